"""What a Hexo site says of itself.

Where no ``timezone`` is set, Hexo takes the machine's, and so do we.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from archive.importing.body_settings import with_settings
from archive.importing.config_file import ConfigReader
from archive.importing.detection import HEXO, is_hexo, site_above
from archive.importing.hexo_settings import CONFIG_NAMES, HexoSettings, hexo_settings_of
from archive.importing.machine_zone import machine_zone
from archive.importing.site_context import SiteContext, body_rules, zone_of
from archive.text.values import text_of
from archive.text.yaml_dialects import resolve_js


def read_hexo(folder: Path, wanted_zone: str | None) -> SiteContext:
    """The site of the absolute path *folder*, which may be its source. Raises nothing."""
    site, inside = _site_of(folder)
    reader = ConfigReader(site, resolve_js)
    config = reader.first_of(CONFIG_NAMES)
    settings = hexo_settings_of(config)
    if not inside and not is_hexo(folder) and not (folder / settings.source).is_dir():
        inside = _way_inside(folder, settings)
    url = text_of(config.get("url")).strip().rstrip("/")
    base_url = text_of(config.get("root")).strip().rstrip("/")
    written = config.get("language")  # one language, or several, the site's own first
    language = text_of(written[0] if isinstance(written, list) and written else written)
    zone = text_of(config.get("timezone")).strip()
    return SiteContext(
        name=folder.name or "root",
        generator=HEXO,
        timezone=zone_of(wanted_zone, zone, machine_zone(), reader),
        rules=with_settings(body_rules(HEXO, url, base_url, language), config),
        now=datetime.now(UTC),
        title=text_of(config.get("title")),
        url=url,
        base_url=base_url,
        language=language,
        inside=inside,
        excerpt_separator="",
        show_drafts=settings.render_drafts,
        show_future=settings.future,
        problems=tuple(reader.problems),
        hexo=settings,
    )


def _site_of(folder: Path) -> tuple[Path, str]:
    if is_hexo(folder):
        return folder, ""
    return site_above(folder, "source", is_hexo) or (folder, "")


def _way_inside(folder: Path, settings: HexoSettings) -> str:
    """What a folder is that has no source in it: posts, or the source itself."""
    if folder.name in ("_posts", "_drafts"):
        return f"{settings.source}/{folder.name}/"
    return f"{settings.source}/" if (folder / "_posts").is_dir() else f"{settings.source}/_posts/"
