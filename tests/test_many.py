"""Many stories: in order, the same as one by one, few in memory, and what becomes of the rest when one fails."""

from __future__ import annotations

import gc
import importlib
import io
import json
import multiprocessing
import os
import pickle
import pkgutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper, partial
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from many_workers import WORD, counted, double, similarity, slow_first, story

import discrepancy as dx
from discrepancy.__main__ import main
from discrepancy.workers import Lost, in_order

ROOT = Path(__file__).parent.parent
BOTH = pytest.mark.parametrize("processes", [1, 2])
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")


@pytest.fixture(autouse=True)
def _no_process_is_left_behind() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


DYING = dx.Settings(similarity=similarity)


class TestCompareMany:
    @BOTH
    def test_reports_are_those_of_compare_byte_for_byte(self, processes: int) -> None:
        stories = [*map(dx.samples.load, dx.samples.names()), *map(story, range(3)), []]
        settings = dx.Settings(tolerances={"deaths": 0.05})
        expected = [dx.compare(accounts, settings) for accounts in stories]
        found = list(dx.compare_many(stories, settings, processes=processes))
        assert found == expected
        assert [report.to_json() for report in found] == [report.to_json() for report in expected]

    def test_by_default_it_uses_the_cores_there_are(self) -> None:
        found = list(dx.compare_many([story(0), story(1)]))
        assert found == [dx.compare(story(0)), dx.compare(story(1))]

    @BOTH
    def test_an_input_without_end_is_not_drained(self, processes: int) -> None:
        taken: list[int] = []
        reports = dx.compare_many(map(partial(_noted, taken), count()), processes=processes)  # type: ignore[arg-type]
        assert taken == [], "nothing is taken before it is asked for"
        for n, report in enumerate(islice(reports, 12)):
            assert report.claims[0].value == 12 + n
            assert len(taken) - n <= 4 * processes
        reports.close()  # type: ignore[attr-defined]

    def test_stories_may_be_iterators_and_dicts_or_articles(self) -> None:
        articles = [dx.Article(row["text"], row["source"]) for row in story(0)]
        found = dx.compare_many([iter(story(0)), tuple(articles)], processes=2)
        assert [len(report.conflicts) for report in found] == [1, 1]

    @BOTH
    def test_progress_tells_each_story(self, processes: int) -> None:
        told: list[tuple[int, int | None]] = []
        stories = [story(0), story(1), [{"source": "Argus"}]]
        list(dx.compare_many(stories, processes=processes, on_error="skip", progress=lambda *at: told.append(at)))
        assert told == [(1, 3), (2, 3), (3, 3)]
        told.clear()
        list(dx.compare_many(iter([story(0)]), processes=processes, progress=lambda *at: told.append(at)))
        assert told == [(1, None)]

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            ({"processes": 0}, "processes: got 0; give a whole number from 1, or None for one a core"),
            ({"processes": True}, "processes: got True; give a whole number"),
            ({"processes": 1.5}, "processes: got 1.5; give a whole number"),
            ({"on_error": "ignore"}, "on_error: got 'ignore'; give 'raise' or 'skip'"),
            ({"settings": {}}, "settings: got {} of type dict; give a discrepancy.Settings"),
            ({"progress": 3}, "progress: got 3; give True, False or a function"),
        ],
    )
    def test_what_cannot_be_used_is_refused_at_once(self, arguments: dict[str, Any], says: str) -> None:
        with pytest.raises(dx.DiscrepancyError) as caught:
            dx.compare_many([], **arguments)
        assert says in str(caught.value)

    @pytest.mark.parametrize("given", ["a path", {"mill": []}, None, 5])
    def test_what_is_no_list_of_stories_is_refused(self, given: Any) -> None:
        with pytest.raises(dx.DiscrepancyError, match=r"stories: got .*; give a list of stories, each a list of"):
            dx.compare_many(given)

    @pytest.mark.parametrize("processes", [None, 2])
    def test_settings_that_cannot_be_sent_are_refused_by_their_name(self, processes: int | None) -> None:
        settings = dx.Settings(similarity=lambda one, other: 0.0)
        with pytest.raises(dx.SettingsError, match=r"similarity: .* function defined at the top of a module, or proce"):
            dx.compare_many([story(0)], settings, processes=processes)
        assert len(list(dx.compare_many([story(0)], settings, processes=1))) == 1


