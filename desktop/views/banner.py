"""One line across the top of the window: “read-only”, “open in another window”, …"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.icons import icon, pixmap

ICON_SIZE = 18


class Banner(QFrame):
    """A sentence, at most one button, and a cross to put it away. Hidden while it has no text.

    ``activated()`` is sent when its button is pressed.
    """

    activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName("")
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # names of files come from anybody
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.clicked.connect(self.activated)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show, or nothing."""
        return self._text.text()

    def show_message(self, text: str, button: str = "") -> None:
        """Show a sentence, with a button when it has a name."""
        self._text.setText(text)
        self._icon.setPixmap(pixmap("warning", ICON_SIZE))
        self._close.setIcon(icon("close"))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(text)
        self.show()

    def clear(self) -> None:
        """Say nothing, and take no room."""
        self._text.clear()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange and self.text:
            self._icon.setPixmap(pixmap("warning", ICON_SIZE))
            self._close.setIcon(icon("close"))
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._close.setToolTip(QCoreApplication.translate("Banner", "Close"))
