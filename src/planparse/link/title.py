"""Find the title of a plan: in the head of the cleaned text, behind the notice that issues it, in the page frame, in a file name."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from planparse.lexicon import alternation, terms
from planparse.link.signature import is_body, is_date_line, leading_body, lines_of, pattern
from planparse.patterns import lazy

_DRAFT = re.compile(
    "[（(]\\s*(?:公开)?(?:征求意见稿|征求意见|意见稿|草案|审议稿|讨论稿|送审稿|试行稿|摘登|摘要|摘录|节录|节选|全文|初稿|修订稿)[^（）()]{0,6}[）)]|(?<=[）)])(?:摘登|摘要|摘录|节选|全文)$|[·*]+$"
)
_EXCERPT = lazy("[（(]\\s*(?:摘登|摘要|摘录|节录|节选|全文)[^（）()]{0,6}[）)]|[·*]+$", needs="摘节全·*录文")
# 【文库精选】, [转帖]: what a site puts before the titles of others
_TAG = lazy("^(?:【[^【】]{1,10}】|[\\[［][^\\[\\]［］]{1,6}[\\]］])\\s*(?=[^\\W\\x00-\\x7f“])", needs="】］]")
_PAGES = re.compile("[（(]共\\d{1,3}页[）)]$|^\\d(?=[^\\W\\d]{2,8}[省市县区州旗])")
_COLUMN = re.compile("^[^（(]{2,8}[（(](?:19|20)\\d\\d年[^）)]*日[^）)]*[）)]")
_PERIOD_LINE = re.compile("[（(]\\s*(?:19|20)\\d\\d[^（）()日会]{3,24}[）)]")
_DATED = lazy("(?:19|20)\\d\\d|[一二]〇|十[一二三四五]?五”")
_ITEM = re.compile(
    "(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\\d]+[)）]|第[一二三四五六七八九十\\d]+[章节编篇部条]|\\d{1,2}[.．、]|§)"
)
_NOISE = re.compile(
    "^(?:附件|附录|来源|时间|日期|索引|当前位置|首页|目\\s*录|序\\s*言|前\\s*言|各位|\\W*$|您|欢迎访问)|[：:。；;！!？?>＞»→]|门户网站|网站首页|首页\\s|无障碍|第\\s*\\d+\\s*页|^.{1,3}$|^\\W*\\d+$"
)
_CHAPTER = lazy("第[一二三四五六七八九十]{1,3}[章编篇]")
_WRAPPER = lazy("^《[^《》\\n]{4,60}\\.(?:docx?|pdf|wps|txt)》(?:[^。\\n]{0,160}。(?:1、)?)?")
# 当前位置：首页 > 政务公开 > 规划计划 云溪市…: the path to a page, run together with its title
_CRUMBS = lazy(
    "^(?:[您你]?(?:现在)?的?(?:当前)?位置(?:是)?[：: ]{0,2})?(?:首页|网站首页)[ \\s]{0,2}(?:[>＞»/]{1,2}\\s{0,2}[^\\s>＞»/]{2,12}\\s{0,2}){1,5}(?<=\\s)"
)
_BLANKS = lazy("(?<=[\u3000-\u9fff\uff00-\uffef])\\s+|\\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_SITE = lazy("文件$|网站?$|登录$|今[日天]|农历|在线|[KM]B|入库|下载|格式")
_KIND = lazy("的(?:[^\\W\\x00-\\x7f]{0,4}(?:报告|通知|意见|决定|决议|公告|通告|建议|批复|说明|函))[》”]?(?:[（(][^（）()]{1,24}[)）])*$")
# 编制了《…》（以下简称…; 《…》已经市政府同意，现印发给你们
_NAMED = lazy(
    "(?:制定|编制|形成|提出)了?《([^《》\\n]{6,60})》[（(]以下简称|《([^《》\\n]{6,60})》(?:已|业)经[^。《》]{2,30}[，,]现(?:予以?)?(?:印发|发布|公布|下发)"
)
_CHUNK = re.compile("1[、.．]([^\\W\\x00-\\x7f]{4,}(?:19|20)\\d\\d.*)")
_FIRST = lazy("^1[、.．](?=[^\\W\\x00-\\x7f]{2,12}(?:[省市县区州旗校镇乡]|中学|小学|幼儿园))")
_LONGER_THAN_A_NOTICE = 1200
_NUMBER = lazy("[〔\\[（(](?:19|20)\\d\\d[〕\\])）]\\s*\\d+\\s*号", needs="号")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        f"(?:{alternation(list(terms('documents', 'title-noun')))})[》”]?(?:[（(](?:[^（）()]{{1,24}}|(?=[^（）()]{{25}})[^（）()]{{2,40}}[，,]\\d{{4}}年\\d{{1,2}}月(?:\\d{{1,2}}日)?)[)）])*$"
    )


@cache
def _run_in() -> re.Pattern[str]:
    nouns = alternation(list(terms("documents", "title-noun")))
    return re.compile(
        f"([^，。,；;：:！？?\\s]{{4,60}}?(?:{nouns})(?:[（(][^（）()]{{1,20}}[)）])?)(?:(?:范文|模板|精选)?\\s*|[，,](?=根据《[^《》]*》编制))"
        "(?=——(?:19|20)\\d\\d年|_|(?:19|20)\\d\\d[-/.]\\d|\\s[^\\W\\d]{2,12}(?:局|政府|委|办公室|厅|中心|中学|小学)\\s|[一二][〇○零九][〇○零一二三四五六七八九]{2}年|刚?刚?过去的|(?:日期|责编|编辑|点击|索引号|文号|发文|发布|来源|信息来源|时间|更新|作者|阅读|字体|浏览|字号)\\S{0,6}[:：]|[（(]?[^\\W\\d]{1,8}〔(?:19|20)\\d\\d〕|(?:19|20)\\d\\d年|今年|一[、，]|为|根据|按照|全面|以|深入|坚持|各|新|在|是|第一|本|当前|认真|围绕|贯彻|[（(]一|紧紧|我|按|全[市县区省校])"
    )


def _close(text: str) -> str:
    """Take out the blanks beside Chinese characters and marks."""
    return _BLANKS.sub("", text) if " " in text or "\u3000" in text else text


def tidy(title: str) -> str:
    """Strip a file's extension, marks of an excerpt and the name of a column from a title; the mark of a draft stays.

    >>> tidy("临江一中五年发展规划(节选).docx"), tidy("每周一学（2024年3月11日-17日）政府工作报告")
    ('临江一中五年发展规划', '政府工作报告')
    """
    title = re.sub("\\.(?:docx?|pdf|txt|wps|html?|rtf|pptx?|xlsx?)$", "", title.strip(), flags=re.I).strip()
    title = _COLUMN.sub("", _EXCERPT.sub("", _TAG.sub("", _PAGES.sub("", title)))).strip().lstrip("-—－# ")
    title = _close(title)
    return title[1:-1] if title.startswith("《") and title.endswith("》") and title.count("《") == 1 else title


def is_title(line: str) -> bool:
    """Tell whether a line can be a whole title.

    >>> is_title("临江市2022年教育工作要点"), is_title("一、2021年工作总结"), is_title("指标名称 计量单位 2023年计划")
    (True, False, False)
    """
    bare = _close(_DRAFT.sub("", line).strip())
    return (
        6 <= len(bare) <= 90
        and _ends().search(bare) is not None
        and not _ITEM.match(bare)
        and not _NOISE.search(bare)
        and not re.match("(?:为了?|根据|按照|现将|特此|附|关于本|我|本|经|请|上一篇|下一篇|《[^》]{1,12}》是)(?!市|县|区)", bare)
        and not re.search("是在|是我|是一|的第一个|，是|/|指标名称|计量单位|^序号", bare)
    )


def _begins(line: str) -> bool:
    """Tell whether a line can be the first part of a title that goes on in the next line."""
    bare = line.strip()
    return (
        4 <= len(bare) <= 60
        and not _NOISE.search(bare)
        and not _ITEM.match(bare)
        and not is_date_line(bare)
        and not _NUMBER.search(bare)
        and not _SITE.search(bare)
        and not is_body(bare)
        and not re.search("[，,、）)]$|/", bare)
        and re.search("关于|印发|(?:19|20)\\d\\d|十[一二三四五]?五|^[^\\W\\x00-\\x7f]{2,9}[省市县区州旗]|^中华|^全国", bare) is not None
    )


def _block(lines: list[str], at: int) -> tuple[str, int, int] | None:
    """Join the lines from ``at`` to a title; return it with its first line and the line after it."""
    for size in (1, 2, 3):
        part = lines[at : at + size]
        if len(part) < size or (size > 1 and not all(_begins(line) or position for position, line in enumerate(part[:-1]))):
            return None
        if any(len(line) > 60 or _NOISE.search(_DRAFT.sub("", line)) or _NUMBER.search(line[-12:]) for line in part[:-1]):
            return None
        joined = "".join(part)
        if is_title(joined) and (size > 1 or len(joined) >= 6):
            end = at + size
            if "关于" in joined and not _KIND.search(joined):  # 关于X计划 | 执行情况与Y计划 | 草案的报告
                for more in (1, 2):
                    rest = lines[end : end + more]
                    if len(rest) < more or any(len(line) > 40 or _ITEM.match(line) or _NOISE.search(line) for line in rest):
                        break
                    if _KIND.search(whole := joined + "".join(rest)):
                        return whole, at, end + more
            if end < len(lines) and re.match("[和及与暨]", lines[end]) and is_title(lines[end]):
                joined, end = joined + lines[end], end + 1
            if end < len(lines) and _PERIOD_LINE.fullmatch(lines[end]) and not _DATED.search(joined):
                joined, end = joined + lines[end], end + 1
            return joined, at, end
    return None


def head_title(lines: list[str], limit: int = 14) -> tuple[str, int, int] | None:
    """Find the title among the first lines: (title as printed, first line, line after); the body text ends the search."""
    for number, line in enumerate(lines[:limit]):
        if (chunk := _CHUNK.fullmatch(line)) and is_title(chunk[1]):  # a preview's chunk number
            return chunk[1], number, number + 1
        if _ITEM.match(line) or (len(line) > 90 and re.search("[。，]", line)) or (line.endswith(("：", ":")) and len(line) > 6):
            return None
        if (found := _block(lines, number)) is not None:
            above = lines[number - 1] if number else ""
            title = found[0]
            if (
                above[:2] not in title
                and re.match("(?:(?:19|20)\\d\\d|[一二][九〇○零][〇○零一二三四五六七八九]{2})年|关于|“?十[一二三四五]?五", title)
                and leading_body(title) is None
                and is_body(above)
            ):
                return above + title, number - 1, found[2]  # the body's name is the first line of the title
            if (
                title.startswith(("—", "－"))
                and re.search("讲话|发言|解读|摘登", title)
                and 4 <= len(above) <= 40
                and not _NOISE.search(above)
                and not is_body(above)
            ):
                return f"{above}——{title.lstrip('—－ ')}", number - 1, found[2]
            return found
    return None


def _key(text: str) -> str:
    """What two prints of one name have in common: no brackets' contents, marks, spaces, 的 and 年."""
    return re.sub("[^\\w]|[的年_]", "", re.sub("[（(][^（）()]*[)）]", "", text))


