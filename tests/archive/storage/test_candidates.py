"""Where a date begins among the ids, also where rows are damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from archive.storage.candidates import first_ordinary_from, published_of
from archive.storage.connection import DamagedError


@pytest.fixture
def posts() -> Iterator[sqlite3.Connection]:
    """Ten posts, a hundred seconds apart, and a damaged one: a table that takes everything."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE post (id INTEGER PRIMARY KEY, published)")
    connection.executemany("INSERT INTO post VALUES (?, ?)", [(n, n * 100) for n in range(1, 11)])
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("seconds", "first"), [(0, 0), (100, 0), (101, 2), (1_000, 10), (1_001, 11)]
)
def test_the_first_post_from_a_date_on(posts: sqlite3.Connection, seconds: int, first: int) -> None:
    found = first_ordinary_from(posts, seconds)
    ids = [one for (one,) in posts.execute("SELECT id FROM post WHERE id >= ?", (found,))]
    assert ids == [one for one in range(1, 11) if one * 100 >= seconds]
    assert found <= max(first, 1)


@pytest.mark.parametrize("date", [None, "soon", b"\xff"])
def test_a_date_that_is_none_is_damage(posts: sqlite3.Connection, date: object) -> None:
    posts.execute("UPDATE post SET published = ?", (date,))
    with pytest.raises(DamagedError, match="a date"):
        first_ordinary_from(posts, 500)
    with pytest.raises(DamagedError, match="a date"):
        published_of(posts, 5)


def test_a_post_that_is_gone_has_no_date(posts: sqlite3.Connection) -> None:
    assert published_of(posts, 99) == 0
