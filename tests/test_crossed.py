"""Figures that two accounts tell the other way round, rises told as falls, and tolls that are lowered again."""

from __future__ import annotations

import pytest
from short_accounts import claims_of, verdicts_on

from discrepancy import Article, compare, extract, samples

PUBLISHED = "2026-03-13"  # a Friday


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The storm killed seven people and injured three.", "The storm killed three people and injured seven."),
        ("The flood left 45 dead, and 12 are missing.", "The flood left 12 dead, and 45 are missing."),
        ("Exports rose 4% and imports fell 3% in May.", "Imports rose 4% in May while exports fell 3%."),
        (
            "The council fined Corvel €1.2 million and Brandt €500,000.",
            "The council fined Brandt €1.2 million and Corvel €500,000.",
        ),
    ],
)
def test_two_figures_told_the_other_way_round_conflict_and_do_not_agree(left: str, right: str) -> None:
    found = compare([Article(left, "Argus", published=PUBLISHED), Article(right, "Post", published=PUBLISHED)])
    told = [finding.verdict.value for finding in found.findings if "May" not in finding.explanation]
    assert told == ["conflict", "conflict"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The quake killed 1,200 people in Lund and 430 in Ystad.",
            "The quake killed 430 people in Lund and 1,200 in Ystad.",
        ),
        ("Seven villages have no water.", "The river is safe again: the pH is below 9."),
    ],
)
def test_equal_figures_of_two_places_or_of_nothing_in_common_do_not_agree(left: str, right: str) -> None:
    assert not {"agree", "compatible"} & set(verdicts_on((left, right), (PUBLISHED, PUBLISHED)))


@pytest.mark.parametrize(
    ("left", "right", "expect"),
    [
        ("Sales rose by 5 percent.", "Sales fell by 5 percent.", {"conflict"}),
        ("Shares in Corvel rose 4% after the results.", "Corvel shares fell 4% after the results.", {"conflict"}),
        ("The economy grew 0.3% in the quarter.", "The economy shrank 0.3% in the quarter.", {"conflict"}),
        ("Corvel shares rose 4% after the vote.", "Shares in Brandt fell 4% after the vote.", set()),
        ("Profit rose 4% at Corvel.", "Turnover fell 4% at Corvel.", set()),
    ],
)
def test_a_rise_is_no_fall_of_the_same(left: str, right: str, expect: set[str]) -> None:
    assert set(verdicts_on((left, right), (PUBLISHED, PUBLISHED))) == expect


@pytest.mark.parametrize(
    ("first", "later", "verdict"),
    [
        ("The death toll has risen to 45, police said.", "Police revised the death toll down to 38.", "update"),
        ("At least 12 people were killed.", "The death toll has fallen to 10 after a recount.", "update"),
        ("The death toll has risen to 45, police said.", "The flood killed 38 people.", "conflict"),
    ],
)
def test_a_toll_may_be_lowered_by_who_tells_that_it_was(first: str, later: str, verdict: str) -> None:
    assert verdicts_on((first, later), ("2026-03-12", "2026-03-14")) == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "expect"),
    [
        ("She was born in 1961.", "She was born in 1962.", ["conflict"]),
        ("The museum opened in March 2025.", "The museum opened in April 2025.", ["conflict"]),
        ("The museum opened on 3 March 2025.", "The museum opened on 4 March 2025.", ["compatible"]),
        ("In 2023, 120 people died on the roads.", "In 2024, 98 people died on the roads.", []),
        ("She finished second in the race.", "She finished third in the race.", ["conflict"]),
    ],
)
def test_neighbouring_months_and_years_are_no_neighbouring_days(left: str, right: str, expect: list[str]) -> None:
    assert verdicts_on((left, right), (PUBLISHED, PUBLISHED)) == expect


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was due to open at noon on Monday, but a strike meant that it did not.", "2026-03-09"),
        ("It is due to open at noon on Monday, but a strike may stop it.", "2026-03-16"),
        ("Gifts had reached a million by Wednesday.", "2026-03-11"),
        ("The court had told them to leave by Wednesday.", "2026-03-18"),
    ],
)
def test_a_plan_that_came_otherwise_and_what_had_been_reached_are_past(text: str, day: str) -> None:
    found = extract(Article(text, "Argus", published=PUBLISHED))
    assert day in [mention.timex for mention in found]


