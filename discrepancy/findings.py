"""Facts become findings: every pair of claims judged, the gravest verdict on top, notes of what was not understood.

Takes the documents, frames and facts of one story; gives the `Report`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType

from .alignment import Fact
from .blocking import may_equal
from .contested import are_contested, is_replaced
from .copies import copies_of
from .document import Document
from .explain import explain_sum
from .frames import Frame
from .internal import sums_that_fail
from .judgement import Pair, judge
from .lexicon import Lexicon
from .rates import Exchange, Rate
from .records import LEVEL_REACHED, SO_FAR, Claim, Comparison, Finding, Kind, Note, Severity, Verdict, is_counted
from .report import Report
from .scoping import platforms_of
from .story import shared_things, value_of
from .surroundings import POINTS

__all__ = ["report_of"]

_NO_RATES = Exchange()


def report_of(
    documents: Sequence[Document],
    frames: Sequence[Frame],
    facts: Sequence[Fact],
    exchange: Exchange = _NO_RATES,
    tolerances: Mapping[str, Decimal] = MappingProxyType({}),
) -> Report:
    """Judge every fact and put the report together: gravest finding first."""
    sources = _labels(documents)
    published = {document.id: document.published for document in documents}
    lexicons = {document.lexicon.language: document.lexicon for document in documents}
    copies = copies_of(documents)
    internal = tuple(_internal(documents, frames, sources))
    findings: list[Finding] = []
    comparisons: list[Comparison] = []
    claims: dict[str, Claim] = {frame.claim.id: frame.claim for frame in frames}
    for fact in facts:
        found = _finding(fact, sources, published, lexicons, exchange, tolerances)
        if found is None:
            continue
        findings.append(found[0])
        comparisons += found[1]
        claims |= {frame.claim.id: frame.claim for frame in fact.frames}
    findings.sort(key=_gravest_first)
    order = {finding.id: n for n, finding in enumerate(findings)}
    comparisons.sort(key=lambda c: (order[c.finding], c.left, c.right))
    return Report(
        articles=tuple(document.summary(copies.get(document.id)) for document in documents),
        claims=tuple(sorted(claims.values(), key=lambda claim: (claim.article, claim.start, claim.id))),
        findings=tuple(findings),
        comparisons=tuple(comparisons),
        notes=(
            *_notes(documents, frames, copies),
            *_rate_notes(comparisons, {frame.claim.id: frame for frame in frames}, exchange),
            *(Note(code="internal", text=f.explanation, article=claims[f.claims[0]].article) for f in internal),
        ),
        internal=internal,
    )


def _labels(documents: Sequence[Document]) -> dict[str, str]:
    """What to call the teller of each article: its source, or the article's id where a source tells twice."""
    tellers = Counter(document.article.source for document in documents)
    return {d.id: d.article.source if tellers[d.article.source] == 1 else d.id for d in documents}


def _gravest_first(finding: Finding) -> tuple[object, ...]:
    """Conflicts before all else, the wide ones first; then by verdict, and by how many sources tell the fact."""
    conflict = finding.verdict is Verdict.CONFLICT
    plain = finding.measure is None and finding.verdict in {Verdict.AGREE, Verdict.COMPATIBLE}
    return (
        not conflict,
        plain,
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
    fact: Fact,
    sources: Mapping[str, str],
    published: Mapping[str, str | None],
    lexicons: Mapping[str, Lexicon],
    exchange: Exchange,
    tolerances: Mapping[str, Decimal],
) -> tuple[Finding, list[Comparison]] | None:
    claims = sorted((frame.claim for frame in fact.frames), key=lambda claim: (claim.article, claim.start, claim.id))
    id = _id_of(claims)
    told = {frame.claim.id: frame for frame in fact.frames}
    measures = next(iter(lexicons.values())).measures
    pairs: list[Comparison] = []
    for left, right in combinations(claims, 2):
        if left.article == right.article or (fact.near and left.measure == right.measure):
            continue
        words = measures.get(left.measure or right.measure or "")
        grows, slow, varies = (False,) * 3 if words is None else (words.grows, words.is_slow, words.varies)
        pair = Pair(
            left,
            right,
            (sources[left.article], sources[right.article]),
            (published[left.article], published[right.article]),
            grows or _is_running(left) or _is_running(right),
            slow,
            varies,
            _rate(told[left.id], told[right.id], exchange),
            tolerances.get(fact.measure or ""),
            _telling_both(told, left, right, sources),
            _correcting(told, left, right, sources),
            frozenset({left.id, right.id}) in fact.of_one_event,
        )
        judged = judge(pair)
        if judged.reason == "definition" and not fact.near:
            continue  # grouped by its value alone: what it measures is something else
        if judged.verdict is Verdict.CONFLICT and frozenset({left.id, right.id}) in fact.doubtful:
            continue
        if judged.verdict is Verdict.CONFLICT and _counts_another(told[left.id], told[right.id], lexicons):
            continue  # two boats are no three ships
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
    gravest = max(
        pairs,
        key=lambda c: (
            c.verdict.gravity,
            c.severity is Severity.MAJOR,
            _gap(told[c.left].claim, told[c.right].claim),
            c.left,
            c.right,
        ),
    )
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


def _gap(left: Claim, right: Claim) -> Decimal:
    """How far apart two figures are, as a share of the larger; none of times."""
    x, y = value_of(left), value_of(right)
    if left.kind in POINTS or x is None or y is None or x == y:
        return Decimal(0)
    return abs(x - y) / max(abs(x), abs(y))


