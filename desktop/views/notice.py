"""A corner of the status bar that says what was done, with a button that takes it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.icons import icon
from desktop.large_text import with_room
from desktop.messages import one_line, plain_tip

SHOWN_MS = 30_000
TEXT_WIDTH = 320  # pixels: names may be long, and the count at the left needs room, too


class Notice(QWidget):
    """Hidden while there is nothing to say; goes by itself after a while.

    Signals: ``undo_requested()``; ``put_away()`` when it goes without; ``left()`` when a button of
    it that has the cursor is about to go: somebody else takes the cursor.
    """

    undo_requested = Signal()
    put_away = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = ""
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._undo = QPushButton()
        self._undo.setObjectName("notice_undo")
        self._undo.clicked.connect(self.undo_requested)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self._put_away)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(SHOWN_MS)
        self._end.timeout.connect(self._put_away)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 4, 2)
        layout.setSpacing(8)
        for widget in (self._label, self._undo, self._close):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty while it is not there."""
        return self._text

    def say(self, text: str) -> None:
        """Say it, and offer to take it back."""
        self._text = text
        line = one_line(text)
        middle = Qt.TextElideMode.ElideMiddle
        self._label.setText(
            self._label.fontMetrics().elidedText(line, middle, with_room(TEXT_WIDTH))
        )
        self._label.setToolTip(plain_tip(text))
        self._undo.setAccessibleDescription(line)
        self.show()
        self._end.start()

    def clear(self) -> None:
        """Say nothing, and take no room."""
        self._end.stop()
        if self._undo.hasFocus() or self._close.hasFocus():
            self.left.emit()
        self._text = ""
        self.hide()

    def _put_away(self) -> None:
        self.clear()
        self.put_away.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._close.setIcon(icon("close"))
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._undo.setText(QCoreApplication.translate("Notice", "&Undo"))
        self._close.setToolTip(QCoreApplication.translate("Notice", "Close"))
