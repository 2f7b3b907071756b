"""Facts become findings: every pair of claims judged, the gravest verdict on top, notes of what was not understood.

Takes the documents, frames and facts of one story; gives the `Report`.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from types import MappingProxyType

from .alignment import Fact
from .budget import NO_DEADLINE, Deadline
from .comparisons import Comparisons
from .copies import copies_of
from .document import Document
from .explain import explain_sum
from .frames import Frame
from .held import Held
from .internal import sums_that_fail
from .judgement import Ruling, explanation_of, paired
from .rates import Exchange
from .records import Claim, Finding, Note
from .records.kinds import AGREE, COMPATIBLE, CONFLICT, MAJOR, MINOR
from .report import Report
from .rulings import Bench, Case, cases_of, moment_of, rate_of
from .scopes import platforms_of
from .surroundings import POINTS

__all__ = ["report_of"]

_NO_RATES = Exchange()
_TWO = 2
_place = attrgetter("article", "start", "id")


def report_of(
    documents: Sequence[Document],
    frames: Sequence[Frame],
    facts: Sequence[Fact],
    exchange: Exchange = _NO_RATES,
    tolerances: Mapping[str, Decimal] = MappingProxyType({}),
    deadline: Deadline = NO_DEADLINE,
    notes: Sequence[Note] = (),
) -> Report:
    """Judge every fact and put the report together: gravest finding first. `notes` are those of the stages before.

    After the deadline no further fact is judged, and a note says how many were left.
    """
    labels = _labels(documents)
    published = {document.id: document.published for document in documents}
    bench = Bench(
        sources={document.id: document.article.source for document in documents},
        labels=labels,
        published=published,
        moments={id: moment_of(when) for id, when in published.items()},
        lexicons={document.lexicon.language: document.lexicon for document in documents},
        exchange=exchange,
        tolerances=tolerances,
    )
    copies = copies_of(documents) if not deadline.is_over() else {}
    own: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        own[frame.claim.article].append(frame)
    internal = tuple(_internal(own, bench))
    found = []
    for n, fact in enumerate(facts):
        if deadline.is_over():
            left = f"the time was up before all facts were judged: {len(facts) - n:,} of {len(facts):,} are not told"
            notes = (*notes, Note(code="max_seconds", text=left))
            break
        one = _finding(fact, bench)
        if one is not None:
            found.append(one)
    found.sort(key=lambda one: _gravest_first(one[0]))
    claims = {frame.claim.id: frame.claim for frame in frames}
    claims |= {frame.claim.id: frame.claim for fact in facts for telling in fact.tellings for frame in telling}
    return Report(
        articles=tuple(document.summary(copies.get(document.id)) for document in documents),
        claims=tuple(sorted(claims.values(), key=_place)),
        findings=tuple(finding for finding, _, _ in found),
        comparisons=Comparisons(held for _, held, _ in found),
        notes=(
            *(note for document in documents for note in document.budget.notes),
            *notes,
            *_notes(documents, own, copies),
            *_rate_notes([case for _, _, cases in found for case in cases], exchange),
            *_left_out_notes(facts),
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
    conflict = finding.verdict is CONFLICT
    plain = finding.measure is None and finding.verdict in {AGREE, COMPATIBLE}
    return (
        not conflict,
        plain,
        finding.severity is not MAJOR,
        -finding.verdict.gravity,
        -len(finding.sources),
        finding.id,
    )


def _id_of(claims: Iterable[Claim]) -> str:
    """A stable id: the same claims, the same id."""
    joined = "\0".join(claim.id for claim in claims)
    return "f" + hashlib.sha256(joined.encode("utf-8", "backslashreplace")).hexdigest()[:10]


def _finding(fact: Fact, bench: Bench) -> tuple[Finding, Held, list[Case]] | None:
    """What two or more articles tell of a fact, how they are held against each other, and the cases that decide."""
    cases = cases_of(bench, fact)
    ruled = [case for case in cases if case.ruling is not None]
    if not ruled:
        return None
    number = {frame.claim.id: n for n, telling in enumerate(fact.tellings) for frame in telling}
    held = {n for case in ruled for n in case.tellings}
    told = sorted([frame.claim for telling in fact.tellings for frame in telling], key=_place)
    claims = [claim for claim in told if number[claim.id] in held]
    id = _id_of(told)
    gravest = _gravest(ruled)
    assert gravest.ruling is not None
    first, second = (frame.claim for frame in gravest.pair)
    pair = paired(first, second, (bench.labels[first.article], bench.labels[second.article]))
    finding = Finding(
        id=id,
        measure=fact.measure,
        subject=_subject(claims),
        verdict=gravest.ruling.verdict,
        severity=gravest.ruling.severity,
        claims=tuple([claim.id for claim in claims]),
        sources=tuple(dict.fromkeys([bench.sources[claim.article] for claim in claims])),
        reason=gravest.ruling.reason,
        explanation=explanation_of(pair, _of_many(gravest.ruling, claims)),
    )
    held_claims = Held(
        finding=id,
        told=tuple(claims),
        telling=tuple([number[claim.id] for claim in claims]),
        labels=tuple([bench.labels[claim.article] for claim in claims]),
        moments=tuple([bench.moments[claim.article] for claim in claims]),
        rulings={(*case.tellings, case.order): case.ruling for case in cases},
    )
    return finding, held_claims, ruled


def _of_many(ruling: Ruling, claims: Sequence[Claim]) -> Ruling:
    """The ruling of a fact, which says so where more than two accounts print the same."""
    alike = len({claim.text.casefold() for claim in claims}) == 1
    if not alike or len({claim.article for claim in claims}) <= _TWO:
        return ruling
    return ruling._replace(details={**ruling.details, "of_many": ""})


def _gravest(ruled: Sequence[Case]) -> Case:
    """The gravest and widest case; of those alike the pair that is told last."""
    graves = [_gravity(case) for case in ruled]
    most = max(graves)
    return max((case for case, grave in zip(ruled, graves, strict=True) if grave == most), key=_width)


def _gravity(case: Case) -> tuple[int, bool]:
    assert case.ruling is not None
    return case.ruling.verdict.gravity, case.ruling.severity is MAJOR


def _width(case: Case) -> tuple[Decimal, list[str]]:
    """How far apart two figures are, as a share of the larger; none of times. Of those alike their ids tell."""
    left, right = case.pair
    ids = sorted((left.claim.id, right.claim.id))
    x, y = left.value, right.value
    if left.claim.kind in POINTS or x is None or y is None or x == y:
        return Decimal(0), ids
    return abs(x - y) / max(abs(x), abs(y)), ids


def _subject(claims: Sequence[Claim], most: int = 3) -> tuple[str, ...]:
    """What narrows the claims of a finding (a platform first), then the names most of them share."""
    narrowed = Counter(word for claim in claims if claim.scope for word in platforms_of(claim))
    spelt: dict[str, str] = {}  # "RUKHET" of a dateline is Rukhet
    for name in sorted({name for claim in claims for name in claim.subject}):
        if name.casefold() not in spelt or spelt[name.casefold()].isupper():
            spelt[name.casefold()] = name
    told = [{spelt[name.casefold()] for name in claim.subject} for claim in claims if claim.subject]
    named = Counter(name for names in told for name in names if name not in narrowed)
    words = sorted(narrowed, key=lambda word: (-narrowed[word], word))[:1]
    shared = [name for name in sorted(named, key=lambda name: (-named[name], name)) if named[name] > 1]
    return tuple((words + shared)[:most])


def _internal(own: Mapping[str, Sequence[Frame]], bench: Bench) -> Iterator[Finding]:
    """A finding for every total that the parts listed beside it do not add up to, article by article."""
    for article, frames in own.items():
        for total, parts in sums_that_fail(frames):
            claims = (total, *parts)
            yield Finding(
                id=_id_of(claims),
                measure=total.measure,
                subject=total.subject,
                verdict=CONFLICT,
                severity=MINOR,
                claims=tuple(claim.id for claim in claims),
                sources=(bench.sources[article],),
                reason="internal",
                explanation=explain_sum(bench.labels[article], total, parts),
            )


def _notes(
    documents: Sequence[Document], own: Mapping[str, Sequence[Frame]], copies: Mapping[str, str]
) -> tuple[Note, ...]:
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
        claims = [frame.claim for frame in own.get(document.id, ())]
        unplaced = [claim for claim in claims if (claim.timex or "").startswith(_UNPLACED)]
        if article.published is None and unplaced:
            more = f" and {len(unplaced) - 1} more dates or times" if len(unplaced) > 1 else ""
            why = f"“{unplaced[0].text}”{more} cannot be placed on the calendar: no day of publication is stated"
            notes.append(Note(code="unplaced", text=why, article=document.id))
    return tuple(notes)


def _left_out_notes(facts: Iterable[Fact]) -> Iterator[Note]:
    """Facts told in more ways than can be held against each other."""
    for fact in facts:
        if fact.left_out:
            what = (fact.measure or "a figure").replace("_", " ")
            told = f"{what}: the {len(fact.tellings)} ways it is told most often are held against each other"
            yield Note(code="many", text=f"{told}; {fact.left_out} claims that tell it in others are left out")


def _rate_notes(cases: Iterable[Case], exchange: Exchange) -> Iterator[Note]:
    """The exchange rates that sums were held against each other at."""
    told = [case for case in cases if case.ruling is not None and case.ruling.reason in {"rate", "currency"}]
    rates = {str(rate) for case in told if (rate := rate_of(*case.pair, exchange)) is not None}
    return (Note(code="rate", text=f"exchange rate used: {rate}") for rate in sorted(rates))


_UNPLACED = ("XXXX", "PRESENT", "PAST", "FUTURE")
