"""Planned and actual start give the delay; what does not fit gives none; the evidence is named."""

from __future__ import annotations

from decimal import Decimal

import pytest

from discrepancy import Article, Claim, Kind, Modifier, Verdict, compare
from discrepancy.claims import find_claims
from discrepancy.derivation import DERIVATIONS, derive
from discrepancy.document import read
from discrepancy.frames import Frame
from discrepancy.mentions import find_mentions
from discrepancy.records import SUPPOSED


def _frames(text: str, published: str | None = "2024-08-13", timezone: str | None = None) -> tuple[Frame, ...]:
    document = read(Article(text=text, source="Argus", published=published, timezone=timezone))
    return find_claims(document, find_mentions(document))


def _derived(text: str, published: str | None = "2024-08-13", timezone: str | None = None) -> list[Claim]:
    return [frame.claim for frame in derive(_frames(text, published, timezone))]


def test_planned_and_actual_start_give_the_delay() -> None:
    text = "The talk was slated for 8 p.m. but finally began at 8:42 p.m."
    (claim,) = _derived(text)
    assert (claim.kind, claim.measure, claim.value, claim.unit, claim.base_unit, claim.timex) == (
        Kind.DURATION, "delay", Decimal(42), "minute", "second", "PT42M",
    )  # fmt: skip
    assert (claim.low, claim.high, claim.modifier) == (Decimal(2520), Decimal(2520), Modifier.EXACT)
    assert claim.derivation == "20:42 − 20:00"
    assert [span.text for span in claim.evidence] == ["8 p.m.", "8:42 p.m."]
    assert all(text[span.start : span.end] == span.text for span in claim.evidence)
    assert claim.article == "Argus"
    assert claim.phase is None


def test_an_approximate_time_gives_an_approximate_delay() -> None:
    (claim,) = _derived("The talk was slated for 8 p.m. It began around 8:42 p.m.")
    assert claim.modifier is Modifier.APPROX
    assert (claim.low, claim.high) == (Decimal(41 * 60), Decimal(43 * 60))


@pytest.mark.parametrize(
    "text",
    [
        "The talk began at 8:42 p.m.",
        "The talk was slated for 8 p.m.",
        "The talk was slated for 8 p.m. It began at 8 p.m.",
        "The talk was slated for 8 p.m. It began at 7:30 p.m.",
        "The talk was slated for 8 p.m. It lasted 42 minutes.",
        "12 people died.",
        "",
    ],
)
def test_without_a_plan_and_a_later_start_there_is_no_delay(text: str) -> None:
    assert [claim for claim in _derived(text) if claim.measure == "delay"] == []


def test_start_and_length_give_the_end() -> None:
    (claim,) = _derived("The talk began at 8 p.m. It lasted 42 minutes.")
    assert (claim.measure, claim.derivation) == ("end", "20:00 + 42 minutes")
    assert [span.text for span in claim.evidence] == ["8 p.m.", "42 minutes"]


def test_a_share_of_a_stated_whole_gives_its_number() -> None:
    (claim,) = _derived("The firm wants to drop about 4 percent of its 15,000 jobs.")
    assert (claim.value, claim.derivation) == (Decimal(600), "4 % of 15,000")
    assert claim.modifier is Modifier.APPROX


@pytest.mark.parametrize("text", ["Sales fell 4 percent to $80 million.", "The stock closed down 3 percent at $41.20."])
def test_a_change_is_no_share_of_what_it_led_to(text: str) -> None:
    assert _derived(text) == []


def test_a_share_apart_from_a_number_gives_nothing() -> None:
    assert _derived("Sales rose 4 percent, and 15,000 people work there.") == []


def test_a_start_days_after_the_plan_is_no_delay() -> None:
    assert _derived("The talk was slated for 8 p.m. on August 5, 2024. It began at 8:42 p.m. on August 12, 2024.") == []


def test_a_start_past_midnight_is_a_delay() -> None:
    text = "The talk was slated for 11:30 p.m. on August 12, 2024. It began at 12:15 a.m. on August 13, 2024."
    assert [claim.value for claim in _derived(text)] == [Decimal(45)]


def test_times_of_two_zones_are_subtracted_as_moments() -> None:
    text = "The talk was slated for 8 p.m. EDT on August 12, 2024. On August 13, 2024, it began at 6:12 a.m. IST."
    assert [claim.value for claim in _derived(text, timezone=None)] == [Decimal(42)]


def test_a_start_that_tells_no_day_is_on_the_day_of_the_plan() -> None:
    text = "The talk was slated for 8 p.m. on Monday. It finally began at 8:42 p.m."
    assert [claim.value for claim in _derived(text, published="2024-08-13")] == [Decimal(42)]


