"""Quantitative targets: one table of sentences, by family, with what the guideline says must be read from each.

A line is ``sentence -> records``; ``none`` where there must be no quantitative record. Records are parted by `` ; `` and written
``action|metric|number|unit|comparator|change``, a range as ``10~12``. ``*`` is an action on which careful readers may differ.
Actions are compared without the resultative that the tool keeps (控制在 = 控制, 提高到 = 提高), see
``test_an_action_is_the_bare_verb``. A line that begins with ``?`` is a known defect, whose reason the line ends with: `` ## reason``.
"""

from __future__ import annotations

import re

import pytest

import planparse
from planparse.records import Record

TITLE = "云溪市2025年工作计划\n"

CASES = """
# a rate or an amount, a verb of reaching, the value
? 城区公交站点500米覆盖率达到100%。 -> 达到|城区公交站点500米覆盖率|100|%|eq|level ## a measure inside the name of a rate (500米覆盖率) is read as a target of its own
万人失信率控制在0.5‰以内。 -> 控制|万人失信率|0.5|‰|le|level
将公办养老机构入住率提高到65%，护理型床位占比达70%。 -> 提高|公办养老机构入住率|65|%|eq|level ; 达|护理型床位占比|70|%|eq|level
生猪出栏稳定在50万头、肉类总产量8万吨以上。 -> 稳定|生猪出栏|500000|头|eq|level ; *|肉类总产量|80000|吨|ge|level
全市学前三年毛入园率达到96%以上。 -> 达到|全市学前三年毛入园率|96|%|ge|level
义务教育巩固率保持在99.5%。 -> 保持|义务教育巩固率|99.5|%|eq|level
全市儿童青少年近视率控制在48%以内。 -> 控制|全市儿童青少年近视率|48|%|le|level
普惠性幼儿园覆盖率稳定在92%左右。 -> 稳定|普惠性幼儿园覆盖率|92|%|approx|level
城镇登记失业率不超过5.5%。 -> *|城镇登记失业率|5.5|%|le|level
城乡居民人均可支配收入突破4万元。 -> 突破|城乡居民人均可支配收入|40000|元|gt|level
森林覆盖率达67.3%。 -> 达|森林覆盖率|67.3|%|eq|level
粮食播种面积稳定在120万亩以上。 -> 稳定|粮食播种面积|1200000|亩|ge|level
地表水国考断面优良比例达到100%。 -> 达到|地表水国考断面优良比例|100|%|eq|level
审批时限压缩至3个工作日。 -> 压缩|审批时限|3|工作日|eq|level
群众满意度不低于95%。 -> *|群众满意度|95|%|ge|level
常住人口城镇化率提高到68%。 -> 提高|常住人口城镇化率|68|%|eq|level
生活垃圾回收利用率要达到38%以上。 -> 达到|生活垃圾回收利用率|38|%|ge|level
普通高中平均班额应控制在50人以内。 -> 控制|普通高中平均班额|50|人|le|level
万元产值能耗降至0.32吨标准煤。 -> 降|万元产值能耗|0.32|吨标准煤|eq|level
确保高龄老人巡访率达到100%。 -> 达到|高龄老人巡访率|100|%|eq|level
力争全年空气质量优良天数达到320天。 -> 达到|空气质量优良天数|320|天|eq|level
全年粮食总产量达到45万吨以上。 -> 达到|粮食总产量|450000|吨|ge|level
全社会研发投入强度超过3%。 -> *|全社会研发投入强度|3|%|gt|level
三级公立医院平均住院日降至7.8天以下。 -> 降|三级公立医院平均住院日|7.8|天|le|level
每百户居民拥有充电桩车位占比达到30%。 -> 达到|每百户居民拥有充电桩车位占比|30|%|eq|level
# who is obliged, before what it is to do
县卫生健康局要检测末梢水样480份。 -> 检测|末梢水样|480|份|eq|level
县农机部门要在三月底前检修各类农机具一万台。 -> 检修|各类农机具|10000|台|eq|level
规上工业企业要达到120家。 -> 达到|规上工业企业|120|家|eq|level
# a division that names no measure has that of the one before
榆岭区要完成重点项目投资96亿元，桐河县要完成58.5亿元。 -> 完成|重点项目投资|9600000000|元|eq|level ; 完成|桐河县重点项目投资|5850000000|元|eq|level
# whose investment it is
全年安排重点建设项目46个，计划完成投资28亿元。 -> 安排|重点建设项目|46|个|eq|level ; *|重点建设项目投资|2800000000|元|eq|level
# bare members of a list of what is aimed at
今年的指标安排如下：合成氨8.2万吨，碳铵4万吨；利税1500万元。 -> *|合成氨|82000|吨|eq|level ; *|碳铵|40000|吨|eq|level ; *|利税|15000000|元|eq|level
去年指标完成情况如下：合成氨8.2万吨，碳铵4万吨。 -> none
# what the plan sets, and its years in sum
计划规定，2025年水利支出8200万元，比上年增长6%。 -> *|水利支出|82000000|元|eq|level ; 增长|水利支出|6|%|eq|increase
五年合计，林业支出1.2亿元。 -> *|林业支出|120000000|元|eq|level
# city and country, and those who are helped, share the measure told of the others
城市低保标准由每人每月710元提高到760元，农村由每人每年5300元提高到6100元。 -> 提高|城市低保标准|760|元|eq|level ; 提高|农村低保标准|6100|元|eq|level
城镇居民人均可支配收入达到5.2万元，农村达到2.6万元。 -> 达到|城镇居民人均可支配收入|52000|元|eq|level ; 达到|农村居民人均可支配收入|26000|元|eq|level
集中供养儿童基本生活费标准提高到2500元，散居儿童提高到1700元。 -> 提高|集中供养儿童基本生活费标准|2500|元|eq|level ; 提高|散居儿童基本生活费标准|1700|元|eq|level
改造城镇公厕30座，农村户厕4000户。 -> 改造|城镇公厕|30|座|eq|level ; 改造|农村户厕|4000|户|eq|level
# works are part of the name of what is invested in them
渔港改造投资3亿元。 -> *|渔港改造投资|300000000|元|eq|level
预算内统筹安排的投资12亿元。 -> *|预算内统筹安排的投资|1200000000|元|eq|level
山塘加固完成投资3亿元。 -> *|投资|300000000|元|eq|level
# a share of the works of a field
完成陶瓷、玻璃行业60%以上窑炉清洁能源改造。 -> 完成|陶瓷、玻璃行业窑炉清洁能源改造|60|%|ge|level
# what is led from one amount to another stands before the comma, and an adverbial with 在…中 is no part of a metric
晶硅薄膜，可由目前的4万吨增加到7万吨。 -> 增加|晶硅薄膜|70000|吨|eq|level
在年度预算执行中，要努力使赤字率低于3%。 -> *|赤字率|3|%|lt|level
肉牛存栏2.4万头。 -> *|肉牛存栏|24000|头|eq|level
# what is built on last year's number
春季招聘岗位在去年2100个的基础上增加400个。 -> 增加|春季招聘岗位|400|个|eq|increase
# schools, gardens and hospitals of another kind share the measure, too; 或者 parts two limits
公办园生均公用经费不低于850元，民办园不低于720元。 -> *|公办园生均公用经费|850|元|ge|level ; *|民办园生均公用经费|720|元|ge|level
校车使用年限不得超过9年或者行驶里程不超过35万公里。 -> *|行驶里程|350000|公里|le|level
新发近视率较上学期下降2个百分点。 -> 下降|新发近视率|2|个百分点|eq|decrease
# verbs that belong to the name of what is measured
空气质量达到或优于二级的天数不低于330天。 -> *|空气质量达到或优于二级的天数|330|天|ge|level
产业项目从签约到开工不得超过60天。 -> *|产业项目从签约到开工|60|天|le|level
产业项目从签约到开工时间压缩到60天以内。 -> 压缩|产业项目从签约到开工时间|60|天|le|level
# lists of decimals without a unit, floors, what nothing is above
小学、初中校际差异系数分别控制在0.48、0.43以内。 -> 控制|小学校际差异系数|0.48||le|level ; 控制|初中校际差异系数|0.43||le|level
园舍消防合格率、监控覆盖率分别达到100%和92%以上。 -> 达到|园舍消防合格率|100|%|eq|level ; 达到|监控覆盖率|92|%|ge|level
蔬菜自给率守住55%的底线。 -> 守住|蔬菜自给率|55|%|ge|level
开办企业压缩至0.5天内办结。 -> 压缩|开办企业|0.5|天|le|level
# 以及 goes on with the verb of the clause before
完成泵站扩建工程，以及32公里污水管线修复。 -> 完成|污水管线修复|32|公里|eq|level
将破损渠道约18公里衬砌修复。 -> *|破损渠道|18|公里|approx|level
# old wordings
播种棉花一万一千亩，新打机井三十眼。 -> 播种|棉花|11000|亩|eq|level ; 新打|机井|30|眼|eq|level
扫除青壮年文盲四百人。 -> 扫除|青壮年文盲|400|人|eq|level
三年营造林900万亩。 -> *|营造林|9000000|亩|eq|level
油茶新造0.5万亩、低改0.8万亩。 -> 新造|油茶|5000|亩|eq|level ; 低改|油茶|8000|亩|eq|level
二次消费占比由31%提升至36%。 -> 提升|二次消费占比|36|%|eq|level
今年报名队伍应恢复至35支以上。 -> *|报名队伍|35|支|ge|level
# how things are, or what they are made for
我市是商品粮基地，常年粮食产量稳定在130亿斤上下。 -> none
当前，全市煤电装机占比仍高达71%。 -> none
化学需氧量排放限值为50毫克/升。 -> none
加装电梯须征得三分之二以上业主同意。 -> none
码头设计年吞吐量120万吨。 -> none
年产值超10亿元的龙头企业达到8家、超50亿元的企业实现零的突破。 -> 达到|年产值超10亿元的龙头企业|8|家|eq|level
补贴期不超过24个月。 -> none
让“没有围墙的养老院”走进千家万户。 -> none
引导干部进万村、入万户。 -> none
公司应急救援站配有消防车2辆。 -> none
# a guarantee: the amount that must be there, its thing in the clause before or behind
师范院校要将书法课程纳入公共必修课，保证36学时。 -> 保证|书法课程|36|学时|eq|level
把劳动课程列入各年级课表，并确保每周1课时。 -> 确保|劳动课程|1|课时|eq|level
高级中学要保证通用技术类必修课程的6个学分。 -> 保证|通用技术类必修课程|6|学分|eq|level
按照课程标准，保证6学分用于通用技术类必修课程。 -> 保证|通用技术类必修课程|6|学分|eq|level
初级中学要确保劳动课程课时总量不低于课程方案规定占总课时5%的下限。 -> *|劳动课程课时总量|5|%|ge|level
逐步实现总课时数的8%开设校本课程。 -> 开设|校本课程|8|%|eq|level
义务教育学校劳动课程，小学每周不少于2节，初中每周不少于1节。 -> *|小学劳动课程|2|节|ge|level ; *|初中劳动课程|1|节|ge|level
保证小学每周音乐、美术各2课时。 -> 保证|小学音乐|2|课时|eq|level ; 保证|小学美术|2|课时|eq|level
初中每周音乐、美术各1课时。 -> *|初中音乐|1|课时|eq|level ; *|初中美术|1|课时|eq|level
全省中小学心理健康教育20所示范点建设申报工作计划于4月20日前完成。 -> none
积极探索并开好一门以上体现地方特点的拓展课程。 -> 开好|体现地方特点的拓展课程|1|门|ge|level
组织开展不少于2个与航模相关的社团活动。 -> *|与航模相关的社团活动|2|个|ge|level
骨干教师（同时担任备课组长和年级组长的教师）占专任教师总数超过三成。 -> *|骨干教师占专任教师总数|30|%|gt|level
# one of a thing for each, or one that is strived for, is counted
让每个学生在校期间掌握一项终身受益的运动技能。 -> 掌握|终身受益的运动技能|1|项|eq|level
各县区要力争建成一个综合实践基地。 -> 建成|综合实践基地|1|个|eq|level
打造一支高素质教师队伍。 -> none
形成一个共建共享的治理格局。 -> none
# a full-width comma in a number parts thousands, not clauses
1985年生产棉布2，000万米，比1980年的1，520万米增长32%。 -> 生产|棉布|20000000|米|eq|level ; 增长|棉布|32|%|eq|increase
全年生产钢材1，650万吨。 -> 生产|钢材|16500000|吨|eq|level
# a stem of moving or holding and its result
村集体经营性收入升到30万元。 -> 升|村集体经营性收入|300000|元|eq|level
创业担保基金扩容至2.5亿元。 -> 扩容|创业担保基金|250000000|元|eq|level
污水处理率抬到63%。 -> 抬|污水处理率|63|%|eq|level
隐患按期整改率要做到100%。 -> 做|隐患按期整改率|100|%|eq|level
幼儿园毛入园率守住93%的底线。 -> 守住|幼儿园毛入园率|93|%|ge|level
居民消费价格涨幅稳在2%左右。 -> 稳|居民消费价格涨幅|2|%|approx|level
居民医保参保率不跌破95%。 -> *|居民医保参保率|95|%|ge|level
建筑业总产值跨入50亿元行列。 -> 跨入|建筑业总产值|5000000000|元|eq|level
规上工业产值跨过20亿元门槛。 -> 跨过|规上工业产值|2000000000|元|gt|level
一般性支出再砍掉8%。 -> 砍掉|一般性支出|8|%|eq|decrease
污水集中收集率比2020年抬高12个百分点。 -> 抬高|污水集中收集率|12|个百分点|eq|increase
单位产值能耗再往下压3%。 -> 往下压|单位产值能耗|3|%|eq|decrease
担保贷款余额翻上一番。 -> *|担保贷款余额|2|倍|eq|ratio
扩容工程要抓紧，稳在各地已有的做法。 -> none
# a length of time that is reached is no deadline
项目建设周期一般控制在8个月以内。 -> 控制|项目建设周期|8|个月|le|level
商品房去化周期由18个月压缩至12个月以内。 -> 压缩|商品房去化周期|12|个月|le|level
# a number in words, in two units
小学辍学率为零。 -> 为|小学辍学率|0||eq|level
重特大事故起数由2起降为零。 -> 降|重特大事故起数|0|起|eq|level
化肥使用量实现零增长。 -> 实现|化肥使用量|0|%|eq|level
新能源公交车占比要过半。 -> *|新能源公交车占比|0.5||gt|level
当前时间过半、任务过半。 -> none
1号线行车间隔压缩到1分50秒。 -> 压缩|1号线行车间隔|110|秒|eq|level
进城通勤时间缩短至1小时20分以内。 -> 缩短|进城通勤时间|80|分钟|le|level
立体泊位占三至四成。 -> 占|立体泊位|30~40|%|range|level
为零部件企业办好实事，一切从零起步。 -> none
# from where it stands now
骨干企业由目前的2家扩至5家。 -> 扩|骨干企业|5|家|eq|level
监测站点要从现在的386个扩到450个。 -> 扩|监测站点|450|个|eq|level
把残疾儿童入学率由去年的81%提到86%。 -> 提|残疾儿童入学率|86|%|eq|level
预警信息覆盖率要从89%往上提到95%。 -> 往上提|预警信息覆盖率|95|%|eq|level
光伏组件利用率由不足50%提高到85%以上。 -> 提高|光伏组件利用率|85|%|ge|level
让软件业收入由41亿元做大到58亿元。 -> 做大|软件业收入|5800000000|元|eq|level
在岗教师补助由每月300元调到500元。 -> 调|在岗教师补助|500|元|eq|level
心理教师配备率由71%提升至全覆盖。 -> none
入户走访率由去年的83%提高10个百分点。 -> 提高|入户走访率|10|个百分点|eq|increase
# what is counted was named in the clause before
去年改造低产茶园220亩，今年再改180亩。 -> 改造|低产茶园|220|亩|eq|level ; 再改|低产茶园|180|亩|eq|level
再布10部天气雷达。 -> 再布|天气雷达|10|部|eq|level
再生资源企业要守规矩。 -> none
# money that a budget sets aside
县财政挤出60万元作为再就业基金。 -> 挤出|再就业基金|600000|元|eq|level
市财政每年安排治水专项不少于2000万元。 -> 安排|治水专项|20000000|元|ge|level
省财政每年拿出不低于2亿元用于试点示范。 -> 拿出|试点示范资金|200000000|元|ge|level
# towards a number
市区公交分担率力争向22%靠近。 -> 靠近|市区公交分担率|22|%|approx|level
村集体收入往45万元上冲。 -> 上冲|村集体收入|450000|元|eq|level
集体经济收入全年奔着30万元去。 -> 去|集体经济收入|300000|元|eq|level
向3个村推广经验。 -> none
# what becomes of a number of things
620套公寓可以拎包入住。 -> 入住|公寓|620|套|eq|level
首批300套安置房必须竣工。 -> 竣工|安置房|300|套|eq|level
1500亩造林任务要落实到山头地块。 -> 落实|造林任务|1500|亩|eq|level
把2.3万亩水毁农田修复到位。 -> 修复|水毁农田|23000|亩|eq|level
让排查出的4300亩撂荒地全部复耕。 -> 复耕|排查出的撂荒地|4300|亩|eq|level
让45个村的污水得到治理。 -> 治理|污水得到治理的村|45|个|eq|level
88家县级农信社全部改制为农村商业银行。 -> 改制|县级农信社|88|家|eq|level
线网订购的12列列车陆续上线。 -> 上线|线网订购的列车|12|列|eq|level
11座隧道窑全部完成清洁能源改造。 -> 完成|隧道窑清洁能源改造|11|座|eq|level
6个街道全部通过卫生街道复审。 -> 通过|通过卫生街道复审的街道|6|个|eq|level
危桥改造任务26座如期完成。 -> *|危桥改造任务|26|座|eq|level
41个脱贫县的县级医院全部接入平台。 -> none
20名干部要落实包保责任。 -> none
3个年级的学生都要参加。 -> none
50人以上的学校全部完成规则修订。 -> none
# how things are is no promise
白石沟村位于镇西北部，耕地面积2180亩，平均海拔960米。 -> none
我校现有教学班36个，在校学生1500人。 -> none
青禾区是全市老工业区，危化品生产经营单位214家，建筑工地163个。 -> none
九年义务教育巩固率达到98%。 -> 达到|九年义务教育巩固率|98|%|eq|level
三年内义务教育巩固率达到98%。 -> 达到|义务教育巩固率|98|%|eq|level
力争百亿级开发区达到22个。 -> 达到|百亿级开发区|22|个|eq|level
新建区级公园3个。 -> 新建|区级公园|3|个|eq|level
# growth and decline
规模以上工业增加值增长7.5%。 -> 增长|规模以上工业增加值|7.5|%|eq|increase
社会消费品零售总额增长6%以上。 -> 增长|社会消费品零售总额|6|%|ge|increase
单位生产总值能耗下降3.2%。 -> 下降|单位生产总值能耗|3.2|%|eq|decrease
主城区空气优良天数比例提高1.5个百分点。 -> 提高|主城区空气优良天数比例|1.5|个百分点|eq|increase
压减一般性支出10%。 -> 压减|一般性支出|10|%|eq|decrease
全年新增城镇就业2.6万人。 -> 新增|城镇就业|26000|人|eq|increase
城镇新增就业3万人以上。 -> 新增|城镇新增就业|30000|人|ge|increase
农村居民收入增速高于城镇居民1个百分点。 -> 高于|农村居民收入增速|1|个百分点|eq|level
农村居民收入增速高于城镇居民1个百分点以上。 -> 高于|农村居民收入增速|1|个百分点|ge|level
旅游总收入预计增长12%左右。 -> 增长|旅游总收入|12|%|approx|increase
事故起数和死亡人数分别下降10%、5%。 -> 下降|事故起数|10|%|eq|decrease ; 下降|死亡人数|5|%|eq|decrease
新增普惠托位800个。 -> 新增|普惠托位|800|个|eq|increase
减少重复检查事项60项。 -> 减少|重复检查事项|60|项|eq|decrease
净增规上服务业企业12家。 -> 净增|规上服务业企业|12|家|eq|increase
民间投资增长8%、工业投资增长10%以上。 -> 增长|民间投资|8|%|eq|increase ; 增长|工业投资|10|%|ge|increase
居民消费价格涨幅3%左右。 -> |居民消费价格涨幅|3|%|approx|level
五年扩招普通高中学生3000名。 -> 扩招|普通高中学生|3000|名|eq|increase
# no verb, or one that only says how sure it is
案件按期办结率100%。 -> |案件按期办结率|100|%|eq|level
城镇登记失业率5%以内。 -> |城镇登记失业率|5|%|le|level
确保粮食总产量12亿斤。 -> *|粮食总产量|1200000000|斤|eq|level
一般公共预算收入预期增长5%。 -> 增长|一般公共预算收入|5|%|eq|increase
力争培训覆盖面90%以上。 -> *|培训覆盖面|90|%|ge|level
年内配齐率不低于95%。 -> *|配齐率|95|%|ge|level
坚持把安全生产放在第一位。 -> none
实现地区生产总值1000亿元。 -> 实现|地区生产总值|100000000000|元|eq|level
实现利润5000万元。 -> 实现|利润|50000000|元|eq|level
实现进出口总额增长8%。 -> 增长|进出口总额|8|%|eq|increase
实现新增就业3000人。 -> 新增|就业|3000|人|eq|increase
确定3所示范校。 -> 确定|示范校|3|所|eq|level
确定示范校3所。 -> 确定|示范校|3|所|eq|level
完善公共服务设施20处。 -> 完善|公共服务设施|20|处|eq|level
进一步落实补助资金300万元。 -> 落实|补助资金|3000000|元|eq|level
配齐专职教师50名。 -> 配齐|专职教师|50|名|eq|level
为1.8万名学生配齐课桌椅。 -> 配齐|学生课桌椅|18000|名|eq|level
# verb, thing, number
开展“送教下乡”活动不少于20次。 -> 开展|“送教下乡”活动|20|次|ge|level
建成省级以上孵化器、众创空间5家。 -> 建成|省级以上孵化器、众创空间|5|家|eq|level
全市新建、改扩建幼儿园15所。 -> *|幼儿园|15|所|eq|level
计划总投资12亿元，年度完成投资3亿元。 -> *|总投资|1200000000|元|eq|level ; 完成|投资|300000000|元|eq|level
新建公办幼儿园5所。 -> 新建|公办幼儿园|5|所|eq|level
建设高标准农田6万亩。 -> 建设|高标准农田|60000|亩|eq|level
完成固定资产投资85亿元。 -> 完成|固定资产投资|8500000000|元|eq|level
招引亿元以上项目25个。 -> 招引|亿元以上项目|25|个|eq|level
培训乡村医生600人次。 -> 培训|乡村医生|600|人次|eq|level
改造提升农村公路150公里。 -> 改造提升|农村公路|150|公里|eq|level
全年接待游客600万人次。 -> 接待|游客|6000000|人次|eq|level
新建改建城市公厕18座。 -> 新建改建|城市公厕|18|座|eq|level
整治“散乱污”企业46家。 -> 整治|“散乱污”企业|46|家|eq|level
开工建设安置房1200套。 -> 开工建设|安置房|1200|套|eq|level
创建省级“无废学校”8所。 -> 创建|省级“无废学校”|8|所|eq|level
支持龙头企业组建产业联盟4个。 -> 组建|产业联盟|4|个|eq|level
? 为困难残疾人家庭实施无障碍改造210户。 -> 实施|困难残疾人家庭无障碍改造|210|户|eq|level ## 为…实施 with a longer beneficiary: those counted are lost from the metric
更新老旧电梯96部。 -> 更新|老旧电梯|96|部|eq|level
推动林下经济面积扩大到30万亩。 -> 扩大|林下经济面积|300000|亩|eq|level
盘活闲置厂房12万平方米。 -> 盘活|闲置厂房|120000|平方米|eq|level
将社区食堂增加到35家。 -> 增加|社区食堂|35|家|eq|level
# verb, number, thing
? 每年选派不少于100名教师到乡村支教。 -> 选派|教师|100|名|ge|level ## 到… behind the noun says what for, it is no part of what is counted
推动3家企业上市、10家企业“新三板”挂牌。 -> 推动|企业上市|3|家|eq|level ; 推动|企业“新三板”挂牌|10|家|eq|level
实现5个乡镇污水处理厂提标改造。 -> 实现|乡镇污水处理厂提标改造|5|个|eq|level
创建30所示范学校。 -> 创建|示范学校|30|所|eq|level
建设20个村级充电站。 -> 建设|村级充电站|20|个|eq|level
招聘150名农村教师。 -> 招聘|农村教师|150|名|eq|level
培育5家上市后备企业。 -> 培育|上市后备企业|5|家|eq|level
打造3条精品旅游线路。 -> 打造|精品旅游线路|3|条|eq|level
安装800盏节能路灯。 -> 安装|节能路灯|800|盏|eq|level
新增2000个公共停车泊位。 -> 新增|公共停车泊位|2000|个|eq|increase
拆除120处违法建筑。 -> 拆除|违法建筑|120|处|eq|level
计划开工12个重点项目。 -> 开工|重点项目|12|个|eq|level
年内再引进4家总部企业。 -> 引进|总部企业|4|家|eq|level
与街道协同做好13所看护点规范整治。 -> 做好|看护点规范整治|13|所|eq|level
? 要选定6个村作为试点村。 -> 选定|村|6|个|eq|level ## 作为… behind the noun is a second predicate, not part of it
# a count, and the size of what is counted right behind it
新引进5个10亿元以上项目。 -> 引进|10亿元以上项目|5|个|eq|level
建成1个10万头生猪养殖基地。 -> 建成|10万头生猪养殖基地|1|个|eq|level
建设2座110千伏变电站。 -> 建设|110千伏变电站|2|座|eq|level
新增5个500亩以上示范基地。 -> 新增|500亩以上示范基地|5|个|eq|increase
# a length of days, which is no date
审批时限由45日缩短为20日。 -> 缩短|审批时限|20|日|eq|level
办理时限由30日压缩到20日以内。 -> 压缩|办理时限|20|日|le|level
公示时间不少于7日。 -> *|公示时间|7|日|ge|level
# a list whose verb carries over
生产总值增长6%，其中第一产业增长4%、第二产业5.5%。 -> 增长|生产总值|6|%|eq|increase ; 增长|第一产业|4|%|eq|increase ; 增长|第二产业|5.5|%|eq|increase
接待游客650万人次，实现总花费62亿元，同比均增长12%以上。 -> 接待|游客|6500000|人次|eq|level ; 实现|总花费|6200000000|元|eq|level ; 增长|游客|12|%|ge|increase ; 增长|总花费|12|%|ge|increase
主要产品产量达到：粮食50万吨，棉花4万吨。 -> *|粮食产量|500000|吨|eq|level ; *|棉花产量|40000|吨|eq|level
公办园占比达到60%，护理型床位占比达到55%，其中城区、乡村分别不低于65%、45%。 -> *|公办园占比|60|%|eq|level ; *|护理型床位占比|55|%|eq|level ; *|*|65|%|ge|level ; *|*|45|%|ge|level
建成次中心12个，村卫生室达标率达到95%，今明两年分别不低于80%、88%。 -> 建成|次中心|12|个|eq|level ; 达到|村卫生室达标率|95|%|eq|level ; *|村卫生室达标率|80|%|ge|level ; *|村卫生室达标率|88|%|ge|level
审批时限压缩至7天，较法定时限缩短60%。 -> 压缩|审批时限|7|天|eq|level ; 缩短|审批时限|60|%|eq|decrease
培训不少于40课时、出勤率不低于80%的，方可参加考核。 -> none
新增公办学位2000个，义务教育公办学位20500个。 -> 新增|公办学位|2000|个|eq|increase ; 新增|义务教育公办学位|20500|个|eq|increase
培育规上工业企业20家、限上商贸企业15家。 -> 培育|规上工业企业|20|家|eq|level ; 培育|限上商贸企业|15|家|eq|level
新建公园3个、绿道12公里、停车场5处。 -> 新建|公园|3|个|eq|level ; 新建|绿道|12|公里|eq|level ; 新建|停车场|5|处|eq|level
引进博士5名、硕士60名。 -> 引进|博士|5|名|eq|level ; 引进|硕士|60|名|eq|level
? 完成造林2万亩、森林抚育5万亩。 -> 完成|造林|20000|亩|eq|level ; 完成|森林抚育|50000|亩|eq|level ## a verbal noun at the end (造林, 抚育) is taken for the governing verb
改造老旧小区12个、棚户区300套，新建公租房150套。 -> 改造|老旧小区|12|个|eq|level ; 改造|棚户区|300|套|eq|level ; 新建|公租房|150|套|eq|level
举办招聘会40场，提供就业岗位8000个。 -> 举办|招聘会|40|场|eq|level ; 提供|就业岗位|8000|个|eq|level
新建3座人行天桥和2座地下通道。 -> 新建|人行天桥|3|座|eq|level ; 新建|地下通道|2|座|eq|level
认定市级农业龙头企业10家、家庭农场80家、示范合作社30家。 -> 认定|市级农业龙头企业|10|家|eq|level ; 认定|家庭农场|80|家|eq|level ; 认定|示范合作社|30|家|eq|level
生产总值增长6%，财政收入增长4.5%，城镇调查失业率5.3%左右。 -> 增长|生产总值|6|%|eq|increase ; 增长|财政收入|4.5|%|eq|increase ; |城镇调查失业率|5.3|%|approx|level
建成5G基站400个，千兆小区120个以上。 -> 建成|5G基站|400|个|eq|level ; 建成|千兆小区|120|个|ge|level
评选师德标兵20名、优秀班主任50名和教学能手100名。 -> 评选|师德标兵|20|名|eq|level ; 评选|优秀班主任|50|名|eq|level ; 评选|教学能手|100|名|eq|level
# heads and modifiers shared by a coordination
卫生厕所普及率、垃圾处理率双双超过92%。 -> 超过|卫生厕所普及率|92|%|gt|level ; 超过|垃圾处理率|92|%|gt|level
城镇居民、农村居民人均可支配收入分别达到5.2万元和2.6万元。 -> 达到|城镇居民人均可支配收入|52000|元|eq|level ; 达到|农村居民人均可支配收入|26000|元|eq|level
学前教育、高中阶段教育毛入学率分别达到95%、93%。 -> 达到|学前教育毛入学率|95|%|eq|level ; 达到|高中阶段教育毛入学率|93|%|eq|level
一产、二产、三产分别增长4%、7%、6.5%。 -> 增长|一产|4|%|eq|increase ; 增长|二产|7|%|eq|increase ; 增长|三产|6.5|%|eq|increase
学前教育毛入园率、义务教育巩固率、高中阶段毛入学率分别达到98%、99%、97%。 -> 达到|学前教育毛入园率|98|%|eq|level ; 达到|义务教育巩固率|99|%|eq|level ; 达到|高中阶段毛入学率|97|%|eq|level
新建5个、改建8个农贸市场。 -> 新建|农贸市场|5|个|eq|level ; 改建|农贸市场|8|个|eq|level
确保学生体质健康达标率和优良率分别在95%、50%以上。 -> *|学生体质健康达标率|95|%|ge|level ; *|学生体质健康优良率|50|%|ge|level
学生体质健康达标率和优良率分别达到95%和50%以上。 -> 达到|学生体质健康达标率|95|%|*|level ; 达到|学生体质健康优良率|50|%|ge|level
玉米种植、收获机械化率均达到90%。 -> 达到|玉米种植机械化率|90|%|eq|level ; 达到|玉米收获机械化率|90|%|eq|level
花生种植、收获机械化率分别达到65%和55%。 -> 达到|花生种植机械化率|65|%|eq|level ; 达到|花生收获机械化率|55|%|eq|level
小学、初中巩固率分别达到100%、99.2%。 -> 达到|小学巩固率|100|%|eq|level ; 达到|初中巩固率|99.2|%|eq|level
污水处理率和垃圾无害化处理率均达95%。 -> 达|污水处理率|95|%|eq|level ; 达|垃圾无害化处理率|95|%|eq|level
为每所中心校配备音乐、美术专职教师各1名。 -> 配备|音乐专职教师|1|名|eq|level ; 配备|美术专职教师|1|名|eq|level
创建国家级、省级园区各2个。 -> 创建|国家级园区|2|个|eq|level ; 创建|省级园区|2|个|eq|level
创建国家级、省级、市级园区各2个。 -> 创建|国家级园区|2|个|eq|level ; 创建|省级园区|2|个|eq|level ; 创建|市级园区|2|个|eq|level
新增高标准农田10万亩、5万亩分别由甲县、乙县负责。 -> 新增|高标准农田|100000|亩|eq|increase ; 新增|高标准农田|50000|亩|eq|increase
新建、改建、扩建学校10、5、3所。 -> none
新建名师工作室、名校长工作室各3个。 -> 新建|名师工作室|3|个|eq|level ; 新建|名校长工作室|3|个|eq|level
创建健康单位、健康社区、健康学校各6个。 -> 创建|健康单位|6|个|eq|level ; 创建|健康社区|6|个|eq|level ; 创建|健康学校|6|个|eq|level
水稻、油菜单产分别提高1.5%、2%。 -> 提高|水稻单产|1.5|%|eq|increase ; 提高|油菜单产|2|%|eq|increase
优质园、普惠园占比分别达到60%、95%。 -> 达到|优质园占比|60|%|eq|level ; 达到|普惠园占比|95|%|eq|level
固定资产投资、社会消费品零售总额均增长8%。 -> 增长|固定资产投资|8|%|eq|increase ; 增长|社会消费品零售总额|8|%|eq|increase
重点车辆动态监控入网率、上线率均达98%。 -> 达|重点车辆动态监控入网率|98|%|eq|level ; 达|重点车辆动态监控上线率|98|%|eq|level
城镇和农村居民人均可支配收入分别增长6%、7%。 -> 增长|城镇居民人均可支配收入|6|%|eq|increase ; 增长|农村居民人均可支配收入|7|%|eq|increase
市级、县级医院床位使用率均不低于85%。 -> *|市级医院床位使用率|85|%|ge|level ; *|县级医院床位使用率|85|%|ge|level
信息报告及时率、完整率均不低于99.5%。 -> *|信息报告及时率|99.5|%|ge|level ; *|信息报告完整率|99.5|%|ge|level
港口货物吞吐量、集装箱吞吐量分别完成2600万吨、9.5万标箱。 -> 完成|港口货物吞吐量|26000000|吨|eq|level ; 完成|集装箱吞吐量|95000|标箱|eq|level
# the event that the last member names for all
完成7所省级优质幼儿园、3所市级优质幼儿园创建任务。 -> 完成|省级优质幼儿园创建任务|7|所|eq|level ; 完成|市级优质幼儿园创建任务|3|所|eq|level
完成5所小学、2所初中改造。 -> 完成|小学改造|5|所|eq|level ; 完成|初中改造|2|所|eq|level
完成12个老旧小区改造。 -> 完成|老旧小区改造|12|个|eq|level
完成40个行政村生活污水治理。 -> 完成|行政村生活污水治理|40|个|eq|level
启动3个片区、8个城中村改造。 -> 启动|片区改造|3|个|eq|level ; 启动|城中村改造|8|个|eq|level
完成3所幼儿园一级园创建、6所幼儿园一级园复验。 -> 完成|幼儿园一级园创建|3|所|eq|level ; 完成|幼儿园一级园复验|6|所|eq|level
# bounds before, behind and at a distance
实现每个县至少有1所公办特殊教育学校。 -> *|公办特殊教育学校|1|所|ge|level
选树10个以上典型，推广3-5条经验。 -> 选树|典型|10|个|ge|level ; 推广|经验|3~5|条|range|level
新增减税降费超过10亿元，惠及企业2万户次。 -> 新增|减税降费|1000000000|元|gt|increase ; 惠及|企业|20000|户次|eq|level
至少培育国家级龙头企业2家。 -> 培育|国家级龙头企业|2|家|ge|level
乡镇中心小学至少要配备心理健康教师1名。 -> 配备|心理健康教师|1|名|ge|level
每个乡镇至少建成1所公办中心幼儿园。 -> 建成|公办中心幼儿园|1|所|ge|level
全年开展安全演练不少于4次。 -> 开展|安全演练|4|次|ge|level
培训骨干教师1000余名。 -> 培训|骨干教师|1000|名|gt|level
增加学位1万余个。 -> 增加|学位|10000|个|gt|increase
接待游客超500万人次。 -> 接待|游客|5000000|人次|gt|level
新招应届毕业生约80名。 -> 新招|应届毕业生|80|名|approx|level
整合培训机构不超过30家。 -> 整合|培训机构|30|家|le|level
力争上市企业突破10家。 -> 突破|上市企业|10|家|gt|level
农药使用量不高于去年水平的95%。 -> *|农药使用量|95|%|le|level
信访事项化解率≥95%。 -> *|信访事项化解率|95|%|ge|level
每个乡镇至少建设1所养老院。 -> 建设|养老院|1|所|ge|level
每个乡镇至少建设养老院1所。 -> 建设|养老院|1|所|ge|level
全面建设养老院，每个乡镇至少建设1所。 -> 建设|养老院|1|所|ge|level
各乡镇至少新建2个广场。 -> 新建|广场|2|个|ge|level
每个乡镇至少建成1个和美乡村样板。 -> 建成|和美乡村样板|1|个|ge|level
从教师队伍建设三个层面加强管理。 -> none
每个县至少设1个站点。 -> 设|站点|1|个|ge|level
每个县至少有1所学校。 -> 有|学校|1|所|ge|level
为5个社区配备社工，每个社区2名。 -> 配备|社区社工|5|个|eq|level ; 配备|社工|2|名|eq|level
为5个社区配备社工10名，每个社区2名。 -> 配备|社工|10|名|eq|level ; 配备|社工|2|名|eq|level
# ranges
创建10—12所省优质幼儿园。 -> 创建|省优质幼儿园|10~12|所|range|level
培育2-3所特色高中。 -> 培育|特色高中|2~3|所|range|level
打造1至2个数字乡村样板。 -> 打造|数字乡村样板|1~2|个|range|level
地区生产总值增长5%～6%。 -> 增长|地区生产总值|5~6|%|range|increase
居民消费价格涨幅控制在2.0%—3.0%。 -> 控制|居民消费价格涨幅|2~3|%|range|level
每名学生至少选修1-2门艺术课程。 -> 选修|艺术课程|1~2|门|range|level
# from where to where
公办园占比由52%提高到55%。 -> 提高|公办园占比|55|%|eq|level
上市公司从3家增加到8家。 -> 增加|上市公司|8|家|eq|level
办理时间由15个工作日压缩至5个工作日。 -> 压缩|办理时间|5|工作日|eq|level
持证上岗率由75%提高到95%以上。 -> 提高|持证上岗率|95|%|ge|level
托位总数从1200个扩大到2000个以上，普惠托位占比由40%提升到60%。 -> 扩大|托位总数|2000|个|ge|level ; 提升|普惠托位占比|60|%|eq|level
审批时限由10天缩短为5天。 -> 缩短|审批时限|5|天|eq|level
审批时限由10个工作日压减到3个工作日。 -> 压减|审批时限|3|工作日|eq|level
不良贷款率从30%降为20%。 -> 降|不良贷款率|20|%|eq|level
办事环节由8个减至3个。 -> 减|办事环节|3|个|eq|level
办事环节由8个减到3个。 -> 减|办事环节|3|个|eq|level
护理床位从200张扩大为300张以上。 -> 扩大|护理床位|300|张|ge|level
统计报表由24张归并为6张。 -> 归并|统计报表|6|张|eq|level
平均单价从5元降到了3元。 -> 降|平均单价|3|元|eq|level
全市中职学校由19所整合为15所左右。 -> 整合|全市中职学校|15|所|approx|level
# measured against an earlier year
铁路货运量占比较2020年提高0.5个百分点。 -> 提高|铁路货运量占比|0.5|个百分点|eq|increase
单位产值碳排放比2020年下降18%。 -> 下降|单位产值碳排放|18|%|eq|decrease
一般性支出比上年压减5%以上。 -> 压减|一般性支出|5|%|ge|decrease
刑事案件发案数同比下降10%。 -> 下降|刑事案件发案数|10|%|eq|decrease
高新技术企业数量达到300家，比2020年增加120家。 -> 达到|高新技术企业数量|300|家|eq|level ; 增加|高新技术企业数量|120|家|eq|increase
# subjects left out
保障性住房开工1000套、基本建成800套。 -> 开工|保障性住房|1000|套|eq|level ; 建成|保障性住房|800|套|eq|level ## a topic before two verbs with a number each is the object of both
绿色建材产业规模达到300亿元，年均增长12%。 -> 达到|绿色建材产业规模|30000000000|元|eq|level ; 增长|绿色建材产业规模|12|%|eq|increase
数字经济核心产业增加值占比达到12%，提高1.5个百分点。 -> 达到|数字经济核心产业增加值占比|12|%|eq|level ; 提高|数字经济核心产业增加值占比|1.5|个百分点|eq|increase
# parts of a whole
建成示范街区6条，其中省级2条、市级4条。 -> 建成|示范街区|6|条|eq|level ; 建成|省级示范街区|2|条|eq|level ; 建成|市级示范街区|4|条|eq|level
新建公园3个（含口袋公园2个），改造5个。 -> 新建|公园|3|个|eq|level ; *|口袋公园|2|个|eq|level ; 改造|公园|5|个|eq|level
新增学位6000个，其中公办学位4500个。 -> 新增|学位|6000|个|eq|increase ; 新增|公办学位|4500|个|eq|increase
建设充电桩2000个，其中快充桩500个。 -> 建设|充电桩|2000|个|eq|level ; 建设|快充桩|500|个|eq|level
引进各类人才300名，其中博士40名以上。 -> 引进|各类人才|300|名|eq|level ; 引进|博士|40|名|ge|level
固定资产投资增长8%，其中工业投资增长12%以上。 -> 增长|固定资产投资|8|%|eq|increase ; 增长|工业投资|12|%|ge|increase
配齐中小学心理健康教师，其中专职教师比例不低于50%。 -> *|中小学心理健康教师中专职教师比例|50|%|ge|level
小学和初中体育教师中，专职教师比例分别不低于60%和80%。 -> *|小学体育教师中专职教师比例|60|%|ge|level ; *|初中体育教师中专职教师比例|80|%|ge|level
# shares
全市80%以上的中小学达到省定标准。 -> *|全市中小学达到省定标准|80|%|ge|level
? 全市60%以上的村集体经济年收入超过20万元。 -> *|全市村集体经济年收入超过20万元|60|%|ge|level ## a share of those that reach a value is one statement, cut in two at 的
民生支出占一般公共预算支出的75%以上。 -> 占|民生支出占一般公共预算支出|75|%|ge|level
制造业贷款占各项贷款的比重由17%提高至25%。 -> 提高|制造业贷款占各项贷款的比重|25|%|eq|level
教师培训经费不低于公用经费的10%。 -> *|教师培训经费|10|%|ge|level
高技能人才占技能劳动者比例达到32%。 -> 达到|高技能人才占技能劳动者比例|32|%|eq|level
巡游出租车新能源化率稳定在九成以上。 -> 稳定|巡游出租车新能源化率|90|%|ge|level
# for whom, with whom
为退役军人提供500个岗位。 -> 提供|退役军人岗位|500|个|eq|level
为300户困难家庭实施适老化改造。 -> 实施|困难家庭适老化改造|300|户|eq|level
对80所学校开展消防安全检查。 -> 开展|学校消防安全检查|80|所|eq|level
为1万名儿童提供免费视力筛查。 -> 提供|儿童免费视力筛查|10000|名|eq|level
? 为妇女提供免费“两癌”筛查3万人次。 -> 提供|妇女免费“两癌”筛查|30000|人次|eq|level ## the verbal noun at the end (筛查) is taken for the verb, the beneficiary lost
对12家重点企业开展上门服务。 -> 开展|重点企业上门服务|12|家|eq|level
为1万名儿童进行视力筛查。 -> 进行|儿童视力筛查|10000|名|eq|level
为500名教师提供培训机会。 -> 提供|教师培训机会|500|名|eq|level
为3000名老人发放补贴500万元。 -> 发放|补贴|5000000|元|eq|level
给200户困难家庭足额发放补助金40万元。 -> 发放|补助金|400000|元|eq|level
向500名学生提供奖学金100万元。 -> 提供|奖学金|1000000|元|eq|level
为全县10个村建设文化广场3处。 -> 建设|文化广场|3|处|eq|level
为60个社区配备电脑120台、打印机60台。 -> 配备|电脑|120|台|eq|level ; 配备|打印机|60|台|eq|level
面向500名农民开展技能培训20场。 -> 开展|技能培训|20|场|eq|level
为40所农村学校更换直饮水设备。 -> 更换|农村学校直饮水设备|40|所|eq|level
每年为不少于300户困难家庭免费安装燃气报警器。 -> 安装|困难家庭燃气报警器|300|户|ge|level
对3所学校、2所医院开展检查。 -> 开展|学校检查|3|所|eq|level ; 开展|医院检查|2|所|eq|level
为2万名职工、3000名农民工提供法律援助服务。 -> 提供|职工法律援助服务|20000|名|eq|level ; 提供|农民工法律援助服务|3000|名|eq|level
为2000名老人、300名残疾人发放补贴80万元。 -> 发放|补贴|800000|元|eq|level
为600名80岁以上老人购买意外险。 -> 购买|80岁以上老人意外险|600|名|eq|level
为1200名老年人免费体检。 -> 体检|老年人免费体检|1200|名|eq|level
对存量的19所配套园建立台账。 -> 建立|配套园台账|19|所|eq|level
每个社区规模为1500户。 -> 为|每个社区规模|1500|户|eq|level
骨干教师结对学生60名。 -> *|骨干教师结对学生|60|名|eq|level
对3000户以上的社区加强管理。 -> none
施工工期为30天。 -> 为|施工工期|30|天|eq|level
# rates with a base
人均公共体育场地面积达到2.8平方米。 -> 达到|人均公共体育场地面积|2.8|平方米|eq|level
每千人口执业医师数达到3.4人。 -> 达到|每千人口执业医师数|3.4|人/千人口|eq|level
每千名老年人拥有养老床位数达到38张。 -> 达到|每千名老年人拥有养老床位数|38|张/千名老年人|eq|level
幼儿园资源配置率达到每万人1.02所。 -> 达到|幼儿园资源配置率|1.02|所/万人|eq|level
城乡低保标准提高到每人每月780元。 -> 提高|城乡低保标准|780|元|eq|level
PM2.5平均浓度控制在32微克/立方米以下。 -> 控制|PM2.5平均浓度|32|微克/立方米|le|level
每个学生美育选修课程不低于2个学分。 -> *|每个学生美育选修课程|2|学分|ge|level
# ranks
营商环境评价进入全省前10名。 -> 进入|营商环境评价|10|位|le|level
力争全国排名进入前10位。 -> 进入|全国排名|10|位|le|level
综合考核排名全省前10位。 -> 排名|综合考核|10|位|le|level
家长满意度位居全市前三。 -> 位居|家长满意度|3|位|le|level
综合考核保持全市第1位。 -> 保持|综合考核|1|位|eq|level
团体总分力争进入全省前6。 -> 进入|团体总分|6|位|le|level
# multiples
? 全年旅游收入翻一番。 -> 翻|旅游收入|2|倍|eq|ratio ## 翻 is part of the quantity, so that no verb is left to be the action
高新技术企业数量翻两番。 -> *|高新技术企业数量|4|倍|eq|ratio
技术合同成交额比2020年翻番。 -> *|技术合同成交额|2|倍|eq|ratio
? 露天焚烧火点数同比减半。 -> 减|露天焚烧火点数|0.5||eq|decrease ## 减半 after 同比 makes no record
设备投资额是上年的1.5倍以上。 -> *|设备投资额|1.5|倍|ge|ratio
# numerals in Chinese
新建中心幼儿园三所。 -> 新建|中心幼儿园|3|所|eq|level
打造五个党建示范点。 -> 打造|党建示范点|5|个|eq|level
适龄儿童入学率达到百分之百。 -> 达到|适龄儿童入学率|100|%|eq|level
三分之二以上的行政村建成文化广场。 -> *|行政村建成文化广场|0.6667||ge|level
培训教师一千二百人次。 -> 培训|教师|1200|人次|eq|level
两年内培养一万名新型职业农民。 -> 培养|新型职业农民|10000|名|eq|level
市级大厅综合窗口占比达到七成。 -> 达到|市级大厅综合窗口占比|70|%|eq|level
举办百场公益演出。 -> 举办|公益演出|100|场|eq|level
新建三十二座小型水库。 -> 新建|小型水库|32|座|eq|level
# money
争取上级资金2000万元以上。 -> 争取|上级资金|20000000|元|ge|level
投资3亿元新建污水处理厂2座。 -> 投资|投资|300000000|元|eq|level ; 新建|污水处理厂|2|座|eq|level
计划投资3亿元建设体育馆。 -> 投资|投资|300000000|元|eq|level
总投资5亿元的滨河项目2025年底竣工。 -> none
投入专项经费3.5亿元。 -> 投入|专项经费|350000000|元|eq|level
全年减税降费5亿元左右。 -> *|减税降费|500000000|元|approx|level
发放稳岗补贴1500余万元。 -> 发放|稳岗补贴|15000000|元|gt|level
农产品加工产值达到1.2万亿元。 -> 达到|农产品加工产值|1200000000000|元|eq|level
进出口总额完成80亿美元。 -> 完成|进出口总额|8000000000|美元|eq|level
网络零售额力争超1,200亿元。 -> *|网络零售额|120000000000|元|gt|level
# what the bounded amount is of, is no number of its own
产值超50亿元企业达到3家。 -> 达到|产值超50亿元企业|3|家|eq|level
新增营收超10亿元企业2家。 -> 新增|营收超10亿元企业|2|家|eq|increase
总投资500万元以上的项目全部纳入统计。 -> none
推动年产值20亿元以上企业数字化转型。 -> none
3岁以下婴幼儿托位数达到1500个。 -> 达到|3岁以下婴幼儿托位数|1500|个|eq|level
招收5名以上残疾儿童的学校应设资源教室。 -> none
招收5名以上残疾学生的普通学校应设资源教室。 -> none
新建5所以上高标准的公办幼儿园。 -> 新建|高标准的公办幼儿园|5|所|ge|level
支持10人以上的创业团队入驻园区。 -> none
建设24小时自助阅读空间8个。 -> 建设|24小时自助阅读空间|8|个|eq|level
# ratings, grades, sizes
推进云溪500千伏输变电工程建设。 -> none
建设220千伏变电站2座。 -> 建设|220千伏变电站|2|座|eq|level
做好三类水质断面的日常监管。 -> none
推进日处理600吨垃圾焚烧发电项目前期工作。 -> none
推动四星级饭店和5A级景区提档升级。 -> none
# several attributes of what is named behind them, and which ones are meant
对年耗煤5000吨以上、连续两年未达标的企业开展诊断。 -> none
使用面积200平方米以下、没有独立出入口的场所不得开班。 -> none
经相邻住户三分之二以上书面同意的，方可施工。 -> none
浓度高于100毫克/升的处理厂占比达到90%。 -> 达到|浓度高于100毫克/升的处理厂占比|90|%|eq|level
撤并不足20人的教学点5个。 -> 撤并|不足20人的教学点|5|个|eq|level
发放补贴不少于500户。 -> 发放|补贴|500|户|ge|level
# forecasts
据预测，到2030年老年人口占比将达到28%左右。 -> none
依据抽样调查推算，全市残疾人约31.5万人。 -> none
# more than before
优良率再提5个百分点，达到45%。 -> 再提|优良率|5|个百分点|eq|increase ; 达到|优良率|45|%|eq|level
交付净地1500亩，较上年多交付300亩。 -> 交付|净地|1500|亩|eq|level ; 交付|净地|300|亩|eq|increase
投资强度升至78%，比年初高出8个百分点。 -> 升至|投资强度|78|%|eq|level ; 高出|投资强度|8|个百分点|eq|increase
冷库库容超过120万立方米，是2022年的2.5倍。 -> 超过|冷库库容|1200000|立方米|gt|level ; *|冷库库容|2.5|倍|eq|ratio
# measures without a unit, and measures ahead of their year
高中生师比不高于13.5。 -> *|高中生师比|13.5||le|level
机房PUE值不高于1.35。 -> *|机房PUE值|1.35||le|level
收入50万元以上的行政村占比，2025年达到40%。 -> 达到|收入50万元以上的行政村占比|40|%|eq|level
农村污水治理率，2025年不低于45%。 -> *|农村污水治理率|45|%|ge|level
校际差异系数小学不高于0.5，初中不高于0.45。 -> *|校际差异系数小学|0.5||le|level ; *|校际差异系数初中|0.45||le|level
首席质量官聘任比例，2025年过三分之一。 -> *|首席质量官聘任比例|0.3333||gt|level
打造1个万亿级、4个千亿级产业集群。 -> 打造|万亿级产业集群|1|个|eq|level ; 打造|千亿级产业集群|4|个|eq|level
产业链产值冲刺300亿元。 -> 冲刺|产业链产值|30000000000|元|eq|level
# articles
建设一支高素质专业化教师队伍。 -> none
健全一套科学的评价体系。 -> none
形成一批可复制的改革经验。 -> none
办好人民满意的每一所学校。 -> none
# the sum of a list, the count in a heading
抓好招生、考试两个环节。 -> none
突出产业、人才、环境三个重点。 -> none
统筹城镇和乡村两个方面。 -> none
一、扎实推进六大行动 -> none
二、聚焦五个重点，打好攻坚战 -> none
重点做好以下四项工作。 -> none
# plans of other houses: stations, archives, fire brigades, co-operatives
政治轮训3期，“五进”宣讲120场。 -> 轮训|政治轮训|3|期|eq|level ; 宣讲|“五进”宣讲|120|场|eq|level
组织渔民培训40期次、2500人次以上。 -> 组织|渔民培训|40|期次|eq|level ; 组织|渔民培训|2500|人次|ge|level
举办赛事200项次。 -> 举办|赛事|200|项次|eq|level
再生资源回收利用量较上年多5万吨。 -> 多|再生资源回收利用量|50000|吨|eq|increase
安全事故起数比上年少12起。 -> 少|安全事故起数|12|起|eq|decrease
随机抽查检测机构3家，抽查案卷不少于260宗。 -> 抽查|检测机构|3|家|eq|level ; 抽查|案卷|260|宗|ge|level
抽查合格率不低于98%。 -> |抽查合格率|98|%|ge|level
督促整改火灾隐患4000处。 -> 督促整改|火灾隐患|4000|处|eq|level
在沟口、上游等盲区增建自动气象站14个。 -> 增建|自动气象站|14|个|eq|level
春节期间累计检查单位1800家次以上。 -> 检查|单位|1800|家次|ge|level
预警期间减排比例达到10%。 -> 达|预警期间减排比例|10|%|eq|level
行政许可办理时限在法定20个工作日的基础上再压缩60%。 -> 压缩|行政许可办理时限|60|%|eq|decrease
10年以上陈账清理完成80%。 -> 完成|10年以上陈账清理|80|%|eq|level
完成纸质档案数字化扫描320万页。 -> 完成|纸质档案数字化扫描|3200000|页|eq|level
班额一律不超过45人。 -> |班额|45|人|le|level
我市地区生产总值突破800亿元。 -> 突破|我市地区生产总值|80000000000|元|gt|level
每百张养老床位护理员达到22名。 -> 达|每百张养老床位护理员|22|名/百张养老床位|eq|level
对安置比例未达1.5%的用人单位依法征收保障金。 -> none
历史上单日降水超过200毫米的极端过程仅出现过3次。 -> none
今年高校毕业生达9万人。 -> none
本市普通高校毕业生总量达到12万人。 -> none
一本上线考生达到260人。 -> 达到|一本上线考生|260|人|eq|level
高校毕业生就业人数达到9000人。 -> 达到|高校毕业生就业人数|9000|人|eq|level
旅游接待人次和总收入分别增长12%和15%。 -> 增长|旅游接待人次|12|%|eq|increase ; 增长|旅游总收入|15|%|eq|increase
一般公共预算收入剔除一次性因素后增长5%。 -> 增长|一般公共预算收入|5|%|eq|increase
为困境儿童募集“春蕾”助学款300万元。 -> 募集|“春蕾”助学款|3000000|元|eq|level
# years whose figures are hidden
20xx年我镇旱厕改造任务300户。 -> |旱厕改造任务|300|户|eq|level
20XX年度新建公厕12座。 -> 新建|公厕|12|座|eq|level
# ratios without a unit
城乡居民收入比缩小到2.1以内。 -> 缩小|城乡居民收入比|2.1||le|level
到2025年，城乡居民收入比较2020年缩小到2.1。 -> 缩小|城乡居民收入比|2.1||eq|level
农村居民人均收入比较2020年增长50%。 -> 增长|农村居民人均收入|50|%|eq|increase
# where, with whom, from what
在8个乡镇开展农村宅基地改革试点。 -> none
面向12个街道征集意见建议。 -> none
以5分钟游戏、10分钟讲授为载体上好心理健康课。 -> none
围绕3个方面查找不足。 -> none
# conditions, purposes, shortfalls
为到2030年经济总量翻一番奠定坚实基础。 -> none
如年销售额超过500万元，可申请扶持。 -> none
凡入库满3年的企业均可申报。 -> none
全县专职网格员只有31名。 -> none
仍有12%的农户没有接通天然气。 -> none
处以2万元以上10万元以下罚款。 -> none
# names and slogans
深入实施“5080”攻坚行动。 -> none
推进“5+2”课后服务全覆盖。 -> none
落实“双减”政策和“四有”好老师要求。 -> none
实施“百千万”工程，推动一校一品建设。 -> none
编好“十五五”规划。 -> none
深入学习贯彻二十届三中全会精神。 -> none
落实学前教育三年行动计划。 -> none
畅通12345热线办理渠道。 -> none
按照云政发〔2024〕12号文件要求抓好落实。 -> none
# ordinals, ages, durations, dates, telephone numbers
办好第三届全民运动会。 -> none
庆祝第41个教师节。 -> none
为65岁以上老年人办理优待证。 -> none
开展为期三个月的专项整治。 -> none
组织第二批骨干教师外出研修。 -> none
9月10日前召开总结大会。 -> none
联系电话：0999-8886660。 -> none
实行24小时值班制度。 -> none
创新9年一贯制办学模式。 -> none
持续深化“放管服”改革，全面推进三全育人。 -> none
"""


