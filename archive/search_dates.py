"""Wall dates as people type them in a query, and back: a year, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(
    r"(?P<year>\d{4})(?:\s*(?:[-/.]|年)\s*(?P<month>\d{1,2})"
    r"(?:\s*(?:[-/.]|月)\s*(?P<day>\d{1,2})\s*日?|\s*月)?|\s*年)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", re.ASCII)
_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 86_400


def wall_range(text: str) -> tuple[int, int] | None:
    """The first second of the named year, month or day, and the first second after it.

    Seconds of the wall clock since 1970, as if the clock were UTC. None where *text* is no date.
    Understood are 2022, 2022-02 and 2022-02-27, also with ``/``, ``.`` or 年月日, and 20220227.

    >>> wall_range("1970-01-02")
    (86400, 172800)
    """
    match = _COMPACT.fullmatch(text) or _DATE.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"])
    month, day = (int(part) if part else None for part in match.group("month", "day"))
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    last = first
    if day is None:
        last_month = 12 if month is None else month
        last = date(year, last_month, monthrange(year, last_month)[1])
    # The end is counted from the last day, since there is no 1 January 10000.
    return (first.toordinal() - _EPOCH) * _DAY, (last.toordinal() + 1 - _EPOCH) * _DAY


def date_text(first: int, end: int | None = None) -> str:
    """The shortest date that begins at *first*, a midnight in seconds as :func:`wall_range` gives
    them, and ends at *end* if that is given. Empty where the calendar has no such day.

    >>> date_text(0), date_text(0, 86400)
    ('1970', '1970-01-01')
    """
    try:
        day = date.fromordinal(first // _DAY + _EPOCH)
    except (ValueError, OverflowError):
        return ""
    for text in (f"{day.year:04}", f"{day.year:04}-{day.month:02}"):
        span = wall_range(text)
        if span is not None and span[0] == first and end in (None, span[1]):
            return text
    return day.isoformat()
