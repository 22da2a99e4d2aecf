"""Make text safe to show: no control characters, no unpaired surrogates, known width in terminal columns."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

from planparse.patterns import lazy

_SURROGATE = lazy("[\ud800-\udfff]")
# C0 and C1 controls, bidirectional controls, line and paragraph separators, byte order mark, unpaired surrogates.
_UNSAFE = lazy("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def without_surrogates(text: str) -> str:
    """Replace every unpaired surrogate, which no encoding can carry, by U+FFFD; offsets stay the same.

    >>> without_surrogates("目标" + chr(0xD800))
    '目标\ufffd'
    """
    return _SURROGATE.sub("\ufffd", text)


def visible(text: str) -> str:
    r"""Escape what would move the cursor, change the terminal or cannot be printed.

    >>> visible("一\r\n二\x1b[2J")
    '一\\r\\n二\\x1b[2J'
    """
    return _UNSAFE.sub(lambda found: _escape(found[0]), text)


def _escape(char: str) -> str:
    return _ESCAPES.get(char) or (f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}")


def one_line(text: str) -> str:
    """Squeeze white space and line breaks to single spaces and escape the rest.

    >>> one_line("新建 \\r\\n 学校")
    '新建 学校'
    """
    return visible(" ".join(text.split()))


def width(text: str) -> int:
    """Return the width in terminal columns: wide and full-width characters take two, ambiguous ones one.

    >>> width("≥95%"), width("清远市"), width("𠮷")
    (4, 6, 2)
    """
    return len(text) if text.isascii() else sum(map(_char_width, text))


def _char_width(char: str) -> int:
    if char < "\u0300":
        return 1
    if combining(char) or category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def fold(text: str, columns: int) -> list[str]:
    """Break text into lines of at most ``columns`` terminal columns (at least one line; a break may fall anywhere).

    >>> fold("学生体质健康达标率", 8)
    ['学生体质', '健康达标', '率']
    """
    lines, line, used = [], "", 0
    for char in text:
        size = _char_width(char)
        if used + size > columns and line:
            lines.append(line)
            line, used = "", 0
        line += char
        used += size
    return [*lines, line]


def cut(text: str, columns: int) -> str:
    """Shorten text to at most ``columns`` terminal columns, ending in … when something is left out.

    >>> cut("学生体质健康达标率", 8), cut("达标率", 8)
    ('学生体…', '达标率')
    """
    if width(text) <= columns:
        return text
    return fold(text, max(columns - 1, 1))[0] + "…"


def pad(text: str, columns: int) -> str:
    """Fill text with blanks on the right up to ``columns`` terminal columns."""
    return text + " " * max(columns - width(text), 0)
