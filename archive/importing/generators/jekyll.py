"""Jekyll's rules: what a post is, its date, title, categories, tags, slug, address and state.

Sources: ``lib/jekyll/document.rb`` (dates, titles, categories, tags), ``lib/jekyll/utils.rb``
(singular and plural keys), ``lib/jekyll/publisher.rb`` (state) and
``lib/jekyll/readers/post_reader.rb`` of Jekyll 4.3. Where we differ, on purpose:

- a date with seconds and without an offset is wall time in the site's zone (Jekyll: UTC);
- a file without a date in its name is a post too, and so is a dated file outside ``_posts``
  (where Jekyll reads none): sites move old posts there;
- a bad date or a category that is a number makes a warning, not the end of the whole build.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from archive.importing.defaults import Place, defaults_for
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
from archive.importing.generators.jekyll_excerpt import excerpt_of
from archive.importing.generators.jekyll_lists import (
    as_list,
    categories_of,
    folder_categories,
    tags_of,
)
from archive.progress import ProblemCode
from archive.text.dates import date_in_code, date_in_name, in_zone, parse_date
from archive.text.frontmatter import (
    FoundProblem,
    FrontMatter,
    parse_front_matter,
    split_front_matter,
)
from archive.text.permalink import UrlParts, permalink, titleize
from archive.text.values import is_true, text_of

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext

POSTS, DRAFTS = "_posts", "_drafts"
_SPECIAL = (POSTS, DRAFTS)
_NEVER_POSTS = frozenset({"_layouts", "_includes", "_data", "_sass", "_plugins", "_site"})
_TELLING = frozenset(_SPECIAL) | _NEVER_POSTS
_DATED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.*)", re.ASCII | re.DOTALL)
_POST_LAYOUT = re.compile(r"""^layout:[ \t]*["']?post["']?[ \t]*\r?$""", re.MULTILINE)
_NEVER_READ = frozenset({"", ".yml", ".yaml"})
"""Extensions of files in ``_posts`` that Jekyll takes for data, or passes over."""

_UPDATED_KEYS = ("last_modified_at", "updated", "modified", "lastmod")


class Jekyll:
    """See :class:`archive.importing.generators.base.Generator`."""

    name = "jekyll"

    def kind_of(self, path: str, context: SiteContext) -> FileKind | Verdict:  # noqa: ARG002
        folder, _, file_name = path.rpartition("/")
        if file_name[0] in "._#~" or file_name[-1] == "~":
            return Verdict.IGNORED
        place = _place(folder)
        if place in _NEVER_POSTS:
            return Verdict.IGNORED
        extension = extension_of(file_name)
        if extension not in MARKUP_EXTENSIONS:
            if place == DRAFTS and extension not in _NEVER_READ:
                return Verdict.DRAFT_IF_FRONT
            may_be_post = place == POSTS and extension not in _NEVER_READ
            return Verdict.IF_TEXT if may_be_post and _DATED.match(file_name) else Verdict.IGNORED
        if place:
            return FileKind.POST if place == POSTS else FileKind.DRAFT
        return FileKind.POST if _DATED.match(file_name) else Verdict.LOOK_INSIDE

    def kind_by_head(self, head: str) -> FileKind | None:
        is_post = head.startswith("---") and _POST_LAYOUT.search(head.partition("\n---")[0])
        return FileKind.POST if is_post else None

    def parse(self, text: str) -> FrontMatter:
        return parse_front_matter(text)

    def body(self, text: str) -> str:
        return split_front_matter(text).body

    def identity(self, file: FileRef, context: SiteContext) -> str:
        """The categories that the folders give, and the file's name.

        Like the address that Jekyll would give, but without anything that an edit can change.
        Folders that give no category (``_posts`` itself and those below it, ``old_post``) are
        left out, so that a file may move between them.
        """
        parts = (context.inside + identity_text(file)).split("/")
        special = _special_folder(parts)
        kept = [part for part in parts[:special] if part] if special is not None else []
        if file.kind is FileKind.DRAFT:
            kept.append(DRAFTS)
        return "/".join([*kept, parts[-1]])

    def describe(self, front: FrontMatter, file: FileRef, context: SiteContext) -> Described:
        return _Description(front, file, context).describe()


@lru_cache(maxsize=64)
def _place(folder: str) -> str:
    """The first of the folders that settle what is below them, or ""."""
    return next((part for part in folder.split("/") if part in _TELLING), "")


def _special_folder(parts: list[str]) -> int | None:
    """Where in the path the first ``_posts`` or ``_drafts`` is."""
    return next((i for i, part in enumerate(parts[:-1]) if part in _SPECIAL), None)


def _below(folder: str, path: str) -> str:
    return path.removeprefix(f"{folder}/") if folder else path


class _Description:
    """One file while its rules are applied."""

    def __init__(self, front: FrontMatter, file: FileRef, context: SiteContext) -> None:
        self.front = front
        self.file = file
        self.context = context
        self.zone = context.zone
        self.path_in_source = _below(context.source_dir, context.inside + file.path)
        self.path = _below(context.collections_dir, self.path_in_source)
        self.problems: list[FoundProblem] = []
        self.name = file.path.rpartition("/")[2]
        dated = _DATED.fullmatch(stem_of(file.path))
        self.file_slug = (dated[2] if dated else stem_of(file.path)).rstrip(".")
        self.values = self.with_defaults()

    def with_defaults(self) -> dict[str, object]:
        if not self.context.defaults:
            return self.front.values
        place = Place(self.path, self.context.collections_dir)
        merged = defaults_for(self.context.defaults, place, "posts")  # drafts are posts here
        for key, value in self.front.values.items():
            if key == "categories" and key in merged and value is not None:
                merged[key] = [*as_list(merged[key]), *as_list(value)]  # the one key that adds up
            elif value is not None or key not in merged:  # an empty key keeps the default
                merged[key] = value
        return merged

    def describe(self) -> Described:
        values = self.values
        published = self.published()
        categories = self.categories()
        slug = text_of(values["slug"]) if is_true(values.get("slug")) else self.file_slug
        is_draft_file = self.file.kind is FileKind.DRAFT
        return Described(
            title=self.title(),
            published=published,
            updated=self.updated(),
            categories=categories,
            tags=tags_of(values),
            slug=slug,
            permalink=self.permalink(slug, published, categories),
            excerpt_markup=excerpt_of(values, self.front.body, self.context.excerpt_separator),
            draft=is_draft_file or is_true(values.get("draft")),
            hidden=(is_draft_file and not self.context.show_drafts) or self.is_hidden(published),
            problems=tuple(self.problems),
            language=self.language(),
        )

    def by_default(self, key: str) -> str:
        """The value as text where the site's ``defaults`` and not the file have it; else ""."""
        if self.values is self.front.values or self.front.values.get(key) is not None:
            return ""
        value = self.values.get(key)
        return text_of(value) if is_true(value) else ""

    def language(self) -> str | None:
        own = self.front.values
        if self.values is own or own.get("lang") or own.get("language"):
            return None
        return self.by_default("lang") or self.by_default("language") or None

    def is_hidden(self, published: datetime) -> bool:
        """Whether the post is unpublished, left out or of the future, and the site does not show
        those."""
        context = self.context
        if not is_true(self.values.get("published", True)) and not context.show_unpublished:
            return True
        if context.left_out.has(self.path_in_source):
            return True
        return published > context.now and not context.show_future

    def title(self) -> str:
        value = self.values.get("title")
        if not is_true(value):
            return titleize(self.file_slug)
        title = text_of(value)
        if not isinstance(value, str) and title != self.front.raw.get("title", title):
            sentence = f"The title was read as “{title[:60]}”, as Jekyll reads it"
            line = self.front.line_of("title")
            self.problems.append((ProblemCode.VALUE_CONVERTED, line, sentence))
        return title

    def published(self) -> datetime:
        written = self.values.get("date")
        if written is not None and written is not False:
            found = parse_date(written, self.zone)
            if found is not None:
                return found
        if (named := date_in_name(self.name, self.zone)) is not None:
            if written is not None:
                self.complain(written, "the day in the file's name")
            return named
        if (coded := date_in_code(self.name, self.zone)) is not None:
            self.complain(written, "the day in the file's name")
            return coded
        moment = in_zone(self.file.mtime_ns // 1_000_000_000, self.zone)
        if self.file.kind is not FileKind.DRAFT or written is not None:
            self.complain(written, "the time of the file")  # a draft needs no date
        return moment

    def complain(self, written: object, used: str) -> None:
        code, _, sentence = missing_date(written, used)
        self.problems.append((code, self.front.line_of("date"), sentence))

    def updated(self) -> datetime | None:
        for key in _UPDATED_KEYS:
            if self.values.get(key):
                return parse_date(self.values[key], self.zone)
        return None

    def categories(self) -> tuple[str, ...]:
        for key in ("categories", "tags"):
            self.check_list(key)
        special = POSTS if POSTS in self.path else DRAFTS
        folders = folder_categories(self.path, special)
        return categories_of(
            folders, as_list(self.values.get("categories")), self.values.get("category")
        )

    def check_list(self, key: str) -> None:
        """A number is no list: of categories Jekyll says so and gives up, of tags it has none."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, str | list):
            sentence = f"“{key}” is neither text nor a list"
            line = self.front.line_of(key)
            self.problems.append((ProblemCode.VALUE_CONVERTED, line, sentence))

    def permalink(self, slug: str, published: datetime, categories: tuple[str, ...]) -> str:
        own = self.values.get("permalink")
        template = own if isinstance(own, str) else self.context.permalink
        stem = stem_of(self.file.path)
        folder = self.path.rpartition("/")[0]
        extension = self.name[len(stem) :]
        is_markdown = extension.lower() in self.context.markdown_extensions
        parts = UrlParts(
            slug=slug,
            basename=stem,
            path=f"{folder}/{stem}".replace(POSTS, "", 1).rstrip("."),
            extension=".html" if is_markdown else extension,
            date=published,
            categories=categories,
        )
        return permalink(template, parts)
