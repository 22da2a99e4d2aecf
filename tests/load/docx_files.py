"""Write small DOCX files for the tests, from the XML of the format."""

from __future__ import annotations

import io
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}/relationships" xmlns:m="{_OFFICE}/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def root(name: str, inside: str) -> str:
    """Return a part of the document."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {_SPACES}>{inside}</w:{name}>'


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(content: str = "", *, num: tuple[int, int] | None = None, style: str = "", more: str = "") -> str:
    """Return a paragraph of runs, or of plain text."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    inside = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p><w:pPr>{style}{number}{more}</w:pPr>{inside}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """Return a cell of paragraphs, or of plain text."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else par(content)}</w:tc>"


def table(*rows: str | list[str]) -> str:
    """Return a table of rows, each the XML of its cells or their texts."""
    written = [row if isinstance(row, str) else "".join(map(cell, row)) for row in rows]
    grid = '<w:gridCol w:w="1500"/>' * max(row.count("<w:tcPr>") for row in written)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(f'<w:tr>{row}</w:tr>' for row in written)}</w:tbl>"
    )


def level(at: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """Return one level of a list."""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(abstracts: dict[int, str], lists: dict[int, int | str]) -> str:
    """Return numbering.xml; a list is the number of its abstract list, or the XML inside of it."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{key}">{inside}</w:abstractNum>' for key, inside in abstracts.items())
    for key, inside in lists.items():
        made += f'<w:num w:numId="{key}">' + (inside if isinstance(inside, str) else f'<w:abstractNumId w:val="{inside}"/>') + "</w:num>"
    return root("numbering", made)


def docx(body: str, parts: dict[str, str | bytes] | None = None, *, main: str = _MAIN, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a DOCX with this body; ``parts`` adds parts or takes the place of what is made here."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": body if body.startswith("<?xml") else root("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
