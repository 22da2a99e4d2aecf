"""What `planparse segment` prints."""

from __future__ import annotations

from planparse.segment import as_json, draw, segment

TEXT = "要点\n一、坚持以高质量发展为引领全面推进基础教育扩优提质工作\n1.学位。新增20个。"


def test_draw() -> None:
    assert draw(segment(TEXT), TEXT).split("\n") == [
        "·  要点  [3]",
        "  一  一、坚持以高质量发展为引领全面推进基础教…  [28]",
        "    一/1  1.学位  [11]",
    ]


def test_draw_can_be_printed() -> None:
    text = "一、甲\x00乙\ud800丙\r丁\u200f"
    lines = draw(segment(text), text).split("\n")
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)


def test_as_json_points_into_the_text() -> None:
    entry = as_json(segment(TEXT))[2]
    assert entry["path"] == ["一", "1"]
    assert (entry["heading"], entry["marker"], entry["style"], entry["level"], entry["parent"]) == ("1.学位", "1.", "arabic", 2, 1)
    assert TEXT[entry["start"] : entry["end"]] == "1.学位。新增20个。"
    assert TEXT[entry["body_start"] : entry["end"]] == "新增20个。"
    assert entry["chars"] == 11
