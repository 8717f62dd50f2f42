"""Migrations: an older archive is copied and brought up to date, whole or not at all.

There is one version so far. So the second one is made here: a column that will never be.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive import ArchiveCorruptError, ArchiveTooNewError, StorageError, open_archive
from archive.storage import migrations, schema
from tests.archive.library import Library
from tests.archive.second_version import with_second_version


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def add_mood(db: Database) -> None:
        db.execute("ALTER TABLE post ADD COLUMN mood TEXT")

    monkeypatch.setattr(migrations, "migrations", with_second_version(add_mood))
    monkeypatch.setattr(schema, "VERSION", 2)
    migrations.expected_schema.cache_clear()
    yield
    migrations.expected_schema.cache_clear()


def _version(path: Path) -> tuple[int, bool]:
    connection = sqlite3.connect(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    columns = [row[1] for row in connection.execute("PRAGMA table_info(post)")]
    connection.close()
    return version, "mood" in columns


@pytest.mark.usefixtures("second_version")
def test_an_older_archive_is_copied_and_migrated(library: Library) -> None:
    with open_archive(library.path) as archive:
        assert archive.post_count() == 40
    assert _version(library.path) == (2, True)
    copy = library.path.with_name("test-before-version-2-from-1.fiche")
    assert _version(copy) == (1, False)
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT count(*) FROM post").fetchone() == (40,)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x66696368,)
    connection.close()
    before = copy.read_bytes()
    open_archive(library.path).close()
    assert copy.read_bytes() == before
    with open_archive(library.path, read_only=True) as archive:
        assert archive.check().ok


@pytest.mark.usefixtures("second_version")
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_copy_of_an_archive_whose_name_is_no_text(library: Library) -> None:
    path = library.path.with_name(os.fsdecode(b"\xff.fiche"))
    library.path.rename(path)
    open_archive(path).close()
    copy = library.path.with_name(os.fsdecode(b"\xff-before-version-2-from-1.fiche"))
    assert _version(copy) == (1, False)


@pytest.mark.usefixtures("second_version")
def test_an_older_archive_cannot_be_read_before(library: Library) -> None:
    before = library.path.read_bytes()
    with pytest.raises(StorageError, match="of an older version: open it once for writing"):
        open_archive(library.path, read_only=True)
    assert library.path.read_bytes() == before


@pytest.mark.usefixtures("second_version")
@pytest.mark.parametrize("failing", ["copy", "step"])
def test_a_migration_that_fails_leaves_the_old_version(
    library: Library, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    if failing == "copy":
        library.path.with_name("test-before-version-2-from-1.fiche").mkdir()
    else:

        @migrations.migrations(name="broken")
        def broken(db: Database) -> None:
            db.execute("ALTER TABLE post ADD COLUMN half TEXT")
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(schema, "VERSION", 3)
    with pytest.raises(StorageError):
        open_archive(library.path)
    version, _ = _version(library.path)
    assert version == 1
    monkeypatch.undo()
    migrations.expected_schema.cache_clear()
    connection = sqlite3.connect(library.path)
    assert connection.execute("SELECT count(*) FROM post").fetchone() == (40,)
    assert "half" not in [row[1] for row in connection.execute("PRAGMA table_info(post)")]
    connection.close()


@pytest.mark.usefixtures("second_version")
def test_an_archive_of_the_new_version_is_refused_by_the_old_program(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_archive(library.path).close()
    monkeypatch.undo()
    migrations.expected_schema.cache_clear()
    before = library.path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(ArchiveTooNewError, match="version 2, this program knows 1"):
            open_archive(library.path, read_only=read_only)
    assert library.path.read_bytes() == before


def test_a_refused_schema_is_named_and_left_as_it_is(library: Library) -> None:
    library.execute("CREATE VIEW odd AS SELECT 1", "DROP INDEX post_by_key")
    before = library.path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(ArchiveCorruptError, match="unexpected schema: odd, post_by_key"):
            open_archive(library.path, read_only=read_only)
    assert library.path.read_bytes() == before


@pytest.mark.parametrize("column", ["type", "sql"])
def test_a_schema_with_bytes_for_text_is_damage(library: Library, column: str) -> None:
    library.execute(
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET {column} = CAST({column} AS BLOB) WHERE name = 'post_by_key'",
    )
    for read_only in (True, False):
        with pytest.raises(StorageError):
            open_archive(library.path, read_only=read_only)


def test_statistics_of_sqlite_are_no_foreign_schema(library: Library) -> None:
    library.execute("ANALYZE")
    with open_archive(library.path) as archive:
        assert archive.check().ok
