"""Who is answerable: the closing that covers a target, else the sentence's own words, else a header or a heading above it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Literal

from planparse.grammar.names import is_body, is_named_organ
from planparse.link.body_closings import find_closings
from planparse.link.body_lists import Named, read_bare
from planparse.link.body_subjects import SubjectReader
from planparse.link.body_tables import TableRow, find_rows
from planparse.link.closings import brackets
from planparse.patterns import lazy
from planparse.types import Body, Item

_ORGAN_LINE = lazy(r"^[ 　\t]*【([^【】\n]{2,80})】[ 　\t]*[^\s：:]", re.MULTILINE)
# 区交通运输局：8月底前…, not a letter to it
_ORGAN_COLON = re.compile(
    r"^[ 　\t]*([省市县区州旗镇乡][^，。；：:、\s]{2,18})[：:](?![ 　\t]*(?:\n|你|为|现|根据|经|关于|《))", re.MULTILINE
)

Source = Literal["explicit", "context"]


class BodyLinker:
    """Finds the bodies that the text of one document names for its targets (clean offsets).

    ``rows`` of task tables and ``spans`` of brackets are found where they are not given.
    """

    def __init__(
        self, text: str, items: Sequence[Item], rows: Sequence[TableRow] | None = None, spans: Sequence[tuple[int, int]] | None = None
    ) -> None:
        self._text = text
        self._items = items
        self._closings = find_closings(text, items, brackets(text) if spans is None else spans)
        self._rows = find_rows(text) if rows is None else rows
        self._row_starts = [row.clean_start for row in self._rows]
        self._subjects = SubjectReader(text)
        self._opened = _opened(text)
        self._openings = [start for start, _, _ in self._opened]
        self._organs = {index: name for index, item in enumerate(items) if (name := _organ(item))}

    def bodies_for(self, sentence_start: int, sentence_end: int, anchor: int, item: int) -> tuple[Body, ...]:
        """Return the bodies for a target whose number or verb stands at ``anchor``; () when only the issuer is implied.

        A closing (责任单位：…) replaces every other subject.

        >>> line = "各学校要新增学位300个。（责任单位：市教育局、市财政局）"
        >>> [body.name for body in BodyLinker(line, ()).bodies_for(0, 14, 9, 0)]
        ['市教育局', '市财政局']
        """
        row = bisect_right(self._row_starts, anchor) - 1
        if row >= 0 and anchor < self._rows[row].clean_end:
            return _bodies(self._rows[row].bodies, "explicit")
        closing = self._closings.covering(anchor)
        if closing is not None:
            return _bodies(closing.told, "explicit" if closing.clean_start < sentence_end else "context")
        header = self._closings.heading(self._items, item)
        if header is not None:
            return _bodies(header.told, "context")
        at = bisect_right(self._openings, anchor) - 1
        start, end, opening = self._opened[at] if at >= 0 else (0, 0, [])
        named = self._subjects.bodies(max(sentence_start, start), sentence_end, anchor)
        if named:
            return _bodies(named, "explicit")
        if anchor < end:
            return _bodies(opening, "context")
        for index in self._path(item) if self._organs else ():
            if index in self._organs:
                return (Body(self._organs[index], "owner", "context"),)
        return ()

    def _path(self, item: int) -> Iterable[int]:
        """Yield an item and those above it, nearest first."""
        at: int | None = item if 0 <= item < len(self._items) else None
        while at is not None:
            yield at
            at = self._items[at].parent


def _opened(text: str) -> list[tuple[int, int, list[Named]]]:
    """Return start, end (without the name) and bodies of the paragraphs that open with their bodies (【市公安局、市检察院】 8.…, 市公安局：…)."""
    found: list[tuple[int, int, list[Named]]] = []
    for match in (*(_ORGAN_LINE.finditer(text) if "【" in text else ()), *_ORGAN_COLON.finditer(text)):
        bodies: list[Named] = read_bare(match[1]) if match.re is _ORGAN_LINE or is_body(match[1]) else []
        if bodies:
            end = text.find("\n", match.end())
            found.append((match.end(1) + 1, end if end >= 0 else len(text), bodies))
    return sorted(found, key=itemgetter(0))


def _organ(item: Item) -> str | None:
    """Return the body that an item's heading is nothing but (（三）市卫生健康委)."""
    if not item.marker or not item.headings:
        return None
    name = item.headings[-1].removeprefix(item.marker).strip(" 　\t：:。")
    return name if 2 <= len(name) <= 20 and is_named_organ(name) else None


def _bodies(named: Iterable[Named], source: Source) -> tuple[Body, ...]:
    return tuple(Body(name, role, source) for name, role in named)
