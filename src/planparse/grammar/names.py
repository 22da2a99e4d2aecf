"""Recognise and divide the names of bodies: 市工业和信息化局, 各县（市、区）人民政府, 每所联办高校.

A name is known by its end (局, 委, 部门, 学校; 县 or 市 only after 各, 每 or the like) and by what may not stand in it. Lists divide at
、 ， ； and at the 和 that stands between two whole names, never at the 和 inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from planparse.grammar.repeated import REPEATED
from planparse.lexicon import alternation, compiled, entries, pattern, terms
from planparse.patterns import lazy

_OPEN, _CLOSE = "（([［〔【〈<", "）)]］〕】〉>"
_BRACKETED = re.compile(r"[（(\[〔〈<][^（()）\[\]〔〕〈〉<>]{0,20}[）)\]〕〉>]")
_ADMIN = re.compile(
    r"(?:各|有关|相关|其他)?(?:省级?|自治区|直辖市|地市?级?|市级?|州|盟|自治州|地区|县级?|县市|市县|区县|县区|区|旗|乡镇?|镇|街道|市州)"
)
_ADMIN_NEXT = lazy(r"(?:自治区|直辖市|省|市|州|盟|县|区|旗|乡|镇|街道)")
_GENERIC = frozenset(
    (
        *("单位", "部门", "机构", "政府", "企业", "学校", "地方", "组织", "团体", "科室", "处室"),
        *("园区", "主体", "中心", "委员会", "办公室", "公司"),
    )
)
_LEAD_IN = re.compile(r"^(?:以及|及|和|与|由|分别由|请(?!示)|、)+")
_AND_OTHERS = lazy(
    r"(?<![高中初同平])等(?:[\d一二三四五六七八九十]+个)?(?:各|[省市县区州]直|市级|省级|县级)*(?:有关|相关|成员|涉及)?(?:职能|责任|主管|行业)?"
    r"(?:部门|单位|方面|机构|地方|部委)?(?:[和及、与](?:有关|相关)?(?:部门|单位|机构|地方))?$",
    needs="等",
)
_MANNER = re.compile(r"(?:分别|共同|具体|统一|(?:按照?|依|根据)(?:各自)?(?:职责|职能|部门职责|任务)(?:分工)?|会同)+$")
_BREAK = lazy(r"[ \t　]*\n[ \t　]*")
_JOINER = re.compile(r"以及|[和与及]")
_MAX_NAME = 40


class _Rules(NamedTuple):
    end: re.Pattern[str]
    false_end: re.Pattern[str]
    place_end: re.Pattern[str]
    quantified: re.Pattern[str]
    no_start: re.Pattern[str]
    breaker: re.Pattern[str]
    heading: re.Pattern[str]
    labels: frozenset[str]


@cache
def _rules() -> _Rules:
    patterns = {entry["id"]: entry.get("pattern", "") for entry in entries("bodies")}

    def ends(*ids: str) -> re.Pattern[str]:
        words = [word for entry_id in ids for word in terms("bodies", entry_id)]
        return compiled("bodies", ids[0], f"(?:{alternation(words)})$")

    return _Rules(
        ends("suffix-organ", "suffix-kind"),
        ends("suffix-false"),
        ends("suffix-place"),
        compiled("bodies", "quantifier", f"^(?:{alternation(terms('bodies', 'quantifier'))})"),
        compiled("bodies", "not-a-name", patterns["not-a-name"]),
        compiled("bodies", "name-breaker", patterns["name-breaker"]),
        compiled("bodies", "heading-organ", patterns["heading-organ"]),
        frozenset(term for role in ("owner", "lead", "support") for term in terms("bodies", f"label-{role}")),
    )


@lru_cache(maxsize=REPEATED)
def is_body(name: str) -> bool:
    """Tell whether a whole string reads as a body's name.

    >>> [is_body(name) for name in ("市卫生健康委", "各县（市、区）", "全市", "小学劳动课程", "支持高校", "各级领导干部")]
    [True, True, False, False, False, False]
    """
    rules = _rules()
    if not 2 <= len(name) <= _MAX_NAME or name in _GENERIC - {"学校", "企业", "政府"} or name in rules.labels:
        return False
    core = _BRACKETED.sub("", name)
    if len(core) < 2 or rules.false_end.search(core) or rules.no_start.match(core) or rules.breaker.search(core):
        return False
    if rules.end.search(core):
        return True
    return bool(rules.place_end.search(core) and rules.quantified.match(core))


def is_quantified(name: str) -> bool:
    """Tell whether a name stands for every body of a kind (各学校, 每所高校, 其他省份)."""
    return bool(_rules().quantified.match(name))


def is_area(name: str) -> bool:
    """Tell whether a name is an area that only a word like 各 makes a body (各县, 每个乡镇)."""
    return not _rules().end.search(_BRACKETED.sub("", name))


def is_named_organ(name: str) -> bool:
    """Tell whether a heading is nothing but the name of one organ (市教育局, 教务处); a kind of body (幼儿园) is a topic there.

    >>> [is_named_organ(name) for name in ("市教育局", "教务处", "普通高中", "重点学科")]
    [True, True, False, False]
    """
    rules = _rules()
    core = _BRACKETED.sub("", name)
    return bool(rules.heading.match(name)) and not rules.false_end.search(core) and not rules.no_start.match(core)


def is_listed(name: str) -> bool:
    """Tell whether a string may be a name where a label (责任单位：) says that one stands: more is let pass than alone.

    >>> [is_listed(name) for name in ("青溪经开区", "2024年12月底", "机关各科室")]
    [True, False, True]
    """
    if is_body(name):
        return True
    core = _BRACKETED.sub("", name)
    if not 2 <= len(core) <= 25 or _rules().no_start.match(core) or _rules().breaker.search(core):
        return False
    return not pattern("bodies", "not-listed").search(core)


def split_names(text: str) -> list[str]:
    """Divide a list of bodies into names as written; brackets stay whole, 等部门 and 按职责分工 go.

    >>> split_names("市发展和改革委员会、市教育局，各县（市、区）人民政府和开发区管委会等有关部门")
    ['市发展和改革委员会', '市教育局', '各县（市、区）人民政府', '开发区管委会']
    >>> split_names("省教育厅、各市、州、县人民政府")
    ['省教育厅', '各市、州、县人民政府']
    """
    names: list[str] = []
    for piece in _merge(_fields(list(_pieces(text)))):
        for name in _divide(_trim(piece)):
            whole = _trim(name)
            if whole and whole not in names:
                names.append(whole)
    return names


@lru_cache(maxsize=REPEATED)
def _trim(piece: str) -> str:
    piece = _LEAD_IN.sub("", piece.strip(" 　\t。；：:"))
    piece = _MANNER.sub("", piece)
    return _MANNER.sub("", _AND_OTHERS.sub("", piece))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield (mark before, piece) of a list, split at marks outside brackets; a line break inside a name is dropped."""
    depth, begin, mark = 0, 0, ""
    text = _BREAK.sub("", text) if "\n" in text else text
    rules = _rules()
    for at, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and (char in "、，,；;。/｜|" or (char in " 　\t" and rules.end.search(text, begin, at))):
            yield mark, text[begin:at]
            mark, begin = char, at + 1
    yield mark, text[begin:]


