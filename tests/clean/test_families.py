"""One table per family of dirt: what goes in, what comes out. All places and texts are invented."""

from __future__ import annotations

import pytest

from planparse.clean import clean

P1 = (
    "2024年,全县教育工作坚持以质量为先的办学方针,统筹推进各项改革,努力办好人民满意的教育,确保各项任务按期完成,"
    "全年新增公办学位1200个,义务教育巩固率保持在95%以上,高中阶段毛入学率达到93%。"
)
P2 = (
    "一是加强教师队伍建设,全年培训骨干教师300名,引进紧缺学科教师45名,建成名师工作室12个,"
    "城乡教师交流比例不低于10%,进一步优化教师结构,提升队伍整体素质,营造尊师重教的良好氛围。"
)


def cleaned(raw: str) -> str:
    return clean(raw).text


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("  新增学位。 \r\n\r\n　　全县达标。\r\n", "新增学位。\n全县达标。"),
        ("新增\u200b学位\ufeff1\u200b2个", "新增学位12个"),
        ("新增1\x002个学位", "新增1\n2个学位"),
        ("新增\x00学位", "新增学位"),
        ("达到９５．５％，增长＋３％", "达到95.5%，增长+3%"),
        ("１．加强领导。ＡＩ课程", "1．加强领导。AI课程"),
        ("创建２－３所，培育１０～１２个", "创建2-3所，培育10～12个"),
        ("坚持&ldquo;育人为本&rdquo;原则&nbsp;强化&quot;三全&quot;", '坚持“育人为本”原则 强化"三全"'),
        ("就业率不低 于 9 3 . 5 % ，", "就业率不低于93.5%，"),
        ("达 到 95 % 以 上 。", "达到95%以上。"),
        ("控制在40户 以 内", "控制在40户以内"),
        ("各部⻔、各地⽅政府", "各部门、各地方政府"),
        ("甲\u2028乙\x85丙\v丁", "甲\n乙\n丙\n丁"),
        ("校\x0c车服务", "校车服务"),
        ("标点，与,都；留:着。", "标点，与,都；留:着。"),
    ],
)
def test_characters_and_white_space(raw, want):
    assert cleaned(raw) == want


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("到 2028 年，建成 8 所", "到2028年，建成8所"),
        ("达到1 2 %以上", "达到12%以上"),
        ("增长6 .5 %左右", "增长6.5%左右"),
        ("2 0 2 4年", "2024年"),
        ("培育2 3所学校", "培育2 3所学校"),
        ("2025年5月2 0日印发", "2025年5月20日印发"),
        ("2025年1 0月底前", "2025年10月底前"),
        ("到2 0 2 5年，新建1 2所，培训3 0 0人", "到2025年，新建12所，培训300人"),
        ("“5+ 2”工程", "“5+2”工程"),
        ("创建10 - 12 所", "创建10-12所"),
        ("指标 16 10 17.1 13", "指标 16 10 17.1 13"),
        ("工艺 32/28 — 28 —", "工艺 32/28 — 28 —"),
        ("小学 20 38.0 20 38.0", "小学 20 38.0 20 38.0"),
        ("县长 李明", "县长 李明"),
        ("指标 2020年 2025年", "指标2020年 2025年"),
    ],
)
def test_spaces_in_numbers(raw, want):
    assert cleaned(raw) == want


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("云 溪 县 教 育 规 划云 溪 县 教 育 规 划\n正文", "云溪县教育规划\n正文"),
        ("一 、 总 体 要 求一 、 总 体 要 求\n正文", "一、总体要求\n正文"),
        ("云 溪 县 关 于 规 划 的 指 导 意云 溪 县 关 于 规 划 的 指 导 意\n见见\n正文", "云溪县关于规划的指导意\n见\n正文"),
        ("序 号序 号 工 作 任 务工 作 任 务", "序号工作任务"),
        ("云溪县教育要点\n云溪县教育要点\n" + P1, "云溪县教育要点\n" + P1),
        ("看看课堂", "看看课堂"),
    ],
)
def test_headings_spaced_or_twice(raw, want):
    assert cleaned(raw) == want


@pytest.mark.parametrize(
    ("raw", "want", "note"),
    [
        ("巩固率达到1O0%。", "巩固率达到100%。", "ocr-repaired"),
        ("缺勤率逐年下降0.8沆推进教育", "缺勤率逐年下降0.8%。推进教育", "ocr-repaired"),
        ("2022年要点。确保2022100%完成。", "2022年要点。确保2022年100%完成。", "lost-character"),
        ("2022年要点。推进202260项工作。", "2022年要点。推进2022年60项工作。", "lost-character"),
        ("2022年要点。行动计划（20202022年）", "2022年要点。行动计划（2020-2022年）", "lost-dash"),
        ("创建10一12所", "创建10—12所", "ocr-repaired"),
    ],
)
def test_known_slips_are_repaired_and_noted(raw, want, note):
    got = clean(raw)
    assert got.text == want
    assert got.notes(0, len(want)) == (note,)


