"""Spark finds what the same rows give on one machine, byte for byte. One session for all; needs Java 17 or later."""

from __future__ import annotations

import base64
import datetime as dt
import doctest
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import discrepancy as dx

pa = pytest.importorskip("pyarrow", reason="needs pyarrow, of the extra spark")
pytest.importorskip("pyspark", reason="needs pyspark, the extra spark")
pytest.importorskip("pandas", reason="needs pandas, of the extra spark")

from discrepancy import arrow, spark  # noqa: E402 - after what they need
from discrepancy.arrow.comparing import Comparing  # noqa: E402

pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    # PySpark before 4.1 leaves the sockets to the collector that results came through
    pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"),
]

ROWS = [
    {**article.to_dict(), "story": name, "key": n}
    for name in dx.samples.names()
    for n, article in enumerate(dx.samples.load(name))
]
BAD = {"story": "march", "source": "Star", "text": "About 5,000 people marched.", "published": "May"}
MANY = [{"story": "march", "source": f"s{n}", "text": f"About {5000 + n} people marched."} for n in range(12)]
NAMELESS = [{"story": None, "source": name, "text": "12 died."} for name in ("Argus", "Post")]
SKIP: dict[str, Any] = {"on_error": "skip", "max_articles_per_story": 10}


def table(*rows: dict[str, Any]) -> Any:
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.table({name: [row.get(name) for row in rows] for name in names})


def rows_of(given: Any) -> list[dict[str, Any]]:
    """Rows in an order of their own: Spark has none. Those of one story stay in theirs."""
    return sorted(given.to_pylist(), key=lambda row: str(row["story"]))


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("sessions of Spark need java")
    started = spark.local_session(2)
    yield started
    started.stop()


@pytest.fixture(scope="module")
def articles(session: Any) -> Any:
    return session.createDataFrame(table(*ROWS)).repartition(3)


@pytest.fixture(scope="module")
def reports(articles: Any) -> Any:
    return spark.compare_stories(articles, what="reports", comparisons="all").cache()


def test_findings_on_spark_are_those_of_the_table(articles: Any) -> None:
    got = spark.compare_stories(articles).toArrow()
    want = arrow.compare_table(table(*ROWS))
    assert got.schema.equals(want.schema)
    assert rows_of(got) == rows_of(want)


def test_reports_on_spark_are_those_of_the_table_byte_for_byte(reports: Any) -> None:
    got, want = reports.toArrow(), arrow.compare_table(table(*ROWS), what="reports", comparisons="all")
    assert got.schema.equals(want.schema)
    assert rows_of(got) == rows_of(want)


@pytest.mark.parametrize("what", ["findings", "claims", "comparisons", "notes"])
def test_reports_that_were_kept_give_every_other_kind_of_row(reports: Any, what: str) -> None:
    got = spark.unpack_reports(reports, what).toArrow()
    want = arrow.compare_table(table(*ROWS), what=what)
    assert got.schema.equals(want.schema)
    assert rows_of(got) == rows_of(want)


def test_figures_on_spark_are_those_of_the_table(articles: Any) -> None:
    got = spark.extract_mentions(articles, keep=["key"]).toArrow()
    want = arrow.extract_table(table(*ROWS), keep=["key"])
    assert got.schema.equals(want.schema)
    by_place = [(name, "ascending") for name in ("story", "article", "start")]
    assert got.sort_by(by_place).to_pylist() == want.sort_by(by_place).to_pylist()


def test_what_is_left_out_is_told_on_spark_too(session: Any) -> None:
    given = table(*MANY, BAD, *NAMELESS)
    frame = session.createDataFrame(given)
    reports = spark.compare_stories(frame, what="reports", **SKIP).cache()
    assert rows_of(reports.toArrow()) == rows_of(arrow.compare_table(given, what="reports", **SKIP))
    got = rows_of(spark.unpack_reports(reports, "findings").toArrow())
    assert got == rows_of(arrow.compare_table(given, **SKIP))
    told = [row["note"] or row["error"] for row in got if row["finding"] is None]
    assert [text[:24] for text in told] == [
        "story: got None for 2 ar",
        "12 articles tell this st",
        "story 'march': article '",
    ]


