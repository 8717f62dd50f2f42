"""Year, month, day, time and zone in a text, found as Ruby's ``Date._parse`` finds them.

Jekyll hands every date to it (``Time.parse``), so its rules say what ``4-3-2020``, ``20200304``
or ``March 4th, 2020`` mean: one way of writing dates after the other is looked for, the first
that fits counts. What only Japanese eras and week numbers need is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = f"({'|'.join(_MONTHS)})"
_FLAGS = re.ASCII | re.IGNORECASE
_NO_PART = re.compile(r"[^\w\-+',./:@\[\]]+|_+")
_WEEKDAY = re.compile(r"\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*", _FLAGS)
_ZONE = (
    r"(?P<zone>(?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[^\W\d_.]+(?:[. ][^\W\d_]+)* "
    r"(?:standard|daylight) time\b|[^\W\d_]+(?: dst)?\b)"
)
_TIME = re.compile(
    r"(?P<hour>\d+) *(?::\ *(?P<minute>\d+)(?: *: *(?P<second>\d+)(?:[,.]\d*)?)?"
    r"|h(?: *(?P<french_minute>\d+)m?(?: *(?P<french_second>\d+)s?)?)?|(?= *[ap](?:m\b|\.m\.)))"
    rf"(?: *(?P<half>[ap])(?:m\b|\.m\.))?(?: *{_ZONE})?",
    _FLAGS,
)
_EUROPEAN = re.compile(
    rf"('?\d+)[^-\d\s]* *{_MONTH}[^-\d\s']*"
    r"(?: *(?:[cb]e|ad|bc)? *('?-?\d+(?:(?:st|nd|rd|th)\b)?))?",
    _FLAGS,
)
_AMERICAN = re.compile(
    rf"\b{_MONTH}[^-\d\s']* *('?\d+)[^-\d\s']*(?: *,? *(?:[cb]e|ad|bc)? *('?-?\d+))?", _FLAGS
)
_DASHES = re.compile(r"('?[-+]?\d+)-(\d+)-('?-?\d+)", _FLAGS)
_DAY_NAME_YEAR = re.compile(rf"('?-?\d+)-{_MONTH}[^-/.]*-('?-?\d+)", _FLAGS)
_NAME_DAY_YEAR = re.compile(rf"\b{_MONTH}[^-/.]*-('?-?\d+)(?:-('?-?\d+))?", _FLAGS)
_SLASHES = re.compile(r"('?-?\d+)/ *('?\d+)(?:\D *('?-?\d+))?", _FLAGS)
_DOTS = re.compile(r"('?-?\d+)\. *('?\d+)\. *('?-?\d+)", _FLAGS)
_YEAR_AND_DAY = re.compile(r"\b(\d{4})-(\d{3})\b", _FLAGS)
_DIGITS = re.compile(
    r"([-+]?)(\d{2,14})(?: *t? *(\d{2,6})?(?:[,.]\d*)?)?(z\b|[-+]\d{1,4}\b)?", _FLAGS
)
_ALONE = re.compile(r" *(\d{1,2}) *", _FLAGS)
_NUMBER = re.compile(r"([-+]?)(\d+)")


@dataclass(slots=True)
class DateFields:
    """What was found; None for what was not. ``zone`` is as it was written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_of_year: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None


def find_date_fields(text: str) -> DateFields:
    """Read *text*, which should be short (some hundred characters). Raises nothing."""
    fields = DateFields()
    rest = _NO_PART.sub(" ", text)
    rest = _WEEKDAY.sub(" ", rest, count=1)
    rest = _taken(_TIME, rest, lambda found: _set_time(fields, found)) or rest
    for pattern, read in _WAYS:
        shorter = _taken(pattern, rest, lambda found: read(fields, found))  # noqa: B023
        if shorter is not None:
            rest = shorter
            break
    alone = _ALONE.fullmatch(rest)
    if alone is not None:
        if fields.hour is None and fields.day is not None:
            fields.hour = int(alone[1])
        elif fields.hour is not None and fields.day is None:
            fields.day = int(alone[1])
    return fields


def _taken(
    pattern: re.Pattern[str], text: str, read: Callable[[re.Match[str]], None]
) -> str | None:
    """*text* with a blank in the place of what *pattern* found, or None where it found nothing."""
    found = pattern.search(text)
    if found is None:
        return None
    read(found)
    return f"{text[: found.start()]} {text[found.end() :]}"


def _set_time(fields: DateFields, found: re.Match[str]) -> None:
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    minute, second = (found[name] or found["french_" + name] for name in ("minute", "second"))
    fields.hour, fields.zone = hour, found["zone"]
    fields.minute = None if minute is None else int(minute)
    fields.second = None if second is None else int(second)


