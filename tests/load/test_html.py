"""The text layer of HTML pages: what is shown, in lines and cells, and nothing else."""

from __future__ import annotations

import time

import pytest
from tests.load.pages import bare_page, site_page
from tests.load.paths import FIXTURES, PLANS

from planparse import pipeline
from planparse.clean import clean
from planparse.errors import LoadError
from planparse.load import load_bytes, load_file

TITLE = "云溪县2024年教育工作要点"
PLAN = f"""{TITLE}
2024年，全县教育工作坚持质量为先，统筹推进各项改革，努力办好人民满意的教育。
一、主要目标
到2024年底，新增学位1200个，学前教育毛入园率达到96%以上，义务教育巩固率稳定在98.5%以上。
二、重点任务
（一）扩大资源。6月底前新建幼儿园5所，招聘教师不少于135名。（牵头单位：县教育局；配合单位：县财政局）
主要指标
指标\t单位\t2023年\t2024年\t属性
粮食产量\t万吨\t30\t≥32\t约束性
森林覆盖率\t%\t40\t41\t约束性
城镇化率\t%\t52\t60左右\t预期性
云溪县教育局
2024年3月10日
"""


def layer(page: str | bytes) -> str:
    return load_bytes(page.encode() if isinstance(page, str) else page, path="page.html").text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<html><p>一、目标</p><div>新增<b>学位</b><span>1200</span>个。</div>", "一、目标\n新增学位1200个。"),
        ("<html>全县教\n育工作<br/>新 建\n3 schools\nand", "全县教育工作\n新 建 3 schools and"),
        ("<html><p>　　一、目标&nbsp;</p><p>&nbsp;</p><p> \n </p><p>二</p>", "　　一、目标\n二"),
        ("<html>a &amp;lt;b&amp;gt; &lt;c&gt; &#20013;&bogus;", "a &lt;b&gt; <c> 中&bogus;"),
        ("<html><pre>一\r\n  二\n三</pre>", "一\n  二\n三"),
        ("<html><title>甲</title><script>乙</script><style>丙</style><!-- 丁 --><p>戊<noscript>己</noscript>", "甲\n戊"),
        ("<html><p hidden>甲</p><div style='DISPLAY : none'>乙<p>丙</p></div><i style='color:red'>丁</i><select><option>戊</select>", "丁"),
        ("<html><p onclick='新增9个'>甲<iframe srcdoc='<p>乙'>丙</iframe><textarea>丁</textarea><input value=戊></p>", "甲"),
        ("<html><style>.tab {display: none}</style><p aria-hidden=true>甲</p><p class=tab>乙", "甲\n乙"),
        ("<html><a href=/>首页</a><a href=/n>新闻</a>\n<a>公告</a><p>见<a>附件</a>。", "首页 新闻 公告\n见附件。"),
        ("<html><p>达到95%<sup>1</sup>，3万m<sup>2</sup>，10<sup>4</sup>", "达到95%[1]，3万m2，10^4"),
        ("<html><body><p>正文</body></html><p>后记", "正文\n后记"),
        ("<html><b><p>甲</b>乙</p><i>丙", "甲乙\n丙"),
        ("<html><p>x<svg><title>t</title></svg>5<9 a<中 & c</p>", "x5<9 a<中 & c"),
        (
            "<html><ol><li>新建<li value=5>改建</ol><ol style='list-style-type:cjk-ideographic' start=2><li>扩建</ol>",
            "1.新建\n5.改建\n二、扩建",
        ),
        ("<html><ol class=breadcrumb><li>甲</ol><ol><li>（一）乙<li><a>丙</a></ol><ul><li>丁</ul>", "甲\n（一）乙\n丙\n丁"),
        ("<div>一段</div>\n<div>又一段</div>", "一段\n又一段"),
    ],
)
def test_lines(page, text):
    assert layer(page) == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("<tr><td>指标<td>单<br>位<tr><td>学位<p>（新增）</p><td>个", "指标\t单位\n学位（新增）\t个"),
        ("<tr><th>甲</th><td></td><th>丙</th></tr><tr><td>1<td>2<td>", "甲\t\t丙\n1\t2"),
        ("<tr><td>甲<td>乙<td rowspan=2>约束性<tr><td>1<td>2", "甲\t乙\t约束性\n1\t2\t约束性"),
        ("<tr><td rowspan=2>新增5个<td>乙<tr><td>2<td>3", "新增5个\t乙\n\t2\t3"),
        ("<tr><td colspan=2>甲<td>乙<tr><td>1<td>2<td>3", "甲\t\t乙\n1\t2\t3"),
        ("<tr><td>县教育局<br>县财政局<td>6月<tr><td>乙<td>7月", "县教育局 县财政局\t6月\n乙\t7月"),
        ("<tr><td>甲<td><table><tr><td>5</table><tr><td>乙<td>6", "甲\t5\n乙\t6"),
        ("<tr><td>菜单<td><table><tr><td>1<td>2<tr><td>3<td>4</table>", "菜单\n1\t2\n3\t4"),
        ("<tr><td>" + "长" * 900 + "<td>乙<tr><td>1<td>2", "长" * 900 + "\n乙\n1\n2"),
        ("<tr><td colspan=99999999 rowspan=-1>甲<td>乙<tr><td>1<td>2", "甲\t乙\n1\t2"),
    ],
)
def test_tables(rows, text):
    assert layer(f"<html><table>{rows}</table>") == text


