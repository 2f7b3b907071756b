"""Three invented sets of accounts to try things on, shipped with the library.

`interview`: a live audio interview as five outlets tell it, one in Hindi; `earthquake`: two days of rising tolls;
`results`: a company's quarter. The outlets and the words are invented; so are the facts of the last two.

>>> from discrepancy import samples
>>> samples.names()
('earthquake', 'interview', 'results')
>>> len(samples.load("interview"))
5
"""

from __future__ import annotations

import json
from importlib import resources

from ..articles import article_from_dict
from ..errors import DiscrepancyError
from ..records import Article

__all__ = ["load", "names"]


def names() -> tuple[str, ...]:
    """The names of the sample stories, sorted."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name.removesuffix(".json") for file in files if file.name.endswith(".json")))


def load(name: str) -> tuple[Article, ...]:
    """The accounts of one sample story. Raises `DiscrepancyError` for a name that is none of `names()`."""
    if name not in names():
        raise DiscrepancyError(f"no sample {name!r}; give one of {', '.join(map(repr, names()))}")
    story = json.loads(resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return tuple(
        article_from_dict({"story": story["story"], **row}, f"sample {name!r}, article {at}")
        for at, row in enumerate(story["articles"], 1)
    )
