"""The bar above the list that names the day of the first row on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

SIDE = 14  # as the rows have it
PAD = 4


class DayBar(QHeaderView):
    """The head of the list's one column: it stays where it is, and costs the rows nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._name = self._more = ""
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self._measure()

    @property
    def text(self) -> str:
        """What it says now."""
        return " ".join(part for part in (self._name, self._more) if part)

    def say(self, name: str, more: str) -> None:
        """Name a day; *more* is added in paler letters where there is room."""
        if (name, more) != (self._name, self._more):
            self._name, self._more = name, more
            self.setAccessibleDescription(self.text)
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(super().sizeHint().width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The day, on the ground of the window."""
        painter = QPainter(self.viewport())
        palette, place = self.palette(), self.viewport().rect()
        painter.fillRect(place, palette.color(QPalette.ColorRole.Window))
        line = QRect(place.left(), place.bottom(), place.width(), 1)
        painter.fillRect(line, palette.color(QPalette.ColorRole.Mid))
        font = strong(self.font())
        metrics = QFontMetrics(font)
        room = place.adjusted(SIDE, 0, -SIDE, -1)
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(room, flags, name)
        room.setLeft(room.left() + metrics.horizontalAdvance(name) + 2 * PAD)
        painter.setFont(self.font())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        if QFontMetrics(self.font()).horizontalAdvance(self._more) <= room.width():
            painter.drawText(room, flags, self._more)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(QFontMetrics(strong(self.font())).height() + 2 * PAD)


def strong(font: QFont) -> QFont:
    """The same font, bold."""
    found = QFont(font)
    found.setBold(True)
    return found
