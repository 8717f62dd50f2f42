"""Make an archive as small and as fast as it can be: ids in the order of dates again, a dictionary
learnt from all of its posts, every body packed anew, one part of each index, no free page.

All of that goes into a new file beside the archive, which can be read and marked meanwhile. When
it is complete and proven, its pages become those of the archive in one transaction. Why not by
renaming: docs/notes/storage.md.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from archive.database import Archive, open_archive
from archive.errors import ArchiveCorruptError, ArchiveInUseError, NoRoomError, StorageError
from archive.optimize_bodies import rewrite_bodies
from archive.optimize_dictionary import best_dictionary, old_dictionaries
from archive.optimize_index import rewrite_index
from archive.optimize_proof import faults_of, unlike
from archive.optimize_rows import USERS_OWN, copy_rows, renew_sums
from archive.progress import OptimizeReport, ProgressCallback, ignore_progress
from archive.storage import files
from archive.storage.connection import storage_errors
from archive.storage.dictionaries import copy_dictionaries, keep_dictionaries
from archive.storage.kept_copies import keep_copy_before_optimising, require_room
from archive.storage.keys import shown_path
from archive.storage.lock import WriteLock, lock_name
from archive.storage.passing import remove_with_companions
from archive.storage.rewriting import Rewrite, Teller, rewriting

PAGES_AT_ONCE = 256  # 8 MB
ROOM = 2.2
"""So many times the archive's size: the new file, and its pages once more on their way over."""

LEAST_ROOM = 32 * 1024 * 1024

State = tuple[object, ...]
"""What changes with everything that is written to an archive but what is the user's own."""


class Optimized:
    """What an archive is to become, complete in a file of its own. :meth:`discard` it when it is
    not wanted any more, whatever came of it."""

    def __init__(self, path: Path, lock: WriteLock, state: State) -> None:
        """*lock* keeps others from taking the file for a leftover."""
        self.path, self.state = path, state
        self.report = OptimizeReport(0, 0, 0, 0)
        self._lock = lock
        self._is_gone = False

    def ids_of(self, archive: Archive, post_ids: Iterable[int]) -> dict[int, int]:
        """The ids that posts of *archive* have in here, by those that they have there."""
        found = {}
        with storage_errors(archive.path), closing(sqlite3.connect(self.path)) as new:
            for post_id in post_ids:
                row = archive.connection.execute(
                    "SELECT key, source_id FROM post WHERE id = ?", (post_id,)
                ).fetchone()
                query = "SELECT id FROM post WHERE key = ? AND source_id = ?"
                here = None if row is None else new.execute(query, row).fetchone()
                if here is not None:
                    found[post_id] = int(here[0])
        return found

    def discard(self) -> None:
        """Remove the file. Calling it twice is harmless."""
        if not self._is_gone:
            self._is_gone = True
            remove_with_companions(self.path, but=lock_name(self.path))
            self._lock.release()


def optimize_archive(path: Path, progress: ProgressCallback = ignore_progress) -> OptimizeReport:
    """Optimise the archive *path*, which nobody else may have open.

    Killed or stopped at any moment it leaves the archive as it was, or optimised.

    :raises StorageError: it is damaged, in use, or cannot be written; there is too little room
    :raises Cancelled: from *progress*
    """
    began = time.monotonic()
    with open_archive(path) as archive:
        with storage_errors(archive.path):
            _refuse_others(archive)
        optimized = prepare_optimized(archive, progress)
        try:
            report = take_over(archive, optimized, progress)
        finally:
            optimized.discard()
    return replace(report, after=path.stat().st_size, seconds=time.monotonic() - began)


def room_needed(path: Path) -> int:
    """How many free bytes it takes to optimise the archive *path*, for a while."""
    with storage_errors(path):
        return int(path.stat().st_size * ROOM) + LEAST_ROOM


def prepare_optimized(archive: Archive, progress: ProgressCallback = ignore_progress) -> Optimized:
    """Write what *archive* is to become. The caller holds the right to write to it, on this or
    another connection; reading and marking may go on meanwhile.

    :raises StorageError: see :func:`optimize_archive`
    :raises Cancelled: from *progress*
    """
    began = time.monotonic()
    with storage_errors(archive.path):
        _require_room(archive.path)
        lock = WriteLock(files.optimized_name(archive.path))
        optimized = Optimized(
            files.optimized_name(archive.path), lock, _state_of(archive.connection)
        )
        try:
            optimized.path.unlink(missing_ok=True)
            files.create_file(optimized.path)
            report = _write(archive, optimized.path, optimized.state, Teller(progress))
            report = _with_copy(archive, report, progress)
        except BaseException:
            optimized.discard()
            raise
        optimized.report = replace(report, seconds=time.monotonic() - began)
        return optimized


def has_room_for_copy(path: Path) -> bool:
    """Whether a copy of the archive *path* will be kept, as far as can be told beforehand."""
    try:
        with storage_errors(path):
            require_room(path.resolve(), room_needed(path))
    except NoRoomError:
        return False
    return True


def _with_copy(
    archive: Archive, report: OptimizeReport, progress: ProgressCallback
) -> OptimizeReport:
    """Keep a copy of the archive as it is, now that it is known what it is to become. Where it
    would fill the disk there is none: what comes is one transaction, and proven."""
    try:
        copy = keep_copy_before_optimising(
            archive.connection, archive.path, progress, more_room=report.after
        )
    except NoRoomError as error:
        return replace(report, no_copy=error.detail)
    return replace(report, copy=copy)


