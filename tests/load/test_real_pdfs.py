"""The public PDF files that may lie beside the project: paragraphs whole, nothing of the margins, every row of the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.load.pdf import read

FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures"

pytestmark = pytest.mark.skipif(not FIXTURES.is_dir(), reason=f"{FIXTURES} is not there")


@pytest.mark.parametrize(
    ("name", "tasks", "figures"), [("state-council-13th-informatization-plan", 74, 34), ("state-council-information-consumption", 42, 0)]
)
def test_rows_and_paragraphs(name, tasks, figures):
    text, warnings = read((FIXTURES / f"{name}.pdf").read_bytes(), name)
    assert warnings == []
    lines = text.splitlines()
    rows = [line.split("\t") for line in lines if line.count("\t") == 2 and line.partition("\t")[0].isdigit()]
    assert [int(row[0]) for row in rows] == list(range(1, tasks + 1))
    assert all(row[1] and row[2] for row in rows)
    indicators = [line for line in lines if line[:1].isdigit() and "\t" in line and line.partition(".")[0].isdigit()]
    assert len(indicators) == figures
    long = [line for line in lines if len(line) > 60 and "\t" not in line]
    assert sum(line[-1] in "。；：" for line in long) == len(long)
    assert not [line for line in lines if line.strip("-— ").isdigit()]
