"""The sample plans of the project, and real pages where they are at hand."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
PLANS = sorted((ROOT / "data" / "raw").glob("*.txt"))
FIXTURES = sorted((ROOT.parent / "shared" / "fixtures").glob("*.html"))
