"""A folder of mixed documents through ``planparse batch``: speed, memory and the time of a rerun with nothing changed.

    python benchmarks/batch.py [--documents N] [--no-model]

The documents are made from data/annotated: plans cut at a paragraph and joined anew, as text in UTF-8, GB18030 and UTF-16, as HTML, DOCX and
PDF, one in twenty broken. Memory is the highest that the command's process and its largest worker reached (Linux only). How much
two jobs can gain depends on who else uses the machine, so two processes that only count are timed against one before and after. The time of
a run with nothing changed is the median of five.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from pathlib import Path

PLANS = Path(__file__).parent.parent / "data" / "annotated"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COLUMNS, _LINES = 32, 28
BROKEN = (b"\x89PNG\r\n\x1a\n" + bytes(900), b"PK\3\4" + bytes(60), b"%PDF-1.7\n", bytes(range(1, 9)) * 90)
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
}


def make(folder: Path, count: int) -> None:
    """Write ``count`` documents, each unlike all others, the same ones every time."""
    texts = [path.read_text("utf-8-sig") for path in sorted(PLANS.glob("*.txt"))]
    chance = random.Random(1)
    for number in range(count):
        head, tail = (chance.choice(texts).split("\n") for _ in range(2))
        lines = [*head[: chance.randint(1, len(head))], f"第{number}号附件", *tail[chance.randrange(len(tail)) :]]
        place = folder / f"{number % 20:02}"
        place.mkdir(parents=True, exist_ok=True)
        write(place / f"plan-{number:05}", lines, number)


def write(path: Path, lines: list[str], number: int) -> None:
    """Write a document in the form that its number asks for."""
    text = "\n".join(lines)
    form = number % 10
    if number % 20 == 19:
        path.with_suffix(".txt").write_bytes(BROKEN[number // 20 % len(BROKEN)] + number.to_bytes(4))
    elif form < 4:
        path.with_suffix(".txt").write_text(text, "utf-8")
    elif form < 6:
        path.with_suffix(".txt").write_text(text, "gb18030")
    elif form == 6:
        path.with_suffix(".txt").write_text(text, "utf-16")
    elif form == 7:
        body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
        page = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>计划</title></head><body>{body}</body></html>'
        path.with_suffix(".html").write_text(page, "utf-8")
    elif form == 8:
        path.with_suffix(".pdf").write_bytes(pdf(lines))
    else:
        body = "".join(f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>" for line in lines)
        with zipfile.ZipFile(path.with_suffix(".docx"), "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in _PARTS.items():
                archive.writestr(name, part)
            archive.writestr("word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')


def pdf(lines: list[str]) -> bytes:
    """Return pages with the lines of a plan, broken at 32 characters, in a font that the reader has to know."""
    drawn = [line[at : at + _COLUMNS] for line in lines for at in range(0, max(len(line), 1), _COLUMNS)]
    pages = [drawn[at : at + _LINES] for at in range(0, len(drawn), _LINES)]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(len(pages))), len(pages)),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>",
    ]
    for at, page in enumerate(pages):
        shown = b" ".join(b"<%s>Tj T*" % line.encode("utf-16-be", "replace").hex().encode() for line in page)
        stream = b"BT /F 14 Tf 24 TL 70 770 Td " + shown + b" ET"
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>" % (6 + 2 * at))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def counting(processes: int) -> float:
    """Return how often so many processes together count to 100,000 in a second."""
    code = "import time\nend = time.monotonic() + 2\nn = 0\nwhile time.monotonic() < end:\n    for _ in range(100_000): pass\n    n += 1\nprint(n)"
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(processes)]
    return sum(int(process.communicate()[0]) for process in running) / 2


def gain() -> None:
    """Print how much more two processes can do than one, at the moment."""
    print(f"two processes that count do {counting(2) / counting(1):.2f} times what one does", flush=True)


def measured(arguments: list[str]) -> tuple[float, int, int]:
    """Run a batch; return seconds, and the peak memory in kB of its process and of its largest worker (0 where it cannot be known)."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "planparse", "batch", "--quiet", *arguments], stderr=subprocess.DEVNULL, env=environment()
    )
    own = largest = 0
    while process.poll() is None:
        with suppress(OSError):
            own = max(own, peak(process.pid))
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            largest = max([largest, *(peak(int(child)) for child in children)])
        time.sleep(0.02)
    return time.perf_counter() - start, own, largest


def environment() -> dict[str, str]:
    """Return the environment of a run that compiles each module once, as an installed planparse does."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def peak(process: int) -> int:
    """Return the highest resident size of a process in kB so far."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--no-model", action="store_true")
    args = parser.parse_args()
    more = ["--no-model"] if args.no_model else []
    with tempfile.TemporaryDirectory() as home:
        few, many = Path(home, "few"), Path(home, "many")
        gain()
        make(few, max(args.documents // 10, 1))
        make(many, args.documents)
        measured([str(few), "--out", str(Path(home, "out")), "--glob", "*0.*", *more])  # modules are compiled, files are in memory
        for folder, jobs in ((few, 1), (few, 2), (many, 1), (many, 2)):
            count, out = sum(path.is_file() for path in folder.rglob("*")), Path(home, f"out-{folder.name}-{jobs}")
            seconds, own, largest = measured([str(folder), "--out", str(out), "--jobs", str(jobs), *more])
            documents = [json.loads(line) for line in (out / "documents.jsonl").read_bytes().splitlines()]
            failed = sum(document["status"] == "failed" for document in documents)
            print(f"{count} documents ({failed} fail), jobs {jobs}: {count / seconds:.1f} a second ({seconds:.1f} s), ", end="")
            print(f"peak memory {own / 1024:.0f} MB, largest worker {largest / 1024:.0f} MB", flush=True)
        runs = [measured([str(many), "--out", str(out), *more])[:2] for _ in range(5)]
        again, own = (statistics.median(some) for some in zip(*runs, strict=True))
        print(f"run again with nothing changed: {again:.2f} s, {100 * again / seconds:.1f} % of the first, peak memory {own / 1024:.0f} MB")
        gain()


if __name__ == "__main__":
    main()
