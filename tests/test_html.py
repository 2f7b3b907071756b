"""The HTML report: what an editor sees, and that nothing hostile gets through."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from html_reader import Reader, assert_harmless
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import EVIL, a_claim, a_report, an_article, counted, hostile_report

from discrepancy.records import Finding, Kind, Note, Span, Verdict
from discrepancy.render.html import safe_link
from discrepancy.render.style import DARK, LIGHT, stylesheet
from discrepancy.render.visible import clip
from discrepancy.report import Report


@pytest.mark.parametrize("evil", EVIL)
def test_hostile_text_in_every_field_becomes_plain_text(evil: str) -> None:
    report = hostile_report(evil)
    for markup in (report.to_html(), report._repr_html_()):
        reader = assert_harmless(markup)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x00\x1b\ud800-\udfff]", markup)
        assert clip(evil, 20).rstrip("…") in reader.text
    for text in (str(report), report.to_markdown(), report.why(report.findings[0])):
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x00\x1b\ud800-\udfff]", text)


@settings(max_examples=60, deadline=None)
@given(evil=st.text(st.characters(), max_size=60), url=st.text(max_size=40) | st.from_regex(r"https?://.{0,20}"))
def test_no_text_at_all_adds_a_tag_an_attribute_or_a_link(evil: str, url: str) -> None:
    report = hostile_report(evil, url)
    assert_harmless(report.to_html())
    assert_harmless(report._repr_html_())
    report.to_markdown().encode("utf-8")
    str(report).encode("utf-8")
    report.why(report.findings[0]).encode("utf-8")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://example.org/%0aalert(1)",
        "data:text/html,x",
        "//example.org/x",
        "http://",
        "https://bank.example@evil.example/",
        "https://[broken",
        "https://example.org\\@evil.example",
        "https://example.org/\u202ex",
        " https://example.org/",
        "https://example.org/a b",
        "file:///etc/passwd",
        "",
        None,
    ],
)
def test_only_plain_web_addresses_are_followed(url: str | None) -> None:
    assert safe_link(url) is None


@pytest.mark.parametrize("url", ["https://example.org/a?b=1&c=2#d", "HTTP://Example.org", "https://उदाहरण.example/"])
def test_plain_web_addresses_are_links(url: str) -> None:
    assert safe_link(url) == url


def test_an_address_that_is_no_link_is_shown_as_text(followers: Report) -> None:
    report = Report(articles=(an_article("A", url="javascript:alert(1)"), an_article("B")))
    reader = assert_harmless(report.to_html())
    assert "javascript:alert(1)" in reader.text
    assert "a" not in reader.tags
    assert ("a", "href", "https://example.org/a") in Reader(followers.to_html()).attributes


# HTML: what an editor sees


def test_html_shows_figures_verdict_reason_and_marked_evidence(followers: Report) -> None:
    for markup in (followers.to_html(), followers._repr_html_()):
        reader = assert_harmless(markup)
        for words in ("88 million", "88.9 million", "16.4 मिलियन से अधिक", "Conflict", "major", "1 conflict"):
            assert words in reader.text
        assert "The one cannot be rounded to the other." in reader.text
        assert "It has 88.9 million so far." in reader.text
        assert reader.marked == ["88 million", "88.9 million", "16.4 मिलियन से अधिक"]
        assert ("blockquote", "lang", "hi") in reader.attributes
        assert "“Monday” is not tied to a day." in reader.text
        # The figure of a language the editor may not read is put in English beside it.
        assert "more than 16.4 million followers" in reader.text


def test_html_table_has_headers_for_rows_and_columns(followers: Report) -> None:
    attributes = Reader(followers.to_html()).attributes
    assert [value for tag, name, value in attributes if name == "scope"] == ["col"] * 4 + ["row"]
    assert {value for _, name, value in attributes if name == "role"} >= {
        "table",
        "row",
        "cell",
        "columnheader",
        "rowheader",
    }
    assert not [name for _, name, _ in attributes if name == "id"], "ids would repeat in a notebook with two reports"


def test_evidence_in_another_sentence_is_marked_too() -> None:
    derived = a_claim(
        "c1",
        "A",
        "8:42 p.m.",
        Kind.DURATION,
        value=Decimal(42),
        unit="minute",
        derivation="20:42 − 20:00",
        evidence=(Span(start=7, end=16, text="8:42 p.m."), Span(start=400, end=406, text="8 p.m.")),
    )
    reader = Reader(a_report(derived, counted("c2", "B", "41", Decimal(41), Decimal(41))).to_html())
    assert reader.marked == ["8:42 p.m.", "8 p.m.", "41"]
    assert "42 minutes" in reader.text
    assert "20:42 − 20:00" in reader.text


def test_spans_that_do_not_fit_their_sentence_do_not_break_the_page() -> None:
    broken = counted("c1", "A", "7", Decimal(7), Decimal(7), evidence=(Span(start=-5, end=9999, text="7"),))
    reader = assert_harmless(a_report(broken, counted("c2", "B", "8", Decimal(8), Decimal(8))).to_html())
    assert reader.marked == ["It has 7 so far.", "8"]


def test_what_a_plain_figure_means_is_not_said_twice() -> None:
    plain = counted("c1", "A", "540", Decimal(540), Decimal(540))
    rounded = counted("c2", "B", "6,800", Decimal(6750), Decimal(6850))
    text = Reader(a_report(plain, rounded).to_html()).text
    assert "6,750–6,850 followers" in text
    assert "540 followers" not in re.sub(r"Intervals on.*", "", text)


def test_long_sentences_are_cut_around_their_figure() -> None:
    long = counted("c1", "A", "7", Decimal(7), Decimal(7), before="word " * 5000)
    markup = a_report(long, counted("c2", "B", "8", Decimal(8), Decimal(8))).to_html()
    assert Reader(markup).marked == ["7", "8"]
    assert len(markup) < 40_000


@pytest.mark.parametrize("letter", ["x", "म", "\u200b"])
def test_ten_long_articles_stay_below_200_kilobytes_and_say_what_is_left_out(letter: str) -> None:
    names = [f"{index} {letter * 300}" for index in range(10)]
    claims = [
        counted(f"{fact}.{name}", name, "7", Decimal(fact), Decimal(fact), before=letter * 900)
        for fact in range(300)
        for name in names
    ]
    one = a_report(*claims[:2])
    findings = tuple(
        Finding(
            id=str(fact),
            measure="deaths",
            verdict=Verdict.CONFLICT,
            claims=tuple(f"{fact}.{name}" for name in names),
            sources=tuple(names),
            reason="r",
            explanation=letter * 900,
        )
        for fact in range(300)
    )
    notes = tuple(Note(code="c", text=letter * 900) for _ in range(2000))
    report = Report(articles=tuple(map(an_article, names)), claims=tuple(claims), findings=findings, notes=notes)
    for markup in (report.to_html(), report._repr_html_()):
        assert len(markup.encode("utf-8")) < 200_000
        assert "are left out; the report holds them" in Reader(markup).text
    assert "left out" not in Reader(one.to_html()).text


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_colour_has_the_contrast_of_wcag_aa(palette: dict[str, str]) -> None:
    pairs = [(ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "panel")]
    pairs += [(str(verdict), ground) for verdict in Verdict for ground in ("paper", "panel", f"{verdict}-tint")]
    pairs.append(("mark-ink", "mark"))
    for ink, ground in pairs:
        darker, lighter = sorted((luminance(palette[ink]), luminance(palette[ground])))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, ground)


def test_every_rule_of_the_stylesheet_is_scoped() -> None:
    flat = re.sub(r"@(?:media|container)[^{]*\{", "", stylesheet())
    for selector in re.findall(r"([^{}]+)\{[^{}]*\}", flat):
        parts = re.split(r",(?![^(]*\))", selector)
        assert all(".dx-report" in part for part in parts), selector
