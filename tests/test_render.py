"""The forms of a report: what each must show, and that nothing hostile gets through."""

from __future__ import annotations

import builtins
import re
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest
from html_reader import Reader
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.errors import ReportError
from discrepancy.records import (
    ArticleSummary,
    Claim,
    Comparison,
    Finding,
    Kind,
    Modifier,
    Note,
    Reading,
    Severity,
    Span,
    Verdict,
)
from discrepancy.render.facts import facts_of
from discrepancy.render.figures import interval_words, number_words
from discrepancy.render.html import safe_link
from discrepancy.render.markdown import escaped_markdown
from discrepancy.render.style import DARK, LIGHT, stylesheet
from discrepancy.render.svg import interval_picture, number_axis, time_axis
from discrepancy.render.visible import clip, display_width, visible, wrapped
from discrepancy.report import Report

MILLION = Decimal(10) ** 6


def a_claim(id: str, article: str, text: str, kind: Kind = Kind.COUNT, before: str = "It has ", **given: Any) -> Claim:
    """A claim whose sentence is `before` + `text` + " so far." at the start of its article."""
    sentence = Span(start=0, end=len(before + text + " so far."), text=before + text + " so far.")
    start, end = len(before), len(before) + len(text)
    given.setdefault("evidence", (Span(start=start, end=end, text=text),))
    return Claim(id=id, article=article, start=start, end=end, text=text, kind=kind, sentence=sentence, **given)


def an_article(name: str, language: str = "en", **given: Any) -> ArticleSummary:
    return ArticleSummary(id=name, source=name, language=language, **given)


def a_report(*claims: Claim, verdict: Verdict = Verdict.CONFLICT, reason: str = "rounding", **given: Any) -> Report:
    """One finding that holds all the claims, the first against each of the others."""
    severity = Severity.MAJOR if verdict is Verdict.CONFLICT else None
    explanation = "The one cannot be rounded to the other."
    names = list(dict.fromkeys(claim.article for claim in claims))
    given.setdefault("articles", tuple(map(an_article, names)))
    finding = Finding(
        id="f1",
        measure=claims[0].measure,
        subject=claims[0].subject,
        verdict=verdict,
        severity=severity,
        claims=tuple(claim.id for claim in claims),
        sources=tuple(names),
        reason=reason,
        explanation=explanation,
    )
    comparisons = tuple(
        Comparison(
            finding="f1",
            left=claims[0].id,
            right=other.id,
            verdict=verdict,
            severity=severity,
            reason=reason,
            explanation=explanation,
        )
        for other in claims[1:]
    )
    return Report(claims=claims, findings=(finding,), comparisons=comparisons, **given)


def counted(id: str, article: str, text: str, low: Decimal | None, high: Decimal | None, **given: Any) -> Claim:
    value = next((bound for bound in (low, high) if bound is not None), None)
    return a_claim(
        id,
        article,
        text,
        value=value,
        unit="follower",
        base_unit="follower",
        low=low,
        high=high,
        measure="followers",
        **given,
    )


@pytest.fixture
def followers() -> Report:
    return a_report(
        counted(
            "c1", "MENAFN", "88 million", MILLION * Decimal("87.5"), MILLION * Decimal("88.5"), subject=("Elon Musk",)
        ),
        counted("c2", "Tribune", "88.9 million", MILLION * Decimal("88.85"), MILLION * Decimal("88.95")),
        counted(
            "c3",
            "जागरण",
            "16.4 मिलियन से अधिक",
            MILLION * Decimal("16.4"),
            None,
            modifier=Modifier.MORE_THAN,
            speaker="Musk",
        ),
        articles=(
            an_article("MENAFN", language_given=True, url="https://example.org/a", title="On X"),
            an_article("Tribune"),
            an_article("जागरण", language="hi"),
        ),
        notes=(Note(code="unresolved", text="“Monday” is not tied to a day.", article="Tribune"),),
    )


def timed(id: str, article: str, text: str, when: str, **given: Any) -> Claim:
    return a_claim(id, article, text, Kind.TIME, low=when, high=when, measure="start", **given)


@pytest.fixture
def start_times() -> Report:
    return a_report(
        timed(
            "c1",
            "MENAFN",
            "8 p.m.",
            "2024-08-12T20:00:00-04:00",
            readings=tuple(
                Reading(
                    low=f"2024-08-12T20:00:00{zone}", high=f"2024-08-12T20:00:00{zone}", condition=f"if it is {name}"
                )
                for zone, name in (("-04:00", "US Eastern"), ("-07:00", "US Pacific"))
            ),
        ),
        timed("c2", "Daily", "5:30 AM IST", "2024-08-13T05:30:00+05:30", notes=("IST read as India",)),
        verdict=Verdict.AGREE,
        reason="zone",
    )


