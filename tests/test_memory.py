"""What reading one text and importing the library take of memory: resident memory of a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import REPEATED

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
LENGTH = 1_000_000 if LONG else 200_000
MEGABYTE = 2**20
STATM = Path("/proc/self/statm")
pytestmark = pytest.mark.skipif(not STATM.exists(), reason="needs /proc, which is Linux's")

# Where each character is a token of its own, with its place and its form, it takes some 140 bytes.
MOST_A_CHARACTER = {"news": 60, "hostile": 150}  # bytes
MOST_BESIDE = 50  # megabytes

NEWS = (
    "Over 12,000 people marched in Harwick on Monday, police said; organisers put the crowd at 20,000. The fire began "
    "at 8:40 p.m. and killed three men, aged 34, 41 and 58. Repairs will cost $5.2 million, mayor Ann Reed said. "
)
PEAK = """
import resource, sys
from pathlib import Path
import discrepancy as dx
from hostile import repeated
unit, length = sys.argv[1], int(sys.argv[2])
text = repeated(unit, length)
dx.warm_up(["en"])
dx.extract({"text": "12 on 3.5.2024, 5 km", "source": "a", "language": "en", "published": "2024-05-04"})
before = int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
dx.extract({"text": text, "source": "a", "language": "en"}, on_cut=lambda note: None)
# getrusage would tell the peak of the process that started this one, where that was higher
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) * 1024 - before)
"""


def _printed(code: str, *arguments: str) -> str:
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["news", *sorted(REPEATED)] if LONG else ["news", "digits and spaces", "danda"])
def test_a_text_takes_memory_in_proportion_to_its_length(name: str) -> None:
    sort = "news" if name == "news" else "hostile"
    peak = int(_printed(PEAK, NEWS if sort == "news" else REPEATED[name], str(LENGTH)))
    assert peak <= MOST_A_CHARACTER[sort] * LENGTH + MOST_BESIDE * MEGABYTE


RESIDENT = "{}\nprint(int(open('/proc/self/statm').read().split()[1]) * __import__('resource').getpagesize())"


def test_importing_takes_twenty_five_megabytes_at_most() -> None:
    """Beside what the interpreter takes."""
    bare, with_library = (int(_printed(RESIDENT.format(line))) for line in ("", "import discrepancy"))
    assert with_library - bare <= 25 * MEGABYTE