def _require_room(path: Path) -> None:
    needed, free = room_needed(path), shutil.disk_usage(path.resolve().parent).free
    if free < needed:
        raise NoRoomError(path, needed=needed, free=free)


def _state_of(connection: sqlite3.Connection) -> State:
    # An import that wrote anything has a row of its own.
    row: State = connection.execute(
        "SELECT count(*), max(id), max(finished), (SELECT count(*) FROM post) FROM import_run"
    ).fetchone()
    return row


def _refuse_changed(archive: Archive, state: State) -> None:
    if _state_of(archive.connection) != state:
        raise StorageError(archive.path, "an import changed it meanwhile; try again")


def _write(archive: Archive, new: Path, state: State, tell: Teller) -> OptimizeReport:
    """Fill *new*, an archive without a row, and prove that it is as it should be."""
    before = archive.path.stat().st_size
    tell("look")
    with tell.watching(archive.connection):
        _refuse_damaged(archive.path, faults_of(archive.connection))
    with rewriting(new, archive.path, tell) as rewrite:
        old = old_dictionaries(rewrite)
        dictionary = best_dictionary(rewrite, old)
        rewrite_index(rewrite, old)
        known = dict(old)
        if dictionary.data is not None:
            known[dictionary.number] = dictionary.data
            # Before the bodies, and its copy behind them: no damage is to meet both.
            keep_dictionaries(rewrite.connection, known, dictionary.number)
        copy_rows(rewrite)
        damaged = rewrite_bodies(rewrite, old, dictionary)
        odd = renew_sums(rewrite) if rewrite.renumbered else []
        keep_dictionaries(rewrite.connection, known, dictionary.number)
        copy_dictionaries(rewrite.connection)
        tell("merge")
        rewrite.end()
        tell("prove", 0, rewrite.posts)
        _refuse_changed(archive, state)
        for difference in unlike(rewrite, damaged):
            raise StorageError(archive.path, f"what it was to become is not whole: {difference}")
        return OptimizeReport(
            posts=rewrite.posts,
            renumbered=rewrite.renumbered,
            before=before,
            after=new.stat().st_size,
            damaged=tuple(_paths(rewrite, damaged)),
            doubtful=tuple(_paths(rewrite, odd)),
        )


def _refuse_damaged(path: Path, faults: Iterator[str]) -> None:
    """Only bodies may be damaged: what hangs together wrongly would do so otherwise afterwards."""
    for fault in faults:
        raise ArchiveCorruptError(path, fault)


def _paths(rewrite: Rewrite, post_ids: Iterable[int]) -> Iterator[str]:
    for post_id in post_ids:
        row = rewrite.connection.execute(
            "SELECT path FROM main.post_file WHERE post_id = ? ORDER BY missing, id", (post_id,)
        ).fetchone()
        yield f"post {post_id}" if row is None else shown_path(row[0])


def take_over(
    archive: Archive, optimized: Optimized, progress: ProgressCallback = ignore_progress
) -> OptimizeReport:
    """Give *archive*, open for writing and by nobody else, the pages of *optimized*, in one
    transaction. What is known of ids is void afterwards: close it.

    :raises ArchiveInUseError: somebody else has it open
    :raises StorageError: it was changed meanwhile, or cannot be written; it is as it was
    :raises Cancelled: from *progress*; it is as it was
    """
    tell = Teller(progress)
    with storage_errors(archive.path):
        _refuse_others(archive)
        _refuse_changed(archive, optimized.state)
        own = {table: _rows(archive.connection, table) for table in USERS_OWN}
        with closing(sqlite3.connect(optimized.path, isolation_level=None)) as new:
            _put_own(new, own)
            _copy_pages(new, archive.connection, tell)
        # It is optimised. To take the pages out of the log is for whoever closes it, who says what
        # is in the way; but that is long work, so the most of it is done here.
        with suppress(sqlite3.OperationalError):
            archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return optimized.report


def _refuse_others(archive: Archive) -> None:
    """SQLite lets nobody leave WAL mode while somebody else has the file open in it."""
    connection = archive.connection
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname not in ("SQLITE_BUSY", "SQLITE_LOCKED"):
            raise
        raise ArchiveInUseError(archive.path) from error
    connection.execute("PRAGMA journal_mode = WAL")


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()


def _put_own(new: sqlite3.Connection, own: Mapping[str, Sequence[tuple[object, ...]]]) -> None:
    """Stars, read marks, highlights and saved searches as they are now."""
    new.execute("PRAGMA journal_mode = OFF")
    new.execute("BEGIN")
    for table, rows in own.items():
        new.execute(f"DELETE FROM {table}")
        for row in rows:
            new.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    new.execute("COMMIT")


def _copy_pages(new: sqlite3.Connection, old: sqlite3.Connection, tell: Teller) -> None:
    def progress(_status: int, remaining: int, total: int) -> None:
        if remaining:  # with the last page it was committed: too late to stop
            tell("replace", total - remaining, total)

    tell("replace")
    old.execute("PRAGMA synchronous = FULL")  # on the disk when it is done
    new.backup(old, pages=PAGES_AT_ONCE, progress=progress)
