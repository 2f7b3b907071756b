"""Of what part, of whom and since when a figure is told: wholes, shares of things, the injured, levels before, aid."""

from __future__ import annotations

import pytest
from short_accounts import claims_of, verdicts_on

import discrepancy as dx

MONDAY, TUESDAY, FRIDAY = "2026-11-02", "2026-11-03", "2026-11-06"


def _verdicts(*texts: str, days: tuple[str, ...] = (MONDAY,) * 4) -> list[str]:
    return verdicts_on(texts, days[: len(texts)])


def _findings(*articles: tuple[str, str, str]) -> list[tuple[str, str]]:
    """Verdict and reason of each comparison of accounts, given as day, language and text."""
    told = [
        dx.Article(text, f"Source {n}", language=language, published=day)
        for n, (day, language, text) in enumerate(articles)
    ]
    return [(c.verdict.value, c.reason) for c in dx.compare(told).comparisons]


@pytest.mark.parametrize(
    ("language", "text", "is_part"),
    [
        ("en", "Police held 24 people on Friday, and the rest of the fair was quiet.", False),
        ("en", "Twenty-four people were winched off and the rest of the passengers walked.", True),
        ("en", "In all 24 people were winched off and the rest of them walked.", True),
        ("en", "In all 24 people were winched off, the rest walked.", True),
        ("de", "Es wurden 24 Menschen verletzt, der Rest des Abends verlief ruhig.", False),
        ("de", "Es wurden 24 Gäste ausgeflogen, der Rest der Gäste ging zu Fuß.", True),
        ("fr", "En tout 24 personnes ont été soignées, et le reste de la soirée a été calme.", False),
        ("fr", "En tout 24 passagers ont été évacués, le reste a marché.", True),
        ("es", "En total 24 personas fueron atendidas, y el resto de la noche fue tranquilo.", False),
        ("es", "En total 24 personas fueron evacuadas, y el resto de los pasajeros caminó.", True),
    ],
)
def test_the_rest_of_something_else_leaves_nobody(language: str, text: str, is_part: bool) -> None:
    [told] = [claim for claim in claims_of(text, language).values() if claim.value == 24]
    assert ("part" in told.scope) is is_part


# --- what befell a part, and what is said of the whole ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Five of the train's 14 coaches derailed.", ("Five", "derailed"), ("14", "vehicles")),
        ("Five of the 14 coaches have derailed.", ("Five", "derailed"), ("14", "vehicles")),
        ("Seven of the 30 passengers died.", ("Seven", "deaths"), ("30", "passengers")),
        ("None of the tug's 11 crew was hurt.", ("None", "injuries"), ("11", "crew")),
        ("Eleven of the mill's 140 workers on shift died.", ("Eleven", "deaths"), ("140", "employees")),
        # a participle right behind the whole narrows it, where the verb comes later
        ("Nine of the 31 people killed were children.", ("Nine", "deaths"), ("31", "deaths")),
    ],
)
def test_a_verb_behind_the_whole_is_of_the_part(text: str, part: tuple[str, str], whole: tuple[str, str]) -> None:
    claims = claims_of(text)
    assert claims[part[0]].measure == part[1]
    assert claims[whole[0]].measure == whole[1]


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("en", "Three of the injured died in hospital overnight.", "Three"),
        ("hi", "तीन घायलों ने अस्पताल में दम तोड़ा।", "तीन"),
        ("hi", "हादसे में घायल दो और यात्रियों ने देर रात दम तोड़ दिया।", "दो"),
    ],
)
def test_those_of_the_injured_who_died_are_a_part_of_the_dead(language: str, text: str, figure: str) -> None:
    claim = claims_of(text, language)[figure]
    assert (claim.measure, "part" in claim.scope) == ("deaths", True)


