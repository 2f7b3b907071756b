"""Which measure a figure has in Spanish, French and German: tables of sentences, and pairs told in two languages."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import rows_of

from discrepancy import Article, Verdict, compare, extract

_CASES, _PAIRS = rows_of("measures_romance_german"), rows_of("measures_romance_german", "pair")
_HEADLINE = "Riots shook Brunmark on Saturday night. Police arrested 26 people. The mayor called for calm."
_TOLD = {
    "es": "Los disturbios sacudieron Brunmark el sábado. La policía detuvo a {} personas. El alcalde pidió calma.",
    "fr": "Des émeutes ont secoué Brunmark samedi. La police a interpellé {} personnes. Le maire appelle au calme.",
    "de": "Unruhen haben Brunmark am Samstag erschüttert. Die Polizei nahm {} Menschen fest. Die Stadt mahnt.",
}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['language']}: {case['text'][:50]}")
def test_measure(case: dict[str, Any]) -> None:
    report = compare([Article(text=case["text"], source="a", language=case["language"])])
    figure = case["figure"].lower()
    [claim] = [c for c in report.claims if figure in c.text.lower() and c.derivation is None]
    if "never" in case:
        assert claim.measure != case["never"]
    else:
        assert claim.measure == case["measure"]


@pytest.mark.parametrize("language", sorted(_TOLD))
@pytest.mark.parametrize(("figure", "verdict"), [("26", Verdict.AGREE), ("43", Verdict.CONFLICT)])
def test_across_languages(language: str, figure: str, verdict: Verdict) -> None:
    """One fact told in English and in another language agrees or conflicts as within one language."""
    other = Article(text=_TOLD[language].format(figure), source="b")
    report = compare([Article(text=_HEADLINE, source="a"), other])
    assert [f.verdict for f in report.findings if f.measure == "arrests"] == [verdict]


@pytest.mark.parametrize(
    ("pair", "language"),
    [(pair, language) for pair in _PAIRS for language in sorted(pair["told"])],
    ids=lambda value: value if isinstance(value, str) else value["measure"],
)
def test_conflict_across_languages(pair: dict[str, Any], language: str) -> None:
    told = {"en": pair["english"], language: pair["told"][language]}
    articles = [Article(text=text, source=code, language=code, published="2025-06-16") for code, text in told.items()]
    report = compare(articles)
    assert pair["measure"] in {finding.measure for finding in report.conflicts}


@pytest.mark.parametrize("language", sorted(_TOLD))
def test_another_measure_across_languages(language: str) -> None:
    """Arrests in one language are never held against the hurt of another."""
    hurt = {"es": "Hubo 43 heridos.", "fr": "On compte 43 blessés.", "de": "Es gab 43 Verletzte."}
    places = Article(text="Riots shook Brunmark. Police arrested 26 people.", source="a")
    report = compare([places, Article(text=f"Brunmark. {hurt[language]}", source="b", language=language)])
    assert not report.conflicts


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "Das Werk gibt 1500 Menschen Arbeit.", "count"),
        ("de", "Im Jahr 1989 fiel die Mauer.", "date"),
        ("es", "La protesta reunió a 2000 personas.", "count"),
        ("es", "La ley es de 2000.", "date"),
        ("en", "In 2019 people voted.", "date"),
    ],
)
def test_people_behind_four_digits(language: str, text: str, kind: str) -> None:
    [mention] = extract(Article(text=text, source="a", language=language))
    assert mention.kind == kind
