"""An article on paper: by Qt's rich text where the text view shows it; else by Chromium, see
:mod:`desktop.views.viewer.paper`.

Paper has its own style sheet, ``print.css``, which is loaded with every article. What is printed is
the page on show, so nothing is fetched, and nothing of the five walls is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLocale,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from desktop.views.viewer.paper import as_bytes
from desktop.views.viewer.text_view import TextArticleView

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MARGINS = QMarginsF(18, 20, 18, 20)  # millimetres, as in print.css
PDF_DPI = 1200
SCREEN_DPI = 96
FOOT, FOOT_FONT = 34, 11  # pixels of a screen: the strip with the number of the page, and its size


def paper() -> QPageLayout:
    """The paper of the country that the user's language is set to, upright."""
    is_american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if is_american else QPageSize.PageSizeId.A4
    portrait = QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), portrait, MARGINS, QPageLayout.Unit.Millimeter)


def pdf_of_text(view: TextArticleView) -> bytes:
    """A PDF file of the article that a text view shows."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PDF_DPI)
    writer.setPageLayout(paper())
    writer.setTitle(view.title())
    paint_article(view, writer)
    buffer.close()
    return as_bytes(data)


def print_text(view: TextArticleView, printer: QPrinter) -> bool:
    """Print the article that a text view shows; whether it went to the printer."""
    return paint_article(view, printer)


def paint_article(view: TextArticleView, device: QPagedPaintDevice) -> bool:
    """Paint the article of a text view, black on white and without zoom; whether the device took
    it."""
    copy = TextArticleView()  # never on the screen
    copy.set_look("light", 1.0)
    try:
        view.show_in(copy)
        # Its own text is laid out as wide as itself, hence a clone, which goes with it.
        return paint_pages(copy.document().clone(copy), device)
    finally:
        # Left to Python it would be garbage in a circle: taken away in the middle of the painting,
        # or by another thread, where no widget may go.
        shiboken6.delete(copy)


def paint_pages(text: QTextDocument, device: QPagedPaintDevice) -> bool:
    """Paint a text page by page, each with its number below; whether the device took them.

    Its sizes are pixels of a screen, as nobody's printer has them: they are scaled.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    area = device.pageLayout().paintRect(QPageLayout.Unit.Point).size() * (SCREEN_DPI / 72)
    text.setPageSize(QSizeF(area.width(), area.height() - FOOT))
    painter.scale(device.logicalDpiX() / SCREEN_DPI, device.logicalDpiY() / SCREEN_DPI)
    page = text.pageSize()
    pages, foot = text.pageCount(), QRectF(0, page.height(), page.width(), FOOT)
    small = text.defaultFont()
    small.setPixelSize(FOOT_FONT)
    for number in range(pages):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        text.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
        painter.setFont(small)
        bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(foot, bottom, f"{number + 1} / {pages}")
    return painter.end()
