"""The bars of the timeline: which period each stands for, how many posts, which rows of the list.

Plain Python, no Qt. A bar is a month where months have room, a year or several where not, and a
day where one looks at a month or two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.periods import MONTHS, month_number, month_start

DAYS_UP_TO = 2
"""Of so many months the days are shown."""
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)

Months = tuple[int, int]
"""The first month and the one after the last, counted as :func:`month_number` does."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A period from ``first`` on and before ``end``; ``count`` posts of the list are of it, and
    ``older`` ones of the time before."""

    first: date
    end: date
    count: int
    older: int


class Timeline:
    """The counts of a list, and which part of the time is looked at."""

    def __init__(self) -> None:
        self._months: dict[int, int] = {}
        self._days: dict[date, int] = {}
        self._days_of: Months | None = None
        self._window: Months | None = None
        self.total = 0

    def set_months(self, counts: Mapping[int, int]) -> None:
        """The counts of another list, or of the same one when it has changed: month, as 202203,
        -> posts. A window that shows nothing any more is left."""
        self._months = {
            month // 100 * MONTHS + month % 100 - 1: count for month, count in counts.items()
        }
        self.total = sum(self._months.values())
        self._days, self._days_of = {}, None
        whole = self.whole()
        if self._window is not None:
            first, end = self._window
            if whole is None or end <= whole[0] or first >= whole[1] or self._window == whole:
                self._window = None

    def set_days(self, window: Months, counts: Mapping[date, int]) -> None:
        """The counts of the days of these months."""
        self._days, self._days_of = dict(counts), window

    def whole(self) -> Months | None:
        """All months from the first to the last with posts; None where there are no posts."""
        return (min(self._months), max(self._months) + 1) if self._months else None

    def window(self) -> Months | None:
        """The months that are looked at."""
        return self._window or self.whole()

    def is_zoomed(self) -> bool:
        """Whether that is a part only."""
        return self._window is not None

    def shows_days(self) -> bool:
        """Whether each bar is a day."""
        window = self.window()
        return window is not None and window[1] - window[0] <= DAYS_UP_TO

    def wanted_days(self) -> Months | None:
        """The months whose days are to be counted, if they are not known."""
        window = self.window()
        return window if self.shows_days() and window != self._days_of else None

    # Where one looks

    def look_at(self, window: Months | None) -> None:
        """Look at these months only, as far as they are within all; None is everything."""
        whole = self.whole()
        if window is None or whole is None:
            self._window = None
            return
        length = max(1, min(window[1] - window[0], whole[1] - whole[0]))
        first = max(whole[0], min(window[0], whole[1] - length))
        self._window = None if length == whole[1] - whole[0] else (first, first + length)

    def zoom(self, at: float, *, closer: bool) -> None:
        """Look at half of the months, or twice as many; what is *at* this share of the width (0 to
        1) stays there."""
        window = self.window()
        if window is None:
            return
        length = window[1] - window[0]
        wanted = max(1, length // 2) if closer else length * 2
        first = round(window[0] + at * (length - wanted))
        self.look_at((first, first + wanted))

    def scroll(self, steps: int) -> None:
        """Look at earlier (-1) or later (1) months, a quarter of the width further."""
        if self._window is not None:
            first, end = self._window
            way = steps * max(1, (end - first) // 4)
            self.look_at((first + way, end + way))

    # What is to be seen

    def bars(self, most: int) -> list[Bar]:
        """The bars of what is looked at, oldest first: not many more than *most*."""
        window = self.window()
        if window is None:
            return []
        if self._days_of == window and self.shows_days():
            return self._day_bars(window)  # until these are counted, the months are shown
        step = _step(window[1] - window[0], most)
        first = window[0] - window[0] % step
        older = sum(count for month, count in self._months.items() if month < first)
        bars: list[Bar] = []
        for month in range(first, window[1], step):
            count = sum(self._months.get(one, 0) for one in range(month, month + step))
            bars.append(Bar(month_start(month), month_start(month + step), count, older))
            older += count
        return bars

    def _day_bars(self, window: Months) -> list[Bar]:
        older = sum(count for month, count in self._months.items() if month < window[0])
        bars: list[Bar] = []
        day, end = month_start(window[0]), month_start(window[1])
        while day < end:
            count = self._days.get(day, 0)
            bars.append(Bar(day, day + timedelta(days=1), count, older))
            older += count
            day += timedelta(days=1)
        return bars


def rows_of(bar: Bar, total: int, *, newest_first: bool) -> range:
    """The rows of the list that a bar stands for, in a list by date of *total* posts."""
    first = total - bar.older - bar.count if newest_first else bar.older
    return range(first, first + bar.count)


def months_of(bar: Bar) -> Months:
    """The months that a bar stands for, or is in."""
    last = bar.end - timedelta(days=1) if bar.end < date.max else bar.end
    return month_number(bar.first), month_number(last) + 1


def _step(months: int, most: int) -> int:
    """Of how many months a bar is."""
    if months <= most:
        return 1
    for years in YEAR_STEPS:
        if months <= years * MONTHS * most:
            return years * MONTHS
    return YEAR_STEPS[-1] * MONTHS
