"""What a Hugo site says of itself, and a look at all of its content.

Where no ``timeZone`` is set, Hugo takes dates without an offset for UTC, and so do we.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from archive.importing.body_settings import with_settings
from archive.importing.config_file import ConfigReader
from archive.importing.detection import HUGO, is_hugo, site_above
from archive.importing.hugo_config import read_config
from archive.importing.hugo_content import look_at_content
from archive.importing.hugo_settings import Cascade, HugoSettings, settings_of
from archive.importing.site_context import SiteContext, body_rules, zone_of
from archive.text.dates import zone_named
from archive.text.go_values import go_text
from archive.text.yaml_dialects import resolve_go

USUAL_ZONE = "UTC"


def read_hugo(folder: Path, wanted_zone: str | None) -> SiteContext:
    """The site of the absolute path *folder*, which may be its content. Raises nothing."""
    site, inside = _site_of(folder)
    reader = ConfigReader(site, resolve_go)
    config = read_config(reader)
    settings = settings_of(config)
    alone = not inside and not any((folder / one.path).is_dir() for one in settings.content)
    if alone:  # content without a site around it
        inside = f"{settings.content[-1].path}/"
    found = look_at_content(site, settings, folder if alone else None)
    asks_for_sections = any(":sections" in text for text in _patterns(settings))
    host, base_path = _address(go_text(config.get("baseurl")))
    language = go_text(config.get("languagecode")) or settings.languages[0].name
    return SiteContext(
        name=folder.name or "root",
        generator=HUGO,
        timezone=zone_of(wanted_zone, _zone(config), USUAL_ZONE, reader),
        rules=with_settings(body_rules(HUGO, host, base_path, language), config),
        now=datetime.now(UTC),
        title=go_text(config.get("title")),
        url=host,
        base_url=base_path,
        language=language,
        inside=inside,
        excerpt_separator="",
        category_labels=found.labels,
        problems=(*reader.problems, *found.problems),
        bundles=frozenset(found.bundles),
        hugo=replace(
            settings,
            cascades=_by_folder(settings, found.cascades),
            sections=frozenset(found.sections) if asks_for_sections else frozenset(),
            languages=tuple(
                replace(one, timezone="") if wanted_zone or not zone_named(one.timezone) else one
                for one in settings.languages
            ),
        ),
    )


def _site_of(folder: Path) -> tuple[Path, str]:
    if is_hugo(folder):
        return folder, ""
    return site_above(folder, "content", is_hugo) or (folder, "")


def _by_folder(settings: HugoSettings, found: Iterable[Cascade]) -> dict[str, tuple[Cascade, ...]]:
    """The cascades of the content, and after them the site's own, which are the farthest."""
    cascades: dict[str, tuple[Cascade, ...]] = {}
    for one in found:
        cascades[one.folder] = (*cascades.get(one.folder, ()), one)
    for folder, own in settings.cascades.items():
        cascades[folder] = (*cascades.get(folder, ()), *own)
    return {folder: several for folder, several in cascades.items() if several}


def _patterns(settings: HugoSettings) -> list[str]:
    own = [one.permalinks or {} for one in settings.languages]
    return [text for patterns in (settings.permalinks, *own) for text in patterns.values()]


def _zone(config: Mapping[str, object]) -> str:
    """``timeZone``; "Local" is the machine's word for itself and says nothing of the site."""
    written = go_text(config.get("timezone")).strip()
    return "" if written.lower() == "local" else written


def _address(base: str) -> tuple[str, str]:
    """``baseURL`` as the site's address and the path below which it stands."""
    try:
        parts = urlsplit(base.strip())
    except ValueError:
        return "", ""
    host = f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else parts.netloc
    return host, parts.path.rstrip("/")
