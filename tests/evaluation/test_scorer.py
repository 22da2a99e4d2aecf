"""Our figures are those of the reference scorer, where it lies beside the project. Nothing of it is copied here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.gate.measured import ANNOTATED, DEV, GOLD, run, total

from planparse.emit.json_text import to_json

SCORER = GOLD / "score.py"


@pytest.mark.skipif(not SCORER.is_file(), reason=f"{SCORER} is not there")
@pytest.mark.parametrize(("part", "folder"), [("dev", DEV), ("annotated", ANNOTATED)])
def test_the_reference_scorer_comes_to_the_same_figures(part: str, folder: Path, tmp_path: Path) -> None:
    for pair, found in run(folder):
        (tmp_path / f"{pair.name}.json").write_text(to_json(found), "utf-8")
    out = tmp_path / "figures.out"
    subprocess.run([sys.executable, str(SCORER), str(folder), str(tmp_path), "--json", str(out)], check=True, capture_output=True)
    theirs = json.loads(out.read_text("utf-8"))
    ours = total(part)
    expected = {
        "p": ours.detection.precision,
        "r": ours.detection.recall,
        "f1": ours.detection.f1,
        "strict_f1": ours.strict.f1,
        "milestone_f1": ours.milestones.f1,
        "leak": ours.leaks,
        "ungrounded": ours.ungrounded,
    }
    assert {key: round(theirs[key], 3) for key in expected} == {key: round(value, 3) for key, value in expected.items()}
