"""Make a new archive file, open an old one: the order of lock, identity, version and schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from archive.errors import ArchiveLockedError, StorageError
from archive.storage import schema
from archive.storage.connection import (
    connect_to_create,
    connect_to_read,
    connect_to_write,
    storage_errors,
)
from archive.storage.kept_copies import keep_copy
from archive.storage.lock import WriteLock, lock_name
from archive.storage.passing import (
    give_its_name,
    passing_file,
    remove_leftovers,
    remove_with_companions,
)


def create_file(path: Path) -> bool:
    """Make an empty archive at *path*, complete or not at all. An existing file is kept.

    :returns: whether the file there is the one that was made here

    :raises ArchiveReadOnlyError: the folder cannot be written
    """
    # Made beside its place under a passing name: a process that is killed half-way leaves no
    # file that looks like an archive and is none.
    with storage_errors(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise StorageError(path, "it is not a folder") from error
        with passing_file(path, "new") as passing:
            connection = connect_to_create(passing)
            try:
                from archive.storage.migrations import migrate  # noqa: PLC0415  (slow, seldom)

                migrate(connection, path)
            finally:
                connection.close()
            return give_its_name(passing, path)


def optimized_name(path: Path) -> Path:
    """The passing name of what an archive is to become. It lies beside the file itself, not beside
    a link to it, and is always the same, so that what was left of it is found."""
    real = path.resolve()
    return real.with_name(f"{real.name}-optimized")


def remove_leftover(path: Path) -> None:
    """Remove what was left of an optimising that was killed, and of the making of the file. For
    whoever may write to the archive."""
    if path.stat().st_nlink > 1:  # it got its name, but the passing one was not taken away
        remove_leftovers(path)
    passing = optimized_name(path)
    # Its lock is there first and goes last: without it there is nothing.
    if not (lock_name(passing).exists() or passing.exists()):
        return
    try:
        lock = WriteLock(passing)
    except ArchiveLockedError:
        return  # somebody works on it right now
    try:
        remove_with_companions(passing, but=lock_name(passing))
    finally:
        lock.release()


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open an archive for writing; an older one is copied beside itself, then brought up to date.

    :raises StorageError: not an archive, too new, locked, read-only, damaged
    """
    with storage_errors(path):
        remove_leftover(path)
    # First a look that cannot write: switching to WAL mode changes the file's header, and a file
    # that is refused must stay as it is.
    look = connect_to_read(path)
    try:
        with storage_errors(path):
            is_current = schema.is_current(look, path)
            if is_current:
                _check_schema(look, path)
    finally:
        look.close()
    connection = connect_to_write(path)
    if is_current:
        return connection
    from archive.storage.migrations import migrate  # noqa: PLC0415

    try:
        with storage_errors(path):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            keep_copy(connection, path, f"version-{schema.VERSION}-from-{version}")
            migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open an archive for reading.

    :raises StorageError: not an archive, of another version, damaged
    """
    connection = connect_to_read(path)
    try:
        with storage_errors(path):
            if not schema.is_current(connection, path):
                raise StorageError(path, "it is of an older version: open it once for writing")
            _check_schema(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """As :func:`archive.storage.migrations.check_schema`, and fast where all is well."""
    if schema.schema_sum(schema.schema_of(connection)) != schema.SCHEMA_SUM:
        from archive.storage.migrations import check_schema  # noqa: PLC0415

        check_schema(connection, path)
