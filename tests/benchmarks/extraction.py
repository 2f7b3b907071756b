"""How fast figures are read: MB of text a second on one core, and how many times slower than a bare scan for numbers.

    python tests/benchmarks/extraction.py [FILE …]

A file is plain text or JSON Lines with a `text` in each row; without one the samples of the package are read. Nothing
is asserted: the figures depend on the machine, the ratio less so.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import discrepancy as dx

ROUNDS = 5
LEAST_BYTES = 400_000
ARTICLE = 20  # rows of JSON Lines that make one article
WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion"
BARE_SCAN = re.compile(rf"\d[\d.,]*|\b(?:{WORDS})\b", re.I)


def texts(path: Path) -> Iterator[str]:
    """The texts of a file, short rows joined into articles."""
    content = path.read_text(encoding="utf-8")
    if path.suffix != ".jsonl":
        yield content
        return
    rows = [json.loads(line)["text"] for line in content.splitlines() if line.strip()]
    for first in range(0, len(rows), ARTICLE):
        yield " ".join(rows[first : first + ARTICLE])


def samples() -> Iterator[str]:
    """The texts of the stories that come with the package."""
    folder = Path(dx.__file__).parent / "samples"
    for path in sorted(folder.glob("*.json")):
        yield from _strings(json.loads(path.read_text(encoding="utf-8")))


def _strings(value: object) -> Iterator[str]:
    match value:
        case dict():
            for key, item in value.items():
                if key == "text" and isinstance(item, str):
                    yield item
                else:
                    yield from _strings(item)
        case list():
            for item in value:
                yield from _strings(item)


def rate(read: Callable[[str], object], articles: list[str]) -> float:
    """Median MB a second over several rounds, after one to warm up."""
    size = sum(len(text.encode()) for text in articles)
    repeats = max(1, LEAST_BYTES // size)
    rates = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        for _ in range(repeats):
            for text in articles:
                read(text)
        rates.append(size * repeats / 1e6 / (time.perf_counter() - start))
    return statistics.median(rates[1:])


def main() -> None:
    """Print the rates."""
    paths = [Path(name) for name in sys.argv[1:]]
    articles = [text for path in paths for text in texts(path)] if paths else list(samples())
    start = time.perf_counter()
    dx.extract(articles[0])
    first_call = time.perf_counter() - start
    extraction, bare = rate(dx.extract, articles), rate(BARE_SCAN.findall, articles)
    size = sum(len(text.encode()) for text in articles)
    print(f"{len(articles)} articles, {size / 1e3:.0f} kB; first call {first_call * 1e3:.0f} ms")
    print(f"extraction {extraction:.2f} MB/s, bare scan {bare:.1f} MB/s, ratio {bare / extraction:.0f}")


if __name__ == "__main__":
    main()
