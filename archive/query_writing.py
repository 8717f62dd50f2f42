"""A syntax tree back to the text of a query: what :func:`archive.search_query.parse_query` reads
as the same tree, in the words and names as the user wrote them.

Each leaf is written in the plainest of its spellings that reads as that leaf: as it was written,
in quotation marks, from its pieces. So nothing need be known here of what the language takes for
an operator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.errors import SearchQueryError
from archive.filter_tree import filter_nodes
from archive.query import FacetKind, PostFilter
from archive.search_dates import date_text
from archive.search_query import parse_query
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
    facet_key,
)
from archive.text.tokenizer import Piece

Leaf = Term | FacetIs | PathHas | DateWithin | StateIs

_HAS = (State.NOTE, State.IMAGE, State.PROBLEM)
_QUOTATION_MARKS = '"“”„＂'
_BLANKS = str.maketrans(dict.fromkeys(_QUOTATION_MARKS, " "))
_NOTHING = str.maketrans("", "", _QUOTATION_MARKS)
# Directly after the "-" of a negation one more would be text.
_ONE_WORD = re.compile(
    rf"(?![-－])[^\s()（）|｜{_QUOTATION_MARKS}]+|[{_QUOTATION_MARKS}][^{_QUOTATION_MARKS}]+[{_QUOTATION_MARKS}]"
)


def write_query(node: Node) -> str:
    """The query that means *node*: a tree as ``parse_query`` makes them, or one whose leaves are
    made by hand. It may be longer than a query can be."""
    return _either(node, "")


def has_query(post_filter: PostFilter) -> bool:
    """Whether a query can say all that a filter asks for: it has no field for languages."""
    kinds = {kind for kind, _ in post_filter.without}
    return not post_filter.languages and FacetKind.LANGUAGE not in kinds


def query_of(post_filter: PostFilter) -> str:
    """A filter as one query: its own, as it was written, with all else but hidden posts as fields.
    For one that :func:`has_query`.

    :raises SearchQueryError: the query of the filter or one of its dates cannot be read
    """
    fields = [write_query(_named(node)) for node in filter_nodes(post_filter)]
    query = post_filter.query.strip()
    if query and fields and isinstance(parse_query(query), Or):
        query = f"({query})"
    return " ".join([query, *fields]).strip()


def _named(node: Node) -> Node:
    """The same with names as a query compares them."""
    if isinstance(node, Not):
        return Not(_named(node.child))
    if isinstance(node, Or):
        return Or(tuple(map(_named, node.children)))
    if isinstance(node, FacetIs):
        return FacetIs(node.kind, facet_key(node.name), written=node.name)
    return node


def unquoted(written: str) -> str:
    """A word or phrase with blanks for quotation marks, as they are for search, and one blank at
    a time."""
    return " ".join(written.translate(_BLANKS).split())


def without_quotation_marks(name: str) -> str:
    """A name or path as a query can have it, which means the same: marks in it do not count."""
    return " ".join(name.translate(_NOTHING).split())


def field_of(node: Node) -> str:
    """The field that stands before a leaf; of anything else the one that all its leaves have.
    Empty where there is none."""
    if isinstance(node, Not):
        return field_of(node.child)
    if isinstance(node, And | Or):
        fields = {field_of(child) for child in node.children}
        return fields.pop() if len(fields) == 1 else ""
    return _leaf_field(node)


def _leaf_field(leaf: Leaf) -> str:
    if isinstance(leaf, Term):
        return leaf.field.value
    if isinstance(leaf, FacetIs):
        return leaf.kind.value
    if isinstance(leaf, PathHas):
        return "path"
    if isinstance(leaf, StateIs):
        return "has" if leaf.state in _HAS else "is"
    if leaf.end is None:
        return "after"
    return "before" if leaf.first is None else "on"


# One function for each level of the grammar. *field*: the one whose group this is inside of.


def _either(node: Node, field: str) -> str:
    if isinstance(node, Or) and (field or not field_of(node)):
        return " OR ".join(_all(child, field) for child in node.children)
    return _all(node, field)


def _all(node: Node, field: str) -> str:
    if isinstance(node, And) and (field or not field_of(node)):
        return " ".join(_factor(child, field) for child in node.children)
    return _factor(node, field)


def _factor(node: Node, field: str) -> str:
    if isinstance(node, Not):
        inner = _factor(node.child, field)
        return f"-({inner})" if isinstance(node.child, Not) else f"-{inner}"
    name = "" if field else field_of(node)
    before = f"{name}:" if name else ""
    if isinstance(node, And | Or):
        return f"{before}({_either(node, field or name)})"
    return before + _leaf(node)


def _leaf(leaf: Leaf) -> str:
    spelling = ""
    for spelling in _spellings(leaf):
        if _reads_as(spelling, leaf):
            break
    return spelling  # else the last one: too long to be read at all


def _spellings(leaf: Leaf) -> Iterator[str]:
    """How *leaf* may be written, the plainest first."""
    if not isinstance(leaf, StateIs) and leaf.written.strip():
        bare = unquoted if isinstance(leaf, Term) else without_quotation_marks
        yield leaf.written
        yield f'"{bare(leaf.written)}"'
    if isinstance(leaf, Term):
        yield _spelled(leaf.pieces)
    elif isinstance(leaf, DateWithin):
        first = leaf.end if leaf.first is None else leaf.first
        yield date_text(first or 0, leaf.end if leaf.first is not None else None)
    elif isinstance(leaf, StateIs):
        yield leaf.state.value
    else:
        yield f'"{leaf.name if isinstance(leaf, FacetIs) else leaf.text}"'


def _spelled(pieces: tuple[Piece, ...]) -> str:
    """A term of its folded pieces."""
    if pieces[-1].prefix:  # a star counts outside of quotation marks only
        return "".join(f"{'.' * piece.gap}{piece.text}" for piece in pieces) + "*"
    return '"' + "".join(f"{' ' * piece.gap}{piece.text}" for piece in pieces) + '"'


def _reads_as(spelling: str, leaf: Leaf) -> bool:
    if not _ONE_WORD.fullmatch(spelling):
        return False
    name = _leaf_field(leaf)
    text = f"{name}:({spelling})" if name else f"({spelling})"
    try:
        return parse_query(text) == leaf
    except SearchQueryError:
        return False
