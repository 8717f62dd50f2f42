"""The dates that Hugo reads, and no others.

Hugo hands every date of front matter to ``cast.ToTimeInDefaultLocationE`` (spf13/cast, with the
layouts below), so ``2024-03-01 23:30`` without seconds and ``2024/3/1`` are no dates to it. A date
without an offset is wall time in the site's zone; a date with one keeps it, as Hugo shows it. The
name of a zone (``JST``) is read and means nothing. An hour may have one digit.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

MAX_LENGTH = 128

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?i:(?P<month>{'|'.join(_MONTHS)}))"
_DAY = r"(?P<day>\d\d)"
_PADDED_DAY = r"(?P<day>\d\d?)"
_YEAR = r"(?P<year>\d{4})"
_SHORT_YEAR = r"(?P<short_year>\d\d)"
_CLOCK = r"(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)(?:[.,]\d+)?"
_HOUR_AND_MINUTE = r"(?P<hour>\d\d?):(?P<minute>\d\d)"
_OFFSET = r"(?P<offset>[-+]\d\d:?\d\d)"
_COLON_OFFSET = r"(?P<offset>Z|[-+]\d\d:\d\d)"
_PLAIN_OFFSET = r"(?P<offset>[-+]\d{4})"
_NAME = r"(?:[A-Z]{3}|[A-Z]{3,4}T|WITA|ChST|MeST|[-+]\d\d)"
_WEEKDAY = "(?i:mon|tue|wed|thu|fri|sat|sun)"
_LONG_WEEKDAY = "(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_ISO_DAY = rf"{_YEAR}-(?P<number>\d\d)-{_DAY}"

_LAYOUTS = (
    rf"{_ISO_DAY}T{_CLOCK}(?:{_COLON_OFFSET})?",
    rf"{_ISO_DAY}T{_CLOCK}{_PLAIN_OFFSET}",
    rf"{_ISO_DAY} {_CLOCK}(?P<offset>Z|[-+]\d\d:?\d\d)?",
    rf"{_ISO_DAY} {_CLOCK} {_OFFSET}",
    rf"{_ISO_DAY} {_CLOCK} {_PLAIN_OFFSET} {_NAME}",
    _ISO_DAY,
    rf"{_DAY} {_MONTH} {_YEAR}",
    rf"{_WEEKDAY}, {_DAY} {_MONTH} {_YEAR} {_CLOCK} (?:{_PLAIN_OFFSET}|{_NAME})",
    rf"{_DAY} {_MONTH} {_SHORT_YEAR} {_HOUR_AND_MINUTE} (?:{_PLAIN_OFFSET}|{_NAME})",
    rf"{_LONG_WEEKDAY}, {_DAY}-{_MONTH}-{_SHORT_YEAR} {_CLOCK} {_NAME}",
    rf"{_WEEKDAY} {_MONTH} {_PADDED_DAY} {_CLOCK}(?: {_NAME}| {_PLAIN_OFFSET})? {_YEAR}",
)
_PARTS = ("day", "hour", "minute", "second")
# One blank of a layout stands for one blank or more.
_PATTERNS = tuple(re.compile(layout.replace(" ", " +"), re.ASCII) for layout in _LAYOUTS)


def parse_go_date(value: object, zone: tzinfo) -> datetime | None:
    """A value of front matter as Hugo's date, with the offset that it names or that holds in
    *zone* then; None where Hugo reads none. A whole number counts seconds since 1970, UTC."""
    try:
        if isinstance(value, str):
            return _parse(value, zone)
        if isinstance(value, int) and not isinstance(value, bool):
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=value)
        if isinstance(value, datetime):  # of TOML
            return _placed(value, zone) if value.tzinfo is None else _fixed(value)
        if isinstance(value, date):
            return _placed(datetime(value.year, value.month, value.day), zone)
    except (ValueError, OverflowError):
        return None
    return None


def _parse(text: str, zone: tzinfo) -> datetime | None:
    if not 10 <= len(text) <= MAX_LENGTH:  # noqa: PLR2004  (a day is ten characters)
        return None
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found is not None:
            return _read(found.groupdict(), zone)
    return None


def _read(parts: dict[str, str | None], zone: tzinfo) -> datetime:
    year = int(parts.get("year") or 0)
    if short := parts.get("short_year"):
        year = int(short) + (1900 if int(short) >= 69 else 2000)  # noqa: PLR2004
    name = parts.get("month")
    month = int(parts["number"] or 0) if name is None else _MONTHS.index(name.lower()) + 1
    day, hour, minute, second = (int(parts.get(part) or 0) for part in _PARTS)
    wall = datetime(year, month, day, hour, minute, second)
    offset = parts.get("offset")
    return _placed(wall, zone) if offset is None else wall.replace(tzinfo=_offset(offset))


def _offset(written: str) -> timezone:
    if written == "Z":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    if hours > 24 or minutes > 59:  # noqa: PLR2004
        message = "no such offset"
        raise ValueError(message)
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if written[0] == "-" else size)


def _placed(wall: datetime, zone: tzinfo) -> datetime:
    """Wall time in *zone*; in the hours that clocks leave out or repeat, as Go's ``time.Date``."""
    as_utc = wall.replace(tzinfo=UTC)
    offset = as_utc.astimezone(zone).utcoffset() or timedelta()
    offset = (as_utc - offset).astimezone(zone).utcoffset() or timedelta()
    return _fixed((as_utc - offset).astimezone(zone))


def _fixed(moment: datetime) -> datetime:
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))
