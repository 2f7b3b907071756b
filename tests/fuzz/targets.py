"""What must hold for any bytes: a function a way in, each of which raises where something does not.

Takes the bytes that a fuzzer made up. A text is their UTF-8; a byte that is none becomes a lone surrogate, so that
every input is a text and a saved input can be read. `run.py` feeds these functions by coverage, `test_fuzzed.py` with
the inputs that once failed.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from discrepancy import (
    Article,
    DiscrepancyError,
    Report,
    ReportError,
    compare,
    extract,
    parse_articles,
    read_articles,
)

__all__ = ["BETWEEN", "TARGETS"]

BETWEEN = "\n====\n"  # between the texts of two articles
_PUBLISHED = (None, "2024-08-13", "0001-01-01", "9999-12-31T23:59:59-12:00")
_LANGUAGES = (None, "en", "hi", "es", "fr", "de")
_ENDINGS = (".json", ".jsonl", ".txt", "")


def _text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _choice(data: bytes) -> int:
    """A number that hangs on all bytes: it chooses among the settings of a call, and changing one byte changes it."""
    return sum(data) + len(data)


def _article(text: str, source: str, choice: int) -> Article:
    published = _PUBLISHED[choice % len(_PUBLISHED)]
    return Article(text, source, published=published, language=_LANGUAGES[choice // 4 % len(_LANGUAGES)])


def _standard_json(value: object) -> str:
    return json.dumps(value, allow_nan=False)


def check_extract(data: bytes) -> None:
    """Spans stand in the text, in order; what is told is standard JSON."""
    text = _text_of(data)
    reached = 0
    for mention in extract(_article(text, "Argus", _choice(data))):
        assert reached <= mention.start < mention.end <= len(text), mention
        assert text[mention.start : mention.end] == mention.text, mention
        reached = mention.end
        _standard_json(mention.to_dict())
        mention.why()


def check_compare(data: bytes) -> None:
    """The order of the accounts changes nothing, an account does not contradict its double, a report comes back."""
    texts = _text_of(data).split(BETWEEN)[:3]
    articles = [_article(text, source, _choice(data)) for text, source in zip(texts, "ABC", strict=False)]
    report = compare(articles)
    assert compare(articles[::-1]).findings == report.findings
    double = Article(texts[0], "D", published=articles[0].published, language=articles[0].language)
    assert compare([articles[0], double]).conflicts == ()
    text = report.to_json()
    assert text.encode().decode() == text
    assert Report.from_json(text) == report
    _show(report)


def check_report(data: bytes) -> None:
    """Any bytes are a report, which can be shown and comes back from what it is written as, or a `ReportError`."""
    try:
        report = Report.from_json(data)
    except ReportError:
        return
    assert Report.from_json(report.to_json()) == report
    _show(report)


def check_files(data: bytes) -> None:
    """Any file is articles or a `DiscrepancyError`; "skip" keeps the good ones and tells of the others."""
    told: list[DiscrepancyError] = []
    skipped = parse_articles(data, on_error="skip", on_skip=told.append)
    try:
        assert parse_articles(data) == skipped
        assert not told
    except DiscrepancyError:
        assert told
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "accounts" + _ENDINGS[_choice(data) % len(_ENDINGS)])
        path.write_bytes(data)
        told.clear()
        skipped = read_articles(path, on_error="skip", on_skip=told.append)
        try:
            assert read_articles(path) == skipped
            assert not told
        except DiscrepancyError:
            assert all(str(path) in str(error) for error in told)
            assert told


def _show(report: Report) -> None:
    str(report)
    report.to_markdown()
    report.to_html().encode()
    report.to_records()
    _standard_json(report.to_dict())
    _standard_json(report.to_web_annotations())
    for finding in report.findings:
        report.why(finding)
        report.consensus(finding)
        report.timeline(finding)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "extract": check_extract,
    "compare": check_compare,
    "report": check_report,
    "files": check_files,
}
