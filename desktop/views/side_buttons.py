"""What a mouse says beside clicks: back and forward by the buttons at its side, Ctrl+wheel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

SIDE_BUTTONS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


def side_step(event: QEvent) -> int:
    """-1 where an event presses the button for back, 1 for forward, else 0."""
    if event.type() in PRESSES and isinstance(event, QMouseEvent):
        return SIDE_BUTTONS.get(event.button(), 0)
    return 0


def zoom_step(event: QEvent) -> int:
    """1 where an event turns the wheel up with Ctrl held, -1 where it turns it down, else 0."""
    if not isinstance(event, QWheelEvent):
        return 0
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 0
    turned = event.angleDelta().y()
    return (turned > 0) - (turned < 0)


class SideButtons(QObject):
    """Takes them from the parts of a window, which would choose what is under the pointer.

    Signals: ``back()``, ``forward()``. Only these parts are watched: a filter on the whole
    application would run Python for every event.
    """

    back = Signal()
    forward = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        for area in window.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    def step(self, by: int) -> None:
        """The button was pressed where somebody else watches."""
        (self.back if by < 0 else self.forward).emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the class."""
        by = side_step(event)
        if by:
            self.step(by)
            return True
        return super().eventFilter(watched, event)
