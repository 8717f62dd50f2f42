"""The smart folder “Problems”: its count, its page, and what can be done about a problem."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from archive import Archive, ArchiveError, PostNotFoundError, Problem, ProblemCode
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.quiet_imports import (
    QuietImport,
    QuietImportsController,
    QuietResult,
)
from desktop.controllers.reports import CSV_NAME, FileTask
from desktop.jobs import Job
from desktop.messages import describe_error, number, problem_count
from desktop.models.archive_problems import ArchiveProblemModel
from desktop.models.problems import problems_as_text
from desktop.translatable import PLURAL, translate
from desktop.views.dialogs import Asker
from desktop.views.file_text import text_of
from desktop.views.main_window import MainWindow

MESSAGE_MS = 8_000
LEAVING_ACTIONS = (
    ActionId.ALL_POSTS,
    ActionId.SEARCH,
    ActionId.SEARCH_FORM,
    ActionId.BACK,
    ActionId.FORWARD,
)
"""Commands that show posts: the page of problems makes room."""


def count_task(archive: Archive, _job: Job) -> int:
    """How many problems the archive knows."""
    return archive.problem_store.count()


class TableTask:
    """Reads problems as a table for spreadsheets; with *file* it goes there."""

    def __init__(self, problem_ids: Sequence[int], file: Path | None = None) -> None:
        self._ids, self._file = problem_ids, file

    def __call__(self, archive: Archive, _job: Job) -> str:
        """The text for the clipboard, or nothing.

        :raises OSError: the file cannot be written
        """
        problems = [problem for _id, problem in archive.problem_store.read(self._ids)]
        if self._file is None:
            return problems_as_text(problems, "\t", "\n")
        # With a byte order mark, so that spreadsheets know it is UTF-8.
        self._file.write_bytes(problems_as_text(problems).encode("utf-8-sig", "replace"))
        return ""


class RetryTask:
    """Finds out which files of which folders must be read again."""

    def __init__(self, problem_ids: Sequence[int]) -> None:
        self._ids = problem_ids

    def __call__(self, archive: Archive, _job: Job) -> list[QuietImport]:
        """One import a folder. Where a site's settings were wrong, all of its files count."""
        folders = {source.name: Path(source.folder) for source in archive.sources()}
        paths: dict[str, set[str]] = {}
        whole = set()
        for _id, problem in archive.problem_store.read(self._ids):
            paths.setdefault(problem.source, set()).add(problem.path)
            if problem.code is ProblemCode.CONFIG_UNREADABLE:
                whole.add(problem.source)
        return [
            QuietImport(folders[name], None if name in whole else frozenset(found), by_hand=True)
            for name, found in paths.items()
        ]


class SameFileTask:
    """Looks for the problems of a file that was read again: they have other ids since."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    def __call__(self, archive: Archive, _job: Job) -> tuple[Problem, list[tuple[int, Problem]]]:
        """(the problem as it was, those of the same file with their ids)."""
        was, store = self._problem, archive.problem_store
        found = store.read(store.ids(was.path))
        return was, [
            (number, one)
            for number, one in found
            if (one.source, one.path) == (was.source, was.path)
        ]


class PostTask:
    """Finds the post of a problem."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    def __call__(self, archive: Archive, _job: Job) -> int | None:
        """Its id, or None where the file gave no post."""
        if self._problem.post_id is not None:
            return self._problem.post_id
        try:
            return archive.find_post(self._problem.path).id
        except PostNotFoundError:
            return None


