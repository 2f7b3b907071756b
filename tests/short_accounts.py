"""What the library makes of a sentence or two: the claims of one account, the verdicts on several."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy import Article, Claim, compare

__all__ = ["claims_of", "verdicts_on"]


def claims_of(text: str, language: str = "en", published: str | None = None) -> dict[str, Claim]:
    """The claims of one account by the figure as it is printed."""
    report = compare([Article(text, "Argus", language=language, published=published)])
    return {claim.text: claim for claim in report.claims}


def verdicts_on(texts: Sequence[str], days: Sequence[str]) -> list[str]:
    """The verdicts on accounts that were published on these days, in the order of the report."""
    told = enumerate(zip(texts, days, strict=True))
    articles = [Article(text, f"Source {n}", published=day) for n, (text, day) in told]
    return [comparison.verdict.value for comparison in compare(articles).comparisons]
