"""The page of keys: every command, and a field in which another key for it is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archive import name_key
from desktop.models.facets import fold_typed
from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.views.choice_rows import ChoiceDelegate, ChoiceModel, ChoiceRow
from desktop.views.flow import FlowLayout

SIZE = QSize(620, 560)
MARGIN = 16
QT_TEXTS = (
    QT_TRANSLATE_NOOP("QKeySequenceEdit", "Press shortcut"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),
    QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),
)
"""What Qt's own catalogue says in other words than the window and the guide; our translators are
asked before it."""


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One command: its name, what it is called, its keys as people call them, its icon, and
    whether these are other keys than ours."""

    action_id: str
    label: str
    keys: str
    icon: str
    is_changed: bool


class KeyEditor(QDialog):
    """Signals: ``key_pressed(name, key)``: whose is it? — answered by :meth:`say`;
    ``replaced(name, key)``, ``added(name, key)``, ``cleared(name)``, ``reset_one(name)``: what a
    button asks for; ``reset_all()``. *name* is that of the chosen command.
    """

    key_pressed = Signal(str, str)
    replaced = Signal(str, str)
    added = Signal(str, str)
    cleared = Signal(str)
    reset_one = Signal(str)
    reset_all = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key-editor")
        self._lines: Sequence[KeyLine] = ()
        self._shown: list[KeyLine] = []
        self._chosen = ""
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.list = QListView()
        self.model = ChoiceModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.words = QLabel()
        self.words.setObjectName("hint")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.replace_button, self.add_button = QPushButton(), QPushButton()
        self.clear_button, self.reset_button = QPushButton(), QPushButton()
        self.reset_all_button = QPushButton()
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._box.addButton(self.reset_all_button, QDialogButtonBox.ButtonRole.ResetRole)
        self._build()
        self._connect()
        self._retranslate()
        self.resize(SIZE)
        self.search.setFocus()

    def _build(self) -> None:
        self.reset_all_button.setAutoDefault(False)
        buttons = (self.replace_button, self.add_button, self.clear_button, self.reset_button)
        for button in buttons:
            button.setAutoDefault(False)  # Return is a key that may be pressed in the field
        self.title.setBuddy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN // 2)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.title)
        layout.addWidget(self.field)
        layout.addWidget(self.words)
        layout.addLayout(FlowLayout(buttons, MARGIN // 2))
        layout.addWidget(self._box)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.field.keySequenceChanged.connect(self._on_key)
        self.replace_button.clicked.connect(self._replace)
        self.add_button.clicked.connect(self._add)
        self.clear_button.clicked.connect(self._clear)
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(self.reset_all)
        self._box.rejected.connect(self.reject)

    # What it shows

    def set_lines(self, lines: Sequence[KeyLine]) -> None:
        """Show these commands; the chosen one stays chosen."""
        self._lines = lines
        self.reset_all_button.setEnabled(any(one.is_changed for one in lines))
        self._fill()

    def say(self, text: str, *, can_use: bool) -> None:
        """What would become of the key that was pressed, and whether it can be used."""
        self.words.setText(text)
        for button in (self.replace_button, self.add_button):
            button.setEnabled(can_use)

    def _fill(self) -> None:
        chosen, wanted = self._chosen, fold_typed(self.search.text())
        self._shown = [
            one
            for one in self._lines
            if wanted in name_key(one.label, one.label) or wanted in fold_typed(one.keys)
        ]
        self.model.set_rows([self._row(one) for one in self._shown])
        rows = [row for row, one in enumerate(self._shown) if one.action_id == chosen]
        self.list.setCurrentIndex(self.model.index(rows[0] if rows else 0, 0))
        if not self._shown:
            self._on_current(QModelIndex())

    def _row(self, one: KeyLine) -> ChoiceRow:
        changed = QCoreApplication.translate("Keys", "{keys} (changed)")
        detail = changed.format(keys=one.keys or "—") if one.is_changed else one.keys
        return ChoiceRow(one.label, detail, one.icon)

    def _on_current(self, index: QModelIndex) -> None:
        line = self._shown[index.row()] if index.isValid() else None
        self._chosen = line.action_id if line is not None else ""
        text = QCoreApplication.translate("Keys", "Another key for “{command}”:")
        self.title.setText(text.format(command=line.label if line is not None else ""))
        self.field.clear()
        self.say("", can_use=False)
        self.field.setEnabled(line is not None)
        self.clear_button.setEnabled(line is not None and bool(line.keys))
        self.reset_button.setEnabled(line is not None and line.is_changed)

    # What the user does

    def _key(self) -> str:
        return self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _on_key(self) -> None:
        key = self._key()
        if key and self._chosen:
            self.key_pressed.emit(self._chosen, key)
        else:
            self.say("", can_use=False)

    def _replace(self) -> None:
        self.replaced.emit(self._chosen, self._key())

    def _add(self) -> None:
        self.added.emit(self._chosen, self._key())

    def _clear(self) -> None:
        self.cleared.emit(self._chosen)

    def _reset(self) -> None:
        self.reset_one.emit(self._chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("Keys", "Change Keys"))
        search = translate("Keys", "Search commands and keys")
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.list.setAccessibleName(translate("Keys", "Commands"))
        press = translate("Keys", "Press a key")
        for field in (self.field, *self.field.findChildren(QLineEdit)):
            field.setAccessibleName(press)
        self.replace_button.setText(translate("Keys", "Use This Key"))
        self.add_button.setText(translate("Keys", "Add This Key"))
        self.clear_button.setText(translate("Keys", "No Key"))
        self.reset_button.setText(translate("Keys", "Reset"))
        self.reset_all_button.setText(translate("Keys", "Reset All"))