def _fields(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join fields that share one 部门: 教育、民政、财政部门 is one name."""
    field = pattern("bodies", "field")
    joined: list[tuple[str, str]] = []
    for mark, raw in reversed(pieces):
        follower = joined[-1] if joined else ("", "")
        if follower[0] == "、" and follower[1].endswith("部门") and field.match(follower[1]) and field.fullmatch(raw.strip()):
            joined[-1] = (mark, f"{raw.strip()}、{follower[1]}")
        else:
            joined.append((mark, raw))
    return joined[::-1]


def _merge(pieces: list[tuple[str, str]]) -> list[str]:
    """Join what only looks divided: 各市、州、县人民政府 is one name, since 各市 and 州 are none before an administrative word."""
    merged: list[str] = []
    for mark, raw in pieces:
        piece = "".join(raw.split())
        if not piece:
            continue
        last = merged[-1].rsplit("、", 1)[-1] if merged else ""
        if mark == "、" and last and _ADMIN.fullmatch(_BRACKETED.sub("", last)) and _goes_on(last, piece):
            merged[-1] = f"{merged[-1]}、{piece}"
        else:
            merged.append(piece)
    return merged


def _goes_on(last: str, piece: str) -> bool:
    """Tell whether ``piece`` carries an area list on (各区 | 市政府) or starts a body of its own (各县区 | 市教育局)."""
    if not _ADMIN_NEXT.match(piece) or piece.startswith(("市直", "区直", "县直", "省直")):
        return False
    own = last.startswith("各") and piece.startswith(("市", "省")) and not piece.endswith(("政府", "管委会", "党委", "市", "省"))
    return not own


def _divide(piece: str) -> Iterator[str]:
    """Split at a 和 between two whole names; 部门和单位, 党委和政府 and 发展和改革委 stay."""
    depth, begin, at = 0, 0, 0
    joiners = {match.start(): match.end() for match in _JOINER.finditer(piece)}
    if not joiners:
        yield piece
        return
    while at < len(piece):
        char = piece[at]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and at in joiners:
            left, right = piece[begin:at], piece[joiners[at] :]
            following = _JOINER.split(right, maxsplit=1)[0]
            if is_body(left) and following not in _GENERIC and (is_body(following) or is_body(right)):
                yield left
                begin = joiners[at]
            at = joiners[at]
            continue
        at += 1
    yield piece[begin:]
