"""Odd text: no crash, offsets of the caller's text, valid UTF-8, and a note on all that is not what it seems."""

from __future__ import annotations

import json
import unicodedata
from decimal import Decimal

import pytest
from html_reader import assert_harmless
from hypothesis import example, given, settings
from hypothesis import strategies as st

import discrepancy as dx

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff"
GROUP_SPACES = "\u00a0\u202f\u2009\u2007\u2008"
ANY_SPACE = "\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u3000\u205f\u1680"


def checked(text: str, **fields: str) -> dx.Highlighted:
    """The text read: its offsets index it, and every form of it is valid UTF-8."""
    shown = dx.highlight({"text": text, "source": "a", "published": "2024-05-04", **fields})
    for mention in shown:
        assert text[mention.start : mention.end] == mention.text
    report = dx.compare([{"text": text, "source": source, **fields} for source in ("a", "b")])
    assert not report.conflicts
    for form in (report.to_json(), str(report), report.to_markdown(), report.to_html(), shown.to_html(), str(shown)):
        form.encode("utf-8")
    assert dx.Report.from_json(report.to_json()) == report
    assert_harmless(report.to_html())
    return shown


# ---- signs that hide or turn -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", BIDI + UNSEEN + "\x00\x1b\ud800\udfff", ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_number_with_a_hidden_sign_inside_is_told_and_not_read(sign: str) -> None:
    text = f"About 1{sign}2 km, 7 dogs, 5{sign}.5 cats and 1,{sign}200 women"
    shown = checked(text)
    assert [mention.text for mention in shown] == ["7"]
    (note,) = shown.notes
    assert (note.code, note.start) == ("hidden", 7)
    assert f"the first U+{ord(sign):04X}" in note.text
    report = dx.compare([{"text": text, "source": "a"}])
    assert "hidden" in {note.code for note in report.notes}


@pytest.mark.parametrize("sign", BIDI, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_turning_sign_anywhere_is_told_and_written_out_in_html(sign: str) -> None:
    shown = checked(f"Reu{sign}ters: 12 men died")
    assert [mention.text for mention in shown] == ["12"]
    assert [note.code for note in shown.notes] == ["hidden"]
    page = shown.to_html()
    assert sign not in page
    assert f"[U+{ord(sign):04X}]" in page


@pytest.mark.parametrize(
    "text",
    [
        "क्\u200dष 12 लोग",
        "co\u00adope\u00adra\u00adtion of 12 men",
        "👩\u200d🚒 saved 12 men",
        "\ufeffThe 12 men",
        "no\u200bbreak 12",
    ],
)
def test_signs_that_words_are_written_with_are_not_told(text: str) -> None:
    shown = checked(text)
    assert [mention.text for mention in shown] == ["12"]
    assert shown.notes == ()


# ---- digits ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("printed", ["1२3", "12३", "1٢3", "１2３", "१2३"])
def test_digits_of_two_scripts_are_read_and_said_to_be_so(printed: str) -> None:
    (mention,) = checked(f"{printed} people came")
    assert mention.value == 123
    assert "digits of two scripts" in mention.notes


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("１２３", "123"),
        ("१२३", "123"),
        ("٣", "3"),
        ("１,２００", "1200"),
        ("१२,३४,५६७", "1234567"),
        ("12,34,567", "1234567"),
        ("½", "0.5"),
        ("10⁶", "1000000"),
    ],
)
def test_digits_of_one_script_are_read_whichever_it_is(printed: str, value: str) -> None:
    (mention,) = checked(f"{printed} km of road")
    assert mention.value == Decimal(value)
    assert mention.notes == ()


@pytest.mark.parametrize("printed", ["О5", "l0", "1O", "O1", "5О0"])
def test_letters_that_look_like_digits_make_no_number(printed: str) -> None:
    assert [mention.value for mention in checked(f"{printed} km") if mention.kind == "measure"] == []


