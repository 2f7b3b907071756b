"""Minutes of play and tallies of a season: how they are read, whose they are, and when two of them conflict."""

from __future__ import annotations

import pytest

import discrepancy as dx

PLAY = {"minute", "season_tally"}


def _told(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Figure, minute or number of the goal, and whose: of every claim about play in a text."""
    claims = dx.compare([dx.Article(text, "Argus", language=language)]).claims
    return [(claim.text, f"{claim.value:.0f}", "; ".join(claim.scope)) for claim in claims if claim.measure in PLAY]


def _verdicts(left: str, right: str) -> list[str]:
    report = dx.compare([dx.Article(left, "Argus"), dx.Article(right, "Post")])
    return [finding.verdict.value for finding in report.findings if finding.measure in PLAY]


@pytest.mark.parametrize(
    ("language", "text", "expect"),
    [
        (
            "en",
            "Ostby beat Lund 3-1. Scorers: Dunn 34, 61, Voss 58 pen, Hale-Moss 90+4; Kerr 12.",
            [
                ("34", "34", "Dunn"),
                ("61", "61", "Dunn"),
                ("58", "58", "Voss"),
                ("90+4", "94", "Moss"),
                ("12", "12", "Kerr"),
            ],
        ),
        (
            "en",
            "Ostby 2 (Dunn 12′, 58′ pen) Lund 1 (Voss 90′+4)",
            [("12′", "12", "Dunn"), ("58′", "58", "Dunn"), ("90′+4", "94", "Voss")],
        ),
        ("en", "Ostby: Dunn (17, 52 pen)", [("17", "17", "Dunn"), ("52", "52", "Dunn")]),
        ("en", "Red card: Kerr (71).", [("71", "71", "Kerr, sent off")]),
        ("en", "Mia Dunn put Ostby ahead in the 12th minute.", [("12th", "12", "Dunn")]),
        (
            "en",
            "In the 12th minute Dunn scored, and in the 45th minute Voss levelled.",
            [("12th", "12", "Dunn"), ("45th", "45", "Voss")],
        ),
        ("en", "Then came Dunn in the fourth minute of added time.", [("fourth", "94", "Dunn")]),
        ("en", "Keeper Ada Voss was sent off 10 minutes from time.", [("10 minutes", "80", "Voss, sent off")]),
        (
            "en",
            "A header by Dunn in the 61st minute made it 1-0. Two minutes later Voss levelled.",
            [("61st", "61", "Dunn"), ("Two minutes", "63", "Voss")],
        ),
        ("en", "Then Dunn struck. It was her 15th goal of the season.", [("15th", "15", "Dunn")]),
        ("de", "Nach der Pause traf Kern in der 58. Minute.", [("58.", "58", "Kern")]),
        ("de", "Tore: 1:0 Moll (58.), 2:0 Beck (90.+3)", [("58.", "58", "Moll"), ("90.+3", "93", "Beck")]),
        ("de", "Tore: 1:0 Moll (12.), 2:1 Roth (58./Foulelfmeter)", [("12.", "12", "Moll"), ("58.", "58", "Roth")]),
        ("de", "In der 68. Minute verkürzte Roth per Foulelfmeter.", [("68.", "68", "Roth")]),
        ("es", "Goles: 1-0, Ruiz (12); 2-1, Lema (58, p).", [("12", "12", "Ruiz"), ("58", "58", "Lema")]),
        ("de", "In der vierten Minute der Nachspielzeit traf Kern.", [("vierten", "94", "Kern")]),
        ("es", "Anoche marcó Ruiz en el minuto 58.", [("58", "58", "Ruiz")]),
        ("es", "Goles: Ruiz (58), Vega (90+3).", [("58", "58", "Ruiz"), ("90+3", "93", "Vega")]),
        ("es", "Anoche marcó Ruiz en el minuto 13 de la segunda parte.", [("13", "58", "Ruiz")]),
        ("es", "Anoche marcó Ruiz en el minuto 58 de la segunda parte.", [("58", "58", "Ruiz")]),
        ("fr", "Hier, Petit a marqué à la 58e minute.", [("58e", "58", "Petit")]),
        ("fr", "Buts : Petit (58e), Lang (90e+3).", [("58e", "58", "Petit"), ("90e+3", "93", "Lang")]),
        ("hi", "वर्मा ने 58वें मिनट में गोल किया।", [("58वें", "58", "")]),
        ("hi", "राणा ने इंजरी टाइम के चौथे मिनट में गोल दागा।", [("चौथे", "94", "")]),
        # who did it: not who is named in a clause that has closed, who came on, who saved it, nor a side
        (
            "en",
            "Dunn, who had replaced Ada Voss, put Lund ahead in the 83rd minute.",
            [("83rd", "83", "Dunn")],
        ),
        ("en", "So Dunn saw his 52nd-minute penalty saved by Mick Hale.", [("52nd", "52", "Dunn, no goal")]),
        ("en", "Goals: Dunn (6, 40). Later Voss came on for Hale.", [("6", "6", "Dunn"), ("40", "40", "Dunn")]),
        # where a match is told, bare minutes are minutes of it
        (
            "en",
            "Town led after six minutes through Ann Dunn and Ada Voss won it in the 88th minute.",
            [("six minutes", "6", "Dunn"), ("88th", "88", "Voss")],
        ),
        # traps
        ("en", "Lund were delayed for six minutes after Ann Dunn scored in the 88th minute.", [("88th", "88", "Dunn")]),
        ("en", "Line-up: Hale; Croft, Dunn (Ives 67), Moss 7, Kerr. Referee: J. Pell.", []),
        ("en", "Top scorers: Dunn 15, Voss 12.", []),
        ("en", "Group: Lund (17), Ostby (12)", []),
        ("en", "The flight to Lund left 12 minutes late, and the fifth was cancelled.", []),
        ("en", "Voters have 30 minutes left, Dunn said.", []),
        ("en", "Dunn was told off for the first time in the 12-minute film.", []),
        ("de", "Kern kam am 58. Tag.", []),
    ],
)
def test_minutes_are_read_and_belong_to_a_player(language: str, text: str, expect: list[tuple[str, str, str]]) -> None:
    assert _told(text, language) == expect


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        ("Scorers: Dunn 34.", "A header from Mia Dunn in the 34th minute settled it.", ["agree"]),
        ("Scorers: Dunn 90+4.", "Dunn won it in the fourth minute of stoppage time.", ["agree"]),
        ("Scorers: Dunn 34.", "A header from Mia Dunn in the 43rd minute settled it.", ["conflict"]),
        ("A penalty by Dunn in the 58th minute won it.", "Dunn's penalty in the 68th minute won it.", ["conflict"]),
        ("So Dunn got his 15th goal of the season.", "Then Dunn got his 14th goal of the season.", ["conflict"]),
        ("So Dunn got his 15th goal of the season.", "Then Voss got his 14th goal of the season.", []),
        # another player, another goal, a card, the same goal a minute apart or with the added time left out
        ("Scorers: Dunn 34.", "Voss struck in the 44th minute.", []),
        ("Scorers: Dunn 34, 58.", "A header from Mia Dunn in the 58th minute settled it.", ["agree"]),
        ("Scorers: Dunn 34, 58.", "Scorers: Dunn 34, 68.", ["conflict", "agree"]),
        ("A header from Dunn in the 12th minute.", "It was Dunn who won it in the 67th minute.", []),
        ("Scorers: Dunn 34.", "Mia Dunn was sent off in the 44th minute.", []),
        ("Scorers: Dunn 34.", "A header from Mia Dunn in the 35th minute settled it.", []),
        ("Scorers: Dunn 90+4.", "A header from Mia Dunn in the 90th minute settled it.", []),
        # a miss, and a minute of which nothing is told
        ("Scorers: Dunn 34.", "So Dunn missed a penalty in the 44th minute.", []),
        ("Scorers: Dunn 34.", "The crowd sang for Dunn in the 44th minute.", []),
        # the minute that the other account gives to somebody else: the name was misread, not the minute
        ("Scorers: Dunn 34, Voss 44.", "After a run by Dunn it was 2-0 in the 44th minute.", []),
    ],
)
def test_minutes_of_one_player_are_held_against_each_other(left: str, right: str, verdicts: list[str]) -> None:
    assert _verdicts(left, right) == verdicts
    assert _verdicts(right, left) == verdicts


def test_the_player_is_the_subject_in_any_script_and_agrees_across_them() -> None:
    report = dx.compare(
        [
            dx.Article("राणा ने 58वें मिनट में गोल किया।", "Argus"),
            dx.Article("The header by Asha Rana in the 58th minute was the only goal.", "Post"),
        ]
    )
    assert [claim.subject for claim in report.claims if claim.measure == "minute"] == [("राणा",), ("Asha Rana",)]
    assert [finding.verdict.value for finding in report.findings if finding.measure == "minute"] == ["agree"]


def test_a_minute_that_was_worked_out_names_what_it_rests_on() -> None:
    report = dx.compare([dx.Article("Dunn scored in the 61st minute. Two minutes later Voss levelled.", "Argus")])
    claim = report.claims[-1]
    assert claim.derivation == "61 + 2"
    assert [span.text for span in claim.evidence] == ["61st", "Two minutes"]
