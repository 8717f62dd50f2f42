"""Finding words in the article on show, and copying from it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from desktop.action_ids import ActionId
from desktop.controllers.articles import ArticlesController
from desktop.views.main_window import MainWindow


class FindingController(QObject):
    """Answers Edit → Find in Article… and its neighbours, and Edit → Copy."""

    def __init__(self, window: MainWindow, articles: ArticlesController) -> None:
        super().__init__(window)
        self._window, self._articles = window, articles
        registry = window.registry
        registry.bind(ActionId.FIND, self.find)
        registry.bind(ActionId.FIND_NEXT, self.find_next)
        registry.bind(ActionId.FIND_PREVIOUS, self.find_previous)
        registry.bind(ActionId.COPY, self.copy)

    def find(self) -> None:
        """Edit → Find in Article…"""
        if self._window.viewer is not None:
            self._window.viewer.open_find()

    def find_next(self) -> None:
        """Edit → Find Next."""
        if self._window.viewer is not None:
            self._window.viewer.find_next()

    def find_previous(self) -> None:
        """Edit → Find Previous."""
        if self._window.viewer is not None:
            self._window.viewer.find_previous()

    def copy(self) -> None:
        """Edit → Copy: what is chosen where the cursor is; else the article's title and link."""
        focus = self._window.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit):
            focus.copy()
            return
        page = self._window.problems_page
        if focus is not None and page.isAncestorOf(focus):
            page.copy_requested.emit()
            return
        viewer, post = self._window.viewer, self._articles.post
        text = viewer.selected_text() if viewer is not None else ""
        if not text and post is not None:
            text = "\n".join(filter(None, (post.title, post.source_link)))
        if text:
            QGuiApplication.clipboard().setText(text)
