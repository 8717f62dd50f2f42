"""``fiche`` for people: readable output, one clear line for trouble, progress, pipes and Ctrl+C."""

from __future__ import annotations

import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import ImportReport, Progress
from archive import cli_output as out
from archive.cli import fiche
from archive.post import Snippet
from tests.archive.library import Library, import_into
from tests.factories import corpus

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals are different")


def _invoke(*arguments: object, colour: bool = False) -> Result:
    return CliRunner().invoke(fiche, [os.fspath(one) if isinstance(one, Path) else str(one)
                                      for one in arguments], color=colour)  # fmt: skip


def _run(*arguments: object, colour: bool = False) -> str:
    result = _invoke(*arguments, colour=colour)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout


def _start(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "archive", *map(str, arguments)], cwd=ROOT, **options
    )


# --- output ---------------------------------------------------------------------------------


def test_a_list(library: Library) -> None:
    newest = library.posts[-1]
    lines = _run("list", library.path).splitlines()
    assert len(lines) == 40
    assert lines[0].split() == [
        "40", f"{newest.published:%Y-%m-%d}", f"{newest.published:%H:%M}", newest.title,
        lines[0].split()[-1],
    ]  # fmt: skip
    full = _run("list", library.path, "--full", "--limit", "1")
    assert f"编号 {newest.code}" in full


def test_a_day_without_a_time_gets_none() -> None:
    assert out.day_and_time(datetime(2024, 3, 1)) == "2024-03-01"
    assert out.day_and_time(datetime(204, 3, 1, 0, 0, 1, tzinfo=UTC)) == "0204-03-01 00:00"


def test_a_search(library: Library) -> None:
    code = library.posts[3].code
    said = _run("search", library.path, code)
    assert said.startswith(f"1 post for {code} in ")
    assert library.posts[3].title in said
    assert " or more posts for text:编号 in " in _run("search", library.path, "text:编号",
                                                   "--limit", "2")  # fmt: skip
    assert _run("search", library.path, "nothing").startswith("0 posts for nothing in ")


def test_hits_are_coloured_on_a_terminal_and_nowhere_else(library: Library) -> None:
    code = library.posts[3].code
    assert f"\x1b[33m\x1b[1m{code}\x1b[0m" in _run("search", library.path, code, colour=True)
    for command in (["search", code], ["list"], ["facets"], ["check"]):
        assert "\x1b" not in _run(command[0], library.path, *command[1:])


def test_facets(library: Library) -> None:
    said = _run("facets", library.path)
    for heading in ("Categories", "Tags", "Years", "Sources", "Publishers"):
        assert heading in said.splitlines()
    assert "港湾滚动新闻 (gundong)" in said
    assert "       40  2022" in said.splitlines()


@pytest.mark.parametrize(
    "command", [["list", "--category", "nope"], ["list", "--tag", "nope"], ["list", "--query", "nope"],
                ["list", "--full", "--after", "2100"], ["facets", "--query", "nope"]]
)  # fmt: skip
def test_nothing_found_is_said(library: Library, command: list[str]) -> None:
    result = _invoke(command[0], library.path, *command[1:])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "0 posts\n")
    if "--full" not in command:
        result = _invoke(command[0], library.path, *command[1:], "--json")
        assert (result.exit_code, result.stderr) == (0, "")


def test_none_is_what_was_asked_for(library: Library) -> None:
    assert _run("list", library.path, "--limit", "0") == ""


def test_help_says_what_each_command_does_in_whole_words() -> None:
    said = _run("--help")
    commands = said[said.index("Commands:") :].splitlines()[1:]
    assert len(commands) == len(fiche.commands)
    assert all(line.endswith(".") and "..." not in line for line in commands)


def test_the_counts_have_the_names_that_the_window_has() -> None:
    """The window's own test holds its words; these are the same in small letters."""
    guide = (ROOT / "resources/guide/user-guide.en.md").read_text("utf-8").lower()
    for name in out.COUNTS.values():
        assert name in guide


def test_a_check(library: Library) -> None:
    assert _run("check", library.path) == "No damage: 40 posts.\n"
    library.execute("UPDATE post_source SET checksum = zeroblob(16) WHERE post_id = 3")
    result = _invoke("check", library.path)
    said = f"the file of post 3 is damaged: “{library.posts[2].path}”\n"
    assert (result.exit_code, result.stdout) == (1, said)


def test_a_report(tmp_path: Path) -> None:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    (posts / "2024-01-01-a.md").write_text('---\ntitle: "他说"好""\n---\nx\n', "utf-8")
    (posts / "2024-01-02-b.md").write_bytes(b"\xff" * 9)
    path = tmp_path / "a.fiche"
    dry = _run("import", path, tmp_path / "site", "--dry-run")
    assert dry.startswith("What an import would do; nothing was written (--dry-run):\n")
    assert dry.endswith("\nNothing was written (--dry-run).\n")
    assert not path.exists()
    said = _run("import", path, tmp_path / "site")
    lines = [line.split() for line in said.splitlines()]
    assert ["found", "2"] in lines
    assert ["added", "1"] in lines
    assert ["not", "readable", "1"] in lines
    assert "2 problems:" in said
    assert "  _posts/2024-01-01-a.md:2  warning  " in said
    assert "  _posts/2024-01-02-b.md" in said
    assert "error" in said


