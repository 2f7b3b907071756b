"""What undated words are measured from: the day of writing, and the date last told.

"Friday" of a news report is counted from `published`; "in June" of a history that has just said 1944 from there.
Without either it stays unresolved (`XXXX-06`): the clock of the machine is never asked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..document import Document

__all__ = ["Anchor", "anchor_of", "direction", "is_told_aside", "month_in", "nearest_year", "weekday_in"]

_WINDOW = 14  # tokens on either side in which a word of tense is looked for
_FAR_WINDOW = 40  # the same behind a time that opens its sentence
_APART, _NEXT = 3, 4  # tokens from the comma to what it sets apart, and from the next comma to the verb
_FRONTED = 3  # tokens within which a time opens its sentence: "In late January", "On Monday"
_NEAR_YEARS = 10  # how far a year alone moves what is told
_FAR_YEARS = 10  # years other than that of writing from which on a text can be a history
_OPENING = 60  # tokens in which news says when it happened
_SHORT = 3  # letters: "Sun" and "Sat" are words of their own
_SAMPLE = 30_000  # tokens looked at to tell a history from a report


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of writing; year, month and day last told, the sentence they stand in; whether the text is a history."""

    published: dt.date | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    sentence: int = -1
    narrative: bool = False

    @property
    def told(self) -> dt.date | None:
        """The last told day, where it is known to the day."""
        if self.year and self.month and self.day:
            try:
                return dt.date(self.year, self.month, self.day)
            except ValueError:
                return None
        return None

    @property
    def base(self) -> dt.date | None:
        """The day that undated words are counted from: the day of writing, but not in a history."""
        return None if self.narrative else self.published

    def told_by(self, timex: str, sentence: int, *, is_aside: bool = False) -> Anchor:
        """The anchor after a date with this TIMEX3 value was told.

        A bare year far off is an aside ("as in 1812"), and so is one that `is_aside` marks ("as in the previous year").
        """
        parts = timex.split("T")[0].split("-")
        if len(parts[0]) != 4 or not parts[0].isdecimal():
            return self
        year, *rest = [int(part) if part.isdecimal() else None for part in parts]
        if not rest and self.year is not None and year is not None and abs(year - self.year) > _NEAR_YEARS:
            return self
        if not rest and is_aside and self.year is not None:
            return self
        month = rest[0] if rest else None
        day = rest[1] if len(rest) > 1 and month else None
        return Anchor(self.published, year, month, day, sentence, self.narrative)


def anchor_of(document: Document) -> Anchor:
    """The anchor with which a document begins."""
    published = document.article.published_day
    if published is not None and not 2 < published.year < 9998:
        published = None  # a placeholder, and no calendar to count in
    return Anchor(published=published, narrative=published is None or _is_history(document, published))


def is_told_aside(document: Document, first: int, end: int, timex: str, anchor: Anchor) -> bool:
    """Whether a history only glances at a date and goes on where it was.

    "As in the previous year", "two years ago", "the Charter (1790)", "a campaign planned for 1976".
    """
    tokens, lexicon = document.tokens, document.lexicon
    if anchor.year is None or "-" in timex:
        return False  # only a year alone can be: what tells more is gone on from
    if not lexicon.gates.aside.isdisjoint(tokens.keys[first:end]):
        glances = (lexicon.calendar.said("told_previous"), lexicon.calendar.said("ago_strict"))
        if any(table.match(tokens.keys, j) is not None for table in glances for j in range(first, end)):
            return True
    if len(timex) != 4 or not timex.isdecimal():
        return False
    bracketed = first > 0 and end < len(tokens.keys) and tokens.keys[first - 1] == "(" and tokens.keys[end] == ")"
    return bracketed or (int(timex) > anchor.year and direction(document, first, end) > 0)


def _is_history(document: Document, published: dt.date) -> bool:
    """Whether a text tells of years other than its own: more of them than of weekdays, todays and its own years.

    A weekday among its first words makes it news, however many years it goes on to tell: an obituary.
    """
    told = {key for key in document.numbers if len(key) == 4 and key.isdecimal() and "1000" <= key <= "2199"}
    if all(abs(int(key) - published.year) <= 1 for key in told):
        return False  # as most news
    keys = document.tokens.keys[:_SAMPLE]
    years = [int(key) for key in keys if key in told]
    far = sum([abs(year - published.year) > 1 for year in years])
    if far < _FAR_YEARS or far <= len(years) - far:
        return False
    calendar = document.lexicon.calendar
    opening = zip(document.tokens.words[:_OPENING], keys, strict=False)
    if any(calendar.weekdays.get(key) and len(key) > _SHORT and word[0].isupper() for word, key in opening):
        return False
    deictics = {first for table in (calendar.weekdays, calendar.days) for first, *more in table.phrases() if not more}
    return far > 3 * sum([key in deictics for key in keys])


