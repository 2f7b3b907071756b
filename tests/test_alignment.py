"""Which claims speak of one fact, whatever the order of the articles; and which never meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy import Article, Report, Verdict, Weights, compare, lexicon, samples
from discrepancy.alignment import align
from discrepancy.claims import find_claims
from discrepancy.document import read
from discrepancy.findings import report_of
from discrepancy.frames import Frame
from discrepancy.mentions import find_mentions


def _told(*texts: str, published: str | None = None) -> Report:
    """A report on articles by sources A, B, C …"""
    return compare(
        [Article(text=t, source=s, id=s, published=published) for s, t in zip("ABCDEFG", texts, strict=False)]
    )


def _met(report: Report) -> set[frozenset[str]]:
    """The figures, as printed with their article, that are held against each other."""
    claims = {claim.id: f"{claim.article}: {claim.text}" for claim in report.claims}
    return {frozenset((claims[c.left], claims[c.right])) for c in report.comparisons}


def _without_order(report: Report) -> tuple[Any, ...]:
    """A report but for the order of its articles, which is that in which they were given."""
    articles = sorted(report.articles, key=lambda row: row.id)
    return articles, report.claims, report.findings, report.comparisons, set(report.notes)


# --- order -----------------------------------------------------------------------------------------------------------


@cache
def _in_file_order(story: str) -> Report:
    return compare(samples.load(story))


@pytest.mark.parametrize("story", samples.names())
@settings(max_examples=12)
@given(st.data())
def test_the_order_of_articles_changes_nothing(story: str, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(samples.load(story)))
    assert _without_order(compare(shuffled)) == _without_order(_in_file_order(story))


@settings(max_examples=20)
@given(st.data())
def test_the_order_of_articles_changes_nothing_in_a_story_left_in_part(data: st.DataObject) -> None:
    articles = samples.load(data.draw(st.sampled_from(samples.names())))
    some = data.draw(st.lists(st.sampled_from(articles), min_size=2, max_size=4, unique_by=lambda a: a.id))
    assert _without_order(compare(some)) == _without_order(compare(some[::-1]))


def _frames(articles: Sequence[Article]) -> list[Frame]:
    return [frame for document in map(read, articles) for frame in find_claims(document, find_mentions(document))]


@pytest.mark.parametrize("story", samples.names())
@settings(max_examples=12)
@given(st.randoms(use_true_random=False))
def test_the_order_of_frames_changes_no_fact(story: str, chance: Any) -> None:
    lexicons = {code: lexicon.load(code) for code in lexicon.languages()}
    frames = _frames(samples.load(story))
    shuffled = frames.copy()
    chance.shuffle(shuffled)
    facts, again = (
        {frozenset(frame.claim.id for frame in fact.frames) for fact in align(given_frames, lexicons)}
        for given_frames in (frames, shuffled)
    )
    assert facts == again


SENTENCES = [
    "The flood killed 12 people.", "The flood killed 15 people.", "At least 12 people died in the flood.",
    "About 40 people were injured.", "40 people were hurt in the flood.", "The flood injured 90 people.",
    "The repairs will cost $5 million.", "The repairs will cost $8 million.", "The dam broke on August 12, 2024.",
    "The dam broke in August 2024.", "The rain lasted 3 hours.", "It rained for 180 minutes.",
    "बाढ़ में 12 लोगों की मौत हुई।",
]  # fmt: skip


def _article(name: str, sentences: Sequence[str]) -> Article:
    return Article(text=" ".join(sentences), source=name, id=name)


MADE = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True), min_size=2, max_size=4)


@given(MADE, st.randoms(use_true_random=False))
def test_the_order_of_made_articles_changes_nothing(texts: list[list[str]], chance: Any) -> None:
    articles = [_article(name, text) for name, text in zip("ABCD", texts, strict=False)]
    shuffled = articles.copy()
    chance.shuffle(shuffled)
    assert _without_order(compare(shuffled)) == _without_order(compare(articles))


@given(MADE)
def test_a_finding_joins_claims_of_two_articles_and_each_pair_is_held_once(texts: list[list[str]]) -> None:
    report = compare([_article(name, text) for name, text in zip("ABCD", texts, strict=False)])
    claims = {claim.id: claim for claim in report.claims}
    assert len(claims) == len(report.claims), "an id names one claim"
    for finding in report.findings:
        assert len({claims[id].article for id in finding.claims}) >= 2
        assert len(set(finding.claims)) == len(finding.claims)
    pairs = [(c.finding, frozenset((c.left, c.right))) for c in report.comparisons]
    assert len(set(pairs)) == len(pairs)
    for comparison in report.comparisons:
        assert claims[comparison.left].article != claims[comparison.right].article


# --- identical articles ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(
            article,
            id=f"{story}: {article.id}",
        )
        for story in samples.names()
        for article in samples.load(story)
    ],
)
def test_an_article_told_twice_never_conflicts(article: Article) -> None:
    report = compare([replace(article, id="one"), replace(article, id="two", source="Another")])
    assert report.conflicts == ()
    assert report.findings, "and what it says is found again"


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
def test_a_made_article_told_twice_never_conflicts(sentences: list[str]) -> None:
    assert compare([_article("A", sentences), _article("B", sentences)]).conflicts == ()


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True))
def test_an_article_told_thrice_never_conflicts(sentences: list[str]) -> None:
    assert compare([_article(name, sentences) for name in "ABC"]).conflicts == ()


# --- different facts -------------------------------------------------------------------------------------------------


def test_two_values_side_by_side_in_one_article_are_different_facts() -> None:
    report = _told(
        "The flood killed 12 people in Assam and 31 people in Bihar.",
        "The flood killed 12 people in Assam and 31 people in Bihar.",
    )
    assert report.conflicts == ()
    assert _met(report) == {frozenset(("A: 12", "B: 12")), frozenset(("A: 31", "B: 31"))}


def test_a_value_side_by_side_with_another_is_not_held_against_it_in_a_second_article() -> None:
    report = _told("The flood killed 12 people and injured 31.", "The flood killed 12 people. It injured 31 others.")
    assert frozenset(("A: 12", "B: 31")) not in _met(report)
    assert report.conflicts == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("She has 7.5 million followers on YouTube.", "She has 88 million followers on Instagram."),
        ("Her clip drew 2 million views on TikTok.", "Her clip drew 900,000 views on Facebook."),
        ("यूट्यूब पर उनके 75 लाख फॉलोअर्स हैं।", "She has 88 million followers on Instagram."),
    ],
)
def test_different_platforms_do_not_meet(left: str, right: str) -> None:
    assert _told(left, right).conflicts == ()


def test_equal_values_of_different_platforms_do_not_meet_either() -> None:
    report = _told("She has 7.5 million followers on YouTube.", "She has 7.5 million followers on Instagram.")
    assert _met(report) == set()


def test_the_same_platform_meets() -> None:
    report = _told("She has 7.5 million followers on YouTube.", "She has 88 million followers on YouTube.")
    assert [finding.verdict for finding in report.findings] == [Verdict.CONFLICT]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The flood killed 12 people.", "The flood injured 40 people."),
        ("Police arrested 12 people.", "The flood killed 40 people."),
        ("The company made a profit of $5 million.", "The company had revenue of $90 million."),
        ("Sales rose 5 percent.", "Profit fell 9 percent."),
        ("The quake had a magnitude of 7.2.", "The quake lasted 40 seconds."),
        ("The bridge is 900 metres long.", "The bridge is 40 years old."),
        ("12 people died.", "12 of them were children."),
        ("The flood killed 12 people.", "Last year's floods killed 240 people."),
        ("The show was scheduled for 8 p.m.", "The show began at 8:42 p.m."),
        ("The storm hit on August 12, 2024.", "The school reopens on September 3, 2024."),
        ("He is 52 years old.", "She is 31 years old."),
        ("12 people were killed.", "Another 31 people were killed."),
        ("Nine passengers were injured, three critically.", "Nine passengers were injured in the crash."),
        ("Nine clerks have been convicted.", "Four more clerks await trial."),
        ("On the ferry 120 of the 900 passengers fell ill.", "Doctors say 120 passengers fell ill on the ferry."),
        ("Of the crew, 14 of 310 sailors fell ill.", "14 sailors fell ill."),
        # kinds of people beside each other, and all of them
        ("Police arrested five people.", "Police arrested two men and three women."),
        ("Three people were arrested.", "Two men and a woman were arrested."),
        ("The fire killed six people.", "The fire killed two men, a woman and three children."),
        ("हमले में पांच लोगों की मौत हुई।", "हमले में दो पुरुषों और तीन महिलाओं की मौत हुई।"),
    ],
)
def test_figures_of_different_facts_are_no_conflict(left: str, right: str) -> None:
    report = _told(left, right)
    assert report.conflicts == (), [finding.explanation for finding in report.conflicts]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The flood killed 12 people.", "Officials said 15 people were killed in the flood."),
        ("The flood injured 12 people.", "The flood left 40 people hurt."),
        ("बाढ़ में 12 लोगों की मौत हुई।", "The flood killed 31 people."),
        ("The delay was 42 minutes.", "The delay was 90 minutes."),
        ("The quake had a magnitude of 7.2.", "The earthquake had a magnitude of 6.1."),
        ("The quake had a magnitude of 7.2.", "A 6.1-magnitude earthquake struck."),
        ("Police arrested 12 people.", "Police made 31 arrests."),
        ("Police arrested two men and a woman.", "Police arrested four men and a woman."),
    ],
)
def test_one_fact_in_other_words_and_another_figure_is_a_conflict(left: str, right: str) -> None:
    assert len(_told(left, right).conflicts) == 1


def test_the_teller_of_one_value_that_agrees_on_another_in_one_breath_tells_of_two_facts() -> None:
    report = _told(
        "The board approved it, with three members against the merger.",
        "Eight members of the board backed the merger and three members were against.",
    )
    assert frozenset(("A: three", "B: Eight")) not in _met(report)


def test_twice_is_not_two() -> None:
    assert _met(_told("Prices are nearly twice the target.", "Two targets are set for prices.")) == set()


def test_a_year_told_by_the_way_is_not_the_year_of_a_day() -> None:
    report = _told("Rain fell on 4 May 2021.", "The lorry, a 2021 model, was stolen.")
    assert _met(report) == set()


def test_jobs_cut_in_other_words_are_the_same_jobs() -> None:
    report = _told("Orlin said it would cut 900 jobs.", "Orlin announced redundancies, with 1,300 roles to go.")
    assert [finding.verdict for finding in report.findings] == [Verdict.CONFLICT]


def test_what_an_article_says_twice_is_one_claim_with_two_places() -> None:
    report = _told(
        "The flood killed 12 people. Rescue went on. In all the flood killed 12 people.", "The flood killed 12 people."
    )
    (finding,) = report.findings
    told = [claim for claim in report.claims_of(finding) if claim.article == "A"]
    assert len(told) == 1
    assert [span.text for span in told[0].evidence] == ["12", "12"]


def test_a_third_source_joins_the_finding_of_the_other_two() -> None:
    report = _told("The flood killed 12 people.", "The flood killed 15 people.", "Twelve people died in the flood.")
    (finding,) = report.findings
    assert set(finding.sources) == {"A", "B", "C"}
    assert finding.verdict is Verdict.CONFLICT


def test_unrelated_text_adds_no_conflict() -> None:
    more = " The minister arrived in a blue car. Schools stay shut. Nobody knew why the gates were open."
    left, right = "The flood killed 12 people.", "Twelve people died in the flood."
    assert _told(left, right).conflicts == _told(left + more, right + more).conflicts == ()


def test_a_figure_that_one_article_words_in_two_ways_stands_in_one_finding() -> None:
    report = compare(
        [
            Article(text="The quake killed at least three people. Later he spoke of three people killed.", source="A"),
            Article(text="The quake killed 10 people.", source="B"),
        ]
    )
    (finding,) = [finding for finding in report.findings if finding.measure == "deaths"]
    assert [claim.text for claim in report.claims_of(finding)] == ["at least three", "three", "10"]


def test_a_pair_with_too_little_evidence_of_its_own_is_doubtful_and_no_conflict() -> None:
    documents = [read(_article(name, [f"The flood killed {count} people."])) for name, count in (("A", 12), ("B", 15))]
    frames = [frame for document in documents for frame in find_claims(document, find_mentions(document))]
    lexicons = {"en": lexicon.load("en")}
    (sure,) = align(frames, lexicons)
    assert sure.ties is not None
    assert not sure.ties.are_doubtful(0, 1)
    (loose,) = align(frames, lexicons, Weights(bias=-30.0, threshold=-40.0))
    assert loose.ties is not None
    assert loose.ties.are_doubtful(0, 1)
    assert len(report_of(documents, frames, [sure]).conflicts) == 1
    assert report_of(documents, frames, [loose]).conflicts == ()


def test_an_account_without_a_day_recalls_what_was_long_before_the_others() -> None:
    accounts = [
        Article("Marlow Mills said it will cut about 1,300 jobs.", "Argus", published="2025-05-14"),
        Article("Marlow Mills is to axe 1,300 jobs. In 2019 it closed four mills and cut 2,500 jobs.", "Post"),
    ]
    report = compare(accounts)
    assert [claim.text for claim in report.claims if "earlier event" in claim.scope] == ["four", "2,500"]
    assert not report.conflicts
    undated = [replace(article, published=None) for article in accounts]
    assert not any("earlier event" in claim.scope for claim in compare(undated).claims)
