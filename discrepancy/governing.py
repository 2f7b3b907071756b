"""What a figure is of, in a word: the noun it counts, or the one it stands with: "a £550m buyback", "fines of $2m".

For figures that no measure of the catalogue names this word is what tells them apart, and what ties two accounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from .finders.nouns import Noun, counted_noun
from .lexicon import CONCEPT, STEM, concepts_of, siblings
from .records import LEVEL_REACHED, VOTED, is_counted
from .records.kinds import COUNT, MEASURE, ORDINAL, PERCENT
from .surroundings import BREAKS, LONGEST, POINTS, Place, cue_spans, gap

__all__ = ["counted_in_words", "setting_of", "sorts_of", "things_of"]

_EVENT = 7  # tokens from what happens to when
_ROLE = 6  # tokens from who somebody is to the age
_MOST = 3  # words that tell what happens
_NO_EVENTS = frozenset({"speakers", "scheduled", "forecast"})  # cues whose words tell nothing that happens


def things_of(
    place: Place, noun: Noun | None, measure: str | None = None, *, is_of_whole: bool = False
) -> frozenset[str]:
    """The concepts, or else stems, of the noun that says what a figure is of, and of what happens at a time.

    "11 of the 22 gates" are gates: `is_of_whole` says that a number that is part of another shares its noun.
    """
    kind, unit = place.mention.kind, place.mention.unit
    if is_of_whole and noun is None and unit is not None:
        return frozenset({concepts_of(place.document.lexicon.language).words.get(unit) or unit[:STEM]})
    if kind is ORDINAL:
        return frozenset()
    if measure == "age":
        found = _aged(place)
    elif kind in POINTS:
        found = list(islice(_events(place), _MOST))
    else:
        at = noun.head if noun is not None else _noun_beside(place)
        found = [at] if at is not None else []
    meanings = place.document.meanings
    if not found and kind not in POINTS and measure != "age":
        told = [meaning for i in islice(_events(place), 2) for meaning in meanings(i)]
        return frozenset([meaning for meaning in told if meaning.startswith(CONCEPT)])
    return frozenset([meaning for i in found for meaning in meanings(i)])


def _noun_beside(place: Place) -> int | None:
    """The noun that a figure without one of its own stands with: inside it, before it or behind it."""
    at, counted = _inside(place), is_counted(place.mention)
    if at is None and place.mention.kind is MEASURE and _is_of_noun(place):
        at = _before(place)  # "a crack of seven inches runs along a seam"
    if at is None:
        at = _behind(place)
    if at is None and counted:
        at = _done(place)
    if at is None:
        at = _before(place)
    if at is None and counted:
        at = counted_in_words(place)
    return at


def setting_of(place: Place) -> frozenset[str]:
    """What happened in so many places: "sold" of "sold in 11 states", "infect" of "infections across seven states"."""
    keys, locatives = place.document.tokens.keys, place.document.lexicon.cues.get("locatives")
    if place.mention.kind is not COUNT or locatives is None or locatives.match_before(keys, place.first) is None:
        return frozenset()
    told = islice(_events(place, across=True), _MOST)
    return frozenset(meaning for i in told for meaning in place.document.meanings(i))


def sorts_of(place: Place) -> frozenset[tuple[str, str]]:
    """Of which of several sorts that exclude each other a figure is, by the word nearest to it: ("leg", "=first_leg").

    A word belongs to the figure it is nearest to: in "killed nine, four of them women" only four are women.
    """
    return _sibling_sorts(place) | _numbered_sorts(place)


def _numbered_sorts(place: Place) -> frozenset[tuple[str, str]]:
    """Which one in a row of equals it is of: "the first blast killed three", "the second blast"."""
    ordinals = [(at, to, other.value) for at, to, other in place.others if other.kind is ORDINAL]
    if not ordinals:
        return frozenset()
    way, to, number = min((gap(at, place.first, place.end), to, number) for at, to, number in ordinals)
    stems = [stem for i, stem in place.sentence.stems if i == to]
    if way > _SORT or to > place.first or not stems or place.mention.kind is ORDINAL:
        return frozenset()
    return frozenset({(f"numbered {stems[0]}", str(number))})


def _sibling_sorts(place: Place) -> frozenset[tuple[str, str]]:
    """Of which concepts of one row it is: a semi-final is no final."""
    told = place.sentence.sorts
    if not told:
        return frozenset()
    sorts = siblings()
    rows, wide = sorts.rows, sorts.wide
    amounts = [
        (at, to)
        for at, to, other in place.others
        if other.kind is not ORDINAL
        and other.kind not in POINTS  # "first" of "first leg" is none
        and (VOTED.isdisjoint(other.notes) or VOTED.isdisjoint(place.mention.notes))  # the two sides of one vote
    ]
    nearest: dict[str, tuple[int, set[str]]] = {}
    for i, stem in told:
        own = _way(place, i, place.first, place.end)
        is_near = 0 < own <= _SORT and not any(_way(place, i, *amount) < own for amount in amounts)
        for row in rows[stem]:
            if not is_near and row not in wide:
                continue
            least, named = nearest.get(row, (own, set[str]()))
            if own <= least:
                nearest[row] = (own, {*named, stem} if own == least else {stem})
    return frozenset((row, stem) for row, (_, named) in nearest.items() if len(named) == 1 for stem in named)


_SORT = 10  # tokens from a figure to the word that says of which sort it is
_CLAUSE = 4  # tokens that a comma counts


def _way(place: Place, i: int, first: int, end: int) -> int:
    """Tokens from a word to a figure, those that part clauses counted for more."""
    between = place.document.tokens.keys[i + 1 : first] if i < first else place.document.tokens.keys[end:i]
    return gap(i, first, end) + _CLAUSE * sum(map(BREAKS.__contains__, between))


def _aged(place: Place) -> list[int]:
    """Who is of an age, by a calling: "the 47-year-old driver", "the trucker, 57", "an aide, a man of 60"."""
    document, names = place.document, place.sentence.named
    keys, lexicon = document.tokens.keys, document.lexicon
    anybody = lexicon.people.anyone | lexicon.people.kinds
    tied = place.end + 1 < len(keys) and keys[place.end] == "-"  # "the 47-year-old driver"
    noun = counted_noun(document, place.end + 2 * tied, one=True)
    if noun is not None and noun.lemma not in anybody and noun.lemma in lexicon.people:
        return [noun.head]
    figures = {i for at, to, _ in place.others for i in range(at, to)}
    for i in range(place.first - 1, max(place.sentence.first, place.first - _ROLE) - 1, -1):
        if i in figures:
            return []  # "two sons, ages 16 and 6"
        if not keys[i][0].isalpha() or keys[i] in lexicon.function_words or lexicon.lemma(keys[i]) in anybody:
            continue
        if lexicon.ages.before.match_before(keys, i + 1) is not None:
            continue  # "पीड़ित की उम्र 32 साल"
        is_role = not siblings().roles.keys().isdisjoint(document.meanings(i))  # "das Opfer", which looks like a name
        return [i] if is_role or not (i in names or lexicon.is_plural(keys[i])) else []
    return []


def _inside(place: Place) -> int | None:
    """The noun of a share that is told around it: "one bus in three"."""
    if place.mention.kind is not PERCENT:
        return None
    return next((i for i in range(place.first + 1, place.end - 1) if _is_content(place, i)), None)


def _behind(place: Place) -> int | None:
    """The noun right behind a sum, a share or a length: "a 2.5 per cent rise", "16 weeks of pay"."""
    document = place.document
    if place.mention.kind is COUNT or place.end >= len(document.tokens):
        return None
    if not document.tokens.keys[place.end][0].isalpha() and not document.tokens.joined(place.end):
        return None
    found = counted_noun(document, place.end, one=True)
    return found.head if found is not None and _is_content(place, found.head) else None


def _done(place: Place) -> int | None:
    """What those who are counted did, where no noun says who they are: "14,500 had finished", "three fled"."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    i = place.end
    while i < len(keys) and keys[i] in lexicon.auxiliaries and i - place.end < _AUXILIARIES:
        i += 1
    if i >= len(keys) or not _is_content(place, i):
        return None
    return i if keys[i] in lexicon.verbs or keys[i].endswith(lexicon.calendar.past_endings) else None


