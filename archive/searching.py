"""Search as the rest of the program sees it: ids, hits with snippets, counts under a filter."""

from __future__ import annotations

import json
import sqlite3
import time
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf

from archive.post import Snippet
from archive.query import (
    FacetCount,
    FacetKind,
    PostCount,
    PostFilter,
    SearchHit,
    SearchResult,
    SortOrder,
)
from archive.search_match import matcher_for
from archive.search_query import parse_query
from archive.search_tree import TextField
from archive.storage.candidates import Candidates
from archive.storage.connection import as_written
from archive.storage.facets import FacetReader
from archive.storage.fulltext import FullTextIndex
from archive.storage.months import DAY_OF_POST, month_of_day
from archive.storage.posts import PostReader, PostRow
from archive.storage.result_counts import count_result
from archive.storage.search_plan import SearchPlan
from archive.storage.text_cache import Texts
from archive.text.fold import Check, unchecked
from archive.text.highlight import Matcher


class Searcher:
    """Answers filters and queries on one connection."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        posts: PostReader,
        texts: Texts,
        check: Check = unchecked,
    ) -> None:
        """*check* is called between two steps, and may raise to stop what is being done."""
        self._connection = connection
        self._posts = posts
        self._check = check
        self._index = FullTextIndex(connection, texts, check)
        self._facets = FacetReader(connection)

    def iter_ids(
        self, post_filter: PostFilter, sort: SortOrder, *, first: int
    ) -> Iterator[array[int]]:
        """The ids of the posts that pass, in order, in chunks.

        :raises SearchQueryError: the query or a date of the filter cannot be read
        """
        yield from self._index.iter_ids(self._index.plan(post_filter), sort, first=first)

    def search(self, query: str, sort: SortOrder, limit: int, *, count: bool) -> SearchResult:
        """The first *limit* hits; the total is exact where that is cheap, or asked for.

        :raises SearchQueryError: the query cannot be read
        """
        began = time.perf_counter()
        parse_query(query)  # an empty query is an error here and no filter elsewhere
        plan = self._index.plan(PostFilter(query=query))
        found, whole = self._first(plan, sort, limit)
        if whole:
            total, exact = len(found), True
        elif count or plan.is_exact:
            total, exact = self._index.count(plan)
        else:
            total, exact = len(found), False
        hits = self._hits(found[:limit], query)
        return SearchResult(query, total, exact, time.perf_counter() - began, hits)

    def _first(self, plan: SearchPlan, sort: SortOrder, limit: int) -> tuple[list[int], bool]:
        """Up to a few more than *limit* ids, and whether these are all."""
        found: list[int] = []
        chunks = self._index.iter_ids(plan, sort, first=limit + 1)
        try:
            for chunk in chunks:
                found += chunk
                if len(found) > limit:
                    return found, False
        finally:
            chunks.close()
        return found, True

    def _hits(self, post_ids: list[int], query: str) -> list[SearchHit]:
        rows = self._posts.rows(post_ids)
        paths = self._posts.paths(post_ids)
        hits = []
        for row, (title, snippet) in zip(rows, self.snippets(rows, query), strict=True):
            path = paths.get(row.id, [""])[0]
            hits.append(SearchHit(row.id, path, title, row.published.isoformat(), snippet))
        return hits

    def snippets(self, rows: Sequence[PostRow], query: str) -> Iterator[tuple[Snippet, Snippet]]:
        """Of each row the title, and the text around a hit, both with their hits."""
        return self._index.snippets([row.id for row in rows], query)

    def matcher(self, query: str) -> Matcher:
        """Finds in a text what *query* looks for there."""
        return matcher_for(parse_query(query), TextField.TEXT, self._check)

    def count(self, post_filter: PostFilter, seconds: float = inf) -> PostCount:
        """How many posts pass; counting stops after so many *seconds* where posts must be opened.

        :raises SearchQueryError: the query or a date of the filter cannot be read
        """
        return PostCount(*self._index.count(self._index.plan(post_filter), seconds))

    def facets(self, post_filter: PostFilter) -> dict[FacetKind, list[FacetCount]]:
        """Counts of every kind under a filter; the kept ones where nothing is asked for."""
        if post_filter == PostFilter():
            return self._facets.kept_counts()
        plan = self._index.plan(post_filter)
        if plan.is_exact and not plan.is_empty:
            return self._facets.counts_of(
                *count_result(self._connection, Candidates(self._connection, plan))
            )
        sets: Counter[int] = Counter()
        years: Counter[int] = Counter()
        for chunk in self._index.iter_ids(plan, SortOrder.NEWEST, first=4096):
            rows = self._connection.execute(
                f"SELECT p.facet_set, {DAY_OF_POST}, count(*) FROM json_each(?) wanted"
                " JOIN post p ON p.id = wanted.value GROUP BY 1, 2",
                (json.dumps(list(chunk)),),
            )
            with as_written("a date"):
                for set_id, day, count in rows:
                    sets[set_id] += count
                    years[month_of_day(day) // 100] += count
        return self._facets.counts_of(sets, years)
