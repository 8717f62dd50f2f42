"""The days of the calendar, and what mouse and keys do with them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.models.calendar import WEEK
from desktop.views.calendar_blocks import CalendarBlocks

Key = Qt.Key
STEPS = {
    Key.Key_Left: -WEEK, Key.Key_Right: WEEK, Key.Key_Up: -1, Key.Key_Down: 1,
}  # fmt: skip


class CalendarGrid(CalendarBlocks):
    """Signals: ``day_requested(date)``: list its posts; ``day_reached(QRect)``: the keys are at a
    day that stands here; ``left()`` at Escape."""

    day_requested = Signal(object)
    day_reached = Signal(QRect)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_grid")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """List the posts of the day, if the button goes up where it went down."""
        row = self.row_at(event.position().toPoint())
        if row == self.current_row() and event.button() == Qt.MouseButton.LeftButton:
            self._request(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first of the two clicks was enough."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What this lies in scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← → go by weeks, ↑ ↓ by days; Return lists the day."""
        key, row = Key(event.key()), self.current_row()
        if key == Key.Key_Escape:
            self.left.emit()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.rows():
            event.ignore()
        elif key in STEPS:
            self._step(STEPS[key])
        elif key in (Key.Key_Home, Key.Key_End):
            self._reach(0 if key == Key.Key_Home else self.rows() - 1)
        elif key in (Key.Key_Return, Key.Key_Enter) and row >= 0:
            self._request(row)
        else:
            event.ignore()

    def _step(self, days: int) -> None:
        """So many days on, into the year above or below where this one ends."""
        row = self.current_row()
        if row < 0:
            self._reach(0)
            return
        day = date.fromordinal(
            max(1, min(date.max.toordinal(), self.calendar.day_of(row).toordinal() + days))
        )
        there = self.calendar.row_of(day)
        self._reach(row + days if there < 0 else there)

    def _reach(self, row: int) -> None:
        self.go_to(row)
        self.day_reached.emit(self.place_of(self.current_row()))

    def _request(self, row: int) -> None:
        day = self.calendar.day_of(row) if row >= 0 else None
        if day is not None and self.calendar.count(day):
            self.day_requested.emit(day)
