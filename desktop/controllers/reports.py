"""The report of the last import: its dialog, the file of a problem, copies as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from archive import (
    Archive,
    ArchiveError,
    ImportReport,
    PostFilter,
    Problem,
    ProblemCode,
    Severity,
)
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.jobs import Job
from desktop.messages import describe_error, number
from desktop.models.problems import ProblemModel
from desktop.translatable import PLURAL, translate
from desktop.views.dialogs import Asker
from desktop.views.file_text import text_of
from desktop.views.import_report import ImportReportDialog
from desktop.views.main_window import MainWindow

CSV_NAME = "problems.csv"
SHOWN_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Held:
    """How many posts of some sources an archive has: ``posts`` in all, ``hidden`` among them."""

    posts: int
    hidden: int


class ReportTask:
    """Looks up what the archive has of the sources of a report; without a report, what the
    archive itself remembers of its imports."""

    def __init__(self, report: ImportReport | None) -> None:
        self._report = report

    def __call__(self, archive: Archive, _job: Job) -> tuple[ImportReport, Held]:
        """(report, what the archive has of it)."""
        report = self._report
        if report is None:
            report = ImportReport(
                archive=str(archive.path),
                sources=archive.sources(),
                found=archive.post_count(),
                problems=archive.problems(),
            )
        names = {source.name for source in report.sources}
        shown, posts = (
            sum(
                one.count
                for one in archive.facets(PostFilter(hidden=hidden)).sources
                if one.name in names
            )
            for hidden in (False, True)
        )
        return report, Held(posts, posts - shown)


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
        window.language_changed.connect(self.on_language_changed)
        archives.archive_opened.connect(self.on_archive_changed)
        archives.archive_closed.connect(self.on_archive_changed)
        self.on_archive_changed()

    def keep(self, report: ImportReport) -> None:
        """Remember this report."""
        self._report = report

    def show(self) -> None:
        """Show the last report; after a start, what the archive remembers of it."""
        if self._archives.reader is not None:
            job = self._archives.reader.run_latest("report", ReportTask(self._report))
            job.succeeded.connect(self.on_report_read)
            job.failed.connect(self.on_report_failed)

    def on_report_read(self, found: tuple[ImportReport, Held]) -> None:
        """The report and what the archive has of it are here."""
        self._show(*found)

    def on_report_failed(self, error: Exception) -> None:
        """The archive cannot be asked."""
        self._asker.show_error(describe_error(error))

    def on_archive_changed(self) -> None:
        """Another archive, another report."""
        self._report = None
        is_open = self._archives.reader is not None
        self._window.registry.set_enabled((ActionId.IMPORT_REPORT,), is_open)
        if self.dialog is not None:
            self.dialog.close()

    def on_language_changed(self) -> None:
        """A report on show says the same in another language."""
        if self.dialog is not None and self.dialog.isVisible():
            self.show()

    def _show(self, report: ImportReport, held: Held) -> None:
        place = None
        if self.dialog is not None:
            place = self.dialog.geometry() if self.dialog.isVisible() else None
            self.dialog.close()
            self.dialog.deleteLater()
        self._model.set_problems(report.problems)
        self.dialog = ImportReportDialog(self._model, self._window)
        self.dialog.problem_selected.connect(self.on_problem_selected)
        self.dialog.copy_requested.connect(self.copy)
        self.dialog.save_requested.connect(self.save)
        self.dialog.show_report(report, headline(report, held))
        if place is not None:
            self.dialog.setGeometry(place)
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


def leaves_files_out(report: ImportReport) -> bool:
    """Whether files of the folder are not in the archive as what they are: the line between an
    import whose notice in the status bar is enough, and one whose report opens by itself.

    Warnings alone do not open it, however many: each such post is in and can be read, and what
    was repaired, guessed or missing in the folder itself can be looked up whenever somebody cares.
    An error is a file that gave no post to read. A picture or file that lies in the folder and was
    not kept counts as one, though its post is in: whoever takes the import for complete and
    removes the folder would lose it. An import that failed has no report; it says why in a box of
    its own.
    """
    return any(
        one.severity is Severity.ERROR or one.code is ProblemCode.ASSET_NOT_KEPT
        for one in report.problems
    )


def headline(report: ImportReport, held: Held) -> str:
    """The sentences over a report."""
    qt = QCoreApplication
    if not report.sources:
        return qt.translate("Reports", "Nothing was imported into this archive yet.")
    sentences = []
    if report.stopped:
        text = qt.translate("Reports", "The import of {names} was stopped; what was read is kept.")
        sentences.append(text)
    elif not report.seconds:
        sentences.append(qt.translate("Reports", "Report of the last import of {names}."))
    elif not (report.added or report.updated or report.moved):
        sentences.append(qt.translate("Reports", "There was nothing new in {names}."))
    added = report.added
    if added:
        text = translate(
            "Reports",
            "Posts of {names} in the archive: {posts}, of which {added} were added now.",
            "", PLURAL, added
        )  # fmt: skip
    else:
        text = qt.translate("Reports", "Posts of {names} in the archive: {posts}.")
    sentences.append(text)
    if held.hidden:
        # The list and the status bar leave them out: without a word the figures would not agree.
        text = qt.translate(
            "Reports", "Hidden among them: {hidden}. View → Drafts and Hidden Posts lists them."
        )
        sentences.append(text)
    values = {
        "added": number(added),
        "posts": number(held.posts),
        "hidden": number(held.hidden),
        #: Stands between the names of folders.
        "names": qt.translate("Reports", ", ").join(source.name for source in report.sources),
    }
    # A Chinese full stop is as wide as a letter and its blank.
    return " ".join(sentences).replace("。 ", "。").format(**values)
