"""Where an article is read: found out soon after it was scrolled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.views.viewer.page import OUR_WORLD, ArticlePage
from desktop.views.viewer.place import PLACE_SCRIPT, SCROLLED_MS, read_answer


class PlaceWatch(QObject):
    """Signal: ``found(show, ReadingPlace)``, where the showing of that number is read.

    ``is_old``: it was scrolled since that was found out last.
    """

    found = Signal(int, object)

    def __init__(self, page: ArticlePage, is_ready: Callable[[], bool]) -> None:
        """*is_ready*: whether an article is laid out, which can be asked."""
        super().__init__(page)
        self._page, self._is_ready = page, is_ready
        self.is_old = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SCROLLED_MS)
        self._timer.timeout.connect(self.look)
        page.scrollPositionChanged.connect(self._on_scrolled)

    def look(self) -> None:
        """Find it out now; ``found`` follows."""
        if self._is_ready():
            self._page.runJavaScript(PLACE_SCRIPT, OUR_WORLD, self._on_answer)

    def _on_scrolled(self) -> None:
        self.is_old = True
        if not self._timer.isActive():
            self._timer.start()

    def _on_answer(self, answer: object) -> None:
        found = read_answer(answer)
        if found is not None:
            self.is_old = self._timer.isActive()
            self.found.emit(*found)
