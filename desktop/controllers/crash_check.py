"""An archive whose last writer was killed is looked at when its list is on the screen; what is
wrong is said, and an import that was cut off."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from archive import Archive, CheckReport
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.long_work import LongWork
from desktop.controllers.opening import Opening, close_workers
from desktop.jobs import Job, Worker
from desktop.messages import describe_error
from desktop.views.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Left:
    """What the last writer left: was it killed, and in the midst of an import?"""

    was_killed: bool
    was_importing: bool = False


def left_task(archive: Archive, _job: Job) -> Left:
    """How whoever wrote to the archive last came to its end."""
    if not archive.was_left_open:
        return Left(was_killed=False)
    from archive import was_import_cut_off  # noqa: PLC0415  (seldom)

    return Left(was_killed=True, was_importing=was_import_cut_off(archive))


def quick_check_task(archive: Archive, job: Job) -> CheckReport:
    """Looks at what a power cut may have damaged."""
    from archive import check_quickly  # noqa: PLC0415  (seldom)

    return check_quickly(archive, job.report)


class CrashCheckController(QObject):
    """``began()`` and ``over()`` around each look; ``damage_found(path, report)``: something is
    wrong. Long work that the user asks for comes first: the look is given up for it."""

    began = Signal()
    over = Signal()
    damage_found = Signal(Path, object)

    def __init__(
        self,
        window: MainWindow,
        archives: ArchivesController,
        browse: BrowseController,
        work: LongWork,
    ) -> None:
        super().__init__(window)
        self._panel, self._archives, self._work = window.export_panel, archives, work
        self._is_wanted = archives.path is not None
        self._path, self._was_importing = Path(), False
        self._worker: Worker | None = None
        self._job: Job | None = None
        archives.archive_opened.connect(self.on_archive_opened)
        archives.archive_closed.connect(self.stop)
        browse.listing.shown.connect(self.on_list_shown)
        work.about_to_start.connect(self.stop)
        self._panel.cancel_requested.connect(self.stop)
        if not browse.listing.is_first_load:
            self.on_list_shown()

    def on_archive_opened(self, _path: Path) -> None:
        """Look when its rows are there, and not before."""
        self._is_wanted = True

    def on_list_shown(self) -> None:
        """The list knows its rows."""
        if not self._is_wanted or self._archives.writer is None:
            return
        self._is_wanted = False
        job = self._archives.writer.run(left_task)
        job.succeeded.connect(self.on_known)
        job.failed.connect(self.on_failed)

    def on_known(self, left: Left) -> None:
        """Look, if there is reason to."""
        path = self._archives.path
        self._was_importing = left.was_importing
        if not left.was_killed or path is None or self._work.is_busy() or self._job is not None:
            return
        text = QCoreApplication.translate(
            "CrashCheck", "Microfiche was not closed properly. Looking for damage…"
        )
        self._path = path
        self._panel.show_running(text)
        self._worker = Worker(Opening(path, read_only=True), "archive-look", self)
        self._job = job = self._worker.run(quick_check_task)
        job.progressed.connect(self._panel.show_progress)
        job.succeeded.connect(self.on_looked)
        job.failed.connect(self.on_failed)
        self.began.emit()

    def on_looked(self, report: CheckReport) -> None:
        """Nothing is said where nothing is wrong and nothing is left to do."""
        self.stop()
        if not report.ok:
            self.damage_found.emit(self._path, report)
        elif self._was_importing:
            text = QCoreApplication.translate(
                "CrashCheck",
                "The last import was cut off; nothing is damaged. Import its folder again: it goes "
                "on where it was.",
            )
            self._panel.show_idle(text)

    def on_failed(self, error: Exception) -> None:
        """It could not be looked at: that is worth a line."""
        self.stop()
        self._panel.show_idle(describe_error(error))

    def stop(self) -> None:
        """Enough: something else comes, or the user does not want it."""
        job, self._job = self._job, None
        if job is None:
            return
        job.cancel()
        self._panel.hide()
        worker, self._worker = self._worker, None
        close_workers(worker)
        self.over.emit()
