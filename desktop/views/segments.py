"""A few choices side by side, of which one holds: for the mouse, for Tab and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Segments(QWidget):
    """``chosen(value)`` when a person chooses, not when :meth:`set_value` does."""

    chosen = Signal(object)

    def __init__(self, values: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = tuple(values)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for number in range(len(self._values)):
            button = QPushButton()
            button.setObjectName("chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.installEventFilter(self)
            self._group.addButton(button, number)
            layout.addWidget(button, 1)
        self._group.idClicked.connect(self._on_clicked)

    def set_words(self, name: str, words: Sequence[str]) -> None:
        """Say what each choice is called, and for screen readers what all are about."""
        self.setAccessibleName(name)
        for button, word in zip(self._group.buttons(), words, strict=True):
            button.setText(word)
            button.setAccessibleName(f"{name}: {word}")

    def button(self, value: object) -> QPushButton:
        """The button of a value."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, QPushButton)
        return button

    def buttons(self) -> list[QAbstractButton]:
        """All of them, in order."""
        return self._group.buttons()

    def set_value(self, value: object) -> None:
        """Show which choice holds. Tab comes to that one."""
        self.button(value).setChecked(True)
        self.setFocusProxy(self.button(value))
        for button in self._group.buttons():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def value(self) -> Any:
        """The choice that holds."""
        return self._values[self._group.checkedId()]

    def _on_clicked(self, number: int) -> None:
        self.set_value(self._values[number])
        self.chosen.emit(self._values[number])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the next one with an arrow key; at the end it stops."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = STEPS.get(event.key())
            if step is not None:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        number = self._group.checkedId() + by
        if 0 <= number < len(self._values):
            button = self._group.button(number)
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.click()
