"""The three forms of a report, and the command that writes them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.conftest import Write
from tests.evaluation.samples import MILESTONE, TEXT, found, gold, judged

from planparse.cli import main
from planparse.emit.plain import width
from planparse.evaluation.faults import faults
from planparse.evaluation.report import Report, report
from planparse.evaluation.report_html import to_html
from planparse.evaluation.report_tables import Table
from planparse.evaluation.report_text import draw, to_text

HOSTILE = "<script>alert('公园')</script>&amp;\"\x1b[2J"


def sample() -> Report:
    golds = [
        gold(),
        gold(quote="改造小区12个", number=12, metric="小区"),
        MILESTONE,
        gold(quote="培训护理员300名", number=300, status="achieved"),
    ]
    records = [found(unit="座"), found("培训护理员300名", number=300, metric="护理员"), found("云溪市", number=1, metric="")]
    return report([judged(golds, records, title="计划", meta={"kind": "gwr"})], data="folder")


def test_every_wrong_row_tells_quote_expected_and_found() -> None:
    assert [(row.fault, row.kind, row.quote, row.expected, row.found) for row in sample().faults] == [
        ("wrong title", "document", "", "计划", "nothing"),
        ("wrong unit", "quantitative", "新建公园4至6个", "个", "座"),
        ("missed", "quantitative", "改造小区12个", "target: 小区 12–6个 by 2025-12-31", "nothing"),
        ("missed", "milestone", "出台《云溪市公园管理办法》", "target by 2025-12-31", "nothing"),
        ("leak", "quantitative", "培训护理员300名", "achieved: 公园 300–6个 by 2025-12-31", "target: 护理员 300–6个 by 2025-12-31"),
        ("false", "quantitative", "云溪市", "nothing", "target: 1–6个 by 2025-12-31"),
    ]


def test_each_wrong_field_is_a_row_of_its_own() -> None:
    wrong = found(comparator="ge", change="increase", metric="医院", deadline=None, responsible_body=[], item={}, number_max=7)
    rows = {row.fault: (row.expected, row.found) for row in faults([judged([gold()], [wrong])])}
    assert rows == {
        "wrong number_max": ("4–6个", "≥4–7个"),
        "wrong comparator": ("range", "ge"),
        "wrong change": ("level", "increase"),
        "wrong metric": ("公园", "医院"),
        "wrong deadline": ("2025-12-31", "nothing"),
        "wrong responsible_body": ("市园林局", "nothing"),
        "wrong item": ("一", "nothing"),
    }


def test_columns_of_a_table_line_up_under_chinese_names() -> None:
    lines = draw(Table("t", "n", ("document", "F1"), (("云溪市2025年", "0.500"), ("a", "1.000"))))
    assert len({width(line) for line in lines[1:]}) == 1
    assert lines[3] == "a             1.000"


def test_the_text_ends_in_the_headline_and_lists_wrong_rows_on_demand() -> None:
    text = to_text(sample())
    assert text.splitlines()[-2:] == [
        "Faults: missed 2, wrong title 1, wrong unit 1, leak 1, false 1",
        "1 documents: numbers found with precision 0.333, recall 0.500, F1 0.400; right in every field, F1 0.000; milestones F1 0.000;"
        " document fields right 0 of 1; past results reported as targets 1; ungrounded records 0 of 3",
    ]
    assert "sample: wrong unit" not in text
    assert "sample: wrong unit (quantitative): expected 个, found 座 | 新建公园4至6个" in to_text(sample(), wrong=True)
    assert "By kind" in text


def test_json_has_every_figure() -> None:
    plain = json.loads(json.dumps(sample().to_dict()))
    assert plain["total"]["detection"] == {"hit": 1, "false": 2, "missed": 1, "precision": 0.3333, "recall": 0.5, "f1": 0.4}
    assert plain["layers"][0]["name"] == "detection"
    assert plain["status"]["milestone"]["target"]["none"] == 1
    assert plain["groups"]["kind"][0]["name"] == "gwr"
    assert [bin["number"] for bin in plain["reliability"]] == [3]
    assert plain["extractors"] == [{"name": "rules", "records": 3, "hit": 1, "false": 2, "apart": 0}]
    assert len(plain["faults"]) == 6
    assert (plain["data"], plain["split"], plain["model"]) == ("folder", "all", "default")


class _Page(HTMLParser):
    """Collects tags and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.outside: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.outside += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_escapes_what_a_document_says() -> None:
    text = TEXT + HOSTILE
    document = judged([gold(quote=HOSTILE, responsible_body=[HOSTILE])], [], text=text, name=HOSTILE, title=HOSTILE)
    page = to_html(report([document], data=HOSTILE))
    parsed = _Page(page)
    assert "script" not in parsed.tags
    assert "<script" not in page
    assert "\x1b" not in page
    assert "<script>alert('公园')</script>&amp;\"\\x1b[2J" in parsed.text


