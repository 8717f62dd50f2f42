"""What is chosen beside the search box, as the syntax tree of a query."""

from __future__ import annotations

from archive.errors import SearchQueryError
from archive.query import FacetKind, PostFilter
from archive.search_dates import wall_range
from archive.search_tree import DateWithin, FacetIs, Node, Not, Or


def filter_nodes(post_filter: PostFilter) -> list[Node]:
    """What *post_filter* asks for beside its query. All categories and all tags must be there; of
    the publishers, the sources, the years and the languages one, for a post has only one.

    :raises SearchQueryError: one of its dates or years cannot be read
    """
    nodes: list[Node] = [
        FacetIs(kind, name, exact=True)
        for kind, names in (
            (FacetKind.CATEGORY, post_filter.categories),
            (FacetKind.TAG, post_filter.tags),
        )
        for name in names
    ]
    for kind, names in (
        (FacetKind.PUBLISHER, post_filter.publishers),
        (FacetKind.SOURCE, post_filter.sources),
        (FacetKind.YEAR, post_filter.years),
        (FacetKind.LANGUAGE, post_filter.languages),
    ):
        if names:
            either = tuple(_facet_node(kind, name) for name in names)
            nodes.append(Or(either) if len(either) > 1 else either[0])
    nodes += [Not(_facet_node(kind, name)) for kind, name in post_filter.without]
    if post_filter.after is not None:
        nodes.append(DateWithin(first=_range(post_filter.after)[0]))
    if post_filter.before is not None:
        nodes.append(DateWithin(end=_range(post_filter.before)[0]))
    return nodes


def _facet_node(kind: FacetKind, name: str) -> FacetIs | DateWithin:
    if kind is FacetKind.YEAR:
        return DateWithin(*_range(name))
    return FacetIs(kind, name, exact=True)


def _range(text: str) -> tuple[int, int]:
    found = wall_range(text.strip())
    if found is None:
        reason = f"“{text}” is no date; write 2022, 2022-02 or 2022-02-27"
        raise SearchQueryError(reason)
    return found
