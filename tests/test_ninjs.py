"""IPTC ninjs: items that the standard's own schema accepts are read, in every version, from dicts and from files."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peers import installed, ninjs_schema

from discrepancy import Article, ArticleError, compare, parse_articles, read_articles
from discrepancy.formats.markup import text_of_markup
from discrepancy.formats.ninjs import is_ninjs, row_of_ninjs

TOLD = "The bridge cost $1.2 billion, officials said.\nAbout 3,000 people crossed it."
BODY = (
    "<p>The bridge cost <b>$1.2&nbsp;billion</b>, officials said.</p>\n"
    "<figure><figcaption>12 cranes</figcaption></figure><p>About 3,000 people crossed it.</p>"
)
_HEAD = {
    "uri": "urn:newsml:argus.example:20250502:1",
    "type": "text",
    "versioncreated": "2025-05-02T10:00:00+01:00",
    "language": "en-GB",
}

# A valid item of each version, as its schema has the fields.
ITEMS: dict[str, dict[str, Any]] = {
    "1.0": {**_HEAD, "headline": "Bridge opens", "copyrightholder": "Argus", "body_xhtml": BODY},
    "1.1": {
        **_HEAD,
        "headline": "Bridge opens",
        "copyrightholder": "Argus",
        "body_text": TOLD,
        "body_xhtml": "<p>-</p>",
    },
    "1.2": {
        **_HEAD,
        "headline": "Bridge opens",
        "infosource": [{"name": "Town hall"}, {"name": "Argus", "rel": "provider"}],
        "description_text": "12 words",
        "body_html": BODY,
    },
    "1.3": {
        **_HEAD,
        "headline": "Bridge opens",
        "headline_short": "Bridge",
        "infosource": [{"name": "Argus"}],
        "body_teaser": "A bridge for 5 people.",
        "body_text": TOLD,
    },
    "2.0": {
        **_HEAD,
        "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Bridge opens"}],
        "infosources": [{"name": "Argus", "role": "https://argus.example/role/provider"}],
        "bodies": [
            {"role": "teaser", "contenttype": "text/plain", "value": "A bridge for 5 people."},
            {"role": "main", "contenttype": "text/html", "value": BODY},
        ],
    },
}
# From 3.0 on fields and types are in camel case.
CAMEL: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "3.1"},
    "uri": "urn:newsml:argus.example:20250502:1",
    "versionCreated": "2025-05-02T10:00:00+01:00",
    "language": "en-GB",
    "headlines": [{"value": "Bridge opens"}],
    "infoSources": [{"name": "Argus"}],
    "bodies": [
        {"role": "richtext", "contentType": "application/xhtml+xml", "value": BODY},
        {"role": "main", "contentType": "text/plain", "value": TOLD},
    ],
}
EVERY = {**ITEMS, "3.1": CAMEL}


def _faults(version: str, item: Any) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema", reason="pip install '.[test]' brings jsonschema")
    schema = ninjs_schema(version)
    return [error.message for error in jsonschema.validators.validator_for(schema)(schema).iter_errors(item)]


@installed()
@pytest.mark.parametrize("version", ITEMS)
def test_the_items_read_here_are_valid_by_the_schema_of_the_standard(version: str) -> None:
    assert _faults(version, ITEMS[version]) == []
    assert _faults(version, {**ITEMS[version], "uri": 5}) != []


@pytest.mark.parametrize("version", EVERY)
def test_an_item_becomes_an_article(version: str) -> None:
    (article,) = read_articles(EVERY[version])
    assert article == Article(
        text=article.text,
        source="Argus",
        id="urn:newsml:argus.example:20250502:1",
        published=dt.datetime(2025, 5, 2, 10, tzinfo=dt.timezone(dt.timedelta(hours=1))),
        language="en-GB",
        title="Bridge opens",
    )
    assert article.text.replace("\xa0", " ") == TOLD


@pytest.mark.parametrize("version", EVERY)
def test_an_item_is_read_from_every_kind_of_file_and_pipe(version: str, tmp_path: Path) -> None:
    item = EVERY[version]
    wanted = read_articles(item)
    line = json.dumps(item, ensure_ascii=False)
    for name, content in (
        ("item.json", json.dumps(item, indent=2)),
        ("items.json", f"[{line}]"),
        ("listed.json", f'{{"articles": [{line}]}}'),
        ("items.jsonl", line + "\n"),
        ("no-suffix", line),
    ):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        assert read_articles(path) == wanted, name
        assert parse_articles(content) == wanted, name


def test_items_and_rows_are_compared_with_each_other() -> None:
    post = {"source": "Post", "text": "The bridge cost $2.1 billion, officials said."}
    report = compare([ITEMS["2.0"], post])
    assert {row.source for row in report.articles} == {"Argus", "Post"}
    assert [finding.measure for finding in report.conflicts] == ["cost"]


@pytest.mark.parametrize(
    "row",
    [
        {"uri": "u", "text": "12 people.", "source": "A", "headline": "own fields win"},
        {"uri": "u", "file": "a.txt", "versioncreated": "2025-05-02"},
        {"uri": "u"},
        {"headline": "no uri", "body_text": "12 people."},
        ["uri", "versioncreated"],
        None,
    ],
)
def test_what_is_no_item_is_not_taken_for_one(row: Any) -> None:
    assert not is_ninjs(row)


@pytest.mark.parametrize(
    ("more", "source"),
    [
        ({"provider": {"name": "Desk"}, "infosource": [{"name": "Wire"}]}, "Desk"),
        ({"provider": "Desk"}, "Desk"),
        ({"infosource": [{"name": "Town"}, {"literal": "wire", "role": "http://x.example/provider"}]}, "wire"),
        ({"infosource": [{"uri": "https://town.example"}], "copyrightholder": "Holder"}, "Holder"),
        ({"copyrightholder": " "}, "argus.example"),
        ({}, "argus.example"),
        ({"uri": "https://news.example/2025/1"}, "news.example"),
        ({"uri": "tag:news.example,2025:1"}, "tag:news.example,2025:1"),
        ({"uri": "https://[::1"}, "https://[::1"),
    ],
)
def test_the_source_is_the_provider_else_who_is_nearest_to_it(more: dict[str, Any], source: str) -> None:
    item = {**_HEAD, "body_text": "12 people.", **more}
    assert read_articles(item)[0].source == source


def test_a_url_is_kept_a_urn_is_none() -> None:
    assert row_of_ninjs({"uri": "https://a.example/1", "body_text": "12"})["url"] == "https://a.example/1"
    assert row_of_ninjs({"uri": "urn:a:b:1", "body_text": "12"})["url"] is None


@pytest.mark.parametrize("field", ["versioncreated", "contentcreated", "firstcreated", "contentCreated"])
def test_the_day_is_that_of_the_version_else_of_the_making(field: str) -> None:
    item = {"uri": "urn:a:b:1", field: "2025-05-02T10:00:00Z", "body_text": "12 people."}
    assert row_of_ninjs(item)["published"] == "2025-05-02T10:00:00Z"
    assert row_of_ninjs({**item, "versioncreated": "2025-05-03T10:00:00Z"})["published"] == "2025-05-03T10:00:00Z"


def test_without_any_day_that_of_the_dateline_is_taken() -> None:
    item = {"uri": "urn:a:b:1", "headline": "Bridge", "body_text": "HARWICK, Aug. 13, 2024 — Over 40 minutes late."}
    assert read_articles(item)[0].published == dt.date(2024, 8, 13)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            {"type": "picture"},
            "field 'body': got None, in an item of type 'picture'; give body_text, body_xhtml or",
        ),
        ({"body_text": " "}, "give body_text, body_xhtml or bodies with a text in them"),
        ({"body_html": "<script>12</script>"}, "bodies with a text in them"),
        ({"body_text": 5}, "'body_text': got 5, a int; give a text"),
        ({"bodies": "12 people"}, "'bodies': got '12 people', a str; give a list of objects with a value"),
        ({"bodies": ["12 people"]}, "'bodies': got '12 people', a str; give objects with a value"),
        ({"bodies": [{"value": ["12"]}]}, "'value': got .'12'., a list; give a text"),
        ({"body_text": "12", "infosource": [5]}, "'infosource': got 5, a int; give a name, or objects with a name"),
        ({"body_text": "12", "versioncreated": "soon"}, "'published': got 'soon', which is no date"),
        ({"body_text": "12", "language": "Swedish tongue"}, "'language': got 'Swedish tongue', which is no BCP 47 tag"),
    ],
)
def test_an_item_that_cannot_be_used_is_refused_with_what_would_do(more: dict[str, Any], message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        read_articles({"uri": "urn:a:b:1", "headline": "Bridge", **more})


def test_one_bad_item_among_good_ones_can_be_skipped(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    rows = [ITEMS["1.0"], {"uri": "urn:a:b:2", "type": "picture", "headline": "Crane"}, {**CAMEL, "uri": "urn:a:b:3"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    refused: list[str] = []
    articles = read_articles(path, on_error="skip", on_skip=lambda error: refused.append(str(error)))
    assert [article.id for article in articles] == [ITEMS["1.0"]["uri"], "urn:a:b:3"]
    assert len(refused) == 1
    assert "line 2" in refused[0]


class TestMarkup:
    @pytest.mark.parametrize(
        ("markup", "text"),
        [
            ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
            ("One<br>two<br/>three", "One\ntwo\nthree"),
            ("<p>Over\n  40\tminutes</p>", "Over 40 minutes"),
            ("<p>$1.2&nbsp;billion &amp; 3 &lt; 4 &#8211; 5</p>", "$1.2\xa0billion & 3 < 4 – 5"),
            ("<ul><li>12 dead</li><li>30 hurt</li></ul>", "12 dead\n30 hurt"),
            ("<table><tr><td>Dead</td><td>12</td></tr><tr><th>Hurt</th><td>30</td></tr></table>", "Dead 12\nHurt 30"),
            ("<p>12<script>var x = 5;</script> left</p><style>p {margin: 3px}</style>", "12 left"),
            ("<html><head><title>5</title><meta charset=utf-8><body><p>12", "12"),
            ("<p>12</p><figure><img><figcaption>40 cranes</figcaption></figure><p>13</p>", "12\n13"),
            ("<p>12 <!-- 13 --> 14", "12 14"),
            ("<p><![CDATA[12 left]]></p>", "12 left"),
            ("<p>बाढ़ में <em>12</em> लोग</p>", "बाढ़ में 12 लोग"),
            ("<nitf><body><body.content><block><p>12 left</p></block></body.content></body></nitf>", "12 left"),
            ("", ""),
        ],
    )
    def test_the_words_of_markup_stand_a_paragraph_a_line(self, markup: str, text: str) -> None:
        assert text_of_markup(markup) == text

    @pytest.mark.parametrize("text", ["2 < 3 and 5 > 4", "a <- b", "<3", "12 people", "if x<y and y>z"])
    def test_a_plain_text_with_signs_in_it_stays_as_it_is(self, text: str) -> None:
        assert row_of_ninjs({"uri": "urn:a:b:1", "body_text": text})["text"] == text

    @given(st.text(alphabet="<>/!-[]&;#x0a1pdivscript =\"'\0 \n") | st.text())
    def test_no_markup_is_too_broken_to_read(self, markup: str) -> None:
        text = text_of_markup(markup)
        assert "\0" not in text
        assert text == "\n".join(line for line in text.split("\n") if line)
