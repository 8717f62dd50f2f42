"""What a query means, with everything gone that makes no difference: order, nesting, repeats."""

from __future__ import annotations

from archive.search_tree import And, DateWithin, Node, Not, Or, Term

Meaning = object


def meaning_of(node: Node | None) -> Meaning:
    """Equal for two trees that find the same posts, as far as that is seen without an archive."""
    if node is None:
        return ("all", frozenset())
    if isinstance(node, And | Or):
        return _joined("all" if isinstance(node, And) else "any", node.children)
    if isinstance(node, Not):
        return _negated(node.child)
    if isinstance(node, DateWithin) and node.first is not None and node.end is not None:
        return _joined("all", (DateWithin(first=node.first), DateWithin(end=node.end)))
    if isinstance(node, Term):
        return ("leaf", node.pieces, node.field)
    return ("leaf", node)


def _negated(node: Node) -> Meaning:
    if isinstance(node, Not):
        return meaning_of(node.child)
    if isinstance(node, And | Or):
        children = tuple(Not(child) for child in node.children)
        return _joined("any" if isinstance(node, And) else "all", children)
    if isinstance(node, DateWithin) and node.first is not None and node.end is not None:
        children = (Not(DateWithin(first=node.first)), Not(DateWithin(end=node.end)))
        return _joined("any", children)
    return ("not", meaning_of(node))


def _joined(word: str, nodes: tuple[Node, ...]) -> Meaning:
    found: set[Meaning] = set()
    for node in nodes:
        one = meaning_of(node)
        if isinstance(one, tuple) and one[0] == word:
            found |= one[1]
        else:
            found.add(one)
    return found.pop() if len(found) == 1 else (word, frozenset(found))
