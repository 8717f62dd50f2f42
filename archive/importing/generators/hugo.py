"""Hugo's rules: what a page is, its title, dates, categories and tags, address and state.

Sources: ``hugolib/page__meta.go`` (titles, drafts, slugs), ``hugofs/files/classifier.go`` (what is
a page), ``hugolib/content_map_page.go`` (terms of a page) and the documentation of Hugo 0.111.
Where we differ, on purpose:

- a page without a title is called by its first heading, its first sentence or its name, and one
  without a date has the day in its name or the time of its file (Hugo: none, 0001-01-01);
- broken front matter is repaired, and does not end the whole build;
- drafts, pages of the future and expired ones are read, and hidden as in the built site.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from archive.importing.file_ref import FileKind, FileRef
from archive.importing.generators.base import (
    Described,
    Verdict,
    identity_text,
    missing_date,
)
from archive.importing.generators.excerpts import marked_excerpt
from archive.importing.generators.hugo_cascade import with_cascade
from archive.importing.generators.hugo_dates import HugoDates
from archive.importing.generators.hugo_permalink import Page, hugo_permalink
from archive.importing.generators.notes import day_of_name
from archive.importing.hugo_content import is_html_head
from archive.importing.hugo_place import BRANCH, ContentPlace, place_in_content
from archive.importing.hugo_settings import HugoSettings, table
from archive.text.dates import in_zone, zone_named
from archive.text.frontmatter import FoundProblem, FrontMatter
from archive.text.go_values import go_bool, go_list, go_text
from archive.text.hugo_front import parse_hugo, split_hugo

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext

_DEFAULTS = HugoSettings()
_NEVER = ("never", "false")


class Hugo:
    """See :class:`archive.importing.generators.base.Generator`."""

    name = "hugo"

    def kind_of(self, path: str, context: SiteContext) -> FileKind | Verdict:
        name = path.rpartition("/")[2]
        place = place_in_content(path, _settings(context))
        if place is None or place.name == BRANCH or name[0] in ".#" or name[-1] == "~":
            return Verdict.IGNORED
        if any(re.search(expression, path) for expression in _settings(context).ignored):
            return Verdict.IGNORED
        if context.bundles and not _is_page_of_bundles(path, place, context.bundles):
            return Verdict.IGNORED
        return Verdict.LOOK_INSIDE if name.lower().endswith((".html", ".htm")) else FileKind.POST

    def kind_by_head(self, head: str) -> FileKind | None:
        """HTML that begins with a tag is a file that pages refer to."""
        return None if is_html_head(head) else FileKind.POST

    def parse(self, text: str) -> FrontMatter:
        return parse_hugo(text)

    def body(self, text: str) -> str:
        return split_hugo(text).body

    def identity(self, file: FileRef, context: SiteContext) -> str:
        """The path without its ending; a page may become a folder with an ``index.md``."""
        path = context.inside + identity_text(file)
        stem, _, ending = path.rpartition(".")
        folder, slash, name = stem.rpartition("/")
        bare, dot, suffix = name.partition(".")
        if bare == "index" and slash:
            stem = folder + dot + suffix
        return stem if ending.lower() in ("md", "markdown", "mdown") else f"{stem}.{ending}"

    def describe(self, front: FrontMatter, file: FileRef, context: SiteContext) -> Described:
        return _Description(front, file, context).describe()


def _settings(context: SiteContext) -> HugoSettings:
    return context.hugo or _DEFAULTS


def _is_page_of_bundles(path: str, place: ContentPlace, bundles: frozenset[str]) -> bool:
    """Whether a file is the page of a bundle, or in none: the folder nearest the root counts."""
    folder = path.rpartition("/")[0]
    above = [folder[:end] for end, sign in enumerate(folder) if sign == "/"]
    first = next((one for one in [*above, folder] if one in bundles), None)
    return first is None or (first == folder and place.is_leaf)


class _Description:
    """One file while its rules are applied."""

    def __init__(self, front: FrontMatter, file: FileRef, context: SiteContext) -> None:
        self.front = front
        self.file = file
        self.context = context
        self.settings = _settings(context)
        path = context.inside + file.path
        self.place = place_in_content(path, self.settings) or ContentPlace(
            path, "", path, self.settings.default_language
        )
        self.values = with_cascade(front.values, self.place, self.settings)
        language = self.settings.language(self.place.language)
        self.zone = zone_named(language.timezone) if language.timezone else None
        self.problems: list[FoundProblem] = []
        self.dates = HugoDates(
            self.settings, self.values, self.place.base_name, file.mtime_ns,
            self.zone or context.zone, from_json=front.kind == "json",
        )  # fmt: skip

    def describe(self) -> Described:
        values = self.values
        date = self.dates.find("date")
        slug = go_text(values.get("slug")).strip("-") if "slug" in values else self.dates.slug
        title = None if values.get("title") is None else go_text(values["title"])
        draft = self.is_draft()
        modified = self.dates.find("lastmod")
        building = self.building()
        rendered = building.get("render") not in _NEVER
        page = Page(self.settings, self.place, title or "", slug, go_text(values.get("url")), date)
        return Described(
            title=title,
            published=self.published(date),
            updated=None if modified == date else modified,
            categories=self.terms(self.settings.category_keys),
            tags=self.terms(self.settings.tag_keys),
            slug=slug or self.place.base_name,
            permalink=hugo_permalink(page) if rendered else "",
            excerpt_markup=go_text(values.get("summary")) or marked_excerpt(self.front.body),
            draft=draft,
            hidden=self.is_hidden(draft=draft) or not rendered or building.get("list") in _NEVER,
            problems=tuple(self.problems),
            language=self.place.language if len(self.settings.languages) > 1 else None,
        )

    def published(self, date: datetime | None) -> datetime:
        """Hugo's date with the offset that was written, as its pages show it."""
        zone = self.dates.zone
        named = date or day_of_name(self.place.base_name, zone)
        used = "the time of the file" if named is None else "the day in the file's name"
        if date is not None:
            used = "another date"
        for key, written in self.dates.bad.items():
            code, _, sentence = missing_date(written, used)
            self.problems.append((code, self.front.line_of(key), sentence))
        return named or in_zone(self.file.mtime_ns // 1_000_000_000, zone)

    def is_draft(self) -> bool:
        """``draft`` wins over ``published``, which may be a date."""
        whole = self.front.kind in ("yaml", "none")
        if "draft" in self.values:
            return go_bool(self.values["draft"], whole_numbers=whole) is True
        if "published" in self.values:
            return go_bool(self.values["published"], whole_numbers=whole) is False
        return False

    def is_hidden(self, *, draft: bool) -> bool:
        """Whether the built site leaves the page out (``resources/page/page.go``)."""
        settings, now = self.settings, self.context.now
        if draft and not settings.build_drafts:
            return True
        begins, ends = self.dates.find("publishdate"), self.dates.find("expirydate")
        if begins is not None and begins > now and not settings.build_future:
            return True
        if ends is not None and ends < now and not settings.build_expired:
            return True
        return settings.language(self.place.language).disabled

    def building(self) -> dict[str, str]:
        """What the page says of being rendered and listed (``pagemeta/pagemeta.go``)."""
        if go_bool(self.values.get("headless")) is True and self.place.is_leaf:
            return {"render": "never", "list": "never"}
        options = {**table(self.values.get("_build")), **table(self.values.get("build"))}
        return {key.lower(): go_text(value).lower() for key, value in options.items()}

    def terms(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The values of the taxonomies, as they are written."""
        found = [term for key in keys for term in go_list(self.values.get(key))]
        return tuple(term for term in found if term)
