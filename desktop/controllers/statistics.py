"""The page of statistics: filled while the posts are looked at; its bars lead to posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from archive import Archive, Statistics
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.pages import PageController
from desktop.jobs import Job
from desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.views.statistics_page import StatisticsPage

MESSAGE_MS = 5_000


def figures_task(archive: Archive, job: Job) -> None:
    """Give the figures, again and again, until they are those of all posts."""
    for figures in archive.statistics.gather():
        job.give(figures)
        job.make_way()


class StatisticsController(PageController):
    """View → Statistics."""

    def __init__(
        self, window: MainWindow, archives: ArchivesController, browse: BrowseController
    ) -> None:
        super().__init__(window, ActionId.STATISTICS, archives, self.make_page, self.ask)
        self._browse = browse
        self.page: StatisticsPage | None = None

    def make_page(self) -> QWidget:
        """The page of statistics."""
        from desktop.views.statistics_page import StatisticsPage  # noqa: PLC0415

        self.page = page = StatisticsPage()
        page.year_requested.connect(self.on_year_requested)
        page.category_requested.connect(self.on_category_requested)
        page.publisher_requested.connect(self.on_publisher_requested)
        page.post_requested.connect(self.on_post_requested)
        page.copy_requested.connect(self.on_copy_requested)
        page.stop_requested.connect(self.on_stop_requested)
        page.left.connect(self.leave)
        return page

    def open(self) -> None:
        """Show the page; what it said of another archive is of no use."""
        if self.page is not None and not self.is_open():
            self.page.show_figures(None)
        super().open()

    def ask(self) -> Job | None:
        """All figures anew; those of before stay until there are some."""
        if self._archives.reader is None or self.page is None:
            return None
        self.page.show_counting(True)
        job = self._archives.reader.run_latest("statistics", figures_task)
        job.partial.connect(self.on_figures)
        job.finished.connect(self.on_finished)
        return job

    def on_figures(self, figures: Statistics) -> None:
        """More posts were looked at."""
        if self.is_news() and self.page is not None:
            self.page.show_figures(figures)

    def on_finished(self) -> None:
        """All of them, or as many as somebody wanted."""
        if self.is_news() and self.page is not None:
            self.page.show_counting(False)

    def on_stop_requested(self) -> None:
        """What is on the page is enough."""
        self._stop()
        if self.page is not None:
            self.page.show_counting(False)

    def on_year_requested(self, year: int) -> None:
        """List the posts of a year."""
        self.leave()
        self._browse.show_search(f"on:{year:04}")

    def on_category_requested(self, name: str) -> None:
        """List the posts of a category."""
        self.leave()
        self._browse.show_category(name)

    def on_publisher_requested(self, name: str) -> None:
        """List the posts of a publisher."""
        self.leave()
        self._browse.show_publisher(name)

    def on_post_requested(self, post_id: int) -> None:
        """Show a post."""
        self.leave()
        self._browse.show_post(post_id)

    def on_copy_requested(self, text: str) -> None:
        """Put a table into the clipboard."""
        QGuiApplication.clipboard().setText(text)
        said = QCoreApplication.translate("Statistics", "The table was copied.")
        self._window.statusBar().showMessage(said, MESSAGE_MS)
