"""Take the host site, the file format and known slips out of a text, and remember every edit."""

from __future__ import annotations

from planparse.clean import cells, chars, noise, pages, preview, site, slips, spacing, wrap
from planparse.clean.editlog import CleanText, EditLog

__all__ = ["CleanText", "clean"]


def clean(raw: str) -> CleanText:
    """Clean a decoded text.

    >>> clean("  云溪县2024年工作要点 \\r\\n\\r\\n　　新增学位１２００个。").text
    '云溪县2024年工作要点\\n新增学位1200个。'
    """
    log = EditLog(raw)
    log.apply(chars.characters(log.text))
    log.apply(chars.whitespace(log.text))
    spaced = log.text
    log.apply(cells.bars(log.text))
    log.apply(spacing.twice(log.text))
    log.apply(spacing.letters(log.text))
    before = len(log.edits)
    log.apply(noise.inline(log))
    banner = len(log.edits) > before
    if log.text is not spaced:
        log.apply(chars.whitespace(log.text))
    contents = pages.contents_headings(log.text)
    log.apply(site.strip_site(log))
    log.apply(preview.chunk_numbers(log.text, banner))
    log.apply(pages.page_debris(log.text))
    log.apply(wrap.join_lines(log, contents))
    log.apply(cells.row_tabs(log))
    log.apply(spacing.numbers(log))
    log.apply(slips.repair(log.text))
    return log.finish()
