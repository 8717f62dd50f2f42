"""The former texts of posts: what a file held before it was rewritten is never thrown away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from archive.errors import ArchiveCorruptError, PostNotFoundError
from archive.post import PostVersion
from archive.storage.bodies import BodyReader, checksum_of


class VersionStore:
    """Keeps and reads former texts. They belong to a post's key, which no import changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, post_id: int, new_checksum: bytes) -> None:
        """Keep the bytes of a post that is about to get others; none where they are the same."""
        self._connection.execute(
            "INSERT INTO post_version(source_id, post_key, kept_at, codec, checksum, bytes)"
            " SELECT p.source_id, p.key, ?, s.codec, s.checksum, s.bytes FROM post p"
            " JOIN post_source s ON s.post_id = p.id WHERE p.id = ? AND s.checksum <> ?",
            (datetime.now(UTC).isoformat(timespec="seconds"), post_id, new_checksum),
        )

    def of_post(self, post_id: int) -> list[PostVersion]:
        """The former texts of a post, the last one first."""
        rows = self._connection.execute(
            "SELECT v.id, v.kept_at FROM post p JOIN post_version v"
            " ON v.post_key = p.key AND v.source_id = p.source_id"
            " WHERE p.id = ? ORDER BY v.id DESC",
            (post_id,),
        )
        return [PostVersion(number, datetime.fromisoformat(kept_at)) for number, kept_at in rows]

    def read(self, version_id: int, bodies: BodyReader) -> bytes | None:
        """The bytes of a former text, or None where there is none of this number.

        :raises ValueError: they are damaged
        """
        row = self._connection.execute(
            "SELECT codec, bytes, checksum FROM post_version WHERE id = ?", (version_id,)
        ).fetchone()
        if row is None:
            return None
        codec, stored, checksum = row
        if isinstance(codec, int) and isinstance(stored, bytes):
            data = bodies.source(codec, stored)
            if checksum_of(data) == checksum:
                return data
        raise ValueError("its bytes are damaged")

    def read_checked(self, version_id: int, bodies: BodyReader, archive_path: Path) -> bytes:
        """The bytes of a former text.

        :raises PostNotFoundError: there is none of this number
        :raises ArchiveCorruptError: they are damaged
        """
        try:
            found = self.read(version_id, bodies)
        except ValueError as error:
            raise ArchiveCorruptError(archive_path, f"version {version_id}: {error}") from error
        if found is None:
            raise PostNotFoundError(version_id)
        return found

    def damaged(self, bodies: BodyReader) -> Iterator[int]:
        """The numbers of former texts that cannot be read any more."""
        for (number,) in self._connection.execute("SELECT id FROM post_version").fetchall():
            try:
                self.read(number, bodies)
            except ValueError:
                yield number