def test_no_delay_is_derived_from_times_without_a_zone_and_with_one_at_once() -> None:
    for claim in _derived("The talk was slated for 8 p.m. on August 12, 2024. It began at 6:12 a.m. IST the next day."):
        assert claim.value == 42


def test_a_derived_delay_is_held_against_a_stated_one() -> None:
    story = [
        Article(text="The talk was slated for 8 p.m. It began at 8:42 p.m.", source="Argus", published="2024-08-13"),
        Article(text="The talk began after a delay of 42 minutes.", source="Courier", published="2024-08-13"),
        Article(text="The talk began after a delay of over 40 minutes.", source="Post", published="2024-08-13"),
    ]
    report = compare(story)
    (finding,) = [finding for finding in report.findings if finding.measure == "delay"]
    assert set(finding.sources) == {"Argus", "Courier", "Post"}
    assert finding.verdict in {Verdict.AGREE, Verdict.COMPATIBLE}
    assert any("42 minutes (20:42 − 20:00)" in c.explanation for c in report.comparisons_of(finding))
    claim = next(claim for claim in report.claims_of(finding) if claim.derivation is not None)
    assert "20:42 − 20:00" in report.why(finding)
    assert len(claim.evidence) == 2


def test_a_derived_delay_conflicts_with_another() -> None:
    story = [
        Article(text="The talk was slated for 8 p.m. It began at 8:42 p.m.", source="Argus", published="2024-08-13"),
        Article(text="The talk began after a delay of two hours.", source="Courier", published="2024-08-13"),
    ]
    assert [finding.measure for finding in compare(story).conflicts] == ["delay"]


def test_derivation_adds_and_changes_nothing_else() -> None:
    frames = _frames("The talk was slated for 8 p.m. It began at 8:42 p.m. 12 people left.")
    before = list(frames)
    added = derive(iter(frames))
    assert list(frames) == before
    assert {frame.claim.id for frame in added}.isdisjoint(frame.claim.id for frame in frames)
    assert len(DERIVATIONS) >= 1


def test_a_level_and_the_one_before_give_the_difference() -> None:
    (claim,) = _derived("The jobless rate was 9.5%, up from 8.1%.")
    assert (claim.value, claim.unit, claim.change) == (Decimal("1.4"), "percentage point", "up")
    assert claim.derivation == "9.5 − 8.1"
    (claim,) = _derived("Profit was $31 million, compared with $40 million a year earlier.")
    assert (claim.value, claim.unit, claim.change) == (Decimal(9_000_000), "USD", "down")


def test_a_derived_difference_agrees_with_a_stated_one_and_never_contradicts_one() -> None:
    told = "The jobless rate rose by {} percentage points."
    counted = "The jobless rate was 9.5%, up from 8.1%."
    report = compare([Article(told.format("1.4"), "A"), Article(counted, "B")])
    assert [finding.verdict for finding in report.findings] == [Verdict.AGREE]
    report = compare([Article(told.format("2.8"), "A"), Article(counted, "B")])
    assert report.conflicts == ()


def test_parts_of_a_toll_give_its_sum() -> None:
    claims = _derived("Two men and three women were killed in the blast.")
    assert [(claim.value, claim.measure, claim.derivation) for claim in claims] == [(Decimal(5), "deaths", "2 + 3")]
    assert claims[0].unit == "people"


def test_parts_of_one_measure_come_to_a_sum() -> None:
    claims = _derived("The ferry was carrying 52 cars and eight lorries.")
    assert [(claim.value, claim.measure, claim.unit) for claim in claims] == [(Decimal(60), "vehicles", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The raiders killed one guard and injured two others.",
        "The blast killed 12 people, including two men and five women.",
        "Two men died and a woman was hurt.",
    ],
)
def test_other_figures_side_by_side_give_no_sum(text: str) -> None:
    assert [claim for claim in _derived(text) if "+" in (claim.derivation or "")] == []


@pytest.mark.parametrize(
    ("born", "published", "age", "low"),
    [
        ("Lind was born in March 1973.", "2025-11-20", 52, 52),
        ("Lind was born in 1973.", "2025-11-20", 52, 51),
        ("Lind was born on December 24, 1973.", "2025-11-20", 51, 51),
    ],
)
def test_a_date_of_birth_gives_the_age(born: str, published: str, age: int, low: int) -> None:
    (claim,) = [claim for claim in _derived(born, published) if claim.measure == "age"]
    assert claim.value == age
    assert isinstance(claim.low, Decimal)
    assert round(claim.low / Decimal(31556952)) == low


def test_no_age_is_derived_where_one_is_told_or_no_day_of_writing() -> None:
    assert [c for c in _derived("Lind, 52, was born in March 1973.") if c.measure == "age" and c.derivation] == []
    assert [c for c in _derived("Lind was born in March 1973.", published=None) if c.measure == "age"] == []


