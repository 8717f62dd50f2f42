"""Imported folders and their runs."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from archive.post import Source
from archive.storage.connection import as_written
from archive.storage.keys import shown_path

_COLUMNS = "id, name, folder, generator, timezone, title, url, last_import"


class SourceStore:
    """The sources of one archive."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[Source]:
        """Every source, in the order of first imports."""
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM source ORDER BY id")
        with as_written("a source"):
            return [_source(row) for row in rows]

    def rules(self, rules_id: int) -> str:
        """The JSON of rules that posts were read by."""
        row = self._connection.execute(
            "SELECT settings FROM reading_rules WHERE id = ?", (rules_id,)
        ).fetchone()
        return "{}" if row is None else str(row[0])

    def keep_rules(self, source_id: int, settings: str) -> int:
        """The id of *settings* (JSON) among the rules of a source, where they are kept for good."""
        row = self._connection.execute(
            "SELECT id FROM reading_rules WHERE source_id = ? AND settings = ?",
            (source_id, settings),
        ).fetchone()
        if row is not None:
            return int(row[0])
        cursor = self._connection.execute(
            "INSERT INTO reading_rules(source_id, settings) VALUES (?, ?)", (source_id, settings)
        )
        return int(cursor.lastrowid or 0)

    def find(self, folder: Path) -> Source | None:
        """The source that this folder was imported as before, if any.

        The same place, or the same folder name whose old place is gone: a folder may move.
        """
        shown = _shown_folder(folder)
        sources = self.all()
        for source in sources:
            if source.folder == shown:
                return source
        for source in sources:
            if source.name == _name_of(folder) and not Path(source.folder).exists():
                return source
        return None

    def add(self, folder: Path, *, generator: str, timezone: str) -> Source:
        """A new source, named after its folder; a number is added where the name is taken."""
        name = free_name(_name_of(folder), {source.name for source in self.all()})
        cursor = self._connection.execute(
            "INSERT INTO source(name, folder, generator, timezone, title, url)"
            " VALUES (?, ?, ?, ?, '', '')",
            (name, _shown_folder(folder), generator, timezone),
        )
        source_id = int(cursor.lastrowid or 0)
        return next(source for source in self.all() if source.id == source_id)

    def update(self, source_id: int, folder: Path, values: Mapping[str, str]) -> None:
        """Note what this import knows: generator, timezone, title, url."""
        self._connection.execute(
            "UPDATE source SET folder = ?, generator = ?, timezone = ?, title = ?, url = ?,"
            " last_import = ? WHERE id = ?",
            (
                _shown_folder(folder),
                values["generator"],
                values["timezone"],
                values["title"],
                values["url"],
                datetime.now(UTC).isoformat(timespec="seconds"),
                source_id,
            ),
        )

    def begin_run(self) -> int:
        """Note that an import began; without an end it was interrupted."""
        cursor = self._connection.execute(
            "INSERT INTO import_run(started) VALUES (?)",
            (datetime.now(UTC).isoformat(timespec="seconds"),),
        )
        return int(cursor.lastrowid or 0)

    def end_run(self, run_id: int, counts: Mapping[str, object]) -> None:
        """Note that an import ended, and its counts."""
        self._connection.execute(
            "UPDATE import_run SET finished = ?, report = ? WHERE id = ?",
            (
                datetime.now(UTC).isoformat(timespec="seconds"),
                json.dumps(counts),
                run_id,
            ),
        )


def free_name(wanted: str, taken: set[str]) -> str:
    """*wanted*, or *wanted* with the first free number behind it."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _name_of(folder: Path) -> str:
    return shown_path(os.fsencode(folder.resolve().name)) or "folder"


def _shown_folder(folder: Path) -> str:
    return shown_path(os.fsencode(folder.resolve()))


def _source(row: tuple[object, ...]) -> Source:
    source_id, name, folder, generator, timezone, title, url, last_import = row
    return Source(
        id=int(str(source_id)),
        name=str(name),
        folder=str(folder),
        generator=str(generator),
        timezone=str(timezone),
        title=str(title),
        url=str(url),
        last_import=None if last_import is None else datetime.fromisoformat(str(last_import)),
    )
