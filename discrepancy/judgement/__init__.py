"""What two claims of one fact make of each other: an ordered ladder of named levels, the first that holds decides.

Every level takes a `Pair` and gives what it finds or None. The order is the meaning: what reconciles comes before
what separates, and a conflict is what is left. Doubt takes the milder verdict.

>>> [level.__name__ for level in LADDER][:3]
['denied', 'unit', 'currency']
"""

from .ladder import LADDER, Judgement, Ruling, explanation_of, judge, rule
from .pair import Pair, paired
from .side import Side

__all__ = ["LADDER", "Judgement", "Pair", "Ruling", "Side", "explanation_of", "judge", "paired", "rule"]
