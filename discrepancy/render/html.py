"""The report as HTML: a whole page to forward, or a fragment for a notebook.

No script and nothing fetched from elsewhere; every text is escaped, and characters that hide or reorder are written
out. One row a fact, one column an account; the evidence, the reason and an interval picture below each fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..records import ArticleSummary, Claim, Verdict
from .badges import badge_of, sign
from .evidence import evidence_of
from .facts import (
    MEANINGS,
    Fact,
    account_labels,
    accounts_words,
    emptiness,
    facts_of,
    gloss,
    language_words,
    qualifiers,
    tally,
    told_words,
)
from .figures import day_words, moment, printed_figure
from .markup import Html, as_written, element, joined
from .style import page_style, stylesheet
from .visible import clip

if TYPE_CHECKING:
    from ..report import Report

__all__ = ["page", "safe_link", "to_html", "to_html_fragment"]

# A page that mails well. What goes beyond is named in the page, and is still in the report.
_MOST_BYTES = 197_000
_NOTE_BYTES = 20_000
_LEAST_BYTES = 500
_MOST_ACCOUNTS = 60
_MOST_OPEN = 3
_LABEL_COLUMNS = 60
_FIGURE_COLUMNS = 120
_REASON_COLUMNS = 600
# From how many columns on a table needs a wider screen than the last, the most of them never fit.
_WIDTHS = ((13, " dx-stacked"), (7, " dx-many"), (4, " dx-wide"))


def to_html(report: Report) -> str:
    """A whole page, under 200 kB: works offline, in light and dark, on a phone, on paper, without script."""
    title = next((article.story for article in report.articles if article.story), None)
    title = clip(title[:1].upper() + title[1:], 120) if title else "Where the accounts differ"
    return page(title, _report(report, title=title, heading="h1"))


def page(title: str, content: Html) -> str:
    """A whole page around what was built for a notebook."""
    head = joined(
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'),
        Html('<meta name="generator" content="discrepancy">'),  # by which a reader of pages knows its own
        # Should an escape ever fail, the browser still runs and fetches nothing.
        Html("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"),
        element("title", title),
        element("style", Html(stylesheet() + page_style())),
    )
    body = element("body", element("main", content))
    return f"<!DOCTYPE html>\n{element('html', element('head', head), body, lang='en')}\n"


def to_html_fragment(report: Report) -> str:
    """The report as one `<div>` with its own scoped styles, for a notebook's output; under 200 kB."""
    style = element("style", Html(stylesheet()))
    # A heading element would enter a notebook's table of contents once a cell.
    return element("div", style, _report(report, title="", heading="p"))


def safe_link(url: str | None) -> str | None:
    """The URL if it is a plain http or https one that a reader may follow, else None."""
    if not url or len(url) > 2000 or "\\" in url or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        # `https://bank.example@other.example/` leads elsewhere than it reads.
        plain = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return None
    return url if plain else None


def _report(report: Report, *, title: str, heading: str) -> Html:
    facts = facts_of(report)
    labels = account_labels(report)
    told = {claim.article for fact in facts for claim in fact.claims}
    columns = [id for id in labels if id in told]
    foot = _foot(report, labels, facts)
    parts = [_head(report, facts, title, heading)]
    if facts:
        room = _MOST_BYTES - sum(map(_size, (stylesheet(), *parts, foot)))
        parts.append(_table(report, facts, columns, labels, room))
    parts.append(foot)
    width = next((name for least, name in _WIDTHS if len(columns) >= least), "")
    return element("div", element("div", *parts, class_="dx-in"), class_=f"dx-report{width}", lang="en", dir="ltr")


def _head(report: Report, facts: tuple[Fact, ...], title: str, heading: str) -> Html:
    empty = emptiness(report)
    accounts, told = accounts_words(report), f"{told_words(facts)}:"
    if title:
        kicker = [] if empty else [element("p", accounts, class_="dx-kicker")]
        parts = [*kicker, element(heading, title, class_="dx-title", dir="auto")]
        parts.append(element("p", empty or told, class_="dx-lede"))
    else:
        parts = [element(heading, empty or f"{accounts}: {told}", class_="dx-lede")]
    if facts:
        chips = [
            element("li", sign(verdict), element("span", f"{count} {word}"), class_=f"dx-badge dx-{verdict}")
            for verdict, count, word in tally(facts)
        ]
        parts.append(element("ul", *chips, class_="dx-tally", role="list", aria_label="Verdicts"))
    disputed = dict.fromkeys(fact.name for fact in facts if fact.finding.verdict is Verdict.CONFLICT)
    if disputed:
        names = clip("; ".join(clip(name, _LABEL_COLUMNS) for name in disputed), _REASON_COLUMNS)
        parts.append(element("p", element("b", "In conflict: "), names, class_="dx-disputed", dir="auto"))
    return element("header", *parts, class_="dx-head")


