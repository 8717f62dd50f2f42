"""What a Jekyll site says of itself: configuration, time zone, address, names of categories.

A broken configuration gives a problem and Jekyll's defaults, never a failed import.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from archive.importing.body_settings import with_settings
from archive.importing.category_labels import read_category_labels
from archive.importing.config_file import ConfigReader
from archive.importing.detection import JEKYLL, MAX_PARENTS
from archive.importing.hugo_settings import inside as inside_of
from archive.importing.jekyll_exclude import left_out
from archive.importing.machine_zone import machine_zone
from archive.importing.site_context import (
    MARKDOWN_EXTENSIONS,
    Defaults,
    SiteContext,
    body_rules,
    zone_of,
)
from archive.text.permalink import template_for
from archive.text.values import is_true, text_of

CONFIG_NAMES = ("_config.yml", "_config.yaml", "_config.toml")


def read_jekyll(folder: Path, wanted_zone: str | None) -> SiteContext:
    """The site of the absolute path *folder*. Raises nothing."""
    config_folder, inside = _site_folder(folder)
    reader = ConfigReader(config_folder)
    config = reader.first_of(CONFIG_NAMES)
    url = text_of(config.get("url")).strip().rstrip("/")
    base_url = text_of(config.get("baseurl")).strip().rstrip("/")
    language = text_of(config.get("lang") or config.get("language") or "")
    zone = text_of(config.get("timezone")).strip()
    return SiteContext(
        name=folder.name or "root",
        generator=JEKYLL,
        timezone=zone_of(wanted_zone, zone, machine_zone(), reader),
        rules=with_settings(body_rules(JEKYLL, url, base_url, language), config),
        now=datetime.now(UTC),
        title=text_of(config.get("title")),
        url=url,
        base_url=base_url,
        language=language,
        inside=inside,
        permalink=_permalink_template(config),
        excerpt_separator=_separator(config),
        show_future=is_true(config.get("future")),
        show_drafts=is_true(config.get("show_drafts")),
        show_unpublished=is_true(config.get("unpublished")),
        source_dir=inside_of(config.get("source")) or "",
        collections_dir=text_of(config.get("collections_dir")).strip("/"),
        left_out=left_out(config.get("exclude"), config.get("include")),
        markdown_extensions=_markdown_extensions(config),
        defaults=_defaults(config.get("defaults")),
        category_labels=read_category_labels(config_folder),
        problems=tuple(reader.problems),
    )


def _site_folder(folder: Path) -> tuple[Path, str]:
    """The folder with the configuration, and the way from it to ``folder`` (``"_posts/"``).

    Only a folder of posts itself is looked above; any other folder is its own site.
    """
    if folder.name not in ("_posts", "_drafts"):
        return folder, ""
    for parent in list(folder.parents)[:MAX_PARENTS]:
        if any((parent / name).is_file() for name in CONFIG_NAMES):
            return parent, folder.relative_to(parent).as_posix() + "/"
    return folder.parent, folder.name + "/"


def _permalink_template(config: dict[str, object]) -> str:
    """``collections.posts.permalink``, a template, wins over ``permalink``, which may be the name
    of a style; the style ``date`` is usual."""
    collections = config.get("collections")
    posts = collections.get("posts") if isinstance(collections, dict) else None
    own = posts.get("permalink") if isinstance(posts, dict) else None
    if is_true(own):
        return text_of(own)
    written = config.get("permalink")
    return template_for(text_of(written) if is_true(written) else "date")


def _separator(config: dict[str, object]) -> str:
    written = config.get("excerpt_separator")
    return "\n\n" if written is None else text_of(written)


def _markdown_extensions(config: dict[str, object]) -> tuple[str, ...]:
    written = config.get("markdown_ext")
    if not isinstance(written, str):
        return MARKDOWN_EXTENSIONS
    return tuple(f".{extension.lower()}" for extension in written.split(","))


def _defaults(written: object) -> tuple[Defaults, ...]:
    """The entries of ``defaults:`` that have values; the old singular types are understood."""
    found: list[Defaults] = []
    for entry in written if isinstance(written, list) else []:
        values = entry.get("values") if isinstance(entry, dict) else None
        if not isinstance(values, dict):
            continue
        scope = entry.get("scope")
        scope = scope if isinstance(scope, dict) else {}
        path = scope.get("path")
        kind = text_of(scope["type"]) if scope.get("type") is not None else None
        kind = {"page": "pages", "post": "posts", "draft": "drafts"}.get(kind or "", kind)
        found.append(Defaults(path if isinstance(path, str) else "", kind, values))
    return tuple(found)
