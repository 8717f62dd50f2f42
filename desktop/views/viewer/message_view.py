"""A few words in the middle of an empty viewer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

DARK_BELOW = 128


class MessageView(QWidget):
    """A title and a sentence below it, on the viewer's paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self._label(1.35)
        self.text = self._label(1.0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 48, 48, 48)
        layout.setSpacing(10)
        layout.addStretch(2)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addStretch(3)
        self.setAutoFillBackground(True)

    def _label(self, size: float) -> QLabel:
        label = QLabel(self)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        # Messages may hold titles of posts and names of files: never read them as markup.
        label.setTextFormat(Qt.TextFormat.PlainText)
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * size)
        label.setFont(font)
        return label

    def say(self, title: str, text: str) -> None:
        """Show these words."""
        self.title.setText(title)
        self.text.setText(text)
        self.title.setVisible(bool(title))
        self.text.setVisible(bool(text))

    def set_paper(self, paper: QColor) -> None:
        """Use this background, with ink that can be read on it."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, paper)
        ink = QColor("#9a9a97") if paper.lightness() < DARK_BELOW else QColor("#6a655d")
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        self.setPalette(palette)
