"""The HTML report in headless Chromium: what it is on a screen, a phone, paper, a keyboard and a screen reader."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import browser as chromium
import pytest
from browser import Browser
from html_reader import ATTRIBUTES, TAGS
from made_reports import EVIL, hostile_report

from discrepancy import Report, compare, extract, highlight, samples
from discrepancy.render.style import DARK, LIGHT

pytestmark = pytest.mark.skipif(chromium.missing() is not None, reason=str(chromium.missing()))

DOCS = Path(__file__).parent.parent / "docs"
STORIES = ("earthquake", "interview", "results")
PHONE, TABLET, DESK = 360, 800, 1200


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with chromium.open_browser() as opened:
        yield opened


@cache
def story(name: str) -> Report:
    return compare(samples.load(name))


@cache
def page_of(name: str) -> str:
    return story(name).to_html()


def in_notebook(fragment: str) -> str:
    """A fragment as it stands in the output of a cell: on a page that is not ours."""
    return f"<!DOCTYPE html><html lang='en'><title>Notebook</title><body><main><h1>Notes</h1>{fragment}</main></body>"


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def open_all(window: Browser) -> None:
    window.run("document.querySelectorAll('details').forEach(each => each.open = true)")


@pytest.mark.parametrize("evil", EVIL)
def test_the_browser_finds_only_our_elements_and_fetches_nothing(window: Browser, evil: str) -> None:
    window.open(hostile_report(evil).to_html())
    found = json.loads(
        window.run(
            """const all = [...document.querySelectorAll('*')];
            return JSON.stringify({
              tags: all.map(each => each.localName.toLowerCase()),
              names: all.flatMap(each => each.getAttributeNames().map(name => name.toLowerCase())),
              links: [...document.links].map(each => each.protocol),
              title: document.title,
              fetched: performance.getEntriesByType('resource').map(each => each.name),
              comments: document.evaluate('count(//comment())', document, null, 1, null).numberValue,
            })"""
        )
    )
    assert set(found["tags"]) <= set(TAGS.split())
    assert set(found["names"]) <= set(ATTRIBUTES.split())
    assert set(found["links"]) <= {"http:", "https:"}
    assert found["fetched"] == []
    assert found["comments"] == 0
    assert found["title"]


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", STORIES)
def test_axe_finds_no_serious_fault(window: Browser, name: str, dark: bool, width: int) -> None:
    window.open(page_of(name), dark=dark, width=width)
    open_all(window)
    assert window.serious_faults() == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_serious_fault_in_what_a_notebook_shows(window: Browser, dark: bool) -> None:
    report = story("interview")
    article = samples.load("interview")[0]
    for shown in (report, report.findings[0], report.comparisons[0], extract(article)[0], highlight(article)):
        window.open(in_notebook(shown._repr_html_()), dark=dark)
        open_all(window)
        assert window.serious_faults() == []


def test_axe_sees_what_is_wrong(window: Browser) -> None:
    window.open(page_of("interview").replace(f"--dx-soft:{LIGHT['soft']}", "--dx-soft:#c9c9c9"))
    assert any(fault.startswith("color-contrast") for fault in window.serious_faults())


@pytest.mark.parametrize("width", [320, PHONE, TABLET, 1000, DESK, 1920])
@pytest.mark.parametrize("name", STORIES)
def test_no_screen_has_to_be_scrolled_sideways(window: Browser, name: str, width: int) -> None:
    window.open(page_of(name), width=width)
    open_all(window)
    assert window.run("return document.documentElement.scrollWidth") <= width
    # Nothing is cut off either: all text stands inside the window.
    outside = window.run(
        """return [...document.querySelectorAll('th, td, p, li, summary, text')].filter(each => {
          const box = each.getBoundingClientRect();
          return box.width > 1 && box.height > 1 && (box.left < -1 || box.right > innerWidth + 1);
        }).map(each => each.textContent)"""
    )
    assert outside == []


@pytest.mark.parametrize(("dark", "palette"), [(False, LIGHT), (True, DARK)], ids=["light", "dark"])
def test_the_page_follows_the_scheme_of_the_system(window: Browser, dark: bool, palette: dict[str, str]) -> None:
    window.open(page_of("interview"), dark=dark)
    told = window.run(
        """const style = getComputedStyle(document.querySelector('.dx-report'));
        return [style.backgroundColor, style.color, getComputedStyle(document.documentElement).backgroundColor]"""
    )
    paper, ink = (_rgb(palette[name]) for name in ("paper", "ink"))
    assert told == [paper, ink, paper]


_CELLS = """
const row = document.querySelector('.dx-row');
const left = each => Math.round(each.getBoundingClientRect().left);
return {
  heads: [...document.querySelectorAll('thead th')].slice(1).map(left),
  cells: [...row.querySelectorAll('td')].map(left),
  tops: [...row.querySelectorAll('td:not(.dx-none)')].map(each => Math.round(each.getBoundingClientRect().top)),
  fact: row.querySelector('th').getBoundingClientRect().bottom,
  sources: [...row.querySelectorAll('.dx-source')].map(each => each.offsetHeight > 0),
}
"""


def test_a_wide_screen_has_one_column_a_source(window: Browser) -> None:
    window.open(page_of("earthquake"))
    seen = window.run(_CELLS)
    assert seen["cells"] == seen["heads"]
    assert len(set(seen["cells"])) == len(story("earthquake").articles)
    assert len(set(seen["tops"])) == 1
    assert not any(seen["sources"]), "the head of the column names the source"


def test_a_phone_stacks_the_sources_under_the_fact_and_names_them(window: Browser) -> None:
    window.open(page_of("earthquake"), width=PHONE)
    seen = window.run(_CELLS)
    assert all(top >= seen["fact"] - 1 for top in seen["tops"])
    assert len(set(seen["tops"])) > 1
    assert all(seen["sources"])


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_screen_reader_is_told_of_a_table_with_heads(window: Browser, width: int) -> None:
    report = story("earthquake")
    window.open(page_of("earthquake"), width=width)
    told = window.accessible()
    heads = [node["name"] for node in told if node["role"] == "columnheader"]
    assert heads[0] == "Fact"
    for article, head in zip(report.articles, heads[1:], strict=True):
        assert head.startswith(article.source)
    rows = [node["name"] for node in told if node["role"] == "rowheader"]
    assert len(rows) == len(report.findings)
    assert all(finding.verdict.value.capitalize() in row for finding, row in zip(report.findings, rows, strict=True))
    assert len([node for node in told if node["role"] == "table"]) == 1
    summaries = [node["name"] for node in told if node["role"] == "DisclosureTriangle" and "Evidence" in node["name"]]
    assert len(summaries) == len(report.findings)
    assert all(name.startswith("Evidence for ") for name in summaries)


def test_the_keyboard_reaches_and_opens_all_evidence(window: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    window.open(page_of("interview"))
    stops = window.run("return document.querySelectorAll('summary, a').length")
    reached = []
    for _ in range(stops):
        window.press(Keys.TAB)
        reached.append(
            window.run(
                """const at = document.activeElement, all = [...document.querySelectorAll('summary, a')];
                return [all.indexOf(at), getComputedStyle(at).outlineStyle]"""
            )
        )
    assert reached == [[index, "solid"] for index in range(stops)]
    assert window.run("return document.activeElement.parentElement.open") is False
    window.press(Keys.ENTER)
    assert window.run("return document.activeElement.parentElement.open") is True


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_paper_is_white_and_shows_all_evidence(window: Browser, dark: bool) -> None:
    # As wide as what an A4 page has between its margins.
    window.open(page_of("interview"), dark=dark, media="print", width=703)
    seen = window.run(
        """const shown = each => each.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})
            && each.getBoundingClientRect().height > 0;
        return {
          paper: getComputedStyle(document.querySelector('.dx-report')).backgroundColor,
          quotes: [...document.querySelectorAll('blockquote')].map(shown),
          wide: document.documentElement.scrollWidth,
        }"""
    )
    assert seen["paper"] == "rgb(255, 255, 255)"
    assert seen["quotes"]
    assert all(seen["quotes"])
    assert seen["wide"] <= 703


def test_the_report_prints_more_than_one_fact_a_page(window: Browser) -> None:
    window.open(page_of("interview"))
    pages = len(re.findall(rb"/Type\s*/Page\b", window.printed()))
    assert 2 <= pages < len(story("interview").findings)


@pytest.mark.parametrize("name", STORIES)
def test_pictures_have_no_labels_over_each_other(window: Browser, name: str) -> None:
    for width in (PHONE, DESK):
        window.open(page_of(name), width=width)
        open_all(window)
        touching = window.run(
            """const touching = [];
            for (const picture of document.querySelectorAll('.dx-picture > svg')) {
              const boxes = [...picture.querySelectorAll('text')].map(each => [each.textContent,
                each.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
              boxes.forEach(([words, one], index) => boxes.slice(index + 1).forEach(([others, other]) => {
                if (one.left < other.right && other.left < one.right && one.top + 2 < other.bottom
                    && other.top + 2 < one.bottom) touching.push([words, others]);
              }));
            }
            return touching"""
        )
        assert touching == []


def test_the_pictures_of_the_docs_are_those_their_script_makes() -> None:
    script = runpy.run_path(str(DOCS / "make_screenshots.py"))
    images = {path.name: path.stat().st_size for path in (DOCS / "images").glob("*.png")}
    assert set(images) == set(script["names"]())
    assert max(images.values()) < 150_000
