"""What the sources of each story in a table make of its facts: one row a finding, or a report a story.

>>> import pyarrow as pa
>>> accounts = pa.table({
...     "story": ["march"] * 3,
...     "source": ["Argus", "Post", "Star"],
...     "text": ["Over 5,000 people marched.", "Some 5,200 people marched.", None],
... })
>>> for row in compare_table(accounts, on_error="skip").to_pylist():
...     print(row["verdict"], row["error"])
compatible None
None story 'march': article 'Star', field 'text': got None, where the text of the article belongs ...
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from ..articles import number_ids
from ..comparisons import check_kept
from ..errors import DiscrepancyError, ReportError, shown, typed
from ..pipeline import Settings, compare
from ..records import Article, Note
from ..report import Report
from ..rows import article_from_dict, as_name
from .columns import Row, batched, needed_pyarrow, schema
from .reading import check_column, check_on_error, columns_of, rows_of, table_of
from .telling import KINDS, check_what, refused_row, rows_of_report

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["MAX_ARTICLES_PER_STORY", "Comparing", "check_reports", "compare_table", "unpack_batches", "unpack_reports"]

MAX_ARTICLES_PER_STORY = 1000
_MAX_ERRORS = 100  # of one story, that are told one by one
_SETTINGS = Settings()
T = TypeVar("T")


def compare_table(
    table: Any,
    story: str = "story",
    *,
    columns: Mapping[str, str | None] | None = None,
    settings: Settings = _SETTINGS,
    what: str = "findings",
    max_articles_per_story: int | None = MAX_ARTICLES_PER_STORY,
    on_error: Literal["raise", "skip"] = "raise",
    comparisons: Literal["all", "conflicts", "none"] = "all",
) -> pa.Table:
    """What the sources of each story in a table make of each fact; all accounts of a story must stand in this table.

    `table` and `columns` are as for `extract_table`; the column `story`, of text or whole numbers, says which rows
    belong together, and there must be a `source` or an `id`. `what` is the rows that come out, gravest first in each
    story: `"findings"` with what each account told nested in it, `"claims"` (the rows of `report.to_arrow()`),
    `"comparisons"`, `"notes"`, or `"reports"`: one row a story with the text of `report.to_json()`, for which the
    articles are put in the order of their ids. Of a story of a thousand articles its comparisons take hundreds of
    megabytes: `comparisons` may be `"conflicts"` or `"none"`. The schemas are the constants of `discrepancy.arrow`.

    Of a story of more than `max_articles_per_story` articles (None: no limit) so many are compared, picked by a hash of
    what they hold and so the same in any order; a row with a `note` says how many are left out.

    An article that cannot be used raises `ArticleError`, two that state one id likewise, which name the story. With
    `on_error="skip"` the other articles, or the other stories, are compared, and a row with the `error` tells of it.
    Raises `DiscrepancyError` for columns and options that cannot be used.
    """
    task = Comparing(story, columns, settings, what, max_articles_per_story, on_error, comparisons)
    whole = table_of(table, lambda names: (story, *task.check(names).values()))
    made = batched(_of_stories(whole, task), task.schema)
    return needed_pyarrow().Table.from_batches(made, schema=task.schema)


def _of_stories(table: pa.Table, task: Comparing) -> Iterator[Row]:
    places: dict[str | None, list[int]] = {}
    for at, (name,) in enumerate(_cells(table, (task.story,))):
        places.setdefault(task.named(name), []).append(at)
    for story, rows in places.items():
        yield from task.rows(story, rows_of(table, task.fields(table.column_names), rows))


def _cells(table: pa.Table | pa.RecordBatch, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    columns = {name: name for name in names}
    return (tuple(row.values()) for row in rows_of(table, columns, range(table.num_rows)))


@dataclass(frozen=True, slots=True)
class Comparing:
    """The options of `compare_table`, checked; can be pickled, so that a worker of an engine compares by them."""

    story: str = "story"
    columns: Mapping[str, str | None] | None = None
    settings: Settings = _SETTINGS
    what: str = "findings"
    max_articles: int | None = MAX_ARTICLES_PER_STORY
    on_error: Literal["raise", "skip"] = "raise"
    comparisons: str = "all"

    def __post_init__(self) -> None:
        """Raises `DiscrepancyError` for what cannot be used."""
        check_on_error(self.on_error)
        check_what(self.what, KINDS)
        check_kept(self.comparisons)
        if not isinstance(self.settings, Settings):
            raise DiscrepancyError(f"settings: got {typed(self.settings)}; give a discrepancy.Settings")
        most: object = self.max_articles
        if most is not None and (isinstance(most, bool) or not isinstance(most, int) or most < 2):
            raise DiscrepancyError(f"max_articles_per_story: got {shown(most)}; give a whole number from 2, or None")

    @property
    def schema(self) -> pa.Schema:
        """That of the rows that come out."""
        return schema(self.what)

    def check(self, names: list[str]) -> dict[str, str]:
        """What `fields` gives. Raises `DiscrepancyError` where the columns of a table do not hold what is needed."""
        check_column(self.story, names, "story")
        fields = self.fields(names)
        if (self.columns or {}).get("story", self.story) not in (self.story, None):
            other = shown((self.columns or {})["story"])
            raise DiscrepancyError(f"columns, story: got {other}; name the column of the story as story={other}")
        if not {"source", "id"} & set(fields):
            columns_of(names, self.columns, needed=("source",))
        return fields

    def fields(self, names: list[str]) -> dict[str, str]:
        """The column of each field of `Article`; the story of an article is that which it is grouped by."""
        return {name: column for name, column in columns_of(names, self.columns).items() if name != "story"}

    def named(self, story: object) -> str | None:
        """The name of a story as text. Raises `DiscrepancyError` for what names none."""
        name: object = as_name(story)
        if name is None or isinstance(name, str):
            return name
        raise DiscrepancyError(f"story: got {typed(story)}; give a column of text or whole numbers")

    def batches(self, given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The rows of one story, as batches in and out; no more of its articles are held than are compared."""
        stream = iter(given)
        first = next((one for one in stream if one.num_rows), None)
        if first is None:
            return
        (name,) = next(_cells(first, (self.story,)))
        rows = (row for one in _chained(first, stream) for row in self._articles(one))
        yield from batched(self.rows(self.named(name), rows), self.schema)

    def _articles(self, given: pa.RecordBatch) -> Iterator[Row]:
        return rows_of(given, self.check(given.schema.names), range(given.num_rows))

    def rows(self, story: str | None, articles: Iterable[Row]) -> Iterator[Row]:
        """The rows that come out for one story."""
        if story is None:
            yield self._without_story(articles)
            return
        try:
            report = self._report(story, articles)
        except DiscrepancyError as error:
            if self.on_error == "raise":
                raise
            yield refused_row(story, str(error))
        else:
            yield from rows_of_report(story, report, self.what, self.comparisons)

    def _without_story(self, articles: Iterable[Row]) -> Row:
        """They belong to no story, least of all to one: a null groups nothing."""
        said = "which names no story; give each article one, or leave it out"
        if self.on_error == "raise":
            raise DiscrepancyError(f"story: got None, {said}")
        count = sum(1 for _ in articles)
        return refused_row(None, f"story: got None for {count:,} article{'s' if count != 1 else ''}, {said}")

    def _report(self, story: str, rows: Iterable[Row]) -> Report:
        kept: _Kept[Article] = _Kept(self.max_articles)
        refused: _Kept[Note] = _Kept(_MAX_ERRORS)
        for row in rows:
            try:
                article = article_from_dict({**row, "story": story}, f"story {story!r}")
            except DiscrepancyError as error:
                if self.on_error == "raise":
                    raise
                refused.add([str(error)], Note(code="refused", text=str(error)))
            else:
                kept.add(article.to_dict().values(), article)
        try:
            articles = sorted(number_ids(kept.items), key=lambda article: str(article.id))
            report = compare(articles, self.settings)
        except DiscrepancyError as error:
            error.args = (f"story {story!r}: {error}",)
            raise
        left_out = tuple(_left_out(kept, refused))
        return replace(report, notes=(*report.notes, *left_out)) if left_out else report


