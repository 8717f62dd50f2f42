"""A ring around the button or the box of choices that the keys go to.

Lists, fields and push buttons show it themselves. The style draws nothing around the others that
could be told from what is there without the focus.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFocusFrame,
    QPushButton,
    QWidget,
)

WIDTH = 2.0
RADIUS = 5.0


class FocusRing(QObject):
    """Follows the focus of the application, once somebody walks by keys: after a click everybody
    knows where they are."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self.on_focus_changed)

    def on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Go there, or away."""
        frame = self._frame
        if frame is not None and not shiboken6.isValid(frame):  # it goes with whom it is around
            frame = self._frame = None
        if now is not None and needs_ring(now):
            if frame is None:
                frame = self._frame = _Frame()
            frame.setWidget(now)
        elif frame is not None:
            frame.setWidget(None)  # type: ignore[arg-type]  # what Qt has for "around nothing"


def needs_ring(widget: QWidget) -> bool:
    """Whether a widget was reached by keys and does not show by itself that it has the focus."""
    is_of_kind = isinstance(widget, QAbstractButton | QComboBox)
    by_keys = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return is_of_kind and by_keys and not isinstance(widget, QPushButton)


class _Frame(QFocusFrame):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), WIDTH))
        half = WIDTH / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(place, RADIUS, RADIUS)
        painter.end()
