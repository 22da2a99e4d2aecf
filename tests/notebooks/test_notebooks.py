"""The notebook runs on a fresh kernel, says what it is to say, and its plot has every Chinese sign."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from tests.notebooks.run import FOLDER, executed

import planparse

ROOT = FOLDER.parent
PATH = FOLDER / "01-from-a-folder-to-a-table.ipynb"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Run it where matplotlib knows no font but its own, and return what the cells show."""
    settings = tmp_path_factory.mktemp("matplotlib")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPLCONFIGDIR", str(settings))
        patch.setenv("PYTHONWARNINGS", "default")
        notebook = executed(PATH)
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def _text(shown: list[dict[str, Any]]) -> str:
    return "\n".join(output.get("text") or output.get("data", {}).get("text/plain", "") for output in shown)


pytestmark = pytest.mark.filterwarnings("default")  # of the libraries that run the kernel


def test_nothing_is_complained_about(shown: list[dict[str, Any]]) -> None:
    assert [output["text"] for output in shown if output.get("name") == "stderr"] == []


def test_every_plan_of_the_folder_is_read(shown: list[dict[str, Any]]) -> None:
    found = [planparse.extract_file(path) for path in sorted((ROOT / "data" / "raw").glob("*.txt"))]
    text = _text(shown)
    assert [result.document.title for result in found if f"{len(result.records)} {result.document.title}" not in text] == []
    assert f"{sum(len(result.records) for result in found)} records written" in text
    assert re.search(r"^[1-9][0-9]* targets written to tasks.xlsx$", text, re.MULTILINE)


def test_duckdb_answers_in_chinese(shown: list[dict[str, Any]]) -> None:
    assert re.search(r"单位 +目标数 +文档数 +最晚时限", _text(shown))


def test_one_plot_is_drawn(shown: list[dict[str, Any]]) -> None:
    plots = [base64.b64decode(output["data"]["image/png"]) for output in shown if "image/png" in output.get("data", {})]
    assert len(plots) == 1
    assert plots[0].startswith(b"\x89PNG")
    assert len(plots[0]) > 10_000


def test_a_sign_without_a_glyph_would_be_an_error(tmp_path: Path) -> None:
    """Or the notebook could draw boxes and pass: without its font it fails."""
    notebook = nbformat.read(PATH, as_version=4)
    for cell in notebook.cells:
        cell["source"] = cell["source"].replace('"font.family"] = "Noto Sans SC"', '"font.family"] = "DejaVu Sans"')
    place = tmp_path / "broken.ipynb"
    nbformat.write(notebook, place)
    with pytest.raises(Exception, match=r"Glyph .* missing"):
        executed(place)


def test_the_stored_notebook_shows_its_results() -> None:
    cells = [cell for cell in nbformat.read(PATH, as_version=4).cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in cells), "run: make notebooks"
