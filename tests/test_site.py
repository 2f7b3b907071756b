"""The pages become a site without a warning, and a reader of it needs no network. Needs the extra `docs`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import discrepancy

pytest.importorskip("sphinx", reason="the extra docs is not installed")
pytest.importorskip("myst_parser", reason="the extra docs is not installed")
pytest.importorskip("furo", reason="the extra docs is not installed")

ROOT = Path(__file__).resolve().parent.parent
# what a browser fetches by itself; a link that a reader may follow is none of it
_LOADING = {"script": "src", "img": "src", "source": "src", "iframe": "src", "link": "href"}
_REMOTE_STYLE = re.compile(r"@import|url\(\s*[\"']?(?:https?:)?//")


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.ids.add(found.get("id") or "")
        self.loaded.append(found.get(_LOADING.get(tag, "")) or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: every warning, and every reference that leads nowhere, fails."""
    target = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", str(ROOT / "docs"), str(target)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert built.returncode == 0, built.stderr
    return target


def _pages(site: Path) -> dict[str, _Page]:
    return {path.relative_to(site).as_posix(): _Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_page_is_there(site: Path) -> None:
    written = {path.relative_to(ROOT / "docs").with_suffix("") for path in (ROOT / "docs").rglob("*.md")}
    built = {path.relative_to(site).with_suffix("") for path in site.rglob("*.html")}
    assert {page for page in written if "_build" not in page.parts} <= built


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    remote = {
        (name, address)
        for name, page in _pages(site).items()
        for address in page.loaded
        if "//" in address and not address.startswith("data:")
    }
    assert remote == set()
    styles = [path.name for path in site.rglob("*.css") if _REMOTE_STYLE.search(path.read_text(encoding="utf-8"))]
    assert styles == []


def test_what_a_page_loads_is_part_of_the_site(site: Path) -> None:
    missing = [
        (name, address)
        for name, page in _pages(site).items()
        for address in page.loaded
        if address and address[0] != "#" and not address.startswith("data:")
        if not ((site / name).parent / address.partition("?")[0].partition("#")[0]).exists()
    ]
    assert missing == []


def test_every_public_name_has_its_place_in_the_reference(site: Path) -> None:
    ids = set().union(*(page.ids for page in _pages(site).values()))
    expected = {f"discrepancy.{name}" for name in discrepancy.__all__} - {"discrepancy.samples"}
    assert expected <= ids
    assert "discrepancy.samples.load" in ids