@pytest.mark.parametrize(
    "raw", ["评选46所示范食堂", "2022年要点。服务群众202260人", "2022年要点。补贴195060元", "1987年建校。安排203260项"]
)
def test_what_cannot_be_known_stays(raw):
    assert cleaned(raw) == raw


BANNER = "《云溪县2024年教育工作要点.docx》由会员分享,可在线阅读,更多相关《云溪县2024年教育工作要点.docx(9页珍藏版)》请在某某文库上搜索。"


def chunks(text: str, size: int) -> str:
    parts = [text[at : at + size] for at in range(0, len(text), size)]
    return "\n".join(f"{number}、{part}" for number, part in enumerate(parts, 1))


@pytest.mark.parametrize("banner", ["", BANNER + "\n"])
def test_page_chunk_numbers_of_previews_go(banner):
    text = "云溪县2024年教育工作要点" + (P1 + "1.突出安全底线。" + P2 + "2.强化保障。") * 5
    got = clean(banner + chunks(text, 260))
    assert got.text == text
    assert [frame.value for frame in got.frames] == (["云溪县2024年教育工作要点"] if banner else [])


def test_chunk_number_never_joins_two_numbers():
    head = ("甲" * 30 + "，") * 9
    got = clean(f"1、{head}达到2\n2、3%。{head}\n3、{head}完成5\n4、0{head}").text
    assert "达到2\n3%" in got
    assert f"。{head}{head}完成5\n0甲" in got


@pytest.mark.parametrize(
    "raw",
    [
        "1、加强领导。\n2、落实责任。\n3、强化督导。",
        "\n".join(f"{number}、{P1}{P2}" for number in range(1, 7)),
        "2.抓实安全工作。\n二、重点任务。\n3.推进改革。",
    ],
)
def test_true_lists_keep_their_numbers(raw):
    assert cleaned(raw) == raw


@pytest.mark.parametrize(
    "noise",
    [
        BANNER,
        "文档编号：1234567 上传时间：2022-01-01 格式：DOCX 页数：13 大小：27.53KB",
        "还剩12页未读，继续阅读",
        "开头部分已省略1234字",
        "全文共5231字",
        "加入VIP，免费下载",
        "来源:本网访问量:-发布时间:2024-05-06",
        "【字体：大 中 小】 打印 关闭",
        "信息索引号 001122334/2024-00504 生成日期 2024-03-24 公开日期 2024-03-24",
        "文件编号 —  — 发布机构 云溪县教育局",
        "登录|注册",
        "当前位置：首页 > 政务公开 > 规划计划",
        "某某中学 版权所有 Copyright © EXAMPLE All Rights Reserved.",
        "某ICP备00000000号-1 某公网安备 00000000000000号",
        "北大法宝【法宝引证码】 CLI.12.7654321",
        "原文链接：https://example.org/lar/0a1b2c.html",
        "扫一扫在手机打开当前页",
        "分享：",
        "- capture_date: 2025-01-02",
        "# 原件固化",
        "https://example.org/a.html",
        "第 3 页 共 10 页",
        "- 3 -",
        "一、总体要求....................1",
    ],
)
def test_noise_lines_go_before_and_after_the_text(noise):
    plan = f"云溪县2024年工作要点\n{P1}\n{P2}\n云溪县教育局\n2024年3月1日"
    assert cleaned(f"{noise}\n{plan}") == plan
    assert cleaned(f"{plan}\n{noise}") == plan


@pytest.mark.parametrize(
    "line",
    [
        "（责任单位：县教育局、县财政局）",
        "附件：1.重点任务分工表",
        "联系人：李明，电话：0000-12345678",
        "2024年3月1日",
        "牵头单位：县教育局",
        "（此件公开发布）",
        "来源于社会捐赠的资金120万元用于助学",
        "云溪县教育局",
    ],
)
def test_lines_of_the_plan_stay(line):
    plan = f"云溪县2024年工作要点\n{line}\n{P1}\n{line}\n{P2}\n{line}"
    assert cleaned(plan) == plan


