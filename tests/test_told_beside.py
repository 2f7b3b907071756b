"""What stands beside a figure makes it one of another time, price or state."""

from __future__ import annotations

import pytest
from short_accounts import claims_of, verdicts_on

from discrepancy import Article, compare, extract, samples
from discrepancy.records.kinds import PERCENT

PUBLISHED = "2026-03-13"  # a Friday


# --- days and hours --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hour", "moment"),
    [
        (
            "The rocket was lost on Thursday. Its engine failed after the 03:42 UTC launch, the firm said on Friday.",
            "03:42 UTC",
            "2026-03-12T03:42",
        ),
        ("The boat sank at 3 a.m. on Thursday, the coastguard said on Friday.", "3 a.m.", "2026-03-12T03:00"),
        ("The minister said on Thursday at 3 p.m. that he would go.", "3 p.m.", "2026-03-12T15:00"),
    ],
)
def test_the_day_somebody_spoke_on_is_that_of_no_hour_before_it(text: str, hour: str, moment: str) -> None:
    [found] = [mention for mention in extract(Article(text, "Argus", published=PUBLISHED)) if hour in mention.text]
    assert found.timex == moment


@pytest.mark.parametrize(
    ("text", "day", "is_dateline"),
    [
        ("HALM, March 12, 2026 — A tram hit a van in Halm, hurting nine.", "March 12, 2026", True),
        ("HALM (Harbour Wire), March 12 (Harbour Wire) - A tram hit a van, hurting nine.", "March 12", True),
        ("Halm, 12. März (hw) – Eine Bahn hat neun Menschen verletzt.", "12. März", True),
        ("नई दिल्ली, 12 मार्च (वार्ता) बस हादसे में नौ लोग घायल हो गए।", "12 मार्च", True),
        ("In Halm, March 12 – the day of the fair – nine were hurt.", "March 12", False),
        ("Friday, March 12 — A tram hit a van, hurting nine.", "Friday, March 12", False),
        ("A tram hit a van in Halm, March 12: nine were hurt.", "March 12", False),
    ],
)
def test_the_day_of_a_dateline_is_that_of_no_event(text: str, day: str, is_dateline: bool) -> None:
    language = "de" if "März" in text else "hi" if "मार्च" in text else "en"
    claims = claims_of(text, language, published=PUBLISHED)
    assert (claims[day].measure == "published") is is_dateline
    assert any(claim.as_of == claims[day].timex for claim in claims.values()) is not is_dateline


def test_two_datelines_of_one_event_are_no_conflict() -> None:
    left = "HALM, March 12, 2026 — A tram hit a van in Halm, hurting nine."
    right = "HALM, March 13, 2026 — Nine people were hurt when a tram hit a van in Halm."
    assert verdicts_on((left, right), ("2026-03-12", "2026-03-13")) == ["agree"]


def test_the_day_of_a_dateline_is_no_day_of_announcing() -> None:
    report = compare(samples.load("results"))
    told = {claim.id: claim.text for claim in report.claims}
    assert "July 24, 2025" in told.values()
    assert not any(told[id] == "July 24, 2025" for finding in report.findings for id in finding.claims)


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The result was declared at 2.40am.", "The result was declared shortly before 3am.", "compatible"),
        ("The result was declared at 2.30am.", "The result was declared shortly before 3am.", "conflict"),
        ("The result was declared at 2.40am.", "The result was declared at about 2.58am.", "conflict"),
    ],
)
def test_shortly_before_a_full_hour_leaves_twenty_minutes(left: str, right: str, verdict: str) -> None:
    assert verdict in verdicts_on((left, right), (PUBLISHED, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "figure", "phase"),
    [
        ("The train left at 10:25, 15 minutes after the scheduled departure.", "10:25", None),
        ("The ferry sailed at 10:25, 15 minutes later than planned.", "10:25", None),
        ("The train was scheduled for 10:10.", "10:10", "scheduled"),
        ("It began before the ship was due in Halm, and was put out at 8.05am.", "8.05am", None),
        ("The show started forty minutes later than the scheduled 8 pm.", "8 pm", "scheduled"),
    ],
)
def test_a_plan_behind_a_length_is_no_plan_of_the_hour_before_it(text: str, figure: str, phase: str | None) -> None:
    assert claims_of(text, published=PUBLISHED)[figure].phase == phase


