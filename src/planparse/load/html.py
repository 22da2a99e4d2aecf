"""The text layer of an HTML page: a line a block, a line a row of a table with tabs between its cells, and nothing that is not shown.

The menus and footers of the site are text as any other here; cleaning removes them. Nothing that the page links to is fetched.
"""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from planparse.errors import LoadError
from planparse.load.html_lines import Lines
from planparse.load.html_lists import Numbering
from planparse.load.html_markup import reduced
from planparse.load.html_tables import BUDGET, Grid, data_tables, in_one
from planparse.patterns import lazy
from planparse.types import Warn

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    }
)
_NEVER = frozenset(
    {
        "audio",
        "base",
        "button",
        "canvas",
        "col",
        "datalist",
        "del",
        "embed",
        "frame",
        "frameset",
        "head",
        "input",
        "link",
        "meta",
        "noscript",
        "object",
        "option",
        "param",
        "picture",
        "progress",
        "rp",
        "rt",
        "select",
        "source",
        "template",
        "track",
        "video",
    }
)
_HIDDEN = lazy(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_AS_TYPED = lazy(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_FOOTNOTE = lazy(r"\s*\d{1,3}\s*")
_TITLE = 200  # characters; what is longer is no title
_DEEP = "ERR_RESOURCE_LIMIT"


def read(data: bytes, document: str) -> tuple[str, list[Warn]]:
    """Return the text layer of a page in UTF-8 and what is odd about it. Raises LoadError when it is nested too deeply.

    >>> read("<title>云溪县</title><p>新增学位<b>1200</b>个。<p hidden>x</p>".encode(), "a.html")
    ('云溪县\\n新增学位1200个。', [])
    """
    root = _parsed(data.decode("utf-8"), document)
    if root is None:
        return "", []
    layer = _Layer(root)
    text = layer.text()
    warnings = []
    if layer.hidden > max(200, len(text)):
        warnings.append(Warn("hidden-text", f"{layer.hidden} characters that the page does not show are left out"))
    if not text and root.find(".//frameset") is not None:
        warnings.append(Warn("frames", "the page shows other pages in frames, which are not fetched; give the page of the plan itself"))
    return text, warnings


def _parsed(page: str, document: str) -> etree._Element | None:
    markup = reduced(page.replace("\0", "\ufffd"))
    if not markup.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(markup.encode("utf-8"), parser)
    if any(entry.type_name == _DEEP for entry in parser.error_log):
        raise LoadError("too-deep", "the elements of the page are nested too deeply to be read", "save it as text in a browser", document)
    return root


class _Layer:
    """One walk over the elements of a page."""

    def __init__(self, root: etree._Element) -> None:
        self.hidden = 0
        self._root = root
        self._lines = Lines()
        self._numbering = Numbering()
        self._data = data_tables(root)
        self._tables: list[Grid | None] = []
        self._typed = 0
        self._left = [BUDGET]
        self._link = (0, 0)

    def text(self) -> str:
        """Return the text layer."""
        title = self._root.findtext(".//title")
        if title and len(title.strip()) <= _TITLE:
            self._lines.text(title)
            self._lines.end()
        skipped = None
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._is_left_out(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._open(element)
                continue
            if element is not skipped:
                self._close(element)
            if element.tail and element is not self._root:
                self._lines.text(element.tail, typed=self._typed > 0)
        return self._lines.all()

    def _is_left_out(self, element: etree._Element) -> bool:
        """Tell what a reader does not see; a footnote's number is written here in brackets, so that it meets no other digit."""
        tag = element.tag
        if tag in _NEVER or (tag == "dialog" and element.get("open") is None):
            return True
        if tag == "sup" and _FOOTNOTE.fullmatch(number := "".join(map(str, islice(element.itertext(), 4)))):
            before = self._lines.last
            plain = before.isascii() and before.isalpha()
            self._lines.text(number.strip() if plain else f"^{number.strip()}" if before.isdigit() else f"[{number.strip()}]")
            return True
        if tag != "body" and (element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")):
            self.hidden += sum(len(text) for text in element.itertext())
            return True
        return False

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        table = self._tables[-1] if self._tables else None
        if tag in ("td", "th") and table is not None:
            self._lines.begin_cell()
        elif tag in _BLOCKS:
            self._lines.end()
        elif tag == "a" and self._lines.place == self._link:
            self._lines.apart()
        if tag == "table":
            self._tables.append(Grid() if element in self._data else None)
        elif tag in ("ol", "ul"):
            self._numbering.open(element)
        elif tag == "li":
            self._lines.text(self._numbering.marker(element))
        self._typed += _is_typed(element)
        if element.text:
            self._lines.text(element.text, typed=self._typed > 0)

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        table = self._tables[-1] if self._tables else None
        self._typed -= _is_typed(element)
        if tag in ("td", "th") and table is not None:
            table.add(in_one(self._lines.end_cell()), element.get("colspan"), element.get("rowspan"))
        elif tag == "tr" and table is not None:
            self._lines.whole(table.row(self._left))
        elif tag in _BLOCKS:
            self._lines.end()
        if tag == "table":
            self._tables.pop()
            if table is not None:
                self._lines.whole(table.row(self._left))
        elif tag in ("ol", "ul"):
            self._numbering.close()
        elif tag == "a":
            self._link = self._lines.place


def _is_typed(element: etree._Element) -> bool:
    return element.tag == "pre" or _AS_TYPED.search(element.get("style") or "") is not None
