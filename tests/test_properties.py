"""Whatever the figure: what is written comes back, the same said otherwise never conflicts, another figure does."""

from __future__ import annotations

import datetime as dt
import pickle
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import at_least

from discrepancy import Article, Kind, Mention, Report, Verdict, compare, extract

NARROW = "\u202f"  # the space between groups of digits in French
DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")


def _only(text: str, language: str, kind: Kind) -> Mention:
    found = [m for m in extract(Article(text, "Argus", language=language)) if m.kind is kind]
    assert len(found) == 1, (text, found)
    return found[0]


# --- what is written comes back ---------------------------------------------------------------------------------------


def _thousands(n: int, sign: str) -> str:
    return f"{n:,}".replace(",", sign)


def _indian(n: int) -> str:
    head, tail = str(n)[:-3], str(n)[-3:]
    pairs = []
    while head:
        pairs.append(head[-2:])
        head = head[:-2]
    return ",".join([*reversed(pairs), tail])


NUMBERS: dict[str, list[Callable[[int], str]]] = {
    "en": [
        lambda n: f"The city counted {n} lamps.",
        lambda n: f"The city counted {n:,} lamps.",
        lambda n: f"The city counted {_indian(n)} lamps.",
    ],
    "hi": [
        lambda n: f"शहर में {n} घर हैं।",
        lambda n: f"शहर में {_indian(n)} घर हैं।",
        lambda n: f"शहर में {_indian(n).translate(DEVANAGARI)} घर हैं।",
    ],
    "es": [lambda n: f"La ciudad contó {n} lámparas.", lambda n: f"La ciudad contó {_thousands(n, '.')} lámparas."],
    "fr": [lambda n: f"La ville compte {n} lampes.", lambda n: f"La ville compte {_thousands(n, NARROW)} lampes."],
    "de": [lambda n: f"Die Stadt zählte {n} Lampen.", lambda n: f"Die Stadt zählte {_thousands(n, '.')} Lampen."],
}
FORMS_OF_NUMBERS = [(code, at) for code, forms in NUMBERS.items() for at in range(len(forms))]


@pytest.mark.parametrize(("language", "form"), FORMS_OF_NUMBERS)
@given(n=st.integers(3_000, 10**12))
def test_a_count_comes_back_as_its_value(language: str, form: int, n: int) -> None:
    if form and language in ("es", "de") and n < 1_000_000:
        n += 1_000_000  # one point alone may be that of a fraction: the figure has two readings then
    text = NUMBERS[language][form](n)
    assert _only(text, language, Kind.COUNT).value == n


MONEY = {
    "en": ["It cost ${}.", "It cost {} dollars.", "It cost USD {}."],
    "hi": ["इसकी लागत ${} है।", "इसकी लागत {} डॉलर है।"],
    "es": ["Costó {} dólares."],
    "fr": ["Il a coûté {} dollars."],
    "de": ["Es kostete {} Dollar."],
}


@pytest.mark.parametrize(("language", "form"), [(code, form) for code, forms in MONEY.items() for form in forms])
@given(n=st.integers(1, 10**9))
def test_a_sum_comes_back_as_its_value(language: str, form: str, n: int) -> None:
    mention = _only(form.format(n), language, Kind.MONEY)
    assert (mention.value, mention.unit) == (n, "USD")


DURATIONS = {
    "en": ("It lasted {}.", "minutes", "hours", "days"),
    "hi": ("यह {} चला।", "मिनट", "घंटे", "दिन"),
    "es": ("Duró {}.", "minutos", "horas", "días"),
    "fr": ("Cela a duré {}.", "minutes", "heures", "jours"),
    "de": ("Es dauerte {}.", "Minuten", "Stunden", "Tage"),
}
SECONDS = (60, 3600, 86400)


@pytest.mark.parametrize("language", DURATIONS)
@pytest.mark.parametrize("unit", range(3), ids=["minutes", "hours", "days"])
@given(n=st.integers(2, 5_000))
def test_a_duration_comes_back_as_its_value(language: str, unit: int, n: int) -> None:
    sentence, *units = DURATIONS[language]
    mention = _only(sentence.format(f"{n} {units[unit]}"), language, Kind.DURATION)
    assert mention.value == n
    assert mention.timex == (f"P{n}D" if unit == 2 else f"PT{n}{'MH'[unit]}")
    assert isinstance(mention.low, Decimal)
    assert isinstance(mention.high, Decimal)
    assert mention.low <= n * SECONDS[unit] <= mention.high