def _noted(taken: list[int], n: int) -> list[dict[str, Any]]:
    taken.append(n)
    return story(n)


class _refusing:  # noqa: N801 - stands where a generator would
    def __iter__(self) -> Iterator[Any]:
        raise OSError("no rights")


BAD = [
    ([{"source": "Argus"}], "story 2: article 1: article 'Argus', field 'text': got None"),
    ("a text", "story 2: articles: got 'a text' of type str; give a list of articles"),
    ([5], "story 2: article 1: got 5"),
    ([{"source": "Argus", "story": "mill", "text": 7}], "story 2 ('mill'): article 1: article 'Argus', field 'text'"),
]


class TestOneStoryFails:
    @BOTH
    @pytest.mark.parametrize(("bad", "says"), BAD)
    def test_by_default_it_raises_after_those_before_it(self, processes: int, bad: Any, says: str) -> None:
        reports = dx.compare_many([story(0), bad, story(1)], processes=processes)
        assert next(reports).conflicts
        with pytest.raises(dx.StoryError) as caught:
            next(reports)
        assert str(caught.value).startswith(says)
        assert list(reports) == []

    @BOTH
    @pytest.mark.parametrize(("bad", "says"), BAD)
    def test_it_is_told_and_the_rest_is_done(self, processes: int, bad: Any, says: str) -> None:
        skipped: list[dx.StoryError] = []
        stories = [story(0), bad, story(1)]
        found = list(dx.compare_many(stories, processes=processes, on_error="skip", on_skip=skipped.append))
        assert (found[0], found[2]) == (dx.compare(story(0)), dx.compare(story(1)))
        (error,) = skipped
        assert (error.index, error.cause) == (1, "refused")
        assert isinstance(error.error, dx.DiscrepancyError)
        assert found[1] == dx.Report(notes=found[1].notes)
        ((code, text),) = [(note.code, note.text) for note in found[1].notes]
        assert (code, text) == ("refused", str(error))
        assert text.startswith(says)

    @BOTH
    def test_a_function_of_the_callers_that_fails_is_a_fault(self, processes: int) -> None:
        skipped: list[dx.StoryError] = []
        stories = [story(0, WORD["fail"]), story(1)]
        found = list(dx.compare_many(stories, DYING, processes=processes, on_error="skip", on_skip=skipped.append))
        assert len(found[1].conflicts) == 1
        (error,) = skipped
        assert (error.index, error.story, error.cause, error.error) == (0, "flood 0", "fault", None)
        assert str(error) == "story 1 ('flood 0'): ZeroDivisionError: told to fail"
        assert "in similarity" in error.__notes__[0], "the traceback"

    @POSIX
    @pytest.mark.parametrize(
        ("word", "says"),
        [
            ("die", "the process was killed by SIGKILL; systems do so when memory runs out"),
            ("exit", "the process ended with exit code 7"),
        ],
    )
    def test_a_process_that_is_killed_is_an_error_of_its_story(self, word: str, says: str) -> None:
        skipped: list[dx.StoryError] = []
        stories = [story(n, WORD[word] if n in (1, 4) else "") for n in range(7)]
        found = list(dx.compare_many(stories, DYING, processes=2, on_error="skip", on_skip=skipped.append))
        assert [len(report.conflicts) for report in found] == [1, 0, 1, 1, 0, 1, 1]
        assert [(error.index, error.cause, str(error)) for error in skipped] == [
            (n, "lost", f"story {n + 1} ('flood {n}'): {says}") for n in (1, 4)
        ]

    @POSIX
    def test_a_process_that_is_killed_while_it_waits_costs_no_story(self) -> None:
        lost: list[dx.StoryError] = []
        reports = dx.compare_many(map(story, range(9)), processes=2, on_error="skip", on_skip=lost.append)
        found = [next(reports)]
        time.sleep(0.5)  # until those that were taken ahead are done
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        found += reports
        at_work = {error.index for error in lost if error.cause == "lost"}  # where the machine is slow
        assert len(lost) == len(at_work) <= 2
        assert {n: report.claims[0].value for n, report in enumerate(found) if n not in at_work} == {
            n: 12 + n for n in range(9) if n not in at_work
        }

    @BOTH
    def test_an_error_of_the_input_comes_after_the_reports_before_it(self, processes: int) -> None:
        def stories() -> Iterator[Any]:
            yield story(0)
            yield story(1)
            raise LookupError("the source is gone")

        reports = dx.compare_many(stories(), processes=processes)
        assert [next(reports).claims[0].value, next(reports).claims[0].value] == [12, 13]
        with pytest.raises(LookupError, match="the source is gone"):
            next(reports)

    @BOTH
    def test_a_story_whose_articles_cannot_be_had_is_its_own_error(self, processes: int) -> None:
        def gone(error: Exception) -> Iterator[Any]:
            yield {"source": "Argus", "story": 7, "text": "12 died."}
            raise error

        stories = [story(0), gone(OSError("the disk is gone")), gone(dx.ArticleError("a", "text", 5, "no")), story(1)]
        skipped: list[dx.StoryError] = []
        found = list(dx.compare_many(iter(stories), processes=processes, on_error="skip", on_skip=skipped.append))
        assert [len(report.conflicts) for report in found] == [1, 0, 0, 1]
        assert [(error.index, error.story, error.cause) for error in skipped] == [
            (1, "7", "fault"),
            (2, "7", "refused"),
        ]
        assert str(skipped[0]) == "story 2 ('7'): OSError: the disk is gone"
        assert "in gone" in skipped[0].__notes__[0], "the traceback"
        with pytest.raises(dx.StoryError, match="story 1: OSError: no rights"):
            next(dx.compare_many(iter([_refusing()]), processes=processes))

    def test_a_story_that_cannot_be_sent_is_its_own_error(self) -> None:
        unsendable = [{"source": "Argus", "text": "12 died.", "more": lambda: 0}]
        skipped: list[dx.StoryError] = []
        found = list(dx.compare_many([unsendable, story(0)], processes=2, on_error="skip", on_skip=skipped.append))
        assert [len(report.conflicts) for report in found] == [0, 1]
        assert "it cannot be sent to another process" in str(skipped[0])


