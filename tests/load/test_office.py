"""Legacy Word files: LibreOffice is called safely, and every way it can fail is one clear error."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

import pytest
from tests.load.docx_files import docx, par, table

from planparse.errors import LoadError
from planparse.load import office

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a script")


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Put a script in the place of LibreOffice; returns how to write it."""

    def write(lines: str) -> None:
        script = tmp_path / "soffice"
        script.write_text(f"#!{sys.executable}\nimport pathlib, subprocess, sys, time\n{lines}")
        script.chmod(0o755)
        monkeypatch.setattr(office, "_PROGRAMS", (str(script),))

    return write


def code(data: bytes) -> str:
    """Return the code that a file is refused with."""
    with pytest.raises(LoadError) as caught:
        office.read(data, "old.doc")
    assert str(caught.value).startswith("old.doc: ")
    return caught.value.code


def test_what_is_refused_before_libreoffice_is_called(monkeypatch):
    monkeypatch.setattr(office, "_PROGRAMS", ())
    magic = OLD[:8]
    assert code(b"plain text") == "broken-doc"
    assert code(magic + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert code(OLD + "_VBA_PROJECT".encode("utf-16-le")) == "macros"
    assert code(magic + "Workbook".encode("utf-16-le")) == "not-word"
    assert code(OLD) == "no-office"


@posix
def test_what_libreoffice_writes_is_read(stand_in, tmp_path):
    (tmp_path / "made.docx").write_bytes(docx(par("新增学位1200个。")))
    stand_in(
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\nout.mkdir()\n"
        f"assert pathlib.Path(sys.argv[-1]).read_bytes().startswith({OLD[:8]!r})\n"
        f"(out / 'in.docx').write_bytes(pathlib.Path({str(tmp_path / 'made.docx')!r}).read_bytes())\n"
    )
    assert office.read(OLD, "old.doc") == ("新增学位1200个。\n", [])


@posix
def test_nothing_written_and_a_run_that_hangs(stand_in, monkeypatch, tmp_path):
    stand_in("sys.exit(1)")
    assert code(OLD) == "broken-doc"
    mark = tmp_path / "late"
    child = f"import time, pathlib; time.sleep(3); pathlib.Path({str(mark)!r}).touch()"
    stand_in(f"subprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(60)")
    monkeypatch.setattr(office, "SECONDS", 1)
    start = time.monotonic()
    assert code(OLD) == "office-too-slow"
    assert time.monotonic() - start < 10
    time.sleep(3)
    assert not mark.exists()


@pytest.mark.skipif(not any(map(shutil.which, office._PROGRAMS)), reason="LibreOffice is not installed")
def test_a_real_old_document(tmp_path):
    source = tmp_path / "plan.docx"
    body = par("云溪县2026年工作计划") + table(["指标", "2030年"], ["粮食产量", "32万吨"]) + par("新增学位1200个。")
    source.write_bytes(docx(body))
    program = next(filter(None, map(shutil.which, office._PROGRAMS)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    if not (tmp_path / "plan.doc").exists():
        pytest.skip("LibreOffice is installed without its Writer")
    text, warnings = office.read((tmp_path / "plan.doc").read_bytes(), "plan.doc")
    assert text.splitlines() == ["云溪县2026年工作计划", "指标\t2030年", "粮食产量\t32万吨", "新增学位1200个。"]
    assert warnings == []
