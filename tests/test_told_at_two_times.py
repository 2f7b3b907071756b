"""What accounts tell at two times or of two ranges: votes, changes, prices at noon, all there are, hours of events."""

from __future__ import annotations

import pytest
from short_accounts import claims_of, verdicts_on

import discrepancy as dx
from discrepancy.records import FEWER_VOTES, MORE_VOTES, SO_FAR

NOON, SOON, EVENING, LATER = (
    "2026-11-03T12:00:00+00:00", "2026-11-03T12:40:00+00:00", "2026-11-03T21:00:00+00:00", "2026-11-07T09:00:00+00:00",
)  # fmt: skip


def _claims(text: str, language: str = "en") -> dict[str, dx.Claim]:
    return claims_of(text, language, EVENING)


def _verdicts(*texts: str, days: tuple[str, ...] = (NOON, EVENING, EVENING)) -> list[str]:
    return verdicts_on(texts, days[: len(texts)])


# --- the two sides of a vote -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "more", "fewer"),
    [
        ("en", "The board voted 7-2 to close the pool.", "7", "2"),
        ("en", "In a 6-3 ruling the court let the dam stand.", "6", "3"),
        ("en", "By a vote of five to four, members kept the tram.", "five", "four"),
        ("en", "The bill passed by 61 votes to 38.", "61", "38"),
        ("de", "Der Rat nahm den Plan mit 31 zu 18 Stimmen an.", "31", "18"),
        ("fr", "Le texte a été adopté par 61 voix contre 38.", "61", "38"),
        ("es", "El plan fue aprobado por 61 votos contra 38.", "61", "38"),
    ],
)
def test_the_two_sides_of_a_vote(language: str, text: str, more: str, fewer: str) -> None:
    claims = _claims(text, language)
    assert [claims[side].measure for side in (more, fewer)] == ["votes", "votes"]
    assert MORE_VOTES in claims[more].notes
    assert FEWER_VOTES in claims[fewer].notes


@pytest.mark.parametrize(
    "text",
    [
        "Rovers beat United 3-1 on Sunday.",
        "They voted to raise the levy 5 to 10 percent.",
        "They voted to raise the levy 5-10 percent.",
        "The shop is open from 9 to 5.",
        "He was 5-4 down in the third set.",
        "The vote is on Monday, from 5 to 8.",
        "Both sides got 20 votes to 20.",
    ],
)
def test_numbers_that_are_no_sides_of_a_vote(text: str) -> None:
    assert not any({MORE_VOTES, FEWER_VOTES} & set(claim.notes) for claim in _claims(text).values())


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        ("The board voted 7-2 to close the pool.", "The board closed the pool by seven votes to two.", ["agree"] * 2),
        # a vote that is over does not run on
        (
            "The council kept the tram by 54 votes to 39.",
            "The council kept the tram by 56 votes to 39.",
            ["conflict", "agree"],
        ),
    ],
)
def test_each_side_is_held_against_its_own(left: str, right: str, verdicts: list[str]) -> None:
    assert sorted(_verdicts(left, right)) == sorted(verdicts)


# --- a change over what was changed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "figure", "change"),
    [
        ("en", "The city cut bus fares by 5 percent.", "5 percent", "down"),
        ("en", "The mayor is raising the parking fee 3.5 percent.", "3.5 percent", "up"),
        ("en", "The firm cut its workforce by 1,200.", "1,200", "down"),
        ("en", "They increased the number of nurses by 40.", "40", "up"),
        ("en", "The bank cut its target to 3 percent.", "3 percent", None),
        ("en", "The fund raised its stake in the mill 5 percent.", "5 percent", None),
        ("en", "He sliced the loaf, and the crust was 3 percent of it.", "3 percent", None),
        ("en", "The union seeks raises totaling 19% over three years.", "19%", None),
        ("de", "Die Stadt senkte die Gebühr um 5 Prozent.", "5 Prozent", "down"),
        ("de", "Die Bahn erhöht die Preise um 4,2 Prozent.", "4,2 Prozent", "up"),
        ("es", "La empresa redujo la plantilla un 10 %.", "10 %", "down"),
    ],
)
def test_a_change_is_read_over_its_object(language: str, text: str, figure: str, change: str | None) -> None:
    assert _claims(text, language)[figure].change == change


# --- two times -------------------------------------------------------------------------------------------------------