def test_one_moment_on_two_clocks_is_one_fact() -> None:
    left = Article(
        "The Torvik 2 rocket failed on Thursday, eight minutes after lifting off at 9.12 am from Halm.",
        "Argus",
        published="2026-03-12T18:00:00+05:30",
        timezone="Asia/Kolkata",
    )
    right = Article("Liftoff of Torvik 2 was at 03:42 UTC on Thursday.", "Post", published="2026-03-12T19:00:00Z")
    found = [c for c in compare([left, right]).comparisons if "9.12" in c.explanation and "03:42" in c.explanation]
    assert [comparison.verdict for comparison in found] == ["agree"]


# --- counts that run, and days they are of ---------------------------------------------------------------------------


def test_what_a_figure_is_held_against_measures_the_same() -> None:
    claims = claims_of("Police in Halm said on Monday that 19 people had been injured, up from 14 the night before.")
    assert (claims["14"].measure, "earlier event" in claims["14"].scope) == ("injuries", True)
    claims = claims_of("Food prices in Halm rose 4.7% in the year to October, compared with 4.2% in September.")
    assert claims["4.7%"].measure == claims["4.2%"].measure == "inflation"
    claims = claims_of("The storm injured 19 people, compared with 14 houses last year.")
    assert claims["14"].measure != "injuries"


def test_a_headline_is_of_the_hour_its_text_tells() -> None:
    early = Article(
        "Torvik tram carries 31,000 on its first day\n\nThe tram opened on Thursday, and by 4pm some 31,000 trips had "
        "been made on it, the operator said.",
        "Mail",
        published="2026-03-12T17:45:00+00:00",
    )
    late = Article(
        "The Torvik tram carried 46,380 passengers on its first day, Thursday.", "Ledger", published="2026-03-14"
    )
    report = compare([early, late])
    assert {claim.as_of for claim in report.claims if claim.text.endswith("31,000")} == {"2026-03-12T16:00"}
    assert "conflict" not in {comparison.verdict for comparison in report.comparisons}


@pytest.mark.parametrize(
    ("left", "right", "conflicts"),
    [
        ("Some 300 workers gathered at the gates of the Halm plant on Tuesday.",
         "Some 800 workers gathered at the gates of the Halm plant on Wednesday.", False),
        ("Some 300 workers gathered at the gates of the Halm plant on Tuesday.",
         "Some 800 workers gathered at the gates of the Halm plant on Tuesday.", True),
    ],
)  # fmt: skip
def test_what_is_counted_on_one_day_is_two_figures_on_two(left: str, right: str, conflicts: bool) -> None:
    assert ("conflict" in verdicts_on((left, right), (PUBLISHED, PUBLISHED))) is conflicts


def test_when_a_plan_is_to_come_true_is_another_matter_than_how_many() -> None:
    left = "The Halm plant will close with the loss of 1,240 jobs by September 2027."
    right = "The Halm plant will close, and 1,240 jobs will be lost by March 2027."
    report = compare([Article(left, "Argus", published=PUBLISHED), Article(right, "Post", published=PUBLISHED)])
    [jobs] = [c for c in report.comparisons if c.left.endswith(str(left.index("1,240")))]
    assert jobs.verdict == "agree"


@pytest.mark.parametrize(
    ("text", "to_come"),
    [("Ann Reed, who turns 25 next month, won.", True), ("Ann Reed, who turned 25 last month, won.", False)],
)
def test_an_age_to_come_is_none_of_today(text: str, to_come: bool) -> None:
    assert ("forecast" in claims_of(text, published=PUBLISHED)["25"].scope) is to_come


@pytest.mark.parametrize(
    "text",
    [
        "The storm hurt a guide aged 31 and 14 were lost.",
        "Of the climbers, 12 and 14 respectively were hurt.",
        "The lifts, 13 and 14, stood still.",
    ],
)
def test_numbers_behind_others_than_those_who_have_them_are_no_ages(text: str) -> None:
    assert claims_of(text)["14"].measure != "age"


