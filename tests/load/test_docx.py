"""DOCX: the text layer with Word's automatic numbering, tables, tracked changes, hidden text, notes and boxes."""

from __future__ import annotations

import pytest
from tests.load.docx_files import cell, docx, level, numbering, par, root, run, table

from planparse.load.docx import read

PLAN = {
    0: level(0, "chineseCounting", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
}


def lines(body: str, **parts: str) -> list[str]:
    """Return the lines of a document's text layer."""
    return read(docx(body, {f"word/{name}.xml": part for name, part in parts.items()}), "plan.docx")[0].splitlines()


def test_three_levels_of_chinese_numbering():
    body = (
        par("云溪县2026年工作计划")
        + par("总体目标", num=(1, 0))
        + par("教育", num=(1, 1))
        + par("新增学位1200个。", num=(1, 2))
        + par("巩固率达到96%。", num=(1, 2))
        + par("县城800个。", num=(1, 3))
        + par("卫生", num=(1, 1))
        + par("新建卫生院3所。", num=(1, 2))
        + par("保障措施", num=(1, 0))
        + par("资金", num=(1, 1))
    )
    assert lines(body, numbering=numbering(PLAN, {1: 0})) == [
        "云溪县2026年工作计划",
        "一、总体目标",
        "（一）教育",
        "1.新增学位1200个。",
        "2.巩固率达到96%。",
        "①县城800个。",
        "（二）卫生",
        "1.新建卫生院3所。",
        "二、保障措施",
        "（一）资金",
    ]


@pytest.mark.parametrize(
    ("form", "text", "start", "expected"),
    [
        ("chineseCounting", "第%1章", 1, "第一章 目标"),
        ("chineseCountingThousand", "%1、", 21, "二十一、目标"),
        ("chineseCountingThousand", "%1、", 105, "一百零五、目标"),
        ("ideographDigital", "第%1条", 12, "第一二条 目标"),
        ("decimal", "（%1）", 3, "（3）目标"),
        ("decimalFullWidth", "%1．", 12, "１２．目标"),
        ("decimalEnclosedCircle", "%1", 20, "⑳目标"),
        ("decimalEnclosedParen", "%1", 2, "⑵目标"),
        ("decimalZero", "%1.", 7, "07.目标"),
        ("upperRoman", "%1.", 9, "IX.目标"),
        ("lowerRoman", "(%1)", 4, "(iv)目标"),
        ("upperLetter", "%1.", 28, "BB.目标"),
        ("lowerLetter", "%1)", 3, "c)目标"),
        ("ideographTraditional", "%1、", 2, "乙、目标"),
        ("chineseLegalSimplified", "%1、", 13, "壹拾叁、目标"),
        ("bullet", "\uf06c", 1, "目标"),
        ("none", "", 1, "目标"),
        ("neverHeardOf", "%1.", 5, "5.目标"),
    ],
)
def test_forms_of_numbers(form, text, start, expected):
    part = numbering({0: level(0, form, text, start=start)}, {1: 0})
    assert lines(par("目标", num=(1, 0)), numbering=part) == [expected]


def test_a_label_of_several_levels_and_legal_numbers():
    part = numbering(
        {0: level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", more="<w:isLgl/>") + level(2, "decimal", "%2.%3")}, {1: 0}
    )
    body = "".join(par("甲", num=(1, at)) for at in (0, 1, 1, 2, 0, 1))
    assert lines(body, numbering=part) == ["第一章 甲", "1.1 甲", "1.2 甲", "2.1 甲", "第二章 甲", "2.1 甲"]


def test_restarts_and_overrides():
    part = numbering(
        {
            0: level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>'),
            1: level(0, "decimal", "%1."),
        },
        {
            1: 0,
            2: 1,
            3: '<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
            4: 1,
            5: f'<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{level(0, "decimal", "（%1）")}</w:lvlOverride>',
        },
    )
    never = [(1, 0), (1, 1), (1, 0), (1, 1)]
    assert lines("".join(par("甲", num=at) for at in never), numbering=part) == ["一、甲", "1.甲", "二、甲", "2.甲"]
    shared = [(2, 0), (2, 0), (3, 0), (3, 0), (4, 0), (5, 0)]
    assert lines("".join(par("甲", num=at) for at in shared), numbering=part) == ["1.甲", "2.甲", "1.甲", "2.甲", "3.甲", "（4）甲"]


def test_numbering_by_style():
    styles = root(
        "styles",
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Plain"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="numbering" w:styleId="Outline"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>',
    )
    linked = level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="H1"/>') + level(
        1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H2"/>'
    )
    part = numbering(
        {0: linked, 4: '<w:numStyleLink w:val="Outline"/>', 5: '<w:styleLink w:val="Outline"/>' + level(0, "upperRoman", "%1.")},
        {1: 0, 6: 4, 7: 5},
    )
    body = (
        par("目录一\t1", style="T1")
        + par("甲", style="H1")
        + par("乙", style="H2")
        + par("丙", style="Plain")
        + par("丁", style="H2")
        + par("戊", style="H1", num=(0, 0))
        + par("己", style="H1")
        + par("庚", num=(6, 0))
    )
    assert lines(body, numbering=part, styles=styles) == ["一、甲", "（一）乙", "丙", "（二）丁", "戊", "二、己", "I.庚"]


def test_tracked_changes():
    body = (
        par(run("新增学位") + f"<w:del><w:r><w:delText>800</w:delText></w:r></w:del><w:ins>{run('1200')}</w:ins>" + run("个。"))
        + par("<w:del><w:r><w:delText>这一段已删。</w:delText></w:r></w:del>", num=(1, 0), more="<w:rPr><w:del/></w:rPr>")
        + par(f"<w:moveFrom>{run('旧处。')}</w:moveFrom>", num=(1, 0))
        + par(f"<w:moveTo>{run('新处。')}</w:moveTo>", num=(1, 0))
        + par("前半句", more="<w:rPr><w:del/></w:rPr>")
        + par("后半句。")
    )
    data = docx(body, {"word/numbering.xml": numbering(PLAN, {1: 0})})
    text, warnings = read(data, "plan.docx")
    assert text.splitlines() == ["新增学位1200个。", "一、新处。", "前半句后半句。"]
    assert [warning.code for warning in warnings] == ["tracked-changes"]


def test_hidden_text():
    styles = root("styles", '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>')
    body = (
        par(run("完成") + run("不该看见", "<w:vanish/>") + run("投资5亿元。", '<w:vanish w:val="0"/>'))
        + par(run("全部不该看见", '<w:rStyle w:val="Secret"/>'), num=(1, 0))
        + par("新建公园2个。", num=(1, 0))
    )
    text, warnings = read(docx(body, {"word/numbering.xml": numbering(PLAN, {1: 0}), "word/styles.xml": styles}), "plan.docx")
    assert text.splitlines() == ["完成投资5亿元。", "一、新建公园2个。"]
    assert [warning.code for warning in warnings] == ["hidden-text"]


def test_tables_are_rows_of_tabs():
    body = (
        par("主要指标")
        + table(
            ["序号", par("指标") + par("名称"), "单位", "2030年"],
            cell("1", '<w:vMerge w:val="restart"/>') + cell("粮食产量") + cell("万吨") + cell("≥32"),
            cell("1", "<w:vMerge/>") + cell("合计", '<w:gridSpan w:val="2"/>') + cell("40"),
        )
        + par("说明。")
        + table([par("专栏1  重点工程") + par("新建水库2座。") + par("新建泵站5座。")])
    )
    assert lines(body) == [
        "主要指标",
        "序号\t指标名称\t单位\t2030年",
        "1\t粮食产量\t万吨\t≥32",
        "\t合计\t\t40",
        "说明。",
        "专栏1  重点工程",
        "新建水库2座。",
        "新建泵站5座。",
    ]


def test_notes_boxes_fields_and_breaks():
    box = f"<wps:txbx><w:txbxContent>{par('框中：新建桥梁3座。')}</w:txbxContent></wps:txbx>"
    fallback = f"<w:pict><v:textbox><w:txbxContent>{par('框中：新建桥梁3座。')}</w:txbxContent></v:textbox></w:pict>"
    shape = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText><w:t>指令</w:t></w:r>'
    field += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("3") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = par(run("覆盖率") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("达到95%。") + shape) + par(
        run("见第") + field + run("条。") + "<w:r><w:br/></w:r>" + run("下一行") + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    )
    notes = root(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="0">{par("---")}</w:footnote><w:footnote w:id="2">{par("指常住人口。")}</w:footnote>',
    )
    assert lines(body, footnotes=notes, header1=root("hdr", par("页眉")), comments=root("comments", par("批注"))) == [
        "覆盖率达到95%。",
        "注：指常住人口。",
        "框中：新建桥梁3座。",
        "见第3条。",
        "下一行x=1",
    ]


def test_content_controls_and_the_strict_form():
    body = f"<w:sdt><w:sdtContent>{par('新增床位50张。')}{table(['甲', '乙'])}</w:sdtContent></w:sdt>"
    data = docx(body)
    assert read(data, "plan.docx")[0] == "新增床位50张。\n甲\t乙\n"
    strict = root("document", f"<w:body>{body}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert read(docx(strict), "plan.docx")[0] == "新增床位50张。\n甲\t乙\n"


def test_nothing_but_pictures_is_told():
    text, warnings = read(docx(par(), {"word/media/image1.png": b"\x89PNG"}), "scan.docx")
    assert (text, [warning.code for warning in warnings]) == ("", ["pictures-only"])
