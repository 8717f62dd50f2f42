"""What the archive knows of files: which post they belong to, and what it held."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from archive.storage.connection import as_written
from archive.storage.keys import shown_path


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What the archive remembers of a file; enough to see whether it changed."""

    size: int
    mtime_ns: int
    missing: bool


class KnownFiles:
    """The files of one source, by the keys of their paths."""

    def __init__(self, connection: sqlite3.Connection, source_id: int) -> None:
        self._connection = connection
        self._source_id = source_id

    def all(self) -> dict[int, KnownFile]:
        """Every file."""
        rows = self._connection.execute(
            "SELECT path_key, size, mtime_ns, missing FROM post_file WHERE source_id = ?",
            (self._source_id,),
        )
        return {key: KnownFile(size, mtime, bool(gone)) for key, size, mtime, gone in rows}

    def post_of(self, path_key: int) -> int:
        """The post that was read from a known file."""
        row = self._connection.execute(
            "SELECT post_id FROM post_file WHERE path_key = ? AND source_id = ?",
            (path_key, self._source_id),
        ).fetchone()
        with as_written("a file"):
            return int(row[0])

    def of_post(self, post_id: int) -> list[int]:
        """The path keys of all files of a post."""
        rows = self._connection.execute(
            "SELECT path_key FROM post_file WHERE post_id = ? AND source_id = ?",
            (post_id, self._source_id),
        )
        return [row[0] for row in rows]

    def checksum_of(self, post_id: int) -> bytes:
        """The checksum of the bytes that the archive keeps of a post."""
        row = self._connection.execute(
            "SELECT checksum FROM post_source WHERE post_id = ?", (post_id,)
        ).fetchone()
        with as_written(f"the file of post {post_id}"):
            return bytes(row[0])

    def read_by_other_rules(self, rules_ids: Collection[int]) -> set[int]:
        """The path keys of files whose posts were read by other rules than these."""
        rows = self._connection.execute(
            "SELECT f.path_key FROM post p JOIN post_file f ON f.post_id = p.id"
            f" WHERE p.source_id = ? AND p.rules_id NOT IN ({','.join('?' * len(rules_ids))})",
            (self._source_id, *rules_ids),
        )
        return {key for (key,) in rows}

    def rules_of(self, post_id: int) -> int:
        """The rules that a post was read by."""
        row = self._connection.execute(
            "SELECT rules_id FROM post WHERE id = ?", (post_id,)
        ).fetchone()
        with as_written(f"post {post_id}"):
            return int(row[0])

    def by_checksum(self, path_keys: Iterable[int]) -> dict[bytes, int]:
        """The files among *path_keys* by what they held, for finding moved ones."""
        return {self.checksum_of(self.post_of(key)): key for key in path_keys}

    def outside_of(self, folders: tuple[str, ...], path_keys: Iterable[int]) -> list[int]:
        """Those of *path_keys* whose paths do not begin with one of *folders*."""
        found = []
        for key in path_keys:
            row = self._connection.execute(
                "SELECT path FROM post_file WHERE path_key = ? AND source_id = ?",
                (key, self._source_id),
            ).fetchone()
            if row is not None and not shown_path(row[0]).startswith(folders):
                found.append(key)
        return found

    def count_missing_posts(self) -> int:
        """How many posts of the source have none of their files in the folder."""
        row = self._connection.execute(
            "SELECT count(*) FROM post WHERE source_id = ? AND (flags & 4) <> 0",
            (self._source_id,),
        ).fetchone()
        return int(row[0])
