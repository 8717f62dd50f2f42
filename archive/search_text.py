"""A filter as one query: what was chosen beside the box, said in the language of the box."""

from __future__ import annotations

from archive.query import PostFilter
from archive.search_query import parse_query
from archive.search_tree import Or

_QUOTES = frozenset('"“”„＂')  # all of them end a quoted name


def query_of(post_filter: PostFilter) -> str:
    """The query of *post_filter* with its categories and tags as fields. A name with a quotation
    mark in it cannot be said, and is left out.

    :raises SearchQueryError: the query of the filter cannot be read
    """
    fields = [
        f'{field}:"{name}"'
        for field, names in (("category", post_filter.categories), ("tag", post_filter.tags))
        for name in names
        if not _QUOTES & set(name)
    ]
    query = post_filter.query.strip()
    if query and fields and isinstance(parse_query(query), Or):
        query = f"({query})"
    return " ".join([query, *fields]).strip()
