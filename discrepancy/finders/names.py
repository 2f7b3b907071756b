"""Numbers that are names, not figures: "Project 2025", "COVID-19", "Route 66", a score, a telephone number."""

from __future__ import annotations

from ..document import Document
from ..lexicon.gates import BODY, NAME, NAMED
from ..tokens import DASHES
from .models import is_model_number, is_subject, is_variant

__all__ = ["is_bracketed_age", "is_large", "is_name"]

_CHAINS = DASHES | {"/"}
_TIES = _CHAINS | {":"}
_NAME_SIGNS = DASHES | {"#", "№", "."}  # that may stand in a name, before its number
_CHAIN = 4  # tokens from the first to the last of three numbers
_LONGEST_STREET = 4  # words of a street's name
_LONGEST_NAME = 4  # digits of a number that may be part of a name


def is_name(document: Document, i: int, hints: int) -> bool:
    """Whether the number at token `i`, with the hints of that token, is part of a name."""
    names, keys = document.lexicon.numerals.names, document.tokens.keys
    if hints & NAMED and (names.match(keys, i) or names.match_before(keys, i + 1)):
        return True
    if hints & BODY and _ends_body(document, i):
        return True
    return _is_digit_name(document, i, hints) if keys[i][0].isdecimal() else _is_word_name(document, i)


def _is_digit_name(document: Document, i: int, hints: int) -> bool:
    """Whether a number in digits is part of a name: each is asked for only beside what it has beside it."""
    tokens = document.tokens
    words = tokens.words
    before, behind = words[i - 1][0] if i else "", words[i + 1][0] if i + 1 < len(words) else ""
    tied = i > 0 and tokens.ends[i - 1] == tokens.starts[i] and (before.isalpha() or tokens.keys[i - 1] in _NAME_SIGNS)
    if tied and _is_solid_name(document, i):
        return True
    named, led, followed = hints & NAME, before.isupper(), behind.isupper()
    numbered = before.isdecimal() or behind.isdecimal()
    if not (named or led or followed or numbered):
        return behind in _LABELS and _is_enumerator(document, i)  # mostly
    return bool(
        (named and _is_tied(document, i) and _is_of_several(document, i))
        or (before == "(" and _is_shirt_number(document, i))
        or ((named or followed or numbered) and _is_street_number(document, i))
        or ((named or led) and (_follows_name_word(document, i) or is_variant(document, i)))
        or (followed and is_model_number(document, i) and not _is_priced(document, i))
        or (numbered and _is_in_groups(document, i))
        or (behind in _LABELS and _is_enumerator(document, i))
    )


def _ends_body(document: Document, i: int) -> bool:
    """ "The Group of 20", "el Grupo de los 20"; but "Group of 20 hikers rescued" and "a group of 20"."""
    tokens, lexicon = document.tokens, document.lexicon
    of = i - 2 if tokens.keys[i - 1] in lexicon.determiners else i - 1
    if of < 1 or tokens.keys[of] not in lexicon.partitives or tokens.keys[of - 1] not in lexicon.body_words:
        return False
    if not tokens.words[of - 1][0].isupper():
        return False
    opens = document.sentence_at(tokens.starts[i])[0] == tokens.starts[of - 1]
    after = tokens.words[i + 1] if i + 1 < len(tokens.keys) else "."
    return not opens or (tokens.words[i][0].isupper() and not after[0].isupper())


def _is_tied(document: Document, i: int) -> bool:
    """Whether a sign that ties numbers stands right before or behind a token."""
    tokens = document.tokens
    keys = tokens.keys
    before = i > 0 and keys[i - 1] in _TIES and tokens.joined(i)
    return before or (i + 1 < len(keys) and keys[i + 1] in _TIES and tokens.joined(i + 1))


def _is_of_several(document: Document, i: int) -> bool:
    """Whether a number is one of several that make a chain, a score, a proportion or a clock time."""
    return (
        ((_is_chain(document, i) or _is_score(document, i)) and not _is_mixed_fraction(document, i))
        or _is_tied_ratio(document, i)
        or _is_clock(document, i)
    )


def _is_word_name(document: Document, i: int) -> bool:
    """ "Route Sixty-Six", "the Lucky Six": a capitalised number word that ends a name."""
    tokens, lexicon = document.tokens, document.lexicon
    if i == 0 or not tokens.words[i - 1][0].isupper():
        return False
    if tokens.keys[i - 1] in lexicon.name_words:
        return True
    if not tokens.words[i][0].isupper() or tokens.words[i].isupper() or tokens.keys[i - 1] in lexicon.function_words:
        return False
    if lexicon.numerals.cardinals.get(tokens.keys[i]) is None or tokens.joined(i):
        return False
    start = document.token_at(document.sentence_at(tokens.starts[i])[0])
    after = tokens.words[i + 1] if i + 1 < len(tokens.keys) else "."
    before = lexicon.before.match_before(tokens.keys, i) or lexicon.change_before.match_before(tokens.keys, i)
    return i - 1 > start and not after[0].isupper() and after not in DASHES and before is None


