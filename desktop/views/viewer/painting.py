"""When a frame that Chromium has ready is on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

# If the last frame was painted before we began to watch, no further one may come.
GRACE_MS = 150


class FrameWatch(QObject):
    """Waits for the widget to draw a frame. Signal: ``painted()`` it has."""

    painted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_waiting = False
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.timeout.connect(self._finish)

    def begin(self) -> None:
        """The compositor has the frame: ``painted`` follows."""
        self._is_waiting = True
        self._grace.start(GRACE_MS)

    def stop(self) -> None:
        """Nobody waits any longer."""
        self._grace.stop()
        self._is_waiting = False

    def notice(self, event: QEvent) -> None:
        """An event of the widget is about to be delivered: is it the painting?"""
        if self._is_waiting and event.type() == QEvent.Type.Paint:
            self._is_waiting = False
            self._grace.start(0)  # when the painting is done

    def _finish(self) -> None:
        self.stop()
        self.painted.emit()
