"""A table that paints itself as a chart: to the eye a picture, to a screen reader a table.

The current row, its words and the whole table reach assistive programs by Qt's own means, which
they would not from a plain widget.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from desktop.messages import plain_tip
from desktop.models.count_table import CountTable

NOTHING = range(0)


class PaintedTable(QTableView):
    """Whoever is derived from it paints, says where a row is by :meth:`place_of`, which row is at a
    point by :meth:`row_at`, and what a row says in one line by :meth:`line_of`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CountTable(self)
        self._current = self._anchor = self.hovered = -1
        self.setModel(self.table)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()

    def place_of(self, _row: int) -> QRect:
        """Where a row is painted."""
        return QRect()

    def row_at(self, _place: QPoint) -> int:
        """The row that is painted at a place, or -1."""
        return -1

    def line_of(self, _row: int) -> str:
        """What a row says."""
        return ""

    # The mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say all that is known of what is under the pointer."""
        row = self.row_at(event.position().toPoint())
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()
        text = self.line_of(row) if row >= 0 else ""
        QToolTip.showText(event.globalPosition().toPoint(), plain_tip(text), self.viewport())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        self.hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is under the pointer is the current row."""
        row = self.row_at(event.position().toPoint())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(row)

    # The row that the keys are at

    def rows(self) -> int:
        """How many rows there are."""
        return self.table.rowCount()

    def current_row(self) -> int:
        """The row that the keys are at, or -1."""
        return self._current

    def chosen_rows(self) -> range:
        """The rows of a range of more than one."""
        if self._anchor == self._current or min(self._anchor, self._current) < 0:
            return NOTHING
        low, high = sorted((self._anchor, self._current))
        return range(low, high + 1)

    def forget_row(self) -> None:
        """The keys are nowhere."""
        self._current = self._anchor = -1

    def go_to(self, row: int, *, extend: bool = False) -> None:
        """Put the keys at a row, or as near as there is one; *extend*: up to it, from where the
        range began."""
        self._current = max(0, min(row, self.rows() - 1))
        if not extend or self._anchor < 0:
            self._anchor = self._current
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.table.index(self._current, 0), flags.ClearAndSelect | flags.Rows
        )
        self.setAccessibleDescription(self.line_of(self._current))
        self.viewport().update()

    def leave_range(self) -> None:
        """Go back to where the range began."""
        self.go_to(self._anchor)

    # Qt's view, which lays out no rows here

    def visualRect(self, index: QModelIndex) -> QRect:  # type: ignore[override]
        """The place of a row."""
        return self.place_of(index.row()) if index.isValid() else QRect()

    def indexAt(self, place: QPoint) -> QModelIndex:
        """The row at a place."""
        return self.table.index(self.row_at(place), 0)

    def scrollTo(self, *_where: object) -> None:
        """Everything is in view, as far as Qt is concerned."""
