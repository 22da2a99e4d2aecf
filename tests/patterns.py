"""Collect every regular expression that planparse compiles, and time each on texts made to slow it down.

Run as a module: prints JSON, how many patterns were tried and which of them grew how fast. Patterns are caught where ``re`` compiles
them, while all modules are imported and the sample plans are read; what the lexicon holds is added, whether it was used or not.
"""

from __future__ import annotations

import gc
import importlib
import json
import math
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any, cast

SMALL = 150  # characters; texts are two, four and eight times as long
LIMIT = 2.0  # seconds of processor time for one text, by alarm
FLOOR = 0.004  # seconds that a text must take at least before its growth is looked at; by the clock, since processor time is told in steps as large
STEEP = 36.0  # times as long for a text four times as long: between square (16) and cube (64), far from either for a busy machine
_SAMPLES = Path(__file__).parents[1] / "data" / "raw"
_MOST = 30  # places of a pattern that are pumped

Pattern = tuple[str | bytes, int]


def collected() -> dict[Pattern, str]:
    """Return the patterns with their flags, and where each was first compiled."""
    found: dict[Pattern, str] = {}
    compile_ = re._compile  # type: ignore[attr-defined]

    def caught(pattern: Any, flags: Any) -> Any:
        made = compile_(pattern, flags)
        frame: FrameType | None = sys._getframe(1)
        while frame and frame.f_globals.get("__name__") in ("re", "planparse.lexicon", "planparse.patterns"):
            frame = frame.f_back
        name = frame.f_globals.get("__name__", "") if frame else ""
        if frame and name.startswith("planparse"):
            found.setdefault((made.pattern, made.flags), f"{name}:{frame.f_lineno} {made.pattern[:40]!r}")
        return made

    re._compile = caught  # type: ignore[attr-defined]
    try:
        _use_all()
    finally:
        re._compile = compile_  # type: ignore[attr-defined]
    for late in _late():
        found.setdefault((late.pattern, late.flags), f"{late.pattern[:40]!r}, compiled when first used")
    for name, entry, key, pattern in _of_lexicon():
        made = re.compile(pattern, re.MULTILINE if entry.get("scope") == "block" else 0)
        found.setdefault((made.pattern, made.flags), f"{name}.toml:{entry['id']}.{key}")
    return found


def _use_all() -> None:
    import planparse

    for module in pkgutil.walk_packages(planparse.__path__, "planparse."):
        if module.name.rpartition(".")[2] != "__main__":
            importlib.import_module(module.name)
    from planparse.load import load_bytes
    from tests.load import forms

    for path in sorted(_SAMPLES.glob("*.txt")):
        planparse.extract_file(path)
    plan = (_SAMPLES / "jiyang-agri-145.txt").read_text("utf-8")
    for form in (forms.as_docx, forms.as_site, forms.as_pdf):
        load_bytes(form(plan), path="plan")
    planparse.extract(plan, name="稷阳县2021年工作计划.docx")


