"""JSON Schema (draft 2020-12) of what the library takes and gives, for whoever stores, checks or generates it.

The file beside this one holds the definitions; numbers are decimal text in all of them, offsets count code points.
Objects may hold more than is described: a later version may add fields, and readers pass over what they do not know.

>>> schema("finding")["title"]
'Finding'
>>> names()
('articles', 'claim', ..., 'report', 'row', 'tally')
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from ..errors import DiscrepancyError

__all__ = ["names", "schema"]

_NAMES = (
    "articles", "claim", "comparison", "consensus", "finding", "highlighted", "mention", "moment", "report", "row",
    "tally",
)  # fmt: skip


def names() -> tuple[str, ...]:
    """What there is a schema of, sorted."""
    return _NAMES


def schema(name: str = "report") -> dict[str, Any]:
    """The JSON Schema of a report, a mention …, or of the articles that `compare` takes; whole in itself.

    Each call gives a dict of its own. Raises `DiscrepancyError`, which lists the names, for one that is none of them.

    >>> schema("mention")["properties"]["value"]["anyOf"][-1]
    {'type': 'null'}
    """
    if name not in _NAMES:
        raise DiscrepancyError(f"no schema {name!r}; give one of {', '.join(map(repr, _NAMES))}")
    text = resources.files(__name__).joinpath("discrepancy.json").read_text(encoding="utf-8")
    whole = json.loads(text)
    definitions = whole["$defs"]
    chosen = definitions[name]
    needed = _needed(chosen, definitions)
    return {
        "$schema": whole["$schema"],
        "$id": f"urn:x-discrepancy:schema:{name}:1",
        **chosen,
        "$defs": {key: value for key, value in definitions.items() if key in needed},
    }


def _needed(part: Any, definitions: dict[str, Any]) -> set[str]:
    """The definitions that a part of a schema refers to, and those that these refer to."""
    found: set[str] = set()
    left = [part]
    while left:
        match left.pop():
            case {"$ref": str(link)} if (key := link.removeprefix("#/$defs/")) not in found:
                found.add(key)
                left.append(definitions[key])
            case dict() as inner:
                left.extend(inner.values())
            case list() as inner:
                left.extend(inner)
    return found
