"""What the words around a figure make of it: its measure, what narrows it, its day and who says it."""

from __future__ import annotations

import pytest

from discrepancy import Article, Claim, compare

_DAY = "2026-05-05T12:00:00+00:00"


def _claim(text: str, figure: str) -> Claim:
    report = compare([Article(text=text, source="A", published=_DAY)])
    found = [claim for claim in report.claims if figure in claim.text and claim.derivation is None]
    assert len(found) == 1, [claim.text for claim in report.claims]
    return found[0]


@pytest.mark.parametrize(
    ("text", "figure", "scope"),
    [
        # an earlier time that a figure is only set against
        ("Rents are 7.6 per cent up on a year ago, at £1,310 a month.", "7.6", ("rent",)),
        ("Rents are 7.6 per cent up on a year ago, at £1,310 a month.", "1,310", ("per month",)),
        ("Revenue rose to $2.3 billion, up from $2.1 billion in the same period last year.", "2.3", ()),
        ("Revenue rose to $2.3 billion, up from $2.1 billion in the same period last year.", "2.1", ("earlier event",)),
        ("Revenue was $2.3 billion, compared with $2.1 billion a year earlier.", "2.1", ("earlier event",)),
        ("The tax rises by 5 per cent from July 1.", "July 1", ()),
        ("The fee was 500 rupees, last year's 450 rupees.", "450", ("earlier event",)),
        # parts of a whole, and what a plan holds
        ("It carried 260 people, of whom nine died.", "nine", ("part",)),
        ("Officials said 22 people were hurt, including five children.", "five", ("part",)),
        ("The plan includes 54 new schools.", "54", ()),
        ("Officials pitched 30 tents, including 900 people.", "900", ()),
        # others than those another figure counts, or more of them
        ("The gunman killed two workers and wounded three others.", "three", ()),
        ("The blast killed 12 people and a fire killed another 31.", "31", ("additional",)),
        ("The ferry sank, killing nine people. Another 14 are missing.", "14", ()),
        ("The first fire killed nine people. Another 14 people were killed later.", "14", ("additional",)),
        ("Nine clerks were arrested on Monday and four more on Friday.", "four", ("additional",)),
        ("Four more clerks will stand trial.", "Four", ("additional",)),
        ("Nine people died and 30 more were injured.", "30", ()),
        ("Four more clerks than last year were hired.", "Four", ("difference",)),
        ("More than 30 clerks were arrested.", "30", ()),
        # how badly some of them are hurt, and what a part is taken of
        ("Nine passengers were injured, three critically.", "three", ("part",)),
        ("Nine passengers were injured, three critically.", "Nine", ()),
        ("Nine people died and three critically injured people were flown out.", "three", ("serious",)),
        ("Nine people died and three critically injured people were flown out.", "Nine", ()),
        ("Three critically ill patients were moved.", "Three", ("serious",)),
        ("The condition of six injured passengers is critical.", "six", ()),
        ("छह घायलों की हालत गंभीर है।", "छह", ("serious",)),
        ("Of the 12 injured, two are in critical condition.", "12", ()),
        ("The virus struck 45 of 310 sailors.", "45", ("part",)),
        ("The largest quake ever recorded there was 4.5.", "4.5", ("record",)),
        # where a figure started, and what it is counted over
        ("The club has 40 points from 21 games.", "21", ()),
        ("The number of fires fell to 14 from 41.", "41", ("earlier event",)),
        (
            "Income was $31 million, compared with $27 million, or 45 cents a share.",
            "45 cents",
            ("per person", "earlier event"),
        ),
        # names that hold a word for how far a figure reaches
        ("In the evening the National Police sent 240 officers.", "240", ()),
        # a place that the text turns to once
        (
            "A march filled Malda. People came early. Buses stopped. In Nagaur, 9,000 people marched.",
            "9,000",
            ("elsewhere",),
        ),
        ("In Nagaur, 9,000 people marched.", "9,000", ()),
        ("In Nagaur alone, 40 people died.", "40", ("part",)),
        ("Nagaur is the worst-hit district, with 12 deaths.", "12", ("part",)),
        ("They named the four hardest-hit villages.", "four", ()),
        ("Of the patients, 31 are children.", "31", ("part",)),
        # of the whole world, of one day, of hours before the market opens, of every year
        ("It sold 3 million phones worldwide.", "3 million", ("worldwide",)),
        ("Fever killed nine people in the last 24 hours.", "nine", ("last day",)),
        ("Over the past 24 hours, 140 new infections and nine deaths were reported.", "nine", ("last day",)),
        ("Its shares fell 9 percent in premarket trading.", "9 percent", ("intraday",)),
        ("Shares in Orlo were up 5.3% at midday.", "5.3%", ("intraday",)),
        ("Its shares were down 2.4% at 1010 GMT.", "2.4%", ("intraday",)),
        ("Its shares closed 2.4% lower at 4 p.m.", "2.4%", ()),
        ("At noon 300 people were without power.", "300", ()),
        ("The plan brings annual savings of $3 million.", "3 million", ("per year",)),
        # so many of a whole are no part of another figure, where all such figures are told so
        ("The party won 31 of the 70 seats.", "31", ()),
        ("The fire killed 12 of the 40 guests.", "12", ()),
        ("Doctors said 12 of the 40 injured were children.", "12", ("part",)),
        ("She knew 12 of the 40 victims.", "12", ("part",)),
        # what is planned by its nature is not narrowed by being called so
        ("The firm plans to cut 900 jobs.", "900", ()),
        ("The firm expects revenue of $900 million.", "900", ("forecast",)),
    ],
)
def test_what_narrows_a_figure(text: str, figure: str, scope: tuple[str, ...]) -> None:
    assert _claim(text, figure).scope == scope