@pytest.mark.parametrize("space", GROUP_SPACES, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_space_that_does_not_break_groups_digits(space: str) -> None:
    (mention,) = checked(f"Some 12{space}500 men")
    assert mention.value == 12_500


@pytest.mark.parametrize("space", ANY_SPACE, ids=lambda sign: f"U+{ord(sign):04X}")
def test_any_space_stands_between_a_number_and_its_unit(space: str) -> None:
    found = checked(f"1.5{space}million people paid $5{space}bn for 10{space}km")
    assert [(mention.value, mention.unit) for mention in found] == [
        (1_500_000, "people"),
        (5_000_000_000, "USD"),
        (10, "kilometre"),
    ]


# ---- forms of one text -----------------------------------------------------------------------------------------------


def verdicts(articles: list[dx.Article]) -> list[tuple[object, ...]]:
    report = dx.compare(articles)
    return [
        (f.measure, f.verdict, f.reason, f.sources, [(c.value, c.unit, c.timex) for c in report.claims_of(f)])
        for f in report.findings
    ]


@pytest.mark.parametrize("name", dx.samples.names())
def test_composed_and_decomposed_letters_give_equal_findings(name: str) -> None:
    given = dx.samples.load(name)
    forms = [
        [
            dx.Article(unicodedata.normalize(form, a.text), a.source, a.id, a.published, a.language, a.timezone)
            for a in given
        ]
        for form in ("NFC", "NFD")
    ]
    assert verdicts(forms[0]) == verdicts(forms[1])


@pytest.mark.parametrize(
    "text",
    [
        "एक हज़ार लोग और पाँच लाख रुपये, डेढ़ करोड़ फ़िल्में",
        "Il y a eu 12 blessés, deux millions d’élèves et 3 € à Orléans",
        "Es kamen fünf Männer, zwölf Schüler und 3 Ärzte, 40 m² groß, im März",
        "Murieron 12 niños y mil españoles en tres años",
        "5 Å, 3 kΩ and 20 °C",
    ],
)
def test_composed_and_decomposed_letters_give_equal_figures(text: str) -> None:
    def figures(form: str) -> list[tuple[object, ...]]:
        return [
            (m.kind, m.value, m.modifier, m.timex, unicodedata.normalize("NFC", m.unit or ""))
            for m in checked(unicodedata.normalize(form, text))
        ]

    assert figures("NFC")
    assert figures("NFC") == figures("NFD")


# ---- size and chance -------------------------------------------------------------------------------------------------


def test_a_megabyte_on_one_line_is_read_to_its_end() -> None:
    text = ("About 12 men left. " + "x" * 1_000 + " ") * 970
    found = dx.extract(text)
    assert len(found) == 970
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_a_line_without_a_stop_is_cut_into_sentences_at_spaces() -> None:
    text = "drew 12 men and " * 5_000
    report = dx.compare([{"text": text[:4_000], "source": "a"}])
    assert max(claim.sentence.end - claim.sentence.start for claim in report.claims) <= 1_000
    assert all(not text[claim.sentence.end - 1].isspace() for claim in report.claims)


ODD = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(), max_size=60),  # lone surrogates too
    st.lists(
        st.sampled_from(
            [
                "12",
                "1,200",
                "दो",
                "लाख",
                "$",
                "km",
                "\x00",
                "\u202e",
                "\u200b",
                "½",
                "e",
                "^",
                "10",
                ".",
                "-",
                "8:30",
                "p.m.",
                "2024",
                "May",
                "\ud800",
                "%",
                "to",
                "\n",
                "and",
                "½",
                "１２",
                "०",
                "zwei",
                "mil",
            ]
        ),
        max_size=20,
    ).map(" ".join),
)


@settings(max_examples=150)
@given(text=ODD, joiner=st.sampled_from(["", " "]))
@example(text="\ud800", joiner="")
@example(text="2" * 31, joiner="")
def test_any_text_gives_figures_of_its_own_and_valid_json(text: str, joiner: str) -> None:
    text = joiner.join(text.split(" "))
    shown = dx.highlight(text)
    for mention in shown:
        assert text[mention.start : mention.end] == mention.text
    told = json.dumps(shown.to_dict(), allow_nan=False)
    assert "NaN" not in told
    shown.to_html().encode("utf-8")
    str(shown).encode("utf-8")
