"""No text can blow up a regular expression of planparse: every pattern is caught, attacked, and timed for growth."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import patterns

ROOT = Path(__file__).parents[1]
needs_alarm = pytest.mark.skipif(not hasattr(patterns.signal, "SIGPROF"), reason="times a pattern by alarm")


@needs_alarm
def test_no_pattern_grows_faster_than_a_square() -> None:
    """A square is borne: such patterns are tried on bounded pieces, and documents that hold them are read in linear time."""
    command = [sys.executable, "-X", "utf8", "-m", "tests.patterns"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=600, check=False)
    except subprocess.TimeoutExpired as expired:
        pytest.fail(f"still at work after 600 seconds: {(expired.stderr or b'').decode('utf-8', 'replace').splitlines()[-1:]}")
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["patterns"] > 1000
    assert told["steep"] == []


@needs_alarm
@pytest.mark.parametrize(
    "pattern", [r"(?:a|aa)+b", r"(?:\d+)*x", r"Copyright\s*©?\s*[\d]*\s*:?\s*校", r"\s*,?\s*和?\s*", r"(.*)、(.*)、(.*)。"]
)
def test_a_bad_pattern_is_found(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "LIMIT", 0.5)
    before = patterns.signal.signal(patterns.signal.SIGPROF, patterns._alarmed)
    try:
        assert patterns.steep(pattern, re.UNICODE, "bad")
    finally:
        patterns.signal.signal(patterns.signal.SIGPROF, before)


def test_what_is_attacked_is_made_from_the_pattern() -> None:
    made = {patterns.text_of(recipe, 12) for recipe in patterns.texts(r"新增(?:学位)+[0-9]{1,9}个", 0)}
    assert {"新增" + "学位" * 5, "新增学位" + "0" * 8} <= made
