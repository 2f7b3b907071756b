"""Markup as text: what an HTML or NITF body says, a paragraph a line.

For bodies that are all article; a whole page, of which most is not, is the business of `web_pages`.

>>> text_of_markup("<p>Over 40&nbsp;minutes <b>late</b>.</p><p>12 left.</p><script>1</script>")
'Over 40\\xa0minutes late.\\n12 left.'
"""

from __future__ import annotations

from html.parser import HTMLParser

import regex

__all__ = ["has_markup", "text_of_markup"]

# Elements that stand on lines of their own: of HTML, then of NITF.
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr",
    "ul", "block", "body.content", "body.head", "byline", "dateline", "hedline", "hl1", "hl2", "nitf",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
# Elements whose words are none of the article's.
_APART = frozenset({
    "figcaption", "figure", "head", "media", "noscript", "object", "script", "style", "svg", "template", "title",
})  # fmt: skip
_TAG = regex.compile(
    r"</?(?:p|div|br|article|section|html|body|h[1-6]|[uo]l|li|table|blockquote|[abi]|em|strong|span)\b"
)
_SECTION = regex.compile(r"<!\[CDATA\[|\]\]>")  # words in XML, a comment in HTML
_SPACES = regex.compile(r"[ \t\r\n\f]+")


def has_markup(text: str) -> bool:
    """Whether a text that states no type holds tags: "2 < 3" has none."""
    return _TAG.search(text) is not None


def text_of_markup(markup: str) -> str:
    """The words of markup: a line a paragraph, entities resolved, nothing of scripts, styles, heads and captions."""
    reader = _Reader()
    reader.feed(_SECTION.sub("", markup).replace("<![", "&lt;!["))
    reader.close()
    lines = (_SPACES.sub(" ", line).strip(" ") for line in "".join(reader.words).split("\0"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Gathers words, with a null where a line ends; elements that are set apart are passed over, nested or not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._apart: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":  # a head need not be closed
            self._apart.clear()
        if tag in _APART:
            self._apart.append(tag)
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._apart:
            while self._apart.pop() != tag:
                pass
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._apart:
            self.words.append(data.replace("\0", ""))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.words.append("\0")
        elif tag in _CELLS:
            self.words.append(" ")
