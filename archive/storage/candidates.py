"""Ids from the tables: what SQL can say of a plan, newest or oldest first.

Ids below ``LATE_ID`` are in the order of wall dates, so walking row ids walks the dates and an
early stop costs nothing. The few late ones are fetched together and put in place by their dates.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from archive.storage.connection import as_written
from archive.storage.match import HIDDEN, all_of, complement
from archive.storage.schema import FLAG_HIDDEN, LATE_ID
from archive.storage.search_plan import FLAGS_OF_POST, SearchPlan

TITLE_ORDER = "o.title_key, post.title COLLATE NOCASE, o.post_id"
"""The kept order of how titles begin, and among those that begin alike the titles themselves:
SQLite sorts a few at a time, so the first rows come at once."""

_VISIBLE = f"(flags & {FLAG_HIDDEN}) = 0"  # word for word as in the index post_visible_by_date
Late = list[tuple[int, int]]
"""(published, id) of late posts."""


class Candidates:
    """The posts that SQL finds for one plan; those of an exact plan are the answer."""

    def __init__(self, connection: sqlite3.Connection, plan: SearchPlan) -> None:
        self._connection = connection
        self._plan = plan
        self._table, self._where, self._params = _from_where(plan)

    @property
    def by_date_index(self) -> bool:
        """Whether one index gives all ids in the order of dates, late ones in their place."""
        return self._table == "post" and not self._plan.with_hidden

    def in_date_order(self, *, descending: bool) -> sqlite3.Cursor:
        """All ids, one a row. Only where :attr:`by_date_index`."""
        order = "DESC" if descending else "ASC"
        where, params = self._dated()
        return self._connection.execute(
            f"SELECT id FROM post WHERE {where} ORDER BY published {order}, id {order}", params
        )

    def in_title_order(self) -> sqlite3.Cursor:
        """All ids, one a row. Only where the table of posts alone decides."""
        where, params = self._dated()
        return self._connection.execute(
            "SELECT post.id FROM post_title_order o CROSS JOIN post ON post.id = o.post_id"
            f" WHERE {where} ORDER BY {TITLE_ORDER}",
            params,
        )

    @property
    def is_of_posts(self) -> bool:
        """Whether the table of posts alone decides, without a full-text index."""
        return self._table == "post"

    def ordinary(self, *, descending: bool) -> sqlite3.Cursor:
        """The ids below ``LATE_ID`` in the order of dates, one a row."""
        order = "DESC" if descending else "ASC"
        first, end = self.id_range()
        return self._connection.execute(
            f"SELECT rowid FROM {self._table} WHERE {self._where}"
            f" AND rowid >= ? AND rowid < ? ORDER BY rowid {order}",
            (*self._params, first, end),
        )

    def late(self) -> Late:
        """The late posts with their dates, in no order."""
        rows = self._connection.execute(
            f"SELECT rowid FROM {self._table} WHERE {self._where} AND rowid >= ?",
            (*self._params, LATE_ID),
        ).fetchall()
        dated = [(published_of(self._connection, post_id), post_id) for (post_id,) in rows]
        first, end = self._plan.dates.first, self._plan.dates.end
        return [
            (published, post_id)
            for published, post_id in dated
            if (first is None or published >= first) and (end is None or published < end)
        ]

    def counts_of_sets(self, first: int, end: int) -> Counter[int]:
        """Facet set -> how many of the ordinary ones from id *first* on and below *end*. Counted
        here: SQLite would sort them all, which takes as long again (measured)."""
        sql = (
            "SELECT post.facet_set FROM"
            f" (SELECT rowid AS hit FROM {self._table} WHERE {self._where}"
            " AND rowid >= ? AND rowid < ?)"
            " CROSS JOIN post ON post.id = hit"
        )
        rows = self._connection.execute(sql, (*self._params, first, end))
        return Counter(chain.from_iterable(rows))

    def count(self) -> int:
        """How many there are."""
        if self._plan.is_empty:
            return 0
        if self.by_date_index:
            where, params = self._dated()
            sql = f"SELECT count(*) FROM post WHERE {where}"
            return int(self._connection.execute(sql, params).fetchone()[0])
        first, end = self.id_range()
        sql = f"SELECT count(*) FROM {self._table} WHERE {self._where} AND rowid >= ? AND rowid < ?"
        row = self._connection.execute(sql, (*self._params, first, end)).fetchone()
        return int(row[0]) + len(self.late())

    def _dated(self) -> tuple[str, list[object]]:
        """WHERE and parameters for the table of posts, dates included."""
        parts, params = [self._where], list(self._params)
        if self._plan.dates.first is not None:
            parts.append("published >= ?")
            params.append(self._plan.dates.first)
        if self._plan.dates.end is not None:
            parts.append("published < ?")
            params.append(self._plan.dates.end)
        return " AND ".join(parts), params

    def id_range(self) -> tuple[int, int]:
        """(first, end) of the ids of ordinary posts within the dates of the plan."""
        first, end = self._plan.dates.first, self._plan.dates.end
        return (
            0 if first is None else first_ordinary_from(self._connection, first),
            LATE_ID if end is None else first_ordinary_from(self._connection, end),
        )


def _from_where(plan: SearchPlan) -> tuple[str, str, list[object]]:
    """Table, WHERE and parameters; ``rowid`` is the post's id."""
    if plan.match.is_all and plan.title_match.is_all:
        table, conditions = "post", [] if plan.with_hidden else [_VISIBLE]
        conditions += [condition.format(id="post.id") for condition in plan.conditions]
        return table, " AND ".join(conditions) or "1", []
    table = "title_fts" if plan.match.is_all else "post_fts"
    conditions = [condition.format(id=f"{table}.rowid") for condition in plan.conditions]
    if plan.match.is_all:
        if not plan.with_hidden:
            conditions.append(f"NOT {FLAGS_OF_POST} & {FLAG_HIDDEN}".format(id="title_fts.rowid"))
        where = " AND ".join(["title_fts MATCH ?", *conditions])
        return "title_fts", where, [plan.title_match.expression()]
    match = plan.match if plan.with_hidden else all_of([plan.match, complement(HIDDEN)])
    params: list[object] = [match.expression()]
    if not plan.title_match.is_all:
        # "+" keeps SQLite from asking the index once for each title.
        conditions.append("+rowid IN (SELECT rowid FROM title_fts WHERE title_fts MATCH ?)")
        params.append(plan.title_match.expression())
    return "post_fts", " AND ".join(["post_fts MATCH ?", *conditions]), params


