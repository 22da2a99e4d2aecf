"""Milestones: sentences by family of ``lexicon/milestones.toml``, with the verb and the span of each milestone, or none.

A line is ``sentence -> verb|span``; several milestones are parted by `` ; ``. A line that begins with ``?`` is a known defect and ends
with its reason: `` ## reason``.
"""

from __future__ import annotations

import pytest

import planparse
from planparse.lexicon import entries
from planparse.records import Record

TITLE = "云溪市2025年工作计划\n"

CASES = """
# put-to-use
投用云溪北站。 -> 投用|投用云溪北站
开通运营青禾国际航空货运站。 -> *|开通运营青禾国际航空货运站
实现青禾水库蓄水。 -> *|实现青禾水库蓄水
2025年教室照明排查工作将于5月20日前完成。 -> 完成|2025年教室照明排查工作将于5月20日前完成
上半年优质课评比请于6月中旬前完成。 -> 完成|上半年优质课评比请于6月中旬前完成
到2027年，全市各级各类学校开齐开足劳动课程。 -> 开齐开足|到2027年，全市各级各类学校开齐开足劳动课程
制定如下实施方案。 -> none
各校要开齐开足国家课程。 -> none
发布湿地保护战略与行动计划。 -> 发布|发布湿地保护战略与行动计划
推出基础教育资源优化配置实施方案。 -> 推出|推出基础教育资源优化配置实施方案
按实际人数制定奖励标准。 -> none
抓紧开工建设云溪电站。 -> 开工建设|抓紧开工建设云溪电站
推动清河完全中学开工建设。 -> *|推动清河完全中学开工建设
全面贯通“四纵两横”骨干通道网。 -> *|全面贯通“四纵两横”骨干通道网
全面完成安全生产治本攻坚三年行动。 -> *|全面完成安全生产治本攻坚三年行动
逐步建成面向周边的重要枢纽。 -> none
组建新的大型集团。 -> none
2030年，城区学校办学条件达到省定标准。 -> 达到|2030年，城区学校办学条件达到省定标准
2025年3月4日，记者从重点工作新闻发布会上获悉有关情况。 -> none
到2030年，形成一批标志性成果。 -> none
# issue-document
制定《云溪市托育服务管理办法》。 -> 制定|制定《云溪市托育服务管理办法》
出台研学旅行管理办法。 -> 出台|出台研学旅行管理办法
印发全市义务教育招生工作实施意见。 -> 印发|印发全市义务教育招生工作实施意见
编制云溪市国土空间总体规划。 -> 编制|编制云溪市国土空间总体规划
研究制定集团化办学考核细则。 -> *|研究制定集团化办学考核细则
会同市财政局出台奖补资金管理办法。 -> 出台|会同市财政局出台奖补资金管理办法
推动出台《清河县古树名木保护条例》。 -> *|推动出台《清河县古树名木保护条例》
抓紧编制“十五五”教育发展规划。 -> 编制|抓紧编制“十五五”教育发展规划
制定并印发《云溪市河湖管护责任清单》。 -> *|制定并印发《云溪市河湖管护责任清单》
修订《云溪市中小学校岗位管理办法》。 -> 修订|修订《云溪市中小学校岗位管理办法》
落实国家印发的家庭教育促进规划。 -> none
指导各校制定“一校一策”工作方案。 -> none
按照制定的方案抓好落实。 -> none
鼓励企业制定高于国家标准的企业标准。 -> none
严格执行规章制度。 -> none
完善应急预案，加强演练。 -> none
贯彻新修订的《安全生产法》。 -> none
制定国家人工智能发展战略。 -> 制定|制定国家人工智能发展战略
制定人才战略。 -> none
# set-up-named
规划建设云溪市少儿天文科普中心。 -> *|规划建设云溪市少儿天文科普中心
建立青禾市职工交响乐团。 -> 建立|建立青禾市职工交响乐团
每个乡镇都要建立“便民服务中心”。 -> 建立|每个乡镇都要建立“便民服务中心”
建设智慧校园管理系统。 -> none
建设全市教育中心。 -> none
支持建设云溪市产业研究院。 -> none
规划建设云溪市福利中心，2026年开工。 -> *|规划建设云溪市福利中心，2026年开工
6月底前，完成危房改造任务；全面建成安全体系。 -> *|完成危房改造任务
# dated-further
到2025年底，基本建成教育强市，配齐音乐、美术专职教师。 -> *|到2025年底，基本建成教育强市 ; 配齐|配齐音乐、美术专职教师
到2025年底，基本建成教育强市，建立教研协作机制。 -> *|到2025年底，基本建成教育强市
到2025年底，基本建成教育强市；学校设施设备全部达到省定标准。 -> *|到2025年底，基本建成教育强市 ; *|学校设施设备全部达到省定标准
# closed-outcome
建设政务云支撑平台，推进数据共享。（6月底前完成） -> 建设|建设政务云支撑平台
各单位业务系统全部迁移至新平台统一管理。（责任单位：市大数据局；完成时限：2025年7月） -> *|各单位业务系统全部迁移至新平台统一管理
建设数据底座工程。各单位系统全部迁移至新平台。（6月底前完成） -> *|各单位系统全部迁移至新平台
依托平台开展培训，提升服务能力。（6月底前完成） -> none
建设政务云支撑平台，推进数据共享。 -> none
# set-up-body
成立云溪市校外培训治理工作专班。 -> 成立|成立云溪市校外培训治理工作专班
组建云溪市文旅发展集团。 -> 组建|组建云溪市文旅发展集团
设立清河新材料产业基金。 -> 设立|设立清河新材料产业基金
提请成立市学前教育联席会议办公室。 -> 成立|提请成立市学前教育联席会议办公室
筹建云溪职业技术学院。 -> 筹建|筹建云溪职业技术学院
组建一批专家服务队伍。 -> none
鼓励企业设立研发中心。 -> none
各校要积极组建学生社团。 -> none
成立以来的工作经验要认真总结。 -> none
县政府成立由县长任组长的防汛抗旱工作领导小组。 -> 成立|县政府成立由县长任组长的防汛抗旱工作领导小组
组建形式多样的学生兴趣小组。 -> none
# start-project
启动第六轮教育综合督导。 -> 启动|启动第六轮教育综合督导
开工建设青禾至云溪高速公路。 -> 开工建设|开工建设青禾至云溪高速公路
启动清河第一中学扩建工程。 -> 启动|启动清河第一中学扩建工程
启动实施新一轮农村公路改造提升行动。 -> 启动实施|启动实施新一轮农村公路改造提升行动
启动资金要及时到位。 -> none
做好项目启动工作。 -> none
# project-done
力争青禾水库枢纽工程开工。 -> 开工|力争青禾水库枢纽工程开工
推动云溪铁路、清河传感技术等项目建成投运。 -> *|推动云溪铁路、清河传感技术等项目建成投运
确保南山大桥建成通车。 -> *|确保南山大桥建成通车
实现城东污水处理厂二期投入运营。 -> 投入运营|实现城东污水处理厂二期投入运营
加快项目建设进度。 -> none
提高重大项目签约率和开工率。 -> none
# finish-named
建成云溪市惠企综合服务平台。 -> 建成|建成云溪市惠企综合服务平台
基本完成无证幼儿园清理整顿。 -> *|基本完成无证幼儿园清理整顿
完成市妇幼保健院整体搬迁。 -> 完成|完成市妇幼保健院整体搬迁
完成第四次全市文物普查。 -> 完成|完成第四次全市文物普查
完成各项目标任务。 -> none
督促学生完成作业。 -> none
圆满完成上级下达的工作任务。 -> none
完成后及时组织验收。 -> none
# build-named
建成投用云溪口岸。 -> *|建成投用云溪口岸
建成清河先进光源园区。 -> 建成|建成清河先进光源园区
建成一批现代农业产业园。 -> none
全面建成小康社会。 -> none
? 建成覆盖城乡的公共服务体系。 -> none ## 体系 is too vague to check off: build-named leaves it out, finish-named lets it in
# win-status
创成全国义务教育优质均衡发展区。 -> 创成|创成全国义务教育优质均衡发展区
确保云溪高中通过省四星级高中复审验收。 -> 通过|确保云溪高中通过省四星级高中复审验收
高分通过国家卫生城市复审。 -> *|高分通过国家卫生城市复审
创建省级全域旅游示范区。 -> 创建|创建省级全域旅游示范区
力争获评国家知识产权示范城市。 -> 获评|力争获评国家知识产权示范城市
通过开展专项检查，消除安全隐患。 -> none
支持清河创建国家级新区。 -> none
配合做好创建工作。 -> none
市妇幼保健院力争创成三级甲等医院。 -> *|市妇幼保健院力争创成三级甲等医院
青禾古镇跻身国家级旅游度假区名单。 -> 跻身|青禾古镇跻身国家级旅游度假区名单
积极争创省级文明单位。 -> none
# dated-outcome
到2025年底，基本形成现代物流体系。 -> *|到2025年底，基本形成现代物流体系
6月底前，完成全市校舍安全排查。 -> *|6月底前，完成全市校舍安全排查
9月底前配齐音乐美术专职教研员。 -> *|9月底前配齐音乐美术专职教研员
年底前实现村级警务室全覆盖。 -> *|年底前实现村级警务室全覆盖
2025年是全面完成规划的关键之年。 -> none
到2025年，进一步强化师德师风建设。 -> none
3月中旬召开全市教育工作会议。 -> none
# dated-completion
云溪大桥11月合龙。 -> 合龙|云溪大桥11月合龙
市体育中心6月底前交付使用。 -> *|市体育中心6月底前交付使用
清河养老院二期10月建成。 -> *|清河养老院二期10月建成
南山隧道力争年底前贯通。 -> 贯通|南山隧道力争年底前贯通
北湖水厂2024年已投产。 -> none
推进会10月召开。 -> none
南山体育馆（建筑面积8000平方米）9月底前对外开放。 -> 开放|南山体育馆（建筑面积8000平方米）9月底前对外开放
北湖水库，汛前腾空，6月下闸蓄水。 -> 蓄水|6月下闸蓄水
老城区雨污管网改造务必于8月底前全部完工。 -> 完工|老城区雨污管网改造务必于8月底前全部完工
青禾路下穿通道明年6月具备通车条件。 -> *|青禾路下穿通道明年6月具备通车条件
《云溪市老年助餐管理办法》一季度印发实施。 -> *|《云溪市老年助餐管理办法》一季度印发实施
上半年要把环湖路路基拉通。 -> 拉通|上半年要把环湖路路基拉通
县城客运站改造工程，6月底完成。 -> none
北湖片区改造完成后逐步移交。 -> none
本方案经2025年1月6日市政府常务会议通过。 -> none
云溪市人民政府办公室　2025年3月6日印发 -> none
各项任务要于12月底前完成。 -> none
2025年是清河图书馆开馆70周年。 -> none
# dated-act
各县要在6月底前公布权责清单。 -> 公布|各县要在6月底前公布权责清单
市直有关部门要在9月底前拿出配套实施细则。 -> 拿出|市直有关部门要在9月底前拿出配套实施细则
清河小学应于秋季开学前完成家委会换届。 -> 完成|清河小学应于秋季开学前完成家委会换届
北湖教学点2025年秋季开学前并入清河小学。 -> 并入|北湖教学点2025年秋季开学前并入清河小学
全市改革力争在年内取得明显进展。 -> none
青禾卫生院要在2025年年内设立全科医学科。 -> 设立|青禾卫生院要在2025年年内设立全科医学科
清河信用信息平台要于2025年一季度开通。 -> 开通|清河信用信息平台要于2025年一季度开通
清河政务大厅“五一”节前启用。 -> 启用|清河政务大厅“五一”节前启用
到2027年，绿色出行成为城市的鲜明标识。 -> none
防止建成“半拉子”工程。 -> none
建好用好全市教育资源云平台。 -> none
启动湖滨路大修的有关准备工作。 -> none
对获评省级示范社区的单位给予奖励。 -> none
市政府近日印发《云溪市养老服务条例》。 -> none
# general themes
加强党的建设，推进全面从严治党。 -> none
完善家校社协同育人机制。 -> none
深化教育评价改革。 -> none
提升教师专业素养。 -> none
打造一批特色品牌。 -> none
举办形式多样的文体活动。 -> none
持续巩固创建成果。 -> none
# no milestone where a number makes the clause a quantitative record
建成云溪市老年大学教学点12个。 -> none
制定行业标准5项。 -> none
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
    return [record for record in planparse.extract(TITLE + text, model=False).records if record.kind == "milestone"]


@pytest.mark.parametrize(("sentence", "expected"), _cases())
def test_milestone(sentence: str, expected: str) -> None:
    got = read(sentence)
    wanted = [] if expected == "none" else [part.split("|") for part in expected.split(" ; ")]
    assert [record.source.text for record in got] == [span for _, span in wanted]
    for record, (action, span) in zip(got, wanted, strict=True):
        assert record.action in span
        assert action in ("*", record.action)


def test_every_family_of_the_lexicon_has_sentences() -> None:
    families = {param.id.partition(":")[0] for param in _cases()}
    assert {entry["id"] for entry in entries("milestones")} <= families
    assert len(_cases()) >= 60


def test_a_milestone_has_no_number() -> None:
    (record,) = read("成立云溪市数据发展集团。")
    assert (record.number, record.number_max, record.unit, record.comparator, record.change) == (None, None, "", "eq", "level")
    assert (record.metric, record.baseline) == ("", None)


def test_a_clause_makes_one_record_at_most() -> None:
    found = planparse.extract(TITLE + "成立专家指导小组，出台云溪市研学旅行管理办法，新建公园3个。", model=False).records
    assert [(record.kind, record.source.text) for record in found] == [
        ("milestone", "成立专家指导小组"),
        ("milestone", "出台云溪市研学旅行管理办法"),
        ("quantitative", "新建公园3个"),
    ]
