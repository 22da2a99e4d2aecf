"""Document fields: invented documents of each shape, hostile input, and the reference documents where they are at hand."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planparse
from planparse import lexicon
from planparse.link.document import read_fields
from planparse.link.signature import is_body, leading_body
from planparse.link.title import is_title, tidy
from planparse.types import DocumentFields, Frame

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"
BODY = "为深入贯彻落实全国教育大会精神，扎实推进各项工作，现提出以下要求，请结合实际认真抓好落实，并及时报送进展情况。"


def frame(key: str, value: str) -> Frame:
    return Frame(key, value, 0, 0, "test")  # type: ignore[arg-type]


def fields(text: str, *frames: Frame, raw: str | None = None, name: str | None = None) -> DocumentFields:
    return read_fields(text if raw is None else raw, text, frames, name, None)


def written(found: DocumentFields) -> tuple[str | None, str | None, str | None, str | None]:
    period = f"{found.period_start}..{found.period_end}" if found.period_start else None
    return found.title, found.issuer, found.published.isoformat() if found.published else None, period


DOCUMENTS: dict[str, tuple[str, tuple[Frame, ...], tuple[str | None, ...]]] = {
    "plan on a government page": (
        f"云溪县教育局\n云溪县2023年教育工作要点\n云溪县2023教育工作要点\n2023年，全县教育工作{BODY}\n一、党建",
        (frame("published", "2023-02-08"),),
        ("云溪县2023年教育工作要点", "云溪县教育局", "2023-02-08", "2023-01-01..2023-12-31"),
    ),
    "title with 年 printed second": (
        f"云溪县2023教育工作要点\n云溪县2023年教育工作要点\n{BODY}",
        (),
        ("云溪县2023年教育工作要点", None, None, "2023-01-01..2023-12-31"),
    ),
    "preview on one line": (
        f"2021年临江市云溪区教育局工作要点2021年,云溪教育工作{BODY}一、固本强基1加快推进" + BODY * 5,
        (frame("title", "2021年临江市云溪区教育局工作要点.doc"),),
        ("2021年临江市云溪区教育局工作要点", "临江市云溪区教育局", None, "2021-01-01..2021-12-31"),
    ),
    "preview whose banner lost 年 and whose title names no body": (
        f"2022年临江市教育工作要点2022年,全市教育工作{BODY}" + BODY * 3,
        (frame("title", "2022临江市教育工作要点.docx"),),
        ("2022年临江市教育工作要点", None, None, "2022-01-01..2022-12-31"),
    ),
    "preview on one line without a banner": (
        f"2024年临江市卫生健康局工作计划为全面推进健康临江建设{BODY}" + BODY * 3,
        (),
        ("2024年临江市卫生健康局工作计划", "临江市卫生健康局", None, "2024-01-01..2024-12-31"),
    ),
    "preview whose wrapper cleaning did not know": (
        f"《2023临江市教育局工作要点.docx》由会员上传,更多请到文库检索。2023年临江市教育局工作要点2023年是关键之年。{BODY}" + BODY * 2,
        (),
        ("2023年临江市教育局工作要点", "临江市教育局", None, "2023-01-01..2023-12-31"),
    ),
    "review and plan": (
        f"澄湖区教育局2020年工作总结及2021年工作打算\n2020年，{BODY}",
        (frame("issuer", "澄湖区教育局"), frame("published", "2021-03-24")),
        ("澄湖区教育局2020年工作总结及2021年工作打算", "澄湖区教育局", "2021-03-24", "2021-01-01..2021-12-31"),
    ),
    "opinion with a split title": (
        f"临江市人民政府关于加快推进校园足球\n高质量发展的若干意见\n临政发〔2018〕39号\n各县、区人民政府：\n{BODY}\n一、总体要求\n临江市人民政府\n2018年11月16日\n（此件公开发布）",
        (),
        ("临江市人民政府关于加快推进校园足球高质量发展的若干意见", "临江市人民政府", "2018-11-16", None),
    ),
    "signature that says the body's full name": (
        f"临江市政府办公厅关于加强学校美育工作的实施意见\n（临政办发〔2016〕75号）\n各区人民政府：\n{BODY}\n临江市人民政府办公厅\n2016年7月11日",
        (frame("published", "2016-08-01"),),
        ("临江市政府办公厅关于加强学校美育工作的实施意见", "临江市人民政府办公厅", "2016-07-11", None),
    ),
    "notice that prints the plan below": (
        f"云溪县人民政府办公室关于印发\n“十四五”现代物流发展规划的通知\n云政办发〔2022〕17号\n各镇人民政府：\n《“十四五”现代物流发展规划》已经县政府同意，现印发给你们。\n"
        f"云溪县人民政府办公室\n2022年5月17日\n（本文有删减）\n“十四五”现代物流发展规划\n{BODY}",
        (frame("title", "云溪县人民政府办公室关于印发“十四五”现代物流发展规划的通知"), frame("published", "2022-06-01")),
        ("“十四五”现代物流发展规划", "云溪县人民政府办公室", "2022-05-17", "2021-01-01..2025-12-31"),
    ),
    "notice whose plan is printed a little differently": (
        f"云溪县人民政府办公室关于印发云溪县加强学校美育工作实施方案的通知\n各镇：\n现予印发。\n云溪县人民政府办公室\n2017年10月9日\n附件\n云溪县加强学校美育\n工作的实施方案\n{BODY}",
        (),
        ("云溪县加强学校美育工作的实施方案", "云溪县人民政府办公室", "2017-10-09", None),
    ),
    "school notice that calls the plan by half its name": (
        f"关于公布2024学年工作要点的通知\n各处室、年级：\n现将《临江市第二中学2024学年工作要点》印发给你们。\n临江市第二中学\n2024年9月2日\n临江市第二中学2024学年工作要点\n{BODY}",
        (frame("published", "2024-09-05"),),
        ("临江市第二中学2024学年工作要点", "临江市第二中学", "2024-09-02", "2024-09-01..2025-08-31"),
    ),
    "action plan with its years on the next line": (
        f"临江市第二中学教育信息化三年行动计划\n（2020-2022）\n（征求意见稿）\n{BODY}\n附：清单\n临江市第二中学\n2020年9月22日",
        (),
        ("临江市第二中学教育信息化三年行动计划（2020-2022）", "临江市第二中学", "2020-09-22", "2020-01-01..2022-12-31"),
    ),
    "notice without a plan of its own": (
        f"临江市教育局办公室关于开展艺术节活动的通知\n（临教办函〔2019〕41号）\n各学校：\n{BODY}\n请于2019年7月19日前报送。\n临江市教育局办公室\n2019年6月11日",
        (),
        ("临江市教育局办公室关于开展艺术节活动的通知", "临江市教育局办公室", "2019-06-11", None),
    ),
    "five-year plan with a cover": (
        f"附件\n稷阳县“十四五”农业农村现代化\n发展规划\n稷阳县农业农村局\n二〇二一年十二月二十日\n一、发展基础\n{BODY}",
        (),
        ("稷阳县“十四五”农业农村现代化发展规划", "稷阳县农业农村局", "2021-12-20", "2021-01-01..2025-12-31"),
    ),
    "outline with a far goal": (
        f"临江市国民经济和社会发展第十四个五年规划\n和二〇三五年远景目标纲要\n2021年1月27日临江市第十五届人民代表大会第五次会议批准\n{BODY}",
        (),
        ("临江市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", None, "2021-01-27", "2021-01-01..2025-12-31"),
    ),
    "work report that names its year": (
        "2026年临江省政府工作报告\n——2026年2月5日在临江省第十四届人民代表大会第四次会议上\n省长 某人\n各位代表：\n"
        "现在，我代表省人民政府，向大会报告工作。\n一、2025年工作回顾",
        (frame("published", "2026-02-11"),),
        ("2026年临江省政府工作报告", "临江省人民政府", "2026-02-11", "2026-01-01..2026-12-31"),
    ),
    "work report that does not": (
        "政府工作报告\n（2024年1月18日在霁州市第五届人民代表大会第四次会议上）\n市长 某人\n各位代表：\n"
        "我代表市人民政府，向大会报告工作。\n一、2023年工作回顾",
        (),
        ("政府工作报告", "霁州市人民政府", "2024-01-18", "2024-01-01..2024-12-31"),
    ),
    "report of the premier, cut out": (
        f"会议听取国务院总理关于政府工作的报告，审查2019年计划执行情况与2020年国民经济和社会发展计划草案的报告。\n一、2019年和今年以来工作回顾\n{BODY}",
        (),
        (None, "国务院", None, "2020-01-01..2020-12-31"),
    ),
    "term of a school": (
        f"同心协力 再创佳绩\n——临江二中2010学年第二学期工作思路\n（征求意见稿）\n一、指导思想\n{BODY}\n2011年2月",
        (frame("published", "2011年02月17日"), frame("title", "临江二中2010学年第二学期工作思路(征求意见稿)")),
        ("临江二中2010学年第二学期工作思路", "临江二中", "2011-02-17", "2011-02-01..2011-08-31"),
    ),
    "column name in front": (
        f"每周一学（2025年11月10日-16日）临江市委关于制定第十五个五年规划的建议\n临江市委关于制定第十五个五年规划的建议\n{BODY}",
        (),
        ("临江市委关于制定第十五个五年规划的建议", "临江市委", None, "2026-01-01..2030-12-31"),
    ),
    "body text only": (
        f"一、总体要求。\n{BODY}\n二、主要目标。\n2.年初汇总编发各处室工作目标和考核要求,年中做好推进情况交流。",
        (),
        (None, None, None, None),
    ),
    "anonymous": (f"xx市教育局基础教育处年度工作要点\n一、总体思路\n{BODY}", (), ("xx市教育局基础教育处年度工作要点", None, None, None)),
    "plan whose year only the body tells": (
        f"临江市教育局工作要点\n2023年，全市教育系统{BODY}\n一、措施",
        (),
        ("临江市教育局工作要点", "临江市教育局", None, "2023-01-01..2023-12-31"),
    ),
    "date in the body is not the day of publication": (
        f"临江市教育局工作计划\n一、目标\n2023年3月5日前完成。{BODY}\n二、措施\n{BODY}",
        (),
        ("临江市教育局工作计划", "临江市教育局", None, None),
    ),
    "table of tasks on a bureau's page": (
        f"云溪县数据局\n发布时间：2024-02-27 16:40文号：云数〔2024〕3号\n云溪县2024年数据工作重点任务分解表\n（共3类）\n序号\n任务\n{BODY}",
        (),
        ("云溪县2024年数据工作重点任务分解表", "云溪县数据局", "2024-02-27", "2024-01-01..2024-12-31"),
    ),
    "list of tasks in an annex": (
        f"附件2\n云溪县2023年民生实事（教育领域）任务清单\n说明：{BODY}",
        (),
        ("云溪县2023年民生实事（教育领域）任务清单", None, None, "2023-01-01..2023-12-31"),
    ),
    "page frame behind the title on the same line": (
        f"云溪县教育局2025年工作要点 索引号：YX-7文号：云教〔2025〕1号 发布日期：2025-02-17来源：云溪县教育局 浏览：28次2025年是收官之年，{BODY}"
        + BODY * 3,
        (),
        ("云溪县教育局2025年工作要点", "云溪县教育局", "2025-02-17", "2025-01-01..2025-12-31"),
    ),
    "portal and breadcrumb above": (
        f"临江市人民政府门户网站\n首页 > 政务公开 > 工作计划\n临江市民政局2023年工作总结和2024年工作计划\n2023年，{BODY}",
        (),
        ("临江市民政局2023年工作总结和2024年工作计划", "临江市民政局", None, "2024-01-01..2024-12-31"),
    ),
    "site's headline above the title": (
        f"云溪区文旅局2024年工作要点-云溪文旅网\n今日3月6日 农历正月廿六 在线41人\n云溪区文旅局2024年工作要点\n{BODY}",
        (),
        ("云溪区文旅局2024年工作要点", "云溪区文旅局", None, "2024-01-01..2024-12-31"),
    ),
    "body's name as the first line of the title": (
        f"云溪县文化局\n2024年度工作总结及2025年工作打算\n{BODY}",
        (),
        ("云溪县文化局2024年度工作总结及2025年工作打算", "云溪县文化局", None, "2025-01-01..2025-12-31"),
    ),
    "letterhead of a body": (
        f"云溪区人民政府办公室文件\n云政办发[2021]26号\n云溪区公交都市建设实施方案\n{BODY}",
        (),
        ("云溪区公交都市建设实施方案", "云溪区人民政府办公室", None, None),
    ),
    "number and day in brackets": (
        f"临江市空气质量改善行动方案\n（临政发〔2024〕12号，2024年4月30日）\n本方案实施期为2024年至2025年。{BODY}",
        (),
        ("临江市空气质量改善行动方案", "临江市人民政府", "2024-04-30", "2024-01-01..2025-12-31"),
    ),
    "office and day in brackets": (
        f"云溪县2025年蓝天保卫战工作要点\n（县蓝天保卫战指挥部办公室2025年3月6日）\n{BODY}\n1. 严把准入。",
        (),
        ("云溪县2025年蓝天保卫战工作要点", "云溪县蓝天保卫战指挥部办公室", "2025-03-06", "2025-01-01..2025-12-31"),
    ),
    "notice that goes on with the plan": (
        f"云溪县人民政府办公室关于印发《云溪县农村公路提质实施方案（2023—2025年）》的通知\n云政办〔2023〕12号\n各镇：\n现印发给你们。\n2023年3月7日\n一、总目标\n{BODY}",
        (),
        ("云溪县农村公路提质实施方案（2023—2025年）", "云溪县人民政府办公室", "2023-03-07", "2023-01-01..2025-12-31"),
    ),
    "report on two plans over three lines": (
        f"关于云溪市2023年国民经济和社会发展计划\n执行情况与2024年国民经济和社会发展\n计划草案的报告\n——2024年1月16日在云溪市第八届人民代表大会第四次会议上\n云溪市发展和改革委员会\n{BODY}",
        (),
        (
            "关于云溪市2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告",
            "云溪市发展和改革委员会",
            "2024-01-16",
            "2024-01-01..2024-12-31",
        ),
    ),
    "report whose speaker line names the government": (
        f"政府工作报告\n——2025年1月15日在临海省第十四届人民代表大会第三次会议上\n临海省人民政府省长 某人\n（2025年1月21日印发）\n一、回顾\n{BODY}",
        (),
        ("政府工作报告", "临海省人民政府", "2025-01-21", "2025-01-01..2025-12-31"),
    ),
    "report of a town": (
        f"政府工作报告\n——在柳湾镇第十九届人民代表大会第一次会议上\n镇长 某人\n各位代表：\n{BODY}\n2022年，我们要做好以下工作：",
        (frame("published", "2022-01-27"),),
        ("政府工作报告", "柳湾镇人民政府", "2022-01-27", "2022-01-01..2022-12-31"),
    ),
    "report on the government's site": (
        f"2023年政府工作报告\n东临市人民政府网 www.dl.example 2023-01-13\n（2023年1月6日，市五届人大三次会议）\n市长 某人\n一、回顾\n{BODY}",
        (),
        ("2023年政府工作报告", "东临市人民政府", "2023-01-13", "2023-01-01..2023-12-31"),
    ),
    "old report in Chinese figures, spaced out": (
        f"政府工作报 告（节选）\n一九八三年三月十二日在双溪县第八届人民代表大会第二次会议上\n双溪县人民政府县长 某人\n各位代表：\n一九八二年，{BODY}",
        (),
        ("政府工作报告", "双溪县人民政府", "1983-03-12", "1983-01-01..1983-12-31"),
    ),
    "running head above an old report": (
        f"临江市志 · 附录 · 文献辑存 第612页\n关于临江市经济情况的报告（摘录）\n（一九八六年四月五日）\n{BODY}",
        (),
        ("关于临江市经济情况的报告", None, "1986-04-05", None),
    ),
    "old report whose year only the plan tells": (
        f"关于云溪县国民经济和社会发展情况的报告（摘录）\n一九八五年，{BODY}\n一九八六年是第七个五年计划的头一年。全县的主要指标是：产值增长。\n{BODY}",
        (),
        ("关于云溪县国民经济和社会发展情况的报告", None, None, "1986-01-01..1986-12-31"),
    ),
    "part of a report without its head": (
        f"三、2024年主要工作打算\n新的一年，云溪县人民政府将围绕目标推进工作。\n{BODY}",
        (),
        (None, "云溪县人民政府", None, "2024-01-01..2024-12-31"),
    ),
    "part of a report that speaks of the outline": (
        f"二、主要考虑\n省政府根据建议，编制了《临江省国民经济和社会发展第十五个五年规划纲要（草案）》。\n{BODY}",
        (),
        (None, "临江省人民政府", None, None),
    ),
    "source of a page": (
        f"2025年临江市交通建设行动方案\n来源：临江市交通运输局 发布日期：2025-02-14\n{BODY}",
        (),
        ("2025年临江市交通建设行动方案", "临江市交通运输局", "2025-02-14", "2025-01-01..2025-12-31"),
    ),
    "newspaper as source": (
        f"2025年临江市交通建设行动方案\n来源：临江日报 发布日期：2025-02-14\n{BODY}",
        (),
        ("2025年临江市交通建设行动方案", None, "2025-02-14", "2025-01-01..2025-12-31"),
    ),
    "press article on a plan": (
        f"首页 / 要闻 / 民生\n临江：三年内建成百家老年食堂\n2025-03-26 08:12来源：临江晚报\n本报讯 《临江省养老服务行动计划（2025—2027年）》近日印发。{BODY}",
        (),
        ("临江：三年内建成百家老年食堂", None, "2025-03-26", "2025-01-01..2027-12-31"),
    ),
    "second term over a school year in two years": (
        f"范文站 > 工作计划 > 学校工作计划\nxx中学2024—2025学年第二学期工作计划\n时间:2025-02-20栏目:计划\n{BODY}",
        (),
        ("xx中学2024—2025学年第二学期工作计划", None, "2025-02-20", "2025-02-01..2025-08-31"),
    ),
    "review of one school year, plan of the next": (
        f"1、下溪镇中心校2023—2024学年度工作总结及下学年打算\n{BODY}",
        (),
        ("下溪镇中心校2023—2024学年度工作总结及下学年打算", "下溪镇中心校", None, "2024-09-01..2025-08-31"),
    ),
    "school year in months below a title printed twice": (
        f"青荷中学五年发展规划(征求意见稿)\n青荷中学\n五年发展规划\n(2010年3月～2015年2月)\n{BODY}",
        (),
        ("青荷中学五年发展规划(征求意见稿)", "青荷中学", None, "2010-03-01..2015-02-28"),
    ),
    "tag of a site before the title": (
        f"【文库精选】石浦自治旗教育局2019年工作要点\n{BODY}",
        (),
        ("石浦自治旗教育局2019年工作要点", "石浦自治旗教育局", None, "2019-01-01..2019-12-31"),
    ),
    "name of the site above the title": (
        f"湖西区人民政府门户网站　首页　走进湖西　政务公开　投资指南\n湖西区卫生事业发展“十二五”规划\n{BODY}",
        (),
        ("湖西区卫生事业发展“十二五”规划", None, None, "2011-01-01..2015-12-31"),
    ),
    "line of a site behind the title on one line": (
        f"石潭县教育科技局2016年教育工作要点 日期：2016-02-26 作者：办公室 2016年，全县教育人{BODY}" + BODY * 3,
        (),
        ("石潭县教育科技局2016年教育工作要点", "石潭县教育科技局", "2016-02-26", "2016-01-01..2016-12-31"),
    ),
    "speech whose name stands above its occasion": (
        f"把小事做到心坎上\n——在2025年全区校园长会上的发言\n石浦区教育局局长　林某\n{BODY}",
        (),
        ("把小事做到心坎上——在2025年全区校园长会上的发言", None, None, "2025-01-01..2025-12-31"),
    ),
    "opening of a five-year plan named beside the year": (
        f"石浦市教育体育局\n2021年工作要点暨“十四五”开局任务安排\n{BODY}",
        (),
        ("石浦市教育体育局2021年工作要点暨“十四五”开局任务安排", "石浦市教育体育局", None, "2021-01-01..2021-12-31"),
    ),
    "draft and excerpt of an outline": (
        f"县十五届人大六次会议文件（十一）\n石屏县国民经济和社会发展第十五个五年规划纲要（草案）摘要\n{BODY}",
        (),
        ("石屏县国民经济和社会发展第十五个五年规划纲要（草案）摘要", None, None, "2026-01-01..2030-12-31"),
    ),
    "school year in Chinese numerals": (
        f"石沟乡中心小学一九八九至一九九〇学年度工作计划\n{BODY}",
        (),
        ("石沟乡中心小学一九八九至一九九〇学年度工作计划", "石沟乡中心小学", None, "1989-09-01..1990-08-31"),
    ),
    "number, body and day on one line": (
        f"石崮市工业技改三年行动方案（2016—2018年）\n石政办字〔2016〕44号　石崮市人民政府办公室　2016年5月9日\n{BODY}",
        (),
        ("石崮市工业技改三年行动方案（2016—2018年）", "石崮市人民政府办公室", "2016-05-09", "2016-01-01..2018-12-31"),
    ),
    "words on an earlier plan period are no period": (f"二、现状\n里程较“十三五”末净增1240公里。{BODY}", (), (None, None, None, None)),
}


@pytest.mark.parametrize("shape", DOCUMENTS)
def test_documents_of_each_shape(shape: str) -> None:
    text, frames, expected = DOCUMENTS[shape]
    assert written(fields(text, *frames)) == expected


def test_file_name_tells_what_the_text_does_not() -> None:
    found = fields(f"一、总体要求\n{BODY}", name="plans/云溪县2023年教育工作要点.docx")
    assert (found.title, found.period_end) == ("云溪县2023年教育工作要点", date(2023, 12, 31))
    assert fields(f"一、总体要求\n{BODY}", name="document-17.txt") == DocumentFields()


def test_raw_text_is_asked_when_cleaning_took_the_signature() -> None:
    text = f"临江市人民政府关于校园安全的意见\n{BODY}\n一、要求"
    found = fields(text, raw=f"{text}\n　　临江市人民政府　　　　\n　　2019年1月22日　　　　\n")
    assert (found.issuer, found.published) == ("临江市人民政府", date(2019, 1, 22))


def test_page_frame_in_the_raw_text() -> None:
    text = f"云溪县2023年教育工作要点\n{BODY}"
    found = fields(text, raw=f"索引号 0001 发布机构：云溪县教育局 发布日期：2023-02-08\n{text}")
    assert (found.issuer, found.published) == ("云溪县教育局", date(2023, 2, 8))


def test_full_name_of_a_school_comes_from_its_page() -> None:
    text = f"临江二中2010学年工作思路\n{BODY}"
    assert fields(text, raw=f"临江二中2010学年工作思路--党政办-临江市第二中学\n{text}").issuer == "临江市第二中学"


def test_owner_of_the_site_is_the_last_resort() -> None:
    text = f"临江市2024年港口工作方案\n{BODY}"
    assert fields(text, raw=f"{text}\nCopyright ©2024 临江市港航管理局 备案号").issuer == "临江市港航管理局"
    assert fields(text, raw=f"{text}\n版权所有：岚江市港航管理局").issuer is None


def test_day_of_an_upload_is_no_publication() -> None:
    text = f"云溪县教育工作要点\n{BODY}"
    raw = f"{text}\n上传时间:2023-02-18"
    at = raw.index("2023-02-18")
    assert fields(text, Frame("published", "2023-02-18", at, at + 10, "test"), raw=raw).published is None


@pytest.mark.parametrize(
    "line",
    [
        "上传时间：2025-09-03",
        "2025-09-03上传",
        "上传于2025-09-03 12:20",
        "文库分类：工作计划 发布时间：2025-09-03 上传者：小河",
        "上传时间：2025-09-03\n发布时间：2025-09-03\n《云溪市教育工作要点》由会员上传分享，更多相关请在文库上搜索。",
    ],
)
def test_days_of_a_library_page_are_no_publication(line: str) -> None:
    found = planparse.extract(f"云溪市2025年教育工作要点\n{line}\n{BODY}", model=False).document
    assert (found.title, found.published) == ("云溪市2025年教育工作要点", None)


def test_letters_and_digits_apart_in_the_head() -> None:
    found = planparse.extract(f"政 府 工 作 报 告（节选）\n( 2025年5月2 0日)\n{BODY}", model=False).document
    assert (found.title, found.published) == ("政府工作报告", "2025-05-20")


def test_the_year_before_a_place_is_no_part_of_its_government() -> None:
    assert fields(f"2025年云溪市政府工作报告\n{BODY}").issuer == "云溪市人民政府"


def test_region_comes_from_issuer_or_title() -> None:
    region = fields(f"清远市2022年教育工作要点\n{BODY}").region
    assert region is not None
    assert (region.name, region.adcode) == ("清远市", "441800")
    assert fields(f"国务院关于支持深圳市改革的意见\n{BODY}").region is None
    assert fields(f"云溪县2023年教育工作要点\n{BODY}").region is None


@pytest.mark.parametrize(
    "line", ["云溪县教育局", "临江市人民政府办公室", "国务院", "临江市第一中学", "云溪县青荷幼儿园", "临江省推进“三区”建设领导小组办公室"]
)
def test_bodies(line: str) -> None:
    assert is_body(line)


@pytest.mark.parametrize(
    "line", ["各镇人民政府", "责任单位：县教育局", "加强组织领导小组", "一、教育局", "2022年3月1日", "全面推进素质教育", "局", ""]
)
def test_not_bodies(line: str) -> None:
    assert not is_body(line)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("云溪县教育局关于印发工作要点的通知", "云溪县教育局"),
        ("2023年云溪县教育局工作要点", "云溪县教育局"),
        ("2021年秋季云溪县实验小学工作计划", "云溪县实验小学"),
        ("2024年下半年云溪县教育局工作安排", "云溪县教育局"),
        ("云溪县2023年教育工作要点", None),
        ("中共临江市委、临江市人民政府关于安全的意见", "中共临江市委、临江市人民政府"),
        ("中共临江市委临江市人民政府关于安全的意见", "中共临江市委、临江市人民政府"),
        ("临江市教育局等五部门印发《近视防控方案》", "临江市教育局"),
        ("临江市安委会2024年工作要点", "临江市安委会"),
        ("全市干部工作要点", None),
        ("政府工作报告", None),
        ("关于加强教育局工作的意见", None),
    ],
)
def test_body_that_a_title_begins_with(title: str, body: str | None) -> None:
    assert leading_body(title) == body


@pytest.mark.parametrize(
    "entry", [entry for entry in lexicon.entries("documents", examples=True) if "pattern" in entry], ids=lambda entry: entry["id"]
)
def test_lexicon_patterns(entry: dict[str, object]) -> None:
    pattern = re.compile(str(entry["pattern"]))
    assert all(pattern.search(text) for text in entry["match"])  # type: ignore[attr-defined]
    assert not any(pattern.search(text) for text in entry["no_match"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(("entry_id", "test"), [("title-noun", is_title), ("body", is_body)])
def test_lexicon_terms(entry_id: str, test: object) -> None:
    entry = next(entry for entry in lexicon.entries("documents", examples=True) if entry["id"] == entry_id)
    assert all(test(text) for text in entry["match"])  # type: ignore[operator]
    assert not any(test(text) for text in entry["no_match"])  # type: ignore[operator]


def test_tidy_keeps_what_belongs_to_a_title() -> None:
    assert tidy("云溪县教育提升行动计划（2022—2025年）.pdf") == "云溪县教育提升行动计划（2022—2025年）"
    assert tidy("《云溪县规划（草案）》") == "云溪县规划（草案）"
    assert tidy("政府工作报告（节选）") == "政府工作报告"


PIECES = [
    "2022年",
    "云溪县",
    "教育局",
    "工作要点",
    "关于印发",
    "的通知",
    "《",
    "》",
    "\n",
    "（",
    "）",
    "2022年3月1日",
    "政府工作报告",
    "代表",
    "一、",
    "，",
    " ",
    "\ud800",
    "𠮷",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.none() | st.sampled_from(PIECES))
def test_any_text_gives_fields(text: str, name: str | None) -> None:
    assert fields(text, name=name) == fields(text, name=name)


@pytest.mark.parametrize(
    "unit", ["云溪县教育局\n", "2022年3月1日\n", "关于印发", "《", "工作要点", "云溪县\n关于\n", "（2022", "各", "第一届人民代表大会", "省"]
)
def test_long_repetitions_end(unit: str) -> None:
    fields(unit * (40_000 // len(unit)))


@pytest.mark.skipif(not GOLD.is_dir(), reason=f"the reference documents are not at {GOLD}")
@pytest.mark.parametrize("path", sorted(GOLD.glob("*.json")) or [Path("none")], ids=lambda path: path.stem)
def test_reference_documents(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    raw = path.with_suffix(".txt").read_bytes().decode("utf-8")
    text, frames = raw, tuple[Frame, ...]()
    try:
        from planparse.clean import clean
    except ImportError:
        pass
    else:
        cleaned = clean(raw)
        text, frames = cleaned.text, cleaned.frames
    title, issuer, published, period = written(read_fields(raw, text, frames, None, None))
    found = {"title": title, "issuer": issuer, "published": published, "period": period.split("..") if period else None}
    assert {key: value for key, value in found.items() if key in gold} == {key: gold[key] for key in found if key in gold}


@pytest.mark.parametrize(
    ("text", "title", "issuer", "period"),
    [
        ("云溪县教育局2024年为民办实事\n1.新建幼儿园3所。\n", "云溪县教育局2024年为民办实事", "云溪县教育局", ("2024-01-01", "2024-12-31")),
        ("云溪市2025年度十件民生实事\n1.新增学位300个。\n", "云溪市2025年度十件民生实事", None, ("2025-01-01", "2025-12-31")),
        (
            "本站小编为你精心准备了林业局2024年工作计划参考范文，愿它能点燃您的思维。\n一、造林300亩。\n",
            "林业局2024年工作计划",
            "林业局",
            ("2024-01-01", "2024-12-31"),
        ),
        (
            "对省政府2024年目标任务中涉及我厅任务的分解落实方案\n一、新增学位300个。\n",
            "对省政府2024年目标任务中涉及我厅任务的分解落实方案",
            None,
            ("2024-01-01", "2024-12-31"),
        ),
    ],
)
def test_lists_of_deeds_and_samples_have_a_title(text: str, title: str, issuer: str | None, period: tuple[str, str]) -> None:
    document = planparse.extract(text, model=False).document
    assert (document.title, document.issuer) == (title, issuer)
    assert document.period is not None
    assert (document.period.start, document.period.end) == period


def test_the_day_of_a_forum_post_dates_this_year() -> None:
    found = planparse.extract("查看: 8529|回复: 0\n发表于 2020-8-28 18:15 | 显示全部楼层\n今年要新建幼儿园8所。\n", model=False)
    assert found.document.published == "2020-08-28"
    assert found.records[0].deadline is not None
    assert found.records[0].deadline.date == "2020-12-31"


@pytest.mark.parametrize(
    ("opening", "period"),
    [
        ("经县政府研究，决定自2025年9月10日至2026年1月31日在全县开展集中整治。", ("2025-09-10", "2026-01-31")),
        ("按照统一部署，现就2024—2025年农村公路工作制定本方案。", ("2024-01-01", "2025-12-31")),
        ("一、创建目标\n利用5年时间（2021—2025年），分步推进创建。", ("2021-01-01", "2025-12-31")),
        ("2021年至2023年，全县累计实施项目30个。", None),
        ("一、扩大规模\n2024年1月至6月，对小微企业开展培训300人次。", None),
    ],
)
def test_the_opening_of_a_scheme_tells_its_period(opening: str, period: tuple[str, str] | None) -> None:
    found = planparse.extract(f"云溪县人民政府办公室关于农村公路提升改造的实施方案\n{opening}\n", model=False).document.period
    assert (found and (found.start, found.end)) == period


def test_the_number_of_a_document_tells_its_year() -> None:
    text = "云溪市人民政府关于推进县域高中发展的实施意见\n云政发〔2023〕15号\n各县人民政府：\n三年内为高中引进教师450名。\n"
    found = planparse.extract(text, model=False)
    assert found.document.period is None
    assert found.records[0].deadline is not None
    assert found.records[0].deadline.date == "2025-12-31"


BODY = "\n一、主要任务\n年底前新增公办学位300个。\n"


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (f"临江市教育工作要点\n2024-03-28 来源：会员 编辑：小禾{BODY}", "2024-03-28"),
        (f"【字体:大 中 小】　来源:临江日报　编辑:小禾　2024-01-30 08:12\n临江市教育工作要点{BODY}", "2024-01-30"),
        (f"临江日报数字报  2024年3月6日 星期三  第A03版：要闻\n临江市教育工作要点{BODY}", "2024-03-06"),
        (
            f"首页 > 动态 临江市2024年教育工作要点 时间：2024-03-06 来源：市教育局 阅读：53 为办好教育，年底前新增公办学位300个。{BODY}",
            "2024-03-06",
        ),
        (f"临江市教育工作要点\n建设时间：2024年3月1日至5月{BODY}", None),
        (f"临江市教育工作要点\n资金来源于2023年3月1日的结余。{BODY}", None),
    ],
)
def test_day_of_the_line_with_source_or_edition(page: str, day: str | None) -> None:
    found = planparse.extract(page)
    assert found.document.published == day
    if day is not None:
        assert next(record.deadline and record.deadline.date for record in found.records if record.number == 300) == "2024-12-31"


@pytest.mark.parametrize(
    "frame", ["{}", "索 引 号: | 001/2022-9 | 信息分类: | |\n发布机构: | 生成日期: | 2022-12-02 08:54:33 | |\n名 称: | {} |"]
)
def test_bars_of_an_index_table_hide_neither_title_nor_issuer(frame: str) -> None:
    notice = frame.format("云溪市人民政府办公室关于印发云溪市充电设施三年行动方案(2022—2024年)的通知 |")
    found = planparse.extract(
        f"{notice}\n各县、区人民政府,市人民政府各部门:\n现印发给你们,请认真落实。\n云溪市充电设施三年行动方案(2022—2024年)\n"
        "一、主要目标\n2022年,全市新建充电桩2600个。\n"
    ).document
    assert (found.title, found.issuer) == ("云溪市充电设施三年行动方案(2022—2024年)", "云溪市人民政府办公室")
    assert found.published == ("2022-12-02" if "生成日期" in frame else None)


def test_a_title_that_has_lost_its_dash_tells_its_school_year() -> None:
    told = fields(f"一、目标\n{BODY}", frame("title", "望岫中学20232024学年工作计划"))
    assert (told.period_start, told.period_end) == (date(2023, 9, 1), date(2024, 8, 31))
