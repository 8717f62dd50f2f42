"""What a query means, as a tree: leaves that test one thing, and "and", "or", "not" over them.

Leaves keep how they were ``written`` in the query, with quotation marks where it had some, so that
a query can be written again in the user's own letters. It is no part of what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from archive.query import FacetKind
from archive.text.fold import fold
from archive.text.tokenizer import Piece


class TextField(StrEnum):
    """Where the text of a term is looked for."""

    ANYWHERE = ""
    TITLE = "title"
    TEXT = "text"


class State(StrEnum):
    """What ``is:`` and ``has:`` ask for."""

    STARRED = "starred"
    UNREAD = "unread"
    READ = "read"
    HIDDEN = "hidden"
    MISSING = "missing"
    NOTE = "note"
    IMAGE = "image"
    PROBLEM = "problem"


def _written() -> str:
    return field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Term:
    """Pieces of text that stand one after the other."""

    pieces: tuple[Piece, ...]
    field: TextField = TextField.ANYWHERE
    written: str = _written()


@dataclass(frozen=True, slots=True)
class FacetIs:
    """Filed under the facet of this name or label. ``exact``: the very name, as in a filter;
    else names and labels are compared folded."""

    kind: FacetKind
    name: str
    exact: bool = False
    written: str = _written()


@dataclass(frozen=True, slots=True)
class PathHas:
    """One of the post's paths contains this, folded."""

    text: str
    written: str = _written()


@dataclass(frozen=True, slots=True)
class DateWithin:
    """Wall-clock seconds; ``first`` is included, ``end`` is not."""

    first: int | None = None
    end: int | None = None
    written: str = _written()


@dataclass(frozen=True, slots=True)
class StateIs:
    """The post is or has this."""

    state: State


@dataclass(frozen=True, slots=True)
class And:
    """All hold. Without children: every post."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one holds. Without children: no post."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """It does not hold."""

    child: Node


Node = Term | FacetIs | PathHas | DateWithin | StateIs | And | Or | Not


def walk(node: Node) -> Iterator[Node]:
    """*node* and everything below it."""
    yield node
    if isinstance(node, Not):
        yield from walk(node.child)
    elif isinstance(node, And | Or):
        for child in node.children:
            yield from walk(child)


def positive_terms(node: Node) -> Iterator[Term]:
    """The terms that a found post may show: those under an even number of "not"."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        if isinstance(node.child, Not):
            yield from positive_terms(node.child.child)
        elif isinstance(node.child, And | Or):
            for child in node.child.children:
                yield from positive_terms(Not(child))
    elif isinstance(node, And | Or):
        for child in node.children:
            yield from positive_terms(child)


_QUOTATION_MARKS = str.maketrans("", "", '"“”„')


def facet_key(name: str) -> str:
    """How facet names and labels are compared with what a query says: folded, one blank, without
    the quotation marks that a query cannot have inside of a name."""
    return " ".join(fold(name).translate(_QUOTATION_MARKS).split())


def conjuncts(node: Node) -> Iterator[Node]:
    """The parts of *node* that must all hold."""
    if isinstance(node, And):
        for child in node.children:
            yield from conjuncts(child)
    else:
        yield node
