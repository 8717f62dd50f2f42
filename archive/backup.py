"""Copy an archive while it is in use: one file, as the archive was at one moment."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from archive.errors import NameTakenError
from archive.progress import Progress, ProgressCallback, ignore_progress
from archive.storage.connection import storage_errors
from archive.storage.files import give_its_name, open_to_read

PAGES_AT_ONCE = 256  # 8 MB: often enough for a progress bar and a cancel


def back_up(
    path: Path,
    copy: Path,
    progress: ProgressCallback = ignore_progress,
    *,
    replace: bool = False,
) -> int:
    """Copy the archive *path* to the new file *copy*, which is there when it is complete and on the
    disk, or not at all. Others may read and write meanwhile; what they write is not in the copy.
    With *replace* an older copy goes when the new one is complete, and not before.

    :returns: the size of the copy in bytes
    :raises StorageError: *path* is no archive or is damaged; *copy* cannot be written
    :raises NameTakenError: *copy* is there already, or is *path* itself
    :raises Cancelled: from *progress*
    """
    path, copy = Path(path), Path(copy)
    with storage_errors(path), closing(open_to_read(path)) as source, storage_errors(copy):
        if copy.exists() and (not replace or copy.samefile(path)):
            raise NameTakenError(copy)
        copy.parent.mkdir(parents=True, exist_ok=True)
        passing = copy.with_name(f"{copy.name}-copy-{os.getpid()}")
        passing.unlink(missing_ok=True)
        try:
            _copy(source, passing, progress)
            _put_on_the_disk(passing)
            if replace:
                passing.replace(copy)
            elif not give_its_name(passing, copy):
                raise NameTakenError(copy)
        finally:
            passing.unlink(missing_ok=True)
        return copy.stat().st_size


def _copy(source: sqlite3.Connection, passing: Path, progress: ProgressCallback) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        progress(Progress("backup", total - remaining, total))

    # A transaction holds the moment: without it the copy would start anew whenever somebody writes.
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM meta").fetchone()
    with closing(sqlite3.connect(passing, isolation_level=None)) as target:
        source.backup(target, pages=PAGES_AT_ONCE, progress=tell)
        # One file that opens on a read-only medium too.
        target.execute("PRAGMA journal_mode = DELETE")
    source.execute("ROLLBACK")


def _put_on_the_disk(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
