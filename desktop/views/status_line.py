"""One line of the status bar that gives way when there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.messages import one_line, plain_tip

SHOWN_MS = 10_000


class StatusLine(QLabel):
    """Says something for a while, or until something else is to be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(SHOWN_MS)
        self._end.timeout.connect(self.clear)

    def say(self, text: str, *, stays: bool = False) -> None:
        """Show *text*; it goes by itself unless it *stays*."""
        self.setText(one_line(text))
        self.setToolTip(plain_tip(text))
        if stays:
            self._end.stop()
        else:
            self._end.start()

    def minimumSizeHint(self) -> QSize:
        """It never makes a window wider."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text, elided in the middle, where names of files are longest."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