@pytest.mark.parametrize(
    ("text", "figure", "measure", "as_of"),
    [
        ("The toll rose from 12 on Monday to 19.", "19", "deaths", None),
        ("Enrolment slid from 13,800 in 2015 to 11,200, and a loss of $3 million looms.", "11,200", "students", None),
        ("Enrolment slid from 13,800 in 2015 to 11,200, and a loss of $3 million looms.", "13,800", "students", "2015"),
    ],
)
def test_the_level_that_a_change_came_to(text: str, figure: str, measure: str, as_of: str | None) -> None:
    claim = claims_of(text, published=PUBLISHED)[figure]
    assert (claim.measure, claim.as_of) == (measure, as_of)


def test_two_levels_come_to_the_growth_of_another_account() -> None:
    left = "Enrolment in Halm slid from 13,800 in 2015 to 11,200."
    right = "Enrolment in Halm has fallen 19% since 2015."
    assert "agree" in verdicts_on((left, right), (PUBLISHED, PUBLISHED))


@pytest.mark.parametrize(
    ("left", "right", "expect"),
    [
        ("The north tower is 200 metres high.", "The south tower is 180 metres high.", []),
        ("The tower is 200 metres high.", "The south tower is 180 metres high.", ["conflict"]),
        ("The first blast killed three people.", "The second blast killed five people.", []),
        ("The first blast killed three people.", "The 1st blast killed five people.", ["conflict"]),
        ("The median salary is $60,000.", "The average salary is $75,000.", []),
    ],
)
def test_two_of_a_row_are_no_two_figures_of_one_thing(left: str, right: str, expect: list[str]) -> None:
    found = verdicts_on((left, right), (PUBLISHED, PUBLISHED))
    assert [verdict for verdict in found if verdict == "conflict"] == expect


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nurses wrote on paper on 24 of the trust's 36 wards.", "Two thirds of wards had to switch to paper."),
        ("Corvel has 118 aircraft, of which 12 are grounded.", "About one in ten of its aircraft is grounded."),
    ],
)
def test_a_part_and_its_whole_come_to_the_share_of_another_account(left: str, right: str) -> None:
    assert verdicts_on((left, right), (PUBLISHED, PUBLISHED)) == ["compatible"]


@pytest.mark.parametrize(
    ("left", "right", "expect"),
    [
        ("The ferry was built in 1998.", "The ship is 28 years old.", ["agree"]),
        ("The ferry was built in 1998.", "The 28-year-old ferry sank.", ["agree"]),
        ("The ferry was built in 1998.", "Ann Lind is 28 years old.", []),
        ("The ferry was built in 1998.", "The captain is 28 years old.", []),
        ("The ferry was built in 1998.", "The ship is 31 years old.", []),
    ],
)
def test_how_old_a_thing_is_tells_when_it_was_built(left: str, right: str, expect: list[str]) -> None:
    assert verdicts_on((left, right), (PUBLISHED, PUBLISHED)) == expect


@pytest.mark.parametrize(
    ("left", "right", "expect"),
    [
        ("The talks ended before 8 p.m.", "The talks ended at 7:30 p.m.", ["compatible"]),
        ("The talks ended by 8 p.m.", "The talks ended at 8 p.m.", ["compatible"]),
        ("The talks ended after 8 p.m.", "The talks ended at 8:40 p.m.", ["compatible"]),
        ("The talks ended after 8 p.m.", "The talks ended at 7:30 p.m.", ["conflict"]),
        ("She resigned before 5 May.", "She resigned on 2 May.", ["compatible"]),
        ("The museum opened after 2019.", "The museum opened in 2021.", ["compatible"]),
    ],
)
def test_what_was_before_an_hour_was_at_any_before_it(left: str, right: str, expect: list[str]) -> None:
    assert verdicts_on((left, right), (PUBLISHED, PUBLISHED)) == expect