@pytest.mark.parametrize(
    ("text", "figure", "as_of"),
    [
        ("Turnout was 41.3%, up 3.2 points on 2022, when the seat was held.", "41.3%", None),
        ("Some 41 per cent voted, compared with 38 per cent four years ago.", "41", None),
        ("It is nine wins for the side, who lost to the same opponents in October.", "nine", None),
        ("The bank made $40 million in 2024.", "$40", "2024"),
        ("It earned $12 million, compared with $9 million in 2023, on sales of $80 million.", "80", None),
    ],
)
def test_the_date_a_figure_is_told_of(text: str, figure: str, as_of: str | None) -> None:
    assert _claim(text, figure).as_of == as_of


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("The stock then gave up almost 9 percent.", "9", "share_change"),
        ("The firm took in about $2.3 billion that quarter.", "2.3", "revenue"),
        ("Three hikers have been treated for heat stroke.", "Three", "patients"),
        ("The carmaker is to shed 3,200 posts.", "3,200", "layoffs"),
        ("She wrote 3,200 posts last year.", "3,200", "posts"),
        ("Ms Lind, 39, promised new homes.", "39", "age"),
        ("The boat had 119 people on board.", "119", "aboard"),
        ("Seven crew members were on board.", "Seven", "crew"),
        ("नौका पर चालक दल के सात सदस्य सवार थे।", "सात", "crew"),
        ("The driver, 44, survived the crash.", "44", "age"),
        ("The hosts are unbeaten in seven.", "seven", "streak"),
        ("They are now six games without defeat.", "six", "streak"),
        ("Hahn was sent off on 63 minutes.", "63", "minute"),
        ("Just over 41 per cent of voters went to the polls.", "41", "turnout_share"),
        ("One woman is dead and two managers wounded.", "two", "injuries"),
        ("There are 8,000 registered tourist flats.", "8,000", "dwellings"),
        ("Thieves made off with jewels valued at $9 million.", "$9", "stolen"),
        ("It carried 260 people, of whom nine died.", "nine", "deaths"),
        ("Delhi hit 44C on Friday.", "44C", "temperature"),
        ("Shares fell 3.4 percent.", "3.4", "share_change"),
        ("The share price dropped by 4.3 percent.", "4.3", "share_change"),
        ("The share price dropped to $43.", "43", "share_price"),
        (
            "The bank cut its key interest rate by 0.5 percent to 3.75 percent, as growth slowed.",
            "3.75",
            "interest_rate",
        ),
        ("Revenue came to $8.4 million and net profit was $1.1 million.", "8.4", "revenue"),
        (
            "Quarterly revenues fell 4 per cent to $8.4 million and net profit came in at $1.1 million.",
            "8.4",
            "revenue",
        ),
        ("Measles has spread to the coast. The ministry counted 640 cases.", "640", "infections"),
        ("They led by about 5,200 votes.", "5,200", "majority"),
        ("Six wagons went off the rails.", "Six", "derailed"),
        ("The storm knocked out electricity to 9,000 homes.", "9,000", "power_outages"),
        ("Some 4,100 people were ordered to leave the valley.", "4,100", "evacuated"),
        ("The firm expects to save $12 million.", "12", "savings"),
        ("Moviegoers liked it: the film, made for $40 million, is a hit.", "40", "budget"),
        ("Five of the eight climbers were found dead.", "Five", "deaths"),
        ("Brown won on a turnout of 61 percent.", "61", "turnout_share"),
    ],
)
def test_what_a_figure_measures(text: str, figure: str, measure: str) -> None:
    assert _claim(text, figure).measure == measure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Five of the eight climbers were found dead.", "eight"),
        ("Brown won 52 percent on a turnout of 61 percent.", "52"),
    ],
)
def test_what_is_said_of_another_figure_measures_none(text: str, figure: str) -> None:
    assert _claim(text, figure).measure is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It runs two clinics.", "runs"),
        ("The judge has heard 640 cases.", "640"),  # no disease is told of
        ("Inflation will rise to 3.7 percent.", "growth"),
        ("It dumped 12 inches of rain.", "snowfall"),
        ("The 95-minute show drew crowds.", "minute"),
        ("It took $9 million at the box office, a global haul.", "stolen"),
    ],
)
def test_what_a_figure_does_not_measure(text: str, figure: str) -> None:
    named = {claim.measure for claim in compare([Article(text=text, source="A")]).claims}
    assert named.isdisjoint({figure, "infections"})


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("A third of the voters stayed at home.", "33", "31.02", "34.98"),
        ("Nearly four in ten of the voters stayed at home.", "40", None, "40"),
        ("More than half of the voters stayed at home.", "50", "50", None),
    ],
)
def test_a_fraction_of_what_is_counted_is_a_share(text: str, value: str, low: str | None, high: str | None) -> None:
    [claim] = [c for c in compare([Article(text=text, source="A")]).claims if c.value is not None]
    assert (claim.kind, claim.unit, str(claim.value)) == ("percent", "percent", value)
    assert [None if end is None else str(end) for end in (claim.low, claim.high)] == [low, high]