def _is_solid_name(document: Document, i: int) -> bool:
    """X2, A320, s8x8; COVID-19, F-16; #7; ID.3."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    before = keys[i - 1]
    if tokens.words[i - 1][0].isalpha():
        if tokens.words[i - 1] in lexicon.letter_signs:
            return not (tokens.joined(i) and is_large(document, i))  # "R2" is a name, "R13 million" a sum
        return not lexicon.money_symbols.match_before(tokens.words, i) and not lexicon.before.match_before(keys, i)
    if before in {"#", "№"}:
        return True
    if i == 1 or not tokens.words[i - 2][0].isalpha():
        return False
    if before in DASHES:
        if not tokens.joined(i - 1):
            return (
                tokens.words[i - 2].isupper()
                and len(keys[i - 2]) > 2
                and tokens.starts[i - 1] - tokens.ends[i - 2] == 1
            )
        return (tokens.words[i - 2][0].isupper() or _is_caseless_name(document, i - 2)) and not (
            lexicon.prefixed_units.match_before(keys, i - 1)
            or lexicon.calendar.months.get(keys[i - 2])
            or lexicon.before.match_before(keys, i)
            or keys[i - 2] in lexicon.numerals.minus
        )
    return before == "." and tokens.joined(i - 1) and tokens.words[i - 2].isupper()


def is_large(document: Document, i: int) -> bool:
    """Whether the number at token `i` has a scale behind it, or its thousands are set apart."""
    numeral = document.numeral_at(i)
    if numeral is None:
        return False
    grouped = "," in document.tokens.words[i] or numeral.end > i + 1  # "R250,000", "R250 000"
    return numeral.scale >= _LARGE or (numeral.value >= _LARGE and grouped)


_LARGE = 1000


def _is_caseless_name(document: Document, i: int) -> bool:
    """चंद्रयान-3, एफ-16: where the script has no capitals, a word tied to a number by a hyphen, that measures nothing."""
    tokens, lexicon = document.tokens, document.lexicon
    key = tokens.keys[i]
    if key.upper() != key or key.isascii() or key in lexicon.function_words:
        return False
    measures = (lexicon.units, lexicon.money_names, lexicon.numerals.cardinals, lexicon.numerals.scales)
    return not any(table.match_before(tokens.keys, i + 1) for table in (*measures, lexicon.ages.before))


def _is_chain(document: Document, i: int) -> bool:
    """928-555-0142, 3-5-2: three numbers or more in a row, set solid."""
    left = right = i
    while i - left < _CHAIN and _hangs_together(document, left - 1, _CHAINS):
        left -= 2
    while right - left < _CHAIN and _hangs_together(document, right + 1, _CHAINS):
        right += 2
    return right - left >= _CHAIN


def _is_in_groups(document: Document, i: int) -> bool:
    """58 555 01 34: three groups of digits or more, one of which begins with a nought, as no group of a figure does."""
    tokens = document.tokens
    left = right = i
    while _are_groups(document, left - 1):
        left -= 1
    while _are_groups(document, right):
        right += 1
    told = tokens.keys[left : right + 1]
    return len(told) > 2 and any(key[0] == "0" for key in told[1:]) and any(len(key) != _GROUP for key in told[1:])


_GROUP = 3  # digits of a group of thousands
_LONGEST_GROUP = 4


def _are_groups(document: Document, i: int) -> bool:
    """Whether a token and the next are digits, a space apart."""
    tokens = document.tokens
    if i < 0 or i + 1 >= len(tokens.keys) or tokens.starts[i + 1] - tokens.ends[i] != 1:
        return False
    return all(key.isdecimal() and 1 < len(key) <= _LONGEST_GROUP for key in tokens.keys[i : i + 2])


def _is_priced(document: Document, i: int) -> bool:
    """Whether a sign of money stands before a token; a letter is one only against its number, not in "S&P 500"."""
    tokens, lexicon = document.tokens, document.lexicon
    if i and tokens.words[i - 1] in lexicon.letter_signs and not tokens.joined(i):
        return False
    return lexicon.money_symbols.match_before(tokens.words, i) is not None


def _is_enumerator(document: Document, i: int) -> bool:
    """The place in a list: "1. Ann Lind 2:03:41, 2. Jo Berg 2:04:20"; the one before or after it is near."""
    if not _is_label(document, i):
        return False
    keys, number = document.tokens.keys, int(document.tokens.keys[i])
    before, behind = range(max(0, i - _ENTRY), i), range(i + 1, min(len(keys), i + _ENTRY))
    return any(_is_label(document, j) and int(keys[j]) == number - 1 for j in before) or any(
        _is_label(document, j) and int(keys[j]) == number + 1 for j in behind
    )


_LABELS = frozenset({".", ")"})
_ENTRY = 24  # tokens of an entry of a list
_LAST = 2  # digits of the last place


def _is_label(document: Document, i: int) -> bool:
    """Whether "1." opens an entry: at the start of a line or behind a sign, with a capital behind it."""
    tokens = document.tokens
    keys = tokens.keys
    if not keys[i].isdecimal() or len(keys[i]) > _LAST or i + 2 >= len(keys) or keys[i + 1] not in {".", ")"}:
        return False
    if not tokens.joined(i + 1) or tokens.joined(i + 2) or not tokens.words[i + 2][0].isupper():
        return False
    return i == 0 or keys[i - 1] in {",", ";", ":", "."} or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]


def _is_mixed_fraction(document: Document, i: int) -> bool:
    """2-1/2: a whole number tied to its fraction."""
    numeral = document.numeral_at(i)
    return numeral is not None and numeral.form == "fraction" and numeral.value > 1


def _hangs_together(document: Document, sign: int, signs: frozenset[str]) -> bool:
    """Whether one of the signs stands at a token, with digits set solid on both sides."""
    tokens = document.tokens
    return (
        1 <= sign < len(tokens.keys) - 1
        and tokens.keys[sign] in signs
        and tokens.joined(sign)
        and tokens.joined(sign + 1)
        and tokens.keys[sign - 1][0].isdecimal()
        and tokens.keys[sign + 1][0].isdecimal()
    )


_COLON = frozenset({":"})


def _is_clock(document: Document, i: int) -> bool:
    """1:36.6, 16:9, Luke 3:16: a time on a stop-watch, a proportion or a verse."""
    return _hangs_together(document, i - 1, _COLON) or _hangs_together(document, i + 1, _COLON)


_LARGEST_SCORE = 200


def _is_score(document: Document, i: int) -> bool:
    """ "3-1", "89–89": the points of two sides; ascending ones only beside a word of winning or losing."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    first = (
        i if _hangs_together(document, i + 1, DASHES) else i - 2 if _hangs_together(document, i - 1, DASHES) else None
    )
    if first is None or not keys[first].isdecimal() or not keys[first + 2].isdecimal():
        return False
    left, right = keys[first], keys[first + 2]
    if len(left) > 3 or len(right) > 3 or max(int(left), int(right)) > _LARGEST_SCORE:
        return False
    if _has_unit(document, first + 3):
        return False
    if int(left) >= int(right):
        return True
    return any(key in lexicon.score_words for key in keys[max(0, first - 4) : first])


