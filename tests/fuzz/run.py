"""Looks by coverage for inputs that break the library (extra `fuzz`: `pip install -e '.[fuzz]'`, Linux and macOS).

    python tests/fuzz/run.py extract --seconds 600

The targets are those of `targets.py`. An input that fails, or that takes more than `--slow` seconds of computing, is
saved below `--work` and ends the run; once it is mended, it belongs into `found/`, where `test_fuzzed.py` finds it.
What was learnt stays in `--work`, so that the next run starts from there, and so does the slowest input: the fuzzer's
counting makes everything take some times as long, so time that input alone.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import random
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CASES = HERE.parent / "cases"
MODULES_APART = ("discrepancy.lang.build", "discrepancy.render.plot", "discrepancy.__main__", "discrepancy.cli")
NOTED = 0.5  # seconds of computing from which on the slowest input is kept, to be timed without the fuzzer's counting
ODD_VALUES = [None, True, -1, 0, 10**30, "", "x", "NaN", "1e999", "9" * 40, "2024-13-45", "-0", [], {}, [[]], "\ud800"]


def main() -> None:
    options = _options()
    try:
        import atheris
    except ImportError:
        sys.exit("fuzzing takes atheris, which is not installed: pip install -e '.[fuzz]'")
    with atheris.instrument_imports(include=["discrepancy"]):
        import discrepancy

        for module in pkgutil.walk_packages(discrepancy.__path__, "discrepancy."):
            if not module.name.startswith(MODULES_APART):
                importlib.import_module(module.name)
    sys.path.insert(0, str(HERE))
    check: Callable[[bytes], None] = importlib.import_module("targets").TARGETS[options.target]

    slowest = 0.0
    slow = options.work / f"{options.target}-slowest"

    def timed(data: bytes) -> None:
        nonlocal slowest
        begun = time.process_time()
        check(data)
        took = time.process_time() - begun
        if took > max(slowest, NOTED):
            slow.write_bytes(data)
        slowest = max(slowest, took)
        if took > options.slow:
            raise TimeoutError(f"{len(data)} bytes took {took:.2f} s; the most is {options.slow} s")

    corpus = options.work / options.target
    corpus.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(_seeds(options.target)):
        timed(seed)  # once, so that loading the language data counts for no input
        corpus.joinpath(f"seed-{n}").write_bytes(seed)
    slowest = 0.0
    words = options.work / "words.dict"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in sorted(_words())), encoding="ascii")
    arguments = [
        sys.argv[0],
        f"-max_total_time={options.seconds}",
        f"-max_len={options.length}",
        "-len_control=0",  # long inputs from the start: what is slow is long
        f"-dict={words}",
        f"-artifact_prefix={options.work}/{options.target}-",
        "-print_final_stats=1",
        str(corpus),
    ]
    # the function that atheris.Mutate names is another one after Setup
    mutator = _mutated_json(lambda data, most: bytes(atheris.Mutate(data, most)))
    atheris.Setup(arguments, timed, **({"custom_mutator": mutator} if options.target in ("report", "files") else {}))
    atheris.Fuzz()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=["extract", "compare", "report", "files"])
    parser.add_argument("--seconds", type=int, default=600, help="how long (default: 600)")
    parser.add_argument("--length", type=int, default=10_000, help="the most bytes of an input (default: 10000)")
    parser.add_argument("--slow", type=float, default=5.0, help="seconds of computing that no input may take")
    parser.add_argument("--work", type=Path, default=Path("build/fuzz"), help="folder (default: build/fuzz)")
    return parser.parse_args()


def _seeds(target: str) -> Iterator[bytes]:
    """What to start from: the sentences of the tables of cases, alone or as accounts, and the samples."""
    import discrepancy as dx

    sentences = [text for path in sorted(CASES.glob("*.toml")) for text in _texts(path)]
    stories = [dx.samples.load(name) for name in dx.samples.names()]
    match target:
        case "extract":
            yield from (sentence.encode() for sentence in sentences)
        case "compare":
            for at in range(0, len(sentences) - 3, 3):
                yield "\n====\n".join(sentences[at : at + 3]).encode()
        case "report":
            for texts in zip(sentences[::9], sentences[1::9], strict=False):
                yield (
                    dx.compare([dx.Article(text, source) for text, source in zip(texts, "AB", strict=True)])
                    .to_json()
                    .encode()
                )
            yield (
                dx.compare([{"source": "A", "text": "12 died."}, {"source": "B", "text": "15 died."}])
                .to_json()
                .encode()
            )
        case _:
            for story in stories:
                rows = [{**article.to_dict(), "text": article.text[:200]} for article in story]
                yield json.dumps(rows).encode()
                yield json.dumps({"story": "s", "articles": rows}, ensure_ascii=False).encode()
                yield "\n".join(json.dumps(row) for row in rows).encode()
            yield json.dumps({"uri": "urn:newsml:a:1", "headline": "h", "body_xhtml": "<p>12 &amp; 3</p>"}).encode()
            yield json.dumps(
                {"uri": "u", "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>"}]}
            ).encode()
            yield b"HARWICK, Aug. 13, 2024 \xe2\x80\x94 Over 40 minutes late."
            yield b"<!doctype html><html lang=en><title>t</title><body><article><p>Over 40 minutes late.</p></article>"


def _texts(path: Path) -> Iterator[str]:
    for row in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
        for field in ("text", "left", "right"):
            if isinstance(row.get(field), str):
                yield row[field]


def _words() -> set[str]:
    """The words of the language data: single letters put together would seldom hit upon one."""
    words = {"$", "€", "₹", "%", "°C", "p.m.", "IST", "1,000", "12,34,567", "2024", "\u200b", "\u202e", "\n====\n"}
    for path in sorted((HERE.parents[1] / "discrepancy" / "lang").glob("*/*.toml")):
        if path.stem in ("numbers", "modifiers", "units", "dates"):
            words.update(list(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))[:400])
    return {word for word in words if 0 < len(word.encode()) <= 40}


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield key
                yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)


def _escaped(word: str) -> str:
    """As libFuzzer writes the words of a dictionary."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _mutated_json(mutate: Callable[[bytes, int], bytes]) -> Callable[[bytes, int, int], bytes]:
    """Changes one place inside of JSON that stays JSON, and every second time the bytes themselves."""

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        dice = random.Random(seed)
        if dice.random() < 0.5:
            return mutate(data, most)
        try:
            whole = json.loads(data)
        except (ValueError, RecursionError):
            return mutate(data, most)
        holders = list(_holders(whole))
        if not holders:
            return mutate(data, most)
        holder = dice.choice(holders)
        key = dice.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        match dice.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder[key], str):
                holder[key] = mutate(holder[key].encode("utf-8", "surrogatepass"), 100).decode("utf-8", "replace")
            case 2:
                holder[key] = dice.choice([value for other in holders for value in _values(other)])
            case _:
                holder[key] = dice.choice(ODD_VALUES)
        try:
            made = json.dumps(whole).encode()
        except (ValueError, RecursionError):  # a part put into itself
            return mutate(data, most)
        return made if len(made) <= most else mutate(data, most)

    return mutated


def _holders(value: Any) -> Iterator[Any]:
    """Every object and list inside, unless empty."""
    if isinstance(value, dict | list):
        if value:
            yield value
        for inner in _values(value):
            yield from _holders(inner)


def _values(holder: Any) -> list[Any]:
    return list(holder.values() if isinstance(holder, dict) else holder)


if __name__ == "__main__":
    main()
