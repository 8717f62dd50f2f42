"""Looks into and clicks on articles that Chromium shows."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.page import OUR_WORLD
from desktop.views.viewer.standing import MAX_CHARACTERS
from desktop.views.viewer.web_view import WebArticleView

LIMIT_MS = 30_000
NO_KEY = Qt.KeyboardModifier.NoModifier


WAYS = ("standing", "alone")


def shown_by(way: str, make: Callable[..., ArticleDocument]) -> Callable[..., ArticleDocument]:
    """Makes articles that are put into the page that stays; *alone*: with a page of their own."""
    blanks = " " * MAX_CHARACTERS if way == "alone" else ""
    return lambda body="<p>本文</p>", **fields: make(body + blanks, **fields)


class Browser:
    """A view, and the means to see what became of an article in it."""

    def __init__(self, qtbot: QtBot, view: WebArticleView) -> None:
        self._qtbot, self.view = qtbot, view
        self.activated: list[str] = []
        view.link_activated.connect(self._note_link)

    def _note_link(self, url: object) -> None:
        self.activated.append(bytes(url.toEncoded().data()).decode())

    def show(self, document: ArticleDocument) -> None:
        """Show an article and wait until it is on the screen."""
        with self._qtbot.waitSignal(self.view.article_painted, timeout=LIMIT_MS) as painted:
            self.view.show_article(document)
        assert painted.args == [document.post_id]

    def is_standing(self) -> bool:
        """Whether what is seen is the page that stays for all articles."""
        return self.view.url().host() == self.view._standing.url.host()

    def put(self, document: ArticleDocument) -> None:
        """Show an article, in the page that stays."""
        self.show(document)
        assert self.is_standing()

    def ask(self, script: str) -> object:
        """What a script of ours, beside the page, makes of the page."""
        answers: list[object] = []
        self.view.page().runJavaScript(script, OUR_WORLD, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=LIMIT_MS)
        return answers[0]

    def click(
        self,
        selector: str,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        modifier: Qt.KeyboardModifier = NO_KEY,
    ) -> None:
        """Click on the middle of an element."""
        # Chromium makes a new widget with each renderer, so it is asked for each time.
        place = self.middle_of(selector)
        self._qtbot.mouseClick(self.view.focusProxy(), button, modifier, place)

    def middle_of(self, selector: str) -> QPoint:
        """Where the middle of an element is on the screen."""
        place = self.ask(
            f"(() => {{ const box = document.querySelector({selector!r}).getBoundingClientRect();"
            " return JSON.stringify([box.x + box.width / 2, box.y + box.height / 2]); })()"
        )
        assert isinstance(place, str), f"there is no {selector}"
        return QPoint(*(round(number) for number in json.loads(place)))

    def sees(self, color: str) -> None:
        """Wait until a colour is on the screen: Chromium hands over its frames by and by."""
        wanted = QColor(color).rgb()

        def is_there() -> bool:
            QApplication.processEvents()
            image = self.view.grab().toImage()
            return any(
                image.pixel(x, y) == wanted
                for x in range(0, image.width(), 4)
                for y in range(0, image.height(), 4)
            )

        self._qtbot.waitUntil(is_there, timeout=LIMIT_MS)
