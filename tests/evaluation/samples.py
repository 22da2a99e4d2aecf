"""Tiny annotated documents made by hand, and records as if they had been found in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from planparse.evaluation.annotation import Annotation, Pair
from planparse.evaluation.judgement import Judged, judge
from planparse.records import Extraction

TEXT = "云溪市2025年工作计划\n一、重点工作\n新建公园4至6个。改造小区12个。培训护理员300名。出台《云溪市公园管理办法》。\n"

GOLD: dict[str, Any] = {
    "kind": "quantitative",
    "status": "target",
    "quote": "新建公园4至6个",
    "action": "新建",
    "metric": "公园",
    "number": 4,
    "number_max": 6,
    "comparator": "range",
    "change": "level",
    "unit": "个",
    "deadline": "2025-12-31",
    "deadline_source": "document",
    "responsible_body": ["市园林局"],
    "item": ["一"],
}

FOUND: dict[str, Any] = {
    "id": "a",
    "kind": "quantitative",
    "status": "target",
    "goal": "新建公园4至6个",
    "action": "新建",
    "metric": "公园",
    "number": 4,
    "number_max": 6,
    "comparator": "range",
    "unit": "个",
    "deadline": {"date": "2025-12-31", "source": "document"},
    "responsible_body": [{"name": "市园林局", "role": "owner", "source": "explicit"}],
    "item": {"path": ["一"], "headings": ["一、重点工作"]},
    "confidence": 0.9,
    "extractor": "rules",
}

MILESTONE = {
    "kind": "milestone",
    "status": "target",
    "quote": "出台《云溪市公园管理办法》",
    "deadline": "2025-12-31",
    "deadline_source": "document",
}


def gold(**changed: Any) -> dict[str, Any]:
    """A right annotated record but for what is given."""
    return GOLD | changed


def found(quote: str = "新建公园4至6个", text: str = TEXT, **changed: Any) -> dict[str, Any]:
    """A right found record but for what is given; it stands where ``quote`` does."""
    start = text.index(quote)
    return FOUND | {"goal": quote, "source": {"start": start, "end": start + len(quote), "text": quote}} | changed


def pair_of(*golds: dict[str, Any], text: str = TEXT, name: str = "sample", **document: Any) -> Pair:
    annotation = Annotation.model_validate_json(json.dumps({"doc": f"{name}.txt", "records": golds} | document))
    return Pair(name, Path(f"{name}.txt"), text, annotation)


def extraction_of(*records: dict[str, Any], **document: Any) -> Extraction:
    return Extraction.model_validate({"document": {"id": "0", "chars": 0} | document, "records": records})


def judged(golds: list[dict[str, Any]], records: list[dict[str, Any]], **document: Any) -> Judged:
    return judge(pair_of(*golds, **document), extraction_of(*records))
