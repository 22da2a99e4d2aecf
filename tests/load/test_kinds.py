"""The kind of a document is told from its bytes, whatever its name."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest

from planparse.errors import LoadError
from planparse.load import load_bytes, load_file
from planparse.load.kinds import reader, sniff


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "text"),
        ("新增学位1200个".encode("gb18030"), "text"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "pdf"),
        ("说明：%PDF-是文件头".encode(), "text"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "office"),
    ],
)
def test_sniff(data, kind):
    assert sniff(data) == kind


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (zipped("a.txt"), "binary", "a ZIP archive"),
        (zipped("xl/workbook.xml"), "binary", "an Excel workbook"),
        (zipped("OFD.xml"), "binary", "an OFD file"),
        (zipped("../../etc/passwd"), "binary", "a ZIP archive"),
        (zipped("word/document.xml")[:-30], "broken", "cut short"),
        (b"PK\x03\x04" + bytes(40) + b"PK\x05\x06" + b"\xff" * 18, "too-large", "too many files"),
        (b"PK\x03\x04" + bytes(60) + b"PK\x05\x06" + b"\x01" * 8 + b"\x40" + bytes(9), "broken", "broken"),
        (b"\x89PNG\r\n\x1a\n", "binary", "a PNG image"),
        (b"{\\rtf1", "binary", "an RTF file"),
    ],
)
def test_what_no_reader_takes_is_named(data, code, words):
    with pytest.raises(LoadError, match=words) as caught:
        load_bytes(data, path="plan.docx")
    assert (caught.value.code, caught.value.document) == (code, "plan.docx")


def test_a_missing_package_is_one_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "planparse.load.html", None)
    with pytest.raises(LoadError, match=r"pip install 'planparse\[formats\]'") as caught:
        reader("html", "a.html")
    assert caught.value.code == "no-reader"


def test_the_size_is_bounded(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(b"x" * 11)
    assert load_file(path, max_bytes=11).text == "x" * 11
    with pytest.raises(LoadError, match="more than the 10 bytes"):
        load_file(path, max_bytes=10)
