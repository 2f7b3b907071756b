"""What accounts of one story say in other words: shares in words, race times, kin measures, what is left out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from short_accounts import claims_of, verdicts_on

import discrepancy as dx

DAY = "2026-12-04T12:00:00+00:00"


def _verdicts(left: str, right: str) -> list[str]:
    return verdicts_on([left, right], [DAY, DAY])


@pytest.mark.parametrize(
    ("language", "text", "printed", "percent"),
    [
        ("en", "One train in five was late.", "One train in five", 20),
        ("en", "One hospital in four had no power.", "One hospital in four", 25),
        ("en", "Every fifth house was empty.", "Every fifth", 20),
        ("de", "Jeder fünfte Zug fiel aus.", "Jeder fünfte", 20),
        ("de", "Jede dritte Frau arbeitet.", "Jede dritte", 33),
        ("fr", "Un visiteur sur quatre n'a rien payé.", "Un visiteur sur quatre", 25),
        ("hi", "हर पांचवां यात्री फंसा रहा।", "हर पांचवां", 20),
    ],
)
def test_one_in_so_many_is_a_share(language: str, text: str, printed: str, percent: int) -> None:
    claim = claims_of(text, language)[printed]
    assert (claim.kind, claim.value) == (dx.Kind.PERCENT, percent)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One man in 2019 fell."),
        ("en", "One person in 20 minutes left."),
        ("en", "One soldier in three vehicles waved."),
        ("en", "Every third day it rained."),
        ("en", "Every second counts."),
        ("de", "Jeden dritten Tag fiel er aus."),
    ],
)
def test_what_only_looks_like_a_share(language: str, text: str) -> None:
    assert not [claim for claim in claims_of(text, language).values() if claim.kind is dx.Kind.PERCENT]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Jo Hill won the race in 2:29:08.", dx.Kind.DURATION),
        ("en", "The course record of 2:29:08 stands.", dx.Kind.DURATION),
        ("en", "1. Jo Hill, Britain, 2:29:08", dx.Kind.DURATION),
        ("de", "Sie siegte in 2:29:08.", dx.Kind.DURATION),
        ("en", "The alarm rang at 2:29:08.", dx.Kind.TIME),
        ("en", "The alarm rang, 2:29:08 p.m. it was.", dx.Kind.TIME),
        ("en", "Logged: 2:29:08 GMT.", dx.Kind.TIME),
        ("en", "The entry reads 10:15:30.", dx.Kind.TIME),
        ("de", "Um 2:29:08 bebte die Erde.", dx.Kind.TIME),
        ("es", "Tembló a las 2:29:08.", dx.Kind.TIME),
    ],
)
def test_a_race_time_is_no_time_of_day(language: str, text: str, kind: dx.Kind) -> None:
    article = dx.Article(text, "Argus", language=language)
    found = [mention for mention in dx.extract(article) if ":" in mention.text]
    assert [mention.kind for mention in found] == [kind]
    if kind is dx.Kind.DURATION:
        assert found[0].timex == "PT2H29M8S"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It began on the last Friday of November."),
        ("de", "Es begann am letzten Freitag im November."),
        ("fr", "Tout a commencé le dernier vendredi de novembre."),
        ("es", "Todo empezó el último viernes de noviembre."),
        ("hi", "यह नवंबर के आख़िरी शुक्रवार को शुरू हुआ।"),
        ("en", "It began last Friday."),
    ],
)
def test_the_last_weekday_of_a_month(language: str, text: str) -> None:
    found = dx.extract(dx.Article(text, "Argus", language=language, published="2026-12-02T12:00:00+00:00"))
    assert [mention.timex for mention in found] == ["2026-11-27"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # one newsroom says what the show cost, the other what was spent on it
        ("The Nubia show of 243 pieces cost the museum €4.3m.", "The museum spent €3.4m on the Nubia show."),
        ("Engineers opened 11 of the 22 gates of the dam.", "Engineers opened 14 of the 22 gates of the dam."),
        ("She finished 22 seconds ahead of Ann Lind.", "She crossed the line 32 seconds clear of Ann Lind."),
        ("The winner's prize is $40,000, and he plans to save it.", "The winner's prize is $25,000."),
        ("The fiscal deficit is forecast at 2.7%.", "The fiscal deficit is forecast at 2.2 per cent."),
    ],
)
def test_one_fact_in_other_words(left: str, right: str) -> None:
    assert [verdict for verdict in _verdicts(left, right) if verdict != "agree"] == ["conflict"]


def test_a_currency_said_once_holds_for_the_next_sum() -> None:
    claims = claims_of("Schools will get 184 billion rupees and clinics 97.5 billion. It sold 4 million cars.", "en")
    assert claims["97.5 billion"].unit == "INR"
    assert claims["97.5 billion"].value == Decimal("97.5e9")
    assert claims["4 million"].kind is dx.Kind.COUNT
    assert claims_of("It came to $118 million, a fall of a third.", "en")["a third"].kind is not dx.Kind.MONEY


def test_who_died_may_be_told_between_commas() -> None:
    text = "One patient, a man in his eighties who had other illnesses, has died."
    assert claims_of(text, "en")["One"].measure == "deaths"


@pytest.mark.parametrize(
    ("language", "text", "ages"),
    [
        ("en", "Jane Roe (52) said she was at work.", [52]),
        ("de", "Die Unternehmerin Anna Schmidt (44) lehnte ab.", [44]),
        ("hi", "मुख्य कार्यकारी अधिकारी अनन्या कुलकर्णी (44) ने माफ़ी मांगी।", [44]),
        # a scorer's minute, the numbers of shirts, a child's one that may be a number of anything
        ("en", "Kane (23) was the first to score.", []),
        ("en", "Harry Lund (23) and Phil Berg (51) scored.", []),
        ("en", "Jo Marlow (4) was out.", []),
    ],
)
def test_an_age_in_brackets(language: str, text: str, ages: list[int]) -> None:
    assert [claim.value for claim in claims_of(text, language).values() if claim.measure == "age"] == ages


def test_two_figures_of_one_earlier_event_differ() -> None:
    left = "The outbreak two years ago infected 41 patients and lasted 16 days."
    right = "In December 2024 an outbreak infected 41 patients and lasted 26 days."
    assert "conflict" in _verdicts(left, right)


def test_a_count_of_a_later_day_is_an_update() -> None:
    articles = [
        dx.Article("The show had welcomed 265,000 visitors as of Nov. 30.", "Argus", published="2026-12-02"),
        dx.Article("By Jan. 11 the show had welcomed 412,000 visitors.", "Post", published="2027-01-12"),
    ]
    assert "update" in [comparison.verdict.value for comparison in dx.compare(articles).comparisons]


def test_the_zone_of_the_second_hour_is_that_of_the_first() -> None:
    found = dx.extract(dx.Article("It is open from 8 a.m. to 6 p.m. GMT.", "Argus", published=DAY))
    assert [mention.low[-6:] for mention in found if isinstance(mention.low, str)] == ["+00:00", "+00:00"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("It happened between 5 and 7 pm.", ["T17:00", "T19:00"]),
        ("It is open between 9.30 and 11 a.m.", ["T09:30", "T11:00"]),
        ("It is open from 9 to 11 p.m.", ["T21:00", "T23:00"]),
        ("They met between 5 and 7 people.", []),
    ],
)
def test_half_of_the_day_said_once(text: str, hours: list[str]) -> None:
    found = dx.extract(dx.Article(text, "Argus", published=DAY))
    assert [(mention.timex or "")[-6:] for mention in found if mention.kind is dx.Kind.TIME] == hours


def test_a_race_is_timed() -> None:
    left = "Meena Rathore won the half marathon in 1:11:32, ahead of Ruth Cheptoo."
    right = "Meena Rathore ran 1:11:23 to win the half marathon, ahead of Ruth Cheptoo."
    claims = claims_of(right, "en")
    assert (claims["1:11:23"].measure, list(claims)) == ("finish_time", ["1:11:23"])
    assert _verdicts(left, right) == ["conflict"]


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        ("The Halm mill made a profit of €34 million.", "The Halm mill made a loss of €34 million.", []),
        ("Brown Foods earned $3.2 million.", "Brown Foods lost $3.2 million.", []),
        ("The budget surplus was $5.6 billion.", "The budget deficit was $5.6 billion.", []),
        ("The Halm mill made a profit of €34 million.", "Profit at the Halm mill was €34 million.", ["agree"]),
        ("The toll of the flood rose to 45.", "The toll of the flood rose by 45.", []),
        ("The toll of the flood rose to 45.", "The toll of the flood climbed to 45.", ["agree"]),
        ("The rent of the flat is €850 a month.", "The rent of the flat is €850 a week.", ["incomparable"]),
        ("The mill makes 300 carts a day.", "The mill makes 300 carts a week.", ["incomparable"]),
        ("The rent of the flat is €850 a month.", "The monthly rent of the flat is €850.", ["agree"]),
        ("The rent of the flat is €850 a month.", "The rent of the flat is €850.", ["agree"]),
    ],
)
def test_equal_figures_of_what_excludes_the_other_do_not_agree(left: str, right: str, verdicts: list[str]) -> None:
    assert _verdicts(left, right) == verdicts


def test_how_many_more_than_allowed_is_no_count_of_the_dead() -> None:
    left = "The blaze killed at least 41 people."
    right = "The death toll in the blaze rose to 58. The inn had 303 guests, 53 more than allowed."
    report = dx.compare([dx.Article(left, "Argus", published="2026-12-04"),
                         dx.Article(right, "Post", published="2026-12-05")])  # fmt: skip
    [deaths] = report.comparisons
    assert (deaths.verdict, deaths.right.endswith(str(right.index("58")))) == ("update", True)
