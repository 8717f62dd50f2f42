"""What the page of problems has done in the reader's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from archive import Archive, PostNotFoundError, Problem, ProblemCode
from desktop.controllers.quiet_imports import QuietImport
from desktop.jobs import Job
from desktop.models.problems import problems_as_text


def count_task(archive: Archive, _job: Job) -> int:
    """How many problems the archive knows."""
    return archive.problem_store.count()


class TableTask:
    """Reads problems as a table for spreadsheets; with *file* it goes there."""

    def __init__(self, problem_ids: Sequence[int], file: Path | None = None) -> None:
        self._ids, self._file = problem_ids, file

    def __call__(self, archive: Archive, _job: Job) -> str:
        """The text for the clipboard, or nothing.

        :raises OSError: the file cannot be written
        """
        problems = [problem for _id, problem in archive.problem_store.read(self._ids)]
        if self._file is None:
            return problems_as_text(problems, "\t", "\n")
        # With a byte order mark, so that spreadsheets know it is UTF-8.
        self._file.write_bytes(problems_as_text(problems).encode("utf-8-sig", "replace"))
        return ""


class RetryTask:
    """Finds out which files of which folders must be read again."""

    def __init__(self, problem_ids: Sequence[int]) -> None:
        self._ids = problem_ids

    def __call__(self, archive: Archive, _job: Job) -> list[QuietImport]:
        """One import a folder. Where a site's settings were wrong, all of its files count."""
        folders = {source.name: Path(source.folder) for source in archive.sources()}
        paths: dict[str, set[str]] = {}
        whole = set()
        for _id, problem in archive.problem_store.read(self._ids):
            paths.setdefault(problem.source, set()).add(problem.path)
            if problem.code is ProblemCode.CONFIG_UNREADABLE:
                whole.add(problem.source)
        return [
            QuietImport(folders[name], None if name in whole else frozenset(found), by_hand=True)
            for name, found in paths.items()
        ]


class SameFileTask:
    """Looks for the problems of a file that was read again: they have other ids since."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    def __call__(self, archive: Archive, _job: Job) -> tuple[Problem, list[tuple[int, Problem]]]:
        """(the problem as it was, those of the same file with their ids)."""
        was, store = self._problem, archive.problem_store
        found = store.read(store.ids(was.path))
        return was, [
            (number, one)
            for number, one in found
            if (one.source, one.path) == (was.source, was.path)
        ]


class PostTask:
    """Finds the post of a problem."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    def __call__(self, archive: Archive, _job: Job) -> int | None:
        """Its id, or None where the file gave no post."""
        if self._problem.post_id is not None:
            return self._problem.post_id
        try:
            return archive.find_post(self._problem.path).id
        except PostNotFoundError:
            return None
