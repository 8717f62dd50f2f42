"""A segment of ours against the index that FTS5 itself makes of the same tokens."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.storage import token_numbers
from archive.storage.index_writer import SEGMENT_FROM, FullTextWriter, filter_tokens
from archive.storage.schema import LATE_ID
from archive.storage.segment_pages import build_segment
from archive.storage.segment_writer import UnknownFormError, add_segments
from archive.storage.token_numbers import MAX_POSTS
from archive.text.token_codes import token_codes
from archive.text.tokenizer import index_tokens

PAGE = 500
Rows = Sequence[tuple[int, str]]

_TOKENS = st.sampled_from(
    [
        "武",
        "武清",
        "清区",
        "a",
        "ab",
        "abc",
        "abcd",
        "abd",
        "zebra",
        "é",
        "éa",
        "éab",
        "𠮷",
        "\ue0001",
    ]
    + ["x" * length for length in (3, 63, 64)]
    + ["武" * length for length in (3, 40)]
    + [f"{number}" for number in range(100, 130)]
)
_IDS = st.integers(1, 300) | st.integers(LATE_ID, LATE_ID + 10) | st.integers(1, 2**40)


@st.composite
def _rows(draw: st.DrawFn) -> Rows:
    ids = draw(st.lists(_IDS, unique=True, min_size=1, max_size=30))
    tokens = st.lists(_TOKENS, min_size=1, max_size=12)
    return [(post_id, " ".join(draw(tokens))) for post_id in sorted(ids)]


def _index(rows: Rows = ()) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(
        "CREATE VIRTUAL TABLE fts USING fts5(tokens, content='', detail=none, tokenize='ascii')"
    )
    connection.execute("INSERT INTO fts(fts, rank) VALUES('pgsz', ?)", (PAGE,))
    connection.execute("CREATE VIRTUAL TABLE held USING fts5vocab(fts, instance)")
    distinct = [(post_id, token_codes(text).text()) for post_id, text in rows]
    connection.executemany("INSERT INTO fts(rowid, tokens) VALUES (?, ?)", distinct)
    return connection


def _add(connection: sqlite3.Connection, rows: Rows) -> None:
    connection.execute("BEGIN")
    add_segments(connection, "fts", [(post_id, token_codes(text)) for post_id, text in rows], PAGE)
    connection.execute("COMMIT")


def _take_out(connection: sqlite3.Connection, rows: Rows) -> None:
    connection.executemany(
        "INSERT INTO fts(fts, rowid, tokens) VALUES('delete', ?, ?)",
        [(post_id, token_codes(text).text()) for post_id, text in rows],
    )


def _held(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    connection.execute("INSERT INTO fts(fts) VALUES('integrity-check')")
    return sorted(connection.execute("SELECT term, doc FROM held"))


def _records(connection: sqlite3.Connection) -> list[object]:
    sizes = connection.execute("SELECT * FROM fts_docsize ORDER BY id").fetchall()
    averages = connection.execute("SELECT block FROM fts_data WHERE id = 1").fetchone()[0]
    return [*sizes, averages or b"\0\0"]


def _assert_alike(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
    assert _held(ours) == _held(theirs)
    assert _records(ours) == _records(theirs)


@given(_rows())
def test_it_holds_what_fts5_would(rows: Rows) -> None:
    ours, theirs = _index(), _index(rows)
    _add(ours, rows)
    _assert_alike(ours, theirs)
    for token in {token for _, text in rows for token in text.split()}:
        for order in ("ASC", "DESC"):
            query = f"SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid {order}"
            quoted = (f'"{token}"',)
            assert (
                ours.execute(query, quoted).fetchall() == theirs.execute(query, quoted).fetchall()
            )


@given(_rows())
def test_all_goes_out_again(rows: Rows) -> None:
    ours = _index()
    _add(ours, rows)
    _take_out(ours, rows)
    assert _held(ours) == []
    assert _records(ours) == [b"\0\0"]


def _many(count: int, first: int = 1, step: int = 1) -> Rows:
    """Texts with terms that all have, that some have, that one has, and long lists."""
    return [
        (
            first + number * step,
            index_tokens("", f"都有 {number} 每{chr(0x4E00 + number % 900)}词 same"),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("step", [1, 300])
def test_long_lists_and_many_pages(step: int) -> None:
    rows = _many(MAX_POSTS, step=step)
    ours, theirs = _index(), _index(rows)
    _add(ours, rows)
    _assert_alike(ours, theirs)
    newest = (
        "SELECT rowid FROM fts WHERE fts MATCH '都有' AND rowid < ? ORDER BY rowid DESC LIMIT 3"
    )
    for limit in (10**9, rows[2000][0]):
        assert (
            ours.execute(newest, (limit,)).fetchall() == theirs.execute(newest, (limit,)).fetchall()
        )


def test_blocks_of_any_size_make_the_same_index(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = _many(200)
    for size in (1, 7, 100, 1 << 20):
        monkeypatch.setattr(token_numbers, "_BLOCK", size)
        ours = _index()
        _add(ours, rows)
        _assert_alike(ours, _index(rows))


def test_segments_and_single_posts_mix() -> None:
    rows = [*_many(300), *_many(200, LATE_ID)]
    ours, theirs = _index(rows[:50]), _index(rows)
    _add(ours, rows[50:320])
    _take_out(ours, rows[100:110])
    _add(ours, rows[320:])
    ours.executemany(
        "INSERT INTO fts(rowid, tokens) VALUES (?, ?)",
        [(post_id, token_codes(text).text()) for post_id, text in rows[100:110]],
    )
    _assert_alike(ours, theirs)
    ours.execute("INSERT INTO fts(fts, rank) VALUES('merge', 100000)")
    ours.execute("INSERT INTO fts(fts) VALUES('optimize')")
    _assert_alike(ours, theirs)


def test_what_fts5_had_in_memory_is_not_lost() -> None:
    """Posts in the same transaction, before and after the segment."""
    rows = _many(30)
    ours = _index()
    ours.execute("BEGIN")
    insert = "INSERT INTO fts(rowid, tokens) VALUES (?, ?)"
    ours.execute(insert, (rows[0][0], token_codes(rows[0][1]).text()))
    some = [(post_id, token_codes(text)) for post_id, text in rows[1:-1]]
    add_segments(ours, "fts", some, PAGE)
    ours.execute(insert, (rows[-1][0], token_codes(rows[-1][1]).text()))
    ours.execute("COMMIT")
    _assert_alike(ours, _index(rows))


def test_a_segment_that_is_taken_back_leaves_nothing() -> None:
    rows = _many(100)
    ours = _index(rows[:10])
    ours.execute("BEGIN")
    add_segments(ours, "fts", [(one, token_codes(text)) for one, text in rows[10:]], PAGE)
    ours.execute("ROLLBACK")
    _assert_alike(ours, _index(rows[:10]))
    _add(ours, rows[10:])
    _assert_alike(ours, _index(rows))


def test_more_posts_than_fit_one_segment_become_several() -> None:
    rows = _many(MAX_POSTS + 5)
    ours = _index()
    _add(ours, rows)
    assert _held(ours) == _held(_index(rows))


def test_numbers_of_merged_segments_are_used_again() -> None:
    ours = _index()
    for number in range(40):
        _add(ours, _many(5, 1 + 5 * number))
        ours.execute("INSERT INTO fts(fts, rank) VALUES('merge', 1000)")
    assert len({segment for (segment,) in ours.execute("SELECT segid FROM fts_idx")}) < 10
    assert _held(ours) == _held(_index([row for n in range(40) for row in _many(5, 1 + 5 * n)]))


@pytest.mark.parametrize("count", [0, MAX_POSTS + 1])
def test_too_many_and_none_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        build_segment([(number, token_codes("a")) for number in range(count)], PAGE)


def test_an_index_of_another_form_is_left_alone() -> None:
    ours = _index(_many(3))
    (record,) = ours.execute("SELECT block FROM fts_data WHERE id = 10").fetchone()
    later = record[:4] + b"\xff\0\0\1" + record[4:]  # as where posts can be deleted by their ids
    for strange in (later, record[:5], record + b"\1"):
        ours.execute("UPDATE fts_data SET block = ? WHERE id = 10", (strange,))
        with pytest.raises(UnknownFormError):
            add_segments(ours, "fts", [(9, token_codes("a"))], PAGE)


def test_the_writer_makes_segments_of_many_posts() -> None:
    indexes = []
    for count in (SEGMENT_FROM // 2, SEGMENT_FROM):
        connection = sqlite3.connect(":memory:", isolation_level=None)
        for table, detail in (
            ("post_fts", "tokens, content='', detail=none"),
            ("title_fts", "title, content=''"),
        ):
            connection.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5({detail}, tokenize='ascii')"
            )
        connection.execute("CREATE VIRTUAL TABLE held USING fts5vocab(post_fts, instance)")
        writer = FullTextWriter(connection)
        for start in range(0, SEGMENT_FROM, count):
            for post_id, text in _many(SEGMENT_FROM)[start : start + count]:
                writer.add(post_id, token_codes(text), "t", filter_tokens([1, 36], 1))
            connection.execute("BEGIN")
            writer.flush()
            connection.execute("COMMIT")
        connection.execute("INSERT INTO post_fts(post_fts) VALUES('integrity-check')")
        indexes.append(sorted(connection.execute("SELECT term, doc FROM held")))
    assert indexes[0] == indexes[1]
