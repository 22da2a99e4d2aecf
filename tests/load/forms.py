"""Write one plan, given as lines with tabs between cells, as text, HTML page, DOCX with automatic numbering and PDF."""

from __future__ import annotations

import re
from itertools import groupby

from tests.load import docx_files
from tests.load.docx_files import level, numbering, par, table
from tests.load.pages import bare_page, site_page
from tests.load.pdf_files import LEFT, RIGHT, WIDTH, Sheet

from planparse.load.docx.formats import write_number

LISTS = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
_LABELS = (("chineseCounting", "{}、"), ("chineseCounting", "（{}）"), ("decimal", "{}."))
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\w{2,16}[局会室厅]")


def as_text(plan: str) -> bytes:
    """Return the lines as they are."""
    return plan.encode()


def as_html(plan: str) -> bytes:
    """Return a page of the plan alone."""
    return bare_page(plan).encode()


def as_site(plan: str) -> bytes:
    """Return a page of the plan amid menus, in GBK."""
    return site_page(plan, plan.split("\n", 1)[0], "gbk").encode("gb18030")


def as_docx(plan: str) -> bytes:
    """Return a document in which Word counts each label that Word would count alike; the others are typed."""
    counts = [0, 0, 0]
    body = ""
    for rows, lines in _parts(plan):
        if rows:
            body += table(*(line.split("\t") for line in lines))
        for line in lines if not rows else ():
            label, at = _counted(line, counts)
            body += par(line[len(label) :], num=(1, at) if label else None)
    return docx_files.docx(body, {"word/numbering.xml": numbering({0: LISTS}, {1: 0})})


def labels(plan: str) -> list[str]:
    """Return the labels that are counted by Word in the DOCX of a plan."""
    counts = [0, 0, 0]
    return [label for rows, lines in _parts(plan) if not rows for line in lines if (label := _counted(line, counts)[0])]


def _counted(line: str, counts: list[int]) -> tuple[str, int]:
    for at, (form, shape) in enumerate(_LABELS):
        label = shape.format(write_number(counts[at] + 1, form))
        if line.startswith(label) and not line[len(label) : len(label) + 1].isdigit():
            counts[at:] = [counts[at] + 1, *[0] * (2 - at)]
            return label, at
    return "", 0


def as_pdf(plan: str) -> bytes:
    """Return pages with a header, a footer with the page's number, a title in the middle and a signature to the right."""
    sheet = Sheet(header="云溪县人民政府公报", footer="— {page} —")
    title, *rest = plan.splitlines()
    sheet.title(title) if 20 * len(title) < WIDTH - 100 else sheet.par(title)
    for rows, lines in _parts("\n".join(rest)):
        for line in lines if not rows else ():
            if _SIGNED.fullmatch(line):
                sheet.line(line, RIGHT - 16 * len(line))
            else:
                sheet.par(line)
        if rows:
            cells = [line.split("\t") for line in lines]
            longest = [max(2, min(12, max(map(len, column)))) for column in zip(*cells, strict=True)]
            sheet.table(cells, [(RIGHT - LEFT) * size // sum(longest) for size in longest])
    return sheet.bytes()


def _parts(plan: str) -> list[tuple[bool, list[str]]]:
    return [(rows, list(lines)) for rows, lines in groupby(filter(str.strip, plan.splitlines()), lambda line: "\t" in line)]
