"""Copies that are kept by themselves: complete, the last two, and never on a full disk."""

from __future__ import annotations

import os
import shutil
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import NoRoomError, open_archive
from archive.cli import fiche
from archive.optimizing import has_room_for_copy, optimize_archive, room_needed
from archive.progress import ignore_progress
from archive.storage import kept_copies
from archive.storage.connection import connect_to_read
from archive.storage.kept_copies import keep_copy, keep_copy_before_optimising
from tests.archive.library import Library, ids_in

Usage = namedtuple("Usage", "total used free")


def copies(library: Library) -> list[str]:
    return sorted(one.name for one in library.path.parent.glob("test-before-*.fiche"))


def keep(library: Library, before: str) -> Path:
    with closing(connect_to_read(library.path)) as connection:
        return keep_copy(connection, library.path, before)


def leave(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    """So many bytes are free on every disk."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1 << 40, 0, free))


def test_a_copy_is_an_archive(library: Library) -> None:
    copy = keep(library, "version-2-from-1")
    assert copy == library.path.with_name("test-before-version-2-from-1.fiche")
    assert ids_in(copy) == ids_in(library.path)
    with open_archive(copy, read_only=True) as archive:
        assert archive.check().ok


def test_the_last_two_are_kept(library: Library) -> None:
    mine = ["test-before-optimise.fiche", "test-before-version-2.fiche", "test-before-x.fiche"]
    for name in (*mine, "test-before-optimise-2020-01-01-000000.fiche.bak", "testing.fiche"):
        library.path.with_name(name).write_bytes(b"mine")
    folder = library.path.with_name("test-before-optimise-2020-01-01-000000.fiche")
    folder.mkdir()
    made = []
    for number in range(1, 5):
        made.append(keep(library, f"version-{number + 1}-from-{number}"))
        os.utime(made[-1], (number, number))
    with closing(connect_to_read(library.path)) as connection:
        last = keep_copy_before_optimising(connection, library.path, ignore_progress, more_room=0)
    assert copies(library) == sorted([*mine, made[-1].name, last.name, folder.name])


def test_the_one_that_was_just_made_stays_whatever_the_clock_says(library: Library) -> None:
    later = keep(library, "version-9-from-8"), keep(library, "version-10-from-9")
    for copy in later:
        os.utime(copy, (1 << 32, 1 << 32))
    new = keep(library, "version-11-from-10")
    assert new.exists()
    assert len(copies(library)) == kept_copies.KEPT


def test_another_archive_keeps_its_own(library: Library) -> None:
    other = library.path.with_name("test-before-version-2-from-1-before-version-3-from-2.fiche")
    other.write_bytes(b"a copy of a copy")
    for number in range(1, 4):
        keep(library, f"version-{number + 1}-from-{number}")
    assert other.exists()


def test_beside_the_file_and_not_beside_a_link_to_it(library: Library, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.fiche"
    link.parent.mkdir()
    link.symlink_to(library.path)
    with closing(connect_to_read(link)) as connection:
        copy = keep_copy(connection, link, "version-2-from-1")
    assert copy.parent == library.path.parent


def test_no_copy_fills_the_disk(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(monkeypatch, library.path.stat().st_size)
    with pytest.raises(NoRoomError, match=r"too little room for this\. It was left as it is"):
        keep(library, "version-2-from-1")
    assert copies(library) == []


def test_optimising_without_room_for_a_copy_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert has_room_for_copy(library.path)
    leave(monkeypatch, room_needed(library.path))
    assert not has_room_for_copy(library.path)
    monkeypatch.setattr("archive.storage.kept_copies.SPARE_BYTES", 1 << 40)
    done = CliRunner().invoke(fiche, ["optimize", str(library.path)])
    assert done.exit_code == 0
    assert "no copy of the archive was kept: " in done.stdout
    assert " MB are needed, " in done.stdout
    assert "A copy of it as it was" not in done.stdout
    assert copies(library) == []


def test_optimising_keeps_one(library: Library) -> None:
    before = library.path.read_bytes()
    copy = optimize_archive(library.path).copy
    assert copy is not None
    assert ids_in(copy) == ids_in(library.path)
    assert library.path.read_bytes() != before
    assert copies(library) == [copy.name]