def test_a_speed_in_brackets_is_the_one_before_in_another_unit() -> None:
    text = "There were gusts of 70mph (113km/h)."
    assert _claim(text, "113").measure == _claim(text, "70").measure == "gusts"


def test_a_death_told_beside_animals_is_not_their_number() -> None:
    assert _claim("He mourned the death of one of his four horses.", "four").measure != "deaths"


def test_the_whole_of_a_wide_count_is_no_toll() -> None:
    assert _claim("It carried 260 people, of whom nine died.", "260").measure != "deaths"


def test_the_day_of_a_figure_is_not_the_year_it_is_set_against() -> None:
    text = "Revenue rose to $2.3 billion, up from $2.1 billion in the same period last year."
    assert _claim(text, "2.3").as_of is None
    assert _claim(text, "2.1").as_of == "2025"


@pytest.mark.parametrize(
    "text", ["Merrow Foods said revenue was $5.62 billion.", "Sales hit $5.62 billion, Merrow Foods said."]
)
def test_a_speaker_has_the_whole_name(text: str) -> None:
    assert _claim(text, "5.62").speaker == "Merrow Foods"


def test_a_speaker_named_in_both_accounts_is_no_other_speaker() -> None:
    report = compare(
        [
            Article(text="Rents are up 5.1 per cent, according to Flatline, analysts of the market.", source="A"),
            Article(text="Rents are up 7.9 per cent, Flatline says.", source="B"),
        ]
    )
    assert [finding.reason for finding in report.findings if finding.reason == "speaker"] == []


def test_what_is_said_by_one_speaker_under_a_shorter_name_is_compared() -> None:
    report = compare(
        [
            Article(text="Profit was $310 million, said Ida Brand.", source="A", published=_DAY),
            Article(text="Profit was $350 million, said Brand.", source="B", published=_DAY),
        ]
    )
    assert [finding.reason for finding in report.findings if finding.verdict == "incomparable"] == []


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        ("The crack is 12 miles long.", "The crack is about 15 miles long.", "14.1–15.9 miles"),
        ("The fire burned 300 acres.", "The fire burned more than 350.5 acres.", "more than 350.5 acres"),
        ("The temperature was 42C.", "The temperature reached 44C.", "44 °C"),
        ("The hall has 300 square metres.", "The hall has 300 square metres.", "300 square metres"),
    ],
)
def test_a_figure_is_shown_in_the_unit_it_is_printed_in(left: str, right: str, shown: str) -> None:
    text = str(compare([Article(text=left, source="A"), Article(text=right, source="B")]))
    assert shown in text
    assert "kelvin" not in text
    assert "squares" not in text


