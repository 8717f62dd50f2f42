"""The four dates of a page of Hugo (``resources/page/pagemeta/page_frontmatter.go``).

Each is looked for in its own order: keys of the front matter, ``:filename``, ``:fileModTime``.
The first that is a date counts; one that is none is passed over, with a warning here. ``:git`` is
passed over, since that would mean to run git.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from archive.importing.hugo_settings import HugoSettings
from archive.text.dates import in_zone
from archive.text.go_dates import parse_go_date

_DAY_LENGTH = 10


@dataclass(slots=True)
class HugoDates:
    """Looks for the dates of one page. ``bad`` has the keys whose values are no dates,
    ``slug`` the rest of the file's name once the name gave a date."""

    settings: HugoSettings
    values: Mapping[str, object]
    base_name: str
    mtime_ns: int
    zone: tzinfo
    from_json: bool = False
    bad: dict[str, object] = field(default_factory=dict)
    slug: str = ""

    def find(self, name: str) -> datetime | None:
        """The ``date``, ``lastmod``, ``publishdate`` or ``expirydate``."""
        for identifier in self.settings.date_orders[name]:
            found = self._by(identifier)
            if found is not None:
                return found
        return None

    def _by(self, identifier: str) -> datetime | None:
        if identifier == ":filename":
            return self._in_name()
        if identifier == ":filemodtime":
            return in_zone(self.mtime_ns // 1_000_000_000, self.zone)
        value = self.values.get(identifier)
        if value is None or value == "":
            return None
        number = isinstance(value, int) and self.from_json  # there numbers are no whole numbers
        found = None if number else parse_go_date(value, self.zone)
        if found is None and not (identifier == "published" and is_flag(value)):
            self.bad[identifier] = value
        return found

    def _in_name(self) -> datetime | None:
        name = self.base_name.rpartition(".")[0] or self.base_name
        found = parse_go_date(name[:_DAY_LENGTH], self.zone)
        if found is not None:
            self.slug = name[_DAY_LENGTH:].strip(" -_")
        return found


def is_flag(value: object) -> bool:
    """Whether ``published`` says yes or no: it may be a date, too."""
    return isinstance(value, bool | int) or str(value).lower() in ("true", "false")
