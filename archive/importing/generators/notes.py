"""What folders without a generator have in common: days in names, lists in one line of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo

from archive.text.dates import date_in_code, date_in_name, parse_date
from archive.text.values import flatten, text_of

_DAY = re.compile(r"(?<!\d)(\d{4})[-_. 年](\d{1,2})[-_. 月](\d{1,2})(?!\d)", re.ASCII)


def day_of_name(stem: str, zone: tzinfo) -> datetime | None:
    """Midnight of a day anywhere in a file's name: ``2024-03-01``, ``2024_3_1``, ``20240301``,
    ``2024年3月1日``; of two digits for the year only at the beginning."""
    if (found := date_in_name(f"{stem}-", zone)) is not None:
        return found
    for year, month, day in _DAY.findall(stem):
        if (found := parse_date(f"{year}-{month}-{day}", zone)) is not None:
            return found
    return date_in_code(stem, zone)


def listed(
    values: Mapping[str, object], keys: Iterable[str], separators: re.Pattern[str]
) -> tuple[str, ...]:
    """The first of *keys* that is there: a list as it is, or text split at *separators*.

    A ``#`` in front of a word is no part of it.
    """
    for key in keys:
        value = values.get(key)
        if isinstance(value, str):
            words = (word.strip().lstrip("#") for word in separators.split(value))
            return tuple(word for word in words if word)
        if value is not None:
            words = (text_of(item).lstrip("#") for item in flatten([value]))
            return tuple(word for word in words if word)
    return ()
