"""A vault of Obsidian: every note is a post.

Sources: Obsidian's help on properties, tags, daily notes and templates.
What it does not say is taken from what people write:

- the title is ``title``, else the file's name, which is what Obsidian shows;
- the date is ``date``, ``created`` …, else the day in the name (daily notes), else the file's time;
- the category is the folder, as one name (``projects/ships``), inside of those above it;
- tags are those of the front matter, then those in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
from archive.importing.generators.notes import day_of_name, listed
from archive.importing.obsidian_settings import ObsidianSettings
from archive.text.dates import in_zone, parse_date
from archive.text.frontmatter import (
    FoundProblem,
    FrontMatter,
    parse_front_matter,
    read_parts,
    split_front_matter,
)
from archive.text.inline_tags import inline_tags
from archive.text.nested_names import branches_of, split_name
from archive.text.values import is_true, text_of
from archive.text.yaml_dialects import resolve_js

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext

DATE_KEYS = ("date", "created", "created_at", "created-at", "creation_date", "date created",
             "date_created", "dateCreated", "createdAt", "published")  # fmt: skip
UPDATED_KEYS = ("updated", "modified", "updated_at", "modified_at", "lastmod", "last_modified",
                "date modified", "date_modified", "last-modified")  # fmt: skip
EXCERPT_KEYS = ("excerpt", "summary", "description")
_TEMPLATES = frozenset({"templates", "_templates"})
_BETWEEN_TAGS = re.compile(r"[\s,，、;；]+")
_DEFAULTS = ObsidianSettings()


class Obsidian:
    """See :class:`archive.importing.generators.base.Generator`."""

    name = "obsidian"

    def kind_of(self, path: str, context: SiteContext) -> FileKind | Verdict:
        folder, _, name = path.rpartition("/")
        if extension_of(name) != ".md" or name[0] == ".":
            return Verdict.IGNORED
        settings = context.obsidian or _DEFAULTS
        if any(f"{folder}/".startswith(f"{one}/") for one in settings.templates):
            return Verdict.IGNORED
        is_template = any(part.lower() in _TEMPLATES for part in folder.split("/"))
        return Verdict.IGNORED if is_template else FileKind.POST

    def kind_by_head(self, head: str) -> FileKind | None:  # noqa: ARG002  (never asked to look)
        return FileKind.POST

    def parse(self, text: str) -> FrontMatter:
        parts = split_front_matter(text)
        return read_parts(parts, resolve_js) if parts.kind == "yaml" else parse_front_matter(text)

    def body(self, text: str) -> str:
        return split_front_matter(text).body

    def excerpt(self, front: FrontMatter) -> str:
        """``excerpt``, ``summary`` or ``description``, else the beginning."""
        written = (text_of(front.values.get(key)) for key in EXCERPT_KEYS)
        return next((text for text in written if text.strip()), "") or marked_excerpt(front.body)

    def identity(self, file: FileRef, context: SiteContext) -> str:
        return context.inside + identity_text(file)

    def describe(self, front: FrontMatter, file: FileRef, context: SiteContext) -> Described:
        values, zone = front.values, context.zone
        problems: list[FoundProblem] = []
        written = text_of(values.get("title"))
        stem = stem_of(file.path)
        folder = file.path.rpartition("/")[0]
        draft = values.get("draft") is True
        any_case = {**{key.lower(): value for key, value in values.items()}, **values}
        updated = (
            parse_date(_unlinked(values[key]), zone) for key in UPDATED_KEYS if values.get(key)
        )
        tags = _distinct(
            (*listed(any_case, ("tags", "tag"), _BETWEEN_TAGS), *inline_tags(front.body))
        )
        return Described(
            title=written if written.strip() else stem,
            published=_published(front, file, context, problems),
            updated=next(updated, None),
            categories=(folder,) if folder else (),
            tags=tags,
            slug=text_of(values.get("slug")) or stem,
            permalink="/" + (f"{folder}/{stem}" if folder else stem),
            excerpt_markup=self.excerpt(front),
            draft=draft,
            hidden=draft,
            problems=tuple(problems),
            category_branches=branches_of([split_name(folder)]),
            tag_branches=branches_of(map(split_name, tags)),
        )


def _published(
    front: FrontMatter, file: FileRef, context: SiteContext, problems: list[FoundProblem]
) -> datetime:
    zone, stem = context.zone, stem_of(file.path)
    bad: list[str] = []
    for key in DATE_KEYS:
        value = front.values.get(key)
        if not is_true(value) or value is True or value == "":
            continue
        found = parse_date(_unlinked(value), zone)
        if found is not None:
            return found
        bad.append(key)
    named = _daily(stem, context) or day_of_name(stem, zone)
    used = "the time of the file" if named is None else "the day in the file's name"
    for key in bad:
        code, _, sentence = missing_date(front.values[key], used)
        problems.append((code, front.line_of(key), sentence))
    return named or in_zone(file.mtime_ns // 1_000_000_000, zone)


def _daily(stem: str, context: SiteContext) -> datetime | None:
    """The day of a daily note, by the vault's own format for their names."""
    settings = context.obsidian or _DEFAULTS
    found = re.fullmatch(settings.daily, stem) if settings.daily else None
    parts = found.groupdict() if found is not None else {}
    year = parts.get("year") or f"20{parts.get('short_year') or ''}"
    if len(year) != 4:  # noqa: PLR2004
        return None
    return parse_date(f"{year}-{int(parts['month']):02d}-{int(parts['day']):02d}", context.zone)


def _unlinked(value: object) -> object:
    """A date that is a link to the day's note (``[[2024-03-01]]``) without its brackets."""
    return value.strip().strip("[]") if isinstance(value, str) else value


def _distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, as it is written first: Obsidian does not tell them apart by case."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(tag.lower(), tag)
    return tuple(found.values())
