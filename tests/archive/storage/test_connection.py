"""Opening where writing is not possible, beside others, and behind odd names."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from archive import (
    ArchiveReadOnlyError,
    DiskFullError,
    NotAnArchiveError,
    StorageError,
    open_archive,
)
from archive.repairing import repair_archive
from archive.storage.connection import ChangeWatch, DamagedError, as_written
from tests.archive.library import Library, ids_in, import_into


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


# --- read-only ------------------------------------------------------------------------------


def test_a_read_only_file_can_be_read_and_says_so_to_writers(guarded_library: Library) -> None:
    path = guarded_library.path
    path.chmod(0o444)
    before = path.read_bytes()
    assert len(ids_in(path)) == 40
    with pytest.raises(ArchiveReadOnlyError, match=r"test\.fiche can only be read\. Copy it"):
        open_archive(path)
    assert path.read_bytes() == before
    assert _names(path.parent) == ["test.fiche"]


def test_an_archive_in_a_read_only_folder(guarded_library: Library) -> None:
    path = guarded_library.path
    path.parent.chmod(0o555)
    assert len(ids_in(path)) == 40
    with open_archive(path, read_only=True) as archive:
        assert archive.check().ok
    with pytest.raises(ArchiveReadOnlyError, match=r"test\.fiche can only be read"):
        open_archive(path)
    with pytest.raises(ArchiveReadOnlyError, match=r"new\.fiche can only be read"):
        open_archive(path.with_name("new.fiche"), create=True)
    assert _names(path.parent) == ["test.fiche"]


def test_a_wal_archive_in_a_read_only_folder(guarded_library: Library) -> None:
    """As one that was copied to a CD while somebody read it: in WAL mode, but complete."""
    path = guarded_library.path
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    connection.close()
    path.parent.chmod(0o555)
    assert len(ids_in(path)) == 40


def test_a_wal_with_posts_in_it_is_never_passed_over(guarded_library: Library) -> None:
    """What is only in the WAL cannot be read without writing; old data must not be shown."""
    path = guarded_library.path
    writer = open_archive(path)
    writer.set_starred([1, 2], True)
    copy = path.with_name("copy")
    copy.mkdir()
    for name in ("test.fiche", "test.fiche-wal"):
        shutil.copy(path.with_name(name), copy / name)
    writer.close()
    copy.chmod(0o555)
    with pytest.raises(ArchiveReadOnlyError):
        open_archive(copy / "test.fiche", read_only=True)
    copy.chmod(0o755)
    assert ids_in(copy / "test.fiche", "is:starred") == [2, 1]


def _cut_short(path: Path, copy: Path) -> Path:
    """A copy of the archive as a kill leaves it that comes in the middle of a change outside of WAL
    mode: half of the change is in the file, what was there before is in a journal beside it."""
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE post SET title = 'half ' || hex(randomblob(3000))")
    copy.mkdir()
    for name in (path.name, f"{path.name}-journal"):
        shutil.copy(path.with_name(name), copy / name)
    writer.rollback()
    writer.close()
    return copy / path.name


def test_a_change_that_was_cut_short_is_undone_by_who_reads(
    library: Library, tmp_path: Path
) -> None:
    half = _cut_short(library.path, tmp_path / "copy")
    assert b"half" in half.read_bytes()
    assert ids_in(half) == library.ids()
    with open_archive(half, read_only=True) as archive:
        assert archive.check().ok
    assert _names(half.parent) == ["test.fiche"]


def test_a_change_that_was_cut_short_is_not_repaired_into_a_new_archive(
    library: Library, tmp_path: Path
) -> None:
    half = _cut_short(library.path, tmp_path / "copy")
    assert repair_archive(half, tmp_path / "new.fiche").posts == len(library.posts)
    assert ids_in(tmp_path / "new.fiche", "half") == []


def test_half_a_change_that_nobody_may_undo_is_not_shown(guarded_library: Library) -> None:
    half = _cut_short(guarded_library.path, guarded_library.path.parent / "copy")
    half.parent.chmod(0o555)
    half.chmod(0o444)
    try:
        with pytest.raises(ArchiveReadOnlyError):
            open_archive(half, read_only=True)
    finally:
        half.parent.chmod(0o755)


def test_a_file_that_may_not_be_read(guarded_library: Library) -> None:
    guarded_library.path.chmod(0)
    for read_only in (True, False):
        with pytest.raises(ArchiveReadOnlyError):
            open_archive(guarded_library.path, read_only=read_only)
    guarded_library.path.chmod(0o644)
    guarded_library.path.parent.chmod(0)
    with pytest.raises(ArchiveReadOnlyError):
        open_archive(guarded_library.path, read_only=True)


# --- names and places -----------------------------------------------------------------------


def test_a_place_where_no_archive_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StorageError, match="it is not a folder"):
        open_archive(tmp_path / "file" / "a.fiche", create=True)
    with pytest.raises(StorageError, match="cannot be used"):
        open_archive(tmp_path / "file" / "b" / "a.fiche", create=True)
    for read_only in (True, False):
        with pytest.raises(StorageError, match="too long"):
            open_archive(tmp_path / ("x" * 300), read_only=read_only, create=True)
        with pytest.raises(NotAnArchiveError, match="it is a folder"):
            open_archive(tmp_path, read_only=read_only, create=True)
    assert _names(tmp_path) == ["file"]


def test_a_new_archive_makes_its_folders(tmp_path: Path) -> None:
    open_archive(tmp_path / "a" / "b" / "new.fiche", create=True).close()
    assert _names(tmp_path / "a" / "b") == ["new.fiche"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_to_archives(library: Library, tmp_path: Path) -> None:
    link = tmp_path / "link.fiche"
    link.symlink_to(library.path)
    assert len(ids_in(link)) == 40
    (tmp_path / "nowhere.fiche").symlink_to(tmp_path / "nothing")
    with pytest.raises(NotAnArchiveError, match="There is no file"):
        open_archive(tmp_path / "nowhere.fiche", create=True)
    (tmp_path / "loop.fiche").symlink_to(tmp_path / "loop.fiche")
    with pytest.raises(StorageError):
        open_archive(tmp_path / "loop.fiche", create=True)
    assert _names(tmp_path)[:2] == ["link.fiche", "test.fiche"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_an_archive_whose_name_is_no_text(library: Library, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\xfe.fiche")
    assert import_into(path, library.site).added == 40
    assert len(ids_in(path)) == 40


# --- creation that fails --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "kind"),
    [(OSError(28, "No space left on device"), DiskFullError), (KeyboardInterrupt(), None)],
)
def test_a_failed_creation_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, kind: type | None
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("archive.storage.migrations.migrate", fail)
    with pytest.raises(kind or type(error)):
        open_archive(tmp_path / "new.fiche", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    open_archive(tmp_path / "new.fiche", create=True).close()
    assert _names(tmp_path) == ["new.fiche"]


def test_who_is_slower_takes_the_archive_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes make the same archive: the second finds a file where there was none."""
    path = tmp_path / "new.fiche"
    link = os.link

    def slow(source: Path, target: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        open_archive(path, create=True).close()
        link(source, target)

    monkeypatch.setattr(os, "link", slow)
    open_archive(path, create=True).close()
    assert _names(tmp_path) == ["new.fiche"]


# --- helpers --------------------------------------------------------------------------------


def test_changes_are_seen_once(library: Library) -> None:
    with (
        open_archive(library.path, read_only=True) as reader,
        open_archive(library.path) as writer,
    ):
        others, own = ChangeWatch(reader.connection), ChangeWatch(writer.connection)
        assert others.has_changed()
        assert own.has_changed()
        assert not others.has_changed()
        writer.set_starred([1], True)
        assert others.has_changed()
        assert own.has_changed()
        assert not own.has_changed()


def test_values_that_make_no_sense_are_damage() -> None:
    with pytest.raises(DamagedError, match="a date: "), as_written("a date"):
        int("x")
    with pytest.raises(ZeroDivisionError), as_written("a date"):
        _ = 1 // 0


def test_what_went_wrong_first_is_what_is_said(library: Library) -> None:
    """A disk that is full at the end of an import is so when the archive is closed, in other
    words."""
    archive = open_archive(library.path)
    first = DiskFullError(library.path)
    with pytest.raises(DiskFullError) as raised, archive:
        archive.connection.close()
        raise first
    assert raised.value is first
    assert first.__notes__ == [str(StorageError(library.path, "it was closed"))]
    with pytest.raises(StorageError, match="it was closed"), open_archive(library.path) as archive:
        archive.connection.close()
