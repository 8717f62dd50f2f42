"""What a post is: frozen values that travel between the layers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Post:
    """One post of an archive, with everything that ``fiche list --json`` says of it.

    ``published`` is wall time in the zone of the post's source, with the offset that holds
    there. ``hidden`` is true for drafts, unpublished and future posts, and for files that
    could not be understood (``unreadable``). ``other_paths`` are further files with the same
    identity and the same bytes.
    """

    id: int
    source: str
    path: str
    title: str
    published: datetime
    updated: datetime | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    slug: str
    permalink: str
    source_link: str | None
    publisher: str | None
    language: str | None
    excerpt: str
    draft: bool
    hidden: bool
    missing: bool
    words: int
    unreadable: bool = False
    starred: bool = False
    read: bool = False
    other_paths: tuple[str, ...] = ()
    category_labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostVersion:
    """A former text of a post; ``kept_at`` (UTC) is when an import met a newer one."""

    id: int
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of original text; ``marks`` are (start, end) character ranges to highlight."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PostSummary:
    """The few things that one row of the post list shows.

    ``publisher`` falls back to the first category's label. ``excerpt`` is plain text on one
    line; under a query it is the snippet around the first hit, with its marks. ``other_places``
    is how many more files are the same post.
    """

    id: int
    title: Snippet
    published: datetime
    publisher: str
    excerpt: Snippet
    starred: bool = False
    read: bool = False
    hidden: bool = False
    missing: bool = False
    unreadable: bool = False
    other_places: int = 0


class LinkKind(StrEnum):
    """Where a link inside an article leads."""

    POST = "post"  # a post of this archive
    CATEGORY = "category"  # a category page of the post's own site
    ASSET = "asset"  # a file that the archive keeps; ``url`` is its path in the post's source
    HOME = "home"  # the site's own front page: the unfiltered list
    EXTERNAL = "external"  # http, https or mailto: the system's browser, after a click
    REFUSED = "refused"  # everything else: javascript:, file:, …


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """The answer to a click on a link: what it is, and the one field that matters for it."""

    kind: LinkKind
    url: str
    post_id: int | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One imported folder. ``folder`` is where it was at the last import."""

    id: int
    name: str
    folder: str
    generator: str
    timezone: str
    title: str
    url: str
    last_import: datetime | None
