"""The words of the catalogue of measures in one language, with those a caller adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..records import Measure
from ..records.kinds import MEASURE
from ..tokens import key_of
from .phrases import Phrases, keys_of
from .reading import Table, folded, key_set, plain_phrases

__all__ = [
    "MeasureWords",
    "TopicWords",
    "changing_words",
    "inflected",
    "measure_words",
    "paired_nouns",
    "phrases_of",
    "separable_verbs",
    "sole_measures",
    "topical_words",
    "topics_of",
    "with_measures",
]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """One measure of the catalogue with the words a language has for it.

    `free_kinds` are those of its kinds of which every figure can be of it, whatever its size, its unit and its words.
    """

    name: str
    label: str
    kinds: frozenset[str]
    free_kinds: frozenset[str]
    dimension: str | None
    grows: bool
    of_people: bool
    near: frozenset[str]
    unlike: frozenset[str]
    kin: frozenset[str]
    opposite: frozenset[str]
    is_of_living: bool
    is_role: bool
    needs_both: bool
    is_generic: bool
    is_personal: bool
    is_variant: bool
    is_of_thing: bool
    is_of_place: bool
    is_of_day: bool
    called: frozenset[str]
    tied: frozenset[str]
    yields: bool
    is_callers: bool
    is_slow: bool
    is_wide: bool
    varies: bool
    not_of: frozenset[str]
    is_planned: bool
    is_of_whole: bool
    most: int | None
    is_rate: bool
    is_level: bool
    is_step: bool
    is_called_change: bool
    not_with: Phrases[str]
    paired_counted: frozenset[str]
    paired_verbs: Phrases[str]
    paired_before: Phrases[str]


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Words that tell a measure only in an article of a topic: "1,420 cases" where it speaks of an outbreak."""

    measure: str
    counted: Phrases[tuple[str, ...]]
    nouns: Phrases[tuple[str, ...]]
    verbs: Phrases[tuple[str, ...]]


