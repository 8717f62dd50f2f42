"""Files under passing names: what a killed process left goes, what a living one makes stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from archive import open_archive
from archive.storage.passing import (
    give_its_name,
    passing_file,
    put_name_on_the_disk,
    remove_leftovers,
)


@pytest.fixture
def dead() -> int:
    """The number of a process that is over."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.name.startswith(path.name))


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be asked for there")
def test_leftovers_of_the_dead_are_removed(archive_path: Path, dead: int) -> None:
    kept = [f"test.fiche-passing-copy-{os.getppid()}", "test.fiche-passing-copy-1"]
    kept += ["test.fiche-passing-copy-0099999999999", f"test.fiche-passing-new-{dead}x"]
    kept += [f"test.fiche-copy-{dead}", f"test.fiche-passing-mine-{dead}", "test.fiche-copy-2"]
    kept += [f"test.fiche-passing-repair-1-passing-new-{dead}"]
    gone = [f"test.fiche-passing-{ending}-{dead}" for ending in ("new", "copy", "repair")]
    gone += [f"test.fiche-passing-copy-{dead}-journal", f"test.fiche-passing-repair-{dead}-wal"]
    gone += [f"test.fiche-passing-repair-{dead}-passing-new-{dead}-journal"]
    for name in (*kept, *gone):
        archive_path.with_name(name).write_bytes(b"half")
    remove_leftovers(archive_path)
    assert names(archive_path) == sorted(kept)
    remove_leftovers(archive_path.with_name("none") / "test.fiche")


def test_an_archive_that_got_its_name_in_the_last_moment(archive_path: Path, dead: int) -> None:
    """Killed between the two names of one file: the passing one is no second archive."""
    open_archive(archive_path, create=True).close()
    os.link(archive_path, archive_path.with_name(f"test.fiche-passing-new-{dead}"))
    open_archive(archive_path, read_only=True).close()
    assert len(names(archive_path)) == 2, "who reads changes nothing"
    open_archive(archive_path).close()
    assert names(archive_path) == ["test.fiche"]


def test_what_is_made_goes_with_its_companions(archive_path: Path) -> None:
    def make() -> None:
        with passing_file(archive_path, "copy") as passing:
            for ending in ("", "-wal", "-journal"):
                passing.with_name(passing.name + ending).write_bytes(b"half")
            passing.with_name(f"{passing.name}0").write_bytes(b"of another process")
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        make()
    assert names(archive_path) == [f"test.fiche-passing-copy-{os.getpid()}0"]


def test_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"one")
    assert give_its_name(one, other)
    assert not give_its_name(one, other)

    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    assert not give_its_name(one, other)
    assert give_its_name(one, tmp_path / "third")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other", "third"]
    put_name_on_the_disk(tmp_path / "third")
    put_name_on_the_disk(tmp_path / "none" / "third")
