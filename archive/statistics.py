"""Figures of a whole archive: words, days of the week, hours, years, the longest and shortest."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from archive.query import FacetCount, FacetKind
from archive.storage.connection import as_written, storage_errors
from archive.storage.facets import FacetReader
from archive.text.fold import Check

SLICE = 50_000
"""Posts looked at between two reports: some hundredths of a second."""
MOST_POSTS = 10
"""So many of the longest and of the shortest."""
_EPOCH = date(1970, 1, 1)
_WEEK, _HOURS, _HOUR, _DAY = 7, 24, 3600, 86_400
_THURSDAY = 3  # the first day of 1970


@dataclass(frozen=True, slots=True)
class PostLength:
    """A post, and how long it is: words, or characters in Chinese."""

    id: int
    title: str
    words: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of the visible posts looked at so far: ``done`` of ``total``. ``weekdays`` begins with
    Monday; ``hours`` has no posts whose date is a day alone (exact midnight); ``years`` is
    year -> (posts, words), oldest first. Categories and publishers are those of the whole archive
    from the beginning."""

    done: int
    total: int
    words: int
    first: date | None
    newest: date | None
    weekdays: Sequence[int]
    hours: Sequence[int]
    years: dict[int, tuple[int, int]]
    categories: Sequence[FacetCount]
    publishers: Sequence[FacetCount]
    longest: Sequence[PostLength]
    shortest: Sequence[PostLength]


class StatisticsReader:
    """Looks at every post of one archive once."""

    def __init__(self, connection: sqlite3.Connection, path: Path, check: Check) -> None:
        self._connection = connection
        self._path = path
        self._check = check

    def gather(self) -> Iterator[Statistics]:
        """What is known after each slice of posts; the last one is of all.

        :raises StorageError: the file is the cause
        :raises Cancelled: the archive was interrupted
        """
        with storage_errors(self._path), as_written("a date or a number of words"):
            sums = _Sums(self._connection)
            at = self._next_id(0)
            yield sums.report()
            while at is not None:
                self._check()
                sums.add(at, at + SLICE)
                at = self._next_id(at + SLICE)
                yield sums.report()

    def _next_id(self, first: int) -> int | None:
        row = self._connection.execute("SELECT min(id) FROM post WHERE id >= ?", (first,))
        found = row.fetchone()[0]
        return None if found is None else int(found)


class _Sums:
    """The sums of what was looked at."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        counts = FacetReader(connection).kept_counts()
        self._categories = counts[FacetKind.CATEGORY]
        self._publishers = counts[FacetKind.PUBLISHER]
        self._total = sum(year.count for year in counts[FacetKind.YEAR])
        self._days: Counter[int] = Counter()
        self._hours: Counter[int] = Counter()
        self._words: Counter[int] = Counter()  # of years
        self._posts: Counter[int] = Counter()
        self._longest: list[PostLength] = []
        self._shortest: list[PostLength] = []

    def add(self, first: int, end: int) -> None:
        """Look at the posts with these ids."""
        rows = self._connection.execute(
            f"SELECT (published - (published % {_HOUR} + {_HOUR}) % {_HOUR}) / {_HOUR},"
            f" count(*), sum(words), count(nullif(published % {_DAY}, 0)) FROM post"
            " WHERE id >= ? AND id < ? AND (flags & 1) = 0 GROUP BY 1",
            (first, end),
        )
        for number, posts, words, timed in rows:
            day, hour = divmod(number, _HOURS)
            year = (_EPOCH + timedelta(days=day)).year
            self._days[day] += posts
            self._hours[hour] += timed
            self._posts[year] += posts
            self._words[year] += words
        self._longest = sorted(self._longest + self._extreme(first, end, "DESC"), key=_most_first)
        self._shortest = sorted(self._shortest + self._extreme(first, end, "ASC"), key=_least_first)
        del self._longest[MOST_POSTS:], self._shortest[MOST_POSTS:]

    def _extreme(self, first: int, end: int, order: str) -> list[PostLength]:
        rows = self._connection.execute(
            "SELECT id, title, words FROM post WHERE id >= ? AND id < ? AND (flags & 1) = 0"
            f" ORDER BY words {order}, id LIMIT ?",
            (first, end, MOST_POSTS),
        )
        return [PostLength(*row) for row in rows]

    def report(self) -> Statistics:
        """What is known now."""
        weekdays: Counter[int] = Counter()
        for day, posts in self._days.items():
            weekdays[(day + _THURSDAY) % _WEEK] += posts
        return Statistics(
            done=self._posts.total(),
            total=max(self._total, self._posts.total()),
            words=self._words.total(),
            first=_EPOCH + timedelta(days=min(self._days)) if self._days else None,
            newest=_EPOCH + timedelta(days=max(self._days)) if self._days else None,
            weekdays=[weekdays[day] for day in range(_WEEK)],
            hours=[self._hours[hour] for hour in range(_HOURS)],
            years={year: (self._posts[year], self._words[year]) for year in sorted(self._posts)},
            categories=self._categories,
            publishers=self._publishers,
            longest=list(self._longest),
            shortest=list(self._shortest),
        )


def _most_first(post: PostLength) -> tuple[int, int]:
    return -post.words, post.id


def _least_first(post: PostLength) -> tuple[int, int]:
    return post.words, post.id