DATES = {
    "es": (
        "Fue el {d} de {m} de {y}.",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    "fr": (
        "C'était le {d} {m} {y}.",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    "de": (
        "Das war am {d}. {m} {y}.",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
}


@pytest.mark.parametrize("language", DATES)
@given(day=st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_comes_back_as_its_day(language: str, day: dt.date) -> None:
    sentence, months = DATES[language]
    text = sentence.format(d=day.day, m=months.split()[day.month - 1], y=day.year)
    assert _only(text, language, Kind.DATE).timex == day.isoformat()


# --- the same said otherwise ------------------------------------------------------------------------------------------


def _two(left: str, right: str, published: str | None = "2024-08-13") -> Report:
    return compare([Article(left, "Argus", published=published), Article(right, "Courier", published=published)])


def _decimal(n: int, scale: int) -> str:
    return format((Decimal(n) / scale).normalize(), "f")


def _lengths(n: int) -> list[str]:
    return [
        f"The talk lasted {n * 60} minutes.",
        f"The talk lasted {n} hours.",
        f"बातचीत {n} घंटे चली।",
        f"बातचीत {n} घंटे चली।".translate(DEVANAGARI),
        f"बातचीत {n * 60} मिनट चली।",
        f"La charla duró {n} horas.",
        f"Das Gespräch dauerte {n} Stunden.",
    ]


def _crowds(n: int) -> list[str]:
    people = n * 10_000
    return [
        f"The stream was watched by {people} people.",
        f"The stream was watched by {people:,} people.",
        f"The stream was watched by {_indian(people)} people.",
        f"The stream was watched by {_decimal(people, 10**6)} million people.",
        f"The stream was watched by {_decimal(people, 10**5)} lakh people.",
        f"स्ट्रीम को {_decimal(people, 10**5)} लाख लोगों ने देखा।",
        f"स्ट्रीम को {_indian(people)} लोगों ने देखा।".translate(DEVANAGARI),
    ]


def _deaths(n: int) -> list[str]:
    return [
        f"The flood killed {n} people.",
        f"{n} people died in the flood.",
        f"बाढ़ में {n} लोगों की मौत हुई।",
        f"बाढ़ में {n} लोगों की मौत हुई।".translate(DEVANAGARI),
        f"La inundación mató a {n} personas.",
        f"L'inondation a tué {n} personnes.",
        f"Bei der Flut starben {n} Menschen.",
    ]


def _costs(n: int) -> list[str]:
    return [
        f"The repairs will cost ${n} million.",
        f"The repairs will cost {n} million dollars.",
        f"The repairs will cost USD {n}m.",
        f"The repairs will cost ${n * 1_000_000:,}.",
        f"The repairs will cost ${_decimal(n, 1000)} billion.",
    ]


def _widths(n: int) -> list[str]:
    return [
        f"The road is {n} kilometres long.",
        f"The road is {n} km long.",
        f"The road is {n * 1000:,} metres long.",
        f"The road is {n * 1000:,}m long.",
    ]


def _moments(n: int) -> list[str]:
    """One moment on the clocks of several zones."""
    when = dt.datetime(2024, 8, 12, 0, 0, tzinfo=dt.UTC) + dt.timedelta(minutes=5 * n)
    zones = {"EDT": "America/New_York", "IST": "Asia/Kolkata", "GMT": "UTC", "JST": "Asia/Tokyo"}
    told = []
    for name, zone in zones.items():
        there = when.astimezone(ZoneInfo(zone))
        hour = f"{there.hour % 12 or 12}:{there.minute:02} {'a.m.' if there.hour < 12 else 'p.m.'}"
        told.append(f"The talk began at {hour} {name} on August {there.day}, 2024.")
    return told


REWRITES = {f.__name__.strip("_"): f for f in (_lengths, _crowds, _deaths, _costs, _widths, _moments)}


@pytest.mark.parametrize("forms", REWRITES.values(), ids=REWRITES)
@at_least(400, 2_000)
@given(n=st.integers(2, 900), left=st.integers(0, 6), right=st.integers(0, 6), data=st.data())
def test_the_same_figure_in_another_form_never_conflicts(
    forms: Callable[[int], list[str]], n: int, left: int, right: int, data: st.DataObject
) -> None:
    """Another unit, scale, zone, script or language; with text beside it that tells nothing of it; NFC or NFD."""
    told = forms(n)
    texts = [told[left % len(told)], told[right % len(told)]]
    for at in range(2):
        beside = data.draw(st.sampled_from(["", " Schools stay shut.", " A dog barked at 14 cats.", " यह खबर है।"]))
        texts[at] = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), texts[at] + beside)
    report = _two(*texts)
    assert report.conflicts == (), [finding.explanation for finding in report.conflicts]


@pytest.mark.parametrize("forms", [_crowds, _deaths, _costs, _widths, _lengths], ids=lambda f: f.__name__.strip("_"))
@at_least(60, 2_000)
@given(a=st.integers(11, 900), b=st.integers(11, 900), left=st.integers(0, 6), right=st.integers(0, 6))
def test_another_figure_conflicts_in_whatever_form(
    forms: Callable[[int], list[str]], a: int, b: int, left: int, right: int
) -> None:
    if not 1.5 < max(a, b) / min(a, b) < 2.9:
        b = 2 * a  # too near to be told apart in any form, or too far to be of one thing
    report = _two(forms(a)[left % len(forms(a))], forms(b)[right % len(forms(b))])
    assert [finding.verdict for finding in report.findings] == [Verdict.CONFLICT]


# --- a report travels -------------------------------------------------------------------------------------------------


@at_least(60, 2_000)
@given(st.lists(st.sampled_from([f for make in REWRITES.values() for n in (12, 31) for f in make(n)]), max_size=4))
def test_a_report_comes_back_from_pickle_and_json_as_it_was(texts: list[str]) -> None:
    report = compare([Article(text, f"Source {n}") for n, text in enumerate(texts)])
    assert pickle.loads(pickle.dumps(report)) == report
    assert Report.from_json(report.to_json()) == report
    assert hash(report) == hash(Report.from_json(report.to_json()))


TOLD = [form for make in (_lengths, _crowds, _deaths, _costs, _moments) for n in (12, 31) for form in make(n)[:4]]


@at_least(200, 1_000)
@given(st.lists(st.sampled_from(TOLD), min_size=2, max_size=6), st.data())
def test_any_order_of_the_accounts_gives_the_same_report(texts: list[str], data: st.DataObject) -> None:
    """All but the articles themselves, which are listed as they were given."""
    story = [Article(text, "ABC"[n % 3]) for n, text in enumerate(texts)]
    there, back = compare(story), compare(data.draw(st.permutations(story)))
    assert (there.claims, there.findings, there.comparisons) == (back.claims, back.findings, back.comparisons)
    assert set(there.notes) == set(back.notes)
    assert set(there.articles) == set(back.articles)
