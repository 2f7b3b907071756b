"""The forms of a report: what each must show, and that nothing hostile gets through."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from html_reader import Reader, assert_harmless
from hypothesis import given
from hypothesis import strategies as st
from made_reports import a_claim, a_report, an_article, counted

from discrepancy import Article, compare
from discrepancy.errors import ReportError
from discrepancy.records import ArticleSummary, Kind, Modifier, Verdict
from discrepancy.render.figures import interval_words, number_words, value_words
from discrepancy.render.markdown import escaped_markdown
from discrepancy.render.visible import display_width, visible, wrapped
from discrepancy.report import Report

# Markdown


def test_markdown_has_the_table_and_the_reason(followers: Report) -> None:
    text = followers.to_markdown()
    assert "| Fact | Verdict | MENAFN | Tribune | जागरण |" in text
    assert "| followers · Elon Musk | ≠ major conflict | 88 million | 88.9 million |" in text
    assert "- **followers · Elon Musk** (major conflict): The one cannot be rounded to the other." in text
    assert "“Monday” is not tied to a day." in text


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("a | b", r"a \| b"),
        ("a\n\n# b", r"a \# b"),
        ("[x](y)", r"\[x\](y)"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("*a* _b_ `c` ~d~ $e$", r"\*a\* \_b\_ \`c\` \~d\~ \$e\$"),
        ("a\\|b", r"a\\\|b"),
        ("https://evil.example www.evil.example", r"https\://evil.example www\.evil.example"),
        ("\u202ea", r"\[U+202E\]a"),
        ("88.9 million (X)", "88.9 million (X)"),
    ],
)
def test_markdown_markup_is_escaped(text: str, expect: str) -> None:
    assert escaped_markdown(text) == expect


@given(st.text(max_size=80))
def test_no_source_name_adds_a_row_or_a_column(name: str) -> None:
    plain = a_report(counted("c1", "A", "7", Decimal(7), Decimal(7)), counted("c2", "B", "8", Decimal(8), Decimal(8)))
    evil = a_report(
        counted("c1", "A", "7", Decimal(7), Decimal(7)), counted("c2", f"B{name}", "8", Decimal(8), Decimal(8))
    )

    def shape(text: str) -> list[int]:
        # What is escaped is no divider: take away escaped pairs, count what is left.
        return [re.sub(r"\\.", "", line).count("|") for line in text.split("\n")]

    assert shape(evil.to_markdown()) == shape(plain.to_markdown())


def test_markdown_of_many_accounts_names_them_in_the_cell() -> None:
    claims = [counted(f"c{index}", f"S{index}", str(index), Decimal(index), Decimal(index)) for index in range(9)]
    text = a_report(*claims).to_markdown()
    assert "| Fact | Verdict | Figures |" in text
    assert "S8: 8" in text


# Text


def test_text_has_headline_verdict_figures_explanation_notes_and_languages(followers: Report) -> None:
    text = str(followers)
    assert text.startswith("3 accounts of one story: 1 fact told by two or more sources: 1 conflict\n")
    assert "≠ MAJOR CONFLICT: followers · Elon Musk" in text
    for words in ("88 million", "87.5–88.5 million", "88.9 million", "16.4 मिलियन से अधिक", "according to Musk"):
        assert words in text
    assert "The one cannot be rounded to the other." in text
    assert "Tribune: “Monday” is not tied to a day." in text
    assert "Read as English: MENAFN; as English, detected: Tribune; as Hindi, detected: जागरण." in text


@pytest.mark.parametrize("verdict", list(Verdict))
def test_text_and_markdown_name_every_verdict(verdict: Verdict) -> None:
    report = a_report(
        counted("c1", "A", "7", Decimal(7), Decimal(7)),
        counted("c2", "B", "8", Decimal(8), Decimal(8)),
        verdict=verdict,
    )
    assert verdict.value.upper() in str(report)
    assert verdict.value in report.to_markdown()
    assert verdict.value.capitalize() in Reader(report.to_html()).text


def test_agreeing_facts_take_fewer_lines_than_conflicting_ones() -> None:
    claims = [counted(f"c{index}", f"S{index}", "7", Decimal(7), Decimal(7)) for index in range(5)]
    assert "7 — S0, S1, S2, S3, S4" in str(a_report(*claims, verdict=Verdict.AGREE))
    lines = [len(str(a_report(*claims, verdict=verdict)).split("\n")) for verdict in (Verdict.AGREE, Verdict.CONFLICT)]
    assert lines[0] < lines[1]


@given(st.text(max_size=200), st.integers(min_value=10, max_value=60))
def test_wrapped_lines_keep_the_width_and_all_the_words(text: str, width: int) -> None:
    lines = wrapped(visible(text), width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())


def test_text_keeps_to_the_width_asked_for(followers: Report) -> None:
    from discrepancy.render import to_text

    for width in (40, 60, 100):
        assert all(display_width(line) <= width for line in to_text(followers, width=width).split("\n"))


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("क्‍ष", "क्‍ष"),  # the joiner belongs to the conjunct
        ("a\u200db", "a[U+200D]b"),
        ("मान\u200c", "मान[U+200C]"),
        ("a\tb\r\nc", "a b  c"),
        ("\u3164", "[U+3164]"),
    ],
)
def test_hidden_characters_are_written_out_and_needed_joiners_kept(text: str, expect: str) -> None:
    assert visible(text) == expect


# Empty reports


@pytest.mark.parametrize(
    ("articles", "expect"),
    [
        ((), "No article was given."),
        ((an_article("A"),), "One account only: nothing to compare with."),
        ((an_article("A"), an_article("B")), "No figure is told by two sources."),
        (
            (ArticleSummary(id="1", source="A", language="en"), ArticleSummary(id="2", source="A", language="en")),
            "All 2 accounts are of one source: nothing to compare with.",
        ),
    ],
)
def test_an_empty_report_says_so_in_one_sentence(articles: tuple[ArticleSummary, ...], expect: str) -> None:
    report = Report(articles=articles)
    assert str(report).startswith(expect)
    assert report.to_markdown().startswith(expect)
    for markup in (report.to_html(), report._repr_html_()):
        reader = assert_harmless(markup)
        assert expect in reader.text
        assert "table" not in reader.tags


# Figures in words


@pytest.mark.parametrize(
    ("number", "expect"),
    [
        ("88900000", "88.9 million"),
        ("1234567", "1,234,567"),
        ("16400", "16,400"),
        ("2500000000", "2.5 billion"),
        ("-3.50", "−3.5"),
        ("0.00", "0"),
        ("1E+25", "1 × 10^25"),
    ],
)
def test_numbers_in_words(number: str, expect: str) -> None:
    assert number_words(Decimal(number)) == expect


@pytest.mark.parametrize(
    ("given", "expect"),
    [
        (
            {"low": Decimal(88850000), "high": Decimal(88950000), "base_unit": "follower"},
            "88.85–88.95 million followers",
        ),
        (
            {"low": Decimal(2490), "high": Decimal(2550), "base_unit": "second", "kind": Kind.DURATION},
            "41.5–42.5 minutes",
        ),
        ({"low": Decimal(25), "high": Decimal(25), "base_unit": "USD", "kind": Kind.MONEY}, "USD 25"),
        ({"low": Decimal(5), "high": Decimal(6), "base_unit": "percent", "kind": Kind.PERCENT}, "5–6%"),
        ({"low": Decimal(-5), "high": Decimal(-3)}, "−5 to −3"),
        ({"low": Decimal(12), "modifier": Modifier.MORE_THAN, "base_unit": "person"}, "more than 12 people"),
        ({"low": Decimal(12), "modifier": Modifier.EQUAL_OR_MORE}, "12 or more"),
        ({"high": Decimal(12), "modifier": Modifier.LESS_THAN}, "less than 12"),
        ({"low": "2024-08-12", "high": "2024-08-12", "kind": Kind.DATE}, "12 Aug 2024"),
        (
            {"low": "2024-08-12T20:00-04:00", "high": "2024-08-12T20:30-04:00", "kind": Kind.TIME},
            "12 Aug 2024, 20:00–20:30 (UTC−4)",
        ),
        ({"low": "2024", "high": "2024", "kind": Kind.DATE}, ""),
        *(
            ({"low": f"{low}T00:00:00", "high": f"{high}T23:59:59", "kind": Kind.DATE}, words)
            for low, high, words in (
                ("2024-08-12", "2024-08-12", "12 Aug 2024"),
                ("2024-08-12", "2024-08-14", "12–14 Aug 2024"),
                ("2024-02-01", "2024-02-29", "Feb 2024"),
                ("2024-02-01", "2024-02-28", "1–28 Feb 2024"),
                ("2024-08-30", "2024-09-02", "30 Aug to 2 Sep 2024"),
                ("2023-12-30", "2024-01-02", "30 Dec 2023 to 2 Jan 2024"),
                ("2024-01-01", "2024-12-31", "2024"),
                ("2020-01-01", "2029-12-31", "2020–2029"),
                ("9999-01-01", "9999-12-31", "9999"),
            )
        ),
        ({"low": "2024-08-12T17:00:00", "high": "2024-08-12T21:59:59", "kind": Kind.TIME}, "12 Aug 2024, 17:00–22:00"),
        ({}, ""),
    ],
)
def test_intervals_in_words(given: dict[str, Any], expect: str) -> None:
    assert interval_words(a_claim("c", "A", "x", **given)) == expect


# The steps behind a finding


def test_why_names_spans_readings_bounds_and_the_level_that_decided(start_times: Report) -> None:
    text = start_times.why("f1")
    for words in (
        '"8 p.m." at 7–13 of article MENAFN',
        '"5:30 AM IST" at 7–18 of article Daily',
        "commits to: 2024-08-12T20:00:00-04:00 … 2024-08-12T20:00:00-04:00",
        "possible reading: 12 Aug 2024, 20:00 (UTC−7) (if it is US Pacific)",
        "note: IST read as India",
        "verdict: agree",
        "reason: zone",
        "claim 1, MENAFN",
        "The one cannot be rounded to the other.",
    ):
        assert words in text


def test_why_shows_derivation_and_open_bounds(followers: Report) -> None:
    text = followers.why(followers.findings[0])
    assert "commits to: 16400000 … open follower" in text
    assert "modifier more_than" in text
    assert "speaker Musk" in text
    derived = counted("c1", "A", "7", Decimal(7), Decimal(7), derivation="9 − 2")
    assert "derived: 9 − 2" in a_report(derived, counted("c2", "B", "8", Decimal(8), Decimal(8))).why("f1")


def test_a_report_with_missing_claims_is_refused(followers: Report) -> None:
    with pytest.raises(ReportError, match="names claims that the report lacks: 'c1', 'c2'"):
        Report(articles=followers.articles, findings=followers.findings, comparisons=followers.comparisons)


def test_articles_of_one_source_are_told_apart(followers: Report) -> None:
    articles = (
        ArticleSummary(id="Argus", source="Argus", language="en"),
        ArticleSummary(id="Argus 2", source="Argus", language="en"),
        ArticleSummary(id="x", source="Argus", language="en"),
    )
    claims = [counted(article.id, article.id, "7", Decimal(7), Decimal(7)) for article in articles]
    text = str(a_report(*claims, articles=articles))
    assert "Argus 2" in text
    assert "Argus (x)" in text


def test_what_is_counted_is_shown_as_it_is_printed() -> None:
    def shown(text: str, language: str) -> list[str]:
        claims = compare([Article(text, "Argus", language=language)]).claims
        return [value_words(claim) for claim in claims]

    assert "800 Menschen" in shown("Rund 800 Menschen zogen vor das Rathaus.", "de")
    assert "1,240 Beschäftigte" in shown("1.240 Beschäftigte verlieren ihren Arbeitsplatz.", "de")
    assert shown("Ferry fire: 214 taken off in lifeboats", "en") == ["214 taken"]
    assert shown("A 13-member council sat.", "en") == ["13 members"]
    assert {"12 people", "1 passenger"} <= set(shown("Twelve people and one passenger left.", "en"))
    assert shown("कुल 19 लोग घायल हुए।", "hi") == ["19"]