HURT = ("The roof fall hurt nine workers.", "The roof fall hurt nineteen workers.")


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        ((NOON, EVENING), "update"),
        ((NOON, SOON), "conflict"),  # within the hour two newsrooms hear the same
        ((NOON[:10], LATER[:10]), "update"),
    ],
)
def test_a_later_toll_is_an_update_but_not_within_the_hour(days: tuple[str, str], verdict: str) -> None:
    assert _verdicts(*HURT, days=days) == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "days", "verdict"),
    [
        (
            "Shares of Corvane fell 9% in early trading.",
            "Shares of Corvane closed 7.3% lower.",
            (NOON, EVENING),
            "update",
        ),
        (
            "Shares of Corvane fell 9% in early trading.",
            "Shares of Corvane closed 7.3% lower.",
            (LATER, NOON),
            "incomparable",
        ),
    ],
)
def test_a_price_at_noon_and_at_the_close(left: str, right: str, days: tuple[str, str], verdict: str) -> None:
    assert _verdicts(left, right, days=days) == [verdict]


@pytest.mark.parametrize(
    ("days", "verdict"), [((NOON, EVENING), "conflict"), ((NOON, LATER), "update"), ((LATER, NOON), "conflict")]
)
def test_a_count_of_who_knows_what_may_have_grown_in_some_days(days: tuple[str, str], verdict: str) -> None:
    left, right = "Oil had fouled 17 beaches of the bay.", "Oil had fouled 29 beaches of the bay."
    assert _verdicts(left, right, days=days) == [verdict]


@pytest.mark.parametrize(("days", "verdict"), [((NOON, EVENING), "conflict"), ((NOON, LATER), "update")])
def test_two_digits_are_swapped_on_one_day_and_run_on_in_several(days: tuple[str, str], verdict: str) -> None:
    left, right = "The storm left 14 trains cancelled.", "The storm left 41 trains cancelled."
    assert _verdicts(left, right, days=days) == [verdict]


def test_an_hour_told_with_a_deed_counts_nothing_up_to_it() -> None:
    assert SO_FAR not in _claims("Three masked men forced the door at 3.15 am.")["Three"].notes
    assert SO_FAR in _claims("By 3.15 am the fire had hurt 12 people.")["12"].notes


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        ("The twister touched down at 6:47 p.m.", "The storm struck the town at 7:55 p.m.", ["conflict"]),
        (
            "On Saturday evening, at 6:47 p.m., a twister struck.",
            "The storm struck the town at 7:55 p.m.",
            ["conflict"],
        ),
        ("The band came on at 8.30 pm.", "The band was still on stage at 11.15 pm.", []),
    ],
)
def test_the_one_hour_that_each_tells_is_of_what_happened(left: str, right: str, verdicts: list[str]) -> None:
    assert [verdict for verdict in _verdicts(left, right) if verdict == "conflict"] == verdicts


# --- all there are ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The maker recalled 118,400 of its cars worldwide.", "The maker recalled 181,400 cars.", "conflict"),
        ("The maker recalled 118,400 cars worldwide.", "The maker recalled 41,200 cars.", None),
    ],
)
def test_what_is_told_of_the_world_and_of_no_place(left: str, right: str, verdict: str | None) -> None:
    assert _verdicts(left, right, days=(NOON, SOON)) == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The maker is recalling 118,400 of its cars.", ()),
        ("The flood hit 90 villages and cut off 31 of the villages.", ()),
        ("Of the 90 villages, 31 of them are dry.", ("part",)),
    ],
)
def test_what_a_verb_befell_is_no_part(text: str, scope: tuple[str, ...]) -> None:
    told = _claims(text)
    assert [claim.scope for figure, claim in told.items() if figure in {"118,400", "31"}] == [scope]


def test_a_name_with_an_ampersand_stands_before_what_is_counted() -> None:
    claim = _claims("Thieves copied the records of 4.2 million Barlow & Finch customers.")["4.2 million"]
    assert claim.unit == "customer"


# --- a third account -------------------------------------------------------------------------------------------------


def test_a_conflict_in_doubt_is_told_where_a_third_account_vouches_for_it() -> None:
    homes = "After the warehouse fire 4,400 homes in Quay Street were cleared."
    properties = "After the warehouse fire 3,900 properties in Quay Street were cleared."
    both = "After the warehouse fire 3,900 homes in Quay Street were cleared."
    assert _verdicts(homes, properties) == []
    assert sorted(_verdicts(homes, properties, both)) == ["agree", "conflict", "conflict"]


# --- months and years, minutes and hundredths, heights and wholes ----------------------------------------------------


def test_a_sum_of_every_month_agrees_with_one_of_the_year() -> None:
    yearly = "The rise would cost a typical homeowner about $96 a year."
    monthly = "Under the plan a typical homeowner would pay about eight dollars more a month."
    assert _verdicts(yearly, monthly) == ["compatible"]
    report = dx.compare([dx.Article(yearly, "Argus"), dx.Article(monthly, "Post")])
    (claim,) = [claim for claim in report.claims if claim.derivation is not None]
    assert (claim.derivation, claim.value, claim.evidence[0].text) == ("8 × 12 months", 96, "about eight dollars")


