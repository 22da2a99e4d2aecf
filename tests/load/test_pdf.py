"""PDF: lines become paragraphs, margins go, columns and tables keep their order; what cannot be read is told."""

from __future__ import annotations

import builtins

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.load.pdf_files import HEIGHT, LEFT, PITCH, SIZE, WIDTH, Sheet, wrapped

from planparse.errors import LoadError
from planparse.load import ocr, pdf
from planparse.load.pdf import read

LONG = (
    "加强县域教育资源统筹，完善覆盖城乡的公共服务体系，推进县城学校扩容增位，到2030年新增公办学位12000个，"
    "义务教育巩固率达到96.5%以上，每千人口拥有3岁以下婴幼儿托位数达到4.6个，让群众在家门口享受到更好的服务。"
)
SHORT = "完善考核办法，责任单位要在6月底前报送方案。"
TABLE = [
    ["序号", "指标名称", "单位", "2025年", "2030年", "属性"],
    ["1", "地区生产总值", "亿元", "310", "≥420", "预期性"],
    ["2", "农村居民人均可支配收入年均增长", "%", "—", "6.5", "预期性"],
    ["3", "森林覆盖率", "%", "61.2", "62", "约束性"],
]


@pytest.fixture(autouse=True)
def without_ocr(monkeypatch):
    """Leave pictures unread."""
    monkeypatch.setattr(ocr, "is_installed", lambda: False)


def text_of(sheet: Sheet) -> list[str]:
    """Return the lines of a sheet's text layer."""
    return read(sheet.bytes(), "plan.pdf")[0].splitlines()


def test_lines_become_paragraphs_across_pages_and_margins_go():
    sheet = Sheet(header="云溪县人民政府公报", footer="— {page} —")
    sheet.title("云溪县2026年工作计划")
    for number in range(1, 13):
        sheet.par(f"（{number}）" + LONG)
        sheet.par(SHORT)
    got = text_of(sheet)
    assert got[0] == "云溪县2026年工作计划"
    assert got[1:] == [line for number in range(1, 13) for line in (f"（{number}）{LONG}", SHORT)]


def test_paragraphs_without_indent():
    sheet = Sheet()
    for _ in range(4):
        sheet.par(LONG, 0)
        sheet.par(SHORT, 0)
    assert text_of(sheet) == [LONG, SHORT] * 4


@pytest.mark.parametrize("number", ["38612345.75万元，", "100%，", "ABCDEFGH"])
def test_what_must_not_be_broken_leaves_a_gap_and_no_new_paragraph(number):
    paragraphs = [
        LONG,
        *("加快推进城乡建设与各项社会事业发展的提升比例为"[:size] + number + "全部用于改善民生" * 4 for size in range(4, 22)),
    ]
    sheet = Sheet()
    for paragraph in paragraphs:
        sheet.par(paragraph)
    assert text_of(sheet) == paragraphs


def test_two_columns_below_a_title_across_the_page():
    sheet = Sheet()
    sheet.title("云溪县重点工作安排及任务分工说明")
    start, columns = sheet.y, []
    for x in (60, 310):
        sheet.y = start
        lines = [line for _ in range(3) for line in ("　　" + wrapped(LONG, 15, 2)[0], *wrapped(LONG, 15, 2)[1:])]
        for line in lines[:-3]:
            sheet.write(line.strip("　"), x + (30 if line.startswith("　") else 0), sheet.y, 15)
            sheet.y -= 22
        columns.append("".join(line.strip("　") for line in lines[:-3]))
    got = text_of(sheet)
    assert got[0] == "云溪县重点工作安排及任务分工说明"
    assert "".join(got[1:]) == "".join(columns)
    assert got[1] == got[2] == LONG


def test_a_ruled_table_is_rows_and_a_wrapped_cell_one_line():
    sheet = Sheet()
    sheet.par(LONG)
    sheet.table(TABLE, [40, 130, 50, 60, 60, 60])
    sheet.par(SHORT)
    assert text_of(sheet) == [LONG, *("\t".join(row) for row in TABLE), SHORT]


def test_a_table_without_rules_is_rows_too():
    sheet = Sheet()
    sheet.par(LONG)
    sheet.table([row[1:] for row in TABLE], [210, 50, 60, 60, 60], ruled=False)
    sheet.par(SHORT)
    assert text_of(sheet) == [LONG, *("\t".join(row[1:]) for row in TABLE), SHORT]


def test_a_table_goes_on_overleaf_without_its_header_again():
    rows = [["序号", "重点任务", "责任单位"], *([str(at), "新建学校2所，改造农村公路15公里", "县教育局"] for at in range(1, 40))]
    sheet = Sheet(footer="第{page}页")
    for start in (1, 20):
        if start > 1:
            sheet.turn()
        sheet.table([rows[0], *rows[start : start + 19]], [50, 280, 85])
    sheet.table(rows[39:], [50, 280, 85])
    got = text_of(sheet)
    assert [line for line in got if line.startswith("序号")] == ["序号\t重点任务\t责任单位"]
    assert got == ["\t".join(row) for row in rows]


