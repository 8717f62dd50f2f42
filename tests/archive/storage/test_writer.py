"""Batches of posts: ids in the order of dates, all of a batch or none, files and their posts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest

from archive.progress import Problem, ProblemCode, Severity
from archive.storage import writer as writing
from archive.storage.bodies import checksum_of
from archive.storage.connection import DamagedError
from archive.storage.details import Detail
from archive.storage.facets import FacetNames
from archive.storage.keys import hash_key
from archive.storage.known_files import KnownFile, KnownFiles
from archive.storage.migrations import migrate
from archive.storage.posts import PostReader
from archive.storage.prepared import FileEntry, PreparedPost
from archive.storage.schema import FLAG_HIDDEN, FLAG_MISSING, LATE_ID
from archive.storage.state import StateStore
from archive.storage.writer import PostWriter
from archive.text.indexed import indexed_texts

DAY = 86_400


def _post(name: str, published: int = 0, **more: object) -> PreparedPost:
    texts = indexed_texts(name, name)
    body = name.encode()
    post = PreparedPost(
        key=hash_key(name), published=published, published_offset=0, title=name,
        title_key=texts.title_key, language="zh", words=1, flags=0,
        detail=Detail(name, f"/{name}", None), names=FacetNames(("c",), (), None, "s"),
        codec=0, body=body, checksum=checksum_of(body), tokens=texts.tokens,
        title_tokens=texts.title_tokens, rules_id=1,
    )  # fmt: skip
    return replace(post, **more)  # type: ignore[arg-type]


def _file(path: str) -> FileEntry:
    return FileEntry(1, path, hash_key(1, path), 1, 1)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, ":memory:")  # type: ignore[arg-type]
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("INSERT INTO source VALUES (1, 's', '', '', '', '', '', NULL)")
    connection.execute("INSERT INTO reading_rules VALUES (1, 1, '{}'), (2, 1, '{\"a\": 1}')")
    yield connection
    connection.close()


@pytest.fixture
def writer(connection: sqlite3.Connection) -> PostWriter:
    return PostWriter(connection)


def _add(writer: PostWriter, name: str, published: int = 0, **more: object) -> int:
    return writer.add(_post(name, published, **more), _file(f"{name}.md"), {})


def test_ids_grow_with_the_date_and_late_posts_come_after(
    connection: sqlite3.Connection, writer: PostWriter
) -> None:
    ids = [
        _add(writer, name, day * DAY) for name, day in zip("abcde", (5, 6, 6, 2, 7), strict=True)
    ]
    assert ids == [1, 2, 3, LATE_ID + 1, 4]
    writer.commit()
    again = PostWriter(connection)
    assert [_add(again, "f", 7 * DAY), _add(again, "g", 0)] == [5, LATE_ID + 2]


def test_a_batch_is_all_or_nothing(connection: sqlite3.Connection, writer: PostWriter) -> None:
    _add(writer, "a")
    writer.commit()
    _add(writer, "b")
    assert writer.uncommitted == 1
    connection.rollback()
    reader = PostReader(connection)
    assert reader.count() == 1
    assert connection.execute("SELECT count FROM facet WHERE name = 'c'").fetchone() == (1,)
    PostWriter(connection).commit()
    assert reader.count() == 1


def test_a_batch_is_due_by_number_or_by_time(
    writer: PostWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BATCH_POSTS", 2)
    assert not writer.is_full()
    _add(writer, "a")
    assert not writer.is_full()
    _add(writer, "b")
    assert writer.is_full()
    monkeypatch.setattr(writing, "BATCH_SECONDS", 0.0)
    writer.commit()
    assert (writer.is_full(), writer.uncommitted) == (False, 0)
    writer.begin()
    assert not writer.is_full(), "there is nothing in it"
    _add(writer, "c")
    assert writer.is_full()


def test_a_post_is_known_before_it_is_committed(writer: PostWriter) -> None:
    post = _post("a")
    assert writer.find_key(post.key) is None
    post_id = writer.add(post, _file("a.md"), {})
    assert writer.find_key(post.key) == (post_id, post.checksum)
    writer.commit()
    assert writer.find_key(post.key) == (post_id, post.checksum)


def test_a_replaced_post_keeps_its_identity_and_its_star(
    connection: sqlite3.Connection, writer: PostWriter
) -> None:
    _add(writer, "a", 5 * DAY)
    _add(writer, "b", 6 * DAY)
    writer.commit()
    StateStore(connection).set_starred([1], starred=True)
    same_day = writer.replace(1, _post("x", 5 * DAY), _file("a.md"), indexed_texts("a", "a"), {})
    writer.commit()
    other_day = writer.replace(1, _post("y", 9 * DAY), _file("a.md"), indexed_texts("x", "x"), {})
    writer.commit()
    assert (same_day, other_day) == (1, 3)
    rows = PostReader(connection).rows([1, 2, 3])
    assert [(row.id, row.title, row.starred) for row in rows] == [(2, "b", False), (3, "y", True)]
    files = connection.execute("SELECT post_id FROM post_file ORDER BY id").fetchall()
    assert files == [(3,), (2,)]
    for title in ("a", "x"):
        query = "SELECT rowid FROM post_fts WHERE post_fts MATCH ?"
        assert connection.execute(query, (f'"{title}"',)).fetchall() == []


def test_problems_go_with_the_post_that_had_them(
    connection: sqlite3.Connection, writer: PostWriter
) -> None:
    problem = Problem("a.md", 2, Severity.WARNING, ProblemCode.EMPTY, "x")
    _add(writer, "a", problems=(problem,))
    writer.commit()
    assert connection.execute("SELECT count(*) FROM problem").fetchone() == (1,)
    writer.replace(1, _post("a"), _file("a.md"), indexed_texts("a", "a"), {})
    writer.commit()
    assert connection.execute("SELECT count(*) FROM problem").fetchone() == (0,)


def test_hidden_posts_are_not_counted(connection: sqlite3.Connection, writer: PostWriter) -> None:
    _add(writer, "a", flags=FLAG_HIDDEN)
    _add(writer, "b")
    writer.commit()
    assert connection.execute("SELECT name, count FROM facet").fetchall() == [("c", 1), ("s", 1)]
    writer.replace(2, _post("b", flags=FLAG_HIDDEN), _file("b.md"), indexed_texts("b", "b"), {})
    writer.commit()
    assert connection.execute("SELECT name, count FROM facet").fetchall() == [("c", 0), ("s", 0)]


def test_files_of_posts(connection: sqlite3.Connection, writer: PostWriter) -> None:
    post_id = _add(writer, "a")
    writer.add_file(_file("copy.md"), post_id)
    writer.commit()
    files = KnownFiles(connection, 1)
    keys = {name: hash_key(1, name) for name in ("a.md", "copy.md", "new.md")}
    assert files.all() == {
        keys[name]: KnownFile(1, 1, False) for name in ("a.md", "copy.md")
    }  # fmt: skip
    assert set(files.of_post(post_id)) == {keys["a.md"], keys["copy.md"]}
    writer.move_file(keys["copy.md"], _file("new.md"))
    writer.forget_file(_file("a.md"))
    writer.touch_file(replace(_file("new.md"), size=9, mtime_ns=8))
    writer.commit()
    assert files.all() == {keys["new.md"]: KnownFile(9, 8, False)}
    assert files.post_of(keys["new.md"]) == post_id
    assert files.checksum_of(post_id) == checksum_of(b"a")
    assert files.by_checksum([keys["new.md"]]) == {checksum_of(b"a"): keys["new.md"]}
    assert KnownFiles(connection, 2).all() == {}


def test_a_post_is_missing_when_all_its_files_are(
    connection: sqlite3.Connection, writer: PostWriter
) -> None:
    post_id = _add(writer, "a")
    writer.add_file(_file("copy.md"), post_id)
    keys = [hash_key(1, "a.md"), hash_key(1, "copy.md")]

    def flags() -> int:
        writer.commit()
        return int(connection.execute("SELECT flags FROM post").fetchone()[0])

    writer.mark_missing(1, keys[:1])
    assert flags() == 0
    writer.mark_missing(1, keys)
    assert flags() == FLAG_MISSING
    assert KnownFiles(connection, 1).count_missing_posts() == 1
    writer.mark_missing(2, [])
    assert flags() == FLAG_MISSING, "another source says nothing of this one"
    writer.mark_missing(1, keys[1:])
    assert flags() == 0
    writer.mark_missing(1, [])
    assert not any(file.missing for file in KnownFiles(connection, 1).all().values())


def test_posts_know_the_rules_that_they_were_read_by(
    connection: sqlite3.Connection, writer: PostWriter
) -> None:
    _add(writer, "a")
    _add(writer, "b", rules_id=2)
    writer.commit()
    files = KnownFiles(connection, 1)
    assert (files.rules_of(1), files.rules_of(2)) == (1, 2)
    assert files.read_by_other_rules([2]) == {hash_key(1, "a.md")}
    assert files.read_by_other_rules([3]) == {hash_key(1, "a.md"), hash_key(1, "b.md")}
    with pytest.raises(DamagedError):
        files.rules_of(3)


def test_files_below_folders(connection: sqlite3.Connection, writer: PostWriter) -> None:
    for name in ("x/a", "xy/b", "c"):
        writer.add(_post(name), _file(f"{name}.md"), {})
    writer.commit()
    files = KnownFiles(connection, 1)
    keys = {hash_key(1, f"{name}.md"): name for name in ("x/a", "xy/b", "c")}
    outside = files.outside_of(("x/",), [*keys, 12345])
    assert sorted(keys[key] for key in outside) == ["c", "xy/b"]
    assert files.outside_of(("",), keys) == []
