"""Features are named, stored a line each, and come from the words around a quantity and from what the rules say."""

from __future__ import annotations

import pytest

from planparse.load import load_text
from planparse.model.features import Segmenter, quantity_features
from planparse.pipeline import draft


def features(text: str, segment: Segmenter = list, at: int = 0) -> list[str]:
    read = draft(load_text(text))
    candidate = read.candidates[at]
    return quantity_features(read.scene(segment), candidate, read.status.status(candidate))


PLAN = "云溪市2025年工作要点\n一、主要目标\n（一）城市建设。力争新建公园3个。\n"


@pytest.mark.parametrize(
    "feature",
    [
        "kind=count", "unit=个", "status=target", "doubt=", "action=新建", "metric2=公园", "l2=公园", "l4=新建公园", "r1=。",
        "goal-plan=True", "goal-past=False", "heading=目标", "depth=2", "closed=True", "number=3", "date=none",
    ],
)  # fmt: skip
def test_what_is_seen(feature: str) -> None:
    assert feature in features(PLAN)


def test_a_word_of_the_past_is_seen() -> None:
    assert "goal-past=True" in features("云溪市2024年工作总结\n已建成公园3个。\n")


def test_a_date_before_the_number_is_placed_in_the_period() -> None:
    assert "date=in,before" in features("云溪市2025年工作要点\n2023年，全市新建公园3个。\n")
    assert "date=by,after" in features("云溪市2025年工作要点\n到2027年，全市新建公园3个。\n")


def test_tokens_of_another_segmenter_make_other_features() -> None:
    found = features(PLAN, lambda text: [text[at : at + 2] for at in range(0, len(text), 2)])
    assert "l1=公园" in found
    assert "l1=园" not in found


def test_no_feature_breaks_the_lines_that_weights_are_stored_in() -> None:
    for text in ("新建\t公园3个\t\r\n改造\n5个", "力争\r新建公园3个\r", PLAN):
        assert not [one for one in features("云溪市2025年工作要点\n" + text) if "\t" in one or "\n" in one or "\r" in one]
