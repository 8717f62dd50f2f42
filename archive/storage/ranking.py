"""Order of relevance, for an index that keeps no positions and so cannot rank by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain

from archive.search_match import PostFacts
from archive.search_tree import And, Node, Or, Term, TextField, positive_terms
from archive.storage.match import ALL, Match, all_of, any_of, title_phrase
from archive.storage.schema import LATE_ID
from archive.text.fold import Check, unchecked
from archive.text.phrase import Phrase
from archive.text.unfolded import LONGEST_CLEAR

MOST_COMPARED = 3_000
"""Titles that are put in order, which takes 7 microseconds each (measured)."""

ANY_ID = range(2**63 - 1)

_USUAL_LENGTH = 1_500  # characters; a longer text must say a word more often
_SATURATION = 1.2  # BM25's k1 …
_LENGTH_SHARE = 0.75  # … and its b, at their usual values


def by_title(
    connection: sqlite3.Connection, node: Node, limit: int, ids: range = ANY_ID
) -> list[int]:
    """The posts of *ids*, or late ones, whose titles say what *node* looks for, best first by BM25,
    then newest. Of very many titles the newest are compared.

    More than that is not looked at: they need not pass *node*.
    """
    match = _title_match(node)
    if match.is_all or match.is_none:
        return []
    ranges = [ids] if ids == ANY_ID else [ids, range(LATE_ID, ANY_ID.stop)]
    ranked = chain.from_iterable(
        _ranked(connection, match.expression(), limit, one) for one in ranges
    )
    return [-older for _, older in sorted(ranked)[:limit]]


def _ranked(
    connection: sqlite3.Connection, expression: str, limit: int, ids: range
) -> list[tuple[float, int]]:
    """(BM25, the less the better; negated id) of the newest titles within *ids*."""
    titles = "FROM title_fts WHERE title_fts MATCH ? AND rowid >= ? AND rowid < ?"
    border = connection.execute(
        f"SELECT rowid {titles} ORDER BY rowid DESC LIMIT 1 OFFSET ?",
        (expression, ids.start, ids.stop, MOST_COMPARED),
    ).fetchone()
    return connection.execute(
        f"SELECT rank, -rowid {titles} ORDER BY rank, rowid DESC LIMIT ?",
        (expression, border[0] + 1 if border else ids.start, ids.stop, limit),
    ).fetchall()


def _title_match(node: Node) -> Match:
    """What is no text is left out; a query for the text alone has no title to rank by."""
    if isinstance(node, Term):
        return ALL if node.field is TextField.TEXT else title_phrase(node)
    if isinstance(node, And):
        return all_of([_title_match(child) for child in node.children])
    if isinstance(node, Or):
        return any_of([_title_match(child) for child in node.children])
    return ALL


def by_term_counts(
    node: Node, posts: Iterable[tuple[int, PostFacts]], check: Check = unchecked
) -> list[int]:
    """The ids of *posts*, newest first, sorted by how often they say the terms of *node*.

    Counted in the text in lower case, which is folded where it says none of them so: to fold it
    takes as long as all the rest. Who says it in the title comes before all these.
    """
    phrases = [Phrase(term.pieces, check) for term in dict.fromkeys(positive_terms(node))]
    if not phrases:
        return [post_id for post_id, _ in posts]
    all_han = all(phrase.unfolded for phrase in phrases)
    scored = []
    for post_id, post in posts:
        check()
        text = post.written_text
        if not all_han:  # to lower a long one cannot be stopped; to fold it can
            text = text.lower() if len(text) <= LONGEST_CLEAR else post.text
        scored.append((_score(phrases, text) or _score(phrases, post.text), post_id))
    scored.sort(key=lambda one: -one[0])  # stable: newest first among equals
    return [post_id for _, post_id in scored]


def _score(phrases: Sequence[Phrase], text: str) -> float:
    """As BM25 has it, without the rarity of each term; 0 where *text* says none."""
    length = 1 - _LENGTH_SHARE + _LENGTH_SHARE * len(text) / _USUAL_LENGTH
    counts = (phrase.count(text) for phrase in phrases)
    return sum(count / (count + _SATURATION * length) for count in counts)