def _is_tied_ratio(document: Document, i: int) -> bool:
    """ "a 2-to-1 margin", "the 5-to-4 ruling": two sides tied by hyphens, the greater first."""
    tokens, joiners = document.tokens, document.lexicon.numerals.range_joiners
    keys = tokens.keys
    after, before = joiners.match(keys, i + 1), joiners.match_before(keys, i)
    if after is not None:
        left, right = i, after[1]
    elif before is not None:
        left, right = before[1] - 1, i
    else:
        return False
    if (
        left < 0
        or right >= len(keys)
        or right - left < _TIED
        or not all(map(tokens.joined, range(left + 1, right + 1)))
    ):
        return False
    return keys[left].isdecimal() and keys[right].isdecimal() and int(keys[left]) >= int(keys[right])


_TIED = 4  # tokens from the first number to the second: "2", "-", "to", "-", "1"


def _is_shirt_number(document: Document, i: int) -> bool:
    """ "Jo Marlow (4)": a small number alone in brackets behind a name, and no age."""
    return (
        _is_bracketed(document, i) and document.tokens.words[i - 2][0].isupper() and not is_bracketed_age(document, i)
    )


def _is_bracketed(document: Document, i: int) -> bool:
    """Whether a number of one or two digits stands alone in brackets behind a word."""
    tokens = document.tokens
    keys = tokens.keys
    return (
        2 <= i < len(keys) - 1
        and keys[i - 1] == "("
        and keys[i + 1] == ")"
        and keys[i].isdecimal()
        and len(keys[i]) <= 2
        and tokens.joined(i)
        and tokens.joined(i + 1)
    )