def _late() -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that are compiled when first used, whether anything has used them or not."""
    from planparse.patterns import _Late

    yield from (cast("re.Pattern[Any]", thing) for thing in gc.get_objects() if isinstance(thing, _Late))


def _of_lexicon() -> Iterator[tuple[str, dict[str, Any], str, str]]:
    from planparse.lexicon import FOLDER, entries

    for path in sorted(FOLDER.glob("*.toml")):
        for entry in entries(path.stem):
            for key, value in entry.items():
                if isinstance(value, str) and (key in ("pattern", "stop") or key.endswith("_stop")):
                    yield path.stem, entry, key, value


# -- texts made for one pattern


def texts(pattern: str, flags: int) -> Iterator[str]:
    """Yield pieces to repeat and how: (head, body, tail), from the tree of a pattern."""
    tree = _parser.parse(pattern, flags)
    heads = list(dict.fromkeys(_pumps(tree, "")))
    step = max(1, len(heads) // _MOST)
    for head, body in heads[::step]:
        if body:
            yield from (_filled(head, body, tail) for tail in ("", "\x07", head or body))
    for choice in range(3):
        whole = _sample(tree, choice)
        if whole:
            yield _filled("", whole, "")
            yield _filled("", whole[:-1] + "\x07", "")
            yield _filled(whole[:-1], whole[-1], "\x07")
            yield _filled("", whole[:1], "\x07")
    for char in list(dict.fromkeys(_literals(tree)))[:40]:
        yield _filled("", char, "\x07")


def _filled(head: str, body: str, tail: str) -> str:
    return json.dumps([head, body, tail])


def text_of(recipe: str, size: int) -> str:
    """Return the text of about ``size`` characters that a recipe means."""
    head, body, tail = json.loads(recipe)
    return head + body * max(1, (size - len(head) - len(tail)) // len(body)) + tail


def _literals(tree: Any) -> Iterator[str]:
    for kind, value in tree:
        if kind is sre.LITERAL:
            yield chr(value)
        elif kind in (sre.IN, sre.NOT_LITERAL, sre.ANY):
            yield _char(kind, value, 0)
        for inner in _inner(kind, value):
            yield from _literals(inner)


def _inner(kind: Any, value: Any) -> list[Any]:
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind is sre.BRANCH:
        return list(value[1])
    if kind is sre.SUBPATTERN:
        return [value[3]]
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    if kind is sre.ATOMIC_GROUP:
        return [value]
    return [part for part in value[1:] if part] if kind is sre.GROUPREF_EXISTS else []


def _pumps(tree: Any, head: str) -> Iterator[tuple[str, str]]:
    """Yield, for every repeat of a pattern, what leads to it and what it repeats."""
    for kind, value in tree:
        for inner in _inner(kind, value):
            yield from _pumps(inner, head)
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and value[1] > 3:
            for choice in range(2):
                yield head, _sample(value[2], choice)
        head += _one(kind, value, 0)


def _sample(tree: Any, choice: int) -> str:
    """Return a text that a pattern is likely to match; ``choice`` picks among its branches."""
    return "".join(_one(kind, value, choice) for kind, value in tree)


def _one(kind: Any, value: Any, choice: int) -> str:
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _sample(value[2], choice) * max(value[0], min(value[1], choice))
    if kind is sre.BRANCH:
        return _sample(value[1][choice % len(value[1])], choice)
    if kind in (sre.ASSERT_NOT, sre.ASSERT):
        return ""
    inner = _inner(kind, value)
    if inner:
        return _sample(inner[0], choice)
    return _char(kind, value, choice)


def _char(kind: Any, value: Any, choice: int) -> str:
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.ANY:
        return "一"
    if kind is sre.NOT_LITERAL:
        return "一" if value != ord("一") else "二"
    if kind is not sre.IN:
        return ""
    if value and value[0][0] is sre.NEGATE:
        return "1" if choice else "一"
    kind, value = value[choice % len(value)]
    if kind is sre.RANGE:
        return chr(value[0])
    if kind is sre.CATEGORY:
        return {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " "}.get(value, "一")
    return chr(value) if kind is sre.LITERAL else "一"


# -- timing


class TooLong(Exception):
    """Raised by the alarm."""


def _alarmed(*_: object) -> None:
    raise TooLong


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Return how long a pattern takes to be looked for in a text, from everywhere and as a whole; the best of three runs."""
    best = math.inf
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        for _ in range(3):
            begin = time.perf_counter()
            for _found in pattern.finditer(text):
                pass
            pattern.fullmatch(text)
            best = min(best, time.perf_counter() - begin)
            if best < FLOOR:
                break
    except TooLong:
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return best


def steep(source: str | bytes, flags: int, told: str) -> list[str]:
    """Return the first recipe on which a pattern takes too long or grows faster than a square."""
    pattern = re.compile(source, flags)
    plain = source.decode("latin-1") if isinstance(source, bytes) else source
    for recipe in dict.fromkeys(texts(plain, flags if isinstance(source, bytes) else flags & ~re.UNICODE)):
        print(f"{told} on {recipe[:200]}", file=sys.stderr, flush=True)
        took: list[float] = []
        for times in (2, 4, 8):
            text = text_of(recipe, times * SMALL)
            took.append(seconds(pattern, text.encode("latin-1", "replace") if isinstance(source, bytes) else text))
            if took[-1] < FLOOR or took[-1] == math.inf:
                break
        if took[-1] == math.inf or (len(took) == 3 and took[-1] >= STEEP * took[0]):
            return [f"{told} on {recipe[:200]}: {took} seconds"]
    return []


if __name__ == "__main__":
    signal.signal(signal.SIGPROF, _alarmed)
    every = collected()
    print(
        json.dumps(
            {"patterns": len(every), "steep": [one for (source, flags), told in every.items() for one in steep(source, flags, told)]}
        )
    )
