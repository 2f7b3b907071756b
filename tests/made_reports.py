"""Reports written by hand, for tests of what is rendered: ordinary ones, and one with hostile text in every field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from discrepancy.records import (
    ArticleSummary,
    Claim,
    Comparison,
    Finding,
    Kind,
    Modifier,
    Note,
    Reading,
    Severity,
    Span,
    Verdict,
)
from discrepancy.report import Report

__all__ = [
    "EVIL",
    "MILLION",
    "a_claim",
    "a_report",
    "an_article",
    "counted",
    "followers",
    "hostile_report",
    "start_times",
    "timed",
]

MILLION = Decimal(10) ** 6


def a_claim(id: str, article: str, text: str, kind: Kind = Kind.COUNT, before: str = "It has ", **given: Any) -> Claim:
    """A claim whose sentence is `before` + `text` + " so far." at the start of its article."""
    sentence = Span(start=0, end=len(before + text + " so far."), text=before + text + " so far.")
    start, end = len(before), len(before) + len(text)
    given.setdefault("evidence", (Span(start=start, end=end, text=text),))
    return Claim(id=id, article=article, start=start, end=end, text=text, kind=kind, sentence=sentence, **given)


def an_article(name: str, language: str = "en", **given: Any) -> ArticleSummary:
    return ArticleSummary(id=name, source=name, language=language, **given)


def a_report(*claims: Claim, verdict: Verdict = Verdict.CONFLICT, reason: str = "rounding", **given: Any) -> Report:
    """One finding that holds all the claims, the first against each of the others."""
    severity = Severity.MAJOR if verdict is Verdict.CONFLICT else None
    explanation = "The one cannot be rounded to the other."
    names = list(dict.fromkeys(claim.article for claim in claims))
    given.setdefault("articles", tuple(map(an_article, names)))
    finding = Finding(
        id="f1",
        measure=claims[0].measure,
        subject=claims[0].subject,
        verdict=verdict,
        severity=severity,
        claims=tuple(claim.id for claim in claims),
        sources=tuple(names),
        reason=reason,
        explanation=explanation,
    )
    comparisons = tuple(
        Comparison(
            finding="f1",
            left=claims[0].id,
            right=other.id,
            verdict=verdict,
            severity=severity,
            reason=reason,
            explanation=explanation,
        )
        for other in claims[1:]
    )
    return Report(claims=claims, findings=(finding,), comparisons=comparisons, **given)


def counted(id: str, article: str, text: str, low: Decimal | None, high: Decimal | None, **given: Any) -> Claim:
    value = next((bound for bound in (low, high) if bound is not None), None)
    return a_claim(
        id,
        article,
        text,
        value=value,
        unit="follower",
        base_unit="follower",
        low=low,
        high=high,
        measure="followers",
        **given,
    )


def followers() -> Report:
    return a_report(
        counted(
            "c1", "MENAFN", "88 million", MILLION * Decimal("87.5"), MILLION * Decimal("88.5"), subject=("Elon Musk",)
        ),
        counted("c2", "Tribune", "88.9 million", MILLION * Decimal("88.85"), MILLION * Decimal("88.95")),
        counted(
            "c3",
            "जागरण",
            "16.4 मिलियन से अधिक",
            MILLION * Decimal("16.4"),
            None,
            modifier=Modifier.MORE_THAN,
            speaker="Musk",
        ),
        articles=(
            an_article("MENAFN", language_given=True, url="https://example.org/a", title="On X"),
            an_article("Tribune"),
            an_article("जागरण", language="hi"),
        ),
        notes=(Note(code="unresolved", text="“Monday” is not tied to a day.", article="Tribune"),),
    )


def timed(id: str, article: str, text: str, when: str, **given: Any) -> Claim:
    return a_claim(id, article, text, Kind.TIME, low=when, high=when, measure="start", **given)


def start_times() -> Report:
    return a_report(
        timed(
            "c1",
            "MENAFN",
            "8 p.m.",
            "2024-08-12T20:00:00-04:00",
            readings=tuple(
                Reading(
                    low=f"2024-08-12T20:00:00{zone}", high=f"2024-08-12T20:00:00{zone}", condition=f"if it is {name}"
                )
                for zone, name in (("-04:00", "US Eastern"), ("-07:00", "US Pacific"))
            ),
        ),
        timed("c2", "Daily", "5:30 AM IST", "2024-08-13T05:30:00+05:30", notes=("IST read as India",)),
        verdict=Verdict.AGREE,
        reason="zone",
    )


def hostile_report(evil: str, url: str | None = None) -> Report:
    claims = tuple(
        Claim(
            id=f"{evil}{index}",
            article=f"{evil}{index}",
            start=0,
            end=len(evil),
            text=evil or "1",
            kind=Kind.COUNT,
            value=Decimal(index),
            unit=evil,
            base_unit=evil,
            low=Decimal(index),
            high=Decimal(index + 1),
            timex=evil,
            change=evil,
            measure=evil,
            subject=(evil,),
            scope=(evil, str(index)),
            as_of=evil,
            speaker=evil,
            phase=f"{evil}{index}",
            stance=evil,
            derivation=evil if index else None,
            notes=(evil,),
            readings=(Reading(value=Decimal(1), low=Decimal(0), high=Decimal(1), timex=evil, condition=evil),),
            sentence=Span(start=0, end=len(evil) + 4, text=f"x {evil} y"),
            evidence=(Span(start=0, end=len(evil), text=evil), Span(start=900, end=950, text=evil)),
        )
        for index in range(2)
    )
    ids = tuple(claim.id for claim in claims)
    shared: Any = {"verdict": Verdict.CONFLICT, "severity": Severity.MAJOR, "reason": evil, "explanation": evil}
    comparison = Comparison(finding=evil, left=ids[0], right=ids[1], **shared)
    return Report(
        articles=tuple(
            ArticleSummary(
                id=claim.article,
                source=evil or "s",
                language=evil,
                published=evil,
                timezone=evil,
                title=evil,
                url=evil if url is None else url,
                story=evil,
            )
            for claim in claims
        ),
        claims=claims,
        findings=(Finding(id=evil, measure=evil, subject=(evil,), claims=ids, sources=ids, **shared),),
        comparisons=(comparison, comparison),
        notes=(Note(code=evil, text=evil, article=claims[0].article), Note(code=evil, text=evil)),
    )


EVIL = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" style=\'x\' ',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "<!-- --><svg/onload=alert(1)>]]>",
    "</mark></svg></details></td></table><iframe src=//evil.example>",
    "&lt;script&gt;&#x202e;&amp;",
    "\u202ereversed\u2066 \u200b\ufeff\x00\x1b[31m",
    "lone \ud800 surrogate \udfff",
    "{color:red} @import url(//evil.example);",
    "| a | b |\n# head\n[x](javascript:1) `code` $x$",
    'https://evil.example/?q="><script>alert(1)</script>',
    "",
    "\u0301" * 500,
]
