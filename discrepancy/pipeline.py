"""The way of the data: read this first.

Article → document (language, tokens, sentences) → mentions → claims → derivation → alignment → judgement → Report.
Every stage is a plain function of immutable values; this module only joins them.

>>> report = compare([
...     Article(text="The flood killed 12 people.", source="Argus"),
...     Article(text="Officials said 15 people were killed in the flood.", source="Courier"),
... ])
>>> [finding.verdict.value for finding in report.findings]
['conflict']
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from .alignment import Fact, align
from .articles import article_from_dict, number_ids
from .claims import Frame, find_claims
from .derivation import derive
from .document import Document, read
from .evidence import Weights
from .judgement import Pair, judge
from .lexicon import Lexicon
from .mentions import find_mentions
from .records import Article, ArticleSummary, Claim, Comparison, Finding, Mention, Note, Severity, Verdict
from .report import Report
from .scoping import NARROWING

__all__ = ["Settings", "compare", "extract"]

ArticleLike = Article | Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a caller may set: the weights of alignment, and a measure of similarity of two sentences (0 to 1)."""

    weights: Weights = field(default_factory=Weights)
    similarity: Callable[[str, str], float] | None = None


def extract(article: ArticleLike | str) -> tuple[Mention, ...]:
    """The figures of an article (or plain text), in text order, none overlapping another."""
    if isinstance(article, str):
        article = Article(text=article, source="text")
    return find_mentions(read(_article(article, 0)))


def compare(articles: Iterable[ArticleLike], settings: Settings = Settings()) -> Report:
    """What the sources make of each fact that two or more of them tell. The order of the articles changes nothing.

    Raises `ArticleError` for an article that cannot be used, naming it, the field, what was got and what would do.
    """
    documents = [read(article) for article in number_ids([_article(a, n) for n, a in enumerate(articles)])]
    documents.sort(key=lambda document: document.id)
    lexicons = {document.lexicon.language: document.lexicon for document in documents}
    frames = [frame for document in documents for frame in _frames(document)]
    facts = align(frames, lexicons, settings.weights, settings.similarity)
    return _report(documents, frames, facts)


def _article(given: ArticleLike, n: int) -> Article:
    return given if isinstance(given, Article) else article_from_dict(given, f"article {n + 1}")


def _frames(document: Document) -> tuple[Frame, ...]:
    """The claims of one document with what stands around them, and those that follow from them."""
    told = find_claims(document, find_mentions(document))
    return told + derive(told)


def _report(documents: Sequence[Document], frames: Sequence[Frame], facts: Sequence[Fact]) -> Report:
    sources = {document.id: document.article.source for document in documents}
    published = {document.id: _when(document.article) for document in documents}
    lexicons = {document.lexicon.language: document.lexicon for document in documents}
    findings: list[Finding] = []
    comparisons: list[Comparison] = []
    claims: dict[str, Claim] = {frame.claim.id: frame.claim for frame in frames}
    for fact in facts:
        found = _finding(fact, sources, published, lexicons)
        if found is None:
            continue
        findings.append(found[0])
        comparisons += found[1]
        claims |= {frame.claim.id: frame.claim for frame in fact.frames}
    findings.sort(key=_gravest_first)
    order = {finding.id: n for n, finding in enumerate(findings)}
    comparisons.sort(key=lambda c: (order[c.finding], c.left, c.right))
    return Report(
        articles=tuple(_summary(document) for document in documents),
        claims=tuple(sorted(claims.values(), key=lambda claim: (claim.article, claim.start, claim.id))),
        findings=tuple(findings),
        comparisons=tuple(comparisons),
        notes=_notes(documents, frames),
    )


def _gravest_first(finding: Finding) -> tuple[object, ...]:
    """Conflicts before all else, the wide ones first; then by verdict, and by how many sources tell the fact."""
    conflict = finding.verdict is Verdict.CONFLICT
    return (
        not conflict,
        finding.severity is not Severity.MAJOR,
        -finding.verdict.gravity,
        -len(finding.sources),
        finding.id,
    )


def _id_of(claims: Sequence[Claim]) -> str:
    """A stable id: the same claims, the same id."""
    joined = "\0".join(claim.id for claim in claims)
    return "f" + hashlib.sha256(joined.encode("utf-8", "backslashreplace")).hexdigest()[:10]


