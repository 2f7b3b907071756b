"""Mutation testing of what measures, judges and aligns: are the tests red when that code is changed?

    pip install -e '.[mutation]'
    python tests/mutation/run.py
    python tests/mutation/run.py --groups quantity --sample 50 --seed 2
    python tests/mutation/run.py --again

mutmut makes the mutants and runs the tests that reach the changed function; which files and tests, `pyproject.toml`
says. From each group of modules a random sample is drawn, the same for the same seed and code. What was tried before is
not tried again, but with `--again` what survived; `mutmut show NAME` prints one. Takes about two seconds a mutant.
mutmut leaves alone what stands outside of functions, and functions that are decorated.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GROUPS = {
    "quantity": ("quantity", "intervals"),
    "judgement": ("judgement", "instants", "rulings"),
    "alignment": ("alignment", "differing", "groups", "linking", "tellings"),
}
KILLED, SURVIVED, UNTESTED = {1, 3, 37}, {0}, {5, 33}  # exit codes of mutmut; all others are timeouts and crashes


def main() -> None:
    options = _options()
    os.chdir(ROOT)
    drawn = _drawn(options.groups, options.sample, options.seed)
    open_fates = {None, *SURVIVED, *UNTESTED} if options.again else {None}
    for fates in (open_fates, {None}):  # where the choice of tests has changed mutmut forgets what it found
        results = _results()
        if names := [name for name in drawn if results.get(name) in fates]:
            _try(names, options.processes)
    _tell(drawn, _results(), options.seed)


def _try(names: list[str], processes: int) -> None:
    # few examples of each property: most mutants are killed by a case that a test names
    environment = os.environ | {"HYPOTHESIS_PROFILE": "mutants"}
    mutmut = [sys.executable, "-m", "mutmut", "run", "--max-children", str(processes)]
    if subprocess.run([*mutmut, *names], env=environment, check=False).returncode:
        sys.exit("mutmut did not run through")


def _drawn(groups: list[str], most: int, seed: int) -> list[str]:
    """The names of at most so many mutants of each group."""
    try:
        from mutmut.mutation.file_mutation import mutate_file_contents
        from mutmut.utils.format_utils import get_mutant_name
    except ImportError:
        sys.exit("mutation testing takes mutmut, which is not installed: pip install -e '.[mutation]'")
    drawn = []
    for group in groups:
        names = []
        for path in (path for module in GROUPS[group] for path in _files_of(module)):
            made = mutate_file_contents(str(path), path.read_text(encoding="utf-8")).mutant_names
            names += [get_mutant_name(path, name) for name in made]
        drawn += sorted(random.Random(seed).sample(names, min(most, len(names))))
    return drawn


def _files_of(module: str) -> list[Path]:
    folder = Path("discrepancy") / module
    return sorted(folder.glob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def _results() -> dict[str, int | None]:
    """What became of each mutant that was ever tried, as mutmut keeps it."""
    found: dict[str, int | None] = {}
    for path in Path("mutants/discrepancy").rglob("*.py.meta"):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def _tell(drawn: list[str], results: dict[str, int | None], seed: int) -> None:
    print(f"\nseed {seed}\n{'module':24}{'drawn':>7}{'killed':>8}{'survived':>10}{'untested':>10}{'other':>7}")
    counts: Counter[tuple[str, str]] = Counter()
    for name in drawn:
        code, module = results.get(name), name.split(".")[1]
        fate = "killed" if code in KILLED else "survived" if code in SURVIVED else "other"
        fate = "untested" if code in UNTESTED else fate
        group = next(group for group, modules in GROUPS.items() if module in modules)
        for line in (module, f"all of {group}", "all"):
            counts.update({(line, "drawn"): 1, (line, fate): 1})
    for line in dict.fromkeys(line for line, _ in counts):
        drawn_here, *fates = (counts[line, fate] for fate in ("drawn", "killed", "survived", "untested", "other"))
        print(f"{line:24}{drawn_here:7}{fates[0]:8}{fates[1]:10}{fates[2]:10}{fates[3]:7}{fates[0] / drawn_here:8.1%}")
    for name in drawn:
        if results.get(name) not in KILLED:
            print(name)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--groups", nargs="+", choices=GROUPS, default=list(GROUPS))
    parser.add_argument("--sample", type=int, default=310, help="mutants of each group, at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="try those that survived the last time")
    return parser.parse_args()


if __name__ == "__main__":
    main()
