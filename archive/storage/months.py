"""The months of wall-clock seconds, also of those before 1970."""

from __future__ import annotations

from datetime import date, timedelta

DAY_OF_POST = "((published - (published % 86400 + 86400) % 86400) / 86400)"
"""In SQL, the days since 1970 of a post, rounded down: SQLite's own ``/`` rounds towards 0."""

_EPOCH = date(1970, 1, 1)


def month_of(published: int) -> int:
    """The month of a wall-clock second: 202202."""
    return month_of_day(published // 86400)


def month_of_day(day: int) -> int:
    """The month of a day that is counted from 1970."""
    # datetime.fromtimestamp refuses years before 1970 on some systems; adding days does not.
    found = _EPOCH + timedelta(days=day)
    return found.year * 100 + found.month
