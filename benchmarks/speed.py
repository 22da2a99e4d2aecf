"""Characters per second of the whole pipeline against ``jieba.lcut`` on the same text in the same run.

    python benchmarks/speed.py [FOLDER] [--repeat N]

FOLDER holds .txt plans (default: data/annotated). Every round runs both sides one after the other, so that a machine whose
speed drifts slows both; the ratio is taken round by round and its median quoted. The last lines show that work grows in
proportion to length: the same plan once and ten times over.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import jieba

import planparse


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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

    ratios, ours, theirs = [], [], []
    for _ in range(args.repeat):
        mine = seconds(lambda: [planparse.extract(text) for text in texts])
        peer = seconds(lambda: [jieba.lcut(text) for text in texts])
        ours.append(chars / mine)
        theirs.append(chars / peer)
        ratios.append(peer / mine)
    print(f"{len(texts)} documents, {chars} characters, {args.repeat} rounds")
    print(f"planparse    {statistics.median(ours):>10,.0f} characters/s (median)")
    print(f"jieba.lcut   {statistics.median(theirs):>10,.0f} characters/s (median)")
    print(f"ratio        {statistics.median(ratios):>10.2f} (min {min(ratios):.2f}, max {max(ratios):.2f})")

    longest = max(texts, key=len)
    once = statistics.median(seconds(lambda: planparse.extract(longest)) for _ in range(5))
    tenfold = statistics.median(seconds(lambda: planparse.extract("\n".join([longest] * 10))) for _ in range(3))
    print(f"growth       {tenfold / once:>10.2f} times the time for 10 times the text")


if __name__ == "__main__":
    main()