@pytest.mark.parametrize(
    "monthly",
    [
        "Under the plan a typical homeowner would pay about twelve dollars more a month.",
        "Under the plan a typical homeowner would pay about eight euros more a month.",
        "Parking will be eight dollars a month.",
    ],
)
def test_a_sum_that_comes_to_no_other_is_not_made_one_of_the_year(monthly: str) -> None:
    yearly = dx.Article("The rise would cost a typical homeowner about $96 a year.", "Argus")
    report = dx.compare([yearly, dx.Article(monthly, "Post")])
    assert [claim for claim in report.claims if claim.derivation is not None] == []


@pytest.mark.parametrize(
    ("text", "figure", "timex", "measure"),
    [
        ("She won the 200 metres in 2:02.61.", "2:02.61", "PT2M2.61S", "finish_time"),
        ("He swam it in 1:58.3.", "1:58.3", "PT1M58.3S", "finish_time"),
        ("She held off a late charge to win in 2:08:41.", "2:08:41", "PT2H8M41S", "finish_time"),
        ("Her mark of two minutes 2.61 seconds fell.", "two minutes 2.61 seconds", "PT2M2.61S", None),
    ],
)
def test_minutes_with_hundredths(text: str, figure: str, timex: str, measure: str | None) -> None:
    claim = _claims(text)[figure]
    assert (claim.kind, claim.timex, claim.measure) == (dx.Kind.DURATION, timex, measure)


@pytest.mark.parametrize("text", ["It is 2:02.", "The ratio was 2:61.5 then.", "Set 12:02.613 on the dial."])
def test_what_is_no_time_with_hundredths(text: str) -> None:
    assert not any(claim.kind is dx.Kind.DURATION for claim in _claims(text).values())


def test_the_owner_of_the_whole_stands_before_its_number() -> None:
    claims = _claims("Two of the bridge's nine spans gave way.")
    assert (claims["Two"].unit, claims["nine"].unit) == ("span", "span")


@pytest.mark.parametrize(
    ("text", "figure", "change"),
    [
        ("They were caught in a gully 8,660ft up, beyond the runs.", "8,660ft", None),
        ("Rents are 3 percent up.", "3 percent", "up"),
        ("The lake is 3 metres higher.", "3 metres", "up"),
    ],
)
def test_a_height_is_no_change(text: str, figure: str, change: str | None) -> None:
    assert _claims(text)[figure].change == change


def test_a_bond_is_no_key_rate() -> None:
    left = "The bank cut its key rate to 4.25 percent."
    right = "The bank met on Thursday. The yield of the ten-year bond fell to 3.08 percent."
    assert "conflict" not in _verdicts(left, right)


def test_voters_who_refuse_a_plan_deny_no_figure() -> None:
    spanish = "El 52,7 % de los votantes rechazó el martes el estadio."
    assert _claims(spanish, "es")["52,7 %"].stance == "asserted"


# --- months and quarters ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("The mill shed 450 jobs in May.", "XXXX-05"),
        ("In May 2024 the mill shed 450 jobs.", "2024-05"),
        ("The mill shed 450 jobs on 4 May.", None),  # a day without its year is placed nowhere
    ],
)
def test_a_month_whose_year_nothing_tells_is_a_time_too(text: str, as_of: str | None) -> None:
    report = dx.compare([dx.Article(text, "Argus", language="en")])
    [claim] = [claim for claim in report.claims if claim.text == "450"]
    assert claim.as_of == as_of


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The mill shed 450 jobs in May.", "In June the mill shed 450 jobs.", "incomparable"),
        ("The mill shed 450 jobs in May.", "In June the mill shed 620 jobs.", "incomparable"),
        ("The mill shed 450 jobs in May.", "In May the mill shed 450 jobs.", "agree"),
        ("The mill shed 450 jobs in May.", "The mill shed 450 jobs.", "agree"),
    ],
)
def test_what_two_months_have_told_of_them_is_not_one_figure(left: str, right: str, verdict: str) -> None:
    report = dx.compare([dx.Article(left, "Argus", language="en"), dx.Article(right, "Post", language="en")])
    texts = {claim.id: claim.text for claim in report.claims}
    assert [c.verdict.value for c in report.comparisons if texts[c.left][0].isdecimal()] == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        ("Norland had a trade surplus of $2m in June 2024.", "A trade deficit of $3m in 2024, of Sudland, shrank.", []),
        (
            "Norland had a trade surplus of $2m in June 2024.",
            "Norland's trade surplus came to $2m in 2024.",
            ["agree", "compatible"],
        ),
    ],
)
def test_the_times_of_figures_that_exclude_each_other_are_not_one_time(
    left: str, right: str, verdicts: list[str]
) -> None:
    report = dx.compare([dx.Article(left, "Argus", language="en"), dx.Article(right, "Post", language="en")])
    assert sorted(comparison.verdict.value for comparison in report.comparisons) == verdicts


