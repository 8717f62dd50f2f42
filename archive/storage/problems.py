"""What is wrong with files of an archive: a list to page through, and its upkeep."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

from archive.progress import Problem, ProblemCode, Severity
from archive.storage.connection import as_written, storage_errors

_FROM = " FROM problem p JOIN source s ON s.id = p.source_id"
_SELECT = "SELECT p.id, p.path, p.line, p.severity, p.code, p.message, s.name, p.post_id" + _FROM
_ORDER = " ORDER BY p.severity, s.name, p.path, p.line, p.id"  # "error" comes before "warning"


class ProblemStore:
    """The problems of one archive; a problem stays until its file is read again without it.

    The methods for reading raise an error of the StorageError tree where the file is the cause.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def count(self) -> int:
        """How many there are."""
        with storage_errors(self._path):
            return int(self._connection.execute("SELECT count(*) FROM problem").fetchone()[0])

    def ids(self, text: str = "", codes: Sequence[ProblemCode] = ()) -> array[int]:
        """The ids of all problems, errors first, then by source and path.

        With a *text* only those whose source, path or message has it, in any case of Latin
        letters, and those with one of *codes*: their sentences are known to the caller.
        """
        where = (
            " WHERE ?1 = '' OR p.code IN (SELECT value FROM json_each(?2))"
            " OR instr(lower(s.name || char(10) || p.path || char(10) || p.message), ?1)"
        )
        with storage_errors(self._path):
            rows = self._connection.execute(
                f"SELECT p.id{_FROM}{where}{_ORDER}", (_lower(text), json.dumps(list(codes)))
            )
            return array("q", (row[0] for row in rows))

    def read(self, problem_ids: Sequence[int]) -> list[tuple[int, Problem]]:
        """(id, problem) of *problem_ids*, in that order; those that are gone are left out."""
        sql = f"{_SELECT} JOIN json_each(?) wanted ON wanted.value = p.id"
        with storage_errors(self._path):
            rows = self._connection.execute(sql, (json.dumps(list(problem_ids)),))
            found = {row[0]: _problem(row) for row in rows}
        return [(one, found[one]) for one in problem_ids if one in found]

    def all(self) -> list[Problem]:
        """Everything, errors first."""
        with storage_errors(self._path):
            return [_problem(row) for row in self._connection.execute(_SELECT + _ORDER)]

    def replace_loose(
        self, source_id: int, problems: Iterable[Problem], only: Iterable[str] | None = None
    ) -> None:
        """Keep problems that belong to no post, in the place of the ones kept before.

        With *only* the ones kept before stay, but for those of these paths and of what lies
        below them. For the writing connection, within its transaction.
        """
        kept = list(problems)
        if only is None:
            self._connection.execute(
                "DELETE FROM problem WHERE source_id = ? AND post_id IS NULL", (source_id,)
            )
        else:
            paths = {*only, *(one.path for one in kept)}
            self._connection.executemany(
                "DELETE FROM problem WHERE source_id = ?1 AND post_id IS NULL"
                " AND (path = ?2 OR path >= ?2 || '/' AND path < ?2 || '0')",  # 0 follows /
                [(source_id, path) for path in paths],
            )
        self._connection.executemany(
            "INSERT INTO problem(source_id, path, line, severity, code, message)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(source_id, one.path, one.line, one.severity, one.code, one.message) for one in kept],
        )


def _lower(text: str) -> str:
    """As SQLite's own ``lower`` does it: A to Z, and no other letter."""
    return "".join(chr(ord(one) + 32) if "A" <= one <= "Z" else one for one in text)


def _problem(row: tuple[object, ...]) -> Problem:
    _id, path, line, severity, code, message, source, post_id = row
    with as_written("a problem"):
        return Problem(
            path=str(path),
            line=None if line is None else int(str(line)),
            severity=Severity(str(severity)),
            code=ProblemCode(str(code)),
            message=str(message),
            source=str(source),
            post_id=None if post_id is None else int(str(post_id)),
        )