@pytest.mark.parametrize("charset", ["gbk", "gb2312", "big5", "utf-8"])
def test_declared_charset_of_a_page(charset):
    text = "雲溪縣教育局新增學位" if charset == "big5" else "云溪县教育局新增学位"
    got = load_bytes(f"<html><head><meta charset={charset}><title>{text}</title>".encode(charset), path=None)
    assert (got.text, got.media_type) == (text, "text/html")
    assert load_bytes(f"<html><p>{text}".encode("utf-16"), path=None).text == text


@pytest.mark.parametrize("charset", ["gbk", "utf-8"])
def test_a_page_that_was_cut_off_keeps_its_charset(charset):
    page = f"<html><meta charset={charset}><p>{'云溪县教育局新增学位1200个。' * 20}".encode(charset)
    for broken in (page[:-1], page + b"\xff"):
        got = load_bytes(broken, path=None)
        assert got.text.startswith("云溪县教育局新增学位1200个。" * 19)
        assert [warning.code for warning in got.warnings] == ["replacement-character"]


def records(data: bytes) -> list[tuple[object, ...]]:
    found = pipeline.run(load_bytes(data, path=None), model=False)
    return [
        (found.document.title, found.document.issuer, found.document.published),
        *((r.kind, r.status, r.goal, r.metric, r.number, r.unit, r.deadline, r.responsible_body, r.item, r.binding) for r in found.records),
    ]


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_a_plan_gives_the_same_records_as_text_and_as_page(charset):
    want = records(PLAN.encode())
    assert len(want) == 9
    assert records(bare_page(PLAN).encode()) == want
    assert records(site_page(PLAN, TITLE, charset).encode(charset)) == want


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_sample_plans_give_the_same_records_as_pages(path):
    assert records(bare_page(load_file(path).text).encode()) == records(path.read_bytes())


def test_records_of_a_page_point_into_its_text_layer(tmp_path):
    path = tmp_path / "plan.txt"  # the suffix says nothing
    path.write_bytes(site_page(PLAN, TITLE).encode())
    loaded = load_file(path)
    found = pipeline.run(loaded, model=False)
    assert found.document.media_type == "text/html"
    assert all(loaded.text[r.source.start : r.source.end] == r.source.text for r in found.records)
    assert not {5, 6} & {digit for r in found.records for digit in [r.number] if digit in (9999, 8888, 7777, 6666, 5555, 55)}


def test_site_text_is_removed():
    text = clean(layer(site_page(PLAN, TITLE))).text
    assert text.splitlines()[0] == TITLE
    assert text.endswith("2024年3月10日")


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 100_000 + "x",
        "<html>" + "<b>" * 100_000 + "x",
        "<html>" + "<table><tr><td>" * 20_000 + "x",
    ],
    ids=["div", "b", "table"],
)
def test_deep_pages_are_refused(page):
    with pytest.raises(LoadError) as caught:
        layer(page)
    assert (caught.value.code, caught.value.document) == ("too-deep", "page.html")


@pytest.mark.parametrize(
    "page",
    [
        "<html><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">新增学位1200个",
        "<html>" + '<p a="' * 200_000,
        "<html>" + "<!--" * 500_000,
        "<html>" + "<script>" * 200_000,
        "<html>" + "<" * 1_000_000,
        "<html>" + "&amp;" * 500_000,
        "<html>" + "<p a='b\"" * 100_000,
        '<!DOCTYPE html [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>' * 1000,
        "<html><table>" + "<tr>" + "<td rowspan=500>约束性" * 20 + "<tr>" * 20_000,
        "<html>" + "<table><tr><td>1<td>2" * 500,
        "<html><p>" + "新增学位1200个 " * 700_000,
        "<html>" + "<p>新增学位1200个。</p>" * 80_000,
    ],
    ids=["attributes", "quotes", "comments", "scripts", "angles", "entities", "mixed", "bomb", "spans", "nested", "line", "paragraphs"],
)
def test_hostile_and_large_pages_are_read_in_time(page):
    begin = time.perf_counter()
    text = layer(page)
    assert time.perf_counter() - begin < 20
    assert len(text) <= len(page) + 300_000


def test_frames_and_empty_pages_are_warned_of():
    got = load_bytes(b"<html><frameset><frame src=a.html></frameset>", path=None)
    assert [warning.code for warning in got.warnings] == ["frames", "empty"]
    hidden = load_bytes(("<html><p>甲<div style='display:none'>" + "新增学位。" * 100).encode(), path=None)
    assert [warning.code for warning in hidden.warnings] == ["hidden-text"]


@pytest.mark.skipif(not FIXTURES, reason="no real pages here")
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_real_pages(path):
    loaded = load_file(path)
    text = clean(loaded.text).text
    assert loaded.media_type == "text/html"
    assert not any(word in text for word in ("版权所有", "上一篇", "下一篇", "打印正文", "校长信箱", "function", "var "))
    assert pipeline.run(loaded, model=False).document.title
