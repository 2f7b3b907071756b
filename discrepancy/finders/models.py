"""Models of aircraft and the like, whose names could bound or count something: "737 MAX 8", "the Lumo 8 ships"."""

from __future__ import annotations

from ..document import Document

__all__ = ["is_model_number", "is_subject", "is_variant"]


def is_model_number(document: Document, i: int) -> bool:
    """ "two new 737 Max jets": a word that could bound the number at token `i`, but with a capital of its own."""
    tokens = document.tokens
    if i + 1 >= len(tokens.keys) or not tokens.keys[i].isdecimal() or tokens.joined(i + 1):
        return False
    word = tokens.words[i + 1]
    if not word[0].isupper() or document.lexicon.after.get(tokens.keys[i + 1]) is None:
        return False
    before = tokens.words[i - 1] if i else ""
    in_capitals = word.isupper() and before.isupper() and len(before) > 1  # there they tell nothing; "A 737 MAX" does
    return not in_capitals


def is_variant(document: Document, i: int) -> bool:
    """ "a 737 MAX 8 jet": what could bound the number has a capital, and the number of a model before it."""
    keys, words = document.tokens.keys, document.tokens.words
    bound = document.lexicon.before.match_before(keys, i)
    return i > 1 and len(keys[i]) == 1 and words[i - 1][0].isupper() and keys[i - 2].isdecimal() and bound is not None


def is_subject(document: Document, name: int) -> bool:
    """Whether "the" and a name open a clause, and their number is no count: "On Monday the Lumo 8 costs 900 euros".

    In "La Rioja 8 muertos" the article may be the name's own, and people are counted.
    """
    tokens, lexicon = document.tokens, document.lexicon
    keys, the = tokens.keys, name - 1
    if keys[the] not in lexicon.determiners or lexicon.befalls_before(keys, name + 3):
        return False
    if any(lexicon.lemma(key) in lexicon.people for key in keys[name + 2 : name + 3]):
        return False
    if tokens.starts[the] == document.sentence_at(tokens.starts[name])[0] or keys[the - 1] == ",":
        return True
    day = lexicon.calendar.months.get(keys[the - 1]) or lexicon.calendar.weekdays.get(keys[the - 1])
    return day is not None or keys[the - 1].isdecimal()
