"""What a query can ask of a post, read from the tables only when it is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cached_property

from archive.search_tree import State, facet_key
from archive.storage.connection import as_written
from archive.storage.keys import shown_path
from archive.storage.schema import FLAG_HIDDEN, FLAG_IMAGE, FLAG_MISSING, FLAG_PROBLEM
from archive.storage.text_cache import TextCache
from archive.text.fold import fold

_FLAG_STATES = (
    (FLAG_HIDDEN, State.HIDDEN),
    (FLAG_MISSING, State.MISSING),
    (FLAG_IMAGE, State.IMAGE),
    (FLAG_PROBLEM, State.PROBLEM),
)


class StoredFacts:
    """One post of the archive; see :class:`archive.search_match.PostFacts`.

    Everything is read when it is first asked for: most candidates of a query are settled by
    their title or their text alone.
    """

    def __init__(self, connection: sqlite3.Connection, texts: TextCache, post_id: int) -> None:
        self._connection = connection
        self._texts = texts
        self._id = post_id

    @cached_property
    def _row(self) -> tuple[int, int, int, int, int, str]:
        row: tuple[int, int, int, int, int, str] | None = self._connection.execute(
            "SELECT published, flags, facet_set, source_id, key, title FROM post WHERE id = ?",
            (self._id,),
        ).fetchone()
        return row or (0, 0, 0, 0, 0, "")

    @cached_property
    def title(self) -> str:
        """Folded."""
        known = self._texts.peek(self._id)
        return fold(self.written_title) if known is None else known.folded_title

    @cached_property
    def written_title(self) -> str:
        """The title as it is shown: for it alone no text is opened."""
        known = self._texts.peek(self._id)
        return str(self._row[5]) if known is None else known.title

    @property
    def text(self) -> str:
        """Folded."""
        return self._texts.get(self._id).folded

    @property
    def written_text(self) -> str:
        """The text as it is shown."""
        return self._texts.get(self._id).text

    @property
    def published(self) -> int:
        """Wall-clock seconds."""
        return self._row[0]

    @property
    def hidden(self) -> bool:
        """Whether lists leave it out."""
        return bool(self._row[1] & FLAG_HIDDEN)

    @property
    def states(self) -> frozenset[State]:
        """What ``is:`` and ``has:`` can ask for."""
        _, flags, _, source_id, key, _ = self._row
        found = {state for flag, state in _FLAG_STATES if flags & flag}
        row = self._connection.execute(
            "SELECT starred, read_at IS NOT NULL FROM post_state"
            " WHERE source_id = ? AND post_key = ?",
            (source_id, key),
        ).fetchone()
        starred, read = row or (0, 0)
        found.add(State.READ if read else State.UNREAD)
        if starred:
            found.add(State.STARRED)
        if self._connection.execute(
            "SELECT 1 FROM highlight WHERE source_id = ? AND post_key = ? LIMIT 1",
            (source_id, key),
        ).fetchone():
            found.add(State.NOTE)
        return frozenset(found)

    @property
    def facet_ids(self) -> frozenset[int]:
        """The facets that the post is filed under."""
        rows = self._connection.execute(
            "SELECT facet_id FROM facet_set_item WHERE facet_set_id = ?", (self._row[2],)
        )
        return frozenset(facet_id for (facet_id,) in rows)

    @property
    def paths(self) -> Sequence[str]:
        """Folded, as a query's are."""
        rows = self._connection.execute("SELECT path FROM post_file WHERE post_id = ?", (self._id,))
        with as_written("a path"):
            return [facet_key(shown_path(path)) for (path,) in rows]