# Reading the HTML back

TAGS = """
a b blockquote body caption dd details div dl dt footer g h1 head header html li main mark meta p path rect small span
style summary svg table tbody td text th thead title tr ul
"""
ATTRIBUTES = """
aria-hidden aria-label charset class colspan content d dir height href http-equiv lang name opacity open rel role
rowspan rx scope text-anchor viewbox width x y
"""


def assert_harmless(markup: str) -> Reader:
    reader = Reader(markup)
    assert set(reader.tags) <= set(TAGS.split())
    assert {name for _, name, _ in reader.attributes} <= set(ATTRIBUTES.split())
    for tag, name, value in reader.attributes:
        if name == "href":
            assert tag == "a"
            assert re.match(r"https?://[^@]", value)
        if name == "class":
            assert all(word.startswith("dx-") for word in value.split())
    for style in re.findall(r"<style>(.*?)</style>", markup, re.DOTALL):
        assert style.startswith(stylesheet())
        assert "url(" not in style
        assert "@import" not in style
    markup.encode("utf-8")
    return reader


def hostile_report(evil: str, url: str | None = None) -> Report:
    claims = tuple(
        Claim(
            id=f"{evil}{index}",
            article=f"{evil}{index}",
            start=0,
            end=len(evil),
            text=evil or "1",
            kind=Kind.COUNT,
            value=Decimal(index),
            unit=evil,
            base_unit=evil,
            low=Decimal(index),
            high=Decimal(index + 1),
            timex=evil,
            change=evil,
            measure=evil,
            subject=(evil,),
            scope=(evil, str(index)),
            as_of=evil,
            speaker=evil,
            phase=f"{evil}{index}",
            stance=evil,
            derivation=evil if index else None,
            notes=(evil,),
            readings=(Reading(value=Decimal(1), low=Decimal(0), high=Decimal(1), timex=evil, condition=evil),),
            sentence=Span(start=0, end=len(evil) + 4, text=f"x {evil} y"),
            evidence=(Span(start=0, end=len(evil), text=evil), Span(start=900, end=950, text=evil)),
        )
        for index in range(2)
    )
    ids = tuple(claim.id for claim in claims)
    shared: Any = {"verdict": Verdict.CONFLICT, "severity": Severity.MAJOR, "reason": evil, "explanation": evil}
    comparison = Comparison(finding=evil, left=ids[0], right=ids[1], **shared)
    return Report(
        articles=tuple(
            ArticleSummary(
                id=claim.article,
                source=evil or "s",
                language=evil,
                published=evil,
                timezone=evil,
                title=evil,
                url=evil if url is None else url,
                story=evil,
            )
            for claim in claims
        ),
        claims=claims,
        findings=(Finding(id=evil, measure=evil, subject=(evil,), claims=ids, sources=ids, **shared),),
        comparisons=(comparison, comparison),
        notes=(Note(code=evil, text=evil, article=claims[0].article), Note(code=evil, text=evil)),
    )


EVIL = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" style=\'x\' ',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "<!-- --><svg/onload=alert(1)>]]>",
    "</mark></svg></details></td></table><iframe src=//evil.example>",
    "&lt;script&gt;&#x202e;&amp;",
    "\u202ereversed\u2066 \u200b\ufeff\x00\x1b[31m",
    "lone \ud800 surrogate \udfff",
    "{color:red} @import url(//evil.example);",
    "| a | b |\n# head\n[x](javascript:1) `code` $x$",
    'https://evil.example/?q="><script>alert(1)</script>',
    "",
    "\u0301" * 500,
]


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


# Pictures


def test_values_far_apart_share_a_logarithmic_scale_and_near_ones_a_linear_one() -> None:
    near = number_axis([Decimal(100), Decimal(3000)], opens_low=False, opens_high=False)
    far = number_axis([Decimal(100), Decimal(10_000)], opens_low=False, opens_high=False)
    negative = number_axis([Decimal(-1), Decimal(10_000)], opens_low=False, opens_high=False)
    assert near is not None
    assert far is not None
    assert negative is not None
    assert (near.kind, far.kind, negative.kind) == ("linear", "log", "linear")
    assert [label for _, label in far.ticks] == ["100", "1,000", "10,000"]
    # In the middle of a logarithmic scale stands the geometric mean, of a linear one the arithmetic.
    assert far.place(Decimal(1000)) == pytest.approx(0.5)
    assert near.place(Decimal(1550)) == pytest.approx(0.5)