def _inner_name(title: str) -> str | None:
    """Return the name of the plan that a notice issues."""
    match = re.search("(?:印发|公布|发布|下发|转发|批转|公开征求)(.{4,90}?)(?:的通知|意见的公告|的公告|$)", title)
    if not match or not pattern("notice").search(title):
        return None
    name = match[1].strip()
    if "关于印发" in name or "关于转发" in name:
        return None  # a notice about a notice
    if "《" in name:
        name = name[name.index("《") + 1 :].split("》")[0]
    return name if _ends().search(_DRAFT.sub("", name)) else None


def printed_plan(lines: list[str], title: str, start: int) -> str | None:
    """Return the plan's own title as printed below the notice ``title`` that issues it.

    >>> head = ["关于公布2024学年工作要点的通知", "各处室：", "现予公布。", "临江中学", "2024年9月1日"]
    >>> printed_plan([*head, "临江中学2024学年工作要点", "一、"], head[0], 1)
    '临江中学2024学年工作要点'
    """
    name = _inner_name(title)
    if name is None:
        return None
    wanted = _key(name)
    for number in range(start, len(lines)):
        if len(lines[number]) > 70:
            continue
        joined = ""
        for size in (1, 2, 3):
            part = lines[number : number + size]
            if len(part) < size or len(part[-1]) > 60 or is_date_line(part[-1]) or is_body(part[-1]) or (size == 1 and part[0][0] in "（("):
                break
            joined = "".join(part)
            key = _key(_DRAFT.sub("", joined))
            near = number < start + 60 and len(wanted) >= 6 and len(key) <= len(wanted) + 16
            same = key == wanted or (near and key.endswith(wanted))
            same = same or (len(key) >= 10 and joined.startswith("关于") and wanted.endswith(key))
            if same and is_title(joined):
                end = number + size
                if end < len(lines) and _PERIOD_LINE.fullmatch(lines[end]) and not _DATED.search(joined):
                    joined += lines[end]
                return joined
    return None