def test_html_is_one_page_with_all_tables_and_folded_rows() -> None:
    page = to_html(sample())
    parsed = _Page(page)
    assert parsed.open == []
    assert parsed.outside == []
    assert set(parsed.tags).isdisjoint({"script", "link", "img", "iframe"})
    assert parsed.tags.count("details") == 8 + 5 + 5
    for told in ("Layers", "Status, milestone", "By kind", "By document", "wrong unit", "改造小区12个", "F1 0.400"):
        assert told in parsed.text


def test_html_of_a_faultless_run_says_so() -> None:
    assert "<p>None.</p>" in to_html(report([judged([gold()], [found()])], data="folder"))


PLAN = "云溪市2025年工作计划\n一、重点工作\n新建公园4个。\n"


def plan(**more: Any) -> dict[str, Any]:
    return gold(quote="新建公园4个", number_max=None, comparator="eq", responsible_body=[]) | more


def test_the_command_writes_both_reports(folder: Write, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    place = folder(plan(), text=PLAN)
    for name in ("out.html", "out.JSON"):
        assert main(["evaluate", str(place), "--no-model", "--report", str(tmp_path / name)]) == 0
    out = capfd.readouterr().out
    assert "F1 1.000" in out.splitlines()[-1]
    assert (tmp_path / "out.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert json.loads((tmp_path / "out.JSON").read_text("utf-8"))["model"] == "none"


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        (
            ["--report", "none/out.html"],
            1,
            "none/out.html: cannot be written (No such file or directory); name another place with --report",
        ),
        (["--report", "out.pdf"], 2, "out.pdf: --report is neither HTML nor JSON; name a file that ends in .html or .json"),
        (["--report", "dir.html"], 2, "dir.html: --report names a directory; name a file in it"),
        (["--model", "none"], 1, "; train one with `planparse train`, or leave --model out to use the one that is shipped"),
        (["--model", "a", "--no-model"], 2, "--model and --no-model exclude each other; give one of them"),
        (["--split", "test"], 2, ": no plan there is of split test; give --split all"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    folder: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    options: list[str],
    status: int,
    message: str,
) -> None:
    place = folder(plan(), text=PLAN)
    (tmp_path / "dir.html").mkdir()
    monkeypatch.chdir(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    assert main(["evaluate", str(place), *options]) == status
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.endswith(f"{message}\n")
    assert told.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_split_is_the_plans_set_apart_or_all_others(folder: Write, capfd: pytest.CaptureFixture[str]) -> None:
    folder(plan(), name="a", text=PLAN, meta={"split": "test"})
    folder(plan(), name="b", text=PLAN, meta={"split": "train"})
    place = folder(plan(), name="c", text=PLAN)
    numbers = []
    for split in ("all", "train", "test"):
        assert main(["evaluate", str(place), "--no-model", "--split", split]) == 0
        numbers.append(capfd.readouterr().out.splitlines()[-1].split(" documents")[0])
    assert numbers == ["3", "2", "1"]
