"""Who is meant by "the chief executive": the one person to whom the article itself ties the office.

"Former president Ann Tarrow", "Ann Tarrow, the former president," and "the former president, Ann Tarrow," tie; an
office that an article ties to two people is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .document import Document

__all__ = ["Person", "persons_of"]

_CLOSERS = frozenset({",", ".", ";", ")", "–", "—"})
_LONGEST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Person:
    """A name as printed and its key: that of the last word, which the name is short for."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class _Office:
    """A telling of an office, with what narrows it ("former"), from token `first` to before `end`."""

    words: tuple[str, ...]
    first: int
    end: int


def persons_of(document: Document, names: Mapping[int, str]) -> dict[int, Person]:
    """The last token of every office told without its holder's name -> the person who holds it."""
    offices = list(_offices(document))
    holders: dict[tuple[str, ...], dict[str, Person]] = defaultdict(dict)
    loose: list[_Office] = []
    for office in offices:
        person = _holder(document, names, office)
        if person is None:
            loose.append(office)
        else:
            # the fuller telling of a name stands for it
            known = holders[office.words].get(person.key)
            holders[office.words][person.key] = max(known or person, person, key=lambda p: len(p.name))
    return {
        office.end - 1: next(iter(holders[office.words].values()))
        for office in loose
        if len(holders.get(office.words, ())) == 1 and _is_pointed(document, office)
    }


def _offices(document: Document) -> Iterator[_Office]:
    keys, lexicon = document.tokens.keys, document.lexicon
    end = 0
    for i, to, _ in document.phrases(lexicon.roles):
        if i < end:
            continue
        prefix = lexicon.role_prefixes.match_before(keys, i)
        first, end = prefix[1] if prefix is not None else i, to
        yield _Office(keys[first:end], first, end)


def _holder(document: Document, names: Mapping[int, str], office: _Office) -> Person | None:
    """The person whose name stands right behind an office, or in apposition to it on either side."""
    keys = document.tokens.keys
    behind = _name_at(document, names, office.end)
    if behind is not None:
        return behind[0]
    if keys[office.end : office.end + 1] == (",",):
        named = _name_at(document, names, office.end + 1)
        if named is not None and keys[named[1] : named[1] + 1] and keys[named[1]] in _CLOSERS:
            return named[0]
    article = document.lexicon.role_articles.match_before(keys, office.first)
    comma = (article[1] if article is not None else office.first) - 1
    closes = office.end >= len(keys) or keys[office.end] in _CLOSERS | document.lexicon.partitives
    if comma > 0 and keys[comma] == "," and closes:
        return _name_before(document, names, comma)
    return None


def _name_at(document: Document, names: Mapping[int, str], i: int) -> tuple[Person, int] | None:
    """The name that begins at a token, and the index after it."""
    end = i
    while end < len(document.tokens) and end - i < _LONGEST and _is_name(document, names, end):
        end += 1
    closers = document.lexicon.role_closers
    if end == i or (closers and document.tokens.keys[end : end + 1] and document.tokens.keys[end] not in closers):
        return None
    return _person(document, names, i, end), end


def _name_before(document: Document, names: Mapping[int, str], end: int) -> Person | None:
    first = end
    while first > 0 and end - first < _LONGEST and _is_name(document, names, first - 1):
        first -= 1
    return _person(document, names, first, end) if first < end else None


def _is_name(document: Document, names: Mapping[int, str], i: int) -> bool:
    """A word of a name; in scripts with capitals one that opens a sentence too, where its neighbour is one."""
    tokens = document.tokens
    if i in names:
        return True
    return (
        document.lexicon.script == "Latn"
        and tokens.words[i].istitle()
        and tokens.keys[i] not in document.lexicon.function_words
        and i + 1 in names
    )


def _person(document: Document, names: Mapping[int, str], first: int, end: int) -> Person:
    return Person(document.tokens.span(first, end), names.get(end - 1, document.tokens.keys[end - 1]))


def _is_pointed(document: Document, office: _Office) -> bool:
    """Whether the office is told as one the reader knows: "the mayor", and not "the mayor of Ostby"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if office.end < len(keys) and keys[office.end] in lexicon.partitives and lexicon.script == "Latn":
        return False
    return not lexicon.role_articles or lexicon.role_articles.match_before(keys, office.first) is not None
