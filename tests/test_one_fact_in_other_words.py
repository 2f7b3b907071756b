"""Two newsrooms' words for one fact that differs, words that only seem to tell of one, and figures often misread."""

from __future__ import annotations

from decimal import Decimal

import pytest
from short_accounts import claims_of, verdicts_on

import discrepancy as dx

DAY = "2026-11-03"


def _verdicts(*texts: str) -> list[str]:
    return verdicts_on(texts, (DAY,) * len(texts))


# --- one fact, two figures -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # a plan, and a promise of what will be
        ("The bakery chain will close 36 shops.", "The bakery chain plans to shut 63 of its shops."),
        (
            "Insurer Arva expects claims of 210 million francs from the hail.",
            "The hail will cost insurer Arva 310 million francs.",
        ),
        # what a compound names, the other account counts
        ("The 340-bed hospital in Orrin closed its doors.", "The hospital in Orrin, which has 430 beds, has closed."),
        # a share of what one has is what the sentence is about
        ("The mill is to cut 900 of its jobs.", "The mill is to cut 1,400 jobs."),
        ("The breach exposed data on 4.6m of its customers.", "The breach hit 6.4 million customers."),
        # a level reached has no direction against a move
        ("Inflation in Ruritania eased to 4.4 % in October.", "Ruritanian prices rose 7.1 % in the year to October."),
        ("A further 1,500 soldiers go to the border.", "An additional 1,200 soldiers go to the border."),
        # stressed, and not round
        ("As many as 640 constables watched the fair.", "Some 460 constables watched the fair."),
        # votes for and against
        ("The bill passed by 330 votes to 275.", "MPs backed the bill, with 303 in favour and 275 against."),
        ("The bill passed 330-275.", "The bill passed 303-275."),
        ("The bill passed 330 to 275.", "The bill was approved 303 to 275."),
        ("The bill cleared the house 330-275.", "The house approved the bill 303-275."),
        ("She beat the mayor by 17 votes.", "She beat the mayor by 71 votes."),
        ("Her stock gave up 3.6 % on Tuesday.", "Her stock fell 6.3 % on Tuesday."),
        # what is built for so many makes none of them
        (
            "The ferry carried 22 vehicles when it sank.",
            "The ferry had 34 vehicles on a deck built for 36 when it sank.",
        ),
        # what stands behind a day is on that day
        (
            "The bank announces its next rate decision on August 5.",
            "Rates will stay until Aug. 9, when the bank announces its next decision.",
        ),
        # most of a length of time is the same
        ("Lena Roth crossed the strait in 41 days and six hours.", "They did it in 41 days and 16 hours."),
        # a name between two commas parts nothing
        (
            "The coach left the road some 30 miles from the state capital, Vell, at 8:55 a.m. on Tuesday.",
            "The coach plunged into a gorge at 7.45 a.m. on Tuesday.",
        ),
        ("The system went down at about 3:20 a.m. on Tuesday.", "Doctors lost access at 3:40 a.m. on Tuesday."),
        ("Taps ran dry in 17 towns along the river.", "Taps ran dry in seven municipalities along the river."),
        ("The film was made on a budget of $12 million.", "The film is reported to have cost $18 million to make."),
    ],
)
def test_two_figures_of_one_fact_are_a_conflict(left: str, right: str) -> None:
    assert "conflict" in _verdicts(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A 340-bed hospital opened in Orrin.", "The clinic in Vell has 12 beds."),
        ("The coach crash killed 18 passengers.", "Four youngsters died when the coach crashed."),
        ("The toll rose to 13. Two patients died on Tuesday.", "The fire killed 11 people."),
        ("A barrel of West Texas crude sold for $71.20.", "A barrel of Brent crude sold for $74.85."),
        ("Band D homes will pay £2,280 from April.", "Until now band D homes have been paying £2,171."),
        ("The court can impose a fine of up to £17m on it.", "The airline was fined £6m."),
        ("The heir, 27, was there.", "The 19-year-old from Orrin was there."),
        ("On Sunday rain in Paradip came to 182 mm.", "On Sunday rain in Puri came to 41 mm."),
        ("The ferry was licensed for 320 passengers.", "The ferry had 187 passengers on board."),
        ("Inflation stood at 2.2 % in August.", "Core inflation came to 2.8 % in August."),
        ("Prices rose 3.2 % in the year to May.", "Stripping out food and energy, inflation ran at 2.7 % in May."),
        ("Prosecutors asked for a 14-year jail sentence for her.", "She was sentenced to nine years in jail."),
        (
            "Friday's flood is the worst since 1998, when 63 people drowned.",
            "Nine people have died since Friday's flood.",
        ),
        ("Ministers want to build 300,000 homes a year.", "Builders completed 187,400 homes last year."),
        ("The ward has had 63 cases of the infection.", "The ward had 17 cases of the infection in the past week."),
        ("Eleven of the 15 council seats went to the opposition.", "The ruling party held on to four council seats."),
        ("The bid values the brewer at €3.8bn.", "Including debt, the deal for the brewer is worth €4.9bn."),
        ("Operating profit came to 640 million crowns.", "Net profit came to 455 million crowns."),
        ("The order backlog stood at €22bn.", "New orders came to €9.6bn."),
        ("The start was delayed by nearly half an hour.", "The start was delayed by 25 minutes."),
        ("The show ran for about two and a quarter hours.", "The show ran for two hours and ten minutes."),
        ("Three of the dead were soldiers.", "अकेले बंसोली गाँव में 38 लोगों की जान गई।"),
        (
            "The French crew won the race in 41 days and 6 hours.",
            "The Spanish crew came second in 41 days and 16 hours.",
        ),
    ],
)
def test_two_figures_of_two_facts_are_none(left: str, right: str) -> None:
    assert "conflict" not in _verdicts(left, right)


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("hi", "अभियोजन पक्ष ने उसके लिए 10 साल की कैद मांगी।", "अदालत ने उसे 7 साल की कैद की सजा सुनाई।"),
        ("es", "La Fiscalía pide para ella 12 años de prisión.", "Fue condenada a 6 años de prisión."),
        (
            "de",
            "Die Anklage forderte für sie sechs Jahre Haft.",
            "Sie wurde zu vier Jahren Haft verurteilt.",
        ),
        ("fr", "Le parquet a requis contre elle huit ans de prison.", "Elle a été condamnée à cinq ans de prison."),
    ],
)
def test_what_was_asked_for_is_not_what_was_given(language: str, left: str, right: str) -> None:
    articles = [
        dx.Article(text, f"Source {n}", language=language, published=DAY) for n, text in enumerate((left, right))
    ]
    assert dx.compare(articles).conflicts == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit of $3m came in, beating forecasts.", False),
        ("Profit came to $3m, less than analysts had forecast.", False),
        ("Profit of $3m is forecast.", True),
    ],
)
def test_what_a_figure_is_held_against_makes_it_no_forecast(text: str, expected: bool) -> None:
    assert ("forecast" in claims_of(text, "en")["$3m"].scope) is expected


