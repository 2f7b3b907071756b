"""IPTC ninjs, News in JSON (https://iptc.org/standards/ninjs/): one news item as a dict with the fields of `Article`.

Reads what the versions 1.0 to 3.x have in common under their several names: bodies as `body_text`, `body_xhtml` …
(1.x) or as a list of `bodies` (2.x, 3.x); headlines likewise; times and types in small letters or, from 3.0 on, in
camel case. A plain text is taken before markup, the main body before any other. Associated items are not read.

>>> row = row_of_ninjs({
...     "uri": "urn:newsml:argus.example:1",
...     "versioncreated": "2025-05-02T10:00:00Z",
...     "infosource": [{"name": "Argus"}],
...     "headline": "Bridge",
...     "body_xhtml": "<p>It cost <b>$1.2 billion</b>.</p>",
... })
>>> row["source"], row["published"], row["text"]
('Argus', '2025-05-02T10:00:00Z', 'It cost $1.2 billion.')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ..errors import ArticleError
from .markup import has_markup, text_of_markup

__all__ = ["is_ninjs", "row_of_ninjs"]

# What a row of this library's own never has; `uri` is the one field that the standard asks for.
_SIGNS = ("versioncreated", "bodies", "headline", "headlines", "standard", "$standard", "pubstatus")
_MAIN = frozenset({"", "main", "text", "body"})
# Words in the role of what is only a part of the text or stands beside it.
_LESSER = ("abstract", "caption", "description", "ingress", "lead", "preamble", "standfirst", "summary", "teaser")
_TIMES = ("versioncreated", "contentcreated", "firstcreated")


class _Words(NamedTuple):
    """A body or a headline: what it is for, its media type where one is stated, its words."""

    role: str
    type: str
    value: str

    @property
    def is_markup(self) -> bool:
        """By its type; where that is not stated, by its role or by the tags in it."""
        if self.type:
            return "html" in self.type or "xml" in self.type or "nitf" in self.type
        return "html" in self.role or "nitf" in self.role or has_markup(self.value)

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Least first: a plain text, then HTML, then other markup; teasers and the like behind the whole text."""
        lesser = any(word in self.role for word in _LESSER)
        foreign = "nitf" in self.role or self.type == "application/xml"
        return (lesser, foreign, self.is_markup)

    @property
    def text(self) -> str:
        return text_of_markup(self.value) if self.is_markup else self.value


def is_ninjs(row: object) -> bool:
    """Whether a JSON object is a news item of this standard rather than a row of `Article` fields."""
    if not isinstance(row, Mapping) or "uri" not in row or "text" in row or "file" in row:
        return False
    keys = {str(key).lower() for key in row}
    return any(sign in keys for sign in _SIGNS) or any(key.startswith(("body_", "headline_")) for key in keys)


def row_of_ninjs(item: Mapping[str, Any]) -> dict[str, Any]:
    """One item as the fields of `Article`: text, id, source, published, language, title, url; None where not stated.

    `source` is the provider, else the first of the `infosource`s, the holder of the copyright or who names the item in
    its `uri`. Raises `ArticleError` for an item without a body and for a field of a shape that the standard lacks.
    """
    fields = {str(key).lower(): value for key, value in item.items() if value is not None}
    name = str(fields.get("uri", "")) or "without a uri"
    bodies = [words for words in _all(fields, "body", "bodies", name) if words.text.strip()]
    if not bodies:
        kind = fields.get("type", "no stated type")
        raise ArticleError(
            name, "body", None, f"in an item of type {kind!r}; give body_text, body_xhtml or bodies with a text in them"
        )
    headlines = sorted(_all(fields, "headline", "headlines", name), key=lambda words: words.role not in _MAIN)
    uri = _text(fields, "uri", name)
    language = _text(fields, "language", name)
    return {
        "text": min(bodies, key=lambda words: words.rank).text,
        "id": uri,
        "source": _source(fields, name) or _namer(uri),
        "published": next((when for field in _TIMES if (when := _text(fields, field, name))), None),
        "language": language.replace("_", "-") if language else None,
        "title": headlines[0].text if headlines else _text(fields, "title", name),
        "url": uri if uri and uri.startswith(("http://", "https://")) else None,
    }


def _all(fields: Mapping[str, Any], one: str, many: str, name: str) -> Iterator[_Words]:
    """Bodies or headlines in either way of the standard: fields with a role in their name, or a list of objects."""
    for key in fields:
        if key == one or key.startswith(f"{one}_"):
            yield _Words(key.removeprefix(one).removeprefix("_"), "", _text(fields, key, name) or "")
    listed = fields.get(many, [])
    if not isinstance(listed, list):
        raise ArticleError(name, many, listed, f"a {type(listed).__name__}; give a list of objects with a value")
    for row in listed:
        if not isinstance(row, Mapping):
            raise ArticleError(name, many, row, f"a {type(row).__name__}; give objects with a value")
        own = {str(key).lower(): value for key, value in row.items() if value is not None}
        role, kind, value = (_text(own, key, name) or "" for key in ("role", "contenttype", "value"))
        yield _Words(role.lower(), kind.lower().split(";")[0].strip(), value)


def _source(fields: Mapping[str, Any], name: str) -> str | None:
    """Who tells it, as far as the item says so in words."""
    parties = []
    for field in ("provider", "infosource", "infosources", "source", "copyrightholder"):
        for party in fields[field] if isinstance(fields.get(field), list) else [fields.get(field)]:
            told = {"name": party} if isinstance(party, str) else party or {}
            if not isinstance(told, Mapping):
                raise ArticleError(name, field, party, f"a {type(party).__name__}; give a name, or objects with a name")
            label = _text(told, "name", name) or _text(told, "literal", name)
            provides = "provider" in f"{told.get('role')} {told.get('rel')}".lower()
            if label and label.strip():
                parties.append((not provides, label.strip()))
    return min(parties, key=lambda party: party[0])[1] if parties else None


def _namer(uri: str | None) -> str | None:
    """Who named the item: the host of a URL, the owner in "urn:newsml:argus.example:2025:1", else the whole of it."""
    if uri is None:
        return None
    parts = uri.split(":")
    if parts[0] == "urn" and len(parts) > 3:
        return parts[2] or uri
    with suppress(ValueError):  # half of an IPv6 address
        return urlsplit(uri).hostname or uri
    return uri


def _text(fields: Mapping[str, Any], field: str, name: str) -> str | None:
    value = fields.get(field)
    if value is not None and not isinstance(value, str):
        raise ArticleError(name, field, value, f"a {type(value).__name__}; give a text")
    return value
