"""The list of problems: what stays, what goes, in which order it can be paged through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import ArchiveCorruptError, StorageError
from archive.progress import Problem, ProblemCode, Severity
from archive.storage.migrations import migrate
from archive.storage.problems import ProblemStore
from archive.storage.sources import SourceStore

FILE = Path("a.fiche")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An archive with two sources, 1 (news) and 2 (notes)."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, ":memory:")  # type: ignore[arg-type]
    for name in ("news", "notes"):
        (tmp_path / name).mkdir()
        SourceStore(connection).add(tmp_path / name, generator="plain", timezone="UTC")
    yield connection
    connection.close()


@pytest.fixture
def store(connection: sqlite3.Connection) -> ProblemStore:
    return ProblemStore(connection, FILE)


def _problem(
    path: str, severity: Severity = Severity.WARNING, message: str = "no title"
) -> Problem:
    return Problem(path, 3, severity, ProblemCode.TITLE_MISSING, message)


def _of_a_post(connection: sqlite3.Connection, path: str) -> None:
    connection.execute(
        "INSERT INTO problem(source_id, path, severity, code, message, post_id)"
        " VALUES (1, ?, 'warning', 'empty', 'x', 7)",
        (path,),
    )


def _paths(store: ProblemStore, text: str = "", *codes: ProblemCode) -> list[str]:
    return [problem.path for _id, problem in store.read(store.ids(text, codes))]


def test_problems_of_no_post_are_replaced_by_the_next_import(
    connection: sqlite3.Connection, store: ProblemStore
) -> None:
    _of_a_post(connection, "of a post.md")
    store.replace_loose(1, [_problem("a.md"), _problem("b.md", Severity.ERROR)])
    assert [(one.path, one.post_id) for one in store.all()] == [
        ("b.md", None),
        ("a.md", None),
        ("of a post.md", 7),
    ]
    store.replace_loose(1, [])
    assert [(one.path, one.source) for one in store.all()] == [("of a post.md", "news")]


def test_only_some_are_replaced(connection: sqlite3.Connection, store: ProblemStore) -> None:
    _of_a_post(connection, "a.md")
    paths = ("a.md", "b.md", "b/c.md", "b/d/e.md", "b0.md", "b.d/x.md")
    store.replace_loose(1, map(_problem, paths))
    store.replace_loose(2, [_problem("a.md")])
    store.replace_loose(1, [_problem("new.md"), _problem("b.md")], only=["a.md", "b"])
    assert [(one.source, one.path) for one in store.all()] == [
        ("news", "a.md"),  # of the post: it goes when the post is read again
        ("news", "b.d/x.md"), ("news", "b.md"), ("news", "b0.md"), ("news", "new.md"),
        ("notes", "a.md"),
    ]  # fmt: skip
    assert store.count() == 6


def test_ids_are_in_the_order_of_the_list(store: ProblemStore) -> None:
    store.replace_loose(2, [_problem("a.md", Severity.ERROR), _problem("z.md")])
    store.replace_loose(1, [_problem("z.md"), _problem("y.md"), _problem("x.md", Severity.ERROR)])
    assert _paths(store) == ["x.md", "a.md", "y.md", "z.md", "z.md"]
    ids = store.ids()
    assert [one for one, _problem in store.read([ids[3], 999, ids[0]])] == [ids[3], ids[0]]


def test_the_list_can_be_narrowed(store: ProblemStore) -> None:
    store.replace_loose(
        1,
        [
            _problem("_posts/Éire.md"), _problem("b.md", message="A Tab in column 3"),
            Problem("c.md", None, Severity.ERROR, ProblemCode.TOO_LARGE, "too large"),
            _problem("100%_新闻.md"),
        ],
    )  # fmt: skip
    store.replace_loose(2, [_problem("d.md")])
    assert _paths(store, "_POSTS/") == ["_posts/Éire.md"]
    assert _paths(store, "a tab") == ["b.md"]
    assert _paths(store, "Éire") == ["_posts/Éire.md"]
    assert _paths(store, "新闻") == _paths(store, "%_") == ["100%_新闻.md"]
    assert _paths(store, "notes") == ["d.md"]
    assert _paths(store, "太大", ProblemCode.TOO_LARGE) == ["c.md"]
    assert _paths(store, "'\" OR 1") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE problem SET severity = 'dreadful'",
        "UPDATE problem SET code = 'unheard-of'",
        "UPDATE problem SET line = 'three'",
    ],
)
def test_values_that_no_version_writes_are_damage(
    connection: sqlite3.Connection, store: ProblemStore, statement: str
) -> None:
    store.replace_loose(1, [_problem("a.md")])
    connection.execute(statement)
    with pytest.raises(ArchiveCorruptError):
        store.all()
    with pytest.raises(ArchiveCorruptError):
        store.read(store.ids())


def test_a_closed_archive_says_so(connection: sqlite3.Connection, store: ProblemStore) -> None:
    connection.close()
    for call in (store.count, store.ids, store.all, lambda: store.read([1])):
        with pytest.raises(StorageError, match="closed"):
            call()
