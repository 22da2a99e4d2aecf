"""Reduce the markup of a page to what the text layer needs, before the parser sees it.

Parsers take quadratic time for thousands of attributes on one tag. Here every tag is written anew with the few attributes that
matter, and what never is text is left out; so the parser meets no markup but ours, whatever the page holds. Linear in its length.
"""

from __future__ import annotations

import re

from planparse.patterns import lazy

_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)"""
_ATTRIBUTE = rf"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?)?"
_TOKEN = lazy(
    r"<!--.*?(?:--!?>|\Z)"
    r"|<(script|style|textarea|iframe|noframes|noembed|svg|math|xml)(?=[\s/>]).*?(?:</\1\s*>|\Z)"
    r"|<[!?][^>]*+>?"
    rf"|<(/?)([A-Za-z][^\s/><]*+)((?:{_ATTRIBUTE})*+)[\s/]*+>?",
    re.DOTALL | re.IGNORECASE,
)
_PART = lazy(rf"[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+({_VALUE})?)?")
_KEPT = frozenset({"class", "colspan", "hidden", "open", "rowspan", "start", "style", "type", "value"})
_LONGEST = 2000  # characters of an attribute's value that are looked at
_CLOSED_LATE = frozenset({"html", "body", "form"})  # what stands behind </body> is shown, too


def reduced(page: str) -> str:
    """Return the page without comments, scripts, styles and the attributes that no reader needs.

    >>> reduced('<p id=a style="color:red" onclick=f()>5<9<!-- x --><script>var a="</p>"</script></p></body>')
    '<p style="color:red">5<9</p>'
    """
    return _TOKEN.sub(_token, page)


def _token(match: re.Match[str]) -> str:
    slash, name, attributes = match[2], match[3], match[4]
    if name is None:
        return ""
    name = name.lower()
    if slash:
        return "" if name in _CLOSED_LATE else f"</{name}>"
    if not attributes:
        return f"<{name}>"
    kept: dict[str, str] = {"": name}
    for part in _PART.finditer(attributes):
        key = part[1].lower()
        if key in _KEPT and key not in kept:
            value = (part[2] or "").strip("\"'")[:_LONGEST].replace('"', "&quot;").replace("<", "&lt;")
            kept[key] = f'{key}="{value}"'
    return f"<{' '.join(kept.values())}>"
