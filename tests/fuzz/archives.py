"""Archives that were damaged or forged: each is used as the window and the commands would."""

from __future__ import annotations

import atexit
import functools
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from archive import Archive, ArchiveError, PostFilter, SearchQueryError, SortOrder, open_archive
from archive.repairing import repair_archive
from tests.archive.library import import_into
from tests.archive.pictures import numbered
from tests.factories import corpus

POSTS = 12
QUERIES = (
    "武",
    "港湾 -灯塔",
    "title:图书馆 OR tag:x",
    "after:2022",
    '"港湾图书馆"',
    "is:unread has:image",
)


@functools.cache
def folder() -> Path:
    """Where this process keeps its archives; gone with it."""
    made = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@functools.cache
def sound_archive() -> Path:
    """An archive without a fault, with a picture, a star, a highlight and a saved search."""
    site = folder() / "site"
    corpus(POSTS, site)
    (site / "pic.png").write_bytes(numbered(1))
    (site / "_posts" / "2024-01-01-x.md").write_text(
        "---\ntitle: x\n---\n![p](/pic.png)\n", "utf-8"
    )
    path = folder() / "sound.fiche"
    import_into(path, site)
    with open_archive(path) as archive:
        archive.set_starred([1], starred=True)
        archive.set_read([2], read=True)
        archive.saved_searches.add("mine", "港湾")
    return path


@functools.cache
def _searched() -> Archive:
    archive = open_archive(sound_archive(), read_only=True)
    atexit.register(archive.close)
    return archive


def search_for(query: str) -> None:
    """Search the sound archive in every order, and count, list and mark what was found."""
    archive = _searched()
    for sort in SortOrder:
        result = archive.search(query, sort=sort, limit=3, count=True)
        assert len(result.hits) == min(3, result.total)
    ids = [one for chunk in archive.iter_post_ids(PostFilter(query=query)) for one in chunk]
    assert len(ids) == result.total
    for row in archive.summaries(ids[:3], query):
        assert all(0 <= a < b <= len(row.title.text) for a, b in row.title.marks)
    archive.article_html(1, query)
    archive.facets(PostFilter(query=query))


def open_damaged(given: tuple[list[tuple[str, float, Any]], int]) -> None:
    """Use an archive whose bytes were changed."""
    damage, step = given
    data = bytearray(sound_archive().read_bytes())
    for kind, share, what in damage:
        place = min(int(share * len(data)), len(data) - 1) if data else 0
        if kind == "flip" and data:
            data[place] ^= 1 << what
        elif kind == "write":
            data[place : place + len(what)] = what
        elif kind == "copy":
            source = int(what * len(data)) // 4_096 * 4_096
            place = place // 4_096 * 4_096
            data[place : place + 4_096] = data[source : source + 4_096]
        elif kind == "cut":
            del data[place:]
        elif kind == "grow":
            data += what
    path = folder() / "damaged.fiche"
    path.write_bytes(data)
    use(path, step)


def open_forged(given: tuple[list[tuple[int, int, Any]], int]) -> None:
    """Use an archive in which somebody wrote values of his own."""
    changes, step = given
    path = folder() / "forged.fiche"
    shutil.copy(sound_archive(), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        columns = _columns(connection)
        for number, row, value in changes:
            table, column = columns[number % len(columns)]
            rows = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            if rows:
                _forge(connection, (table, column, row % rows), value)
    use(path, step)


def _columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]
    return [
        (table, row[1])
        for table in tables
        for row in connection.execute(f"PRAGMA table_info({table})")
    ]


def _forge(connection: sqlite3.Connection, place: tuple[str, str, int], value: Any) -> None:
    table, column, row = place
    keys = [info[1] for info in connection.execute(f"PRAGMA table_info({table})") if info[5]]
    which = ", ".join(keys) or "rowid"
    try:
        connection.execute(
            f"UPDATE {table} SET {column} = ? WHERE ({which}) ="
            f" (SELECT {which} FROM {table} LIMIT 1 OFFSET {row})",
            (value,),
        )
    except (sqlite3.IntegrityError, sqlite3.OperationalError):
        return  # the schema itself does not take that


def use(path: Path, step: int) -> None:
    """One of the things that people do with an archive. It may say that it is damaged, no more."""
    try:
        (_read, _check, _write, _repair)[step % 4](path)
    except ArchiveError as error:
        assert str(error)
    for file in folder().glob(f"{path.name}-*"):
        file.unlink()


def _read(path: Path) -> None:
    with open_archive(path, read_only=True) as archive:
        for task in (
            _list,
            _count,
            _read_posts,
            *(functools.partial(_search, query=q) for q in QUERIES),
        ):
            try:
                task(archive)
            except SearchQueryError:
                raise
            except ArchiveError as error:
                assert str(error)


def _list(archive: Archive) -> None:
    for sort in SortOrder:
        ids = [
            one for chunk in archive.iter_post_ids(PostFilter(hidden=True), sort) for one in chunk
        ]
        archive.summaries(ids[:50])
        archive.posts(ids[:50])


def _count(archive: Archive) -> None:
    archive.facets()
    archive.sources()
    archive.problems()
    archive.saved_searches.all()
    archive.highlights.all()
    list(archive.statistics.gather())


def _read_posts(archive: Archive) -> None:
    for post_id in range(1, POSTS + 2):
        for read in (archive.post, archive.article_html, archive.article_text, archive.source_bytes,
                     archive.versions, archive.reading_place):  # fmt: skip
            try:
                read(post_id)
            except ArchiveError as error:
                assert str(error)
        archive.resolve_link(post_id, "/gundong/2022/01/03/x.html")
        archive.asset(post_id, "pic.png")


def _search(archive: Archive, query: str) -> None:
    archive.search(query, limit=5, count=True)
    archive.facets(PostFilter(query=query))


def _check(path: Path) -> None:
    with open_archive(path, read_only=True) as archive:
        archive.check()


def _write(path: Path) -> None:
    copy = path.with_suffix(".copy")
    shutil.copy(path, copy)
    try:
        with open_archive(copy) as archive:
            archive.set_starred([1, 2], starred=True)
            archive.set_read([3], read=True)
            archive.set_reading_place(3, 0.5)
        import_into(copy, folder() / "site")
    finally:
        copy.unlink()


def _repair(path: Path) -> None:
    new = path.with_suffix(".saved")
    try:
        repair_archive(path, new)
    finally:
        new.unlink(missing_ok=True)
