"""The address of a page of Hugo.

``hugolib/page__paths.go`` (what an address is made of) and ``resources/page/permalinks.go``
(patterns, by section). ``:contentbasename`` and ``:slugorcontentbasename`` are of newer versions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from archive.importing.hugo_place import ContentPlace
from archive.importing.hugo_settings import HugoSettings
from archive.text.hugo_paths import Target, target_link, unescaped, urlize

_TOKEN = re.compile(r":(\w+)(\[.+?\])?")
_GO_DATE = re.compile("2006|January|Jan|Monday|Mon|002|01|02|15|03|04|05|06|1|2|3|4|5")
_GO_PARTS: dict[str, str] = {
    "2006": "%Y", "January": "%B", "Jan": "%b", "Monday": "%A", "Mon": "%a", "002": "%j",
    "01": "%m", "02": "%d", "15": "%H", "03": "%I", "04": "%M", "05": "%S", "06": "%y",
}  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address can be made of. ``date`` has the offset that was written, and is None
    where there is none; ``slug`` and ``url`` are "" then."""

    settings: HugoSettings
    place: ContentPlace
    title: str
    slug: str
    url: str
    date: datetime | None

    @property
    def section(self) -> str:
        """The first folder that the page is in; "" at the root."""
        return self.place.parent.partition("/")[0]


def hugo_permalink(page: Page) -> str:
    """The site-relative address, escaped, with the language's prefix."""
    settings = page.settings
    language = settings.language(page.place.language)
    section = page.section.lower()
    patterns: Mapping[str, str] = settings.permalinks
    if language.permalinks is not None:
        patterns = language.permalinks
    pattern = patterns.get(section, "")
    url = page.url
    if _TOKEN.search(url):  # since Hugo 0.131
        url = unescaped(_filled(url, page))
    target = Target(
        folder=page.place.parent,
        name=page.slug or page.place.base_name,
        expanded=unescaped(_filled(pattern, page)) if pattern else "",
        url=url,
        prefix=language.prefix,
        ugly=settings.ugly or section in settings.ugly_sections,
    )
    return target_link(target, settings.paths)


def _filled(pattern: str, page: Page) -> str:
    return _TOKEN.sub(lambda found: _value(found, page), pattern)


def _value(found: re.Match[str], page: Page) -> str:
    name, cut = found[1], found[2]
    if name == "sections":
        return "/".join(_slice(_sections(page), cut or ""))
    given = _VALUES.get(name)
    if given is not None:
        return given(page) + (cut or "")
    date = page.date or datetime(1, 1, 1)
    return _GO_DATE.sub(lambda part: _go_part(part[0], date), name) + (cut or "")


def _sections(page: Page) -> list[str]:
    """The folders down to the nearest that is a section: the first is, others have an
    ``_index.md``."""
    parts = page.place.parent.strip("/").split("/")
    while len(parts) > 1 and "/".join(parts) not in page.settings.sections:
        parts.pop()
    return [part for part in parts if part]


def _slice(parts: list[str], cut: str) -> list[str]:
    """``[1:]``, ``[:2]``, ``[last]``, ``[0]``; what is out of bounds is nothing."""
    written = cut.strip("[]").strip().lower()
    if not written:
        return parts
    low, colon, high = written.partition(":")
    first = _number(low, len(parts), 0)
    if not colon:
        return parts[first : first + 1]
    return parts[first : _number(high, len(parts), len(parts))] if first < len(parts) else []


def _number(written: str, length: int, usual: int) -> int:
    if written == "last":
        return length - 1
    if not written:
        return usual
    return min(int(written), length) if written.isdecimal() and written.isascii() else 0


def _go_part(part: str, date: datetime) -> str:
    if part in ("1", "2", "3", "4", "5"):
        return str(
            (date.month, date.day, date.hour % 12 or 12, date.minute, date.second)[int(part) - 1]
        )
    if part in ("January", "Jan"):
        return _MONTHS[date.month - 1][: len(part) if part == "Jan" else None]
    if part in ("Monday", "Mon"):
        return _DAYS[date.weekday()][: len(part) if part == "Mon" else None]
    return f"{date.year:04d}" if part == "2006" else date.strftime(_GO_PARTS[part])


def _of_date(shown: Callable[[datetime], str]) -> Callable[[Page], str]:
    return lambda page: shown(page.date or datetime(1, 1, 1))


def _title(page: Page) -> str:
    return urlize(page.title, page.settings.paths)


def _slug(page: Page) -> str:
    return urlize(page.slug, page.settings.paths)


def _file_name(page: Page) -> str:
    return urlize(page.place.base_name, page.settings.paths)


_VALUES: dict[str, Callable[[Page], str]] = {
    "year": _of_date(lambda date: str(date.year)),
    "month": _of_date(lambda date: f"{date.month:02d}"),
    "monthname": _of_date(lambda date: _MONTHS[date.month - 1]),
    "day": _of_date(lambda date: f"{date.day:02d}"),
    "weekday": _of_date(lambda date: str(date.isoweekday() % 7)),
    "weekdayname": _of_date(lambda date: _DAYS[date.weekday()]),
    "yearday": _of_date(lambda date: str(date.timetuple().tm_yday)),
    "section": lambda page: page.section,
    "title": _title,
    "slug": lambda page: _slug(page) if page.slug else _title(page),
    "slugorfilename": lambda page: _slug(page) if page.slug else _file_name(page),
    "filename": _file_name,
    "contentbasename": _file_name,
    "slugorcontentbasename": lambda page: _slug(page) if page.slug else _file_name(page),
}
