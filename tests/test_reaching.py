"""Spans of years that reach from the day of writing to a year which another account prints."""

from __future__ import annotations

import pytest

from discrepancy import Article, compare


def _told(left: str, right: str, published: str | None, language: str = "en") -> list[tuple[str, str]]:
    articles = [
        Article(text, source, published=published, language=language)
        for text, source in ((left, "Argus"), (right, "Courier"))
    ]
    return [(comparison.verdict.value, comparison.explanation) for comparison in compare(articles).comparisons]


@pytest.mark.parametrize(
    ("left", "right", "published", "year", "language"),
    [
        (
            "Torvik had the coldest May in 130 years.",
            "Torvik had the coldest May since 1885.",
            "2015-06-02",
            "1885",
            "en",
        ),
        (
            "Rents fell in Torvik for the first time in 12 years.",
            "Rents in Torvik fell for the first time since 2011.",
            "2023-02-01",
            "2011",
            "en",
        ),
        (
            "The ferry company at Torvik could run out of money within five years.",
            "By 2029 the ferry company at Torvik could run out of money.",
            "2024-03-03",
            "2029",
            "en",
        ),
        (
            "Es war der kälteste Mai in Torvik seit 130 Jahren.",
            "Der kälteste Mai in Torvik seit 1885 geht zu Ende.",
            "2015-06-02",
            "1885",
            "de",
        ),
        (
            "Fue el mayo más frío de la región en 130 años.",
            "Fue el mayo más frío de la región desde 1885.",
            "2015-06-02",
            "1885",
            "es",
        ),
        (
            "Le mois de mai le plus froid en 130 ans en Bretagne.",
            "Le mois de mai le plus froid depuis 1885 en Bretagne.",
            "2015-06-02",
            "1885",
            "fr",
        ),
        ("यह 130 साल में सबसे ठंडा मई रहा।", "यह 1885 के बाद सबसे ठंडा मई रहा।", "2015-06-02", "1885", "hi"),
    ],
)
def test_a_span_comes_to_the_year_of_another_account(
    left: str, right: str, published: str, year: str, language: str
) -> None:
    found = [(verdict, words) for verdict, words in _told(left, right, published, language) if "implies" in words]
    assert [verdict for verdict, _ in found] == ["agree"]
    assert f"Argus implies {year} (" in found[0][1]
    assert "the same date" in found[0][1]


@pytest.mark.parametrize(
    ("left", "right", "condition"),
    [
        (
            "Rents fell in Torvik for the first time in 12 years.",
            "Rents in Torvik fell for the first time since 2011.",
            "if it was written in 2023",
        ),
        (
            "Torvik had the warmest winter in 130 years.",
            "Torvik had the warmest winter since the 1880s.",
            "if it was written from 2010 to 2019",
        ),
        (
            "The ferry company at Torvik could run out of money within five years, auditors predict.",
            "Auditors predict that the ferry company at Torvik could run out of money by 2029.",
            "if it was written in 2024",
        ),
        ("The dam at Torvik opened 41 years ago.", "The dam at Torvik opened in 1974.", "if it was written in 2015"),
    ],
)
def test_without_a_day_of_writing_the_year_stands_under_a_condition(left: str, right: str, condition: str) -> None:
    [(verdict, words)] = [told for told in _told(left, right, None) if "implies" in told[1]]
    assert verdict == "compatible"
    assert condition in words


def test_a_year_next_to_the_one_it_comes_to_is_the_same_if_the_span_is_rounded() -> None:
    left, right = "Torvik had the coldest May in 130 years.", "Torvik had the coldest May since 1884."
    [(verdict, words)] = [told for told in _told(left, right, "2015-06-02") if "implies" in told[1]]
    assert verdict == "compatible"
    assert "if the 130 years are rounded" in words


@pytest.mark.parametrize(
    ("left", "right", "published"),
    [
        # another year than the one it comes to
        ("Torvik had the coldest May in 130 years.", "Torvik had the coldest May since 1931.", "2015-06-02"),
        # a length of time that reaches nowhere
        ("The dam at Torvik was built in five years.", "The dam at Torvik was built by 1974.", None),
        ("The firm has made trams in Torvik for 20 years.", "The firm moved to Torvik in 1995 to make trams.", None),
        # of something else
        ("Rents fell for the first time in 12 years.", "The mill at Torvik closed in 2011.", "2023-02-01"),
        # nobody can have written it then
        ("Torvik had the coldest May in 130 years.", "Torvik had the coldest May since 1635.", None),
        # nor in two years at once
        (
            "The dam at Torvik opened 41 years ago. The mine at Halm closed 12 years ago.",
            "The dam at Torvik opened in 1974. The mine at Halm closed in 1999.",
            None,
        ),
    ],
)
def test_a_span_comes_to_no_other_year(left: str, right: str, published: str | None) -> None:
    assert not [words for verdict, words in _told(left, right, published) if "implies" in words]


def test_no_span_contradicts_a_year() -> None:
    left, right = "Torvik had the coldest May in 130 years.", "Torvik had the coldest May since 1931."
    assert "conflict" not in {verdict for verdict, _ in _told(left, right, "2015-06-02")}
