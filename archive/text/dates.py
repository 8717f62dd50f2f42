"""The date spellings of post files, their names and their codes.

Every result is wall time in the site's zone, as an aware ``datetime`` whose ``tzinfo`` is the
fixed offset that holds there at that moment.

Where a date names an offset, it is converted, as Jekyll does (``Time.parse(…).localtime``).
Where it names none, it is wall time in the site's zone. That is the one place where we differ
from Jekyll on purpose: Jekyll reads ``2022-02-28 23:30:00`` (with seconds, without an offset) as
UTC, and shows an evening's post of Shanghai on the next day.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from archive.text.date_fields import DateFields, find_date_fields, full_year

MAX_LENGTH = 128
"""Longer values are no dates (Ruby's own limit)."""

_USUAL = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d) ?([-+]\d\d):?(\d\d)", re.ASCII)
_HAN = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日", re.ASCII)
_OFFSET = re.compile(r"([-+]\d\d):?(?:(\d\d)(?::?(\d\d))?)?", re.ASCII)
_SHORT_OFFSET = re.compile(r"([-+]\d)(?::(\d\d))?()", re.ASCII)

# The zone names that Ruby's Time knows (hours), with the letters of military time. Of all others
# only the site zone's own count; the rest is ignored, as Ruby ignores it.
_ZONES = {"UTC": 0, "UT": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
          "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
          **{letter: hours for hours, letter in enumerate("ZABCDEFGHIKLM")},
          **{letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", start=1)}}  # fmt: skip

_NAME_DATE = re.compile(r"(\d{2,4})-(\d{1,2})-(\d{1,2})-", re.ASCII)
_CODE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", re.ASCII)


def parse_date(value: object, zone: tzinfo) -> datetime | None:
    """Read a date as front matter holds it: text, a number such as 20220228, or a date.

    None for anything that is no date of the years 1 to 9999.
    """
    text = str(value).strip()
    if not text or len(text) > MAX_LENGTH:
        return None
    try:
        usual = _USUAL.fullmatch(text)
        return _read_usual(usual, zone) if usual is not None else _read(text, zone)
    except (ValueError, OverflowError):
        return None


def in_zone(seconds: float, zone: tzinfo) -> datetime:
    """A moment (seconds since 1970, UTC) as wall time in ``zone``."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return _fixed(moment.astimezone(zone))


def date_in_name(name: str, zone: tzinfo) -> datetime | None:
    """Midnight of the day that a file name starts with (``2022-02-28-…``, ``22-2-28-…``)."""
    found = _NAME_DATE.match(name)
    if found is None:
        return None
    try:
        year = int(found[1]) if len(found[1]) > 2 else full_year(int(found[1]))  # noqa: PLR2004
        return _from_wall(_day(year, int(found[2]), int(found[3])), zone)
    except (ValueError, OverflowError):
        return None


def date_in_code(name: str, zone: tzinfo) -> datetime | None:
    """Midnight of a day written in digits at the start of a number (``NW20220526…``)."""
    for found in _CODE_DATE.finditer(name):
        try:
            return _from_wall(datetime(int(found[1]), int(found[2]), int(found[3])), zone)
        except (ValueError, OverflowError):
            continue
    return None


def day_hint(name: str, mtime_ns: int) -> int:
    """A day as a number (20220228) to sort files by: from the name, else from the file's time.

    Cheap and rough: days are not checked against the calendar.
    """
    found = _NAME_DATE.match(name)
    if found is not None:
        return (full_year(int(found[1])) * 100 + int(found[2])) * 100 + int(found[3])
    found = _CODE_DATE.search(name)
    if found is not None:
        return int(found[1] + found[2] + found[3])
    return _day_number(mtime_ns // 86_400_000_000_000)


@lru_cache(maxsize=4096)
def _day_number(days: int) -> int:
    ordinal = max(1, min(date.max.toordinal(), date(1970, 1, 1).toordinal() + days))
    day = date.fromordinal(ordinal)
    return (day.year * 100 + day.month) * 100 + day.day


def _day(year: int, month: int, day: int) -> datetime:
    """Midnight of a day. As with Ruby the 30th of February is the 1st of March, or the 2nd."""
    if not 1 <= day <= 31:  # noqa: PLR2004
        message = "no such day"
        raise ValueError(message)
    return datetime(year, month, 1) + timedelta(days=day - 1)


def _read_usual(found: re.Match[str], zone: tzinfo) -> datetime:
    *numbers, hours, minutes = found.groups()
    year, month, day, hour, minute, second = map(int, numbers)
    offset = _offset(hours, minutes, "0")
    return _fixed(datetime(year, month, day, hour, minute, second, tzinfo=offset).astimezone(zone))


def _read(text: str, zone: tzinfo) -> datetime | None:
    fields = find_date_fields(_HAN.sub(r" \1-\2-\3 ", text))
    if fields.year is None:
        return None
    if fields.day_of_year is not None:
        wall = datetime(fields.year, 1, 1) + timedelta(days=fields.day_of_year - 1)
        if wall.year != fields.year:
            return None
    else:
        month, day = (1 if part is None else part for part in (fields.month, fields.day))
        wall = _day(fields.year, month, day)
    wall += _time_of_day(fields)
    own = _own_zone(fields, wall.year, zone)
    return (
        _from_wall(wall, zone) if own is None else _fixed(wall.replace(tzinfo=own).astimezone(zone))
    )


def _time_of_day(fields: DateFields) -> timedelta:
    hour, minute, second = (part or 0 for part in (fields.hour, fields.minute, fields.second))
    # 24:00 and a leap second are read, as Ruby reads them.
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute + second):  # noqa: PLR2004
        message = "no such time of day"
        raise ValueError(message)
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _own_zone(fields: DateFields, year: int, zone: tzinfo) -> tzinfo | None:
    """The offset that the date itself names, if it does."""
    name = (fields.zone or "").upper()
    # YAML takes "+8" after the seconds for an offset, where Ruby by itself would not.
    short = _SHORT_OFFSET.fullmatch(name) if fields.second is not None else None
    if found := _OFFSET.fullmatch(name) or short:
        return _offset(found[1], found[2] or "0", found[3] or "0")
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    for month in (1, 7):
        moment = datetime(year, month, 1, tzinfo=zone)
        if name and name == (moment.tzname() or "").upper():
            return timezone(moment.utcoffset() or timedelta())
    return None


@lru_cache(maxsize=256)
def _offset(hours: str, minutes: str, seconds: str) -> timezone:
    if int(minutes) > 59 or int(seconds) > 59:  # noqa: PLR2004
        message = "no such offset"
        raise ValueError(message)
    size = timedelta(hours=abs(int(hours)), minutes=int(minutes), seconds=int(seconds))
    return _fixed_zone(-size if hours[0] == "-" else size)


@lru_cache(maxsize=256)
def _fixed_zone(offset: timedelta) -> timezone:
    return timezone(offset)


def _from_wall(wall: datetime, zone: tzinfo) -> datetime:
    """An hour that comes twice is the later one, as with Ruby; one that clocks leave out is the
    hour after it (that is why it goes through UTC)."""
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    twice = (first.utcoffset() or timedelta()) > (second.utcoffset() or timedelta())
    moment = (second if twice else first).astimezone(UTC)
    return _fixed(moment.astimezone(zone))


def _fixed(moment: datetime) -> datetime:
    offset = moment.utcoffset()
    return moment.replace(tzinfo=_fixed_zone(offset or timedelta()), fold=0)


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of that IANA name, or None. Never looks outside the zone database."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return None
