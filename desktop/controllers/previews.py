"""The look at a folder before it is imported: a dry run by the rules that the user chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from archive import Archive, ImportOptions, ImportReport, Progress, Source
from desktop.controllers.archives import ArchivesController
from desktop.jobs import Job
from desktop.messages import describe_error, number
from desktop.translatable import PLURAL, translate
from desktop.views.import_preview import AUTO, ImportPreviewDialog
from desktop.views.main_window import MainWindow

MOST = 0.5
"""A folder that lost more of its posts than this share gets a word of warning."""


class PreviewTask:
    """Reads the folder as an import would, and takes everything back."""

    def __init__(self, folder: Path, generator: str, timezone: str | None) -> None:
        self._folder = folder
        self._options = ImportOptions(generator=generator, timezone=timezone, dry_run=True)

    def __call__(self, archive: Archive, job: Job) -> tuple[ImportReport, Source | None]:
        """(what would be done, how the folder was imported last time)."""
        before = next((one for one in archive.sources() if Path(one.folder) == self._folder), None)
        from archive import Importer  # noqa: PLC0415  (not needed to start)

        report = Importer(archive, self._options).run([self._folder], job.report)
        job.check()
        return report, before


class PreviewsController(QObject):
    """One preview at a time. ``confirmed(folder, options)`` when the user wants the import,
    ``refused()`` when not."""

    confirmed = Signal(Path, object)
    refused = Signal()

    def __init__(self, window: MainWindow, archives: ArchivesController) -> None:
        super().__init__(window)
        self._window, self._archives = window, archives
        self._folder = Path()
        self._job: Job | None = None
        self._is_first = True
        self.dialog: ImportPreviewDialog | None = None
        archives.archive_closed.connect(self.close)

    def show(self, folder: Path) -> None:
        """Look at a folder and show what an import would do."""
        self.close()
        archive = self._archives.path
        if archive is None:
            return
        self._folder, self._is_first = folder.resolve(), True
        self.dialog = ImportPreviewDialog(self._folder, archive, self._window)
        self.dialog.options_changed.connect(self.look)
        self.dialog.accepted.connect(self.on_accepted)
        self.dialog.finished.connect(self.on_finished)
        self.dialog.open()
        self.look(AUTO, None)

    def close(self) -> None:
        """Put the preview away."""
        if self.dialog is not None:
            self.dialog.reject()

    def look(self, generator: str, timezone: str | None) -> None:
        """Read the folder by these rules; an older look is dropped."""
        writer = self._archives.writer
        if writer is None or self.dialog is None:
            return
        self.dialog.show_looking()
        self._job = writer.run_latest("preview", PreviewTask(self._folder, generator, timezone))
        self._job.progressed.connect(self.on_progressed)
        self._job.succeeded.connect(self.on_looked)
        self._job.failed.connect(self.on_failed)

    def on_progressed(self, progress: Progress) -> None:
        """Show how far the look is."""
        if self.dialog is not None:
            self.dialog.show_progress(progress)

    def on_looked(self, found: tuple[ImportReport, Source | None]) -> None:
        """Show what would be done."""
        report, before = found
        dialog, self._job = self.dialog, None
        if dialog is None or not report.sources:
            return
        source = report.sources[0]
        is_first, self._is_first = self._is_first, False
        if is_first and before is not None and rules_of(before) != rules_of(source):
            # Last time somebody chose other rules by hand: they hold until chosen otherwise.
            dialog.set_choices(*rules_of(before), known_generator="", known_timezone="")
            self.look(*rules_of(before))
            return
        generator, timezone = dialog.chosen_generator, dialog.chosen_timezone
        dialog.set_choices(
            generator,
            timezone,
            known_generator=source.generator if generator == AUTO else "",
            known_timezone=source.timezone if timezone is None else "",
        )
        dialog.show_report(report, loss_of(report))

    def on_failed(self, error: Exception) -> None:
        """The folder cannot be looked at."""
        if self.dialog is not None:
            self.dialog.show_failure(describe_error(error))

    def on_accepted(self) -> None:
        """Import by the rules on show."""
        if self.dialog is not None:
            self.confirmed.emit(
                self._folder,
                ImportOptions(
                    generator=self.dialog.chosen_generator, timezone=self.dialog.chosen_timezone
                ),
            )

    def on_finished(self, result: int) -> None:
        """The dialog is closed, whatever was decided."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._window.activateWindow()
        if result != QDialog.DialogCode.Accepted:
            self.refused.emit()


def rules_of(source: Source) -> tuple[str, str]:
    """(generator, time zone) that a folder was read by."""
    return source.generator, source.timezone


def loss_of(report: ImportReport) -> str:
    """A word on a folder that lost most of its posts since the last import; else nothing."""
    missing = report.missing
    known = missing + report.unchanged + report.updated + report.moved
    if missing <= known * MOST:
        return ""
    text = translate(
        "ImportPreview",
        "{missing} of the {known} posts that the archive has from here are not in the folder any "
        "more. Is it the right one, and whole? They stay in the archive, marked as missing.",
        "", PLURAL, missing
    )  # fmt: skip
    return text.format(missing=number(missing), known=number(known))