def _table(report: Report, facts: tuple[Fact, ...], columns: list[str], labels: dict[str, str], room: int) -> Html:
    articles = {article.id: article for article in report.articles}
    head = [element("th", "Fact", scope="col", role="columnheader", class_="dx-first")]
    for id in columns:
        published = articles[id].published if id in articles else None
        date = [element("span", _day(published), class_="dx-date")] if published else []
        name = element("span", clip(labels[id], _LABEL_COLUMNS), dir="auto")
        head.append(element("th", name, *date, scope="col", role="columnheader"))
    rows, left_out, shortened, brief = _rows(facts, columns, labels, articles, room - sum(map(_size, head)))
    if left_out:
        rows.append(_left_out(left_out, columns))
    table = element(
        "table",
        element("caption", "What each account says of each fact, gravest first", class_="dx-hush"),
        element("thead", element("tr", *head, role="row"), role="rowgroup"),
        *rows,
        class_="dx-table",
        role="table",
    )
    cut = [f"{brief} facts have their sentences alone"] if brief else []
    cut += [f"{shortened} facts are shown without their evidence"] if shortened else []
    if not cut:
        return table
    return joined(table, element("p", f"To keep this page small, {' and '.join(cut)}.", class_="dx-facts"))


def _rows(
    facts: tuple[Fact, ...], columns: list[str], labels: dict[str, str], articles: dict[str, ArticleSummary], room: int
) -> tuple[list[Html], int, int, int]:
    """A row a fact, how many facts there was no room for, how many are without evidence, and how many with little.

    First comes the evidence of conflicts, in a third of the room, then every fact's row, then a sentence of every
    source for the others, then the rest of their evidence.
    """
    details: dict[int, Html] = {}

    def attach(index: int, room: int) -> int:
        """The room that is left once a fact has its evidence, or has it not for want of room."""
        is_open = facts[index].finding.verdict is Verdict.CONFLICT and index < _MOST_OPEN
        evidence = _details(facts[index], labels, articles, is_open=is_open)
        if _size(evidence) > room:
            return room
        details[index] = evidence
        return room - _size(evidence)

    third = room // 3
    room -= third
    for index, fact in enumerate(facts):
        if fact.finding.verdict is not Verdict.CONFLICT or third < _LEAST_BYTES:
            break
        third = attach(index, third)
    room += third
    shown = 0
    for fact in facts:
        room -= _size(_fact(fact, columns, labels, articles))
        if room < 0:
            break
        shown += 1
    brief: dict[int, int] = {}
    for index in range(shown):
        if index not in details and room >= _LEAST_BYTES:
            sentences = _details(facts[index], labels, articles, is_open=False, brief=True)
            if _size(sentences) <= room:
                details[index], brief[index] = sentences, _size(sentences)
                room -= brief[index]
    for index in list(brief):
        if room < _LEAST_BYTES:
            break
        left = attach(index, room + brief[index])
        if left != room + brief[index]:
            room = left
            del brief[index]
    rows = [_fact(fact, columns, labels, articles, details.get(index)) for index, fact in enumerate(facts[:shown])]
    return rows, len(facts) - shown, shown - sum(index < shown for index in details), len(brief)


def _left_out(count: int, columns: list[str]) -> Html:
    words = f"To keep this page small, {count} further facts, milder than these, are left out; the report holds them."
    cell = element("td", words, colspan=len(columns) + 1, role="cell")
    return element("tbody", element("tr", cell, role="row", class_="dx-more"), class_="dx-fact", role="rowgroup")


def _size(markup: str) -> int:
    return len(markup.encode("utf-8"))


def _fact(
    fact: Fact,
    columns: list[str],
    labels: dict[str, str],
    articles: dict[str, ArticleSummary],
    details: Html | None = None,
) -> Html:
    finding = fact.finding
    names = [element("span", clip(fact.measure, _LABEL_COLUMNS), class_="dx-measure", dir="auto")]
    if fact.detail:
        names.append(element("span", clip(fact.detail, _FIGURE_COLUMNS), class_="dx-detail", dir="auto"))
    cells = [element("th", badge_of(finding), *names, scope="row", role="rowheader", rowspan=2)]
    cells += [_cell(fact, id, labels, articles) for id in columns]
    more = [element("p", clip(finding.explanation, _REASON_COLUMNS), class_="dx-reason", dir="auto")]
    if details:
        more.append(details)
    return element(
        "tbody",
        element("tr", *cells, role="row", class_="dx-row"),
        element("tr", element("td", *more, colspan=len(columns), role="cell"), role="row", class_="dx-more"),
        class_=f"dx-fact dx-{finding.verdict}",
        role="rowgroup",
    )


