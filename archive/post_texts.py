"""Stored posts as text, and the rules that they were read by."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import ArchiveCorruptError
from archive.storage.bodies import BodyReader
from archive.storage.connection import ChangeWatch, as_written
from archive.storage.sources import SourceStore

if TYPE_CHECKING:
    from archive.importing.reading import ReadingRules


class PostTexts:
    """Reads on one connection; keeps the rules until the archive changes."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, sources: SourceStore, bodies: BodyReader
    ) -> None:
        """*path* is the archive's, for errors."""
        self._path = path
        self._sources = sources
        self._bodies = bodies
        self._rules: dict[int, ReadingRules] = {}
        self._watch = ChangeWatch(connection)

    def rules_of(self, rules_id: int) -> ReadingRules:
        """The rules that posts were read by."""
        if self._watch.has_changed():  # such as an import that was taken back
            self._rules.clear()
        if rules_id not in self._rules:
            # Half of all modules: the first list is there sooner without.
            from archive.importing.reading import ReadingRules  # noqa: PLC0415

            with as_written("the rules of a source"):
                settings = self._sources.rules(rules_id)
                self._rules[rules_id] = ReadingRules.from_json(settings)
        return self._rules[rules_id]

    def excerpt(self, post_id: int) -> str:
        """One line. Empty where the stored bytes are damaged: the list goes on, and ``check`` says
        which are."""
        return self.excerpts([post_id]).get(post_id, "")

    def excerpts(self, post_ids: Sequence[int]) -> dict[int, str]:
        """The same of many posts by their ids."""
        return self._bodies.excerpts_of(post_ids)

    def text(self, post_id: int) -> str:
        """The visible text, as it was when the post was read.

        :raises PostNotFoundError: there is no such post
        :raises ArchiveCorruptError: the stored bytes are damaged
        """
        try:
            return self._bodies.text_of(post_id)
        except ValueError as error:
            raise ArchiveCorruptError(self._path, f"post {post_id}: {error}") from error

    def texts_to_search(
        self, post_ids: Sequence[int]
    ) -> Generator[tuple[int, str, str], None, None]:
        """(id, title, visible text) of posts; a damaged post has no text: it is found by its title
        alone."""
        return self._bodies.texts_of(post_ids)
