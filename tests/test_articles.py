"""Reading articles: files, folders and dicts, and what is said of those that cannot be used."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from case_tables import rows_of
from hypothesis import given
from hypothesis import strategies as st

from discrepancy import Article, ArticleError, DiscrepancyError, InputFileError
from discrepancy.articles import article_from_dict, number_ids, parse_articles, published_from_text, read_articles

DATELINES = rows_of("datelines")
ROWS = [{"source": "Argus", "text": "Over 40 minutes."}, {"source": "Post", "text": "दो घंटे।"}]

_NOTHING = [None, float("nan"), Decimal("NaN")]
with suppress(ImportError):
    import numpy
    import pandas

    _NOTHING += [numpy.float64("nan"), numpy.datetime64("NaT"), pandas.NaT, pandas.NA]

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write


def _lines(rows: list[Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _sources(articles: tuple[Article, ...]) -> list[str]:
    return [article.source for article in articles]


class TestShapes:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.json", json.dumps(ROWS)),
            ("a.json", json.dumps({"story": "s", "articles": ROWS})),
            ("a.jsonl", _lines(ROWS)),
            ("a.jsonl", "\n" + _lines(ROWS).replace("\n", "\r\n\r\n")),
            ("a.NDJSON", _lines(ROWS)),
            ("a.json", b"\xef\xbb\xbf" + json.dumps(ROWS).encode()),
            ("a.jsonl", b"\xef\xbb\xbf" + _lines(ROWS).encode()),
            ("no-suffix", json.dumps(ROWS)),
            ("no-suffix", json.dumps({"articles": ROWS}, indent=2)),
            ("no-suffix", _lines(ROWS)),
        ],
    )
    def test_json_in_every_shape_gives_the_same_articles(self, write: Write, name: str, content: str | bytes) -> None:
        found = read_articles(write(name, content))
        assert [(a.source, a.text) for a in found] == [(row["source"], row["text"]) for row in ROWS]

    def test_a_path_may_be_text(self, write: Write) -> None:
        assert _sources(read_articles(str(write("a.json", json.dumps(ROWS))))) == ["Argus", "Post"]

    def test_a_text_file_is_one_article_named_by_its_stem(self, write: Write) -> None:
        (article,) = read_articles(write("evening.post.txt", "Two hours."))
        assert (article.source, article.text, article.id) == ("evening.post", "Two hours.", None)

    @pytest.mark.parametrize("text", [" date 2024-08-13 A.\r\n\r\nB.\n", "", "\n \t", "A\u2028B\x0c"])
    def test_a_text_is_kept_as_it_is(self, write: Write, text: str) -> None:
        assert read_articles(write("a.txt", text))[0].text == text

    def test_a_byte_order_mark_is_no_text(self, write: Write) -> None:
        assert read_articles(write("a.txt", b"\xef\xbb\xbfTwo hours."))[0].text == "Two hours."

    def test_a_listing_passes_its_story_on_but_a_row_may_state_another(self, write: Write) -> None:
        rows = [ROWS[0], {**ROWS[1], "story": "other"}]
        found = read_articles(write("a.json", json.dumps({"story": "talk", "articles": rows})))
        assert [article.story for article in found] == ["talk", "other"]

    def test_a_story_may_be_a_number(self, write: Write) -> None:
        rows = [ROWS[0], {**ROWS[1], "story": 8}]
        found = read_articles(write("a.json", json.dumps({"story": 7, "articles": rows})))
        assert [article.story for article in found] == ["7", "8"]

    def test_a_row_may_name_the_file_of_its_text(self, write: Write, tmp_path: Path) -> None:
        write("texts/post.txt", "Two hours.")
        (article,) = read_articles(write("a.json", json.dumps([{"file": "texts/post.txt", "published": None}])))
        assert (article.source, article.text) == ("post", "Two hours.")

    def test_line_separators_inside_a_json_text_end_no_line(self, write: Write) -> None:
        found = read_articles(write("a.jsonl", _lines([{"source": "A", "text": "x\u2028y\u0085z"}])))
        assert found[0].text == "x\u2028y\u0085z"

    def test_a_line_of_two_megabytes_is_read(self, write: Write) -> None:
        text = "Over 40 minutes. " * 120_000
        (article,) = read_articles(write("a.jsonl", _lines([{"source": "A", "text": text}])))
        assert article.text == text

    def test_a_folder_is_read_by_name_without_what_is_no_article(self, write: Write, tmp_path: Path) -> None:
        write("f/b.txt", "B.")
        write("f/a.jsonl", _lines(ROWS))
        write("f/c.json", json.dumps([{"source": "C", "text": "C."}]))
        write("f/.hidden.txt", "no")
        write("f/picture.png", b"\x89PNG")
        write("f/below/d.txt", "no")
        assert _sources(read_articles(tmp_path / "f")) == ["Argus", "Post", "b", "C"]

    def test_a_text_that_a_listing_names_is_read_once(self, write: Write, tmp_path: Path) -> None:
        write("f/post.txt", "Two hours.")
        write("f/argus.txt", "40 minutes.")
        write("f/list.jsonl", "broken\n" + _lines([{"file": "./post.txt", "source": "The Post"}]))
        found = read_articles(tmp_path / "f", on_error="skip", on_skip=lambda error: None)
        assert _sources(found) == ["argus", "The Post"]

    def test_an_empty_folder_has_no_articles(self, tmp_path: Path) -> None:
        assert read_articles(tmp_path) == ()

    @pytest.mark.parametrize(("name", "content"), [("a.json", "[]"), ("a.json", '{"articles": []}'), ("a.jsonl", "\n")])
    def test_no_articles_is_no_error(self, write: Write, name: str, content: str) -> None:
        assert read_articles(write(name, content)) == ()

    def test_a_list_may_mix_paths_dicts_and_articles(self, write: Write) -> None:
        article = Article(text="…", source="Given")
        found = read_articles([write("post.txt", "Two hours."), ROWS[0], article])
        assert _sources(found) == ["post", "Argus", "Given"]
        assert found[2] is article

    def test_one_dict_or_one_article_is_a_list_of_one(self) -> None:
        assert _sources(read_articles(ROWS[0])) == ["Argus"]
        assert _sources(read_articles(Article(text="…", source="Given"))) == ["Given"]

    def test_a_data_frame_is_no_list(self) -> None:
        with pytest.raises(DiscrepancyError, match="got a table of type DataFrame; give its rows"):
            read_articles(pytest.importorskip("pandas").DataFrame(ROWS))


class TestRows:
    def test_every_field_is_kept_and_other_keys_are_ignored(self) -> None:
        row = {
            "text": "…",
            "source": "Argus",
            "id": "a1",
            "published": "2024-08-13T20:42-04:00",
            "language": "en",
            "timezone": "America/New_York",
            "title": "T",
            "url": "https://example.org/",
            "story": "s",
        }
        article = article_from_dict({**row, "author": "nobody", "tags": [1]})
        assert article == Article(**row)

    @pytest.mark.parametrize(
        ("row", "source", "id"),
        [
            ({"id": "a1"}, "a1", "a1"),
            ({"id": 17}, "17", "17"),
            ({"id": None, "source": "Argus"}, "Argus", None),
            ({"id": 0, "source": "Argus"}, "Argus", "0"),
        ],
    )
    def test_the_source_defaults_to_the_id(self, row: dict[str, Any], source: str, id: str | None) -> None:
        article = article_from_dict({"text": "…", **row})
        assert (article.source, article.id) == (source, id)

    def test_a_stated_date_wins_over_the_dateline(self) -> None:
        row = {"source": "Argus", "text": "Published: 13 August 2024\n…"}
        assert article_from_dict(row).published == dt.date(2024, 8, 13)
        assert article_from_dict({**row, "published": "2024-08-14"}).published == dt.date(2024, 8, 14)

    @pytest.mark.parametrize("field", ["id", "published", "language", "timezone", "title", "url", "story", "file"])
    @pytest.mark.parametrize("nothing", _NOTHING)
    def test_what_a_data_frame_holds_for_nothing_is_missing(self, nothing: Any, field: str) -> None:
        row = {"source": "Argus", "text": "LUND, 2 May 2025 — 12 died."}
        assert article_from_dict({**row, field: nothing}) == article_from_dict(row)

    @pytest.mark.parametrize("nothing", _NOTHING)
    def test_a_text_or_source_that_is_nothing_is_refused(self, nothing: Any) -> None:
        with pytest.raises(ArticleError, match=r"'Argus', field 'text': got None, .*given are 'source'"):
            article_from_dict({"source": "Argus", "text": nothing})
        with pytest.raises(ArticleError, match="field 'source': got None"):
            article_from_dict({"source": nothing, "text": "…"})

    def test_an_article_is_not_published_at_no_time(self) -> None:
        with pytest.raises(ArticleError, match="field 'published': got NaT, which is no date"):
            Article("…", "Argus", published=pytest.importorskip("pandas").NaT)

    @pytest.mark.parametrize("array", [[1, 2], ["Argus", "Post"], [[0.5]]])
    def test_an_array_is_no_text(self, array: Any) -> None:
        with pytest.raises(ArticleError, match="field 'text': got array"):
            article_from_dict({"source": "Argus", "text": pytest.importorskip("numpy").array(array)})

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ({"source": "Argus"}, r"'Argus', field 'text': got None, .*given are 'source'.*give \"text\" as str"),
            ({"source": "Argus", "text": None}, r"article 'Argus', field 'text': got None"),
            (
                {"source": "Argus", "text": 5},
                r"article 'Argus', field 'text': got 5, which is of type int; give",
            ),
            ({"source": "Argus", "text": b"x"}, r"text\.decode\('utf-8'\)"),
            ({}, r"article 'without a name', field 'text': got None, .*fields given are nothing"),
            ({"text": "…"}, r"field 'source': got None, which names no source; give \"source\", or an \"id\""),
            ({"text": "…", "source": " "}, r"field 'source': got ' '"),
            ({"text": "…", "source": ["Argus"]}, r"field 'source': got \['Argus'\]"),
            ({"text": "…", "source": "A", "id": True}, r"article 'True', field 'id': got True"),
            ({"text": "…", "source": "A", "published": "soon"}, r"article 'A', field 'published': got 'soon'"),
            ({"text": "…", "source": "A", "timezone": "Mars/Base"}, r"article 'A', field 'timezone': got 'Mars/Base'"),
            ({"text": "…", "source": "A", "language": "English!"}, r"article 'A', field 'language': got 'English!'"),
        ],
    )
    def test_what_cannot_be_used_is_named_with_what_would_do(self, row: dict[str, Any], message: str) -> None:
        with pytest.raises(ArticleError, match=message):
            article_from_dict(row)

    def test_an_error_says_where_the_row_stands(self, write: Write) -> None:
        path = write("a.jsonl", _lines([ROWS[0], {"source": "Post", "text": 5}]))
        with pytest.raises(ArticleError, match=r"a\.jsonl, line 2: article 'Post', field 'text': got 5") as caught:
            read_articles(path)
        assert (caught.value.article, caught.value.field) == ("Post", "text")
        with pytest.raises(ArticleError, match=r"a\.json, article 2: article 'Post', field 'text'"):
            read_articles(write("a.json", json.dumps([ROWS[0], {"source": "Post"}])))

    @pytest.mark.parametrize(
        ("file", "message"),
        [
            ("../secret.txt", "leaves the folder"),
            ("texts/../../secret.txt", "leaves the folder"),
            (str(Path(os.sep, "secret.txt").absolute()), "leaves the folder"),
            ("absent.txt", "there is no such file"),
            ("folder", "cannot be read"),
            (7, "which is no path"),
        ],
    )
    def test_a_file_that_cannot_be_taken_in(self, write: Write, tmp_path: Path, file: object, message: str) -> None:
        write("secret.txt", "hidden")
        (tmp_path / "in" / "folder").mkdir(parents=True)
        with pytest.raises(ArticleError, match=rf"field 'file': .*{message}"):
            read_articles(write("in/a.json", json.dumps([{"source": "Argus", "file": file}])))

    def test_a_plain_dict_cannot_open_files(self, write: Write) -> None:
        path = write("post.txt", "Two hours.")
        with pytest.raises(ArticleError, match="field 'text'"):
            read_articles([{"source": "Post", "file": str(path)}])
        with pytest.raises(ArticleError, match="field 'text'"):
            parse_articles(json.dumps([{"source": "Post", "file": str(path)}]))


class TestFiles:
    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("a.jsonl", _lines(ROWS) + "{broken\n", r"a\.jsonl, line 3: got '\{broken', which is no JSON"),
            ("a.jsonl", "\n\n[1]\n", r"a\.jsonl, line 3: got a list; give an object such as"),
            ("a.jsonl", "12\n", r"a\.jsonl, line 1: got a number 12; give an object"),
            (
                "a.jsonl",
                _lines(ROWS[:1]).encode() + b'{"text": "\xff"}\n',
                r"line 2: got byte 0xff at offset 58, which",
            ),
            ("a.json", "{]", r"a\.json: got '\{\]', which is no JSON \(.* at column 2 of line 1\); give a list"),
            ("a.json", "", r"a\.json: got nothing, which is no JSON"),
            ("a.json", '{"text": "cut', r"which is no JSON \(Unterminated string starting at column 10 of line 1\)"),
            ("a.json", '"text"', r"a\.json: got a text 'text'; give a list of articles, or an object with"),
            ("a.json", "null", r"a\.json: got null; give"),
            ("a.json", '{"rows": []}', r"a\.json: got an object with 'rows'; give a list of articles"),
            ("a.json", '{"articles": {"a": 1}}', r"a\.json: got an object under \"articles\"; give a list"),
            ("a.json", '["Argus"]', r"a\.json: article 1: got a text 'Argus'; give an object"),
            ("a.json", "[" * 200_000, r"a\.json: the JSON is nested too deep"),
            ("a.jsonl", '{"a":' * 200_000 + "\n", r"a\.jsonl, line 1: the JSON is nested too deep"),
            ("a.json", "[" + "9" * 5000 + "]", r"a\.json: the JSON cannot be read"),
            ("a.txt", b"caf\xe9 au lait", r"a\.txt: got byte 0xe9 at offset 3, which is no UTF-8"),
            ("a.txt", b"\xef\xbb\xbfcaf\xe9", r"a\.txt: got byte 0xe9 at offset 6"),
            ("a.pdf", b"%PDF", r"a\.pdf: got a file ending in '\.pdf'; give \.json, \.jsonl, \.txt or \.html"),
        ],
    )
    def test_a_file_that_is_none_is_refused_with_what_would_do(
        self, write: Write, name: str, content: str | bytes, message: str
    ) -> None:
        with pytest.raises(InputFileError, match=message):
            read_articles(write(name, content))

    def test_the_error_knows_path_and_line(self, write: Write) -> None:
        path = write("a.jsonl", "\n{\n")
        with pytest.raises(InputFileError) as caught:
            read_articles(path)
        assert (caught.value.path, caught.value.line) == (str(path), 2)

    @pytest.mark.parametrize("path", ["absent.json", "Over 40 minutes late, he said. " * 200, "a\0b.txt"])
    def test_a_path_that_leads_nowhere(self, path: str) -> None:
        with pytest.raises(InputFileError) as caught:
            read_articles(path)
        assert len(str(caught.value)) < 400

    @pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind here")
    def test_a_file_that_may_not_be_opened(self, write: Write) -> None:
        path = write("a.txt", "…")
        path.chmod(0)
        with pytest.raises(InputFileError, match="cannot be opened"):
            read_articles(path)

    @pytest.mark.parametrize("source", [5, None, b"a.json", [5], [[ROWS[0]]], [None]])
    def test_a_source_of_another_kind(self, source: Any) -> None:
        with pytest.raises(DiscrepancyError, match="give a path, a dict, an Article, or a list of these"):
            read_articles(source)


class TestSkip:
    def test_the_good_ones_are_kept_and_each_bad_one_is_told(self, write: Write, tmp_path: Path) -> None:
        write("f/a.jsonl", _lines(ROWS[:1]).encode() + b"{broken\n\xff\n" + _lines([{"source": "B"}, ROWS[1]]).encode())
        write("f/b.json", "{")
        write("f/c.txt", b"\xff")
        write("f/d.txt", "D.")
        told: list[DiscrepancyError] = []
        found = read_articles([tmp_path / "f", tmp_path / "absent", {}], on_error="skip", on_skip=told.append)
        assert _sources(found) == ["Argus", "Post", "d"]
        assert [type(error) for error in told] == [InputFileError] * 2 + [ArticleError] + [InputFileError] * 3 + [
            ArticleError
        ]
        assert [getattr(error, "line", None) for error in told] == [2, 3, None, None, None, None, None]

    def test_without_a_listener_a_skipped_article_is_a_warning(self) -> None:
        with pytest.warns(UserWarning, match="left out: .*article 'Argus', field 'text'"):
            assert read_articles([{"source": "Argus"}], on_error="skip") == ()

    def test_another_word_for_on_error_is_refused(self) -> None:
        with pytest.raises(DiscrepancyError, match="on_error: got 'ignore'; give 'raise' or 'skip'"):
            read_articles([], on_error="ignore")  # type: ignore[arg-type]


class TestParse:
    @pytest.mark.parametrize("data", [json.dumps(ROWS), json.dumps({"articles": ROWS}), _lines(ROWS)])
    @pytest.mark.parametrize("encode", [False, True])
    def test_json_and_lines_are_told_apart(self, data: str, encode: bool) -> None:
        assert _sources(parse_articles(data.encode() if encode else data)) == ["Argus", "Post"]

    def test_one_object_is_one_line(self) -> None:
        assert _sources(parse_articles(json.dumps(ROWS[0], indent=None))) == ["Argus"]

    def test_anything_else_is_one_text(self) -> None:
        (article,) = parse_articles("Over 40 minutes late.", "the desk")
        assert (article.source, article.text) == ("the desk", "Over 40 minutes late.")

    @pytest.mark.parametrize("text", ["[Update] Two hours.", "{sic} Two hours.", "[", "[1]", "{", "\n [[a]]"])
    def test_a_text_that_opens_with_a_bracket_is_text(self, text: str) -> None:
        assert [article.text for article in parse_articles(text)] == [text]

    def test_a_listing_that_is_none_can_be_skipped(self) -> None:
        told: list[DiscrepancyError] = []
        assert parse_articles('[{"text": 1},', on_error="skip", on_skip=told.append) == ()
        assert [type(error) for error in told] == [InputFileError]

    def test_nothing_is_one_empty_text(self) -> None:
        assert [article.text for article in parse_articles(b"")] == [""]

    def test_a_broken_listing_is_told_as_one(self) -> None:
        with pytest.raises(InputFileError, match=r"standard input: .*line 2.*give a list of articles"):
            parse_articles('{\n "articles": oh\n}')

    def test_a_broken_line_does_not_lose_the_rest(self) -> None:
        told: list[DiscrepancyError] = []
        data = _lines(ROWS[:1]) + "{\n" + _lines(ROWS[1:])
        assert _sources(parse_articles(data, on_error="skip", on_skip=told.append)) == ["Argus", "Post"]
        assert [str(error).split(":")[0] for error in told] == ["standard input, line 2"]

    @pytest.mark.parametrize("data", [5, None, [{"text": "…", "source": "A"}]])
    def test_what_is_no_data_is_refused(self, data: Any) -> None:
        with pytest.raises(DiscrepancyError, match=r"parse_articles: got .*; give the data as bytes or str"):
            parse_articles(data)


class TestIds:
    @staticmethod
    def _ids(*given: tuple[str, str | None]) -> list[str | None]:
        return [article.id for article in number_ids(Article(text="…", source=s, id=id) for s, id in given)]

    def test_the_source_is_the_id_numbered_where_it_repeats(self) -> None:
        assert self._ids(("A", None), ("B", None), ("A", None), ("A", None)) == ["A", "B", "A 2", "A 3"]

    def test_a_stated_id_is_kept_and_never_given_again(self) -> None:
        assert self._ids(("A", None), ("B", "A"), ("A", None), ("C", "A 2")) == ["A 3", "A", "A 4", "A 2"]

    def test_a_source_that_looks_numbered(self) -> None:
        assert self._ids(("A 2", None), ("A", None), ("A", None)) == ["A 2", "A", "A 3"]

    def test_two_articles_with_one_id_are_refused(self) -> None:
        with pytest.raises(ArticleError, match=r"field 'id': got 'x', which 2 articles state \('A' and 'B'\); give"):
            self._ids(("A", "x"), ("B", "x"))

    @pytest.mark.parametrize("given", [{}, {"text": "…"}, "Argus", None, 5])
    def test_what_is_no_article_is_refused(self, given: Any) -> None:
        with pytest.raises(DiscrepancyError, match=r"number_ids: got .*; give Articles, as read_articles returns them"):
            number_ids([given])

    def test_nothing_but_the_id_changes(self) -> None:
        article = Article(
            text="…", source="A", published="2024-08-13", language="en", timezone="UTC", title="T", url="u", story="s"
        )
        (numbered,) = number_ids([article])
        assert numbered == Article(**{**article.to_dict(), "id": "A"})

    @given(st.lists(st.tuples(st.sampled_from(["A", "A 2", "B"]), st.none() | st.sampled_from(["A", "B 2", "x"]))))
    def test_ids_are_unique_and_numbering_again_changes_nothing(self, rows: list[tuple[str, str | None]]) -> None:
        stated = [id for _, id in rows if id is not None]
        articles = [Article(text="…", source=source, id=id) for source, id in rows]
        if len(set(stated)) < len(stated):
            with pytest.raises(ArticleError):
                number_ids(articles)
            return
        numbered = number_ids(articles)
        assert len({article.id for article in numbered}) == len(rows)
        assert number_ids(numbered) == numbered

    @given(st.data())
    def test_the_order_of_the_articles_changes_no_id(self, data: st.DataObject) -> None:
        days = st.sampled_from([None, "2024-08-12", "2024-08-13T20:42-04:00"])
        made = st.builds(
            Article,
            text=st.sampled_from(["…", "Two hours."]),
            source=st.sampled_from(["A", "A 2", "B"]),
            id=st.just(None),
            published=days,
        )
        articles = data.draw(st.lists(made, max_size=6))
        shuffled = data.draw(st.permutations(articles))
        assert set(number_ids(shuffled)) == set(number_ids(articles))

    def test_the_earliest_of_a_source_has_its_name(self) -> None:
        later, first = (Article(text="…", source="A", published=day) for day in ("2024-08-14", "2024-08-13"))
        assert [article.id for article in number_ids([later, first])] == ["A 2", "A"]


class TestDatelines:
    @pytest.mark.parametrize("case", DATELINES, ids=lambda case: case["label"])
    def test_published_from_text(self, case: dict[str, Any]) -> None:
        assert published_from_text(case["text"]) == case.get("expect")

    def test_only_the_head_of_a_text_counts(self) -> None:
        line = "\nPublished: 13 August 2024\n"
        assert published_from_text("x" * 200 + line) == dt.date(2024, 8, 13)
        assert published_from_text("x" * 400 + line) is None

    def test_a_date_cut_by_the_end_of_the_head_is_none(self) -> None:
        # the head must not make a line's end where the text has none
        assert published_from_text("x" * 313 + "\n13 August 2024 was the day it began.") is None
        for before in range(280, 345):
            assert published_from_text("x" * before + "\n13 August 2024 was the day it began.") is None

    @given(st.text())
    def test_any_text_is_read(self, text: str) -> None:
        assert published_from_text(text) is None or any(c.isdigit() for c in text)

    def test_text_files_and_dicts_get_their_dateline(self, write: Write) -> None:
        text = " date 2024-08-13 Over 40 minutes late."
        assert read_articles(write("a.txt", text))[0].published == dt.date(2024, 8, 13)
        assert read_articles([{"source": "A", "text": text}])[0].published == dt.date(2024, 8, 13)
