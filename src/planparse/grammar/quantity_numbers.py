"""The numeral at a place in a string, with what is fused to it: 余/多, 万/亿, 成, 分之."""

from __future__ import annotations

import re
from typing import NamedTuple

from planparse.grammar.numerals import CHINESE, Number, parse_arabic, parse_chinese, read_number, scale_of
from planparse.grammar.quantity_words import inside_comparator
from planparse.patterns import lazy
from planparse.types import Comparator


class Numeral(NamedTuple):
    """A numeral: its value(s), where it ends, and what a unit or range needs to know of it.

    ``own_unit`` is "%" or "‰" for 百分之五, 五成; ``fraction`` marks 三分之二 and 1/3. ``scaled``: written with 万 or 亿 or a
    multiplier behind Arabic digits. ``round``: a bare 百 千 万 亿. ``one``: a Chinese 一, often only an article.
    """

    value: Number
    high: Number | None
    end: int
    arabic: bool
    scaled: bool = False
    scale: int = 1
    mantissa: Number = 0
    inside: Comparator | None = None
    own_unit: str = ""
    fraction: bool = False
    decimal: bool = False
    round: bool = False
    one: bool = False


_NOT_SCALE = "(?!瓦|克|米|卡|伏|焦|乏|帕)"
_TENTHS = "成(?:半|[一二三四五六七八九](?![所个名家项]))?(?![功立为果员本熟长就绩效都年才人品套语交型千不])"
_MORE = "[余多来](?![额热量样]|元化)"
_ARABIC = re.compile(
    rf"((?:[0-9]{{1,3}}(?:[,，][0-9]{{3}}){{1,8}}+(?![0-9])|[0-9]++)(?:(?:\.| ?· ?)[0-9]++)?)"
    rf"(?:({_TENTHS})|/([0-9]{{1,3}})(?![0-9/年月])|( ?{_MORE})?((?: ?(?:[十百](?!分)|千{_NOT_SCALE}|[万亿](?!分之))){{0,4}})({_MORE})?)"
)
_PIECE = lazy(rf"([0-9]{{1,4}})((?:[十百](?!分)|千{_NOT_SCALE}|万(?!分之)){{1,3}}|(?<=[0-9]{{3}})(?![0-9.年月日号,，]))({_MORE})?")
_NO_SCALE = 10**16
_MOST_PIECES = 6
_CHINESE_RUN = re.compile(f"[{CHINESE}]++")
_CHINESE_TAIL = lazy(rf"({_TENTHS})|({_MORE})?([万亿]{{0,2}})({_MORE})?")
_TAIL_STARTS = frozenset("成余多来万亿")
_POINT = lazy("点[零〇○一二三四五六七八九]++[万亿]{0,2}(?![、所名家项]|个(?![百千万]分))")
_PARTS = lazy(rf"分之((?:[0-9]++(?:\.[0-9]++)?)|[{CHINESE}]++(?:点[零〇○一二三四五六七八九]++)?)")
_NEIGHBOURS = lazy("(十)?([一二两三四五六七八])([两二三四五六七八九])([十百千万亿]*)")
# 五、六|位, 二、三十|个: neighbours of a list that only say about how many; not 一、二年级
_EITHER = lazy(
    "([一二三四五六七八])、([二三四五六七八九])([十百千万亿]{0,2})(?=[个位名所家座处人项件台辆条户亩]|余|多)(?!个(?:年|级|阶|层))"
)
_ROUND = frozenset({"百", "千", "万", "亿", "百万", "千万", "百亿", "千亿", "万亿", "十万", "十亿"})
_DIGIT = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def numeral_at(view: str, pos: int) -> Numeral | None:
    """Read the numeral that begins at ``pos`` of a half-width string; ``None`` when the run there is no number."""
    first = view[pos : pos + 1]
    if first == "半":
        return _half(view, pos)
    return _arabic(view, pos) if first.isascii() else _chinese(view, pos)


def _either(view: str, pos: int) -> Numeral | None:
    """Read 五、六|位 as five to six; never at the head of a line, where 一、 is a marker."""
    found = _EITHER.match(view, pos)
    if not found or not view[pos - 1 : pos].strip() or view[pos - 1] in "。；、第":
        return None
    low, high, scale = _DIGIT[found[1]], _DIGIT[found[2]], scale_of(found[3])
    if not (high == low + 1 or (low, high) == (3, 5)):
        return None
    return Numeral(low * scale, high * scale, found.end(), False)


def _half(view: str, pos: int) -> Numeral | None:
    if view.startswith("半数以上", pos):
        return Numeral(0.5, None, pos + 2, False, fraction=True)
    return Numeral(0.5, None, pos + 1, False) if view[pos + 1 : pos + 2] in ("个", "小", "天", "年", "亩") else None