def direction(document: Document, first: int, end: int) -> int:
    """Which way an undated word points, by the nearest word of tense: 1 to the future, -1 to the past, 0 untold."""
    tokens = document.tokens
    first = _before_clock(document, first)
    start, stop = document.sentence_at(tokens.starts[first])[0], document.sentence_at(tokens.starts[end - 1])[1]
    ahead = document.lexicon.calendar.future_before.match_before(tokens.keys, first)
    if ahead is not None and not _opens_range(document, end):
        if _had_been(document, ahead[1], start):
            return -1
        return 1 if _way_before(document, first, start) > 0 else _way_after(document, end, stop) or 1
    if document.lexicon.calendar.said("days_ahead").match_before(tokens.keys, first) and _has_day(document, first, end):
        return 1
    ahead_way = _way_after(document, end, stop) if document.lexicon.verb_final else 0
    if ahead_way:
        return ahead_way  # the verb of the clause is still to come
    for j in range(first - 1, max(first - _WINDOW, -1), -1):
        if tokens.starts[j] < start:
            break
        way = _cue_ending_at(document, j)
        if way:
            over = way > 0 and (_is_set_apart(document, j, end, start) or _came_otherwise(document, j, end, stop))
            return -1 if over else way
    # the verb of what a fronted time opens ("In January, a week after ..., a fire killed") may stand far behind it
    fronted = first < _FRONTED or tokens.starts[first - _FRONTED] < start
    return _way_after(document, end, stop, _FAR_WINDOW if fronted else _WINDOW)


def _opens_range(document: Document, end: int) -> bool:
    """ "from Friday to Sunday": the verb tells which days are meant, for both."""
    keys, lexicon = document.tokens.keys, document.lexicon
    joiner = lexicon.numerals.range_joiners.match(keys, end)
    return joiner is not None and lexicon.calendar.weekdays.match(keys, joiner[1]) is not None


def _has_day(document: Document, first: int, end: int) -> bool:
    """Whether a date tells the day of a month in digits: "5 June", not "June"."""
    return any(key.isdecimal() and len(key) <= _DAY_DIGITS for key in document.tokens.keys[first:end])


_DAY_DIGITS = 2


def _is_set_apart(document: Document, cue: int, end: int, start: int) -> bool:
    """ "The show, scheduled for Saturday, began late": the plan stands between commas, and the verb is past."""
    tokens = document.tokens
    keys, floor = tokens.keys, document.token_at(start)
    opened = any(keys[j] == "," for j in range(max(floor + 1, cue - _APART), cue))
    stop = document.sentence_at(tokens.starts[end - 1])[1]
    return opened and end < len(keys) and keys[end] == "," and _way_after(document, end + 1, stop, _NEXT) < 0


def _came_otherwise(document: Document, cue: int, end: int, stop: int) -> bool:
    """ "It was due to start on Saturday, but a storm meant that it did not": a plan of which it is told what came."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    if calendar.past_plans.match_before(tokens.keys, cue + 1) is None:
        return False
    for j in range(end, len(tokens.keys)):
        if tokens.starts[j] >= stop:
            break
        if calendar.turns.match(tokens.keys, j) is not None:
            return _way_after(document, j + 1, stop) < 0
    return False


def _had_been(document: Document, i: int, start: int) -> bool:
    """ "Gifts had reached 1.4 million by Wednesday": what stands before token `i` was past by then."""
    keys, starts, calendar = document.tokens.keys, document.tokens.starts, document.lexicon.calendar
    for j in range(i - 1, max(i - _WINDOW, 0), -1):
        if starts[j - 1] < start or keys[j] in calendar.infinitive:
            break  # "had told them to leave by Friday"
        if _cue_ending_at(document, j):
            return _cue_ending_at(document, j) < 0 and keys[j - 1] in calendar.perfect
    return False


def _before_clock(document: Document, first: int) -> int:
    """Where the clock time right before a day begins, else `first`: the tense is before "9 a.m. EST Tuesday"."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    j = first - 1 if first > 0 and tokens.words[first - 1] in document.lexicon.zones else first
    half = calendar.am.match_before(tokens.keys, j) or calendar.pm.match_before(tokens.keys, j)
    if half is None or half[1] == 0 or not tokens.keys[half[1] - 1][0].isdecimal():
        return first
    at = half[1] - 1
    return at - 2 if at > 1 and tokens.keys[at - 1] == ":" else at