@pytest.mark.parametrize(
    "error",
    [
        dx.ArticleError("Argus", "text", None, "give a text"),
        dx.InputFileError("a.jsonl", "broken", line=3),
        dx.SettingsError("rates", 5, "give a dict"),
        dx.MissingExtraError("a plot", "matplotlib", extra="plot"),
        dx.ReportError("no finding"),
        dx.StoryError(3, "mill", "refused", dx.ArticleError("Argus", "text", None, "give a text")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_can_be_pickled(error: dx.DiscrepancyError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), str(error))
    assert {name: str(value) for name, value in vars(again).items()} == {
        name: str(value) for name, value in vars(error).items()
    }


class TestWorkers:
    def test_a_slow_job_holds_up_none_but_the_order(self) -> None:
        assert list(in_order(slow_first, range(20), 2)) == list(range(20))

    def test_what_the_function_raises_loses_its_job_alone(self) -> None:
        assert list(in_order(double, [1, -1, 2], 2)) == [2, Lost(-1, "ValueError: below zero"), 4]

    def test_no_job_starts_no_process(self) -> None:
        assert list(in_order(double, [], 2)) == []

    def test_only_as_many_processes_start_as_there_are_jobs(self) -> None:
        results = in_order(double, [1, 2], 50)
        next(results)
        assert 1 <= len(multiprocessing.active_children()) <= 2
        results.close()

    def test_a_job_in_flight_is_taken_once(self) -> None:
        taken: list[int] = []
        assert list(in_order(double, counted(list(range(30)), taken), 3)) == [2 * n for n in range(30)]
        assert taken == list(range(30))

    def test_closing_ends_the_processes_in_the_midst_of_their_work(self) -> None:
        reports = dx.compare_many([story(0), *(story(n, WORD["sleep"]) for n in range(5))], DYING, processes=2)
        next(reports)
        assert multiprocessing.active_children()
        reports.close()  # type: ignore[attr-defined]
        assert multiprocessing.active_children() == []

    def test_an_iterator_that_is_dropped_ends_them_too(self) -> None:
        reports = dx.compare_many([story(0), story(1, WORD["sleep"])], DYING, processes=2)
        next(reports)
        del reports
        gc.collect()
        assert multiprocessing.active_children() == []


# --- in processes of their own ---------------------------------------------------------------------------------------


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]), "PYTHONUTF8": "1"}


def _script(path: Path, code: str) -> Path:
    path.write_text(code, encoding="utf-8")
    return path