# --- since when nothing was like it ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("en", "The capital had its hottest day since 1975.", "1975"),
        ("en", "Such heat has not been felt in the capital since the 1950s.", "1950s"),
        ("de", "Es war der kälteste Mai in Torvik seit 1885.", "1885"),
        ("fr", "Le mois de mai le plus froid depuis 1885 en Bretagne.", "1885"),
        ("hi", "यह 1885 के बाद सबसे ठंडा मई रहा।", "1885"),
    ],
)
def test_since_when_nothing_was_like_it_is_a_measure(language: str, text: str, figure: str) -> None:
    assert _claims(text, language)[figure].measure == "last_match"


def test_since_when_something_goes_on_is_another() -> None:
    assert _claims("The party has governed the town since 2010.")["2010"].measure != "last_match"


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        (
            "It was the worst flood on the Tarn since 1998, the mayor said.",
            "The flood of the Tarn is the worst since 2003.",
            ["conflict"],
        ),
        # of two records the one is told alike, and the other is not
        (
            "The warmest night since 2003 followed the hottest day since 1976 in Torvik.",
            "Torvik had the hottest day since 1983 and the warmest night since 2003.",
            ["agree", "conflict"],
        ),
        ("Wages rose fastest since 2008.", "Rents rose fastest since 2001, the office said.", []),
        ("Turnout was the highest since 1994.", "The party had its best result since 1990. Turnout rose.", []),
    ],
)
def test_one_record_has_one_year(left: str, right: str, verdicts: list[str]) -> None:
    assert sorted(_verdicts(left, right)) == verdicts


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("Die Aktie schloss 3,9 Prozent höher.", "Die Aktie legte zeitweise um 5,3 Prozent zu.", "de"),
        ("Las acciones cerraron con un alza del 3,9%.", "Las acciones subían un 5,3% a media sesión.", "es"),
        ("L'action a clôturé en hausse de 3,9 %.", "L'action gagnait 5,3 % à la mi-journée.", "fr"),
        ("शेयर 3.9 फ़ीसदी चढ़कर बंद हुए।", "शुरुआती कारोबार में शेयर 5.3 फ़ीसदी चढ़े।", "hi"),
    ],
)
def test_what_shares_are_up_before_the_close_is_no_close(left: str, right: str, language: str) -> None:
    articles = [dx.Article(left, "Argus", language=language), dx.Article(right, "Courier", language=language)]
    assert [finding.reason for finding in dx.compare(articles).findings] == ["scope"]


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("An exit poll put Orlo on 55% of the vote.", "Orlo won 53.4% of the vote.", "en"),
        ("Eine Umfrage sah Orlo bei 55 Prozent der Stimmen.", "Orlo gewann mit 53,4 Prozent der Stimmen.", "de"),
        ("Un sondeo daba a Orlo el 55% de los votos.", "Orlo obtuvo el 53,4% de los votos.", "es"),
        ("Un sondage donnait à Orlo 55 % des voix.", "Orlo a obtenu 53,4 % des voix.", "fr"),
        ("एग्जिट पोल में मारन को 55 फ़ीसदी वोट मिले।", "मारन को 53.4 फ़ीसदी वोट मिले।", "hi"),
    ],
)
def test_a_poll_foretells_a_result(left: str, right: str, language: str) -> None:
    articles = [dx.Article(left, "Argus", language=language), dx.Article(right, "Courier", language=language)]
    assert "conflict" not in [finding.verdict.value for finding in dx.compare(articles).findings]


@pytest.mark.parametrize(
    "left",
    [
        "Orlo won 55% of the vote, more than the polls had suggested.",
        "Polls closed at 8 p.m. and Orlo won 55% of the vote.",
    ],
)
def test_a_result_beside_polls_is_a_result(left: str) -> None:
    assert _verdicts(left, "Orlo won 53.4% of the vote.") == ["conflict"]


def test_an_update_names_the_earlier_account_first() -> None:
    later = "The margin was about 480,000 votes, down from 512,000 in the preliminary count."
    told = [dx.Article("Her lead was 512,000 votes.", "Argus", published="2026-05-19")]
    report = dx.compare([*told, dx.Article(later, "Courier", published="2026-05-22")])
    assert [finding.explanation.partition(" first")[0] for finding in report.findings] == ["Argus reported “512,000”"]


@pytest.mark.parametrize("before", ["54 million the year before", "54 million a year earlier"])
def test_what_was_the_year_before_is_not_of_the_year_that_is_told(before: str) -> None:
    left, right = "Orlo sold 61 million phones last year.", f"Orlo sold 61 million phones in 2025, and {before}."
    assert "conflict" not in _verdicts(left, right)
