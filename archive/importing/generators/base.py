"""What a generator is to the importer: its rules for one file at a time, without any I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from archive.importing.file_ref import FileKind, FileRef
from archive.progress import ProblemCode
from archive.text.frontmatter import FoundProblem, FrontMatter
from archive.text.values import text_of

if TYPE_CHECKING:
    from archive.importing.site_context import SiteContext

MARKUP_EXTENSIONS = frozenset(
    {".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".textile", ".txt"}
)
"""Extensions, lower case, of files that can be posts."""


_OFFSET = re.compile(r"[-+]\d{1,2}(?::?\d\d)?", re.ASCII)


class Verdict(Enum):
    """What a path alone says: no post, look at the front matter first, a post if it is text, or a
    draft if it is text with front matter."""

    IGNORED = "ignored"
    LOOK_INSIDE = "look-inside"
    IF_TEXT = "if-text"
    DRAFT_IF_FRONT = "draft-if-front"


@dataclass(frozen=True, slots=True)
class Described:
    """A post file as its generator sees it, before anybody has looked at the body's text.

    ``title`` is None where the generator has none to give, "" where the author left it empty.
    ``language`` is None where neither the file's name nor the site's settings say one.
    Branches (:mod:`archive.text.nested_names`) are of generators whose names stand one inside of
    the other.
    """

    title: str | None
    published: datetime
    updated: datetime | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    slug: str
    permalink: str
    excerpt_markup: str
    draft: bool
    hidden: bool
    problems: tuple[FoundProblem, ...] = ()
    language: str | None = None
    category_branches: tuple[str, ...] = ()
    tag_branches: tuple[str, ...] = ()


class Generator(Protocol):
    """One generator's rules. Implementations have no state and are picklable by name."""

    name: str

    def kind_of(self, path: str, context: SiteContext) -> FileKind | Verdict:
        """What the file is, by its site-relative path alone. Called for every file: cheap."""

    def kind_by_head(self, head: str) -> FileKind | None:
        """What a ``LOOK_INSIDE`` file is, by its first 2 KB."""

    def parse(self, text: str) -> FrontMatter:
        """Front matter and body in the formats that the generator reads."""

    def body(self, text: str) -> str:
        """The body alone, the same as :meth:`parse` finds."""

    def identity(self, file: FileRef, context: SiteContext) -> str:
        """A text that stays the same when the file moves between the generator's folders."""

    def describe(self, front: FrontMatter, file: FileRef, context: SiteContext) -> Described:
        """Everything that the generator's rules say of one file. Raises nothing."""


def extension_of(path: str) -> str:
    """The extension of a path, with its dot and in lower case; "" without one."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def stem_of(path: str) -> str:
    """The file name without folders and without its extension."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[:dot] if dot > 0 else name


def identity_text(file: FileRef) -> str:
    """The path as text that differs wherever the bytes differ."""
    if file.odd_name is None:
        return file.path
    return file.odd_name.decode("utf-8", "backslashreplace")


def missing_date(written: object, used: str) -> FoundProblem:
    """The problem of a date that is absent, empty, no more than an offset, or no date."""
    text = text_of(written).strip()
    if not text or _OFFSET.fullmatch(text):
        return (ProblemCode.DATE_MISSING, None, f"There is no date; {used} was taken")
    return (ProblemCode.DATE_INVALID, None, f"“{text[:60]}” is no date; {used} was taken")
