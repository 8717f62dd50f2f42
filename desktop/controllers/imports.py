"""Importing: choose a folder, let it run beside the reading, show how far it is and what it met."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAction

from archive import ImportOptions, ImportReport, Progress
from desktop.action_ids import ActionId, MenuId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.import_task import ImportTask
from desktop.controllers.opening import is_same_file
from desktop.controllers.previews import PreviewsController
from desktop.controllers.reports import ReportController, leaves_files_out
from desktop.controllers.states import StatesController
from desktop.jobs import Job
from desktop.messages import describe_error
from desktop.paths import data_folder, default_archive, resource
from desktop.settings import RECENT_FOLDERS, Settings
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow

REFRESH_MS = 2_000
SAMPLE_ARCHIVE = "sample.fiche"


class ImportsController(QObject):
    """Signals: ``import_started()``; ``refresh_wanted()`` now and then while an import runs and
    when it is over; ``import_finished(ImportReport)``; ``import_stopped()`` always at the end,
    whatever came, and when the archive is closed in the midst of it."""

    import_started = Signal()
    refresh_wanted = Signal()
    import_finished = Signal(object)
    import_stopped = Signal()

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        asker: Asker,
        archives: ArchivesController,
        states: StatesController,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._asker = window, settings, asker
        self._archives, self._states = archives, states
        self.reports = ReportController(window, archives, asker)
        self.previews = PreviewsController(window, archives)
        self.previews.confirmed.connect(self.on_confirmed)
        self.previews.refused.connect(self.on_refused)
        self._job: Job | None = None
        self._pending: Path | None = None
        self._pending_archive: Path | None = None
        self._pending_left: Path | None = None
        self._is_sample = self._is_held = False
        self._is_made_for_this = False
        self._left_for_this: Path | None = None
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.refresh_wanted)
        registry = window.registry
        registry.bind(ActionId.IMPORT_FOLDER, self.ask_for_folder)
        registry.bind(ActionId.OPEN_SAMPLE, self.open_sample)
        window.welcome.import_requested.connect(self.ask_for_folder)
        window.welcome.sample_requested.connect(self.open_sample)
        window.import_panel.cancel_requested.connect(self.cancel)
        window.import_panel.report_requested.connect(self.reports.show)
        registry.menu(MenuId.IMPORT_RECENT).triggered.connect(self.on_recent_triggered)
        archives.archive_opened.connect(self.on_archive_opened)
        archives.archive_failed.connect(self.on_archive_failed)
        archives.archive_closed.connect(self.on_archive_closed)
        self.show_recent()

    # What the user asks for

    def ask_for_folder(self) -> None:
        """File → Import Folder…"""
        recent = self._settings.get(RECENT_FOLDERS)
        start = Path(recent[0]).parent if recent else Path.home()
        folder = self._asker.folder_to_import(start)
        if folder is not None:
            self.start(folder)

    def on_recent_triggered(self, action: QAction) -> None:
        """File → Import Recent → one of them."""
        self.start(Path(action.data()))

    def open_sample(self) -> None:
        """Open the sample in an archive of its own, which is made at the first time."""
        if self._refused():
            return
        self._is_sample = True
        self._open_for(resource("sample"), sample_archive())

    def start(self, folder: Path) -> None:
        """Show what the import of a folder into the open archive would do, and do it when that
        is confirmed; the default archive is opened if none is, or only the sample's."""
        if self._refused():
            return
        self._is_sample = False
        if self._archives.writer is None or self._has_sample_open():
            self._open_for(folder, default_archive())
        else:
            self.previews.show(folder)

    def on_confirmed(self, folder: Path, options: ImportOptions) -> None:
        """The preview was looked at and found good."""
        self._is_made_for_this, self._left_for_this = False, None
        self._run(folder, options)

    def on_refused(self) -> None:
        """The import is not wanted, and neither is an archive that was made for it; the sample
        that was left for it comes back."""
        is_made_for_this, self._is_made_for_this = self._is_made_for_this, False
        left, self._left_for_this = self._left_for_this, None
        if self._archives.path is None:
            return  # not the user's no: the archive was closed under the preview
        if is_made_for_this:
            self._archives.take_back()
        if left is not None:
            self._archives.open(left)

    def cancel(self) -> None:
        """Stop at the edge of a batch; what was read stays."""
        if self._job is not None:
            self._window.import_panel.show_stopping()
            self._job.cancel()

    def hold(self, is_held: bool) -> None:
        """Refuse imports from now on, while the archive is optimised, or no longer."""
        self._is_held = is_held

    def is_running(self) -> bool:
        """Whether an import runs."""
        return self._job is not None

    # The run

    def _open_for(self, folder: Path, archive: Path) -> None:
        self._pending, self._pending_archive = folder, archive.absolute()
        self._pending_left = self._archives.path if self._has_sample_open() else None
        self._archives.open(archive, create=True)

    def _has_sample_open(self) -> bool:
        """Whether the open archive is the sample's: no place for posts of the user's own."""
        path = self._archives.path
        return path is not None and is_same_file(path, sample_archive())

    def on_archive_opened(self, path: Path) -> None:
        """Go on with the folder that waited for this archive."""
        folder, self._pending = self._pending, None
        is_other = path != self._pending_archive  # somebody opened another one meanwhile
        if folder is None or is_other or self._archives.writer is None:
            return
        if self._is_sample:
            self._run(folder, ImportOptions())
        else:
            self._is_made_for_this, self._left_for_this = True, self._pending_left
            self.previews.show(folder)

    def on_archive_failed(self) -> None:
        """There is no archive to import into."""
        self._pending = None

    def on_archive_closed(self) -> None:
        """What the import said was said of that archive; one that runs stops by itself."""
        self._is_made_for_this, self._left_for_this = False, None
        self._window.import_panel.hide()
        if self._job is not None:
            self._end()

    def _run(self, folder: Path, options: ImportOptions) -> None:
        writer = self._archives.writer
        assert writer is not None
        if not self._is_sample:
            self._settings.add_recent(RECENT_FOLDERS, str(folder.absolute()))
            self.show_recent()
        self._window.import_panel.show_start(folder.name)
        self._job = writer.run(ImportTask(folder, options, self._states))
        self._job.progressed.connect(self.on_progressed)
        self._job.partial.connect(self.on_report)
        self._job.failed.connect(self.on_failed)
        self._job.finished.connect(self.on_finished)
        self._refresh.start()
        self.import_started.emit()

    def on_progressed(self, progress: Progress) -> None:
        """Show how far it is."""
        job = self._current_job()
        if job is not None and not job.is_cancelled():
            self._window.import_panel.show_progress(progress)

    def on_report(self, report: ImportReport) -> None:
        """It is over, or was stopped."""
        if self._current_job() is None:
            return
        self._window.import_panel.show_result(report)
        self.reports.keep(report)
        self.import_finished.emit(report)
        if leaves_files_out(report) and not self._is_sample and not report.stopped:
            self.reports.show()

    def on_failed(self, error: Exception) -> None:
        """It could not go on; what was committed stays."""
        if self._current_job() is not None:
            self._window.import_panel.show_failure(
                QCoreApplication.translate("Imports", "The import stopped")
            )
        # Said of an archive that was closed meanwhile, too: the sentence names the file.
        self._asker.show_error(describe_error(error))

    def on_finished(self) -> None:
        """Whatever happened, show what is there now."""
        if self._current_job() is not None:
            self._end()

    def _current_job(self) -> Job | None:
        """The job that has news, if it imports into the archive on show: one whose archive was
        closed goes on to the edge of its batch, and what it says then belongs nowhere."""
        return self._job if self.sender() is self._job else None

    def _end(self) -> None:
        self._job = None
        self._refresh.stop()
        self.refresh_wanted.emit()
        self.import_stopped.emit()

    def _refused(self) -> bool:
        if self._job is not None:
            text = QCoreApplication.translate(
                "Imports", "An import is running. Wait until it is done, or cancel it first."
            )
        elif self._is_held:
            text = QCoreApplication.translate(
                "Imports",
                "The archive is being optimised. Wait until it is done, or cancel it first.",
            )
        else:
            return False
        self._asker.show_error(text)
        return True

    def show_recent(self) -> None:
        """File → Import Recent, as the settings have it."""
        menu = self._window.registry.menu(MenuId.IMPORT_RECENT)
        menu.clear()
        for folder in self._settings.get(RECENT_FOLDERS):
            action = menu.addAction(folder.replace("&", "&&"))
            action.setData(folder)
        menu.menuAction().setEnabled(not menu.isEmpty())


def sample_archive() -> Path:
    """The archive that the sample gets of its own."""
    return data_folder() / SAMPLE_ARCHIVE
