"""Ages: "a 7-year-old girl", "aged 7", "Jane Roe, 52,", "27-jährige", "de 27 años", "27 वर्षीय".

How old somebody or something is, is a number of years (or months, …), not a length of time that passes.
"""

from __future__ import annotations

from ..document import Document
from ..lexicon import Phrases
from ..records import Kind
from ..tokens import HYPHENS
from .figures import Figure
from .found import Found
from .names import is_bracketed_age

__all__ = ["as_age", "is_age", "is_of_person"]

_ENDS = frozenset({",", ".", ";", ")"})
_YOUNGEST, _OLDEST = 1, 115
_SHORTEST = 86_400  # seconds: "turned two hours into three"
_JOINERS = 2  # a comma and "and"
_TO_PERSON = 3  # words from the unit to the person: "पांच साल की मासूम बच्ची"


def is_age(document: Document, figure: Figure, floor: int) -> bool:
    """Whether a bare number is an age: "aged 27", "age 18 to 34", "Jane Roe, 52, of", "He was 35."."""
    low = figure.low if figure.low is not None else figure.value
    if not low >= _YOUNGEST or figure.value > _OLDEST or (figure.value % 1 and not figure.is_range):
        return False
    if _is_led(document, figure.first, floor) or _is_one_of_several(document, figure):
        return True
    if _match_before(document, document.lexicon.ages.copulas, figure.first, floor) is not None:
        return _ends_age(document, figure.end)
    if _follows_office(document, figure.first):
        return _ends_age(document, figure.end)
    return (
        _is_apposed_number(document, figure)
        or (figure.end - figure.first == 1 and is_bracketed_age(document, figure.first))
        or is_of_person(document, figure)
    )


