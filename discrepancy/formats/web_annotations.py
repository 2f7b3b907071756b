"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): figures and findings as JSON-LD for annotation tools.

Gives an `AnnotationCollection` with one page of all annotations: plain JSON types, for `json.dumps`. An annotation
points at its figures in two ways: `TextPositionSelector` (code points, as the model has them and Python too) and
`TextQuoteSelector` (the words with some before and behind). Its target is the article's text as it was given, so that
positions hold; the page that the text was taken from stands under `via`. Ids are URNs that follow from the content.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from ..records import ArticleSummary, Claim, Finding, Mention, Span
from ..render.figures import interval_words, value_words
from ..render.html import safe_link

__all__ = ["annotations_of_findings", "annotations_of_mentions"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_URN = "urn:x-discrepancy"
_IRI = "!#$%&'()*+,/:;=?@[]~"  # what may stand in an address as it is
# Characters quoted on either side: the next width where what is quoted stands more than once.
_WIDTHS = (32, 128, 512)


class _Place(NamedTuple):
    """A figure with the words around it; `start` and `end` index into the article, `context` begins at `offset`."""

    article: str
    start: int
    end: int
    context: str
    offset: int

    def quoted(self, width: int) -> tuple[str, str, str, str]:
        """The article, then so many characters before the figure, the figure, and so many behind it."""
        start, end = self.start - self.offset, self.end - self.offset
        before, behind = self.context[max(0, start - width) : start], self.context[end : end + width]
        return (self.article, before, self.context[start:end], behind)

    def is_cut_short(self, quoted: tuple[str, str, str, str], width: int) -> bool:
        """Whether, for want of words on one side, what is quoted fits another place of the context too."""
        _, before, exact, behind = quoted
        if min(len(before), len(behind)) == width:
            return False
        words = before + exact + behind
        return self.context.find(words, self.context.find(words) + 1) >= 0


def annotations_of_mentions(article: ArticleSummary, text: str, mentions: Sequence[Mention]) -> dict[str, Any]:
    """One annotation a figure of an article, in text order: what kind it is, what it says, and all that was read.

    The bodies are its kind (purpose `tagging`), what it commits its source to (`describing`) and `Mention.to_dict()` as
    JSON (`identifying`).
    """
    places = [_Place(article.id, mention.start, mention.end, text, 0) for mention in mentions]
    targets = _targets(places, {article.id: article})
    whole = _digest(article.id, text)
    annotations = [
        {
            "id": f"{_URN}:mention:{_digest(whole, str(mention.start), str(mention.end))}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": [
                _body("tagging", mention.kind),
                _body("describing", interval_words(mention) or value_words(mention)),
                _json_body("identifying", mention.to_dict()),
            ],
            "target": targets[place],
        }
        for mention, place in zip(mentions, places, strict=True)
    ]
    return _collection(f"Figures in {article.title or article.source}", annotations)


def annotations_of_findings(
    articles: Sequence[ArticleSummary], claims: Sequence[Claim], findings: Sequence[Finding]
) -> dict[str, Any]:
    """One annotation a finding, in the order given; its targets are the figures it rests on, in all articles.

    The bodies are the verdict and, of a conflict, its severity (purpose `tagging`), the explanation (`assessing`) and
    `Finding.to_dict()` as JSON (`describing`).
    """
    by_id = {claim.id: claim for claim in claims}
    sentences = {(claim.article, claim.start): claim.sentence for claim in claims}
    rests_on = {finding.id: list(_places(finding, by_id, sentences)) for finding in findings}
    targets = _targets([place for places in rests_on.values() for place in places], {a.id: a for a in articles})
    annotations = [
        {
            "id": f"{_URN}:finding:{finding.id}",
            "type": "Annotation",
            "motivation": "assessing",
            "body": [
                *(_body("tagging", tag) for tag in (finding.verdict, finding.severity) if tag),
                _body("assessing", finding.explanation),
                _json_body("describing", finding.to_dict()),
            ],
            "target": [targets[place] for place in rests_on[finding.id]],
        }
        for finding in findings
    ]
    return _collection(f"Findings in {len(articles)} articles", annotations)


def _places(
    finding: Finding, claims: Mapping[str, Claim], sentences: Mapping[tuple[str, int], Span]
) -> Iterator[_Place]:
    """Where the figures of a finding are printed, each once; a report holds their sentences, not the whole texts."""
    seen = set()
    for claim in (claims[id] for id in finding.claims):
        for span in claim.evidence or (Span(start=claim.start, end=claim.end, text=claim.text),):
            if (claim.article, span) in seen:
                continue
            seen.add((claim.article, span))
            around = sentences.get((claim.article, span.start), claim.sentence)
            if not around.start <= span.start <= span.end <= around.end:
                around = span
            yield _Place(claim.article, span.start, span.end, around.text, around.start)


def _targets(places: Sequence[_Place], articles: Mapping[str, ArticleSummary]) -> dict[_Place, dict[str, Any]]:
    """A target for each place; what is quoted is widened where it fits several places of the article."""
    quoted: dict[_Place, tuple[str, str, str, str]] = {}
    unsettled = list(dict.fromkeys(places))
    for width in _WIDTHS:
        cut = {place: place.quoted(width) for place in unsettled}
        quoted |= cut
        times = Counter(cut.values())
        unsettled = [place for place in unsettled if times[cut[place]] > 1 or place.is_cut_short(cut[place], width)]
    return {place: _target(place, quoted[place], articles[place.article]) for place in quoted}


def _target(place: _Place, quoted: tuple[str, str, str, str], article: ArticleSummary) -> dict[str, Any]:
    _, prefix, exact, suffix = quoted
    source = {
        "id": f"{_URN}:article:{quote(article.id, safe='', errors='backslashreplace')}",
        "type": "Text",
        "format": "text/plain",
        "language": article.language,
    }
    if page := safe_link(article.url):
        source["via"] = quote(page, safe=_IRI)
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": place.start, "end": place.end},
        ],
    }


def _body(purpose: str, words: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "language": "en",
        "value": str(words),
    }


def _json_body(purpose: str, told: Mapping[str, Any]) -> dict[str, Any]:
    value = json.dumps(told, ensure_ascii=False)
    return {"type": "TextualBody", "purpose": purpose, "format": "application/json", "value": value}


def _collection(label: str, annotations: list[dict[str, Any]]) -> dict[str, Any]:
    id = f"{_URN}:collection:{_digest(*(annotation['id'] for annotation in annotations))}"
    return {
        "@context": CONTEXT,
        "id": id,
        "type": "AnnotationCollection",
        "label": label,
        "generator": {"type": "Software", "name": "discrepancy"},
        "total": len(annotations),
        "first": {
            "id": f"{id}:1",
            "type": "AnnotationPage",
            "partOf": id,
            "startIndex": 0,
            "items": annotations,
        },
    }


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]
