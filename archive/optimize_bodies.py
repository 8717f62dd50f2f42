"""The bodies of an archive in a new one, packed as densely as this archive's posts allow."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from archive.optimize_dictionary import Dictionary
from archive.storage.bodies import (
    DENSE_LEVEL,
    FIRST_DICTIONARY,
    PLAIN,
    BodyCompressor,
    Unpacker,
    fit_to_read,
)
from archive.storage.rewriting import Rewrite

LARGE_BODY = 512 * 1024
"""Larger bodies are packed as an import does it: the dense way takes seconds for them, and who
wants to stop waits for it."""

CHUNK_BODIES = 16
CHUNK_BYTES = 256 * 1024
CHUNKS_AHEAD = 4  # of each thread


class Stored(NamedTuple):
    """A body as it is in a file, by its id there. Of damaged ones, whatever there is."""

    id: int
    codec: object
    data: object
    checksum: object


class Packed(NamedTuple):
    """What is to be stored, and whether it came damaged."""

    stored: Stored
    is_damaged: bool


def rewrite_bodies(rewrite: Rewrite, old: Mapping[int, bytes], dictionary: Dictionary) -> list[int]:
    """Pack the bodies of all posts and of their former texts with *dictionary*. *old* are those of
    the old archive. Nothing grows, but where a body would keep an old dictionary in the file.

    :returns: the new ids of posts whose bodies are damaged; they are copied as they are
    """
    packers = _Packers(old, dictionary)
    damaged = []
    posts = rewrite.connection.execute(
        "SELECT p.new_id, s.codec, s.bytes, s.checksum FROM place p"
        " CROSS JOIN old.post_source s ON s.post_id = p.old_id ORDER BY p.new_id"
    )
    insert = "INSERT INTO main.post_source(post_id, codec, bytes, checksum) VALUES (?, ?, ?, ?)"
    for done, packed in enumerate(packers.run(map(Stored._make, posts))):
        rewrite.tell("pack", done, rewrite.posts)
        rewrite.connection.execute(insert, packed.stored)
        if packed.is_damaged:
            damaged.append(packed.stored.id)
    versions = rewrite.connection.execute("SELECT id, codec, bytes, checksum FROM old.post_version")
    insert = (
        "INSERT INTO main.post_version SELECT id, source_id, post_key, kept_at, ?2, ?4, ?3"
        " FROM old.post_version WHERE id = ?1"
    )
    for packed in packers.run(map(Stored._make, versions)):
        rewrite.tell.again()
        rewrite.connection.execute(insert, packed.stored)
    return damaged


class _Packers:
    """Threads that pack: zstd lets go of the interpreter while it works."""

    def __init__(self, old: Mapping[int, bytes], dictionary: Dictionary) -> None:
        self._old, self._dictionary = old, dictionary
        self._threads = max(1, min(8, os.cpu_count() or 2))
        self._own = threading.local()

    def run(self, bodies: Iterator[Stored]) -> Iterator[Packed]:
        """Each of *bodies*, in their order."""
        pool = ThreadPoolExecutor(self._threads, "pack-bodies")
        waiting: deque[Future[list[Packed]]] = deque()
        try:
            for chunk in _chunks(bodies):
                waiting.append(pool.submit(self._pack_all, chunk))
                if len(waiting) >= CHUNKS_AHEAD * self._threads:
                    yield from waiting.popleft().result()
            for future in waiting:
                yield from future.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _pack_all(self, chunk: Sequence[Stored]) -> list[Packed]:
        if not hasattr(self._own, "packer"):
            self._own.packer = Packer(self._old, self._dictionary)
        packer: Packer = self._own.packer
        return [packer.pack(one) for one in chunk]


def _chunks(bodies: Iterator[Stored]) -> Iterator[list[Stored]]:
    chunk: list[Stored] = []
    size = 0
    for one in bodies:
        chunk.append(one)
        size += len(one.data) if isinstance(one.data, bytes) else 0
        if len(chunk) == CHUNK_BODIES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class Packer:
    """Packs bodies, one at a time."""

    def __init__(self, old: Mapping[int, bytes], dictionary: Dictionary) -> None:
        self._unpacker = Unpacker(old)
        self._dense = BodyCompressor(dictionary.number, dictionary.data, DENSE_LEVEL)
        self._fast = BodyCompressor(dictionary.number, dictionary.data)
        self._wanted = FIRST_DICTIONARY + dictionary.number if dictionary.data else PLAIN

    def pack(self, body: Stored) -> Packed:
        """*body* with fewer bytes, or as it is: where it is damaged, or is not larger so and needs
        no other dictionary."""
        codec, data, checksum = fit_to_read(*body[1:])
        record = self._unpacker.proven_record(codec, data, checksum)
        if record is None:
            return Packed(body, is_damaged=True)
        packer = self._fast if len(record) > LARGE_BODY else self._dense
        new_codec, packed = packer.compress_record(record)
        needs_other = codec >= FIRST_DICTIONARY and codec != self._wanted
        if len(packed) < len(data) or needs_other:
            return Packed(Stored(body.id, new_codec, packed, checksum), is_damaged=False)
        return Packed(body, is_damaged=False)