def _is_running(claim: Claim) -> bool:
    """Whether a figure is told as a count up to a time, or as what it rose to: later accounts may tell a higher one."""
    if SO_FAR in claim.notes:
        return True
    return claim.change == "up" and LEVEL_REACHED in claim.notes and (claim.measure is None or is_counted(claim))


def _telling_both(told: Mapping[str, Frame], left: Claim, right: Claim, sources: Mapping[str, str]) -> str | None:
    """The source of the two that lets a speaker of its own tell the other's figure too."""
    for claim, other in ((left, right), (right, left)):
        rivals = [frame.claim for frame in told.values() if are_contested(told[claim.id], frame)]
        if any(may_equal(rival, other) for rival in rivals):
            return sources[claim.article]
    return None


def _correcting(
    told: Mapping[str, Frame], left: Claim, right: Claim, sources: Mapping[str, str]
) -> tuple[str, bool] | None:
    """Which source of the fact says that one of two figures was corrected to the other; whether `left` came first."""
    for later in told.values():
        for first in told.values() if later.replaces else ():
            if not is_replaced(first, later):
                continue
            for earlier, since in ((left, right), (right, left)):
                if may_equal(first.claim, earlier) and may_equal(later.claim, since):
                    return sources[later.claim.article], earlier is left
    return None


def _rate(left: Frame, right: Frame, exchange: Exchange) -> Rate | None:
    """What the currency of the right claim is worth in that of the left, on the day of the earlier article."""
    a, b = left.claim, right.claim
    if a.kind is not Kind.MONEY or b.kind is not Kind.MONEY or a.unit == b.unit:
        return None
    return exchange.rate(b.unit, a.unit, (left.published, right.published))


def _counts_another(a: Frame, b: Frame, lexicons: Mapping[str, Lexicon]) -> bool:
    """Whether two counts of a loose measure, or of none, count different nouns."""
    if a.language != b.language or a.head is None or b.head is None or a.head == b.head or shared_things(a, b):
        return False
    lexicon = lexicons[a.language]
    words = lexicon.measures.get(a.claim.measure or "")
    loose = words is None or words.is_generic or words.is_role
    return loose and a.claim.kind is Kind.COUNT is b.claim.kind and not {a.head, b.head} <= lexicon.people


def _subject(claims: Sequence[Claim], most: int = 3) -> tuple[str, ...]:
    """What narrows the claims of a finding (a platform first), then the names most of them share."""
    narrowed = Counter(word for claim in claims for word in platforms_of(claim))
    spelt: dict[str, str] = {}  # "RUKHET" of a dateline is Rukhet
    for name in sorted(name for claim in claims for name in claim.subject):
        if name.casefold() not in spelt or spelt[name.casefold()].isupper():
            spelt[name.casefold()] = name
    told = (dict.fromkeys(spelt[name.casefold()] for name in claim.subject) for claim in claims)
    named = Counter(name for names in told for name in names if name not in narrowed)
    words = sorted(narrowed, key=lambda word: (-narrowed[word], word))[:1]
    shared = [name for name in sorted(named, key=lambda name: (-named[name], name)) if named[name] > 1]
    return tuple((words + shared)[:most])


def _internal(documents: Sequence[Document], frames: Sequence[Frame], sources: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for every total that the parts listed beside it do not add up to."""
    for document in documents:
        own = [frame for frame in frames if frame.claim.article == document.id]
        for total, parts in sums_that_fail(own):
            claims = (total, *parts)
            yield Finding(
                id=_id_of(claims),
                measure=total.measure,
                subject=total.subject,
                verdict=Verdict.CONFLICT,
                severity=Severity.MINOR,
                claims=tuple(claim.id for claim in claims),
                sources=(sources[document.id],),
                reason="internal",
                explanation=explain_sum(sources[document.id], total, parts),
            )


def _notes(documents: Sequence[Document], frames: Sequence[Frame], copies: Mapping[str, str]) -> tuple[Note, ...]:
    """What was not understood: relative dates without a day of writing, languages without data, empty texts."""
    notes = []
    for document in documents:
        article = document.article
        if not article.text.strip():
            notes.append(Note(code="empty", text="the text is empty", article=document.id))
        if article.language is not None and article.language.split("-")[0].lower() != document.lexicon.language:
            read_as = f"there is no data for the language {article.language!r}; read as {document.lexicon.name}"
            notes.append(Note(code="language", text=read_as, article=document.id))
        if document.id in copies:
            repeats = f"repeats {copies[document.id]!r} nearly word for word: the two count as one source"
            notes.append(Note(code="copy", text=repeats, article=document.id))
        claims = [frame.claim for frame in frames if frame.claim.article == document.id]
        unplaced = [claim for claim in claims if (claim.timex or "").startswith(_UNPLACED)]
        if article.published is None and unplaced:
            more = f" and {len(unplaced) - 1} more dates or times" if len(unplaced) > 1 else ""
            why = f"“{unplaced[0].text}”{more} cannot be placed on the calendar: no day of publication is stated"
            notes.append(Note(code="unplaced", text=why, article=document.id))
    return tuple(notes)


def _rate_notes(comparisons: Sequence[Comparison], frames: Mapping[str, Frame], exchange: Exchange) -> Iterator[Note]:
    """The exchange rates that sums were held against each other at."""
    pairs = [(frames[c.left], frames[c.right]) for c in comparisons if c.reason in {"rate", "currency"}]
    rates = {str(rate) for left, right in pairs if (rate := _rate(left, right, exchange)) is not None}
    return (Note(code="rate", text=f"exchange rate used: {rate}") for rate in sorted(rates))


_UNPLACED = ("XXXX", "PRESENT", "PAST", "FUTURE")
