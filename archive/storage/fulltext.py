"""Search: the ids of the posts that pass a filter, in order, and the text around the hits."""

from __future__ import annotations

import sqlite3
import time
from array import array
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from math import inf
from string import ascii_lowercase, ascii_uppercase
from typing import TypeAlias

from archive.post import Snippet
from archive.query import BRANCHES_OF, FacetKind, PostFilter, SortOrder
from archive.search_match import matcher_for
from archive.search_query import parse_query
from archive.search_tree import DateWithin, FacetIs, TextField, facet_key
from archive.storage.candidates import TITLE_ORDER, Candidates, merge_late
from archive.storage.connection import ChangeWatch, as_written
from archive.storage.keys import without_surrogates
from archive.storage.post_facts import StoredFacts
from archive.storage.ranking import ANY_ID, by_term_counts, by_title
from archive.storage.search_plan import SearchPlan, plan_filter
from archive.storage.text_cache import CachedText, TextCache, Texts
from archive.storage.word_list import WordList
from archive.text.fold import Check, fold, unchecked
from archive.text.highlight import Matcher
from archive.text.indexed import TITLE_KEY_CHARACTERS
from archive.text.snippet import make_snippet, marked_text

Ids: TypeAlias = "array[int]"  # subscripts only at run time from Python 3.12 on

_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)  # SQLite's NOCASE
LARGEST_CHUNK = 8_192
FEW_CHARACTERS = 500_000  # of texts that are counted in: each is looked at once
FETCHED_TOGETHER = 64  # texts; who wants to stop waits for so many
_PATIENCE = 0.05  # seconds; after that what was found is shown
_TITLES = 300  # the best titles that are shown before all others: each may have to be opened
_RANKED = 200  # the newest hits that are put in order of relevance
_FEW = 2_000  # up to this many titles are sorted here; for more the order of all is walked


