"""An article on its way to paper, by Chromium: first a PDF file, then, if it is to be printed, one
page of that after the other.

Chromium says nothing more of a PDF whose renderer ends midway, and its own way to a printer then
takes the whole program along (Qt 6.11). So it makes nothing but PDF files here, and is watched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRectF,
    QSize,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPageLayout, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.views.viewer.web_view import WebArticleView

MOST_DPI = 300
"""Pages go to a printer as pictures, as Chromium sends them too; finer ones only take longer."""

INCH = 72  # points

# An address that is its own text is not said twice: print.css looks for the others.
ADDRESSES_SCRIPT = """
(() => {
    const plain = text => text.replace(/^[a-z]+:(\\/\\/)?(www\\.)?|\\s|\\/$/gi, "").toLowerCase();
    for (const link of document.querySelectorAll('.body a[href^="http"]')) {
        const isShown = !link.textContent.trim() || plain(link.textContent) === plain(link.href);
        link.classList.toggle("addressed", !isShown);
    }
})();
"""


class PdfWork(QObject):
    """Makes a PDF file of what a view shows. ``ended(bytes)`` once: the file, or nothing where none
    could be made; never after :meth:`cancel`. ``has_begun``: Chromium is at it."""

    ended = Signal(bytes)

    def __init__(self, view: WebArticleView, layout: QPageLayout) -> None:
        super().__init__(view)
        self._view, self._layout = view, layout
        self._is_over = self.has_begun = False

    def start(self) -> None:
        """Begin; whoever is to hear of the end has connected by now."""
        self._view.page().renderProcessTerminated.connect(self.on_renderer_ended)
        self._view.run_ours(ADDRESSES_SCRIPT, self._print)

    def _print(self, _done: object) -> None:
        if not self._is_over:
            self.has_begun = True
            self._view.page().printToPdf(self._on_pdf, self._layout)

    def _on_pdf(self, data: QByteArray | bytes) -> None:
        self._end(as_bytes(data))

    def on_renderer_ended(self, *_how: object) -> None:
        """Nothing will come of it."""
        self._end(b"")

    def cancel(self) -> None:
        """Nobody wants it any more. What Chromium has begun it cannot be told to leave, so its
        renderer is ended, and the article shown anew."""
        if not self._is_over:
            self._finish()
            if self.has_begun:
                self._view.restart_renderer()

    def _end(self, data: bytes) -> None:
        if not self._is_over:
            self._finish()
            self.ended.emit(data)

    def _finish(self) -> None:
        self._is_over = True
        self._view.page().renderProcessTerminated.disconnect(self.on_renderer_ended)
        self.deleteLater()


class PagePrinter(QObject):
    """Prints the pages of a PDF file, one in each round of the event loop: the window goes on.
    ``ended(bool)`` once: whether they went to the printer; never after :meth:`cancel`."""

    ended = Signal(bool)

    def __init__(self, data: bytes, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - rarely asked for

        self._printer = printer
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf = QPdfDocument(self)
        self._pdf.load(self._buffer)
        self._painter = QPainter()
        first, last = printer.fromPage() or 1, printer.toPage() or self._pdf.pageCount()
        pages = list(range(first - 1, min(last, self._pdf.pageCount())))
        if printer.pageOrder() == printer.PageOrder.LastPageFirst:
            pages.reverse()
        copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        self._pages = pages * copies
        self._is_first = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin."""
        self._printer.setFullPage(True)  # the file has the margins already
        self._timer.start(0)

    def cancel(self) -> None:
        """No further page."""
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()
            self._printer.abort()
        self._leave()

    def _next(self) -> None:
        if not self._is_first and not self._pages:
            self._end(self._painter.end())
        elif not self._pages or not self._turn_page():
            self._end(False)
        else:
            self._paint(self._pages.pop(0))

    def _turn_page(self) -> bool:
        if not self._is_first:
            return self._printer.newPage()
        self._is_first = False
        return self._painter.begin(self._printer)

    def _paint(self, page: int) -> None:
        dpi = min(MOST_DPI, self._printer.resolution())
        size = self._pdf.pagePointSize(page) * (dpi / INCH)
        picture = self._pdf.render(page, QSize(round(size.width()), round(size.height())))
        scale = self._printer.resolution() / dpi
        self._painter.drawImage(QRectF(0, 0, size.width() * scale, size.height() * scale), picture)

    def _end(self, succeeded: bool) -> None:
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()
        self.ended.emit(succeeded)
        self._leave()

    def _leave(self) -> None:
        self._pdf.close()
        self.deleteLater()


def as_bytes(data: QByteArray | bytes) -> bytes:
    """The bytes of what Qt gives."""
    return data if isinstance(data, bytes) else bytes(data.data())
