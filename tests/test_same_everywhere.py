"""The same accounts give the same bytes: in any process, hash seed, locale, zone, from any thread, on any day."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from told import RARE, TEXTS, told

from discrepancy import Report, compare, extract, samples

ROOT = Path(__file__).parents[1]


def _fresh(code: str, **environment: str) -> str:
    """What code prints in a new interpreter in which `here` is told.py."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), *sys.path]), **environment}
    code = f"import locale, sys\nimport told as here\n{code}"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8", "hi_IN.UTF-8", "de_DE.UTF-8")
ZONES = ("UTC", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Kiritimati")
SET_LOCALE = "try:\n    locale.setlocale(locale.LC_ALL, '')\nexcept locale.Error:\n    pass\n"


def _told_under(seed: int) -> str:
    place = {"LC_ALL": LOCALES[seed % len(LOCALES)], "TZ": ZONES[seed % len(ZONES)]}
    rare = "here.RARE" if seed < 2 else ""
    return _fresh(f"{SET_LOCALE}print(here.told({rare}))", PYTHONHASHSEED=str(seed * 97), **place).rstrip("\n")


def test_twenty_hash_seeds_with_other_locales_and_zones_give_the_same_bytes() -> None:
    expected = [told(RARE)] * 2 + [told()] * 18
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # of processes: each interpreter is a new one
        runs = list(pool.map(_told_under, range(20)))
    assert min(map(len, runs)) > 100_000
    assert [seed for seed in range(20) if runs[seed] != expected[seed]] == []


@pytest.mark.parametrize("now", ["1999-12-31T23:59:59+00:00", "2061-07-28T00:00:00+14:00"])
def test_any_date_of_today_gives_the_same_bytes(now: str) -> None:
    pytest.importorskip("time_machine", reason="pip install '.[test]' brings time-machine")
    code = (
        "import datetime as dt, time, time_machine\n"
        f"with time_machine.travel(dt.datetime.fromisoformat({now!r}), tick=False):\n"
        "    print(dt.datetime.now(dt.UTC).isoformat())\n"
        "    print(here.told(here.RARE))\n"
    )
    clock, _, out = _fresh(code).partition("\n")
    assert dt.datetime.fromisoformat(clock) == dt.datetime.fromisoformat(now), "the clock was not set"
    assert out.rstrip("\n") == told(RARE)


# --- threads ---------------------------------------------------------------------------------------------------------

CALLS = 500 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 50  # of each thread
THREADS = """
import json, threading, warnings
import told as here
from concurrent.futures import ThreadPoolExecutor
sys.setswitchinterval(1e-6)
filters = list(warnings.filters)
texts = [here.RARE] * {rare} + here.TEXTS
start = threading.Barrier(16)


def work(n):
    start.wait()
    for at in range({calls}):
        article = texts[(n + at) % len(texts)]
        wrong = [mention.to_dict() for mention in here.extract(article)] != expected[article.source]
        if wrong:
            return f"thread {{n}}, call {{at}}: {{article.source}}"
    return here.compare(texts).to_json() == whole or f"thread {{n}}: compare"


expected, whole = json.loads(sys.stdin.read())
with ThreadPoolExecutor(16) as pool:
    print(*sorted({{str(said) for said in pool.map(work, range(16))}}))
print(warnings.filters == filters)
"""


@pytest.mark.parametrize("start", range(3))
def test_sixteen_threads_from_a_cold_start_tell_what_one_does(start: int) -> None:
    """And they leave the filters of warnings, which are those of the whole process, as they were."""
    texts = [RARE] * (start == 0) + TEXTS
    expected = {article.source: [mention.to_dict() for mention in extract(article)] for article in texts}
    code = "import sys\n" + THREADS.format(calls=CALLS, rare=int(start == 0))
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps([expected, compare(texts).to_json()]),
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), *sys.path]),
            "PYTHONHASHSEED": str(start),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["True", "True"], "")


def test_what_is_loaded_at_first_use_is_loaded_once() -> None:
    code = (
        "import threading\n"
        "from discrepancy.lexicon import load\n"
        "sys.setswitchinterval(1e-6)\n"
        "start, found = threading.Barrier(16), []\n"
        "def work():\n"
        "    start.wait()\n"
        "    found.append(load('en'))\n"
        "threads = [threading.Thread(target=work) for _ in range(16)]\n"
        "for thread in threads: thread.start()\n"
        "for thread in threads: thread.join()\n"
        "print(len(found), len(set(map(id, found))))\n"
    )
    assert _fresh(code) == "16 1\n"


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
