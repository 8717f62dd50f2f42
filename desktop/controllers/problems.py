"""The smart folder “Problems”: its count, and its page in the place of the list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.leaving import leave_for_posts
from desktop.controllers.problem_file import ProblemFileController
from desktop.controllers.problem_tasks import PostTask, count_task
from desktop.controllers.problem_work import MESSAGE_MS, ProblemWorkController
from desktop.controllers.quiet_imports import QuietImportsController
from desktop.messages import describe_error, problem_count
from desktop.models.archive_problems import ArchiveProblemModel
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow

OTHER_PAGES = (ActionId.HIGHLIGHTS, ActionId.CALENDAR, ActionId.STATISTICS)


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
        self._window, self._archives, self._browse = window, archives, browse
        self._page, self._folder = window.problems_page, window.problems_folder
        self.model = ArchiveProblemModel(self)
        self._file = ProblemFileController(window, self.model)
        self._work = ProblemWorkController(window, asker, quiet, self.model)
        self._page.set_problems(self.model)
        self._connect()
        self.on_archive_changed()

    def _connect(self) -> None:
        window, page = self._window, self._page
        window.registry.bind(ActionId.PROBLEMS, self.open)
        leave_for_posts(window, self.leave, *OTHER_PAGES)
        window.registry.action(ActionId.SEARCH).triggered.connect(window.search_bar.focus_box)
        window.language_changed.connect(self.retranslate)
        window.palette_changed.connect(self.model.refresh_icons)
        self._folder.clicked.connect(self.on_folder_clicked)
        self._archives.archive_opened.connect(self.on_archive_changed)
        self._archives.archive_closed.connect(self.on_archive_changed)
        self.model.loaded.connect(self.on_loaded)
        self.model.failed.connect(self.on_failed)
        page.filter_changed.connect(self.model.load)
        page.post_requested.connect(self.on_post_requested)
        page.left.connect(self.leave)

    # Showing

    def open(self) -> None:
        """Go → Problems."""
        if self._archives.reader is None:
            return
        self._page.reset()
        self._file.forget()
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
        for part in (self.model, self._file, self._work):
            part.set_reader(self._archives.reader)
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
        """The count is here."""
        self._show_count(count)
        self._work.say_what_is_left(count)

    def _show_count(self, count: int) -> None:
        self._folder.set_count(count)
        self._window.registry.set_enabled((ActionId.PROBLEMS,), count > 0)

    def on_loaded(self, count: int) -> None:
        """The list is here."""
        self._page.show_count(problem_count(count) if count else _no_problem())
        self._file.look_again()

    def on_failed(self, error: Exception) -> None:
        """The list cannot be read."""
        self._window.banner.show_message(describe_error(error))

    def retranslate(self) -> None:
        """Say everything anew."""
        self._folder.set_label(QCoreApplication.translate("Problems", "Problems"))
        if self._window.is_showing_problems():
            self.on_loaded(self.model.rowCount())

    # The post of one of them

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


def _no_problem() -> str:
    return QCoreApplication.translate("Problems", "There are no problems.")
