"""Times and dates: the table of forms, and what holds of every one of them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest
from case_tables import each, rows_of
from hypothesis import given
from hypothesis import strategies as st

from discrepancy import Article, Mention, extract
from discrepancy.finders.timex import extent

CASES = rows_of("times")
TIME_KINDS = {"date", "time", "duration", "frequency"}
PUBLISHED = dt.date(2024, 8, 14)
HINDI_MONTHS = ["जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"]


def _read(
    text: str, language: str = "en", published: str | None = "2024-08-14", timezone: str | None = None
) -> list[Mention]:
    article = Article(text=text, source="test", language=language, published=published, timezone=timezone)
    return [mention for mention in extract(article) if mention.kind in TIME_KINDS]


@pytest.mark.parametrize("row", each(CASES, lambda row: f"{row.get('language', 'en')}: {row['label']}"))
def test_a_sentence_gives_the_times_of_its_row(row: dict[str, Any]) -> None:
    published = row.get("published", "2024-08-14") or None
    found = _read(row["text"], row.get("language", "en"), published, row.get("timezone"))
    assert [mention.text for mention in found] == [want["text"] for want in row["expect"]]
    for mention, want in zip(found, row["expect"], strict=True):
        for field in ("kind", "timex"):
            assert want.get(field, getattr(mention, field)) == getattr(mention, field)
        for field in ("low", "high"):
            if field in want:
                assert (getattr(mention, field) or "") == want[field]
        if "notes" in want:
            assert want["notes"] in mention.notes
        if "readings" in want:
            values = [reading.timex for reading in mention.readings]
            if len(set(values)) == 1 and len(values) > 1:
                values = [str(reading.low) for reading in mention.readings]
            assert values == want["readings"]


@given(st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_reads_the_same_in_five_english_and_two_hindi_forms(day: dt.date) -> None:
    english = [
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"the {day.day}th of {day:%B} {day.year}",
        f"{day:%A}, {day:%b} {day.day}, {day.year}",
    ]
    hindi = [
        f"{day.day} {HINDI_MONTHS[day.month - 1]} {day.year}",
        f"{day.day} {HINDI_MONTHS[day.month - 1]}, {day.year}",
    ]
    for text in english:
        assert [m.timex for m in _read(f"It was built on {text}.")] == [day.isoformat()], text
    for text in hindi:
        assert [m.timex for m in _read(f"यह {text} को बना।", "hi")] == [day.isoformat()], text


PIECES = [
    "in", "on", "at", "until", "the", "last", "next", "this", "previous", "of", "early", "mid", "late", "end",
    "from", "to", "and", "–", "-", "/", ":", ".", ",", "'", "s", "9", "31", "12", "2024", "1990", "90", "May",
    "March", "Monday", "Fri", "Friday", "Jan.", "first", "second", "third", "quarter", "half", "year", "month",
    "week", "day", "weekend", "days", "ago", "later", "before", "after", "Christmas", "Easter", "noon", "night",
    "morning", "p.m.", "IST", "UTC", "+5:30", "BC", "century", "decade", "0735", "every", "all", "a", "an", "30",
    "th", "T20:42Z", "कल", "से", "पहले", "दो", "दिन", "बजे", "शाम", "मई", "तारीख", "के", "अंत", "हर", "सोमवार",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.sampled_from(["en", "hi"]),
    st.sampled_from([None, "2024-08-14", "0001-01-01", "9999-12-31"]),
)
def test_any_words_of_time_are_read_without_an_error(words: list[str], language: str, published: str | None) -> None:
    for joiner in (" ", ""):
        text = joiner.join(words)
        for mention in _read(text, language, published):
            assert text[mention.start : mention.end] == mention.text
            if isinstance(mention.low, str) and isinstance(mention.high, str):
                assert dt.datetime.fromisoformat(mention.low) <= dt.datetime.fromisoformat(mention.high)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    _read(text)


@given(
    st.from_regex(
        r"\d{4}(-\d\d(-\d\d(T([01]\d|2[0-4]):[0-5]\d)?)?|-W\d\d(-WE)?|-Q[1-4]|-H[12]|-SP|-WI)?|\d{2,3}", fullmatch=True
    )
)
def test_an_extent_begins_before_it_ends(timex: str) -> None:
    low, high = extent(timex)
    assert (low is None) == (high is None)
    assert low is None or high is None or low <= high


def test_dateparser_is_asked_only_for_a_span_that_is_a_date_in_an_order_of_its_own() -> None:
    found = _read("The file is marked 2020/Sep/23 by hand.")
    assert [(m.text, m.timex) for m in found] == [("2020/Sep/23", "2020-09-23")]
    assert "read by dateparser" in found[0].notes


def test_ordinary_text_does_not_load_dateparser() -> None:
    code = (
        "import sys, discrepancy as dx\n"
        "text = 'On Monday, May 5, at 8 p.m. 12 people left; two days later 3 came.'\n"
        "dx.extract(dx.Article(text=text, source='a', published='2024-08-14'))\n"
        "sys.exit('dateparser' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