def _way_before(document: Document, first: int, start: int) -> int:
    tokens = document.tokens
    for j in range(first - 1, max(first - _WINDOW, -1), -1):
        if tokens.starts[j] < start:
            break
        way = _cue_ending_at(document, j)
        if way:
            return way
    return 0


def _way_after(document: Document, end: int, stop: int, window: int = _WINDOW) -> int:
    tokens = document.tokens
    for j in range(end, min(end + window, len(tokens.keys))):
        if tokens.starts[j] >= stop:
            break
        way = _cue_beginning_at(document, j)
        if way:
            return way
    return 0


def _is_past_form(document: Document, j: int) -> bool:
    """A word with a past ending that is no other form of the verb, nor part of a name ("United")."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    if len(keys[j]) <= 3 or not keys[j].endswith(calendar.past_endings) or _is_no_past(document, j):
        return False
    return not document.tokens.words[j][0].isupper() or _opens_sentence(document, j)


def _way_of_form(document: Document, j: int) -> int:
    """The way of a word that no table of tenses has, by its ending."""
    return 1 if _is_future_form(document, j) else -1 if _is_past_form(document, j) else 0


def _opens_sentence(document: Document, j: int) -> bool:
    starts = document.tokens.starts
    return j == 0 or document.sentence_index(starts[j - 1]) != document.sentence_index(starts[j])


def _is_future_form(document: Document, j: int) -> bool:
    key = document.tokens.keys[j]
    return len(key) > 3 and key.endswith(document.lexicon.calendar.future_endings)


def _is_no_past(document: Document, j: int) -> bool:
    """A participle ("is heard", "will be held") or an infinitive ("will hit", "is to set", "would likely need")."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    if j > 0 and tokens.keys[j - 1] in calendar.present:
        return True
    modal = j - 2 if j > 1 and tokens.keys[j - 1] in calendar.between_verbs else j - 1
    return modal >= 0 and tokens.keys[modal] in calendar.infinitive and tokens.words[modal].islower()  # "Will set off"


def _cue_ending_at(document: Document, j: int) -> int:
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    if keys[j] not in document.lexicon.gates.tense_ends:
        return _way_of_form(document, j)  # mostly
    if calendar.future.match_before(keys, j + 1) or _is_future_form(document, j):
        return 1
    past = calendar.past.match_before(keys, j + 1)
    return -1 if (past is not None and not _is_no_past(document, past[1])) or _is_past_form(document, j) else 0


def _cue_beginning_at(document: Document, j: int) -> int:
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    if keys[j] not in document.lexicon.gates.tense_starts:
        return _way_of_form(document, j)  # mostly
    if calendar.future.match(keys, j) or _is_future_form(document, j):
        return 1
    past = calendar.past.match(keys, j) is not None and not _is_no_past(document, j)
    return -1 if past or _is_past_form(document, j) else 0


def weekday_in(day: dt.date, weekday: int, way: int) -> dt.date:
    """The nearest such weekday (1 is Monday) at or before `day`, or at or after it when `way` is 1."""
    back = (day.isoweekday() - weekday) % 7
    if way > 0:
        return day + dt.timedelta(days=(7 - back) % 7)
    return day - dt.timedelta(days=back)


def month_in(day: dt.date, month: int, way: int) -> int:
    """The year of the nearest such month; a month the tense speaks against counts as six times as far.

    >>> month_in(dt.date(2024, 3, 29), 5, -1), month_in(dt.date(2024, 3, 29), 5, 0)
    (2023, 2024)
    """
    behind, ahead = (day.month - month) % 12, (month - day.month) % 12
    if behind == 0:
        return day.year
    if behind * (6 if way > 0 else 1) <= ahead * (6 if way < 0 else 1):
        return day.year - (month > day.month)
    return day.year + (month < day.month)


def nearest_year(anchor: Anchor, month: int, day: int, way: int = 0) -> int | None:
    """The year that brings a day nearest to the day of writing; one the tense speaks against is three times as far."""
    if anchor.base is None:
        return anchor.year
    base = anchor.base
    best: tuple[int, int] | None = None
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            away = (dt.date(year, month, day) - base).days
        except ValueError:
            continue
        cost = abs(away) * (3 if away * way < 0 and abs(away) > 1 else 1)
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best is not None else base.year
