"""The point of time as a type, and the patterns that points and the words around them are read with, compiled on first use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import NamedTuple

from planparse.grammar.date_calendar import feasts, plans
from planparse.lexicon import alternation
from planparse.patterns import lazy

SPACE = r"[^\S\r\n\t]{0,3}"  # no tab, which parts cells; a category in a negated class compiles much faster than the same blanks listed
DASH = "(?:——|--|[-‐‑–—―─－~～〜∼至到])"
_Y4 = r"(?:[1１][9９]|[2２][0０])\d\d"
_CN = "[一二三四五六七八九十]"
RELATIVE = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "翌年": 1, "来年": 1, "下一年": 1, "去年": -1, "上年": -1, "上一年": -1}


@dataclass(slots=True)
class Point:
    """A point or period of time at ``start:end``; ``first``/``last`` are None where the text and context do not tell.

    ``by`` marks words that name an end (年底, 月末); ``year``/``month`` are what a following point may inherit;
    ``open`` asks for a second half (2022 in 2022—2025年); ``told`` says the year is written out.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    by: bool = False
    year: int | None = None
    month: int | None = None
    open: bool = False
    told: bool = False
    ranged: bool = False


class Spot(NamedTuple):
    """Makes points that begin at ``start``; words that name an end (``by``) tell no first day."""

    start: int
    told: bool

    def __call__(self, end: int, first: date | None, last: date | None, by: bool = False, year: int | None = None) -> Point:
        return Point(self.start, end, None if by else first, last, by, year, told=self.told)


@cache
def patterns() -> SimpleNamespace:
    """Compile the patterns on first use (importing this module costs nothing)."""
    s, d, y, cn = SPACE, DASH, _Y4, _CN
    number = rf"(?:\d{{1,2}}|{cn}{{1,3}})"
    clock = rf"(?:{s}(?:(?:上午|下午|晚上?|凌晨|中午){s})?\d{{1,2}}(?:[时点](?:\d{{1,2}}分|半|整)?|[:：]\d\d)(?:前(?=完))?)?"
    return SimpleNamespace(
        numeric=lazy(rf"({y})([-/.．])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d.．])(?:{s}\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?"),
        school=lazy(
            rf"({y})(?:{s}年?(?:{d}|/|、){s}(?:{y}|\d\d))?{s}(?:年?{s}学年度?|年度(?=第[一二12]学期))(?:{s}(?:第?([一二12上下])|[（(]([上下])[)）])学期)?(末|底|初)?"
        ),
        year=lazy(
            rf"(?:({y})(?!\d){s}(年度?(?![代版])|(?![年\d]))|([一二][〇○零Ｏ０O0九][〇○零Ｏ０O0一二三四五六七八九]{{2}})(?:年度?|(?={s}{d}{s}[一二][〇○零Ｏ０O0九])())|({alternation(list(RELATIVE))})(?![级龄轻货])度?)"
        ),
        open_year=lazy(rf"{s}(?:{d}|一){s}{y}(?!\d){s}(?:年|学年|[)）】\]〕〉]|[。；;，,、：:\s”\"]|期间|$)"),
        listed_year=lazy(rf"(?:{s}[、，,和及与或]{s}{y}(?!\d)){{1,6}}{s}年(?![代版])"),
        month=lazy(
            rf"(0[1-9]|1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]){s}月份?(?:{s}(?:(\d{{1,2}}|{cn}{{1,3}}){s}[日号]{clock}"
            rf"|(\d{{1,2}}){s}(?:{d}){s}(\d{{1,2}}){s}日|([上中下])旬|([底末](?![端数]))|(初(?![步中级始期次心评高衷创等试赛]))))?"
        ),
        open_month=lazy(rf"(1[0-2]|[1-9]){s}(?={d}{s}(?:1[0-2]|[1-9]){s}月)"),
        day=lazy(rf"(\d{{1,2}}|{cn}{{1,3}}){s}[日号]{clock}"),
        half=lazy("([上下])半年([底末])?"),
        quarter=lazy("(?:第?([一二三四1-4])|前([二两三23])个?)季度([底末])?"),
        season=lazy("([春秋])(?:季|期)?(?:(新?学期)?(?:学生)?(开学|入学)?)"),
        eve=lazy("([寒暑]假|开学)(?:之|以)?前(?!后)"),
        holiday=lazy("暑[假期](?:期间|里|之?内|结束(?:之|以)?前)"),
        feast=lazy(rf"({alternation(list(feasts()))})(?:假期|长假|小长假|黄金周|节)?(?:之|以)?前(?!后|夕)"),
        feast_starts=frozenset(feast[0] for feast in feasts()),
        tail=lazy("年?(?:([底末]|终(?=前|之前))|(初(?![步中级始期次心评高衷创等试赛]))|(内(?![容部涵外地蒙陆河江设需生控卷在乱])))"),
        bare_tail=lazy("年(?:([底末](?![端数]))|(初(?![步中级始期次心评高衷创等试赛]))|(内(?![容部涵外地蒙陆河江设需生控卷在心乱])))"),
        plan=lazy(
            rf"([“”\"‘’「『＂']?)({plans().names})([”“\"’‘」』＂']?)(规划)?(期间|时期|期内|期末|末期|末年?|期初|初期|初|中期|开局之年|起步之年|第一年|收官之年|最后一年|[前后][两二三四]年)?"
            rf"|第({cn}{{1,2}})个五年(?:规划|计划)(期间|时期|期末|末)"
        ),
        two_years=lazy("今明两年|今明年"),
        own_period=lazy("(?:本学期|[本全]学年度?)([底末])?|(?:本?规划|计划)期(?:(末)|内)"),
        century=lazy("(本|下个?|二十一|21|二十|20)世纪(末|中叶|初)"),
        number=number,
    )