def test_what_people_came_to_is_not_who_came() -> None:
    assert claims_of("Aucun cortège n’était prévu mercredi.", "fr")["Aucun"].measure is None
    assert claims_of("Deux cortèges étaient prévus mercredi.", "fr")["Deux"].measure is None


def test_shares_of_two_things_are_never_set_against_each_other() -> None:
    assert _verdicts("Only one bus in three ran.", "Half of the tram lines ran.") == []
    assert _verdicts("Only one bus in three ran.", "Only one bus in seven ran.") == ["conflict"]


def test_those_of_one_trade_are_a_part_of_all_employees() -> None:
    assert "conflict" not in _verdicts("The tramway has 2,400 employees.", "The tramway employs 900 drivers.")
    french = ("2026-11-02", "fr", "Le réseau emploie 5 200 salariés.")
    assert ("conflict", "value") not in _findings(french, (MONDAY, "en", "The network employs 1,900 drivers."))


def test_the_parts_of_one_measure_come_to_what_another_tells() -> None:
    cars, all_of_them = "The ferry was carrying 52 cars and eight lorries.", "The ferry was carrying 60 vehicles."
    assert "conflict" not in _verdicts(cars, all_of_them)


# --- to whom a sum goes ----------------------------------------------------------------------------------------------


def test_aid_for_the_dead_is_not_aid_for_the_injured() -> None:
    both = "The state will pay Rs 4 lakh to the next of kin of the dead and Rs 80,000 to each of the injured."
    claims = claims_of(both)
    assert "for the bereaved" in claims["Rs 4 lakh"].scope
    assert "for the injured" in claims["Rs 80,000"].scope
    hindi = claims_of("मृतकों के परिजनों को चार लाख रुपये और गंभीर रूप से घायल लोगों को 80 हज़ार रुपये मिलेंगे।", "hi")
    assert "for the bereaved" in hindi["चार लाख रुपये"].scope
    assert "for the injured" in hindi["80 हज़ार रुपये"].scope


def test_a_price_with_debt_is_not_one_without() -> None:
    whole, net = (
        "The deal values the brewer at €1.84bn including debt.",
        "The deal values the brewer at €1.5bn net of debt.",
    )
    assert claims_of(whole)["€1.84bn"].scope == ("with debt",)
    assert claims_of(net)["€1.5bn"].scope == ("net of debt",)
    assert claims_of("It was left with debts of €4m.")["€4m"].scope == ()
    assert "conflict" not in _verdicts(whole, net)


# --- levels and times ------------------------------------------------------------------------------------------------


def test_the_level_before_is_what_the_other_account_told() -> None:
    monday = "About 46 percent of drivers joined the strike, the operator said."
    tuesday = "The operator said 33 percent of drivers were on strike, against 46 percent the day before."
    assert "conflict" not in _verdicts(monday, tuesday, days=(MONDAY, TUESDAY))


def test_a_toll_that_rose_is_an_update_whatever_it_rose_from() -> None:
    first = "Nine people were killed in the mill fire, police said."
    then = "Eleven people died in the mill fire, the ministry said, raising the toll from nine."
    report = dx.compare(
        [
            dx.Article(first, "Post", published=MONDAY),
            dx.Article(then, "Wire", published=TUESDAY),
            dx.Article("The mill fire killed 11 people.", "Echo", published=TUESDAY),
        ]
    )
    [deaths] = [finding for finding in report.findings if finding.measure == "deaths"]
    assert deaths.verdict.value == "update"


def test_what_was_told_before_is_no_news() -> None:
    first, other, last = (f"The kitchen cooks lunch for {n} schools." for n in (52, 25, 52))
    assert set(_verdicts(first, other, last, days=(MONDAY, TUESDAY, FRIDAY))) == {"agree", "conflict"}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The bell, made in Lund in 1641, weighs 214 kilos.", "214 kilos"),
        ("The brewer operates nine plants and sold 7 million litres last year.", "nine"),
    ],
)
def test_a_time_of_another_clause_dates_nothing(text: str, figure: str) -> None:
    claim = claims_of(text, published=FRIDAY)[figure]
    assert (claim.as_of, claim.scope) == (None, ())