def test_columns_of_any_type_and_name_are_read(session: Any) -> None:
    evening = dt.datetime(2025, 5, 2, 20, 42)
    given = pa.table(
        {
            "cluster.id": pa.array([7, 7, 8], pa.int32()),
            "body": ["It opened today with 40 rooms.", "The hotel has 45 rooms.", "It opens tomorrow."],
            "publisher": ["Argus", "Post", "Argus"],
            "day": pa.array([dt.date(2025, 5, 2)] * 3),
            "instant": pa.array([evening] * 3, pa.timestamp("us", "UTC")),
            "clock": pa.array([evening] * 3, pa.timestamp("us")),
            "title": pa.array([1, 2, 3]),
        }
    )
    frame = session.createDataFrame(given)
    frame = frame.withColumn("clock", frame["clock"].cast("timestamp_ntz"))  # which Arrow's lack of a zone is not
    for published in ("day", "instant", "clock"):
        columns = {"text": "body", "source": "publisher", "published": published, "title": None}
        got = spark.compare_stories(frame, "cluster.id", columns=columns, what="reports").toArrow()
        want = arrow.compare_table(given, "cluster.id", columns=columns, what="reports")
        assert rows_of(got) == rows_of(want)
        assert '"timex": "2025-05-02"' in rows_of(got)[0]["report"]
    got = spark.extract_mentions(frame, columns=columns, keep=["cluster.id", "body"]).toArrow()
    assert got.equals(arrow.extract_table(given, columns=columns, keep=["cluster.id", "body"]))


def test_a_bad_article_fails_the_job_and_is_named(session: Any) -> None:
    frame = session.createDataFrame(table(*MANY, BAD))
    with pytest.raises(Exception, match=r"story 'march': article 'Star', field 'published': got 'May'"):
        spark.compare_stories(frame).collect()


@pytest.mark.parametrize("name", ["spark", "compare_stories", "extract_mentions", "unpack_reports", "local_session"])
def test_the_examples_of_the_docstrings_are_true(session: Any, name: str) -> None:
    of = spark if name == "spark" else getattr(spark, name)
    names = {**vars(spark), "spark": session}
    (example,) = doctest.DocTestFinder(recurse=False).find(of, name, module=spark, globs=names)
    assert example.examples
    told: list[str] = []
    failed, _ = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, out=told.append)
    assert not failed, "".join(told)