# --- other languages, the same facts ---------------------------------------------------------------------------------


def _told(text: str, language: str, figure: str) -> Claim:
    report = compare([Article(text=text, source="A", published=_DAY, language=language)])
    found = [claim for claim in report.claims if figure in claim.text and claim.derivation is None]
    assert len(found) == 1, [claim.text for claim in report.claims]
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "figure", "measure"),
    [
        # people who are at work take no part in a crowd
        ("en", "Some 90 firefighters took part in the exercise.", "90", "firefighters"),
        ("es", "En el rescate participaron 90 bomberos.", "90", "firefighters"),
        ("en", "Police had about 300 officers on duty.", "300", "police_deployed"),
        # participles in every gender and number, and a noun that only says who
        ("fr", "Neuf personnes ont été interpellées.", "Neuf", "arrests"),
        ("es", "Nueve mujeres fueron detenidas.", "Nueve", "arrests"),
        ("es", "Nueve manifestantes fueron detenidos.", "Nueve", "arrests"),
        # jobs lost and jobs made
        ("fr", "La direction a annoncé la suppression de 430 postes.", "430", "layoffs"),
        ("es", "La empresa suprimirá 430 puestos de trabajo.", "430", "layoffs"),
        ("de", "Der Konzern streicht 430 Stellen.", "430", "layoffs"),
        ("fr", "Le groupe va créer 430 emplois.", "430", "jobs_created"),
        # vehicles on the spot are no sales
        ("de", "Die Feuerwehr war mit 31 Fahrzeugen vor Ort.", "31", "vehicles"),
        ("de", "Der Hersteller verkaufte 31.000 Fahrzeuge.", "31.000", "sales_units"),
        # places under water, orders
        ("fr", "Neuf communes sont inondées.", "Neuf", "villages_affected"),
        ("es", "Quedaron aislados 27 pueblos.", "27", "villages_affected"),
        ("de", "Seit Montag gingen 8.000 Bestellungen ein.", "8.000", "orders"),
        # shelter, charging, ages
        ("hi", "शिविरों में 900 लोगों ने शरण ली है।", "900", "people_sheltered"),
        ("hi", "गाड़ी की बैटरी चार्ज होने में दो घंटे दस मिनट लगते हैं।", "दो घंटे", "charging_time"),
        ("es", "La conductora, de 47 años, está ilesa, dijo la policía. Una mujer de 61 años murió.", "61", "age"),
        ("fr", "Une femme de 61 ans est soignée.", "61", "age"),
        ("de", "Eine 61 Jahre alte Frau wurde gerettet.", "61", "age"),
        ("en", "The driver, 47, was not hurt.", "47", "age"),
        ("en", "A nine-month-old puppy was saved.", "nine", "age"),
        ("hi", "47 वर्षीय चालक सुरक्षित है।", "47", "age"),
        ("de", "Ein siebzehnjähriger Bote war verletzt.", "siebzehn", "age"),
        ("es", "El pintor murió a los 85 años.", "85", "age"),
        # the words of another figure are that one's alone
        ("en", "The toll has risen to six after a 58-year-old man died.", "six", "deaths"),
        # from start to end
        ("es", "La marcha partió a las 11:00 y terminó tres horas después.", "tres horas", "length"),
        ("en", "The vigil began at noon and ended three hours later.", "three hours", "length"),
    ],
)
def test_what_a_figure_measures_in_any_language(language: str, text: str, figure: str, measure: str) -> None:
    assert _told(text, language, figure).measure == measure


