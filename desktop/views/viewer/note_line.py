"""A line over the article with the note on the whole post; a click on it edits the note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.icons import icon
from desktop.messages import one_line, plain_tip

MARGINS = 48  # pixels: icon, frame and padding


class NoteLine(QPushButton):
    """Hidden while there is nothing to say. ``clicked()`` is Qt's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note_line")
        self.setFlat(True)
        self.setIcon(icon("note"))
        self.setStyleSheet("QPushButton#note_line { text-align: left; padding: 5px 10px; }")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._said = ""
        self.hide()

    @property
    def said(self) -> str:
        """What it says, in full."""
        return self._said

    def say(self, text: str) -> None:
        """Say it, as much as one line has room for; nothing hides the line."""
        self._said = text
        self.setToolTip(plain_tip(text) if text else "")
        self.setAccessibleName(one_line(text))
        self.setVisible(bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(icon("note"))
        super().changeEvent(event)

    def _fit(self) -> None:
        room = max(0, self.width() - MARGINS)
        right = Qt.TextElideMode.ElideRight
        line = self.fontMetrics().elidedText(one_line(self._said), right, room)
        self.setText(line.replace("&", "&&"))
