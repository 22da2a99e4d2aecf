"""What stands around the plan on a page: menus before it, links, footers and snippets of other articles after it."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.clean import noise
from planparse.clean.editlog import Change, EditLog
from planparse.clean.lines import Line, drop, is_open, is_prose, lines_of, starts_item
from planparse.lexicon import terms
from planparse.patterns import lazy

_ELLIPSIS = lazy(r"(?:…|\.{3,}|。{3,})$")
_LOST = lazy(r"[^\W\x00-\x7f] [^\W\x00-\x7f]")
_OTHER_TITLE = lazy(r"(?:\d{4}|[xX×]{2})年?[^，。；]{0,30}(?:计划|要点|总结|方案|安排|思路|报告|打算)")
_MENU = 200  # lines of all menus above a plan
_NOTICE = 120  # characters of a notice that reads like running text
_SITE = lazy("本站|侵权|转载|版权|网站|免责|下载")
_QUANTITY = lazy(r"\d(?:[%‰]|个|所|名|人|万|亿|项|家|平方|公里|亩|吨)")


def edges(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the number of the first line of running text and the number after the last one."""
    first = next((number for number, line in enumerate(lines) if is_prose(line.text)), len(lines))
    last = next((number for number in range(len(lines), first, -1) if is_prose(lines[number - 1].text)), first)
    return first, last


def strip_site(log: EditLog) -> list[Change]:
    """Return the edits that drop lines of the host site, and take their frames."""
    text = log.text
    lines = lines_of(text)
    first, last = edges(lines)
    why: dict[int, str] = {}
    present = noise.Present(text)
    first = _below_menus(present, lines, first)
    cut = _tail_cut(lines, first, present)
    if cut is not None:
        last = next((number for number in range(min(cut, last), first, -1) if is_prose(lines[number - 1].text)), first)
    last = _above_notices(present, lines, first, last)
    head_end = _match_part(log, present, lines, 0, first, "head", why)
    _match_part(log, present, lines, last, len(lines), "tail", why)
    _match_part(log, present, lines, first, last, "any", why)
    _menus(lines, head_end, first, last, why)
    if cut is not None:
        for number in range(cut, len(lines)):
            why.setdefault(number, "after-the-plan")
    for number in _snippets(lines, first, cut if cut is not None else len(lines), why):
        why.setdefault(number, "snippet-of-other-article")
    _twice(lines, first, why)
    return drop(text, lines, why)


def _match_part(log: EditLog, present: noise.Present, lines: Sequence[Line], start: int, end: int, where: str, why: dict[int, str]) -> int:
    """Run the line and block entries over lines[start:end]; return the line after the last breadcrumb, or ``start``."""
    part = lines[start:end]
    if not part:
        return start
    anchor = start
    offset = part[0].start
    numbers = {line.start: number for number, line in enumerate(part, start)}
    for pattern, match in present.blocks(log.text[offset : part[-1].end], where):
        number = numbers.get(offset + match.start())
        if number is None or number in why:
            continue
        size = match.group().count("\n") + 1
        for removed in range(number, number + size):
            why[removed] = pattern.id
        if pattern.anchor == "menu-end":
            anchor = max(anchor, number + size)
            crumb = lines[number + size - 1].text.rstrip(">›»＞ ").split(">")[-1].strip()
            if number + size < end and lines[number + size].text == crumb:
                why[number + size] = pattern.id
                anchor += 1
        if pattern.framed:
            noise.keep_frames(log, pattern.id, match, offset)
        else:
            noise.frames_of(log, Line(offset + match.start(), offset + match.end(), match.group().replace("\n", " ")))
    chosen = present.lines(where)
    for number, line in enumerate(part, start):
        if number in why or (found := chosen.entry(line)) is None:
            continue
        pattern, match = found
        why[number] = pattern.id
        if pattern.anchor == "menu-end":
            anchor = max(anchor, number + 1)
        if pattern.framed:
            noise.keep_frames(log, pattern.id, match, line.start)
        else:
            noise.frames_of(log, line)
    return anchor


def _tail_cut(lines: Sequence[Line], first: int, present: noise.Present) -> int | None:
    """Return the first line of a link list or footer behind which nothing of the plan follows."""
    chosen = present.tail_anchors()
    total = sum(len(line.text) for line in lines)
    done = 0
    for number, line in enumerate(lines):
        done += len(line.text)
        if number <= first or len(line.text) > 300 or done < total * 0.4:
            continue
        if chosen.entry(line):
            rest = [after.text for after in lines[number + 1 :]]
            prose = sum(len(after) for after in rest if is_prose(after))
            if sum(_QUANTITY.search(after) is not None for after in rest if not _ELLIPSIS.search(after)) >= 5:
                continue  # a table of the plan may stand behind a button or editor line
            if any(starts_item(after) and is_prose(after) and _QUANTITY.search(after) and not _SITE.search(after) for after in rest):
                continue  # the next item of the plan, behind a menu that a page break left there
            if prose <= max(300, 0.12 * total) and not any(after[:2] in ("一、", "二、", "三、", "四、", "五、") for after in rest):
                return number
    return None