def _arabic(view: str, pos: int) -> Numeral | None:
    found = _ARABIC.match(view, pos)
    if not found:
        return None
    digits = found[1].replace(" ", "").replace("·", ".")
    base = parse_arabic(digits)
    if base is None:
        return None
    decimal = "." in digits
    if found[2]:
        value = read_number(digits + found[2])
        return Numeral(value[0], None, found.end(), True, own_unit="%") if value else None
    if found[3]:
        if view.startswith("万", found.end()):  # 8/10万: a rate per hundred thousand
            return Numeral(base, None, found.end() + 1, True, own_unit=f"/{found[3]}万")
        below = int(found[3])
        if decimal or not isinstance(base, int) or not 0 < base < below <= 100:
            return None
        return Numeral(round(base / below, 4), None, found.end(), True, fraction=True)
    multiplier = (found[5] or "").replace(" ", "")
    value_scaled = parse_arabic(digits + multiplier) if multiplier else base
    if value_scaled is None:
        return None
    more, end = (found[4] or found[6] or "").strip(), found.end()
    if multiplier and not more and not decimal and (whole := _pieced(view, end, base, multiplier)):
        value_scaled, end, more, multiplier = whole
    return Numeral(
        value_scaled,
        None,
        end,
        True,
        scaled=bool(multiplier),
        scale=scale_of(multiplier),
        mantissa=base,
        inside=inside_comparator(more) if more else None,
        decimal=decimal,
    )


def _pieced(view: str, pos: int, first: Number, scale: str) -> tuple[Number, int, str, str] | None:
    """Read the further pieces of an amount that is written in steps, 9亿|5千万元, 1亿|3千2百万, 3万|5千人, behind the first one.

    Return the whole value, where it ends, a 多 behind it and the multiplier of the last piece; None where nothing is to be added.
    """
    pieces, at, more = [(first, scale)], pos, ""
    while not more and len(pieces) < _MOST_PIECES and (piece := _PIECE.match(view, at)):
        pieces.append((int(piece[1]), piece[2]))
        at, more = piece.end(), piece[3] or ""
    total: Number = 0
    section: Number = 0
    small_before, big_before = _NO_SCALE, _NO_SCALE
    for number, multiplier in pieces:
        small = multiplier.rstrip("万亿")
        big = multiplier[len(small) :]
        if scale_of(small) >= small_before or (big and scale_of(big) >= big_before):
            return None
        section += number * scale_of(small)
        small_before = scale_of(small)
        if big:
            total, section = total + section * scale_of(big), 0
            small_before, big_before = _NO_SCALE, scale_of(big)
    if section >= big_before:
        return None
    return (total + section, at, more, pieces[-1][1] or scale) if len(pieces) > 1 else None


def _chinese(view: str, pos: int) -> Numeral | None:
    found = _CHINESE_RUN.match(view, pos)
    if not found:
        return None
    if view[found.end() : found.end() + 1] == "、" and (either := _either(view, pos)):
        return either
    run, end = found[0], found.end()
    if len(run) > 24:
        return None
    behind = view[end : end + 1]
    parts = _PARTS.match(view, end) if behind == "分" else None
    if parts:
        value = read_number(run + parts[0])
        if value is None:
            return None
        return Numeral(value[0], None, parts.end(), False, own_unit=value[1], fraction=not value[1])
    if run == "百" and view.startswith("分百", end):
        return Numeral(100, None, end + 2, False, own_unit="%")
    if view[end : end + 1] and view[end] in "瓦克米卡伏焦乏" and run[-1] == "千" and len(run) > 1:
        run, end = run[:-1], end - 1
    if run == "一" and view[end : end + 1] == "半" and view[end + 1 : end + 2] not in ("天", "截", "是"):
        return Numeral(0.5, None, end + 1, False, fraction=True)
    point = _POINT.match(view, end) if behind == "点" else None
    if point:
        run, end = run + point[0], point.end()
    low: Number | None = parse_chinese(run)
    high: Number | None = None
    if low is None:
        pair = _NEIGHBOURS.fullmatch(run)
        if not pair or not (_DIGIT[pair[3]] == _DIGIT[pair[2]] + 1 or pair[2] + pair[3] == "三五"):
            return None
        tens, scale = 10 if pair[1] else 0, scale_of(pair[4])
        low, high = (tens + _DIGIT[pair[2]]) * scale, (tens + _DIGIT[pair[3]]) * scale
    tail = _CHINESE_TAIL.match(view, end) if view[end : end + 1] in _TAIL_STARTS else None
    more = ""
    if tail and tail[1] and not point:
        value = read_number(run + tail[1]) if high is None else None
        if value:
            return Numeral(value[0], None, tail.end(), False, own_unit="%")
        if high is not None and tail[1] == "成":
            return Numeral(low * 10, high * 10, tail.end(), False, own_unit="%")
    elif tail and (tail[2] or tail[4]) and high is None:
        more = tail[2] or tail[4]
        low, end = low * scale_of(tail[3] or ""), tail.end()
    return Numeral(
        low,
        high,
        end,
        False,
        scaled="万" in run or "亿" in run or bool(more and tail and tail[3]),
        scale=scale_of(run[len(run.rstrip("万亿")) :]),
        mantissa=low // scale_of(run[len(run.rstrip("万亿")) :]) if high is None else low,
        inside=inside_comparator(more) if more else None,
        round=run in _ROUND,
        one=run == "一",
    )
