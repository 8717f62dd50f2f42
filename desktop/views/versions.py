"""The former texts of a post, each beside the text of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from archive import PostVersion
from desktop.dates import exact_date
from desktop.large_text import resize_for_text

SIZE = (900, 640)
LIST_WIDTH = 200
DARK_BELOW = 128
ADDED, TAKEN, SAME = "+", "-", " "
COLORS = {  # (on light paper, on dark paper)
    ADDED: ("#d8f2dc", "#1f4a2a"),
    TAKEN: ("#fbdcd9", "#5a2522"),
}


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a comparison: ``kind`` is ``+`` for today's text, ``-`` for the former one,
    a blank for both."""

    kind: str
    text: str


class VersionsDialog(QDialog):
    """Signals: ``version_chosen(int)``: the number of a former text to compare; show the
    comparison by :meth:`show_lines`."""

    version_chosen = Signal(int)

    def __init__(
        self, title: str, versions: Sequence[PostVersion], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("Versions", "Versions of “{title}”").format(title=title))
        resize_for_text(self, *SIZE)
        self._numbers = [version.id for version in versions]
        hint = QLabel(
            translate(
                "Versions",
                "What the file held until the date on the left, beside what it holds now: "
                "“-” was there then, “+” is there now.",
            )
        )
        hint.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Versions", "Former texts"))
        self.list.addItems([exact_date(version.kept_at.astimezone()) for version in versions])
        self.list.currentRowChanged.connect(self._on_row)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(translate("Versions", "What changed since then"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(self.text)
        splitter.setSizes([LIST_WIDTH, SIZE[0] - LIST_WIDTH])
        splitter.setChildrenCollapsible(False)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(hint)
        layout.addWidget(splitter, 1)
        layout.addWidget(box)

    def choose_last(self) -> None:
        """Begin with the last former text."""
        self.list.setCurrentRow(0)

    def show_lines(self, lines: Sequence[DiffLine]) -> None:
        """Show a comparison."""
        self.text.clear()
        is_dark = self.palette().color(QPalette.ColorRole.Base).lightness() < DARK_BELOW
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        for line in lines:
            style = QTextCharFormat()
            if line.kind in COLORS:
                style.setBackground(QColor(COLORS[line.kind][is_dark]))
            cursor.insertText(f"{line.kind} {line.text}\n", style)
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def show_failure(self, sentence: str) -> None:
        """Say why there is no comparison."""
        self.text.setPlainText(sentence)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._numbers):
            self.version_chosen.emit(self._numbers[row])