@cache
def words() -> SimpleNamespace:
    """Compile the patterns of the words around a date, and of periods that are counted from the document's day."""
    s, cn = SPACE, "[一二两三四五六七八九十]"
    number = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
    several = rf"({number})(?:{s}(?:{DASH}|、|或){s}({number}))?{s}"
    counted = "(?:月|个月|年[左的时之以内])"  # of a calendar, or so many of them or years: 3年内, 三年左右时间内
    return SimpleNamespace(
        # Where a date can begin: one character class (fast to search), a look at the next character, then what must follow the first: most places
        # of a numeral are no date, which `_span_at` takes much longer to find out.
        head=lazy(
            "[\\d一二两三四五六七八九十今明去上下本全年前春秋寒暑开元国劳儿教第同环未过用利经通印发公颁施实半当次翌来规计“”\"'‘’「『＂]"
            r"(?=[\d〇○零ＯO一二两三四五六七八九十年月个季度世纪明后半学规底末内初终假期前旦庆动童师比来去大约用过发布达行施期划、或至到—‐‑–―─－~～〜\s-])"
            rf"(?:(?<=[12１２])[09０９]\d\d|(?<=\d)\d?{s}(?:{counted}|季度|世纪|(?:{DASH}|、|或){s}\d{{1,2}}{s}{counted})"
            rf"|(?<=[一二])[〇○零九ＯO0]|(?<={cn}){cn}{{0,2}}{s}(?:{counted}|[季世五]|(?:{DASH}|、|或){s}{cn}{{1,2}}{s}{counted})"
            rf"|(?<=[“”\"'‘’「『＂])(?:{cn}{{1,2}}五|[五六七八十]·?一)|(?<=[今明去当次翌来上本])年|(?<=今)[明后]|(?<=[上下])(?:半年|一年|个?世纪)|(?<=本)(?:学|规|世纪)|(?<=全)(?:年|学年)"
            r"|(?<=年)(?:年?[底末内初终])|(?<=前)[二两三23]个?季|(?<=[春秋])[季期]|(?<=[寒暑])假前|(?<=[寒暑])假[之以]前|(?<=暑)[假期](?:期间|里|内|结束|之内)|(?<=开)学[之以]?前"
            rf"|(?<=元)旦|(?<=国)庆|(?<=劳)动节|(?<=儿)童节|(?<=教)师节|(?<=[五六七八])一节?[之以]?前|(?<=第)(?:[一二三四1-4]季|{cn}{{1,2}}个五)|(?<=[同环])比|(?<=[未过])[来去]的?{s}[\d一二两三四五六七八九十]"
            rf"|(?<=[用过])(?:大?约|大概)?{s}[\d一二两三四五六七八九十]|(?<=[利经通])[用过](?:大?约|大概)?{s}[\d一二两三四五六七八九十]|(?<=[印发公下颁施实])[发布达行施]之日|(?<=半)年内|(?<=[规计])划期)"
        ),
        range=lazy(rf"{s}(?:{DASH}|一(?=[12]\d\d\d)){s}(?:当年|次年(?!\d))?"),
        since=lazy(
            rf"(?:印发|发布|公布|下发|颁布|发文|施行|实施)之日起(?:{s}[，,]?{s}(?:在{s})?(半|\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}){s}(年|个月|个?工作日|日|天)(?:之|以)?内)?"
        ),
        since_lead=lazy("(?:[自从在于])?(?:[本该此][^\\W\\x00-\\x7f]{2,5}?)?(?:正式)?$"),
        within=lazy(rf"(?:{several}(年|个月)|(半)(年))(?:左右)?(?:的?时间)?(?:之|以)?内(?![容部涵外乱婴幼儿])"),
        coming=lazy(rf"(?:未来|今后)的?{s}{several}年(?:左右)?(?:的?时间)?(?:之|以)?内?(?!行动|计划|规划|[多余个])"),
        spending=lazy(rf"(?:用|利用|经过|通过)(?:大?约|大概)?{s}{several}年(?:左右)?(?:的?时间|的?努力|(?=左右))"),
        past=lazy(rf"过去的?{s}(一|1|[二两三四五六七八九十]|[2-9]|10){s}年(?![级前])"),
        same=lazy("[同环]比"),
        not_term=lazy(
            "(?:控制|压缩|压减|缩短|缩减|精简|延长|限定|稳定|保持|[降缩减压延])(?:[到至在为]|低[到至])\\Z"  # a length of time that is reached
            "|(?:近|最近|过去|前|来|毕业|离校|退役|退伍|成立|注册|登记|创办|入职|任职|工作|连续|从业|每|有效期|执业|首次|满|第)[^，,。；;\n]{0,2}\\Z"
        ),
        # Words in front, ending where the date begins.
        before=lazy(
            "(?P<by>截[至止]到?|截止至|(?:截至|直[到至]|(?<![乃以甚冬])至|到))$"
            "|(?P<than>(?<![占评竞])比|(?:(?<=[率量额数度值积])比|(?<=[均政业总配]收入)比)?较|对比|相比于?|相对于?|相较于?|较之|(?:[高低快好优多少大小]|不[高低少多大小])于|超过|不及)$"
            "|(?P<with>[与同和跟以在])$|(?P<from>(?<![来亲各])自从?|从|始于)$|(?P<of>由)$|(?P<every>每年(?:的|于|在|[到至])?)$"
            "|(?P<level>达到|恢复到|恢复至|达|保持|维持|超)$"
        ),
        # Words behind, beginning where the date ends.
        than=lazy(rf"{s}(?:相比|比(?![\d一二上去今“])|相较|为(?:基期|基数|基准|基年|基础|参照)|的?(?:发展|工作|建设)?的?基础上|的?同期)"),
        level=lazy(rf"{s}的?(?:同期|平均|实际)*水平"),
        front=lazy(rf"{s}(?:底)?(?:之|以)?前(?!{s}[后列茅沿瞻往三期半言])"),
        inside=lazy(rf"{s}(?:期间|时期|之内|以内|内(?![容部涵外地蒙陆河江设需生控卷在心])|间(?![隔接]))"),
        since_then=lazy(
            rf"{s}(?:以来|[开起]始(?![终])|起(?![草步点航跑飞伏到初诉源])|(?:至今)|以后|之后|后(?![续勤备方台期半面发来进者三])|始(?![终于建创]))"
        ),
        annual=lazy(rf"{s}[,，]?{s}(?:每年|每学年|逐年|年均)|均(?=增|递|下降|提高)"),
        # 按2020年不变价格计算: the year whose prices a measure is told in
        prices=lazy(rf"{s}的?(?:(?:不变|可比|当年|现行)价|价格?(?:计算|折算|口径|[，,]))"),
        name_before=lazy('(?:计划|规划|方案|纲要|办法|意见|要点|条例|目标|指南|标准)[”"]?[（(〔\\[]\\s?$'),
        sentence=lazy("[。；;！!？?\\n]"),
    )
