"""The edit log of cleaning: what was changed, and the way from clean text back to the raw text.

Notes for a newcomer. Cleaning runs in passes. A pass sees the text as the passes before it left it and returns sorted
edits over *that* text. ``EditLog.apply`` makes the new text and folds the pass into one list of edits over the raw text,
so that the map between both texts is known by construction: it is never found by search or diff.

An edit whose replacement is as long as what it replaces maps character by character (１０ → 10); any other replacement
maps to the whole raw span it stands for (&quot; → ").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from planparse.types import Edit, Frame, Warn


class Change(NamedTuple):
    """An edit over the text that a pass was given (not over the raw text): ``start:end`` becomes ``text``."""

    start: int
    end: int
    text: str
    entry: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text with its edits over the raw text. Build it with :func:`finish` or ``EditLog.finish``."""

    raw: str
    text: str
    edits: tuple[Edit, ...] = ()
    frames: tuple[Frame, ...] = ()
    warnings: tuple[Warn, ...] = ()
    # Piece i covers clean[_clean[i]:_clean[i + 1]] and raw[_raw[i]:_ends[i]]; a piece is a kept run or an edit.
    _clean: list[int] = field(default_factory=list, repr=False, compare=False)
    _raw: list[int] = field(default_factory=list, repr=False, compare=False)
    _ends: list[int] = field(default_factory=list, repr=False, compare=False)
    _noted: list[tuple[int, int, str]] = field(default_factory=list, repr=False, compare=False)

    def _raw_of(self, clean_pos: int) -> tuple[int, int]:
        """Return the raw span of one clean character."""
        piece = bisect_right(self._clean, clean_pos) - 1
        clean_start, raw_start, raw_end = self._clean[piece], self._raw[piece], self._ends[piece]
        if self._clean[piece + 1] - clean_start == raw_end - raw_start:
            raw_pos = raw_start + clean_pos - clean_start
            return raw_pos, raw_pos + 1
        return raw_start, raw_end

    def raw_span(self, clean_start: int, clean_end: int) -> tuple[int, int]:
        """Return the smallest raw span that covers these clean characters.

        Noise between the first and the last character is included, deleted noise before or after them is not. An empty
        clean span gives an empty raw span.

        >>> from planparse.clean import clean
        >>> c = clean("达到９５ ％以上。")
        >>> c.text, c.raw_span(2, 5)
        ('达到95%以上。', (2, 6))
        """
        if not 0 <= clean_start <= clean_end <= len(self.text):
            raise ValueError(f"clean span {clean_start}:{clean_end} is outside of 0:{len(self.text)}")
        if clean_start == clean_end:
            raw_pos = self._raw_of(clean_start)[0] if clean_start < len(self.text) else len(self.raw)
            return raw_pos, raw_pos
        first = self._raw_of(clean_start)
        return first if clean_end == clean_start + 1 else (first[0], self._raw_of(clean_end - 1)[1])

    def clean_pos(self, raw_pos: int) -> int:
        """Return where a raw position lies in the clean text; inside deleted noise, where the noise was."""
        if not 0 <= raw_pos <= len(self.raw):
            raise ValueError(f"raw position {raw_pos} is outside of 0:{len(self.raw)}")
        piece = bisect_right(self._ends, raw_pos)
        if piece == len(self._ends):
            return len(self.text)
        clean_start, offset = self._clean[piece], raw_pos - self._raw[piece]
        if self._clean[piece + 1] - clean_start == self._ends[piece] - self._raw[piece]:
            return clean_start + offset
        return self._clean[piece + 1] if offset else clean_start

    def notes(self, clean_start: int, clean_end: int) -> tuple[str, ...]:
        """Return the notes of the edits inside a clean span, each once, in text order."""
        if not self._noted:
            return ()
        first = max(0, bisect_left(self._noted, (clean_start, -1, "")) - 1)
        last = bisect_left(self._noted, (clean_end, -1, ""))
        return tuple(dict.fromkeys(note for start, end, note in self._noted[first:last] if _inside(start, end, clean_start)))


def _inside(start: int, end: int, clean_start: int) -> bool:
    return end > clean_start if end > start else start > clean_start