def _details(
    fact: Fact, labels: dict[str, str], articles: dict[str, ArticleSummary], *, is_open: bool, brief: bool = False
) -> Html:
    name = element("span", f" for {clip(fact.name, _LABEL_COLUMNS)}", class_="dx-hush")
    return element(
        "details", element("summary", "Evidence", name), evidence_of(fact, labels, articles, brief=brief), open=is_open
    )


def _day(published: str) -> str:
    """ "14 Aug 2024"; what is no date as it stands."""
    when = moment(published[:10])
    return day_words(when) if when else clip(published[:10], 10)


def _cell(fact: Fact, id: str, labels: dict[str, str], articles: dict[str, ArticleSummary]) -> Html:
    claims = [claim for claim in fact.claims if claim.article == id]
    if not claims:
        dash = element("span", "–", aria_hidden="true")
        return element("td", dash, element("span", "no figure", class_="dx-hush"), class_="dx-none", role="cell")
    # Shown when the columns are stacked; a screen reader has the column's header for it.
    label = clip(labels[id], _LABEL_COLUMNS)
    source = element("span", label, class_="dx-source", aria_hidden="true", dir=_auto(label))
    return element("td", source, *_distinct(_figure(claim, fact, articles.get(id)) for claim in claims), role="cell")


def _distinct(pieces: Iterable[Html]) -> list[Html]:
    """Without repeats: an article that says "88 million" three times shows it once."""
    return list(dict.fromkeys(pieces))


def _figure(claim: Claim, fact: Fact, article: ArticleSummary | None) -> Html:
    figure = clip(printed_figure(claim), _FIGURE_COLUMNS)
    told_in = article.language if article and not claim.derivation else "en"
    written = {} if told_in == "en" and figure.isascii() else as_written(told_in)
    about = [words for words in (gloss(claim), "; ".join(qualifiers(claim, fact))) if words]
    extra = [element("span", clip(words, _FIGURE_COLUMNS), class_="dx-gloss", dir=_auto(words)) for words in about]
    return joined(element("span", figure, class_="dx-figure", **written), *extra)


def _auto(text: str) -> str | None:
    """The `dir` of words of unknown direction; none is needed for plain letters."""
    return None if text.isascii() else "auto"


def _foot(report: Report, labels: dict[str, str], facts: tuple[Fact, ...]) -> Html:
    parts = []
    if report.articles:
        items = [_account(article, labels[article.id]) for article in report.articles[:_MOST_ACCOUNTS]]
        if len(report.articles) > _MOST_ACCOUNTS:
            items.append(element("li", f"and {len(report.articles) - _MOST_ACCOUNTS} more, which the report holds"))
        parts += [element("p", "Accounts read", class_="dx-lead"), element("ul", *items)]
    if report.notes:
        parts.append(element("p", "Notes", class_="dx-lead"))
        parts.append(_notes(report, labels))
    if facts:
        rows: list[Html] = []
        for verdict, meaning in MEANINGS.items():
            badge = element("span", sign(verdict), verdict.value.capitalize(), class_=f"dx-badge dx-{verdict}")
            rows += [element("dt", badge), element("dd", meaning)]
        parts.append(
            element("details", element("summary", "What the verdicts mean"), element("dl", *rows), class_="dx-how")
        )
    return element("footer", *parts, class_="dx-foot")


def _notes(report: Report, labels: dict[str, str]) -> Html:
    items: list[Html] = []
    room = _NOTE_BYTES
    for index, note in enumerate(report.notes):
        where = f"{clip(labels.get(note.article, note.article), _LABEL_COLUMNS)}: " if note.article is not None else ""
        item = element("li", where + clip(note.text, 300), dir="auto")
        room -= _size(item)
        if room < 0:
            items.append(element("li", f"and {len(report.notes) - index} more, which the report holds"))
            break
        items.append(item)
    return element("ul", *items)


def _account(article: ArticleSummary, label: str) -> Html:
    parts: list[str] = [element("b", clip(label, _LABEL_COLUMNS), dir="auto")]
    title = clip(article.title, 160) if article.title else ""
    written = as_written(article.language)
    if link := safe_link(article.url):
        parts += [", ", element("a", title or clip(link, 80), href=link, rel="noopener noreferrer", **written)]
    else:
        parts += [", ", element("span", title, **written)] if title else []
        # An address that cannot be followed safely is shown as text, so that nothing is hidden.
        parts += [", ", element("span", clip(article.url, 80), dir="auto")] if article.url else []
    read = f"read as {clip(language_words(article), _LABEL_COLUMNS)}"
    date = f"{_day(article.published)}, " if article.published else ""
    return element("li", *parts, f", {date}{read}")
