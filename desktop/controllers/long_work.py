"""One long task beside the reading, with a worker of its own, shown in the panel below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from archive import Archive, Progress
from desktop.controllers.archives import ArchivesController
from desktop.controllers.opening import Opening, close_workers
from desktop.jobs import Job, Task, Worker
from desktop.messages import describe_error
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Words:
    """What the panel says while the work runs, of its result, and where it was stopped."""

    running: str
    done: Callable[[Any], str]
    stopped: str


class LongWork(QObject):
    """Runs one task at a time, so that lists and articles need not wait for it.

    ``about_to_start()``: whoever else uses the panel leaves it now.
    """

    about_to_start = Signal()

    def __init__(self, window: MainWindow, asker: Asker, archives: ArchivesController) -> None:
        super().__init__(window)
        self._panel, self._asker = window.export_panel, asker
        self._worker: Worker | None = None
        self._job: Job | None = None
        self._words: Words | None = None
        self._panel.cancel_requested.connect(self.cancel)
        archives.archive_closed.connect(self.on_archive_closed)

    def is_busy(self) -> bool:
        """Whether a task runs."""
        return self._job is not None

    def start(
        self,
        archive: Path,
        task: Task,
        words: Words,
        *,
        opening: Callable[[], Archive] | None = None,
    ) -> Job:
        """Run *task* on a reader of *archive*, or on what *opening* opens; the job, for whoever
        goes on from there."""
        self.about_to_start.emit()
        self._words = words
        self._panel.show_running(words.running)
        self._worker = Worker(opening or Opening(archive, read_only=True), "archive-work", self)
        self._job = job = self._worker.run(task)
        self._job.progressed.connect(self.on_progressed)
        self._job.succeeded.connect(self.on_done)
        self._job.failed.connect(self.on_failed)
        self._job.cancelled.connect(self.on_cancelled)
        self._job.finished.connect(self.on_finished)
        return job

    def cancel(self) -> None:
        """Stop after the step of now."""
        if self._job is not None:
            self._panel.show_stopping()
            self._job.cancel()

    def on_progressed(self, progress: Progress) -> None:
        """Show how far it is."""
        if self._job is not None and not self._job.is_cancelled():
            self._panel.show_progress(progress)

    def on_done(self, result: object) -> None:
        """Say what came of it."""
        if self._words is not None:
            self._panel.show_idle(self._words.done(result))

    def on_failed(self, error: Exception) -> None:
        """Say what was in the way."""
        self._panel.hide()
        self._asker.show_error(describe_error(error))

    def on_cancelled(self) -> None:
        """Say that it is not whole."""
        if self._words is not None:
            self._panel.show_idle(self._words.stopped)

    def on_finished(self) -> None:
        """Whatever came of it, the worker has nothing else to do."""
        self._job = None
        self._close_worker()

    def on_archive_closed(self) -> None:
        """There is nothing to work on any more."""
        self._panel.hide()
        self._close_worker()

    def _close_worker(self) -> None:
        worker, self._worker = self._worker, None
        close_workers(worker)
