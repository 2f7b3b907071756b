"""The same accounts give the same bytes: in any process, under any hash seed, locale, zone and date, from any thread."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from discrepancy import Article, Report, compare, extract, samples

ROOT = Path(__file__).parents[1]
MODULE = "test_same_everywhere"

# What loads each of the languages, dateparser ("2020/Sep/23") and quantulum3 ("furlongs"), and words that hang on today.
TEXTS = [
    Article("The race ran over 5 furlongs and ended on 2020/Sep/23.", "A", published="2024-08-13"),
    Article("It began yesterday at 8 p.m. IST and will end next Friday.", "B", published="2024-08-13"),
    Article("It began yesterday and ended on May 5, a Monday, at noon; in 03/04/25 it rained.", "C"),
    Article("बाढ़ में 12 लोगों की मौत हुई, कल 3 लाख रुपये बांटे गए।", "D", published="2024-08-13"),
    Article("La inundación mató a 12 personas el lunes pasado y costó 3,5 millones de euros.", "E", published="2024-08-13"),
    Article("L'inondation a tué 12 personnes lundi dernier et a coûté 3,5 millions d'euros.", "F", published="2024-08-13"),
    Article("Die Flut tötete am vorigen Montag 12 Menschen und kostete 3,5 Millionen Euro.", "G", published="2024-08-13"),
]


def told() -> str:
    """All that the library tells of the texts above and of the samples."""
    reports = [compare(TEXTS), *(compare(samples.load(name)) for name in samples.names())]
    pages = [report.to_html() + str(report) + report.to_markdown() for report in reports]
    figures = [[mention.to_dict() for mention in extract(article)] for article in TEXTS]
    return json.dumps([[report.to_json() for report in reports], pages, figures])


def _fresh(code: str, **environment: str) -> str:
    """What code prints in a new interpreter in which `here` is this module."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), *sys.path]), **environment}
    code = f"import locale, sys\nimport {MODULE} as here\n{code}"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def _expected() -> str:
    return told()


LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8", "hi_IN.UTF-8", "de_DE.UTF-8")
ZONES = ("UTC", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Kiritimati")
SET_LOCALE = "try:\n    locale.setlocale(locale.LC_ALL, '')\nexcept locale.Error:\n    pass\n"


@pytest.mark.parametrize("seed", range(20))
def test_any_hash_seed_locale_and_zone_give_the_same_bytes(seed: int) -> None:
    place = {"LC_ALL": LOCALES[seed % len(LOCALES)], "TZ": ZONES[seed % len(ZONES)]}
    out = _fresh(f"{SET_LOCALE}print(here.told())", PYTHONHASHSEED=str(seed * 97), **place)
    assert out.rstrip("\n") == _expected()


@pytest.mark.parametrize("now", ["1999-12-31T23:59:59+00:00", "2028-02-29T12:00:00+00:00", "2061-07-28T00:00:00+14:00"])
def test_any_date_of_today_gives_the_same_bytes(now: str) -> None:
    pytest.importorskip("time_machine", reason="pip install '.[test]' brings time-machine")
    code = (
        "import datetime as dt, time, time_machine\n"
        f"with time_machine.travel(dt.datetime.fromisoformat({now!r}), tick=False):\n"
        f"    assert time.strftime('%Y') == {now[:4]!r}, 'the clock was not set'\n"
        "    print(here.told())\n"
    )
    assert _fresh(code, TZ="UTC").rstrip("\n") == _expected()


# --- threads ---------------------------------------------------------------------------------------------------------

CALLS = 500 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 60
THREADS = """
import threading, warnings
from concurrent.futures import ThreadPoolExecutor
sys.setswitchinterval(1e-6)
filters = list(warnings.filters)
start = threading.Barrier(16)


def work(n):
    start.wait()
    for at in range({calls}):
        article = here.TEXTS[(n + at) % len(here.TEXTS)]
        wrong = [mention.to_dict() for mention in here.extract(article)] != expected[article.source]
        if wrong:
            return f"thread {{n}}, call {{at}}: {{article.source}}"
    return here.compare(here.TEXTS).to_json() == whole or f"thread {{n}}: compare"


expected, whole = here.json.loads(sys.stdin.read())
with ThreadPoolExecutor(16) as pool:
    print(*sorted({{str(said) for said in pool.map(work, range(16))}}))
print(warnings.filters == filters)
"""


@pytest.mark.parametrize("start", range(3))
def test_sixteen_threads_from_a_cold_start_tell_what_one_does(start: int) -> None:
    expected = {article.source: [mention.to_dict() for mention in extract(article)] for article in TEXTS}
    code = f"import {MODULE} as here\nimport sys\n" + THREADS.format(calls=CALLS)
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps([expected, compare(TEXTS).to_json()]),
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), *sys.path]), "PYTHONHASHSEED": str(start)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["True", "True"], "")


def test_loading_two_packages_at_once_keeps_the_filters_of_warnings() -> None:
    code = (
        "import threading, warnings\n"
        "from discrepancy.finders.quiet import load_quietly\n"
        "sys.setswitchinterval(1e-6)\n"
        "filters = list(warnings.filters)\n"
        "names = ['quantulum3.parser', 'dateparser', 'json.tool', 'wave', 'tabnanny', 'colorsys'] * 3\n"
        "threads = [threading.Thread(target=load_quietly, args=(name,)) for name in names]\n"
        "for thread in threads: thread.start()\n"
        "for thread in threads: thread.join()\n"
        "print(warnings.filters == filters)\n"
    )
    assert _fresh(code) == "True\n"


# --- processes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", sorted({"spawn", "forkserver"} & set(multiprocessing.get_all_start_methods())))
def test_articles_and_reports_travel_to_other_processes_and_back(method: str) -> None:
    stories = [tuple(TEXTS), *(tuple(samples.load(name)) for name in samples.names())]
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        reports: list[Report] = list(pool.map(compare, stories))
        figures: list[Any] = list(pool.map(extract, TEXTS))
    assert reports == [compare(story) for story in stories]
    assert [report.to_json() for report in reports] == [compare(story).to_json() for story in stories]
    assert figures == [extract(article) for article in TEXTS]
    assert warnings.filters, "the hook of pytest is still there"