_AUXILIARIES = 2  # "had been"


def _before(place: Place) -> int | None:
    """The noun before "of" or "was": "a buyback of £550m", "the high was 116"."""
    document = place.document
    keys, lexicon = document.tokens.keys, document.lexicon
    i = place.first - 1
    while i > place.sentence.first and keys[i] in lexicon.determiners:
        i -= 1
    if i <= place.sentence.first or not (
        keys[i] in lexicon.partitives or keys[i] in lexicon.auxiliaries or keys[i] == ":"
    ):
        return None
    return i - 1 if _is_content(place, i - 1) else None


def _is_of_noun(place: Place) -> bool:
    """Whether "of" ties a figure to the noun before it, unless that only says what is measured: "a speed of 68 mph"."""
    i = place.first - 1
    if i <= place.sentence.first or place.document.tokens.keys[i] not in place.document.lexicon.partitives:
        return False
    return not any(hit.first < i <= hit.end for hit in place.sentence.measures)


def counted_in_words(place: Place) -> int | None:
    """The noun of a bare count: "the number of closed schools rose to 46", "calls to the helpline have reached 900"."""
    document, sentence = place.document, place.sentence
    counted = [(a, b) for a, b in cue_spans(place, "counting") if b <= place.first]
    if counted and not any(counted[-1][1] <= at < place.first for at, _, _ in place.others):
        first, end = counted[-1]
        if document.lexicon.verb_final:
            return first - 1 if first > sentence.first and _is_content(place, first - 1) else None
        noun = counted_noun(document, end)
        return noun.head if noun is not None else None
    reached = LEVEL_REACHED in place.mention.notes or any(
        a < place.first <= b + 1 for a, b in cue_spans(place, "running")
    )
    if not reached or document.lexicon.verb_final or any(at < place.first for at, _, _ in place.others):
        return None
    start = sentence.first + (document.tokens.keys[sentence.first] in document.lexicon.determiners)
    noun = counted_noun(document, start) if start < place.first else None
    return noun.head if noun is not None else None


