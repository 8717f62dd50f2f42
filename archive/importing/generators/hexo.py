"""Hexo's rules: what a post is, its title, date, categories and tags, address and state.

Sources: ``lib/plugins/processor/post.ts`` (files, dates, names), ``lib/models/post.ts``
(categories, tags, state) and ``lib/plugins/filter/post_permalink.ts`` of Hexo 8. Where we differ,
on purpose:

- a post without a title is called by its file's name (Hexo: none, unless it is told to);
- a post without a date has the day in its file's name or the time of its file (Hexo: the time at
  which the file was made, which no copy keeps), and an update only where one is written;
- categories come in the order in which the post has them (Hexo: that of all posts together).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from archive.importing.file_ref import FileKind, FileRef
from archive.importing.generators.base import (
    Described,
    Verdict,
    extension_of,
    identity_text,
    missing_date,
    stem_of,
)
from archive.importing.generators.excerpts import marked_excerpt
from archive.importing.generators.hexo_lists import category_paths, distinct_names, js_text
from archive.importing.generators.hexo_permalink import Post, hexo_permalink
from archive.importing.generators.notes import day_of_name
from archive.importing.globs import matches
from archive.importing.hexo_settings import HexoSettings
from archive.text.dates import in_zone
from archive.text.frontmatter import FoundProblem, FrontMatter
from archive.text.hexo_dates import parse_hexo_date
from archive.text.hexo_front import parse_hexo, split_hexo
from archive.text.hexo_slug import pattern_reader, slugize
from archive.text.nested_names import branches_of

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext

POSTS, DRAFTS = "_posts/", "_drafts/"
_ENDINGS = frozenset(
    {".md", ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdtext", ".html", ".htm"}
)
_DEFAULTS = HexoSettings()
_OF_NAME = frozenset({"title", "year", "month", "day", "i_month", "i_day", "hash"})
"""Parts of a file's name that are no values of the post."""


class Hexo:
    """See :class:`archive.importing.generators.base.Generator`."""

    name = "hexo"

    def kind_of(self, path: str, context: SiteContext) -> FileKind | Verdict:
        settings = context.hexo or _DEFAULTS
        below = path.removeprefix(f"{settings.source}/")
        folder = next((one for one in (POSTS, DRAFTS) if below.startswith(one)), "")
        rest = below.removeprefix(folder)
        if below == path or not folder or _is_hidden(rest):
            return Verdict.IGNORED
        ending = extension_of(rest)
        usual = extension_of(settings.new_post_name)
        if ending not in _ENDINGS or (settings.post_asset_folder and ending != usual):
            return Verdict.IGNORED
        skipped = any(matches(pattern, below) for pattern in settings.skipped)
        if skipped or any(matches(pattern, f"/{path}") for pattern in settings.ignored):
            return Verdict.IGNORED
        return FileKind.POST if folder == POSTS else FileKind.DRAFT

    def kind_by_head(self, head: str) -> FileKind | None:  # noqa: ARG002  (never asked to look)
        return FileKind.POST

    def parse(self, text: str) -> FrontMatter:
        return parse_hexo(text)

    def body(self, text: str) -> str:
        return split_hexo(text).body

    def identity(self, file: FileRef, context: SiteContext) -> str:
        """The path below the folder of posts or drafts: a draft that is published moves."""
        below = (context.inside + identity_text(file)).partition("/")[2]
        return below.removeprefix(POSTS).removeprefix(DRAFTS)

    def describe(self, front: FrontMatter, file: FileRef, context: SiteContext) -> Described:
        return _Description(front, file, context).describe()


def _is_hidden(rest: str) -> bool:
    return rest[-1:] in "%~" or any(part[:1] in "_." for part in rest.split("/"))


class _Description:
    """One file while its rules are applied."""

    def __init__(self, front: FrontMatter, file: FileRef, context: SiteContext) -> None:
        self.front = front
        self.file = file
        self.context = context
        self.settings = context.hexo or _DEFAULTS
        self.zone = context.zone
        self.problems: list[FoundProblem] = []
        path = (context.inside + file.path).removeprefix(f"{self.settings.source}/")
        self.path = path.removeprefix(POSTS).removeprefix(DRAFTS)
        self.name = _named_values(self.settings.new_post_name, self.path)
        own = {key: text for key, text in self.name.items() if key not in _OF_NAME}
        self.values = {**front.values, **own}

    def describe(self) -> Described:
        values, settings = self.values, self.settings
        slug = self.name["title"]
        published = self.published()
        paths = category_paths(self.either("categories", "category"))
        title = self.title()
        draft = self.file.kind is FileKind.DRAFT
        post = Post(settings, slug, js_text(values.get("title")), published, paths, values)
        return Described(
            title=title,
            published=published,
            updated=self.date("updated"),
            categories=tuple(path[-1] for path in paths),
            tags=distinct_names(self.either("tags", "tag")),
            slug=slug,
            permalink=hexo_permalink(post),
            excerpt_markup=js_text(values.get("excerpt")) or marked_excerpt(self.front.body),
            draft=draft,
            hidden=self.is_hidden(published, draft=draft),
            problems=tuple(self.problems),
            language=self.name.get("lang"),
            category_branches=branches_of(paths),
        )

    def either(self, plural: str, singular: str) -> object:
        """The plural key's value, unless it says nothing to JavaScript."""
        value = self.values.get(plural)
        nothing = value is None or value is False or value in ("", 0)
        return self.values.get(singular) if nothing else value

    def title(self) -> str:
        value = self.values.get("title")
        if value is None:
            return self.name["title"].rpartition("/")[2]
        raw = self.front.raw.get("title")
        return js_text(value) if raw is None or isinstance(value, int | float) else raw

    def date(self, key: str) -> datetime | None:
        return parse_hexo_date(self.values.get(key), self.front.raw.get(key), self.zone)

    def published(self) -> datetime:
        found = self.date("date") or self.date_of_name()
        if found is not None:
            return found
        named = day_of_name(stem_of(self.path), self.zone)
        written = self.values.get("date")
        if written not in (None, "") or self.file.kind is not FileKind.DRAFT:
            used = "the time of the file" if named is None else "the day in the file's name"
            code, _, sentence = missing_date(written, used)
            self.problems.append((code, self.front.line_of("date"), sentence))
        return named or in_zone(self.file.mtime_ns // 1_000_000_000, self.zone)

    def date_of_name(self) -> datetime | None:
        """The day that ``new_post_name`` put into the file's name."""
        name = self.name
        year = name.get("year")
        month, day = (name.get(part) or name.get(f"i_{part}") for part in ("month", "day"))
        if self.values.get("date") or not (year and month and day):
            return None
        text = f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
        return parse_hexo_date(text, text, self.zone)

    def is_hidden(self, published: datetime, *, draft: bool) -> bool:
        """Whether the built site leaves the post out (``lib/hexo/index.ts``)."""
        written = self.values.get("published")
        shown = (written is None or bool(written)) and written not in ("false", "0") and not draft
        if not shown and not self.settings.render_drafts:
            return True
        return published > self.context.now and not self.settings.future


def _named_values(pattern: str, path: str) -> dict[str, str]:
    """What the pattern of file names says of a file; at least a ``title``."""
    rule, stem = (
        text.rpartition(".")[0] if extension_of(text) else text for text in (pattern, path)
    )
    found = pattern_reader(rule)(stem) or {}
    return found if found.get("title") else {**found, "title": slugize(stem)}
