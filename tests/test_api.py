"""The Python API: cheap to import, text and files in, clear errors."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import planparse
from planparse import pipeline
from planparse.api import day

TEXT = "云溪市2022年教育工作要点\n一、主要目标\n1.新建公办幼儿园5所，新增学位2000个。\n"


def _loaded_after(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_import_loads_nothing_heavy() -> None:
    assert _loaded_after("import planparse; planparse.__version__").isdisjoint({"pydantic", "pandas", "typer", "rich", "planparse.api"})


def test_extraction_loads_no_optional_package() -> None:
    found = _loaded_after("import planparse; planparse.extract('新建幼儿园5所。', model=False)")
    assert found.isdisjoint({"pandas", "numpy", "spacy", "jieba", "typer", "rich"})


def test_every_public_name_resolves() -> None:
    for name in planparse.__all__:
        assert getattr(planparse, name) is not None
    assert set(planparse.__all__) <= set(dir(planparse))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        planparse.nothing  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    "first", ["import planparse.extraction.verbs", "from planparse import extract", "import planparse.pipeline", "pass"]
)
def test_extract_is_the_function_whatever_is_imported_first(first: str) -> None:
    code = f"{first}\nimport planparse, planparse.extraction.sentences\nprint(type(planparse.extract).__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "function\n"


def test_extract_reads_a_string() -> None:
    found = planparse.extract(TEXT, model=False)
    assert isinstance(found, planparse.Extraction)
    assert [record.number for record in found.records] == [5, 2000]
    assert all(TEXT[record.source.start : record.source.end] == record.source.text for record in found.records)


def test_extract_file_reads_what_extract_reads(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    found = planparse.extract_file(path, model=False)
    assert found.document.path == str(path)
    assert found.document.encoding == "gb18030"
    assert [record.goal for record in found.records] == [record.goal for record in planparse.extract(TEXT, model=False).records]


def test_encoding_wins(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode("utf-16-le"))
    assert planparse.extract_file(str(path), encoding="utf-16-le").document.chars == len(TEXT)


def test_a_name_is_not_a_path() -> None:
    found = planparse.extract("1.新建公园3个。", model=False, name="云溪市2025年工作要点.txt").document
    assert (found.title, found.path) == ("云溪市2025年工作要点", None)


def test_options_reach_the_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    monkeypatch.setattr(pipeline, "run", lambda loaded, **options: seen.update(options, text=loaded.text))
    planparse.extract("目标", model=False, name="2022年计划.txt", reference="2022-03-28")
    assert seen == {"text": "目标", "model": False, "name": "2022年计划.txt", "reference": date(2022, 3, 28)}


def test_errors_are_planparse_errors(tmp_path: Path) -> None:
    with pytest.raises(planparse.LoadError, match="no such file"):
        planparse.extract_file(tmp_path / "missing.txt")
    with pytest.raises(planparse.UsageError, match="extract_file"):
        planparse.extract(b"bytes")  # type: ignore[arg-type]
    with pytest.raises(planparse.UsageError, match="2022-03-28"):
        planparse.extract("目标", reference="yesterday")


@pytest.mark.parametrize("given", [date(2022, 3, 28), datetime(2022, 3, 28, 12), "2022-03-28", "20220328"])
def test_reference_is_a_day(given: date | str) -> None:
    assert type(day(given)) is date
    assert day(given) == date(2022, 3, 28)


@pytest.mark.parametrize("odd", ["2022", "28.3.2022", "", 20220328])
def test_reference_that_is_no_day(odd: Any) -> None:
    with pytest.raises(planparse.UsageError):
        day(odd)


def test_grammars_give_plain_dicts() -> None:
    quantities = planparse.parse_quantities("不少于12所")
    dates = planparse.parse_dates("6月底前", reference="2022-03-28")
    assert [set(found) for found in quantities] == [{"text", "start", "end", "number", "number_max", "comparator", "unit"}]
    assert (dates[0]["text"], dates[0]["date_end"]) == ("6月底前", "2022-06-30")
    assert json.loads(json.dumps([quantities, dates])) == [quantities, dates]
