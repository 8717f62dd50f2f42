"""The words of the full-text index."""

from __future__ import annotations

import sqlite3
import sys

MOST_WORDS = 512
"""Of more words FTS5 takes all at once: as fast in a small archive, and rarely asked for."""

_VIEW = "post_words"


class WordList:
    """Reads on one connection, through a view that lives in the temporary database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def beginning_with(self, beginning: str) -> list[str] | None:
        """The words that begin so, in order; None where they are more than ``MOST_WORDS``."""
        self._require_view()
        last = chr(sys.maxunicode)
        rows = self._connection.execute(
            f"SELECT term FROM temp.{_VIEW} WHERE term >= ? AND term <= ? LIMIT ?",
            (beginning, beginning + last, MOST_WORDS + 1),
        )
        found = [word for (word,) in rows.fetchall()]
        return found if len(found) <= MOST_WORDS else None

    def _require_view(self) -> None:
        """Make the view where it is not: it goes with a transaction that is taken back."""
        there = "SELECT 1 FROM temp.sqlite_master WHERE name = ?"
        if self._connection.execute(there, (_VIEW,)).fetchone() is not None:
            return
        # A connection that must not write may make a view of its own, once that is lifted.
        query_only = self._connection.execute("PRAGMA query_only").fetchone()[0]
        self._connection.execute("PRAGMA query_only = OFF")
        try:
            self._connection.execute(
                f"CREATE VIRTUAL TABLE temp.{_VIEW} USING fts5vocab('main', 'post_fts', 'row')"
            )
        finally:
            self._connection.execute(f"PRAGMA query_only = {query_only}")
