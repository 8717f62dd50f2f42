"""Opening and making archive files: what is refused, and that nothing is harmed by refusing."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from archive import open_archive
from archive.errors import (
    ArchiveCorruptError,
    ArchiveLockedError,
    ArchiveTooNewError,
    NotAnArchiveError,
    StorageError,
)
from archive.storage import migrations, schema
from archive.storage.connection import APPLICATION_ID, connect_to_write, storage_errors
from tests.archive.library import import_into
from tests.factories import corpus


def _made(path: Path) -> Path:
    open_archive(path, create=True).close()
    return path


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_new_archive_is_ours_and_one_file(tmp_path: Path) -> None:
    path = _made(tmp_path / "news.fiche")
    assert [entry.name for entry in tmp_path.iterdir()] == ["news.fiche"]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA auto_vacuum").fetchone() == (2,)
    connection.close()


def test_the_version_is_the_number_of_migrations() -> None:
    assert len(migrations.migrations.pending(_memory())) == schema.VERSION


def test_the_sum_is_that_of_the_schema_that_the_migrations_make() -> None:
    """After a change of the schema this fails and says the new sum."""
    assert schema.schema_sum(migrations.expected_schema()) == schema.SCHEMA_SUM


def _memory():  # type: ignore[no-untyped-def]
    from sqlite_utils import Database  # noqa: PLC0415

    return Database(memory=True)


@pytest.mark.parametrize("content", [b"", b"<html>no</html>" * 400, os.urandom(9000)])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_archive_is_left_alone(
    tmp_path: Path, content: bytes, read_only: bool
) -> None:
    path = tmp_path / "x.fiche"
    path.write_bytes(content)
    with pytest.raises(NotAnArchiveError):
        open_archive(path, read_only=read_only, create=True)
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.fiche"]


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE post(id)")
    connection.commit()
    connection.close()
    before = _fingerprint(path)
    for read_only in (True, False):
        with pytest.raises(NotAnArchiveError, match="not one of ours"):
            open_archive(path, read_only=read_only)
    assert _fingerprint(path) == before


@pytest.mark.parametrize("read_only", [True, False])
def test_no_file_is_not_made_without_being_asked(tmp_path: Path, read_only: bool) -> None:
    with pytest.raises(NotAnArchiveError, match="There is no file"):
        open_archive(tmp_path / "none.fiche", read_only=read_only)
    assert not list(tmp_path.iterdir())


def test_a_newer_archive_is_refused_and_kept(tmp_path: Path) -> None:
    path = _made(tmp_path / "new.fiche")
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = _fingerprint(path)
    for read_only in (True, False):
        with pytest.raises(ArchiveTooNewError, match="newer version"):
            open_archive(path, read_only=read_only)
    assert _fingerprint(path) == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON post BEGIN DELETE FROM post; END",
        "CREATE VIEW evil AS SELECT 1",
        "ALTER TABLE post ADD COLUMN more",
        "DROP INDEX post_by_key",
    ],
)
def test_a_schema_that_is_not_ours_is_refused(tmp_path: Path, statement: str) -> None:
    path = _made(tmp_path / "odd.fiche")
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    for read_only in (True, False):
        with pytest.raises(ArchiveCorruptError, match="unexpected schema"):
            open_archive(path, read_only=read_only)


def test_a_truncated_archive_is_refused(tmp_path: Path) -> None:
    path = _made(tmp_path / "cut.fiche")
    whole = path.read_bytes()
    for length in range(100, len(whole), len(whole) // 12):
        path.write_bytes(whole[:length])
        with pytest.raises(StorageError):
            archive = open_archive(path, read_only=True)
            report = archive.check()
            archive.close()
            assert not report.ok
            raise ArchiveCorruptError(path)


def test_a_second_writer_is_refused_and_readers_go_on(tmp_path: Path) -> None:
    path = tmp_path / "news.fiche"
    with open_archive(path, create=True):
        with pytest.raises(ArchiveLockedError, match="Another program"):
            open_archive(path)
        with open_archive(path, read_only=True) as reader:
            assert reader.post_count() == 0
    with open_archive(path) as again:
        assert not again.read_only


def test_another_process_that_writes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.fiche"
    program = (
        "import sys; from pathlib import Path; from archive import open_archive;"
        "from archive.errors import ArchiveLockedError\n"
        "try: open_archive(Path(sys.argv[1]))\n"
        "except ArchiveLockedError: print('locked')"
    )
    with open_archive(path, create=True):
        said = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
        )
    assert said.stdout.strip() == "locked"


@pytest.mark.slow
def test_a_transaction_held_by_somebody_else_is_a_lock(tmp_path: Path) -> None:
    path = _made(tmp_path / "news.fiche")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ArchiveLockedError):
        open_archive(path)
    holder.execute("ROLLBACK")
    holder.close()


def test_a_killed_creation_leaves_no_half_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "news.fiche"
    monkeypatch.setattr(migrations, "check_schema", fail)
    with pytest.raises(KeyboardInterrupt):
        open_archive(path, create=True)
    assert not path.exists()
    monkeypatch.undo()
    _made(path)


def test_odd_file_names_open(tmp_path: Path) -> None:
    for name in ("with space?#%.fiche", "新闻.fiche", "new\nline.fiche"):
        with open_archive(tmp_path / name, create=True) as archive:
            assert archive.post_count() == 0


def test_our_own_mistakes_are_not_dressed_up(tmp_path: Path) -> None:
    path = _made(tmp_path / "news.fiche")
    connection = connect_to_write(path)
    with pytest.raises(sqlite3.OperationalError), storage_errors(path):
        connection.execute("SELECT nonsense")
    connection.close()


CUT_OFF = """
import os, sys
from pathlib import Path
from archive.errors import StorageError
from archive.storage.connection import connect_to_read, storage_errors
path = Path(sys.argv[1])
connection = connect_to_read(path)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM post").fetchone()
os.truncate(path, path.stat().st_size // 2)
try:
    with storage_errors(path):
        connection.execute("SELECT sum(length(bytes)) FROM post_source").fetchone()
        connection.execute("SELECT sum(length(block)) FROM post_fts_data").fetchone()
except StorageError as error:
    print(type(error).__name__)
"""


def test_a_file_that_is_cut_off_while_it_is_read_ends_no_program(tmp_path: Path) -> None:
    """Mapped into memory it would, by a signal."""
    corpus(300, tmp_path / "site")
    path = tmp_path / "news.fiche"
    import_into(path, tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-c", CUT_OFF, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ArchiveCorruptError\n", "")
