"""Years in digits: "2024", "the 1990s", "the '90s", "'89", "2012–13", "fiscal 1998", "44 BC"."""

from __future__ import annotations

from ..document import Document
from ..lexicon.gates import UNIT
from ..records import Kind
from ..tokens import APOSTROPHES
from .anchor import Anchor
from .found import Found
from .parts import dated, skipped

__all__ = ["FISCAL", "ends_range", "find_year", "fiscal_year_at"]

FISCAL = "a fiscal year: its first day is not told"

_DASHES = frozenset({"-", "–", "—", "/"})
_NUMBER_SIGNS = frozenset("$€£₹#+~@/.≈")


def find_year(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """2024, the 1990s, the '90s, '89, 2012–13, fiscal 1998, 44 BC: digits that count nothing."""
    word = document.tokens.keys[i]
    if not word.isdecimal():
        return None
    era = _with_era(document, i, floor)
    if era is not None:
        return era
    if len(word) == 2:
        return _short_year(document, i, floor, anchor)
    if len(word) != 4 or not 1000 <= int(word) <= 2199:
        return None
    found = _plural(document, i) or _season_years(document, i, floor) or _plain_year(document, i, floor, anchor)
    return _fiscal(document, found, floor) if found is not None else None


def ends_range(document: Document, found: Found) -> bool:
    """Whether a year is the second of "1775–1780": what follows goes on from the first."""
    i = found.first
    return (
        i > 1 and found.end - i == 1 and document.tokens.keys[i - 1] in _DASHES and _is_year_range(document, i - 2, i)
    )


def _with_era(document: Document, i: int, floor: int) -> Found | None:
    """44 BC, AD 79, 79 AD."""
    keys, calendar, gates = document.tokens.keys, document.lexicon.calendar, document.lexicon.gates
    is_near = (i and keys[i - 1] in gates.year_before) or (i + 1 < len(keys) and keys[i + 1] in gates.year_behind)
    if len(keys[i]) > 4 or not is_near:
        return None
    number = int(keys[i])
    if not 0 < number < 10000:
        return None
    before = calendar.said("era_before").match(keys, i + 1)
    if before is not None and not document.tokens.words[i + 1][0].islower():
        return Found(first=i, end=before[1], kind=Kind.DATE, timex=f"BC{number:04}")
    after = calendar.said("era_after").match(keys, i + 1)
    if after is not None and document.tokens.words[i + 1].isupper():
        return dated(i, after[1], f"{number:04}")
    led = calendar.said("era_after").match_before(keys, i, floor)
    if led is not None and document.tokens.words[led[1]].isupper():
        return dated(led[1], i + 1, f"{number:04}")
    return None


def _short_year(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """the '90s, '89: two digits behind an apostrophe, in the century of what was told before."""
    keys, tokens = document.tokens.keys, document.tokens
    decade = _spoken_decade(document, i)
    if decade is not None:
        return decade
    if i <= floor or keys[i - 1] not in APOSTROPHES or not tokens.joined(i) or (i > 1 and tokens.joined(i - 1)):
        return None
    base = anchor.year if anchor.narrative and anchor.year else anchor.published.year if anchor.published else 2000
    year = base - base % 100 + int(keys[i])
    if year > base + 10:
        year -= 100
    end = _plural_end(document, i + 1)
    if end is not None:
        return dated(i - 1, end, f"{year // 10:03}") if keys[i][1] == "0" else None
    named = i - 2 >= floor and not tokens.words[i - 2].islower()  # "Draft '09 ships today": no nine ships
    if _counts_something(document, i, i + 1) and not named:
        return None
    return dated(i - 1, i + 1, f"{year:04}")


def _spoken_decade(document: Document, i: int) -> Found | None:
    """ "80 के दशक": two digits before the word for a decade, of the last century."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    link = calendar.said("decade_links").match(keys, i + 1)
    word = calendar.words.match(keys, link[1]) if link is not None else None
    if word is None or word[0] != "decade" or keys[i][1] != "0" or keys[i][0] == "0":
        return None
    return dated(i, word[1], f"19{keys[i][0]}")


def _plural_end(document: Document, end: int) -> int | None:
    """The index after the "s" of "1990s" or "1990's"."""
    keys, tokens, calendar = document.tokens.keys, document.tokens, document.lexicon.calendar
    if end + 1 < len(keys) and keys[end] in APOSTROPHES and tokens.joined(end) and tokens.joined(end + 1):
        end += 1
    found = calendar.said("plural_endings").match(keys, end)
    if found is not None and tokens.joined(end):
        return found[1]
    after = (
        calendar.words.match(keys, skipped(document, end, "decade_links")) if calendar.said("decade_links") else None
    )
    return after[1] if after is not None and after[0] == "decade" else None


def _plural(document: Document, i: int) -> Found | None:
    end = _plural_end(document, i + 1)
    if end is None:
        return None
    word = document.tokens.keys[i]
    if word[2:] == "00":
        return dated(i, end, word[:2])
    return dated(i, end, word[:3]) if word[3] == "0" else None


def _season_years(document: Document, i: int, floor: int) -> Found | None:
    """2012–13, 2010-15: the second year with two digits."""
    keys, tokens = document.tokens.keys, document.tokens
    if i + 2 >= len(keys) or keys[i + 1] not in _DASHES or not (tokens.joined(i + 1) and tokens.joined(i + 2)):
        return None
    tail, year = keys[i + 2], int(keys[i])
    if not (tail.isdecimal() and len(tail) == 2) or (
        i + 4 < len(keys) and keys[i + 3] in _DASHES and tokens.joined(i + 3)
    ):
        return None
    last = year - year % 100 + int(tail)
    if last <= year:
        last += 100
    if not year < last <= year + 30 or _counts_something(document, i, i + 3):
        return None
    return Found(
        first=i, end=i + 3, kind=Kind.DATE, timex=f"{year:04}", low=f"{year:04}-01-01T00:00:00",
        high=f"{last:04}-12-31T23:59:59", is_range=True,
    )  # fmt: skip


def _plain_year(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    word = document.tokens.keys[i]
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    led = calendar.year_words.match_before(keys, i, floor)
    if led is None:
        unit = calendar.words.match_before(keys, i, floor)
        led = (unit[0], unit[1]) if unit is not None and unit[0] == "year" else None
    usual = (
        1500 <= int(word) <= 2100
        or _goes_with_year(document, i, floor, anchor)
        or _is_far_ahead(document, i)
        or _is_of_making(document, i, floor)
    )
    if led is None and (not usual or _counts_something(document, i, i + 1)):
        return None
    rough = calendar.said("around_year").match_before(keys, i, floor)
    if rough is not None:
        return dated(rough[1], i + 1, f"{int(word):04}")._replace(modifier="approx")
    return dated(i, i + 1, f"{int(word):04}")


def _is_of_making(document: Document, i: int, floor: int) -> bool:
    """ "made around 1340", "dating from about 1340", "um 1340 gefertigt": a word of making tells a year, be it old."""
    keys, lexicon = document.tokens.keys, document.lexicon
    calendar = lexicon.calendar
    if calendar.said("made_behind").match(keys, i + 1) is not None:
        return True
    bound = lexicon.before.match_before(keys, i, floor)
    rough = calendar.said("around_year").match_before(keys, i, floor) or bound
    if bound is not None and bound[0] != "approx":
        return False  # "made over 1200" counts
    at = rough[1] if rough is not None else i
    at -= at > floor and keys[at - 1] in calendar.prepositions
    return at < i and calendar.said("made").match_before(keys, at, floor) is not None  # "made 1200" counts, too


def _goes_with_year(document: Document, i: int, floor: int, anchor: Anchor) -> bool:
    """ "between A.D. 1000 and 1260": the second of two years, however early."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if anchor.year is None or anchor.month is not None or floor != i - 1 or i < 2:
        return False
    joined = keys[i - 1] in numerals.ands or numerals.range_joiners.match(keys, i - 1) is not None
    same = anchor.sentence == document.sentence_index(document.tokens.starts[i])
    return joined and same and keys[i - 2] == str(anchor.year) and anchor.year < int(keys[i])


def _is_far_ahead(document: Document, i: int) -> bool:
    """ "by 2120": a year after 2100 where a word points ahead and nothing changes by it."""
    keys, lexicon = document.tokens.keys, document.lexicon
    ahead = lexicon.calendar.future_before.match_before(keys, i)
    return int(keys[i]) > 2100 and ahead is not None and lexicon.change_before.match_before(keys, i) is None


def _fiscal(document: Document, found: Found, floor: int) -> Found:
    """A fiscal year runs as each country has it, so its bounds stay open."""
    led = document.lexicon.calendar.said("fiscal_words").match_before(document.tokens.keys, found.first, floor)
    if led is None:
        return found
    return found._replace(first=led[1], low=None, high=None, notes=(*found.notes, FISCAL))


def fiscal_year_at(document: Document, i: int) -> tuple[str, int] | None:
    """ "FY25", "FY2025", "fiscal 2025", "FY 2024-25": the year that token `i` opens, the last of two, and its end."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    led = calendar.said("fiscal_words").match(tokens.keys, i)
    if led is None or led[1] >= len(tokens.keys):
        return None
    at = led[1]
    first = _fiscal_number(document, at)
    if first is None:
        return None
    beyond = at + 2
    if beyond < len(tokens.keys) and tokens.keys[at + 1] in _DASHES and tokens.joined(at + 1) and tokens.joined(beyond):
        last = tokens.keys[beyond]
        if last.isdecimal() and len(last) in (2, 4) and int(last[-2:]) == (first + 1) % 100:
            return f"{first + 1:04}", beyond + 1
    return f"{first:04}", at + 1


def _fiscal_number(document: Document, at: int) -> int | None:
    """A year in four digits, or in two that are set against "FY" or its apostrophe."""
    word = document.tokens.keys[at]
    if not word.isdecimal():
        return None
    if len(word) == 4 and 1900 <= int(word) <= 2199:
        return int(word)
    return 2000 + int(word) if len(word) == 2 and document.tokens.joined(at) else None


def _is_year_range(document: Document, left: int, right: int) -> bool:
    """ "1775–1780": two years of four digits, the second later."""
    keys = document.tokens.keys
    if left < 0 or right >= len(keys):
        return False
    a, b = keys[left], keys[right]
    if not (a.isdecimal() and b.isdecimal() and len(a) == len(b) == 4 and 1000 <= int(a) < int(b) <= 2199):
        return False
    beyond = right + 1
    return not (beyond < len(keys) and keys[beyond] in _DASHES and document.tokens.joined(beyond))


def _counts_people(document: Document, i: int) -> bool:
    """ "gibt 1500 Menschen Arbeit", "reunió a 2000 personas"; in English, "in 2019 people voted" is as likely."""
    word, lexicon = document.tokens.keys[i], document.lexicon
    if lexicon.head == "plural" or lexicon.lemma(word) not in lexicon.people:
        return False
    return document.tokens.words[i][0].isupper() if lexicon.head == "capital" else lexicon.is_plural(word)


def _counts_something(document: Document, i: int, end: int) -> bool:
    """Whether the number is set against a sign or letters, or stands before a plural it counts."""
    keys, tokens, lexicon = document.tokens.keys, document.tokens, document.lexicon
    if i > 0 and _is_glued_before(document, i):
        return True
    if i > 0 and (lexicon.money_symbols.match_before(tokens.words, i) or keys[i - 1] in {"~", "≈", "+"}):
        return True
    at = i - 2 if i > 1 and keys[i - 1] == "." else i - 1  # "no. 2004"
    if at >= 0 and keys[at] in lexicon.name_words:
        return True
    if end >= len(keys):
        return False
    if tokens.joined(end):
        if keys[end][0].isalpha() or keys[end] in {"%", "+", "°"}:
            return True
        if (keys[end] in _DASHES or keys[end] == ":") and end + 1 < len(keys) and tokens.joined(end + 1):
            return not (keys[end + 1][0].isalpha() or _is_year_range(document, i, end + 1))
    if lexicon.gates.beside(tokens.keys, i, end) & UNIT and (
        lexicon.units.match(keys, end) or lexicon.money_names.match(keys, end)
    ):
        return True
    if lexicon.numerals.scales.match(keys, end):
        return True
    if _counts_people(document, end):
        return True
    opened = (
        i > 0
        and not lexicon.verb_final  # there the word before the number closes the phrase before it
        and keys[i - 1] in lexicon.calendar.prepositions
        and lexicon.before.match_before(keys, i) is None
    )
    if i > 0 and keys[i - 1] in _DASHES and tokens.joined(i):
        opened = True  # the post-1959 politics
    opened = opened or lexicon.calendar.said("articles").match_before(keys, i) is not None
    follows = keys[end]
    is_noun = (
        follows[0].isalpha()
        and tokens.words[end][0].islower()
        and follows not in lexicon.function_words
        and lexicon.is_plural(follows)
        and not tokens.words[end].endswith("ss")
    )
    return is_noun and not opened


def _is_glued_before(document: Document, i: int) -> bool:
    """Letters or a sign set against the number; a dash only where it joins no two years."""
    keys, tokens = document.tokens.keys, document.tokens
    if not tokens.joined(i):
        return False
    before = keys[i - 1]
    if before in _DASHES and i > 1 and keys[i - 2][0].isdecimal():
        return not _is_year_range(document, i - 2, i)
    return before[0].isalpha() or before in _NUMBER_SIGNS
