"""Put segments made by :mod:`archive.storage.segment_pages` into an FTS5 table.

FTS5 keeps its index in ordinary tables beside its own: pages and two records in ``_data``, the
first term of each page in ``_idx``, how many tokens a post has in ``_docsize``. A segment is added
as FTS5 itself adds one when it empties its memory: the newest of the lowest level. Merging is left
to FTS5.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.storage.segment_pages import Segment, build_segment, varint
from archive.storage.token_numbers import MAX_POSTS
from archive.text.token_codes import TokenCodes

_AVERAGES = 1  # ids of FTS5's own two records
_STRUCTURE = 10
_SEGMENT_BITS = 37  # a page's id is its segment's, so far to the left, and its number from 1 on
_MOST_SEGMENTS = 2000
_COOKIE_BYTES = 4


@dataclass(slots=True)
class _Level:
    """Segments (number, first page, last page), the oldest first; so many are being merged."""

    merging: int = 0
    segments: list[tuple[int, int, int]] = field(default_factory=list)


class UnknownFormError(Exception):
    """A later FTS5 keeps its record in another form: the index is none that we can add to."""


class _Structure:
    """FTS5's record of which segments there are."""

    def __init__(self, record: bytes) -> None:
        """:raises UnknownFormError: it is not one that :meth:`record` would write"""
        try:
            self._read(record)
        except StopIteration:
            raise UnknownFormError from None
        if self.record() != record:
            raise UnknownFormError

    def _read(self, record: bytes) -> None:
        self._cookie = record[:_COOKIE_BYTES]
        numbers = iter(_read_varints(record[_COOKIE_BYTES:]))
        levels, _, self.written = next(numbers), next(numbers), next(numbers)
        self.levels: list[_Level] = []
        for _ in range(levels):
            level = _Level(next(numbers))
            count = next(numbers)
            level.segments = [(next(numbers), next(numbers), next(numbers)) for _ in range(count)]
            self.levels.append(level)

    def add(self, pages: int) -> int:
        """Note a new segment; its number."""
        taken = {segment[0] for level in self.levels for segment in level.segments}
        number = next(one for one in range(1, _MOST_SEGMENTS + 1) if one not in taken)
        if not self.levels:
            self.levels.append(_Level())
        self.levels[0].segments.append((number, 1, pages))
        self.written += pages
        return number

    def record(self) -> bytes:
        """As FTS5 writes it."""
        count = sum(len(level.segments) for level in self.levels)
        numbers = [len(self.levels), count, self.written]
        for level in self.levels:
            numbers += [level.merging, len(level.segments)]
            for segment in level.segments:
                numbers += segment
        return self._cookie + b"".join(map(varint, numbers))


def _read_varints(data: bytes) -> list[int]:
    numbers, number = [], 0
    for byte in data:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004
            numbers.append(number)
            number = 0
    return numbers


def add_segments(
    connection: sqlite3.Connection,
    table: str,
    rows: Sequence[tuple[int, TokenCodes]],
    page_bytes: int,
) -> int:
    """Add *rows*, (post id, tokens), in a transaction, ids growing and not in *table* yet; how many
    pages were written.

    :raises UnknownFormError: nothing was written; FTS5 has to do it
    """
    _Structure(_record(connection, table, _STRUCTURE))
    # FTS5 writes what it holds in memory when a savepoint is made, and forgets what it knows of its
    # own tables when one is taken back.
    connection.execute("SAVEPOINT segments")
    pages = 0
    for first in range(0, len(rows), MAX_POSTS):
        some = rows[first : first + MAX_POSTS]
        segment = build_segment(some, page_bytes)
        _add(connection, table, some, segment)
        pages += len(segment.pages)
    connection.execute("SAVEPOINT forget")
    connection.execute(f"INSERT INTO {table}({table}, rank) VALUES('pgsz', ?)", (page_bytes,))
    connection.execute("ROLLBACK TO forget")
    connection.execute("RELEASE forget")
    connection.execute("RELEASE segments")
    return pages


def _add(
    connection: sqlite3.Connection,
    table: str,
    rows: Sequence[tuple[int, TokenCodes]],
    segment: Segment,
) -> None:
    structure = _Structure(_record(connection, table, _STRUCTURE))
    number = structure.add(len(segment.pages))
    connection.executemany(
        f"INSERT INTO {table}_data(id, block) VALUES (?, ?)",
        ((number << _SEGMENT_BITS | at, page) for at, page in enumerate(segment.pages, start=1)),
    )
    connection.executemany(
        f"INSERT INTO {table}_idx(segid, term, pgno) VALUES (?, ?, ?)",
        # the last bit of a page's number would say that a list has an index of its own
        ((number, term, at << 1) for at, term in enumerate([b"", *segment.first_terms], start=1)),
    )
    connection.executemany(
        f"INSERT INTO {table}_docsize(id, sz) VALUES (?, ?)",
        (
            (post_id, varint(count))
            for (post_id, _), count in zip(rows, segment.token_counts, strict=True)
        ),
    )
    averages = _read_varints(_record(connection, table, _AVERAGES)) or [0, 0]
    averages = [averages[0] + len(rows), averages[1] + sum(segment.token_counts)]
    _write_record(connection, table, _AVERAGES, b"".join(map(varint, averages)))
    _write_record(connection, table, _STRUCTURE, structure.record())


def _record(connection: sqlite3.Connection, table: str, number: int) -> bytes:
    row = connection.execute(f"SELECT block FROM {table}_data WHERE id = ?", (number,)).fetchone()
    return bytes(row[0])


def _write_record(connection: sqlite3.Connection, table: str, number: int, record: bytes) -> None:
    connection.execute(f"UPDATE {table}_data SET block = ? WHERE id = ?", (record, number))
