"""Imported folders: which one is which, and the log of imports."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.storage.connection import DamagedError
from archive.storage.migrations import migrate
from archive.storage.sources import SourceStore, free_name


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, ":memory:")  # type: ignore[arg-type]
    yield connection
    connection.close()


@pytest.fixture
def store(connection: sqlite3.Connection) -> SourceStore:
    return SourceStore(connection)


def _folder(tmp_path: Path, path: str) -> Path:
    folder = tmp_path / path
    folder.mkdir(parents=True)
    return folder


def _add(store: SourceStore, folder: Path) -> int:
    return store.add(folder, generator="plain", timezone="UTC").id


def test_a_source_has_the_name_of_its_folder(store: SourceStore, tmp_path: Path) -> None:
    for path in ("a/news", "b/news", "c/news", "d/新闻"):
        _add(store, _folder(tmp_path, path))
    assert [source.name for source in store.all()] == ["news", "news-2", "news-3", "新闻"]
    assert [source.last_import for source in store.all()] == [None] * 4
    assert free_name("a", {"a", "a-2"}) == "a-3"
    assert free_name("b", {"a"}) == "b"


def test_the_root_of_a_disk_has_a_name_too(store: SourceStore) -> None:
    assert store.add(Path("/"), generator="plain", timezone="UTC").name == "folder"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_folder_whose_name_is_no_text(store: SourceStore, tmp_path: Path) -> None:
    folder = _folder(tmp_path, os.fsdecode(b"\xffnews"))
    assert _add(store, folder) == 1
    assert store.all()[0].name == "\ufffdnews"
    found = store.find(folder)
    assert found is not None
    assert found.id == 1


def test_a_folder_is_known_by_its_place(store: SourceStore, tmp_path: Path) -> None:
    folder = _folder(tmp_path, "a/news")
    assert store.find(folder) is None
    _add(store, folder)
    for same in (folder, tmp_path / "a" / ".." / "a" / "news"):
        found = store.find(same)
        assert found is not None
        assert found.id == 1
    assert store.find(_folder(tmp_path, "b/news")) is None, "the first one is still there"


def test_a_folder_that_moved_is_known_by_its_name(store: SourceStore, tmp_path: Path) -> None:
    _add(store, _folder(tmp_path, "a/news"))
    (tmp_path / "a/news").rename(tmp_path / "news")
    found = store.find(tmp_path / "news")
    assert found is not None
    assert found.id == 1
    assert store.find(_folder(tmp_path, "other")) is None


def test_what_an_import_knows_is_noted(store: SourceStore, tmp_path: Path) -> None:
    folder = _folder(tmp_path, "news")
    source_id = _add(store, folder)
    values = {"generator": "jekyll", "timezone": "Asia/Shanghai", "title": "新闻", "url": "u"}
    store.update(source_id, folder, values)
    (source,) = store.all()
    assert (source.generator, source.timezone, source.title, source.url) == (
        "jekyll",
        "Asia/Shanghai",
        "新闻",
        "u",
    )
    assert source.last_import is not None
    assert source.last_import.utcoffset() is not None


def test_rules_are_kept_once(store: SourceStore, tmp_path: Path) -> None:
    one, other = (_add(store, _folder(tmp_path, name)) for name in ("a", "b"))
    first = store.keep_rules(one, '{"a": 1}')
    assert store.keep_rules(one, '{"a": 1}') == first
    assert len({first, store.keep_rules(one, "{}"), store.keep_rules(other, '{"a": 1}')}) == 3
    assert store.rules(first) == '{"a": 1}'
    assert store.rules(99) == "{}"


def test_the_log_of_imports(connection: sqlite3.Connection, store: SourceStore) -> None:
    first, second = store.begin_run(), store.begin_run()
    store.end_run(second, {"added": 3})
    rows = connection.execute("SELECT id, finished IS NULL, report FROM import_run").fetchall()
    assert rows == [(first, 1, None), (second, 0, '{"added": 3}')]


def test_values_that_no_version_writes_are_damage(
    connection: sqlite3.Connection, store: SourceStore, tmp_path: Path
) -> None:
    _add(store, _folder(tmp_path, "news"))
    connection.execute("UPDATE source SET last_import = 'long ago'")
    with pytest.raises(DamagedError):
        store.all()