def _chained(first: pa.RecordBatch, others: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield first
    yield from others


def _left_out(kept: _Kept[Article], refused: _Kept[Note]) -> Iterator[Note]:
    if kept.left_out:
        told = (
            f"{kept.seen:,} articles tell this story: {len(kept.items):,} of them, picked by a hash of what they hold"
        )
        yield Note(code="limit", text=f"{told}, are compared, and {kept.left_out:,} are left out")
    yield from sorted(refused.items, key=lambda note: note.text)
    if refused.left_out:
        yield Note(code="refused", text=f"{refused.left_out:,} more articles cannot be used")


@dataclass(slots=True)
class _Kept(Generic[T]):
    """At most so many things, picked by a hash: the same whichever way they come, and no more of them held than that.

    The ones with the least hash: a sample without replacement, which hardly changes as more things come.
    """

    most: int | None
    seen: int = 0
    _heap: list[tuple[int, int, T]] = field(default_factory=list)

    def add(self, holds: Iterable[object], item: T) -> None:
        """`holds` is what tells the thing from others."""
        text = "\0".join(map(str, holds))
        digest = blake2b(text.encode("utf-8", "backslashreplace"), digest_size=16).digest()
        self.seen += 1
        entry = (-int.from_bytes(digest), self.seen, item)
        if self.most is None or len(self._heap) < self.most:
            heapq.heappush(self._heap, entry)
        else:
            heapq.heappushpop(self._heap, entry)

    @property
    def items(self) -> list[T]:
        return [item for _, _, item in self._heap]

    @property
    def left_out(self) -> int:
        return self.seen - len(self._heap)


# ---- from reports ---------------------------------------------------------------------------------------------------


def unpack_reports(reports: Any, what: str = "findings") -> pa.Table:
    """The rows of any other kind from a table of kind `"reports"`: compare once, then look at it in every way.

    Takes a table with the columns `story` and `report`; gives what `compare_table(..., what=what)` gave for the same
    stories, of `"comparisons"` those that the reports hold. Raises `ReportError` for a text that is no report, and for
    comparisons of reports that were made without.

    >>> import pyarrow as pa
    >>> accounts = pa.table({"story": [1, 1], "source": ["Argus", "Post"], "text": ["12 died.", "15 died."]})
    >>> reports = compare_table(accounts, what="reports")
    >>> unpack_reports(reports).equals(compare_table(accounts))
    True
    """
    made = unpack_batches(table_of(reports, check_reports).to_batches(), what)
    return needed_pyarrow().Table.from_batches(made, schema=schema(what))


def unpack_batches(batches: Iterable[pa.RecordBatch], what: str = "findings") -> Iterator[pa.RecordBatch]:
    """What `unpack_reports` does, for a stream of batches."""
    check_what(what, tuple(kind for kind in KINDS if kind != "reports"))
    return batched(_unpacked(batches, what), schema(what))


def check_reports(names: Sequence[str]) -> tuple[str, ...]:
    """The columns to read of a table of reports. Raises `DiscrepancyError` where there is none, or more than one."""
    for name in ("story", "report", "error"):
        if (found := sum(name == other for other in names)) != 1:
            there = "is no column" if not found else f"are {found} columns"
            raise DiscrepancyError(f"reports: there {there} {name!r}; give what what='reports' gave")
    return ("story", "report", "error")


def _unpacked(batches: Iterable[pa.RecordBatch], what: str) -> Iterator[Row]:
    for given in batches:
        for story, report, error in _cells(given, check_reports(given.schema.names)):
            if report is None:
                yield refused_row(story, error)
            else:
                yield from rows_of_report(story, _read(story, report, what), what)


def _read(story: str, text: str, what: str) -> Report:
    """A report that was kept, with what its rows are made of. Conflicts without a pair tell that all were left out."""
    report = Report.from_json(text)
    if what == "comparisons" and report.conflicts and not report.comparisons:
        remedy = "make the reports with comparisons='all' or 'conflicts'"
        raise ReportError(f"story {story!r}: its report was made without comparisons; {remedy}")
    return report