def _issued(notice: str, after: str) -> str | None:
    """Return the plan that a notice issues, where the text that runs on prints its name between two blanks."""
    name = _inner_name(notice)
    printed = re.search(rf"[\s。]({re.escape(name)}(?:[（(][^（）()]{{4,24}}[)）])?)\s", after) if name else None
    return printed[1] if printed else None


def _aligned(line: str, banner: str) -> str | None:
    """Return the front of a line that says the same as a banner's title, with the 年 that the banner lost.

    >>> _aligned("2022年临江市教育工作要点2022年,全市教育", "2022临江市教育工作要点")
    '2022年临江市教育工作要点'
    """
    at = 0
    for char in re.sub("\\s", "", banner):
        while at < len(line) and line[at] != char and line[at] in ' 年《“”"':
            at += 1
        if at >= len(line) or line[at] != char:
            return None
        at += 1
    return line[:at]


def headline(raw: str, lines: list[str]) -> tuple[str, int] | None:
    """Return what a page prints right above its line of 来源, 时间 and 浏览, and the number of the line after it in ``lines``.

    >>> raw = "首页 / 要闻\\n临江：三年内建成百家食堂\\n2025-03-26 来源：临江晚报"
    >>> headline(raw, raw.splitlines())
    ('临江：三年内建成百家食堂', 2)
    """
    head = [line.strip() for line in raw[:2000].splitlines() if line.strip()][:12]
    for above, line in pairwise(head):
        if len(line) > 140 or not pattern("page-line").search(line):
            continue
        words = above.split()
        bare = "".join(words)
        said = len(re.findall("[^\\W\\x00-\\x7f]", bare))
        if said < 7 or len(bare) > 60 or len(words) > 2 or re.search("[>＞»/|。；;]|[：:]$|网$|当前位置|门户", bare):
            continue
        if pattern("page-line").search(above) or is_body(bare) or is_date_line(bare) or _ITEM.match(bare) or _NUMBER.search(bare):
            continue
        for number, printed in enumerate(lines[:6]):
            if printed.replace(" ", "") == bare:
                return above, number + 1
    return None


