"""DOCX from strangers: every broken or hostile package gives one clear error, in bounded memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.load.docx_files import docx, par, root, table

from planparse.errors import LoadError
from planparse.load.docx import read
from planparse.load.docx.xml import MAX_DEPTH

GOOD = docx(par("新增学位1200个。"))


def refused(data: bytes) -> str:
    """Return the code that a document is refused with."""
    with pytest.raises(LoadError) as caught:
        read(data, "plan.docx")
    assert str(caught.value).startswith("plan.docx: ")
    assert "\n" not in str(caught.value)
    return caught.value.code


def archive(**files: str) -> bytes:
    """Return a ZIP archive that is no DOCX."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as handle:
        for name, content in files.items():
            handle.writestr(name, content)
    return out.getvalue()


def test_a_part_that_unpacks_without_end_is_stopped_early():
    bomb = docx(par("甲") + " " * (300 * 2**20))
    assert len(bomb) < 2**20
    tracemalloc.start()
    assert refused(bomb) == "zip-bomb"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * 2**20


def test_a_size_that_the_archive_lies_about_is_not_believed():
    bomb = docx(par("甲") + " " * (300 * 2**20))
    size = (300 * 2**20).to_bytes(4, "little")
    shrunk = bomb
    with zipfile.ZipFile(io.BytesIO(bomb)) as handle:
        real = handle.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    shrunk = bomb.replace(real, (1000).to_bytes(4, "little"))
    assert shrunk != bomb
    assert size != real
    assert refused(shrunk) in ("zip-bomb", "broken-docx")


def test_too_many_files():
    assert refused(docx(par("甲"), {f"word/media/{at}.png": b"" for at in range(5001)}, compression=zipfile.ZIP_STORED)) == "zip-bomb"


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "word/../../x", "..\\x.exe", "C:/x"])
def test_names_that_climb_out(name):
    assert refused(docx(par("甲"), {name: b"x"})) == "unsafe-archive"


LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
DOCUMENT = root("document", f"<w:body>{par('甲')}</w:body>")


@pytest.mark.parametrize(
    "declaration",
    [
        f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.invalid/x.dtd"> %a;]>',
        '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
    ],
)
@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_part(declaration, part, codec):
    head, _, rest = DOCUMENT.partition("?>")
    hostile = f"{head}?>{declaration}{rest}".replace("UTF-8", codec)
    assert refused(docx(par("甲"), {part: hostile.encode(codec)})) == "unsafe-xml"


def test_deep_nesting():
    assert refused(docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000)) == "unsafe-xml"
    nested = "甲"
    while nested.count("<w:tbl>") * 3 + 10 < MAX_DEPTH - 6:
        nested = table([nested])
    assert read(docx(nested), "plan.docx")[0] == "甲\n"


def test_too_many_elements_in_one_block_but_not_in_many():
    row = f"<w:p>{'<w:r/>' * 100}</w:p>"
    assert refused(docx(f"<w:tbl>{row * 5000}</w:tbl>")) == "unsafe-xml"
    assert read(docx(row * 5100), "plan.docx")[0] == ""


def test_macros_encryption_and_other_formats():
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert refused(docx(par("甲"), main=macro)) == "macros"
    assert refused(docx(par("甲"), {"word/vbaProject.bin": b"x"})) == "macros"
    data = bytearray(GOOD)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + at] |= 1
    assert refused(bytes(data)) == "encrypted"
    types = {"[Content_Types].xml": "<Types/>"}
    assert refused(archive(**types, **{"xl/workbook.xml": "<x/>"})) == "not-docx"
    assert refused(archive(**types, **{"ppt/presentation.xml": "<x/>"})) == "not-docx"
    assert refused(archive(**{"content.xml": "<x/>"})) == "not-docx"
    assert refused(archive(**{"plan.txt": "x"})) == "not-docx"
    assert refused(archive(**types)) == "not-docx"
    assert refused(b"PK\x03\x04 and nothing more") == "broken-docx"


def test_every_cut_is_an_error_or_the_whole_text():
    for size in range(0, len(GOOD), 7):
        with pytest.raises(LoadError):
            read(GOOD[:size], "plan.docx")


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_no_changed_byte_ends_in_a_traceback(at, change):
    data = bytearray(GOOD)
    data[at] ^= change
    try:
        text, _ = read(bytes(data), "plan.docx")
    except LoadError:
        return
    assert isinstance(text, str)


def test_broken_xml_and_two_files_of_one_name():
    assert refused(docx(par("甲"), {"word/document.xml": DOCUMENT[:-30]})) == "broken-docx"
    assert refused(docx(par("甲"), {"word/document.xml": b"\x00\x01"})) == "broken-docx"
    out = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as handle:
        handle.writestr("word/document.xml", DOCUMENT)
    assert refused(out.getvalue()) == "unsafe-archive"


def test_circles_of_styles_end():
    styles = root(
        "styles", '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert read(docx(par("甲", style="A"), {"word/styles.xml": styles}), "plan.docx")[0] == "甲\n"
