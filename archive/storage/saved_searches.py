"""Queries that the user gave names: a list in the user's own order.

They are read from files of other people too, so what is read is cut to what could have been
written, and a query that cannot be read is given out as it is: the caller says so.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from archive.errors import SavedSearchError
from archive.query import SavedSearch
from archive.search_query import MAX_LENGTH, parse_query
from archive.storage.connection import storage_errors
from archive.storage.keys import cast_text, without_surrogates

MAX_SEARCHES = 200
MAX_NAME = 100  # characters

_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the text around them to the right or left."""
_ROWS = (
    "SELECT id, CAST(substr(name, 1, ?) AS BLOB), CAST(substr(query, 1, ?) AS BLOB),"
    " typeof(name) = 'text' AND typeof(query) = 'text' AND typeof(position) = 'integer'"
    " FROM saved_search ORDER BY position, id"
)


def clean_name(text: str) -> str:
    """*text* as the name of a saved search: one line, and no characters that turn the direction of
    writing. Empty where nothing is left to be seen."""
    line = "".join(_shown(one) for one in without_surrogates(text) if one not in _DIRECTIONS)
    name = " ".join(line.split())
    return name if any(unicodedata.category(one)[0] not in "CZ" for one in name) else ""


def _shown(character: str) -> str:
    return " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character


def usable_name(name: str, others: Sequence[SavedSearch]) -> str:
    """*name* as it would be kept beside the *others*.

    :raises SavedSearchError: it cannot be used; says why
    """
    wanted = clean_name(name)
    if not wanted:
        raise SavedSearchError("A saved search needs a name")
    if len(wanted) > MAX_NAME:
        raise SavedSearchError(f"The name is too long; {MAX_NAME} characters is the limit")
    if any(_key(one.name) == _key(wanted) for one in others):
        raise SavedSearchError(f"There is a saved search “{wanted}” already")
    return wanted


class SavedSearchStore:
    """The saved searches of one archive.

    Every method raises an error of the StorageError tree where the file is the cause. What changes
    something needs an archive open for writing, and is one transaction.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def all(self) -> list[SavedSearch]:
        """All of them, in the user's order."""
        with storage_errors(self._path):
            rows = self._connection.execute(
                f"{_ROWS} LIMIT ?", (MAX_NAME, MAX_LENGTH + 1, MAX_SEARCHES)
            )
            return [_search(number, name, query) for number, name, query, _ in rows]

    def add(self, name: str, query: str) -> SavedSearch:
        """Save *query* under *name*, behind the others.

        :raises SavedSearchError: the name cannot be used, or there are too many
        :raises SearchQueryError: the query cannot be read
        """
        parse_query(query)
        with self._writing() as known:
            return self._add(name, query, known)

    def put_back(self, search: SavedSearch, place: int) -> SavedSearch:
        """Save a search again that was removed, with *place* others before it; its number may be
        another one. Its query is what it was, though it may be one that cannot be read.

        :raises SavedSearchError: its name is taken by now, or there are too many
        """
        with self._writing() as known:
            added = self._add(search.name, search.query, known)
            self._put([one.id for one in known], added.id, place)
            return added

    def _add(self, name: str, query: str, known: list[SavedSearch]) -> SavedSearch:
        if len(known) >= MAX_SEARCHES:
            reason = f"There are {MAX_SEARCHES} saved searches; that is the limit"
            raise SavedSearchError(reason)
        wanted = usable_name(name, known)
        cursor = self._connection.execute(
            "INSERT INTO saved_search(name, query, position)"
            " SELECT ?, ?, coalesce(max(position), 0) + 1 FROM saved_search",
            (wanted, _one_line(query)),
        )
        return SavedSearch(int(cursor.lastrowid or 0), wanted, _one_line(query))

    def change(self, search_id: int, name: str, query: str) -> None:
        """Give a saved search another name and another query.

        :raises SavedSearchError: the name cannot be used, or there is no such search
        :raises SearchQueryError: the query cannot be read
        """
        parse_query(query)
        with self._writing() as known:
            others = [one for one in known if one.id != search_id]
            wanted = usable_name(name, others)
            self._change(
                "UPDATE saved_search SET name = ?, query = ? WHERE id = ?",
                (wanted, _one_line(query), search_id),
            )

    def remove(self, search_id: int) -> None:
        """Forget a saved search.

        :raises SavedSearchError: there is no such search
        """
        with self._writing():
            self._change("DELETE FROM saved_search WHERE id = ?", (search_id,))

    def move(self, search_id: int, by: int) -> None:
        """Move a saved search so many places down, or up where *by* is negative; as far as there
        are places.

        :raises SavedSearchError: there is no such search
        """
        with self._writing() as known:
            ids = [one.id for one in known]
            if search_id not in ids:
                raise SavedSearchError(_NOT_THERE)
            place = ids.index(search_id) + by
            ids.remove(search_id)
            self._put(ids, search_id, place)

    def _put(self, others: list[int], search_id: int, place: int) -> None:
        """Give all of them places: the *others* in this order, with one more among them."""
        others.insert(max(0, place), search_id)
        self._connection.executemany(
            "UPDATE saved_search SET position = ? WHERE id = ?", enumerate(others, start=1)
        )

    def _change(self, statement: str, values: tuple[object, ...]) -> None:
        if not self._connection.execute(statement, values).rowcount:
            raise SavedSearchError(_NOT_THERE)

    @contextmanager
    def _writing(self) -> Iterator[list[SavedSearch]]:
        """One transaction, with what is there at its beginning."""
        with storage_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.all()
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.rollback()
                raise


def damaged_searches(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each saved search that nobody can have saved so."""
    names: set[str] = set()
    for number, name, query, is_typed in connection.execute(_ROWS, (MAX_NAME + 1, MAX_LENGTH)):
        text = cast_text(name)
        is_text = (text.encode(), cast_text(query).encode()) == (name, query)
        if not (is_typed and is_text and text == clean_name(text) and 0 < len(text) <= MAX_NAME):
            yield f"the saved search {number} is damaged"
        elif _key(text) in names:
            yield f"there is another saved search of the name {text!r}"
        names.add(_key(text))


_NOT_THERE = "There is no such saved search"


def _search(number: int, name: object, query: object) -> SavedSearch:
    return SavedSearch(number, clean_name(cast_text(name)) or f"#{number}", cast_text(query))


def _key(name: str) -> str:
    """Names that differ in nothing but this are one name to people."""
    return unicodedata.normalize("NFKC", name).casefold()


def _one_line(query: str) -> str:
    return " ".join(without_surrogates(query).split())