def _cases() -> list[object]:
    params, family = [], ""
    for line in CASES.strip().splitlines():
        if line.startswith("#"):
            family = line.lstrip("# ")
            continue
        line, _, reason = line.partition(" ## ")
        sentence, _, expected = line.lstrip("?").strip().partition(" -> ")
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if line.startswith("?") else []
        params.append(pytest.param(sentence, expected, id=f"{family}: {sentence}", marks=marks))
    return params


def read(text: str) -> list[Record]:
    found = planparse.extract(TITLE + text, model=False).records
    return [record for record in found if record.kind == "quantitative"]


def verb(action: str) -> str:
    return re.sub(r"(?<=.)[到至在了为]$", "", action)


def row(record: Record) -> list[str]:
    number = f"{record.number:g}" if isinstance(record.number, float) else str(record.number)
    if record.number_max is not None:
        number += f"~{record.number_max:g}"
    return [verb(record.action), record.metric, number, record.unit, record.comparator, record.change]


@pytest.mark.parametrize(("sentence", "expected"), _cases())
def test_reads_as_the_guideline_says(sentence: str, expected: str) -> None:
    got = [row(record) for record in read(sentence)]
    wanted = [] if expected == "none" else [part.split("|") for part in expected.split(" ; ")]
    for line in wanted:
        assert len(line) == 6, line
    shown = [
        ["*" if line[at] == "*" else field for at, field in enumerate(record)] for record, line in zip(got, wanted, strict=False)
    ] + got[len(wanted) :]
    assert shown == [[verb(line[0]), *line[1:]] for line in wanted]


