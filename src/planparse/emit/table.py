"""A table for people at a terminal: Chinese widths right, long cells wrapped, big numbers shortened to 万 and 亿."""

from __future__ import annotations

from planparse.emit.columns import STATUS, Lang
from planparse.emit.plain import cut, fold, one_line, pad, width
from planparse.records import Document, Extraction, Record

_HEADS: dict[Lang, tuple[str, ...]] = {
    "zh": ("状态", "指标/事项", "数值", "完成时限", "责任单位", "条目"),
    "en": ("status", "metric/outcome", "value", "due", "bodies", "item"),
}
_FACTS: dict[Lang, dict[str, str]] = {
    "zh": {"published": "{} 发布", "period": "规划期 {} 至 {}", "untitled": "（无标题）", "count": "{} 条记录"},
    "en": {"published": "published {}", "period": "plans for {} to {}", "untitled": "(no title)", "count": "{} records"},
}
_WIDEST = (8, 60, 22, 10, 36, 12)
_NARROWEST = (4, 16, 8, 10, 8, 4)
_GAP = 2
_LINES = 3
_SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
_CHANGES = {"increase": "增", "decrease": "减"}
_ROLES: dict[Lang, dict[str, str]] = {
    "zh": {"lead": "（牵头）", "support": "（配合）", "owner": ""},
    "en": {"lead": " (lead)", "support": " (support)", "owner": ""},
}


def to_table(extraction: Extraction, *, columns: int = 100, lang: Lang = "zh") -> str:
    """Return a document's facts and one row a record, fitted to ``columns`` terminal columns (never under 60).

    A ``?`` behind a value marks a suspect number. Cells of more than three lines are cut with ….
    """
    body = [_cells(record, lang) for record in extraction.records]
    head = _HEADS[lang]
    sizes = _sizes(head, body, max(columns, 60))
    lines = _title(extraction.document, len(body), lang)
    if body:
        lines += ["", *_row(head, sizes), "  ".join("─" * size for size in sizes)]
        for cells in body:
            lines += _row(cells, sizes)
    return "\n".join(lines) + "\n"


def _title(doc: Document, count: int, lang: Lang) -> list[str]:
    says = _FACTS[lang]
    facts = [doc.issuer, f"{doc.region.name} {doc.region.adcode}" if doc.region else None]
    facts.append(says["published"].format(doc.published) if doc.published else None)
    facts.append(says["period"].format(doc.period.start, doc.period.end) if doc.period else None)
    known = " · ".join(one_line(fact) for fact in facts if fact)
    origin = f"{one_line(doc.path)} · " if doc.path else ""
    return [one_line(doc.title or says["untitled"]), *([known] if known else []), origin + says["count"].format(count)]


def _cells(record: Record, lang: Lang) -> tuple[str, ...]:
    deadline = record.deadline
    bodies = "、".join(f"{body.name}{_ROLES[lang][body.role]}" for body in record.responsible_body)
    cells = (
        STATUS[record.status] if lang == "zh" else record.status,
        record.metric if record.kind == "quantitative" and record.metric else record.goal,
        amount(record),
        (deadline.date if deadline else None) or "",
        bodies,
        ".".join(record.item.path),
    )
    return tuple(map(one_line, cells))


def amount(record: Record) -> str:
    """Return a record's value as people read it: ≥95%, 10–12所, 增20.5万个, 90%（原85%）."""
    if record.number is None:
        return ""
    value = f"{_SIGNS.get(record.comparator, '')}{short(record.number)}"
    if record.number_max is not None:
        value += f"–{short(record.number_max)}"
    doubt = "?" if "suspect-number" in record.notes else ""
    origin = record.baseline.number if record.baseline else None
    start = f"（原{short(origin)}{record.unit}）" if origin is not None else ""
    return f"{_CHANGES.get(record.change, '')}{value}{record.unit}{doubt}{start}"


def short(number: float) -> str:
    """Write a number with 万 or 亿 when it is that big, and no more than four decimals.

    >>> short(500_000_000), short(20500), short(9999), short(0.5), short(-30000)
    ('5亿', '2.05万', '9999', '0.5', '-3万')
    """
    for size, name in ((1_000_000_000_000, "万亿"), (100_000_000, "亿"), (10_000, "万")):
        if abs(number) >= size:
            return f"{_trimmed(number / size)}{name}"
    return _trimmed(number)


def _trimmed(number: float) -> str:
    text = f"{number:.4f}"
    return text.rstrip("0").rstrip(".") if float(text) or not number else f"{number:.3g}"


def _sizes(head: tuple[str, ...], body: list[tuple[str, ...]], columns: int) -> list[int]:
    """Give each column what its longest cell asks for, then take from the widest until the row fits."""
    sizes = [
        min(max([width(name), low, *(width(cells[at]) for cells in body)]), high)
        for at, (name, low, high) in enumerate(zip(head, _NARROWEST, _WIDEST, strict=True))
    ]
    while sum(sizes) + _GAP * (len(sizes) - 1) > columns:
        spare = [size - low for size, low in zip(sizes, _NARROWEST, strict=True)]
        if not any(spare):
            break
        sizes[max(range(len(sizes)), key=lambda at: (spare[at] > 0, sizes[at]))] -= 1
    return sizes


def _row(cells: tuple[str, ...], sizes: list[int]) -> list[str]:
    """Return the lines of one row; a cell that needs more than three ends in …."""
    folded = [_fold(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    height = max(len(lines) for lines in folded)
    return [
        "  ".join(pad(lines[at] if at < len(lines) else "", size) for lines, size in zip(folded, sizes, strict=True)).rstrip()
        for at in range(height)
    ]


def _fold(cell: str, size: int) -> list[str]:
    lines = fold(cell, size)
    if len(lines) <= _LINES:
        return lines
    return [*lines[: _LINES - 1], cut("".join(lines[_LINES - 1 :]), size)]
