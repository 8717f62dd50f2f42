"""What to ask the tables for one filter: decided once, then carried out in any order."""

from __future__ import annotations

from dataclasses import dataclass

from archive.filter_tree import filter_nodes
from archive.query import PostFilter
from archive.search_match import FacetLookup, Test, make_test
from archive.search_query import parse_query
from archive.search_tree import (
    And,
    DateWithin,
    Node,
    Not,
    Or,
    State,
    StateIs,
    Term,
    TextField,
    conjuncts,
    walk,
)
from archive.storage.match import (
    ALL,
    Bounds,
    Match,
    WordLookup,
    all_of,
    bounds_of,
    no_words,
    title_bounds,
)
from archive.storage.schema import FLAG_MISSING
from archive.text.fold import Check, unchecked

FLAGS_OF_POST = "(SELECT flagged.flags FROM post flagged WHERE flagged.id = {id})"
PUBLISHED_OF_POST = "(SELECT dated.published FROM post dated WHERE dated.id = {id})"
_WITH_STATE = (
    "(SELECT p.id FROM post_state s CROSS JOIN post p"
    " ON p.key = s.post_key AND p.source_id = s.source_id WHERE {})"
)
_MISSING = f"(SELECT gone.id FROM post gone WHERE (gone.flags & {FLAG_MISSING}) <> 0)"
"""Word for word as in the index post_missing. Asking the row of each post took half a minute at a
million."""
_STARRED = _WITH_STATE.format("s.starred")
_READ = _WITH_STATE.format("s.read_at IS NOT NULL")
_WITH_NOTE = (
    "(SELECT p.id FROM highlight h CROSS JOIN post p"
    " ON p.key = h.post_key AND p.source_id = h.source_id)"
)
_STATE_CONDITIONS = {
    (State.STARRED, True): f"{{id}} IN {_STARRED}",
    (State.STARRED, False): f"{{id}} NOT IN {_STARRED}",
    (State.READ, True): f"{{id}} IN {_READ}",
    (State.READ, False): f"{{id}} NOT IN {_READ}",
    (State.UNREAD, True): f"{{id}} NOT IN {_READ}",
    (State.UNREAD, False): f"{{id}} IN {_READ}",
    (State.MISSING, True): f"{{id}} IN {_MISSING}",
    (State.MISSING, False): f"{{id}} NOT IN {_MISSING}",
    (State.NOTE, True): f"{{id}} IN {_WITH_NOTE}",
    (State.NOTE, False): f"{{id}} NOT IN {_WITH_NOTE}",
}


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """A filter, split into what each table can tell.

    A post passes when ``post_fts`` has it under ``match`` and ``title_fts`` under
    ``title_match``, its wall date is within ``dates``, the SQL ``conditions`` hold (``{id}``
    stands for its id) and ``test``, where there is one, says so. ``whole_test`` says the same
    of any post without the index. ``node`` is the whole filter. ``opens_texts``: whether the test
    may have to look into the text of a post.
    """

    node: Node
    match: Match
    title_match: Match
    dates: DateWithin
    conditions: tuple[str, ...]
    test: Test | None
    whole_test: Test
    with_hidden: bool
    opens_texts: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it is known without looking that no post passes."""
        return self.match.is_none or self.title_match.is_none

    @property
    def is_exact(self) -> bool:
        """Whether SQL alone gives the answer, so that counting is cheap."""
        return self.test is None


def plan_filter(
    post_filter: PostFilter,
    facet_lookup: FacetLookup,
    check: Check = unchecked,
    words_of: WordLookup = no_words,
) -> SearchPlan:
    """How to find the posts that pass *post_filter*. Its tests call *check*, which may raise.

    :raises SearchQueryError: its query or one of its dates cannot be read
    """
    parts = [parse_query(post_filter.query)] if post_filter.query.strip() else []
    parts += filter_nodes(post_filter)
    node = And(tuple(parts))
    with_hidden = post_filter.hidden or StateIs(State.HIDDEN) in walk(node)
    return _plan(node, facet_lookup, check, words_of, with_hidden=with_hidden)


def _plan(
    node: Node,
    facet_lookup: FacetLookup,
    check: Check,
    words_of: WordLookup,
    *,
    with_hidden: bool,
) -> SearchPlan:
    dates = DateWithin()
    conditions: list[str] = []
    text: list[Bounds] = []
    titles: list[Bounds] = []
    tested: list[Node] = []
    for part in conjuncts(node):
        condition = _condition(part)
        title = title_bounds(part)
        if isinstance(part, DateWithin):
            dates = _both(dates, part)
        elif condition:
            conditions.append(condition)
        else:
            bounds = title or bounds_of(part, facet_lookup, words_of)
            (titles if title else text).append(bounds)
            if not bounds.exact:
                tested.append(part)
    return SearchPlan(
        node=node,
        match=all_of([ALL, *(bounds.at_least for bounds in text)]),
        title_match=all_of([ALL, *(bounds.at_least for bounds in titles)]),
        dates=dates,
        conditions=tuple(conditions),
        test=make_test(And(tuple(tested)), facet_lookup, check) if tested else None,
        whole_test=make_test(node, facet_lookup, check),
        with_hidden=with_hidden,
        opens_texts=any(
            isinstance(one, Term) and one.field is not TextField.TITLE
            for part in tested
            for one in walk(part)
        ),
    )


def _condition(node: Node) -> str | None:
    """What SQL can say of *node* by the post's id; None where that is nothing."""
    if isinstance(node, StateIs):
        return _STATE_CONDITIONS.get((node.state, True))
    if isinstance(node, Not) and isinstance(node.child, StateIs):
        return _STATE_CONDITIONS.get((node.child.state, False))
    if isinstance(node, Not) and isinstance(node.child, DateWithin):
        return f"NOT {_dated(node.child)}"
    if isinstance(node, Or):
        days = [child for child in node.children if isinstance(child, DateWithin)]
        if len(days) == len(node.children):
            return f"({' OR '.join(map(_dated, days))})"
    return None


def _dated(dates: DateWithin) -> str:
    limits = [f"{PUBLISHED_OF_POST} >= {dates.first}"] if dates.first is not None else []
    limits += [f"{PUBLISHED_OF_POST} < {dates.end}"] if dates.end is not None else []
    return f"({' AND '.join(limits) or '1'})"


def _both(one: DateWithin, other: DateWithin) -> DateWithin:
    firsts = [first for first in (one.first, other.first) if first is not None]
    ends = [end for end in (one.end, other.end) if end is not None]
    return DateWithin(max(firsts, default=None), min(ends, default=None))
