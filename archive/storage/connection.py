"""Open an archive file: pragmas, identity checks, and SQLite's errors in our words."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from archive.errors import (
    ArchiveCorruptError,
    ArchiveLockedError,
    ArchiveReadOnlyError,
    BeginningLostError,
    Cancelled,
    DiskFullError,
    NoArchiveError,
    NotAnArchiveError,
    StorageError,
)

APPLICATION_ID = 0x66696368  # "fich", in the header of every archive
PAGE_SIZE = 32768  # measured: stored bodies waste 4 % of a page, 37 % with SQLite's own 4096
BUSY_SECONDS = 2.0
READ_CACHE_KIB = 64 * 1024
WRITE_CACHE_KIB = 256 * 1024

_DISK_FULL_NUMBERS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY_NUMBERS = {errno.EROFS, errno.EACCES, errno.EPERM}
_FAMILIES: tuple[tuple[str, type[StorageError]], ...] = (
    ("SQLITE_FULL", DiskFullError),
    ("SQLITE_IOERR_WRITE", DiskFullError),
    ("SQLITE_IOERR_SHMSIZE", DiskFullError),
    ("SQLITE_IOERR", StorageError),
    ("SQLITE_NOTADB", NotAnArchiveError),
    ("SQLITE_BUSY", ArchiveLockedError),
    ("SQLITE_LOCKED", ArchiveLockedError),
    ("SQLITE_READONLY", ArchiveReadOnlyError),
    ("SQLITE_PERM", ArchiveReadOnlyError),
    ("SQLITE_CANTOPEN", ArchiveReadOnlyError),
    ("SQLITE_CORRUPT", ArchiveCorruptError),
    ("SQLITE_CONSTRAINT", ArchiveCorruptError),  # rows that contradict what we write
)
"""The first beginning of SQLite's name for an error that fits decides."""

_WRITTEN_BY_THE_INDEX = "fts5: error creating shadow table"
_DAMAGE_WITHOUT_A_NAME = (
    "Could not decode to UTF-8",
    "invalid fts5 file format",
    "unsupported file format",  # of the header: no SQLite has ever had another
)


class DamagedError(sqlite3.DatabaseError):
    """A row is not what any version of this program writes."""


@contextmanager
def as_written(what: str) -> Iterator[None]:
    """Turn the failure to make sense of stored values into :class:`DamagedError`."""
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise DamagedError(f"{what}: {error}") from error


class ChangeWatch:
    """Tells whether anybody, this connection too, has changed the archive since the last look."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._seen = (-1, -1)

    def has_changed(self) -> bool:
        """Whether there was a change since this was asked last. Takes some microseconds."""
        # Other connections change ``data_version``, this one its own count of changes.
        others = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        before, self._seen = self._seen, (others, self._connection.total_changes)
        return self._seen != before


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say about *path* into the errors of this project.

    Only faults that a user can do something about are turned; a mistake in our own SQL
    (``SQLITE_ERROR``, ``SQLITE_MISUSE`` …) stays what it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        turned = _turned(path, error)
        if turned is None:
            raise
        raise turned from error
    except UnicodeDecodeError as error:  # sqlite3's own, over the words of a damaged file
        raise ArchiveCorruptError(path, str(error)) from error
    except BrokenPipeError:  # the reader of our output is gone; the archive has no part in it
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        if error.errno in _DISK_FULL_NUMBERS:
            raise DiskFullError(path, reason) from error
        if error.errno in _READ_ONLY_NUMBERS:
            raise ArchiveReadOnlyError(path, reason) from error
        raise StorageError(path, reason) from error


@contextmanager
def after(error: BaseException | None) -> Iterator[None]:
    """What goes wrong at the end of something that failed already, with *error*, does not take
    the place of that: a full disk is full when the archive is closed, too."""
    try:
        yield
    except StorageError as another:
        if error is None:
            raise
        error.add_note(str(another))


def _turned(path: Path, error: sqlite3.Error) -> Exception | None:
    """The error of ours that says what *error* means, or None where it is a bug of ours."""
    name = getattr(error, "sqlite_errorname", "") or ""
    detail = str(error)
    if name == "SQLITE_INTERRUPT":
        return Cancelled(detail)
    if isinstance(error, DamagedError) or detail.startswith(_DAMAGE_WITHOUT_A_NAME):
        return ArchiveCorruptError(path, detail)
    if isinstance(error, sqlite3.ProgrammingError) and "closed database" in detail:
        return StorageError(path, "it was closed")
    if name == "SQLITE_IOERR" and detail.startswith(_WRITTEN_BY_THE_INDEX):
        return DiskFullError(path, detail)  # as _WRITE, which the index does not hand on
    for beginning, kind in _FAMILIES:
        if name.startswith(beginning):
            return kind(path, detail)
    return None


def connect_to_create(path: Path) -> sqlite3.Connection:
    """Open a new, empty database at *path*, marked as ours and not yet in WAL mode.

    Errors are SQLite's own: the caller knows the name that the file will have.
    """
    connection = sqlite3.connect(_uri(path, "rwc"), uri=True, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_write(path: Path) -> sqlite3.Connection:
    """Open the archive *path* for writing.

    The caller holds the :class:`archive.storage.lock.WriteLock`: this connection is the only
    one that writes and checkpoints.

    :raises NoArchiveError: there is no such file
    :raises NotAnArchiveError: it is not an archive
    """
    require_file(path)
    with storage_errors(path):
        connection = sqlite3.connect(_uri(path, "rw"), uri=True, isolation_level=None)
    try:
        with storage_errors(path):
            connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
            _protect(connection)
            check_identity(connection, path)
            # A first write lock now: a file that cannot be written says so here, not later.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(f"PRAGMA cache_size = -{WRITE_CACHE_KIB}")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open *path* for reading only; works on read-only media and beside a writer.

    :raises NoArchiveError: there is no such file
    :raises NotAnArchiveError: it is not an archive
    """
    require_file(path)
    try:
        return _open_to_read(path, "ro")
    except ArchiveReadOnlyError:
        if _is_filled(path, "-journal"):
            _roll_back(path)
            return _open_to_read(path, "ro")
        # A WAL database on a read-only medium cannot be opened with mode=ro, since its shared
        # memory file cannot be made. Without a -wal it is complete and may be read as it is.
        if _is_filled(path, "-wal"):
            raise
        return _open_to_read(path, "ro&immutable=1")


