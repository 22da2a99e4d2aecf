"""Units, rates, ranks, money and time, and the examples that every entry of units, comparators and pseudo carries."""

from __future__ import annotations

import pytest

from planparse.grammar.quantities import find_quantities, parse_quantities
from planparse.lexicon import entries

# The text, and each quantity in it: words|number|number_max|comparator|unit.
CASES = """
# percent and the like
下降1.3个百分点 -> 1.3个百分点|1.3|-|eq|个百分点
提高2个百分点以上 -> 2个百分点以上|2|-|ge|个百分点
高于全省平均2个百分点以上 -> 2个百分点以上|2|-|ge|个百分点
死亡率3.5‰ -> 3.5‰|3.5|-|eq|‰
下调25个基点 -> 25个基点|25|-|eq|个基点
增长4.9倍 -> 4.9倍|4.9|-|eq|倍
翻一番 -> 翻一番|2|-|eq|倍
翻了一番 -> 翻了一番|2|-|eq|倍
翻两番 -> 翻两番|4|-|eq|倍
翻番 -> 翻番|2|-|eq|倍
翻一番以上 -> 翻一番以上|2|-|ge|倍
是2020年的3倍以上 -> 3倍以上|3|-|ge|倍
比重14.7% -> 14.7%|14.7|-|eq|%
5 % -> 5 %|5|-|eq|%
95﹪ -> 95﹪|95|-|eq|%
# rates
每万人1.02所 -> 每万人1.02所|1.02|-|eq|所/万人
资源配置率达到每万人1.02所 -> 每万人1.02所|1.02|-|eq|所/万人
每百名学生20台 -> 每百名学生20台|20|-|eq|台/百名学生
每千人口3.5张 -> 每千人口3.5张|3.5|-|eq|张/千人口
每千人口拥有3岁以下婴幼儿托位数达4.59个 -> 3岁以下|3|-|le|岁 ; 4.59个|4.59|-|eq|个/千人口
千人口托位数达4.7个 -> 4.7个|4.7|-|eq|个/千人口
每6个教学班至少1名 -> 每6个教学班至少1名|1|-|ge|名/6个教学班
每10万人120名 -> 每10万人120名|120|-|eq|名/10万人
每万人口高价值发明专利拥有量达到12件 -> 12件|12|-|eq|件/万人口
人均3平方米 -> 3平方米|3|-|eq|平方米
人均体育场地面积2.5平方米 -> 2.5平方米|2.5|-|eq|平方米
5000元/人 -> 5000元/人|5000|-|eq|元/人
796元/月 -> 796元/月|796|-|eq|元/月
300人/平方公里 -> 300人/平方公里|300|-|eq|人/平方公里
28微克/立方米 -> 28微克/立方米|28|-|eq|微克/立方米
3000元/生·年 -> 3000元/生·年|3000|-|eq|元/生·年
1.5名/班 -> 1.5名/班|1.5|-|eq|名/班
每年200场 -> 200场|200|-|eq|场
每年举办一次 -> 一次|1|-|eq|次
年均增长15%以上 -> 15%以上|15|-|ge|%
每3年举办1次 -> 1次|1|-|eq|次
每天1小时 -> 1小时|1|-|eq|小时
每周不少于4节 -> 不少于4节|4|-|ge|节
每人每天1小时 -> 1小时|1|-|eq|小时
每所学校2名 -> 2名|2|-|eq|名
各1名 -> 1名|1|-|eq|名
各校配备3名 -> 3名|3|-|eq|名
逐年下降0.5% -> 0.5%|0.5|-|eq|%
每学期2次 -> 2次|2|-|eq|次
每个学生美育选修课程不低于2个学分 -> 不低于2个学分|2|-|ge|学分
每百户2.5个 -> 每百户2.5个|2.5|-|eq|个/百户
# ranks
位列全市第1 -> 第1|1|-|eq|位
全市第2 -> 第2|2|-|eq|位
居全国第5位 -> 第5位|5|-|eq|位
第1位 -> 第1位|1|-|eq|位
第一名 -> 第一名|1|-|eq|位
排名第三 -> 第三|3|-|eq|位
进市直学校前三 -> 前三|3|-|le|位
前三名 -> 前三名|3|-|le|位
前8 -> 前8|8|-|le|位
前10% -> 前10%|10|-|le|%
全国前10位 -> 前10位|10|-|le|位
升至第5位 -> 第5位|5|-|eq|位
第十位 -> 第十位|10|-|eq|位
获第二名 -> 第二名|2|-|eq|位
居世界第二位 -> 第二位|2|-|eq|位
# money
10元 -> 10元|10|-|eq|元
3亿美元 -> 3亿美元|300000000|-|eq|美元
100万美元 -> 100万美元|1000000|-|eq|美元
投入1350万元 -> 1350万元|13500000|-|eq|元
5亿元人民币 -> 5亿元人民币|500000000|-|eq|元
每度5角 -> 5角|5|-|eq|角
50欧元 -> 50欧元|50|-|eq|欧元
2.5万亿元 -> 2.5万亿元|2500000000000|-|eq|元
# time
6个月 -> 6个月|6|-|eq|个月
三年内 -> 三年|3|-|eq|年
5年 -> 5年|5|-|eq|年
10天 -> 10天|10|-|eq|天
15分钟 -> 15分钟|15|-|eq|分钟
1小时 -> 1小时|1|-|eq|小时
24小时 -> 24小时|24|-|eq|小时
7日内 -> 7日|7|-|eq|日
5个工作日 -> 5个工作日|5|-|eq|工作日
连续54个月 -> 54个月|54|-|eq|个月
连续5个季度 -> 5个季度|5|-|eq|个季度
15年免费教育 -> 15年|15|-|eq|年
50年一遇 -> 50年一遇|50|-|eq|年一遇
一刻钟 -> 一刻钟|1|-|eq|刻钟
30秒 -> 30秒|30|-|eq|秒
两年以上 -> 两年以上|2|-|ge|年
2周 -> 2周|2|-|eq|周
2个学期 -> 2个学期|2|-|eq|学期
72学时 -> 72学时|72|-|eq|学时
6个学分 -> 6个学分|6|-|eq|学分
72个学时 -> 72个学时|72|-|eq|学时
16学分 -> 16学分|16|-|eq|学分
# ages
60岁以上 -> 60岁以上|60|-|ge|岁
0—6岁儿童 -> 0—6岁|0|6|range|岁
16-24岁 -> 16-24岁|16|24|range|岁
3岁以下婴幼儿 -> 3岁以下|3|-|le|岁
70周岁以上 -> 70周岁以上|70|-|ge|岁
人均预期寿命79岁 -> 79岁|79|-|eq|岁
# units
15万套（间） -> 15万套（间）|150000|-|eq|套（间）
100条（个） -> 100条（个）|100|-|eq|条（个）
60万亩次 -> 60万亩次|600000|-|eq|亩次
1万户次 -> 1万户次|10000|-|eq|户次
2061万架次 -> 2061万架次|20610000|-|eq|架次
320万人次 -> 320万人次|3200000|-|eq|人次
3000公顷 -> 3000公顷|3000|-|eq|公顷
20毫米 -> 20毫米|20|-|eq|毫米
750千伏 -> 750千伏|750|-|eq|千伏
100吉瓦时 -> 100吉瓦时|100|-|eq|吉瓦时
55GWh -> 55GWh|55|-|eq|GWh
500Mbps -> 500Mbps|500|-|eq|Mbps
20PB -> 20PB|20|-|eq|PB
4.8万P -> 4.8万P|48000|-|eq|P
160EFLOPS -> 160EFLOPS|160|-|eq|EFLOPS
18℃ -> 18℃|18|-|eq|℃
200㎡ -> 200㎡|200|-|eq|㎡
35km -> 35km|35|-|eq|km
12km² -> 12km²|12|-|eq|km²
30m² -> 30m²|30|-|eq|m²
吨标准煤3万吨标准煤 -> 3万吨标准煤|30000|-|eq|吨标准煤
25分 -> 25分|25|-|eq|分
0.5分 -> 0.5分|0.5|-|eq|分
5G基站4.8万座 -> 4.8万座|48000|-|eq|座
45个县（市、区） -> 45个|45|-|eq|个
30蒸吨 -> 30蒸吨|30|-|eq|蒸吨
3000亿度 -> 3000亿度|300000000000|-|eq|度
一百四十亿吨公里 -> 一百四十亿吨公里|14000000000|-|eq|吨公里
5万吨公里 -> 5万吨公里|50000|-|eq|吨公里
3000锭 -> 3000锭|3000|-|eq|锭
"""

