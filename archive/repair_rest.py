"""What a damaged archive holds beside its posts: the names of their files, stars, highlights,
saved searches, former texts, pictures and problems."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping

from archive.storage.bodies import BodyReader
from archive.storage.details import renew_row_sum
from archive.storage.highlight_rows import COLUMNS as HIGHLIGHT
from archive.storage.highlight_rows import KINDS, row_sum
from archive.storage.keys import hash_key, raw_path, shown_path
from archive.storage.salvage import Salvage, Say
from archive.storage.saved_searches import MAX_NAME, clean_name

FOLDER = "saved"
"""Where post files go whose names are lost."""

_FILE = "id, source_id, post_id, path, path_key, size, mtime_ns, missing"
_STATE = "source_id, post_key, starred, read_at, position"
_VERSION = "id, source_id, post_key, kept_at, codec, checksum, bytes"
_ASSET = "id, checksum, media_type, codec, bytes"
_ASSET_FILE = "id, source_id, asset_id, path, path_key, size, mtime_ns"
_LINK = "post_id, address, asset_file_id"
_PROBLEM = "id, source_id, path, line, severity, code, message, post_id"
_SEARCH = "id, name, query, position"
_RUN = "id, started, finished, report"


class RestSaver:
    """Copies rows into a new archive whose posts are written. ``source_name`` makes sure that there
    is a source."""

    def __init__(
        self,
        old: Salvage,
        new: sqlite3.Connection,
        bodies: BodyReader,
        source_name: Callable[[int], str],
        say: Say,
    ) -> None:
        self._old = old
        self._new = new
        self._source_name = source_name
        self._say = say
        self._bodies = bodies

    def save(
        self, ids: Mapping[int, int], bare: Collection[int], lost: dict[int, str]
    ) -> dict[int, str]:
        """Copy everything. ``ids`` are those of a post in the old archive and the new one, ``bare``
        the new ones whose files are to be read again. Posts that turn out to be lost join *lost*.

        :returns: those lost posts whose files have no names, and their titles
        """
        unnamed = self._save_files(ids, bare, lost)
        self._name_the_nameless()
        for state in self._old.small_rows("post_state", _STATE, "iiiTR"):
            self._source_name(state[0])
            self._insert("post_state", _STATE, state)
        self._save_highlights()
        self._save_versions()
        self._save_assets(ids)
        for *row, post_id in self._old.rows("problem", _PROBLEM, "iitItttI"):
            if post_id is None or post_id in ids:
                self._source_name(row[1])
                self._insert("problem", _PROBLEM, (*row, ids.get(post_id)))
        self._save_searches()
        for run in self._old.rows("import_run", _RUN, "itTT"):
            self._insert("import_run", _RUN, run)
        return unnamed

    def _insert(self, table: str, columns: str, row: tuple[object, ...]) -> bool:
        marks = ", ".join("?" * len(row))
        try:
            self._new.execute(f"INSERT INTO {table}({columns}) VALUES ({marks})", row)
        except sqlite3.IntegrityError as error:
            self._say(f"row {row[0]} of {table} is damaged: {error}")
            return False
        return True

    def _save_files(
        self, ids: Mapping[int, int], bare: Collection[int], lost: dict[int, str]
    ) -> dict[int, str]:
        unnamed = dict(lost)
        for number, source_id, post_id, path, old_key, size, mtime, missing in self._old.rows(
            "post_file", _FILE, "iiipiiii"
        ):
            new_id = ids.get(post_id)
            if new_id is None:
                lost.setdefault(post_id, "")
                unnamed.pop(post_id, None)
                self._say(f"the file “{shown_path(path)}” is lost")
                continue
            self._source_name(source_id)
            key = hash_key(source_id, raw_path(path))
            if key != old_key:
                self._say(f"the name of the file “{shown_path(path)}” may be wrong")
            # With another time the next import takes it for another file, and reads it.
            time = 0 if new_id in bare else mtime
            row = number, source_id, new_id, path, key, size, time, missing
            self._insert("post_file", _FILE, row)
        return unnamed

    def _name_the_nameless(self) -> None:
        rows = self._new.execute(
            "SELECT p.id, p.source_id FROM post p LEFT JOIN post_file f ON f.post_id = p.id"
            " WHERE f.post_id IS NULL"
        ).fetchall()
        for post_id, source_id in rows:
            path = f"{FOLDER}/{post_id}.md"
            key = hash_key(source_id, path)
            row = None, source_id, post_id, path, key, 0, 0, 1
            self._insert("post_file", _FILE, row)
            self._say(f"the name of a file is lost: it is “{path}” now")

    def _save_versions(self) -> None:
        for row in self._old.rows("post_version", _VERSION, "iiitibb"):
            number, source_id, _, _, codec, checksum, packed = row
            if self._bodies.proven_record(codec, packed, checksum) is not None:
                self._source_name(source_id)
                self._insert("post_version", _VERSION, row)
            else:
                self._say(f"the former text {number} of a post is lost")

    def _save_highlights(self) -> None:
        """Of a damaged one too what is left: nobody can write it once more."""
        for row in self._old.rows("highlight", HIGHLIGHT, KINDS):
            found = row_sum(row[1:-1])
            if found != row[-1]:
                self._say(f"the highlight or note {row[0]} is damaged: it may say something else")
            self._source_name(row[1])
            self._insert("highlight", HIGHLIGHT, (*row[:-1], found))

    def _save_searches(self) -> None:
        for number, name, query, position in self._old.rows("saved_search", _SEARCH, "itti"):
            saved = clean_name(name)[:MAX_NAME].strip() or f"saved-{number}"
            if saved != name:
                self._say(f"the name of the saved search {number} is damaged: it is “{saved}” now")
            self._insert("saved_search", _SEARCH, (number, saved, query, position))

    def _save_assets(self, ids: Mapping[int, int]) -> None:
        kept: set[int] = set()
        for row in self._old.rows("asset", _ASSET, "ibtib"):
            number, checksum, _, codec, packed = row
            if self._bodies.proven(codec, packed, checksum) is None:
                self._say(f"the asset {number} is lost")
            elif self._insert("asset", _ASSET, row):
                kept.add(number)
        files: set[int] = set()
        for number, source_id, asset_id, path, _, size, mtime in self._old.rows(
            "asset_file", _ASSET_FILE, "iiipiii"
        ):
            if asset_id not in kept:
                self._say(f"the file “{shown_path(path)}” is lost")
                continue
            self._source_name(source_id)
            key = hash_key(source_id, raw_path(path))
            if self._insert(
                "asset_file", _ASSET_FILE, (number, source_id, asset_id, path, key, size, mtime)
            ):
                files.add(number)
        with_links: set[int] = set()
        for post_id, address, file_id in self._old.small_rows("post_asset", _LINK, "itI"):
            if post_id in ids:
                kept_id = file_id if file_id in files else None
                self._insert("post_asset", _LINK, (ids[post_id], address, kept_id))
                with_links.add(ids[post_id])
        for post_id in with_links:
            renew_row_sum(self._new, post_id)
