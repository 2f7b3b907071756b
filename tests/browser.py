"""Pages in headless Chromium: opened as on a given screen, looked at, printed, checked by axe-core.

Needs the package selenium, the programs chromium and chromedriver, and for `serious_faults` axe-core from npm.
"""

from __future__ import annotations

import base64
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["AXE", "Browser", "missing", "open_browser"]

AXE = Path(__file__).parent / "peers" / "node_modules" / "axe-core" / "axe.min.js"
_FLAGS = """
--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-extensions --disable-background-networking
--disable-component-update --disable-sync --no-first-run --hide-scrollbars --force-color-profile=srgb
"""


def missing() -> str | None:
    """What is not installed of all that these pages need, as the reason to skip; None where nothing is."""
    try:
        import selenium  # noqa: F401
    except ImportError:
        return "needs the package selenium"
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            return f"needs {program}"
    return None if AXE.exists() else "needs axe-core: npm ci --prefix tests/peers"


class Browser:
    """One window of Chromium; every page is written to a file in `folder` and opened from there, as a reader would."""

    def __init__(self, driver: Any, folder: Path) -> None:
        self._driver = driver
        self._folder = folder

    def open(self, markup: str, *, width: int = 1200, height: int = 900, dark: bool = False, media: str = "") -> None:
        """Show a page on a screen of this width in CSS pixels, or as on paper with `media="print"`."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._do("Emulation.setEmulatedMedia", media=media, features=[scheme])
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._do("Emulation.setDeviceMetricsOverride", **screen)
        page = self._folder / "page.html"
        page.write_text(markup, encoding="utf-8")
        self._driver.get(page.as_uri())

    def run(self, script: str, *given: Any) -> Any:
        """What a script returns that runs in the page; `arguments` holds what is given."""
        return self._driver.execute_script(script, *given)

    def press(self, *keys: str) -> None:
        """Keys as a reader presses them."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self._driver).send_keys(*keys).perform()

    def screenshot(self, height: int | None = None) -> bytes:
        """The window as PNG, or the page down to `height`."""
        width = self.run("return innerWidth")
        clip = {"clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}} if height else {}
        shot = self._do("Page.captureScreenshot", format="png", captureBeyondViewport=bool(height), **clip)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """The page as PDF on A4 paper."""
        self._do("Emulation.clearDeviceMetricsOverride")
        return base64.b64decode(self._do("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])

    def accessible(self) -> list[dict[str, Any]]:
        """What a screen reader is told: role and name of every node, in reading order."""
        nodes = self._do("Accessibility.getFullAXTree")["nodes"]
        return [
            {"role": node["role"]["value"], "name": node.get("name", {}).get("value", "")}
            for node in nodes
            if not node["ignored"] and "role" in node
        ]

    def serious_faults(self) -> list[str]:
        """The rules of axe-core that the page breaks seriously or critically, with the first places."""
        self.run(AXE.read_text(encoding="utf-8") + ";window.axe = axe")
        found = self._driver.execute_async_script("axe.run(document).then(arguments[0])")
        return [
            f"{rule['id']}: {rule['help']}: {[node['html'][:200] for node in rule['nodes'][:3]]}"
            for rule in found["violations"]
            if rule["impact"] in {"serious", "critical"}
        ]

    def _do(self, command: str, **given: Any) -> Any:
        return self._driver.execute_cdp_cmd(command, given)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser of its own profile, closed at the end."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for flag in [*_FLAGS.split(), f"--user-data-dir={folder}/profile"]:
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            yield Browser(driver, Path(folder))
        finally:
            driver.quit()