def published_of(connection: sqlite3.Connection, post_id: int) -> int:
    """The wall-clock seconds of a post; 0 where it is gone."""
    row = connection.execute("SELECT published FROM post WHERE id = ?", (post_id,)).fetchone()
    with as_written("a date"):
        return int(row[0]) if row else 0


def first_ordinary_from(connection: sqlite3.Connection, seconds: int) -> int:
    """The smallest ordinary id from which on posts are published at *seconds* or later."""
    row = connection.execute(
        "SELECT id FROM post WHERE id < ? ORDER BY id DESC LIMIT 1", (LATE_ID,)
    ).fetchone()
    low, high = 0, int(row[0]) + 1 if row else 0
    while low < high:
        middle = (low + high) // 2
        row = connection.execute(
            "SELECT id, published FROM post WHERE id >= ? ORDER BY id LIMIT 1", (middle,)
        ).fetchone()
        with as_written("a date"):
            post_id, published = row
            if published >= seconds:
                high = middle
            else:
                low = max(middle, post_id) + 1
    return low


def merge_late(
    connection: sqlite3.Connection, chunks: Iterator[array[int]], late: Late, *, descending: bool
) -> Iterator[array[int]]:
    """*chunks* of ordinary ids in the order of dates, with the *late* ones in their places.

    Among posts of one second the late ones count as newer, as their ids do. Only a few dates are
    looked up for each late post.
    """
    waiting = sorted(late, reverse=not descending)  # the next one is the last
    for chunk in chunks:
        merged = array("q")
        done = 0
        while waiting:
            place = _place(connection, chunk, done, waiting[-1][0], descending=descending)
            if place == len(chunk):
                break
            merged += chunk[done:place]
            merged.append(waiting.pop()[1])
            done = place
        merged += chunk[done:]
        yield merged
    if waiting:
        yield array("q", [post_id for _, post_id in reversed(waiting)])


def _place(
    connection: sqlite3.Connection, chunk: array[int], done: int, seconds: int, *, descending: bool
) -> int:
    """Where in *chunk*, from *done* on, a late post of *seconds* belongs; its end: later."""

    def is_after(post_id: int) -> bool:
        published = published_of(connection, post_id)
        return published <= seconds if descending else published > seconds

    return bisect_left(chunk, True, done, key=is_after)
