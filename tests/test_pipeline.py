"""The whole way: odd input is no error, and the same thing said otherwise is the same thing."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import at_least

from discrepancy import (
    Article,
    ArticleError,
    Claim,
    DiscrepancyError,
    Report,
    Settings,
    Span,
    Verdict,
    compare,
    compare_many,
    extract,
    extract_many,
    group_stories,
    highlight,
    samples,
)


def _two(left: str, right: str, **fields: Any) -> Report:
    return compare([Article(text=left, source="Argus", **fields), Article(text=right, source="Courier", **fields)])


# --- odd input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("articles", [[], (), iter([])], ids=["list", "tuple", "iterator"])
def test_no_article_gives_an_empty_report(articles: Any) -> None:
    report = compare(articles)
    assert (report.articles, report.claims, report.findings, report.comparisons) == ((), (), (), ())
    assert str(report).strip(), "and says so"


def test_one_article_gives_its_claims_and_no_finding() -> None:
    report = compare([Article(text="The flood killed 12 people.", source="Argus")])
    assert [claim.text for claim in report.claims] == ["12"]
    assert (report.findings, report.comparisons) == ((), ())
    assert str(report).strip()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\t"])
def test_an_empty_text_is_noted(text: str) -> None:
    report = _two(text, "The flood killed 12 people.")
    assert [(note.code, note.article) for note in report.notes] == [("empty", "Argus")]
    assert len(report.articles) == 2
    assert report.findings == ()
    assert extract(text) == ()


def test_dicts_and_articles_mix() -> None:
    report = compare(
        [
            {"text": "The flood killed 12 people.", "source": "Argus", "published": "2024-08-13"},
            {"text": "The flood killed 31 people.", "id": "c-1", "something": "else"},
            Article(text="Twelve people died in the flood.", source="Post"),
        ]
    )
    assert {(row.id, row.source) for row in report.articles} == {("Argus", "Argus"), ("Post", "Post"), ("c-1", "c-1")}
    (finding,) = report.findings
    assert finding.verdict is Verdict.CONFLICT


def test_any_iterable_will_do() -> None:
    story = samples.load("results")
    assert compare(iter(story)) == compare(list(story)) == compare(story)


def test_sources_told_twice_are_numbered() -> None:
    report = compare([Article(text=f"The flood killed {n} people.", source="Argus") for n in (12, 12, 12)])
    assert [row.id for row in report.articles] == ["Argus", "Argus 2", "Argus 3"]


def test_two_articles_of_one_id_are_refused() -> None:
    with pytest.raises(ArticleError, match="article 'a', field 'id': got 'a', which 2 articles state") as caught:
        compare([Article(text="1", source="Argus", id="a"), Article(text="2", source="Courier", id="a")])
    assert "'Argus' and 'Courier'" in str(caught.value)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"source": "Argus"}, "field 'text'"),
        ({"text": "12"}, "^article 2, field 'source'"),
        ({"text": 12, "source": "Argus"}, "article 2.*'Argus', field 'text': got 12"),
        ({"text": "12", "source": "Argus", "timezone": "IST"}, "article 2.*field 'timezone': got 'IST'"),
        ({}, "article 2"),
    ],
)
def test_a_bad_dict_is_refused_by_its_place(row: dict[str, Any], says: str) -> None:
    with pytest.raises(ArticleError, match=says):
        compare([{"text": "12", "source": "Post"}, row])


@pytest.mark.parametrize("given", ["the path of a file", {"source": "Argus", "text": "12"}, {}, 5, None, b"12"])
def test_what_is_no_list_of_articles_is_refused(given: Any) -> None:
    for take in (compare, extract_many):
        with pytest.raises(DiscrepancyError, match=r"articles: got .*; give a list of articles, as read_articles"):
            take(given)


@pytest.mark.parametrize(("package", "table"), [("pandas", "DataFrame"), ("polars", "DataFrame"), ("pyarrow", "table")])
def test_a_table_is_refused_with_what_gives_its_rows(package: str, table: str) -> None:
    columns = {"source": ["Argus", "Post"], "text": ["The flood killed 12.", "The flood killed 15."]}
    given: Any = getattr(pytest.importorskip(package), table)(columns)
    takers: list[Any] = [
        compare,
        extract_many,
        group_stories,
        lambda table: [*compare_many([table], processes=1)],
    ]
    for take in takers:
        with pytest.raises(DiscrepancyError, match=r"articles: got a table of type \w+; give its rows: df\.to_dict\("):
            take(given)
    with pytest.raises(DiscrepancyError, match=r"stories: got .*; give a list of stories"):
        compare_many(given)


@pytest.mark.parametrize("given", [5, None, b"12", ["12"]])
def test_what_is_no_article_is_refused(given: Any) -> None:
    for take in (extract, highlight, lambda one: compare([one])):
        with pytest.raises(DiscrepancyError, match=r"article 1: got .*; give an Article, or a dict such as"):
            take(given)


def test_settings_are_no_dict() -> None:
    with pytest.raises(DiscrepancyError, match=r"settings: got \{\} of type dict; give a discrepancy\.Settings"):
        compare([], {})  # type: ignore[arg-type]


def test_a_text_alone_can_be_read() -> None:
    (mention,) = extract("Over 40 people died.")
    assert (mention.article, mention.text) == ("text", "Over 40")
    assert extract({"text": "Over 40 people died.", "source": "text"}) == (mention,)


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u200d", "\u200c", "\ufeff", "\u093c", "\u2028", "\x00", "\ud800", "\u202e", "\U0010ffff"]
)
def test_a_sign_alone_breaks_nothing(sign: str) -> None:
    for text in (sign, f"{sign} {sign}", f"12 {sign} people died.", f"{sign}12{sign}", f"1{sign}2 people died."):
        for mention in extract(text):
            assert text[mention.start : mention.end] == mention.text
        str(_two(text, "12 people died."))


def test_settings_reach_alignment() -> None:
    seen: list[tuple[str, str]] = []

    def similarity(a: str, b: str) -> float:
        seen.append((a, b))
        return 0.0

    story = [Article(text=f"The flood killed {n} people.", source=s) for n, s in ((12, "Argus"), (31, "Courier"))]
    compare(story, Settings(similarity=similarity))
    assert seen


def test_a_conflict_stands_before_all_else() -> None:
    for story in samples.names():
        verdicts = [finding.verdict is Verdict.CONFLICT for finding in compare(samples.load(story)).findings]
        assert verdicts == sorted(verdicts, reverse=True)


# --- the same thing said otherwise -----------------------------------------------------------------------------------

SAME = {
    "hours": [
        "The talk lasted 3 hours.",
        "The talk lasted three hours.",
        "The talk lasted 180 minutes.",
        "बातचीत तीन घंटे चली।",
        "बातचीत 3 घंटे चली।",
        "बातचीत ३ घंटे चली।",
        "बातचीत 180 मिनट चली।",
    ],
    "lakh": [
        "The stream was watched by 12 lakh people.",
        "The stream was watched by 1.2 million people.",
        "The stream was watched by 12,00,000 people.",
        "The stream was watched by 1,200,000 people.",
        "स्ट्रीम को १२,००,००० लोगों ने देखा।",
        "स्ट्रीम को 12 लाख लोगों ने देखा।",
    ],
    "deaths": [
        "The flood killed 12 people.",
        "Twelve people died in the flood.",
        "The flood killed a dozen people.",
        "बाढ़ में 12 लोगों की मौत हुई।",
        "बाढ़ में १२ लोगों की मौत हुई।",
        "बाढ़ में बारह लोगों की मौत हुई।",
    ],
    "money": [
        "The repairs will cost $25 million.",
        "The repairs will cost 25 million dollars.",
        "The repairs will cost USD 25m.",
    ],
    "date": ["The dam broke on August 13, 2024.", "The dam broke on 13 August 2024.", "The dam broke on 2024-08-13."],
}
PAIRS = [(kind, a, b) for kind, forms in SAME.items() for n, a in enumerate(forms) for b in forms[n + 1 :]]


@pytest.mark.parametrize(("kind", "left", "right"), PAIRS, ids=[f"{a} / {b}" for _, a, b in PAIRS])
def test_one_figure_in_two_forms_is_no_conflict(kind: str, left: str, right: str) -> None:
    report = _two(left, right)
    assert report.conflicts == (), report.conflicts
    assert all(c.verdict in {Verdict.AGREE, Verdict.COMPATIBLE} for c in report.comparisons)


@pytest.mark.parametrize(("kind", "left", "right"), PAIRS, ids=[f"{a} / {b}" for _, a, b in PAIRS])
def test_one_figure_in_two_forms_is_found_to_be_one(kind: str, left: str, right: str) -> None:
    assert len(_two(left, right).findings) == 1


CHANGED = [
    ("The flood killed {} people.", "Officials said {} people were killed in the flood."),
    ("The flood killed {} people.", "बाढ़ में {} लोगों की मौत हुई।"),
    ("The flood injured {} people.", "{} people were injured in the flood."),
    ("The delay was {} minutes.", "The talk began after a delay of {} minutes."),
    ("Police arrested {} people.", "Police arrested {} people on Monday."),
]


@pytest.mark.parametrize(("left", "right"), CHANGED)
@at_least(60, 2_000)
@given(st.integers(11, 9_000), st.integers(11, 9_000))
def test_a_changed_figure_conflicts_and_an_unchanged_one_does_not(left: str, right: str, a: int, b: int) -> None:
    assert _two(left.format(a), right.format(a)).conflicts == ()
    # orders of magnitude apart they may well be of different facts; a bare 1000 may be rounded from any 501 to 1499
    if 1.5 < max(a, b) / min(a, b) < 5 and 1000 not in (a, b):
        (finding,) = _two(left.format(a), right.format(b)).conflicts
        assert finding.severity is not None
        assert str(a) in finding.explanation
        assert str(b) in finding.explanation


@given(st.sampled_from([form for forms in SAME.values() for form in forms]))
def test_normal_forms_of_unicode_tell_the_same(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    read = [
        [(m.kind, m.value, m.unit, m.timex, m.low, m.high) for m in extract(form)] for form in (composed, decomposed)
    ]
    assert read[0] == read[1]
    assert _two(composed, decomposed).conflicts == ()


EXTRA = ["", " Schools stay shut.", "\n\nNobody in the town slept.", " यह खबर है।", "   "]


@given(st.sampled_from(PAIRS), st.sampled_from(EXTRA), st.sampled_from(EXTRA))
def test_text_without_figures_adds_no_conflict(pair: tuple[str, str, str], left: str, right: str) -> None:
    assert _two(pair[1] + left, pair[2] + right).conflicts == ()


# --- any text --------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "12",
        "12,00,000",
        "1.2 million",
        "over",
        "about",
        "at least",
        "dozens",
        "$5m",
        "€1.2bn",
        "5 %",
        "-5 °C",
        "8 p.m.",
        "5:30 AM IST",
        "August 13, 2024",
        "yesterday",
        "people",
        "died",
        "injured",
        "followers",
        "on YouTube",
        "delay",
        "scheduled",
        "began at",
        "police said",
        "denied",
        "of them",
        "another",
        ".",
        ",",
        "\n",
        "और",
        "लाख",
        "लोग",
        "घायल",
        "\u200b",
        "\ud800",
        "“",
        "(",
        "0",
        "1e999",
        "NaN",
        "between",
        "and",
        "to",
        "Trump",
        "ट्रंप",
        "than",
        "half an hour",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=24).map(" ".join))


@at_least(500)
@given(TEXTS, TEXTS, st.sampled_from([None, "2024-08-13", "9999-12-31"]))
def test_any_two_texts_are_compared_without_an_error(left: str, right: str, published: str | None) -> None:
    report = _two(left, right, published=published)
    for claim in report.claims:
        text = left if claim.article == "Argus" else right
        spans: list[Claim | Span] = [claim, claim.sentence, *claim.evidence]
        for span in spans:
            assert text[span.start : span.end] == span.text
    str(report)
    for finding in report.findings:
        report.why(finding)


def test_the_first_day_of_the_calendar_is_a_day_of_writing() -> None:
    compare([Article(text="Sales in 2000 were 40.", source="Argus", published="0001-01-01")])


@at_least(500)
@given(TEXTS)
def test_mentions_stand_in_order_inside_the_text_and_never_overlap(text: str) -> None:
    reached = 0
    for mention in extract(text):
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        reached = mention.end


def test_a_bound_between_two_figures_belongs_to_one_of_them() -> None:
    first, second = extract("0%AT LEAST0")
    assert first.end <= second.start


@pytest.mark.parametrize("people", ["1500", "1950", "2024"])
def test_four_digits_before_people_are_no_year_in_hindi(people: str) -> None:
    (mention,) = extract(Article(text=f"बाढ़ में {people} लोगों की मौत हुई।", source="दैनिक"))
    assert (mention.kind.value, mention.value) == ("count", Decimal(people))


@at_least(500)
@given(TEXTS)
def test_any_text_told_twice_never_conflicts(text: str) -> None:
    assert _two(text, text).conflicts == ()


@at_least(500)
@given(TEXTS, TEXTS)
def test_two_texts_are_compared_the_same_either_way(left: str, right: str) -> None:
    a, b = Article(text=left, source="Argus"), Article(text=right, source="Courier")
    there, back = compare([a, b]), compare([b, a])
    assert (there.claims, there.findings, there.comparisons) == (back.claims, back.findings, back.comparisons)
    assert set(there.notes) == set(back.notes)