@pytest.mark.parametrize(
    ("sentence", "baseline"),
    [
        ("审批时限由10天缩短为5天。", 10),
        ("不良贷款率从30%降为20%。", 30),
        ("办事环节由8个减至3个。", 8),
        ("审批时限由10个工作日压减到3个工作日。", 10),
        ("统计报表由24张归并为6张。", 24),
        ("公办园占比由52%提高到55%。", 52),
    ],
)
def test_from_where_it_starts(sentence: str, baseline: float) -> None:
    (record,) = read(sentence)
    assert record.baseline is not None
    assert record.baseline.number == baseline


LISTED = ["晚稻38万吨", "柑橘，5200吨，比2024年增长12%", "化肥：9万吨"]


@pytest.mark.parametrize("said", ["2025年主要农产品的生产安排如下", "2025年主要产量指标如下：", "2025年的主要目标："])
def test_the_lines_below_what_announces_goals_need_no_verb(said: str) -> None:
    text = f"云溪县农业计划\n一、产量\n{said}\n" + "\n".join(LISTED) + "\n二、培训\n参训人员30人，讲义5册。\n"
    found = planparse.extract(text, reference="2025-01-10").records
    assert [(record.metric, record.number) for record in found] == [("晚稻", 380000), ("柑橘", 5200), ("柑橘", 12), ("化肥", 90000)]
    assert all(text[record.source.start : record.source.end] == record.source.text for record in found)