KINDS = {
    "count", "people", "event", "document", "money", "ratio", "area", "length", "volume", "mass", "energy", "power", "time", "rank",
    "frequency", "score", "concentration", "data", "pressure", "agricultural", "temperature", "age",
}  # fmt: skip


def cases(table: str) -> list[tuple[str, list[dict[str, object]]]]:
    """Read lines ``text -> words|number|number_max|comparator|unit ; …`` (- is nothing) into texts and what they must give."""
    rows: list[tuple[str, list[dict[str, object]]]] = []
    for line in table.splitlines():
        if not line or line.startswith("# "):
            continue
        text, _, right = line.rpartition(" -> ")
        expected: list[dict[str, object]] = []
        for item in right.split(" ; "):
            words, low, high, comparator, unit = item.split("|")
            start = text.index(words, expected[-1]["end"] if expected else 0)  # type: ignore[call-overload]
            number = [None if part == "-" else float(part) if "." in part else int(part) for part in (low, high)]
            expected.append(
                {"text": words, "start": start, "end": start + len(words), "number": number[0], "number_max": number[1]}
                | {"comparator": comparator, "unit": "" if unit == "-" else unit}
            )
        rows.append((text, expected))
    return rows


@pytest.mark.parametrize(("text", "expected"), cases(CASES))
def test_units(text: str, expected: list[dict[str, object]]) -> None:
    assert parse_quantities(text) == expected


