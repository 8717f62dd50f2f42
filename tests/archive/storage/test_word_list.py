"""The words of the index that begin with something."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from archive.storage.word_list import MOST_WORDS, WordList


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE VIRTUAL TABLE post_fts USING fts5(text, detail=none)")
    yield connection
    connection.close()


def _add(connection: sqlite3.Connection, *texts: str) -> None:
    connection.executemany("INSERT INTO post_fts VALUES (?)", [(text,) for text in texts])


def test_words_are_found_by_how_they_begin(connection: sqlite3.Connection) -> None:
    _add(connection, "htm html ht", "html5 html", "ferry", "h𠮷m")
    words = WordList(connection)
    assert words.beginning_with("htm") == ["htm", "html", "html5"]
    assert words.beginning_with("h") == ["ht", "htm", "html", "html5", "h𠮷m"]
    assert words.beginning_with("x") == []


def test_of_many_words_none_is_named(connection: sqlite3.Connection) -> None:
    _add(connection, " ".join(f"w{number}" for number in range(MOST_WORDS)), "v")
    assert len(WordList(connection).beginning_with("w") or ()) == MOST_WORDS
    _add(connection, "wx")
    assert WordList(connection).beginning_with("w") is None


def test_a_transaction_that_is_taken_back_takes_the_view_along(
    connection: sqlite3.Connection,
) -> None:
    _add(connection, "ferry")
    words = WordList(connection)
    connection.execute("BEGIN")
    assert words.beginning_with("f") == ["ferry"]
    connection.execute("ROLLBACK")
    assert words.beginning_with("f") == ["ferry"]


def test_what_must_not_write_still_cannot(connection: sqlite3.Connection) -> None:
    _add(connection, "ferry")
    connection.execute("PRAGMA query_only = ON")
    assert WordList(connection).beginning_with("f") == ["ferry"]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        _add(connection, "harbour")
