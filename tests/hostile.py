"""Texts made to be slow: twelve ways to repeat what a pattern or a finder looks at, each of any length."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["GENERATORS", "REPEATED", "repeated"]

REPEATED = {
    "a run of digits": "1",
    "digits and spaces": "1 ",
    "commas": "1,",
    "dots": ".",
    "dashes": "-",
    "spaces": " ",
    "one and": "one and ",
    "hundred": "hundred ",
    "years": "1999 ",
    "months": "march ",
    "question marks": "?",
    "danda": "।",
}
# beyond the twelve: what stands between figures, ranges, lists, and the same in other languages and scripts
MORE = {
    "points in digits": "1.",
    "clock times": "8:30 ",
    "colons": "1:",
    "slashes": "1/",
    "ranges": "1-",
    "spaced ranges": "1 - ",
    "to": "5 to ",
    "money": "$5 ",
    "dollars": "$",
    "percent": "5% ",
    "counts": "12 men ",
    "counts with commas": "12 men, ",
    "about": "about ",
    "more than": "more than ",
    "half": "half a ",
    "point": "point ",
    "days": "monday ",
    "dates": "3 march 2024 ",
    "dates with commas": "March 3, 2024, ",
    "relative": "two days ago ",
    "days later": "days later ",
    "durations": "3 hours ",
    "hours": "hours ",
    "line breaks": "\n",
    "spaced line breaks": " \n",
    "quotes": '"',
    "brackets": "(",
    "at signs": "a@",
    "hashes": "#",
    "address": "www.a.",
    "hyphened": "a-",
    "capitals": "Ab ",
    "capital run": "A. ",
    "one word": "a",
    "Hindi hundred": "सौ ",
    "Hindi one and": "एक और ",
    "Hindi lakh": "12 लाख ",
    "Devanagari digits": "१",
    "Hindi years": "१९९९ ",
    "Hindi kal": "कल ",
    "nukta": "\u093c",
    "combining": "e\u0301\u0301",
    "zero width": "1\u200b",
    "bidi": "1\u202e",
    "NUL": "1\x00",
    "superscripts": "10⁶",
    "powers": "10^",
    "halves": "½",
    "full-width": "１",
    "minutes of play": "45+",
    "score": "3-1 ",
    "zones": "IST ",
    "times with zones": "5:30 pm IST ",
    "of them": "of them ",
    "respectively": "12 and 13 respectively ",
    "said": 'police said 5 died. ',
    "two speakers": "police said 8,000 people marched, but organisers said 9,000. ",
    "pm": "8 p.m. ",
    "between": "between 5 and ",
    "aged": "John Smith, 45, ",
    "German": "zweihundertfünfzig ",
    "German joined": "zwei",
    "French": "quatre-vingt-",
    "Spanish": "mil millones de ",
    "quarter": "the third quarter of ",
    "last": "last ",
    "parts": "12 dead: 5 men and 6 women, ",
}  # fmt: skip


def repeated(unit: str, length: int) -> str:
    """A piece set one after another, `length` characters in all."""
    return (unit * (length // len(unit) + 1))[:length]


def _maker(unit: str) -> Callable[[int], str]:
    return lambda length: repeated(unit, length)


GENERATORS = {name: _maker(unit) for name, unit in REPEATED.items()}
ALL = {name: _maker(unit) for name, unit in (REPEATED | MORE).items()}
