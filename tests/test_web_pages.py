"""Saved web pages: what trafilatura finds in one becomes an article; nothing is fetched, no report is read as news."""

from __future__ import annotations

import datetime as dt
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from discrepancy import Article, InputFileError, compare, highlight, parse_articles, read_articles, samples
from discrepancy.formats.web_pages import row_of_page

trafilatura = pytest.importorskip("trafilatura", reason="pip install '.[html]' brings trafilatura")

HEAD = """<meta charset="utf-8"><title>Bridge opens late | The Argus</title>
<meta property="og:site_name" content="The Argus"><meta property="og:title" content="Bridge opens late">
<meta property="article:published_time" content="2025-05-02T18:30:00+01:00">
<link rel="canonical" href="https://argus.example/bridge">
<script src="https://tracker.example/t.js">var views = 5000000;</script>"""
PARAGRAPHS = (
    "HARWICK — The new bridge cost $1.2 billion and took six years to build, officials said on Friday evening.",
    "About 3,000 people walked across it in the first hour. Others waited for over 40 minutes in the rain.",
)
HINDI = (
    "राज्य में आई बाढ़ में 12 लोगों की मौत हो गई और 40 घायल हुए, यह ज़िला कलेक्टर के दफ़्तर ने कहा।",
    "राहत दल ने 3.2 लाख से ज़्यादा लोगों तक भोजन और पानी पहुँचाया, मुख्यमंत्री ने शाम को कहा।",
)


def page(
    *, head: str = HEAD, lang: str = 'lang="en-GB"', paragraphs: tuple[str, ...] = PARAGRAPHS, charset: str = "utf-8"
) -> bytes:
    """A page as newspapers serve them: the article among navigation, hints, comments and the like."""
    told = "".join(f"<p>{text}</p>" for text in paragraphs)
    whole = f"""<!DOCTYPE html><html {lang}><head>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/new">12 new stories</a></li></ul></nav>
<header><h1>Bridge opens late</h1></header><article>{told}</article>
<aside><h2>Most read</h2><a href="/tips">10 tips for spring</a></aside>
<div id="comments"><div class="comment"><p>999 times no, said reader 77.</p></div></div>
<img src="https://tracker.example/1.png"><footer>© 2025 The Argus, 4 Quay Street</footer></body></html>"""
    return whole.encode(charset)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **more: Any) -> None:
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("offline")
def test_a_page_becomes_an_article_without_asking_the_network(tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_bytes(page())
    (article,) = read_articles(path)
    assert article == Article(
        text="\n".join(PARAGRAPHS),
        source="The Argus",
        published=dt.datetime(2025, 5, 2, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))),
        language="en-GB",
        title="Bridge opens late",
        url="https://argus.example/bridge",
    )


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "no-suffix"])
def test_a_page_is_known_by_its_suffix_or_its_first_characters(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf\n" + page())
    assert read_articles(path) == parse_articles(page())
    assert read_articles(path)[0].source == "The Argus"


def test_a_text_that_merely_opens_with_a_sign_is_no_page() -> None:
    assert parse_articles("<3 people> were hurt.", "a")[0].text == "<3 people> were hurt."


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_a_page_in_another_script_and_encoding_keeps_its_words(charset: str, tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    head = HEAD.replace("utf-8", charset)
    path.write_bytes(page(head=head, lang='lang="hi"', paragraphs=HINDI, charset=charset))
    (article,) = read_articles(path)
    assert article.text == "\n".join(HINDI)
    assert article.language == "hi"


@pytest.mark.parametrize(
    ("lang", "language"),
    [
        ('lang="de"', "de"),
        ('lang="pt_BR"', "pt-BR"),
        ('xml:lang="fr" xmlns="http://www.w3.org/1999/xhtml"', "fr"),
        ('lang=""', None),
        ('lang="the Queen\'s English"', None),
        ("", None),
    ],
)
def test_the_language_is_what_the_page_says_where_that_is_a_tag(lang: str, language: str | None) -> None:
    assert row_of_page(page(lang=lang), "a.html")["language"] == language


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ('<meta property="article:published_time" content="2025-05-02">', "2025-05-02"),
        ('<meta property="article:published_time" content="2025-05-02T18:30:00Z">', "2025-05-02T18:30:00+0000"),
        ('<meta property="article:published_time" content="2031-01-05T08:00:00Z">', "2031-01-05T08:00:00+0000"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-05-02"}</script>',
            "2025-05-02",
        ),
        ("", None),
    ],
)
def test_the_day_is_what_the_markup_says_never_a_guess(told: str, published: str | None) -> None:
    head = '<meta charset="utf-8"><title>Bridge</title>' + told
    assert row_of_page(page(head=head), "a.html")["published"] == published


def test_where_the_markup_tells_no_day_that_of_the_dateline_is_taken() -> None:
    told = ("HARWICK, Aug. 13, 2024 — " + PARAGRAPHS[0].partition("— ")[2], PARAGRAPHS[1])
    (article,) = parse_articles(page(head="<title>Bridge</title>", paragraphs=told), "saved.html")
    assert article.published == dt.date(2024, 8, 13)


def test_a_page_that_names_no_outlet_is_called_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "courier.html"
    path.write_bytes(page(head="<title>Bridge</title>"))
    assert read_articles(path)[0].source == "courier"


def test_a_folder_of_pages_and_texts_is_compared(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "post.txt").write_text("The bridge cost $2.1 billion and took six years.", encoding="utf-8")
    articles = read_articles(tmp_path)
    assert [article.source for article in articles] == ["The Argus", "post"]
    assert [finding.measure for finding in compare(articles).conflicts] == ["cost"]


def test_a_report_left_among_the_articles_is_not_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    report = tmp_path / "report.html"
    report.write_text(compare(samples.load("interview")).to_html(), encoding="utf-8")
    (tmp_path / "marked.html").write_text(highlight("12 people left.").to_html(), encoding="utf-8")
    assert [article.source for article in read_articles(tmp_path)] == ["The Argus"]
    with pytest.raises(InputFileError, match=r"report\.html: it is a page that this library wrote; give the pages of"):
        read_articles(report)


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"<!doctype html><html><body></body></html>", b"\x00\xff"])
def test_a_page_without_an_article_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(content)
    with pytest.raises(InputFileError, match=r"a\.html: no article is found in this page; give a page of one article"):
        read_articles(path)


def test_without_trafilatura_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page())
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputFileError, match=r"takes trafilatura; pip install 'discrepancy\[html\]', or give its text"):
        read_articles(path)
    refused: list[str] = []
    assert read_articles(path, on_error="skip", on_skip=lambda error: refused.append(str(error))) == ()
    assert len(refused) == 1
