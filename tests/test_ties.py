"""What ties two figures that no measure names, and what parts two told alike: pairs of sentences, both ways."""

from __future__ import annotations

import pytest

import discrepancy as dx

DAY, NEXT = "2026-03-04T12:00:00+00:00", "2026-03-05T18:00:00+00:00"


def _verdicts(left: str, right: str, *, later: bool = False, languages: tuple[str, str] = ("en", "en")) -> set[str]:
    """The verdicts over two sentences, each in an article of its own."""
    days = (DAY, NEXT if later else DAY)
    articles = [
        dx.Article(text=text, source=source, published=day, language=language)
        for text, source, day, language in zip((left, right), ("Argus", "Courier"), days, languages, strict=True)
    ]
    return {comparison.verdict.value for comparison in dx.compare(articles).comparisons}


# The same word for what it is of, or what happened then.
CONFLICT = [
    ("The group announced a buyback of £500m.", "Shareholders will get a £620m buyback."),
    ("The bridge was approved in 2021, the mayor said.", "The bridge was approved in 2019."),
    ("The jury needed nearly 15 hours for its verdict.", "The jury needed 11 hours for its verdict."),
    # two digits swapped
    ("The department has set up 24,600 booths for the drive.", "Officials opened 26,400 booths for the drive."),
    ("Her rival was left 13,412 votes behind.", "She won by a majority of 14,312 votes."),
    ("Police arrested 1,340 people.", "Police arrested 1,430 people."),
    # an hour and the same hour in brackets are one
    (
        "The collision happened at 7:52 a.m. (0552 GMT) on Tuesday.",
        "The collision happened shortly before 9am local time on Tuesday.",
    ),
    # told in the same words but for the scale, which a slip of the pen may spoil
    (
        "Taxpayers in Lund were charged $400 billion for fast optic cables that do not exist, a report says.",
        "Taxpayers in Lund were charged $300 millon for fast optic cables that do not exist, a report says.",
    ),
    # a fraction in words is round, but not as round as that
    ("Nearly two-fifths of the track has been laid.", "The auditor says 83 per cent of the track is laid."),
    # cars are vehicles
    (
        "More than 60 vehicles collided in fog on a motorway.",
        "Thirty cars ran into one another on the motorway in fog.",
    ),
    # both counted up to the same day
    ("Hospitals had admitted 212 patients by Tuesday.", "Hospitals had admitted 340 patients by Tuesday."),
]

NO_CONFLICT = [
    # so many places, of two things that happened there
    ("The salad was sold in 11 states.", "The outbreak has sickened people in seven states."),
    # what a sentence recalls
    ("The crash on the A71 injured 27 people.", "That one left two people injured."),
    # the least of a day is not its most
    ("The temperature reached a high of 46 C in Banda.", "Banda had a minimum temperature of 34 C."),
    # days gone by are no length
    ("Three days into the campaign, clinics are full.", "The campaign lasts five days."),
    # a weekday is of the week it is written in
    ("The party won the election on Sunday.", "The party won Sunday's election."),
    # a share of a count is no share of the vote
    ("The party had 64 % of the vote.", "With 99 % of the votes counted, the party leads."),
    # what one is tied to, the other is not
    ("Orla Keane and Per Lund got 21 and 18 months in prison, respectively.", "Per Lund got 18 months in prison."),
    # a loose count many times another is of others
    ("The chain runs some 640 stores in Lund.", "The chain has shut 18 of the 60 stores it means to close in Lund."),
    ("The firm will cut 8 per cent of its jobs.", "The firm will cut one in three jobs at the plant in Lund."),
    ("About a third of the track has been laid.", "The auditor says 36 per cent of the track is laid."),
    # words that bound a figure closely leave some room
    ("Nearly 70 branches will close.", "The bank will close 68 branches."),
]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("Twelve people died, including three children.", "Three people died."),
        ("The attack wounded 20 people, five of them critically.", "Five people were wounded in the attack."),
    ],
)
def test_a_part_does_not_agree_with_a_whole(whole: str, part: str) -> None:
    assert _verdicts(whole, part) == {"conflict"}


