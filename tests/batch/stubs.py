"""Extraction of a kind that shows every trouble a document can make; workers import it by its name."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planparse import records
from planparse.batch.keys import Extractor
from planparse.emit.output import opened
from planparse.load import load_file


class Stub(Extractor):
    """Every 3所 is a record. The text may ask for trouble."""

    def settings(self) -> Mapping[str, Any]:
        return {"reference": self.reference}

    def prepare(self) -> None:
        if self.encoding == "no-start":
            os._exit(9)

    def __call__(self, path: str, name: str, keep_text: str | None = None) -> records.Extraction:
        loaded = load_file(path)
        text = loaded.text
        if keep_text:
            with opened(keep_text) as out:
                out.write(text)
        if "LOOP" in text:
            while True:
                pass
        if "BACKTRACK" in text:  # holds the interpreter: no thread of the worker can run
            re.match(r"(a+)+$", "a" * 60 + "b")
        if "MEMORY" in text:
            held = []
            while True:
                held.append(bytearray(1 << 22))
        if "DIE" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "ONCE" in text and not (marker := Path(path + ".marker")).exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "BOOM" in text:
            raise ZeroDivisionError(f"odd {object()} in {path}")
        if "PRINT" in text:
            print("noise")
        if "DEEP" in text:
            self(path, name + ".")
        if "SLOW" in text:
            time.sleep(0.01)
        found = tuple(
            records.Record(
                id=f"r{match.start()}",
                kind="quantitative",
                status="target",
                goal=match[0],
                number=int(match[1]),
                unit="所",
                source=records.Source(start=match.start(), end=match.end(), text=match[0]),
                confidence=0.9,
                extractor="rules",
            )
            for match in re.finditer(r"(\d+)所", text)
        )
        return records.Extraction(
            document=records.Document(id=loaded.sha256, path=loaded.path, chars=len(text)),
            records=found,
            warnings=tuple(records.Warning(code=warn.code, message=warn.message) for warn in loaded.warnings),
        )
