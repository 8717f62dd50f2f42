"""How many posts a query would show: for counts that stand beside it all the time."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from math import inf
from pathlib import Path

from archive.errors import SearchQueryError
from archive.query import PostCount, PostFilter
from archive.search_query import parse_query
from archive.search_tree import State, StateIs, walk
from archive.searching import Searcher
from archive.storage.connection import storage_errors

_MARKS = (State.STARRED, State.READ, State.UNREAD, State.NOTE)
_EPOCH = date(1970, 1, 1)
_DAY = 86_400


class PostCounter:
    """Counts posts of one archive.

    Every method raises an error of the StorageError tree where the file is the cause, and
    ``Cancelled`` after the archive was interrupted.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, searcher: Searcher) -> None:
        self._connection = connection
        self._path = path
        self._searcher = searcher

    def count(self, post_filter: PostFilter, seconds: float = inf) -> PostCount:
        """How many posts pass. What the index alone knows is always counted to the end; where
        posts must be opened, counting stops after so many *seconds*, and the count is not exact.

        :raises SearchQueryError: the query or a date of the filter cannot be read
        """
        with storage_errors(self._path):
            if _is_unread_alone(post_filter):
                # Few are read of many: to look at each of a million takes a second.
                read = self._searcher.count(replace(post_filter, query="is:read"))
                return PostCount(self._all(hidden=post_filter.hidden) - read.posts)
            return self._searcher.count(post_filter, seconds)

    def _all(self, *, hidden: bool) -> int:
        visible = "SELECT coalesce(sum(count), 0) FROM month_count"
        sql = "SELECT count(*) FROM post" if hidden else visible
        return int(self._connection.execute(sql).fetchone()[0])

    def newest_day(self) -> date | None:
        """The wall date of the newest post that is not hidden; None without one, or where its date
        is none of a calendar."""
        with storage_errors(self._path):
            row = self._connection.execute(
                "SELECT published FROM post WHERE (flags & 1) = 0 ORDER BY published DESC LIMIT 1"
            ).fetchone()
        try:
            return None if row is None else _EPOCH + timedelta(days=row[0] // _DAY)
        except (OverflowError, TypeError):
            return None


def asks_for_marks(query: str) -> bool:
    """Whether a star, a read mark or a note can change what *query* finds. A query that cannot be
    read finds nothing, whatever is marked."""
    try:
        node = parse_query(query)
    except SearchQueryError:
        return False
    return any(isinstance(one, StateIs) and one.state in _MARKS for one in walk(node))


def _is_unread_alone(post_filter: PostFilter) -> bool:
    if replace(post_filter, query="", hidden=False) != PostFilter() or not post_filter.query:
        return False
    return parse_query(post_filter.query) == StateIs(State.UNREAD)