def test_the_sentence_tells_the_side_that_the_span_leaves_out() -> None:
    accounts = ("The talks ended before 8 p.m.", "The talks ended at 7:30 p.m.")
    report = compare(
        [Article(text, source, published=PUBLISHED) for text, source in zip(accounts, ("Argus", "Post"), strict=True)]
    )
    [finding] = report.findings
    assert finding.explanation == (
        "Argus says before “8 p.m.”, Post says “7:30 p.m.”: the bound leaves room for the other time."
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The quake killed 1,200 people in Lund and 430 in Ystad.", "More than 1,600 people were killed."),
        ("Corvel cancelled 120 flights on Monday and 80 on Tuesday.", "Some 200 flights were cancelled over two days."),
        ("The fare tax will rise from 20% to 22%.", "The fare tax will rise by 2%."),
        ("The work will be done within three days.", "The work will be done in two days."),
        ("Growth for 2026 was cut to 1.3%.", "Growth of 1.3% is expected in 2026."),
    ],
)
def test_parts_and_their_sum_levels_and_steps_do_not_conflict(left: str, right: str) -> None:
    assert "conflict" not in verdicts_on((left, right), (PUBLISHED, PUBLISHED))


def test_parts_conflict_with_what_they_do_not_come_to() -> None:
    left, right = "The quake killed 1,200 people in Lund and 430 in Ystad.", "The quake killed 2,900 people in Lund."
    assert "conflict" in verdicts_on((left, right), (PUBLISHED, PUBLISHED))


def test_nobody_is_part_of_one_finding_with_those_of_another_place() -> None:
    report = compare(samples.load("earthquake"))
    told = {claim.id: claim for claim in report.claims}
    values = [{told[id].value for id in finding.claims} for finding in report.findings]
    assert not any({3, 38} <= found for found in values)


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "A union in Lund seeks 18 per cent over three years.",
            "Asked for: 18% over four years, the drivers say.",
            "conflict",
        ),
        ("It rained hard: 412 mm in 24 hours.", "The slope slid after 412mm fell in 48 hours.", "conflict"),
        ("It rained hard: 412 mm in 24 hours.", "The slope slid after 412mm fell in 24 hours.", "agree"),
        ("Two men were held for three years.", "Two of the boats were lost for four years.", None),
    ],
)
def test_the_time_told_with_one_figure_is_one_time(left: str, right: str, verdict: str | None) -> None:
    found = verdicts_on((left, right), (PUBLISHED, PUBLISHED))
    assert verdict in found if verdict else "conflict" not in found


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "The bank lowered its policy rate by 25 basis points.",
            "The bank took the policy rate from 7.25% to 7%.",
            True,
        ),
        ("Bus fares go up 25 cents.", "Bus fare goes from $1.75 to $2.00.", True),
        ("The Liberals gained nine seats.", "The Liberals went from 17 seats to 26.", True),
        ("Bus fares are $5 to $10.", "Bus fares range from $5 to $10, the cheapest $5 less.", True),
        ("Five camps were opened.", "They moved 40 people from three villages to eight camps.", False),
        ("The Liberals have 43 seats.", "The Liberals went from 17 seats to 26.", False),
    ],
)
def test_a_move_from_one_level_to_another_is_their_difference(left: str, right: str, verdict: bool) -> None:
    assert ("agree" in verdicts_on((left, right), (PUBLISHED, PUBLISHED))) is verdict


