"""Draft the tables of a language from CLDR: names of units and money, months, weekdays, scales and separators.

Takes language codes, and writes `lang/<code>/cldr.toml`, which `discrepancy.lexicon` lays below the hand-written
tables: what is written by hand wins. Needs Babel (extra `build`); the library itself does not.

    python -m discrepancy.lang.build es fr de --date 2026-11-21

Left out, since they read as other words in running text: CLDR's short and narrow forms, names under three letters,
names with brackets or figures, and weights and cups that are money or plain nouns too ("pound", "cup", "stone").
Source: Unicode CLDR, https://cldr.unicode.org/, licence Unicode-3.0.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

__all__ = ["draft", "main"]

Table = Mapping[str, Any]
Draft = dict[str, dict[str, Any]]

_FOLDER = Path(__file__).parent

# CLDR's identifier of a unit where it differs from ours by more than spelling; None: left to the words by hand.
_OTHER_NAMES: Mapping[str, str | None] = {
    "area-square-yard": "square yard",
    "concentr-permillion": None,
    "consumption-mile-per-gallon": "mile per gallon",
    "energy-calorie": None,
    "energy-foodcalorie": "calorie",
    "energy-kilocalorie": "calorie",
    "mass-pound": None,
    "mass-stone": None,
    "mass-ton": None,
    "mass-tonne": "metric ton",
    "pressure-pound-force-per-square-inch": "pound per square inch",
    "torque-newton-meter": "newton metre",
    "torque-pound-force-foot": "pound foot",
    "volume-cup": None,
    "volume-dram": None,
    "volume-tablespoon": None,
    "volume-teaspoon": None,
}
_LEAST_LETTERS = 3
_PLAIN = frozenset(" -'’.·")


def draft(language: str) -> Draft:
    """The tables of one language as CLDR has them: sorted, without what reads as another word."""
    from babel import Locale
    from babel.localedata import load

    data = load(str(Locale.parse(language)))
    shared = {part: _read(f"{part}.toml") for part in ("units", "currencies")}
    symbols = data["number_symbols"]["latn"]
    return {
        "separators": {"decimal": [symbols["decimal"]], "group": [symbols["group"]]},
        "months": _numbered(data["months"]),
        "weekdays": {name: number + 1 for name, number in _numbered(data["days"]).items()},
        "scales": _scales(data["compact_decimal_formats"]["long"]),
        "units": _units(data["unit_patterns"], data["unit_display_names"], frozenset(shared["units"]["units"])),
        "currencies": _currencies(data, shared["currencies"]["codes"]),
    }


def _read(name: str) -> Table:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def _is_plain(name: str) -> bool:
    letters = [sign for sign in name if sign not in _PLAIN]
    return len(letters) >= _LEAST_LETTERS and not any(sign.isdigit() or not _is_letter(sign) for sign in letters)


def _is_letter(sign: str) -> bool:
    """Letters, and the marks that go with them in scripts such as Devanagari."""
    return sign.isalpha() or sign.isidentifier() or f"a{sign}".isidentifier()


def _names(found: Iterable[str]) -> list[str]:
    return sorted(
        {
            name.replace("\u00a0", " ").replace("\u202f", " ").strip().lower()
            for name in found
            if _is_plain(name.strip())
        }
    )


def _numbered(contexts: Table) -> dict[str, int]:
    """Full names of months or weekdays, inside a date and standing alone, with their numbers."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        wide = contexts.get(context, {}).get("wide")
        if isinstance(wide, Mapping):
            found |= {name.lower(): int(number) for number, name in wide.items() if _is_plain(name)}
    return dict(sorted(found.items(), key=lambda row: (row[1], row[0])))


def _scales(formats: Table) -> dict[str, int]:
    """Words that multiply: "0 millones" is printed for 1,000,000, "00 millones" for 10,000,000."""
    found: dict[str, int] = {}
    for patterns in formats.values():
        for size, pattern in patterns.items():
            text = str(getattr(pattern, "pattern", pattern)).replace("'", "").replace("\u00a0", " ")
            zeros = text.count("0")
            word = text.replace("0", "").strip().lower()
            if zeros and " " not in word and _is_plain(word):
                found[word] = int(size) // 10 ** (zeros - 1)
    return dict(sorted(found.items(), key=lambda row: (row[1], row[0])))


def _units(patterns: Table, titles: Table, known: frozenset[str]) -> dict[str, list[str]]:
    """Our name of a unit -> its names with their inflections."""
    found: dict[str, set[str]] = {}
    for identifier, forms in patterns.items():
        name = _OTHER_NAMES.get(identifier, _our_name(identifier))
        if name is None or name not in known:
            continue
        words = _bare(forms.get("long", {}))
        title = titles.get(identifier, {}).get("long")
        found.setdefault(name, set()).update(_names([*words, *([title] if title else [])]))
    return {name: sorted(words) for name, words in sorted(found.items()) if words}


def _our_name(identifier: str) -> str:
    """ "speed-kilometer-per-hour" is our "kilometre per hour"."""
    words = identifier.split("-")[1:]
    spelled = (w[: -len(end)] + new if w.endswith(end) else w for w in words for end, new in [_ending(w)])
    return " ".join(spelled)


def _ending(word: str) -> tuple[str, str]:
    for end, new in (("meter", "metre"), ("liter", "litre")):
        if word.endswith(end):
            return end, new
    return "\0", ""


def _bare(forms: Table) -> Iterator[str]:
    """The words of patterns such as "{0} kilómetros"; a pattern of a rate ("{0} por hora") is none."""
    for count, pattern in forms.items():
        if count != "per" and isinstance(pattern, str):
            yield pattern.replace("{0}", " ")


def _currencies(data: Table, codes: Iterable[str]) -> dict[str, list[str]]:
    found = {}
    for code in sorted(codes):
        plurals = data["currency_names_plural"].get(code, {})
        title = data["currency_names"].get(code)
        names = _names([*plurals.values(), *([title] if title else [])])
        if names:
            found[code] = names
    return found


def _written(language: str, tables: Draft, version: str, date: str) -> str:
    lines = [
        f"# {language}: drafted from CLDR {version} by `python -m discrepancy.lang.build`, {date}; do not edit.",
        "# Source: Unicode CLDR, https://cldr.unicode.org/, by Babel. Licence: Unicode-3.0. Hand-written tables win.",
    ]
    for title, table in tables.items():
        lines += ["", f"[{title}]"]
        lines += [f"{_key(key)} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("-", "").isalnum() else json.dumps(name, ensure_ascii=False)


def main(arguments: list[str] | None = None) -> None:
    """Write the drafts of the languages named on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m discrepancy.lang.build", description="Draft a language's tables from CLDR."
    )
    parser.add_argument("languages", nargs="+", metavar="code", help="language codes, as es or pt")
    parser.add_argument(
        "--date", required=True, type=dt.date.fromisoformat, help="the day written into the header, as 2026-11-21"
    )
    parser.add_argument("--to", type=Path, default=_FOLDER, help="the folder of languages (default: the package's own)")
    options = parser.parse_args(arguments)
    from babel.core import get_cldr_version

    for language in options.languages:
        file = options.to / language / "cldr.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = _written(language, draft(language), get_cldr_version(), options.date.isoformat())
        file.write_text(text, encoding="utf-8")
        print(file)


if __name__ == "__main__":
    main()
