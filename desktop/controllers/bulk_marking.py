"""Marks many posts in steps, so that an import, single marks and the reader come in between."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from archive import Archive, ArchiveError, Mark, MarkedPosts
from desktop.controllers.states import StatesController
from desktop.views.row_ranges import RowRange, row_count

Write = Callable[[Archive], "MarkedPosts | None"]
STEP = 2_000
"""Posts a step: some hundredths of a second, and one transaction."""


class BulkMarking(QObject):
    """One piece of work at a time: marking posts, or putting their marks back.

    Signals: ``progressed(done, total)`` in posts; ``finished()`` when all is done, it was stopped,
    or the archive was closed; ``failed(ArchiveError)`` before that where a step was not written:
    those before it were. What was changed is in ``done``.
    """

    progressed = Signal(int, int)
    failed = Signal(object)
    finished = Signal()
    _stepped = Signal(object)
    _broke = Signal(object)

    def __init__(self, parent: QObject, states: StatesController) -> None:
        super().__init__(parent)
        self._states = states
        self._steps: Iterator[_Step] | None = None
        self._posts = self._total = 0
        self.done: list[MarkedPosts] = []
        self._stepped.connect(self.on_stepped)
        self._broke.connect(self.on_broke)
        states.refused.connect(self.on_refused)

    def is_busy(self) -> bool:
        """Whether it is at work."""
        return self._steps is not None

    def mark(self, ids: array[int], ranges: Sequence[RowRange], mark: Mark, *, on: bool) -> None:
        """Mark the posts of these rows of a list; *ids* is never changed, but may grow."""
        pieces = (
            ids[start : min(start + STEP, one.end)]
            for one in ranges
            for start in range(one.first, one.end, STEP)
        )
        steps = (_Step(self, len(some), partial(_set, some, mark, on=on)) for some in pieces)
        self._begin(steps, row_count(ranges))

    def put_back(self, done: Sequence[MarkedPosts]) -> None:
        """Take back what was done, the last first."""
        steps = (_Step(self, len(one.post_ids), partial(_put_back, one)) for one in reversed(done))
        self._begin(steps, sum(len(one.post_ids) for one in done))

    def stop(self) -> None:
        """Do no more than the step on its way."""
        self._steps = iter(()) if self._steps is not None else None

    def forget(self) -> None:
        """The archive is another one, or gone."""
        self._steps, self.done = None, []

    def _begin(self, steps: Iterator[_Step], total: int) -> None:
        self._steps, self._posts, self._total, self.done = steps, 0, total, []
        self._go_on()

    def _go_on(self) -> None:
        if self._steps is None:
            return
        step = next(self._steps, None)
        if step is None:
            self._steps = None
            self.finished.emit()
        else:
            self._states.add(step, is_shown=False)

    def on_stepped(self, step: _Step) -> None:
        """A step is in the archive."""
        if self._steps is None:
            return
        if step.marked is not None and step.marked.post_ids:
            self.done.append(step.marked)
        self._posts += step.posts
        self.progressed.emit(self._posts, self._total)
        self._go_on()

    def on_broke(self, error: ArchiveError) -> None:
        """A step could not be written; the next ones could not either."""
        if self._steps is not None:
            self._steps = None
            self.failed.emit(error)
            self.finished.emit()

    def on_refused(self, post_ids: list[int], error: Exception) -> None:
        """The writer could not even begin: a step that waited will never come."""
        if not post_ids and self._steps is not None:
            self.on_broke(error)  # type: ignore[arg-type]

    def tell(self, step: _Step, error: ArchiveError | None) -> None:
        """In the writer's thread: what came of a step."""
        if error is None:
            self._stepped.emit(step)
        else:
            self._broke.emit(error)


class _Step:
    """Writes the marks of some posts in the writer's thread. ``marked``: what *write* gave."""

    def __init__(self, work: BulkMarking, posts: int, write: Write) -> None:
        self._work, self.posts, self._write = work, posts, write
        self.marked: MarkedPosts | None = None

    def __call__(self, archive: Archive) -> None:
        try:
            self.marked = self._write(archive)
        except ArchiveError as error:
            self._work.tell(self, error)
        else:
            self._work.tell(self, None)


def _set(ids: array[int], mark: Mark, archive: Archive, *, on: bool) -> MarkedPosts:
    return archive.marks.set(ids, mark, on=on)


def _put_back(before: MarkedPosts, archive: Archive) -> None:
    archive.marks.put_back(before)