@pytest.mark.parametrize("said", ["2024年指标完成情况如下：", "2025年的工作安排如下：", "参训人员安排如下："])
def test_other_lists_need_a_verb(said: str) -> None:
    text = f"云溪县农业计划\n一、产量\n{said}\n晚稻38万吨\n柑橘，5200吨\n化肥：9万吨\n"
    assert [record for record in planparse.extract(text, model=False).records if record.status == "target"] == []


def test_items_below_a_line_of_goals_need_no_verb() -> None:
    text = (
        "云溪县第七个五年计划（1986—1990年）\n第二章 财政\n各项主要支出安排如下：\n一、水利事业费960万元，平均每年192万元，占财政支出的12%。\n"
        "二、上述5项支出之外，预备费30万元。\n第三章 措施\n学校现有教师30人。\n"
    )
    found = planparse.extract(text).records
    assert [(record.metric, record.number) for record in found] == [
        ("水利事业费", 9600000), ("水利事业费", 1920000), ("水利事业费占财政支出", 12), ("预备费", 300000),
    ]  # fmt: skip
    assert {record.deadline.date for record in found if record.deadline} == {"1990-12-31"}


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(_cases()) >= 150


def test_a_cell_of_a_row_does_not_run_on_in_the_next():
    rows = "序号\t任务\t牵头单位\t配合单位\n1\t新增公办学位3200个\t县教育局\t县财政局\n2\t改造老旧小区，建成食堂6家\t县民政局\t各乡镇\n"
    found = planparse.extract(f"云溪县2026年任务分解表\n{rows}", model=False).records
    assert [(record.goal, record.metric) for record in found] == [("新增公办学位3200个", "公办学位"), ("建成食堂6家", "食堂")]
    assert [[body.name for body in record.responsible_body] for record in found] == [["县教育局", "县财政局"], ["县民政局", "各乡镇"]]
