"""The report of the last import: its dialog, the file of a problem, copies as CSV."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from archive import Archive, ArchiveError, ImportReport, Problem
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.jobs import Job
from desktop.messages import describe_error, number
from desktop.models.problems import ProblemModel
from desktop.views.dialogs import Asker
from desktop.views.file_text import text_of
from desktop.views.import_report import ImportReportDialog
from desktop.views.main_window import MainWindow

CSV_NAME = "problems.csv"
SHOWN_BYTES = 4_000_000


def report_task(archive: Archive, _job: Job) -> ImportReport:
    """What the archive itself remembers of its imports."""
    problems = archive.problems()
    return ImportReport(
        archive=str(archive.path),
        sources=archive.sources(),
        found=archive.post_count(),
        problems=problems,
    )


class FileTask:
    """Finds the file of a problem: in the archive, else in the folder that was imported."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    def __call__(self, archive: Archive, _job: Job) -> bytes | None:
        """The file's bytes, or None where nobody has them any more."""
        try:
            post_id = self._problem.post_id
            if post_id is None:
                post_id = archive.find_post(self._problem.path).id
            return archive.source_bytes(post_id)
        except ArchiveError:
            return self._from_folder(archive)

    def _from_folder(self, archive: Archive) -> bytes | None:
        for source in archive.sources():
            if self._problem.source in ("", source.name):
                file = Path(source.folder) / self._problem.path
                try:
                    # Links and special files are among the problems: only plain files are read.
                    if file.is_file() and not file.is_symlink():
                        with file.open("rb") as opened:
                            return opened.read(SHOWN_BYTES)
                except OSError:
                    continue
        return None


class ReportController(QObject):
    """Keeps the last report and shows it when it is asked for."""

    def __init__(self, window: MainWindow, archives: ArchivesController, asker: Asker) -> None:
        super().__init__(window)
        self._window, self._archives, self._asker = window, archives, asker
        self._report: ImportReport | None = None
        self._shown_problem: Problem | None = None
        self._model = ProblemModel(self)
        self.dialog: ImportReportDialog | None = None
        window.registry.bind(ActionId.IMPORT_REPORT, self.show)
        archives.archive_opened.connect(self.on_archive_changed)
        archives.archive_closed.connect(self.on_archive_changed)
        self.on_archive_changed()

    def keep(self, report: ImportReport) -> None:
        """Remember this report."""
        self._report = report

    def show(self) -> None:
        """Show the last report; after a start, what the archive remembers of it."""
        if self._report is not None:
            self._show(self._report)
        elif self._archives.reader is not None:
            job = self._archives.reader.run_latest("report", report_task)
            job.succeeded.connect(self.on_remembered)

    def on_remembered(self, report: ImportReport) -> None:
        """The archive's own memory is here."""
        self._show(report)

    def on_archive_changed(self) -> None:
        """Another archive, another report."""
        self._report = None
        is_open = self._archives.reader is not None
        self._window.registry.set_enabled((ActionId.IMPORT_REPORT,), is_open)
        if self.dialog is not None:
            self.dialog.close()

    def _show(self, report: ImportReport) -> None:
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
        self._model.set_problems(report.problems)
        self.dialog = ImportReportDialog(self._model, self._window)
        self.dialog.problem_selected.connect(self.on_problem_selected)
        self.dialog.copy_requested.connect(self.copy)
        self.dialog.save_requested.connect(self.save)
        self.dialog.show_report(report, headline(report))
        self.dialog.show()

    def on_problem_selected(self, row: int) -> None:
        """Fetch the file of a problem."""
        problem = self._model.problem_at(row)
        if problem is None or self._archives.reader is None:
            return
        self._shown_problem = problem
        job = self._archives.reader.run_latest("problem-file", FileTask(problem))
        job.succeeded.connect(self.on_file_read)
        job.failed.connect(self.on_file_failed)

    def on_file_read(self, data: bytes | None) -> None:
        """Show the file below the table."""
        problem = self._shown_problem
        if self.dialog is None or problem is None:
            return
        if data is None:
            text = QCoreApplication.translate("Reports", "There is no text of this file.")
            self.dialog.show_file(problem.path, text, None)
        else:
            self.dialog.show_file(problem.path, text_of(data), problem.line)

    def on_file_failed(self, error: Exception) -> None:
        """Say why the file cannot be shown."""
        if self.dialog is not None and self._shown_problem is not None:
            self.dialog.show_file(self._shown_problem.path, describe_error(error), None)

    def copy(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(self._model.as_lines())

    def save(self) -> None:
        """Write the whole table to a file."""
        path = self._asker.csv_to_save(Path.home() / CSV_NAME)
        if path is None:
            return
        try:
            # With a byte order mark, so that spreadsheets know it is UTF-8.
            path.write_bytes(self._model.as_csv().encode("utf-8-sig", "replace"))
        except OSError as error:
            text = QCoreApplication.translate("Reports", "“{path}” cannot be written: {detail}.")
            self._asker.show_error(text.format(path=path, detail=error.strerror or error))


def headline(report: ImportReport) -> str:
    """The sentence over a report."""
    names = ", ".join(source.name for source in report.sources)
    values = {"found": number(report.found), "added": number(report.added), "names": names}
    translate = QCoreApplication.translate
    if report.stopped:
        text = translate("Reports", "The import of {names} was stopped; what was read is kept.")
    elif not report.seconds:
        text = translate("Reports", "What the last import of {names} met.")
    elif report.added:
        text = translate("Reports", "{added} posts of {names} are in the archive now.")
    else:
        text = translate("Reports", "{names} has nothing new: {found} posts were looked at.")
    return text.format(**values)
