"""``backup`` copies an archive in use: all of one moment, complete or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import Cancelled, NameTakenError, Progress, open_archive
from archive.backup import back_up
from archive.cli import fiche
from tests.archive.library import Library, ids_in


def run(*arguments: object) -> Result:
    return CliRunner().invoke(fiche, list(map(str, arguments)))


def test_the_copy_is_the_archive(library: Library, tmp_path: Path) -> None:
    copy = tmp_path / "backups" / "copy.fiche"
    with open_archive(library.path) as archive:
        saved = archive.saved_searches.add("Libraries", "图书馆")
    steps: list[Progress] = []
    size = back_up(library.path, copy, steps.append)
    assert copy.stat().st_size == size == library.path.stat().st_size
    assert [(one.stage, one.done) for one in steps[-1:]] == [("backup", steps[-1].total)]
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
    with open_archive(copy, read_only=True) as archive:
        assert archive.check().ok
        assert archive.post_count() == 40
        assert archive.saved_searches.all() == [saved]


def test_a_writer_goes_on_meanwhile(library: Library, tmp_path: Path) -> None:
    """What is written while the copy is made is not in it, and does not hold it up."""
    copy = tmp_path / "copy.fiche"
    with open_archive(library.path) as writer:
        writer.set_starred([1], True)
        back_up(library.path, copy, lambda _: writer.set_starred([2], True))
        assert ids_in(library.path, "is:starred") == [2, 1]
    assert ids_in(copy, "is:starred") == [1]
    assert not list(tmp_path.glob("copy.fiche?*"))


def test_it_can_be_stopped(library: Library, tmp_path: Path) -> None:
    def stop(_: Progress) -> None:
        raise Cancelled

    folder = tmp_path / "backups"
    with pytest.raises(Cancelled):
        back_up(library.path, folder / "copy.fiche", stop)
    assert list(folder.iterdir()) == []


def test_what_is_there_is_not_replaced(library: Library, tmp_path: Path) -> None:
    copy = tmp_path / "copy.fiche"
    copy.write_bytes(b"mine")
    with pytest.raises(NameTakenError):
        back_up(library.path, copy)
    assert copy.read_bytes() == b"mine"
    with pytest.raises(NameTakenError):
        back_up(library.path, library.path, replace=True)
    size = back_up(library.path, copy, replace=True)
    assert copy.stat().st_size == size


def test_the_command_lines(library: Library, tmp_path: Path) -> None:
    copy, new = tmp_path / "copy.fiche", tmp_path / "new.fiche"
    done = run("backup", library.path, copy, "--json")
    assert json.loads(done.stdout)["bytes"] == copy.stat().st_size
    assert run("check", copy).exit_code == 0
    library.execute("UPDATE post_source SET bytes = zeroblob(50) WHERE post_id = 3")
    done = run("repair", library.path, new)
    lines = done.stdout.splitlines()
    assert lines == [
        f"the file “{library.posts[2].path}” is lost",
        f"39 posts saved in {new}, 1 lost",
    ]
    assert run("check", new).exit_code == 0
    done = run("repair", library.path, new)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "already. Choose another name." in done.stderr
    done = run("repair", library.path, tmp_path / "json.fiche", "--json")
    values = json.loads(done.stdout)
    assert (values["posts"], values["lost"], len(values["problems"])) == (39, 1, 1)
