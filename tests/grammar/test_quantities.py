"""Quantities: a table for each family of words, what is none, notes, hostile input and properties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.grammar.numerals import CHINESE
from planparse.grammar.quantities import NO_UNIT, find_quantities, parse_quantities
from planparse.grammar.quantity_words import unit_terms

# The text, and each quantity in it: words|number|number_max|comparator|unit.
CASES = """
# counts
新建学校3所 -> 3所|3|-|eq|所
创建30所市级“劳动教育特色学校” -> 30所|30|-|eq|所
培训120名校长 -> 120名|120|-|eq|名
配备教师355人 -> 355人|355|-|eq|人
整治隐患4968处 -> 4968处|4968|-|eq|处
安装红外测温门40台 -> 40台|40|-|eq|台
配发扫码器62套 -> 62套|62|-|eq|套
新建4片笼式足球场地 -> 4片|4|-|eq|片
建立南、北、西三片精英训练营营地 -> 三片|3|-|eq|片
全年完成各类型招聘7批次 -> 7批次|7|-|eq|批次
组建青少年心理关爱应急专家团队100支 -> 100支|100|-|eq|支
开发老年教育课程100门 -> 100门|100|-|eq|门
开展公益活动5000场次 -> 5000场次|5000|-|eq|场次
全年开行3000列以上 -> 3000列以上|3000|-|ge|列
打造8条精品线路 -> 8条|8|-|eq|条
新增3个公园和5座桥梁 -> 3个|3|-|eq|个 ; 5座|5|-|eq|座
2所民办学校成立党支部 -> 2所|2|-|eq|所
两个项目和三片绿地 -> 两个|2|-|eq|个 ; 三片|3|-|eq|片
在全市8个实验镇20所基地学校开展 -> 8个|8|-|eq|个 ; 20所|20|-|eq|所
新增公办学位2000个,义务教育公办学位20500个 -> 2000个|2000|-|eq|个 ; 20500个|20500|-|eq|个
增加学位1万余个 -> 1万余个|10000|-|gt|个
7部门联合印发 -> 7部门|7|-|eq|部门
打井20口 -> 20口|20|-|eq|口
植树5万株 -> 5万株|50000|-|eq|株
出栏生猪6248万头 -> 6248万头|62480000|-|eq|头
放流鱼苗500万尾 -> 500万尾|5000000|-|eq|尾
获金牌5枚、银牌3枚 -> 5枚|5|-|eq|枚 ; 3枚|3|-|eq|枚
立项课题23个、子课题38个 -> 23个|23|-|eq|个 ; 38个|38|-|eq|个
办好十件民生实事 -> 十件|10|-|eq|件
七大举措 -> 七大|7|-|eq|大
十方面民生实事 -> 十方面|10|-|eq|方面
六个方面工作 -> 六个|6|-|eq|个
提出4点要求 -> 4点|4|-|eq|点
配置20个标段 -> 20个|20|-|eq|个
发放防疫物资20余万件 -> 20余万件|200000|-|gt|件
百所学校结对 -> 百所|100|-|eq|所
万名青年入乡 -> 万名|10000|-|eq|名
千家企业上云 -> 千家|1000|-|eq|家
超5万批次 -> 超5万批次|50000|-|gt|批次
# ranges
创建10—12所省优质幼儿园 -> 10—12所|10|12|range|所
创建10-12所 -> 10-12所|10|12|range|所
培育2-3所四星级高中 -> 2-3所|2|3|range|所
掌握1－2项特长 -> 1－2项|1|2|range|项
选修2至3门课程 -> 2至3门|2|3|range|门
3到5个项目 -> 3到5个|3|5|range|个
增长5%～6% -> 5%～6%|5|6|range|%
增长5.0%—5.5% -> 5.0%—5.5%|5|5.5|range|%
形成一两项爱好 -> 一两项|1|2|range|项
培养两三个骨干 -> 两三个|2|3|range|个
走访三五家企业 -> 三五家|3|5|range|家
组织七八次活动 -> 七八次|7|8|range|次
3—12个月的就业见习 -> 3—12个月|3|12|range|个月
投入50-60万元 -> 50-60万元|500000|600000|range|元
投入50万—60万元 -> 50万—60万元|500000|600000|range|元
投入50万元至60万元 -> 50万元至60万元|500000|600000|range|元
1项至2项艺术特长 -> 1项至2项|1|2|range|项
一至两项 -> 一至两项|1|2|range|项
二三十家企业 -> 二三十家|20|30|range|家
十七八个村 -> 十七八个|17|18|range|个
百分之七至百分之八 -> 百分之七至百分之八|7|8|range|%
占比1.5%至2% -> 1.5%至2%|1.5|2|range|%
增加二千五百～三千五百万吨 -> 二千五百～三千五百万吨|25000000|35000000|range|吨
从10所到20所 -> 10所|10|-|eq|所 ; 20所|20|-|eq|所
由85%提高到90% -> 85%|85|-|eq|% ; 90%|90|-|eq|%
时间5—10年左右 -> 5—10年左右|5|10|range|年
8000—1.2万元 -> 8000—1.2万元|8000|12000|range|元
前6-10名 -> 前6-10名|6|10|range|位
2~3门 -> 2~3门|2|3|range|门
30--50人 -> 30--50人|30|50|range|人
# scale
1.4万户 -> 1.4万户|14000|-|eq|户
投资5亿元 -> 5亿元|500000000|-|eq|元
总投资补贴不少于500户 -> 不少于500户|500|-|ge|户
签约2346户 -> 2346户|2346|-|eq|户
预约300人次 -> 300人次|300|-|eq|人次
彩超2台 -> 2台|2|-|eq|台
附近30所 -> 30所|30|-|eq|所
达到2.6万人年 -> 2.6万人年|26000|-|eq|人年
检查1500家次/隐患整改 -> 1500家次|1500|-|eq|家次
抽检4批次 / 千人 -> 4批次 / 千人|4|-|eq|批次/千人
298克标准煤/千瓦时以下 -> 298克标准煤/千瓦时以下|298|-|le|克标准煤/千瓦时
75吨/时燃煤锅炉 -> 75吨/时|75|-|eq|吨/时
约5亿元 -> 约5亿元|500000000|-|approx|元
1.1万亿元 -> 1.1万亿元|1100000000000|-|eq|元
7800亿元 -> 7800亿元|780000000000|-|eq|元
培训5万人次 -> 5万人次|50000|-|eq|人次
10亿千瓦 -> 10亿千瓦|1000000000|-|eq|千瓦
1.2亿千瓦时 -> 1.2亿千瓦时|120000000|-|eq|千瓦时
3千人 -> 3千人|3000|-|eq|人
5百万元 -> 5百万元|5000000|-|eq|元
二百五十万吨 -> 二百五十万吨|2500000|-|eq|吨
1.3万亿斤 -> 1.3万亿斤|1300000000000|-|eq|斤
500万千瓦 -> 500万千瓦|5000000|-|eq|千瓦
2万千米 -> 2万千米|20000|-|eq|千米
12,000人 -> 12,000人|12000|-|eq|人
1,234,567元 -> 1,234,567元|1234567|-|eq|元
32，056万吨 -> 32，056万吨|320560000|-|eq|吨
4500万标箱 -> 4500万标箱|45000000|-|eq|标箱
5506.3万标准箱 -> 5506.3万标准箱|55063000|-|eq|标准箱
1530万亩 -> 1530万亩|15300000|-|eq|亩
1000万公里 -> 1000万公里|10000000|-|eq|公里
３５．６％ -> ３５．６％|35.6|-|eq|%
３００所 -> ３００所|300|-|eq|所
12万平方公里 -> 12万平方公里|120000|-|eq|平方公里
350万立方米/日 -> 350万立方米/日|3500000|-|eq|立方米/日
16.9万吨/日 -> 16.9万吨/日|169000|-|eq|吨/日
一万四千亿千瓦时 -> 一万四千亿千瓦时|1400000000000|-|eq|千瓦时
十三亿五千万吨标准煤 -> 十三亿五千万吨标准煤|1350000000|-|eq|吨标准煤
五万亿元 -> 五万亿元|5000000000000|-|eq|元
两千零二十人 -> 两千零二十人|2020|-|eq|人
三万五千人 -> 三万五千人|35000|-|eq|人
# chinese numerals
一万余个 -> 一万余个|10000|-|gt|个
三十五所 -> 三十五所|35|-|eq|所
二十名 -> 二十名|20|-|eq|名
一百零八人 -> 一百零八人|108|-|eq|人
两所学校 -> 两所|2|-|eq|所
廿五人 -> 廿五人|25|-|eq|人
十二条 -> 十二条|12|-|eq|条
百分之九十五 -> 百分之九十五|95|-|eq|%
百分之十点五 -> 百分之十点五|10.5|-|eq|%
千分之三 -> 千分之三|3|-|eq|‰
千分之十点三九 -> 千分之十点三九|10.39|-|eq|‰
三分之二以上的学校 -> 三分之二以上|0.6667|-|ge|-
四分之一 -> 四分之一|0.25|-|eq|-
占全国1/10以上 -> 1/10以上|0.1|-|ge|-
五成以上 -> 五成以上|50|-|ge|%
七成五 -> 七成五|75|-|eq|%
八成以上的村 -> 八成以上|80|-|ge|%
9成 -> 9成|90|-|eq|%
一半以上 -> 一半以上|0.5|-|ge|-
一半 -> 一半|0.5|-|eq|-
半数以上 -> 半数以上|0.5|-|ge|-
两年半 -> 两年半|2.5|-|eq|年
一个半小时 -> 一个半小时|1.5|-|eq|小时
半小时 -> 半小时|0.5|-|eq|小时
半个月 -> 半个月|0.5|-|eq|个月
百分百 -> 百分百|100|-|eq|%
百分之百 -> 百分之百|100|-|eq|%
提高一点三个百分点 -> 一点三个百分点|1.3|-|eq|个百分点
零点八个千分点 -> 零点八个千分点|0.8|-|eq|个千分点
三点五万公里 -> 三点五万公里|35000|-|eq|公里
万分之五 -> 万分之五|0.0005|-|eq|-
减半 -> 减半|50|-|eq|%
七八成 -> 七八成|70|80|range|%
# bounds before
不少于135名 -> 不少于135名|135|-|ge|名
不低于60% -> 不低于60%|60|-|ge|%
至少2个学分 -> 至少2个学分|2|-|ge|学分
不得低于72个学时 -> 不得低于72个学时|72|-|ge|学时
不得少于3次 -> 不得少于3次|3|-|ge|次
超过80% -> 超过80%|80|-|gt|%
超过10亿千瓦 -> 超过10亿千瓦|1000000000|-|gt|千瓦
突破200家 -> 突破200家|200|-|gt|家
高于40% -> 高于40%|40|-|gt|%
低于5% -> 低于5%|5|-|lt|%
不超过15万元 -> 不超过15万元|150000|-|le|元
最高不超过15万元 -> 最高不超过15万元|150000|-|le|元
不高于5.5% -> 不高于5.5%|5.5|-|le|%
少于3人 -> 少于3人|3|-|lt|人
不到10% -> 不到10%|10|-|lt|%
不足5人 -> 不足5人|5|-|lt|人
约5亿元 -> 约5亿元|500000000|-|approx|元
约为30% -> 约为30%|30|-|approx|%
近30所 -> 近30所|30|-|approx|所
近10万名 -> 近10万名|100000|-|approx|名
大于3公里 -> 大于3公里|3|-|gt|公里
不小于3米 -> 不小于3米|3|-|ge|米
逾百万元 -> 逾百万元|1000000|-|gt|元
超千亿元 -> 超千亿元|100000000000|-|gt|元
上亿元 -> 上亿元|100000000|-|ge|元
上百家 -> 上百家|100|-|ge|家
破百 -> 破百|100|-|gt|-
突破万亿元 -> 突破万亿元|1000000000000|-|gt|元
过万人 -> 过万人|10000|-|gt|人
最多3项 -> 最多3项|3|-|le|项
至多3项 -> 至多3项|3|-|le|项
最高15万元 -> 最高15万元|150000|-|le|元
≥95% -> ≥95%|95|-|ge|%
≤0.5% -> ≤0.5%|0.5|-|le|%
>60% -> >60%|60|-|gt|%
＜5.5% -> ＜5.5%|5.5|-|lt|%
达到95% -> 95%|95|-|eq|%
达95%以上 -> 95%以上|95|-|ge|%
力争95% -> 95%|95|-|eq|%
约100人左右 -> 约100人左右|100|-|approx|人
不低于10名以上 -> 不低于10名以上|10|-|ge|名
# bounds after
95%以上 -> 95%以上|95|-|ge|%
95%及以上 -> 95%及以上|95|-|ge|%
0.5%以下 -> 0.5%以下|0.5|-|le|%
控制在0.5%以下 -> 0.5%以下|0.5|-|le|%
控制在5%以内 -> 5%以内|5|-|le|%
控制在3%左右 -> 3%左右|3|-|approx|%
15万元以内 -> 15万元以内|150000|-|le|元
10个以上 -> 10个以上|10|-|ge|个
2个以上的教育集团 -> 2个以上|2|-|ge|个
30所左右 -> 30所左右|30|-|approx|所
3.25%左右 -> 3.25%左右|3.25|-|approx|%
50人上下 -> 50人上下|50|-|approx|人
平均时间控制在6分钟内， -> 6分钟内|6|-|le|分钟
时限压缩至3个工作日内 -> 3个工作日内|3|-|le|工作日
成本降到40元内 -> 40元内|40|-|le|元
整改7个工作日内容 -> 7个工作日|7|-|eq|工作日
不得突破860万吨 -> 不得突破860万吨|8600000|-|le|吨
严禁超过3% -> 严禁超过3%|3|-|le|%
增加9亿5千万元 -> 9亿5千万元|950000000|-|eq|元
投资1亿2000万元 -> 1亿2000万元|120000000|-|eq|元
培训3万5千人 -> 3万5千人|35000|-|eq|人
1亿3千2百万元 -> 1亿3千2百万元|132000000|-|eq|元
收购5万4千多吨 -> 5万4千多吨|54000|-|gt|吨
装机2万5千瓦 -> 5千瓦|5|-|eq|千瓦
3万2000人 -> 3万2000人|32000|-|eq|人
盘活率过七成 -> 过七成|70|-|gt|%
日均客流19.3万乘次 -> 19.3万乘次|193000|-|eq|乘次
公开课1200节次 -> 1200节次|1200|-|eq|节次
20%（含）以上 -> 20%（含）以上|20|-|ge|%
3年之内 -> 3年之内|3|-|le|年
20余万件 -> 20余万件|200000|-|gt|件
10多家 -> 10多家|10|-|gt|家
三百多人 -> 三百多人|300|-|gt|人
3万多名 -> 3万多名|30000|-|gt|名
10余项 -> 10余项|10|-|gt|项
100多年 -> 100多年|100|-|gt|年
10公里多 -> 10公里多|10|-|gt|公里
十来个 -> 十来个|10|-|approx|个
5米以下 -> 5米以下|5|-|le|米
1500万元以下 -> 1500万元以下|15000000|-|le|元
100场以上 -> 100场以上|100|-|ge|场
力争到2020年演出每年在200场以上 -> 200场以上|200|-|ge|场
400项以上 -> 400项以上|400|-|ge|项
700 万平方米以上 -> 700 万平方米以上|7000000|-|ge|平方米
# adverbial bounds
至少要配备音乐、美术专职教师各1名 -> 1名|1|-|ge|名
至少选修1-2门 -> 1-2门|1|2|range|门
至少参加1项艺术活动 -> 1项|1|-|ge|项
不低于总课时的9% -> 9%|9|-|ge|%
不低于国家课程方案规定总课时9%（857课时） -> 9%|9|-|ge|% ; 857课时|857|-|eq|课时
至少每3年举办1次 -> 1次|1|-|ge|次
减少超过规定比例部分的20% -> 20%|20|-|eq|%
至少建设一所学校 -> 一所|1|-|ge|所
# bare
贫困人口减少1109万， -> 1109万|11090000|-|eq|-
全省30万以上参保孕产妇 -> 30万以上|300000|-|ge|-
为80万重点群体提供就业帮扶 -> 80万|800000|-|eq|-
上亿市场主体 -> 上亿|100000000|-|ge|-
惠及1100多万学生 -> 1100多万|11000000|-|gt|-
450万困难群众 -> 450万|4500000|-|eq|-
百分之五左右 -> 百分之五左右|5|-|approx|%
由1980年的18提高到22左右 -> 22左右|22|-|approx|-
入园率达到93.5以上 -> 93.5以上|93.5|-|ge|-
近视率逐年下降0.5， -> 0.5|0.5|-|eq|-
人口64万。 -> 64万|640000|-|eq|-
# quotes
“3551”人才经费1350万元 -> 1350万元|13500000|-|eq|元
《三年行动计划》5项 -> 5项|5|-|eq|项
"千项万亿"重大项目1678个 -> 1678个|1678|-|eq|个
“力争达到95%” -> 95%|95|-|eq|%
# not quantities: names and slogans
十分钟 -> 十分钟|10|-|eq|分钟
百亿元以上产业链达到15条 -> 15条|15|-|eq|条
万元生产总值能耗下降5% -> 5%|5|-|eq|%
万吨级泊位5个 -> 5个|5|-|eq|个
5个万亿级产业 -> 5个|5|-|eq|个
# not quantities: dates, codes
2000个 -> 2000个|2000|-|eq|个
2022年100% -> 100%|100|-|eq|%
2022年60项 -> 60项|60|-|eq|项
1.30所小学 -> 30所|30|-|eq|所
　　2.5个重点项目 -> 5个|5|-|eq|个
# mixed
完成7所江苏省优质幼儿园、3所苏州市优质幼儿园创建任务 -> 7所|7|-|eq|所 ; 3所|3|-|eq|所
A增长6%、B增长8%以上 -> 6%|6|-|eq|% ; 8%以上|8|-|ge|%
达标率和优良率分别在95%、50%以上 -> 95%|95|-|eq|% ; 50%以上|50|-|ge|%
城镇调查失业率5.5%左右，新增就业900万人以上 -> 5.5%左右|5.5|-|approx|% ; 900万人以上|9000000|-|ge|人
从全国第15位升至第5位 -> 第15位|15|-|eq|位 ; 第5位|5|-|eq|位
粮食产量保持在1.3万亿斤以上 -> 1.3万亿斤以上|1300000000000|-|ge|斤
两年新增3万个学位，覆盖20余个县 -> 两年|2|-|eq|年 ; 3万个|30000|-|eq|个 ; 20余个|20|-|gt|个
到2025年建成300所，2035年达500所 -> 300所|300|-|eq|所 ; 500所|500|-|eq|所
共有23个省规划课题,38个市规划课题 -> 23个|23|-|eq|个 ; 38个|38|-|eq|个
年度投资1.1万亿元，占比达到58% -> 1.1万亿元|1100000000000|-|eq|元 ; 58%|58|-|eq|%
# settled
千人口托位数达4.7个 -> 4.7个|4.7|-|eq|个/千人口
千家企业上云 -> 千家|1000|-|eq|家
居全国第10至15位 -> 第10至15位|10|15|range|位
第1-3名 -> 第1-3名|1|3|range|位
一百五十多万 -> 一百五十多万|1500000|-|gt|-
三百万贫困人口 -> 三百万|3000000|-|eq|-
五千万～一亿元 -> 五千万～一亿元|50000000|100000000|range|元
至少两次 -> 至少两次|2|-|ge|次
两三年 -> 两三年|2|3|range|年
近三年 -> 三年|3|-|eq|年
1．5所 -> 5所|5|-|eq|所
0.5-1个百分点 -> 0.5-1个百分点|0.5|1|range|个百分点
6个100% -> 6个|6|-|eq|个 ; 100%|100|-|eq|%
一等奖3项 -> 3项|3|-|eq|项
目前5所 -> 5所|5|-|eq|所
占GDP的4% -> 4%|4|-|eq|%
生均800元 -> 800元|800|-|eq|元
第一名 -> 第一名|1|-|eq|位
全国第一 -> 第一|1|-|eq|位
"""

# Texts without any quantity, two spaces apart.
NOTHING = """
3万5  实现倍增  居全国前列  “5080”攻坚  “5+2”工程  “163”行动  “双减”  “四有”好教师
“8+37”学校  “两个一”行动  “15分钟社区生活圈”  “保7争6”  ‘百千万’工程  十四五  十三五规划
“十四五”末  第36个教师节  第五届  第三批  第二轮  第2次  第5期  三年行动计划  五年规划  四星级
一级园  九年一贯制  两委  两会  三农  四风  八项规定  六稳  一校一品  一带一路  一站式  一体化  唯一
三角  长三角  三角洲  万众创新  千方百计  一把手  一票否决  第一书记  一批  一系列  一定  一流  一些
一般  一律  同一所学校  统一规划  进一步  若干所  数十家  数百名  十几所  几百万  成千上万  三位一体
五位一体  双一流  1+1+X  5+2  3+N  “四算合一”  十分重要  百分点  百家争鸣  千家万户  万一
一万一  三三制  一二三产业  第一、二、三产业  小学一、二年级  五四青年节  三八  九三学社  二级医院
三甲医院  两位数增长  总投资亿元以上项目  单位：万元  （万人）  二期工程  唯一成功入选  半导体  零就业家庭
零部件  上半年  下半年  建党100周年  建军一百年  一方面  每一个人  五台山  三门峡市  任何一个
各类学校  一次性补贴  一人一策  2020年  2020-2022  2020—2022年  2020年3月5日
3月5日  3月  1-3月  9时30分  9:30  2023-03-05  2021.11.5  二〇二五年  三季度
一季度末  2021级  2024年内  2000年  1号楼  3号线  3A级  AAAA级  C919
985/211  7×24小时  5G  4K  2.0版  H5  PM2.5  GDP  〔2023〕2号
国发〔2021〕29号  第37号  0512-58123456  13812345678  12345热线  215600
xx年  **所  1O0%  20xx年  21世纪  80年代  IPv6  G60科创走廊  5A级景区  3D打印
11月10日-16日  2023—2024学年  不晚于21点  师生比1:14  1-2-3  1 2 %  6.2级地震
十几个  第36次  安全第一  全省第一方阵  前三季度  前5个月  前三年  二三产业  五六十年代  三四线城市
一是  双十一  六一儿童节  10亿级  两学一做  三会一课  时间过半  任何一所  三废  三重一大  1．2．3
城乡二元结构  全国百强  三星堆
"""

# The text, then kind, change and notes of its last quantity.
DETAILS = [
    ("每年200场", "event", "level", ("annual",)),
    ("逐年下降0.5%", "ratio", "level", ("annual",)),
    ("年均增长15%以上", "ratio", "level", ("annual",)),
    ("每周不少于4节", "event", "level", ("weekly",)),
    ("每天1小时", "time", "level", ("daily",)),
    ("每学期2次", "event", "level", ("per-term",)),
    ("每3年举办1次", "event", "level", ("every:3年",)),
    ("专职教师各1名", "count", "level", ("each",)),
    ("至少选修1-2门", "count", "level", ("far-bound", "bound:ge")),
    ("至少要配备专职教师1名", "count", "level", ("far-bound",)),
    ("不少于3-5所", "count", "level", ("bound:ge",)),
    ("30-50所左右", "count", "level", ("bound:approx",)),
    ("近30所", "count", "level", ("near",)),
    ("近三年", "time", "level", ()),
    ("一个项目", "count", "level", ("one",)),
    ("至少一个项目", "count", "level", ()),
    ("万名青年", "count", "level", ("round",)),
    ("七大举措", "count", "level", ("heading-count",)),
    ("六个方面", "count", "level", ("heading-count",)),
    ("翻一番", "ratio", "ratio", ()),
    ("增长4.9倍", "ratio", "ratio", ()),
    ("减半", "ratio", "decrease", ()),
    ("80万重点群体", "bare", "level", ()),
    ("三分之二", "ratio", "level", ()),
    ("60岁以上", "age", "level", ()),
    ("全市第1", "rank", "level", ()),
    ("前10%", "rank", "level", ()),
    ("15年免费教育", "time", "level", ()),
]

HOSTILE = (
    "1", "1,", "一", "百分之", "每", "1-", "第一", "“", '"', "1个", "前3", "1万", "1 ", "翻", "《", "1至", "至少1", "十一、", "1余",
    "千分之一点",
)  # fmt: skip
ALPHABET = "0123456789.,，％%‰一二两三十百千万亿半成余多个所名元年月日第前每人以上下不少于超过约近至-—～/ “”《》()（）\n翻番之分点A"


def cases(table: str) -> list[tuple[str, list[dict[str, object]]]]:
    """Read lines ``text -> words|number|number_max|comparator|unit ; …`` (- is nothing) into texts and what they must give."""
    rows: list[tuple[str, list[dict[str, object]]]] = []
    for line in table.splitlines():
        if not line or line.startswith("# "):
            continue
        text, _, right = line.rpartition(" -> ")
        expected: list[dict[str, object]] = []
        for item in right.split(" ; "):
            words, low, high, comparator, unit = item.split("|")
            start = text.index(words, expected[-1]["end"] if expected else 0)  # type: ignore[call-overload]
            number = [None if part == "-" else float(part) if "." in part else int(part) for part in (low, high)]
            expected.append(
                {"text": words, "start": start, "end": start + len(words), "number": number[0], "number_max": number[1]}
                | {"comparator": comparator, "unit": "" if unit == "-" else unit}
            )
        rows.append((text, expected))
    return rows


@pytest.mark.parametrize(("text", "expected"), cases(CASES))
def test_quantities(text: str, expected: list[dict[str, object]]) -> None:
    assert parse_quantities(text) == expected


@pytest.mark.parametrize("text", [text for line in NOTHING.splitlines() for text in line.split("  ") if text])
def test_what_is_no_quantity(text: str) -> None:
    assert parse_quantities(text) == []


@pytest.mark.parametrize(("text", "kind", "change", "notes"), DETAILS)
def test_kind_change_and_notes(text: str, kind: str, change: str, notes: tuple[str, ...]) -> None:
    found = find_quantities(text)[-1]
    assert (found.kind, found.change, found.notes) == (kind, change, notes)


def test_core_is_number_and_unit() -> None:
    (found,) = find_quantities("接收教师不少于135名以上")
    assert "接收教师不少于135名以上"[found.core_start : found.core_end] == "135名"
    assert (found.text, found.start) == ("不少于135名以上", 4)


def test_a_number_never_crosses_a_line_or_a_name() -> None:
    assert [found.text for found in find_quantities("新建3\n所学校，“5080”攻坚2项")] == ["2项"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_input_is_read_in_one_pass(unit: str) -> None:
    """No construct may be tried again from every position: ten times the text gives about ten times the quantities, and ends."""
    short, long = (len(find_quantities(unit * (length // len(unit)))) for length in (1_000, 100_000))
    assert long <= 110 * short + 110


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from(ALPHABET), max_size=60))
def test_any_mix_of_words_is_grounded(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_grounded(text: str) -> None:
    check(text)


def check(text: str) -> None:
    found = find_quantities(text)
    assert found == find_quantities(text)
    end = 0
    for quantity in found:
        assert end <= quantity.start <= quantity.core_start < quantity.core_end <= quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        assert (quantity.comparator == "range") == (quantity.number_max is not None)
        assert quantity.number_max is None or quantity.number_max > quantity.number
        end = quantity.end


def test_what_stands_behind_no_number_begins_no_unit() -> None:
    assert set(NO_UNIT) & (set(unit_terms()) | set(CHINESE)) == set()
    assert [char for char in NO_UNIT if find_quantities(f"达到三{char}，")] == []


@pytest.mark.parametrize("char", NO_UNIT)
@pytest.mark.parametrize(("said", "number"), [("近百", 100), ("上千", 1000), ("过万", 10000)])
def test_a_round_number_needs_no_unit(said: str, number: int, char: str) -> None:
    assert [quantity.number for quantity in find_quantities(f"惠及{said}{char}民众。")] == [number]
