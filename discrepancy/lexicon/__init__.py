"""What the library knows of a language, read once from `lang/`; the only folder that opens data files.

A `Lexicon` is frozen: finders ask it for words, never for rules. A new language is a folder of TOML files.

>>> lexicon = load("en")
>>> lexicon.numerals.scales.match(("88.9", "million", "followers"), 1)
(Decimal('1000000'), 2)
>>> lexicon.lemma("crossings")
'crossing'
"""

from __future__ import annotations

from .concepts import CONCEPT, STEM, concepts_of, siblings
from .gates import Gates
from .loading import load
from .measures import MeasureWords, TopicWords
from .merged import CUES, EXPRESSIONS, MEASURES, SEPARABLE, TOPICS, Found
from .numbers import Numerals
from .phrases import Phrases
from .reading import catalogue, frequent_words, known_languages, languages, rare_unit_words, transliteration
from .times import Calendar, DayPart, Holiday, Zone
from .units import Currency, Unit, unit_table
from .words import Lexicon

__all__ = [
    "CONCEPT",
    "CUES",
    "EXPRESSIONS",
    "MEASURES",
    "SEPARABLE",
    "STEM",
    "TOPICS",
    "Calendar",
    "Currency",
    "DayPart",
    "Found",
    "Gates",
    "Holiday",
    "Lexicon",
    "MeasureWords",
    "Numerals",
    "Phrases",
    "TopicWords",
    "Unit",
    "Zone",
    "catalogue",
    "concepts_of",
    "frequent_words",
    "known_languages",
    "languages",
    "load",
    "rare_unit_words",
    "siblings",
    "transliteration",
    "unit_table",
]