def _finding(
    fact: Fact, sources: Mapping[str, str], published: Mapping[str, str | None], lexicons: Mapping[str, Lexicon]
) -> tuple[Finding, list[Comparison]] | None:
    claims = sorted((frame.claim for frame in fact.frames), key=lambda claim: (claim.article, claim.start, claim.id))
    id = (
        "f"
        + hashlib.sha256("\0".join(claim.id for claim in claims).encode("utf-8", "backslashreplace")).hexdigest()[:10]
    )
    measures = next(iter(lexicons.values())).measures
    words = measures.get(fact.measure or "")
    grows, slow = words is not None and words.grows, words is not None and words.is_slow
    pairs: list[Comparison] = []
    for left, right in combinations(claims, 2):
        if left.article == right.article or (fact.near and left.measure == right.measure):
            continue
        pair = Pair(
            left,
            right,
            (sources[left.article], sources[right.article]),
            (published[left.article], published[right.article]),
            grows,
            slow,
        )
        judged = judge(pair)
        if judged.reason == "definition" and not fact.near:
            continue  # grouped by its value alone: what it measures is something else
        pairs.append(
            Comparison(
                finding=id,
                left=left.id,
                right=right.id,
                verdict=judged.verdict,
                severity=judged.severity,
                reason=judged.reason,
                explanation=judged.explanation,
            )
        )
    if not pairs:
        return None
    held = {id for pair in pairs for id in (pair.left, pair.right)}
    claims = [claim for claim in claims if claim.id in held]
    gravest = max(pairs, key=lambda c: (c.verdict.gravity, c.severity is Severity.MAJOR, c.left, c.right))
    finding = Finding(
        id=id,
        measure=fact.measure,
        subject=_subject(claims),
        verdict=gravest.verdict,
        severity=gravest.severity,
        claims=tuple(claim.id for claim in claims),
        sources=tuple(dict.fromkeys(sources[claim.article] for claim in claims)),
        reason=gravest.reason,
        explanation=gravest.explanation,
    )
    return finding, pairs


def _subject(claims: Sequence[Claim], most: int = 3) -> tuple[str, ...]:
    """What narrows the claims of a finding (a platform first), then the names most of them share."""
    narrowed = Counter(word for claim in claims for word in claim.scope if word not in NARROWING)
    named = Counter(name for claim in claims for name in claim.subject if name not in narrowed)
    words = sorted(narrowed, key=lambda word: (-narrowed[word], word))[:1]
    shared = [name for name in sorted(named, key=lambda name: (-named[name], name)) if named[name] > 1]
    return tuple((words + shared)[:most])


def _when(article: Article) -> str | None:
    return article.published.isoformat() if article.published is not None else None


def _summary(document: Document) -> ArticleSummary:
    article = document.article
    return ArticleSummary(
        id=document.id,
        source=article.source,
        published=_when(article),
        language=document.lexicon.language,
        language_given=document.language_given,
        timezone=article.timezone,
        title=article.title,
        url=article.url,
        story=article.story,
        characters=len(article.text),
    )


def _notes(documents: Sequence[Document], frames: Sequence[Frame]) -> tuple[Note, ...]:
    """What was not understood: relative dates without a day of writing, languages without data, empty texts."""
    notes = []
    for document in documents:
        article = document.article
        if not article.text.strip():
            notes.append(Note(code="empty", text="the text is empty", article=document.id))
        if article.language is not None and article.language.split("-")[0].lower() != document.lexicon.language:
            read_as = f"there is no data for the language {article.language!r}; read as {document.lexicon.name}"
            notes.append(Note(code="language", text=read_as, article=document.id))
        claims = [frame.claim for frame in frames if frame.claim.article == document.id]
        unplaced = [claim for claim in claims if (claim.timex or "").startswith(_UNPLACED)]
        if article.published is None and unplaced:
            told = f"{len(unplaced)} dates and times (“{unplaced[0].text}” …)"
            why = f"{told} cannot be placed: no day of publication is stated"
            notes.append(Note(code="unplaced", text=why, article=document.id))
    return tuple(notes)


_UNPLACED = ("XXXX", "PRESENT", "PAST", "FUTURE")
