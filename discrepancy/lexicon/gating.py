"""Where a reader looks: the keys that make a candidate and the gates of the finders, from the tables of a language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from ..tokens import APOSTROPHES, DASHES, HYPHENS, key_of
from .gates import (
    BODY,
    BOUND,
    BOUNDED,
    BOUNDED_BEHIND,
    CALENDAR,
    COUNTING,
    DAY,
    DEICTIC,
    FOLLOWED,
    FRAMED,
    HOURS,
    LED,
    LENGTH,
    LEVELLED,
    LONE,
    MASS,
    MINUTE,
    NAME,
    NAMED,
    NONE,
    ORDINAL,
    PERIOD,
    PREFIXED,
    RACE,
    RATE_BASE,
    REFERENCE,
    RESTATED,
    SET,
    SOLID,
    SUM,
    TIMES,
    TURNED,
    TURNED_BEHIND,
    UNIT,
    VOTE,
    YEAR,
    Gates,
)  # fmt: skip
from .phrases import NO_WORDS, Phrases, by_neighbour
from .reading import rare_unit_words
from .units import Unit
from .words import Lexicon

__all__ = ["gates_of", "hot_keys"]

_NO_KEYS = frozenset[str]()
_VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")

_MINUSES = frozenset({"-", "–"})
_STROKES = frozenset({"-", "–", "/"})
_FRACTION_SIGNS = frozenset({"/", "⁄"})
_MINUTE_SIGNS = frozenset({"'", "′", "+"})  # "34'", "90+4"
_RACE_SIGNS = frozenset({":", "h", "hr", "hrs", "m"})  # behind the hours of a race, or the minutes of a shorter one
_NAME_SIGNS = DASHES | {"/", ":"}  # that tie a number to a name or to other numbers


def hot_keys(lexicon: Lexicon) -> tuple[frozenset[str], Mapping[str, tuple[tuple[str, ...], ...]]]:
    """The keys at which a finder begins to look, and by its first key each phrase at which it does.

    "May" is always looked at, "new" only before "year": everything else is passed over.
    """
    n, c = lexicon.numerals, lexicon.calendar
    tables: tuple[Phrases[Any], ...] = (
        n.cardinals, n.fixed, n.mixed, n.scales, n.ordinals, n.fractions, n.vague, n.zeros,
        n.multiple_words, n.frequency_words,
        c.months, c.weekdays, c.days, c.day_parts, c.words, c.adverbs, c.seasons, c.half_past,
        c.quarter_past, c.quarter_to, c.references, c.holidays, c.said("quarter_symbols"), c.said("fiscal_words"),
        c.clock_parts,
    )  # fmt: skip
    phrases = [keys for table in tables for keys in table.phrases()]
    phrases += [keys for keys, unit in lexicon.units.items() if unit.dimension == "time" and len(keys[0]) > 2]
    # phrases that begin with an article are found from their next word, which costs less than looking at every article
    passed = n.ones.union(c.said("too_frequent").starts)
    hot, longer = set(_VULGAR), defaultdict[str, list[tuple[str, ...]]](list)
    for keys in phrases:
        if len(keys) == 1:
            hot.add(keys[0])
        elif keys[0] in passed:
            hot.add(keys[1])
        else:
            longer[keys[0]].append(keys)
    hot -= passed
    return n.opened(frozenset(hot)), {key: tuple(keys) for key, keys in longer.items() if key not in hot}


def gates_of(lexicon: Lexicon) -> Gates:
    """The gates of a language, from its tables."""
    n, c = lexicon.numerals, lexicon.calendar
    said = c.said
    return Gates(
        at=_marks_at(lexicon),
        before=_marks_before(lexicon),
        behind=_marks_behind(lexicon),
        closed=n.opened(frozenset()),
        behind_dash=_behind_dash(lexicon),
        leading=_marks_leading(lexicon),
        ending=_marks_ending(lexicon),
        needed=_needed(lexicon),
        listing=_longest(lexicon.play_words("lists"), lexicon.play_words("penalties")) | {"+"},
        every_before=_ends(said("every"), said("every_other")),
        range_behind=_starts(n.range_joiners, n.between_joiners),
        clock_words=_clock_words(lexicon),
        year_behind=_starts(said("era_before"), said("era_after")) | _STROKES,
        year_before=_ends(said("era_after")),
        relation_before=_ends(
            said("previous"), said("this"), said("next"),
            said("told_previous"), said("told_next"), said("told_same"),
        ),
        relation_at=_starts(said("previous"), said("this"), said("next")),
        relation_behind=_starts(said("previous_after"), said("this_after"), said("next_after")),
        aside=_starts(said("told_previous"), said("ago_strict")),
        offset_before=_ends(said("ago_before"), said("hence_before")),
        offset_behind=_starts(
            said("before_event"), said("after_event"), said("ago_strict"), said("hence_strict"),
            said("hence_if_future"), said("earlier"), said("later"),
        ),
        hour_behind=_starts(
            c.past_marker, said("to_marker"), c.clock_marker, said("minutes_added"), said("minutes_taken")
        ),
        tense_starts=_starts(c.future, c.past),
        tense_ends=_ends(c.future, c.past),
        part_before=_ends(said("early"), said("mid"), said("late")),
        part_behind=_starts(said("early_after"), said("mid_after"), said("late_after")),
        figure_before=(
            n.ones | n.over_words | n.fraction_links | n.points | n.fraction_ands | _ends(n.ratio_joiners)
        ),
        figure_behind=_starts(
            n.range_joiners, n.between_joiners, n.or_joiners, n.turned_joiners, n.ratio_joiners, n.rating_joiners,
            n.minus_after,
        ) | _FRACTION_SIGNS | {letter.lower() for letter in n.suffixes},
        minus_before=n.minus | _MINUSES,
        units_only=_starts(n.mixed, n.vague_before_units),
        wording=_wording(lexicon),
        wording_at=_marks({FRAMED: _starts(lexicon.framed)}),
        wording_behind=_marks({BOUNDED_BEHIND: _starts(lexicon.after), TURNED_BEHIND: _starts(lexicon.change_after)}),
        money_behind=_starts(lexicon.money_names) | lexicon.partitives | {"-"},
        magnitude_behind=_starts(lexicon.magnitude_after) | lexicon.quake_words | {"-"},
        noun_ends=n.opened(
            _starts(n.cardinals, c.months, said("previous"), said("next"))
            | (_starts(c.words) if said("previous_after") else _NO_KEYS)
        ),
    )  # fmt: skip


def _marks_at(lexicon: Lexicon) -> dict[str, int]:
    """What a token itself tells of the figure that begins with it."""
    n, c = lexicon.numerals, lexicon.calendar
    said = c.said
    days_in_words = n.openers if c.order == "dmy" or said("date_words") else frozenset[str]()  # "el dos de mayo"
    return _marks({
        SET: _starts(c.weekdays),
        FOLLOWED: _clock_words(lexicon) | _starts(c.day_parts, n.mixed),
        CALENDAR: _starts(
            c.holidays, c.weekdays, c.months, c.seasons, said("quarter_symbols"), said("fiscal_words"),
            said("articles"),
        ),
        COUNTING: days_in_words | n.ordinal_openers,
        ORDINAL: n.ordinal_openers,
        REFERENCE: frozenset[str]().union(*c.references.phrases()),
        DEICTIC: frozenset[str]().union(*c.days.phrases()),
        PERIOD: _starts(c.words, c.day_parts),
        NONE: _starts(n.zeros, n.zero_halves),
        NAMED: _starts(n.names) | _ends(n.names),
        TIMES: _starts(c.adverbs, n.multiple_words, n.frequency_words),
    })  # fmt: skip


def _marks_before(lexicon: Lexicon) -> dict[str, int]:
    """What the token before a figure tells of it."""
    n, c = lexicon.numerals, lexicon.calendar
    said = c.said
    half_led = (c.day_parts, c.clock_parts, said("linkers")) if said("leading_parts") else ()
    return _marks({
        VOTE: _ends(lexicon.play_words("vote_joiners")) | DASHES,
        MINUTE: _ends(lexicon.play_words("minute_before")),
        SET: _ends(said("every"), said("every_other")),
        LED: _ends(said("spoken_hour"), said("bare_hour"), said("before_hours"), n.range_joiners, *half_led),
        LONE: _ends(said("date_words_before"), said("articles")) | n.ands | {","},
        YEAR: _ends(said("era_after")) | APOSTROPHES,
        RATE_BASE: _ends(n.rate_bases),
        BODY: lexicon.partitives | lexicon.determiners,
        NAME: lexicon.name_words | _NAME_SIGNS | {"(", "."},
        TIMES: _ends(said("every"), said("every_other")),
    })  # fmt: skip


def _marks_behind(lexicon: Lexicon) -> dict[str, int]:
    """What the token behind a figure tells of it."""
    n, c = lexicon.numerals, lexicon.calendar
    said = c.said
    joiners = _starts(n.range_joiners, n.between_joiners)
    halves = _starts(c.am, c.pm, c.clock_marker, c.local) | {zone.lower() for zone in lexicon.zones} | {"("}
    eras = _starts(said("era_before"), said("era_after"))
    days = _starts(c.months, said("day_words"), said("links")) | joiners | n.ands | n.ordinal_suffixes
    days |= c.ordinal_of | _STROKES | {".", ","}
    lone = _starts(said("date_words")) | n.ordinal_suffixes
    return _marks({
        VOTE: _starts(lexicon.play_words("vote_joiners"), lexicon.play_words("vote_units")) | DASHES,
        MINUTE: n.ordinal_suffixes | _MINUTE_SIGNS | ({"."} if lexicon.ordinal_point else set()),
        RACE: _RACE_SIGNS,
        HOURS: joiners,
        FOLLOWED: halves | _starts(
            c.past_marker, said("to_marker"), said("minutes_added"), said("minutes_taken"), said("past"), said("to"),
            said("minute_words"), c.day_parts, n.cardinals,
        ) | (joiners if said("leading_parts") else set()) | {":"},
        SOLID: halves,
        DAY: days,
        LONE: lone,
        YEAR: eras | _STROKES | _starts(said("decade_links")),
        CALENDAR: _starts(said("quarter_symbols")),
        COUNTING: days | lone | _starts(c.words, c.weekdays, n.ordinals) | c.halves | HYPHENS,
        ORDINAL: n.ordinal_suffixes | ({"."} if lexicon.ordinal_point else set()),
        NAME: lexicon.block_words | n.ordinal_suffixes | _NAME_SIGNS | {")"},
    })  # fmt: skip


def _behind_dash(lexicon: Lexicon) -> frozenset[str]:
    """The words that can be the other end of a range or date, or stand before it: "9-to-5", "12–the 14th", "23-Sep"."""
    n, c = lexicon.numerals, lexicon.calendar
    joiners = (
        n.range_joiners, n.between_joiners, n.or_joiners, n.turned_joiners, n.ratio_joiners, n.rating_joiners,
    )  # fmt: skip
    tied = {keys[1] for table in joiners for keys in table.phrases() if keys[0] in DASHES and len(keys) > 1}
    words = _starts(c.months, c.day_parts, c.said("articles"), n.ordinals) | c.ordinal_of | n.minus
    return n.opened(n.openers | words | tied)


def _marks_leading(lexicon: Lexicon) -> dict[str, int]:
    """What the token before a whole figure tells of it."""
    said = lexicon.calendar.said
    return _marks({
        TIMES: _ends(said("every"), said("every_other")),
        SUM: _MINUSES | _keys(_ends(lexicon.money_symbols)),
        PREFIXED: _ends(lexicon.prefixed_units, lexicon.before) | lexicon.partitives | {"-"},
        UNIT: lexicon.numerals.ands,  # "a mile and a half"
    })  # fmt: skip


def _marks_ending(lexicon: Lexicon) -> dict[str, int]:
    """What the token behind a whole figure tells of it."""
    n, c = lexicon.numerals, lexicon.calendar
    # "half an hour", "a couple of days", "two-hour"
    links = _starts(c.lengths.get("inner", NO_WORDS)) | lexicon.partitives | n.ones | _MINUSES
    money = _keys(_starts(lexicon.money_symbols))
    return _marks({
        TIMES: _starts(n.multiples) | {"-"},
        UNIT: _starts(lexicon.units, lexicon.money_names, lexicon.shared_names, rare_unit_words())
        | _keys(_starts(lexicon.unit_symbols)) | money | links | {"[", "<", "'"},
        LENGTH: _time_starts(lexicon.units) | _keys(_time_starts(lexicon.unit_symbols)) | links,
        MASS: _starts(lexicon.shared_names) | {"-"},
        SUM: _starts(lexicon.money_names) | money | lexicon.partitives | {"-"},
        PREFIXED: _starts(lexicon.magnitude_after) | lexicon.quake_words | {"-"},
        BOUND: _starts(lexicon.after),
    })  # fmt: skip


def _wording(lexicon: Lexicon) -> dict[str, Mapping[str | None, int]]:
    """What the words before a figure can make of it: by the last one and the one before that.

    Most phrases end in words as common as "to": it is the word before that tells which can be meant.
    """
    words = {
        TURNED: lexicon.change_skip | {"+"},
        LEVELLED: lexicon.change_to,
        RESTATED: lexicon.numerals.or_words | lexicon.change_by | {"(", "/"},
    }
    tables: dict[int, tuple[Phrases[Any], ...]] = {
        BOUNDED: (lexicon.before,),
        FRAMED: (lexicon.framed,),
        TURNED: (lexicon.change_before, lexicon.before),
        LEVELLED: (lexicon.change_level,),
    }
    ends = defaultdict[str, list[tuple[tuple[str, ...], int, int]]](list)
    for bit, single in words.items():
        for word in single:
            ends[word].append(((word,), 1, bit))
    for bit, asked in tables.items():
        for keys in (keys for table in asked for keys in table.phrases()):
            ends[keys[-1]].append((keys, len(keys), bit))
    return {key: _bits_by_neighbour(rows) for key, rows in ends.items()}


def _bits_by_neighbour(rows: list[tuple[tuple[str, ...], int, int]]) -> Mapping[str | None, int]:
    """The bits of phrases that end with one token, by the token before it; under None those that any word may lead."""
    fitting = by_neighbour(rows, -2)
    return {before: reduce(or_, [bit for _, _, bit in rows], 0) for before, rows in fitting.items()}


def _needed(lexicon: Lexicon) -> tuple[tuple[int, frozenset[str]], ...]:
    """The words one of which a text must have for a bit to hold."""
    play = lexicon.play_words
    tables: tuple[tuple[int, tuple[Phrases[Any], ...], frozenset[str]], ...] = (
        (VOTE, (play("vote_units"), play("vote_before"), play("vote_behind")), frozenset()),
        (PREFIXED, (lexicon.prefixed_units, lexicon.magnitude_after), lexicon.quake_words),
        (BODY, (), lexicon.body_words),
    )
    return tuple((bit, words | _longest(*asked)) for bit, asked, words in tables)


def _marks(keys_of: Mapping[int, frozenset[str]]) -> dict[str, int]:
    """The bits of every key, from the keys of each bit."""
    marks: dict[str, int] = {}
    for bit, keys in keys_of.items():
        for key in keys:
            marks[key] = marks.get(key, 0) | bit
    return marks


def _clock_words(lexicon: Lexicon) -> frozenset[str]:
    """The words that tell minutes before their hour: "half past", "quarter to"."""
    c = lexicon.calendar
    return _starts(c.half_past, c.quarter_past, c.quarter_to, c.said("half_to"))


def _longest(*tables: Phrases[Any]) -> frozenset[str]:
    """The longest word of every phrase, which mostly is the rarest."""
    return frozenset(max(keys, key=len) for table in tables for keys in table.phrases())


def _starts(*tables: Phrases[Any]) -> frozenset[str]:
    return frozenset(key for table in tables for key in table.starts)


def _ends(*tables: Phrases[Any]) -> frozenset[str]:
    return frozenset(key for table in tables for key in table.ends)


def _keys(signs: frozenset[str]) -> frozenset[str]:
    """The keys of signs that count as printed ("MW"): a gate may let through more than is found."""
    return frozenset(map(key_of, signs))


def _time_starts(units: Phrases[Unit]) -> frozenset[str]:
    return frozenset(keys[0] for keys, unit in units.items() if unit.dimension == "time")
