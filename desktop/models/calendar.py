"""The years of the calendar as days in rows: which day stands in which row, how strong its colour.

Plain Python, no Qt. The newest year comes first; in each year the days go on as they do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

STRENGTHS = 4
"""Of days with posts; a day without has strength 0."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class Place:
    """Where a day stands: in which year from the top, which column of weeks, which weekday."""

    year: int
    week: int
    weekday: int


class Calendar:
    """The counts of days, year by year. ``first_weekday``: 0 is Monday."""

    def __init__(self, first_weekday: int = 0) -> None:
        self.first_weekday = first_weekday
        self.years: list[int] = []
        self._counts: dict[int, Mapping[date, int]] = {}
        self._starts: list[int] = [0]
        self._borders: list[int] = []

    def add(self, year: int, counts: Mapping[date, int]) -> None:
        """A year is known: its days with posts."""
        self._counts[year] = counts
        self.years = sorted(self._counts, reverse=True)
        self._starts = [0, *accumulate(map(days_in, self.years))]
        self._borders = quantiles([n for days in self._counts.values() for n in days.values()])

    def days(self) -> int:
        """How many days all years have."""
        return self._starts[-1]

    def count(self, day: date) -> int:
        """The posts of a day."""
        return self._counts.get(day.year, {}).get(day, 0)

    def total(self, year: int) -> int:
        """The posts of a year."""
        return sum(self._counts[year].values())

    def strength(self, day: date) -> int:
        """0 to 4: a quarter of all days with posts has each of the strengths from 1 to 4, as far
        as their counts differ."""
        count = self.count(day)
        return 1 + bisect_left(self._borders, count) if count else 0

    def row_of(self, day: date) -> int:
        """The row of a day, or -1 where its year is not there."""
        if day.year not in self._counts:
            return -1
        return self._starts[self.years.index(day.year)] + (day - date(day.year, 1, 1)).days

    def day_of(self, row: int) -> date:
        """The day of a row."""
        index = bisect_right(self._starts, row) - 1
        return date(self.years[index], 1, 1) + timedelta(days=row - self._starts[index])

    def place_of(self, day: date) -> Place:
        """Where a day stands."""
        first = date(day.year, 1, 1)
        before = self._weekday(first)
        week, weekday = divmod((day - first).days + before, WEEK)
        return Place(self.years.index(day.year), week, weekday)

    def day_at(self, place: Place) -> date | None:
        """The day at a place, if there is one."""
        if not 0 <= place.year < len(self.years) or not 0 <= place.weekday < WEEK:
            return None
        year = self.years[place.year]
        number = place.week * WEEK + place.weekday - self._weekday(date(year, 1, 1))
        return date(year, 1, 1) + timedelta(days=number) if 0 <= number < days_in(year) else None

    def _weekday(self, day: date) -> int:
        return (day.weekday() - self.first_weekday) % WEEK


def quantiles(counts: list[int]) -> list[int]:
    """The greatest counts of the strengths below the last one."""
    ordered = sorted(counts)
    if not ordered:
        return []
    return [ordered[-(-len(ordered) * part // STRENGTHS) - 1] for part in range(1, STRENGTHS)]


def days_in(year: int) -> int:
    """365 or 366."""
    return (date(year, 12, 31) - date(year, 1, 1)).days + 1
