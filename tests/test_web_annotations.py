"""W3C Web Annotations: readers of others find every figure where it stands, by position and by quotation."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peers import installed, run

import discrepancy as dx
from discrepancy.restoring import restore

STORIES = dx.samples.names()
OA = "http://www.w3.org/ns/oa#"
# Characters of two UTF-16 units, combining marks, lines, one sentence twice: what positions and quotations go wrong by.
TEXTS = (
    "😀 12 people left. 😀😀 40 stayed.",
    "बाढ़ में 12 लोग मारे गए।\n\n40 घायल हुए।",
    "The flood killed 12 people. The flood killed 12 people. The flood killed 12 people.",
    "12",
    "12 12 12 12",
    "\ufeffCafe\u0301s:\r\n5 of\t7 shut, over\u00a040 minutes late.",
)


def _items(collection: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = collection["first"]["items"]
    return items


def _urn(id: str) -> str:
    return f"urn:x-discrepancy:article:{id}"


@cache
def _reports() -> dict[str, dx.Report]:
    return {story: dx.compare(dx.samples.load(story)) for story in STORIES}


def _spots(finding: dx.Finding, report: dx.Report) -> list[tuple[str, int, int, str]]:
    """Where a finding's figures stand: article, place and words, each once."""
    spots = [(_urn(c.article), e.start, e.end, e.text) for c in report.claims_of(finding) for e in c.evidence]
    return list(dict.fromkeys(spots))


# --- as others read them ---------------------------------------------------------------------------------------------


@installed()
@pytest.mark.parametrize("text", TEXTS)
def test_another_tool_finds_every_figure_of_a_text(text: str) -> None:
    shown = dx.highlight(dx.Article(text, "Argus"))
    assert shown.mentions
    answer = run("read_annotations.mjs", {"collection": shown.to_web_annotations(), "texts": {_urn("Argus"): text}})
    for mention, told in zip(shown.mentions, answer["annotations"], strict=True):
        (target,) = told["targets"]
        spot = [mention.start, mention.end, mention.text]
        assert {s["type"]: s["found"] for s in target["selections"]} == {
            "TextQuoteSelector": [spot],
            "TextPositionSelector": [spot],
        }


@installed()
@pytest.mark.parametrize("story", STORIES)
def test_another_tool_reads_every_figure_of_a_story(story: str) -> None:
    for article in dx.samples.load(story):
        shown = dx.highlight(article)
        assert article.id is not None
        texts = {_urn(article.id): article.text}
        answer = run("read_annotations.mjs", {"collection": shown.to_web_annotations(), "texts": texts})
        assert answer["types"][OA + "Annotation"] == len(shown.mentions) > 0
        for mention, told in zip(shown.mentions, answer["annotations"], strict=True):
            read = told["read"]
            assert read["motivatedBy"] == "oa:identifying"
            assert read["target"]["source"] == _urn(article.id)
            assert read["target"]["selector"]["exact"] == mention.text
            tag, _, whole = read["body"]
            assert (tag["purpose"], tag["value"]) == ("tagging", mention.kind)
            assert restore(dx.Mention, json.loads(whole["value"]), "the body") == mention
            for selection in told["targets"][0]["selections"]:
                assert selection["found"] == [[mention.start, mention.end, mention.text]]


@installed()
@pytest.mark.parametrize("story", STORIES)
def test_another_tool_reads_every_finding_of_a_story(story: str) -> None:
    report = _reports()[story]
    texts = {_urn(str(article.id)): article.text for article in dx.samples.load(story)}
    answer = run("read_annotations.mjs", {"collection": report.to_web_annotations(), "texts": texts})
    findings = (*report.findings, *report.internal)
    assert answer["types"][OA + "Annotation"] == len(findings) > 0
    assert answer["types"]["http://www.w3.org/ns/activitystreams#OrderedCollection"] == 1
    for finding, told in zip(findings, answer["annotations"], strict=True):
        read = told["read"]
        assert read["iri"] == f"urn:x-discrepancy:finding:{finding.id}"
        assert read["motivatedBy"] == "oa:assessing"
        bodies = [(body["purpose"], body["value"]) for body in read["body"]]
        assert ("tagging", finding.verdict) in bodies
        assert (("tagging", finding.severity) in bodies) == (finding.severity is not None)
        assert ("assessing", finding.explanation) in bodies
        assert restore(dx.Finding, json.loads(bodies[-1][1]), "the body") == finding
        spots = _spots(finding, report)
        for (source, *spot), target in zip(spots, told["targets"], strict=True):
            assert target["source"] == source
            quoted, placed = (selection["found"] for selection in target["selections"])
            assert placed == [spot]
            assert spot in quoted


