"""The report as HTML: a whole page to forward, or a fragment for a notebook.

No script and nothing fetched from elsewhere; every text is escaped, and characters that hide or reorder are written
out. One row a fact, one column an account; the evidence, the reason and an interval picture below each fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..records import ArticleSummary, Claim, Comparison, Verdict
from .facts import (
    MEANINGS,
    Fact,
    account_labels,
    accounts_words,
    conditions,
    emptiness,
    facts_of,
    gloss,
    language_words,
    qualifiers,
    tally,
    told_words,
)
from .figures import interval_words, printed_figure
from .markup import Html, element, joined, language_tag
from .style import page_style, stylesheet
from .svg import interval_picture
from .visible import clip

if TYPE_CHECKING:
    from ..report import Report

__all__ = ["page", "safe_link", "to_html", "to_html_fragment"]

# A page that mails well. What goes beyond is named in the page, and is still in the report.
_MOST_BYTES = 185_000
_NOTE_BYTES = 20_000
_MOST_PAIRS = 8
_MOST_QUOTES = 12
_MOST_ACCOUNTS = 60
_MOST_OPEN = 3
_LABEL_COLUMNS = 60
_FIGURE_COLUMNS = 120
_SENTENCE_CHARACTERS = 420
_REASON_COLUMNS = 600
_WIDE_FROM = 4
_MANY_FROM = 7
_SIGN_PATHS = {
    Verdict.CONFLICT: "M5 7.5h8M5 11.5h8M12 4 6.5 15",
    Verdict.INCOMPARABLE: "M6.5 4.5v9M11.5 4.5v9",
    Verdict.UPDATE: "M4 9h10M10 5l4 4-4 4",
    Verdict.COMPATIBLE: "M4 8c2-2.6 3.5-2 5-1s3 1.6 5-1M4 12.5c2-2.6 3.5-2 5-1s3 1.6 5-1",
    Verdict.AGREE: "M4.5 7h9M4.5 11.5h9",
}


def to_html(report: Report) -> str:
    """A whole page, under 200 kB: works offline, in light and dark, on a phone, on paper, without script."""
    title = next((article.story for article in report.articles if article.story), None)
    title = clip(title, 120) if title else "Where the accounts differ"
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
        parts.append(_table(report, facts, columns, labels, room=_MOST_BYTES - _NOTE_BYTES - _size(foot)))
    parts.append(foot)
    width = " dx-many" if len(columns) >= _MANY_FROM else " dx-wide" if len(columns) >= _WIDE_FROM else ""
    return element("div", element("div", *parts, class_="dx-in"), class_=f"dx-report{width}", lang="en", dir="ltr")


def _head(report: Report, facts: tuple[Fact, ...], title: str, heading: str) -> Html:
    empty = emptiness(report)
    accounts, told = accounts_words(report), f"{told_words(facts)}."
    if title:
        kicker = [] if empty else [element("p", accounts, class_="dx-kicker")]
        parts = [*kicker, element(heading, title, class_="dx-title", dir="auto")]
        parts.append(element("p", empty or told, class_="dx-lede"))
    else:
        parts = [element(heading, empty or f"{accounts}: {told}", class_="dx-lede")]
    if facts:
        chips = [
            element("li", _sign(verdict), element("span", f"{count} {word}"), class_=f"dx-badge dx-{verdict}")
            for verdict, count, word in tally(facts)
        ]
        parts.append(element("ul", *chips, class_="dx-tally", role="list", aria_label="Verdicts"))
    return element("header", *parts, class_="dx-head")


def _table(report: Report, facts: tuple[Fact, ...], columns: list[str], labels: dict[str, str], room: int) -> Html:
    articles = {article.id: article for article in report.articles}
    head = [element("th", "Fact", scope="col", role="columnheader", class_="dx-first")]
    for id in columns:
        published = articles[id].published if id in articles else None
        date = [element("span", clip(published[:10], 10), class_="dx-date")] if published else []
        name = element("span", clip(labels[id], _LABEL_COLUMNS), dir="auto")
        head.append(element("th", name, *date, scope="col", role="columnheader"))
    room -= sum(map(_size, head))
    rows: list[Html] = []
    opened = shortened = 0
    for index, fact in enumerate(facts):
        is_open = fact.finding.verdict is Verdict.CONFLICT and opened < _MOST_OPEN
        row = _fact(fact, columns, labels, articles, evidence=True, is_open=is_open)
        if _size(row) > room:
            row = _fact(fact, columns, labels, articles, evidence=False, is_open=False)
            shortened += 1
        if _size(row) > room:
            rows.append(_left_out(len(facts) - index, columns))
            break
        opened += is_open
        room -= _size(row)
        rows.append(row)
    table = element(
        "table",
        element("caption", "What each account says of each fact, gravest first", class_="dx-hush"),
        element("thead", element("tr", *head, role="row"), role="rowgroup"),
        *rows,
        class_="dx-table",
        role="table",
    )
    if not shortened:
        return table
    return joined(
        table,
        element(
            "p", f"To keep this page small, {shortened} facts are shown without their evidence.", class_="dx-facts"
        ),
    )


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
    *,
    evidence: bool,
    is_open: bool,
) -> Html:
    finding = fact.finding
    severity = [element("small", finding.severity.value)] if finding.severity else []
    badge = element(
        "span",
        _sign(finding.verdict),
        element("span", finding.verdict.value.capitalize()),
        *severity,
        class_="dx-badge",
    )
    names = [element("span", clip(fact.measure, _LABEL_COLUMNS), class_="dx-measure", dir="auto")]
    if fact.detail:
        names.append(element("span", clip(fact.detail, _FIGURE_COLUMNS), class_="dx-detail", dir="auto"))
    cells = [element("th", badge, *names, scope="row", role="rowheader", rowspan=2)]
    cells += [_cell(fact, id, labels, articles) for id in columns]
    more = [element("p", clip(finding.explanation, _REASON_COLUMNS), class_="dx-reason", dir="auto")]
    if evidence:
        name = element("span", f" for {clip(fact.name, _LABEL_COLUMNS)}", class_="dx-hush")
        summary = element("summary", "Evidence", name)
        more.append(element("details", summary, _evidence(fact, labels, articles), open=is_open))
    return element(
        "tbody",
        element("tr", *cells, role="row", class_="dx-row"),
        element("tr", element("td", *more, colspan=len(columns), role="cell"), role="row", class_="dx-more"),
        class_=f"dx-fact dx-{finding.verdict}",
        role="rowgroup",
    )


def _cell(fact: Fact, id: str, labels: dict[str, str], articles: dict[str, ArticleSummary]) -> Html:
    claims = [claim for claim in fact.claims if claim.article == id]
    if not claims:
        dash = element("span", "–", aria_hidden="true")
        return element("td", dash, element("span", "no figure", class_="dx-hush"), class_="dx-none", role="cell")
    # Shown when the columns are stacked; a screen reader has the column's header for it.
    source = element("span", clip(labels[id], _LABEL_COLUMNS), class_="dx-source", aria_hidden="true", dir="auto")
    return element("td", source, *_distinct(_figure(claim, fact, articles.get(id)) for claim in claims), role="cell")


def _distinct(pieces: Iterable[Html]) -> list[Html]:
    """Without repeats: an article that says "88 million" three times shows it once."""
    return list(dict.fromkeys(pieces))


def _figure(claim: Claim, fact: Fact, article: ArticleSummary | None) -> Html:
    lang = None if claim.derivation else language_tag(article.language) if article else None
    figure = element("span", clip(printed_figure(claim), _FIGURE_COLUMNS), class_="dx-figure", lang=lang, dir="auto")
    about = [words for words in (gloss(claim), "; ".join(qualifiers(claim, fact))) if words]
    extra = [element("span", clip(words, _FIGURE_COLUMNS), class_="dx-gloss", dir="auto") for words in about]
    return element("span", figure, *extra, class_="dx-claim")


def _evidence(fact: Fact, labels: dict[str, str], articles: dict[str, ArticleSummary]) -> Html:
    items = [_quote(claim, labels, articles) for claim in fact.claims[:_MOST_QUOTES]]
    if len(fact.claims) > _MOST_QUOTES:
        items.append(element("li", f"and {len(fact.claims) - _MOST_QUOTES} more, which the report holds"))
    quotes = element("ul", *items, class_="dx-quotes", role="list")
    picture = interval_picture(fact, labels)
    parts = [quotes, picture] if picture else [quotes]
    # One comparison is what the reason above already says.
    if len(fact.comparisons) > 1:
        parts.append(_pairs(fact, labels))
    return element("div", *parts, class_="dx-evidence" if picture else "dx-evidence dx-plain")


def _quote(claim: Claim, labels: dict[str, str], articles: dict[str, ArticleSummary]) -> Html:
    article = articles.get(claim.article)
    # The first of several readings is the interval itself, with its condition.
    meanings = conditions(claim) or [interval_words(claim)]
    facts = [f"or {words}" if index else words for index, words in enumerate(meanings) if words]
    if claim.derivation:
        facts.append(f"from {claim.derivation}")
    if claim.speaker:
        facts.append(f"according to {claim.speaker}")
    parts = [
        element("p", clip(labels[claim.article], _LABEL_COLUMNS), class_="dx-who", dir="auto"),
        element(
            "blockquote",
            *_excerpts(claim),
            class_="dx-quote",
            lang=language_tag(article.language) if article else None,
            dir="auto",
        ),
    ]
    if facts:
        parts.append(element("p", clip("; ".join(facts), 400), class_="dx-facts", dir="auto"))
    return element("li", *parts)


def _excerpts(claim: Claim) -> list[Html]:
    """The claim's sentence with its figures marked, then any evidence that stands in another sentence."""
    sentence = claim.sentence
    spans = [(span.start, span.end) for span in claim.evidence] or [(claim.start, claim.end)]
    inside = [(start, end) for start, end in spans if start < sentence.end and end > sentence.start]
    local = _merged(
        (max(start - sentence.start, 0), min(end - sentence.start, len(sentence.text))) for start, end in inside
    )
    excerpts = [_marked(sentence.text, local)]
    for span in claim.evidence:
        if not (span.start < sentence.end and span.end > sentence.start):
            marked = element("mark", clip(span.text, _FIGURE_COLUMNS))
            excerpts.append(joined(" … ", marked, " …"))
    return excerpts


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _marked(text: str, spans: list[tuple[int, int]]) -> Html:
    """The text with the spans in `<mark>`, cut to a window around the first where it is long."""
    first, last = 0, len(text)
    if last > _SENTENCE_CHARACTERS:
        anchor = spans[0][0] if spans else 0
        first = max(0, min(anchor - _SENTENCE_CHARACTERS // 3, last - _SENTENCE_CHARACTERS))
        last = first + _SENTENCE_CHARACTERS
    pieces: list[str] = ["… "] if first else []
    at = first
    for start, end in spans:
        start, end = max(start, at), min(end, last)
        if start < end:
            pieces += [text[at:start], element("mark", text[start:end])]
            at = end
    pieces.append(text[at:last])
    if last < len(text):
        pieces.append(" …")
    return joined(*pieces)


def _pairs(fact: Fact, labels: dict[str, str]) -> Html:
    claims = {claim.id: claim for claim in fact.claims}
    items = [_pair(comparison, claims, labels) for comparison in fact.comparisons[:_MOST_PAIRS]]
    if len(fact.comparisons) > _MOST_PAIRS:
        items.append(element("li", f"and {len(fact.comparisons) - _MOST_PAIRS} milder pairs"))
    return element(
        "div", element("p", "Pair by pair", class_="dx-who"), element("ul", *items, role="list"), class_="dx-pairs"
    )


def _pair(comparison: Comparison, claims: dict[str, Claim], labels: dict[str, str]) -> Html:
    sides = []
    for id in (comparison.left, comparison.right):
        claim = claims.get(id)
        sides.append(f"{clip(labels[claim.article], 30)} {clip(printed_figure(claim), 40)}" if claim else id)
    words = element("b", f"{sides[0]} – {sides[1]}: {comparison.verdict}. ")
    return element(
        "li", _sign(comparison.verdict), words, clip(comparison.explanation, 300), class_=f"dx-{comparison.verdict}"
    )


def _sign(verdict: Verdict) -> Html:
    return element(
        "svg", element("path", d=_SIGN_PATHS[verdict]), class_="dx-sign", viewBox="0 0 18 18", aria_hidden="true"
    )


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
            badge = element("span", _sign(verdict), verdict.value.capitalize(), class_=f"dx-badge dx-{verdict}")
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
    if link := safe_link(article.url):
        parts += [", ", element("a", title or clip(link, 80), href=link, rel="noopener noreferrer", dir="auto")]
    else:
        parts += [", ", element("span", title, dir="auto")] if title else []
        # An address that cannot be followed safely is shown as text, so that nothing is hidden.
        parts += [", ", element("span", clip(article.url, 80), dir="auto")] if article.url else []
    read = f"read as {clip(language_words(article), _LABEL_COLUMNS)}"
    date = f"{article.published[:10]}, " if article.published else ""
    return element("li", *parts, f", {date}{read}")