def test_time_axis_has_round_clock_times_and_its_zone(start_times: Report) -> None:
    evening = Decimal(1_723_492_800)  # 2024-08-12T20:00:00 on the local clock
    axis = time_axis([evening, evening + 3 * 3600], opens_low=False, opens_high=False, zone="UTC−4")
    assert axis is not None
    assert axis.kind == "time"
    assert axis.title == "12 Aug 2024, UTC−4"
    assert [label for _, label in axis.ticks] == ["20:00", "21:00", "22:00", "23:00"]
    picture = interval_picture(facts_of(start_times)[0], {"MENAFN": "MENAFN", "Daily": "Daily"})
    bars = re.findall(r'class="dx-bar" x="([\d.]+)"', picture)
    assert len(bars) == 2
    assert len(set(bars)) == 1, "8 p.m. in New York and 5:30 AM in India are one instant"
    assert picture.count("dx-other") == 1, "the other zone 8 p.m. may be in is drawn hollow"


def test_open_ends_fade_out(followers: Report) -> None:
    picture = interval_picture(facts_of(followers)[0], {name: name for name in ("MENAFN", "Tribune", "जागरण")})
    opacities = [float(value) for value in re.findall(r'opacity="([\d.]+)"', picture)]
    assert opacities == sorted(opacities, reverse=True)
    assert len(opacities) > 3
    assert "more than 16.4 million followers" in picture


def test_no_picture_without_bounds_or_on_two_scales() -> None:
    labels = {"A": "A", "B": "B"}
    cases = [
        (counted("c1", "A", "some", None, None), counted("c2", "B", "8", Decimal(8), Decimal(8))),
        (timed("c1", "A", "8 p.m.", "2024-08-12T20:00"), timed("c2", "B", "9 p.m.", "2024-08-12T21:00+01:00")),
        (timed("c1", "A", "8 p.m.", "nonsense"), timed("c2", "B", "9 p.m.", "2024-08-12T21:00+01:00")),
        (
            counted("c1", "A", "7", Decimal(7), Decimal(7)),
            a_claim("c2", "B", "8 km", low=Decimal(8000), base_unit="metre", kind=Kind.MEASURE),
        ),
    ]
    for claims in cases:
        report = a_report(*claims)
        assert interval_picture(facts_of(report)[0], labels) == ""
        assert 'class="dx-picture"' not in report.to_html()
        assert_harmless(report.to_html())


@pytest.mark.parametrize(
    "number", ["1E+999999", "1E-999999", "9" * 400, "0", "-0", "NaN", "Infinity", "0.1", "-1E+400"]
)
def test_strange_numbers_are_shown_and_drawn_without_error_or_flood(number: str) -> None:
    value = Decimal(number)
    report = a_report(counted("c1", "A", "x", value, value), counted("c2", "B", "1", Decimal(1), Decimal(1)))
    for markup in (report.to_html(), report._repr_html_()):
        assert_harmless(markup)
        assert "nan" not in " ".join(re.findall(r'(?: x| width)="([^"]*)"', markup))
        assert len(markup) < 60_000
    assert len(str(report)) < 3_000
    assert len(report.why("f1")) < 6_000


def test_a_century_is_no_problem_for_the_time_axis() -> None:
    report = a_report(
        a_claim("c1", "A", "1 AD", Kind.DATE, low="0001-01-01", high="0001-12-31"),
        a_claim("c2", "B", "9999", Kind.DATE, low="9999-01-01", high="9999-12-31"),
    )
    assert_harmless(report.to_html())


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


# Table


def test_pandas_has_one_row_a_claim_with_exact_numbers(followers: Report) -> None:
    pytest.importorskip("pandas")
    frame = followers.to_pandas()
    assert list(frame["figure"]) == ["88 million", "88.9 million", "16.4 मिलियन से अधिक"]
    assert list(frame["low"]) == [MILLION * Decimal("87.5"), MILLION * Decimal("88.85"), MILLION * Decimal("16.4")]
    assert isinstance(frame["value"][0], Decimal)
    assert frame["high"][2] is None
    assert set(frame["verdict"]) == {"conflict"}
    assert set(frame["explanation"]) == {"The one cannot be rounded to the other."}
    empty = Report().to_pandas()
    assert len(empty) == 0
    assert list(empty.columns) == list(frame.columns)


def test_without_pandas_the_error_says_what_to_install(followers: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    import_module = builtins.__import__

    def without_pandas(name: str, *args: Any, **kwargs: Any) -> ModuleType:
        if name == "pandas":
            raise ImportError("No module named 'pandas'")
        return import_module(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(ImportError, match=r"pip install discrepancy\[pandas\]"):
        followers.to_pandas()
