"""Whether a figure can be of a measure at all: its kind, its dimension, its size."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import MeasureWords
from .records import LEVEL_REACHED, Mention
from .records.kinds import COUNT, DURATION, MEASURE, NUMBER

__all__ = ["fits"]


def fits(measure: MeasureWords, mention: Mention, dimension: str | None) -> bool:
    kind, kinds = mention.kind, measure.kinds
    if kind in measure.free_kinds:
        return True  # mostly
    if kind not in kinds and not (kind is NUMBER and COUNT in kinds):
        return False
    if measure.name == "minute" and kind is DURATION and "-" in mention.text:
        return False  # "the 90-minute show"
    reached = LEVEL_REACHED in mention.notes
    if measure.is_level and mention.change is not None and not reached:
        return False  # "the Nikkei gained 310 points"
    if measure.is_step and (reached or (mention.change is None and kind is NUMBER)):
        return False  # "the Dow fell to 38,000"
    if measure.most is not None and mention.value is not None and mention.value > measure.most:
        return False  # "the quake struck at 1353": no scale of earthquakes goes that far
    if kind is NUMBER and kind not in kinds and not _is_whole(mention):
        return False  # "nine aftershocks of about 3.5": nothing is counted in tenths
    if kind is not MEASURE or measure.dimension is None or measure.dimension == dimension:
        return True
    return measure.dimension == "temperature" and mention.unit == "degree"  # of which scale is not told


def _is_whole(mention: Mention) -> bool:
    ends = [end for end in (mention.value, mention.low, mention.high) if isinstance(end, Decimal)]
    return mention.step is None or mention.step >= 1 or all(end == end.to_integral_value() for end in ends)
