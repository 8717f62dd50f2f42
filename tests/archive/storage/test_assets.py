"""Assets in the tables: once by their bytes, once by their paths, and proven by their sums."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import ArchiveCorruptError
from archive.storage.assets import MAX_AT_ONCE, AssetStore, NewAsset
from archive.storage.migrations import migrate
from tests.archive.pictures import PDF, numbered

HERE = Path("here.fiche")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:", isolation_level=None)
    migrate(made, HERE)
    for number in (1, 2):
        made.execute(f"INSERT INTO source VALUES ({number}, 's{number}', '', '', '', '', '', NULL)")
    yield made
    made.close()


@pytest.fixture
def store(connection: sqlite3.Connection) -> AssetStore:
    return AssetStore(connection)


def new(path: str | bytes, data: bytes, media_type: str = "image/png") -> NewAsset:
    return NewAsset(path, len(data), 7, media_type, data)


def test_a_file_comes_back_by_its_path(store: AssetStore) -> None:
    store.keep(1, new("a/图.png", numbered(1)))
    store.keep(1, new(b"a/\xff.png", numbered(2)))
    assert store.read(1, "a/图.png", HERE) == ("image/png", numbered(1))
    assert store.read(1, "/a/\udcff.png", HERE) == ("image/png", numbered(2))
    assert store.read(2, "a/图.png", HERE) is None
    assert store.read(1, "\ud800", HERE) is None
    found = store.find(1, b"a/\xff.png")
    assert found is not None
    assert (found.path, found.size, found.mtime_ns) == (b"a/\xff.png", len(numbered(2)), 7)
    assert store.find(2, b"a/\xff.png") is None


def test_the_same_bytes_are_there_once(store: AssetStore, connection: sqlite3.Connection) -> None:
    numbers = {store.keep(source, new(path, PDF, "x/y")) for source in (1, 2) for path in "ab"}
    assert len(numbers) == 4
    assert connection.execute("SELECT count(*) FROM asset").fetchone() == (1,)


def test_another_text_under_the_same_path(store: AssetStore) -> None:
    before = store.keep(1, new("a.png", numbered(1)))
    assert store.keep(1, new("a.png", numbered(2))) == before
    assert store.read(1, "a.png", HERE) == ("image/png", numbered(2))
    assert list(store.damaged()) == []


def test_text_is_compressed_and_pictures_are_not(
    store: AssetStore, connection: sqlite3.Connection
) -> None:
    words = b"words " * 1_000
    store.keep(1, new("a.txt", words, "text/plain"))
    store.keep(1, new("a.png", words, "image/png"))
    store.keep(1, new("empty", b"", "application/octet-stream"))
    sizes = connection.execute("SELECT codec, length(bytes) FROM asset ORDER BY id").fetchall()
    assert sizes[0][0] == 1 and sizes[0][1] < 100
    assert len(sizes) == 2, "the same bytes are the same asset, whatever they were called"
    assert store.read(1, "a.txt", HERE) == ("text/plain", words)
    assert store.read(1, "empty", HERE) == ("application/octet-stream", b"")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE asset SET bytes = CAST('x' AS BLOB)",
        "UPDATE asset SET checksum = CAST('x' AS BLOB)",
        "UPDATE asset SET codec = 'one'",
        "UPDATE asset SET codec = 1",
        "UPDATE asset SET codec = 99",
        "UPDATE asset SET bytes = 7",
    ],
)
def test_damaged_bytes_are_noticed(
    store: AssetStore, connection: sqlite3.Connection, damage: str
) -> None:
    store.keep(1, new("a.png", numbered(1)))
    connection.execute(damage)
    assert list(store.damaged()) == ["the asset 1 is damaged"]
    with pytest.raises(ArchiveCorruptError, match="asset 1"):
        store.read(1, "a.png", HERE)


@pytest.mark.parametrize("damage", ["path = 'b.png'", "path_key = 5", "path = 7", "source_id = 2"])
def test_damaged_paths_are_noticed(
    store: AssetStore, connection: sqlite3.Connection, damage: str
) -> None:
    store.keep(1, new("a.png", numbered(1)))
    connection.execute(f"UPDATE asset_file SET {damage}")
    (sentence,) = store.damaged()
    assert sentence.endswith("of an asset is damaged")


def test_the_sum_over_the_files_of_a_source(store: AssetStore) -> None:
    assert store.files_sum(1) is None
    store.keep_files_sum(1, "one")
    store.keep_files_sum(2, "two")
    store.keep_files_sum(1, "three")
    assert (store.files_sum(1), store.files_sum(2)) == ("three", "two")


def test_an_asset_that_is_not_there(store: AssetStore) -> None:
    with pytest.raises(ArchiveCorruptError):
        store.bytes_of(5, HERE)
    assert store.shown(1) == {} and store.links_of(1) == []
    assert store.to_export([]) == store.to_export([1]) == store.to_export(None) == []


@pytest.mark.parametrize(("posts", "goes"), [(MAX_AT_ONCE, 1), (MAX_AT_ONCE + 1, 2)])
def test_the_files_of_many_posts_are_looked_up_in_several_goes(
    store: AssetStore, connection: sqlite3.Connection, posts: int, goes: int
) -> None:
    """Each comes once, also one that is of posts of both goes."""
    files = [store.keep(1, new(f"{number}.png", numbered(number))) for number in range(3)]
    connection.execute("PRAGMA foreign_keys = OFF")
    linked = {1: files[0], MAX_AT_ONCE: files[1], MAX_AT_ONCE + 1: files[2]}
    for post_id, file_id in (*linked.items(), (MAX_AT_ONCE + 1, files[0])):
        row = (post_id, f"{file_id}", file_id)
        connection.execute(
            "INSERT INTO post_asset(post_id, address, asset_file_id) VALUES (?, ?, ?)", row
        )
    said: list[str] = []
    connection.set_trace_callback(said.append)
    found = store.to_export(range(1, posts + 1))
    connection.set_trace_callback(None)
    assert [path for _source, path, _asset in found] == ["0.png", "1.png", "2.png"][: goes + 1]
    assert len(said) == goes