# --- what came before, and what is held against ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "now", "before"),
    [
        ("en", "Fares in Halm climbed 3.2% in February after a 1.4% drop in January.",
         ("3.2%", "2026-02"), ("1.4%", "2026-01")),
        ("en", "Fares in Halm climbed 3.2% after a 1.4% drop in January.", ("3.2%", None), ("1.4%", "2026-01")),
        ("en", "After falling 1.4% in January, fares climbed 3.2% in February.",
         ("3.2%", "2026-02"), ("1.4%", "2026-01")),
        ("en", "The rate was 3.2% in February after 3.9% in January.", ("3.2%", "2026-02"), ("3.9%", "2026-01")),
        ("en", "The port added 320 jobs in February after adding 140 in January.",
         ("320", "2026-02"), ("140", "2026-01")),
        ("de", "Die Mieten stiegen um 3,2 Prozent, nachdem sie im Januar um 1,4 Prozent gefallen waren.",
         ("3,2 Prozent", None), ("1,4 Prozent", "2026-01")),
        ("de", "Nach einem Minus von 1,4 Prozent im Januar stiegen die Mieten um 3,2 Prozent.",
         ("3,2 Prozent", None), ("1,4 Prozent", "2026-01")),
        ("fr", "Les loyers ont progressé de 3,2 % en février après avoir reculé de 1,4 % en janvier.",
         ("3,2 %", "2026-02"), ("1,4 %", "2026-01")),
        ("es", "Los alquileres subieron un 3,2 % en febrero tras una caída del 1,4 % en enero.",
         ("3,2 %", "2026-02"), ("1,4 %", "2026-01")),
        ("hi", "जनवरी में 1.4 फ़ीसदी की गिरावट के बाद फरवरी में किराया 3.2 फ़ीसदी बढ़ा।",
         ("3.2 फ़ीसदी", "2026-02"), ("1.4 फ़ीसदी", "2026-01")),
    ],
)  # fmt: skip
def test_a_change_that_another_came_after_is_the_earlier_one_and_has_its_time_to_itself(
    language: str, text: str, now: tuple[str, str | None], before: tuple[str, str]
) -> None:
    claims = claims_of(text, language, published=PUBLISHED)
    for (figure, month), is_earlier in ((now, False), (before, True)):
        assert (claims[figure].as_of, "earlier event" in claims[figure].scope) == (month, is_earlier)
    assert not any(claim.derivation for claim in claims.values())


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The share fell 4% on Tuesday after a 20% drop in profit.", "20%"),
        ("The share fell 4% on Tuesday after sales dropped 20% in February.", "20%"),
        ("Trips fell 4% after a 20% rise in fares.", "20%"),
        ("The club sold 1,200 tickets after a 20% discount in February, up 5%.", "20%"),
        ("L'action a perdu 4 % après une baisse de 20 % du bénéfice.", "20 %"),
    ],
)
def test_what_caused_a_change_is_no_earlier_one(text: str, figure: str) -> None:
    language = "en" if text.isascii() and "'" not in text else "fr"
    assert "earlier event" not in claims_of(text, language, published=PUBLISHED)[figure].scope


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [
        ("en", "Compared with February 2025, milk in Halm was 6.2% dearer.", None),
        ("en", "In February milk was 6.2% dearer in comparison with January.", "2026-02"),
        ("de", "Milch war im Vergleich zum Februar 2025 um 6,2 Prozent teurer.", None),
        ("fr", "Par rapport à février 2025, le lait a augmenté de 6,2 %.", None),
        ("fr", "En février, le lait était 6,2 % plus cher qu'il y a un an.", "2026-02"),
        ("es", "Frente a febrero de 2025, la leche subió un 6,2 %.", None),
        ("es", "La leche era en febrero un 6,2 % más cara que hace un año.", "2026-02"),
        ("hi", "दूध साल भर पहले के मुकाबले 6.2 फ़ीसदी महंगा हो गया।", None),
        ("hi", "फरवरी में दूध फरवरी 2025 की तुलना में 6.2 फ़ीसदी महंगा हो गया।", "2026-02"),
        ("en", "In February 2025 milk was 6.2% dearer, against expectations.", "2025-02"),
    ],
)
def test_a_time_that_a_figure_is_held_against_is_not_when_it_held(language: str, text: str, month: str | None) -> None:
    [share] = [claim for claim in claims_of(text, language, published=PUBLISHED).values() if claim.kind is PERCENT]
    assert share.as_of == month


