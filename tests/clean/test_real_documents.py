"""The gold documents of the project, when they lie beside it: nothing of the plan is lost, nothing of the site stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from planparse.clean import clean
from planparse.clean.chars import SIGNS, WIDE

DEV = Path(__file__).parents[3] / "shared" / "gold" / "dev"
SLIPS = [("1O0%", "100%"), ("0.5沆", "0.5%。"), ("2022100%", "2022年100%"), ("202260项", "2022年60项"), ("20202022年", "2020-2022年")]

pytestmark = pytest.mark.skipif(not DEV.is_dir(), reason=f"{DEV} is not there")


def bare(text: str) -> str:
    text = re.sub(r"\s", "", text).translate(str.maketrans(WIDE | SIGNS | {"．": ".", "－": "-"}))
    for written, meant in SLIPS:
        text = text.replace(written, meant)
    return text


@pytest.mark.parametrize("path", sorted(DEV.glob("*.json")), ids=lambda path: path.stem)
def test_every_gold_quote_is_in_the_clean_text(path):
    gold = json.loads(path.read_text("utf-8"))
    text = bare(clean(path.with_suffix(".txt").read_bytes().decode("utf-8")).text)
    missing = [record["quote"] for record in gold["records"] if not record.get("optional") and bare(record["quote"]) not in text]
    assert missing == []


def cleaned(name: str) -> str:
    return clean((DEV / name).read_bytes().decode("utf-8")).text


def test_snippets_after_the_anonymised_plan_are_gone():
    text = cleaned("seed-jichu-anon.txt")
    assert text.endswith("。")
    assert not {"...", "2023", "2018", "93.5"} & {part for part in ("...", "2023", "2018", "93.5") if part in text}


def test_menus_and_footer_of_the_school_page_are_gone():
    text = cleaned("real-edu-005.txt")
    gone = ("首页", "推荐阅读", "08-12", "点击数", "上一篇", "09-19", "版权所有", "0575", "ICP", "今天是", "网站地图")
    assert [part for part in gone if part in text] == []


@pytest.mark.parametrize("name", ["seed-jiading-2019.txt", "seed-zhangjiagang-2022.txt"])
def test_previews_have_no_banner_and_no_chunk_numbers(name):
    text = cleaned(name)
    assert "会员" not in text
    assert "\n" not in text
    assert not re.search(r"(?:^|[^\d.])\d{1,2}、(?![一-鿿]{1,3}[、，])", text)
