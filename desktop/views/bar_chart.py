"""A chart of bars that lie one below the other, each with its name and its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.models.count_table import Cell
from desktop.views.painted_table import PaintedTable

PADDING = 3
SPACE = 8
MOST_BARS = 24
"""The table has all; more bars than that nobody compares."""
NAME_SHARE = 0.42  # of the width, at most
Key = Qt.Key
Role = QPalette.ColorRole


class BarChart(PaintedTable):
    """Signal: ``chosen(row)``: a bar was clicked, or Return pressed on it.

    The bars are as long as the numbers of the second column say, given by :meth:`show_bars`.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lengths: Sequence[int] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, head: Sequence[str], lengths: Sequence[int], cell: Cell) -> None:
        """Bars of these *lengths*; the table is that of :meth:`CountTable.show`."""
        current, rows = self.current_row(), len(lengths)
        self._lengths = lengths
        self.table.show(head, rows, cell)
        self.forget_row()
        if 0 <= current < rows:
            self.go_to(current)
        self.updateGeometry()
        self.viewport().update()

    def line_of(self, row: int) -> str:
        """“Monday · 12 · 3,456”."""
        return " · ".join(self.table.words(row))

    def _shown(self) -> int:
        return min(MOST_BARS, len(self._lengths))

    def _step(self) -> int:
        return QFontMetrics(self.font()).height() + 2 * PADDING

    def place_of(self, row: int) -> QRect:
        """The line of a bar."""
        if not 0 <= row < self._shown():
            return QRect()
        return QRect(0, row * self._step(), self.viewport().width(), self._step())

    def row_at(self, place: QPoint) -> int:
        """The bar in whose line a point is."""
        row = place.y() // self._step()
        return row if 0 <= row < self._shown() else -1

    def sizeHint(self) -> QSize:
        """As high as its bars."""
        return QSize(260, max(1, self._shown()) * self._step() + 1)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Name, bar, number."""
        painter = QPainter(self.viewport())
        metrics, palette = QFontMetrics(self.font()), self.palette()
        words = [self.table.words(row) for row in range(self._shown())]
        wide = max((metrics.horizontalAdvance(one[0]) for one in words), default=0)
        left = min(wide + 4, round(self.viewport().width() * NAME_SHARE)) + SPACE
        right = max((metrics.horizontalAdvance(one[1]) for one in words), default=0) + SPACE
        room = max(1, self.viewport().width() - left - right - 2)
        most = max(self._lengths, default=0) or 1
        for row, one in enumerate(words):
            line = self.place_of(row)
            if row == self.hovered or (row == self.current_row() and self.hasFocus()):
                painter.fillRect(line, palette.color(Role.Midlight))
            name = metrics.elidedText(one[0], Qt.TextElideMode.ElideRight, left - SPACE)
            painter.setPen(palette.color(Role.WindowText))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(line.adjusted(2, 0, 0, 0), flags, name)
            length = room * self._lengths[row] / most
            bar = QRectF(left, line.top() + PADDING + 1, length, line.height() - 2 * PADDING - 2)
            painter.fillRect(bar, palette.color(Role.Highlight))
            painter.setPen(palette.color(Role.PlaceholderText))
            place = line.adjusted(round(left + length) + SPACE // 2, 0, 0, 0)
            painter.drawText(place, flags, one[1])
        painter.end()

    # Mouse and keys

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is chosen, if the button goes up where it went down."""
        row = self.row_at(event.position().toPoint())
        if 0 <= row == self.current_row() and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first of the two clicks was enough."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What this lies in scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ walk, Return chooses."""
        key, row, last = Key(event.key()), self.current_row(), self._shown() - 1
        ways = {Key.Key_Up: row - 1, Key.Key_Down: row + 1, Key.Key_Home: 0, Key.Key_End: last}
        if last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in ways and 0 <= ways[key] <= last:
            self.go_to(ways[key])
        elif key in (Key.Key_Return, Key.Key_Enter) and row >= 0:
            self.chosen.emit(row)
        else:
            event.ignore()
