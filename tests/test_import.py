"""Importing the library costs little and does nothing; calling it reaches for neither network nor disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SLOW = (
    "dateparser", "quantulum3", "pandas", "polars", "click", "rich", "matplotlib", "numpy", "pyarrow", "pyspark",
    "tqdm", "babel", "trafilatura", "lxml", "datasketch",
)  # fmt: skip

WATCH = """
import sys

opened, forbidden = [], []
LOADED_CODE = (".py", ".pyc", ".so", ".pth", ".zip")


def watch(event, args):
    if event == "open":
        path, mode = str(args[0]), str(args[1] or "r")
        if not path.endswith(LOADED_CODE):
            opened.append(path)
        if set(mode) & set("wax+"):
            forbidden.append((event, path))
    elif event.split(".")[0] in {"socket", "subprocess", "urllib"} or event in {"os.system", "os.exec"}:
        forbidden.append((event, str(args)[:80]))


sys.dont_write_bytecode = True
sys.addaudithook(watch)
"""


def _fresh(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run code in a new interpreter in which every warning is an error."""
    return subprocess.run(
        [sys.executable, "-W", "error", *options, "-c", WATCH + code], capture_output=True, text=True, check=False
    )


MOST = 0.1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 0.4  # seconds; the machine of CI has neighbours


def test_importing_takes_a_tenth_of_a_second_at_most(tmp_path: Path) -> None:
    """Of the process, the best of five, with bytecode as an installed package has it."""
    code = "import time; begin = time.process_time(); import discrepancy; print(time.process_time() - begin)"
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    took = [
        float(
            subprocess.run(
                [sys.executable, "-c", code],
                capture_output=True,
                check=True,
                env=kept | {"PYTHONPYCACHEPREFIX": str(tmp_path)},
            ).stdout
        )
        for _ in range(5)
    ]
    assert min(took) <= MOST


def test_importing_prints_and_warns_nothing() -> None:
    done = _fresh("import discrepancy")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("package", SLOW)
def test_importing_does_not_load_a_slow_package(package: str) -> None:
    done = _fresh(f"import discrepancy; sys.exit({package!r} in sys.modules)")
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_opens_no_data_file() -> None:
    done = _fresh("import discrepancy; print(opened)")
    assert done.stdout.strip() == "[]", done.stderr


def test_the_hook_sees_the_language_data_being_read_at_the_first_call() -> None:
    done = _fresh("import discrepancy as dx; dx.extract('12 people died.'); print(*opened)")
    assert "tables.json" in done.stdout, "the hook sees no open(): the test above proves nothing"


def test_importing_reaches_for_neither_network_nor_process() -> None:
    done = _fresh("import discrepancy; print(forbidden)")
    assert done.stdout.strip() == "[]", done.stderr


def test_comparing_writes_no_file_and_reaches_for_neither_network_nor_process() -> None:
    code = (
        "import discrepancy as dx\n"
        "for name in dx.samples.names():\n"
        "    report = dx.compare(dx.samples.load(name))\n"
        "    str(report), report.to_json(), report.to_html(), report.to_markdown()\n"
        "print(forbidden)\n"
    )
    done = _fresh(code)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_comparing_ordinary_text_loads_no_slow_package() -> None:
    code = (
        "import discrepancy as dx\n"
        "dx.compare(dx.samples.load('interview'))\n"
        f"print([name for name in {SLOW!r} if name in sys.modules])\n"
    )
    done = _fresh(code)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_the_public_names_are_there() -> None:
    names = {
        "Article",
        "Claim",
        "Comparison",
        "Finding",
        "Mention",
        "Report",
        "Settings",
        "compare",
        "extract",
        "samples",
    }
    code = f"import discrepancy as dx; print({names!r} <= set(dx.__all__), all(hasattr(dx, n) for n in dx.__all__))"
    assert _fresh(code).stdout.strip() == "True True"