def _carries(lines: list[str], size: int) -> bool:
    """Tell whether a text is too long for a notice and has items, so that the plan must be in it."""
    return size > _LONGER_THAN_A_NOTICE and any(_ITEM.match(line) for line in lines)


def _goes_on(lines: list[str]) -> bool:
    """Tell whether a plan without its own title follows a notice: chapters, or items below the notice's date."""
    if any(_CHAPTER.match(line) for line in lines):
        return True
    for number, line in enumerate(lines[:30]):
        if _ITEM.match(line):
            return False
        if is_date_line(line):
            return any(_ITEM.match(later) for later in lines[number + 1 :])
    return False


def find_title(raw: str, text: str, frames: tuple[str, ...], name: str | None) -> tuple[str | None, int]:
    """Return the title and the number of the line after it (0 when the text's own head does not print it).

    ``raw`` is the decoded text, ``text`` the cleaned text, ``frames`` the titles that page frames told, ``name`` a file name.
    """
    lines = lines_of(text)
    files = re.findall("《([^《》\\n]{6,60})\\.(?:docx?|pdf|wps|txt)》", text[:400])[:1]  # a wrapper that cleaning has not known
    banners = [tidy(banner) for banner in [*frames, *files]]
    found = head_title(lines)
    if found is not None:
        title, _, end = found
        other = head_title(lines[end:], 4)
        if other is not None and _better(title, other[0]):
            title, end = other[0], end + other[2]
        own = printed_plan(lines, title, end)
        press = re.search("印发《([^《》]*)》$", title)
        if own is None and title.endswith("的通知") and (_carries(lines[end:], len(text)) or _goes_on(lines[end:])):
            own = _inner_name(title)
        return tidy(own or (press[1] if press else title)), end
    if lines:
        opening = _CRUMBS.sub("", _WRAPPER.sub("", lines[0], count=1), count=1)
        for banner in banners:
            if aligned := _aligned(opening, banner):
                years = _PERIOD_LINE.match(opening, len(aligned))  # 行动计划|(2017-2020年)为把…
                aligned += years[0] if years and not _DATED.search(aligned) else ""
                return tidy(aligned), int(aligned == lines[0])
        match = _run_in().match(_FIRST.sub("", opening)) if len(opening) > 60 else None
        if match is None and len(lines) > 1 and len(lines[1]) > 90 and len(opening) < 160:
            match = _run_in().match(lines[1])  # a line of the site stands above the text of one line
        if match and not _ITEM.match(match[1]) and re.search("(?:19|20)\\d\\d|[省市县区乡镇校学局]", match[1]):
            return tidy(_issued(match[1], opening[match.end() :]) or match[1]), 0
    if match := _NAMED.search(text[:800]):
        return tidy(match[1] or match[2]), 0
    for banner in banners:
        if is_title(banner):
            if (own := printed_plan(lines, banner, 0)) is not None:
                return tidy(own), 0
            return banner, next((number for number, line in enumerate(lines[:6], 1) if line == banner), 0)
    if (printed := headline(raw, lines)) is not None:
        return printed
    named = tidy(name.replace("\\", "/").rsplit("/", 1)[-1]) if name else ""
    return (named, 0) if is_title(named) else (None, 0)


def _better(first: str, second: str) -> bool:
    """Tell whether the second print of a title right below the first is the fuller or cleaner one."""
    if _key(first) == _key(second):
        return first.count("年") < second.count("年")
    lead = first[: -len(second)] if first.endswith(second) else ""
    return len(second) >= 10 and lead.endswith(("）", ")", "：", "|"))
