"""Copy the archive that a connection has open: all of one moment, complete or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from archive.errors import NameTakenError
from archive.progress import Progress, ProgressCallback
from archive.storage.passing import (
    give_its_name,
    passing_file,
    put_name_on_the_disk,
    put_on_the_disk,
)

PAGES_AT_ONCE = 256  # 8 MB: often enough for a progress bar and a cancel


def write_copy(
    source: sqlite3.Connection,
    copy: Path,
    progress: ProgressCallback,
    *,
    stage: str,
    replace: bool = False,
) -> int:
    """Write what *source* has open to the file *copy*, which is there when it is on the disk, or
    not at all. With *replace* a file of that name goes when the new one is complete. The errors are
    SQLite's and the system's own.

    :returns: the size of the copy in bytes
    :raises NameTakenError: there is a file *copy*, and it is not to be replaced
    :raises Cancelled: from *progress*
    """
    with passing_file(copy, "copy") as passing:
        _copy_pages(source, passing, progress, stage)
        put_on_the_disk(passing)
        if replace:
            passing.replace(copy)
        elif not give_its_name(passing, copy):
            raise NameTakenError(copy)
    put_name_on_the_disk(copy)
    return copy.stat().st_size


def _copy_pages(
    source: sqlite3.Connection, passing: Path, progress: ProgressCallback, stage: str
) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        progress(Progress(stage, total - remaining, total))

    # A transaction holds the moment: without it the copy would start anew whenever somebody writes.
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(passing, isolation_level=None)) as target:
            source.backup(target, pages=PAGES_AT_ONCE, progress=tell)
            # One file that opens on a read-only medium too.
            target.execute("PRAGMA journal_mode = DELETE")
    finally:
        source.execute("ROLLBACK")