def test_a_script_without_a_guard_gets_one_clear_error(tmp_path: Path) -> None:
    path = _script(tmp_path / "naive.py", "import discrepancy as dx\nlist(dx.compare_many([[]] * 5, processes=4))\n")
    done = subprocess.run(
        [sys.executable, path], capture_output=True, text=True, check=False, timeout=120, env=_environment()
    )
    assert done.returncode == 1
    assert done.stderr.count("An attempt has been made to start a new process") == 1, "one worker tries, not all"
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("discrepancy.errors.DiscrepancyError: processes: no other process could be started (")
    assert """in a script call this under 'if __name__ == "__main__":', or give processes=1""" in last


def test_a_script_from_standard_input_is_told_to_be_saved(tmp_path: Path) -> None:
    code = "import discrepancy as dx\nif __name__ == '__main__':\n    list(dx.compare_many([[]] * 5, processes=2))\n"
    done = subprocess.run(
        [sys.executable, "-"], input=code, capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path,
        env=_environment(),
    )  # fmt: skip
    last = done.stderr.strip().splitlines()[-1]
    assert "as there is no file '<stdin>': save it to one, or give processes=1" in last


NOTEBOOK = """
import discrepancy as dx
def similarity(one, other): return 0.0
dx.compare_many([], dx.Settings(similarity=similarity), processes=2)
"""


def test_a_function_of_a_notebook_is_refused_by_its_name() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NOTEBOOK], capture_output=True, text=True, check=False, env=_environment()
    )
    assert "SettingsError: settings, similarity: got <function similarity" in done.stderr
    assert "it is defined in a notebook or session, which no other process can import" in done.stderr


# which a shell's background jobs ignore
INTERRUPTED = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
SLEEPING = """
import sys
import discrepancy as dx
from many_workers import WORD, similarity, story
if __name__ == "__main__":
    stories = [story(0), story(1, WORD["sleep"]), story(2, WORD["sleep"]), story(3)]
    for report in dx.compare_many(stories, dx.Settings(similarity=similarity), processes=2):
        print("done", flush=True)
"""


def _workers_of(pid: int) -> list[int]:
    """The processes of a group that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = stat.read_text().rpartition(")")
        except OSError:
            continue
        state, _, group = rest.split()[:3]
        if int(group) == pid and state != "Z":
            found.append(int(stat.parent.name))
    return found


def _gone(pid: int, seconds: float = 30) -> bool:
    for _ in range(int(seconds * 10)):
        if not _workers_of(pid):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_an_interrupt_or_a_kill_leaves_no_process_behind(tmp_path: Path, how: signal.Signals) -> None:
    path = _script(tmp_path / "sleeping.py", INTERRUPTED + SLEEPING)
    with subprocess.Popen(
        [sys.executable, path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=_environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "done\n"
        assert len(_workers_of(process.pid)) >= 2
        if how is signal.SIGINT:
            os.killpg(process.pid, how)  # as a terminal does: to all of them
        else:
            process.send_signal(how)
        process.wait(60)
        assert _gone(process.pid)
        told = process.stderr.read()
    if how is signal.SIGINT:
        assert told.count("Traceback") == 1, told
        assert told.strip().endswith("KeyboardInterrupt")
    else:
        assert told == ""


# --- the command line ------------------------------------------------------------------------------------------------


def _lines(stories: int, *, word: str = "", at: int = -1) -> str:
    rows = [row for n in range(stories) for row in story(n, word if n == at else "")]
    return "".join(json.dumps(row) + "\n" for row in rows)


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process, which is quicker than one of its own."""

    def run(*arguments: str | Path, stdin: str = "", jsonl: bool = True) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as caught:
            main(["compare", *(["--jsonl"] if jsonl else []), *map(str, arguments)])
        assert isinstance(caught.value.code, int)
        return Done(caught.value.code, *capsys.readouterr())

    return run


