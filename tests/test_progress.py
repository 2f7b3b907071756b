"""How far a long piece of work has come: to a function of the caller's, to a bar, or to nobody."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import discrepancy as dx

TEXTS = ["12 died.", "Nobody came.", "3 of 40 left."]
ACCOUNTS = [{"source": f"s{n}", "text": text} for n, text in enumerate(TEXTS)]


def _told() -> tuple[list[tuple[int, int | None]], Any]:
    told: list[tuple[int, int | None]] = []
    return told, lambda done, total: told.append((done, total))


def test_compare_tells_each_article_and_the_comparison_of_all() -> None:
    told, progress = _told()
    assert dx.compare(ACCOUNTS, progress=progress) == dx.compare(ACCOUNTS)
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    told, progress = _told()
    dx.compare([], progress=progress)
    assert told == [(1, 1)]


def test_extract_many_tells_each_article_as_it_is_asked_for() -> None:
    told, progress = _told()
    found = dx.extract_many(TEXTS, progress=progress)
    assert told == []
    next(found)
    assert told == [(1, 3)]
    assert len(list(found)) == 2
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_of_what_has_no_length_the_total_is_unknown() -> None:
    told, progress = _told()
    assert len(list(dx.extract_many(iter(TEXTS), progress=progress))) == 3
    assert told == [(1, None), (2, None), (3, None)]


def test_an_article_that_is_skipped_counts() -> None:
    told, progress = _told()
    given: list[Any] = ["12 died.", {"source": "Argus"}, "3 km"]
    assert len(list(dx.extract_many(given, on_error="skip", progress=progress))) == 3
    assert told[-1] == (3, 3)


def test_true_shows_a_bar_of_tqdm_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm", reason="needs tqdm, the extra 'progress'")
    dx.compare(ACCOUNTS, progress=True)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "4/4" in shown.err
    assert len(list(dx.extract_many(TEXTS, progress=True))) == 3
    assert "3/3" in capsys.readouterr().err


IN_A_NOTEBOOK = """
import sys, types
config = {"IPKernelApp": {}}
shell = types.SimpleNamespace(config=config)
sys.modules["IPython"] = types.SimpleNamespace(get_ipython=lambda: shell, version_info=(8,))
sys.modules["ipywidgets"] = None
import discrepancy
discrepancy.compare([], progress=True)
"""


def test_in_a_notebook_without_widgets_the_bar_comes_without_a_warning() -> None:
    pytest.importorskip("tqdm", reason="needs tqdm, the extra 'progress'")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IN_A_NOTEBOOK], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "1/1" in done.stderr
    assert "Warning" not in done.stderr


def test_without_tqdm_true_is_silent(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("tqdm", "tqdm.auto"):
        monkeypatch.setitem(sys.modules, name, None)
    assert dx.compare(ACCOUNTS, progress=True) == dx.compare(ACCOUNTS)
    assert len(list(dx.extract_many(TEXTS, progress=True))) == 3
    assert capsys.readouterr() == ("", "")


def test_by_default_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    dx.compare(ACCOUNTS)
    assert len(list(dx.extract_many(TEXTS))) == 3
    assert capsys.readouterr() == ("", "")


def test_an_error_of_the_callers_function_is_the_callers() -> None:
    def stop(done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dx.compare(ACCOUNTS, progress=stop)


@pytest.mark.parametrize("progress", ["yes", 3, None])
def test_what_is_no_way_to_tell_is_refused_at_once(progress: Any) -> None:
    for call in (dx.compare, dx.extract_many):
        with pytest.raises(dx.SettingsError, match=r"give True, False or a function of \(done, total\)"):
            call([], progress=progress)
