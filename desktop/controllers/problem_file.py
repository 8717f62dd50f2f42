"""The file of a problem below the table, while the table may be another one by and by."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from archive import Problem
from desktop.controllers.problem_tasks import SameFileTask
from desktop.controllers.reports import FileTask
from desktop.jobs import Worker
from desktop.messages import describe_error
from desktop.models.archive_problems import ArchiveProblemModel
from desktop.views.file_text import text_of
from desktop.views.main_window import MainWindow


class ProblemFileController(QObject):
    """Fetches the file of the chosen problem, and keeps the choice where the table is read anew:
    a file that was read again has other problems, or none."""

    def __init__(self, window: MainWindow, model: ArchiveProblemModel) -> None:
        super().__init__(window)
        self._window, self._page, self._model = window, window.problems_page, model
        self._reader: Worker | None = None
        self._shown: Problem | None = None
        self._shown_id: int | None = None
        self._page.problem_selected.connect(self.on_problem_selected)

    def set_reader(self, reader: Worker | None) -> None:
        """Read files of this archive from now on."""
        self._reader = reader
        self.forget()

    def forget(self) -> None:
        """No problem is chosen."""
        self._shown = self._shown_id = None

    def on_problem_selected(self, row: int) -> None:
        """Fetch the file of a problem."""
        problem = self._model.problem_at(row)
        if problem is not None:
            self._shown = problem
            (self._shown_id,) = self._model.ids_at([row])
            self._read(problem)

    def look_again(self) -> None:
        """The table was read anew: choose the same problem in it, or another one of its file."""
        reader, shown, number = self._reader, self._shown, self._shown_id
        if reader is None or shown is None or number is None:
            return
        row = self._model.row_of(number)
        if row is None:
            job = reader.run_latest("problem-again", SameFileTask(shown))
            job.succeeded.connect(self.on_same_file_sought)
            job.failed.connect(self.on_failed)
        elif not self._page.chosen_rows():
            self._page.keep_choice(row)

    def on_same_file_sought(self, found: tuple[Problem, list[tuple[int, Problem]]]) -> None:
        """The row of the file in the pane is gone: does another one speak of it now?"""
        was, problems = found
        if self._shown is not was:
            return  # another file is on show by now
        listed = ((self._model.row_of(number), number, one) for number, one in problems)
        row, self._shown_id, self._shown = next(
            (one for one in listed if one[0] is not None), (None, None, None)
        )
        if row is None or self._shown is None:
            self._page.hide_file()  # it showed the file as it was
            return
        self._read(self._shown)
        if not self._page.chosen_rows():
            self._page.keep_choice(row)

    def on_failed(self, error: Exception) -> None:
        """It cannot be looked for."""
        self._window.banner.show_message(describe_error(error))

    def _read(self, problem: Problem) -> None:
        if self._reader is not None:
            job = self._reader.run_latest("problem-file", FileTask(problem))
            job.succeeded.connect(self.on_file_read)
            job.failed.connect(self.on_file_failed)

    def on_file_read(self, data: bytes | None) -> None:
        """Show the file below the table."""
        if self._shown is None:
            return
        path = self._model.shown_path(self._shown)
        if data is None:
            self._page.show_file(path, _no_text(), None)
        else:
            self._page.show_file(path, text_of(data), self._shown.line)

    def on_file_failed(self, error: Exception) -> None:
        """Say why the file cannot be shown."""
        if self._shown is not None:
            self._page.show_file(self._shown.path, describe_error(error), None)


def _no_text() -> str:
    return QCoreApplication.translate("Reports", "There is no text of this file.")
