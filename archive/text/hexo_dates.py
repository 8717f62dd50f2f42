"""The dates that Hexo reads.

``hexo-front-matter`` and ``lib/plugins/processor/common.ts`` of Hexo 8: a timestamp of YAML loses
its offset and is wall time in the site's zone, so ``2024-03-01T23:30:00+09:00`` is 14:30. That is
what such a site shows, and what is in its addresses. Any other text goes to JavaScript's ``Date``,
where an offset counts and a day alone (``"2024-03-01"`` in quotes) begins at midnight UTC. The
machine is taken to be in the site's zone, as Hexo needs it to be.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo

from archive.text.dates import in_zone, parse_date

_TIMESTAMP = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?"
    r"(?:[ \t]*(?:Z|([-+])(\d\d?)(?::(\d\d))?))?|(\d{4})-(\d\d)-(\d\d)",
    re.ASCII,
)
_DAY_ALONE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_MAX_MILLISECONDS = 8.64e15  # as far as JavaScript's dates go


def parse_hexo_date(value: object, plain: str | None, zone: tzinfo) -> datetime | None:
    """A value of front matter as Hexo's date: wall time in *zone*.

    ``plain`` is the value as it was written, where it stood without quotes.
    """
    if isinstance(value, bool) or value is None or value in ("", 0):
        return None
    try:
        if isinstance(value, int | float):
            return in_zone(value / 1000, zone) if abs(value) <= _MAX_MILLISECONDS else None
        stamp = _TIMESTAMP.fullmatch(plain) if plain is not None else None
        if stamp is not None:
            return _of_wall(_wall(stamp), zone)
        text = str(value).strip()
        if _DAY_ALONE.fullmatch(text):
            return in_zone(datetime.fromisoformat(_whole_day(text)).timestamp(), zone)
        return parse_date(text, zone)
    except (ValueError, OverflowError):
        return None


def _wall(stamp: re.Match[str]) -> datetime:
    if stamp[10]:
        return datetime(int(stamp[10]), int(stamp[11]), int(stamp[12]))
    year, month, day, hour, minute, second = (int(stamp[place]) for place in range(1, 7))
    wall = datetime(year, month, day) + timedelta(hours=hour, minutes=minute, seconds=second)
    offset = timedelta(hours=int(stamp[8] or 0), minutes=int(stamp[9] or 0))
    return wall + offset if stamp[7] == "-" else wall - offset


def _whole_day(text: str) -> str:
    return (text + "-01-01"[: 10 - len(text)]) + "T00:00:00+00:00"


def _of_wall(wall: datetime, zone: tzinfo) -> datetime:
    moment = wall.replace(tzinfo=zone)
    return wall.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))
