"""The plots that matplotlib draws: of one finding in its own units, of a report each finding on a scale of its own."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from made_reports import EVIL, counted, hostile_report

import discrepancy as dx

REPORTS = {name: dx.compare(dx.samples.load(name)) for name in dx.samples.names()}
INTERVIEW = REPORTS["interview"]
SUM = {"source": "Argus", "text": "The crash left 12 dead: 5 men and 6 women."}
ODD_TEXTS = {
    "formula": ("$25_{x}$ was paid for the \\frac bridge.", "$30_{x}$ was paid for the \\frac bridge."),
    "letters": ("\U0001f4a5\ud800 12 people died.", "爆発 15 people died."),
    "huge": ("It cost $1e30.", "It cost $2e30."),
    "zero": ("It rose 0 %.", "It rose 0 %."),
    "open": ("More than 12 people died.", "Fewer than 9 people died."),
    "long": ("x" * 5000 + " 12 people died.", "y" * 5000 + " 15 people died."),
}


@pytest.fixture(autouse=True)
def _figures(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Figures are drawn without a screen and closed behind each test."""
    pytest.importorskip("matplotlib", reason="needs matplotlib, the extra 'plot'").use("Agg")
    import matplotlib.pyplot as plt

    yield
    plt.close("all")


def drawn(ax: Any) -> bytes:
    """The figure as PNG: warnings are errors, so a letter without a glyph would fail here."""
    png = io.BytesIO()
    ax.figure.savefig(png, format="png")
    return png.getvalue()


def words(ax: Any) -> str:
    import matplotlib.text

    return " ".join(" ".join(text.get_text() for text in ax.findobj(matplotlib.text.Text)).split())


def left_out(ax: Any) -> int:
    """Of how many figures the plot says that they do not stand on the scale."""
    per_finding = re.findall(r"(\d+) on another scale", words(ax))
    return sum(map(int, per_finding or re.findall(r"Not on this scale: (\d+)", words(ax))))


def finding_of(measure: str, report: dx.Report = INTERVIEW) -> dx.Finding:
    return next(finding for finding in report.findings if finding.measure == measure)


# --- one finding -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_every_finding_draws_a_row_a_claim(name: str) -> None:
    from matplotlib.axes import Axes
    from matplotlib.pyplot import close

    report = REPORTS[name]
    for finding in report.findings:
        ax = finding.plot()
        assert isinstance(ax, Axes)
        assert len(ax.get_yticks()) + left_out(ax) == len(finding.claims)
        assert finding.verdict.value in words(ax)
        assert {word for word in finding.explanation.split() if word.isascii()} <= set(words(ax).split())
        assert drawn(ax).startswith(b"\x89PNG")
        close(ax.figure)


def test_bars_stand_where_the_figures_are_in_the_unit_of_the_axis() -> None:
    ax = finding_of("followers").plot()
    bars = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in ax.patches)
    assert bars[0] == pytest.approx((87.5, 88.5))
    assert bars[1] == pytest.approx((88.85, 88.95))
    assert ax.get_xlabel() == "million followers"
    assert ax.get_xscale() == "linear"


def test_figures_that_span_decades_stand_on_a_logarithmic_scale() -> None:
    ax = next(finding for finding in INTERVIEW.findings if finding.verdict == "incomparable").plot()
    assert ax.get_xscale() == "log"
    (low, high) = ax.get_xlim()
    assert low < 1 < 1500 < high
    assert "million views (logarithmic)" in ax.get_xlabel()


def test_times_stand_on_their_days() -> None:
    from matplotlib.dates import num2date

    first, last = (num2date(place).date().isoformat() for place in finding_of("start").plot().get_xlim())
    assert (first, last) == ("2024-08-12", "2024-08-15")


def test_an_open_end_fades_out_from_a_sharp_edge() -> None:
    ax = finding_of("delay").plot()
    shades = [bar.get_facecolor()[3] for bar in ax.patches if bar.get_y() < 0.5 and bar.get_x() >= 40][:40]
    assert shades == sorted(shades, reverse=True)
    assert shades[0] > 0.8 > 0.05 > shades[-1]
    assert min(bar.get_x() for bar in ax.patches) == pytest.approx(40)
    assert "Fading: as far as the words are taken to reach." in words(ax)


def test_a_band_stands_where_most_accounts_do() -> None:
    from matplotlib.collections import PolyCollection

    ax = finding_of("delay").plot()
    (band,) = [shape for shape in ax.collections if isinstance(shape, PolyCollection)]
    box = band.get_datalim(ax.transData)
    assert (box.x0, box.x1) == pytest.approx((41, 43))
    assert "Upright band: what all 3 accounts support." in words(ax)
    conflict = finding_of("followers").plot()
    assert not [shape for shape in conflict.collections if isinstance(shape, PolyCollection)]


def test_figures_that_share_no_scale_are_named_without_one() -> None:
    dollars = {"source": "Argus", "text": "The bridge cost $5.8 million to build."}
    euros = {"source": "Post", "text": "The bridge cost €5 million to build."}
    (finding,) = dx.compare([dollars, euros], dx.Settings(reference_rates=False)).findings
    ax = finding.plot()
    assert (list(ax.get_xticks()), len(ax.patches)) == ([], 0)
    for told in ("$5.8 million", "€5 million", "These figures do not stand on one scale."):
        assert told in words(ax)


def test_a_total_that_does_not_add_up_is_drawn_too() -> None:
    (finding,) = dx.compare([SUM]).internal
    ax = finding.plot()
    assert "add up to 11" in words(ax)
    assert len(ax.get_yticks()) == 3


