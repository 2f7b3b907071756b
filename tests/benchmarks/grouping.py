"""How well and how fast articles are grouped into stories: quality on labelled stories, growth on made ones.

    python tests/benchmarks/grouping.py [FOLDER …] [--sizes 500 1000 2000]

Each JSON file of a folder is a story: an object with an "articles" list. All of them are mixed into one day. Beside
`group_stories` stand what it is to beat: near-duplicates alone (MinHash and LSH) and the cosine of tf-idf at its best
threshold. For growth the stories, or without a folder the samples of the package, are told again with other names and
figures until there are enough articles. Extra `group`. Nothing is asserted: times depend on the machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extraction import positive

import discrepancy as dx
from discrepancy.document import read
from discrepancy.grouping import candidates, linkage, vectors
from discrepancy.grouping.traits import traits_of
from discrepancy.names import name_keys

DAY = dt.date(2025, 3, 1)
HEAD = "groups  mixed  purity   pairs P R F         B-cubed P R F"
SYLLABLES = ("ba", "del", "for", "gim", "har", "kes", "lun", "mar", "nov", "pel", "qua", "ros", "tev", "ul", "vin")


@dataclass(frozen=True)
class Labelled:
    """An article and the story that it truly tells."""

    article: dx.Article
    story: str


# ---- quality --------------------------------------------------------------------------------------------------------


def quality(truth: Sequence[str], groups: Iterable[Sequence[int]]) -> str:
    """One row of figures: groups, purity, precision and recall over pairs, B-cubed."""
    groups = list(groups)
    of = {i: g for g, members in enumerate(groups) for i in members}
    both = Counter((of[i], story) for i, story in enumerate(truth))
    told = Counter(truth)
    together, right, wanted = (
        sum(n * (n - 1) // 2 for n in sizes) for sizes in (map(len, groups), both.values(), told.values())
    )
    largest: Counter[int] = Counter()
    for (group, _), n in both.items():
        largest[group] = max(largest[group], n)
    mixed = sum(1 for group, n in largest.items() if n < len(groups[group]))
    precision, recall = right / together if together else 1.0, right / wanted if wanted else 1.0
    b_precision = sum(n * n / len(groups[group]) for (group, _), n in both.items()) / len(truth)
    b_recall = sum(n * n / told[story] for (_, story), n in both.items()) / len(truth)
    return (
        f"{len(groups):6d} {mixed:6d} {sum(largest.values()) / len(truth):7.3f}   "
        f"{precision:.3f} {recall:.3f} {_harmonic(precision, recall):.3f}   "
        f"{b_precision:.3f} {b_recall:.3f} {_harmonic(b_precision, b_recall):.3f}"
    )


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def grouped(labelled: Sequence[Labelled], window: dt.timedelta | None) -> list[list[int]]:
    """The indices of the articles as `group_stories` groups them."""
    place = {id(one.article): i for i, one in enumerate(labelled)}
    stories = dx.group_stories([one.article for one in labelled], window=window)
    return [[place[id(article)] for article in story] for story in stories]


def near_duplicates(labelled: Sequence[Labelled]) -> list[list[int]]:
    """The articles whose wording alone ties them."""
    group = list(range(len(labelled)))
    for i, j in candidates.alike_in_wording(one.article.text for one in labelled):
        group = [group[i] if of == group[j] else of for of in group]
    return [[i for i, of in enumerate(group) if of == one] for one in sorted(set(group))]


def by_tf_idf(labelled: Sequence[Labelled], threshold: float) -> list[list[int]]:
    """Average linkage over the cosine of all words and names of the articles, as one bag."""
    bags = []
    for one in labelled:
        told = traits_of(one.article)
        bags.append(replace(told, words=told.words + told.names, names=Counter(), figures=Counter()))
    vs = vectors.vectors_of(bags, [[i] for i in range(len(bags))])
    pairs = candidates.candidate_pairs(vs, candidates.alike_in_wording(one.article.text for one in labelled))
    return linkage.linked(
        vs, pairs, [None] * len(vs), threshold=threshold, window_days=None, is_apart=lambda i, j: False
    )


def print_quality(labelled: Sequence[Labelled]) -> None:
    """A table of all methods."""
    truth = [one.story for one in labelled]
    print(f"{len(labelled)} articles of {len(set(truth))} stories")
    print(f"{'':34s} {HEAD}")
    rows = {"near-duplicates alone": near_duplicates(labelled)}
    rows |= {f"tf-idf cosine, above {th:.2f}": by_tf_idf(labelled, th) for th in (0.1, 0.15, 0.2, 0.25)}
    rows |= {
        "group_stories, window of 3 days": grouped(labelled, dt.timedelta(days=3)),
        "group_stories, window of 14 days": grouped(labelled, dt.timedelta(days=14)),
        "group_stories, no window": grouped(labelled, None),
    }
    for name, groups in rows.items():
        print(f"{name:34s} {quality(truth, groups)}", flush=True)


# ---- growth ---------------------------------------------------------------------------------------------------------


def made(labelled: Sequence[Labelled], size: int, seed: int = 7) -> list[Labelled]:
    """So many articles: the stories told again and again with other names and figures, in mixed order, on one day.

    Articles in scripts without capitals are left out, since nothing tells which of their words to rename.
    """
    by_story: dict[str, list[dx.Article]] = {}
    for one in labelled:
        if read(one.article).lexicon.script == "Latn":
            by_story.setdefault(one.story, []).append(one.article)
    dice = random.Random(seed)
    told: list[Labelled] = []
    while len(told) < size:
        for story, articles in by_story.items():
            words: dict[str, str] = {}
            for article in articles:
                text = _retold(article, words, dice)
                told.append(Labelled(replace(article, text=text, id=None, published=DAY), f"{story} {len(told)}"))
            told[-len(articles) :] = [replace(one, story=f"{story} {len(told)}") for one in told[-len(articles) :]]
    told = told[:size]
    dice.shuffle(told)
    return told


def _retold(article: dx.Article, words: dict[str, str], dice: random.Random) -> str:
    document = read(article)
    names = {document.tokens.words[i] for i in name_keys(document)}

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if word[0].isdigit():
            return words.setdefault(word, str(dice.randint(10 ** (len(word) - 1), 10 ** len(word) - 1)))
        return words.setdefault(word, "".join(dice.sample(SYLLABLES, 3)).title()) if word in names else word

    return re.sub(r"[0-9]+|[^\W\d_]+", other, article.text)


def print_growth(labelled: Sequence[Labelled], sizes: Sequence[int]) -> None:
    """Seconds of CPU time and memory for each size, and what each article more costs."""
    dx.group_stories([one.article for one in labelled])  # tables are loaded
    print(f"\n{'articles':>8s} {'MB':>6s} {'s':>7s} {'ms each':>8s} {'peak MB':>8s}   {HEAD}")
    for size in sizes:
        day = made(labelled, size)
        start = time.process_time()
        groups = grouped(day, dt.timedelta(days=3))
        spent = time.process_time() - start
        megabytes = sum(len(one.article.text.encode()) for one in day) / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        row = quality([one.story for one in day], groups)
        print(f"{size:8d} {megabytes:6.1f} {spent:7.1f} {spent / size * 1000:8.2f} {peak:8.0f}   {row}", flush=True)


# ---- input ----------------------------------------------------------------------------------------------------------


def stories_of(folder: Path) -> list[Labelled]:
    """The articles of every JSON file of a folder, labelled with its name; `SystemExit` where there is none."""
    found = [
        Labelled(replace(article, id=f"{path.stem}/{article.id}"), str(path))
        for path in sorted(folder.glob("*.json"))
        for article in dx.read_articles([path])
    ]
    if not found:
        raise SystemExit(f"{folder}: there is no story in it; give a folder of JSON files with articles")
    return found


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--sizes", nargs="*", type=positive, default=[500, 1000, 2000, 4000])
    given = parser.parse_args()
    labelled = [one for folder in given.folders for one in stories_of(folder)]
    if labelled:
        print_quality(labelled)
    samples = [Labelled(article, name) for name in dx.samples.names() for article in dx.samples.load(name)]
    print_growth(labelled or samples, given.sizes)


if __name__ == "__main__":
    main()
