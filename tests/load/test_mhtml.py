"""Pages that a browser saved as one file."""

from __future__ import annotations

import base64
import quopri

import pytest
from tests.load.pages import bare_page

from planparse.errors import LoadError
from planparse.load import load_bytes

PLAN = "云溪县2026年教育工作计划\n新增公办学位3200个，巩固率达到98.5%以上。"


def saved(page: bytes, encoding: str = "quoted-printable", kind: str = 'text/html; charset="utf-8"', first: str = "") -> bytes:
    body = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(encoding, bytes)(page)
    return (
        b"From: <Saved by a browser>\r\nSubject: =?utf-8?Q?=E4=BA=91?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part--1"\r\n\r\n\r\n'
        + first.encode()
        + f"------Part--1\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: http://a.example/\r\n\r\n".encode()
        + body
        + b"\r\n------Part--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------Part--1--\r\n"
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit", "binary"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_a_saved_page_is_read_as_the_page(encoding, charset):
    page = bare_page(PLAN).replace("utf-8", charset).encode(charset)
    got = load_bytes(saved(page, encoding, f"text/html; charset={charset}"), path="plan.mht")
    assert (got.text, got.media_type, got.warnings) == (PLAN, "multipart/related", ())


def test_a_charset_that_does_not_fit_is_not_believed():
    assert load_bytes(saved(bare_page(PLAN).encode(), kind="text/html; charset=klingon"), path=None).text == PLAN
    assert load_bytes(saved(bare_page(PLAN).encode(), kind="text/html; charset=punycode"), path=None).text == PLAN
    assert load_bytes(saved(bare_page(PLAN).encode(), kind="text/html"), path=None).text == PLAN


def test_a_style_sheet_before_the_page_is_passed_over():
    first = "------Part--1\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n"
    assert load_bytes(saved(bare_page(PLAN).encode(), first=first), path=None).text == PLAN


@pytest.mark.parametrize("data", [saved(b"x", kind="text/css"), b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx"])
def test_without_a_page_there_is_one_sentence(data):
    with pytest.raises(LoadError, match="holds no HTML") as caught:
        load_bytes(data, path="plan.mht")
    assert caught.value.code == "no-page"


def test_a_plan_that_talks_of_mail_is_text():
    text = "MIME-Version: 1.0 是邮件的标准。\nContent-Type: text/plain\n"
    assert load_bytes(text.encode(), path=None).text == text


def test_every_cut_is_a_text_or_an_error():
    data = saved(bare_page(PLAN).encode(), "base64")
    told = []
    for size in range(0, len(data), 7):
        try:
            load_bytes(data[:size], path="x")
        except LoadError as error:
            told.append(str(error))
    assert told
    assert not any("\n" in sentence for sentence in told)
