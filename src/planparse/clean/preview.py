"""Page-chunk numbers of document previews: 1、 2、 3、 … at the start of each long line, in the middle of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.clean.editlog import Change
from planparse.clean.lines import Line, is_open, lines_of
from planparse.clean.noise import gap

_NUMBER = re.compile(r"(\d{1,3}) ?、 ?")
LONG = 150  # characters of a chunk; pages of a preview hold a few hundred


def chunk_numbers(text: str, banner: bool) -> list[Change]:
    """Return the edits that delete the running numbers with the line breaks before them.

    The decision rests on evidence, not on the site: the numbers run on from line to line, the lines are long, and most of
    the lines before a number stop in the middle of a sentence. A banner of a document-sharing site counts as evidence. A
    list 1、 2、 3、 of complete paragraphs stays.
    """
    lines = lines_of(text)
    if len(lines) > 20000:
        return []
    run = _running(lines)
    if not run:
        return []
    lengths = [len(lines[number].text) for number, _ in run]
    cut = [is_open(lines[number - 1].text) for number, _ in run if number and lines[number - 1].text]
    share = sum(cut) / len(cut) if cut else 0.0
    long = sorted(lengths)[len(lengths) // 2] >= LONG
    few_between = run[-1][0] - run[0][0] <= 2 * len(run)
    if len(run) == 1:
        accepted = banner and lengths[0] >= 2 * LONG and run[0][0] <= 2
    elif banner:
        accepted = long and (share >= 0.3 or len(run) == 2)
    elif len(run) == 2:
        accepted = run[0][0] == 0 and cut == [True] and min(lengths) >= LONG
    else:
        accepted = long and few_between and share >= 0.5 and len(cut) >= 2
    if not accepted:
        return []
    changes = []
    for number, size in run:
        line = lines[number]
        before = lines[number - 1].text if number else ""
        cut_number = len(before) >= LONG and before[-1:].isdecimal()  # 占比达到5⏎3、6%: the chunk ends inside a number
        start = line.start - 1 if number and (is_open(before) or few_between or cut_number) else line.start
        end = line.start + size
        changes.append(Change(start, end, gap(text, start, end), "preview-chunk-number"))
    return changes


def _running(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return (line, length of the number) for the longest run 1、 2、 3、 … of line starts."""
    run: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        match = _NUMBER.match(line.text) if line.text[:1].isdigit() else None
        if match and int(match[1]) == len(run) + 1:
            run.append((number, match.end()))
    return run
