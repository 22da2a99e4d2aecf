"""The patterns that points of time are read with, compiled on first use."""

from __future__ import annotations

import re
from functools import cache
from types import SimpleNamespace

from planparse.grammar.date_calendar import feasts, plans
from planparse.lexicon import alternation

SPACE = "[ \xa0\u2002\u2003\u3000]{0,3}"
DASH = "(?:——|--|[-‐‑–—―─－~～〜至到])"
_Y4 = r"(?:[1１][9９]|[2２][0０])\d\d"
_CN = "[一二三四五六七八九十]"
RELATIVE = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "翌年": 1, "来年": 1, "下一年": 1, "去年": -1, "上年": -1, "上一年": -1}


@cache
def patterns() -> SimpleNamespace:
    """Compile the patterns on first use (importing this module costs nothing)."""
    s, d, y, cn = SPACE, DASH, _Y4, _CN
    number = rf"(?:\d{{1,2}}|{cn}{{1,3}})"
    clock = rf"(?:{s}(?:(?:上午|下午|晚上?|凌晨|中午){s})?\d{{1,2}}(?:[时点](?:\d{{1,2}}分|半|整)?|[:：]\d\d)(?:前(?=完))?)?"
    return SimpleNamespace(
        numeric=re.compile(rf"({y})([-/.．])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d.．])(?:{s}\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?"),
        school=re.compile(
            rf"({y})(?:{s}年?(?:{d}|/|、){s}(?:{y}|\d\d))?{s}(?:年?{s}学年度?|年度(?=第[一二12]学期))(?:{s}(?:第?([一二12上下])|[（(]([上下])[)）])学期)?(末|底|初)?"
        ),
        year=re.compile(
            rf"(?:({y})(?!\d){s}(年度?(?![代版])|(?![年\d]))|([一二][〇○零Ｏ０O0九][〇○零Ｏ０O0一二三四五六七八九]{{2}})(?:年度?|(?={s}{d}{s}[一二][〇○零Ｏ０O0九])())|({alternation(list(RELATIVE))})(?![级龄轻货])度?)"
        ),
        open_year=re.compile(rf"{s}(?:{d}|一){s}{y}(?!\d){s}(?:年|学年|[)）】\]〕〉]|[。；;，,、：:\s”\"]|期间|$)"),
        listed_year=re.compile(rf"(?:{s}[、，,和及与或]{s}{y}(?!\d)){{1,6}}{s}年(?![代版])"),
        month=re.compile(
            rf"(0[1-9]|1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]){s}月份?(?:{s}(?:(\d{{1,2}}|{cn}{{1,3}}){s}[日号]{clock}"
            rf"|(\d{{1,2}}){s}(?:{d}){s}(\d{{1,2}}){s}日|([上中下])旬|([底末](?![端数]))|(初(?![步中级始期次心评高衷创等试赛]))))?"
        ),
        open_month=re.compile(rf"(1[0-2]|[1-9]){s}(?={d}{s}(?:1[0-2]|[1-9]){s}月)"),
        day=re.compile(rf"(\d{{1,2}}|{cn}{{1,3}}){s}[日号]{clock}"),
        half=re.compile("([上下])半年([底末])?"),
        quarter=re.compile("(?:第?([一二三四1-4])|前([二两三23])个?)季度([底末])?"),
        season=re.compile("([春秋])(?:季|期)?(?:(新?学期)?(?:学生)?(开学|入学)?)"),
        eve=re.compile("([寒暑]假|开学)(?:之|以)?前(?!后)"),
        feast=re.compile(rf"({alternation(list(feasts()))})(?:之|以)?前(?!后|夕)"),
        tail=re.compile("年?(?:([底末]|终(?=前|之前))|(初(?![步中级始期次心评高衷创等试赛]))|(内(?![容部涵外地蒙陆河江设需生控卷在乱])))"),
        bare_tail=re.compile(
            "年(?:([底末](?![端数]))|(初(?![步中级始期次心评高衷创等试赛]))|(内(?![容部涵外地蒙陆河江设需生控卷在心乱])))"
        ),
        plan=re.compile(
            rf"([“”\"‘’「『＂']?)({plans().names})([”“\"’‘」』＂']?)(规划)?(期间|时期|期内|期末|末期|末年?|期初|初期|初|中期|开局之年|起步之年|第一年|收官之年|最后一年)?"
            rf"|第({cn}{{1,2}})个五年(?:规划|计划)(期间|时期|期末|末)"
        ),
        century=re.compile("(本|下个?|二十一|21|二十|20)世纪(末|中叶|初)"),
        number=number,
    )
