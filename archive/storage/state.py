"""What the user did with posts. Keyed by a post's identity, so no import ever touches it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime


class StateStore:
    """Stars and read marks. Setting them needs the writing connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def set_starred(self, post_ids: Sequence[int], *, starred: bool) -> None:
        """Star posts, or take their stars away. Unknown ids are passed over."""
        self._set("starred", int(starred), post_ids)

    def set_read(self, post_ids: Sequence[int], *, read: bool) -> None:
        """Mark posts read now, or unread. Unknown ids are passed over."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._set("read_at", now if read else None, post_ids)

    def set_place(self, post_id: int, share: float | None) -> None:
        """Keep how much of a post's article lies above where it is read, 0 to 1; None: nothing."""
        self._set("position", share, [post_id])

    def place(self, post_id: int) -> float | None:
        """What :meth:`set_place` kept; None where it is nothing, or no share."""
        row = self._connection.execute(
            "SELECT s.position FROM post p JOIN post_state s"
            " ON s.source_id = p.source_id AND s.post_key = p.key WHERE p.id = ?",
            (post_id,),
        ).fetchone()
        share = None if row is None else row[0]
        return float(share) if isinstance(share, int | float) and 0 <= share <= 1 else None

    def first_unread(self, post_ids: Sequence[int]) -> int | None:
        """The place in *post_ids* of the first one that is unread; unknown ids are passed over."""
        row = self._connection.execute(
            "SELECT w.key FROM json_each(?) w JOIN post p ON p.id = w.value"
            " LEFT JOIN post_state s ON s.source_id = p.source_id AND s.post_key = p.key"
            " WHERE s.read_at IS NULL ORDER BY w.key LIMIT 1",
            (json.dumps(list(post_ids)),),
        ).fetchone()
        return None if row is None else int(row[0])

    def _set(self, column: str, value: object, post_ids: Sequence[int]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany(
                f"INSERT INTO post_state(source_id, post_key, {column})"
                " SELECT source_id, key, ? FROM post WHERE id = ?"
                f" ON CONFLICT(source_id, post_key) DO UPDATE SET {column} = excluded.{column}",
                [(value, post_id) for post_id in post_ids],
            )
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise
