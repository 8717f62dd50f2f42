"""What is done with chosen problems: their files read again, their table copied or saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from archive import ArchiveError
from desktop.controllers.problem_tasks import RetryTask, TableTask
from desktop.controllers.quiet_imports import QuietImport, QuietImportsController, QuietResult
from desktop.controllers.reports import CSV_NAME
from desktop.jobs import Worker
from desktop.messages import describe_error, number, problem_count
from desktop.models.archive_problems import ArchiveProblemModel
from desktop.translatable import PLURAL, translate
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow

MESSAGE_MS = 8_000


class ProblemWorkController(QObject):
    """Answers the buttons of the page. Without a choice all problems of the table are meant."""

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        quiet: QuietImportsController,
        model: ArchiveProblemModel,
    ) -> None:
        super().__init__(window)
        self._window, self._asker, self._quiet = window, asker, quiet
        self._page, self._model = window.problems_page, model
        self._reader: Worker | None = None
        self._retried: QuietResult | None = None
        self._csv: Path | None = None
        quiet.finished.connect(self.on_retried)
        quiet.failed.connect(self.on_retry_failed)
        self._page.retry_requested.connect(self.retry)
        self._page.copy_requested.connect(self.copy)
        self._page.save_requested.connect(self.save)

    def set_reader(self, reader: Worker | None) -> None:
        """Work on this archive from now on."""
        self._reader = reader
        self._retried = None
        self._window.statusBar().clearMessage()

    def say_what_is_left(self, count: int) -> None:
        """The archive has so many problems now: whoever had files read again waits to hear it."""
        retried, self._retried = self._retried, None
        if retried is not None:
            found = retried.report.found
            text = translate(
                "Problems",
                "{name}: {count} files read again, {problems} left in the archive",
                "", PLURAL, found
            )  # fmt: skip
            text = text.format(
                name=retried.name, count=number(found), problems=problem_count(count)
            )
            self._window.statusBar().showMessage(text, MESSAGE_MS)

    def on_failed(self, error: Exception) -> None:
        """The problems cannot be read."""
        self._window.banner.show_message(describe_error(error))

    def _chosen_ids(self) -> list[int]:
        rows = self._page.chosen_rows()
        return self._model.ids_at(rows or range(self._model.rowCount()))

    def retry(self) -> None:
        """Read the chosen files again."""
        if self._reader is not None:
            job = self._reader.run_latest("retry", RetryTask(self._chosen_ids()))
            job.succeeded.connect(self.on_retry_planned)
            job.failed.connect(self.on_failed)

    def on_retry_planned(self, imports: list[QuietImport]) -> None:
        """It is known what to read."""
        self._window.statusBar().showMessage(
            QCoreApplication.translate("Problems", "Reading the files again…")
        )
        for one in imports:
            self._quiet.add(one)

    def on_retried(self, result: QuietResult) -> None:
        """Files were read again; who asked hears of it when it is counted what is left."""
        if result.wanted.by_hand:
            self._retried = result

    def on_retry_failed(self, wanted: QuietImport, error: Exception) -> None:
        """Files could not be read again."""
        if wanted.by_hand:
            self._window.statusBar().clearMessage()
            self._asker.show_error(describe_error(error))

    def copy(self) -> None:
        """Put the chosen rows on the clipboard."""
        if self._reader is not None:
            job = self._reader.run_latest("copy", TableTask(self._chosen_ids()))
            job.succeeded.connect(self.on_copied)
            job.failed.connect(self.on_failed)

    def on_copied(self, text: str) -> None:
        """They are read."""
        QGuiApplication.clipboard().setText(text)

    def save(self) -> None:
        """Write the chosen rows to a file."""
        file = self._asker.csv_to_save(Path.home() / CSV_NAME)
        if file is not None and self._reader is not None:
            self._csv = file
            job = self._reader.run(TableTask(self._chosen_ids(), file))
            job.failed.connect(self.on_save_failed)

    def on_save_failed(self, error: Exception) -> None:
        """Say why not."""
        if isinstance(error, ArchiveError) or not isinstance(error, OSError):
            self._asker.show_error(describe_error(error))
            return
        text = QCoreApplication.translate("Reports", "“{path}” cannot be written: {detail}.")
        self._asker.show_error(text.format(path=self._csv, detail=error.strerror or error))
