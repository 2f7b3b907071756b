"""Where a reader looks: the keys that make a candidate and the gates of the finders, from the tables of a language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from ..tokens import DASHES
from .entries import Lexicon, Unit
from .gates import Gates
from .phrases import NO_WORDS, Phrases
from .reading import rare_unit_words

__all__ = ["gates_of", "hot_keys"]

_VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")

_STROKES = frozenset({"-", "–", "/"})
_FRACTION_SIGNS = frozenset({"/", "⁄"})


def hot_keys(lexicon: Lexicon) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """The keys at which a finder begins to look, and those at which it does only before certain others.

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
    hot, pairs = set(_VULGAR), defaultdict[str, set[str]](set)
    for keys in phrases:
        if len(keys) == 1:
            hot.add(keys[0])
        elif keys[0] in passed:
            hot.add(keys[1])
        else:
            pairs[keys[0]].add(keys[1])
    hot -= passed
    return n.opened(frozenset(hot)), {key: frozenset(seconds) for key, seconds in pairs.items() if key not in hot}


def gates_of(lexicon: Lexicon) -> Gates:
    """The gates of a language, from its tables."""
    n, c = lexicon.numerals, lexicon.calendar
    said = c.said
    half_led = (c.day_parts, c.clock_parts, said("linkers")) if said("leading_parts") else ()
    clock_words = _starts(c.half_past, c.quarter_past, c.quarter_to, said("half_to"))
    # "half an hour", "a couple of days", "two-hour"
    time_links = _starts(c.lengths.get("inner", NO_WORDS)) | lexicon.partitives | n.ones | {"-", "–"}
    era_behind = _starts(said("era_before"), said("era_after"))
    era_before = _ends(said("era_after"))
    return Gates(
        every_before=_ends(said("every"), said("every_other")),
        range_behind=_starts(n.range_joiners, n.between_joiners),
        clock_words=clock_words,
        clock_at=clock_words | _starts(c.day_parts, n.mixed),
        clock_behind=n.opened(
            _starts(
                c.am, c.pm, c.clock_marker, c.past_marker, said("to_marker"), said("minutes_added"),
                said("minutes_taken"), said("past"), said("to"), said("minute_words"), c.local, c.day_parts,
                n.range_joiners, n.between_joiners, n.cardinals,
            ) | {zone.lower() for zone in lexicon.zones} | {":", "("}
        ),
        clock_before=_ends(
            said("spoken_hour"), said("bare_hour"), said("before_hours"), n.range_joiners, *half_led
        ),
        date_at=n.opened(
            _starts(
                c.holidays, c.weekdays, c.months, c.seasons, said("quarter_symbols"), said("fiscal_words"),
                said("articles"),
            )
            | n.openers | n.ordinal_openers
        ),
        day_behind=_starts(
            c.months, said("day_words"), said("date_words"), said("links"), said("decade_links"), n.range_joiners,
            n.between_joiners, said("quarter_symbols"),
        ) | n.ands | n.ordinal_suffixes | c.ordinal_of | era_behind | _STROKES | {".", ","},
        day_before=_ends(said("date_words_before"), said("articles")) | n.ands | era_before | {",", "'", "’"},
        year_behind=era_behind | _STROKES,
        year_before=era_before,
        part_before=_ends(said("early"), said("mid"), said("late"), said("articles")),
        part_behind=_starts(said("early_after"), said("mid_after"), said("late_after")),
        times_behind=_starts(n.multiples) | {"-"},
        figure_behind=_starts(
            n.range_joiners, n.between_joiners, n.or_joiners, n.turned_joiners, n.ratio_joiners, n.rating_joiners
        ) | _FRACTION_SIGNS,
        units_only=_starts(n.mixed, n.vague_before_units),
        time_behind=_time_starts(lexicon.units) | _time_starts(lexicon.unit_symbols) | time_links,
        tally_beside=(
            _starts(lexicon.play_words("vote_joiners"), lexicon.play_words("vote_units"))
            | _ends(lexicon.play_words("vote_joiners"))
            | DASHES
        ),
        change_before=_ends(lexicon.change_before, lexicon.before) | lexicon.change_skip,
        level_before=_ends(lexicon.change_level) | lexicon.change_to,
        unit_behind=_starts(
            lexicon.units, lexicon.money_names, lexicon.shared_names, rare_unit_words()
        ) | time_links | {"[", "<", "'"},
        money_behind=_starts(lexicon.money_names) | lexicon.partitives | {"-"},
        sign_behind=_starts(lexicon.unit_symbols, lexicon.money_symbols),
        sign_before=_ends(lexicon.money_symbols) | {"-", "–"},
        prefix_before=_ends(lexicon.prefixed_units, lexicon.before) | lexicon.partitives | {"-"},
        magnitude_behind=_starts(lexicon.magnitude_after) | lexicon.quake_words | {"-"},
        noun_ends=n.opened(_starts(n.cardinals, c.months, said("previous"), said("next"))),
    )  # fmt: skip


def _starts(*tables: Phrases[Any]) -> frozenset[str]:
    return frozenset(key for table in tables for key in table.starts)


def _ends(*tables: Phrases[Any]) -> frozenset[str]:
    return frozenset(key for table in tables for key in table.ends)


def _time_starts(units: Phrases[Unit]) -> frozenset[str]:
    return frozenset(keys[0] for keys, unit in units.items() if unit.dimension == "time")
