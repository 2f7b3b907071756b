"""The measures that figures of Hindi news have: tests/cases/measures_hi.toml, and a few against English."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import rows_of

import discrepancy as dx

_CASES = rows_of("measures_hi")


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["label"])
def test_measure_of_a_figure(case: dict[str, Any]) -> None:
    claims = dx.compare([dx.Article(case["text"], "Samachar", language="hi")]).claims
    at = case["text"].index(case["figure"])
    (claim,) = [claim for claim in claims if claim.start <= at < claim.end]
    if "not" in case:
        assert claim.measure not in case["not"]
    else:
        assert claim.measure == case.get("measure")


_BUS = ("A bus fell into a gorge near Devpur on Monday. ", "देवपुर के पास सोमवार को एक बस खाई में गिर गई। ")
_FLOOD = ("Floods hit Sonapur on Friday. ", "सोनापुर में शुक्रवार को बाढ़ आ गई। ")


@pytest.mark.parametrize(
    ("english", "hindi", "measures"),
    [
        (
            f"{_BUS[0]}The accident killed 23 people. Another 14 were injured.",
            f"{_BUS[1]}हादसे में 32 लोगों की जान चली गयी। 14 लोग ज़ख्मी हुए हैं।",
            ["deaths"],
        ),
        (
            f"{_FLOOD[0]}Some 45,000 people were evacuated. Officials opened 60 relief camps.",
            f"{_FLOOD[1]}निचले इलाकों से 54,000 लोगों को सुरक्षित जगह पहुँचा दिया गया। प्रशासन ने 60 राहत शिविर खोले।",
            ["evacuated"],
        ),
        (
            "Voting ended in Bansi on Sunday. Turnout was 62.4 percent. Counting is on Thursday.",
            "बांसी में रविवार को मतदान खत्म हुआ। चुनाव आयोग के अनुसार 66.4 फीसदी वोट पड़े। मतगणना गुरुवार को होगी।",
            ["turnout_share"],
        ),
        (
            f"{_FLOOD[0]}Some 45,000 people were evacuated. About 300 people were rescued by boat.",
            f"{_FLOOD[1]}नावों से 300 लोगों को बचाया गया। 9,000 लोग राहत शिविरों में रह रहे हैं।",
            [],
        ),
        (
            f"{_BUS[0]}At least 23 people were killed in the accident. The bus carried 40 passengers.",
            f"{_BUS[1]}पिछले साल इसी जगह 9 लोगों की मौत हुई थी। हादसे में 23 लोग मारे गए।",
            [],
        ),
    ],
    ids=["killed", "evacuated", "turnout", "rescued and sheltered", "an earlier accident"],
)
def test_against_english(english: str, hindi: str, measures: list[str]) -> None:
    articles = [
        dx.Article(english, "Argus", published="2026-03-03"),
        dx.Article(hindi, "Samachar", published="2026-03-03"),
    ]
    assert [finding.measure for finding in dx.compare(articles).conflicts] == measures
