"""The lexicon of a language, put together from its tables and those that all languages share."""

from __future__ import annotations

from types import MappingProxyType

from ..once import loaded_once
from ..records import Measure
from ..tokens import key_of, tokenise
from .ages import age_words
from .gating import gates_of, hot_keys
from .lemmas import Lemmas
from .measures import (
    changing_words,
    inflected,
    measure_words,
    paired_nouns,
    phrases_of,
    separable_verbs,
    sole_measures,
    topical_words,
    topics_of,
    with_measures,
)
from .merged import merged_of
from .numbers import numerals_of
from .people import people_words
from .phrases import Phrases
from .reading import Table, folded, grouped, key_set, known_languages, plain_phrases, read_table
from .times import calendar_of, holidays_of, zone_of
from .units import Unit, money_words, unit_table
from .words import Lexicon

__all__ = ["load"]


@loaded_once
def load(language: str, measures: tuple[Measure, ...] = ()) -> Lexicon:
    """The lexicon of a language (primary subtag, "en"), with measures of the caller's own added to the catalogue.

    Raises `KeyError` when there is no data for the language.
    """
    if language not in known_languages():
        raise KeyError(language)
    own = _with_cldr({part: read_table(part, language) for part in _PARTS}, read_table("cldr", language))
    shared = {part: read_table(part) for part in ("units", "currencies", "zones", "measures")}
    own["measures"], shared["measures"] = with_measures(measures, own["measures"], shared["measures"], language)
    own["measures"] = inflected(own["measures"], own["language"].get("participles", ()))
    about, numbers, mods, dates = own["language"], own["numbers"], own["modifiers"], own["dates"]
    unit_by_name = unit_table()
    numerals = numerals_of(numbers)
    calendar = calendar_of(dates, holidays_of(read_table("holidays")))
    names = own["units"]
    units: Phrases[Unit] = Phrases(
        (form, unit_by_name[name])
        for name, words in names.get("names", {}).items()
        for word in words
        for form in (word, word.replace(" ", " - "))  # "18,500-square-metre"
    )
    symbols: Phrases[Unit] = Phrases(
        ((symbol, unit_by_name[name]) for name, row in shared["units"]["units"].items() for symbol in row["symbols"]),
        exact=True,
    )
    money_names, money_symbols, codes = money_words(shared["currencies"], own["currencies"])
    cues = {key: plain_phrases(words) for key, words in own["scope"].items() if isinstance(words, list)}
    lexicon = Lexicon(
        language=language,
        name=about.get("name", language),
        script=about.get("script", "Latn"),
        frequent=key_set(about.get("frequent")),
        abbreviations=frozenset(about.get("abbreviations", ()))
        | {str(day) for day in range(1, about.get("last_day_with_point", 0) + 1)},
        may_end_sentence=frozenset(about.get("may_end_sentence", ())),
        after_ordinals=key_set(about.get("after_ordinals")),
        going_on=key_set(about.get("going_on")),
        function_words=key_set(about.get("function_words")),
        verbs=key_set(about.get("verbs")),
        head=about.get("head", "first"),
        verb_final=bool(about.get("verb_final", False)),
        elision_links=plain_phrases(about.get("elision_links")),
        strong_elision_links=plain_phrases(about.get("strong_elision_links")),
        change_by=key_set(mods.get("change", {}).get("by")),
        change_to=key_set(mods.get("change", {}).get("to")),
        change_level=grouped(mods.get("change", {}).get("level", {})),
        framed=Phrases(
            (opener, (tokenise(closer).keys, name))
            for name, pairs in mods.get("framed", {}).items()
            for opener, closer in pairs
        ),
        partitives=key_set(about.get("partitives")),
        adjectives=key_set(about.get("adjectives")),
        possessives=key_set(about.get("possessives")),
        auxiliaries=key_set(about.get("auxiliaries")),
        never_counted=key_set(about.get("never_counted")),
        never_alone=key_set(about.get("never_alone")),
        pointers=key_set(about.get("pointers")),
        verb_endings=tuple(about.get("verb_endings", ())),
        adverb_endings=tuple(about.get("adverb_endings", ())) or ("\0",),
        quake_words=key_set(names.get("quake_words")),
        determiners=key_set(about.get("determiners")),
        definite=key_set(about.get("definite")),
        owning=key_set(about.get("owning")),
        whole_links=key_set(about.get("whole_links")),
        name_words=key_set(about.get("name_words")),
        kind_words=key_set(about.get("kind_words")),
        body_words=key_set(about.get("body_words")),
        street_words=key_set(about.get("street_words")),
        block_words=key_set(about.get("block_words")),
        score_words=key_set(about.get("score_words")),
        change_skip=key_set(mods.get("change", {}).get("skip")),
        numerals=numerals,
        before=grouped(mods.get("before", {})),
        after=grouped(mods.get("after", {})),
        adding=key_set(mods.get("adding", {}).get("words")),
        during=key_set(mods.get("during", {}).get("words")),
        during_behind=plain_phrases(mods.get("during", {}).get("behind")),
        change_heights=key_set(mods.get("change", {}).get("heights")),
        change_object=grouped(mods.get("change", {}).get("object", {})),
        change_before=grouped(mods.get("change", {}).get("before", {})),
        change_after=grouped(mods.get("change", {}).get("after", {})),
        units=units,
        no_units=plain_phrases(
            f"{word} {follower}"
            for name, followers in names.get("not_before", {}).items()
            for word in names["names"].get(name, (name,))  # a symbol has no names
            for follower in followers
        ),
        unit_symbols=symbols,
        tight_symbols=frozenset(shared["units"]["tight"]["symbols"]),
        spaced_symbols=frozenset(shared["units"]["tight"]["spaced"]),
        prefixed_units=Phrases(
            (word, unit_by_name[name]) for name, words in names.get("prefixed", {}).items() for word in words
        ),
        weak_prefixes=key_set(names.get("weak_prefixes")),
        heat_words=key_set(names.get("heat_words")),
        hot_scale=names.get("hot_scale", "celsius"),
        race_words=key_set(names.get("race_words")),
        mass_words=key_set(names.get("mass_words")),
        money_things=key_set(names.get("money_things")),
        shared_names=Phrases(
            (word, unit_by_name[name]) for name, words in names.get("shared_with_money", {}).items() for word in words
        ),
        divided_units=frozenset([*shared["units"].get("divided", {}).get("units", ()), *names.get("divided", ())]),
        rating_words=key_set(names.get("rating_words")),
        magnitude_after=plain_phrases(names.get("magnitude_after", {}).get("words")),
        rates=plain_phrases(names.get("rates", {}).get("joiners")),
        unit_rates=plain_phrases(names.get("rates", {}).get("of_units")),
        closings=tuple(
            sorted(map(key_of, (*names.get("closing", ()), *own["dates"].get("closing", ()))), key=len, reverse=True)
        ),
        ages=age_words(names.get("ages", {})),
        unit_by_name=unit_by_name,
        money_names=money_names,
        money_symbols=money_symbols,
        money_codes=codes,
        money_words=frozenset(own["currencies"].get("words", ())),
        prefix_signs=frozenset(
            () if own["currencies"].get("sign_after") else shared["currencies"].get("prefix_signs", ())
        ),
        suffix_signs=frozenset(shared["currencies"].get("suffix_signs", ())),
        letter_signs=frozenset(shared["currencies"].get("letter_signs", ())),
        country_money=MappingProxyType(shared["currencies"]["countries"]),
        zone_country=MappingProxyType(shared["currencies"]["zones"]),
        calendar=calendar,
        zones=MappingProxyType(
            {abbr: tuple(zone_of(row) for row in rows) for abbr, rows in shared["zones"]["abbreviations"].items()}
        ),
        named_zones=Phrases(shared["zones"]["named"].items()),
        cities=Phrases(shared["zones"]["cities"].items()),
        measures=MappingProxyType(measure_words(shared["measures"], own["measures"])),
        changing=MappingProxyType(changing_words(own["measures"])),
        sole_measures=sole_measures(shared["measures"]),
        counted=Phrases(),
        paired=MappingProxyType(paired_nouns(own["measures"])),
        topical=(),
        topics=topics_of(own["measures"]),
        measure_nouns=phrases_of(own["measures"], "nouns"),
        separable=MappingProxyType(separable_verbs(own["measures"], key_set(about.get("particles")))),
        measure_verbs=phrases_of(own["measures"], "verbs"),
        cues=MappingProxyType(cues),
        play=MappingProxyType(
            {key: plain_phrases(words) for key, words in own["play"].items() if isinstance(words, list)}
        ),
        ordinal_point=bool(own["play"].get("ordinal_point", False)),
        speaker_classes=grouped(own["scope"].get("claims_own", {})),
        people=people_words(about),
        roles=plain_phrases(about.get("roles")),
        role_prefixes=plain_phrases(about.get("role_prefixes")),
        role_articles=plain_phrases(about.get("role_articles")),
        role_closers=key_set(about.get("role_closers")),
        platforms=grouped(own["scope"].get("platforms", {})),
        opening=numerals.indefinite.union(numerals.vague_before_units.first_keys(), numerals.zero_halves.first_keys()),
        lemmas=Lemmas(about.get("lemma", {})),
    )
    counted = phrases_of(own["measures"], "counted", lexicon.lemma)
    put = object.__setattr__  # the lexicon is frozen for everybody else; these need its own lemma()
    put(lexicon, "counted", counted)
    put(lexicon, "topical", topical_words(own["measures"], lexicon.lemma))
    hot, hot_phrases = hot_keys(lexicon)
    put(lexicon, "hot", hot)
    put(lexicon, "hot_phrases", hot_phrases)
    put(lexicon, "gates", gates_of(lexicon))
    put(lexicon, "merged", merged_of(lexicon))
    return lexicon


