"""What narrows a figure: platform, place, part, an earlier event, the date it is told of, planned or actual."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from .document import Document
from .finders.nouns import Noun
from .finders.timex import extent
from .lexicon import Phrases
from .records import Claim, Kind, Mention
from .surroundings import CLOSE, FAR, POINTS, Place, Sentence, cost, cue_cost, cue_spans, nearest_cost, token_after

__all__ = [
    "NARROWING",
    "as_of",
    "bound_platforms",
    "differing_scope",
    "is_long_ago",
    "is_part",
    "is_previous",
    "phase_of",
    "scope_of",
]

# Words of `scope` that narrow or widen a figure; the others are platforms.
NARROWING = frozenset(
    {
        "combined",
        "national",
        "local",
        "per person",
        "forecast",
        "peak",
        "average",
        "part",
        "additional",
        "earlier event",
    }
)
_LONG_AGO_DAYS = 60


def differing_scope(a: Claim, b: Claim) -> bool:
    """Whether two claims are told of different scope: another platform, or narrowed in another way.

    A platform that only one of them names does not part them, nor does "in the city" against nothing said.
    """
    x, y = set(a.scope), set(b.scope)
    platforms_x, platforms_y = x - NARROWING, y - NARROWING
    if platforms_x and platforms_y and not platforms_x & platforms_y:
        return True
    if {"national", "local"} <= x ^ y:
        return True
    return bool(((x ^ y) & NARROWING) - {"local"})


def bound_platforms(document: Document, sentence: Sentence, inside: list[Mention]) -> dict[int, str]:
    """Which platform each figure of a sentence is told of: the nearest first, each spoken for once if it can be."""
    if not sentence.platforms:
        return {}
    others = [(document.token_at(m.start), m) for m in inside]
    ways = []
    for n, mention in enumerate(inside):
        if mention.kind in POINTS:
            continue
        place = Place(document, sentence, others[n][0], document.token_at(mention.end - 1) + 1, mention, others)
        ways += [(cost(place, a, b), n, k) for k, (a, b, _) in enumerate(sentence.platforms)]
    bound: dict[int, str] = {}
    taken: set[int] = set()
    for once in (True, False):
        for way, n, k in sorted(ways):
            if n not in bound and way < FAR and not (once and k in taken):
                bound[n] = sentence.platforms[k][2]
                taken.add(k)
    return bound


def scope_of(place: Place, noun: Noun | None, platform: str | None, is_part: bool, previous: bool) -> Iterator[str]:
    """The platform a figure is told of, and what makes it wider, narrower or of another event."""
    if platform is not None:
        yield platform
    for cue in ("combined", "national", "local", "per_person", "forecast", "peak", "average"):
        if cue_cost(place, cue) <= (FAR if cue == "combined" else CLOSE):
            yield cue.replace("_", " ")
    if is_part:
        yield "part"
    if _is_additional(place, noun):
        yield "additional"
    if previous:
        yield "earlier event"


def _is_additional(place: Place, noun: Noun | None) -> bool:
    """ "another 20,000", "two other rifles", "a further 410,000": over and above something told before."""
    last = noun.head + 1 if noun is not None else place.end + 1
    return any(place.first - 2 <= first and end <= last + 1 for first, end in cue_spans(place, "others"))


def is_part(place: Place, noun: Noun | None) -> bool:
    """ "22 of them", "three women among the 12 injured": the figure is part of another."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    parts: Phrases[str] | None = lexicon.cues.get("parts")
    if parts is None:
        return False
    after = parts.match(keys, place.end) or (parts.match(keys, noun.end) if noun is not None else None)
    if after is not None:
        return True
    return any(0 <= place.first - end <= 2 for _, end in cue_spans(place, "parts"))


def is_previous(place: Place) -> bool:
    """Whether the figure is told of an earlier time or event: "last year's floods claimed 109", "up from 16.9 %".

    The base of a change is no event: "rose 8 % from a year earlier" tells of now.
    """
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    before = lexicon.before.match_before(keys, place.first)
    start = before[1] if before is not None else place.first
    comparators = lexicon.cues.get("comparators")
    if comparators is not None and comparators.match_before(keys, start, place.sentence.first):
        return True
    if place.mention.change is not None or (start > 0 and keys[start - 1] in lexicon.change_to):
        return False
    for first, end in cue_spans(place, "previous"):
        if cost(place, first, end) <= (CLOSE if end <= place.first else CLOSE / 3):
            return True
    return False


def is_long_ago(document: Document, as_of: str | None) -> bool:
    """Whether the date told with a figure lies long before the day of writing: another event is recalled."""
    day = document.article.published_day
    if day is None or as_of is None:
        return False
    last = extent(as_of)[1]
    return last is not None and last < (day - dt.timedelta(days=_LONG_AGO_DAYS)).isoformat()


def as_of(place: Place) -> str | None:
    """The date told with the figure: the nearest one in the sentence that another figure does not stand nearer to."""
    if place.mention.kind in POINTS:
        return None
    dates = [
        (cost(place, i, token_after(place, other)) + (0 if i >= place.end else 0.5), other.timex)
        for i, other in place.others
        if other.kind in POINTS and other.timex is not None and other.timex[0].isdecimal() and not _is_since(place, i)
    ]
    way, timex = min(dates, default=(99.0, None))
    return timex if way < 5 else None


def _is_since(place: Place, i: int) -> bool:
    """Whether the date at token `i` only says since when: "the biggest crowd since 1978"."""
    since = place.document.lexicon.calendar.said("since")
    return since.match_before(place.document.tokens.keys, i) is not None


def phase_of(place: Place, measure: str | None) -> str | None:
    """ "scheduled" or "actual", by the nearer cue."""
    if place.mention.kind not in POINTS and place.mention.kind is not Kind.DURATION:
        return None
    planned, done = nearest_cost(place, "scheduled", 10), nearest_cost(place, "actual", 10)
    if planned is not None and (done is None or planned <= done + 1):
        return "scheduled"
    return "actual" if done is not None else None