def test_the_table_is_large_and_each_spelling_has_one_entry() -> None:
    terms = [term for entry in entries("units", examples=True) for term in entry["terms"]]
    assert len(entries("units", examples=True)) >= 250
    assert len(terms) == len(set(terms))
    assert {entry["kind"] for entry in entries("units", examples=True)} <= KINDS


@pytest.mark.parametrize("entry", entries("units", examples=True), ids=lambda entry: entry["id"])
def test_unit_entries(entry: dict[str, object]) -> None:
    unit = entry.get("unit", entry["terms"][0])  # type: ignore[index]
    assert entry["match"]
    assert entry["no_match"]
    for text in entry["match"]:  # type: ignore[attr-defined]
        assert unit in [found.unit for found in find_quantities(text)], text
    for text in entry["no_match"]:  # type: ignore[attr-defined]
        assert unit not in [found.unit for found in find_quantities(text)], text


@pytest.mark.parametrize("term", [term for entry in entries("units", examples=True) for term in entry["terms"]])
def test_every_spelling_is_read(term: str) -> None:
    (found,) = find_quantities(f"共有300{term}。")
    assert (found.number, found.text) == (300, f"300{term}")


@pytest.mark.parametrize("entry", entries("comparators", examples=True), ids=lambda entry: entry["id"])
def test_comparator_entries(entry: dict[str, object]) -> None:
    for text in entry["match"]:  # type: ignore[attr-defined]
        assert [found.comparator for found in find_quantities(text)] == [entry["comparator"]], text
    for text in entry["no_match"]:  # type: ignore[attr-defined]
        assert entry["comparator"] not in [found.comparator for found in find_quantities(text)], text


@pytest.mark.parametrize(
    ("word", "comparator"),
    [
        (word, entry["comparator"])
        for entry in entries("comparators", examples=True)
        if entry["place"] == "before"
        for word in entry["terms"]
    ],
)
def test_every_bound_before_is_read(word: str, comparator: str) -> None:
    (found,) = find_quantities(f"比例{word}35%")
    assert (found.comparator, found.text) == (comparator, f"{word}35%")


@pytest.mark.parametrize("entry", entries("pseudo", examples=True), ids=lambda entry: entry["id"])
def test_pseudo_entries(entry: dict[str, object]) -> None:
    for text in entry["match"]:  # type: ignore[attr-defined]
        assert not find_quantities(text), text
    for text in entry["no_match"]:  # type: ignore[attr-defined]
        assert find_quantities(text), text
