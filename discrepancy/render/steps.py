"""How a finding came about, step by step, for whoever doubts it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..pairs import NO_PAIRS, gravest_first
from ..records import Claim, Comparison, Finding, Mention, plain
from .facts import Fact, account_labels, conditions, facts_of, verdict_words
from .figures import interval_words, printed_figure
from .visible import visible

if TYPE_CHECKING:
    from ..report import Report

__all__ = ["why", "why_read"]

_MOST_DIGITS = 60


def why(report: Report, finding: Finding) -> str:
    """Each claim with its span (code point offsets), how it was read and what it is about; then each comparison.

    Bounds are in `base_unit`. A finding of another report shows only what this report holds of it.
    """
    fact = next((fact for fact in facts_of(report) if fact.finding == finding), None)
    if fact is None:
        fact = Fact(finding=finding, claims=(), pairs=NO_PAIRS, measure=finding.measure or "figure", detail="")
    labels = account_labels(report)
    numbers = {claim.id: index for index, claim in enumerate(fact.claims, start=1)}
    lines = [
        f"Finding {finding.id}: {fact.name}",
        f"Verdict: {verdict_words(finding)}, for the reason {finding.reason!r}",
        f"Explanation: {finding.explanation}",
    ]
    for claim in fact.claims:
        lines += ["", f"Claim {numbers[claim.id]} ({claim.id}), told by {labels[claim.article]}", *_claim_steps(claim)]
    for comparison in gravest_first(fact.pairs):
        lines += ["", *_comparison_steps(comparison, fact, labels, numbers)]
    return "\n".join(map(visible, lines))


def why_read(mention: Mention) -> str:
    """How one figure was read, a line a step; bounds are in `base_unit`, places are code point offsets."""
    return "\n".join(map(visible, _reading_steps(mention) + [f"note: {note}" for note in mention.notes]))


def _reading_steps(mention: Mention) -> list[str]:
    value = "none" if mention.value is None else _exact(mention.value)
    reading = f"kind {mention.kind}, value {value}" + (f" {mention.unit}" if mention.unit else "")
    steps = [
        f'span: "{mention.text}" at {mention.start}–{mention.end} of article {mention.article}',
        f"read as: {reading}, modifier {mention.modifier}" + (f", change {mention.change}" if mention.change else ""),
        f"commits to: {_bounds(mention.low, mention.high)}" + (f" {mention.base_unit}" if mention.base_unit else ""),
    ]
    if words := interval_words(mention):
        steps.append(f"in words: {words}")
    if mention.timex:
        steps.append(f"TIMEX3: {mention.timex}")
    return steps + [f"possible reading: {words}" for words in conditions(mention)]


def _claim_steps(claim: Claim) -> list[str]:
    steps = _reading_steps(claim)
    if claim.derivation:
        steps.append(f"derived: {claim.derivation}")
    steps += [
        f'evidence: "{span.text}" at {span.start}–{span.end}'
        for span in claim.evidence
        if (span.start, span.end) != (claim.start, claim.end)
    ]
    about = {
        "measure": claim.measure,
        "subject": ", ".join(claim.subject),
        "scope": ", ".join(claim.scope),
        "as of": claim.as_of,
        "phase": claim.phase,
        "speaker": claim.speaker,
        "stance": claim.stance,
    }
    steps.append("about: " + "; ".join(f"{name} {word}" for name, word in about.items() if word))
    steps.append(f'sentence: "{claim.sentence.text}" at {claim.sentence.start}–{claim.sentence.end}')
    steps += [f"note: {note}" for note in claim.notes]
    return [f"  {step}" for step in steps]


def _bounds(low: object, high: object) -> str:
    return f"{_exact(low)} … {_exact(high)}"


def _exact(number: object) -> str:
    """Every digit of a number, unless it has too many zeros to be written out."""
    if isinstance(number, Decimal) and (not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS):
        return str(number)
    return "open" if number is None else str(plain(number))


def _comparison_steps(comparison: Comparison, fact: Fact, labels: dict[str, str], numbers: dict[str, int]) -> list[str]:
    by_id = {claim.id: claim for claim in fact.claims}
    sides = []
    for id in (comparison.left, comparison.right):
        claim = by_id.get(id)
        sides.append(
            f'claim {numbers[id]}, {labels[claim.article]} "{printed_figure(claim)}"' if claim else f"claim {id}"
        )
    return [
        f"Comparison: {sides[0]} against {sides[1]}",
        f"  verdict: {verdict_words(comparison)}",
        f"  reason: {comparison.reason}",
        f"  {comparison.explanation}",
    ]
