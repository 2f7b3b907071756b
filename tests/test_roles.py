"""An office that the article ties to one person stands for that person's name."""

from __future__ import annotations

import pytest

import discrepancy as dx


def _subject(text: str, language: str = "en") -> tuple[str, ...]:
    """The subject of the last claim of a text."""
    return dx.compare([dx.Article(text, "Argus", language=language, published="2025-03-04")]).claims[-1].subject


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("en", "Jane Roe, the chief executive, spoke. The chief executive said 600 jobs would go.", ("Jane Roe",)),
        ("en", "Then chief executive Jane Roe spoke. The chief executive said 600 jobs would go.", ("Jane Roe",)),
        ("en", "The mayor, Tom Hale, came too. The mayor said 40 homes had burned.", ("Tom Hale",)),
        ("en", "Jane Roe, mayor of Ostby, came too. The mayor said 40 homes had burned.", ("Jane Roe",)),
        (
            "en",
            "Former president Ann Tarrow spoke in Lund. Later the former president told 4,000 people to go home.",
            ("Ann Tarrow",),
        ),
        (
            "en",
            "Mayor Ann Roe came. The crowd cheered Mayor Roe. The mayor said 40 homes had burned.",
            ("Ann Roe",),
        ),
        ("hi", "पूर्व राष्ट्रपति ट्रंप ने कहा। पूर्व राष्ट्रपति ने 40 मिनट तक भाषण दिया।", ("ट्रंप",)),
        ("de", "Bürgermeister Jan Roth kam. Der Bürgermeister sprach von 40 %.", ("Jan Roth",)),
        ("es", "La alcaldesa Ana Ruiz llegó. La alcaldesa habló de 40 casas.", ("Ana Ruiz",)),
        ("fr", "La maire, Anne Petit, est venue. La maire a parlé de 40 maisons.", ("Anne Petit",)),
        # traps: two holders, none, another office, an office of elsewhere, one that is not pointed at, an election
        ("en", "Mayor Tom Hale met Mayor Ann Roe. The mayor said 40 homes had burned.", ()),
        ("en", "The mayor came too. The mayor said 40 homes had burned.", ()),
        ("en", "Former president Ann Tarrow spoke. The president had 12 guards.", ()),
        ("en", "Mayor Tom Hale came. The mayor of Ostby said 40 homes had burned.", ("Ostby",)),
        ("en", "Mayor Tom Hale came. A mayor needs 40 votes.", ()),
        ("en", "So said Tom Hale, the mayor told 40 people.", ("Tom Hale",)),
        ("hi", "राष्ट्रपति चुनाव में भीड़ थी। राष्ट्रपति ने 40 मिनट तक भाषण दिया।", ()),
    ],
)
def test_an_office_stands_for_the_person_the_article_ties_it_to(
    language: str, text: str, subject: tuple[str, ...]
) -> None:
    assert _subject(text, language) == subject


def test_figures_told_of_the_office_and_of_the_name_share_a_subject() -> None:
    report = dx.compare(
        [
            dx.Article("Chief executive Jane Roe was praised. The chief executive earned $4.1 million.", "Argus"),
            dx.Article("In that year Jane Roe earned $4.1 million.", "Post"),
        ]
    )
    (finding,) = report.findings
    assert (finding.verdict.value, finding.subject) == ("agree", ("Jane Roe",))
