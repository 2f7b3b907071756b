"""The table of reasons and the ladder name the same codes; every sentence fills, and reads as one."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import claim, other

import discrepancy
from discrepancy import Article, Claim, Comparison, Finding, Kind, Modifier, Reading, Verdict, compare, samples
from discrepancy.explain import explain
from discrepancy.judgement import paired
from discrepancy.reasons import REASONS
from discrepancy.render import finding_rows

PACKAGE = Path(discrepancy.__file__).parent


def _codes_used() -> set[str]:
    """Every reason code that the ladder, or the reconciling of times, can give: in what is returned or assigned."""
    codes = set()
    for module in (*(PACKAGE / "judgement").glob("*.py"), PACKAGE / "instants.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Return | ast.Assign) and node.value is not None:
                for inner in ast.walk(node.value):
                    if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and inner.value in REASONS:
                        codes.add(inner.value)
                    if (
                        isinstance(inner, ast.Tuple)
                        and len(inner.elts) == 3
                        and isinstance(inner.elts[1], ast.Constant)
                    ):
                        codes.add(str(inner.elts[1].value))
    return codes


def test_every_reason_of_the_ladder_is_in_the_table() -> None:
    assert _codes_used() - set(REASONS) == set()


def test_every_reason_of_the_table_is_given_by_the_ladder() -> None:
    assert set(REASONS) - _codes_used() == set()


# --- sentences -------------------------------------------------------------------------------------------------------


D = Decimal
BARE = (claim("12", measure=None), other("40", measure=None))
FULL: tuple[Claim, Claim] = tuple(  # type: ignore[assignment]
    replace(
        claim, measure=measure, scope=scope, as_of=as_of, speaker=speaker, stance=stance,
    )
    for claim, measure, scope, as_of, speaker, stance in (
        (BARE[0], "homes_destroyed", ("part",), "2024-07", "police", "asserted"),
        (BARE[1], "views", ("YouTube", "forecast"), "2023-12", "organisers", "denied"),
    )
)  # fmt: skip
DETAILS = {"condition": "if IST is India", "offset": "UTC−4", "left_scope": "part", "right_scope": "YouTube"}


def _is_sentence(text: str) -> bool:
    return not re.search(r"None|[{}]|\bnan\b|inf\b|  |\(\)|\( |,,|\.\.$|Kind\.|Decimal", text) and text.endswith(".")


@pytest.mark.parametrize("code", sorted(REASONS))
@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_sentence_fills(code: str, verdict: Verdict) -> None:
    for left, right in (FULL, FULL[::-1]):
        told = explain(paired(left, right, ("Argus", "Courier")), code, verdict, DETAILS)
        assert _is_sentence(told), told
        assert "“12”" in told
        assert "“40”" in told
        if code != "same":
            assert "Argus" in told
            assert "Courier" in told


@pytest.mark.parametrize("code", sorted(set(REASONS) - {"as_of", "speaker", "definition", "reading", "stance"}))
def test_every_sentence_fills_though_little_is_known(code: str) -> None:
    told = explain(paired(*BARE, ("Argus", "Courier")), code, Verdict.COMPATIBLE, {})
    assert _is_sentence(told), told


def test_every_reason_has_a_title_and_says_when() -> None:
    assert len({reason.title for reason in REASONS.values()}) == len(REASONS)
    for code, reason in REASONS.items():
        assert re.fullmatch(r"[a-z_]+", code)
        assert reason.title[:1].isupper()
        assert not reason.title.endswith(".")
        assert reason.when.endswith(".")
        assert reason.sentence.endswith(".")
        assert {name for _, name, _, _ in Formatter().parse(reason.sentence) if name is not None} - {""}, (
            "sentences have places"
        )


def test_a_measure_of_two_words_is_told_as_two_words() -> None:
    told = explain(paired(*FULL, ("Argus", "Courier")), "definition", Verdict.INCOMPARABLE, {})
    assert "(Argus: homes destroyed; Courier: views)" in told


def test_sources_stand_in_the_order_of_their_names_whichever_side_they_are_on() -> None:
    a, b = BARE
    there = explain(paired(a, b, ("Zenith", "Argus")), "value", Verdict.CONFLICT, {})
    back = explain(paired(b, a, ("Argus", "Zenith")), "value", Verdict.CONFLICT, {})
    assert there == back
    assert there.startswith("Argus says “40”, Zenith says “12”")


def test_an_update_names_the_earlier_source_and_its_figure_first() -> None:
    told = explain(paired(*BARE, ("Zenith", "Argus")), "update", Verdict.UPDATE, {})
    places = [told.index(word) for word in ("Zenith", "“12”", "Argus", "“40”")]
    assert max(places[:2]) < min(places[2:]), told


@pytest.mark.parametrize(
    ("a", "b", "gap"),
    [
        ("41", "43", "they differ by 2"),
        ("200", "100", "one is twice the other"),
        ("-5", "5", "they are 10 apart"),
        ("1460", "1640", "11 % apart; two digits may have been swapped"),
        ("100", "98", "2 % apart, more than rounding explains"),
        ("100", "80", "20 % apart"),
        ("100", "40", "one is 2.5 times the other"),
        ("100", "0", "they are 100 apart"),
        ("0", "-3", "they are 3 apart"),
        ("-100", "-40", "one is 2.5 times the other"),
        ("1", "250000", "one is 250,000 times the other"),
    ],
)
def test_the_gap_is_told_as_a_reader_would(a: str, b: str, gap: str) -> None:
    told = explain(paired(claim(a), other(b), ("Argus", "Courier")), "value", Verdict.CONFLICT, {})
    assert told.endswith(f": {gap}.")


def test_the_gap_of_shares_is_told_in_percentage_points() -> None:
    share = {"kind": Kind.PERCENT, "unit": "percent", "base_unit": "percent"}
    pair = paired(claim("5", **share), other("8", **share), ("Argus", "Courier"))
    assert explain(pair, "value", Verdict.CONFLICT, {}).endswith(": 3 percentage points apart.")


def test_a_figure_that_spans_lines_is_quoted_on_one() -> None:
    pair = paired(claim("12", text="over\n  40\tminutes"), other("40"), ("Argus", "Courier"))
    assert "“over 40 minutes”" in explain(pair, "value", Verdict.CONFLICT, {})


@given(
    st.decimals(-(10**9), 10**9, places=2),
    st.decimals(-(10**9), 10**9, places=2),
    st.sampled_from(sorted(REASONS)),
    st.sampled_from([Kind.COUNT, Kind.PERCENT, Kind.MONEY]),
)
def test_any_two_figures_are_told_in_one_sentence(a: Decimal, b: Decimal, code: str, kind: Kind) -> None:
    unit = "percent" if kind is Kind.PERCENT else "people"
    left, right = (replace(told, unit=unit, kind=kind) for told in (claim(str(a)), other(str(b))))
    left, right = replace(left, as_of="2024", speaker="police"), replace(right, as_of="2023", speaker="army")
    for verdict in (Verdict.CONFLICT, Verdict.COMPATIBLE):
        told = explain(paired(left, right, ("Argus", "Courier")), code, verdict, DETAILS)
        assert _is_sentence(told), told


@pytest.mark.parametrize("story", samples.names())
def test_every_explanation_of_a_real_report_reads_as_a_sentence(story: str) -> None:
    report = compare(samples.load(story))
    assert report.comparisons
    all_told: list[Comparison | Finding] = [*report.comparisons, *report.findings]
    for told in all_told:
        assert _is_sentence(told.explanation), told.explanation
        assert told.reason in REASONS


def test_two_sources_of_one_name_are_told_apart() -> None:
    articles = [Article(text=f"The flood killed {n} people.", source="Argus") for n in (12, 31)]
    (finding,) = compare(articles).conflicts
    assert "Argus says" in finding.explanation
    assert "Argus 2 says" in finding.explanation


def test_two_articles_of_one_source_are_of_one_source() -> None:
    texts = {"Argus": (12, 31), "Post": (31,)}
    articles = [Article(f"The flood killed {n} people.", source) for source, told in texts.items() for n in told]
    report = compare(articles)
    (finding,) = report.conflicts
    assert finding.sources == ("Argus", "Post")
    assert [claim["source"] for row in finding_rows(report) for claim in row["told"]] == ["Argus", "Argus", "Post"]


# --- what reconciles or separates two figures, in words ---------------------------------------------------------------


def _explained(a: Claim, b: Claim, code: str, **details: str) -> str:
    told = explain(paired(a, b, ("Argus", "Courier")), code, Verdict.COMPATIBLE, details)
    return told.partition(": ")[2] or told


def _open(article: str, value: str, modifier: Modifier) -> Claim:
    return claim(value, article=article, modifier=modifier)


@pytest.mark.parametrize(
    ("stance", "words"),
    [
        ("denied", "Courier mentions its figure only to deny it."),
        ("doubted", "Courier reports its figure as doubtful."),
        ("hypothetical", "Courier gives its figure only as a possibility."),
    ],
)
def test_a_stance_is_told_as_what_its_source_does(stance: str, words: str) -> None:
    assert _explained(claim("12"), other("40", stance=stance), "stance") == words


def test_a_range_covers_a_figure_or_is_close_to_it() -> None:
    span = claim("45", text="40 to 50", modifier=Modifier.BETWEEN, low=D(40), high=D(50))
    beside = other("55", text="50 to 60", modifier=Modifier.BETWEEN, low=D(50), high=D(60))
    assert _explained(span, other("42"), "range") == "the range covers the other figure."
    assert _explained(claim("51"), replace(span, article="b"), "range") == "the range is close to the other figure."
    assert _explained(span, beside, "range") == "the ranges overlap."
    assert _explained(span, replace(beside, low=D(51)), "range") == "the ranges are close to each other."


def test_one_bound_leaves_room_and_two_can_hold_at_once() -> None:
    floor, ceiling = _open("a", "40", Modifier.MORE_THAN), _open("b", "50", Modifier.LESS_THAN)
    assert _explained(floor, other("42"), "bound") == "the bound leaves room for the other figure."
    assert _explained(floor, ceiling, "bound") == "both bounds can hold at once."


def test_a_vague_word_is_named() -> None:
    dozens = claim("48", text="dozens", low=D(24), high=D(96), step="0")
    assert _explained(dozens, other("43"), "vague") == "“dozens” is vague, and the other figure fits it."
    assert _explained(dozens, replace(dozens, article="b"), "vague") == "vague words that can mean the same."


def test_only_scopes_that_are_told_are_named() -> None:
    told = _explained(claim("12", scope=("part",)), other("40"), "scope")
    assert told == "not of the same platform, place, part or event (Argus: part)."


@pytest.mark.parametrize(("b", "words"), [("41", "a birthday may lie"), ("43", "birthdays may lie")])
def test_one_year_apart_is_one_birthday(b: str, words: str) -> None:
    assert _explained(claim("40"), other(b), "birthday").startswith(words)


def test_a_figure_that_was_worked_out_is_implied_not_said() -> None:
    share = other("66.6667", unit="percent", kind=Kind.PERCENT, derivation="4 of 6")
    told = explain(paired(claim("66"), share, ("Argus", "Courier")), "approximation", Verdict.COMPATIBLE, {})
    assert told.startswith("Argus says “66”, Courier implies 66.67 % (4 of 6): ")


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("Twelve", "twelve", "Both say “Twelve”."),
        ("twelve", "12", "Argus says “twelve”, Courier says “12”: the same figure."),
    ],
)
def test_the_same_figure_in_other_words_is_quoted_twice(a: str, b: str, told: str) -> None:
    pair = paired(claim("12", text=a), other("12", text=b), ("Argus", "Courier"))
    assert explain(pair, "same", Verdict.AGREE, {}) == told


def _read_as(claim: Claim, condition: str) -> Claim:
    return replace(claim, readings=(Reading(condition=condition),))


@pytest.mark.parametrize(
    ("kind", "condition", "words"),
    [
        (Kind.DATE, "if it is 2024-08-15", "if “Thursday” is 15 Aug 2024"),
        (Kind.DATE, "if it means 2024-08-14", "if “Thursday” means 14 Aug 2024"),
        (Kind.MONEY, "if it is CAD", "if “Thursday” is CAD"),
        (Kind.TIME, "if IST is India", "if IST means India time"),
        (Kind.NUMBER, "if '.' is the decimal sign", "if '.' is the decimal sign"),
        (Kind.DATE, "if the day comes first", "if the day comes first"),
    ],
)
def test_a_condition_names_the_figure_it_is_of(kind: Kind, condition: str, words: str) -> None:
    pair = (_read_as(claim("12", text="Thursday", kind=kind), condition), other("40", kind=kind))
    for left, right in (pair, pair[::-1]):
        held = paired(left, right, ("Argus", "Courier"))
        told = explain(held, "reading", Verdict.COMPATIBLE, {"condition": condition})
        assert told.endswith(f": they agree {words}.")


def test_what_three_accounts_print_alike_all_of_them_say() -> None:
    accounts = [Article("The bridge at Halm was built in 1988.", source, published="2026-03-13") for source in "ABC"]
    assert [finding.explanation for finding in compare(accounts).findings] == ["All say “1988”."]
    assert [finding.explanation for finding in compare(accounts[:2]).findings] == ["Both say “1988”."]
