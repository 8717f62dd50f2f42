"""What an Obsidian vault's ``.obsidian`` folder says: templates, daily notes, where files go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from archive.importing.config_file import ConfigReader
from archive.importing.hugo_settings import inside

DEFAULT_DAILY = "YYYY-MM-DD"
MAX_FORMAT = 60

_TOKENS = {
    "YYYY": r"(?P<year>\d{4})", "YY": r"(?P<short_year>\d\d)", "MM": r"(?P<month>\d\d)",
    "M": r"(?P<month>\d\d?)", "DD": r"(?P<day>\d\d)", "D": r"(?P<day>\d\d?)",
    "MMMM": r"[^\W\d_]{1,12}", "MMM": r"[^\W\d_]{1,12}\.?", "dddd": r"[^\W\d_]{1,12}",
    "ddd": r"[^\W\d_]{1,12}\.?",
}  # fmt: skip
_TOKEN = re.compile(r"\[([^\]]*)\]|(YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd)|(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ObsidianSettings:
    """``templates`` are folders of templates, ``daily`` a regular expression for the names of
    daily notes, with the groups ``year`` (or ``short_year``), ``month`` and ``day``.
    ``strict_breaks``: a line break within a paragraph is none on screen."""

    templates: tuple[str, ...] = ()
    daily: str = ""
    strict_breaks: bool = False


def read_vault(folder: Path) -> tuple[ObsidianSettings, ConfigReader]:
    """The settings of the vault *folder*, and what was wrong with its files."""
    reader = ConfigReader(folder / ".obsidian")
    templates = reader.first_of(["templates.json"]).get("folder")
    templater = reader.first_of(["plugins/templater-obsidian/data.json"]).get("templates_folder")
    daily = reader.first_of(["daily-notes.json"])
    daily_template = inside(daily.get("template"))
    written = [one.strip("/ ") for one in (templates, templater) if isinstance(one, str)]
    folders = {inside(one) for one in written}  # a slash in front means the vault itself
    if daily_template is not None and "/" in daily_template:
        folders.add(daily_template.rpartition("/")[0])
    found = ObsidianSettings(
        tuple(sorted(name for name in folders if name)),
        daily_pattern(daily.get("format")),
        strict_breaks=reader.first_of(["app.json"]).get("strictLineBreaks") is True,
    )
    return found, reader


def daily_pattern(written: object) -> str:
    """A regular expression for the names that a format of moment.js gives (``YYYY-MM-DD``)."""
    text = written if isinstance(written, str) and 0 < len(written) <= MAX_FORMAT else DEFAULT_DAILY
    seen: set[str] = set()
    out = []
    for literal, token, sign in _TOKEN.findall(text.rpartition("/")[2]):
        pattern = _TOKENS.get(token, "") if token else re.escape(literal or sign)
        name = pattern[4:].partition(">")[0] if pattern.startswith("(?P<") else token
        if token and name in seen:  # what comes again says nothing new, and takes bounded time
            pattern = f"(?>{re.sub(r'[(]?[?]P<[a-z_]+>|[)]$', '', pattern)})"
        seen.add(name)
        out.append(pattern)
    return "".join(out) if {"month", "day"} <= seen else daily_pattern(DEFAULT_DAILY)
