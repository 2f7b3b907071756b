"""Figures marked in an article, figures of many articles, and how one figure was read."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from html_reader import Reader
from hypothesis import given, settings
from hypothesis import strategies as st

import discrepancy as dx

TEXT = "Over 40 minutes late, the show drew 16.4 million viewers.\n\nIt ended at 10:15 p.m. on 12 August 2024."
TAGS = frozenset(
    {
        "html", "head", "meta", "title", "style", "body", "main", "div", "header", "p", "h1", "mark", "sup", "table",
        "caption", "thead", "tbody", "tr", "th", "td", "span",
    }
)  # fmt: skip


def test_every_figure_is_marked_numbered_and_listed_with_its_reading() -> None:
    shown = dx.highlight({"source": "Argus", "text": TEXT, "published": "2024-08-13", "title": "A late show"})
    assert len(shown) == 4
    assert [mention.text for mention in shown] == ["Over 40 minutes", "16.4 million", "10:15 p.m.", "12 August 2024"]
    for markup in (shown.to_html(), shown._repr_html_()):
        page = Reader(markup)
        assert page.marked == [mention.text for mention in shown.mentions]
        for words in ("more than 40 minutes", "16.35–16.45 million viewers", "12 Aug 2024, 22:15", "A late show"):
            assert words in page.text
        assert "4 figures." in page.text
        assert "read as English, detected" in page.text
    assert "Over 40 minutes" in str(shown)
    assert json.dumps(shown.to_dict())


def test_a_text_without_figures_is_shown_as_it_is() -> None:
    page = Reader(dx.highlight("Nothing at all <b>here</b>.").to_html())
    assert "No figures found" in page.text
    assert "Nothing at all <b>here</b>." in page.text
    assert page.marked == []


def test_a_long_article_is_cut_and_says_so() -> None:
    shown = dx.highlight("The storm left 1,200 homes dark. " * 3000)
    markup = shown.to_html()
    assert len(markup.encode()) < 200_000
    assert f"of {len(shown)} figures are shown" in Reader(markup).text


@settings(max_examples=50, deadline=None)
@given(evil=st.text(max_size=60), title=st.text(max_size=20))
def test_no_text_adds_a_tag_or_an_attribute(evil: str, title: str) -> None:
    shown = dx.highlight(dx.Article(text=f"12 people {evil} 40 minutes", source="x", title=title))
    for markup in (shown.to_html(), shown._repr_html_()):
        page = Reader(markup)
        assert set(page.tags) <= TAGS
        names = {name for _, name, _ in page.attributes}
        assert names <= {"class", "lang", "dir", "title", "scope", "charset", "name", "content", "http-equiv"}
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", markup)


def test_why_tells_how_a_figure_was_read() -> None:
    article = dx.Article(text="It began at 8 p.m. IST.", source="Argus", language="en-IN", published="2024-08-13")
    (mention,) = dx.extract(article)
    told = mention.why()
    assert "12–22 of article Argus" in told
    assert "kind time" in told
    assert "TIMEX3: 2024-08-13T20:00" in told
    assert "note: zone read as India because the source writes from IN" in told
    (mention,) = dx.extract("Over 40 minutes.")
    assert "in words: more than 40 minutes" in mention.why()
    assert "commits to: 2400 … open second" in mention.why()


class TestMany:
    def test_gives_the_figures_of_each_in_order_as_they_are_asked_for(self) -> None:
        asked: list[int] = []

        def texts() -> Any:
            for n in range(3):
                asked.append(n)
                yield f"{n + 2} people came."

        found = dx.extract_many(texts())
        assert asked == []
        assert [mention.value for mention in next(found)] == [2]
        assert asked == [0]
        assert [[mention.value for mention in mentions] for mentions in found] == [[3], [4]]

    def test_takes_articles_dicts_and_texts(self) -> None:
        given = ["12 died.", {"source": "Argus", "text": "12 died."}, dx.Article(text="12 died.", source="Post")]
        assert [found[0].article for found in dx.extract_many(given)] == ["text", "Argus", "Post"]

    def test_one_bad_article_stops_it_or_is_skipped_and_told(self) -> None:
        given: list[Any] = ["12 died.", {"source": "Argus"}, "3 km"]
        found = dx.extract_many(given)
        assert len(next(found)) == 1
        with pytest.raises(dx.ArticleError, match="article 2"):
            next(found)
        told: list[dx.DiscrepancyError] = []
        assert [len(found) for found in dx.extract_many(given, on_error="skip", on_skip=told.append)] == [1, 0, 1]
        assert len(told) == 1
        assert "article 2" in str(told[0])

    def test_an_unknown_on_error_is_refused_at_once(self) -> None:
        with pytest.raises(ValueError, match="on_error: got 'ignore'"):
            dx.extract_many([], on_error="ignore")  # type: ignore[arg-type]
