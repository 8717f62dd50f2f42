"""A new archive that is written from an old one: both on one connection, the new one as ``main``,
the other, which is only read, as ``old``."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.progress import Progress, ProgressCallback
from archive.storage.connection import connect_to_rewrite

REPORT_SECONDS = 0.1
STEPS = 50_000
"""After so many steps of SQLite the user is asked whether to go on: some milliseconds."""

_PLACES = (
    "CREATE TEMP TABLE place (new_id INTEGER PRIMARY KEY, old_id INTEGER NOT NULL UNIQUE)",
    "INSERT INTO place SELECT row_number() OVER (ORDER BY published, id), id FROM old.post",
)


class Teller:
    """Says how far the work is, a few times a second, and at once where another stage begins."""

    def __init__(self, progress: ProgressCallback) -> None:
        self._progress = progress
        self._last = Progress("", 0)
        self._told = 0.0
        self._stopped: BaseException | None = None

    def __call__(self, stage: str, done: int = 0, total: int | None = None) -> None:
        """Note how far it is. Raises what the callback raises."""
        is_news = stage != self._last.stage
        self._last = Progress(stage, done, total)
        self.again(at_once=is_news)

    def again(self, *, at_once: bool = False) -> None:
        """Say once more what was said last: whoever wants to stop does so then."""
        now = time.monotonic()
        if at_once or now - self._told >= REPORT_SECONDS:
            self._told = now
            self._progress(self._last)

    @contextmanager
    def watching(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Ask also in the midst of long statements of *connection*."""
        connection.set_progress_handler(self._on_steps, STEPS)
        try:
            yield
        except sqlite3.Error:
            if self._stopped is not None:
                raise self._stopped from None
            raise
        finally:
            connection.set_progress_handler(None, STEPS)
        if self._stopped is not None:  # what was interrupted may have made nothing of it
            raise self._stopped

    def _on_steps(self) -> int:
        try:
            self.again()
        except BaseException as error:  # SQLite only wants to know whether to go on
            self._stopped = error
            return 1
        return 0


class Rewrite:
    """The two archives within one transaction, which holds the moment of the old one.

    ``temp.place`` has the new id of each post beside its old one: from 1 on without a gap, in the
    order of wall dates. ``posts`` are all, ``renumbered`` those that get another id.
    """

    def __init__(self, new: Path, old: Path, tell: Teller) -> None:
        """*new* is an archive without a row. Use it as :func:`rewriting` does."""
        self.tell = tell
        self.connection = connect_to_rewrite(new, old)
        self._indexes: list[str] = []
        self.posts = self.renumbered = 0

    def begin(self) -> None:
        """Start the transaction, number the posts, and put the indexes off to the end: made from
        sorted rows, they have no half-empty pages."""
        execute = self.connection.execute
        execute("BEGIN")
        for statement in _PLACES:
            execute(statement)
        self.posts, self.renumbered = execute(
            "SELECT count(*), coalesce(sum(new_id <> old_id), 0) FROM place"
        ).fetchone()
        indexes = execute(
            "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        for name, sql in indexes:
            execute(f'DROP INDEX main."{name}"')
            self._indexes.append(sql)

    def end(self) -> None:
        """Make the indexes, end the transaction, give back free pages."""
        for sql in self._indexes:
            self.connection.execute(sql)
        self.connection.execute("COMMIT")
        had_statistics = self.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM old.sqlite_master WHERE name = 'sqlite_stat1')"
        ).fetchone()[0]
        if had_statistics:
            self.connection.execute("ANALYZE main")
        # A statement without columns that answers in rows: only a script runs it to its end.
        self.connection.executescript("PRAGMA main.incremental_vacuum")


@contextmanager
def rewriting(new: Path, old: Path, tell: Teller) -> Iterator[Rewrite]:
    """A :class:`Rewrite` that has begun. Where it is not brought to its end, *new* is of no use."""
    rewrite = Rewrite(new, old, tell)
    try:
        with tell.watching(rewrite.connection):
            rewrite.begin()
            yield rewrite
    finally:
        rewrite.connection.close()
