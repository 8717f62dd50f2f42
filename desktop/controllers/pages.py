"""What the pages in the place of list and article have in common: opened, left, read again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.leaving import leave_for_posts
from desktop.jobs import Job
from desktop.messages import describe_error
from desktop.views.main_window import MainWindow


class PageController(QObject):
    """One page, made when it is first opened: the window is there sooner without."""

    def __init__(
        self,
        window: MainWindow,
        action: ActionId,
        archives: ArchivesController,
        make: Callable[[], QWidget],
        ask: Callable[[], Job | None],
    ) -> None:
        """*make* makes the page, with its signals connected; *ask* starts the job that fills it."""
        super().__init__(window)
        self._window, self._archives = window, archives
        self._action, self._make, self._ask = action, make, ask
        self._made: QWidget | None = None
        self._job: Job | None = None
        registry = window.registry
        registry.bind(action, self.open)
        leave_for_posts(window, self.leave)
        registry.action(ActionId.SEARCH).triggered.connect(window.search_bar.focus_box)
        archives.archive_opened.connect(self.on_archive_changed)
        archives.archive_closed.connect(self.on_archive_changed)
        self.on_archive_changed()

    def is_open(self) -> bool:
        """Whether the page is on show."""
        return self._made is not None and self._window.page() is self._made

    def open(self) -> None:
        """Show the page and fill it."""
        if self._archives.reader is None:
            return
        if self._made is None:
            self._made = self._make()
            self._window.add_page(self._made)
        self._window.show_page(self._made)
        self._made.setFocus()
        self.fill()

    def leave(self) -> None:
        """Show posts again; nobody wants the rest of the answer."""
        if self.is_open():
            self._stop()
            self._window.show_page(None)
            self._window.post_list.setFocus()

    def refresh(self) -> None:
        """The archive may have changed: read anew what is on show."""
        if self.is_open():
            self.fill()

    def on_archive_changed(self) -> None:
        """Another archive."""
        self._stop()
        if self.is_open():
            self.leave()
        has_archive = self._archives.reader is not None
        self._window.registry.set_enabled((self._action,), has_archive)

    def fill(self) -> None:
        """Ask for everything anew."""
        self._stop()
        self._job = self._ask()
        if self._job is not None:
            self._job.failed.connect(self.on_failed)

    def is_news(self) -> bool:
        """In a slot of the job: whether it is the one of now, and not one that was stopped."""
        return self._job is not None and self.sender() is self._job

    def on_failed(self, error: Exception) -> None:
        """The archive cannot be read."""
        self._window.banner.show_message(describe_error(error))

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
