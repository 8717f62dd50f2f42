"""The bar for finding words within the article."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.icons import icon


class FindBar(QWidget):
    """A line edit, a count and buttons; it finds nothing itself.

    Signals: ``find_requested(text, forward)`` on each change, Enter (forward), Shift+Enter
    (backward) and the buttons; ``closed()`` on Esc and the close button.
    """

    find_requested = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._ask_forward)
        self.count = QLabel(self)
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 of 0000"))
        self.previous_button = self._button(self.find_previous)
        self.next_button = self._button(self.find_next)
        self.close_button = self._button(self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.field, 1)
        for widget in (self.count, self.previous_button, self.next_button, self.close_button):
            layout.addWidget(widget)
        self.setFocusProxy(self.field)
        self.retranslate()
        self._refresh_icons()
        self.hide()

    def _button(self, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(slot)
        return button

    def retranslate(self) -> None:
        """Say everything in the current language."""
        translate = QCoreApplication.translate
        texts = (
            (self.previous_button, translate("Viewer", "Previous hit (Shift+F3)")),
            (self.next_button, translate("Viewer", "Next hit (F3)")),
            (self.close_button, translate("Viewer", "Close (Esc)")),
        )
        for button, text in texts:
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.field.setPlaceholderText(translate("Viewer", "Find in article"))
        self.field.setAccessibleName(translate("Viewer", "Find in article"))

    def _refresh_icons(self) -> None:
        self.previous_button.setIcon(icon("up"))
        self.next_button.setIcon(icon("down"))
        self.close_button.setIcon(icon("close"))

    def open_bar(self, text: str = "") -> None:
        """Show the bar with the cursor in it; ``text`` (the selection) replaces what it held."""
        self.show()
        if text:
            self.field.setText(text)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._ask_forward()

    def close_bar(self) -> None:
        """Hide the bar and say so."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def find_next(self) -> None:
        """Ask for the next hit; open the bar if it is closed."""
        self._find(forward=True)

    def find_previous(self) -> None:
        """Ask for the hit before; open the bar if it is closed."""
        self._find(forward=False)

    def _find(self, *, forward: bool) -> None:
        if self.isHidden():
            self.open_bar()
        elif self.field.text():
            self.find_requested.emit(self.field.text(), forward)

    def _ask_forward(self) -> None:
        if not self.isHidden():
            self.count.clear()  # "not found" before there is an answer would flicker
            self.find_requested.emit(self.field.text(), True)

    def show_count(self, active: int, total: int) -> None:
        """Show which of how many hits is current (counted from 1); 0 of 0 is "not found"."""
        text = self.field.text()
        missing = bool(text) and total == 0
        if not text:
            self.count.clear()
        elif missing:
            self.count.setText(QCoreApplication.translate("Viewer", "Not found"))
        else:
            #: Which hit is selected, and how many there are.
            words = QCoreApplication.translate("Viewer", "{active} of {total}")
            locale = QLocale()
            shown = words.format(active=locale.toString(active), total=locale.toString(total))
            self.count.setText(shown)
            self.field.setAccessibleDescription(shown)
        for button in (self.previous_button, self.next_button):
            button.setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Enter and Shift+Enter walk through the hits."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._find(forward=not back)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._refresh_icons()
        super().changeEvent(event)
