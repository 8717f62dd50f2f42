"""Where in the order of ids a month or a day begins.

Ids below ``LATE_ID`` are in the order of wall dates, so the posts of a month are a range of ids.
The few posts from ``LATE_ID`` on are asked for their dates one by one.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from archive.storage.candidates import first_ordinary_from
from archive.storage.connection import ChangeWatch, as_written
from archive.storage.months import DAY_SECONDS, first_second_of, month_after, month_of
from archive.storage.schema import LATE_ID

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Border:
    """A period begins: its first wall-clock second, and the smallest ordinary id from it on."""

    seconds: int
    first_id: int


class DateBorders:
    """The borders of one archive; those of months are kept until it changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changes = ChangeWatch(connection)
        self._months: dict[int, Border] | None = None

    def months(self) -> dict[int, Border]:
        """Month (202203) -> border of every month that has posts, hidden ones too, oldest first."""
        if self._changes.has_changed():
            self._months = None
        if self._months is None:
            months = self._ordinary_months() | self._late_months()
            self._months = {month: self.border(first_second_of(month)) for month in sorted(months)}
        return self._months

    def days(self, first: date, end: date) -> list[Border]:
        """The border of each day from *first* on and below *end*, and the one where these end."""
        numbers = range(first.toordinal() - _EPOCH, end.toordinal() - _EPOCH + 1)
        return [self.border(number * DAY_SECONDS) for number in numbers]

    def border(self, seconds: int) -> Border:
        """The border at a wall-clock second."""
        # The index knows visible posts only: a hidden one just before is the exception.
        row = self._connection.execute(
            "SELECT id FROM post WHERE (flags & 1) = 0 AND published >= ? AND id < ?"
            " ORDER BY published, id LIMIT 1",
            (seconds, LATE_ID),
        ).fetchone()
        if row is not None and self._is_first(row[0], seconds):
            return Border(seconds, row[0])
        return Border(seconds, first_ordinary_from(self._connection, seconds))

    def _is_first(self, post_id: int, seconds: int) -> bool:
        before = self._connection.execute(
            "SELECT published FROM post WHERE id < ? ORDER BY id DESC LIMIT 1", (post_id,)
        ).fetchone()
        return before is None or before[0] < seconds

    def _ordinary_months(self) -> set[int]:
        found: set[int] = set()
        at = 0
        while True:
            row = self._connection.execute(
                "SELECT published FROM post WHERE id >= ? AND id < ? ORDER BY id LIMIT 1",
                (at, LATE_ID),
            ).fetchone()
            if row is None:
                return found
            with as_written("a date"):
                month = month_of(row[0])
            found.add(month)
            at = self.border(first_second_of(month_after(month))).first_id

    def _late_months(self) -> set[int]:
        rows = self._connection.execute("SELECT published FROM post WHERE id >= ?", (LATE_ID,))
        with as_written("a date"):
            return {month_of(published) for (published,) in rows}
