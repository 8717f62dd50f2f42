"""Read posts: rows of the list by their ids, one post with all that is known of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from archive.post import Post
from archive.query import FacetKind
from archive.storage.connection import ChangeWatch, as_written
from archive.storage.details import Detail, read_detail
from archive.storage.facets import FacetReader
from archive.storage.keys import hash_key, shown_path, typed_path
from archive.storage.schema import (
    FLAG_AS_WRITTEN,
    FLAG_DRAFT,
    FLAG_HIDDEN,
    FLAG_MISSING,
    FLAG_PLAIN,
    FLAG_UNREADABLE,
)
from archive.text.html_text import Shown

SETS_KEPT = 4_000  # about 3 MB; rows that stand beside one another are filed alike
_DENSE = 4  # posts that lie between, for each that is wanted

Names = list[tuple[FacetKind, str, str]]


def shown_by(flags: int) -> Shown:
    """How the body of a post with these flags is shown and searched."""
    if flags & FLAG_AS_WRITTEN:
        return Shown.AS_WRITTEN
    return Shown.PLAIN if flags & FLAG_PLAIN else Shown.LAID_OUT


class PostRow(NamedTuple):
    """A row of the post table, with the user's state, the names of its facets and the number of its
    files."""

    id: int
    source_id: int
    published: datetime
    title: str
    names: Names
    language: str | None
    words: int
    flags: int
    starred: bool
    read: bool
    rules_id: int
    files: int

    def names_of(self, kind: FacetKind) -> tuple[str, ...]:
        """The names of one kind, in the generator's order."""
        return tuple(name for one, name, _ in self.names if one is kind)

    def labels_of(self, kind: FacetKind) -> tuple[str, ...]:
        """The same as people read them."""
        return tuple(label for one, _, label in self.names if one is kind)

    @property
    def hidden(self) -> bool:
        """Not in lists unless asked for."""
        return bool(self.flags & FLAG_HIDDEN)

    @property
    def missing(self) -> bool:
        """Not in its folder at the last import."""
        return bool(self.flags & FLAG_MISSING)

    @property
    def unreadable(self) -> bool:
        """Its file gave no post."""
        return bool(self.flags & FLAG_UNREADABLE)

    @property
    def plain(self) -> Shown:
        """How its body is shown and searched."""
        return shown_by(self.flags)


