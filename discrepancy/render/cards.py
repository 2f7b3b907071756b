"""One finding, comparison or figure as a card for a notebook: a `<div>` with its own scoped styles, as a report's.

A finding or comparison without a report behind it is shown by its words alone: it knows its claims by id only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..instants import timex_words
from ..records import Claim, Comparison, Finding, Mention
from .badges import badge_of
from .evidence import evidence_of, excerpts_of
from .facts import Fact, account_labels, conditions, fact_in, fact_of
from .figures import interval_words
from .markup import Html, element
from .style import stylesheet
from .visible import clip

if TYPE_CHECKING:
    from ..report import Report

__all__ = ["comparison_card", "finding_card", "mention_card"]

_NAME_COLUMNS = 120
_REASON_COLUMNS = 600


def finding_card(finding: Finding, report: Report | None) -> str:
    """The verdict, the fact, the reason; every source's sentence with its figure marked, and their intervals."""
    if report is None:
        return _card(fact_of(finding, ()))
    return _card(fact_in(report, finding), report)


def comparison_card(comparison: Comparison, report: Report | None) -> str:
    """The same of two claims held against each other."""
    given = None if report is None else report.finding(comparison.finding)
    finding = Finding(
        id=comparison.finding,
        measure=given.measure if given else None,
        subject=given.subject if given else (),
        verdict=comparison.verdict,
        severity=comparison.severity,
        claims=(comparison.left, comparison.right),
        sources=(),
        reason=comparison.reason,
        explanation=comparison.explanation,
    )
    return _card(fact_of(finding, () if report is None else report.claims_of(finding)), report)


def mention_card(mention: Mention) -> str:
    """The figure, in its sentence where it is a claim, and how it was read."""
    readings = conditions(mention)
    told = {
        "Read as": "; or ".join(readings) or interval_words(mention) or mention.timex or "unresolved",
        "Change": mention.change,
        "TIMEX3": mention.timex,
    }
    figure = element("mark", clip(" ".join(mention.text.split()), _NAME_COLUMNS))
    content = [
        element("p", str(mention.kind), class_="dx-kicker"),
        element("p", figure, class_="dx-figure", dir="auto"),
    ]
    if isinstance(mention, Claim):
        told |= {
            "Measure": mention.measure and mention.measure.replace("_", " "),
            "Of": ", ".join(mention.subject),
            "Scope": ", ".join(mention.scope),
            "As of": mention.as_of and timex_words(mention.as_of),
            "According to": mention.speaker,
            "Derived from": mention.derivation,
        }
        content.append(element("blockquote", *excerpts_of(mention), class_="dx-quote", dir="auto"))
    told["Where"] = f"characters {mention.start} to {mention.end} of {mention.article}"
    told["Remarks"] = "; ".join(mention.notes)
    rows = [
        element("tr", element("th", name, scope="row"), element("td", clip(words, 400), dir="auto"))
        for name, words in told.items()
        if words
    ]
    return _div(*content, element("table", element("tbody", *rows), class_="dx-table dx-list"))


def _card(fact: Fact, report: Report | None = None) -> str:
    finding = fact.finding
    head = [badge_of(finding), element("span", clip(fact.measure, _NAME_COLUMNS), class_="dx-measure", dir="auto")]
    if fact.detail:
        head.append(element("span", clip(fact.detail, _NAME_COLUMNS), class_="dx-detail", dir="auto"))
    content = [
        element("p", *head),
        element("p", clip(finding.explanation, _REASON_COLUMNS), class_="dx-reason", dir="auto"),
    ]
    if report is None and finding.sources:
        content.append(element("p", clip(f"Told by {', '.join(finding.sources)}", _REASON_COLUMNS), class_="dx-facts"))
    if report is not None:
        articles = {article.id: article for article in report.articles}
        content.append(evidence_of(fact, account_labels(report), articles))
    return _div(*content, verdict=f" dx-{finding.verdict}")


def _div(*content: Html, verdict: str = "") -> str:
    body = element("div", *content, class_=f"dx-in dx-card{verdict}")
    return element(
        "div", element("style", Html(stylesheet())), element("div", body, class_="dx-report", lang="en", dir="ltr")
    )
