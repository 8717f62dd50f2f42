"""What a reader does with an article on show: point, click, find, mark, copy, print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from archive import Anchor, Colour, Highlight, Placed
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.page import OUR_WORLD
from desktop.views.viewer.paper import PagePrinter
from desktop.views.viewer.viewer import PostViewer

LIMIT_MS = 60_000
SIZE = (640, 1_600)
STEP = 40
NOW = datetime(2031, 3, 1, tzinfo=UTC)
LINK = """
(() => {
    const one = [...document.querySelectorAll("a, area")].filter(a => a.getClientRects()[0])[%d];
    if (!one) return "";
    one.scrollIntoView({block: "center", behavior: "instant"});
    const box = one.getClientRects()[0];
    return [box.left + box.width / 2, box.top + box.height / 2].join(" ");
})()
"""
MOST_LINKS = 4
COARSE = 36
Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier
CLICKS = (
    (Button.LeftButton, Modifier.NoModifier),
    (Button.MiddleButton, Modifier.NoModifier),
    (Button.LeftButton, Modifier.ControlModifier),
    (Button.LeftButton, Modifier.ShiftModifier),
)


@dataclass(frozen=True, slots=True)
class Things:
    """What came of using an article: HTML on the clipboard, a PDF file, printed pages."""

    copied: str
    pdf: bytes
    pages: bytes


class Hand:
    """One viewer, with or without Chromium, and the person before it. :attr:`followed` are the
    addresses that the viewer handed on, :attr:`hovered` those that it named."""

    def __init__(self, viewer: PostViewer, qtbot: QtBot, folder: Path) -> None:
        self._viewer, self._qtbot, self._folder = viewer, qtbot, folder
        self.followed: list[str] = []
        self.hovered: list[str] = []
        self._painted: list[int] = []
        self._title = ""
        viewer.link_activated.connect(self._note_link)
        viewer.link_hovered.connect(self.hovered.append)
        viewer.article_painted.connect(self._painted.append)
        viewer.resize(*SIZE)
        viewer.show()

    @property
    def has_chromium(self) -> bool:
        """Whether articles are shown by Chromium."""
        return self._viewer.web_view is not None

    def _note_link(self, url: QUrl) -> None:
        self.followed.append(url.toString())

    def show(self, document: ArticleDocument) -> str:
        """Show an article; its text, when it is on the screen."""
        self._painted.clear()
        self._title = document.title
        self._viewer.show_article(document)
        self._qtbot.waitUntil(lambda: document.post_id in self._painted, timeout=LIMIT_MS)
        view = self._viewer.web_view or self._viewer.text_view
        return str(self._answer(view.ask_text))

    def use(self, words: str) -> Things:
        """Everything else; *words* are the first of the article."""
        self.point()
        self.click()
        self.find("shown")
        self.mark(words)
        return Things(self.copy(), self.save_pdf(), self.print())

    def is_showing(self, post_id: int) -> bool:
        """Whether the article of a post is the one on show; soon, if one came back."""
        self._qtbot.waitUntil(self._has_title, timeout=LIMIT_MS)
        return self._viewer.current_post_id() == post_id

    def _has_title(self) -> bool:
        view = self._viewer.web_view
        return view is None or view.title() == self._title

    def point(self) -> None:
        """Move the pointer over everything that can be seen."""
        for y in range(0, SIZE[1], STEP):
            for x in (60, 200, 420):
                self._move(QPoint(x, y))
        for place in self._links():
            self._move(place)

    def click(self) -> None:
        """Click on each link, and on the article: with each button and each key."""
        for place in self._links():
            for button, modifier in CLICKS:
                QTest.mouseClick(self._surface(), button, modifier, place)
        self._settle()

    def find(self, words: str) -> None:
        """Find words, and the next ones."""
        view = self._viewer.web_view or self._viewer.text_view
        with self._qtbot.waitSignal(view.find_finished, timeout=LIMIT_MS):
            view.find_text(words, True)
        view.stop_finding()

    def mark(self, words: str) -> None:
        """Have the first letters of the article painted as a highlight, and go there."""
        anchor = Anchor(quote=words, place=0)
        highlight = Highlight(1, Colour.YELLOW, anchor, "a note", NOW, NOW)
        number = self._viewer.current_post_id()
        assert number is not None
        self._viewer.set_highlights(number, [Placed(highlight, 0, 5, words[:5])])
        self._viewer.reveal_highlight(1)
        self._settle()

    def copy(self) -> str:
        """Choose everything and copy it; what another program is given as HTML."""
        view = self._viewer.web_view
        QGuiApplication.clipboard().clear()
        if view is None:
            self._viewer.text_view.selectAll()
            self._viewer.text_view.copy()
            return QGuiApplication.clipboard().mimeData().html()
        view.page().triggerAction(QWebEnginePage.WebAction.SelectAll)
        view.page().triggerAction(QWebEnginePage.WebAction.Copy)
        self._qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=LIMIT_MS)
        return QGuiApplication.clipboard().mimeData().html()

    def save_pdf(self) -> bytes:
        """Article → Save as PDF…"""
        data = self._answer(self._viewer.ask_pdf)
        assert isinstance(data, bytes)
        return data

    def print(self) -> bytes:
        """Article → Print…, into a file."""
        file = self._folder / "printed.pdf"
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setResolution(COARSE)  # Qt draws the pages point by point
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        was_printed = self._viewer.print_text(printer)
        if was_printed is None:  # Chromium shows it
            work = PagePrinter(self.save_pdf(), printer, self._viewer)
            with self._qtbot.waitSignal(work.ended, timeout=LIMIT_MS) as ended:
                work.start()
            was_printed = ended.args == [True]
        assert was_printed
        return file.read_bytes()

    def _answer(self, ask: Callable[[Callable[[object], None]], object]) -> object:
        answers: list[object] = []
        ask(answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=LIMIT_MS)
        return answers[0]

    def _surface(self) -> QWidget:
        """What gets the pointer's events; Chromium makes a new one for each renderer."""
        view = self._viewer.web_view
        return self._viewer.text_view.viewport() if view is None else view.focusProxy()

    def _move(self, place: QPoint) -> None:
        surface = self._surface()
        there = QPointF(place)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            there,
            QPointF(surface.mapToGlobal(place)),
            Button.NoButton,
            Button.NoButton,
            Modifier.NoModifier,
        )
        QApplication.sendEvent(surface, event)

    def _links(self) -> Iterator[QPoint]:
        """Where a few links are, each brought into view."""
        view = self._viewer.web_view
        if view is None:
            yield from self._links_of_text()
            return
        for number in range(MOST_LINKS):
            found = self._answer(
                lambda done, n=number: view.page().runJavaScript(LINK % n, OUR_WORLD, done)
            )
            if not found:
                return
            x, y = (round(float(one)) for one in str(found).split())
            yield QPoint(x, y)

    def _links_of_text(self) -> list[QPoint]:
        view = self._viewer.text_view
        found, cursor = [], view.textCursor()
        for at in range(view.document().characterCount()):
            cursor.setPosition(at)
            cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor)
            if cursor.charFormat().isAnchor():
                box = view.cursorRect(cursor)
                found.append(QPoint(box.left() - 2, box.center().y()))
        return found[:MOST_LINKS]

    def _settle(self) -> None:
        """Wait until the renderer has done what it was asked before."""
        view = self._viewer.web_view
        if view is not None:
            self._answer(lambda done: view.page().runJavaScript("1", OUR_WORLD, done))
