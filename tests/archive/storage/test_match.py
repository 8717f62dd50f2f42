"""MATCH expressions against sets: what SQLite makes of them is what the operators mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from archive.search_query import parse_query
from archive.storage.index_writer import ALL_TOKEN
from archive.storage.match import bounds_of

TEXTS = {1: "ab", 2: "ab 港", 3: "港", 4: "b", 5: "b ac 港"}


@pytest.fixture
def index() -> Iterator[sqlite3.Connection]:
    """An index of five posts, without the tables behind it."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE post_fts USING fts5(tokens)")
    rows = [(post_id, f"{text} {ALL_TOKEN}") for post_id, text in TEXTS.items()]
    connection.executemany("INSERT INTO post_fts(rowid, tokens) VALUES (?, ?)", rows)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("a*", {1, 2, 5}),
        ("a* OR 港", {1, 2, 3, 5}),
        ("b (a* OR 港)", {5}),
        ("(a* OR 港) b", {5}),
        ("-(a* OR 港)", {4}),
        ("(a* OR b) (港 OR ac)", {2, 5}),
        ("(a* b) OR ab", {1, 2, 5}),
        ("-(a* 港) a*", {1}),
        ("-(a* -(港 OR b*))", {2, 3, 4, 5}),
    ],
)
def test_operators_keep_their_operands(
    index: sqlite3.Connection, query: str, ids: set[int]
) -> None:
    bounds = bounds_of(parse_query(query), lambda _facet: frozenset())
    assert bounds.exact
    expression = bounds.at_least.expression()
    rows = index.execute("SELECT rowid FROM post_fts WHERE post_fts MATCH ?", (expression,))
    assert {post_id for (post_id,) in rows} == ids, expression