def paired_nouns(words: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    """Lemma of a counted noun -> the measures it means together with a verb of theirs."""
    found: dict[str, list[str]] = {}
    for name, table in words.items():
        for noun in table.get("paired", {}).get("counted", ()):
            found.setdefault(key_of(noun), []).append(name)
    return {noun: tuple(names) for noun, names in found.items()}


def topical_words(words: Mapping[str, Table], lemma: Callable[[str], str]) -> tuple[TopicWords, ...]:
    found = []
    for name, table in words.items():
        row = table.get("topical")
        if row is not None:
            own = {name: row}
            found.append(
                TopicWords(
                    measure=name,
                    counted=phrases_of(own, "counted", lemma),
                    nouns=phrases_of(own, "nouns"),
                    verbs=phrases_of(own, "verbs"),
                )
            )
    return tuple(found)


def changing_words(words: Mapping[str, Table]) -> dict[str, Phrases[str]]:
    """Measure -> the words by which a share tells how it changed, for those that have any."""
    return {name: plain_phrases(table["changing"]) for name, table in words.items() if table.get("changing")}


def sole_measures(catalogue: Table) -> frozenset[str]:
    """The measures that are all there is of their dimension, and bear its name: temperature."""
    counts = Counter(row.get("dimension") for row in catalogue.values())
    return frozenset(name for name, row in catalogue.items() if row.get("dimension") == name and counts[name] == 1)


def topics_of(words: Mapping[str, Table]) -> Phrases[tuple[str, ...]]:
    """Words that tell what an article is about -> the measures that have further words there."""
    return phrases_of({name: table["topical"] for name, table in words.items() if "topical" in table}, "topics")


def phrases_of(
    words: Mapping[str, Table], part: str, lemma: Callable[[str], str] | None = None
) -> Phrases[tuple[str, ...]]:
    """Phrase -> the measures it can mean, in the order of the catalogue."""
    return Phrases(_measures_by_phrase(words, part, lemma))


def _measures_by_phrase(
    words: Mapping[str, Table], part: str, lemma: Callable[[str], str] | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for name, table in words.items():
        for phrase in table.get(part, ()):
            names = found.setdefault(" ".join(keys_of(phrase)), [])
            if name not in names:
                names.append(name)
    if lemma is not None:
        for phrase in list(found):
            *rest, last = phrase.split(" ")
            folded = " ".join([*rest, lemma(last)])
            found.setdefault(folded, found[phrase])
    for phrase, names in found.items():
        yield phrase, tuple(names)


def separable_verbs(
    words: Mapping[str, Table], particles: frozenset[str]
) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Verb -> its particles, which may stand far behind it ("nahm … fest"), and the measures it then means."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for keys, names in phrases_of(words, "verbs").items() if particles else ():
        if len(keys) == 2 and keys[1] in particles:
            found.setdefault(keys[0], []).append((keys[1], names))
    return {verb: tuple(rows) for verb, rows in found.items()}


def inflected(words: Mapping[str, Table], endings: Iterable[Iterable[str]]) -> dict[str, Table]:
    """The measures of a language with every form of their participles: "interpellé" stands for "interpellées", too.

    An ending may be of several words, or a word of its own: "मारे गए" stands for "मारी गई", "लापता हुए" for "लापता हुआ".
    """
    forms = {ending: tuple(group) for group in endings for ending in group}
    longest_first = sorted(forms, key=len, reverse=True)

    def all_forms(phrases: Iterable[str]) -> list[str]:
        found: dict[str, None] = dict.fromkeys(phrases)
        for phrase in list(found):
            ending = next((e for e in longest_first if phrase.endswith(e) and _may_vary(phrase[: -len(e)])), None)
            if ending is not None:
                found.update(dict.fromkeys(phrase[: -len(ending)] + form for form in forms[ending]))
        return list(found)

    inflected: dict[str, Table] = {}
    for name, table in words.items():
        table = {**table, "verbs": [*all_forms(table.get("verbs", ())), *table.get("finite", ())]}
        if "paired" in table:
            table["paired"] = {**table["paired"], "verbs": all_forms(table["paired"].get("verbs", ()))}
        inflected[name] = table
    return inflected


def _may_vary(stem: str) -> bool:
    """Whether what stands before an ending is a participle's stem, or whole words."""
    return not stem or stem.endswith(" ") or len(stem.rsplit(" ", 1)[-1]) > _SHORT_STEM


_SHORT_STEM = 1  # a participle has more letters than this before its ending: "tué"


def with_measures(
    measures: Iterable[Measure], words: Table, catalogue: Table, language: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The words of a language and the catalogue with measures added, whose words are then no other measure's."""
    words, catalogue = dict(words), dict(catalogue)
    for measure in measures:
        catalogue.setdefault(
            measure.name, {"kinds": [str(kind) for kind in measure.kinds], "grows": measure.grows, "callers": True}
        )
        words.setdefault(measure.name, {})
        if measure.language != language:
            continue
        for part in ("counted", "nouns", "verbs"):
            added = folded(getattr(measure, part))
            for name, table in words.items():
                kept = [phrase for phrase in table.get(part, ()) if not added & folded((phrase,))]
                if name == measure.name:
                    kept += getattr(measure, part)
                words[name] = {**table, part: kept}
    return words, catalogue


def _tied(name: str, table: Table, tie: str) -> frozenset[str]:
    """The measures tied to this one, whichever of the two names the other.

    "kin" are those that one newsroom may call what another calls this: what a show cost, what was spent on it.
    """
    named = frozenset(table[name].get(tie, ()))
    return named | {other for other, row in table.items() if name in row.get(tie, ())}


def _free_kinds(name: str, row: Table) -> frozenset[str]:
    limited = name == "minute" or row.get("level") or row.get("step") or row.get("most") is not None
    return frozenset() if limited else frozenset(row["kinds"]) - {MEASURE}


def measure_words(table: Table, words: Table) -> dict[str, MeasureWords]:
    return {
        name: MeasureWords(
            name=name,
            label=row.get("label", name.replace("_", " ")),
            kinds=frozenset(row["kinds"]),
            free_kinds=_free_kinds(name, row),
            dimension=row.get("dimension"),
            grows=bool(row.get("grows", False)),
            of_people=row.get("of") == "person",
            near=frozenset(row.get("near", ())),
            unlike=frozenset(row.get("unlike", ())),
            kin=_tied(name, table, "kin"),
            opposite=_tied(name, table, "opposite"),
            is_of_living=bool(row.get("living", False)),
            is_role=bool(row.get("role", False)),
            needs_both=bool(row.get("both", False)),
            is_generic=bool(row.get("generic", False)),
            is_personal=bool(row.get("personal", False)),
            is_variant=bool(row.get("variant", False)),
            is_of_thing=bool(row.get("of_thing", False)),
            is_of_place=bool(row.get("of_place", False)),
            is_of_day=bool(row.get("of_day", False)),
            called=frozenset(row.get("called", ())),
            tied=frozenset(row.get("tied", ())),
            yields=bool(row.get("yields", False)),
            is_callers=bool(row.get("callers", False)),
            is_slow=bool(row.get("slow", False)),
            is_wide=bool(row.get("wide", False)),
            varies=bool(row.get("varies", False)),
            not_of=frozenset(row.get("not_of", ())),
            is_planned=bool(row.get("planned", False)),
            is_of_whole=bool(row.get("of_whole", False)),
            most=row.get("most"),
            is_rate=bool(row.get("rate", False)),
            is_level=bool(row.get("level", False)),
            is_step=bool(row.get("step", False)),
            is_called_change=bool(row.get("called_change", False)),
            not_with=plain_phrases(words.get(name, {}).get("not_with")),
            paired_counted=key_set(words.get(name, {}).get("paired", {}).get("counted")),
            paired_verbs=plain_phrases(words.get(name, {}).get("paired", {}).get("verbs")),
            paired_before=plain_phrases(words.get(name, {}).get("paired", {}).get("before")),
        )
        for name, row in table.items()
    }
