"""Read legacy Word and WPS files (.doc, .wps) by letting LibreOffice write them as DOCX, where it is installed.

LibreOffice runs without a window, in a profile of its own that is thrown away, with macros and links to elsewhere switched off.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from planparse.errors import LoadError
from planparse.load import docx
from planparse.types import Warn

__all__ = ["read"]

SECONDS = 120
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_OTHERS = (
    ("Workbook", "an Excel workbook"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("VisioDocument", "a Visio drawing"),
    ("__properties_version1.0", "a mail"),
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"><value>true</value></prop></item>
</oor:items>
"""


def read(data: bytes, document: str) -> tuple[str, list[Warn]]:
    """Return the text layer of a legacy Word file. Raises LoadError."""
    _check(data, document)
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise LoadError(
            "no-office",
            "reading an old Word or WPS file needs LibreOffice, which is not installed",
            "install it, or save the file as DOCX",
            document,
        )
    with tempfile.TemporaryDirectory(prefix="planparse-", ignore_cleanup_errors=True) as folder:
        return docx.read(_converted(program, data, Path(folder), document), document)


def _check(data: bytes, document: str) -> None:
    if not data.startswith(_MAGIC):
        raise LoadError("broken-doc", "the file is no old Office file", "check what it is", document)
    if _names(data, "EncryptedPackage"):
        raise LoadError("encrypted", "the document asks for a password", "remove the password and save it again", document)
    if _names(data, "_VBA_PROJECT"):
        raise LoadError("macros", "the document carries macros", "save it as DOCX, which drops them", document)
    for name, what in _OTHERS:
        if _names(data, name) and not _names(data, "WordDocument"):
            raise LoadError("not-word", f"the file is {what}, not a Word document", "save it as DOCX or as text first", document)


def _names(data: bytes, name: str) -> bool:
    """Tell whether the directory of an Office file holds a stream of this name."""
    return name.encode("utf-16-le") in data


def _converted(program: str, data: bytes, folder: Path, document: str) -> bytes:
    """Return what LibreOffice makes of the file; a run that hangs is ended with all that it started."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    source = folder / "in.doc"
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
    ]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            raise LoadError(
                "office-too-slow", f"LibreOffice did not finish within {SECONDS} seconds", "save the file as DOCX", document
            ) from None
        finally:
            _end(process)
    made = folder / "out" / "in.docx"
    if not made.is_file():
        raise LoadError(
            "broken-doc", "LibreOffice cannot read the file (damaged, locked, or its Writer is not installed)", "save it as DOCX", document
        )
    return made.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
