"""What a claim rests on that follows from two others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..frames import Frame
from ..records import Claim, Span

__all__ = ["follows", "in_order"]


def follows(first: Frame, last: Frame) -> Claim:
    """A claim that rests on the evidence of two, its other fields still those of the second."""
    evidence = in_order((*first.claim.evidence, *last.claim.evidence))
    id = f"{last.claim.article}:{first.claim.start}+{last.claim.start}"
    return replace(last.claim, id=id, evidence=evidence, change=None)


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: span.start))