def test_text_of_others_cannot_steer_the_terminal(tmp_path: Path) -> None:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    title = "a\\e[31mb\\u202ec\\x9bd"
    (posts / "2024-01-01-a\x1b[2J.md").write_text(
        f'---\ntitle: "{title}"\ncategories: "x\\ey"\n---\n\x1b]0;x\x07text\n', "utf-8"
    )
    path = tmp_path / "a.fiche"
    said = _run("import", path, tmp_path / "site")
    said += _run("list", path) + _run("search", path, "text") + _run("facets", path)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said)


def test_marked_snippets_are_html() -> None:
    snippet = Snippet("a <b> & c", ((2, 5), (8, 9)))
    assert out.marked(snippet) == "a <mark>&lt;b&gt;</mark> &amp; <mark>c</mark>"
    assert out.as_json({"中": "\ud800"}) == '{"中": "?"}'


# --- trouble --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["list", "{none}"], 1, "none.fiche. “fiche import” makes a new archive."),
        (["list", "{folder}"], 1, "it is a folder"),
        (["list", "{text}"], 1, "is not a Microfiche archive. It was left as it is."),
        (["import", "{text}", "{site}"], 1, "is not a Microfiche archive"),
        (["import", "{text}/x.fiche", "{site}"], 1, "is not a folder"),
        (["import", "{long}", "{site}"], 1, "File name too long"),
        (["import", "{long}", "{site}", "--dry-run"], 1, "File name too long"),
        (["import", "{archive}", "{none}"], 1, "there is no such folder"),
        (["import", "{archive}", "{long}"], 1, "File name too long"),
        (["import", "{archive}", "{text}"], 1, "it is not a folder"),
        (["import", "{new}", "{site}", "{none}"], 1, "there is no such folder"),
        (["search", "{none}", "x"], 1, "There is no file"),
        (["facets", "{long}"], 1, "File name too long"),
        (["check", "{none}"], 1, "There is no file"),
        (["show", "{archive}", "nothing.md"], 1, "has no post 'nothing.md'"),
        (["show", "{archive}", "99999999999999999999"], 1, "has no post"),
        (["export", "{archive}", "{text}"], 1, "there is a file of that name"),
        (["export", "{archive}", "{folder}"], 1, "the folder is not empty"),
        (["export", "{archive}", "{text}/x"], 1, "Not a directory"),
        (["export", "{none}", "{new}"], 1, "There is no file"),
        (["list", "{archive}", "--after", "soon"], 2, "is no year, month or day"),
        (["list", "{archive}", "--query", "("], 2, "The query cannot be read"),
        (["list", "{archive}", "--limit", "-1"], 2, "--limit"),
        (["list", "{archive}", "--sort", "odd"], 2, "--sort"),
        (["search", "{archive}"], 2, "Give either QUERY or --queries FILE"),
        (["search", "{archive}", "x", "--queries", "{text}"], 2, "Give either"),
        (["search", "{archive}", ""], 2, "Error: The query is empty.\n"),
        (["search", "{archive}", 'a "b'], 2, 'never closed.\n  a "b\n    ^\n'),
        (["search", "{archive}", "--queries", "{none}"], 2, "No such file"),
        (["search", "{archive}", "--queries", "{latin}"], 2, "The queries are not UTF-8"),
        (
            ["search", "{archive}", "--queries", "{queries}"],
            2,
            "The query in line 2 cannot be read: this parenthesis",
        ),
        (["facets", "{archive}", "--query", "a OR"], 2, "needs something on both sides"),
        (["export", "{archive}", "{new}", "--query", "("], 2, "The query cannot be read"),
        (["export", "{archive}", "{new}", "--as", "odd"], 2, "--as"),
        (["import", "{archive}", "{site}", "--timezone", "Mars/One"], 2, "is no time zone"),
        (["import", "{archive}", "{site}", "--generator", "odd"], 2, "--generator"),
        (["import", "{archive}"], 2, "FOLDERS"),
        (["odd"], 2, "No such command 'odd'"),
    ],
)
def test_trouble_is_one_clear_sentence(
    library: Library, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    places = {
        "archive": library.path, "site": library.site, "none": tmp_path / "none.fiche",
        "new": tmp_path / "new", "folder": tmp_path, "text": tmp_path / "text.txt",
        "long": tmp_path / ("x" * 300), "latin": tmp_path / "latin.txt",
        "queries": tmp_path / "queries.txt",
    }  # fmt: skip
    places["text"].write_text("text", "utf-8")
    places["latin"].write_bytes(b"caf\xe9\n")
    places["queries"].write_text("x\n(\n", "utf-8")
    before = library.path.read_bytes()
    result = _invoke(*(argument.format(**places) for argument in arguments))
    assert result.exit_code == status, result.output
    assert said in result.stderr
    assert isinstance(result.exception, SystemExit)
    if status == 1:
        assert result.stdout == ""
        assert result.stderr.startswith("Error: ")
        assert result.stderr.count("\n") == 1
    assert library.path.read_bytes() == before
    assert not places["new"].exists()


@pytest.mark.slow
def test_a_locked_archive(library: Library) -> None:
    holder = sqlite3.connect(library.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    for command in (["import", library.path, library.site], ["list", library.path]):
        result = _invoke(*command)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"Error: Another program is writing to {library.path}.")
    holder.close()


def test_names_that_are_no_text(library: Library) -> None:
    assert _invoke("list", library.path, "--category", "\udcff").exit_code == 0
    result = _invoke("show", library.path, "\udcff")
    assert (result.exit_code, result.stderr) == (1, "Error: The archive has no post '\\udcff'.\n")


@pytest.mark.parametrize("generator", ["auto", "jekyll", "hugo", "hexo", "obsidian", "plain"])
def test_every_generator_of_the_contract_can_be_named(tmp_path: Path, generator: str) -> None:
    (tmp_path / "site").mkdir()
    _run("import", tmp_path / "a.fiche", tmp_path / "site", "--generator", generator)


# --- terminals, pipes, Ctrl+C ---------------------------------------------------------------


@posix
def test_progress_is_drawn_on_a_terminal_and_taken_away(library: Library, tmp_path: Path) -> None:
    master, slave = pty.openpty()
    with _start(
        "import", tmp_path / "a.fiche", library.site, stdout=subprocess.PIPE, stderr=slave
    ) as process:
        os.close(slave)
        drawn = b""
        while True:
            try:
                drawn += os.read(master, 65536)
            except OSError:  # the other end is closed
                break
        os.close(master)
        said = process.communicate()[0]
    text = drawn.decode("utf-8")
    assert "\rImporting  " in text
    assert "40 of 40" in text
    assert "█" * out.BAR_WIDTH in text
    assert text.endswith(" \r")
    assert b"added" in said


def test_a_dry_run_that_was_stopped_kept_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    out.print_report(ImportReport("a.fiche", stopped=True), dry_run=True)
    said = capsys.readouterr().out
    assert said.endswith(
        "\nNothing was written (--dry-run).\nStopped before everything was looked at.\n"
    )
    assert "is kept" not in said


def test_a_stopped_import_says_what_it_had_not_come_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = ImportReport("a.fiche", found=20_253, added=4_825, unchanged=6_901, stopped=True)
    out.print_report(report, dry_run=False)
    assert re.search(r"^  not yet read +8,527$", capsys.readouterr().out, re.MULTILINE)
    assert "not_read" not in out.report_values(report), "scripts reckon it themselves"
    report.stopped = False
    out.print_report(report, dry_run=False)
    assert "not yet read" not in capsys.readouterr().out


def test_progress_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    line = out.ProgressLine()
    line.clear()
    line(Progress("scan", 1234))
    line(Progress("read", 5, 10, "a.md", problems=1200, speed=700.4))
    line(Progress("odd", 0, 0))
    line.clear()
    first, second, third, *rest = capsys.readouterr().err.split("\r")[1:]
    assert first == "Looking for posts  1,234"
    assert second == f"Importing  {'█' * 12}{'░' * 12}  5 of 10  700/s  1,200 problems"
    assert third == "odd  0".ljust(len(second))
    assert [part.strip() for part in rest] == ["", ""]


@posix
def test_a_pipe_that_has_seen_enough(library: Library) -> None:
    """As ``fiche list … | head -1``: quiet, whatever else was to be said."""
    with _start(
        "list", library.path, "--json", "--full", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


@posix
@pytest.mark.parametrize("times", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_ctrl_c_stops_an_import_cleanly(tmp_path: Path, times: int) -> None:
    """Once: a report and what was committed. Twice: at once. Workers say nothing either way."""
    corpus(450, tmp_path / "site")
    path = tmp_path / "a.fiche"
    with _start(
        "import", path, tmp_path / "site",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    ) as process:  # fmt: skip
        wal = path.with_name("a.fiche-wal")
        end = time.monotonic() + 60
        while not (wal.exists() and wal.stat().st_size) and time.monotonic() < end:
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.02)
        for _ in range(times):  # to the whole group, as a terminal does
            os.killpg(process.pid, signal.SIGINT)
        said, trouble = process.communicate(timeout=60)
    assert process.returncode == 1, said
    assert b"Traceback" not in trouble
    if times == 1:
        assert trouble == b""
        assert "Stopped. What was imported is kept" in said.decode("utf-8")
    assert import_into(path, tmp_path / "site").found == 450
    assert "No damage: 450 posts." in _run("check", path)


def test_stopping_a_check_and_an_export(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C while the first progress is told."""

    def interrupt(_: object, __: Progress) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(out.ProgressLine, "__call__", interrupt)
    before = signal.getsignal(signal.SIGINT)
    for command in (["check", library.path], ["export", library.path, tmp_path / "out"]):
        result = _invoke(*command)
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", "Error: Stopped.\n")
    assert signal.getsignal(signal.SIGINT) is before