def test_merged_cells_stand_once():
    sheet = Sheet()
    for x, y, width, height, text in (
        (90, 600, 80, 60, "经济"),
        (170, 630, 120, 30, "粮食产量"),
        (170, 600, 120, 30, "投资增速"),
        (290, 630, 60, 30, "32"),
        (290, 600, 60, 30, "5"),
        (90, 570, 260, 30, "二、民生福祉"),
    ):
        sheet.canvas.rect(x, y, width, height)
        sheet.write(text, x + 4, y + height / 2 - 4, 12)
    assert text_of(sheet) == ["经济\t粮食产量\t32", "\t投资增速\t5", "二、民生福祉"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("drawn", [0, 90, 270])
def test_turned_pages(turn, drawn):
    sheet = Sheet(size=(HEIGHT, HEIGHT))
    sheet.canvas.setPageRotation(turn)
    if drawn:
        sheet.canvas.translate(HEIGHT if drawn == 90 else 0, 0 if drawn == 90 else HEIGHT)
        sheet.canvas.rotate(drawn if drawn == 90 else -90)
    sheet.par(LONG)
    sheet.table(TABLE, [40, 130, 50, 60, 60, 60])
    assert text_of(sheet) == [LONG, *("\t".join(row) for row in TABLE)]


def test_footnotes_wait_for_the_paragraph_and_their_marks_go():
    sheet = Sheet(footer="{page}")
    for _ in range(6):
        sheet.par(LONG)
    sheet.write("①托位数指备案机构提供的数量。", LEFT, 72, 9)
    sheet.turn()
    sheet.par("新增学位1200个。")
    sheet.write("3", LEFT + 16 * SIZE * 0.62, sheet.y + PITCH + 9, 8)
    sheet.turn()
    sheet.par(SHORT)
    got = text_of(sheet)
    assert got.count(LONG) == 6
    assert got.index("①托位数指备案机构提供的数量。") == 6
    assert got[7:] == ["新增学位1200个。", SHORT]


def test_a_watermark_across_the_page_is_passed_over():
    sheet = Sheet()
    sheet.canvas.saveState()
    sheet.canvas.rotate(35)
    sheet.write("征求意见稿", 400, 200, 60)
    sheet.canvas.restoreState()
    sheet.par(LONG)
    assert text_of(sheet) == [LONG]


def refused(data: bytes) -> LoadError:
    """Return the error that a PDF is refused with."""
    with pytest.raises(LoadError) as caught:
        read(data, "plan.pdf")
    assert str(caught.value).startswith("plan.pdf: ")
    return caught.value


def test_a_password_damage_and_nothing_at_all():
    locked = Sheet(password="geheim")
    locked.par(LONG)
    assert refused(locked.bytes()).code == "encrypted"
    assert refused(b"%PDF-1.7\n").code == "broken-pdf"
    assert refused(b"").code == "broken-pdf"


def scan() -> bytes:
    """Return a PDF whose only page is a picture."""
    from PIL import Image

    sheet = Sheet()
    sheet.canvas.drawInlineImage(Image.new("RGB", (60, 80), "white"), 0, 0, WIDTH, HEIGHT)
    return sheet.bytes()


def test_a_scan_names_the_extra_that_reads_it():
    error = refused(scan())
    assert (error.code, "planparse[ocr]" in error.fix) == ("no-text-layer", True)


def test_a_scanned_page_among_others_is_told():
    from PIL import Image

    sheet = Sheet()
    sheet.par(LONG)
    sheet.turn()
    sheet.canvas.drawInlineImage(Image.new("RGB", (60, 80), "white"), 0, 0, WIDTH, HEIGHT)
    text, warnings = read(sheet.bytes(), "plan.pdf")
    assert text == LONG + "\n"
    assert [warning.code for warning in warnings] == ["pages-without-text"]
    assert warnings[0].message.startswith("page 2 is")


def test_without_the_package_the_extra_is_named(monkeypatch):
    real = builtins.__import__

    def missing(name, *args, **kwargs):
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    error = refused(b"%PDF-1.7\n")
    assert (error.code, "planparse[formats]" in error.fix) == ("no-pdf-reader", True)


def small() -> bytes:
    sheet = Sheet(footer="{page}")
    sheet.par(SHORT)
    sheet.table(TABLE[:2], [40, 130, 50, 60, 60, 60])
    return sheet.bytes()


SMALL = small()


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(SMALL) - 1))
def test_every_cut_is_an_error_or_a_text(size):
    try:
        text, _ = read(SMALL[:size], "plan.pdf")
    except LoadError:
        return
    assert isinstance(text, str)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(SMALL) - 1), st.integers(1, 255))
def test_no_changed_byte_ends_in_a_traceback(at, change):
    data = bytearray(SMALL)
    data[at] ^= change
    try:
        text, _ = read(bytes(data), "plan.pdf")
    except LoadError:
        return
    text.encode()


def test_more_pages_or_characters_than_a_document_has(monkeypatch):
    sheet = Sheet()
    sheet.par(LONG)
    sheet.turn()
    sheet.par(LONG)
    data = sheet.bytes()
    monkeypatch.setattr(pdf, "MAX_CHARS", 150)
    assert refused(data).code == "too-large"
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    assert "2 pages" in str(refused(data))


def test_a_page_full_of_strokes_is_read_all_the_same():
    sheet = Sheet()
    sheet.par(LONG)
    for at in range(4000):
        sheet.canvas.line(at % 500, 300 + at % 7, at % 500 + 40, 300 + at % 7)
        sheet.canvas.line(at % 500, 300, at % 500, 340)
    assert text_of(sheet) == [LONG]
