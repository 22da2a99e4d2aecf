"""Characters per second of the whole pipeline against ``jieba.lcut`` on the same text in the same run.

    python benchmarks/speed.py [FOLDER] [--repeat N]

FOLDER holds .txt plans (default: data/annotated). Every round runs all sides one after the other, so that a machine whose speed
drifts slows all; the ratio is taken round by round and its median quoted. Time is processor time: what other programs do counts
little. The next line shows that work grows in proportion to length: the same plan once and ten times over. The last ones time the
command on one plan by the clock; bytecode is written before, as an installer does.
"""

from __future__ import annotations

import argparse
import compileall
import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba

import planparse

_PLAN = 9000


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent.parent / "data" / "annotated")
    parser.add_argument("--repeat", type=int, default=5)
    args = parser.parse_args()
    texts = [path.read_text("utf-8-sig") for path in sorted(args.folder.glob("*.txt"))]
    chars = sum(map(len, texts))
    jieba.setLogLevel(logging.WARNING)
    jieba.lcut("预热")
    planparse.extract(texts[0])

    sides: dict[str, Callable[[], object]] = {
        "rules and model": lambda: [planparse.extract(text) for text in texts],
        "rules only": lambda: [planparse.extract(text, model=False) for text in texts],
        "jieba.lcut": lambda: [jieba.lcut(text) for text in texts],
    }
    rounds = [{name: seconds(work) for name, work in sides.items()} for _ in range(args.repeat)]
    print(f"{len(texts)} documents, {chars} characters, {args.repeat} rounds")
    for name in sides:
        ratios = [one["jieba.lcut"] / one[name] for one in rounds]
        speed = statistics.median(chars / one[name] for one in rounds)
        told = f"ratio {statistics.median(ratios):.2f} (min {min(ratios):.2f}, max {max(ratios):.2f})"
        print(f"{name:<16}{speed:>10,.0f} characters/s, {told}")

    longest = max(texts, key=len)
    once = statistics.median(seconds(lambda: planparse.extract(longest)) for _ in range(5))
    tenfold = statistics.median(seconds(lambda: planparse.extract("\n".join([longest] * 10))) for _ in range(3))
    print(f"growth: {tenfold / once:.2f} times the time for 10 times the text")

    compileall.compile_dir(Path(planparse.__file__).parent, quiet=2)
    plan = "\n".join(texts)[:_PLAN]
    for name, options in (("rules and model", []), ("rules only", ["--no-model"])):
        taken = statistics.median(command(plan, options) for _ in range(7))
        print(f"one plan of {len(plan):,} characters as a command, {name}: {taken:.2f} s")


def command(text: str, options: list[str]) -> float:
    """Return the seconds that the command takes for one document, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.txt"
        path.write_text(text, "utf-8")
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "planparse", "extract", str(path), *options], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
