"""Counts that go on, what a change went on from and to, wholes and parts of them, and whom a scope leaves out."""

from __future__ import annotations

import pytest
from short_accounts import claims_of, verdicts_on

import discrepancy as dx
from discrepancy.records import MARK_PASSED, RAISED_SINCE, SO_FAR

EARLIER, LATER = "2026-11-03T09:00:00+00:00", "2026-11-10T09:00:00+00:00"


def _verdicts(left: str, right: str, *, days: tuple[str, str] = (EARLIER, LATER)) -> list[str]:
    return verdicts_on([left, right], days)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Calls to the hotline have reached 5,100.", "5,100"),
        ("Nine more families left the valley, bringing the total to 88.", "88"),
        ("The number of applications stands at 640.", "640"),
        ("Sales of the record have gone past 20,500.", "gone past 20,500"),
        ("Gifts to the appeal have topped $4 million.", "topped $4 million"),
    ],
)
def test_a_count_that_goes_on(text: str, figure: str) -> None:
    assert SO_FAR in claims_of(text)[figure].notes


def test_a_mark_that_is_passed() -> None:
    assert MARK_PASSED in claims_of("Ticket sales have gone past 20,500.")["gone past 20,500"].notes


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The hotline for flooded farms took 1,900 calls.",
            "Calls to the hotline for flooded farms have reached 5,100.",
        ),
        ("More than 19,000 season tickets are sold.", "Season ticket sales have gone past 20,500."),
        ("Clinics in Marlow gave 2,300 doses of the vaccine.", "Shots given at the Marlow clinics have passed 3,000."),
    ],
)
def test_a_later_account_of_it_is_an_update(left: str, right: str) -> None:
    assert _verdicts(left, right) == ["update"]


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("The number of patients known to have been injured has climbed to 31.", "31", "injuries"),
        ("The number of patients who came to harm has risen to 31.", "31", "injuries"),
        ("The number of passengers who were hospitalised has risen to nine.", "nine", "hospitalised"),
        ("The number of patients has risen to 31.", "31", "patients"),
        ("Seven of those on board ended up in hospital.", "Seven", "hospitalised"),
        ("Seven of those aboard were injured.", "Seven", "injuries"),
        ("The coach had seats for 42 but was carrying 46 people.", "42", "capacity"),
        ("The coach had seats for 42 but was carrying 46 people.", "46", "aboard"),
    ],
)
def test_what_befell_them_goes_before_who_they_are(text: str, figure: str, measure: str) -> None:
    assert claims_of(text)[figure].measure == measure


@pytest.mark.parametrize(
    ("text", "figure", "is_part"),
    [
        ("Seven of those on board ended up in hospital.", "Seven", False),
        ("12 of the cases are in Lund.", "12", True),
        ("The film cost Rs 90 crore including advertising.", "Rs 90 crore", False),
        ("Twelve people died, five children included.", "five", True),
        ("Twelve people died, including five children.", "five", True),
    ],
)
def test_parts_and_wholes(text: str, figure: str, is_part: bool) -> None:
    assert ("part" in claims_of(text)[figure].scope) is is_part


@pytest.mark.parametrize(
    ("text", "figure", "is_part"),
    [
        ("हादसे में सात बच्चों समेत 12 लोगों की मौत हो गई।", "सात", True),
        ("हादसे में सात बच्चों समेत 12 लोगों की मौत हो गई।", "12", False),
        ("प्रचार समेत फ़िल्म का बजट 90 करोड़ रुपये है।", "90 करोड़ रुपये", False),
    ],
)
def test_a_postposition_narrows_what_stands_before_it(text: str, figure: str, is_part: bool) -> None:
    assert ("part" in claims_of(text, "hi")[figure].scope) is is_part


@pytest.mark.parametrize(
    ("language", "text", "first", "then"),
    [
        ("en", "The party climbed from 17 seats to 26.", "17", "26"),
        ("en", "The toll rose from 4 to 9.", "4", "9"),
        ("de", "Die Zahl der Toten stieg von 17 auf 26.", "17", "26"),
        ("fr", "Le bilan est passé de 17 à 26 morts.", "17", "26"),
        ("es", "El número de muertos subió de 17 a 26.", "17", "26"),
    ],
)
def test_what_a_change_went_on_from_is_no_range_and_no_figure_of_now(
    language: str, text: str, first: str, then: str
) -> None:
    claims = claims_of(text, language)
    assert (set(claims), "earlier event" in claims[first].scope) == ({first, then}, True)
    assert "earlier event" not in claims[then].scope


