"""What most independent sources support, who stands apart, and how a figure went over time. No truth is claimed.

All take the claims of one finding, and the pairs of them; copies count as the account they repeat.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from . import instants
from .finders.timex import extent
from .pairs import Pairs
from .records import ArticleSummary, Bound, Claim, Consensus, Moment, Verdict, is_counted

__all__ = ["are_divided", "consensus_of", "timeline_of"]

_FITS = frozenset({Verdict.AGREE, Verdict.COMPATIBLE})
_CONFLICT = frozenset({Verdict.CONFLICT})


def consensus_of(claims: Sequence[Claim], pairs: Pairs, articles: Mapping[str, ArticleSummary]) -> Consensus:
    """The figure that most independent accounts support, and the accounts that contradict it.

    Of figures that a later one replaced, none is it; among equals the one that commits to most.
    """
    teller = {claim.id: _origin(claim.article, articles) for claim in claims}
    by_id = {claim.id: claim for claim in claims}

    def tellers(claim: Claim) -> set[str]:
        return {teller[claim.id]}.union(*(map(teller.__getitem__, ids) for ids in _facing(pairs, claim, _FITS)))

    standing = [claim for claim in claims if not _is_replaced(claim, pairs, by_id, articles)] or claims
    best = min(standing, key=lambda claim: (-len(tellers(claim)), _width(claim), claim.id))
    held = tellers(best)
    fits = {best.id}.union(*_facing(pairs, best, _FITS))
    apart = {teller[id] for ids in _facing(pairs, best, _CONFLICT) for id in ids} - held
    low, high = _common([by_id[id] for id in sorted(fits) if _in_one_unit(by_id[id], best)])
    return Consensus(
        claim=best.id,
        low=low,
        high=high,
        base_unit=best.base_unit,
        supporters=tuple(sorted(held)),
        outliers=tuple(sorted(apart)),
        independent=len(set(teller.values())),
    )


def are_divided(
    supporters: Collection[str], claims: Sequence[Claim], pairs: Pairs, articles: Mapping[str, ArticleSummary]
) -> bool:
    """Whether two of the accounts that support a figure contradict each other: a vague one may fit both."""
    held = {claim.id for claim in claims if _origin(claim.article, articles) in supporters}
    return any(
        not held.isdisjoint(ids) for claim in claims if claim.id in held for ids in _facing(pairs, claim, _CONFLICT)
    )


def timeline_of(claims: Sequence[Claim], articles: Mapping[str, ArticleSummary]) -> tuple[Moment, ...]:
    """Each claim with the time it is told of (else of its publication), the earliest first, the undated last."""
    moments = []
    for claim in claims:
        told = claim.as_of if claim.as_of is not None and claim.as_of[:1].isdecimal() else None
        moments.append(Moment(when=told or articles[claim.article].published, claim=claim.id, article=claim.article))
    return tuple(sorted(moments, key=lambda moment: (*_place_in_time(moment.when), moment.claim)))


def _place_in_time(when: str | None) -> tuple[bool, str, bool, str]:
    """To sort by: the day, within it what is told of an hour or a part of the day, then what is told of all of it."""
    if when is None:
        return True, "", False, ""
    start = when if len(when) > 16 else extent(when)[0]
    return False, when[:10], len(when) == 10, start or when


def _facing(pairs: Pairs, claim: Claim, verdicts: Collection[Verdict]) -> Iterator[Iterable[str]]:
    """Ids of what a claim is held against with one of the verdicts."""
    return (faced.claims for faced in pairs.faced(claim.id) if faced.verdict in verdicts)


def _is_replaced(
    claim: Claim, pairs: Pairs, by_id: Mapping[str, Claim], articles: Mapping[str, ArticleSummary]
) -> bool:
    """Whether a running figure has a later one beside it."""
    for verdict, is_left, ids in pairs.faced(claim.id):
        if verdict is Verdict.UPDATE:
            others = (by_id[id] for id in ids)
            told = ((claim, other) if is_left else (other, claim) for other in others)
            if any(_earlier(left, right, articles) == claim.id for left, right in told):
                return True
    return False


def _origin(article: str, articles: Mapping[str, ArticleSummary]) -> str:
    return articles[article].copy_of or article


def _earlier(left: Claim, right: Claim, articles: Mapping[str, ArticleSummary]) -> str:
    """Of a running figure the one told first."""
    a, b = articles[left.article].published, articles[right.article].published
    order = instants.order(a, b) if a is not None and b is not None else 0
    if not order and left.as_of is not None and right.as_of is not None:
        order = instants.order(left.as_of, right.as_of)
    return left.id if order <= 0 else right.id


def _in_one_unit(claim: Claim, other: Claim) -> bool:
    """Whether bounds of the two can be held together: dollars and pounds cannot, people and workers can."""
    return claim.base_unit == other.base_unit or (is_counted(claim) and is_counted(other))


def _width(claim: Claim) -> Decimal:
    if isinstance(claim.low, Decimal) and isinstance(claim.high, Decimal):
        return claim.high - claim.low
    return Decimal("Infinity")


def _common(claims: Sequence[Claim]) -> tuple[Bound, Bound]:
    """What the bounds of claims that fit have in common; of dates and times those of the first."""
    lows = [claim.low for claim in claims if isinstance(claim.low, Decimal)]
    highs = [claim.high for claim in claims if isinstance(claim.high, Decimal)]
    if not lows and not highs:
        return claims[0].low, claims[0].high
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        return high, low  # each fits the one in the middle, not each other
    return low, high
