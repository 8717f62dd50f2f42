"""A folder of Markdown, HTML or other text files that no generator claims.

Front matter is read where there is some. Without it: the title is the page's ``<title>``, else its
first heading, else the file's name; the date is in the file's name, else the file's time; the
folders are the categories, as a reader of such a folder would call them.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from archive.importing.file_ref import FileKind, FileRef
from archive.importing.generators.base import (
    MARKUP_EXTENSIONS,
    Described,
    Verdict,
    extension_of,
    identity_text,
    missing_date,
    stem_of,
)
from archive.importing.generators.excerpts import marked_excerpt
from archive.importing.generators.notes import day_of_name, listed
from archive.importing.generators.page_title import title_in_body
from archive.text.dates import in_zone, parse_date
from archive.text.frontmatter import (
    FoundProblem,
    FrontMatter,
    parse_front_matter,
    split_front_matter,
)
from archive.text.hugo_front import parse_hugo, split_hugo
from archive.text.other_markup import OTHER_MARKUP, title_in_markup
from archive.text.values import text_of

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext

_DATED = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-(.*)", re.ASCII | re.DOTALL)
_SEPARATORS = re.compile("[,，、;；\n]")
_UPDATED_KEYS = ("updated", "lastmod", "last_modified_at", "modified")
_NOT_POSTS = frozenset({"readme", "license", "licence", "changelog", "contributing"})
"""At the top of a folder they speak of the folder; further down, often of one article each."""

_HUGOS = ("+++", "#+")  # TOML and Org
_ENDINGS = (
    MARKUP_EXTENSIONS
    | OTHER_MARKUP
    | {".mdx", ".mdwn", ".mdtxt", ".mdtext", ".rmd", ".qmd", ".pandoc", ".pdc", ".xhtml"}
)


class Plain:
    """See :class:`archive.importing.generators.base.Generator`."""

    name = "plain"

    def kind_of(self, path: str, context: SiteContext) -> FileKind | Verdict:  # noqa: ARG002
        folder, _, name = path.rpartition("/")
        if extension_of(name) not in _ENDINGS or name[0] in ".#~":
            return Verdict.IGNORED
        is_of_all = not folder and stem_of(name).lower() in _NOT_POSTS
        return Verdict.IGNORED if is_of_all else FileKind.POST

    def kind_by_head(self, head: str) -> FileKind | None:  # noqa: ARG002  (never asked to look)
        return FileKind.POST

    def parse(self, text: str) -> FrontMatter:
        """YAML; or TOML between ``+++`` or Org's lines, which not only generators write."""
        return parse_hugo(text) if text.startswith(_HUGOS) else parse_front_matter(text)

    def body(self, text: str) -> str:
        return (split_hugo if text.startswith(_HUGOS) else split_front_matter)(text).body

    def excerpt(self, front: FrontMatter) -> str:
        """``excerpt``, else what is before ``<!--more-->``, else the beginning."""
        return text_of(front.values.get("excerpt")) or marked_excerpt(front.body)

    def identity(self, file: FileRef, context: SiteContext) -> str:
        return context.inside + identity_text(file)

    def describe(self, front: FrontMatter, file: FileRef, context: SiteContext) -> Described:
        values, zone = front.values, context.zone
        published, problem = _published(front, file, context)
        stem = stem_of(file.path)
        dated = _DATED.fullmatch(stem)
        updated = (parse_date(values[key], zone) for key in _UPDATED_KEYS if values.get(key))
        draft = bool(values.get("draft"))
        return Described(
            title=_title(front, file.path),
            published=published,
            updated=next(updated, None),
            categories=_categories(values, file.path),
            tags=listed(values, ("tags", "tag"), _SEPARATORS),
            slug=text_of(values.get("slug")) or (dated[1] if dated else stem),
            permalink="/" + file.path,
            excerpt_markup=self.excerpt(front),
            draft=draft,
            hidden=draft,
            problems=problem,
        )


def _title(front: FrontMatter, path: str) -> str:
    """An empty title is said to be one; none at all is usual here."""
    written, ending = front.values.get("title"), extension_of(path)
    if written is not None:
        return text_of(written)
    if ending in OTHER_MARKUP:
        return title_in_markup(front.body, ending) or stem_of(path)
    return title_in_body(front.body) or stem_of(path)


def _published(
    front: FrontMatter, file: FileRef, context: SiteContext
) -> tuple[datetime, tuple[FoundProblem, ...]]:
    """The date and, where one is written that is none, the problem with it."""
    zone = context.zone
    written = front.values.get("date")
    if written is not None and (found := parse_date(written, zone)) is not None:
        return found, ()
    date = day_of_name(stem_of(file.path), zone)
    used = "the time of the file" if date is None else "the day in the file's name"
    date = date or in_zone(file.mtime_ns // 1_000_000_000, zone)
    if written is None:
        return date, ()  # plain files owe nobody a date
    code, _, sentence = missing_date(written, used)
    return date, ((code, front.line_of("date"), sentence),)


def _categories(values: dict[str, object], path: str) -> tuple[str, ...]:
    written = listed(values, ("categories", "category"), _SEPARATORS)
    if written:
        return written
    return tuple(dict.fromkeys(part for part in path.split("/")[:-1] if part))
