"""A file's own text, with one line marked: for problems and for “Show Original File”."""

from __future__ import annotations

import codecs
import re

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QPalette,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.large_text import resize_for_text

# A text edit lays out every line before it shows the first; past this a file is cut.
SHOWN_CHARACTERS = 500_000
LONG_WORD = 2_000
BREAKABLE = re.compile(r"[\s\u2e80-\U0010ffff]+")  # a line may be broken before and after these
MARK_STRENGTH = 70
SIZE = (820, 640)


def text_of(data: bytes) -> str:
    """Bytes as text, whatever they are: this is for looking, not for reading."""
    has_wide_mark = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16" if has_wide_mark else "utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = data.decode("utf-8", "replace")
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def wrap_mode(text: str) -> QTextOption.WrapMode:
    """How to break the lines of *text*.

    Qt looks back for a place to break a line, over and over: half a million letters without a
    blank take it 20 seconds. Lines of a text with such words are broken anywhere.
    """
    if max(map(len, BREAKABLE.split(text))) > LONG_WORD:
        return QTextOption.WrapMode.WrapAnywhere
    return QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class FileTextView(QWidget):
    """Read-only text in a fixed-width font under the file's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel()
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit = QPlainTextEdit()
        self.edit.setReadOnly(True)
        self.edit.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._caption)
        layout.addWidget(self.edit, 1)

    def show_text(self, path: str, text: str, line: int | None = None) -> None:
        """Show the text; ``line`` (from 1) is marked and scrolled to."""
        caption = path
        if line is not None:
            caption = QCoreApplication.translate("FileText", "{path}, line {line}").format(
                path=path, line=line
            )
        if len(text) > SHOWN_CHARACTERS:
            text = text[:SHOWN_CHARACTERS]
            cut = QCoreApplication.translate("FileText", "only the beginning is shown")
            caption = f"{caption} · {cut}"
        self._caption.setText(caption)
        self.edit.setAccessibleName(caption)
        self.edit.clear()  # the text before would be laid out in the new way
        self.edit.setWordWrapMode(wrap_mode(text))
        self.edit.setPlainText(text)
        self._mark(line)

    def _mark(self, line: int | None) -> None:
        if line is None or not 1 <= line <= self.edit.blockCount():
            self.edit.setExtraSelections([])
            return
        cursor = QTextCursor(self.edit.document().findBlockByNumber(line - 1))
        mark = QTextEdit.ExtraSelection()
        color = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        color.setAlpha(MARK_STRENGTH)
        mark.format.setBackground(color)
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        mark.cursor = cursor
        self.edit.setExtraSelections([mark])
        self.edit.setTextCursor(cursor)
        self.edit.centerCursor()


class FileTextDialog(QDialog):
    """The original file of a post, in a window of its own."""

    def __init__(self, path: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("file_text")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("FileText", "Original File"))
        resize_for_text(self, *SIZE)
        self.view = FileTextView()
        self.view.show_text(path, text)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(box)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(QCoreApplication.translate("FileText", "Original File"))
        super().changeEvent(event)