def test_frames_of_an_index_table_and_a_crawler_header():
    got = clean(f"云溪县工作总结\n信息索引号 0140/2024-1 生成日期 2024-03-24 公开日期 2024-03-25\n文件编号 — — 发布机构 云溪县教育局\n{P1}")
    assert [(frame.key, frame.value) for frame in got.frames] == [
        ("published", "2024-03-24"),
        ("published", "2024-03-25"),
        ("issuer", "云溪县教育局"),
    ]
    assert all(got.raw[frame.raw_start : frame.raw_end] == frame.value for frame in got.frames)
    got = clean(
        "# 原件固化\n\n- title: 云溪县规划\n- publisher: 云溪县人民政府\n- publish_date: 2024-05-17\n- http_status: 200\n\n---\n\n"
        f"云溪县规划\n{P1}"
    )
    assert got.text == f"云溪县规划\n{P1}"
    assert {frame.key: frame.value for frame in got.frames} == {
        "title": "云溪县规划",
        "issuer": "云溪县人民政府",
        "published": "2024-05-17",
    }


MENU = "首页\n新闻中心\n学校公告\n工作安排\n校务公开\n百年校史\n昔日校园\n党建引领\n清廉学校\n学校概览\n教师风采\n网上报修"


def test_page_with_menus_breadcrumb_and_footer():
    title = "关于公布2024学年工作要点的通知"
    plan = f"各支部、处室：\n{P1}\n一、着重落实\n{P2}\n云溪中学\n2024年9月10日\n附件一：云溪中学任务清单"
    raw = (
        f"{title}--党政办-云溪中学\n今天是\n登录|注册\n{MENU}\n推荐阅读\n食堂开放时间调整公告[03-05]\n"
        "当前位置：首页 >\n新闻中心>\n学校公告\n学校公告\n"
        f"{title}\n文章来源：本站原创 作者：佚名 发布时间：2024年09月20日 点击数：\n次\n{plan}\n"
        "【打印正文】\n上一篇：关于评选先进班组的通知[ 09-18 ]\n下一篇：值班安排办法[ 09-21 ]\n网站地图\n|\n校长信箱\n"
        "云溪中学 版权所有 Copyright © 电话&传真：0000-12345678"
    )
    got = clean(raw)
    assert got.text == f"{title}\n{plan}"
    assert ("published", "2024年09月20日") in [(frame.key, frame.value) for frame in got.frames]


def test_page_frame_one_word_a_line():
    raw = (
        "当前位置：\n首页\n>\n政务信息\n>\n要闻\n2024年云溪县政府工作报告\n发表时间：\n2024-02-19 08:15:00\n来源：\n云溪日报客户端\n"
        f"【字体：\n小\n中\n大\n】\n政府工作报告\n{P1}\n扫一扫在手机打开当前页\n【\n打印本页\n】"
    )
    assert cleaned(raw) == f"2024年云溪县政府工作报告\n政府工作报告\n{P1}"


def test_snippets_of_other_articles_go():
    plan = f"一、总体要求。\n{P1}\n二、重点工作。\n{P2}"
    snippets = (
        "松岭县教育局2021年工作计划\n"
        "一 指导思想坚持稳中求进,补齐短板 办好学校。二 具体目标 一 新建6 8所乡镇幼儿园,入园率达到91.5 以上,培训园长40名,改造食...\n"
        "某某镇中心学校年度工作总结\n"
        "某某镇中心学校年度工作总结。1 抓好常规管理。严格落实作息制度,开展教师读书活动12次,完善值日巡查机制,加强后勤服务保障,关爱留守儿…"
    )
    assert cleaned(f"{plan}\n{snippets}") == plan


def test_a_plan_that_is_cut_off_stays():
    plan = f"云溪县2024年工作要点\n{P1}\n二、强化保障\n{P2}推进送教上门工..."
    assert cleaned(plan) == plan


def test_a_cut_off_section_under_a_plain_heading_stays():
    plan = f"云溪县2024年工作要点\n{P1}\n做好校园安全工作\n{P2}推进送教上门工..."
    assert cleaned(plan) == plan


def test_a_table_behind_the_editor_line_stays():
    table = "\n".join(f"乡镇{name} 新建学校{number}所" for number, name in enumerate("甲乙丙丁戊己", 1))
    assert cleaned(f"云溪县规划\n{P1}\n{P2}\n责任编辑：李四\n{table}").endswith(table)


def wrapped(text: str, columns: int = 30) -> str:
    """Break every ``columns`` characters, as a page does: never inside a number."""
    lines = []
    while len(text) > columns:
        at = columns
        while text[at - 1].isdigit() and text[at] in "0123456789%.":
            at -= 1
        lines.append(text[:at])
        text = text[at:]
    return "\n".join([*lines, text])


