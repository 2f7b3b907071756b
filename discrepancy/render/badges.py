"""The verdict as an editor sees it: a sign and a word in the colour of the element around them, never colour alone."""

from __future__ import annotations

from ..records import Comparison, Finding, Verdict
from .markup import Html, element

__all__ = ["badge_of", "sign"]

_PATHS = {
    Verdict.CONFLICT: "M5 7.5h8M5 11.5h8M12 4 6.5 15",
    Verdict.INCOMPARABLE: "M6.5 4.5v9M11.5 4.5v9",
    Verdict.UPDATE: "M4 9h10M10 5l4 4-4 4",
    Verdict.COMPATIBLE: "M4 8c2-2.6 3.5-2 5-1s3 1.6 5-1M4 12.5c2-2.6 3.5-2 5-1s3 1.6 5-1",
    Verdict.AGREE: "M4.5 7h9M4.5 11.5h9",
}


def badge_of(told: Finding | Comparison) -> Html:
    """The verdict as sign, word and, of a conflict, severity; its colour is that of the element around it."""
    severity = [element("small", told.severity.value)] if told.severity else []
    return element(
        "span", sign(told.verdict), element("span", told.verdict.value.capitalize()), *severity, class_="dx-badge"
    )


def sign(verdict: Verdict) -> Html:
    """The verdict's sign alone, hidden from a screen reader: the word must stand beside it."""
    return element("svg", element("path", d=_PATHS[verdict]), class_="dx-sign", viewBox="0 0 18 18", aria_hidden="true")
