"""Stars and read marks of many posts at once, and the way back."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from archive.storage.connection import storage_errors
from archive.storage.state import StateStore

_STARRED = (
    "SELECT w.value, NULL FROM json_each(?) w JOIN post p ON p.id = w.value"
    " LEFT JOIN post_state s ON s.source_id = p.source_id AND s.post_key = p.key"
    " WHERE coalesce(s.starred, 0) <> ? ORDER BY w.key"
)
_READ = (
    "SELECT w.value, CAST(strftime('%s', s.read_at) AS INTEGER)"
    " FROM json_each(?) w JOIN post p ON p.id = w.value"
    " LEFT JOIN post_state s ON s.source_id = p.source_id AND s.post_key = p.key"
    " WHERE (s.read_at IS NOT NULL) <> ? ORDER BY w.key"
)
_PUT_BACK_TIME = (
    "UPDATE post_state SET read_at = ? FROM post p"
    " WHERE p.id = ? AND post_state.source_id = p.source_id AND post_state.post_key = p.key"
)


class Mark(StrEnum):
    """What a post may be marked with."""

    STARRED = "starred"
    READ = "read"


@dataclass(frozen=True, slots=True)
class MarkedPosts:
    """The posts whose mark was given (``on``) or taken away, without those that were as wanted.
    ``read_at`` has for each when it had been read, in seconds since 1970, where a read mark was
    taken away; else it is empty. 16 bytes a post at most."""

    mark: Mark
    on: bool
    post_ids: array[int]
    read_at: array[int]


class MarkStore:
    """Marks many posts; some thousand a call, since each call is one transaction."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path

    def set(self, post_ids: Sequence[int], mark: Mark, *, on: bool) -> MarkedPosts:
        """Give posts a mark, or take it away. Unknown ids are passed over.

        :raises StorageError: it cannot be written; then no mark has changed
        """
        with storage_errors(self._path):
            sql = _STARRED if mark is Mark.STARRED else _READ
            rows = self._connection.execute(sql, (json.dumps(list(post_ids)), on)).fetchall()
            changed = array("q", (row[0] for row in rows))
            self._write(changed, mark, on=on)
        takes_times = mark is Mark.READ and not on
        # A time that somebody else wrote, and that is none, is as good as the beginning of time.
        times = array("q", (max(row[1] or 0, 0) for row in rows) if takes_times else ())
        return MarkedPosts(mark, on, changed, times)

    def put_back(self, marked: MarkedPosts) -> None:
        """Give these posts the marks again that they had before.

        :raises StorageError: it cannot be written
        """
        with storage_errors(self._path):
            if not marked.read_at:
                self._write(marked.post_ids, marked.mark, on=not marked.on)
                return
            times = (
                datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
                for seconds in marked.read_at
            )
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(
                    _PUT_BACK_TIME, zip(times, marked.post_ids, strict=True)
                )

    def _write(self, post_ids: Sequence[int], mark: Mark, *, on: bool) -> None:
        states = StateStore(self._connection)
        if mark is Mark.STARRED:
            states.set_starred(post_ids, starred=on)
        else:
            states.set_read(post_ids, read=on)
