"""Write docs/reasons.md from the table that the library itself explains its verdicts with.

Run it as `python docs/make_reasons.py`.
"""

from __future__ import annotations

from pathlib import Path

from discrepancy.explain import INTERNAL, REASONS

TARGET = Path(__file__).with_name("reasons.md")

_HEAD = """# Reasons

Every comparison and every finding carries a `reason`: a short code that does not change from one release to the next,
for filters and statistics, beside `explanation`, the sentence for a reader. The order in which they are tried is told
in [the ladder](the-ladder.md). In a conflict the sentence ends with how far apart the figures are instead.

<!-- Written by docs/make_reasons.py; change discrepancy/explain.py, not this file. -->

| code | name | when | the sentence |
| --- | --- | --- | --- |
"""

# What stands in the sentences where a report puts names and figures.
_EXAMPLE = {
    "a_source": "Argus",
    "b_source": "Post",
    "a": "“A”",
    "b": "“B”",
    "b_differs": " (Post: “B”)",
    "condition": "if …",
    "zone": " if …",
    "scopes": "… and …",
    "a_measure": "…",
    "b_measure": "…",
    "a_as_of": "…",
    "b_as_of": "…",
    "a_speaker": "…",
    "b_speaker": "…",
    "both": "Argus",
    "stance_source": "Argus",
    "stance": "denied",
    "low": "“A”",
    "high": "“B”",
    "earlier_source": "Argus",
    "later_source": "Post",
    "gap": "… % apart",
    "rate": " within 4 % (1 EUR = 1.17 USD, as given)",
    "no_rate": ", which no rate was given for",
}


class _Filled(dict[str, str]):
    """An example for every place in a sentence; a place that is new here shows as dots."""

    def __missing__(self, name: str) -> str:
        return "…"


def page() -> str:
    """The whole page as Markdown."""
    rows = [
        (f"`{code}`", reason.title, reason.when, reason.sentence.format_map(_Filled(_EXAMPLE)))
        for code, reason in {**REASONS, "internal": INTERNAL}.items()
    ]
    lines = ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