def test_a_finding_that_stands_alone_says_why_it_cannot_be_drawn() -> None:
    with pytest.raises(dx.ReportError, match=r"stands alone.*plot one of report\.findings"):
        replace(INTERVIEW.findings[0]).plot()


# --- a report --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_draws_its_gravest_findings(name: str) -> None:
    report = REPORTS[name]
    ax = report.plot(max_findings=3)
    shown = report.findings[:3]
    assert len(ax.get_yticks()) + left_out(ax) == sum(len(finding.claims) for finding in shown)
    told = words(ax)
    for finding in shown:
        assert f"{finding.verdict.value}: {(finding.measure or '').replace('_', ' ')}" in told
        # what is derived is drawn as what follows from its words
        figures = [claim.text for claim in report.claims_of(finding) if claim.derivation is None]
        assert sum(figure in told for figure in figures) >= min(2, len(figures))
    assert f"Milder facts that are not drawn: {len(report.findings) - 3}." in told
    assert drawn(ax).startswith(b"\x89PNG")


def test_a_report_of_few_findings_draws_them_all() -> None:
    report = dx.compare([{"source": "Argus", "text": "12 people died."}, {"source": "Post", "text": "15 people died."}])
    assert "not drawn" not in words(report.plot())


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (dx.Report(), "No article was given."),
        (dx.compare([]), "No article was given."),
        (dx.compare([SUM]), "One account only: nothing to compare with."),
    ],
    ids=["bare", "nothing", "one"],
)
def test_without_findings_the_plot_says_why(report: dx.Report, told: str) -> None:
    ax = report.plot()
    assert words(ax) == told
    assert drawn(ax).startswith(b"\x89PNG")


@pytest.mark.parametrize("limit", [0, -1, 1.5, "3", None])
def test_a_limit_that_is_none_is_refused(limit: Any) -> None:
    with pytest.raises(dx.ReportError, match=r"max_findings: got .*; give a whole number from 1"):
        INTERVIEW.plot(max_findings=limit)


# --- both ------------------------------------------------------------------------------------------------------------


def test_given_axes_are_drawn_on_and_given_back() -> None:
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(16, 8))
    assert INTERVIEW.plot(left) is left
    assert INTERVIEW.findings[0].plot(ax=right) is right
    assert figure.axes == [left, right]
    assert plt.get_fignums() == [figure.number]


def test_on_a_dark_ground_the_colours_are_those_of_the_dark_page() -> None:
    import matplotlib.pyplot as plt
    from matplotlib.colors import to_rgba

    from discrepancy.render.style import DARK, LIGHT

    with plt.style.context("dark_background"):
        dark = finding_of("followers").plot()
    light = finding_of("followers").plot()
    assert {bar.get_facecolor() for bar in dark.patches} == {to_rgba(DARK["conflict"])}
    assert {bar.get_facecolor() for bar in light.patches} == {to_rgba(LIGHT["conflict"])}


@pytest.mark.parametrize("texts", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_texts_are_drawn_without_warning(texts: tuple[str, str]) -> None:
    report = dx.compare([{"source": f"{text[:40]} $x^2$", "text": text} for text in texts])
    assert report.findings
    assert drawn(report.plot()).startswith(b"\x89PNG")
    for finding in report.findings:
        assert drawn(finding.plot()).startswith(b"\x89PNG")


@pytest.mark.parametrize("evil", EVIL)
def test_hostile_words_are_drawn_as_they_are_or_left_out(evil: str) -> None:
    report = hostile_report(evil)
    for ax in (report.plot(), *(finding.plot() for finding in report.findings)):
        assert drawn(ax).startswith(b"\x89PNG")
        assert not set("\u202e\x00\ud800") & set(words(ax))


def test_letters_that_no_font_has_are_told_in_others_or_by_dots(monkeypatch: pytest.MonkeyPatch) -> None:
    from discrepancy.render import fonts

    monkeypatch.setattr(fonts, "_helping", lambda: ())
    ax = finding_of("audience").plot()
    assert "more than 16.4 million" in words(ax)
    assert "Samay Setu says “16.4 …”: one is 13.7 times the other" in words(ax)
    assert "samay-setu" not in words(ax)
    quake = REPORTS["earthquake"].plot(max_findings=1)
    assert "pahad-sandesh" in words(quake)
    assert drawn(ax).startswith(b"\x89PNG")
    assert drawn(quake).startswith(b"\x89PNG")


@pytest.mark.parametrize("exponent", [20, 320, 5000, 999_999])
def test_numbers_beyond_floats_are_drawn(exponent: int) -> None:
    given = [counted(name, name, name, Decimal(f"{low}E{exponent}"), Decimal(f"{low}.5E{exponent}"))
             for name, low in (("A", 1), ("B", 3))]  # fmt: skip
    finding = dx.Finding(
        id="f1", measure="audience", verdict=dx.Verdict.CONFLICT, claims=("A", "B"), sources=("A", "B"),
        reason="value", explanation="Apart.",
    )  # fmt: skip
    report = replace(dx.Report(), claims=tuple(given), findings=(finding,))
    assert drawn(report.findings[0].plot()).startswith(b"\x89PNG")
    assert drawn(report.plot()).startswith(b"\x89PNG")


@pytest.mark.parametrize("draw", [INTERVIEW.plot, INTERVIEW.findings[0].plot], ids=["report", "finding"])
def test_without_matplotlib_the_error_names_the_extra(draw: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(dx.MissingExtraError, match=r"plot\(\) needs matplotlib.*pip install 'discrepancy\[plot\]'"):
        draw()


def test_what_is_no_axes_is_refused_in_plain_words() -> None:
    with pytest.raises(dx.DiscrepancyError, match="ax must be matplotlib Axes or None, got int"):
        INTERVIEW.plot(ax=3)  # type: ignore[arg-type]
