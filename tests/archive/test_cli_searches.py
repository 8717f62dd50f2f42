"""``fiche searches``: saved searches for people and for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import open_archive
from archive.cli import fiche
from tests.archive.library import Library


def run(*arguments: object) -> Result:
    return CliRunner().invoke(fiche, ["searches", *map(str, arguments)])


def test_they_are_added_listed_and_removed(library: Library) -> None:
    empty = run(library.path)
    assert (empty.exit_code, empty.stdout) == (0, "")
    assert empty.stderr == "There is no saved search.\n"
    assert run(library.path, "--add", "图书馆", "图书馆 is:unread").exit_code == 0
    assert run(library.path, "--add", "Nothing", "-is:unread").exit_code == 0
    with open_archive(library.path) as archive:
        archive.connection.execute("INSERT INTO saved_search VALUES (9, 'Odd', 'has:colour', 9)")
    found = len(library.ids("图书馆"))
    listed = run(library.path)
    assert listed.stdout.splitlines() == [
        f"图书馆   {found:>9}  图书馆 is:unread",
        f"Nothing  {0:>9}  -is:unread",
        f"Odd      {'?':>9}  has:colour",
    ]
    assert listed.stderr.startswith("Odd: There is no “has:colour”; there are has:note")
    removed = run(library.path, "--remove", "Nothing", "--json")
    rows = json.loads(removed.stdout)["searches"]
    assert rows[0] == {"name": "图书馆", "query": "图书馆 is:unread", "count": found, "error": None}
    assert [(one["name"], one["count"]) for one in rows[1:]] == [("Odd", None)]
    assert "there are has:note" in rows[1]["error"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--add", "Bad", "a (b"), 2, "This parenthesis is never closed"),
        (("--add", "", "a"), 1, "A saved search needs a name."),
        (("--add", "FILM", "a"), 1, "There is a saved search “FILM” already."),
        (("--remove", "Paper"), 2, "There is no saved search 'Paper'"),
        (("--add", "Paper"), 2, "requires 2 arguments"),
    ],
)
def test_what_cannot_be_done_is_said(
    library: Library, arguments: tuple[str, ...], status: int, said: str
) -> None:
    assert run(library.path, "--add", "Film", "film").exit_code == 0
    result = run(library.path, *arguments)
    assert result.exit_code == status
    assert said.lower() in result.stderr.lower()
    assert [one["name"] for one in json.loads(run(library.path, "--json").stdout)["searches"]] == [
        "Film"
    ]


def test_there_must_be_an_archive(tmp_path: Path) -> None:
    result = run(tmp_path / "none.fiche", "--add", "Film", "film")
    assert result.exit_code == 1 and "There is no file" in result.stderr
    assert list(tmp_path.glob("none*")) == []