def _with_cldr(own: dict[str, Table], cldr: Table) -> dict[str, Table]:
    """The tables of a language with the names of `cldr.toml` below them: what is written by hand wins."""
    if not cldr:
        return own
    numbers, dates, units, money = (dict(own[part]) for part in ("numbers", "dates", "units", "currencies"))
    for role, signs in cldr["separators"].items():
        numbers.setdefault(role, signs)
    taken = folded(own["language"].get("function_words", ()))
    for part in ("cardinals", "ordinals", "fractions", "vague", "scales"):
        taken |= folded(numbers.get(part, {}))
    numbers["scales"] = {**cldr["scales"], **numbers.get("scales", {})}
    for part in ("months", "weekdays"):
        dates[part] = {**cldr[part], **dates.get(part, {})}
        taken |= folded(dates[part])
    for table, names in ((units, cldr["units"]), (money, cldr["currencies"])):
        claimed = set(taken)
        for part in ("names", "prefixed", "shared_with_money"):
            claimed |= folded(word for words in table.get(part, {}).values() for word in words)
        added = {name: [word for word in words if not folded((word,)) & claimed] for name, words in names.items()}
        by_hand = table.get("names", {})
        table["names"] = {name: [*by_hand.get(name, ()), *added.get(name, ())] for name in {**by_hand, **added}}
    return {**own, "numbers": numbers, "dates": dates, "units": units, "currencies": money}


_PARTS = ("language", "numbers", "modifiers", "units", "currencies", "dates", "measures", "scope", "play")