RUNNERS = "Tom Arden won the men's race in 2:06:41 and Ida Brek was third in 2:09:02. "


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Hanna Wolde won the women's race in 2:22:18.", "Wolde's 2:21:18 was her fastest yet, she said.", "conflict"),
        ("Hanna Wolde won the women's race in 2:22:18.", "Wolde's 2:22:18 was her fastest yet, she said.", "agree"),
        ("Hanna Wolde won the women's race in 2:22:18.", "Mia Orr, a nurse, ran 2:41:18 on a whim.", None),
    ],
)
def test_the_time_of_a_runner_is_held_against_that_of_the_same(left: str, right: str, verdict: str | None) -> None:
    found = verdicts_on((RUNNERS + left, RUNNERS + right), (PUBLISHED, PUBLISHED))
    assert verdict in found if verdict else "conflict" not in found


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "Headaches were seen in 6.1% of those on the drug and 5.8% of those on placebo.",
            "In the drug arm 6.1% had headaches and 8.5% of the placebo arm did.",
            "conflict",
        ),
        (
            "Headaches were seen in 6.1% of those on the drug and 5.8% of those on placebo.",
            "In the drug arm 6.1% had headaches and 5.8% of the placebo arm did.",
            "agree",
        ),
        ("Sales rose 6.1% in Lund and 5.8% in Malmo.", "Rents rose 6.4% in Lund and costs 8.5%.", None),
    ],
)
def test_what_is_joined_to_one_figure_is_one(left: str, right: str, verdict: str | None) -> None:
    found = verdicts_on((left, right), (PUBLISHED, PUBLISHED))
    assert verdict in found if verdict else "conflict" not in found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("As many as 87 houses fell in nine villages.", "Heavy rain fell on one village in a single day."),
        ("Service was gradually coming back from about 1 pm.", "Full service was back at 4.10 pm."),
        ("The dig will take another five years.", "The dig has taken 26 months."),
        ("Three carriages of the five-car train left the rails.", "Four of its cars left the rails."),
    ],
)
def test_figures_that_only_seem_to_differ(left: str, right: str) -> None:
    assert "conflict" not in verdicts_on((left, right), (PUBLISHED, PUBLISHED))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Only one village was flooded, the mayor said.", "Nine villages were flooded, the mayor said."),
        ("Full service was back at 1 pm.", "Full service was back at 4.10 pm."),
        ("Four of its cars left the rails.", "Three of its cars left the rails."),
    ],
)
def test_their_like_that_do(left: str, right: str) -> None:
    assert "conflict" in verdicts_on((left, right), (PUBLISHED, PUBLISHED))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They paid $19.75 million for the house in 2018.", "The sellers bought the place in 2016 for $19.75 million."),
        ("Theo Orr, 44, starts a tour next month.", "Ida Dray, 41, and Danish DJ Theo Orr, 46, have parted."),
        (
            "In the 2013 disaster 63 people died in the valley.",
            "It is the worst since 2013, when floods claimed 36 lives.",
        ),
    ],
)
def test_one_fact_told_with_one_sum_one_name_or_one_year(left: str, right: str) -> None:
    assert "conflict" in verdicts_on((left, right), (PUBLISHED, PUBLISHED))


def test_people_and_those_among_them_are_not_added() -> None:
    left, right = "About 140 people were on the train.", "There were 98 people on the train, including about 40 pupils."
    report = compare(
        [
            Article(text, source, published=PUBLISHED)
            for text, source in zip((left, right), ("Argus", "Post"), strict=True)
        ]
    )
    assert all(claim.derivation is None for claim in report.claims)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Corvel will create 200 jobs.", "Corvel will cut 200 jobs."),
        ("60% of voters support the plan.", "60% of voters are against the plan."),
        ("60% support the plan.", "About 40% oppose the plan."),
        ("The film has a budget of $200 million.", "The film earned $200 million."),
        ("Unemployment fell to 4.1%.", "Unemployment fell from 4.4%."),
        ("The bank cut its key rate to 4.25%.", "The bank cut its key rate from 4.5%."),
        ("Profit rose to $30 million.", "Profit rose from $25 million."),
    ],
)
def test_opposites_and_what_a_change_began_at_are_other_facts(left: str, right: str) -> None:
    assert verdicts_on((left, right), (PUBLISHED, PUBLISHED)) == []


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Oil rose to $82 a barrel.", "Oil rose to $82.40 a barrel.", "compatible"),
        ("Oil rose to $82 a barrel.", "Oil rose to $82.60 a barrel.", "conflict"),
        ("The ticket costs $5.", "The ticket costs $5.40.", "conflict"),
        ("Unemployment fell from 4.4%.", "Unemployment fell from 4.6%.", "conflict"),
    ],
)
def test_a_sum_may_be_told_without_its_cents(left: str, right: str, verdict: str) -> None:
    assert verdicts_on((left, right), (PUBLISHED, PUBLISHED)) == [verdict]


def test_a_hearing_has_one_day_and_a_day_is_no_year() -> None:
    hearing = ("The hearing is set for 12 June.", "The hearing will be held on 21 June.")
    assert verdicts_on(hearing, (PUBLISHED, PUBLISHED)) == ["conflict"]
    doses = (
        "Patients took it once a day. Heart disease kills 18 million people a year.",
        "Heart disease causes around 18 million deaths worldwide every year.",
    )
    assert verdicts_on(doses, (PUBLISHED, PUBLISHED)) == ["compatible"]
