"""How long `import discrepancy` takes in a fresh interpreter, in milliseconds: best and median of some rounds.

    python tests/benchmarks/import_time.py [ROUNDS]

Nothing is asserted: the figure depends on the machine. The goal is less than 100 ms.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

CODE = """
import time
start = time.perf_counter()
import discrepancy
print((time.perf_counter() - start) * 1000)
"""


def milliseconds() -> float:
    """The time of one import, the start of the interpreter not counted."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Print best and median."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    times = [milliseconds() for _ in range(rounds)]
    print(f"import discrepancy: best {min(times):.0f} ms, median {statistics.median(times):.0f} ms of {rounds}")


if __name__ == "__main__":
    main()
