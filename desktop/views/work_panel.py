"""A corner of the status bar for long work: how far, how fast, Cancel, then the result."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from archive import Progress
from desktop.icons import icon
from desktop.messages import describe_progress, plain_tip

BAR_WIDTH = 140
BAR_HEIGHT = 8


class WorkPanel(QWidget):
    """Hidden while there was no work; the program stays usable beside it.

    Signals: ``cancel_requested()`` while it runs; ``left()`` when the button that has the cursor
    is about to go: somebody else takes the cursor, before Qt gives it to whatever comes next.
    """

    cancel_requested = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_panel")
        self._bar = QProgressBar()
        self._bar.setFixedSize(BAR_WIDTH, BAR_HEIGHT)
        self._bar.setTextVisible(False)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._cancel = QPushButton()
        self._cancel.setObjectName(f"{name}_cancel")
        self._cancel.clicked.connect(self.cancel_requested)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self.close_by_user)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._cancel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 4, 2)
        layout.setSpacing(8)
        for widget in (self._bar, self._label, self._cancel, *self.more_buttons(), self._close):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._say_words()
        self.hide()

    def more_buttons(self) -> tuple[QWidget, ...]:
        """What else stands before the cross; for panels that say more at the end."""
        return ()

    @property
    def text(self) -> str:
        """What the panel says now."""
        return self._label.text()

    def say(self, text: str) -> None:
        """Say something else, and leave the rest as it is."""
        self._label.setText(text)

    def show_running(self, text: str) -> None:
        """The work begins; nothing is known of its length yet."""
        self._label.setText(text)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._bar.show()
        self._cancel.show()
        self._close.hide()
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """The bar, the count, the speed, the problems so far."""
        self._bar.setRange(0, progress.total or 0)
        self._bar.setValue(progress.done)
        self._label.setText(describe_progress(progress))
        self._label.setToolTip(plain_tip(progress.path))

    def show_stopping(self) -> None:
        """Cancel was pressed; the work ends at the next place where it may."""
        self._leave(self._cancel)
        self._cancel.setEnabled(False)
        self._label.setText(QCoreApplication.translate("WorkPanel", "Stopping…"))

    def show_idle(self, text: str) -> None:
        """The work is over, with this result."""
        self._label.setText(text)
        self._label.setToolTip("")
        self._bar.hide()
        self._leave(self._cancel)
        self._cancel.hide()
        self._close.show()
        self.show()

    def close_by_user(self) -> None:
        """The cross."""
        self._leave(self._close)
        self.hide()

    def _leave(self, button: QWidget) -> None:
        if button.hasFocus():
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say_words()
        elif event.type() == QEvent.Type.PaletteChange:
            self._close.setIcon(icon("close"))
        super().changeEvent(event)

    def _say_words(self) -> None:
        self._cancel.setText(QCoreApplication.translate("WorkPanel", "Cancel"))
        close = QCoreApplication.translate("WorkPanel", "Close")
        self._close.setToolTip(close)
        self._close.setAccessibleName(close)
        self._bar.setAccessibleName(QCoreApplication.translate("WorkPanel", "Progress"))