@pytest.mark.parametrize(
    ("language", "text", "scope"),
    [
        ("en", "On Tuesday alone, 31 trams were halted.", "that time alone"),
        ("en", "On Tuesday, in Halm alone, 31 trams were halted.", "part"),
        ("de", "Allein am Dienstag fielen 31 Bahnen aus.", "that time alone"),
        ("de", "Allein im Kreis Halm fielen 31 Bahnen aus.", "part"),
        ("fr", "Rien que pour la journée de mardi, 31 trams ont été supprimés.", "that time alone"),
        ("fr", "Rien qu'à Halm, 31 trams ont été supprimés mardi.", "part"),
        ("es", "Solo el martes se suspendieron 31 trenes.", "that time alone"),
        ("es", "Solo en Halm se suspendieron 31 trenes el martes.", "part"),
        ("hi", "सिर्फ़ मंगलवार को 31 ट्रेनें रद्द हुईं।", "that time alone"),
        ("hi", "मंगलवार को सिर्फ़ 31 ट्रेनें रद्द हुईं।", None),
        ("hi", "अकेले हाल्म में मंगलवार को 31 ट्रेनें रद्द हुईं।", "part"),
    ],
)
def test_alone_tells_a_time_or_a_place(language: str, text: str, scope: str | None) -> None:
    told = claims_of(text, language, published=PUBLISHED)["31"].scope
    assert {"that time alone", "part"} & {*told} == ({scope} if scope else set())


@pytest.mark.parametrize(
    ("other", "conflicts"),
    [
        ("On Tuesday 48 trams were halted in Halm.", True),
        ("In all, 48 trams were halted in Halm.", False),
        ("Since Sunday, 48 trams have been halted in Halm.", False),
    ],
)
def test_what_is_of_one_time_alone_is_held_against_that_time_only(other: str, conflicts: bool) -> None:
    alone = "On Tuesday alone, 31 trams were halted in Halm."
    assert ("conflict" in verdicts_on((alone, other), (PUBLISHED, PUBLISHED))) is conflicts


@pytest.mark.parametrize(
    ("language", "text", "figure", "is_forecast"),
    [
        ("en", "Rents in Halm climbed more than expected to 4.3% in March.", "4.3%", False),
        ("en", "Later than forecast, 41 trams ran.", "41", False),
        ("en", "Rents climbed faster than many had predicted, to a level not seen in 41 months.", "41 months", False),
        ("en", "Rents climbed by more than the expected 4.3%.", "4.3%", True),
        ("en", "Rents climbed by more than the 4.3% expected.", "4.3%", True),
        ("en", "More than 30 trams are expected to carry 4,100 people.", "4,100", True),
        ("en", "Rents climbed more than expected in May and are expected to rise 4.3% in June.", "4.3%", True),
        ("de", "Die Mieten sind stärker als erwartet auf 4,3 Prozent gestiegen.", "4,3 Prozent", False),
        ("fr", "Les loyers ont grimpé plus qu'attendu, à 4,3 %.", "4,3 %", False),
        ("hi", "किराया उम्मीद से ज़्यादा बढ़कर 4.3 फ़ीसदी हो गया।", "4.3 फ़ीसदी", False),
        ("hi", "किराया 4.3 फ़ीसदी की उम्मीद से ज़्यादा बढ़ा।", "4.3 फ़ीसदी", True),
    ],
)
def test_what_came_otherwise_than_expected_is_no_forecast(
    language: str, text: str, figure: str, is_forecast: bool
) -> None:
    assert ("forecast" in claims_of(text, language)[figure].scope) is is_forecast


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("She had 43 cars on a deck built for 45.", {"43": "vehicles", "45": "capacity"}),
        ("Le bac avait 43 voitures sur un pont construit pour 45.", {"43": "vehicles"}),
        ("The plant has turned out 43 cars built for the army.", {"43": "production"}),
        ("In a hall built for 500, 812 people danced.", {"500": "capacity", "812": None}),
        ("The boat, licensed to carry 45, had 43 people aboard.", {"45": "capacity", "43": "aboard"}),
    ],
)
def test_what_a_thing_was_built_for_is_said_of_that_thing(text: str, measures: dict[str, str | None]) -> None:
    claims = claims_of(text, "fr" if text.startswith("Le") else "en")
    assert {figure: claims[figure].measure for figure in measures} == measures


def test_what_cells_are_designed_for_makes_no_forecast_of_those_inside() -> None:
    claims = claims_of("The jail holds 912 inmates in cells designed for 600.")
    assert [("forecast" in claims[figure].scope) for figure in ("912", "600")] == [False, True]


