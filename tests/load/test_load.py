"""From bytes to text: the encoding ladder, what is refused, and what is only odd."""

from __future__ import annotations

import hashlib
import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import LoadError
from planparse.load import load_bytes, load_file, load_text

SIMPLE = "云溪县2024年教育工作要点\r\n新增学位1200个，巩固率达到95%以上。\n责任单位：县教育局\r"
TRADITIONAL = "雲溪縣2024年教育工作要點\r\n新增學位1200個，鞏固率達到95%以上，責任單位：縣教育局。\n推進學校發展規劃。"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"])
def test_ladder_finds_the_encoding(codec):
    got = load_bytes(SIMPLE.encode(codec), path=None)
    assert got.text == SIMPLE
    assert got.encoding == {"utf-8-sig": "utf-8", "gbk": "gb18030"}.get(codec, codec)
    assert got.media_type == "text/plain"
    assert got.sha256 == hashlib.sha256(SIMPLE.encode(codec)).hexdigest()
    assert got.warnings == ()


@pytest.mark.parametrize(("codec", "name"), [("big5", "big5"), ("utf-8", "utf-8"), ("gb18030", "gb18030"), ("utf-16-le", "utf-16-le")])
def test_traditional_text(codec, name):
    got = load_bytes(TRADITIONAL.encode(codec), path=None)
    assert (got.text, got.encoding) == (TRADITIONAL, name)


def test_utf16_without_mark_and_without_latin_letters():
    text = "深入推进教育改革，加强教师队伍建设，提高教育质量，" * 20
    assert load_bytes(text.encode("utf-16-be"), path=None).text == text


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ('<html><head><meta charset="gb2312">', ""),
        ('<?xml version="1.0" encoding="GBK"?>', '<?xml version="1.0" encoding="GBK"?>'),
        ("# -*- coding: gb18030 -*-\n", "# -*- coding: gb18030 -*-\n"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gbk">', ""),
    ],
)
def test_declared_charset(head, shown):
    got = load_bytes((head + SIMPLE).encode("gb18030"), path=None)
    assert got.encoding == "gb18030"
    assert got.text == (shown + SIMPLE if shown else "".join(SIMPLE.split()))


def test_a_false_declaration_is_not_believed():
    data = ("# -*- coding: ascii -*-\n" + SIMPLE).encode("utf-8")
    assert load_bytes(data, path=None).encoding == "utf-8"
    data = ('<meta charset="klingon">' + SIMPLE).encode("utf-8")
    assert load_bytes(data, path=None).encoding == "utf-8"


def test_the_user_wins():
    data = "学位".encode()
    assert load_bytes(data, path=None, encoding="gb18030").text == data.decode("gb18030")
    assert load_bytes(SIMPLE.encode("utf-8-sig"), path=None, encoding="utf-8").text == SIMPLE
    assert load_bytes(("\ufeff" + SIMPLE).encode("utf-16-le"), path=None, encoding="utf-16-le").text == SIMPLE


@pytest.mark.parametrize(
    ("data", "encoding", "code"),
    [
        (b"PK\x03\x04rest", None, "broken"),
        (b"\x89PNG\r\n\x1a\n", None, "binary"),
        (b"\xff\xd8\xff\xe0", None, "binary"),
        (b"\x00\x01\x02\x03" * 100, None, "binary"),
        (b"\x01\x02abc" * 100, None, "binary"),
        (bytes(range(256)) * 4, None, "undecodable"),
        ("教育".encode("gb18030"), "utf-8", "undecodable"),
        (b"abc", "klingon", "unknown-encoding"),
        (b"abc", "base64", "unknown-encoding"),
        (b"abc", "unicode_escape", "unknown-encoding"),
        (b"abc", "punycode", "unknown-encoding"),
        (b"abc", "idna", "unknown-encoding"),
        (b"abc", "utf-7", "unknown-encoding"),
        (b"abc", "", "unknown-encoding"),
        (b"abc", "utf-8\0", "unknown-encoding"),
    ],
)
def test_what_is_not_text_is_refused(data, encoding, code):
    with pytest.raises(LoadError) as caught:
        load_bytes(data, path="plan.txt", encoding=encoding)
    assert caught.value.code == code
    assert caught.value.document == "plan.txt"
    assert caught.value.reason
    assert caught.value.fix
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["<html><p>新增学位1200个</p></html>", "\n\n<!DOCTYPE HTML><p>新增学位1200个</p>", "<?xml version='1.0'?><a/>"]
)
def test_markup_is_read_as_it_stands_with_a_warning(text):
    got = load_text(text)
    assert got.text == text
    assert [(warning.code, text[warning.raw_start]) for warning in got.warnings] == [("markup", "<")]


@pytest.mark.parametrize("text", ["新增学位1200个，<html>不算。", "< 5% 的学校", "《<通知>》"])
def test_a_bracket_alone_is_no_markup(text):
    assert load_text(text).warnings == ()


def test_odd_texts_are_warned_of():
    assert [warning.code for warning in load_bytes(b"", path=None).warnings] == ["empty"]
    got = load_bytes("新增\0学位1200个，巩固率达到95%以上。".encode(), path=None)
    assert [(warning.code, warning.raw_start) for warning in got.warnings] == [("nul", 2)]
    assert "\0" in got.text
    assert [warning.code for warning in load_bytes("新增\ufffd学位".encode(), path=None).warnings] == ["replacement-character"]


def test_text_from_python():
    got = load_text("新增\ud800学位")
    assert got.text == "新增\ud800学位"
    assert got.path is None
    assert [(warning.code, warning.raw_start) for warning in got.warnings] == [("surrogate", 2)]
    assert got.sha256 == hashlib.sha256("新增\ud800学位".encode("utf-8", "surrogatepass")).hexdigest()


def test_files(tmp_path, monkeypatch):
    path = tmp_path / "plan.txt"
    path.write_bytes(SIMPLE.encode("gb18030"))
    assert load_file(path).text == SIMPLE
    assert load_file(str(path)).path == str(path)
    with pytest.raises(LoadError, match="no such file"):
        load_file(tmp_path / "none.txt")
    with pytest.raises(LoadError, match="directory"):
        load_file(tmp_path)
    with pytest.raises(LoadError):
        load_file("a\0b")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SIMPLE.encode("utf-8"))))
    assert load_file("-").text == SIMPLE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(LoadError, match="may not be read"):
        load_file(path)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_clear_error(data):
    try:
        outcome = load_bytes(data, path="x").sha256
    except LoadError as error:
        outcome = error.document
    assert outcome in {"x", hashlib.sha256(data).hexdigest()}
