"""What a folder says of itself: configuration, time zone, address, names of categories.

Everything is read as data and within the bounds of front matter; nothing is run. A broken
configuration gives a problem and the generator's defaults, never a failed import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from archive.importing.detection import HEXO, HUGO, JEKYLL, OBSIDIAN, PLAIN, detect
from archive.importing.hexo_site import read_hexo
from archive.importing.hugo_site import read_hugo
from archive.importing.jekyll_site import read_jekyll
from archive.importing.machine_zone import machine_zone
from archive.importing.obsidian_settings import read_vault
from archive.importing.site_context import Defaults, SiteContext, body_rules
from archive.text.dates import zone_named

__all__ = ["Defaults", "SiteContext", "read_site"]


def read_site(folder: Path, generator: str = "auto", *, timezone: str | None = None) -> SiteContext:
    """Read what ``folder`` says of itself. ``timezone`` (an IANA name) wins over its setting.

    ``generator`` ``"auto"`` is told from the folder's own files.

    Never raises for anything that is in the folder; ``ValueError`` for a ``timezone`` of the
    caller's that does not exist.
    """
    if timezone is not None and zone_named(timezone) is None:
        message = f"There is no time zone named {timezone!r}"
        raise ValueError(message)
    folder = folder.absolute()
    name = detect(folder) if generator == "auto" else generator
    return _READERS[name](folder, timezone)


def _read_vault(folder: Path, wanted_zone: str | None) -> SiteContext:
    settings, reader = read_vault(folder)
    return SiteContext(
        name=folder.name or "root",
        generator=OBSIDIAN,
        timezone=wanted_zone or machine_zone(),
        rules=replace(body_rules(OBSIDIAN, "", "", ""), hard_wrap=not settings.strict_breaks),
        now=datetime.now(UTC),
        problems=tuple(reader.problems),
        obsidian=settings,
    )


def _read_plain(folder: Path, wanted_zone: str | None) -> SiteContext:
    return SiteContext(
        name=folder.name or "root",
        generator=PLAIN,
        timezone=wanted_zone or machine_zone(),
        rules=body_rules(PLAIN, "", "", ""),
        now=datetime.now(UTC),
    )


_READERS: dict[str, Callable[[Path, str | None], SiteContext]] = {
    JEKYLL: read_jekyll,
    HUGO: read_hugo,
    HEXO: read_hexo,
    OBSIDIAN: _read_vault,
    PLAIN: _read_plain,
}