def connect_to_rewrite(new: Path, old: Path) -> sqlite3.Connection:
    """Open *new* to be filled from *old*, which is attached under that name for reading.

    Whoever is killed meanwhile begins with another file, so nothing is done for *new* to be whole
    before it is complete. Errors are SQLite's own.
    """
    connection = sqlite3.connect(_uri(new, "rw"), uri=True, isolation_level=None)
    try:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        _protect(connection)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = -{WRITE_CACHE_KIB}")
        connection.execute("ATTACH ? AS old", (_uri(old, "ro"),))
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_salvage(path: Path) -> sqlite3.Connection:
    """Open a damaged archive for reading what is left: also one that was cut off, with texts whose
    bytes are no text any more.

    :raises NoArchiveError: there is no such file
    :raises NotAnArchiveError: it is not an archive, or nothing says that it is one any more
    :raises BeginningLostError: its very beginning is damaged
    """
    require_file(path)
    if _is_filled(path, "-journal"):
        _roll_back(path)
    with storage_errors(path):
        connection = sqlite3.connect(_uri(path, "ro"), uri=True, isolation_level=None)
    try:
        with storage_errors(path):
            _protect(connection)
            # Without this SQLite refuses a file that is shorter than its header says.
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("PRAGMA query_only = ON")
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            check_identity(connection, path)
            _find_files(connection, path)
    except ArchiveCorruptError as error:
        connection.close()
        raise BeginningLostError(path, error.detail) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _find_files(connection: sqlite3.Connection, path: Path) -> None:
    """Whether the first page still says where the files of posts are. With a schema that may be
    written SQLite goes on without what it cannot read of it."""
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    try:
        connection.execute("SELECT post_id FROM post_source LIMIT 0").fetchone()
    except sqlite3.OperationalError as error:
        if str(error).startswith(("no such table", "no such column")):
            raise ArchiveCorruptError(path, str(error)) from error
        raise


def _is_filled(path: Path, ending: str) -> bool:
    beside = path.with_name(path.name + ending)
    return beside.exists() and beside.stat().st_size > 0


def _roll_back(path: Path) -> None:
    """Have SQLite undo what a writer that was killed had begun outside of WAL mode.

    :raises ArchiveReadOnlyError: nobody may write here, so the archive cannot be read either
    """
    with storage_errors(path), closing(sqlite3.connect(_uri(path, "rw"), uri=True)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        _protect(connection)
        connection.execute("PRAGMA user_version").fetchone()


def _open_to_read(path: Path, mode: str) -> sqlite3.Connection:
    with storage_errors(path):
        connection = sqlite3.connect(_uri(path, mode), uri=True, isolation_level=None)
    try:
        with storage_errors(path):
            connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
            _protect(connection)
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(f"PRAGMA cache_size = -{READ_CACHE_KIB}")
            # Mapped into memory, a file that somebody cuts off or a medium that fails would end the
            # program (SIGBUS), and rows take four times as long (measured).
            connection.execute("PRAGMA mmap_size = 0")
            check_identity(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def check_identity(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database of somebody else.

    :raises NotAnArchiveError: not our ``application_id``, or an empty file
    """
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    if found == APPLICATION_ID:
        return
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    reason = "the file is empty" if empty and not found else "a SQLite file, but not one of ours"
    raise NotAnArchiveError(path, reason)


def close_after_writing(connection: sqlite3.Connection) -> None:
    """Close the writing connection and leave the file in DELETE mode.

    So a closed archive is one file that can be read from a read-only medium. While somebody
    still reads from it SQLite refuses the change, and the file simply stays in WAL mode.
    """
    try:
        if connection.in_transaction:
            connection.rollback()
        connection.execute("PRAGMA optimize")
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        # "error": a statement of ours has not come to its end, as where an iterator was dropped.
        if error.sqlite_errorname not in ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_ERROR"):
            raise
    finally:
        connection.close()


def _protect(connection: sqlite3.Connection) -> None:
    """The file may come from anybody: sqlite.org/security.html, "untrusted database files"."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def require_file(path: Path) -> None:
    """Make sure that there is a file.

    :raises NoArchiveError: there is none
    :raises NotAnArchiveError: it is a folder, or no regular file
    """
    with storage_errors(path):
        if path.is_dir():
            raise NotAnArchiveError(path, "it is a folder")
        if not path.exists():
            raise NoArchiveError(path)
        if not path.is_file():
            raise NotAnArchiveError(path, "it is not a regular file")


def _uri(path: Path, mode: str) -> str:
    """A SQLite URI for *path*, which may hold any byte but NUL."""
    absolute = os.path.abspath(path)  # noqa: PTH100  (keeps names that are not UTF-8)
    return f"file:{quote(os.fsencode(absolute))}?mode={mode}"
