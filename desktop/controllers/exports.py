"""Exporting: every post file back into a folder, byte for byte, beside the reading."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from archive import Archive, Progress
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.opening import Opening
from desktop.jobs import Job, Worker
from desktop.messages import describe_error, number
from desktop.translatable import PLURAL, translate
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow


class ExportTask:
    """Writes the files that a query finds, or all."""

    def __init__(self, folder: Path, query: str) -> None:
        self._folder, self._query = folder, query

    def __call__(self, archive: Archive, job: Job) -> int:
        """How many files were written.

        :raises ExportError: the folder cannot be used
        """
        return archive.export_sources(self._folder, query=self._query, progress=job.report)


class ExportsController(QObject):
    """Answers File → Export…. An export has a worker of its own, so that lists and articles
    need not wait for it."""

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        archives: ArchivesController,
        browse: BrowseController,
    ) -> None:
        super().__init__(window)
        self._window, self._asker = window, asker
        self._archives, self._browse = archives, browse
        self._worker: Worker | None = None
        self._job: Job | None = None
        window.registry.bind(ActionId.EXPORT, self.ask_for_folder)
        window.export_panel.cancel_requested.connect(self.cancel)
        archives.archive_closed.connect(self.on_archive_closed)

    def ask_for_folder(self) -> None:
        """File → Export…: all posts, or with a search what it found."""
        if self._archives.path is None or self._job is not None:
            return
        query = self._browse.query
        if query:
            only = self._asker.only_what_was_found(query)
            if only is None:
                return
            query = query if only else ""
        folder = self._asker.folder_to_export_to(Path.home())
        if folder is not None:
            self._start(self._archives.path, ExportTask(folder, query), folder)

    def cancel(self) -> None:
        """Stop after the file of now."""
        if self._job is not None:
            self._window.export_panel.show_stopping()
            self._job.cancel()

    def _start(self, archive: Path, task: ExportTask, folder: Path) -> None:
        text = QCoreApplication.translate("Exports", "Exporting to {folder}…")
        self._window.export_panel.show_running(text.format(folder=folder.name))
        self._worker = Worker(Opening(archive, read_only=True), "archive-export", self)
        self._job = self._worker.run(task)
        self._job.progressed.connect(self.on_progressed)
        self._job.succeeded.connect(self.on_done)
        self._job.failed.connect(self.on_failed)
        self._job.cancelled.connect(self.on_cancelled)
        self._job.finished.connect(self.on_finished)

    def on_progressed(self, progress: Progress) -> None:
        """Show how far it is."""
        if self._job is not None and not self._job.is_cancelled():
            self._window.export_panel.show_progress(progress)

    def on_done(self, files: int) -> None:
        """Say how much was written."""
        text = translate("Exports", "{count} files were exported", "", PLURAL, files)
        self._window.export_panel.show_idle(text.format(count=number(files)))

    def on_failed(self, error: Exception) -> None:
        """Say what was in the way."""
        self._window.export_panel.hide()
        self._asker.show_error(describe_error(error))

    def on_cancelled(self) -> None:
        """Say that it is not whole."""
        text = QCoreApplication.translate("Exports", "Stopped; the folder is not complete")
        self._window.export_panel.show_idle(text)

    def on_finished(self) -> None:
        """Whatever came of it, the worker has nothing else to do."""
        self._job = None
        self._close_worker()

    def on_archive_closed(self) -> None:
        """There is nothing to export any more."""
        self._window.export_panel.hide()
        self._close_worker()

    def _close_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()
            worker.deleteLater()