def finish(raw: str, edits: tuple[Edit, ...], frames: tuple[Frame, ...] = (), warnings: tuple[Warn, ...] = ()) -> CleanText:
    """Build the clean text and its offset map from sorted, non-overlapping edits over ``raw``."""
    pieces: list[str] = []
    cleans: list[int] = []
    raws: list[int] = []
    ends: list[int] = []
    noted: list[tuple[int, int, str]] = []
    raw_pos = clean_pos = 0
    for edit in edits:
        start, end, replacement = edit.raw_start, edit.raw_end, edit.replacement
        if start > raw_pos:
            pieces.append(raw[raw_pos:start])
            cleans.append(clean_pos)
            raws.append(raw_pos)
            ends.append(start)
            clean_pos += start - raw_pos
        cleans.append(clean_pos)
        raws.append(start)
        ends.append(end)
        if replacement:
            pieces.append(replacement)
            clean_pos += len(replacement)
        if edit.note:
            noted.append((clean_pos - len(replacement), clean_pos, edit.note))
        raw_pos = end
    if raw_pos < len(raw):
        pieces.append(raw[raw_pos:])
        cleans.append(clean_pos)
        raws.append(raw_pos)
        ends.append(len(raw))
        clean_pos += len(raw) - raw_pos
    cleans.append(clean_pos)
    return CleanText(raw, "".join(pieces), edits, frames, warnings, cleans, raws, ends, noted)


class EditLog:
    """The text as it stands after the passes so far, and all their edits over the raw text."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        self.edits: list[Edit] = []
        self.frames: list[Frame] = []
        self.warnings: list[Warn] = []
        self._map: CleanText | None = None

    def map(self) -> CleanText:
        """Return the offset map of the text as it stands."""
        if self._map is None:
            self._map = finish(self.raw, tuple(self.edits))
        return self._map

    def apply(self, changes: list[Change]) -> None:
        """Apply one pass: sorted changes over ``self.text`` that do not overlap."""
        if not changes:
            return
        if any(left.end > right.start for left, right in pairwise(changes)):
            raise ValueError("changes of a pass must be sorted and must not overlap")
        self.edits = compose(self.edits, changes, self.text)
        self._map = None
        pieces: list[str] = []
        done = 0
        for change in changes:
            pieces.append(self.text[done : change.start])
            pieces.append(change.text)
            done = change.end
        pieces.append(self.text[done:])
        self.text = "".join(pieces)

    def finish(self) -> CleanText:
        """Return the frozen result."""
        return replace(self.map(), frames=tuple(self.frames), warnings=tuple(self.warnings))


def compose(edits: list[Edit], changes: list[Change], text: str) -> list[Edit]:
    """Fold ``changes`` over ``text``, which ``edits`` made of the raw text, into one list of edits over the raw text.

    Changes and older edits that share characters become one edit; a deletion at the border of a change stays apart.
    """
    out: list[Edit] = []
    shift = 0  # raw position minus position in ``text``, behind the older edits passed so far
    older, change = 0, 0
    while change < len(changes):
        low, high = changes[change].start, changes[change].end
        while older < len(edits):
            edit = edits[older]
            if edit.raw_start - shift + len(edit.replacement) > low:
                break
            out.append(edit)
            shift += edit.raw_end - edit.raw_start - len(edit.replacement)
            older += 1
        raw_low = low + shift
        if older < len(edits) and edits[older].raw_start - shift < low:
            raw_low = edits[older].raw_start
            low = raw_low - shift
        first, kept_note = change, None
        change += 1
        while True:
            while older < len(edits):
                edit = edits[older]
                at = edit.raw_start - shift
                if at >= high:
                    break
                shift += edit.raw_end - edit.raw_start - len(edit.replacement)
                high = max(high, at + len(edit.replacement))
                kept_note = kept_note or edit.note
                older += 1
            if change < len(changes) and changes[change].start < high:
                high = max(high, changes[change].end)
                change += 1
            else:
                break
        one = changes[first]
        if change == first + 1 and one.start == low and one.end == high:
            new, note = one.text, one.note
        else:
            members = changes[first:change]
            new = _splice(text, low, high, members)
            note = next((member.note for member in members if member.note), None)
        out.append(Edit(raw_low, high + shift, new, one.entry, note or (kept_note if new else None)))
    out.extend(edits[older:])
    return out


def _splice(text: str, low: int, high: int, members: list[Change]) -> str:
    parts: list[str] = []
    for member in members:
        parts += (text[low : member.start], member.text)
        low = member.end
    return "".join(parts) + text[low:high]
