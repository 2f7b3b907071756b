"""A page as a browser would see it, for tests of what is rendered."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from discrepancy.render.style import stylesheet

__all__ = ["Reader", "assert_harmless"]

TAGS = """
a b blockquote body caption dd details div dl dt figcaption figure footer g h1 head header html li line main mark meta
p path rect small span style summary sup svg table tbody td text th thead title tr ul
"""
ATTRIBUTES = """
aria-hidden aria-label charset class colspan content d dir height href http-equiv lang name opacity open
preserveaspectratio rel role rowspan rx scope text-anchor title viewbox width x x1 x2 y y1 y2
"""


class Reader(HTMLParser):
    """Collects what a browser would see: tags, attributes, text and marked text; and whether every tag is closed."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.marked: list[str] = []
        self.stack: list[str] = []
        self.feed(markup)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag != "meta":
            self.stack.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.stack:
            self.text += data
        if "mark" in self.stack and "sup" not in self.stack:  # the number of a mark is no part of it
            self.marked[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment came through: {data!r}")


def assert_harmless(markup: str) -> Reader:
    """The page as read back, after a check that it holds none but our tags, attributes, links and rules."""
    reader = Reader(markup)
    assert set(reader.tags) <= set(TAGS.split())
    assert {name for _, name, _ in reader.attributes} <= set(ATTRIBUTES.split())
    for tag, name, value in reader.attributes:
        if name == "href":
            assert tag == "a"
            assert re.match(r"https?://[^@]", value)
        if name == "class":
            assert all(word.startswith("dx-") for word in value.split())
    for style in re.findall(r"<style>(.*?)</style>", markup, re.DOTALL):
        assert style.startswith(stylesheet())
        assert "url(" not in style
        assert "@import" not in style
    markup.encode("utf-8")
    return reader