def test_without_a_change_it_is_a_range() -> None:
    assert list(claims_of("Les enfants de 5 à 12 ans sont invités.", "fr")) == ["5 à 12 ans"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("बिजली की मांग 31,240 मेगावाट तक पहुंच गई।", "31,240 मेगावाट"),
        ("मृतकों की संख्या 32 तक पहुँच गई।", "32"),
        ("पारा 47 डिग्री तक चढ़ गया।", "47 डिग्री"),
    ],
)
def test_what_was_reached_is_no_upper_bound(text: str, figure: str) -> None:
    assert claims_of(text, "hi")[figure].modifier is dx.Modifier.EXACT


def test_what_may_be_is_one() -> None:
    assert claims_of("तापमान 47 डिग्री तक जा सकता है।", "hi")["47 डिग्री तक"].modifier is dx.Modifier.EQUAL_OR_LESS


@pytest.mark.parametrize(
    ("text", "figure", "is_raised"),
    [
        ("The state has raised the grant for bereaved families to $25,000.", "$25,000", True),
        ("The firm cut its forecast to 4.5 %.", "4.5 %", True),
        ("Its loss increased to $25,000 in spring.", "$25,000", True),  # it was less before
        ("She raised her hand, and 12 agreed.", "12", False),
    ],
)
def test_what_is_raised_to_a_figure(text: str, figure: str, is_raised: bool) -> None:
    assert (RAISED_SINCE in claims_of(text)[figure].notes) is is_raised


def test_two_accounts_of_one_raise_differ_on_it() -> None:
    left, right = "The state raised the minimum wage to $15.50.", "The state raised the minimum wage to $16.50."
    assert _verdicts(left, right, days=(EARLIER, "2026-11-03T15:00:00+00:00")) == ["conflict"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # a part of the land, and all of it
        ("Nationwide, 1,046 people have measles.", "Across the state, 131 people have measles."),
        # all who were hurt, and those who were hurt badly
        ("Fourteen injured miners were taken to hospital.", "Nine seriously injured miners were taken to hospital."),
        # the whole, and what one party has of it
        ("The Greens took most of the 48 seats in Lund.", "The Greens went from 17 seats in Lund to 26."),
        # what it is made for, and what it bore
        ("The bridge in Lund carried 27,500 cars a day.", "The bridge in Lund is designed for 40,000 cars a day."),
        # many times over: of others
        ("Both hospitals in Lund have 780 beds.", "A ward for children opened on Monday, with 86 beds."),
        # two givers in neighbouring sentences, one of whom the other account tells too
        (
            "The relief fund pays 200,000 rupees to the family of each victim. The state pays 400,000 rupees each.",
            "The state pays 400,000 rupees to the family of each victim.",
        ),
    ],
)
def test_they_only_seem_to_differ(left: str, right: str) -> None:
    assert "conflict" not in _verdicts(left, right)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The trust said 4,860 patients were wrongly taken off its list.", "4,860"),
        ("Members filed more than 400 proposed changes.", "more than 400"),
    ],
)
def test_what_is_not_doubted(text: str, figure: str) -> None:
    assert claims_of(text)[figure].stance == "asserted"


@pytest.mark.parametrize(
    ("language", "text", "figure", "timex"),
    [
        ("es", "La corredora ganó en 2h23:38.", "2h23:38", "PT2H23M38S"),
        ("fr", "Il a couru en 2 h 05 min 17 s.", "2 h 05 min 17 s", "PT2H5M17S"),
        ("fr", "Il a couru en 2h05'17\", un record.", "2h05'17\"", "PT2H5M17S"),
        ("en", "She ran 2h 23m 08s.", "2h 23m 08s", "PT2H23M8S"),
        ("es", "Abrió a las 20h30: 12 personas esperaban.", "20h30", "T20:30"),
    ],
)
def test_hours_minutes_and_seconds_in_letters(language: str, text: str, figure: str, timex: str) -> None:
    assert (claims_of(text, language)[figure].timex or "").endswith(timex)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Assets of R13-million are gone.", ["R13-million"]),
        ("The R1.2bn tender was void.", ["R1.2bn"]),
        ("N250,000 was paid.", ["N250,000"]),
        ("R2 was landed on N95 masks.", []),
        ("Route N7 is closed.", []),
    ],
)
def test_a_letter_is_the_sign_of_a_large_sum(text: str, figures: list[str]) -> None:
    assert [mention.text for mention in dx.extract(text) if mention.kind is dx.Kind.MONEY] == figures