def _follows_office(document: Document, i: int) -> bool:
    """ "The mayor is 58": an office, a form of "to be" and a number that counts nothing."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if i < 2 or keys[i - 1] not in lexicon.ages.verbs:
        return False
    return lexicon.roles.match_before(keys, i - 1) is not None or _is_one_person(document, i - 2)


def as_age(document: Document, length: Found, floor: int) -> Found:
    """A length of time as an age, where the words around it say that somebody or something is so old."""
    if length.kind is not Kind.DURATION or length.measured is None or not _tells_age(document, length, floor):
        return length
    return length._replace(kind=Kind.NUMBER, timex=None)


def _tells_age(document: Document, length: Found, floor: int) -> bool:
    lexicon, keys = document.lexicon, document.tokens.keys
    hyphened = length.end < len(keys) and keys[length.end] in HYPHENS
    if lexicon.ages.after.match(keys, length.end + hyphened) is not None:
        return True
    assert length.measured is not None
    if length.measured.factor >= _SHORTEST and _is_led(document, length.first, floor):
        return True
    if length.measured.name == "year" and _is_lived(document, length, floor):
        return True
    if keys[length.end - 1] in lexicon.ages.adjectives:
        return not _is_lasting(document, length.end)
    return _is_of_person_before(document, length, floor) or _is_of_person_behind(document, length.end)


def _match_before(document: Document, table: Phrases[str], i: int, floor: int) -> tuple[str, int] | None:
    """What a table matches before the figure at token `i`, or before the words that bound it: "aged at least 16"."""
    keys = document.tokens.keys
    while True:
        found = table.match_before(keys, i, floor)
        bounded = document.lexicon.before.match_before(keys, i, floor)
        if found is not None or bounded is None:
            return found
        i = bounded[1]


def _is_led(document: Document, i: int, floor: int) -> bool:
    """ "aged", "im Alter von", "उम्र" before the figure at token `i`."""
    return _match_before(document, document.lexicon.ages.before, i, floor) is not None


def _is_lived(document: Document, length: Found, floor: int) -> bool:
    """ "murió a los 85 años", "tenía 27 años": years lived, where nothing says of what else they are ("de prisión")."""
    keys, lexicon = document.tokens.keys, document.lexicon
    led = _match_before(document, lexicon.ages.leads, length.first, floor)
    after = keys[length.end] if length.end < len(keys) else "."
    closed = not after[0].isalpha() or (after in lexicon.function_words and after not in lexicon.partitives)
    return led is not None and closed and not length.is_range and 0 < (length.value or 0) <= _OLDEST


def _is_apposed_number(document: Document, figure: Figure) -> bool:
    """ "Jane Roe, 52, of Harwick", "the driver, 52, said"."""
    tokens, lexicon = document.tokens, document.lexicon
    keys, i = tokens.keys, figure.first
    return (
        i >= 2
        and keys[i - 1] == ","
        and tokens.joined(i - 1)
        and figure.end - i == 1
        and keys[i].isdecimal()
        and (
            _ends_name(document, i - 2)
            or _is_one_person(document, i - 2)
            or lexicon.roles.match_before(keys, i - 1) is not None
        )
        and len(keys[i - 2]) > 1
        and keys[i - 2] not in lexicon.calendar.months
        and keys[i - 2] not in lexicon.calendar.weekdays
        and figure.end < len(keys)
        and keys[figure.end] in _ENDS
        and tokens.joined(figure.end)
    )


def _is_one_of_several(document: Document, figure: Figure) -> bool:
    """ "The victims, 21 and 23, died", "two women aged 23, 31 and 40": one of the ages told behind those who have them.

    "A woman aged 23 and 12 were hurt" goes on to others.
    """
    tokens, lexicon = document.tokens, document.lexicon
    keys, (first, end) = tokens.keys, _bare_list(document, figure.first)
    if figure.end - figure.first != 1 or end <= first + 1 or first < 2:
        return False
    led = lexicon.ages.before.match_before(keys, first)
    if led is not None:
        who = led[1] - 1 - (keys[led[1] - 1] == ",")
        return who >= 0 and _are_people(document, who) and lexicon.is_plural(keys[who])
    if not _are_people(document, first - 2):
        return False
    bracketed = keys[first - 1] == "("
    return keys[end] == ")" if bracketed else keys[first - 1] == "," and keys[end] in _ENDS


def _are_people(document: Document, i: int) -> bool:
    """Whether a noun that means people stands at token `i`: "victims", "daughters"."""
    return document.lexicon.lemma(document.tokens.keys[i]) in document.lexicon.people


def _bare_list(document: Document, i: int) -> tuple[int, int]:
    """The list of bare numbers that may be ages around token `i`, to before its end: "21 and 23", "9, 12, and 14"."""
    keys = document.tokens.keys
    first, last = i, i
    while (before := _past_joiner(document, first - 1, -1)) is not None and _may_be_age(keys[before]):
        first = before
    while (behind := _past_joiner(document, last + 1, 1)) is not None and _may_be_age(keys[behind]):
        last = behind
    listed = any(key in document.lexicon.numerals.ands for key in keys[first:last])
    return (first, last + 1) if listed and last + 1 < len(keys) else (i, i)


def _past_joiner(document: Document, i: int, step: int) -> int | None:
    """The token beyond what joins two numbers of a list, going one way: a comma, "and", or both."""
    keys, ands = document.tokens.keys, document.lexicon.numerals.ands
    start = i
    while 0 <= i < len(keys) and abs(i - start) < _JOINERS and (keys[i] == "," or keys[i] in ands):
        i += step
    return i if i != start and 0 <= i < len(keys) else None


def _may_be_age(key: str) -> bool:
    return key.isdecimal() and _YOUNGEST <= int(key) <= _OLDEST


def _ends_name(document: Document, i: int) -> bool:
    """Whether a capitalised word stands at token `i`, or one it is joined to: "Kim Min-jun"."""
    tokens = document.tokens
    first = i - 2 if i >= 2 and tokens.keys[i - 1] in HYPHENS and tokens.joined(i) and tokens.joined(i - 1) else i
    return tokens.words[i][0].isupper() or tokens.words[first][0].isupper()


def is_of_person(document: Document, figure: Figure) -> bool:
    """ "a woman of 34 died", but not "a group of 34", "a boy of 12 brothers"."""
    keys, lexicon, i = document.tokens.keys, document.lexicon, figure.first
    if (
        i < 3
        or keys[i - 1] not in lexicon.partitives
        or not keys[i].isdecimal()
        or not lexicon.numerals.ones & {keys[i - 3]}
    ):
        return False
    after = keys[figure.end] if figure.end < len(keys) else "."
    return keys[i - 2] in lexicon.people.kinds and (
        not after[0].isalpha()
        or after in lexicon.verbs
        or after in lexicon.function_words
        or after in lexicon.measure_verbs
    )


def _is_one_person(document: Document, i: int) -> bool:
    """ "The driver, 52, was held": a noun that means people, in the singular."""
    lexicon, key = document.lexicon, document.tokens.keys[i]
    return key in lexicon.people and not lexicon.is_plural(key)


def _ends_age(document: Document, end: int) -> bool:
    """ "He was 35.", "She is 27 and", "He will be 40 when": nothing is counted; "He was 12 under par" is no age."""
    keys, lexicon = document.tokens.keys, document.lexicon
    return end >= len(keys) or keys[end] in _ENDS or lexicon.ages.followers.match(keys, end) is not None


def _is_lasting(document: Document, i: int) -> bool:
    """ "27-jährige Haftstrafe", "दो वर्षीय पाठ्यक्रम": the adjective tells how long the thing behind it lasts."""
    return any(key.endswith(document.lexicon.ages.lasting) for key in document.tokens.keys[i : i + 2])


def _is_of_person_before(document: Document, length: Found, floor: int) -> bool:
    """ "el conductor, de 52 años,", "une femme de 67 ans": years that belong to the person named before them."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    link = _match_before(document, lexicon.ages.links, length.first, floor)
    if link is None or link[1] < 1 or not 0 < (length.value or 0) <= _OLDEST:
        return False
    i = link[1] - 1
    bare = keys[link[1]] == ","
    apposed = bare or (i > floor and keys[i] == ",")
    i -= apposed and not bare
    after = keys[length.end] if length.end < len(keys) else "."
    closed = not after[0].isalpha() or (after in lexicon.function_words and not bare)  # "En Jaca, 5 años después"
    if lexicon.lemma(keys[i]) in lexicon.people:
        return closed or not apposed
    return apposed and closed and tokens.words[i][0].isupper() and keys[i] not in lexicon.calendar.months


def _is_of_person_behind(document: Document, i: int) -> bool:
    """ "27 साल के युवक": a genitive and, after a word or two, a person; "27 साल के कार्यकाल" is a length."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if i >= len(keys) or keys[i] not in lexicon.ages.genitives:
        return False
    for key in keys[i + 1 : i + 1 + _TO_PERSON]:
        if not key[0].isalpha() or key in lexicon.function_words:
            return False
        if key in lexicon.ages.persons or lexicon.lemma(key) in lexicon.people:
            return True
    return False
