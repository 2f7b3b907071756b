"""Whatever markup a text, a name or an address holds, a page holds none but ours."""

from __future__ import annotations

import os
import re

import pytest
from html_reader import assert_harmless
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import hostile_report

import discrepancy as dx

MANY = 5_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 75
LARGEST = 200_000  # bytes of a page

PIECES = [
    "<", ">", '"', "'", "&", "/", "=", "`", "\\", "<script>", "</script>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "javascript:alert(1)", "data:text/html,<b>", "<!--", "-->", "<![CDATA[", "]]>",
    "</style>", "<style>*{}", "</mark>", "</title>", '" onmouseover="alert(1)', "' autofocus onfocus='x",
    "&lt;b&gt;", "&#60;i&#62;", "&amp;lt;", "https://a.example/", "//evil.example", "\x00", "\u202e", "\u200b",
    "\u2028", "\ud800", "{{7*7}}", "${7*7}", "<a href=x>", "<base href=//x>", "<meta http-equiv=refresh>", "12 men",
    "1,200", "दो", "Argus", " ", "\n", "\t",
]  # fmt: skip
MARKUP = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), min_size=1, max_size=12).map("".join)


def assert_safe(page: str) -> None:
    reader = assert_harmless(page)
    assert "script" not in reader.tags
    assert not [name for _, name, _ in reader.attributes if name.startswith("on") or name in {"src", "srcset", "style"}]
    for _, name, value in reader.attributes:
        if name == "href":
            assert re.fullmatch(r"https?://[^\s@\\]+", value, re.IGNORECASE)
    assert len(page.encode("utf-8")) <= LARGEST


@settings(max_examples=MANY)
@given(evil=MARKUP, url=MARKUP | MARKUP.map("https://".__add__))
def test_markup_in_every_field_of_a_report_adds_nothing_to_its_page(evil: str, url: str) -> None:
    report = hostile_report(evil, url)
    assert_safe(report.to_html())
    assert_safe(report._repr_html_())


@settings(max_examples=MANY // 3)
@given(evil=MARKUP, source=MARKUP.filter(str.strip), title=MARKUP)
def test_markup_in_an_article_adds_nothing_to_what_is_made_of_it(evil: str, source: str, title: str) -> None:
    texts = (f"12 men {evil} died, {evil} 3 km away.", f"15 men {evil} died.")
    articles = [
        dx.Article(text, f"{source}{n}", title=title, story=title, url=f"https://{title}")
        for n, text in enumerate(texts)
    ]
    report = dx.compare(articles)
    assert_safe(report.to_html())
    for finding in report.findings:
        assert_safe(finding._repr_html_())
    shown = dx.highlight(articles[0])
    assert_safe(shown.to_html())
    for mention in shown:
        assert_safe(mention._repr_html_())


@pytest.mark.parametrize(
    "text", ["<script>alert(12)</script>", "<b>12 men</b>", "12 </mark><script>", "1" * 400 + "<i>"]
)
def test_a_note_of_what_was_left_out_shows_the_text_as_text(text: str) -> None:
    shown = dx.highlight(text + " 1e999<br>", limits=dx.Limits(max_mentions=1))
    assert_safe(shown.to_html())
    assert_safe(dx.compare([{"source": "a", "text": text + " 1e999<br>"}]).to_html())
