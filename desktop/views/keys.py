"""The list of keys: every command that has some, in columns, each key drawn as a key cap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from archive import name_key
from desktop.models.facets import fold_typed

COLUMNS = 3
OF_SCREEN = 0.9
BESIDES = 44  # pixels between the parts
HEADING_ROWS = 2  # the height of a heading with the space before it, in rows

KeyGroup = tuple[str, Sequence[tuple[str, Sequence[str]]]]
"""A menu, and its commands with the keys of each."""


class KeysDialog(QDialog):
    """Shows ``groups``, made from the table of commands, or those of them that have what is typed.
    As large as what it shows, where the screen is. ``change_requested()``: other keys are wanted.
    """

    change_requested = Signal()

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(QCoreApplication.translate("Dialogs", "Keys"))
        self._groups = groups
        self._columns = COLUMNS
        words = QCoreApplication.translate("Keys", "Search commands and keys")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.search.textChanged.connect(self._fill)
        top = QHBoxLayout()
        top.setContentsMargins(24, 18, 24, 0)
        top.addWidget(self.search)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.windowTitle())
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._box.rejected.connect(self.reject)
        self.change_button = QPushButton(QCoreApplication.translate("Keys", "Change Keys…"))
        self.change_button.setAutoDefault(False)
        self.change_button.clicked.connect(self.change_requested)
        self._box.addButton(self.change_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._box.setContentsMargins(24, 0, 24, 16)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(top)
        self._layout.addWidget(self._area, 1)
        self._layout.addWidget(self._box)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now do the labels know their fonts: as many columns as the screen has room for."""
        room = self.screen().availableSize() * OF_SCREEN
        bar = self._area.verticalScrollBar().sizeHint().width()
        for columns in range(COLUMNS, 0, -1):
            body = _make_body(in_columns(self._groups, columns))
            self._area.setWidget(body)
            body.ensurePolished()
            if body.sizeHint().width() + bar <= room.width():
                break
        self._columns = columns
        besides = self._box.sizeHint().height() + self.search.sizeHint().height() + BESIDES
        self.resize((body.sizeHint() + QSize(bar, besides)).boundedTo(room))
        super().showEvent(event)
        self.search.setFocus()

    def _fill(self, text: str) -> None:
        """Show the commands that *text* is in: in their words, pinyin or keys."""
        wanted = fold_typed(text)
        groups = []
        for title, rows in self._groups:
            kept = [
                (what, keys)
                for what, keys in rows
                if wanted in name_key(what, what) or any(wanted in fold_typed(key) for key in keys)
            ]
            if kept:
                groups.append((title, kept))
        self._area.setWidget(_make_body(in_columns(groups, self._columns)))


def in_columns(groups: Sequence[KeyGroup], columns: int) -> list[list[KeyGroup]]:
    """The groups in columns about equally long, in the order of the menus within each."""
    found: list[list[int]] = [[] for _number in range(columns)]
    sizes = [len(rows) + HEADING_ROWS for _title, rows in groups]
    for index in sorted(range(len(groups)), key=lambda one: -sizes[one]):
        min(found, key=lambda column: sum(sizes[one] for one in column)).append(index)
    return [[groups[one] for one in sorted(column)] for column in sorted(map(sorted, found))]


def _make_body(parts: Sequence[Sequence[KeyGroup]]) -> QWidget:
    body = QWidget()
    columns = QHBoxLayout(body)
    columns.setContentsMargins(24, 18, 24, 8)
    columns.setSpacing(44)
    for part in parts:
        column = QVBoxLayout()
        column.setSpacing(0)
        for title, rows in part:
            _add_group(column, title, rows)
        column.addStretch(1)
        columns.addLayout(column, 1)
    return body


def _add_group(column: QVBoxLayout, title: str, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
    heading = QLabel(title)
    font = heading.font()
    font.setBold(True)
    heading.setFont(font)
    column.addWidget(heading)
    column.addSpacing(4)
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    column.addWidget(line)
    column.addSpacing(4)
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(4)
    for row, (text, keys) in enumerate(rows):
        grid.addWidget(QLabel(text), row, 0)
        grid.addLayout(_key_caps(keys), row, 1)
    grid.setColumnStretch(0, 1)
    column.addLayout(grid)
    column.addSpacing(20)


def _key_caps(keys: Sequence[str]) -> QHBoxLayout:
    """One cap for each key or chord, with an “or” between them."""
    caps = QHBoxLayout()
    caps.setSpacing(5)
    caps.addStretch(1)
    for number, keys_at_once in enumerate(keys):
        if number:
            between = QLabel(QCoreApplication.translate("Dialogs", "or"))
            between.setObjectName("between-keys")
            caps.addWidget(between)
        cap = QLabel(keys_at_once)
        cap.setObjectName("key-cap")
        cap.setTextFormat(Qt.TextFormat.PlainText)
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        caps.addWidget(cap)
    return caps