@installed()
def test_a_term_that_the_standard_lacks_would_be_noticed() -> None:
    collection = dx.highlight("12 people").to_web_annotations()
    collection["first"]["items"][0]["colour"] = "blue"
    with pytest.raises(AssertionError, match="colour"):
        run("read_annotations.mjs", {"collection": collection, "texts": {_urn("text"): "12 people"}})


# --- by the model ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", STORIES)
def test_a_collection_holds_one_page_of_all_annotations(story: str) -> None:
    collection = _reports()[story].to_web_annotations()
    page = collection["first"]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert (page["partOf"], page["startIndex"]) == (collection["id"], 0)
    assert collection["total"] == len(page["items"])
    ids = [collection["id"], page["id"], *(item["id"] for item in page["items"])]
    assert len(set(ids)) == len(ids)
    assert all(id.startswith("urn:") and id.isascii() for id in ids)


def test_nothing_to_annotate_is_an_empty_page() -> None:
    for collection in (dx.Report().to_web_annotations(), dx.highlight("No figures.").to_web_annotations()):
        assert (collection["total"], _items(collection)) == (0, [])


def test_what_stands_in_two_places_is_quoted_with_more_around_it() -> None:
    text = "A. " + "The flood in the valley killed 12 people in all. " * 3
    targets = [item["target"]["selector"][0] for item in _items(dx.highlight(text).to_web_annotations())]
    whole = [target["prefix"] + target["exact"] + target["suffix"] for target in targets]
    assert [text.count(words) for words in whole] == [1, 1, 1]


def test_the_page_that_a_text_was_taken_from_is_told_where_it_is_one() -> None:
    def via(url: str | None) -> str | None:
        collection = dx.highlight(dx.Article("12 people", "Argus", url=url)).to_web_annotations()
        found: str | None = _items(collection)[0]["target"]["source"].get("via")
        return found

    assert via("https://argus.example/a?b=c%20d#e") == "https://argus.example/a?b=c%20d#e"
    assert via('https://argus.example/a"b|c') == "https://argus.example/a%22b%7Cc"
    assert via("javascript:alert(1)") is via("not a page") is via(None) is None


def test_any_name_of_an_article_makes_a_urn() -> None:
    for name in ("The Argus", "आर्गस", "a/b?c#d", "100%", "\ud800"):
        collection = dx.highlight(dx.Article("12 people", name)).to_web_annotations()
        urn = _items(collection)[0]["target"]["source"]["id"]
        assert urn.isascii()
        assert not set(urn) & set(' /?#<>"')


def test_the_same_text_gives_the_same_annotations_and_another_text_other_ids() -> None:
    def annotations(text: str) -> dict[str, Any]:
        return dx.highlight(dx.Article(text, "Argus")).to_web_annotations()

    assert annotations("12 people left.") == annotations("12 people left.")
    first, second = (_items(annotations(text))[0]["id"] for text in ("12 people left.", "12 people stayed."))
    assert first != second


def test_a_report_read_back_gives_the_same_annotations() -> None:
    for report in _reports().values():
        assert dx.Report.from_json(report.to_json()).to_web_annotations() == report.to_web_annotations()


@given(st.text(alphabet="12 people,.\n😀आ\u0301$%km") | st.text())
def test_every_quotation_stands_where_the_position_says(text: str) -> None:
    for item in _items(dx.highlight(text).to_web_annotations()):
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
    json.dumps(dx.highlight(text).to_web_annotations()).encode("utf-8")
