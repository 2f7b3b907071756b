"""How comparing grows: seconds and memory of one story told by 10, 100 and 1,000 articles, and what each costs more.

    python tests/benchmarks/comparison.py [SIZE …]

A story is made: every article tells six to nine facts of one flood in sentences of its own, most of them as most others
do, some with another figure. Each size runs in a process of its own, the first row of a table after a small story that
loads what is loaded once. Nothing is asserted; the goals are a story of 20 articles in under 100 ms, one of 1,000 in
under 10 s, and at most 12 times the time for 10 times the articles, where a bare `regex` scan for digits and number
words reads 20 MB a second. What it reads of the same articles while they are compared is printed beside: 2 MB are the
100 ms. So is how many Python functions are called, which no neighbour of the machine changes; the growth is that of the
seconds and that of the calls.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from extraction import BARE_SCAN, positive, python_calls

import discrepancy as dx

SIZES = (10, 20, 100, 200, 1000, 2000)
ROUNDS, SECONDS = 20, 2.0  # a story is compared until so many rounds or so much time is over
SCANNED = 200  # articles that the bare scan reads in each round
SEED = 7
TOLD = {
    "dead": (12, 12, 12, 13, 14, 15, 21),
    "hurt": (40, 40, 41, 45, 52),
    "missing": (5, 5, 6, 7),
    "homes": (300, 300, 310, 350, 400),
    "workers": (60, 70, 80),
    "money": ("2 million", "2.5 million", "3 million"),
    "high": (3, 3, 4),
    "day": (3, 3, 3, 4),
    "hour": (4, 5),
}
SENTENCES = (
    "The flood at {place} killed {dead} people and injured {hurt}.",
    "At least {dead} people died when the river broke its banks near {place}, officials said.",
    "About {homes} homes were destroyed, the council of {place} said.",
    "Rescue teams of {workers} workers searched for {missing} missing people.",
    "Damage is put at ${money}.",
    "The river rose {high} metres on {day} May 2024.",
    "The dam gave way at {hour} a.m., and the alarm was raised {minutes} minutes later.",
    "{boats} volunteers from {village} came with boats.",
    "{person}, {age}, said the water stood at the {thing}.",
)
THINGS = ("door", "roof", "bridge", "mill", "school", "church")
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so")


def name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def article(chance: random.Random, n: int) -> dx.Article:
    told = {key: chance.choice(values) for key, values in TOLD.items()}
    told |= {"place": "Lorvik", "village": name(chance), "person": f"{name(chance)} {name(chance)}"}
    told |= {"minutes": chance.choice((20, 25)), "boats": chance.randrange(5, 60), "age": chance.randrange(20, 80)}
    told |= {"thing": chance.choice(THINGS)}
    text = " ".join(chance.sample(SENTENCES, chance.randrange(6, 10))).format(**told)
    return dx.Article(text, f"Paper {n}", published=f"2024-05-{5 + n % 3:02}T{n % 24:02}:{n % 60:02}:00+00:00")


def story(size: int) -> list[dx.Article]:
    chance = random.Random(SEED)
    return [article(chance, n) for n in range(size)]


class Measured(NamedTuple):
    """Seconds of the best round, what a bare scan reads meanwhile and the peak of memory, both in MB; Python calls."""

    seconds: float
    scanned: float
    claims: int
    findings: int
    pairs: int
    peak: float
    calls: int


def measured(size: int) -> Measured:
    dx.compare(story(3))
    articles, text = story(size), "\n".join(told.text for told in story(SCANNED))
    times: list[float] = []
    scans: list[float] = []
    while len(times) < ROUNDS and sum(times) < SECONDS:
        began = time.perf_counter()
        report = dx.compare(articles)
        times.append(time.perf_counter() - began)
        began = time.perf_counter()
        BARE_SCAN.findall(text)
        scans.append(time.perf_counter() - began)
    pairs = sum(len(finding.claims) * (len(finding.claims) - 1) // 2 for finding in report.findings)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    scanned = len(text.encode()) / 1e6 * min(times) / min(scans)
    calls = python_calls(lambda: dx.compare(articles))
    return Measured(min(times), scanned, len(report.claims), len(report.findings), pairs, peak, calls)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=positive, default=SIZES, metavar="SIZE")
    sizes = parser.parse_args().sizes
    length = statistics.fmean(len(told.text) for told in story(50))
    print(f"articles of {length:.0f} characters; Python {sys.version.split()[0]}")
    print("articles seconds ms/article scan MB claims findings    pairs   MB      calls  growth")
    before: dict[int, Measured] = {}
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            row = pool.submit(measured, size).result()
        before[size] = row
        tenth = before.get(size // 10)
        times = f"{row.seconds / tenth.seconds:.1f} and {row.calls / tenth.calls:.1f} times" if tenth else ""
        growth = f"{times} {size // 10}" if tenth else ""
        print(
            f"{size:>8} {row.seconds:>7.3f} {1000 * row.seconds / size:>10.2f} {row.scanned:>7.2f}"
            f" {row.claims:>6} {row.findings:>8} {row.pairs:>8} {row.peak:>4.0f} {row.calls:>10}  {growth}"
        )


if __name__ == "__main__":
    main()
