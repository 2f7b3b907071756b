"""Whether memory stays flat while articles stream: resident memory after each tenth of many made articles.

    python tests/benchmarks/memory.py [ARTICLES] [--processes N]

The first line is `extract_many`, the second `compare_many`, two articles a story, each in a process of its own; with
`--processes` the memory of the workers is counted in. No two articles share their names and figures, so that whatever
keeps what it has seen shows as growth. Nothing is asserted; the goal is growth of less than 50 MB after the first tenth
of 100,000 articles. Reads /proc, so it runs on Linux only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import os
import random
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import discrepancy as dx

ARTICLES = 20_000
TENTHS = 10
PAGE = os.sysconf("SC_PAGE_SIZE")
MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "bran", "crel", "flit")
SENTENCES = (
    "A fire at the {name} mill injured {few} people and destroyed {many} bales, owner {person} said.",
    "The {name} bridge cost ${money} million and took {few} years to build.",
    "Over {many} people marched in {name} on {day}, {person} told reporters.",
    "{name} Holdings reported a profit of €{money} million, up {share} percent from {year}.",
    "The quake struck {few} kilometres north of {name} at {hour}:{minute:02} p.m. on {month} {date}, {year}.",
    "{person}, {few}, had lived in {name} since {year}.",
    "The train to {name} was {few} minutes late; {many} passengers waited until {hour}:{minute:02} a.m.",
    "The horse ran {few} furlongs for {name} and won ${many}.",
    "A notice dated {year}/{month}/{date} puts the toll at {name} at {few} dead and {many} missing.",
    "El incendio de {name} dejó {few} muertos y {many} heridos el {day}.",
    "{name} में {few} लोगों की मौत हुई और {many} लोग घायल हुए।",
)


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def sentences(chance: random.Random) -> list[str]:
    """Some sentences with names and figures that no other story has."""
    told = {
        "name": word(chance),
        "person": f"{word(chance)} {word(chance)}",
        "few": chance.randrange(3, 90),
        "many": f"{chance.randrange(1_000, 900_000):,}",
        "money": f"{chance.uniform(1, 900):.2f}",
        "share": f"{chance.uniform(0, 40):.1f}",
        "year": chance.randrange(1990, 2025),
        "month": chance.choice(MONTHS),
        "date": chance.randrange(1, 29),
        "hour": chance.randrange(1, 12),
        "minute": chance.randrange(60),
        "day": chance.choice(("Monday", "Tuesday", "Friday", "Sunday")),
    }
    return [sentence.format(**told) for sentence in chance.sample(SENTENCES, 4)]


def stories() -> Iterator[list[dict[str, Any]]]:
    """Stories without end: two accounts of the same names, with figures of their own."""
    chance = random.Random(1)
    while True:
        published = dt.date(2000, 1, 1) + dt.timedelta(chance.randrange(9_000))
        shared = sentences(chance)
        yield [
            {"source": source, "published": published, "text": " ".join(chance.sample(shared, 3) + sentences(chance))}
            for source in (word(chance), word(chance))
        ]


def megabytes() -> float:
    """Resident memory of this process and of those it started."""
    own = [os.getpid(), *(process.pid for process in multiprocessing.active_children())]
    pages = 0
    for pid in own:
        statm = Path(f"/proc/{pid}/statm")
        pages += int(statm.read_text().split()[1]) if statm.exists() else 0
    return pages * PAGE / 2**20


def measured(results: Iterable[object], every: int) -> list[float]:
    """Resident memory after each `every` results."""
    return [megabytes() for done, _ in enumerate(results, 1) if done % every == 0]


def extraction(articles: int, processes: int) -> list[float]:
    texts = (article for story in stories() for article in story)
    return measured(dx.extract_many(islice(texts, articles)), articles // TENTHS)


def comparison(articles: int, processes: int) -> list[float]:
    two_each = articles // 2
    return measured(dx.compare_many(islice(stories(), two_each), processes=processes), two_each // TENTHS)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description="Resident memory while made articles stream.")
    options.add_argument("articles", nargs="?", type=int, default=ARTICLES)
    options.add_argument("--processes", type=int, default=1)
    given = options.parse_args()
    each = max(2, given.articles // TENTHS // 2 * 2)
    print(f"resident memory in MB after each {each:,} of {each * TENTHS:,} articles; growth after the first tenth")
    for name, stream in (("extract_many", extraction), ("compare_many", comparison)):
        # a new process, so that the one does not find what the other has loaded
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            sizes = pool.submit(stream, each * TENTHS, given.processes).result()
        print(f"{name:<13}{' '.join(f'{size:6.1f}' for size in sizes)}   {sizes[-1] - sizes[0]:+6.1f}", flush=True)


if __name__ == "__main__":
    main()
