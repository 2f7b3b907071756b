"""The command line, run as a user runs it: in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import discrepancy
from discrepancy import Report, samples

ROOT = Path(__file__).parent.parent
A = "The bridge at Harwick cost $1.2 billion, the city said."
B = "The bridge at Harwick cost $2.1 billion, the city said."


def run(*arguments: str | Path, stdin: str | bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "discrepancy", *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "argus.txt", tmp_path / "post.txt"]
    for path, text in zip(paths, (A, B), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_a_sample_is_compared_and_printed() -> None:
    done = run("compare", "--sample", "interview")
    assert (done.returncode, done.stderr) == (0, "")
    assert "16.4 मिलियन" in done.stdout
    assert "1.2 million" in done.stdout


@pytest.mark.parametrize(
    ("form", "start"), [("text", ""), ("markdown", ""), ("html", "<!doctype html>"), ("json", "{"), ("jsonl", "{")]
)
def test_every_format_is_written(two: list[Path], form: str, start: str) -> None:
    done = run("compare", *two, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.lower().startswith(start)
    assert done.stdout.endswith("\n")
    assert "argus" in done.stdout
    assert "post" in done.stdout


def test_json_is_a_report_that_can_be_read_back(two: list[Path]) -> None:
    done = run("compare", *two, "--format", "json")
    assert [article.source for article in Report.from_json(done.stdout).articles] == ["argus", "post"]


def test_a_conflict_fails_only_when_asked(two: list[Path]) -> None:
    assert run("compare", *two).returncode == 0
    assert run("compare", *two, "--fail-on", "conflict").returncode == 1
    assert run("compare", two[0], "--fail-on", "conflict").returncode == 0


def test_a_minor_conflict_is_none_of_the_major_ones(tmp_path: Path) -> None:
    listing = tmp_path / "accounts.json"
    texts = {"Argus": "The quake had a magnitude of 6.8.", "Post": "The quake had a magnitude of 6.9."}
    listing.write_text(json.dumps([{"source": s, "text": t} for s, t in texts.items()]), "utf-8")
    assert run("compare", listing, "--fail-on", "conflict").returncode == 1
    assert run("compare", listing, "--fail-on", "major").returncode == 0


def test_json_lines_hold_a_finding_each_with_its_claims() -> None:
    whole = json.loads(run("compare", "--sample", "interview", "--format", "json").stdout)
    done = run("compare", "--sample", "interview", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    claims = {claim["id"]: claim for claim in whole["claims"]}
    sources = {article["id"]: article["source"] for article in whole["articles"]}
    assert len(rows) == len(whole["findings"]) > 0
    for row, finding in zip(rows, whole["findings"], strict=True):
        told = [claims[id] for id in finding["claims"]]
        assert row == finding | {"told": [{"source": sources[claim["article"]], **claim} for claim in told]}


def test_standard_input_may_hold_articles() -> None:
    rows = [{"source": "Argus", "text": A}, {"source": "Post", "text": B}]
    for stdin in (json.dumps(rows), "".join(json.dumps(row) + "\n" for row in rows)):
        done = run("compare", "-", "--format", "json", stdin=stdin)
        assert [article["source"] for article in json.loads(done.stdout)["articles"]] == ["Argus", "Post"]


def test_a_folder_gives_all_its_articles(two: list[Path]) -> None:
    (two[0].parent / "more.jsonl").write_text(json.dumps({"source": "Courier", "text": A}) + "\n", "utf-8")
    (two[0].parent / "picture.png").write_bytes(b"\x89PNG")
    done = run("compare", two[0].parent, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["source"] for row in json.loads(done.stdout)["articles"]] == ["argus", "Courier", "post"]


def test_options_fill_in_what_articles_do_not_state(two: list[Path], tmp_path: Path) -> None:
    stated = tmp_path / "stated.json"
    stated.write_text(
        json.dumps([{"source": "S", "text": A, "published": "2020-01-01", "timezone": "UTC", "language": "en"}]),
        "utf-8",
    )
    options = ["--published", "2024-08-13", "--timezone", "Asia/Kolkata", "--language", "en-IN"]
    done = run("compare", two[0], stated, "--format", "json", *options)
    rows = json.loads(done.stdout)["articles"]
    assert [(row["published"], row["timezone"]) for row in rows] == [
        ("2024-08-13", "Asia/Kolkata"),
        ("2020-01-01", "UTC"),
    ]
    assert rows[0]["language_given"] is True


class TestOutput:
    def test_a_file_is_written_in_the_format_its_name_tells(self, two: list[Path], tmp_path: Path) -> None:
        target = tmp_path / "report.html"
        done = run("compare", *two, "--output", target)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert target.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
        assert {path.name for path in tmp_path.iterdir()} == {"argus.txt", "post.txt", "report.html"}

    @pytest.mark.parametrize(
        ("name", "start"),
        [("r.md", "5 accounts"), ("r.json", "{"), ("r.jsonl", '{"id"'), ("r.txt", "5 accounts"), ("r", "5 accounts")],
    )
    def test_the_ending_of_its_name_tells_the_format(self, tmp_path: Path, name: str, start: str) -> None:
        assert run("compare", "--sample", "interview", "-o", tmp_path / name).returncode == 0
        assert (tmp_path / name).read_text("utf-8").startswith(start)

    def test_a_format_that_is_given_outdoes_the_name(self, two: list[Path], tmp_path: Path) -> None:
        assert run("compare", *two, "-o", tmp_path / "report.2024", "--format", "json").returncode == 0
        assert json.loads((tmp_path / "report.2024").read_text("utf-8"))["articles"]

    def test_a_file_that_stands_there_is_replaced_whole(self, two: list[Path], tmp_path: Path) -> None:
        target = tmp_path / "report.json"
        target.write_text("x" * 1_000_000, encoding="utf-8")
        assert run("compare", *two, "-o", target).returncode == 0
        assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "discrepancy/report/1"

    def test_bad_input_leaves_the_old_file_alone(self, tmp_path: Path) -> None:
        target = tmp_path / "report.json"
        target.write_text("old", encoding="utf-8")
        assert run("compare", tmp_path / "absent.txt", "-o", target).returncode == 2
        assert target.read_text(encoding="utf-8") == "old"

    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
    def test_a_link_is_written_through(self, two: list[Path], tmp_path: Path) -> None:
        target, link = tmp_path / "real.json", tmp_path / "link.json"
        target.write_text("old", encoding="utf-8")
        link.symlink_to(target)
        assert run("compare", *two, "-o", link).returncode == 0
        assert link.is_symlink()
        assert target.read_text(encoding="utf-8").startswith("{")

    @pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="no such device here")
    def test_a_device_is_written_to_and_stays(self, two: list[Path]) -> None:
        assert run("compare", *two, "-o", os.devnull).returncode == 0
        assert Path(os.devnull).is_char_device()

    def test_a_run_that_is_broken_off_while_writing_leaves_the_old_file(self, two: list[Path], tmp_path: Path) -> None:
        target = tmp_path / "report.json"
        target.write_text("old", encoding="utf-8")
        code = (
            "import sys, pathlib, discrepancy.__main__ as entry\n"
            "whole = pathlib.Path.write_bytes\n"
            "def half(path, data):\n"
            "    whole(path, data[:100])\n"
            "    raise KeyboardInterrupt\n"
            "pathlib.Path.write_bytes = half\n"
            "entry.main(sys.argv[1:])\n"
        )
        arguments = [sys.executable, "-c", code, "compare", *two, "-o", target]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=ROOT)
        assert (done.returncode, done.stderr.strip()) == (130, "discrepancy: interrupted")
        assert target.read_text(encoding="utf-8") == "old"
        assert {path.name for path in tmp_path.iterdir()} == {"argus.txt", "post.txt", "report.json"}

    @pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
    def test_an_interrupt_is_told_by_the_exit_code(self, tmp_path: Path) -> None:
        target = tmp_path / "report.json"
        code = (
            "import os, signal, sys\n"
            "from types import SimpleNamespace as Fake\n"
            "import discrepancy.__main__ as entry\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # which a shell's background jobs ignore
            "read = lambda: os.kill(os.getpid(), signal.SIGINT)\n"
            "sys.stdin = Fake(isatty=lambda: False, buffer=Fake(read=read))\n"
            "entry.main(sys.argv[1:])\n"
        )
        arguments = [sys.executable, "-c", code, "compare", "-", "-o", target]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=ROOT)
        assert (done.returncode, done.stderr.strip()) == (130, "discrepancy: interrupted")
        assert not target.exists()

    @pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
    def test_a_file_that_is_replaced_keeps_its_rights(self, two: list[Path], tmp_path: Path) -> None:
        target = tmp_path / "report.json"
        target.touch()
        target.chmod(0o600)
        assert run("compare", *two, "-o", target).returncode == 0
        assert target.stat().st_mode & 0o777 == 0o600

    def test_a_folder_that_is_not_there_is_told_first(self, tmp_path: Path) -> None:
        done = run("compare", "--sample", "interview", "-o", tmp_path / "absent" / "report.html")
        assert done.returncode == 2
        assert "there is no folder" in done.stderr


class TestBadInput:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["compare", "absent.txt"], "absent.txt: there is no such file"),
            (["compare"], "got no articles; give files"),
            (["extract"], "got no articles; give files"),
            (["compare", "--sample", "storm"], "no sample 'storm'; give one of"),
            (["compare", "--sample", "interview", "--format", "pdf"], "'pdf'"),
            (["compare", "--nonsense"], "--nonsense"),
            (["nonsense"], "nonsense"),
            (["compare", "-", "--timezone", "Mars/Base"], "--timezone: got 'Mars/Base'"),
            (["compare", "-", "--published", "soon"], "--published: got 'soon'"),
            (["extract", "-", "--language", "English!"], "--language: got 'English!'"),
            (["extract", "--sample", "interview", "--format", "html"], "--format html shows one article; got 5"),
            (["schema", "reprot"], "'reprot' is not one of 'articles', 'claim', "),
            (["schema", "--format", "json"], "(see 'discrepancy schema --help')"),
            (["compare", "-", "-"], "got '-' more than once; standard input can be read only once"),
            (["compare", ""], "'': the path is empty; give the path of a"),
            (
                ["compare", "--sample", "interview", "-o", "report.pdf"],
                "whose ending '.pdf' names no format; give --format",
            ),
        ],
    )
    def test_it_is_one_line_on_stderr_and_exit_code_2(self, arguments: list[str], message: str) -> None:
        done = run(*arguments, stdin=A)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr
        assert done.stderr.startswith("discrepancy: ")
        assert done.stderr.count("\n") == 1

    def test_a_bad_line_is_named_by_its_number(self) -> None:
        done = run("compare", "-", stdin=json.dumps({"source": "Argus", "text": A}) + "\n{broken\n")
        assert done.returncode == 2
        assert done.stderr.startswith("discrepancy: standard input, line 2: got '{broken', which is no JSON")

    def test_a_bad_article_of_a_list_is_named_by_its_place(self, tmp_path: Path) -> None:
        listing = tmp_path / "accounts.json"
        listing.write_text(json.dumps([{"source": "Argus", "text": A}, {"source": "Post"}]), "utf-8")
        done = run("compare", listing)
        assert done.returncode == 2
        assert f"{listing}, article 2" in done.stderr

    def test_on_error_skip_lists_what_is_bad_and_goes_on(self, two: list[Path], tmp_path: Path) -> None:
        bad, lines = tmp_path / "bad.txt", tmp_path / "lines.jsonl"
        bad.write_bytes(b"\xff")
        lines.write_text(json.dumps({"source": "Courier", "text": A}) + "\n{broken\n", "utf-8")
        files = [two[0], bad, tmp_path / "absent.txt", lines, two[1]]
        done = run("compare", *files, "--on-error", "skip", "--format", "json")
        assert done.returncode == 0
        assert [article["source"] for article in json.loads(done.stdout)["articles"]] == ["argus", "Courier", "post"]
        told = [line.removeprefix("discrepancy: left out: ") for line in done.stderr.splitlines()]
        assert [line.partition(": ")[0] for line in told] == [
            str(bad),
            str(tmp_path / "absent.txt"),
            f"{lines}, line 2",
        ]

    def test_a_run_that_could_read_nothing_is_no_success(self, tmp_path: Path) -> None:
        done = run("compare", tmp_path / "absent.txt", "--on-error", "skip", "--fail-on", "conflict")
        assert (done.returncode, done.stdout) == (2, "")
        assert "nothing is left to read" in done.stderr

    def test_a_fault_of_the_program_does_not_pass_for_a_conflict(self) -> None:
        code = (
            "import discrepancy.cli.commands as commands, discrepancy.__main__ as entry\n"
            "commands.compare = lambda articles: 1 / 0\n"
            "entry.main(['compare', '--sample', 'interview', '--fail-on', 'conflict'])\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
        assert (done.returncode, done.stdout) == (3, "")
        assert "ZeroDivisionError" in done.stderr

    def test_no_articles_are_input_that_cannot_be_used(self, tmp_path: Path) -> None:
        done = run("compare", tmp_path, "--fail-on", "conflict")
        assert (done.returncode, done.stdout) == (2, "")
        assert f"discrepancy: {tmp_path}: there is no article in it\n" in done.stderr
        assert "got no article in what was given" in done.stderr

    def test_what_an_option_may_be_is_told_as_it_is_typed(self) -> None:
        for option, value in (("--language", "English!"), ("--timezone", "IST"), ("--published", "soon")):
            assert "None" not in run("compare", "-", option, value, stdin=A).stderr

    @pytest.mark.parametrize("arguments", [[], ["--output", "/dev/full"]], ids=["standard output", "a device"])
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
    def test_an_output_that_is_full_is_no_success(self, arguments: list[str]) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "discrepancy", "compare", "--sample", "interview", *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                cwd=ROOT,
            )
        where = "/dev/full" if arguments else "standard output"
        assert done.returncode == 2
        assert done.stderr.decode().startswith(f"discrepancy: {where}: the output cannot be written (")

    def test_an_input_that_cannot_be_read_is_told(self) -> None:
        with Path(os.devnull).open("wb") as no_input:
            done = subprocess.run(
                [sys.executable, "-m", "discrepancy", "compare", "-"],
                stdin=no_input,
                capture_output=True,
                check=False,
                cwd=ROOT,
            )
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.startswith(b"discrepancy: standard input: it cannot be read (")

    @pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell there")
    @pytest.mark.parametrize(
        ("arguments", "code", "told"),
        [
            ("- <&-", 2, "discrepancy: standard input: it cannot be read (it is closed)\n"),
            (
                "--sample interview >&-",
                2,
                "discrepancy: standard output: the output cannot be written (it is closed)\n",
            ),
            ("--sample interview 2>&-", 0, ""),
        ],
    )
    def test_a_stream_that_is_closed_is_no_fault_of_the_program(self, arguments: str, code: int, told: str) -> None:
        shell = f'"{sys.executable}" -m discrepancy compare {arguments}'
        done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False, cwd=ROOT)
        assert (done.returncode, done.stderr) == (code, told)


class TestExtract:
    def test_text_names_the_article_and_each_figure(self, two: list[Path]) -> None:
        done = run("extract", two[0])
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[0] == "argus"
        assert "$1.2 billion" in done.stdout

    @pytest.mark.parametrize("form", ["json", "jsonl"])
    def test_json_gives_offsets_into_the_text(self, two: list[Path], form: str) -> None:
        done = run("extract", two[0], "--format", form)
        rows = json.loads(done.stdout) if form == "json" else [json.loads(line) for line in done.stdout.splitlines()]
        assert rows
        assert [row["text"] for row in rows] == [A[row["start"] : row["end"]] for row in rows]

    def test_html_marks_the_figures_of_one_article(self, two: list[Path], tmp_path: Path) -> None:
        page = tmp_path / "argus.html"
        assert run("extract", two[0], "-o", page).returncode == 0
        assert "<mark" in page.read_text(encoding="utf-8")
        done = run("extract", *two, "--format", "html")
        assert done.returncode == 2
        assert "--format html shows one article; got 2" in done.stderr

    def test_markdown_is_a_table(self, two: list[Path]) -> None:
        rows = run("extract", two[0], "--format", "markdown").stdout.splitlines()
        assert rows[0].startswith("| Article | Place |")
        assert "\\$1.2 billion" in rows[2]

    def test_a_text_without_figures_says_so(self) -> None:
        assert run("extract", "-", stdin="Nothing at all.").stdout == "No figures found.\n"
        assert run("extract", "-", "--format", "json", stdin="Nothing at all.").stdout == "[]\n"
        assert run("extract", "-", "--format", "jsonl", stdin="Nothing at all.").stdout == ""


class TestSchema:
    def test_it_is_the_one_the_library_ships(self, tmp_path: Path) -> None:
        done = run("schema")
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout) == discrepancy.schema()
        assert run("schema", "-o", tmp_path / "report.schema.json").returncode == 0
        assert (tmp_path / "report.schema.json").read_text("utf-8") == done.stdout

    def test_a_report_follows_it(self) -> None:
        jsonschema = pytest.importorskip("jsonschema", reason="pip install '.[test]' brings jsonschema")
        report = json.loads(run("compare", "--sample", "interview", "--format", "json").stdout)
        jsonschema.validate(report, json.loads(run("schema").stdout))

    @pytest.mark.parametrize(("command", "name"), [("compare", "row"), ("extract", "mention")])
    def test_every_line_follows_the_one_of_its_name(self, command: str, name: str) -> None:
        jsonschema = pytest.importorskip("jsonschema", reason="pip install '.[test]' brings jsonschema")
        validator = jsonschema.Draft202012Validator(json.loads(run("schema", name).stdout))
        lines = run(command, "--sample", "interview", "--format", "jsonl").stdout.splitlines()
        assert lines
        for line in lines:
            validator.validate(json.loads(line))
            assert list(validator.iter_errors({}))


class TestHelp:
    def test_help_shows_examples_and_exit_codes(self) -> None:
        for command in ([], ["compare"]):
            told = run(*command, "--help").stdout.partition("Exit codes:")[2]
            assert re.findall(r"^ +(\d+)  ", told, re.MULTILINE) == ["0", "1", "2", "3", "130"]
        for command in ("compare", "extract", "schema"):
            done = run(command, "--help")
            assert done.returncode == 0
            assert f"discrepancy {command}" in done.stdout.split("Examples:")[1]
        for name in samples.names():
            assert name in run("compare", "--help").stdout

    def test_no_command_at_all_shows_the_help(self) -> None:
        done = run()
        assert done.returncode == 2
        assert "Examples:" in done.stderr

    def test_the_version_is_one_line(self) -> None:
        done = run("--version")
        assert done.returncode == 0
        assert done.stdout.startswith("discrepancy ")
        assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("environment", [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_pipes_get_utf_8_whatever_the_locale(environment: dict[str, str]) -> None:
    done = run("compare", "--sample", "interview", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "16.4 मिलियन" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "discrepancy", "compare", "--sample", "interview", "--format", "html"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(120) == 0


def test_extract_says_on_standard_error_what_it_did_not_read() -> None:
    done = run("extract", "-", "--format", "jsonl", stdin="It had 1e999 grains, 5\u202e3 men and 12 dogs.")
    assert done.returncode == 0
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["12"]
    assert "U+202E" in done.stderr
    assert "“1e999”: too large" in done.stderr
    assert "\u202e" not in done.stderr
