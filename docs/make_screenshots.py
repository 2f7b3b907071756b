"""Write docs/images: the reports of the sample stories, in light, in the dark and on a phone.

Run it as `python docs/make_screenshots.py`; it needs chromium, chromedriver and the extra `dev`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from browser import open_browser

import discrepancy as dx

TARGET = Path(__file__).with_name("images")
SCREENS: dict[str, dict[str, Any]] = {
    "light": {"width": 1200},
    "dark": {"width": 1200, "dark": True},
    "phone": {"width": 390},
}
_MOST_PIXELS = 2000
# The end of the last fact that is whole in the picture.
_END = """return Math.max(...[...document.querySelectorAll('.dx-fact')].slice(0, 2)
  .map(each => Math.ceil(each.getBoundingClientRect().bottom)).filter((end, index) => !index || end <= arguments[0]))"""


def names() -> Iterator[str]:
    """Every picture's file name: "interview-light.png"."""
    for story in dx.samples.names():
        for screen in SCREENS:
            yield f"{story}-{screen}.png"


def small(png: bytes) -> bytes:
    """The picture in 256 colours, a third of its size and no different to the eye."""
    out = io.BytesIO()
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    with open_browser() as browser:
        for name in names():
            story, _, screen = name.removesuffix(".png").rpartition("-")
            browser.open(dx.compare(dx.samples.load(story)).to_html(), **SCREENS[screen])
            (TARGET / name).write_bytes(small(browser.screenshot(browser.run(_END, _MOST_PIXELS))))