class ProblemsController(QObject):
    """Counts problems whenever the archive may have changed, and answers the page."""

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        archives: ArchivesController,
        browse: BrowseController,
        quiet: QuietImportsController,
    ) -> None:
        super().__init__(window)
        self._window, self._asker, self._archives = window, asker, archives
        self._browse, self._quiet = browse, quiet
        self._page, self._folder = window.problems_page, window.problems_folder
        self._shown: Problem | None = None
        self._shown_id: int | None = None
        self._retried: QuietResult | None = None
        self._csv: Path | None = None
        self.model = ArchiveProblemModel(self)
        self._page.set_problems(self.model)
        self._connect()
        self.on_archive_changed()

    def _connect(self) -> None:
        window, page = self._window, self._page
        window.registry.bind(ActionId.PROBLEMS, self.open)
        for action in LEAVING_ACTIONS:
            window.registry.action(action).triggered.connect(self.leave)
        window.registry.action(ActionId.SEARCH).triggered.connect(window.search_bar.focus_box)
        for sidebar in (window.categories, window.tags):
            sidebar.facet_selected.connect(self.leave)
        window.smart_folders.folder_clicked.connect(self.leave)
        window.post_list.post_activated.connect(self.leave)
        window.language_changed.connect(self.retranslate)
        window.palette_changed.connect(self.model.refresh_icons)
        self._folder.clicked.connect(self.on_folder_clicked)
        self._archives.archive_opened.connect(self.on_archive_changed)
        self._archives.archive_closed.connect(self.on_archive_changed)
        self._quiet.finished.connect(self.on_retried)
        self._quiet.failed.connect(self.on_retry_failed)
        self.model.loaded.connect(self.on_loaded)
        self.model.failed.connect(self.on_failed)
        page.filter_changed.connect(self.model.load)
        page.problem_selected.connect(self.on_problem_selected)
        page.post_requested.connect(self.on_post_requested)
        page.retry_requested.connect(self.retry)
        page.copy_requested.connect(self.copy)
        page.save_requested.connect(self.save)
        page.left.connect(self.leave)

    # Showing

    def open(self) -> None:
        """Go → Problems."""
        if self._archives.reader is None:
            return
        self._page.reset()
        self._shown = self._shown_id = None
        self._window.show_problems(True)
        self._page.setFocus()
        self.model.load("")

    def leave(self) -> None:
        """Show posts again."""
        if self._window.is_showing_problems():
            self._window.show_problems(False)
            self._folder.set_count(self._folder.count())
            self._window.post_list.setFocus()

    def on_folder_clicked(self, checked: bool) -> None:
        """The line in the sidebar."""
        if checked:
            self.open()
        else:
            self.leave()

    def on_archive_changed(self) -> None:
        """Another archive, other problems."""
        self.leave()
        self._window.statusBar().clearMessage()
        self._retried = None
        self.model.set_reader(self._archives.reader)
        self._page.allow_retry(self._archives.writer is not None)
        self._show_count(0)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """The archive may have changed: count anew, and read the list again if it is on show."""
        if self._archives.reader is None:
            return
        job = self._archives.reader.run_latest("problem-count", count_task)
        job.succeeded.connect(self.on_counted)
        if self._window.is_showing_problems():
            self.model.load(self._page.filter.text())

    def on_counted(self, count: int) -> None:
        """The count is here; who asked for files to be read again waits for it, too."""
        self._show_count(count)
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

    def _show_count(self, count: int) -> None:
        self._folder.set_count(count)
        self._window.registry.set_enabled((ActionId.PROBLEMS,), count > 0)

    def on_loaded(self, count: int) -> None:
        """The list is here."""
        self._page.show_count(problem_count(count) if count else _no_problem())
        reader, shown, number = self._archives.reader, self._shown, self._shown_id
        if reader is None or shown is None or number is None:
            return
        row = self.model.row_of(number)
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
        listed = ((self.model.row_of(number), number, one) for number, one in problems)
        row, self._shown_id, self._shown = next(
            (one for one in listed if one[0] is not None), (None, None, None)
        )
        if row is None or self._shown is None:
            self._page.hide_file()  # it showed the file as it was
            return
        self._read_file(self._shown)
        if not self._page.chosen_rows():
            self._page.keep_choice(row)

    def on_failed(self, error: Exception) -> None:
        """The list cannot be read."""
        self._window.banner.show_message(describe_error(error))

    def retranslate(self) -> None:
        """Say everything anew."""
        self._folder.set_label(QCoreApplication.translate("Problems", "Problems"))
        if self._window.is_showing_problems():
            self.on_loaded(self.model.rowCount())

    # One problem

    def on_problem_selected(self, row: int) -> None:
        """Fetch the file of a problem."""
        problem = self.model.problem_at(row)
        if problem is not None:
            self._shown = problem
            (self._shown_id,) = self.model.ids_at([row])
            self._read_file(problem)

    def _read_file(self, problem: Problem) -> None:
        if self._archives.reader is not None:
            job = self._archives.reader.run_latest("problem-file", FileTask(problem))
            job.succeeded.connect(self.on_file_read)
            job.failed.connect(self.on_file_failed)

    def on_file_read(self, data: bytes | None) -> None:
        """Show the file below the table."""
        if self._shown is None:
            return
        path = self.model.shown_path(self._shown)
        if data is None:
            self._page.show_file(path, _no_text(), None)
        else:
            self._page.show_file(path, text_of(data), self._shown.line)

    def on_file_failed(self, error: Exception) -> None:
        """Say why the file cannot be shown."""
        if self._shown is not None:
            self._page.show_file(self._shown.path, describe_error(error), None)

    def on_post_requested(self, row: int) -> None:
        """Find the post of a problem."""
        problem = self.model.problem_at(row)
        if problem is not None and self._archives.reader is not None:
            job = self._archives.reader.run_latest("problem-post", PostTask(problem))
            job.succeeded.connect(self.on_post_found)
            job.failed.connect(self.on_failed)

    def on_post_found(self, post_id: int | None) -> None:
        """Show it among the posts."""
        if post_id is None:
            text = QCoreApplication.translate("Problems", "This file gave no post.")
            self._window.statusBar().showMessage(text, MESSAGE_MS)
            return
        self.leave()
        self._browse.show_post(post_id)

    # Chosen ones

    def _chosen_ids(self) -> list[int]:
        rows = self._page.chosen_rows()
        return self.model.ids_at(rows or range(self.model.rowCount()))

    def retry(self) -> None:
        """Read the chosen files again."""
        if self._archives.reader is not None:
            job = self._archives.reader.run_latest("retry", RetryTask(self._chosen_ids()))
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
        if self._archives.reader is not None:
            job = self._archives.reader.run_latest("copy", TableTask(self._chosen_ids()))
            job.succeeded.connect(self.on_copied)
            job.failed.connect(self.on_failed)

    def on_copied(self, text: str) -> None:
        """They are read."""
        QGuiApplication.clipboard().setText(text)

    def save(self) -> None:
        """Write the chosen rows to a file."""
        file = self._asker.csv_to_save(Path.home() / CSV_NAME)
        if file is not None and self._archives.reader is not None:
            self._csv = file
            job = self._archives.reader.run(TableTask(self._chosen_ids(), file))
            job.failed.connect(self.on_save_failed)

    def on_save_failed(self, error: Exception) -> None:
        """Say why not."""
        if isinstance(error, ArchiveError) or not isinstance(error, OSError):
            self._asker.show_error(describe_error(error))
            return
        text = QCoreApplication.translate("Reports", "“{path}” cannot be written: {detail}.")
        self._asker.show_error(text.format(path=self._csv, detail=error.strerror or error))


def _no_problem() -> str:
    return QCoreApplication.translate("Problems", "There is no problem.")


def _no_text() -> str:
    return QCoreApplication.translate("Reports", "There is no text of this file.")
