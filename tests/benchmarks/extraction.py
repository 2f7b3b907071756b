"""How fast figures are read: MB of text a second on one core, beside a bare scan for numbers and beside peers.

    python tests/benchmarks/extraction.py [FILE …] [--peer-bytes 2000]

A file is plain text, JSON Lines with a `text` in each row, or JSON with a `text` anywhere in it; without one the
samples of the package are read. Every text is read once in each round, and the round that took the least time counts;
peers read the beginning of it, once. Nothing is asserted: the rates depend on the machine, the ratios less so. Time is
that of the processor; how many Python functions are called is told as well. quantulum3 and dateparser come with the
package, Recognizers-Text with the extra `bench`.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import regex

import discrepancy as dx

ROUNDS = 5
LEAST_BYTES = 200_000  # read in a round, so that the clock can tell
ARTICLE = 20  # rows of JSON Lines that make one article
WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion"
BARE_SCAN = regex.compile(rf"\d[\d.,]*|\b(?:{WORDS})\b", regex.IGNORECASE)

Reader = Callable[[str], object]


def texts(path: Path) -> Iterator[str]:
    """The texts of a file, short rows joined into articles."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        yield from _strings(json.loads(content))
    elif path.suffix == ".jsonl":
        rows = [json.loads(line)["text"] for line in content.splitlines() if line.strip()]
        for first in range(0, len(rows), ARTICLE):
            yield " ".join(rows[first : first + ARTICLE])
    else:
        yield content


def samples() -> Iterator[str]:
    """The texts of the stories that come with the package."""
    for path in sorted((Path(dx.__file__).parent / "samples").glob("*.json")):
        yield from texts(path)


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


def size_of(articles: Iterable[str]) -> int:
    """Bytes of UTF-8."""
    return sum(len(text.encode()) for text in articles)


def seconds(read: Reader, articles: list[str]) -> float:
    """Processor time to read the articles once."""
    start = time.process_time()
    for text in articles:
        read(text)
    return time.process_time() - start


def rates(readers: dict[str, Reader], articles: list[str]) -> dict[str, float]:
    """MB a second of each reader at its best, all of them once in every round."""
    repeated = articles * max(1, LEAST_BYTES // size_of(articles))
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS):
        for name, read in readers.items():
            best[name] = min(best[name], seconds(read, repeated))
    return {name: size_of(repeated) / 1e6 / took for name, took in best.items()}


def python_calls(run: Callable[[], object]) -> int:
    """How many functions written in Python a call comes to: what no clock and no neighbour changes."""
    profiler = cProfile.Profile(builtins=False)
    profiler.runcall(run)
    return sum(entry.callcount for entry in profiler.getstats())


def positive(text: str) -> int:
    """An argument that is a whole number from 1."""
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError(f"got {text}; give a whole number from 1")
    return number


def peers() -> Iterator[tuple[str, Reader | None, str]]:
    """Libraries that find some of the same figures: name, reader or None, and what to do where it is missing."""
    try:
        from quantulum3 import parser

        yield "quantulum3", lambda text: parser.parse(text, classifier_path=None), ""
    except ImportError as error:
        yield "quantulum3", None, str(error)
    try:
        from dateparser.search import search_dates

        yield "dateparser.search", lambda text: search_dates(text, languages=["en"]), ""
    except ImportError as error:
        yield "dateparser.search", None, str(error)
    try:
        from recognizers_date_time import recognize_datetime
        from recognizers_number import recognize_number
        from recognizers_number_with_unit import recognize_currency, recognize_dimension

        every = (recognize_number, recognize_currency, recognize_dimension, recognize_datetime)
        yield "Recognizers-Text", lambda text: [recognise(text, "en-us") for recognise in every], ""
    except ImportError as error:
        yield "Recognizers-Text", None, f"{error}; pip install 'discrepancy[bench]'"


def beginning(articles: list[str], size: int) -> list[str]:
    """The first lines of the articles, up to some bytes: peers are slow, the longer the line the more so."""
    kept: list[str] = []
    for line in (line for text in articles for line in text.splitlines() if line.strip()):
        if size_of(kept) >= size:
            break
        kept.append(line[:size])
    return kept


def main() -> None:
    """Print the rates and ratios."""
    options = argparse.ArgumentParser(description="Speed of extraction beside a bare scan and peers.")
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--peer-bytes", type=int, default=2000, help="text that peers read; 0 leaves them out")
    given = options.parse_args()
    articles = [text for path in given.files for text in texts(path)] or list(samples())
    dx.warm_up()
    size, first = size_of(articles), seconds(dx.extract, articles)
    figures = sum(len(dx.extract(text)) for text in articles)
    print(f"{len(articles)} articles, {size / 1e3:.0f} kB, {figures * 1e3 / size:.1f} figures a kB")
    print(f"extraction, read for the first time: {size / 1e6 / first:.2f} MB/s")
    rate = rates({"extraction": dx.extract, "bare scan": BARE_SCAN.findall}, articles)
    ratio = rate["bare scan"] / rate["extraction"]
    print(f"extraction {rate['extraction']:.2f} MB/s, bare scan {rate['bare scan']:.1f} MB/s: {ratio:.1f} times slower")
    calls = python_calls(lambda: [dx.extract(text) for text in articles])
    print(f"{calls:,} Python calls, {calls / max(1, figures):.0f} a figure")
    share = beginning(articles, given.peer_bytes)
    if not share:
        return
    warnings.simplefilter("ignore")  # theirs
    own = rates({"extraction": dx.extract}, share)["extraction"]
    for name, read, missing in peers():
        if read is None:
            print(f"{name}: skipped, {missing}")
            continue
        read(share[0])  # what it loads
        theirs = size_of(share) / 1e6 / seconds(read, share)
        print(
            f"{name} {theirs:.4f} MB/s on {size_of(share) / 1e3:.1f} kB: extraction is {own / theirs:.0f} times faster"
        )


if __name__ == "__main__":
    main()
