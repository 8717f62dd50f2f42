"""Does a full-text index hold exactly the tokens that it should? Told by one number for each side.

The number is the sum of ``weight(token) * place(post, position)`` over all tokens of all posts.
It does not depend on the order in which they come, so neither side has to be kept or sorted,
and a token that is missing, foreign, or under another post changes it (a chance of one in some
billions aside). SQLite adds up the places of each token, which is most of the work.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

_POST_FACTOR, _POSITION_FACTOR, _MODULUS = 2_654_435_761, 40_503, 4_294_967_291
_SUM = f"sum((doc * {_POST_FACTOR} + (coalesce(offset, -1) + 1) * {_POSITION_FACTOR}) % {_MODULUS})"
_SUMS = (
    "SELECT walked.term, walked.places,"
    f" (SELECT {_SUM} FROM temp.index_found found WHERE found.term = walked.term)"
    f" FROM (SELECT term, {_SUM} AS places FROM temp.index_walked GROUP BY term) walked"
)
"""Each term once by walking through the whole index and once by finding it, as a search does: the
ways to a term are kept beside the terms, and may be damaged by themselves."""

_VIEWS = ("index_walked", "index_found")


class IndexSums:
    """What the two indexes should hold, added up post by post, and what they do hold."""

    def __init__(self) -> None:
        self._texts = 0
        self._titles = 0

    def add(self, post_id: int, tokens: Iterable[str], title_tokens: Iterable[str]) -> None:
        """A post: its different tokens, with those for filters, and those of its title in order."""
        self._texts += _place(post_id, 0) * sum(map(_weight, tokens))
        self._titles += sum(
            _weight(token) * _place(post_id, position)
            for position, token in enumerate(title_tokens, start=1)
        )

    def differences(self, connection: sqlite3.Connection) -> Iterator[str]:
        """The names of the indexes that hold something else."""
        for table, wanted in (("post_fts", self._texts), ("title_fts", self._titles)):
            if not _holds(connection, table, wanted):
                yield table


def _holds(connection: sqlite3.Connection, table: str, wanted: int) -> bool:
    held = 0
    with _terms_of(connection, table) as terms:
        for term, places, found in terms:
            if found != places:
                return False
            held += _weight(term) * places
    return held == wanted


def _weight(token: str) -> int:
    return zlib.crc32(token.encode("utf-8", "replace")) + 1


def _place(post_id: int, position: int) -> int:
    """As in ``_SUMS``; *position* counts from 1, and is 0 in an index without positions."""
    return (post_id * _POST_FACTOR + position * _POSITION_FACTOR) % _MODULUS


@contextmanager
def _terms_of(
    connection: sqlite3.Connection, table: str
) -> Iterator[Iterator[tuple[str, int, int | None]]]:
    """(term, sum of its places, the same where it is looked for) of an index. The views of it live
    in the temporary database; ``query_only`` is lifted for them, which cannot touch a file opened
    read-only."""
    query_only = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")
    cursor = connection.cursor()
    try:
        for view in _VIEWS:
            cursor.execute(f"DROP TABLE IF EXISTS temp.{view}")  # left by one that was interrupted
            cursor.execute(
                f"CREATE VIRTUAL TABLE temp.{view} USING fts5vocab('main', '{table}', 'instance')"
            )
        yield cursor.execute(_SUMS)
    finally:
        cursor.close()  # a table that is being read cannot be dropped
        for view in _VIEWS:
            connection.execute(f"DROP TABLE IF EXISTS temp.{view}")
        connection.execute(f"PRAGMA query_only = {query_only}")
