"""The IANA name of the machine's own time zone, for folders that name none."""

from __future__ import annotations

import os
import time
from pathlib import Path

from archive.text.dates import zone_named

_LINK = Path("/etc/localtime")
_SECONDS_AN_HOUR = 3600


def machine_zone() -> str:
    """``TZ``, else the system's setting, else a zone with the machine's present offset."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_name()):
        if name and zone_named(name) is not None:
            return name
    return _zone_of_offset(time.localtime().tm_gmtoff)


def _linked_name() -> str:
    try:
        target = os.fspath(_LINK.readlink())
    except OSError:
        return ""
    return target.partition("zoneinfo/")[2]


def _zone_of_offset(seconds: int) -> str:
    """``Etc/GMT-8`` is eight hours *ahead* of Greenwich: the names count the other way."""
    hours = round(seconds / _SECONDS_AN_HOUR)
    name = f"Etc/GMT{-hours:+d}" if hours else "UTC"
    return name if zone_named(name) is not None else "UTC"
