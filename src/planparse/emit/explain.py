"""Tell what cleaning changed: where in the raw text, what, by which entry, why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from planparse import lexicon
from planparse.emit.plain import cut, pad, visible
from planparse.types import Edit

_SHOWN = 40
_ENTRIES = 26
# Rules that are code have no lexicon entry to say why.
_CODED = {
    "after-the-plan": "text behind the end of the plan",
    "control-characters": "control characters",
    "cut-label": "line break between a label and its value",
    "cut-marker": "line break behind an item marker",
    "cut-sentence": "line break inside a sentence",
    "digits-apart": "digits set apart by spaces",
    "full-width": "full-width digits and signs",
    "hard-wrap": "line broken at the width of a page",
    "hard-wrap-cell": "line broken at the width of a table cell",
    "heading-twice": "heading printed twice",
    "html-entity": "HTML character reference",
    "invisible-characters": "characters that cannot be seen",
    "letter-spacing": "heading spaced letter by letter",
    "page-number": "page number",
    "preview-chunk-number": "running number of a page preview",
    "running-header": "page header or footer",
    "site-menu": "menu of the host site",
    "snippet-of-other-article": "excerpt of another article",
    "space-in-number": "space inside a number",
    "table-of-contents": "table of contents",
    "table-row-name": "line break inside the name of a table row",
    "unreadable-glyphs": "characters that no font could read back",
    "watermark": "watermark",
    "white-space": "indents, blank lines and line ends",
}


def explain(raw: str, edits: Sequence[Edit]) -> str:
    """Return one line an edit: raw offsets (end exclusive), entry, what was removed or replaced, the reason.

    Text is shortened in the middle, control characters are escaped. The first line names the columns.
    """
    lines = [f"{'raw offsets':>17}  {'entry':{_ENTRIES}}  change"]
    for edit in edits:
        span = f"{edit.raw_start}–{edit.raw_end}"
        why = reason(edit.entry)
        told = f"  # {why}" if why else ""
        note = f"  [{edit.note}]" if edit.note else ""
        lines.append(f"{span:>17}  {pad(edit.entry, _ENTRIES)}  {_change(raw, edit)}{note}{told}")
    removed = sum(edit.raw_end - edit.raw_start - len(edit.replacement) for edit in edits)
    lines.append(f"{len(edits)} edits; {len(raw)} characters raw, {len(raw) - removed} clean")
    return "\n".join(lines) + "\n"


def _change(raw: str, edit: Edit) -> str:
    old, new = (_shorten(text) for text in (raw[edit.raw_start : edit.raw_end], edit.replacement))
    if not old:
        return f"inserted “{new}”"
    return f"“{old}” → “{new}”" if new else f"removed “{old}”"


def _shorten(text: str) -> str:
    """Return text fit for a line; what is too long keeps both its ends."""
    if len(text) <= _SHOWN:
        return visible(text)
    left = cut(visible(text[:_SHOWN]), _SHOWN)
    return f"{left.removesuffix('…')}…{visible(text[-8:])}"


@cache
def _reasons() -> dict[str, str]:
    found = dict(_CODED)
    for name in ("noise", "slips"):
        found.update((entry["id"], entry["why"]) for entry in lexicon.entries(name) if "why" in entry)
    return found


def reason(entry: str) -> str:
    """Return why an entry changes a text, in words; empty when it is unknown."""
    return _reasons().get(entry, "")
