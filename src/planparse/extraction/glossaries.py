"""Glossaries behind a report (名词解释): they explain words, so that no number in them is promised or reported."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.patterns import lazy
from planparse.types import Item

_WORDS = ("名词", "术语", "用语")
_HEADING = lazy(
    r"^[^\S\n]*(?:附件[\d一二三四]{0,2}[：:][^\S\n]*)?[^\n，。；：:]{0,24}(?:名词|术语|用语)(?:内容)?(?:解释|注释|说明|释义)(?:和[^\n，。]{0,8}说明)?(?:[（(][^\n]{0,20}[）)])?[^\S\n]*$",
    re.MULTILINE,
)
_EXPLAINS = lazy("[是即均]?指(?!标|导|数|挥|引|示|定|南)|[”》][：:]|[：:]\n")
_FIRST_PART = 4  # a text that is itself a glossary opens with its heading: what stands in it is all that there is
_NEAR = 800  # characters below a heading in which two words must be explained


def glossaries(text: str, items: Sequence[Item]) -> list[tuple[int, int]]:
    """Return the clean spans of the glossaries of a clean text, each up to the next annex.

    >>> report = "今年新建公园3个，改造学校5所。\\n名词解释\\n1.“双千”：指培育1000家企业。\\n2.两新：是指设备更新。\\n"
    >>> glossaries(report, ()) == [(report.index("名"), len(report))]
    True
    >>> glossaries("名词解释\\n一、新建公园3个。", ())
    []
    """
    found: list[tuple[int, int]] = []
    if not any(word in text for word in _WORDS):
        return found
    for heading in _HEADING.finditer(text, len(text) // _FIRST_PART):
        if (found and heading.start() < found[-1][1]) or len(_EXPLAINS.findall(text, heading.end(), heading.end() + _NEAR)) < 2:
            continue
        annexes = (item.clean_start for item in items if item.style == "rest" and not item.path and item.clean_start > heading.end())
        found.append((heading.start(), next((at for at in annexes if text.startswith("附", at)), len(text))))
    return found
