"""Numbers that are names, not figures: "Project 2025", "COVID-19", "Route 66", "court 6", a telephone number."""

from __future__ import annotations

from ..document import Document

__all__ = ["is_name"]

def is_name(document: Document, i: int) -> bool:
    """Whether the number at token `i` is part of a name."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    if not keys[i][0].isdecimal():
        return i > 0 and keys[i - 1] in lexicon.name_words and tokens.words[i - 1][0].isupper()
    if i > 0 and tokens.joined(i):
        if tokens.words[i - 1][0].isalpha() and not lexicon.money_symbols.match_before(tokens.words, i):
            return True  # X2, A320, s8x8
        if i > 1 and keys[i - 1] in {"-", "‑"} and tokens.joined(i - 1) and _names_with_hyphen(document, i - 2):
            return True  # COVID-19, F-16
        if keys[i - 1] in {"#", "№"}:
            return True
    return _is_chain(document, i) or _follows_name_word(document, i)


def _names_with_hyphen(document: Document, i: int) -> bool:
    tokens, lexicon = document.tokens, document.lexicon
    word = tokens.words[i]
    if not word[0].isalpha():
        return False
    return word[0].isupper() and not lexicon.prefixed_units.match_before(tokens.keys, i + 1) and not lexicon.calendar.months.get(tokens.keys[i])


def _is_chain(document: Document, i: int) -> bool:
    """928-555-0142, 3-5-2: three numbers or more in a row, set solid."""
    tokens = document.tokens
    keys = tokens.keys
    left = right = i
    while left >= 2 and keys[left - 1] in {"-", "‑", "–", "/"} and tokens.joined(left) and tokens.joined(left - 1) and keys[left - 2][0].isdecimal():
        left -= 2
    while right + 2 < len(keys) and keys[right + 1] in {"-", "‑", "–", "/"} and tokens.joined(right + 1) and tokens.joined(right + 2) and keys[right + 2][0].isdecimal():
        right += 2
    return right - left >= 4


def _follows_name_word(document: Document, i: int) -> bool:
    """Route 66, No. 9; a capitalised word before a plain number that counts nothing: Android 16."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    j = i - 1
    if j > 0 and keys[j] == "." and tokens.joined(j):
        j -= 1
    if j < 0 or tokens.starts[i] - tokens.ends[i - 1] > 2 or not keys[i].isdecimal() or len(keys[i]) > 4:
        return False
    start, _ = document.sentence_at(tokens.starts[i])
    if tokens.starts[j] < start:
        return False
    word, key = tokens.words[j], keys[j]
    plural_follows = _counts_plural(document, i + 1)
    if key in lexicon.name_words:
        return not plural_follows
    if not word[0].isupper() or not word[0].isalpha() or j != i - 1 or tokens.starts[j] == start:
        return False
    known = (
        lexicon.calendar.months.get(key)
        or lexicon.calendar.weekdays.get(key)
        or key in lexicon.function_words
        or lexicon.before.match_before(keys, i)
        or lexicon.prefixed_units.match_before(keys, i)
        or lexicon.money_symbols.match_before(tokens.words, i)
        or lexicon.change_before.match_before(keys, i)
        or lexicon.age_before.match_before(keys, i)
    )
    if known or plural_follows or _has_unit(document, i + 1):
        return False
    return i + 1 >= len(keys) or not (tokens.joined(i + 1) and keys[i + 1] in {"%", ":", "+"})


def _counts_plural(document: Document, i: int) -> bool:
    keys, lexicon = document.tokens.keys, document.lexicon
    for j in range(i, min(i + 3, len(keys))):
        if not keys[j][0].isalpha() or keys[j] in lexicon.function_words:
            return False
        if lexicon.is_plural(keys[j]):
            return True
    return False


def _has_unit(document: Document, i: int) -> bool:
    tokens, lexicon = document.tokens, document.lexicon
    j = i + 1 if i < len(tokens) and tokens.keys[i] == "-" else i
    return bool(
        lexicon.units.match(tokens.keys, j)
        or lexicon.numerals.scales.match(tokens.keys, j)
        or lexicon.money_names.match(tokens.keys, j)
        or (j < len(tokens) and tokens.joined(j) and lexicon.unit_symbols.match(tokens.words, j))
    )
