"""What a reader can ask for: filters, orders, facets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from archive.post import Snippet


class SortOrder(StrEnum):
    """The orders in which posts can be listed."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    RELEVANCE = "relevance"  # only with a query; without one the same as NEWEST


class FacetKind(StrEnum):
    """What posts can be counted and narrowed by."""

    CATEGORY = "category"
    TAG = "tag"
    PUBLISHER = "publisher"
    SOURCE = "source"
    YEAR = "year"
    CATEGORY_BRANCH = "category-branch"  # ``a/b/``: see archive.text.nested_names
    TAG_BRANCH = "tag-branch"
    LANGUAGE = "language"  # ``zh``, ``en`` …; no field of the query language has it


BRANCHES_OF = {
    FacetKind.CATEGORY: FacetKind.CATEGORY_BRANCH,
    FacetKind.TAG: FacetKind.TAG_BRANCH,
}
"""The kind of the branches that the names of a kind can have."""


@dataclass(frozen=True, slots=True)
class PostFilter:
    """Which posts: all conditions hold together. Names are facet names, exact; of categories and
    tags those of branches too.

    ``query`` is the user's own text in the query language (see ``archive.search_query``).
    ``after`` and ``before`` are wall dates as typed: ``2022``, ``2022-02`` or ``2022-02-27``;
    both limits are inclusive of the named day for ``after`` and exclusive for ``before``, as
    in the query language. Of ``publishers``, ``sources``, ``years`` and ``languages`` one must
    hold, as a post has only one of each; none of ``without`` may.
    """

    query: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None
    hidden: bool = False  # drafts, unpublished and future posts too
    years: tuple[str, ...] = ()
    without: tuple[tuple[FacetKind, str], ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value to filter by. ``label`` is what people read; ``name_key`` what a filter box
    searches: label, name, pinyin and initials, folded and separated by blanks."""

    kind: FacetKind
    name: str
    label: str
    count: int
    name_key: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """All counts under one filter, each list by count, largest first, then by name."""

    categories: Sequence[FacetCount] = ()
    tags: Sequence[FacetCount] = ()
    years: Sequence[FacetCount] = ()
    sources: Sequence[FacetCount] = ()
    publishers: Sequence[FacetCount] = ()
    languages: Sequence[FacetCount] = ()
    category_branches: Sequence[FacetCount] = ()
    tag_branches: Sequence[FacetCount] = ()

    @classmethod
    def of(cls, counts: Mapping[FacetKind, Sequence[FacetCount]]) -> Facets:
        """From the counts of every kind."""
        return cls(
            categories=counts[FacetKind.CATEGORY],
            tags=counts[FacetKind.TAG],
            years=counts[FacetKind.YEAR],
            sources=counts[FacetKind.SOURCE],
            publishers=counts[FacetKind.PUBLISHER],
            languages=counts[FacetKind.LANGUAGE],
            category_branches=counts[FacetKind.CATEGORY_BRANCH],
            tag_branches=counts[FacetKind.TAG_BRANCH],
        )


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One found post. ``title`` and ``snippet`` carry their highlight ranges."""

    id: int
    path: str
    title: Snippet
    published: str
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one query. ``total`` is a lower bound while ``exact`` is false;
    ``seconds`` is the time inside the search call alone."""

    query: str
    total: int
    exact: bool
    seconds: float
    hits: Sequence[SearchHit] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that the user gave a name. ``name`` is one line of visible characters; ``query`` is
    as it was typed, and may be one that this version cannot read."""

    id: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class PostCount:
    """How many posts a filter lets through; so many at least where ``exact`` is false."""

    posts: int
    exact: bool = True
