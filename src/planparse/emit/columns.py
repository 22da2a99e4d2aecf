"""The columns of a flat row: name, type, meaning, Chinese heading and Chinese words for its values, in this one table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

Lang = Literal["en", "zh"]
Type = Literal["text", "number", "integer", "day"]


class Column(NamedTuple):
    """One column; ``words`` tells its values in Chinese where they are words of the output's own."""

    name: str
    type: Type
    meaning: str
    zh: str
    words: Mapping[str, str] = MappingProxyType({})


STATUS = {"target": "目标", "achieved": "完成"}
_TOLD = {"explicit": "原句", "context": "上下文", "document": "全文"}
NOTES = {
    "annual": "每年",
    "per-term": "每学期",
    "monthly": "每月",
    "weekly": "每周",
    "daily": "每天",
    "every": "每",
    "each": "各",
    "cumulative": "累计",
    "model-only": "仅模型判定",
    "past-plan": "上期规划",
    "ocr-repaired": "识别错误已修正",
    "lost-character": "已补漏字",
    "lost-dash": "已补连接号",
    "suspect-number": "数值存疑",
}
"""The flags of ``notes`` in Chinese; what a flag says behind a colon follows its word (every:3年 is 每3年)."""

TABLE: tuple[Column, ...] = (
    Column("document_id", "text", "SHA-256 of the input bytes", "文档编号"),
    Column("path", "text", "file as named by the caller", "文件"),
    Column("title", "text", "title of the plan", "标题"),
    Column("issuer", "text", "body whose plan it is", "发文单位"),
    Column("region", "text", "name of the administrative division", "地区"),
    Column("adcode", "text", "its six-digit code", "行政区划代码"),
    Column("published", "day", "day of publication", "发布日期"),
    Column("period_start", "day", "first day planned for", "规划期起"),
    Column("period_end", "day", "last day planned for", "规划期止"),
    Column("id", "text", "id of the record", "记录编号"),
    Column("kind", "text", "quantitative or milestone", "类别", {"quantitative": "量化指标", "milestone": "重要事项"}),
    Column("status", "text", "target or achieved", "状态", STATUS),
    Column("goal", "text", "the statement, free of page noise", "目标内容"),
    Column("action", "text", "governing verb", "动词"),
    Column("metric", "text", "what is counted or measured", "指标"),
    Column("number", "number", "value, multiplied out", "数值"),
    Column("number_max", "number", "upper end of a range", "数值上限"),
    Column(
        "comparator",
        "text",
        "eq, ge, gt, le, lt, approx or range",
        "比较",
        {"eq": "等于", "ge": "不低于", "gt": "高于", "le": "不超过", "lt": "低于", "approx": "约", "range": "区间"},
    ),
    Column(
        "change",
        "text",
        "level, increase, decrease or ratio",
        "变化",
        {"level": "达到", "increase": "增加", "decrease": "减少", "ratio": "倍数"},
    ),
    Column("unit", "text", "unit without 万 or 亿", "单位"),
    Column("baseline_number", "number", "starting value", "基期值"),
    Column("baseline_date", "day", "day of the starting value", "基期"),
    Column("binding", "text", "binding or expected", "指标属性", {"binding": "约束性", "expected": "预期性"}),
    Column("deadline", "day", "last day by which it is due", "完成时限"),
    Column("deadline_start", "day", "first day of the period meant", "时限起"),
    Column("deadline_text", "text", "the words the deadline was read from", "时限原文"),
    Column("deadline_source", "text", "explicit, context or document", "时限依据", _TOLD),
    Column("responsible_body", "text", "names of all bodies, joined by 、", "责任单位"),
    Column("responsible_body_alias", "text", "the same with each short name in its standard form", "责任单位（规范名）"),
    Column("lead", "text", "names of the bodies with role lead, joined by 、", "牵头单位"),
    Column("support", "text", "names of the bodies with role support, joined by 、", "配合单位"),
    Column("item_path", "text", "markers of the item, joined by .", "条目"),
    Column("headings", "text", "headings of the item, joined by /", "条目标题"),
    Column("source_start", "integer", "first code point in the decoded input", "原文起"),
    Column("source_end", "integer", "one past the last code point in the decoded input", "原文止"),
    Column("source_text", "text", "that slice of the decoded input", "原文"),
    Column("confidence", "number", "0 to 1", "置信度"),
    Column("extractor", "text", "rules, model or table", "识别方式", {"rules": "规则", "model": "模型", "table": "表格"}),
    Column("notes", "text", "flags, joined by ;", "备注", NOTES),
)
"""All columns, in order."""


def headings(lang: Lang) -> list[str]:
    """Return the headings of all columns in a language."""
    return [column.zh if lang == "zh" else column.name for column in TABLE]


def in_chinese(column: Column, value: Any) -> Any:
    """Return a value of a column as Chinese readers expect it; text of the document stays as it is.

    >>> in_chinese(TABLE[11], "achieved"), in_chinese(TABLE[-1], "every:3年;suspect-number")
    ('完成', '每3年；数值存疑')
    """
    if not column.words or not value:
        return value
    if column.words is NOTES:
        return "；".join(note_in_chinese(note) for note in value.split(";"))
    return column.words.get(value, value)


def note_in_chinese(note: str) -> str:
    """Return one flag of a record in Chinese."""
    flag, _, rest = note.partition(":")
    return NOTES.get(flag, flag) + rest