def test_a_part_agrees_with_the_same_part() -> None:
    verdicts = _verdicts("Twelve people died, including three children.", "Three children died in the fire.")
    assert verdicts == {"agree"}


@pytest.mark.parametrize(
    ("part", "alone"),
    [
        # what befell the part stands before it, or further behind it
        ("She met five foes in a hall and shot two of them dead.", "Two people were shot dead in the hall."),
        ("Five people were hurt, and two of them were in critical condition.", "Two people are in critical condition."),
        # a part of the boats that are told of is as many boats
        ("Five boats came. Two fled, but the navy caught the remaining three boats.", "The navy caught three boats."),
    ],
)
def test_what_befell_a_part_agrees_with_it(part: str, alone: str) -> None:
    assert _verdicts(part, alone) == {"agree"}


def test_the_widest_pair_speaks_for_a_finding() -> None:
    articles = [
        dx.Article(text=f"The quake killed {killed} people.", source=name, published=DAY)
        for name, killed in zip("ABCD", (12, 15, 90, 13), strict=True)
    ]
    [finding] = dx.compare(articles).findings
    assert "“12”" in finding.explanation
    assert "“90”" in finding.explanation


@pytest.mark.parametrize(("left", "right"), CONFLICT)
def test_what_ties_two_figures(left: str, right: str) -> None:
    assert "conflict" in _verdicts(left, right)
    assert "conflict" in _verdicts(right, left)


@pytest.mark.parametrize(("left", "right"), NO_CONFLICT)
def test_what_parts_two_figures(left: str, right: str) -> None:
    assert "conflict" not in _verdicts(left, right)
    assert "conflict" not in _verdicts(right, left)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            "So far the firm has lodged 310 claims against the council.",
            "The firm has now lodged 342 claims against it.",
        ),
        ("The strike had forced airlines to cancel 52 flights by 3 p.m.", "Airlines cancelled 64 flights."),
        ("The council had logged 60 complaints by midnight.", "The council has now logged 112 complaints."),
    ],
)
def test_a_count_so_far_is_raised_by_later_accounts(earlier: str, later: str) -> None:
    assert "update" in _verdicts(earlier, later, later=True)
    assert "conflict" not in _verdicts(earlier, later, later=True)


def test_what_was_earned_last_year_may_be_what_is_earned_every_year() -> None:
    last = "Ada Voss, the banker who took home over $600 million last year, says she does not see why people are angry."
    every = (
        "Ada Voss, the banker who takes home over $500 million every year, says she does not see why people are angry."
    )
    assert _verdicts(last, every) == {"compatible"}


def test_so_many_times_are_a_count() -> None:
    assert _verdicts("The video was watched 88 million times.", "The video has 88 million views.") == {"agree"}
    assert _verdicts("The two were arrested.", "She was arrested twice.") == set()


def test_a_slip_is_no_update() -> None:
    """A running figure whose digits are swapped did not grow to it, unless the account says so."""
    assert "conflict" in _verdicts("Police arrested 14 people.", "Police arrested 41 people.", later=True)
    assert "update" in _verdicts("Police arrested 14 people.", "Arrests have risen to 41.", later=True)


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        ("Half of the 2,400 teachers stayed at home.", "Von den 4.200 Lehrern blieb die Hälfte daheim.", ("en", "de")),
        ("A red alert covers 24 villages.", "Se evacuaron 42 pueblos bajo la alerta roja.", ("en", "es")),
    ],
)
def test_concepts_tie_languages(left: str, right: str, languages: tuple[str, str]) -> None:
    """What both count is one concept, in two languages."""
    assert _verdicts(left, right, languages=languages)


def test_two_parts_that_other_things_befell_are_no_conflict() -> None:
    accounts = [
        dx.Article("The fire at the mill injured 17 workers, two of them seriously.", "Argus"),
        dx.Article("On Monday 17 were hurt in the fire at the mill, one of whom later died.", "Post"),
    ]
    assert dx.compare(accounts).conflicts == ()