def is_bracketed_age(document: Document, i: int) -> bool:
    """ "Jane Roe (52) said", "अनिता वर्मा (44) ने": a number behind a name of two words, the only one of its sentence.

    One word alone may be a scorer's name, and several numbers in brackets are those of shirts or minutes.
    """
    tokens, lexicon = document.tokens, document.lexicon
    keys, words = tokens.keys, tokens.words
    if not _is_bracketed(document, i) or int(keys[i]) < _GROWN_UP or i < _NAME + 1:
        return False
    start, stop = document.sentence_at(tokens.starts[i])
    first, end = document.token_at(start), document.token_at(stop)
    if i - 1 - _NAME < first or any(j != i and _is_bracketed(document, j) for j in range(first, end)):
        return False
    name = range(i - 1 - _NAME, i - 1)
    if any(not words[j][0].isalpha() or keys[j] in lexicon.function_words for j in name):
        return False
    if lexicon.script == "Latn":
        return all(words[j][0].isupper() and words[j][1:].islower() for j in name)
    after = keys[i + 2] if i + 2 < len(keys) else ""
    return after == "," or after in lexicon.function_words


_NAME = 2  # words of a name
_GROWN_UP = 16  # children are seldom named, and the numbers of shirts are lower


def _is_street_number(document: Document, i: int) -> bool:
    """12 Mill Farm Road, 16-18 Industrial Avenue: capitalised words of which the last is a kind of street.

    So is the 2200 block of a street.
    """
    tokens, lexicon = document.tokens, document.lexicon
    j = i + 1
    if j >= len(tokens.keys):
        return False
    if tokens.keys[j] in lexicon.block_words and len(tokens.keys[i]) > 2:
        return tokens.keys[i].isdecimal()
    if tokens.keys[j] in DASHES and _hangs_together(document, j, DASHES):
        j += 2
    for k in range(j, min(j + _LONGEST_STREET, len(tokens.keys))):
        word = tokens.words[k]
        if tokens.keys[k] in lexicon.street_words and k > j and word[0].isupper():
            return True
        if (
            not word[0].isupper()
            and not word[0].isdecimal()
            and tokens.keys[k] not in lexicon.numerals.ordinal_suffixes
        ):
            return False
    return False


def _follows_name_word(document: Document, i: int) -> bool:
    """Route 66, No. 9; a capitalised word before a plain number that counts nothing: Android 16."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    j = i - 1
    if j > 0 and keys[j] == "." and tokens.joined(j):
        j -= 1
    if j < 0 or tokens.starts[i] - tokens.ends[i - 1] > 2 or not keys[i].isdecimal() or len(keys[i]) > _LONGEST_NAME:
        return False
    word, key = tokens.words[j], keys[j]
    is_named = key in lexicon.name_words
    if not is_named and not word[0].isupper():
        return False
    start, _ = document.sentence_at(tokens.starts[i])
    if tokens.starts[j] < start:
        return False
    counts = _counts_plural(document, i + 1)
    if is_named:
        if lexicon.verb_final and lexicon.units.match(keys, i + 1) is not None:
            return False  # फ्लाइट 90 मिनट लेट: what is named stands first, and its measure follows
        return (
            not counts
            or key in lexicon.kind_words
            or (word[0].isupper() and tokens.starts[j] > start and (len(keys[i]) <= 2 or is_subject(document, j)))
        )
    if lexicon.head == "capital":
        return False  # every noun has a capital there
    if not word[0].isupper() or not word[0].isalpha() or j != i - 1 or tokens.starts[j] == start:
        return False
    known = (
        lexicon.calendar.months.get(key)
        or lexicon.calendar.weekdays.get(key)
        or key in lexicon.function_words
        or lexicon.before.match_before(keys, i)
        or lexicon.prefixed_units.match_before(keys, i)
        or _is_priced(document, i)
        or lexicon.change_before.match_before(keys, i)
        or lexicon.ages.before.match_before(keys, i)
        or (lexicon.befalls_before(keys, i) and lexicon.lemma(key) != key)  # "Quake Kills 10", not "Apple Watch 5"
    )
    if known or _has_unit(document, i + 1) or (counts and not is_subject(document, j)):
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
    j = i + 1 if i < len(tokens.keys) and tokens.keys[i] == "-" else i
    return bool(
        lexicon.units.match(tokens.keys, j)
        or lexicon.numerals.scales.match(tokens.keys, j)
        or lexicon.money_names.match(tokens.keys, j)
        or (j < len(tokens.keys) and tokens.joined(j) and lexicon.unit_symbols.match(tokens.words, j))
        or (j < len(tokens.keys) and tokens.keys[j] == "%")
    )