class PostReader:
    """Reads posts on any connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._facets = FacetReader(connection)
        self._names: dict[int, Names] = {}
        self._watch = ChangeWatch(connection)

    def rows(self, post_ids: Sequence[int]) -> list[PostRow]:
        """The rows of *post_ids*, in that order; unknown ids are left out."""
        rows = self._connection.execute(
            "SELECT p.id, p.source_id, p.published, p.published_offset, p.title, p.facet_set,"
            " p.language, p.words, p.flags, coalesce(s.starred, 0), s.read_at IS NOT NULL,"
            " p.rules_id FROM json_each(?) wanted JOIN post p ON p.id = wanted.value"
            " LEFT JOIN post_state s ON s.source_id = p.source_id AND s.post_key = p.key",
            (json.dumps(list(post_ids)),),
        ).fetchall()
        names = self._names_of_sets({row[5] for row in rows})
        files = self._files_of_shared(post_ids)
        with as_written("a post"):
            found = {row[0]: _post_row(row, names[row[5]], files.get(row[0], 1)) for row in rows}
        return [found[post_id] for post_id in post_ids if post_id in found]

    def _names_of_sets(self, set_ids: set[int]) -> dict[int, Names]:
        """What was read last is kept."""
        if self._watch.has_changed() or len(self._names) > SETS_KEPT:
            self._names.clear()
        missing = set_ids.difference(self._names)
        if missing:
            self._names.update(self._facets.names_of_sets(missing))
        return self._names

    def _files_of_shared(self, post_ids: Sequence[int]) -> dict[int, int]:
        """How many files those of *post_ids* have that have several."""
        if not post_ids:
            return {}
        first, last = min(post_ids), max(post_ids)
        count = (
            "SELECT post_id, count(*) FROM post_file WHERE post_id {} GROUP BY 1"
            " HAVING count(*) > 1"
        )
        if last - first < _DENSE * len(post_ids):  # to look at each that lies between is faster
            return dict(self._connection.execute(count.format("BETWEEN ? AND ?"), (first, last)))
        wanted = count.format("IN (SELECT value FROM json_each(?))")
        return dict(self._connection.execute(wanted, (json.dumps(list(post_ids)),)))

    def row(self, post_id: int) -> PostRow | None:
        """One row, or None."""
        found = self.rows([post_id])
        return found[0] if found else None

    def paths(self, post_ids: Sequence[int]) -> dict[int, list[str]]:
        """The files of posts: those in the folder first, then in the order they came."""
        rows = self._connection.execute(
            "SELECT f.post_id, f.path FROM json_each(?) wanted"
            " JOIN post_file f ON f.post_id = wanted.value ORDER BY f.post_id, f.missing, f.id",
            (json.dumps(list(post_ids)),),
        )
        found: dict[int, list[str]] = {}
        with as_written("a path"):
            for post_id, path in rows:
                found.setdefault(post_id, []).append(shown_path(path))
        return found

    def full(self, row: PostRow, source: str, excerpt: str) -> Post:
        """Everything about a post."""
        detail = read_detail(self._connection, row.id) or Detail("", "", None)
        paths = self.paths([row.id]).get(row.id, [""])
        publishers = row.names_of(FacetKind.PUBLISHER)
        return Post(
            id=row.id,
            source=source,
            path=paths[0],
            title=row.title,
            published=row.published,
            updated=_updated(detail),
            categories=row.names_of(FacetKind.CATEGORY),
            tags=row.names_of(FacetKind.TAG),
            slug=detail.slug,
            permalink=detail.permalink,
            source_link=detail.source_link,
            publisher=publishers[0] if publishers else None,
            language=row.language,
            excerpt=excerpt,
            draft=bool(row.flags & FLAG_DRAFT),
            hidden=row.hidden,
            missing=row.missing,
            words=row.words,
            unreadable=row.unreadable,
            starred=row.starred,
            read=row.read,
            other_paths=tuple(paths[1:]),
            category_labels=row.labels_of(FacetKind.CATEGORY),
        )

    def by_path(self, path: str, source_ids: Iterable[int]) -> int | None:
        """The post that was read from *path* of any of these sources."""
        for source_id in source_ids:
            key = hash_key(source_id, typed_path(path))
            row = self._connection.execute(
                "SELECT post_id FROM post_file WHERE path_key = ? AND source_id = ?",
                (key, source_id),
            ).fetchone()
            if row is not None:
                return int(row[0])
        return None

    def by_permalink(self, source_id: int, permalink: str) -> int | None:
        """The newest visible post of a source that has this permalink."""
        row = self._connection.execute(
            "SELECT d.post_id FROM post_detail d JOIN post p ON p.id = d.post_id"
            " WHERE d.permalink_key = ? AND d.permalink = ? AND p.source_id = ?"
            " ORDER BY p.flags & 1, p.published DESC LIMIT 1",
            (hash_key(source_id, permalink), permalink, source_id),
        ).fetchone()
        return None if row is None else int(row[0])

    def permalink(self, post_id: int) -> str:
        """The site-relative address of a post."""
        row = self._connection.execute(
            "SELECT permalink FROM post_detail WHERE post_id = ?", (post_id,)
        ).fetchone()
        return "" if row is None else str(row[0])

    def category_named(self, name: str) -> str | None:
        """The category that a part of an address names: exactly, or but for case and blanks."""
        row = self._connection.execute(
            "SELECT name FROM facet WHERE kind = 'category'"
            " AND (name = ?1 OR replace(lower(name), ' ', '-') = lower(?1))"
            " ORDER BY name <> ?1 LIMIT 1",
            (name,),
        ).fetchone()
        return None if row is None else str(row[0])

    def files_to_export(self, post_ids: Sequence[int] | None) -> list[tuple[str, str | bytes, int]]:
        """(source name, stored path, post id) of every file, or of those of *post_ids*."""
        sql = (
            "SELECT s.name, f.path, f.post_id FROM post_file f JOIN source s ON s.id = f.source_id"
        )
        if post_ids is None:
            return self._connection.execute(f"{sql} ORDER BY f.id").fetchall()
        return self._connection.execute(
            f"{sql} WHERE f.post_id IN (SELECT value FROM json_each(?)) ORDER BY f.id",
            (json.dumps(list(post_ids)),),
        ).fetchall()

    def count(self) -> int:
        """How many posts there are, hidden ones too."""
        return int(self._connection.execute("SELECT count(*) FROM post").fetchone()[0])


def _updated(detail: Detail) -> datetime | None:
    with as_written("a date"):
        if detail.updated is None:
            return None
        return wall_time(detail.updated, detail.updated_offset or 0)


def wall_time(seconds: int, offset: int) -> datetime:
    """An aware datetime of wall-clock *seconds* and an *offset* in seconds east of UTC."""
    return _epoch(offset) + timedelta(seconds=seconds)


@lru_cache(maxsize=64)
def _epoch(offset: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=timezone(timedelta(seconds=offset)))


_NUMBERS = itemgetter(0, 1, 2, 3, 7, 8, 11)


def _post_row(row: tuple[object, ...], names: Names, files: int) -> PostRow:
    numbers = _NUMBERS(row)
    if set(map(type, numbers)) != {int}:  # that it is damaged is said by who reads it as a number
        numbers = tuple(int(str(number)) for number in numbers)
    post_id, source_id, published, offset, words, flags, rules_id = numbers
    return PostRow(
        id=post_id,
        source_id=source_id,
        published=wall_time(published, offset),
        title=str(row[4]),
        names=names,
        language=None if row[6] is None else str(row[6]),
        words=words,
        flags=flags,
        starred=bool(row[9]),
        read=bool(row[10]),
        rules_id=rules_id,
        files=files,
    )