def test_measures_that_are_kin_may_be_updated_and_are_else_two() -> None:
    left = "Four workers were taken to hospital after the fire in Lund."
    right = "Five people have now been treated in hospital after the fire in Lund."
    assert _verdicts(left, right) == ["update"]


def test_a_disputed_border_makes_no_figure_doubtful() -> None:
    assert claims_of("At least 43 were wounded in fighting on a disputed border.")["At least 43"].stance == "asserted"


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The Greens were leading in 31 seats.", "The Greens won 38 seats.", "update"),
        (
            "The mayor was trailing in Halm by 310 votes after six of nine rounds.",
            "The mayor lost Halm by 486 votes.",
            "update",
        ),
        (
            "By 2 pm on Tuesday the Greens were ahead in 31 of the 90 seats.",
            "The Greens won 38 of the 90 seats.",
            "update",
        ),
        ("ग्रीन पार्टी 31 सीटों पर आगे चल रही है।", "ग्रीन पार्टी ने 38 सीटें जीतीं।", "update"),
        ("The Greens won 31 seats.", "The Greens won 38 seats.", "conflict"),
    ],
)
def test_who_leads_a_count_has_not_won_it(left: str, right: str, verdict: str) -> None:
    assert verdict in _verdicts(left, right)


def test_people_are_no_slip_of_what_is_no_people() -> None:
    assert "conflict" not in _verdicts(
        "The new parliament has 17 women.", "The Greens won 71 seats in the new parliament."
    )


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The last quake, in 2019, killed nine people.", "In 2019 a quake killed 19 people.", "conflict"),
        ("The last quake, on Sunday, killed nine people.", "The quake on Sunday killed 19 people.", "update"),
    ],
)
def test_what_befell_in_an_earlier_year_is_counted_by_now(left: str, right: str, verdict: str) -> None:
    assert verdict in _verdicts(left, right)


@pytest.mark.parametrize("days", [(EARLIER, LATER), (LATER, LATER)])
def test_the_level_that_a_sum_was_raised_from_is_the_earlier_one_of_other_accounts(days: tuple[str, str]) -> None:
    verdicts = _verdicts(
        "A reward of $20,000 was offered on Monday.",
        "Police said the reward was raised from $20,000 to $50,000.",
        days=days,
    )
    assert sorted(verdicts) == ["agree", "update"]


@pytest.mark.parametrize("told", ["including four children", "four of them children"])
def test_who_were_among_the_dead_are_a_part_of_them(told: str) -> None:
    later = "The slide killed 38 people. Six children were among the dead."
    assert claims_of(later)["Six"].scope == ("part",)
    assert _verdicts(f"The slide killed 31 people, {told}.", later) == ["update", "update"]


def test_a_mark_passed_tells_what_stands_by_itself() -> None:
    texts = [
        "The rowers have raised £86,000 for a charity at sea.",
        "Donations to the lifeboat crew in Vell have topped £92,000.",
        "For the lifeboat crew in Vell it stood at £94,500.",
    ]
    assert sorted(verdicts_on(texts, (EARLIER, LATER, LATER))) == ["compatible", "update", "update"]


def test_a_sum_given_in_two_currencies_is_held_against_its_own() -> None:
    told = "Helpers have raised £86,000 ($116,000) for the lifeboat station in Vell."
    assert _verdicts(told, "Donations to the lifeboat station in Vell have topped £92,000.") == ["update"]


@pytest.mark.parametrize(
    "later",
    ["The toll was corrected to 28.", "Police corrected the death toll to 28.", "Police updated the toll to 34."],
)
def test_a_toll_that_is_corrected_is_an_update(later: str) -> None:
    assert _verdicts("The storm caused 31 deaths.", later) == ["update"]
