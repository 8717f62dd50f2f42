"""The model of all problems of an archive: their ids, and the few pages that are looked at."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from archive import Archive, Problem, ProblemCode
from desktop.jobs import Job, Worker
from desktop.messages import codes_described
from desktop.models.problems import ProblemTableModel
from desktop.models.row_cache import RowCache

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time


class ArchiveProblemModel(ProblemTableModel):
    """Signals: ``loaded(count)`` when the list is here, ``failed(error)`` where it cannot be
    read. ``data()`` never waits: a row that is not here yet is empty, and asked for."""

    loaded = Signal(int)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: Worker | None = None
        self._ids: array[int] = array("q")
        self._cache: RowCache[Problem] = RowCache()
        self._asked: set[int] = set()

    def set_reader(self, reader: Worker | None) -> None:
        """Read from this worker from now on; the list is empty until it is loaded."""
        self._reader = reader
        self._reset(array("q"))

    def load(self, text: str) -> None:
        """Show the problems that have *text* in what the table says of them; all without one."""
        if self._reader is None:
            return
        job = self._reader.run_latest("problem-ids", _IdsTask(text.strip()))
        job.succeeded.connect(self._take_ids)
        job.failed.connect(self.failed)

    def _take_ids(self, ids: object) -> None:
        assert isinstance(ids, array)
        if ids and ids == self._ids:  # read again while on show: choice, place and rows stay
            for page in range(self._cache.page_of(len(ids) - 1) + 1):
                self._cache.expire(page)
            self._asked.clear()
            last = self.index(len(ids) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self._reset(ids)
        self.loaded.emit(len(ids))

    def _reset(self, ids: array[int]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._cache.clear()
        self._asked.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many problems there are."""
        return 0 if parent.isValid() else len(self._ids)

    def shown_path(self, problem: Problem) -> str:
        """The folder's name stands before: an archive may have several."""
        return f"{problem.source}/{problem.path}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; nothing of a row that is not here yet, which is asked for."""
        problem = self.problem_at(index.row()) if index.isValid() else None
        return problem and self.cell(problem, self.shown_path(problem), index.column(), role)

    def problem_at(self, row: int) -> Problem | None:
        """The problem of a row, or None; and a request for it where it is not here."""
        if not 0 <= row < len(self._ids):
            return None
        page = self._cache.page_of(row)
        if not self._cache.is_fresh(row) and page not in self._asked:
            self._ask(page)
        return self._cache.get(row)

    def row_of(self, problem_id: int) -> int | None:
        """The row of a problem, or None where it is not in the list."""
        return self._ids.index(problem_id) if problem_id in self._ids else None

    def ids_at(self, rows: Iterable[int]) -> list[int]:
        """The ids of rows."""
        return [self._ids[row] for row in rows]

    def _ask(self, page: int) -> None:
        if self._reader is None:
            return
        self._asked.add(page)
        first = page * self._cache.page_rows
        ids = self._ids[first : first + self._cache.page_rows].tolist()
        job = self._reader.run(_PageTask(page, ids))
        job.succeeded.connect(self._take_page)
        job.failed.connect(self.failed)

    def _take_page(self, answer: object) -> None:
        assert isinstance(answer, _Page)
        first = answer.page * self._cache.page_rows
        if self._ids[first : first + len(answer.ids)].tolist() != answer.ids or not answer.ids:
            return  # of an earlier list
        found = dict(answer.problems)
        self._cache.put(answer.page, [found.get(one) for one in answer.ids])
        self._asked.discard(answer.page)
        last = self.index(first + len(answer.ids) - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(first, 0), last)


class _IdsTask:
    """Reads the ids in the reader's thread."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._codes: Sequence[ProblemCode] = codes_described(text) if text else ()

    def __call__(self, archive: Archive, _job: Job) -> array[int]:
        """All of them, in the order of the list."""
        return archive.problem_store.ids(self._text, self._codes)


class _PageTask:
    """Reads one page of rows in the reader's thread."""

    def __init__(self, page: int, ids: list[int]) -> None:
        self._page, self._ids = page, ids

    def __call__(self, archive: Archive, _job: Job) -> _Page:
        """What was asked for, and the rows."""
        return _Page(self._page, self._ids, archive.problem_store.read(self._ids))


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of one page; ``ids`` are those that were asked for."""

    page: int
    ids: list[int]
    problems: list[tuple[int, Problem]]