class TestCommand:
    @BOTH
    def test_a_report_a_line_as_compare_gives_it(self, run: Run, processes: int, tmp_path: Path) -> None:
        source = tmp_path / "in.jsonl"
        source.write_text(_lines(4), "utf-8")
        done = run(source, "--processes", str(processes))
        assert (done.returncode, done.stderr) == (0, "")
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert [(row["story"], row["rows"], row["conflicts"], row["major"]) for row in rows] == [
            (f"flood {n}", 2, 1, 1) for n in range(4)
        ]
        for n, line in enumerate(done.stdout.splitlines()):
            report = dx.Report.from_json(line)
            assert report.to_json() == dx.compare(story(n)).to_json()

    @pytest.mark.parametrize("kept", ["all", "conflicts", "none"])
    def test_a_line_holds_the_comparisons_that_are_asked_for(self, run: Run, kept: str) -> None:
        rows = [*story(0), {**story(0)[0], "source": "Third"}]
        want = dx.compare([dx.Article(**row) for row in rows])
        stdin = "".join(json.dumps(row) + "\n" for row in rows)
        done = run("--comparisons", kept, "--processes", "1", stdin=stdin)
        (line,) = done.stdout.splitlines()
        assert len(json.loads(line)["comparisons"]) == {"all": 3, "conflicts": 2, "none": 0}[kept]
        assert dx.Report.from_json(line).to_json() == want.to_json(comparisons=kept)

    def test_which_comparisons_is_asked_of_reports_as_json_alone(self, run: Run) -> None:
        done = run("--sample", "interview", "--comparisons", "none", "--format", "json", jsonl=False)
        assert dx.Report.from_json(done.stdout).comparisons == ()
        done = run("--sample", "interview", "--comparisons", "none", jsonl=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert "--comparisons is for a report as JSON; got --format text" in done.stderr

    def test_lines_follow_the_schema_of_reports(self, run: Run) -> None:
        jsonschema = pytest.importorskip("jsonschema", reason="pip install '.[test]' brings jsonschema")
        done = run("--processes", "1", "--on-error", "skip", stdin=_lines(1) + '{"story": "mill", "text": 5}\n')
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert [row["story"] for row in rows] == ["flood 0", "mill"]
        for row in rows:
            jsonschema.validate(row, dx.schema("report"))

    def test_standard_input_and_a_field_of_ones_own(self, run: Run) -> None:
        rows = [{**row, "story": None, "event": 7} for row in story(0)] + [{**row, "event": "b"} for row in story(1)]
        stdin = "".join(json.dumps(row) + "\n\n" for row in rows)
        for files in ([], ["-"]):
            done = run(*files, "--story-field", "event", "--processes", "1", stdin=stdin)
            found = [json.loads(line) for line in done.stdout.splitlines()]
            assert [row["story"] for row in found] == ["7", "b"]

    @pytest.mark.parametrize("field", ["story", "event"])
    @pytest.mark.parametrize("other", [8, ["x"]], ids=["number", "list"])
    def test_a_story_may_be_a_number_and_what_else_is_told_of_one_does_not_matter(
        self, run: Run, field: str, other: Any
    ) -> None:
        stdin = "".join(json.dumps({**row, "story": other, field: 7}) + "\n" for row in story(0))
        done = run("--story-field", field, "--processes", "1", stdin=stdin)
        report = dx.Report.from_json(done.stdout)
        assert (len(report.conflicts), {article.story for article in report.articles}) == (1, {"7"})

    def test_options_fill_in_what_rows_do_not_state(self, run: Run) -> None:
        done = run("--published", "2024-08-13", "--processes", "1", stdin=_lines(1))
        (row,) = map(json.loads, done.stdout.splitlines())
        assert {article["published"] for article in row["articles"]} == {"2024-08-13"}

    @pytest.mark.parametrize(("option", "code"), [("conflict", 1), ("major", 1)])
    def test_a_conflict_fails_when_asked(self, run: Run, option: str, code: int) -> None:
        assert run("--fail-on", option, "--processes", "1", stdin=_lines(2)).returncode == code
        same = "".join(json.dumps({**row, "text": "12 died."}) + "\n" for row in story(0))
        assert run("--fail-on", option, "--processes", "1", stdin=same).returncode == 0

    def test_a_story_that_comes_back_stops_the_run_or_is_told(self, run: Run) -> None:
        rows = [*story(0), *story(1), story(0)[0]]
        stdin = "".join(json.dumps(row) + "\n" for row in rows)
        done = run("--processes", "1", stdin=stdin)
        assert (done.returncode, len(done.stdout.splitlines())) == (2, 2)
        assert "standard input, line 5: story 'flood 0' comes back after others; sort the rows" in done.stderr
        done = run("--processes", "1", "--on-error", "skip", stdin=stdin)
        assert done.returncode == 0
        assert [json.loads(line)["story"] for line in done.stdout.splitlines()] == ["flood 0", "flood 1", "flood 0"]
        assert "line 5: story 'flood 0' comes back after others; its rows from here on get a report" in done.stderr

    @BOTH
    def test_what_is_bad_is_listed_and_the_rest_done(self, run: Run, processes: int) -> None:
        bad = '{broken\n{"source": "Argus", "text": "12"}\n{"story": "mill", "source": "Argus"}\n'
        half = '{"story": "half", "source": "Argus"}\n{"story": "half", "source": "Post", "text": "12 died."}\n'
        done = run("--on-error", "skip", "--processes", str(processes), stdin=_lines(1) + bad + half)
        assert done.returncode == 0
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert [(row["story"], row["rows"], len(row["articles"])) for row in rows] == [
            ("flood 0", 2, 2),
            ("mill", 1, 0),
            ("half", 2, 1),
        ]
        assert rows[1]["notes"][0]["code"] == "refused"
        told = sorted(done.stderr.splitlines())
        assert all(line.startswith("discrepancy: left out: ") for line in told)
        places = (
            "line 3:",
            "line 4, field 'story'",
            "line 5: article 'Argus'",
            "line 6: article 'Argus'",
            "story 2 ('mill')",
        )
        for place in places:
            assert sum(place in line for line in told) == 1, place
        stopped = run("--processes", str(processes), stdin=_lines(1) + bad)
        assert (stopped.returncode, len(stopped.stdout.splitlines())) == (2, 0)
        assert stopped.stderr.startswith("discrepancy: standard input, line 3: got '{broken'")

    def test_stories_before_a_bad_one_are_written(self, run: Run, tmp_path: Path) -> None:
        output = tmp_path / "out.jsonl"
        stdin = _lines(3) + '{"story": "mill", "source": "Argus"}\n'
        done = run("-o", output, "--processes", "2", stdin=stdin)
        assert done.returncode == 2
        assert "story 4 ('mill'): standard input, line 7: article 'Argus', field 'text'" in done.stderr
        assert len(output.read_text("utf-8").splitlines()) == 3
        mended = stdin.replace('"source": "Argus"}', '"source": "Argus", "text": "12 died."}')
        done = run("-o", output, "--resume", stdin=mended)
        assert (done.returncode, done.stderr) == (0, f"discrepancy: {output}: going on after 3 stories\n")
        assert len(output.read_text("utf-8").splitlines()) == 4

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--resume"], "--resume needs --output FILE"),
            (["--format", "html"], "--jsonl writes JSON Lines; got --format html"),
            (["--sample", "interview"], "--jsonl reads files; got --sample"),
            (["--processes", "0"], "0 is not in the range x>=1"),
            (["absent.jsonl"], "absent.jsonl: it cannot be read (No such file or directory)"),
            (["-", "-"], "got '-' more than once"),
            ([], "got no article in the input"),
            (["--timezone", "IST"], "--timezone: got 'IST'"),
        ],
    )
    def test_what_cannot_be_used_is_one_line_on_stderr(self, run: Run, arguments: list[str], message: str) -> None:
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr
        assert done.stderr.count("\n") == 1

    @pytest.mark.parametrize("option", [["--story-field", "event"], ["--processes", "2"], ["--resume"]])
    def test_its_options_need_it(self, run: Run, option: list[str]) -> None:
        done = run("--sample", "interview", *option, jsonl=False)
        assert done.returncode == 2
        assert f"{option[0]} is for many stories; give --jsonl as well" in done.stderr

    def test_an_output_that_stands_there_is_not_lost(self, run: Run, tmp_path: Path) -> None:
        source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_text(_lines(1), "utf-8")
        output.write_text("precious\n", "utf-8")
        for arguments, says in (
            ([source, "-o", output], "which is there already; give --resume to go on with it, or remove it"),
            ([source, "-o", output, "--resume"], "'compare --jsonl' did not write"),
            ([source, "-o", source, "--resume"], "which is read as well; give another file"),
        ):
            done = run(*arguments)
            assert done.returncode == 2
            assert says in done.stderr
        assert output.read_text("utf-8") == "precious\n"
        assert source.read_text("utf-8") == _lines(1)


