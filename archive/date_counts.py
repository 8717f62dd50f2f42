"""How many posts each month and each day has: of the archive, and of any list of posts.

A list is counted by its ids, so the counts always add up to what the list shows.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from archive.storage.candidates import published_of
from archive.storage.connection import as_written, storage_errors
from archive.storage.date_borders import Border, DateBorders
from archive.storage.months import DAY_OF_POST, DAY_SECONDS
from archive.storage.schema import LATE_ID
from archive.text.fold import Check, unchecked

SLICE = 8_192
"""So many ids are sorted at once: a fraction of a millisecond."""
_EPOCH = date(1970, 1, 1).toordinal()

MonthCounts = dict[int, int]
"""Month, as 202203 -> how many posts; only months that have some, oldest first."""
DayCounts = dict[date, int]


class DateCounter:
    """Counts posts of one archive by their wall dates.

    Every method raises an error of the StorageError tree where the file is the cause, and
    ``Cancelled`` after the archive was interrupted. *between* is called between two steps of what
    takes long, and may raise.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, check: Check) -> None:
        self._connection = connection
        self._path = path
        self._check = check
        self._borders = DateBorders(connection)

    def kept_months(self) -> MonthCounts:
        """Of all visible posts: these counts are kept and cost nothing."""
        with storage_errors(self._path), as_written("a count of posts"):
            rows = self._connection.execute(
                "SELECT month, count FROM month_count WHERE count > 0 ORDER BY month"
            )
            return {int(month): int(count) for month, count in rows}

    def months_of(
        self, ids: Sequence[int], *, by_date: bool, between: Check = unchecked
    ) -> MonthCounts:
        """Of the posts of a list. *by_date*: the list is in the order of dates, either way, which
        takes some hundred looks at it instead of one at each post."""
        with storage_errors(self._path), as_written("a date"):
            months = self._borders.months()
            counts = self._count(ids, list(months.values()), by_date=by_date, between=between)
        return {month: count for month, count in zip(months, counts, strict=True) if count}

    def days_of(
        self,
        ids: Sequence[int],
        first: date,
        end: date,
        *,
        by_date: bool,
        between: Check = unchecked,
    ) -> DayCounts:
        """The same for the days from *first* on and below *end*, those without posts left out."""
        with storage_errors(self._path), as_written("a date"):
            borders = self._borders.days(first, end)
            counts = self._count(ids, borders, by_date=by_date, between=between)
        days = range(first.toordinal(), end.toordinal())
        found = zip(days, counts, strict=False)  # the last count is of what comes after
        return {date.fromordinal(day): count for day, count in found if count}

    def newest_row(
        self, ids: Sequence[int], first: date, end: date, between: Check = unchecked
    ) -> int | None:
        """The row of the newest post from *first* on and below *end*, in a list of any order."""
        with storage_errors(self._path), as_written("a date"):
            lower, upper = (
                self._borders.border((day.toordinal() - _EPOCH) * DAY_SECONDS)
                for day in (first, end)
            )
            best = _Newest()
            for at in range(0, len(ids), SLICE):
                self._between(between)
                for row, post_id in enumerate(ids[at : at + SLICE], at):
                    if post_id < LATE_ID:
                        if lower.first_id <= post_id < upper.first_id and post_id > best.post_id:
                            best = replace(best, post_id=post_id, row=row)
                    else:
                        published = published_of(self._connection, post_id)
                        if lower.seconds <= published < upper.seconds:
                            late = (published, post_id, row)
                            best = replace(best, late=max(best.late or late, late))
            if best.late is None:
                return best.row
            published = published_of(self._connection, best.post_id)
            is_late = best.row is None or best.late[0] >= published
            return best.late[2] if is_late else best.row

    def days_of_year(self, year: int) -> DayCounts:
        """Of all visible posts of a year."""
        first = (date(year, 1, 1).toordinal() - _EPOCH) * DAY_SECONDS
        end = (date(year, 12, 31).toordinal() + 1 - _EPOCH) * DAY_SECONDS
        with storage_errors(self._path), as_written("a date"):
            rows = self._connection.execute(
                f"SELECT {DAY_OF_POST}, count(*) FROM post WHERE (flags & 1) = 0"
                " AND published >= ? AND published < ? GROUP BY 1 ORDER BY 1",
                (first, end),
            )
            return {date.fromordinal(day + _EPOCH): count for day, count in rows}

    # One count for each border: of the posts from there to the next, the last one without end

    def _count(
        self, ids: Sequence[int], borders: Sequence[Border], *, by_date: bool, between: Check
    ) -> list[int]:
        if not borders:  # an archive without posts
            return []
        if by_date:
            return self._count_in_order(ids, borders)
        counts = [0] * len(borders)
        first_ids = [border.first_id for border in borders]
        for at in range(0, len(ids), SLICE):
            self._between(between)
            part = sorted(ids[at : at + SLICE])
            ordinary = bisect_left(part, LATE_ID)
            done = 0
            while done < ordinary:
                place = bisect_right(first_ids, part[done])
                end = first_ids[place] if place < len(first_ids) else LATE_ID
                stop = bisect_left(part, end, done, ordinary)
                if place:
                    counts[place - 1] += stop - done
                done = stop
            for place in self._late_places(part[ordinary:], borders):
                counts[place] += 1
        return counts

    def _between(self, between: Check) -> None:
        self._check()
        between()

    def _late_places(self, late: Sequence[int], borders: Sequence[Border]) -> Iterator[int]:
        if not late:
            return
        rows = self._connection.execute(
            "SELECT p.published FROM json_each(?) late JOIN post p ON p.id = late.value",
            (json.dumps(list(late)),),
        )
        for (published,) in rows:
            place = bisect_right(borders, published, key=_seconds)
            if place:
                yield place - 1

    def _count_in_order(self, ids: Sequence[int], borders: Sequence[Border]) -> list[int]:
        """How many come before each border, in the order of dates; the differences are counts."""
        oldest_first = len(ids) < 2 or not self._comes_before(ids[-1], ids[0])  # noqa: PLR2004
        size = len(ids)
        places: list[int] = []
        low, high = 0, size
        for border in borders:
            is_after = self._is_from(border)
            if oldest_first:
                low = bisect_left(ids, True, low, size, key=is_after)
                places.append(low)
            else:  # newest first: what is older stands behind
                high = bisect_left(ids, True, 0, high, key=_negated(is_after))
                places.append(size - high)
        return [end - place for place, end in zip(places, [*places[1:], size], strict=True)]

    def _is_from(self, border: Border) -> Callable[[int], bool]:
        def is_from(post_id: int) -> bool:
            if post_id < LATE_ID:
                return post_id >= border.first_id
            return published_of(self._connection, post_id) >= border.seconds

        return is_from

    def _comes_before(self, one: int, other: int) -> bool:
        if one < LATE_ID and other < LATE_ID:
            return one < other
        return published_of(self._connection, one) < published_of(self._connection, other)


@dataclass(frozen=True, slots=True)
class _Newest:
    """The newest of a period so far: the ordinary one by its id, and (date, id, row) of a late."""

    post_id: int = -1
    row: int | None = None
    late: tuple[int, int, int] | None = None


def _negated(test: Callable[[int], bool]) -> Callable[[int], bool]:
    return lambda one: not test(one)


def _seconds(border: Border) -> int:
    return border.seconds
