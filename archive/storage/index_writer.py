"""Write the two full-text indexes. Reading them is :mod:`archive.storage.fulltext`.

Both tables are contentless: SQLite keeps the tokens of a post, not its text. To take a post out
of the index its old tokens must be said again, exactly; they come from the stored original bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from operator import itemgetter

from archive.storage.schema import FLAG_HIDDEN, FLAG_IMAGE, FLAG_PROBLEM, INDEX_PAGE_BYTES
from archive.text.token_codes import TokenCodes, token_codes

HASH_BYTES = 64 * 1024 * 1024
"""How much of the index SQLite gathers in memory before it writes: 1 MB, its own default, costs
two thirds more time in batches of 2,000 posts (measured)."""

SEGMENT_FROM = 500
"""So many posts at once are written as a segment of their own."""

MERGE_SEGMENTS = 16
"""So many segments become one, as many as FTS5 can: each round writes the index once more, and a
search in a dozen segments is still quick."""

MERGED_PAGES = 3
"""For each written page so many are merged, a bit at a time: three rounds for a million posts."""

_TABLES = ("post_fts", "title_fts")
FACET_MARK = "\ue000"
STATE_MARK = "\ue001"
ALL_TOKEN = STATE_MARK + "all"
HIDDEN_TOKEN = STATE_MARK + "hidden"
IMAGE_TOKEN = STATE_MARK + "image"
PROBLEM_TOKEN = STATE_MARK + "problem"

_FLAG_TOKENS = (
    (FLAG_HIDDEN, HIDDEN_TOKEN),
    (FLAG_IMAGE, IMAGE_TOKEN),
    (FLAG_PROBLEM, PROBLEM_TOKEN),
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def facet_token(facet_id: int) -> str:
    """The token that stands for a facet: a private-use character and its id to the base 36.

    >>> facet_token(37).encode("unicode_escape")
    b'\\\\ue00011'

    :raises ValueError: there is no such id
    """
    if not isinstance(facet_id, int) or facet_id < 0:
        raise ValueError(f"{facet_id!r} is no id of a facet")
    digits = ""
    while True:
        facet_id, digit = divmod(facet_id, 36)
        digits = _DIGITS[digit] + digits
        if not facet_id:
            return FACET_MARK + digits


def filter_tokens(facet_ids: Iterable[int], flags: int) -> str:
    """The tokens of everything but text that a post can be found by."""
    tokens = [ALL_TOKEN]
    tokens += [facet_token(facet_id) for facet_id in dict.fromkeys(facet_ids)]
    tokens += [token for flag, token in _FLAG_TOKENS if flags & flag]
    return " ".join(tokens)


class FullTextWriter:
    """Adds posts to the indexes and takes them out, on the writing connection.

    Many posts at once become a segment of their own, which takes a third of the time
    (:mod:`archive.storage.segment_pages`); of few, the import of numpy alone would take longer.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._tokens: list[tuple[int, TokenCodes]] = []
        self._titles: list[tuple[int, str]] = []
        self._is_ready = False

    def _get_ready(self) -> None:
        """Ask for memory. Not before something is written: this is a write of its own."""
        if self._is_ready:
            return
        for table in _TABLES:
            self._connection.execute(
                f"INSERT INTO {table}({table}, rank) VALUES('hashsize', ?)", (HASH_BYTES,)
            )
        self._connection.execute(
            "INSERT INTO post_fts(post_fts, rank) VALUES('usermerge', ?)", (MERGE_SEGMENTS,)
        )
        self._is_ready = True

    def add(self, post_id: int, tokens: TokenCodes, title_tokens: str, filters: str) -> None:
        """Note a post; it goes in with the next :meth:`flush`."""
        self._tokens.append((post_id, tokens + token_codes(filters)))
        self._titles.append((post_id, title_tokens))

    def flush(self) -> None:
        """Write what was noted, in the order of ids: an index grows at its end for free."""
        if not self._tokens:
            return
        self._get_ready()
        self._tokens.sort(key=itemgetter(0))
        self._titles.sort()
        if len(self._tokens) < SEGMENT_FROM or not self._add_segment():
            self._connection.executemany(
                "INSERT INTO post_fts(rowid, tokens) VALUES (?, ?)",
                [(post_id, tokens.text()) for post_id, tokens in self._tokens],
            )
        self._connection.executemany(
            "INSERT INTO title_fts(rowid, title) VALUES (?, ?)", self._titles
        )
        self._tokens.clear()
        self._titles.clear()

    def _add_segment(self) -> bool:
        """Whether the segment is there: not where a later SQLite keeps its index in another way."""
        from archive.storage import segment_writer  # noqa: PLC0415 (slow: numpy)

        try:
            pages = segment_writer.add_segments(
                self._connection, "post_fts", self._tokens, INDEX_PAGE_BYTES
            )
        except segment_writer.UnknownFormError:
            return False
        self._connection.execute(
            "INSERT INTO post_fts(post_fts, rank) VALUES('merge', ?)", (MERGED_PAGES * pages,)
        )
        return True

    def delete(self, post_id: int, tokens: TokenCodes, title_tokens: str, filters: str) -> None:
        """Take a post out at once. The tokens must be those that it went in with."""
        self._connection.execute(
            "INSERT INTO post_fts(post_fts, rowid, tokens) VALUES('delete', ?, ?)",
            (post_id, (tokens + token_codes(filters)).text()),
        )
        self._connection.execute(
            "INSERT INTO title_fts(title_fts, rowid, title) VALUES('delete', ?, ?)",
            (post_id, title_tokens),
        )

    def merge(self) -> None:
        """Merge all parts of the indexes into one: smaller, and faster to search."""
        for table in _TABLES:
            self._connection.execute(f"INSERT INTO {table}({table}) VALUES('optimize')")
