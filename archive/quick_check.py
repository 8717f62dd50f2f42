"""A look at an archive whose last writer was killed: seconds, where the whole check takes as long
as an import.

A killed process damages nothing, SQLite sees to that; a power cut may, where the disk said that
it had written what it had not. That shows in pages that make no sense, or in what was written
last. So these are looked at, and nothing else is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from archive.checking import MAX_NAMED, is_damage, is_whole
from archive.database import Archive
from archive.progress import CheckReport, Progress, ProgressCallback, ignore_progress
from archive.storage.bodies import BodyReader
from archive.storage.connection import storage_errors
from archive.storage.row_checks import file_is_damaged

LAST_FILES = 5_000
"""Somewhat more than what an import commits at once."""

_REPORT_EVERY = 100
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY rootpage"
_LAST = "SELECT DISTINCT post_id FROM (SELECT post_id FROM post_file ORDER BY id DESC LIMIT ?)"


def check_quickly(archive: Archive, progress: ProgressCallback = ignore_progress) -> CheckReport:
    """Look at the pages of *archive*, and at the files that were written last. Changes nothing.

    Raises what *progress* raises; damage is reported, never raised.

    :raises StorageError: it cannot be looked at, whatever is in it
    """
    found: list[str] = []
    posts = 0
    with storage_errors(archive.path), archive.interruptible():
        try:
            found += _pages(archive.connection, progress)
            posts = archive.connection.execute("SELECT count(*) FROM post").fetchone()[0]
            found += _bodies(archive.connection, progress)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if not is_damage(error):
                raise
            found.append(f"the file is damaged: {error}")
    return CheckReport(ok=not found, problems=tuple(found[:MAX_NAMED]), posts=posts)


def was_import_cut_off(archive: Archive) -> bool:
    """Whether the last import never came to its end.

    :raises StorageError: it cannot be read
    """
    with storage_errors(archive.path):
        row = archive.connection.execute(
            "SELECT finished IS NULL FROM import_run ORDER BY id DESC LIMIT 1"
        ).fetchone()
    return row is not None and bool(row[0])


def _pages(connection: sqlite3.Connection, progress: ProgressCallback) -> Iterator[str]:
    tables = [name for (name,) in connection.execute(_TABLES).fetchall()]
    for done, table in enumerate(tables):
        progress(Progress("look", done, len(tables)))
        for (said,) in connection.execute("SELECT * FROM pragma_quick_check(?)", (table,)):
            if said != "ok":
                yield f"the file is damaged: {said}"


def _bodies(connection: sqlite3.Connection, progress: ProgressCallback) -> Iterator[str]:
    bodies = BodyReader(connection)
    ids = [post_id for (post_id,) in connection.execute(_LAST, (LAST_FILES,)).fetchall()]
    for done, post_id in enumerate(ids):
        if done % _REPORT_EVERY == 0:
            progress(Progress("look", done, len(ids)))
        if not is_whole(bodies, post_id):
            yield file_is_damaged(connection, post_id)
