"""The articles of a Spark data frame: their figures, and what the sources of each story make of its facts.

A few lines that hand the functions of `discrepancy.arrow` to `mapInArrow` and `applyInArrow`. The library must be
installed on every worker, the same version on all; needs the extra `spark`, and Java 17 or later where Spark runs on
this machine.

>>> rows = [("mill", "Argus", "The fire injured 12 people."), ("mill", "Post", "The fire injured nine people.")]
>>> articles = spark.createDataFrame(rows, ["story", "source", "text"])
>>> [(row.story, row.measure, row.verdict) for row in compare_stories(articles).collect()]
[('mill', 'injuries', 'conflict')]
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from types import GenericAlias, MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from .arrow.columns import TABLES, Type, needed_pyarrow
from .arrow.comparing import MAX_ARTICLES_PER_STORY, Comparing, check_reports, unpack_batches
from .arrow.extracting import columns_read, extract_batches
from .arrow.reading import check_on_error
from .arrow.telling import check_what
from .errors import DiscrepancyError, MissingExtraError, typed
from .pipeline import Settings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import DataType, StructType

__all__ = ["compare_stories", "extract_mentions", "local_session", "unpack_reports"]

_SETTINGS = Settings()


def extract_mentions(
    df: DataFrame,
    *,
    columns: Mapping[str, str | None] | None = None,
    keep: Sequence[str] = (),
    on_error: Literal["raise", "skip"] = "raise",
) -> DataFrame:
    """The figures of the articles in a data frame, one row a figure; nothing is shuffled.

    Arguments, rows and columns are those of `discrepancy.arrow.extract_table`: the columns in `keep`, then `MENTIONS`.
    Columns that cannot be used raise `DiscrepancyError` at once, an article that cannot be used fails the job, or with
    `on_error="skip"` has a row with the `error`. A row number in an error counts within a partition.

    >>> articles = spark.createDataFrame([(7, "She drew 16.4 million listeners.")], ["key", "body"])
    >>> figures = extract_mentions(articles, columns={"text": "body"}, keep=["key"])
    >>> figures.select("key", "text", "kind", "value").first()
    Row(key=7, text='16.4 million', kind='count', value='16400000')
    """
    _check_frame(df)
    check_on_error(on_error)
    found = columns_read(df.columns, columns, keep)
    _check_spelling(df, df.columns, (*found.values(), *keep))
    _check_spelling(df, (*keep, *TABLES["mentions"]), keep)
    _check_types(df, found)
    # under names of their own, as Spark hands no column over whose name holds a dot
    read = [df[_quoted(name)].alias(field) for field, name in found.items()]
    kept = {name: f"kept {n}" for n, name in enumerate(keep)}
    read += [df[_quoted(name)].alias(alias) for name, alias in kept.items()]
    types = {field.name: field.dataType for field in df.schema.fields}
    task = partial(extract_batches, keep=list(kept.values()), on_error=on_error)
    out = _struct("mentions", {alias: types[name] for name, alias in kept.items()})
    return df.select(read).mapInArrow(_stream(task), out).toDF(*kept, *TABLES["mentions"])


def compare_stories(
    df: DataFrame,
    story: str = "story",
    *,
    columns: Mapping[str, str | None] | None = None,
    settings: Settings = _SETTINGS,
    what: str = "findings",
    max_articles_per_story: int | None = MAX_ARTICLES_PER_STORY,
    on_error: Literal["raise", "skip"] = "raise",
    comparisons: Literal["all", "conflicts", "none"] = "all",
) -> DataFrame:
    """What the sources of each story in a data frame make of each fact, wherever its articles lie.

    Arguments, rows and columns are those of `discrepancy.arrow.compare_table`, and so are the answers, byte for byte.
    The articles are shuffled by `story`, only with the columns that are read; one task compares one story after
    another. From PySpark 4.1 on a worker holds no more articles of a story than are compared.

    >>> rows = [(1, "Argus", "12 people died."), (1, "Post", "15 people died."), (2, "Argus", "12 people died.")]
    >>> articles = spark.createDataFrame(rows, ["story", "source", "text"])
    >>> reports = compare_stories(articles, what="reports")
    >>> [(row.story, row.articles, row.conflicts) for row in reports.orderBy("story").collect()]
    [('1', 2, 1), ('2', 1, 0)]
    """
    _check_frame(df)
    task = Comparing(story, columns, settings, what, max_articles_per_story, on_error, comparisons)
    fields = task.check(df.columns)
    _check_spelling(df, df.columns, (story, *fields.values()))
    _check_types(df, {**fields, "story": story})
    read = _without_the_nameless(df, story, fields)
    task = replace(task, story="story", columns=None)
    return read.groupBy("story").applyInArrow(_grouped(task), _struct(what))


def unpack_reports(reports: DataFrame, what: str = "findings") -> DataFrame:
    """The rows of any other kind from what `compare_stories(..., what="reports")` gave, without comparing again.

    >>> rows = [(1, "Argus", "12 people died."), (1, "Post", "15 people died.")]
    >>> articles = spark.createDataFrame(rows, ["story", "source", "text"])
    >>> reports = compare_stories(articles, what="reports", comparisons="conflicts")
    >>> [(row.left, row.right, row.reason) for row in unpack_reports(reports, "comparisons").collect()]
    [('Argus:0', 'Post:0', 'value')]
    """
    _check_frame(reports)
    check_what(what, tuple(kind for kind in TABLES if kind not in ("mentions", "reports")))
    read = check_reports(reports.columns)
    _check_spelling(reports, reports.columns, read)
    return reports.select(*read).mapInArrow(_stream(partial(unpack_batches, what=what)), _struct(what))


def local_session(cores: int = 2) -> SparkSession:
    """A session on some cores of this machine, for a trial or a test: quiet, without a web page, in UTC.

    Raises `MissingExtraError` without the extra `spark`, and `DiscrepancyError` where there is no Java, or none that
    Spark can start.

    >>> local_session().sparkContext.master  # the session that runs already, if there is one
    'local[2]'
    """
    _needed_pyspark()
    from pyspark.errors import PySparkRuntimeError
    from pyspark.sql import SparkSession

    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=os.path.join(home, "bin") if home else None)  # noqa: PTH118 - a search path
    remedy = "install Java 17 or later, and put java on the PATH or set JAVA_HOME"
    if java is None:
        where = f"in JAVA_HOME ({home})" if home else "on the PATH"
        raise DiscrepancyError(f"Spark runs on Java, and there is no java {where}; {remedy}")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else workers run what the PATH calls python3
    builder = SparkSession.builder.master(f"local[{cores}]").appName("discrepancy")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": str(cores),
        "spark.sql.session.timeZone": "UTC",
        "spark.log.level": "ERROR",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise DiscrepancyError(f"Spark did not start with {java}: {error}; {remedy}") from error


# ---- what Spark is handed -------------------------------------------------------------------------------------------


def _stream(
    task: Callable[..., Iterator[pa.RecordBatch]],
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A plain function, as `mapInArrow` takes it; pickled with the names of what it calls, which a worker imports."""

    def streamed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return task(batches)

    return streamed


