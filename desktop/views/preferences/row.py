"""One row of the preferences: what it is called, its field, and the way back to the default."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.large_text import with_room
from desktop.messages import plain_tip
from desktop.views.preferences.folders import folder_of
from desktop.views.preferences.row_table import RowSpec, translated, words_of

LABEL_WIDTH = 220
FIELD_WIDTH = 200
LABEL_STRETCH = 1_000  # all of the room is theirs, up to their width
LONGEST_FOLDER = 420
"""Pixels of the path of a folder; what is longer has its middle left out, and a tool tip."""


class ChoiceField(QComboBox):
    """Not changed by a wheel that only wants to scroll the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()


class PreferenceRow(QWidget):
    """Signals: ``changed(key, value)`` when a person chose, or wants the default back;
    ``pressed(key)``: the button."""

    changed = Signal(str, object)
    pressed = Signal(str)

    def __init__(self, spec: RowSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.value: Any = spec.default
        self.label, self.hint = QLabel(), QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)  # a folder may have any name
        self.field: QComboBox | QCheckBox | QPushButton
        if spec.choices:
            self.field = ChoiceField()
            self.field.activated.connect(self._on_activated)
        elif spec.button:
            self.field = QPushButton()
            self.field.setAutoDefault(False)
            self.field.clicked.connect(self._on_pressed)
        else:
            self.field = QCheckBox()
            self.field.clicked.connect(self._on_checked)
        self.field.setObjectName(spec.key)
        self.reset_button = QPushButton()
        self.reset_button.setFlat(True)
        self.reset_button.setAutoDefault(False)
        self.reset_button.clicked.connect(self._on_reset)
        self._lay_out()
        self.show_value(spec.default)

    def _lay_out(self) -> None:
        policy = self.reset_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(policy)
        line = QHBoxLayout()
        line.setSpacing(12)
        if isinstance(self.field, QCheckBox):
            line.addWidget(self.field, 1)
        else:
            self.label.setWordWrap(True)
            # All labels of a page are as wide, and give way where large text leaves no room.
            self.label.setMinimumWidth(LABEL_WIDTH // 2)
            self.label.setMaximumWidth(with_room(LABEL_WIDTH))
            self.label.setBuddy(self.field)
            self.field.setMinimumWidth(FIELD_WIDTH)
            line.addWidget(self.label, LABEL_STRETCH)
            line.addWidget(self.field)
            line.addStretch(1)
        line.addWidget(self.reset_button)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.hint.setVisible(bool(self.spec.hint))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.hint)

    # What it shows

    def show_value(self, value: Any) -> None:
        """Show what holds now, without telling anybody."""
        self.value = value
        if isinstance(self.field, QComboBox):
            self._fill(self.field)
        elif isinstance(self.field, QCheckBox):
            self.field.setChecked(value)
        elif self.spec.resets:
            self.field.setEnabled(self.is_changed())
        may_reset = self.is_changed() and not self.spec.resets
        if not may_reset and self.reset_button.hasFocus():
            self.field.setFocus()  # before the button goes, and the cursor with it
        self.reset_button.setVisible(may_reset)

    def is_changed(self) -> bool:
        """Whether it is something other than the default."""
        return bool(self.value != self.spec.default)

    def _fill(self, field: QComboBox) -> None:
        choices = list(self.spec.choices)
        if self.value not in [value for value, _words in choices]:
            choices.append((self.value, ""))  # chosen elsewhere, in steps of another kind
            choices.sort(key=lambda one: one[0])
        field.clear()
        for value, words in choices:
            field.addItem(words_of(value, words), value)
        field.setCurrentIndex(field.findData(self.value))

    def retranslate(self) -> None:
        """Put all words anew in the language of now."""
        spec, field = self.spec, self.field
        said = translated(spec.label)
        hint = translated(spec.hint) if spec.hint else ""
        if isinstance(field, QCheckBox):
            self._name_check(field, said)
        elif isinstance(field, QPushButton):
            field.setText(translated(spec.button))
            field.setAccessibleName(f"{said}: {field.text()}")
        else:
            field.setAccessibleName(said)
            self._fill(field)
        self.label.setText(said)
        self.hint.setText(hint)
        field.setAccessibleDescription(hint)
        self.reset_button.setText(QCoreApplication.translate("Preferences", "Reset"))
        tip = QCoreApplication.translate("Preferences", "Reset to {value}")
        tip = tip.format(value=self._default_words())
        self.reset_button.setToolTip(tip)
        self.reset_button.setAccessibleName(f"{said}: {tip}")

    def _name_check(self, field: QCheckBox, said: str) -> None:
        if folder_of(self.spec.key) is not None:
            field.setToolTip(plain_tip(said))
            field.setAccessibleName(said)
            metrics = field.fontMetrics()
            said = metrics.elidedText(said, Qt.TextElideMode.ElideMiddle, LONGEST_FOLDER)
        field.setText(said.replace("&", "&&"))

    def _default_words(self) -> str:
        for value, words in self.spec.choices:
            if value == self.spec.default:
                return f"“{words_of(value, words)}”"
        if isinstance(self.field, QCheckBox):
            on = QCoreApplication.translate("Preferences", "on")
            off = QCoreApplication.translate("Preferences", "off")
            return on if self.spec.default else off
        return QCoreApplication.translate("Preferences", "the default")

    # What is chosen

    def _on_activated(self, index: int) -> None:
        assert isinstance(self.field, QComboBox)
        self._change(self.field.itemData(index))

    def _on_checked(self, checked: bool) -> None:
        self._change(checked)

    def _on_pressed(self) -> None:
        self.pressed.emit(self.spec.key)

    def _on_reset(self) -> None:
        self._change(self.spec.default)

    def _change(self, value: Any) -> None:
        if value != self.value:
            self.changed.emit(self.spec.key, value)
