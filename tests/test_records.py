"""Records refuse bad input by name, and are plain, frozen, hashable values that travel."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy import (
    Article,
    ArticleError,
    Claim,
    DiscrepancyError,
    Kind,
    Modifier,
    Reading,
    Report,
    Span,
    Verdict,
    compare,
    samples,
)
from discrepancy.records import plain

NAMED = {"text": "12 died.", "source": "Argus"}


@pytest.mark.parametrize(
    ("given_fields", "field", "got", "remedy"),
    [
        ({"text": b"12 died."}, "text", "b'12 died.'", "decode('utf-8')"),
        ({"text": None}, "text", "None", "as str"),
        ({"text": 12}, "text", "12", "which is of type int"),
        ({"text": ["12 died."]}, "text", "['12 died.']", "which is of type list"),
        ({"source": ""}, "source", "''", "names no source"),
        ({"source": "  \n"}, "source", "'  \\n'", "names no source"),
        ({"source": None}, "source", "None", "as str"),
        ({"id": 7}, "id", "7", "a str or None"),
        ({"title": 7}, "title", "7", "a str or None"),
        ({"url": b"x"}, "url", "b'x'", "a str or None"),
        ({"story": ["x"]}, "story", "['x']", "a str or None"),
        ({"language": "english"}, "language", "'english'", "'en-IN'"),
        ({"language": ""}, "language", "''", "BCP 47"),
        ({"language": "en_US"}, "language", "'en_US'", "BCP 47"),
        ({"language": "e"}, "language", "'e'", "BCP 47"),
        ({"language": "हि"}, "language", "'हि'", "BCP 47"),
        ({"language": 1}, "language", "1", "BCP 47"),
        ({"timezone": "IST"}, "timezone", "'IST'", "'Asia/Kolkata'"),
        ({"timezone": "Asia/Kolkatta"}, "timezone", "'Asia/Kolkatta'", "IANA"),
        ({"timezone": ""}, "timezone", "''", "IANA"),
        ({"timezone": "../etc/passwd"}, "timezone", "'../etc/passwd'", "IANA"),
        ({"timezone": "a\0b"}, "timezone", "'a\\x00b'", "IANA"),
        ({"timezone": 5.5}, "timezone", "5.5", "IANA"),
        ({"timezone": "x" * 5000}, "timezone", "'xxx", "IANA"),
        ({"published": "yesterday"}, "published", "'yesterday'", "ISO 8601"),
        ({"published": "2024-13-01"}, "published", "'2024-13-01'", "ISO 8601"),
        ({"published": "2023-02-29"}, "published", "'2023-02-29'", "ISO 8601"),
        ({"published": "13/08/2024"}, "published", "'13/08/2024'", "ISO 8601"),
        ({"published": ""}, "published", "''", "ISO 8601"),
        ({"published": 20240813}, "published", "20240813", "ISO 8601"),
        ({"published": (2024, 8, 13)}, "published", "(2024, 8, 13)", "ISO 8601"),
    ],
)
def test_a_bad_field_is_refused_by_article_field_what_was_got_and_what_would_do(
    given_fields: dict[str, Any], field: str, got: str, remedy: str
) -> None:
    with pytest.raises(ArticleError) as caught:
        Article(**{**NAMED, **given_fields})
    message = str(caught.value)
    assert caught.value.field == field
    assert f"field {field!r}" in message
    assert got in message
    assert remedy in message
    if field != "source":
        assert caught.value.article == str(given_fields.get("id", "Argus"))
        assert repr(caught.value.article) in message
    assert isinstance(caught.value, DiscrepancyError)
    assert isinstance(caught.value, ValueError)


def test_a_huge_bad_value_does_not_flood_the_message() -> None:
    with pytest.raises(ArticleError) as caught:
        Article(text=b"x" * 100_000, source="Argus")  # type: ignore[arg-type]
    assert len(str(caught.value)) < 300


def test_the_id_names_the_article_where_there_is_one() -> None:
    with pytest.raises(ArticleError, match="article 'a7', field 'published'"):
        Article(text="…", source="Argus", id="a7", published="soon")


@pytest.mark.parametrize(
    ("published", "expect", "day"),
    [
        (None, None, None),
        ("2024-08-13", dt.date(2024, 8, 13), dt.date(2024, 8, 13)),
        ("20240813", dt.date(2024, 8, 13), dt.date(2024, 8, 13)),
        (" 2024-08-13 ", dt.date(2024, 8, 13), dt.date(2024, 8, 13)),
        ("2024-08-13T20:42", dt.datetime(2024, 8, 13, 20, 42), dt.date(2024, 8, 13)),
        ("2024-08-13T20:42:00Z", dt.datetime(2024, 8, 13, 20, 42, tzinfo=dt.UTC), dt.date(2024, 8, 14)),
        (dt.date(2024, 8, 13), dt.date(2024, 8, 13), dt.date(2024, 8, 13)),
        (
            dt.datetime(2024, 8, 13, 20, tzinfo=dt.UTC),
            dt.datetime(2024, 8, 13, 20, tzinfo=dt.UTC),
            dt.date(2024, 8, 14),
        ),
        ("0001-01-01", dt.date(1, 1, 1), dt.date(1, 1, 1)),
    ],
)
def test_a_date_of_publication_is_kept_and_its_day_told_in_the_articles_zone(
    published: Any, expect: dt.date | None, day: dt.date | None
) -> None:
    article = Article(text="…", source="Argus", published=published, timezone="Asia/Kolkata")
    assert article.published == expect
    assert type(article.published) is type(expect)
    assert article.published_day == day


@pytest.mark.parametrize(
    "published",
    [
        "0001-01-01T00:30:00+00:00",
        "9999-12-31T23:30:00+00:00",
    ],
)
def test_the_day_of_the_first_and_the_last_date_of_the_calendar_is_told_in_any_zone(published: str) -> None:
    for zone in ("America/New_York", "Asia/Kolkata"):
        assert isinstance(Article(text="…", source="a", published=published, timezone=zone).published_day, dt.date)


@pytest.mark.parametrize("language", ["en", "hi", "EN", "en-IN", "zh-Hant-TW", "haw", None])
def test_a_language_tag_is_kept_as_given(language: str | None) -> None:
    assert Article(text="…", source="Argus", language=language).language == language


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "क" * 1000, "a\r\nb\u2028c"])
def test_any_str_is_a_text_and_never_rewritten(text: str) -> None:
    assert Article(text=text, source="Argus").text == text


# --- plain types -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expect"),
    [
        (Decimal("0"), "0"),
        (Decimal("-0"), "0"),
        (Decimal("0.00"), "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("88900000"), "88900000"),
        (Decimal("7.530"), "7.53"),
        (Decimal("-2.5"), "-2.5"),
        (Decimal("1E-7"), "0.0000001"),
        (Kind.MONEY, "money"),
        (Verdict.CONFLICT, "conflict"),
        (dt.date(2024, 8, 13), "2024-08-13"),
        (dt.datetime(2024, 8, 13, 20, 42, tzinfo=dt.UTC), "2024-08-13T20:42:00+00:00"),
        ((1, (Decimal(2), None)), [1, ["2", None]]),
        ({"a": (Modifier.EXACT,)}, {"a": ["exact"]}),
        ("text", "text"),
        (None, None),
        (True, True),
        (Span(start=1, end=2, text="x"), {"start": 1, "end": 2, "text": "x"}),
    ],
)
def test_a_value_is_told_in_plain_json_types(value: Any, expect: Any) -> None:
    assert plain(value) == expect
    assert type(plain(value)) is type(expect)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_a_decimal_told_plainly_is_the_same_number_without_an_exponent(number: Decimal) -> None:
    told = plain(number)
    assert Decimal(told) == number
    assert "E" not in told.upper()


def test_a_number_of_more_digits_than_the_context_holds_keeps_them_all() -> None:
    number = Decimal("1" * 40)
    assert Decimal(plain(number)) == number


def test_a_reading_tells_its_condition_as_if() -> None:
    reading = Reading(value=Decimal("1.50"), low=Decimal(1), high=None, condition="if it is AUD")
    assert reading.to_dict() == {"value": "1.5", "low": "1", "high": None, "timex": None, "if": "if it is AUD"}


CONTRACT = {
    "articles": {"id", "source", "published", "language", "timezone", "title", "url", "story"},
    "claims": {
        "article", "start", "end", "text", "kind", "value", "unit", "modifier", "change", "low", "high", "base_unit",
        "timex", "readings", "id", "measure", "subject", "scope", "as_of", "speaker", "sentence", "evidence",
        "derivation",
    },
    "findings": {"id", "measure", "subject", "verdict", "severity", "claims", "sources", "reason", "explanation"},
    "comparisons": {"finding", "left", "right", "verdict", "severity", "reason", "explanation"},
}  # fmt: skip


def _is_plain(value: Any) -> bool:
    if type(value) is list:
        return all(map(_is_plain, value))
    if type(value) is dict:
        return all(type(key) is str and _is_plain(inner) for key, inner in value.items())
    return value is None or type(value) in {str, int, bool}


@pytest.mark.parametrize("story", samples.names())
def test_a_report_is_plain_and_holds_every_field_of_the_contract(story: str) -> None:
    told = compare(samples.load(story)).to_dict()
    assert _is_plain(told), "to_dict gives str, int, bool, None, list and dict: no float, no enum"
    assert told["schema"] == "discrepancy/report/1"
    for table, wanted in CONTRACT.items():
        assert told[table]
        for row in told[table]:
            assert wanted <= set(row)
    json.dumps(told, allow_nan=False)


# --- values that travel ----------------------------------------------------------------------------------------------


def _all_records(report: Report) -> list[Any]:
    records: list[Any] = [*report.articles, *report.claims, *report.findings, *report.comparisons, *report.notes]
    for claim in report.claims:
        records += [claim.sentence, *claim.evidence, *claim.readings]
    return records


@pytest.mark.parametrize("story", samples.names())
def test_every_record_is_frozen_hashable_and_survives_pickle_and_copy(story: str) -> None:
    report = compare(samples.load(story))
    records = [report, *samples.load(story), *_all_records(report)]
    assert len({type(record) for record in records}) >= 8
    for record in records:
        assert is_dataclass(type(record))
        name = fields(record)[0].name
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(record, name, None)
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            record.something_else = 1
        assert hash(record) == hash(copy.copy(record))
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(record, protocol)) == record
        assert copy.deepcopy(record) == record
        assert replace(record) == record
        assert not hasattr(record, "__dict__"), "slots: a misspelt attribute is an error"


def test_records_differ_where_a_field_does() -> None:
    claim = compare(samples.load("interview")).claims[0]
    assert replace(claim, start=claim.start + 1) != claim
    assert isinstance(claim, Claim)


def test_verdicts_are_ordered_from_mildest_to_gravest() -> None:
    assert [verdict.value for verdict in sorted(Verdict, key=lambda v: v.gravity)] == [
        "agree", "compatible", "update", "incomparable", "conflict",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("enum", "names"),
    [
        (Kind, "count money percent measure duration time date frequency ordinal number"),
        (Modifier, "exact approx more_than equal_or_more less_than equal_or_less between"),
    ],
)
def test_the_closed_sets_are_those_of_the_contract(enum: type[Kind] | type[Modifier], names: str) -> None:
    assert {member.value for member in enum} == set(names.split())
