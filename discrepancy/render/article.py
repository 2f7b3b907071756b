"""One article with its figures marked in its text, and how each was read, as HTML.

No script, nothing fetched from elsewhere, every text escaped; works in light and dark, in a notebook and on paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import ArticleSummary, Mention, Note
from .facts import conditions, language_words
from .figures import interval_words
from .html import page
from .markup import Html, as_written, element
from .style import stylesheet
from .visible import clip

__all__ = ["article_to_html", "article_to_html_fragment"]

# What goes beyond is named in the page; `extract` gives every figure.
_MOST_CHARACTERS = 40_000
_MOST_FIGURES = 300
_MOST_NOTES = 20


def article_to_html(article: ArticleSummary, text: str, mentions: Sequence[Mention], notes: Sequence[Note] = ()) -> str:
    """A whole page: the text with every figure marked and numbered, then a table of how each was read."""
    title = clip(article.title or article.source, 120)
    return page(title, _article(article, text, mentions, notes, heading="h1"))


def article_to_html_fragment(
    article: ArticleSummary, text: str, mentions: Sequence[Mention], notes: Sequence[Note] = ()
) -> str:
    """The same as one `<div>` with its own scoped styles, for a notebook's output."""
    return element("div", element("style", Html(stylesheet())), _article(article, text, mentions, notes, heading="p"))


def _article(
    article: ArticleSummary, text: str, mentions: Sequence[Mention], notes: Sequence[Note], *, heading: str
) -> Html:
    shown = [mention for mention in mentions if mention.end <= _MOST_CHARACTERS][:_MOST_FIGURES]
    about = [clip(article.source, 80), (article.published or "")[:10], f"read as {language_words(article)}"]
    count = f"{len(mentions)} figure{'s' if len(mentions) != 1 else ''}" if mentions else "No figures found"
    parts = [
        element("p", " · ".join(word for word in about if word), class_="dx-kicker", dir="auto"),
        element(heading, clip(article.title or count, 160), class_="dx-title", dir="auto"),
    ]
    if article.title:
        parts.append(element("p", f"{count}.", class_="dx-lede"))
    body = [element("header", *parts, class_="dx-head"), _text(article, text, shown)]
    if len(shown) < len(mentions) or len(text) > _MOST_CHARACTERS:
        words = f"To keep this page small, {len(shown)} of {len(mentions)} figures are shown; extract() gives them all."
        body.append(element("p", words, class_="dx-facts"))
    body += [element("p", f"Note: {clip(note.text, 300)}", class_="dx-facts") for note in notes[:_MOST_NOTES]]
    if shown:
        body.append(_table(shown, article.language))
    return element("div", element("div", *body, class_="dx-in"), class_="dx-report", lang="en", dir="ltr")


def _text(article: ArticleSummary, text: str, mentions: Sequence[Mention]) -> Html:
    at, end = 0, min(len(text), _MOST_CHARACTERS)
    pieces: list[str] = []
    for number, mention in enumerate(mentions, start=1):
        words = interval_words(mention) or mention.timex or "unresolved"
        marked = element(
            "mark",
            text[mention.start : mention.end],
            element("sup", str(number)),
            title=clip(f"{mention.kind}: {words}", 200),
        )
        pieces += [text[at : mention.start], marked]
        at = mention.end
    pieces.append(text[at:end] + (" …" if end < len(text) else ""))
    return element("div", *pieces, class_="dx-text", **as_written(article.language))


def _table(mentions: Sequence[Mention], language: str) -> Html:
    head = [element("th", name, scope="col") for name in ("No.", "As printed", "Kind", "Read as", "Remarks")]
    rows = [element("tr", *_row(number, mention, language)) for number, mention in enumerate(mentions, start=1)]
    return element(
        "table",
        element("caption", "How each figure was read", class_="dx-hush"),
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        class_="dx-table dx-list",
    )


def _row(number: int, mention: Mention, language: str) -> list[Html]:
    printed = " ".join(mention.text.split())
    read = [interval_words(mention) or mention.timex or "unresolved"]
    read += [word for word in (mention.change,) if word]
    remarks = [*(f"or {words}" for words in conditions(mention)[1:]), *mention.notes]
    return [
        element("td", str(number)),
        element("th", clip(printed, 120), scope="row", **as_written(language)),
        element("td", str(mention.kind)),
        element("td", clip(", ".join(read), 200), dir="auto"),
        element("td", *(element("span", clip(line, 200), class_="dx-gloss") for line in remarks), dir="auto"),
    ]
