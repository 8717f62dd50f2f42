"""A new archive that is taken back while nothing is in it: a file made for an import that nobody
wanted after all is no archive to keep.

This is the one place that removes an archive's file, so each step asks again: that the file was
made here, that it is still that very file, and that nothing is in it.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from archive.database import Archive
from archive.errors import ArchiveLockedError
from archive.storage import files
from archive.storage.connection import connect_to_read, storage_errors
from archive.storage.lock import WriteLock

COMPANIONS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class NewFile:
    """Which file was made: ``device`` and ``number`` are the system's own names for it, which
    another file in its place does not have."""

    device: int
    number: int


def make_archive(path: Path) -> NewFile | None:
    """Make an empty archive; None where there is a file already, which is left alone.

    :raises ArchiveReadOnlyError: the folder cannot be written
    """
    with storage_errors(path):
        if path.exists() or not files.create_file(path):
            return None
        return _name_of(path)


def take_back(archive: Archive, made: NewFile) -> bool:
    """Close *archive* and remove its file, if :func:`make_archive` made it as *made* and nothing
    is in it. Whether it was removed; if not, it may be open still.

    :raises StorageError: it cannot be looked at or removed
    """
    path = archive.path
    with storage_errors(path):
        if archive.read_only or not _is_empty(archive.connection):
            return False
        archive.close()
        try:
            lock = WriteLock(path)
        except ArchiveLockedError:
            return False  # somebody was waiting for it
        try:
            # Somebody may have opened it in between, and put something in or another in its place.
            if _name_of(path) != made:
                return False
            connection = connect_to_read(path)
            try:
                is_empty = _is_empty(connection)
            finally:
                connection.close()
            if is_empty:
                path.unlink()
                for ending in COMPANIONS:
                    path.with_name(path.name + ending).unlink(missing_ok=True)
            return is_empty
        finally:
            lock.release()


def _is_empty(connection: sqlite3.Connection) -> bool:
    """Whether no folder was ever imported, and no post is there."""
    query = "SELECT NOT EXISTS (SELECT 1 FROM source) AND NOT EXISTS (SELECT 1 FROM post)"
    return bool(connection.execute(query).fetchone()[0])


def _name_of(path: Path) -> NewFile:
    status = os.lstat(path)
    return NewFile(status.st_dev, status.st_ino)