def test_a_change_before_the_level_it_reached_is_no_share_of_it() -> None:
    assert _derived("Revenue slipped 3.2% to 8.9 billion euros.") == []


def test_the_end_follows_from_the_actual_start_where_the_plan_is_told_too() -> None:
    derived = _derived("The talk was slated for 8 p.m. It began at 8:42 p.m. It lasted 30 minutes.")
    assert [claim.derivation for claim in derived if claim.measure == "end"] == ["20:42 + 30 minutes"]


# --- a rate and the time it went on -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit", "derivation"),
    [
        ("The well pumped 50,000 barrels a day for 30 days.", 1500000, "barrel", "50,000 × 30 days"),
        ("The kitchen served 400 meals a day for two weeks.", 5600, "meal", "400 × 14 days"),
        ("The school planted 200 trees a day over 15 days.", 3000, "tree", "200 × 15 days"),
        ("The harbour was fined $500 a day for 12 days.", 6000, "USD", "500 × 12 days"),
        ("Helpers filled 1,200 sandbags an hour for five hours.", 6000, "sandbag", "1,200 × 5 hours"),
    ],
)
def test_a_rate_and_the_time_it_went_on_give_the_total(text: str, value: int, unit: str, derivation: str) -> None:
    (claim,) = _derived(text)
    assert (claim.value, claim.unit, claim.derivation) == (value, unit, derivation)
    assert len(claim.evidence) == 2
    assert not any(word.startswith("per ") for word in claim.scope)


def test_a_total_is_in_the_base_unit_of_what_the_rate_measures() -> None:
    (claim,) = _derived("She walked 20 kilometres a day for 30 days.")
    assert (claim.unit, claim.base_unit, claim.low) == ("kilometre", "metre", Decimal(600000))


@pytest.mark.parametrize(
    "text",
    [
        "The kitchen served 400 meals a day. It was open for two weeks.",
        "The kitchen served 400 meals a day two weeks after the flood.",
        "The kitchen served 400 meals a day, for two weeks the most of all.",
        "The kitchen served about 400 meals a day for two weeks.",
        "The kitchen served 400 meals for two weeks.",
        "The kitchen served 400 meals a week for two months.",
        "Output rose by 200 cars a day for two weeks.",
    ],
)
def test_what_went_on_for_no_such_time_has_no_total(text: str) -> None:
    assert [claim for claim in _derived(text) if "×" in (claim.derivation or "")] == []


def test_a_total_agrees_or_says_nothing() -> None:
    rate = "The kitchen served 400 meals a day for two weeks."
    assert _verdicts(rate, "The kitchen served 5,600 meals.") == [Verdict.AGREE]
    assert _verdicts(rate, "The kitchen served 7,000 meals.") == []


# --- what is played over 80 minutes, after a delay --------------------------------------------------------------------


def test_a_planned_start_a_delay_and_a_length_give_the_end_in_another_zone() -> None:
    report = compare(
        [
            Article(
                "The recital, due at 9 pm, began 25 minutes late. Roe played 14 pieces over 80 minutes.",
                "Argus",
                published="2025-03-04",
                timezone="Asia/Kolkata",
            ),
            Article("The recital ran until 5.15pm UK time.", "Post", published="2025-03-04", timezone="Europe/London"),
        ]
    )
    (finding,) = [finding for finding in report.findings if finding.measure == "end"]
    assert finding.verdict in {Verdict.AGREE, Verdict.COMPATIBLE}
    start, end = [claim for claim in report.claims if claim.derivation]
    assert (start.measure, start.derivation) == ("start", "21:00 + 25 minutes")
    assert (end.measure, end.derivation) == ("end", "21:00 + 105 minutes")
    assert [span.text for span in end.evidence] == ["9 pm", "25 minutes", "80 minutes"]


def test_a_planned_start_and_a_delay_give_the_start() -> None:
    rain = "Rain delayed the start, due at 7.30 pm, by 40 minutes."
    (claim,) = _derived(rain)
    assert (claim.measure, claim.phase, claim.derivation) == ("start", "actual", "19:30 + 40 minutes")
    assert [span.text for span in claim.evidence] == ["7.30 pm", "40 minutes"]
    assert _verdicts(rain, "The match began at 8.10 pm.") == [Verdict.AGREE]
    assert _verdicts(rain, "The match began at 9.20 pm.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The match, due at 7.30 pm, began 40 minutes late, at 8.10 pm.",
        "The match was due at 7.30 pm and the second at 9 pm. Rain delayed the start by 40 minutes.",
        "The match was due at 7.30 pm. Tickets cost 20 euros. Nobody complained. A train was delayed by 40 minutes.",
        "The match was due at 7.30 pm. It lasted 40 minutes.",
    ],
)
def test_without_one_plan_and_one_delay_beside_it_there_is_no_start(text: str) -> None:
    assert [claim for claim in _derived(text) if claim.measure == "start"] == []


