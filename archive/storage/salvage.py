"""Read what can still be read of a damaged archive, row by row.

Where SQLite meets a page that makes no sense, it gives up the whole statement. Here the search goes
on behind that page: one page holds a few posts, and they are all that is lost.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from archive.storage.connection import connect_to_salvage

Say = Callable[[str], None]

_LARGEST_ID = (1 << 63) - 1
_NO_DAMAGE = ("SQLITE_INTERRUPT", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_NOMEM", "SQLITE_ERROR")
_KINDS: dict[str, tuple[type, ...]] = {
    "i": (int,),
    "t": (str,),
    "b": (bytes,),
    "p": (str, bytes),
    "r": (int, float),
    "?": (int, float, str, bytes),
}


def fits(values: tuple[object, ...], kinds: str) -> bool:
    """Whether *values* are of these kinds: ``i`` integer, ``t`` text, ``b`` bytes, ``p`` path,
    ``r`` number, ``?`` anything; a capital one may be NULL.

    >>> fits((1, None), "iT"), fits((b"1", None), "iT")
    (True, False)
    """
    return all(
        (value is None and kind.isupper()) or isinstance(value, _KINDS[kind.lower()])
        for value, kind in zip(values, kinds, strict=True)
    )


class Salvage:
    """The tables of a damaged archive. For reading; what is lost is told to *say* in sentences."""

    def __init__(self, path: Path, say: Say) -> None:
        """:raises StorageError: not even the beginning of the file can be read"""
        self.connection = connect_to_salvage(path)
        self._say = say

    def close(self) -> None:
        """Close the damaged archive."""
        self.connection.close()

    def rows(self, table: str, columns: str, kinds: str) -> Iterator[tuple[Any, ...]]:
        """The rows of *table* by the first of *columns*, which is its integer key. Rows that hold
        no values of these *kinds* (as in :func:`fits`) are left out."""
        key = columns.split(",", maxsplit=1)[0]
        query = f"SELECT {columns} FROM {table} NOT INDEXED WHERE {key} >= ? ORDER BY {key}"
        at = 0
        while at <= _LARGEST_ID:
            try:
                with closing(self.connection.execute(query, (at,))) as cursor:
                    for row in cursor:
                        at = row[0] + 1
                        if fits(row, kinds):
                            yield row
                        else:
                            self._say(f"row {row[0]} of {table} is damaged")
            except sqlite3.DatabaseError as error:
                raise_unless_damage(error)
            else:
                return
            behind = self._next_readable(table, key, at)
            if behind is None:
                self._say(f"{table} cannot be read from row {at} on")
                return
            last = behind - 1
            which = f"row {at}" if last <= at else f"rows {at} to {last}"
            self._say(f"{which} of {table} cannot be read")
            at = behind

    def _next_readable(self, table: str, key: str, at: int) -> int | None:
        """A key behind *at* from which on there is something to be read, or None."""
        found = self._probe(table, key, at)
        if found is not None:  # the row is there, but its values lie on a damaged page
            return found + 1 if found <= _LARGEST_ID else None
        step = 1
        while self._probe(table, key, at + step) is None:
            step *= 2
            if at + step > _LARGEST_ID:
                return None
        bad, good = at + step // 2, at + step
        while good - bad > 1:
            middle = (bad + good) // 2
            if self._probe(table, key, middle) is None:
                bad = middle
            else:
                good = middle
        return good

    def _probe(self, table: str, key: str, at: int) -> int | None:
        """The first key from *at* on; more than any key where there is none; None where that cannot
        be read. An index may know of keys that the table has lost: it is not asked."""
        query = f"SELECT {key} FROM {table} NOT INDEXED WHERE {key} >= ? ORDER BY {key} LIMIT 1"
        try:
            row = self.connection.execute(query, (at,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise_unless_damage(error)
            return None
        return _LARGEST_ID + 1 if row is None else int(row[0])

    def small_rows(self, table: str, columns: str, kinds: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a table without such a key, up to the first page that cannot be read."""
        try:
            with closing(self.connection.execute(f"SELECT {columns} FROM {table}")) as cursor:
                for row in cursor:
                    if fits(row, kinds):
                        yield row
                    else:
                        self._say(f"a row of {table} is damaged")
        except sqlite3.DatabaseError as error:
            raise_unless_damage(error)
            self._say(f"the rest of {table} cannot be read")

    def row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        """The only row of a query, or None where there is none that can be read."""
        try:
            found: tuple[Any, ...] | None = self.connection.execute(query, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise_unless_damage(error)
            return None
        return found


def raise_unless_damage(error: sqlite3.DatabaseError) -> None:
    """Raise *error* again where it comes from something else than damaged pages."""
    name = getattr(error, "sqlite_errorname", "")
    if str(error).startswith(("no such table", "no such column")):  # its own name is damaged
        return
    if isinstance(error, sqlite3.ProgrammingError) or name.startswith(_NO_DAMAGE):
        raise error
