"""Stars, read marks and other small changes on their way to the archive."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from archive import Archive, ArchiveError
from desktop.jobs import Job, Worker

Change = Callable[[Archive], None]
"""Writes something small, in the writer's thread."""


@dataclass(frozen=True, slots=True)
class StateChange:
    """One mark: a star, or where ``starred`` is None a read mark."""

    post_id: int
    starred: bool | None = None
    read: bool | None = None

    def __call__(self, archive: Archive) -> None:
        """Write it."""
        if self.starred is not None:
            archive.set_starred([self.post_id], self.starred)
        if self.read is not None:
            archive.set_read([self.post_id], self.read)


class StatesController(QObject):
    """Writes marks in the writer's thread. Signals: ``changed(post_ids)`` when they are in the
    archive; ``refused(post_ids, Exception)`` when they could not be written and are as they were.
    A mark set just before the window closes is written before the archive is. Other changes that
    cannot wait for the end of an import go the same way, by :meth:`add`.

    While an import runs, the writer has no time for other jobs, so the import asks for what
    waits here between its batches: see :meth:`flush`.
    """

    changed = Signal(list)
    refused = Signal(list, object)
    _written = Signal(list)
    _not_written = Signal(list, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # What the writer's thread has to say goes through the GUI thread, as the news of a job do:
        # to one receiver, before many hear of it.
        queued = Qt.ConnectionType.QueuedConnection
        self._written.connect(self.changed, queued)
        self._not_written.connect(self.refused, queued)
        self._writer: Worker | None = None
        self._waiting: deque[tuple[Change, bool]] = deque()  # with whether it is shown anywhere

    def set_writer(self, writer: Worker | None) -> None:
        """Write here from now on; without a writer marks are not kept."""
        self._writer = writer
        self._waiting.clear()

    def set_starred(self, post_id: int, starred: bool) -> None:
        """Star a post, or take the star away."""
        self.add(StateChange(post_id, starred=starred))

    def set_read(self, post_id: int, read: bool) -> None:
        """Mark a post read or unread."""
        self.add(StateChange(post_id, read=read))

    def add(self, change: Change, *, is_shown: bool = True) -> None:
        """Write a change when it is its turn. Of what is shown nowhere ``changed`` says nothing."""
        if self._writer is not None:
            self._waiting.append((change, is_shown))
            job = self._writer.run(self.flush_task, must_run=True)
            job.failed.connect(self.on_failed)

    def flush_task(self, archive: Archive, _job: Job) -> None:
        """A job of the writer: write what waits."""
        self.flush(archive)

    def on_failed(self, error: Exception) -> None:
        """What was to be written could not even be tried."""
        left = [change for change, _ in self._waiting]
        self._waiting.clear()
        self.refused.emit(_posts_of(left), error)

    def flush(self, archive: Archive) -> None:
        """Write what waits, in the writer's thread; not within a batch of an import, which an
        error here does not stop: it has the same file, and hears of it soon enough."""
        if archive.connection.in_transaction:
            return
        done: list[Change] = []
        refused: list[tuple[Change, ArchiveError]] = []
        is_seen = False
        while self._waiting:
            # Not tried again: the user sees the mark gone, and may have changed their mind.
            change, is_shown = self._waiting.popleft()
            try:
                change(archive)
            except ArchiveError as error:
                refused.append((change, error))
            else:
                done.append(change)
                is_seen = is_seen or is_shown
        if is_seen:
            self._written.emit(_posts_of(done))
        if refused:
            self._not_written.emit(_posts_of([one for one, _ in refused]), refused[-1][1])


def _posts_of(changes: Sequence[Change]) -> list[int]:
    return [one.post_id for one in changes if isinstance(one, StateChange)]