def test_what_is_spent_over_a_time_is_told_of_no_time_since() -> None:
    since = "It is the first strike by drivers in more than three years."
    assert _verdicts("Drivers want 18 per cent over three years.", since) == []


def test_two_sums_added_to_something_may_be_two() -> None:
    assert _verdicts("Divers saved another five people.", "Divers saved a further 20 people.") == []


# --- figures that were misread ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "figure", "value", "measure"),
    [
        ("en", "Seventeen pilgrims, 11 of them women, were killed at the fair.", "Seventeen", "17", "deaths"),
        ("en", "The trust said 87 patients were infected, 12 of whom have died.", "12", "12", "deaths"),
        ("en", "The number of people crushed to death climbed to 21.", "21", "21", "deaths"),
        ("en", "Gifts added up to $1.27M at the end.", "$1.27M", "1270000", "donation"),
        ("en", "The fee for a pass was raised from $20 to $50.", "$20", "20", "price"),
        ("en", "The appeal has raised $50.", "$50", "50", "donations_raised"),
        ("en", "The hospital put off 142 procedures.", "142", "142", "operations_postponed"),
        ("de", "In Orrin wurden 187 Operationen verschoben.", "187", "187", "operations_postponed"),
        ("fr", "L'hôpital a reporté 187 opérations.", "187", "187", "operations_postponed"),
        ("es", "El hospital aplazó 187 operaciones.", "187", "187", "operations_postponed"),
        ("hi", "अस्पताल ने 187 ऑपरेशन टाल दिए।", "187", "187", "operations_postponed"),
        ("en", "The mayor is 58.", "58", "58", "age"),
        ("en", "The 130-strong workforce was told by letter.", "130", "130", "employees"),
        ("en", "Net profit was T$6.21 billion.", "T$6.21 billion", "6210000000", "profit"),
        ("en", "It earned €312 million before interest and tax.", "€312 million", "312000000", "operating_profit"),
        ("de", "Zwölf der 40 Passagiere wurden verletzt.", "Zwölf", "12", "injuries"),
        ("de", "Vier der sieben Mitglieder stimmten dafür.", "Vier", "4", "votes"),
        ("es", "Los hospitales atendieron a 63 personas.", "63", "63", "patients"),
        ("en", "She had led through halfway in 1:02:10 and won in 2:05:01.", "1:02:10", None, None),
    ],
)
def test_a_figure_is_read_for_what_it_measures(
    language: str, text: str, figure: str, value: str | None, measure: str | None
) -> None:
    claim = claims_of(text, language)[figure]
    assert claim.measure == measure
    assert value is None or claim.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "Lost property: 58 555 01 34.",
        "Leading women: 1. Ann Lind, 2. Jo Berg, 3. Eva Holm.",
    ],
)
def test_numbers_that_only_name_are_no_figures(text: str) -> None:
    assert claims_of(text, "en") == {}


def test_a_percent_printed_once_serves_both() -> None:
    claims = claims_of("Serious events came to 4.2 versus 3.9 per cent.", "en")
    assert [claims[figure].unit for figure in ("4.2", "3.9 per cent")] == ["percent", "percent"]


def test_a_sum_shares_the_currency_before_a_conversion() -> None:
    text = "Profit came to 312 million euros ($359 million), compared with 286 million a year earlier."
    assert claims_of(text, "en")["286 million"].unit == "EUR"


def test_a_year_by_which_something_was_put_off_is_a_length() -> None:
    assert claims_of("The opening had been put off by a year.", "en")["a year"].measure == "delay"


def test_who_takes_part_in_a_march_is_no_part_of_it() -> None:
    assert "part" not in claims_of("कूच में 80 हज़ार लोग शामिल थे।", "hi")["80 हज़ार"].scope
    assert "part" in claims_of("मृतकों में 3 बच्चे शामिल हैं।", "hi")["3"].scope


def test_previous_owners_are_no_earlier_event() -> None:
    assert claims_of("His previous employers keep 20 per cent.", "en")["20 per cent"].scope == ()
    assert "earlier event" in claims_of("The previous storm killed 20 people.", "en")["20"].scope