# --- prices, flows and shares ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "price", "scope"),
    [
        ("Butter is dearer and a dozen eggs €3.94.", "€3.94", "per 12"),
        ("Two litres of whole milk cost €2.47.", "€2.47", "per 2 litre"),
        ("A 10kg bag of rice costs €6.40.", "€6.40", "per 10 kilogram"),
        ("Police found 12 phones and €300.", "€300", None),
        ("The firm sold 12 buses for €300.", "€300", None),
    ],
)
def test_a_price_is_of_so_many_as_stand_before_it(text: str, price: str, scope: str | None) -> None:
    told = [word for word in claims_of(text)[price].scope if word.startswith("per ")]
    assert told == ([scope] if scope else [])


def test_prices_of_a_dozen_and_of_half_a_dozen_are_two() -> None:
    left = "Milk averaged €2.47 in Halm, butter €4.58 and a dozen eggs €3.94."
    right = "In Halm milk averaged €2.47, butter €4.58 and half a dozen eggs €2.05."
    assert "conflict" not in verdicts_on((left, right), (PUBLISHED, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        ("About 5,950 cubic metres of water a second poured out.", "About 5,950 cubic metres of water a second",
         ("measure", "cubic metre per second", "approx")),
        ("She polled 12,604 votes, or 42.5%, against 10,391 for him.", "10,391", ("number", None, "exact")),
        ("It was the fastest pace in 22 months and up from 4.4%.", "22 months", ("duration", "month", "exact")),
        ("The film has taken just short of $100m.", "just short of $100m", ("money", "USD", "less_than")),
        ("It had 1.3m online viewers at its height.", "1.3m", ("count", "viewer", "exact")),
        ("The wall has a 1.3m wide gap.", "1.3m", ("measure", "metre", "exact")),
        ("She stopped the clock at 2:07:14.", "2:07:14", ("duration", "hour", "exact")),
        ("The quake struck at 2:07:14.", "2:07:14", ("time", None, "exact")),
    ],
)  # fmt: skip
def test_how_a_figure_is_read(text: str, figure: str, told: tuple[str, str | None, str]) -> None:
    [found] = [mention for mention in extract(text) if mention.text == figure]
    assert (found.kind, found.unit, found.modifier) == told


def test_forecasts_for_two_times_are_two() -> None:
    left = "Economists polled last week expected food inflation in Halm of 4.5% in October."
    right = "The forecast of the central bank is for food inflation in Halm to average 3.1% in 2026."
    assert "conflict" not in verdicts_on((left, right), (PUBLISHED, PUBLISHED))
    right = "Economists expected food inflation in Halm of 3.1% in October."
    assert "conflict" in verdicts_on((left, right), (PUBLISHED, PUBLISHED))


@pytest.mark.parametrize(
    ("left", "right", "conflicts"),
    [
        ("The album was streamed 61.4 million times on its first day.",
         "The album was streamed 41.6 million times on its first day.", True),
        ("The album was streamed 14 million times.", "Its label counts 11 million plays of the album.", False),
        ("Telmar made £312m before tax, £18m less than expected.",
         "Telmar made £312m before tax, £29m less than a year earlier.", False),
        ("The jet landed with 301 people on board.", "Sixteen people on the jet were treated for smoke.", False),
    ],
)  # fmt: skip
def test_times_differences_and_who_was_aboard(left: str, right: str, conflicts: bool) -> None:
    assert ("conflict" in verdicts_on((left, right), (PUBLISHED, PUBLISHED))) is conflicts


# --- who says it -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("The mayor told families that 14 had died.", "14", "authorities"),
        ("Relatives told police that 14 were missing.", "14", "family"),
        ("According to the police, 14 were missing.", "14", "police"),
        ("A spokesman for the company said 14 were missing.", "14", "company"),
        ("The company said it would pay relatives $5,000.", "$5,000", "company"),
        ("मंत्री ने परिजनों को बताया कि 14 लोग लापता हैं।", "14", "government"),
        ("सरकार हर पीड़ित के घरवालों को 5 लाख रुपये देगी।", "5 लाख रुपये", None),
    ],
)
def test_whoever_is_told_or_given_something_does_not_say_it(text: str, figure: str, speaker: str | None) -> None:
    assert claims_of(text, "en" if text.isascii() else "hi")[figure].speaker == speaker
