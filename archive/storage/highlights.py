"""Highlights and notes: kept by a post's identity, so no import ever touches them.

They are read from files of other people too, so what is read is cut to what could have been
written, and no odd row keeps the others from being read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from archive.errors import PostNotFoundError
from archive.highlights import Anchor, Colour, Highlight, ListedHighlight
from archive.storage.connection import storage_errors
from archive.storage.highlight_rows import (
    COLUMNS,
    LIMITS,
    MAX_AROUND,
    MAX_NOTE,
    MAX_QUOTE,
    VALUES,
    highlight_of,
    is_whole,
    listed_of,
    renew_sum,
    row_sum,
    written,
)
from archive.storage.keys import without_surrogates

MAX_OF_POST = 2_000
MAX_LISTED = 20_000
_LARGEST = (1 << 63) - 1


class HighlightStore:
    """The highlights and notes of one archive.

    Every method raises an error of the StorageError tree where the file is the cause. What changes
    something needs an archive open for writing, and is one transaction.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def of_post(self, post_id: int) -> list[Highlight]:
        """Those of a post, in the order of their places; notes on the whole post first."""
        with storage_errors(self._path):
            rows = self._connection.execute(
                f"SELECT {VALUES} FROM post p JOIN highlight h ON h.source_id = p.source_id"
                " AND h.post_key = p.key WHERE p.id = ? ORDER BY h.quote <> '', h.place, h.id"
                " LIMIT ?",
                (*LIMITS, post_id, MAX_OF_POST),
            )
            return [highlight_of(row) for row in rows]

    def all(self) -> list[ListedHighlight]:
        """Those of all posts: the posts by their newest highlight, within one by place. Of very
        many the newest."""
        with storage_errors(self._path):
            rows = self._connection.execute(
                "WITH newest AS (SELECT source_id, post_key, max(created) AS last, max(id) AS id"
                " FROM highlight GROUP BY 1, 2)"
                f" SELECT {VALUES}, p.id, CAST(p.title AS BLOB), p.published, p.published_offset"
                " FROM highlight h JOIN newest n ON n.source_id = h.source_id"
                " AND n.post_key = h.post_key LEFT JOIN post p ON p.key = h.post_key"
                " AND p.source_id = h.source_id"
                " ORDER BY n.last DESC, n.id DESC, h.quote <> '', h.place, h.id LIMIT ?",
                (*LIMITS, MAX_LISTED),
            )
            return [listed_of(row) for row in rows]

    def count(self) -> int:
        """How many there are."""
        with storage_errors(self._path):
            return int(self._connection.execute("SELECT count(*) FROM highlight").fetchone()[0])

    def add(self, post_id: int, colour: Colour, anchor: Anchor, note: str = "") -> Highlight:
        """Highlight what *anchor* quotes of a post, or where that is empty note something on all
        of it. What is longer than the limits is cut.

        :raises PostNotFoundError: there is no such post
        """
        now = datetime.now(UTC).replace(microsecond=0)
        return self.put_back(post_id, Highlight(0, colour, _clean(anchor), _text(note), now, now))

    def put_back(self, post_id: int, highlight: Highlight) -> Highlight:
        """Keep one again that was removed, under its own number where that is free.

        :raises PostNotFoundError: there is no such post
        """
        with self._writing():
            row = self._connection.execute(
                "SELECT source_id, key FROM post WHERE id = ?", (post_id,)
            ).fetchone()
            if row is None:
                raise PostNotFoundError(post_id)
            values = [row[0], row[1], *written(highlight)]
            is_free = self._connection.execute(
                "SELECT NOT EXISTS (SELECT 1 FROM highlight WHERE id = ?)", (highlight.id,)
            ).fetchone()[0]
            number = highlight.id if highlight.id and is_free else None
            cursor = self._connection.execute(
                f"INSERT INTO highlight({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, *values, row_sum(values)),
            )
            new_id = int(cursor.lastrowid or 0)
        anchor, times = highlight.anchor, (highlight.created, highlight.changed)
        return Highlight(new_id, highlight.colour, anchor, highlight.note, *times)

    def change(self, number: int, *, colour: Colour | None = None, note: str | None = None) -> None:
        """Give one another colour or note. One that is gone meanwhile is passed over."""
        changes: list[tuple[str, str]] = []
        if colour is not None:
            changes.append(("colour", colour.value))
        if note is not None:
            changes.append(("note", _text(note)))
        changes.append(("changed", datetime.now(UTC).isoformat(timespec="seconds")))
        with self._writing():
            was_whole = is_whole(self._connection, number)
            for column, value in changes:
                self._connection.execute(
                    f"UPDATE highlight SET {column} = ? WHERE id = ?", (value, number)
                )
            if was_whole:
                renew_sum(self._connection, number)

    def remove(self, numbers: Sequence[int]) -> None:
        """Forget highlights. Those that are gone meanwhile are passed over."""
        with self._writing():
            self._connection.executemany(
                "DELETE FROM highlight WHERE id = ?", [(number,) for number in numbers]
            )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with storage_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.rollback()
                raise


def _clean(anchor: Anchor) -> Anchor:
    return Anchor(
        without_surrogates(anchor.quote)[:MAX_QUOTE].strip(),
        without_surrogates(anchor.before)[-MAX_AROUND:],
        without_surrogates(anchor.after)[:MAX_AROUND],
        min(max(anchor.place, 0), _LARGEST),
    )


def _text(note: str) -> str:
    return without_surrogates(note).replace("\0", "")[:MAX_NOTE].strip()
