"""A quantity in its sentence: what is measured, of whom, where, as of when, by whose word.

Takes the mentions of a document, gives a `Frame` each: the claim, and what stands around it as evidence for alignment.
The parts are read by `measuring` (which measure), `scoping` (what narrows it), `wholes` (whether it is a part of
another), `dating` (of when it is told) and `attribution` (who says it).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from operator import attrgetter

from .attribution import speaker_of, stance_of
from .belonging import owner_of, paired_with
from .completing import completed
from .contents import contents_of, read_sentence, words_of
from .dating import as_of, is_long_ago, is_raised, is_so_far
from .document import Document
from .earlier import is_previous
from .finders.nouns import Noun, counted_noun
from .frames import Frame
from .governing import counted_in_words, things_of
from .headings import dateline_of, is_line_of_dates
from .lexicon import MeasureWords
from .lexicon.phrases import NO_WORDS
from .measuring import bare_measure, grown_measure, measure_of, sole_measure
from .names import name_keys
from .phases import phase_of
from .playing import PLAY, Match, play_of, tells_match
from .records import (
    DATELINE,
    RAISED_SINCE,
    SO_FAR,
    STILL_SO,
    VAGUE_REFERENCE,
    VOTED,
    WHOLE_TOLD,
    Claim,
    Mention,
    Span,
    inner_record,
    is_counted,
)
from .records.kinds import COUNT, DURATION, NUMBER, PERCENT, TIME
from .roles import Person, persons_of
from .scoping import bound_platforms, scope_of
from .series import in_series
from .settling import is_still, settled
from .spans import reach_of
from .surroundings import (
    CLOSE,
    NEAR,
    POINTS,
    Figures,
    Place,
    Sentence,
    cost,
    phrase_cost,
)
from .wholes import is_part, whole_of

__all__ = ["find_claims"]


def find_claims(document: Document, mentions: Iterable[Mention], written: dt.date | None = None) -> tuple[Frame, ...]:
    """A frame for every mention of a document, in text order; a vague reference ("now") claims nothing.

    `written` is about when a document without a day of its own was written: the day of the first of the other accounts.
    """
    published = document.article.published_day
    written = published or written
    mentions = tuple(mention for mention in mentions if VAGUE_REFERENCE not in mention.notes)
    names = name_keys(document)
    persons, is_match = persons_of(document, names), tells_match(document, mentions)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(document.sentence_index(mention.start), []).append(mention)
    frames: list[Frame] = []
    contents = contents_of(document, names)
    words = words_of(contents)
    match = Match(is_match, last=None)
    for index, inside in by_sentence.items():
        if document.budget.deadline.is_over():
            text = "the time was up before all figures were looked at in their sentences"
            document.leave_out("max_seconds", text, inside[0].start)
            break
        sentence = read_sentence(contents, index)
        figures = [(document.token_at(m.start), document.token_at(m.end - 1) + 1, m) for m in inside]
        dateline = dateline_of(document, sentence, figures)
        if dateline is not None:
            figures[0] = (*figures[0][:2], replace(dateline, notes=(*dateline.notes, DATELINE)))
        platforms = bound_platforms(document, sentence, figures)
        called = {i: person for i, person in persons.items() if sentence.first <= i < sentence.end}
        start, stop = sentence.span
        line = _Line(
            sentence,
            told=Span(start=start, end=stop, text=document.tokens.text[start:stop]),
            words=frozenset([stem for _, stem in sentence.stems]),
            inside=figures,
            called=called,
            runs=_runs(document, sentence, called, figures),
            names=frozenset([key for _, key in sentence.names] + [person.key for person in called.values()]),
            is_dateline=is_line_of_dates(document, sentence, inside),
            article_words=words,
            published=published,
            written=written,
        )
        for n in range(len(inside)):
            frame = _frame(document, line, n, platforms.get(n), len(frames), match)
            if frame.claim.measure == "minute":
                match = Match(is_match, last=frame.claim)
            frames.append(frame)
    return tuple(in_series(document, frames))


_PUBLISHED = "published"  # the day of an account, and of no event
_NEARNESS = tuple(1 / (1 + way / 3) for way in range(NEAR + 1))  # by the tokens in between
_AGAINST = frozenset({"comparators", "set_against", "versus"})
_MENTION_FIELDS = tuple(field.name for field in fields(Mention))
_told_by = attrgetter(*_MENTION_FIELDS)


@inner_record()
class _Line:
    """A sentence with its figures and what is the same for all sentences of its article.

    `words` are its stems, `called` the persons that it calls by their office, `runs` its names, `names` the keys of
    both.
    """

    sentence: Sentence
    told: Span
    words: frozenset[str]
    inside: Figures
    called: Mapping[int, Person]
    runs: list[tuple[int, int, str]]
    names: frozenset[str]
    is_dateline: bool
    article_words: frozenset[str]
    published: dt.date | None
    written: dt.date | None


def _frame(document: Document, line: _Line, n: int, platform: str | None, rank: int, match: Match) -> Frame:
    """The claim of figure `n` of a sentence, with what stands around it."""
    tokens, sentence, inside = document.tokens, line.sentence, line.inside
    first, end, mention = inside[n]
    noun = _noun(document, mention, end)
    mention = completed(document, mention, inside[n - 1][2] if n else None)
    place = Place(document, sentence, first, end, mention, [*inside[:n], *inside[n + 1 :]])
    measure = _PUBLISHED if DATELINE in mention.notes else measure_of(place, noun) or sole_measure(document, mention)
    play = play_of(place, measure, match)
    if play is not None or measure in PLAY:
        measure = play.measure if play is not None else None
    # what lies between the plan and the fact is neither
    phase = phase_of(place, measure) if measure != "delay" else None
    measure = settled(place, measure, phase)
    is_side = not VOTED.isdisjoint(mention.notes)
    grown = grown_measure(place) if mention.kind is PERCENT and _tells_growth(place) else None
    if grown is not None and measure is None:
        measure, platform = "growth", platform or grown
    part, told_of = is_part(place, noun, measure), as_of(place)
    words = document.lexicon.measures.get(measure or "")
    long_ago = told_of is not None and _befell_long_ago(line, mention, words, told_of)
    previous = (is_previous(place) and not is_side) or long_ago
    told = dict(zip(_MENTION_FIELDS, _told_by(mention), strict=True))
    if mention.kind is NUMBER and measure is not None:
        told |= bare_measure(document, measure)
    if words is not None and words.is_called_change:
        told["change"] = None  # "a loss of £4m" is what was lost, not by how much it fell
    if is_raised(place):
        told["notes"] = (*mention.notes, RAISED_SINCE)
    if is_still(place) and (is_counted(mention) or mention.kind is TIME):
        told["notes"] = (*told["notes"], STILL_SO)
    # who was on board when it happened does not grow
    grows = not is_side and (words is None or not words.yields)
    if grows and is_so_far(place, measure, line.written, told_of):
        told["notes"] = (*told["notes"], SO_FAR)
    whole = whole_of(place)
    head = noun.lemma if noun is not None else mention.unit if whole is not None or not is_counted(mention) else None
    if whole is not None:
        told["notes"] = (*told["notes"], WHOLE_TOLD)
    named = counted_in_words(place) if head is None and is_counted(mention) and measure is None else None
    if named is not None:
        head = document.lexicon.lemma(tokens.keys[named])
    if play is not None:
        told |= {"value": play.value, "low": play.value, "high": play.value}
        told |= {"base_unit": mention.unit, "step": Decimal(1), "notes": (*mention.notes, *play.notes)}
    narrowed = play.scope if play is not None else ()
    around, near = _words_around(line, first, end)
    own = Span(start=mention.start, end=mention.end, text=mention.text)
    claim = Claim(
        **told,
        id=f"{mention.article}:{mention.start}",
        measure=measure,
        subject=(play.player,) if play is not None and play.player else _subject(place, line.runs),
        scope=tuple(dict.fromkeys([*narrowed, *scope_of(place, noun, measure, platform, part, previous)])),
        as_of=told_of,
        speaker=speaker_of(place),
        phase=phase,
        stance=stance_of(place, measure),
        sentence=line.told,
        evidence=(*(play.evidence if play is not None else ()), own),
        derivation=play.derivation if play is not None else None,
    )
    return Frame(
        claim=claim,
        place=place,
        noun=noun,
        language=document.lexicon.language,
        head=head,
        near=near,
        words=around,
        names=line.names,
        position=mention.start / len(tokens.text),
        sentence=sentence.index,
        rank=rank,
        is_part=part,
        whole=whole,
        previous=previous,
        is_dateline=measure == _PUBLISHED or line.is_dateline,
        is_kind_of_people=noun is not None and noun.lemma in document.lexicon.people,
        published=line.published,
        is_lasting=mention.kind is DURATION and _is_lasting(place),
        is_to_come=mention.kind not in POINTS and phrase_cost(place, document.lexicon.calendar.future) <= CLOSE,
        reach=reach_of(place, measure),
        is_set_against=_is_set_against(place),
        near_names=_names_around(line, first, end),
        owner=owner_of(place),
        paired=paired_with(place),
        things=things_of(place, noun, measure, is_of_whole=whole is not None),
        article_words=line.article_words,
    )


def _tells_growth(place: Place) -> bool:
    """Whether a share tells by how much something changed: not in "will rise to 3.7 %"."""
    first, document = place.first, place.document
    is_level = first > 0 and document.tokens.keys[first - 1] in document.lexicon.change_to
    return place.mention.change is not None and not is_level


def _befell_long_ago(line: _Line, mention: Mention, words: MeasureWords | None, told_of: str) -> bool:
    """Whether the date told with a figure makes it one of an earlier event: "in 2019 it cut 1,200 jobs".

    Not in "sales rose 8 % from 2019", which tells of now.
    """
    if (mention.change is not None and mention.kind is not COUNT) or (words is not None and words.is_of_thing):
        return False
    befell = words is not None and words.grows and words.of_people
    return is_long_ago(line.written, mention.kind, told_of, of_event=befell)


def _words_around(line: _Line, first: int, end: int) -> tuple[frozenset[str], dict[str, float]]:
    """The stems of a sentence but for those inside a figure, and how near to it are those that are."""
    stems, words = line.sentence.stems, line.words
    to, behind = bisect_left(stems, (first,)), bisect_left(stems, (end,))
    if to < behind:  # hardly ever: the words of a figure are no content words
        words = frozenset([stem for _, stem in stems[:to] + stems[behind:]])
    left, right = bisect_left(stems, (first - NEAR,)), bisect_left(stems, (end + NEAR,))
    near = {stem: _NEARNESS[first - i] for i, stem in stems[left:to]}
    return words, near | {stem: _NEARNESS[i - end + 1] for i, stem in stems[behind:right]}


def _names_around(line: _Line, first: int, end: int) -> frozenset[str]:
    """The keys of the names near a figure."""
    if not line.names:
        return line.names
    near = range(first - NEAR, end + NEAR)
    printed = [key for i, key in line.sentence.names if i in near]
    return frozenset(printed + [person.key for i, person in line.called.items() if i in near])


def _is_lasting(place: Place) -> bool:
    """ "for 30 days", "over 30 days" (which may be more than 30 too), "30 Tage lang"."""
    cues, keys = place.document.lexicon.cues, place.document.tokens.keys
    before, after = cues.get("lasting", NO_WORDS), cues.get("lasting_after", NO_WORDS)
    return any(
        found is not None
        for found in (
            before.match_before(keys, place.first),
            before.match(keys, place.first),
            after.match(keys, place.end),
        )
    )


def _is_set_against(place: Place) -> bool:
    """Whether words right before a figure hold it against another: "117, against 90 in May"."""
    cues = place.sentence.cues
    if _AGAINST.isdisjoint(cues):
        return False
    return any(0 <= place.first - to <= 1 for cue in _AGAINST for _, to in cues.get(cue, ()))


def _noun(document: Document, mention: Mention, end: int) -> Noun | None:
    """The noun a count counts, None where what follows is what befell it."""
    if not is_counted(mention):
        return None
    one = mention.value is not None and abs(mention.value) <= 1
    noun = counted_noun(document, end, one=one)
    if one and noun is not None and mention.unit is not None and noun.lemma != mention.unit:
        noun = counted_noun(document, end) or noun  # "nine in ten union members" are members
    return None if noun is None or _is_predicate(document, noun) else noun


def _is_predicate(document: Document, noun: Noun) -> bool:
    """Whether what seems to be counted is what befell it: "Three killed", "2 hurt", "seven pleaded guilty"."""
    lexicon, keys = document.lexicon, document.tokens.keys
    key = keys[noun.head]
    if lexicon.head == "capital":  # "4000 Beschäftigte", but "auf 21 gestiegen"
        return not document.tokens.words[noun.head][0].isupper()
    if key in lexicon.people:
        return False
    if lexicon.counted.get(noun.lemma) is not None and lexicon.is_plural(key) and key not in lexicon.verbs:
        return False  # "46 cancellations"
    opens = key.endswith(lexicon.calendar.past_endings) and lexicon.measure_verbs.match(keys, noun.head) is not None
    return opens or key in lexicon.verbs or key in lexicon.measure_verbs


def _runs(
    document: Document, sentence: Sentence, called: Mapping[int, Person], figures: Figures
) -> list[tuple[int, int, str]]:
    """The names of a sentence, neighbouring words joined, in the order of the text.

    An office that is bound to a person stands for the person's name; where there are no capitals it alone tells one.
    What is printed with a figure is none ("8 p.m. EDT", "40 degrees Celsius"), nor the letters of a code ("AB123").
    """
    tokens, words = document.tokens, document.tokens.words
    joined: list[tuple[int, int]] = []
    printed = {i for first, end, _ in figures for i in range(first, end)}
    named = sentence.named if document.lexicon.script == "Latn" else frozenset()
    for i in sorted(named.union(called)):
        if i not in called and i + 1 < len(tokens) and tokens.joined(i + 1) and tokens.keys[i + 1][0].isdecimal():
            continue
        if i not in called and joined and joined[-1][0] not in called and joined[-1][1] == i:
            joined[-1] = (joined[-1][0], i + 1)
        else:
            joined.append((i, i + 1))
    names = [(a, b) for a, b in joined if a in called or not printed.issuperset(range(a, b))]
    return [(a, b, called[a].name if a in called else " ".join(words[a:b])) for a, b in names]


def _subject(place: Place, runs: list[tuple[int, int, str]], most: int = 3) -> tuple[str, ...]:
    """The names nearest to the figure, in the order of the text; "HALDEN" of a dateline is told by "Port Halden"."""
    whole = {word.casefold() for _, _, name in runs if not name.isupper() for word in name.split()}
    runs = [run for run in runs if not (run[2].isupper() and run[2].casefold() in whole)]
    if len(runs) > most:
        runs = sorted(sorted(runs, key=lambda run: (cost(place, run[0], run[1]), run))[:most])
    return tuple(dict.fromkeys([name for _, _, name in runs]))
