"""Reading hostile texts: how time grows with length, for each generator of `tests/hostile.py`.

    python tests/benchmarks/hostile.py [CHARACTERS] [GENERATOR ...]

Prints the time for so many characters (100,000 where none are given) and for ten times as many without any limit, their
ratio, then the time for the first with the limits that hold by default. Times are of the process, the best of three.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from extraction import positive

import discrepancy as dx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from hostile import ALL, GENERATORS

UNLIMITED = dx.Limits(max_chars=None, max_mentions=None)


def seconds(text: str, limits: dx.Limits, tries: int = 3) -> float:
    best = float("inf")
    for _ in range(tries):
        begin = time.process_time()
        dx.extract({"text": text, "source": "a", "language": "en"}, limits=limits, on_cut=lambda note: None)
        best = min(best, time.process_time() - begin)
        if best > 5:
            break
    return best


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("characters", nargs="?", type=positive, default=100_000)
    options.add_argument("generators", nargs="*", metavar="generator", help=f"of {', '.join(ALL)}")
    given = options.parse_args()
    characters = given.characters
    for name in given.generators:
        if name not in ALL:
            options.error(f"got the generator {name!r}; give some of {', '.join(ALL)}")
    dx.extract({"text": "12 on 3.5.2024", "source": "a", "language": "en"})
    print(f"{'generator':20} {characters:>11,} {10 * characters:>11,}  ratio  by default")
    for name in given.generators or GENERATORS:
        small, large = (seconds(ALL[name](length), UNLIMITED) for length in (characters, 10 * characters))
        default = seconds(ALL[name](characters), dx.Limits())
        print(f"{name:20} {small:9.3f} s {large:9.3f} s {large / small:6.1f} {default:9.3f} s", flush=True)


if __name__ == "__main__":
    main()