def _set_day(fields: DateFields, year: str | None, month: str | None, day: str | None) -> None:
    """Three numbers in the order in which they are usual; any that can only be a year is it."""
    if year is not None and month is not None and day is None:
        year, month, day = None, year, month
    if year is None and day is not None and (len(day) > 2 or day[0] == "'"):  # noqa: PLR2004
        year, day = day, None
    if year is not None and (found := _NUMBER.search(year)) and found.end() < len(year):
        year, day = day, found[2]  # "4th"
    if month is not None and (month[0] == "'" or len(month) > 2):  # noqa: PLR2004
        year, month, day = month, day, year
    if day is not None and (day[0] == "'" or len(day) > 2):  # noqa: PLR2004
        year, day = day, year
    if year is not None and (found := _NUMBER.search(year)):
        fields.year = _full_year(found[1], found[2])
    if month is not None and (found := _NUMBER.search(month)):
        fields.month = int(found[2])
    if day is not None and (found := _NUMBER.search(day)):
        fields.day = int(found[2])


def full_year(year: int) -> int:
    """Ruby's reading of two-digit years: 69 to 99 are of the last century."""
    if year > 99:  # noqa: PLR2004
        return year
    return year + (1900 if year >= 69 else 2000)  # noqa: PLR2004


def _full_year(sign: str, digits: str) -> int:
    if sign == "-":
        return -int(digits)
    return int(digits) if sign or len(digits) > 2 else full_year(int(digits))  # noqa: PLR2004


def _number_of(month: str) -> str:
    return str(_MONTHS.index(month.lower()) + 1)


def _european(fields: DateFields, found: re.Match[str]) -> None:
    _set_day(fields, found[3], _number_of(found[2]), found[1])


def _american(fields: DateFields, found: re.Match[str]) -> None:
    _set_day(fields, found[3], _number_of(found[1]), found[2])


def _in_order(fields: DateFields, found: re.Match[str]) -> None:
    _set_day(fields, found[1], found[2], found[3])


def _day_name_year(fields: DateFields, found: re.Match[str]) -> None:
    _set_day(fields, found[3], _number_of(found[2]), found[1])


def _year_and_day(fields: DateFields, found: re.Match[str]) -> None:
    fields.year, fields.day_of_year = int(found[1]), int(found[2])


def _digits(fields: DateFields, found: re.Match[str]) -> None:
    """A run of digits: how many there are says what they mean."""
    sign, run, clock, zone = found.groups()
    widths = _WIDTHS.get(len(run), ())
    numbers = []
    position = 0
    for name, width in widths:
        numbers.append((name, run[position : position + width]))
        position += width
    if clock is not None:
        numbers += zip(("hour", "minute", "second"), re.findall("..", clock), strict=False)
    for name, digits in numbers:
        value = _full_year(sign, digits) if name == "year" else int(digits)
        setattr(fields, name, value)
    if zone is not None:
        fields.zone = zone


_CLOCK = (("hour", 2), ("minute", 2), ("second", 2))
_WHOLE_DAY = (("year", 4), ("month", 2), ("day", 2))
_WIDTHS: dict[int, tuple[tuple[str, int], ...]] = {
    2: (("day", 2),),
    3: (("day_of_year", 3),),
    4: (("month", 2), ("day", 2)),
    5: (("year", 2), ("day_of_year", 3)),
    6: (("year", 2), ("month", 2), ("day", 2)),
    7: (("year", 4), ("day_of_year", 3)),
    8: _WHOLE_DAY,
    10: _WHOLE_DAY + _CLOCK[:1],
    12: _WHOLE_DAY + _CLOCK[:2],
    14: _WHOLE_DAY + _CLOCK,
}

_WAYS: tuple[tuple[re.Pattern[str], Callable[[DateFields, re.Match[str]], None]], ...] = (
    (_EUROPEAN, _european),
    (_AMERICAN, _american),
    (_DASHES, _in_order),
    (_DAY_NAME_YEAR, _day_name_year),
    (_NAME_DAY_YEAR, _american),
    (_SLASHES, _in_order),
    (_DOTS, _in_order),
    (_YEAR_AND_DAY, _year_and_day),
    (re.compile(r"'(\d+)\b", _FLAGS),
     lambda fields, found: setattr(fields, "year", _full_year("", found[1]))),
    (re.compile(rf"\b{_MONTH}\S*", _FLAGS),
     lambda fields, found: setattr(fields, "month", int(_number_of(found[1])))),
    (re.compile(r"(\d+)(?:st|nd|rd|th)\b", _FLAGS),
     lambda fields, found: setattr(fields, "day", int(found[1]))),
    (_DIGITS, _digits),
)  # fmt: skip
