"""Stored posts as text: the bytes of each, read by the rules of its source."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from archive.errors import ArchiveCorruptError
from archive.importing.reading import ReadingRules
from archive.storage.bodies import BodyReader
from archive.storage.connection import ChangeWatch, as_written
from archive.storage.posts import PostRow
from archive.storage.sources import SourceStore
from archive.text.fold import Check, unchecked
from archive.text.html_text import Shown


class PostTexts:
    """Reads on one connection; keeps the rules until the archive changes.

    *check* is called when a post's bytes are there and nothing is done with them yet; it may raise.
    To read them cannot be stopped: half a second at the most, of five million characters.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        sources: SourceStore,
        bodies: BodyReader,
        check: Check = unchecked,
    ) -> None:
        """*path* is the archive's, for errors."""
        self._path = path
        self._sources = sources
        self._bodies = bodies
        self._check = check
        self._rules: dict[int, ReadingRules] = {}
        self._watch = ChangeWatch(connection)

    def rules_of(self, rules_id: int) -> ReadingRules:
        """The rules that posts were read by."""
        if self._watch.has_changed():  # such as an import that was taken back
            self._rules.clear()
        if rules_id not in self._rules:
            with as_written("the rules of a source"):
                settings = self._sources.rules(rules_id)
                self._rules[rules_id] = ReadingRules.from_json(settings)
        return self._rules[rules_id]

    def excerpt(self, row: PostRow, limit: int) -> str:
        """Empty where the stored bytes are damaged: the list goes on, and ``check`` says which."""
        try:
            data = self._bodies.read_checked(row.id, self._path)
        except ArchiveCorruptError:
            return ""
        self._check()
        return self.rules_of(row.rules_id).excerpt(data, limit)

    def text(self, post_id: int, rules_id: int, plain: Shown) -> str:
        """The visible text.

        :raises ArchiveCorruptError: the stored bytes are damaged
        """
        data = self._bodies.read_checked(post_id, self._path)
        self._check()
        return self.rules_of(rules_id).text(data, plain=plain)

    def text_to_search(self, post_id: int, rules_id: int, plain: Shown) -> str:
        """The same, and none of a damaged post: it is found by its title alone."""
        try:
            return self.text(post_id, rules_id, plain)
        except ArchiveCorruptError:
            return ""
