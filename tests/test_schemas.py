"""The JSON Schema that comes along describes every output, names every field, and refuses what is none."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import fields
from functools import cache
from typing import Any

import pytest
from case_tables import rows_of

import discrepancy as dx
from discrepancy import schemas
from discrepancy.records import (
    ArticleSummary,
    Claim,
    Comparison,
    Consensus,
    Finding,
    Kind,
    Mention,
    Modifier,
    Moment,
    Note,
    SourceTally,
    Span,
    Verdict,
)
from discrepancy.report import SCHEMA

jsonschema = pytest.importorskip("jsonschema", reason="pip install '.[test]' brings jsonschema")

REPORTS = {story: dx.compare(dx.samples.load(story)) for story in dx.samples.names()}

STORIES_IN = {
    "hi": ("बाढ़ में 12 लोग मारे गए और 40 घायल हुए।", "बाढ़ में 15 लोगों की मौत हुई, 3.2 लाख से ज़्यादा लोग बेघर।"),
    "es": (
        "La inundación dejó 12 muertos y daños por 1.234,5 millones de euros el 3 de mayo.",
        "Al menos 15 personas murieron; los daños superan los 2.000 millones de euros.",
    ),
    "fr": ("L'inondation a fait 12 morts vers 20 h 30.", "Au moins 15 personnes sont mortes à 21 heures."),
    "de": (
        "Bei der Flut starben 12 Menschen, der Schaden: 1,2 Milliarden Euro.",
        "Mindestens 15 Menschen starben.",
    ),
}


@cache
def _validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(dx.schema(name))


def _faults(name: str, told: Any) -> list[str]:
    """What the schema has against it, as JSON text would hand it on."""
    told = json.loads(json.dumps(told))
    return [f"{error.json_path}: {error.message}" for error in _validator(name).iter_errors(told)]


# --- the schemas themselves ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", schemas.names())
def test_every_schema_is_one_and_whole_in_itself(name: str) -> None:
    schema = dx.schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {link.removeprefix("#/$defs/") for link in _links(schema)} == set(schema["$defs"])


def _links(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [link for inner in part.values() for link in _links(inner)]
    return [link for inner in part for link in _links(inner)] if isinstance(part, list) else []


def test_the_report_is_what_is_described_by_default() -> None:
    assert dx.schema() == dx.schema("report")
    assert dx.schema()["properties"]["schema"] == {"const": SCHEMA}


def test_a_schema_changed_by_its_caller_changes_no_other() -> None:
    dx.schema("mention")["properties"].clear()
    assert dx.schema("mention")["properties"]


@pytest.mark.parametrize("name", ["", "Report", "nothing", None])
def test_an_unknown_name_is_refused_with_those_there_are(name: Any) -> None:
    with pytest.raises(dx.DiscrepancyError, match="give one of 'articles', 'claim', 'comparison', 'consensus'"):
        dx.schema(name)


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("mention", Mention),
        ("finding", Finding),
        ("comparison", Comparison),
        ("article", ArticleSummary),
        ("note", Note),
        ("span", Span),
        ("consensus", Consensus),
        ("moment", Moment),
        ("tally", SourceTally),
    ],
)
def test_every_field_is_described_and_required(name: str, record: Any) -> None:
    definition = dx.schema(name) if name in schemas.names() else dx.schema()["$defs"][name]
    names = {field.name for field in fields(record)}
    assert set(definition["properties"]) == set(definition["required"]) == names


def test_a_claim_has_the_fields_of_its_mention_and_its_own() -> None:
    definition = dx.schema("claim")
    own = {field.name for field in fields(Claim)} - {field.name for field in fields(Mention)}
    assert definition["allOf"] == [{"$ref": "#/$defs/mention"}]
    assert set(definition["properties"]) == set(definition["required"]) == own


def test_closed_sets_are_those_of_the_code() -> None:
    definitions = dx.schema()["$defs"]
    mention = definitions["mention"]["properties"]
    assert mention["kind"]["enum"] == list(Kind)
    assert mention["modifier"]["enum"] == list(Modifier)
    assert definitions["finding"]["properties"]["verdict"]["enum"] == list(Verdict)


def test_every_field_of_an_account_can_be_given() -> None:
    account = dx.schema("articles")["$defs"]["account"]["properties"]
    assert set(account) == {field.name for field in fields(dx.Article)} | {"file"}


# --- what the library gives ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", REPORTS)
def test_a_report_and_all_in_it_is_as_described(story: str) -> None:
    report = REPORTS[story]
    assert _faults("report", report.to_dict()) == []
    assert report.claims
    for name in ("claim", "finding", "comparison"):
        for record in getattr(report, f"{name}s"):
            assert _faults(name, record.to_dict()) == []


@pytest.mark.parametrize("story", REPORTS)
def test_what_a_report_tells_when_asked_is_as_described(story: str) -> None:
    report = REPORTS[story]
    asked: list[tuple[str, Any]] = [("tally", tally) for tally in report.sources]
    for finding in report.findings:
        asked += [("consensus", report.consensus(finding))]
        asked += [("moment", moment) for moment in report.timeline(finding)]
    assert {name for name, _ in asked} == {"tally", "consensus", "moment"}
    assert [fault for name, record in asked for fault in _faults(name, record.to_dict())] == []


@pytest.mark.parametrize("story", REPORTS)
def test_the_figures_of_every_account_are_as_described(story: str) -> None:
    shown = [dx.highlight(article) for article in dx.samples.load(story)]
    found = [mention for highlighted in shown for mention in highlighted]
    assert len(found) > 20
    assert [fault for mention in found for fault in _faults("mention", mention.to_dict())] == []
    assert [fault for highlighted in shown for fault in _faults("highlighted", highlighted.to_dict())] == []


@pytest.mark.parametrize("language", STORIES_IN)
def test_reports_in_other_languages_are_as_described(language: str) -> None:
    accounts = [
        dx.Article(text=text, source=source, language=language, published="2025-05-03")
        for text, source in zip(STORIES_IN[language], ("Argus", "Post"), strict=True)
    ]
    report = dx.compare(accounts)
    assert report.findings
    assert _faults("report", report.to_dict()) == []
    assert [
        fault for a in accounts for mention in dx.extract(a) for fault in _faults("mention", mention.to_dict())
    ] == []


@pytest.mark.parametrize("table", ["quantities", "times", "hindi", "spanish", "french", "german"])
def test_every_figure_of_the_tables_of_cases_is_as_described(table: str) -> None:
    texts = {case["text"] for case in rows_of(table) if "text" in case}
    found = [mention for text in sorted(texts) for mention in dx.extract(text)]
    assert len(found) > 50
    assert [fault for mention in found for fault in _faults("mention", mention.to_dict())] == []


def test_an_empty_report_is_as_described() -> None:
    assert _faults("report", dx.compare([]).to_dict()) == []


@pytest.mark.parametrize("story", dx.samples.names())
def test_the_articles_of_the_samples_are_as_described(story: str) -> None:
    rows = [article.to_dict() for article in dx.samples.load(story)]
    assert _faults("articles", rows) == []
    assert _faults("articles", {"story": story, "articles": rows}) == []


# --- what is none of it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "discrepancy/report/2"),
        (("claims",), None),
        (("claims", 0, "start"), "12"),
        (("claims", 0, "start"), -1),
        (("claims", 0, "kind"), "colour"),
        (("claims", 0, "value"), 12.5),
        (("claims", 0, "value"), "1e3"),
        (("claims", 0, "modifier"), None),
        (("claims", 0, "low"), "soon"),
        (("claims", 0, "sentence"), None),
        (("claims", 0, "stance"), "sung"),
        (("claims", 0, "evidence", 0), {"start": 1}),
        (("findings", 0, "verdict"), "certainly"),
        (("findings", 0, "severity"), None),  # of a conflict
        (("findings", -1, "severity"), "major"),  # of none
        (("findings", 0, "id"), "1"),
        (("findings", 0, "reason"), "Because of it"),
        (("comparisons", 0, "explanation"), ""),
        (("articles", 0, "language_given"), "yes"),
        (("notes",), [{"code": "x"}]),
    ],
)
def test_a_report_that_is_none_is_refused(path: tuple[Any, ...], value: Any) -> None:
    told = deepcopy(REPORTS["interview"].to_dict())
    assert told["findings"][0]["verdict"] == "conflict" != told["findings"][-1]["verdict"]
    at = told
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert _faults("report", told)


@pytest.mark.parametrize("field", [field.name for field in fields(Claim)])
def test_a_claim_without_one_of_its_fields_is_refused(field: str) -> None:
    told = REPORTS["results"].claims[0].to_dict()
    assert _faults("claim", told) == []
    del told[field]
    assert _faults("claim", told)


@pytest.mark.parametrize(
    "rows", [[{}], [{"text": "…"}], [{"source": "A"}], [{"text": 5, "source": "A"}], {"rows": []}, "text"]
)
def test_articles_that_are_none_are_refused_as_reading_them_would_be(rows: Any) -> None:
    assert _faults("articles", rows)


def test_what_a_later_version_adds_does_no_harm() -> None:
    told = REPORTS["results"].to_dict()
    told["more"] = [1]
    told["claims"][0]["colour"] = "blue"
    assert _faults("report", told) == []


def test_notes_of_a_highlighted_article_are_described() -> None:
    shown = dx.highlight("It had 1e999 grains and 12 dogs.")
    assert shown.notes
    jsonschema.validate(shown.to_dict(), dx.schema("highlighted"))
