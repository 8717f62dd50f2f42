"""Write posts in batches: all of a batch is in the archive, or none of it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from archive.storage.details import DetailWriter, PostValues
from archive.storage.facets import FacetWriter
from archive.storage.highlight_rows import copy_highlights
from archive.storage.index_writer import FullTextWriter, filter_tokens
from archive.storage.months import month_of
from archive.storage.prepared import FileEntry, PreparedPost
from archive.storage.schema import FLAG_HIDDEN, FLAG_MISSING, LATE_ID
from archive.storage.twins import hand_over
from archive.storage.versions import VersionStore
from archive.text.indexed import IndexedTexts

BATCH_POSTS = 4000
BATCH_SECONDS = 4.0
"""A batch of twice as many posts costs a tenth less; a killed import loses what was in one."""

FIRST_BATCH_SECONDS = 1.0
"""There is something to read at once."""


@dataclass(slots=True)
class _Buffers:
    """Rows that wait for the end of the batch; one list a table."""

    post: list[tuple[object, ...]] = field(default_factory=list)
    detail: list[tuple[object, ...]] = field(default_factory=list)
    source: list[tuple[object, ...]] = field(default_factory=list)
    title: list[tuple[object, ...]] = field(default_factory=list)
    file: list[tuple[object, ...]] = field(default_factory=list)
    asset: list[tuple[object, ...]] = field(default_factory=list)
    problem: list[tuple[object, ...]] = field(default_factory=list)


class PostWriter:
    """Adds and replaces posts on the writing connection, a transaction a batch.

    Rows wait in lists and go in at the end of a batch, sorted by id, so that every table is
    written at its end. :attr:`uncommitted` says how many posts would be lost by a crash.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._facets = FacetWriter(connection)
        self._details = DetailWriter(connection)
        self._index = FullTextWriter(connection)
        self._versions = VersionStore(connection)
        self._rows = _Buffers()
        self._waiting: dict[int, tuple[int, bytes]] = {}
        self._began = 0.0
        self._batch_seconds = min(FIRST_BATCH_SECONDS, BATCH_SECONDS)
        self.uncommitted = 0
        self._next_id, self._newest = self._last_ordinary()
        self._next_late = self._last_late() + 1

    def _last_ordinary(self) -> tuple[int, int | None]:
        row = self._connection.execute(
            "SELECT id, published FROM post WHERE id < ? ORDER BY id DESC LIMIT 1",
            (LATE_ID,),
        ).fetchone()
        return (1, None) if row is None else (row[0] + 1, row[1])

    def _last_late(self) -> int:
        row = self._connection.execute(
            "SELECT max(id) FROM post WHERE id >= ?", (LATE_ID,)
        ).fetchone()
        return LATE_ID if row[0] is None else int(row[0])

    def begin(self) -> None:
        """Start a batch unless one is open."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
            self._began = time.monotonic()

    def is_full(self) -> bool:
        """Whether the batch is due: so many posts, or so many seconds since it began."""
        if not self.uncommitted:
            return False
        seconds = time.monotonic() - self._began
        return self.uncommitted >= BATCH_POSTS or seconds >= self._batch_seconds

    def commit(self) -> None:
        """Write what waits and end the transaction."""
        if not self._connection.in_transaction:
            return
        if self.uncommitted:
            self._batch_seconds = BATCH_SECONDS
        self.flush()
        self._connection.execute("COMMIT")

    def flush(self) -> None:
        """Write what waits and leave the transaction open, for an import that only tries."""
        self._write_rows()
        self._facets.flush()
        self.uncommitted = 0
        self._began = time.monotonic()

    def find_key(self, key: int) -> tuple[int, bytes] | None:
        """(post id, checksum) of the post with this identity, written or waiting."""
        waiting = self._waiting.get(key)
        if waiting is not None:
            return waiting
        row: tuple[int, bytes] | None = self._connection.execute(
            "SELECT p.id, s.checksum FROM post p JOIN post_source s ON s.post_id = p.id"
            " WHERE p.key = ?",
            (key,),
        ).fetchone()
        return row

    def add(self, post: PreparedPost, file: FileEntry, labels: Mapping[str, str]) -> int:
        """Add a new post and the file it came from; its id."""
        post_id = self.add_post(post, file.source_id, labels)
        self._note_file(file, post_id)
        return post_id

    def add_post(self, post: PreparedPost, source_id: int, labels: Mapping[str, str]) -> int:
        """Add a new post whose files are added by the caller, before the archive is closed."""
        self.begin()
        post_id = self._new_id(post.published)
        self._put(post_id, post, source_id, labels)
        self.uncommitted += 1
        return post_id

    def _new_id(self, published: int) -> int:
        if self._newest is None or published >= self._newest:
            post_id, self._next_id, self._newest = (
                self._next_id,
                self._next_id + 1,
                published,
            )
        else:
            post_id, self._next_late = self._next_late, self._next_late + 1
        return post_id

    def add_file(self, file: FileEntry, post_id: int) -> None:
        """Remember a file of a post: its first, or one more with the same bytes."""
        self.begin()
        self._note_file(file, post_id)
        self.uncommitted += 1

    def _note_file(self, file: FileEntry, post_id: int) -> None:
        self._rows.file.append(
            (
                file.source_id,
                post_id,
                file.path,
                file.path_key,
                file.size,
                file.mtime_ns,
            )
        )

    def replace(
        self,
        post_id: int,
        post: PreparedPost,
        file: FileEntry,
        before: IndexedTexts,
        labels: Mapping[str, str],
    ) -> int:
        """Put *post* in the place of *post_id*, keeping its identity; its id afterwards.

        The id changes only where the date does, since ids are in the order of dates. What the
        user did with the post is kept by its key, which stays; so are its former bytes.
        """
        self.begin()
        self._connection.execute("PRAGMA defer_foreign_keys = ON")  # until this batch's end
        self._write_rows()
        self._versions.keep(post_id, post.checksum)
        key, old_published = self._take_out(post_id, before)
        new_id = post_id if old_published == post.published else self._new_id(post.published)
        self._put(
            new_id,
            post if post.key == key else replace(post, key=key),
            file.source_id,
            labels,
        )
        self._write_rows()
        if new_id != post_id:
            self._connection.execute(
                "UPDATE post_file SET post_id = ? WHERE post_id = ?", (new_id, post_id)
            )
        self.uncommitted += 1
        return new_id

    def _take_out(self, post_id: int, before: IndexedTexts) -> tuple[int, int]:
        """Remove everything of a post but its files and the user's state: (key, published)."""
        key, published, set_id, flags = self._connection.execute(
            "SELECT key, published, facet_set, flags FROM post WHERE id = ?", (post_id,)
        ).fetchone()
        facet_ids = [
            row[0]
            for row in self._connection.execute(
                "SELECT facet_id FROM facet_set_item WHERE facet_set_id = ?", (set_id,)
            )
        ]
        self._index.delete(
            post_id, before.tokens, before.title_tokens, filter_tokens(facet_ids, flags)
        )
        self._count(facet_ids, published, flags, -1)
        for table, column in (
            ("post_source", "post_id"),
            ("post_detail", "post_id"),
            ("post_asset", "post_id"),
            ("post", "id"),
        ):
            self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (post_id,))
        self._connection.execute("DELETE FROM problem WHERE post_id = ?", (post_id,))
        self._connection.execute(
            "DELETE FROM post_title_order WHERE title_key = ? AND post_id = ?",
            (before.title_key, post_id),
        )
        return key, published

    def _put(
        self,
        post_id: int,
        post: PreparedPost,
        source_id: int,
        labels: Mapping[str, str],
    ) -> None:
        set_id, facet_ids = self._facets.set_of(post.names, labels)
        rows = self._rows
        values = PostValues(
            post_id, source_id, post.key, post.published, post.published_offset, post.title,
            set_id, post.language, post.words, post.flags, post.rules_id,
        )  # fmt: skip
        rows.post.append(values)
        rows.detail.append(self._details.row(values, post.detail, post.assets))
        rows.source.append((post_id, post.codec, post.checksum, post.body))
        rows.title.append((post.title_key, post_id))
        rows.asset.extend((post_id, *one) for one in post.assets)
        rows.problem.extend(
            (
                source_id,
                one.path,
                one.line,
                one.severity,
                one.code,
                one.message,
                post_id,
            )
            for one in post.problems
        )
        self._index.add(
            post_id,
            post.tokens,
            post.title_tokens,
            filter_tokens(facet_ids, post.flags),
        )
        self._count(facet_ids, post.published, post.flags, 1)
        self._waiting[post.key] = (post_id, post.checksum)

    def _count(self, facet_ids: Sequence[int], published: int, flags: int, change: int) -> None:
        if not flags & FLAG_HIDDEN:
            self._facets.count(facet_ids, month_of(published), change)

    def _write_rows(self) -> None:
        rows, self._rows = self._rows, _Buffers()
        self._waiting.clear()
        self._index.flush()
        for table, width, waiting in (
            ("post", 11, rows.post),
            ("post_detail", 9, rows.detail),
            ("post_source", 4, rows.source),
            ("post_title_order(title_key, post_id)", 2, rows.title),
            (
                "post_file(source_id, post_id, path, path_key, size, mtime_ns)",
                6,
                rows.file,
            ),
            ("post_asset", 3, rows.asset),
            (
                "problem(source_id, path, line, severity, code, message, post_id)",
                7,
                rows.problem,
            ),
        ):
            marks = ", ".join("?" * width)
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", waiting)

    def touch_file(self, file: FileEntry) -> None:
        """The file is there and holds the same bytes: note its time and that it is not missing."""
        self.begin()
        self._connection.execute(
            "UPDATE post_file SET size = ?, mtime_ns = ?, missing = 0"
            " WHERE path_key = ? AND source_id = ?",
            (file.size, file.mtime_ns, file.path_key, file.source_id),
        )
        self.uncommitted += 1

    def absorb(self, gone_id: int, kept_id: int, before: IndexedTexts) -> None:
        """*gone_id*, whose indexed texts are *before*, is *kept_id* again: make one of the two."""
        self.begin()
        self._connection.execute("PRAGMA defer_foreign_keys = ON")  # until this batch's end
        self._write_rows()
        hand_over(self._connection, gone_id, kept_id)
        self._take_out(gone_id, before)
        self.uncommitted += 1

    def forget_file(self, file: FileEntry) -> None:
        """The file is no longer one of the files of its post."""
        self.begin()
        self._connection.execute(
            "DELETE FROM post_file WHERE path_key = ? AND source_id = ?",
            (file.path_key, file.source_id),
        )

    def copy_state(self, post_id: int, key: int) -> None:
        """What the user did with *post_id* is also so of the post that will have *key*."""
        self.begin()
        self._connection.execute(
            "INSERT OR IGNORE INTO post_state SELECT s.source_id, ?, starred, read_at, position"
            " FROM post p JOIN post_state s ON s.source_id = p.source_id AND s.post_key = p.key"
            " WHERE p.id = ?",
            (key, post_id),
        )
        copy_highlights(self._connection, post_id, key)

    def move_file(self, old_path_key: int, file: FileEntry) -> None:
        """The file that was at another path is now *file*; its post stays."""
        self.begin()
        self._write_rows()
        self._connection.execute(
            "UPDATE post_file SET path = ?, path_key = ?, size = ?, mtime_ns = ?, missing = 0"
            " WHERE path_key = ? AND source_id = ?",
            (
                file.path,
                file.path_key,
                file.size,
                file.mtime_ns,
                old_path_key,
                file.source_id,
            ),
        )
        self.uncommitted += 1

    def mark_missing(self, source_id: int, path_keys: Sequence[int]) -> None:
        """Note which files of a source are not in the folder; their posts stay."""
        self.begin()
        self._write_rows()
        self._connection.execute(
            "CREATE TEMP TABLE IF NOT EXISTS gone(path_key INTEGER PRIMARY KEY)"
        )
        self._connection.execute("DELETE FROM gone")
        self._connection.executemany(
            "INSERT OR IGNORE INTO gone VALUES (?)", [(key,) for key in path_keys]
        )
        self._connection.execute(
            "UPDATE post_file SET missing = path_key IN (SELECT path_key FROM gone)"
            " WHERE source_id = ? AND missing <> (path_key IN (SELECT path_key FROM gone))",
            (source_id,),
        )
        self._connection.execute(
            "UPDATE post SET flags = (flags & ~?1) | CASE WHEN EXISTS (SELECT 1 FROM post_file f"
            " WHERE f.post_id = post.id AND f.missing = 0) THEN 0 ELSE ?1 END"
            " WHERE source_id = ?2 AND ((flags & ?1) <> 0) = EXISTS (SELECT 1 FROM post_file f"
            " WHERE f.post_id = post.id AND f.missing = 0)",
            (FLAG_MISSING, source_id),
        )

    def relabel(self, labels: Mapping[str, str]) -> None:
        """Give existing categories the labels of the site's category pages."""
        self.begin()
        self._facets.relabel(labels)