def test_hard_wrapped_lines_are_joined_and_page_numbers_go():
    paragraphs = ["（一）扩大学位供给。" + P1.replace(",", "，"), "（二）建强教师队伍。" + P2.replace(",", "，")] * 8
    pages = []
    for page in range(4):
        pages.append("\n".join(wrapped(paragraph) for paragraph in paragraphs[4 * page : 4 * page + 4]) + f"\n{page + 1}")
    got = clean("\n".join(pages))
    assert got.text == "\n".join(paragraphs)


def test_page_number_in_the_middle_of_a_sentence():
    words = "，".join(f"第{number}项任务由责任单位按照时间节点抓好落实并报送进展情况" for number in "一二三四五六七八九") * 6
    lines = wrapped(words, 28).split("\n")
    for at, number in ((20, 1), (41, 2), (62, 3)):
        lines.insert(at, str(number))
    assert cleaned("\n".join(lines)) == words


def test_wrapped_numbers_are_not_joined():
    lines = ["甲" * 27 + "，共2", "3" + "乙" * 29, *["丙" * 29 + "，"] * 12]
    assert "共2\n3乙" in cleaned("\n".join(lines))


def test_cut_markers_and_single_breaks():
    assert cleaned("表彰一批先进班组。6.\n做好试点验收工作。") == "表彰一批先进班组。6.做好试点验收工作。"
    assert cleaned("改造乡村道路\n，建好停车场。") == "改造乡村道路，建好停车场。"
    assert cleaned("专栏\n1\n校舍改造工程") == "专栏1\n校舍改造工程"


def test_contents_with_leaders_or_page_numbers():
    body = f"第一章 总体要求\n{P1}\n第二章 重点任务\n{P2}"
    assert cleaned(f"云溪县规划\n目 录\n第一章 总体要求 ........ 1\n第二章 重点任务 ........ 12\n{body}") == f"云溪县规划\n{body}"
    assert cleaned(f"云溪县规划\n目录\n第一章 总体要求 1\n第二章 重点任务 12\n第三章 保障 20\n{body}") == f"云溪县规划\n{body}"


def test_paragraphs_run_together_by_ideographic_spaces():
    raw = f"第一篇　明确思路　打开局面　　{P1}　　第二章　工作目标　　{P2}"
    assert cleaned(raw) == f"第一篇 明确思路 打开局面\n{P1}\n第二章 工作目标\n{P2}"


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("序号\t任务\t责任单位\n1\t新建学校2所\t县教育局", "序号\t任务\t责任单位\n1\t新建学校2所\t县教育局"),
        ("1\t新建学校 2 所\t\t县教育局", "1\t新建学校2所\t\t县教育局"),
        ("建学校\t县教育局\n建公园\t县城管局\n建医院\t县卫健局", "建学校\t县教育局\n建公园\t县城管局\n建医院\t县卫健局"),
        ("一、\t总体要求\n二、\t重点任务\n三、\t保障措施", "一、 总体要求\n二、 重点任务\n三、 保障措施"),
        ("总体要求\t1\n重点任务\t2\n保障措施\t7", "总体要求 1\n重点任务 2\n保障措施 7"),
        ("责任单位：\t县教育局", "责任单位： 县教育局"),
        ("1 新建学校2所 县教育局", "1 新建学校2所 县教育局"),
    ],
)
def test_cells_of_a_row_stay_apart(raw, want):
    assert clean(raw).text == want


def test_every_edit_tells_its_entry():
    got = clean(f"{BANNER}\n{chunks(P1 * 6, 220)}\n来源：某网 发布时间：2024-01-02\n")
    assert all(edit.entry for edit in got.edits)
    assert {"share-banner", "preview-chunk-number", "page-date-line"} <= {edit.entry for edit in got.edits}


def test_a_menu_between_two_items_does_not_end_the_plan() -> None:
    body = "清河县残联2025年工作安排\n2、康复服务：" + "为持证残疾人提供基本康复服务，" * 12 + "覆盖率达到85%以上。\n"
    menu = "网站声明|联系我们|网站地图|无障碍浏览|长者模式\n"
    item = "3、就业培训：开展残疾人职业技能培训100人，改造无障碍家庭105户，新增就业30人。"
    assert item in cleaned(body + menu + item)
    assert "3个工作日" not in cleaned(body + menu + "1、本站内容来自网络，如有侵权请来信，我们将在3个工作日内删除，谢谢您的理解和支持。")


def test_a_menu_in_one_line_over_the_breadcrumb_is_none_of_the_plan() -> None:
    head = "砥山水务集团　　集团概况　新闻中心　党建园地　信息公开　服务指南\n当前位置：信息公开 - 重大事项\n"
    assert cleaned(f"{head}砥山水务集团2025年工作要点\n{P1}\n{P2}").startswith("砥山水务集团2025年工作要点\n")
