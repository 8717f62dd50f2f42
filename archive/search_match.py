"""Say of one post whether a query finds it, exactly. What the index says is checked with this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Protocol

from archive.search_tree import (
    And,
    DateWithin,
    FacetIs,
    Node,
    Not,
    Or,
    PathHas,
    State,
    StateIs,
    Term,
    TextField,
    positive_terms,
)
from archive.text.fold import Check, unchecked
from archive.text.highlight import Matcher
from archive.text.phrase import Phrase


class PostFacts(Protocol):
    """What a query can ask of a post. ``title``, ``text`` and ``paths`` are folded,
    ``written_title`` and ``written_text`` are not; attributes may be worked out when they are first
    read."""

    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def written_title(self) -> str: ...
    @property
    def written_text(self) -> str: ...
    @property
    def published(self) -> int: ...
    @property
    def states(self) -> frozenset[State]: ...
    @property
    def facet_ids(self) -> frozenset[int]: ...
    @property
    def paths(self) -> Sequence[str]: ...


Test = Callable[[PostFacts], bool]
Read = Callable[[PostFacts], str]
FacetLookup = Callable[[FacetIs], frozenset[int]]
"""The ids of the facets that a query names; none where there is no such facet."""


def matcher_for(node: Node, field: TextField, check: Check = unchecked) -> Matcher:
    """Finds in the title, or in the text, what a post found by *node* may show there."""
    terms = (term for term in positive_terms(node) if term.field in (TextField.ANYWHERE, field))
    pieces = dict.fromkeys(term.pieces for term in terms)
    return Matcher([Phrase(one, check) for one in pieces], check)


def make_test(node: Node, facet_lookup: FacetLookup, check: Check = unchecked) -> Test:
    """A function that tells whether *node* holds for a post; it calls *check*, which may raise."""
    if isinstance(node, And | Or):
        children = sorted(node.children, key=_cost)  # the text is opened last, if at all
        return _joined_test(node, [make_test(child, facet_lookup, check) for child in children])
    if isinstance(node, Not):
        child_test = make_test(node.child, facet_lookup, check)
        return lambda post: not child_test(post)
    if isinstance(node, Term):
        return _term_test(node, check)
    return _row_test(node, facet_lookup)


def _row_test(node: FacetIs | PathHas | StateIs | DateWithin, facet_lookup: FacetLookup) -> Test:
    if isinstance(node, FacetIs):
        wanted = facet_lookup(node)
        return lambda post: not wanted.isdisjoint(post.facet_ids)
    if isinstance(node, PathHas):
        part = node.text
        return lambda post: any(part in path for path in post.paths)
    if isinstance(node, StateIs):
        state = node.state
        return lambda post: state in post.states
    return _date_test(node)


def _joined_test(node: And | Or, tests: list[Test]) -> Test:
    if isinstance(node, And):
        return lambda post: all(test(post) for test in tests)
    return lambda post: any(test(post) for test in tests)


def _term_test(term: Term, check: Check) -> Test:
    phrase = Phrase(term.pieces, check)
    tests: list[Test] = []
    if term.field is not TextField.TEXT:
        tests.append(_text_test(phrase, attrgetter("written_title"), attrgetter("title")))
    if term.field is not TextField.TITLE:
        tests.append(_text_test(phrase, attrgetter("written_text"), attrgetter("text")))
    if len(tests) == 1:
        return tests[0]
    in_title, in_text = tests
    return lambda post: in_title(post) or in_text(post)


def _text_test(phrase: Phrase, written: Read, folded: Read) -> Test:
    unfolded, is_in = phrase.unfolded, phrase.is_in
    if not unfolded:
        return lambda post: is_in(folded(post))

    def test(post: PostFacts) -> bool:
        is_there = unfolded.is_in(written(post))
        return is_in(folded(post)) if is_there is None else is_there

    return test


def _date_test(node: DateWithin) -> Test:
    first, end = node.first, node.end
    return lambda post: (
        (first is None or post.published >= first) and (end is None or post.published < end)
    )


def _cost(node: Node) -> int:
    """How much must be read to test *node*: 0 a row, 1 other rows, 2 the title, 3 the text."""
    if isinstance(node, Term):
        return 2 if node.field is TextField.TITLE else 3
    if isinstance(node, FacetIs | PathHas):
        return 1
    if isinstance(node, Not):
        return _cost(node.child)
    if isinstance(node, And | Or):
        return max(map(_cost, node.children), default=0)
    return 0