def _grouped(task: Comparing) -> Callable[[Any], Any]:
    """A function of the rows of one story, as `applyInArrow` takes it: a stream of batches, before 4.1 a table."""

    def compared(group: Any) -> Any:
        if hasattr(group, "to_batches"):
            rows = task.batches(group.to_batches())
            return type(group).from_batches(rows, schema=task.schema)
        return task.batches(group)

    # by these Spark tells that the function takes a stream; it looks at the types themselves, not at their names
    stream = GenericAlias(Iterator, (needed_pyarrow().RecordBatch,))
    compared.__annotations__ = {"group": stream, "return": stream}
    return compared


def _quoted(name: str) -> str:
    """A name that may hold dots, as Spark takes it for one column."""
    return "`" + name.replace("`", "``") + "`"


def _without_the_nameless(df: DataFrame, story: str, fields: dict[str, str]) -> DataFrame:
    """The columns that are read, under the names of the fields; empty where no story is named.

    Such rows all meet on one worker, only to be counted.
    """
    from pyspark.sql import functions

    key = df[_quoted(story)]
    read = [functions.when(key.isNotNull(), df[_quoted(name)]).alias(field) for field, name in fields.items()]
    return df.select(key.alias("story"), *read)


def _struct(table: str, kept: Mapping[str, DataType] = MappingProxyType({})) -> StructType:
    """The schema of one of the tables, as Spark has it, behind that of the columns that are kept."""
    from pyspark.sql.types import StructField, StructType

    types = {**kept, **{name: _spark_type(type) for name, type in TABLES[table].items()}}
    return StructType([StructField(name, type) for name, type in types.items()])


def _spark_type(type: Type) -> DataType:
    from pyspark.sql.types import ArrayType, DoubleType, LongType, StringType, StructField, StructType

    plain: dict[Type, DataType] = {str: StringType(), int: LongType(), float: DoubleType()}
    match type:
        case [inner]:
            return ArrayType(_spark_type(inner))
        case dict():
            return StructType([StructField(name, _spark_type(inner)) for name, inner in type.items()])
    return plain[type]


def _check_spelling(df: DataFrame, names: Sequence[str], used: Iterable[str]) -> None:
    """Raises `DiscrepancyError` for a name in use that Spark, which mostly passes over case, takes for that of another.

    The columns "Kind" and "kind" stand side by side in a data frame until one of them is selected or written.
    """
    if df.sparkSession.conf.get("spark.sql.caseSensitive") == "true":
        return
    for name in used:
        alike = [other for other in names if other.lower() == name.lower()]
        if len(alike) > 1:
            told = " and ".join(map(repr, alike))
            raise DiscrepancyError(f"got the columns {told}, whose names are one to Spark; rename all but one")


def _check_types(df: DataFrame, columns: Mapping[str, str]) -> None:
    """Raises `DiscrepancyError` for a column whose type no cell of its field can have."""
    from pyspark.sql import types as of

    texts = (of.StringType, of.CharType, of.VarcharType, of.NullType)
    names = ("text or whole numbers", (*texts, of.IntegralType))
    days = ("text, dates or timestamps", (*texts, of.DateType, of.TimestampType, of.TimestampNTZType))
    wanted = {"id": names, "story": names, "published": days}
    types = {field.name: field.dataType for field in df.schema.fields}
    for field, column in columns.items():
        told, allowed = wanted.get(field, ("text", texts))
        if not isinstance(types[column], allowed):
            got = f"got the column {column!r} of type {types[column].simpleString()}"
            raise DiscrepancyError(f"{field}: {got}; give one of {told}")


def _check_frame(df: object) -> None:
    _needed_pyspark()
    from pyspark.sql import DataFrame

    if not isinstance(df, DataFrame):
        raise DiscrepancyError(f"df: got {typed(df)}; give a data frame of Spark, or use discrepancy.arrow")


def _needed_pyspark() -> None:
    """Raises `MissingExtraError` where Spark's package or one that it hands rows over with is not installed."""
    for package in ("pyspark", "pyarrow", "pandas"):
        if find_spec(package) is None:
            raise MissingExtraError("discrepancy.spark", package, extra="spark")