def _events(place: Place, *, across: bool = False) -> Iterator[int]:
    """What happens at a time, in the words before it: "approved in 2021", "the power went off at 6.15"."""
    keys, cues = place.document.tokens.keys, place.sentence.cues
    said = {i for cue in _NO_EVENTS if cue in cues for first, end in cues[cue] for i in range(first, end)}
    taken, figures = set[int](), set[int]()
    for at, end, other in place.others:
        if not place.first - _EVENT - LONGEST <= at < place.first:
            continue  # it reaches none of the words looked at
        taken |= set(range(at, end))
        if other.kind not in POINTS:
            figures |= set(range(at, end))
        noun = counted_noun(place.document, end) if is_counted(other) else None
        taken |= set(range(noun.first, noun.end)) if noun is not None else set()  # "1,200 employees in 2019"
    for i in range(place.first - 1, max(place.sentence.first, place.first - _EVENT) - 1, -1):
        if keys[i] in BREAKS or (i in figures and not across):
            return  # beyond a figure another thing is told
        if i not in taken and i not in said and _is_content(place, i):
            yield i


def _is_content(place: Place, i: int) -> bool:
    """Whether a token is a word with a meaning of its own, and no part of another figure or date."""
    document = place.document
    key = document.tokens.keys[i]
    if not key[0].isalpha() or len(key) < 3 or key in document.lexicon.function_words or i in document.masked:
        return False
    return all(not at <= i < to for at, to, _ in place.others)
