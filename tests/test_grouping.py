"""Articles that nobody has sorted are grouped into stories: the same ones in any order, none lost, none twice."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_stories import DAM, DAY, FERRY, RESULTS

import discrepancy as dx
from discrepancy import Article
from discrepancy.grouping.candidates import candidate_pairs
from discrepancy.grouping.linkage import linked
from discrepancy.grouping.traits import traits_of
from discrepancy.grouping.vectors import product, vectors_of

needs_datasketch = pytest.mark.skipif(
    importlib.util.find_spec("datasketch") is None, reason="needs datasketch, the extra 'group'"
)


def _sources(stories: Sequence[Sequence[Article]]) -> set[frozenset[str]]:
    return {frozenset(article.source for article in story) for story in stories}


def _grouped(articles: Sequence[Article], **settings: Any) -> set[frozenset[str]]:
    return _sources(dx.group_stories(articles, **settings))


# --- what belongs together -------------------------------------------------------------------------------------------


@needs_datasketch
def test_accounts_of_one_event_meet_in_three_languages_and_two_scripts() -> None:
    assert _grouped(DAY) == _sources([FERRY, DAM, RESULTS])


@needs_datasketch
def test_a_story_says_which_names_and_figures_tie_it() -> None:
    ferry, dam, results = dx.group_stories(DAY)
    assert {"Marisol", "Punta", "Brava"} & set(ferry.shared)
    assert any("182" in told for told in dam.shared)
    assert any("88.4" in told for told in results.shared)


@needs_datasketch
def test_articles_keep_their_order_in_a_story_and_stories_that_of_their_first() -> None:
    mixed = [RESULTS[1], FERRY[2], RESULTS[0], FERRY[0]]
    stories = dx.group_stories(mixed)
    assert [list(story) for story in stories] == [[RESULTS[1], RESULTS[0]], [FERRY[2], FERRY[0]]]
    assert stories[0][0] is RESULTS[1]


@needs_datasketch
@pytest.mark.parametrize("count", [3, 60])
def test_a_form_that_an_office_fills_in_again_and_again_is_a_story_each_time(count: int) -> None:
    form = (
        "A magnitude {}.{} earthquake struck near {} at {} a.m. on Tuesday at a depth of {} kilometres, the Lund "
        "Seismic Bureau said. No damage was reported. Residents of {} felt light shaking, and the Bureau asked those "
        "who did to fill in a form on its site."
    )
    ends = [f"o{a}a{b}a" for a in "bdgklnrs" for b in "bdgklnrs"]
    told = [
        (n % 7 + 1, n % 10, f"M{end}", f"{n % 11 + 1}:{n:02}", n * 3 + 5, f"T{end}")
        for n, end in enumerate(ends[:count])
    ]
    assert len(_grouped([Article(form.format(*words), f"Feed {n}") for n, words in enumerate(told)])) == count


@needs_datasketch
def test_an_account_that_fits_two_forms_does_not_bring_them_together() -> None:
    form = (
        "Shares of {} closed at {} dollars in Brno on Tuesday, {} percent above Monday, the Exchange said. Volume was "
        "{} shares. The Exchange publishes closing prices every weekday and corrects them the next morning."
    )
    prices = [Article(form.format("Ostrava Instruments", "41.20", 3, "81,400"), "Exchange")]
    prices += [Article(form.format("Halden Paper", "7.85", 9, "612,000"), "Exchange 2")]
    both = "In Brno Ostrava Instruments closed at 41.20 dollars and Halden Paper at 7.85, the Exchange said on Tuesday."
    stories = _grouped([*prices, Article(both, "Ledger")])
    assert not any({"Exchange", "Exchange 2"} <= story for story in stories)


@needs_datasketch
def test_figures_and_words_alone_do_not_bring_together_who_has_no_name_in_common() -> None:
    told = "Police in {} arrested 14 people and seized 310 kilograms of copper cable on Friday, a spokesman in {} said."
    towns = [("Ardmoor", "Kelby"), ("Sundara", "Vesterik")]
    assert len(_grouped([Article(told.format(*names), names[0]) for names in towns])) == 2


@needs_datasketch
def test_a_copy_belongs_to_what_it_copies_even_without_a_name_or_a_figure() -> None:
    text = "The strike went on and nobody knew when it would end, for the talks had come to nothing once more."
    assert _grouped([Article(text, "Argus"), Article(text, "Post")]) == {frozenset({"Argus", "Post"})}


@needs_datasketch
def test_a_story_of_many_copies_is_one() -> None:
    copies = [replace(FERRY[0], source=f"Paper {n}", text=f"{FERRY[0].text} ({n})") for n in range(60)]
    assert len(dx.group_stories([*copies, *RESULTS])) == 2


# --- forms filled in again, and copies of one text -------------------------------------------------------------------

TOWNS = ("Alvik", "Lorvik", "Halmar", "Kelby", "Brumma", "Storvik")
FORMS = {
    "weather": "Highs of {n} degrees and lows of {m} are expected in {town} on Friday, with {k} millimetres of rain, "
    "the Norrland Weather Office said.",
    "weather under a heading": "{town} weather. The Norrland Weather Office expects highs of {n} degrees and lows of "
    "{m} on Friday. Winds will reach {k} kilometres an hour.",
    "weather with a credit": "Highs of {n} degrees and lows of {m} are expected in {town} on Friday, the Norrland "
    "Weather Office said. (Reporting by Jon Pell in Lund; editing by Ida Quist)",
    "weather of one town, day by day": "Highs of {n} degrees and lows of {m} are expected in Lund on {day} May, with "
    "{k} millimetres of rain, the Norrland Weather Office said.",
    "match": "{town} beat {rival} {m}-1 in the Northern League on Saturday before {k} spectators. {town} scored in the "
    "{n}th minute.",
    "match with the same score": "{town} beat {rival} 2-1 in the Northern League on Saturday.",
    "results": "{town} Industries said on Tuesday that quarterly profit rose {m} percent to {n} million dollars. Sales "
    "were {k} million dollars, the Brno Exchange said.",
    "election": "{town} elected {rival} Lind of the Norrland Union with {k} votes, {n} more than the runner-up, the "
    "Electoral Commission in Lund said.",
    "quake and aftershocks": "A magnitude {m}.1 earthquake struck near Lund at {m}:{n} a.m. on Tuesday at a depth of "
    "{k} kilometres, the Norrland Seismic Bureau said. No damage was reported.",
}


@needs_datasketch
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_reports_from_one_form_stay_apart(form: str) -> None:
    told = [
        form.format(town=town, rival=TOWNS[at - 2], n=at + 20, m=at + 2, k=17 * at + 60, day=at + 1)
        for at, town in enumerate(TOWNS)
    ]
    stories = dx.group_stories([Article(text, "Feed", published="2025-05-02") for text in told])
    assert [len(story) for story in stories] == [1] * len(TOWNS)


WIRE = (
    "Police said 12 people were killed and 40 injured when the Norrland Express left the rails near Alvik on Friday. "
    "Minister Karin Berg said the inquiry led by Per Holm would look at the signal at Storvik, and that the line to "
    "Lund would stay shut for three days."
)
DERAILED = "At least {} people were killed and {} injured when a train derailed near Halmar on Friday, police said."


@needs_datasketch
@pytest.mark.parametrize(
    "texts",
    [
        [
            f"{WIRE} (Reporting by Maria Novotna in Halmar; editing by Dan Rask)",
            f"{WIRE} (Reporting by Jon Pell in Brumma; editing by Ida Quist)",
            f"{WIRE}\n\nPetra Sand in Kelby\nAdditional reporting by Tom Vries",
        ],
        [f"{DERAILED.format(12, 40)} By Jon Pell, Kelby News.", f"{DERAILED.format(12, 40)} By Ida Quist, Lund News."],
        [DERAILED.format(12, 40), DERAILED.format(15, 52)],
        [f"{DERAILED.format(12, 40)} By Jon Pell, Kelby News.", f"{DERAILED.format(15, 52)} By Ida Quist, Lund News."],
    ],
    ids=["credits", "bylines", "other figures", "other figures and bylines"],
)
@pytest.mark.parametrize("published", ["2025-05-02", None])
def test_copies_that_differ_in_a_credit_or_in_figures_are_one_story(texts: list[str], published: str | None) -> None:
    assert len(dx.group_stories([Article(text, "Wire", published=published) for text in texts])) == 1


@needs_datasketch
@pytest.mark.parametrize(("others", "stories"), [([], 1), (DAY, 4)])
def test_copies_that_fill_the_day_are_one_story(others: Sequence[Article], stories: int) -> None:
    syllables = ("ba", "del", "for", "gim", "har", "kes", "lun", "mar", "nov", "pel")
    names = [f"{a}{b}{c}".title() for a in syllables for b in syllables for c in syllables]
    told = f"{WIRE} Holm told {{}} of the Norrland News that 40 trains a day pass there."
    copies = [Article(told.format(name), name, published="2025-03-04") for name in names]
    assert len(dx.group_stories([*copies, *others])) == stories


@needs_datasketch
def test_a_credit_ties_nothing() -> None:
    credit = " (Reporting by Maria Novotna and Jon Pell; editing by Ida Quist and Dan Rask)"
    (story,) = dx.group_stories([replace(article, text=article.text + credit) for article in RESULTS])
    assert not {"Pell", "Quist", "Dan", "Rask"} & set(story.shared)


# --- the window ------------------------------------------------------------------------------------------------------


@needs_datasketch
@pytest.mark.parametrize(
    ("later", "window", "stories"),
    [
        ("2025-03-07", dt.timedelta(days=3), 1),
        ("2025-03-08", dt.timedelta(days=3), 2),
        ("2025-03-05T01:00+01:00", dt.timedelta(hours=23), 2),  # whole days: the 4th and the 5th are one apart
        ("2025-03-05", dt.timedelta(hours=47), 1),
        ("2026-03-04", None, 1),
        (None, dt.timedelta(0), 1),  # without a day, by the text alone
    ],
)
def test_articles_of_a_story_lie_within_the_window(
    later: str | None, window: dt.timedelta | None, stories: int
) -> None:
    text, published = FERRY[0].text, "2025-03-04"
    accounts = [Article(text, "Argus", published=published), Article(text, "Post", published=later)]
    assert len(dx.group_stories(accounts, window=window)) == stories


@needs_datasketch
def test_an_article_without_a_day_does_not_chain_two_beyond_the_window() -> None:
    text = FERRY[0].text
    days = ["2025-03-01", None, "2025-03-20"]
    stories = dx.group_stories([Article(text, f"Paper {day}", published=day) for day in days])
    assert len(stories) == 2
    assert all(len({article.published for article in story if article.published}) == 1 for story in stories)


# --- properties ------------------------------------------------------------------------------------------------------

_days = st.sampled_from([None, "2025-03-03", "2025-03-04", "2025-03-09"])
_articles = st.lists(
    st.builds(lambda article, day: replace(article, published=day), st.sampled_from(DAY), _days)
    | st.builds(Article, st.text(max_size=40), st.just("Noise")),
    max_size=9,
).map(lambda articles: [replace(article, id=str(n)) for n, article in enumerate(articles)])


@needs_datasketch
@given(_articles)
def test_every_article_is_in_exactly_one_story(articles: list[Article]) -> None:
    stories = dx.group_stories(articles)
    assert sorted(article.id or "" for story in stories for article in story) == sorted(a.id or "" for a in articles)
    assert all(stories)


@needs_datasketch
@given(_articles, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_no_story(articles: list[Article], dice: Any) -> None:
    shuffled = list(articles)
    dice.shuffle(shuffled)

    def ids(stories: Sequence[dx.StoryGroup]) -> set[tuple[frozenset[str], tuple[str, ...]]]:
        return {(frozenset(article.id or "" for article in story), story.shared) for story in stories}

    assert ids(dx.group_stories(shuffled)) == ids(dx.group_stories(articles))


@needs_datasketch
@given(_articles)
def test_articles_grouped_once_are_grouped_the_same_again(articles: list[Article]) -> None:
    stories = dx.group_stories(articles)
    again = dx.group_stories([article for story in stories for article in story])
    assert [tuple(story) for story in again] == [tuple(story) for story in stories]


@needs_datasketch
@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_seed_of_hashes_changes_nothing(seed: str) -> None:
    code = "import made_stories, discrepancy as dx\nfor s in dx.group_stories(made_stories.DAY): print(s.shared, *s)"
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(dx.__file__).parent.parent)])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, encoding="utf-8"
    )
    assert done.stdout == "".join(f"{s.shared} {' '.join(map(str, s))}\n" for s in dx.group_stories(DAY))


# --- what comes back, and what goes in -------------------------------------------------------------------------------


@needs_datasketch
def test_a_story_is_a_tuple_that_compare_takes() -> None:
    ferry = dx.group_stories(DAY)[0]
    assert isinstance(ferry, tuple)
    assert len(dx.compare(ferry).articles) == 3


@needs_datasketch
def test_stories_go_straight_into_compare_many() -> None:
    reports = dx.compare_many(dx.group_stories(DAY), processes=1)
    assert [len(report.articles) for report in reports] == [3, 2, 2]


@needs_datasketch
def test_a_story_can_be_pickled() -> None:
    story = dx.group_stories(FERRY)[0]
    kept = pickle.loads(pickle.dumps(story))
    assert (kept, kept.shared, type(kept)) == (story, story.shared, dx.StoryGroup)


@needs_datasketch
def test_stories_of_one_article_can_be_left_out() -> None:
    assert _grouped([*FERRY, RESULTS[0]], min_articles=2) == _sources([FERRY])


@needs_datasketch
def test_a_higher_threshold_parts_more() -> None:
    assert len(_grouped(DAY, threshold=0.9)) == len(DAY)


@needs_datasketch
def test_dicts_are_read_as_articles() -> None:
    (story,) = dx.group_stories([article.to_dict() for article in FERRY])
    assert [article.source for article in story] == [article.source for article in FERRY]


@needs_datasketch
@pytest.mark.parametrize("articles", [[], iter([]), [FERRY[0]], [Article("", "Argus")]])
def test_few_or_empty_articles_are_no_trouble(articles: Any) -> None:
    assert all(len(story) == 1 and story.shared == () for story in dx.group_stories(articles))


@needs_datasketch
def test_progress_is_told_after_each_article() -> None:
    told: list[tuple[int, int | None]] = []
    dx.group_stories(FERRY, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"window": 3}, r"settings, window: got 3; give a datetime.timedelta, such as timedelta\(days=3\), or None"),
        ({"window": dt.timedelta(days=-1)}, "settings, window: got .*; give a datetime.timedelta"),
        ({"threshold": 0}, "settings, threshold: got 0; give a number above 0 and below 1"),
        ({"threshold": True}, "settings, threshold: got True; give a number above 0 and below 1"),
        ({"threshold": float("nan")}, "settings, threshold: got nan; give a number above 0 and below 1"),
        ({"min_articles": 0}, "settings, min_articles: got 0; give a whole number from 1"),
        ({"min_articles": 1.5}, "settings, min_articles: got 1.5; give a whole number from 1"),
        ({"progress": 1}, "settings, progress: got 1"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(dx.SettingsError, match=message):
        dx.group_stories(FERRY, **settings)


@pytest.mark.parametrize("articles", ["12 died.", FERRY[0], FERRY[0].to_dict(), None, 5])
def test_what_is_no_list_of_articles_is_refused(articles: Any) -> None:
    with pytest.raises(dx.DiscrepancyError, match="give a list of articles"):
        dx.group_stories(articles)


@needs_datasketch
def test_an_article_that_cannot_be_used_is_named() -> None:
    with pytest.raises(dx.ArticleError, match=r"article 2.*'text'"):
        dx.group_stories([FERRY[0], {"source": "Post"}])


def test_without_datasketch_the_error_names_the_extra_before_an_article_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "datasketch", None)
    articles = iter(FERRY)
    with pytest.raises(dx.MissingExtraError, match=r"discrepancy\[group\]") as caught:
        dx.group_stories(articles)
    assert caught.value.extra == "group"
    assert next(articles) is FERRY[0]


# --- its parts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("english", "hindi", "shared"),
    [
        ("Some 12 lakh voters", "12 लाख मतदाता", "1.2E+6"),
        ("It cost Rs 25 lakh.", "इस पर 25 लाख रुपये लगे।", "2.5E+6 INR"),
        ("It lasted 40 minutes.", "यह 40 मिनट चला।", "40 minute"),
        ("He met Rathore.", "वह राठौर से मिले।", "rtr"),
    ],
)
def test_a_trait_is_the_same_in_both_scripts(english: str, hindi: str, shared: str) -> None:
    told = [traits_of(Article(text, "Argus", language=code)) for text, code in ((english, "en"), (hindi, "hi"))]
    assert all(shared in (traits.names | traits.figures) for traits in told)


def test_a_vector_holds_only_what_two_articles_share() -> None:
    vectors = vectors_of([traits_of(article) for article in (*FERRY, RESULTS[0])], [[0], [1], [2], [3]])
    assert all(sum(key in vector for vector in vectors) > 1 for key in vectors[0])
    assert 0 < product(vectors[0], vectors[1]) < 1
    assert all(product(vector, vector) <= 1 + 1e-9 for vector in vectors)


def test_copies_do_not_make_what_they_tell_common() -> None:
    traits = [traits_of(article) for article in (FERRY[0], *[FERRY[1]] * 50)]
    apart, together = (vectors_of(traits, tellings) for tellings in ([[i] for i in range(51)], [[0], [*range(1, 51)]]))
    assert product(*together[:2]) > product(*apart[:2])


def test_pairs_are_few_where_all_hold_the_same_trait() -> None:
    count = 400
    vectors = [{"nlund": 0.5, "f12": 0.5} for _ in range(count)]
    pairs = candidate_pairs(vectors, [])
    assert count - 1 <= len(pairs) <= 16 * count


def test_one_shared_trait_makes_no_pair() -> None:
    assert candidate_pairs([{"nlund": 0.9}, {"nlund": 0.9}], []) == []


def test_two_that_are_apart_are_not_brought_together_by_a_third() -> None:
    vectors = [{"a": 0.8, "b": 0.6}, {"a": 0.8, "b": 0.6}, {"a": 0.6, "b": 0.8}]
    pairs = [(0, 1), (0, 2), (1, 2)]
    groups = linked(vectors, pairs, [None] * 3, threshold=0.2, window_days=None, is_apart=lambda i, j: {i, j} == {0, 1})
    assert sorted(map(sorted, groups)) == [[0, 2], [1]]


def test_a_chain_of_look_alikes_is_no_group() -> None:
    chain = [{str(n): 0.7, str(n + 1): 0.7} for n in range(6)]
    pairs = [(n, n + 1) for n in range(5)]
    groups = linked(chain, pairs, [None] * 6, threshold=0.4, window_days=None, is_apart=lambda i, j: False)
    assert sorted(map(sorted, groups)) == [[0, 1], [2, 3], [4, 5]]
