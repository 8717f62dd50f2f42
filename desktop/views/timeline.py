"""The timeline above the list, and what mouse and keys do with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.models.timeline import Bar, months_of
from desktop.periods import period_posts
from desktop.views.painted_table import NOTHING
from desktop.views.post_delegate import SIDE
from desktop.views.timeline_bars import TimelineBars

WHEEL_STEP = 120
Key = Qt.Key


class TimelineView(TimelineBars):
    """Signals: ``jump_requested(Bar)``: show the newest post of it; ``range_chosen(date, date)``:
    list only the posts from the first day on and before the second; ``clear_requested()``: Escape
    with nothing else to leave; ``left()`` at the down key.
    """

    jump_requested = Signal(object)
    range_chosen = Signal(object, object)
    clear_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._wheel = 0

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or a drag begins."""
        index = self.row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.is_pressed = True
            self.go_to(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer, and take it into the range."""
        index = self.row_at(event.position().toPoint())
        if self.is_pressed and index != self.current_row():
            self.go_to(index, extend=True)  # left of all bars is the first one
        if index != self.hovered:
            self.hovered = index
            self.viewport().update()
        self._say(event.globalPosition().toPoint())

    def _say(self, place: QPoint) -> None:
        chosen = self.chosen_rows() if self.is_pressed else NOTHING
        if chosen:
            first, last = self.bars[chosen[0]], self.bars[chosen[-1]]
            count = last.older + last.count - first.older
            text = period_posts(first.first, last.end, count)
        else:
            text = self.line_of(self.hovered) if self.hovered >= 0 else ""
        QToolTip.showText(place, text, self.viewport(), self.viewport().rect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows the newest post of a bar, a drag lists what was drawn over."""
        if event.button() == Qt.MouseButton.LeftButton and self.is_pressed:
            self.is_pressed = False
            self._decide()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Closer, or back."""
        index = self.row_at(event.position().toPoint())
        if index >= 0:
            self._look_at(self.bars[index])

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        self.hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl closer and further, alone to earlier and later months."""
        turned = event.angleDelta()
        self._wheel += turned.y() or turned.x()
        steps = int(self._wheel / WHEEL_STEP)
        self._wheel -= steps * WHEEL_STEP
        event.accept()
        if not steps:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            width = max(1, self.viewport().width() - 2 * SIDE)
            at = max(0.0, min(1.0, (event.position().x() - SIDE) / width))
            self.timeline.zoom(at, closer=steps > 0)
        else:
            self.timeline.scroll(-steps)
        self.arrange()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Shift they choose; Return jumps or lists; + and - zoom."""
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        others = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        last = len(self.bars) - 1
        start = self.current_row() if self.current_row() >= 0 else last
        ways = {Key.Key_Left: start - 1, Key.Key_Right: start + 1, Key.Key_Home: 0}
        ways[Key.Key_End] = last
        key = Key(event.key())
        if key == Key.Key_Escape:
            self._escape()
        elif others or not self.bars:
            event.ignore()
        elif key in ways:
            self.go_to(ways[key], extend=extend)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._decide()
        elif key in (Key.Key_Plus, Key.Key_Equal, Key.Key_Minus):
            self._zoom_by_key(closer=key != Key.Key_Minus)
        elif key == Key.Key_Down:
            self.left.emit()
        else:
            event.ignore()

    def _zoom_by_key(self, *, closer: bool) -> None:
        bar = self.current_bar()
        window = self.timeline.window()
        if window is None:
            return
        middle = sum(window) / 2 if bar is None else months_of(bar)[0] + 0.5
        self.timeline.zoom((middle - window[0]) / (window[1] - window[0]), closer=closer)
        self.arrange()

    def _decide(self) -> None:
        if self.is_stale():  # the bars are of another list than the one to jump in
            return
        chosen, bar = self.chosen_rows(), self.current_bar()
        if chosen:
            self.range_chosen.emit(self.bars[chosen[0]].first, self.bars[chosen[-1]].end)
        elif bar is not None and bar.count:
            self.jump_requested.emit(bar)

    def _escape(self) -> None:
        if self.chosen_rows():
            self.is_pressed = False
            self.leave_range()
        elif self.timeline.is_zoomed():
            self.timeline.look_at(None)
            self.arrange()
        else:
            self.clear_requested.emit()

    def _look_at(self, bar: Bar) -> None:
        """A double click: closer to a bar, or back to everything from its days."""
        self.timeline.look_at(None if self.timeline.shows_days() else months_of(bar))
        self.arrange()
