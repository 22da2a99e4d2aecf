"""Find the encoding of bytes: a ladder whose first rung that holds is taken.

1. what the user says (``--encoding``): wins, and bytes that do not fit are an error;
2. a byte order mark (UTF-8, UTF-16, UTF-32); the mark is no part of the text;
3. a charset declared in the first 2 kB (HTML meta, XML declaration, ``# -*- coding``), if the bytes fit it; if they only nearly
   fit it and are no UTF-8, the broken characters are lost;
4. UTF-8, strictly;
5. UTF-16 without a mark: NULs in nearly all even or nearly all odd places, or a text whose 16-bit units are Chinese;
6. Big5 when it decodes and its reading has clearly more common characters than that of GB 18030;
7. GB 18030, which decodes almost anything and so comes last.
"""

from __future__ import annotations

import codecs
import re

from planparse.patterns import lazy

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = lazy(
    rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,30})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,30})|coding[:=]\s*([\w.-]{2,30})""",
    re.I,
)
# Charsets of text. Python knows codecs (hex, unicode_escape, punycode) that would transform the text instead.
_CHINESE = frozenset({"gb18030", "gbk", "gb2312", "hz", "big5", "big5hkscs", "cp950"})
_OTHER = frozenset({"ascii", "iso8859-1", "cp1252", "euc_jp", "shift_jis", "cp932", "euc_kr"})
_DECLARABLE = frozenset({"utf-8", "utf-8-sig"}) | _CHINESE | _OTHER
_WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})  # not of a document that declares it in ASCII
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
# The hundred or so characters that make up a large part of any official text, in both scripts.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起"
    "小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问"
    "意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干"
    "做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议"
    "教育工作学校加强推进提高计划县市区年度目标任务责任单位"
    "為個這國時來會發動產種後經進電裡現實體機當點從業應開還當樣與關線內數質氣變條沒結題軍無係黨員總設長頭資級圖統見計別論運農幾區強決戰處隊給門規熱領東導壓爭濟階術極聯認權證採轉單風場車務萬積議"
    "縣劃標責學校務辦鄉鎮廳團廠灣臺財稅衛療養護規則"
)


def detect(data: bytes) -> str:
    """Return the name of the codec to decode ``data`` with (rungs 2 to 7)."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    if declared := _declared(data):
        return declared
    if _decodes(data, "utf-8"):
        return "utf-8"
    if wide := _utf16(data):
        return wide
    return "big5hkscs" if _looks_big5(data) else "gb18030"


def nearly(data: bytes) -> str | None:
    """Return the declared charset of bytes that fit it but for a few broken characters, as where a page was cut off."""
    found = _declaration(data)
    if found is None or _declared(data) or _decodes(data, "utf-8") or any(data.startswith(mark) for mark, _ in _BOMS):
        return None
    text = data.decode(found, "replace")
    return found if text.count("\ufffd") <= 3 + len(text) // 1000 else None


def charset(name: str) -> str | None:
    """Return the codec of a charset of text that a user names, None for any other name.

    >>> charset("GBK"), charset("unicode_escape"), charset("klingon")
    ('gbk', None, None)
    """
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError, TypeError):
        return None
    return codec if codec in _DECLARABLE | _WIDE else None


def _declared(data: bytes) -> str | None:
    codec = _declaration(data)
    return codec if codec and _decodes(data, codec) else None


def _declaration(data: bytes) -> str | None:
    found = _DECLARED.search(data[:2048])
    if not found:
        return None
    name = next(group for group in found.groups() if group).decode("ascii").lower()
    codec = charset(_WIDER.get(name, name))
    return codec if codec in _DECLARABLE else None


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeDecodeError, ValueError):
        return False
    return True


def _utf16(data: bytes) -> str | None:
    """Return utf-16-le or utf-16-be when bytes without a mark are 16-bit units.

    Latin letters and line breaks leave NULs in every other place; a purely Chinese text is known by its characters.
    """
    sample = data[:8192]
    if len(data) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    for name, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        latin = here > 0.5 * half and there <= here // 20
        if (latin or _share(sample, name) > max(0.12, 2 * _share(sample, "gb18030"))) and _decodes(data, name):
            return name
    return None


def _looks_big5(data: bytes) -> bool:
    """Tell Big5 from GB 18030 by how many characters of each reading are common ones.

    Both decode most of the other's bytes, into rare characters: a right reading of a plan holds a third of common
    ones, a wrong one hardly any.
    """
    sample = data[:65536]
    big5, gb = (_share(sample, name) for name in ("big5hkscs", "gb18030"))
    return big5 > 0.12 and big5 > 2 * gb and _decodes(data, "big5hkscs")


def _share(sample: bytes, name: str) -> float:
    text = sample.decode(name, "ignore")
    wide = [char for char in text if char >= "\u0100"]
    return sum(char in _COMMON for char in wide) / len(wide) if wide else 0.0
