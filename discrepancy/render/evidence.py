"""What stands behind a fact: each source's sentence with its figures marked, the intervals, what each pair means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import groupby, islice

from ..pairs import gravest_first
from ..records import ArticleSummary, Claim, Comparison
from .badges import sign
from .facts import Fact, conditions
from .figures import interval_words, is_foreign
from .markup import Html, as_written, element, joined
from .picture import interval_picture
from .visible import clip

__all__ = ["evidence_of", "excerpts_of"]

_MOST_PAIRS = 8
_MOST_QUOTES = 12
_LABEL_COLUMNS = 60
_FIGURE_COLUMNS = 120
_FACTS_COLUMNS = 400
_PAIR_COLUMNS = 300
_SENTENCE_CHARACTERS = 420


def evidence_of(
    fact: Fact, labels: Mapping[str, str], articles: Mapping[str, ArticleSummary], *, brief: bool = False
) -> Html:
    """Every source's sentences with the figures marked, the picture of the intervals, the verdict pair by pair.

    A brief one has a sentence of every source and nothing else.
    """
    # Two figures of one sentence are marked in one quotation.
    quotes = [list(claims) for _, claims in groupby(fact.claims, key=lambda claim: (claim.article, claim.sentence))]
    kept = _first_of_each_source(quotes, 0 if brief else _MOST_QUOTES)
    items = [_quote(claims, labels, articles) for claims in kept]
    if len(kept) < len(quotes):
        items.append(element("li", f"and {len(quotes) - len(kept)} more, which the report holds"))
    parts = [element("ul", *items, class_="dx-quotes", role="list")]
    picture = None if brief else interval_picture(fact, labels, articles)
    if picture:
        parts.append(picture)
    # One comparison is what the reason of the fact already says.
    if not brief and len(fact.pairs) > 1:
        parts.append(_pairs(fact, labels))
    return element("div", *parts, class_="dx-evidence" if picture else "dx-evidence dx-plain")


def _first_of_each_source(quotes: list[list[Claim]], most: int) -> list[list[Claim]]:
    """The quotes there is room for, in their order: one of every source, then the second ones, and so on."""
    seen: Counter[str] = Counter()
    turns = []
    for index, (claim, *_) in enumerate(quotes):
        turns.append((seen[claim.article], index))
        seen[claim.article] += 1
    kept = sorted(index for _, index in sorted(turns)[: max(most, len(seen))])
    return [quotes[index] for index in kept]


def _quote(claims: list[Claim], labels: Mapping[str, str], articles: Mapping[str, ArticleSummary]) -> Html:
    id = claims[0].article
    language = articles[id].language if id in articles else None
    quote = element("blockquote", *excerpts_of(*claims), class_="dx-quote", **as_written(language))
    meanings = dict.fromkeys(filter(None, map(_meaning, claims)))
    facts = [element("p", clip(words, _FACTS_COLUMNS), class_="dx-facts", dir="auto") for words in meanings]
    return element("li", element("p", clip(labels[id], _LABEL_COLUMNS), class_="dx-who", dir="auto"), quote, *facts)


def _meaning(claim: Claim) -> str:
    """What the figure commits its source to, where it comes from and by whose word."""
    # The first of several readings is the interval itself, with its condition.
    meanings = conditions(claim) or ([] if _is_plain(claim) else [interval_words(claim)])
    facts = [f"or {words}" if index else words for index, words in enumerate(meanings) if words]
    if claim.derivation:
        facts.append(f"from {claim.derivation}")
    if claim.speaker:
        facts.append(f"according to {claim.speaker}")
    return "; ".join(facts)


def _is_plain(claim: Claim) -> bool:
    """Whether the figure says by itself what it means: "540", "231 people"."""
    return isinstance(claim.low, Decimal) and claim.low == claim.high and not is_foreign(claim.text)


def excerpts_of(first: Claim, *others: Claim) -> list[Html]:
    """The sentence of one or several claims with their figures marked, then any evidence outside that sentence."""
    sentence = first.sentence
    inside: list[tuple[int, int]] = []
    outside: dict[str, None] = {}
    for claim in (first, *others):
        for start, end, text in [(span.start, span.end, span.text) for span in claim.evidence] or [
            (claim.start, claim.end, claim.text)
        ]:
            if start < sentence.end and end > sentence.start:
                inside.append((max(start - sentence.start, 0), min(end - sentence.start, len(sentence.text))))
            elif claim.evidence:
                outside[text] = None
    marks = [joined(" … ", element("mark", clip(text, _FIGURE_COLUMNS)), " …") for text in outside]
    return [_marked(sentence.text, _merged(inside)), *marks]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _marked(text: str, spans: list[tuple[int, int]]) -> Html:
    """The text with the spans in `<mark>`, cut to a window around the first where it is long."""
    first, last = 0, len(text)
    if last > _SENTENCE_CHARACTERS:
        anchor = spans[0][0] if spans else 0
        first = max(0, min(anchor - _SENTENCE_CHARACTERS // 3, last - _SENTENCE_CHARACTERS))
        last = first + _SENTENCE_CHARACTERS
    pieces: list[str] = ["… "] if first else []
    at = first
    for start, end in spans:
        start, end = max(start, at), min(end, last)
        if start < end:
            pieces += [text[at:start], element("mark", text[start:end])]
            at = end
    pieces.append(text[at:last])
    if last < len(text):
        pieces.append(" …")
    return joined(*pieces)


def _pairs(fact: Fact, labels: Mapping[str, str]) -> Html:
    claims = {claim.id: claim for claim in fact.claims}
    items = [_pair(comparison, claims, labels) for comparison in islice(gravest_first(fact.pairs), _MOST_PAIRS)]
    if (more := len(fact.pairs) - _MOST_PAIRS) > 0:
        items.append(element("li", f"and {more} more pair{'s' if more > 1 else ''}"))
    return element(
        "div", element("p", "Pair by pair", class_="dx-who"), element("ul", *items, role="list"), class_="dx-pairs"
    )


def _pair(comparison: Comparison, claims: Mapping[str, Claim], labels: Mapping[str, str]) -> Html:
    sides = [labels[claims[id].article] if id in claims else id for id in (comparison.left, comparison.right)]
    told = comparison.verdict.capitalize()
    # Most reasons name both sources themselves; "both say" does not.
    if not all(side in comparison.explanation for side in sides):
        told = f"{clip(sides[0], _LABEL_COLUMNS)} – {clip(sides[1], _LABEL_COLUMNS)}: {comparison.verdict}"
    return element(
        "li",
        sign(comparison.verdict),
        element("b", f"{told}. "),
        clip(comparison.explanation, _PAIR_COLUMNS),
        class_=f"dx-{comparison.verdict}",
    )