def _below_menus(present: noise.Present, lines: Sequence[Line], first: int) -> int:
    """Return the number of the first line of running text, past a slogan or warning above the menus and their breadcrumb."""
    chosen = present.head_anchors()
    notices = 0
    for number in range(first, min(len(lines), first + _MENU)):
        text = lines[number].text
        if is_prose(text):
            notices += 1
            if notices > 2 or len(text) > _NOTICE:
                return first
        elif chosen.entry(lines[number]):
            return next((after for after in range(number, len(lines)) if is_prose(lines[after].text)), first)
    return first


def _above_notices(present: noise.Present, lines: Sequence[Line], first: int, last: int) -> int:
    """Return the number after the last line of running text that is no notice of the site (disclaimer, offer)."""
    chosen = present.lines("tail")
    for number in range(last, first, -1):
        text = lines[number - 1].text
        if is_prose(text) and (len(text) > _NOTICE or chosen.entry(lines[number - 1]) is None):
            return number
    return first


def _menus(lines: Sequence[Line], head_end: int, first: int, last: int, why: dict[int, str]) -> None:
    """Drop what stands above a breadcrumb, and runs of short lines that hold menu words."""
    above = [number for number in range(min(head_end, first)) if number not in why]
    if len(above) >= 6:
        why.update(dict.fromkeys(above, "site-menu"))
    words = frozenset(terms("noise", "site-menu"))
    for number in above[:6]:
        tokens = lines[number].text.replace("|", " ").split()
        if len(tokens) >= 4 and not words.isdisjoint(tokens) and all(len(token) <= 8 for token in tokens):
            why.setdefault(number, "site-menu")  # a menu in one line over the breadcrumb
    for start, end in ((head_end, first), (last, len(lines))):
        run: list[int] = []
        for number in range(start, end + 1):
            text = lines[number].text if number < end else "."
            if number < end and number not in why and _menu_item(text):
                run.append(number)
                continue
            if number in why:
                continue
            why.update(dict.fromkeys(_menu_part(run, lines, words), "site-menu"))
            run = []
            tokens = text.replace("|", " ").replace("｜", " ").split() if number < end else []
            if len(tokens) >= 4 and sum(token in words for token in tokens) >= 2 and all(len(token) <= 8 for token in tokens):
                why[number] = "site-menu"


def _menu_part(run: list[int], lines: Sequence[Line], words: frozenset[str]) -> list[int]:
    """Return the part of a run of short lines from its first to a little after its last menu word."""
    named = [place for place, number in enumerate(run) if lines[number].text in words]
    if len(named) < 2 or (len(run) < 6 and 2 * len(named) < len(run)):
        return []
    return run[named[0] : max(named[-1] + 1, len(run) - 2)]


def _menu_item(text: str) -> bool:
    return len(text) <= 12 and not any(char in "。，；！？：、）)》" or char.isdigit() for char in text) and not starts_item(text)


def _snippets(lines: Sequence[Line], first: int, end: int, why: dict[int, str]) -> list[int]:
    """Return the lines of title-and-excerpt pairs of other articles at the end of the text."""
    left = [number for number in range(first, end) if number not in why]
    found: list[int] = []
    pairs = 0
    while len(left) >= 3:
        title, body = lines[left[-2]].text, lines[left[-1]].text
        if not (40 <= len(body) <= 420 and _ELLIPSIS.search(body)):
            break
        if len(title) > 60 or not is_open(title) or starts_item(title) or len(title) < 4:
            break
        if not (pairs or len(_LOST.findall(body)) >= 2 or _OTHER_TITLE.search(title) or body.startswith(title[:8])):
            break
        found += left[-2:]
        left = left[:-2]
        pairs += 1
    return found


def _twice(lines: Sequence[Line], first: int, why: dict[int, str]) -> None:
    """Drop a heading that stands twice in a row above the running text."""
    before = None
    for number in range(min(first, 60)):
        if number in why:
            continue
        if before is not None and lines[number].text == lines[before].text and len(lines[number].text) >= 6:
            why[before] = "heading-twice"
        before = number
