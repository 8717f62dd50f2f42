"""The window that asks for a file or a folder: the system's own, or Qt's where there is none.

Qt's has pictures and words that do not go with ours: its arrows are black in every theme, and
its Chinese lacks some words.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from desktop.icons import icon
from desktop.translatable import QT_TRANSLATE_NOOP

BUTTON_ICONS = {
    "backButton": "back",
    "forwardButton": "forward",
    "toParentButton": "up",
    "newFolderButton": "new-folder",
}
"""Qt's name of a button -> our drawing for it."""

QT_TEXTS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Save in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder Alias"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Alias"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
)
"""What Qt's own catalogue lacks; our translators are asked before it."""


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """``title`` of the window; ``start``: the folder that it shows first, with a name to begin
    with; ``kinds``: Qt's filters, ``Tables (*.csv)``."""

    title: str
    start: Path
    kinds: str = ""


def folder_dialog(question: FileQuestion, parent: QWidget | None) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = _dialog(question, parent)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def open_dialog(question: FileQuestion, parent: QWidget | None) -> QFileDialog:
    """Ask for a file that is there."""
    dialog = _dialog(question, parent)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog


def save_dialog(question: FileQuestion, parent: QWidget | None) -> QFileDialog:
    """Ask for the name of a file to write; a name that is taken is asked about."""
    dialog = _dialog(question, parent)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return dialog


def chosen_path(dialog: QFileDialog) -> Path | None:
    """Ask, and wait for the answer; None when the user thinks better of it."""
    try:
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        paths = dialog.selectedFiles() if accepted else []
    finally:
        dialog.deleteLater()
    return Path(paths[0]) if paths else None


def _dialog(question: FileQuestion, parent: QWidget | None) -> QFileDialog:
    dialog = QFileDialog(parent, question.title, str(question.start), question.kinds)
    for name, drawing in BUTTON_ICONS.items():
        button = dialog.findChild(QToolButton, name)
        if button is not None:  # the system's own dialog has none of these
            button.setIcon(icon(drawing))
    return dialog
