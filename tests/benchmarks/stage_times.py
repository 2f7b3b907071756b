"""Where the time of an extraction and of a comparison goes: by stage, and by module.

    python tests/benchmarks/stage_times.py [FILE …] [--rows 25]

Files as in `extraction.py`; they are compared as accounts of one story. Stages are told with what they call, so those
of one story add up; modules with their own time alone. The profiler makes small functions look dearer than they are.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from extraction import samples, texts

import discrepancy as dx

PACKAGE = Path(dx.__file__).parent
STAGES = {  # function: module in which it stands
    "tokenise": "tokens", "detect_language": "document", "split_sentences": "sentences", "read": "document",
    "find_moment": "finders/moments", "is_name": "finders/names", "read_figure": "finders/figures",
    "find_mentions": "mentions", "wording_of": "wording", "find_claims": "claims", "with_contested": "contested",
    "derive": "derivation", "derive_shares": "shares", "align": "alignment", "report_of": "findings",
}  # fmt: skip


def profile(run: Callable[[], object], rows: int) -> None:
    """Print the stages and modules in which a call spends its time."""
    profiler = cProfile.Profile()
    profiler.runcall(run)
    stages: Counter[str] = Counter()
    modules: Counter[str] = Counter()
    # pstats types its own dictionary loosely
    for (file, _, function), (_, _, own, whole, _) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        path = Path(file)
        module = path.relative_to(PACKAGE).with_suffix("").as_posix() if path.is_relative_to(PACKAGE) else "elsewhere"
        modules[module] += own
        if STAGES.get(function) == module:
            stages[f"{module}.{function}"] += whole
    total = sum(modules.values())
    for title, times in (("stage, with what it calls", stages), ("module, its own time", modules)):
        print(f"  {title}")
        for name, seconds in times.most_common(rows):
            print(f"    {seconds * 1e3:8.1f} ms {seconds / total:6.1%}  {name}")


def main() -> None:
    """Profile an extraction and a comparison of the same texts."""
    options = argparse.ArgumentParser(description="Where the time goes, by stage and module.")
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--rows", type=int, default=25)
    given = options.parse_args()
    articles = [text for path in given.files for text in texts(path)] or list(samples())
    accounts = [dx.Article(text=text, source=f"source {n}") for n, text in enumerate(articles)]
    dx.compare(accounts)  # what is loaded and looked up once, in each of their languages, is not counted
    print(f"extraction of {len(articles)} articles")
    profile(lambda: [dx.extract(article) for article in accounts], given.rows)
    print(f"comparison of {len(articles)} articles")
    profile(lambda: dx.compare(accounts), given.rows)


if __name__ == "__main__":
    main()