def test_a_length_that_need_not_be_the_whole_makes_no_conflict() -> None:
    begun = "The recital began at 8 pm. Roe played 14 pieces over 80 minutes."
    assert _verdicts(begun, "The recital ended at 11 pm.") == []
    assert _verdicts(begun, "The recital ended at 9:20 pm.") == [Verdict.AGREE]
    assert [SUPPOSED in claim.notes for claim in _derived(begun)] == [True]
    assert [SUPPOSED in claim.notes for claim in _derived(begun.replace("Roe played 14 pieces over", "It lasted"))] == [
        False
    ]


# --- a share from two sums of an article ------------------------------------------------------------------------------

BOATS = "Revenue rose to $300 million in the year. Revenue from boats was $123 million."


def _verdicts(left: str, right: str) -> list[Verdict]:
    report = compare([Article(left, "Argus", published="2025-03-04"), Article(right, "Post", published="2025-03-04")])
    derived = {claim.id for claim in report.claims if claim.derivation}
    return [finding.verdict for finding in report.findings if derived & set(finding.claims)]


def test_two_sums_give_the_share_that_another_account_prints() -> None:
    report = compare([Article(BOATS, "Argus"), Article("Boats now make up 41 percent of revenue.", "Post")])
    (claim,) = [claim for claim in report.claims if claim.derivation]
    assert (claim.value, claim.unit, claim.derivation) == (Decimal(41), "percent", "123,000,000 of 300,000,000")
    assert [span.text for span in claim.evidence] == ["$300 million", "$123 million"]
    assert _verdicts(BOATS, "Boats now make up 41 percent of revenue.") == [Verdict.AGREE]


@pytest.mark.parametrize(
    "other",
    [
        "Boats now make up 52 percent of revenue.",  # not what the sums come to
        "Ferries now make up 41 percent of revenue.",  # another part
        "Revenue from boats rose 41 percent.",  # a change
        "The firm is doing well.",  # nobody prints a share
    ],
)
def test_no_share_is_worked_out_that_nobody_prints(other: str) -> None:
    report = compare([Article(BOATS, "Argus"), Article(other, "Post")])
    assert [claim for claim in report.claims if claim.derivation] == []


def test_levels_of_other_magnitude_have_no_difference() -> None:
    text = "Profit was $3.10 per share, compared with profit of $420 million, a year earlier."
    assert [claim for claim in _derived(text) if "−" in (claim.derivation or "")] == []


# --- the nth in a time ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        (
            "It was the third fire at the Halm depot in a week.",
            "There have been three fires at the Halm depot in a week.",
            ("en", "en"),
        ),
        (
            "It was the third crash on the A9 this year, police in Halm said.",
            "The A9 has seen three crashes this year, police in Halm said.",
            ("en", "en"),
        ),
        (
            "Es war der dritte Brand im Depot Halm in einer Woche.",
            "Im Depot Halm gab es drei Brände in einer Woche.",
            ("de", "de"),
        ),
        (
            "C'est le troisième incendie au dépôt de Halm en une semaine.",
            "Le dépôt de Halm a connu trois incendies en une semaine.",
            ("fr", "fr"),
        ),
        (
            "हाल्म डिपो में एक हफ्ते में यह तीसरी आग है।",
            "There have been three fires at the Halm depot in a week.",
            ("hi", "en"),
        ),
    ],
)
def test_the_third_in_a_week_is_one_of_three(left: str, right: str, languages: tuple[str, str]) -> None:
    told = zip((left, right), ("Argus", "Post"), languages, strict=True)
    report = compare(
        [Article(text, source, published="2026-01-15", language=language) for text, source, language in told]
    )
    (claim,) = [claim for claim in report.claims if claim.derivation]
    assert (claim.kind, claim.value, claim.derivation) == (Kind.COUNT, Decimal(3), "number 3 of them")
    (verdict,) = [c.verdict for c in report.comparisons if claim.id in {c.left, c.right}]
    assert verdict is Verdict.AGREE


@pytest.mark.parametrize(
    "text",
    [
        "The third fire of the night lasted two hours at the Halm depot.",
        "She came third in the race, her best result in ten years.",
        "It was the first fire at the Halm depot in a week.",
        "In the 21st century the dam broke twice.",
    ],
)
def test_no_other_ordinal_counts_over_a_time(text: str) -> None:
    report = compare([Article(text, "Argus", published="2026-01-15", language="en")])
    assert not [claim for claim in report.claims if claim.derivation]


def test_a_share_and_a_count_beside_it_are_no_share_of_it() -> None:
    report = compare([Article("Corvel owns 2 percent and 30 shops.", "Argus")])
    assert all(claim.derivation is None for claim in report.claims)
