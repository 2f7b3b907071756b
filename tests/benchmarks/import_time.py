"""How long a start takes in a fresh interpreter, in milliseconds: `import discrepancy`, the first extract, the second.

    python tests/benchmarks/import_time.py [ROUNDS]

Best and median of some rounds, with bytecode as an installed package has it; the start of the interpreter is not
counted. Nothing is asserted: the figures depend on the machine. The goals are 100 ms for the import and 300 for the
first extract.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile

from extraction import positive

CODE = """
import time
marks = [time.process_time()]
import discrepancy
marks.append(time.process_time())
for _ in range(2):
    discrepancy.extract("Over 1.2 million people listened for two hours on Monday.")
    marks.append(time.process_time())
print(*((after - before) * 1000 for before, after in zip(marks, marks[1:])))
"""
STEPS = ("import discrepancy", "first extract", "second extract")


def milliseconds(bytecode: str) -> list[float]:
    """Processor time of each step in a new interpreter that keeps its bytecode in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"PYTHONPYCACHEPREFIX": bytecode}
    command = [sys.executable, "-c", CODE]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return [float(figure) for figure in done.stdout.split()]


def main() -> None:
    """Print best and median of each step."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("rounds", nargs="?", type=positive, default=10)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as bytecode:
        compiling = sum(milliseconds(bytecode)[:2])
        rows = [milliseconds(bytecode) for _ in range(rounds)]
    for step, times in zip(STEPS, zip(*rows, strict=True), strict=True):
        print(f"{step}: best {min(times):.1f} ms, median {statistics.median(times):.1f} ms of {rounds}")
    print(f"import and first extract where nothing is compiled yet: {compiling:.0f} ms, once")


if __name__ == "__main__":
    main()