def test_what_has_happened_is_dated() -> None:
    text = "The fever has killed 12 people and infected 300 last year."
    assert claims_of(text, published=FRIDAY)["12"].as_of == "2025"


def test_the_dead_of_another_month_are_recalled() -> None:
    text = "In September, 15 people had died on the same road."
    assert "earlier event" in claims_of(text, published=FRIDAY)["15"].scope


def test_two_years_with_swapped_digits_are_one() -> None:
    stolen = "The raiders took a crown made in Bruges in 1572."
    assert _findings((MONDAY, "en", stolen), (MONDAY, "en", "The stolen crown, dated 1527, is uninsured.")) == [
        ("conflict", "value")
    ]
    # two years of one life
    assert _findings((MONDAY, "en", "He joined in 1989."), (MONDAY, "en", "The club sold him in 1998.")) == []


def test_a_forecast_is_one_of_both_figures() -> None:
    english = claims_of("The bank forecast inflation of 4.3% and growth of 6.6% for the year.")
    assert all("forecast" in english[figure].scope for figure in ("4.3%", "6.6%"))
    hindi = claims_of("बैंक ने महंगाई दर 4.3 फ़ीसदी और विकास दर 6.6 फ़ीसदी रहने का अनुमान जताया है।", "hi")
    assert all("forecast" in hindi[figure].scope for figure in ("4.3 फ़ीसदी", "6.6 फ़ीसदी"))


# --- how far words and round numbers reach ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The gap is nearly £19m.", "The gap is £18.4m.", "compatible"),
        ("The gap is nearly £19m.", "The gap is £16.8m.", "conflict"),
        ("Nearly 4,900 homes burned.", "4,680 homes burned.", "conflict"),
        ("Nearly 200 homes burned.", "184 homes burned.", "compatible"),
        ("About 84 percent of seats were filled.", "81.4 percent of seats were filled.", "conflict"),
        ("About 85 percent of seats were filled.", "83 percent of seats were filled.", "compatible"),
        ("About a third of voters stayed away.", "34 percent of voters stayed away.", "compatible"),
        # rounded up to a power of ten
        ("The city offered a reward of €100,000.", "The city offered a reward of €50,000.", "conflict"),
        ("The city offered a reward of €100,000.", "The city offered a reward of €96,000.", "compatible"),
        ("It will pay Rs 1 lakh.", "It will pay Rs 60,000.", "conflict"),
        # degrees of two scales
        ("The thermometer reached 93F.", "The thermometer reached 34C.", "agree"),
        ("The thermometer reached 93F.", "The thermometer reached 38C.", "conflict"),
    ],
)
def test_how_far_a_figure_reaches(left: str, right: str, verdict: str) -> None:
    assert _verdicts(left, right) == [verdict]


def test_what_comes_on_top_is_no_bound() -> None:
    claims = claims_of("The firm offered 2.3 percent plus a one-off payment, and wants 12 plus hours.")
    assert claims["2.3 percent"].modifier is dx.Modifier.EXACT
    german = claims_of("Die Firma bot 2,3 Prozent plus einen Bonus.", "de")
    assert german["2,3 Prozent"].modifier is dx.Modifier.EXACT
    assert _verdicts(
        "The firm offered a pay rise of 2.8 percent.", "The firm offered a pay rise of 2.3 percent plus a bonus."
    ) == ["conflict"]


def test_the_same_people_are_of_one_role() -> None:
    admitted = "Kestrel admitted that data of 2.3 million patients had been stolen."
    swiped = "Scans and test results of 3.2 million Kestrel patients were swiped by a gang."
    assert ("conflict", "value") in _findings((MONDAY, "en", admitted), (MONDAY, "en", swiped))