@pytest.mark.parametrize(
    ("language", "text", "figure", "scope"),
    [
        ("hi", "हादसे में अब तक कुल 14 लोगों की मौत हुई है।", "14", ()),
        ("es", "En total murieron 14 personas.", "14", ()),
        ("en", "The blast left nine dead, and 31 others were injured.", "31", ()),
        ("en", "Officials counted nine dead; another 31 were hurt on Monday.", "31", ()),
        ("en", "A rival's phone drew 8,000 orders in a day.", "8,000", ("elsewhere",)),
        ("en", "The concert, shown on YouTube, lasted three hours.", "three hours", ()),
    ],
)
def test_what_narrows_a_figure_in_any_language(language: str, text: str, figure: str, scope: tuple[str, ...]) -> None:
    assert _told(text, language, figure).scope == scope


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("सभा शाम 5 बजे होनी थी, पर नेता 6 बजे मंच पर आए।", ["scheduled", "actual"]),
        ("बैठक अपने तय समय शाम 6 बजे शुरू हुई।", ["scheduled"]),
    ],
)
def test_a_verb_behind_a_time_is_that_times(text: str, phases: list[str]) -> None:
    report = compare([Article(text=text, source="A", published=_DAY, language="hi")])
    assert [claim.phase for claim in report.claims if claim.kind == "time" and not claim.derivation] == phases


def test_the_year_a_thing_was_made_is_not_when_its_size_held() -> None:
    assert _told("Die Halle wurde 1961 gebaut und ist 4.500 Quadratmeter groß.", "de", "4.500").as_of is None


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("Die Polizei nahm am Abend 17 Demonstranten vorübergehend fest.", "17", "arrests"),
        ("Der Konzern baut bis zum Sommer rund 430 Stellen ab.", "430", "layoffs"),
    ],
)
def test_a_verb_whose_particle_closes_the_clause_is_read_as_one(text: str, figure: str, measure: str) -> None:
    assert _told(text, "de", figure).measure == measure


def test_a_past_verb_behind_the_planned_time_makes_the_next_one_actual() -> None:
    report = compare(
        [Article(text="The ferry, due to leave at 10 am, pulled out at 10.25 am.", source="A", published=_DAY)]
    )
    assert {claim.text: claim.phase for claim in report.claims if claim.kind == "time"} == {
        "10 am": "scheduled",
        "10.25 am": "actual",
    }
    assert [claim.value for claim in report.claims if claim.measure == "delay"] == [25]


def test_two_planned_times_are_no_delay() -> None:
    report = compare([Article(text="The show was slated for 8 pm here and 9 pm there.", source="A", published=_DAY)])
    assert [claim.measure for claim in report.claims if claim.measure == "delay"] == []


def test_a_delay_is_neither_planned_nor_actual() -> None:
    assert _claim("The train left 25 minutes after its scheduled time.", "25").phase is None


def test_the_speaker_stands_behind_according_to() -> None:
    text = "The party won 31 seats in the Senate, according to officials."
    assert _claim(text, "31").speaker == "authorities"
    assert _claim("It won 31 seats in the Senate, according to early results.", "31").speaker is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The crew had been flown ashore by 22:40 GMT, the harbour master said.", "22:40 GMT"),
        ("Sales were NT$ 40 billion, the chipmaker said.", "NT$ 40 billion"),
    ],
)
def test_no_part_of_a_figure_speaks(text: str, figure: str) -> None:
    assert _claim(text, figure).speaker is None


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("The cup tie in Halm starts at 8 p.m. EDT.", "8 p.m. EDT", ("Halm",)),
        ("It reached 40 degrees Celsius in Halm.", "40 degrees Celsius", ("Halm",)),
        ("The Halm Trust raised $3 Billion.", "$3 Billion", ("Halm Trust",)),
        ("Flight NA123 of Nord Air carried 40 people.", "40", ("Nord Air",)),
        ("HALDEN — A fire in Port Halden killed 12 people.", "12", ("Port Halden",)),
        ("Ships of the Fifth Fleet saved 12 people.", "12", ("Fifth Fleet",)),
        ("It said NATO sent 4,000 troops to Halm.", "4,000", ("NATO", "Halm")),
    ],
)
def test_a_subject_is_a_name_and_no_part_of_a_figure(text: str, figure: str, subject: tuple[str, ...]) -> None:
    assert _told(text, "en", figure).subject == subject


def test_each_of_two_estimates_has_its_speaker() -> None:
    text = "Police put the crowd at 9,000; organisers claimed 24,000."
    assert (_claim(text, "9,000").speaker, _claim(text, "24,000").speaker) == ("police", "organisers")


def test_the_second_of_two_shares_is_a_share() -> None:
    claim = _claim("She won by 52 per cent to 47.", "47")
    assert (claim.kind, claim.unit) == ("percent", "percent")
    assert _claim("The index rose 52 points to 470.", "470").kind != "percent"
    assert _claim("Output was 52 per cent to 57 per cent of it.", "57").modifier == "between"
