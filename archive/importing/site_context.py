"""What a source is to the reading of its files, whichever generator made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from archive.importing.config_file import ConfigReader
from archive.importing.hexo_settings import HexoSettings
from archive.importing.hugo_settings import HugoSettings
from archive.importing.jekyll_exclude import USUALLY, LeftOut
from archive.importing.obsidian_settings import ObsidianSettings
from archive.progress import Problem
from archive.text.dates import zone_named
from archive.text.rules import BodyRules

MARKDOWN_EXTENSIONS = (".markdown", ".mkdown", ".mkdn", ".mkd", ".md")


@dataclass(frozen=True, slots=True)
class Defaults:
    """One entry of Jekyll's ``defaults:``: values for the files that the scope covers."""

    path: str
    type: str | None
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SiteContext:
    """Everything about a source that reading one of its files needs. Picklable, never changed.

    ``name`` is the folder's own name. ``inside`` is put before a file's path to get the path
    that the generator would see: ``"_posts/"`` where a ``_posts`` folder itself was given.
    ``source_dir`` is the folder that Jekyll reads, ``collections_dir`` the one in it that has
    ``_posts``, where the site has such settings; ``left_out`` is what it does not read.
    ``permalink`` is a template, never the name of a style. ``now`` is the moment of the import:
    later posts are future posts. ``category_labels`` maps a category to what people read.
    ``problems`` are about the configuration itself. ``bundles`` are folders that are one page of
    Hugo's, with all that is in them.
    """

    name: str
    generator: str
    timezone: str
    rules: BodyRules
    now: datetime
    title: str = ""
    url: str = ""
    base_url: str = ""
    language: str = ""
    inside: str = ""
    permalink: str = ""
    excerpt_separator: str = "\n\n"
    show_future: bool = False
    show_drafts: bool = False
    show_unpublished: bool = False
    source_dir: str = ""
    collections_dir: str = ""
    left_out: LeftOut = USUALLY
    markdown_extensions: tuple[str, ...] = MARKDOWN_EXTENSIONS
    defaults: tuple[Defaults, ...] = ()
    category_labels: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    bundles: frozenset[str] = frozenset()
    hugo: HugoSettings | None = None
    hexo: HexoSettings | None = None
    obsidian: ObsidianSettings | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The zone of dates without an offset."""
        return ZoneInfo(self.timezone)


def body_rules(generator: str, url: str, base_url: str, language: str) -> BodyRules:
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        host = ""
    bare = host.removeprefix("www.")
    hosts = (bare, f"www.{bare}") if bare else ()
    return BodyRules(
        generator=generator, site_url=url, base_url=base_url, hosts=hosts, language=language
    )


def zone_of(wanted: str | None, written: str, usual: str, reader: ConfigReader) -> str:
    """The name of the zone: the caller's, else the site's own, else *usual*, the generator's
    word on sites that name none. A zone that does not exist is a problem."""
    if wanted is not None:
        return wanted
    if not written or zone_named(written) is not None:
        return written or usual
    reader.problem(None, f"There is no time zone “{written[:60]}”; {usual} is used")
    return usual