class FullTextIndex:
    """Reads the full-text indexes. For any connection; keeps nothing between calls but caches
    of facet names and of the texts that were looked at last.

    Iterators hold a statement open until they are exhausted, closed or dropped.
    ``Connection.interrupt()`` stops what they have SQLite do, and *check*, which is called between
    two posts and between two slices of a long one, stops the rest by raising.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        texts: Texts,
        check: Check = unchecked,
    ) -> None:
        self._connection = connection
        self._check = check
        self._texts = TextCache(texts, check)
        self._texts_to_count = TextCache(texts, check, FEW_CHARACTERS)
        self._words = WordList(connection)
        self._matchers: tuple[str, Matcher, Matcher] | None = None
        self._facets: dict[str, dict[str, frozenset[int]]] = {}
        self._watch = ChangeWatch(connection)

    def facet_ids(self, facet: FacetIs) -> frozenset[int]:
        """The facets with this name or label; an exact name is compared as it is. The name of a
        branch stands for the branch, and for the name that it is the branch of."""
        if facet.exact:
            name = without_surrogates(facet.name)
            found = self._named(facet.kind, name)
            branch = self._named(BRANCHES_OF[facet.kind], name) if facet.kind in BRANCHES_OF else ()
            return found.union(branch, self._named(facet.kind, name[:-1]) if branch else ())
        self._forget_what_changed()
        if facet.kind.value not in self._facets:
            self._facets[facet.kind.value] = self._read_facets(facet.kind)
        return self._facets[facet.kind.value].get(facet.name, frozenset())

    def _named(self, kind: FacetKind, name: str) -> frozenset[int]:
        rows = self._connection.execute(
            "SELECT id FROM facet WHERE kind = ? AND name = ?", (kind.value, name)
        )
        return frozenset(facet_id for (facet_id,) in rows)

    def plan(self, post_filter: PostFilter) -> SearchPlan:
        """How to find the posts that pass *post_filter*.

        :raises SearchQueryError: its query or one of its dates cannot be read
        """
        return plan_filter(post_filter, self.facet_ids, self._check, self._words.beginning_with)

    def _forget_what_changed(self) -> None:
        if self._watch.has_changed():
            self._facets.clear()
            self._texts.clear()
            self._texts_to_count.clear()

    def _read_facets(self, kind: FacetKind) -> dict[str, frozenset[int]]:
        found: dict[str, set[int]] = {}
        ask = "SELECT id, name, label FROM facet WHERE kind = ?"
        rows = self._connection.execute(ask, (kind.value,))
        with as_written("a category or tag"):
            for facet_id, name, label in rows:
                for text in (name, label):
                    found.setdefault(facet_key(text), set()).add(facet_id)
            if kind in BRANCHES_OF:
                for facet_id, name, _ in self._connection.execute(ask, (BRANCHES_OF[kind].value,)):
                    own = found.get(facet_key(name[:-1]), set())
                    found.setdefault(facet_key(name), set()).update((facet_id, *own))
        return {key: frozenset(ids) for key, ids in found.items()}

    # Ids -----------------------------------------------------------------------------------

    def iter_ids(
        self, plan: SearchPlan, sort: SortOrder, *, first: int = 256
    ) -> Generator[Ids, None, None]:
        """All ids of *plan*, each once, in chunks: about *first* soon, then more.

        Where posts must be opened to be sure, the first chunk may be smaller, so that what was
        found is seen at once.
        """
        self._forget_what_changed()
        if plan.is_empty:
            return
        if sort is SortOrder.TITLE:
            yield from self._in_title_order(plan, first)
        elif sort is SortOrder.RELEVANCE:
            yield from self._by_relevance(plan, first)
        else:
            yield from self._by_date(plan, first, descending=sort is not SortOrder.OLDEST)

    def count(self, plan: SearchPlan, seconds: float = inf) -> tuple[int, bool]:
        """The number of posts, and whether it is exact. One statement for an exact plan; otherwise
        every candidate is opened, for so many *seconds* at the most."""
        self._forget_what_changed()
        candidates = Candidates(self._connection, plan)
        test = plan.test
        if test is None or plan.is_empty:
            return candidates.count(), True
        until = time.monotonic() + seconds
        texts = self._texts_to_count
        late = (post_id for _, post_id in candidates.late())
        cursor = candidates.ordinary(descending=True)
        found = 0
        with _closing(cursor):
            ids = chain(late, (post_id for (post_id,) in cursor))
            for post_id in self._opened(plan, ids, texts):
                found += test(StoredFacts(self._connection, texts, post_id))
                if time.monotonic() > until:
                    return found, False
        return found, True

    def _opened(
        self, plan: SearchPlan, ids: Iterable[int], texts: TextCache, first: int = 8
    ) -> Iterator[int]:
        """All *ids*, each when its text is at hand, where the test of *plan* may look into it."""
        waiting = iter(ids)
        size = first
        while some := list(islice(waiting, size)):
            if plan.opens_texts:
                texts.fetch(some)
            yield from some
            size = min(2 * size, FETCHED_TOGETHER)

    def _by_date(
        self, plan: SearchPlan, first: int, *, descending: bool
    ) -> Generator[Ids, None, None]:
        candidates = Candidates(self._connection, plan)
        if candidates.by_date_index:
            cursor = candidates.in_date_order(descending=descending)
            yield from self._passing(plan, cursor, first)
            return
        late = candidates.late()
        if plan.test is not None:
            late = [one for one in late if plan.test(self._facts(one[1]))]
        chunks = self._passing(plan, candidates.ordinary(descending=descending), first)
        yield from merge_late(self._connection, chunks, late, descending=descending)

    def _passing(
        self, plan: SearchPlan, cursor: sqlite3.Cursor, first: int
    ) -> Generator[Ids, None, None]:
        """The candidates of *cursor* that pass the test of *plan*, in chunks."""
        with _closing(cursor):
            if plan.test is None:
                yield from _chunks(cursor, first)
            else:
                yield from self._tested(plan, (post_id for (post_id,) in cursor), first)

    def _tested(
        self, plan: SearchPlan, ids: Iterable[int], first: int
    ) -> Generator[Ids, None, None]:
        assert plan.test is not None
        found = array("q")
        since = time.monotonic()
        for post_id in self._opened(plan, ids, self._texts):
            self._check()
            if plan.test(self._facts(post_id)):
                found.append(post_id)
            if len(found) >= first or (found and time.monotonic() - since > _PATIENCE):
                yield found
                found = array("q")
                since = time.monotonic()
        if found:
            yield found

    def _facts(self, post_id: int) -> StoredFacts:
        return StoredFacts(self._connection, self._texts, post_id)

    # Other orders --------------------------------------------------------------------------

    def _in_title_order(self, plan: SearchPlan, first: int) -> Generator[Ids, None, None]:
        candidates = Candidates(self._connection, plan)
        if candidates.is_of_posts:
            yield from self._passing(plan, candidates.in_title_order(), first)
            return
        wanted = set(chain.from_iterable(self._by_date(plan, first, descending=True)))
        if len(wanted) <= _FEW:
            yield array("q", sorted(wanted, key=self._title_key))
            return
        cursor = self._connection.execute(
            "SELECT post.id FROM post_title_order o CROSS JOIN post ON post.id = o.post_id"
            f" ORDER BY {TITLE_ORDER}"
        )
        with _closing(cursor):
            for chunk in _chunks(cursor, first):
                yield array("q", [post_id for post_id in chunk if post_id in wanted])

    def _title_key(self, post_id: int) -> tuple[str, str, int]:
        """The same order as ``TITLE_ORDER``."""
        self._check()
        row = self._connection.execute("SELECT title FROM post WHERE id = ?", (post_id,)).fetchone()
        title = row[0] if row else ""
        return fold(title)[:TITLE_KEY_CHARACTERS], title.translate(_LOWER), post_id

    def _by_relevance(self, plan: SearchPlan, first: int) -> Generator[Ids, None, None]:
        """Posts with the query in their title, then the newest by how often they say it, then
        the others from new to old. Words are counted before it is sure that a post passes: to be
        sure takes ten times as long, and those that do not are few."""
        given: set[int] = set()
        for chunk in self._titled(plan, first):
            given.update(chunk)
            yield chunk
        chunks = self._by_date(replace(plan, test=None), first, descending=True)
        rest = (post_id for chunk in chunks for post_id in chunk if post_id not in given)
        opened = self._opened(replace(plan, opens_texts=True), islice(rest, _RANKED), self._texts)
        newest = ((post_id, self._facts(post_id)) for post_id in opened)
        ids = chain(by_term_counts(plan.node, newest, self._check), rest)
        if plan.test is not None:
            yield from self._tested(plan, ids, first)
            return
        size = first
        while found := array("q", islice(ids, size)):
            yield found
            size = LARGEST_CHUNK

    def _titled(self, plan: SearchPlan, first: int) -> Generator[Ids, None, None]:
        """Posts that say the query in their title, *first* at a time: each may have to be opened
        to be sure."""
        found = array("q")
        ids = ANY_ID
        if plan.dates != DateWithin():
            ids = range(*Candidates(self._connection, plan).id_range())
        for post_id in by_title(self._connection, plan.node, _TITLES, ids):
            if self._passes(plan, post_id):
                found.append(post_id)
            if len(found) >= first:
                yield found
                found = array("q")
        if found:
            yield found

    def _passes(self, plan: SearchPlan, post_id: int) -> bool:
        self._check()
        facts = self._facts(post_id)
        return (plan.with_hidden or not facts.hidden) and plan.whole_test(facts)

    # Snippets ------------------------------------------------------------------------------

    def snippets(self, post_ids: Sequence[int], query: str) -> Iterator[tuple[Snippet, Snippet]]:
        """Of each post the title, and the text around a hit, both with the hits of *query*.

        :raises SearchQueryError: the query cannot be read
        """
        in_title, in_text = self._matchers_of(query)
        self._forget_what_changed()
        for start in range(0, len(post_ids), FETCHED_TOGETHER):
            some = post_ids[start : start + FETCHED_TOGETHER]
            self._texts.fetch(some)
            for post_id in some:
                self._check()
                known = self._texts.get(post_id)
                snippet = make_snippet(known.text, in_text, folded=partial(_folded, known))
                yield marked_text(known.title, in_title), snippet

    def _matchers_of(self, query: str) -> tuple[Matcher, Matcher]:
        """What finds the hits of *query* in a title, and in a text: the same for all rows."""
        if self._matchers is None or self._matchers[0] != query:
            node = parse_query(query)
            in_title, in_text = (
                matcher_for(node, field, self._check) for field in (TextField.TITLE, TextField.TEXT)
            )
            self._matchers = query, in_title, in_text
        return self._matchers[1:]


def _folded(known: CachedText) -> str:
    return known.folded


@contextmanager
def _closing(cursor: sqlite3.Cursor) -> Iterator[None]:
    """Ends the statement of *cursor*, whenever its reader stops; the archive may be closed then."""
    try:
        yield
    finally:
        with suppress(sqlite3.ProgrammingError):
            cursor.close()


def _chunks(cursor: sqlite3.Cursor, first: int) -> Generator[Ids, None, None]:
    size = first
    while rows := cursor.fetchmany(size):
        yield array("q", [post_id for (post_id,) in rows])
        size = LARGEST_CHUNK