class TestResume:
    @pytest.mark.parametrize("kept", ["all", "none"])
    def test_at_every_byte_a_run_may_have_been_killed(self, run: Run, tmp_path: Path, kept: str) -> None:
        """Whatever part of the output was written, resuming gives the whole, and does not redo what was done."""
        source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_text(_lines(3), "utf-8")
        arguments = (source, "-o", output, "--resume", "--processes", "1", "--comparisons", kept)
        assert run(*arguments).returncode == 0
        whole = output.read_bytes()
        ends = [n + 1 for n, byte in enumerate(whole) if byte == ord("\n")]
        for cut in (0, 1, 30, 60, ends[0] - 1, ends[0], ends[0] + 1, ends[1] - 5, ends[1], ends[2] - 1, ends[2]):
            output.write_bytes(whole[:cut])
            done = run(*arguments, "--fail-on", "conflict")
            assert output.read_bytes() == whole, cut
            assert done.returncode == 1, "conflicts of lines that were there count"
            assert ("not written to its end" in done.stderr) is (cut not in {0, *ends})

    @POSIX
    def test_a_run_that_is_killed_again_and_again_loses_and_repeats_no_story(self, run: Run, tmp_path: Path) -> None:
        source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_text(_lines(24), "utf-8")
        command = [
            sys.executable,
            "-m",
            "discrepancy",
            "compare",
            "--jsonl",
            str(source),
            "-o",
            str(output),
            "--resume",
        ]
        kills = 0
        for wanted in (1, 7, 15):
            with subprocess.Popen(
                [*command, "--processes", "2"], env=_environment(), stderr=subprocess.PIPE
            ) as process:
                while process.poll() is None:
                    if output.exists() and output.read_bytes().count(b"\n") >= wanted:
                        process.kill()
                        kills += 1
                        break
                    time.sleep(0.005)
        assert kills == 3
        done = subprocess.run(command, env=_environment(), capture_output=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
        rows = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
        assert [row["story"] for row in rows] == [f"flood {n}" for n in range(24)]
        assert rows[17]["claims"] == dx.compare(story(17)).to_dict()["claims"]

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            (lambda rows: rows[2:], "line 1: got story 'flood 0' of 2 rows where the input has 'flood 1' of 2"),
            (lambda rows: [rows[0], *rows], "line 1: got story 'flood 0' of 2 rows where the input has 'flood 0' of 3"),
            (lambda rows: rows[:2], "it has more lines than the input has stories"),
        ],
    )
    def test_another_input_is_noticed(self, run: Run, tmp_path: Path, change: Any, says: str) -> None:
        source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_text(_lines(2), "utf-8")
        assert run(source, "-o", output, "--processes", "1").returncode == 0
        before = output.read_bytes()
        source.write_text("".join(change(source.read_text("utf-8").splitlines(keepends=True))), "utf-8")
        done = run(source, "-o", output, "--resume", "--processes", "1")
        assert (done.returncode, output.read_bytes()) == (2, before)
        assert says in done.stderr

    def test_a_run_that_was_done_is_left_as_it_is(self, run: Run, tmp_path: Path) -> None:
        source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_text(_lines(2), "utf-8")
        assert run(source, "-o", output).returncode == 0
        before = output.read_bytes()
        assert run(source, "-o", output, "--resume").returncode == 0
        assert output.read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_the_command_is_interrupted_cleanly(tmp_path: Path) -> None:
    entry = INTERRUPTED + "from discrepancy.__main__ import main\n"
    path = _script(tmp_path / "entry.py", entry + "if __name__ == '__main__':\n    main()\n")
    command = [sys.executable, path, "compare", "--jsonl", "--processes", "2"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=_environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(_lines(24).encode())
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"schema"')
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read().strip() == b"discrepancy: interrupted"
        assert _gone(process.pid)


# --- memory ----------------------------------------------------------------------------------------------------------

MOST = 16_384  # entries of a cache; each is a word or two


def test_every_cache_has_a_bound() -> None:
    for module in pkgutil.walk_packages(dx.__path__, "discrepancy."):
        if not module.name.endswith(("__main__", "lang.build")):
            importlib.import_module(module.name)
    caches = [
        (f"{one.__module__}.{one.__qualname__}", one.cache_parameters()["maxsize"])
        for one in gc.get_objects()
        if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("discrepancy.")
    ]
    assert len(caches) > 10, "they are found"
    by_class = {"discrepancy.restoring._declared"}  # of the few classes of records
    assert [name for name, most in caches if name not in by_class and (most is None or most > MOST)] == []


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_the_benchmark_of_memory_runs() -> None:
    path = ROOT / "tests" / "benchmarks" / "memory.py"
    command = [sys.executable, path, "20", "--processes", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment(), timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == ["extract_many", "compare_many"]
