"""Pictures and other files that posts refer to: each once by its bytes, each file by its path.

Bytes are never taken out again: where a file changes, what it was stays, as with posts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from archive.errors import ArchiveCorruptError
from archive.media import UNKNOWN, can_be_denser, too_much_to_show
from archive.storage.bodies import PLAIN, BodyCompressor, BodyReader, checksum_of
from archive.storage.connection import as_written
from archive.storage.keys import hash_key, raw_path, shown_path, typed_path

MAX_AT_ONCE = 500
"""Ids in one statement."""


class AssetFile(NamedTuple):
    """A file that the archive knows; ``path`` is relative to its source."""

    id: int
    path: str | bytes
    size: int
    mtime_ns: int


class NewAsset(NamedTuple):
    """A file as it was read: where it is, and what is in it."""

    path: str | bytes
    size: int
    mtime_ns: int
    media_type: str
    data: bytes


class AssetStore:
    """The assets of one archive."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._bodies = BodyReader(connection)
        self._compressor = BodyCompressor()

    # Importing

    def find(self, source_id: int, raw: bytes) -> AssetFile | None:
        """The file of that path, if the archive has it."""
        row = self._connection.execute(
            "SELECT id, path, size, mtime_ns FROM asset_file WHERE path_key = ? AND source_id = ?",
            (hash_key(source_id, raw), source_id),
        ).fetchone()
        return None if row is None else AssetFile(*row)

    def keep(self, source_id: int, new: NewAsset) -> int:
        """Store a file, in the place of what the archive had under its path; its id."""
        asset_id = self._asset_id(new)
        key = hash_key(source_id, raw_path(new.path))
        known = self.find(source_id, raw_path(new.path))
        if known is not None:
            self._connection.execute(
                "UPDATE asset_file SET asset_id = ?, size = ?, mtime_ns = ? WHERE id = ?",
                (asset_id, new.size, new.mtime_ns, known.id),
            )
            return known.id
        cursor = self._connection.execute(
            "INSERT INTO asset_file(source_id, asset_id, path, path_key, size, mtime_ns)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (source_id, asset_id, new.path, key, new.size, new.mtime_ns),
        )
        return int(cursor.lastrowid or 0)

    def _asset_id(self, new: NewAsset) -> int:
        checksum = checksum_of(new.data)
        row = self._connection.execute(
            "SELECT id FROM asset WHERE checksum = ?", (checksum,)
        ).fetchone()
        if row is not None:
            return int(row[0])
        codec, packed = PLAIN, new.data
        if can_be_denser(new.media_type):
            codec, packed = self._compressor.compress(new.data)
        cursor = self._connection.execute(
            "INSERT INTO asset(checksum, media_type, codec, bytes) VALUES (?, ?, ?, ?)",
            (checksum, new.media_type, codec, packed),
        )
        return int(cursor.lastrowid or 0)

    def links_of(self, post_id: int) -> list[tuple[str, int | None]]:
        """(address, id of the file or None) of all that a post refers to, by address."""
        return self._connection.execute(
            "SELECT address, asset_file_id FROM post_asset WHERE post_id = ? ORDER BY address",
            (post_id,),
        ).fetchall()

    def in_use(self, source_id: int) -> Iterator[AssetFile]:
        """The files that posts of a source refer to."""
        rows = self._connection.execute(
            "SELECT id, path, size, mtime_ns FROM asset_file WHERE source_id = ? AND id IN"
            " (SELECT asset_file_id FROM post_asset WHERE asset_file_id IS NOT NULL) ORDER BY id",
            (source_id,),
        ).fetchall()
        return (AssetFile(*row) for row in rows)

    def files_with_missing(self, source_id: int) -> set[int]:
        """The path keys of post files whose posts refer to something that is not there."""
        rows = self._connection.execute(
            "SELECT f.path_key FROM post_asset a JOIN post_file f ON f.post_id = a.post_id"
            " WHERE a.asset_file_id IS NULL AND f.source_id = ?",
            (source_id,),
        )
        return {key for (key,) in rows}

    def files_sum(self, source_id: int) -> str | None:
        """The sum over the names of a source's files at its last complete import."""
        row = self._connection.execute(
            "SELECT value FROM meta WHERE key = ?", (_sum_key(source_id),)
        ).fetchone()
        return None if row is None else str(row[0])

    def keep_files_sum(self, source_id: int, files_sum: str) -> None:
        """Note the sum: the import is complete."""
        self._connection.execute(
            "INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)",
            (_sum_key(source_id), files_sum),
        )

    # Reading

    def shown(self, post_id: int) -> dict[str, tuple[str, str]]:
        """What an article shows: its own address of a file to (``/path``, media type)."""
        rows = self._connection.execute(
            "SELECT p.address, f.path, a.media_type FROM post_asset p"
            " JOIN asset_file f ON f.id = p.asset_file_id JOIN asset a ON a.id = f.asset_id"
            " WHERE p.post_id = ?",
            (post_id,),
        )
        with as_written("an asset"):
            return {
                str(address): (f"/{quote(raw_path(path))}", str(media_type))
                for address, path, media_type in rows
            }

    def read(self, source_id: int, path: str, archive_path: Path) -> tuple[str, bytes] | None:
        """(media type, bytes) of the file at *path* (odd bytes as surrogates) of a source.

        :raises ArchiveCorruptError: the bytes are not what went in
        """
        row = self._connection.execute(
            "SELECT a.id, a.media_type FROM asset_file f JOIN asset a ON a.id = f.asset_id"
            " WHERE f.path_key = ? AND f.source_id = ?",
            (hash_key(source_id, typed_path(path.strip("/"))), source_id),
        ).fetchone()
        if row is None:
            return None
        data = self.bytes_of(int(row[0]), archive_path)
        # The archive may come from anybody, and older programs knew fewer bombs.
        return UNKNOWN if too_much_to_show(data, str(row[1])) else str(row[1]), data

    def bytes_of(self, asset_id: int, archive_path: Path) -> bytes:
        """The bytes of an asset, proven by their checksum.

        :raises ArchiveCorruptError: they are not what went in
        """
        row = self._connection.execute(
            "SELECT codec, bytes, checksum FROM asset WHERE id = ?", (asset_id,)
        ).fetchone()
        codec, stored, checksum = (None, None, None) if row is None else row
        if isinstance(codec, int) and isinstance(stored, bytes):
            try:
                data = self._bodies.decompress(codec, stored)
            except ValueError as error:
                raise ArchiveCorruptError(archive_path, f"asset {asset_id}: {error}") from error
            if checksum_of(data) == checksum:
                return data
        raise ArchiveCorruptError(archive_path, f"asset {asset_id}: its bytes are damaged")

    def to_export(self, post_ids: Sequence[int] | None) -> list[tuple[str, str | bytes, int]]:
        """(source name, stored path, asset id) of every file in use, or of those of *post_ids*."""
        found: dict[int, tuple[str, str | bytes, int]] = {}
        for condition, values in _batches(post_ids):
            rows = self._connection.execute(
                "SELECT f.id, s.name, f.path, f.asset_id FROM asset_file f"
                " JOIN source s ON s.id = f.source_id WHERE f.id IN"
                f" (SELECT asset_file_id FROM post_asset WHERE {condition}) AND NOT EXISTS"
                " (SELECT 1 FROM post_file o WHERE o.path_key = f.path_key"
                " AND o.source_id = f.source_id)",  # became a post's meanwhile: comes back as that
                values,
            )
            found.update((row[0], row[1:]) for row in rows)
        return [found[number] for number in sorted(found)]

    def damaged(self) -> Iterator[str]:
        """A sentence for each thing that is wrong with the assets."""
        for (number,) in self._connection.execute("SELECT id FROM asset").fetchall():
            try:
                self.bytes_of(int(number), Path())
            except ArchiveCorruptError:
                yield f"the asset {number} is damaged"
        rows = self._connection.execute("SELECT source_id, path, path_key FROM asset_file")
        for source_id, path, key in rows:
            if not isinstance(path, str | bytes) or key != hash_key(source_id, raw_path(path)):
                shown = shown_path(path) if isinstance(path, str | bytes) else path
                yield f"the path {shown!r} of an asset is damaged"


def _sum_key(source_id: int) -> str:
    return f"files of source {source_id}"


def _batches(post_ids: Sequence[int] | None) -> Iterator[tuple[str, Sequence[int]]]:
    if post_ids is None:
        yield "asset_file_id IS NOT NULL", ()
        return
    for start in range(0, len(post_ids), MAX_AT_ONCE):
        some = post_ids[start : start + MAX_AT_ONCE]
        yield f"post_id IN ({', '.join('?' * len(some))})", some