# ---- refused before a job starts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"story": "topic"}, "story: got 'topic'; the columns of the table are"),
        ({"story": "rate"}, "story: got the column 'rate' of type double; give one of text or whole numbers"),
        ({"columns": {"text": "body"}}, "columns, text: got 'body'; the columns of the table are"),
        ({"what": "conflicts"}, "what: got 'conflicts'; give one of 'findings'"),
        ({"max_articles_per_story": 0}, "max_articles_per_story: got 0"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_options_that_cannot_be_used_are_refused_at_once(session: Any, options: dict[str, Any], message: str) -> None:
    frame = session.createDataFrame(table({**MANY[0], "rate": 1.5}))
    with pytest.raises(dx.DiscrepancyError, match=message):
        spark.compare_stories(frame, **options)


def test_columns_that_cannot_be_kept_or_unpacked_are_refused_at_once(session: Any) -> None:
    frame = session.createDataFrame(table(*MANY))
    with pytest.raises(dx.DiscrepancyError, match="keep: got 'key'"):
        spark.extract_mentions(frame, keep=["key"])
    with pytest.raises(dx.DiscrepancyError, match="on_error: got 'ignore'"):
        spark.extract_mentions(frame, on_error="ignore")  # type: ignore[arg-type]
    with pytest.raises(dx.DiscrepancyError, match="reports: there is no column 'report'"):
        spark.unpack_reports(frame)
    with pytest.raises(dx.DiscrepancyError, match="got the columns 'report' and 'Report', whose"):
        spark.unpack_reports(session.sql("select 'a' story, 'b' report, 'c' Report, 'd' error"))


WRONG = [
    ("text", "int"), ("text", "binary"), ("text", "array<string>"), ("published", "boolean"), ("published", "bigint"),
    ("source", "struct<a:string>"), ("story", "double"), ("title", "int"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "type"), WRONG)
@pytest.mark.parametrize("function", [spark.extract_mentions, spark.compare_stories])
def test_a_column_of_a_type_that_its_field_never_has_is_refused_at_once(
    session: Any, function: Any, field: str, type: str
) -> None:
    types = {"story": "string", "source": "string", "text": "string", field: type}
    frame = session.createDataFrame([], ", ".join(f"{name} {type}" for name, type in types.items()))
    with pytest.raises(dx.DiscrepancyError, match=rf"{field}: got the column '{field}' of type {type}; give one of te"):
        function(frame)


def test_columns_that_hold_nothing_or_whole_numbers_are_read(session: Any) -> None:
    frame = session.sql("select 7 story, 8 id, 'Argus' source, '12 died.' text, null published, null title")
    (row,) = spark.extract_mentions(frame).collect()
    assert (row.story, row.article, row.text) == ("7", "8", "12")
    assert [row.story for row in spark.compare_stories(frame, what="reports").collect()] == ["7"]


@pytest.mark.parametrize("more", ["'x' story", "'x' text", "'x' Text", "'x' SOURCE"])
def test_of_two_columns_that_are_one_to_spark_none_is_read(session: Any, more: str) -> None:
    frame = session.sql(f"select 'mill' story, 'Argus' source, '12 died.' text, 1 tag, 2 TAG, {more}")
    with pytest.raises(dx.DiscrepancyError, match=r"rename all but one"):
        spark.compare_stories(frame)
    with pytest.raises(dx.DiscrepancyError, match=r"rename all but one"):
        spark.extract_mentions(frame)


def test_spark_passes_over_case_in_columns_that_are_kept_unless_it_is_told_otherwise(session: Any) -> None:
    frame = session.sql("select 'Argus' source, '12 died.' text, 'fire' Kind, 1 tag, 2 TAG")
    for keep in (["Kind"], ["tag"]):
        with pytest.raises(dx.DiscrepancyError, match=r"got the columns '.*' and '.*', whose names are one to Spark"):
            spark.extract_mentions(frame, keep=keep)
    session.conf.set("spark.sql.caseSensitive", "true")
    try:
        (row,) = spark.extract_mentions(frame, keep=["Kind", "TAG"]).select("Kind", "kind", "TAG").collect()
    finally:
        session.conf.unset("spark.sql.caseSensitive")
    assert tuple(row) == ("fire", "number", 2)


# ---- without a session ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("function", [spark.extract_mentions, spark.compare_stories, spark.unpack_reports])
def test_what_is_no_frame_of_spark_is_refused(function: Any) -> None:
    with pytest.raises(dx.DiscrepancyError, match=r"(?s)df: got pyarrow.*of type Table; give a data frame of Spark"):
        function(table(*MANY[:1]))


@pytest.mark.parametrize("package", ["pyspark", "pyarrow", "pandas"])
def test_without_a_package_of_the_extra_it_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(dx.MissingExtraError, match=rf"discrepancy\.spark needs {package}.*discrepancy\[spark\]"):
        spark.compare_stories(None)  # type: ignore[arg-type]
    with pytest.raises(dx.MissingExtraError, match=package):
        spark.local_session()


@pytest.mark.parametrize("home", [None, "nowhere"])
def test_without_java_that_is_said(home: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("JAVA_HOME", str(tmp_path / home))
    with pytest.raises(dx.DiscrepancyError, match=r"there is no java (on the PATH|in JAVA_HOME).*install Java 17"):
        spark.local_session()


def test_with_a_java_that_does_not_start_that_is_said(tmp_path: Path) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    java.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "from discrepancy import spark; spark.local_session()"],
        env=os.environ | {"JAVA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stderr.splitlines()[-1]
    assert said.startswith(f"discrepancy.errors.DiscrepancyError: Spark did not start with {java}")
    assert said.endswith("install Java 17 or later, and put java on the PATH or set JAVA_HOME")


def test_before_pyspark_4_1_a_story_comes_as_a_table() -> None:
    compared = spark._grouped(Comparing())
    assert compared(table(*MANY)).equals(arrow.compare_table(table(*MANY)))


_WORKER = """
import base64, sys
import pyarrow as pa
from pyspark import cloudpickle
function = cloudpickle.loads(base64.b64decode(sys.argv[1]))
batch = pa.record_batch({"story": ["a", "a"], "source": ["S", "T"], "text": ["12 died.", "15 died."]})
print(*(row["verdict"] for made in function(iter([batch])) for row in made.to_pylist()))
"""


def test_a_worker_imports_the_library_and_is_sent_little() -> None:
    from pyspark import cloudpickle

    sent = cloudpickle.dumps(spark._grouped(Comparing()))
    assert len(sent) < 5000
    done = subprocess.run(
        [sys.executable, "-c", _WORKER, base64.b64encode(sent).decode()], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("conflict", 0), done.stderr
