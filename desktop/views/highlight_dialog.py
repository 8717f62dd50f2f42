"""The dialog for a highlight or a note: its colour, its note, and the button that removes it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive import Colour
from desktop.large_text import with_room
from desktop.messages import one_line
from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.views.viewer.highlight_colours import PAINT

WIDTH = 460
NOTE_LINES = 5
QUOTE_CHARACTERS = 240
DOT = QSize(20, 20)
NAMES = {
    Colour.YELLOW: QT_TRANSLATE_NOOP("Highlights", "Yellow"),
    Colour.GREEN: QT_TRANSLATE_NOOP("Highlights", "Green"),
    Colour.BLUE: QT_TRANSLATE_NOOP("Highlights", "Blue"),
    Colour.PINK: QT_TRANSLATE_NOOP("Highlights", "Pink"),
}
EDGES = {
    Colour.YELLOW: "#b08a00",
    Colour.GREEN: "#2f8a45",
    Colour.BLUE: "#3a74c4",
    Colour.PINK: "#c2477f",
}
"""Darker ones, that can be told apart on light and dark windows alike."""


def colour_name(colour: Colour) -> str:
    """A colour in the user's language."""
    return QCoreApplication.translate("Highlights", NAMES[colour])


def colour_icon(colour: Colour) -> QIcon:
    """A dot of that colour."""
    picture = QPixmap(DOT * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(PAINT["light"][colour]))
    pen = painter.pen()
    pen.setColor(QColor(EDGES[colour]))
    pen.setWidth(4)
    painter.setPen(pen)
    painter.drawEllipse(6, 6, 28, 28)
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)


class HighlightDialog(QDialog):
    """``accepted()`` when Save was pressed; ``remove_requested()``. Without a *quote* it is a note
    on the whole post, which has no colour. With *is_new* there is nothing to remove."""

    remove_requested = Signal()

    def __init__(
        self,
        quote: str,
        colour: Colour,
        note: str,
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("highlight_dialog")
        translate = QCoreApplication.translate
        self.setWindowTitle(
            translate("Highlights", "Highlight") if quote else translate("Highlights", "Post Note")
        )
        self.colours = {one: self._dot(one) for one in Colour}
        self._group = QButtonGroup(self)
        for button in self.colours.values():
            self._group.addButton(button)
        self.colours[colour].setChecked(True)
        self.note = QPlainTextEdit(note)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(translate("Highlights", "Note"))
        self.note.setPlaceholderText(translate("Highlights", "Note"))
        self.note.setFixedHeight(NOTE_LINES * self.note.fontMetrics().lineSpacing() + 16)
        self.remove = QPushButton(translate("Highlights", "Delete"))
        self.save_button = QPushButton(translate("Highlights", "Save"))
        self._build(quote)
        self.remove.setVisible(not is_new)
        self.remove.clicked.connect(self.remove_requested)
        self.note.setFocus()
        end = self.note.textCursor()
        end.movePosition(end.MoveOperation.End)
        self.note.setTextCursor(end)
        self.resize(with_room(WIDTH), self.sizeHint().height())

    def colour(self) -> Colour:
        """The colour that was chosen."""
        return next(one for one, button in self.colours.items() if button.isChecked())

    def note_text(self) -> str:
        """The note as it was written."""
        return self.note.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return saves: Return alone begins a line of the note."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _dot(self, colour: Colour) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setIconSize(DOT)
        button.setIcon(colour_icon(colour))
        button.setToolTip(colour_name(colour))
        button.setAccessibleName(colour_name(colour))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _build(self, quote: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        if quote:
            line = one_line(quote)
            cut = line[:QUOTE_CHARACTERS].rstrip() + "…" if len(line) > QUOTE_CHARACTERS else line
            label = QLabel(cut)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
            dots = QHBoxLayout()
            for button in self.colours.values():
                dots.addWidget(button)
            dots.addStretch(1)
            layout.addLayout(dots)
        layout.addWidget(self.note)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.remove, QDialogButtonBox.ButtonRole.DestructiveRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
