"""The months of wall-clock seconds, also of those before 1970."""

from __future__ import annotations

from datetime import date, timedelta

DAY_OF_POST = "((published - (published % 86400 + 86400) % 86400) / 86400)"
"""In SQL, the days since 1970 of a post, rounded down: SQLite's own ``/`` rounds towards 0."""

_EPOCH = date(1970, 1, 1)
_MONTHS = 12
DAY_SECONDS = 86_400


def month_of(published: int) -> int:
    """The month of a wall-clock second: 202202."""
    return month_of_day(published // 86400)


def month_of_day(day: int) -> int:
    """The month of a day that is counted from 1970."""
    # datetime.fromtimestamp refuses years before 1970 on some systems; adding days does not.
    found = _EPOCH + timedelta(days=day)
    return found.year * 100 + found.month


def month_after(month: int) -> int:
    """The month that follows: 202301 after 202212."""
    return month + 1 if month % 100 < _MONTHS else month + 101 - _MONTHS


def first_second_of(month: int) -> int:
    """The wall-clock second at which a month begins; also of the one after the last of all."""
    year = month // 100
    if year > date.max.year:
        return ((date.max - _EPOCH).days + 1) * DAY_SECONDS
    return (date(year, month % 100, 1) - _EPOCH).days * DAY_SECONDS
