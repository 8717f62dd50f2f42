"""Small windows: questions to the user, about, and the crash report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import app_icon
from desktop.views.file_dialog import (
    FileQuestion,
    chosen_path,
    folder_dialog,
    open_dialog,
    save_dialog,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

ARCHIVE_SUFFIX = ".fiche"
CRASH_SIZE = QSize(640, 420)
ABOUT_ICON_SIZE = 72
ABOUT_WIDTH = 420
LICENCE = "MIT"


class Asker:
    """Every question that stops the user: file dialogs, yes or no, and error boxes.

    Controllers get one by constructor, so that a test can answer in its place.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def folder_to_import(self, start: Path) -> Path | None:
        """Which folder to import? None when the user thinks better of it."""
        title = QCoreApplication.translate("Dialogs", "Import a Folder of Posts")
        return chosen_path(folder_dialog(FileQuestion(title, start), self._parent))

    def folder_to_export_to(self, start: Path) -> Path | None:
        """Where to export to?"""
        title = QCoreApplication.translate("Dialogs", "Export to an Empty Folder")
        return chosen_path(folder_dialog(FileQuestion(title, start), self._parent))

    def archive_to_open(self, start: Path) -> Path | None:
        """Which archive to open?"""
        title = QCoreApplication.translate("Dialogs", "Open an Archive")
        question = FileQuestion(title, start, self._filters())
        return chosen_path(open_dialog(question, self._parent))

    def archive_to_create(self, start: Path) -> Path | None:
        """Under which name to make a new archive? ``.fiche`` is added when it is missing."""
        return self._archive_to_save(QCoreApplication.translate("Dialogs", "New Archive"), start)

    def copy_to_make(self, start: Path) -> Path | None:
        """Where to copy the archive to?"""
        title = QCoreApplication.translate("Dialogs", "Back Up the Archive")
        return self._archive_to_save(title, start)

    def archive_to_repair(self, start: Path) -> Path | None:
        """Which archive is damaged?"""
        title = QCoreApplication.translate("Dialogs", "Repair an Archive")
        question = FileQuestion(title, start, self._filters())
        return chosen_path(open_dialog(question, self._parent))

    def repaired_to_make(self, start: Path) -> Path | None:
        """Where to save what can be read of a damaged archive?"""
        title = QCoreApplication.translate("Dialogs", "Save What Can Be Read In")
        return self._archive_to_save(title, start)

    def _archive_to_save(self, title: str, start: Path) -> Path | None:
        question = FileQuestion(title, start, self._filters())
        path = chosen_path(save_dialog(question, self._parent))
        if path is not None and path.suffix != ARCHIVE_SUFFIX:
            path = path.with_name(path.name + ARCHIVE_SUFFIX)
        return path

    def csv_to_save(self, start: Path) -> Path | None:
        """Where to save a table?"""
        title = QCoreApplication.translate("Dialogs", "Save the Problems")
        kinds = QCoreApplication.translate("Dialogs", "Tables (*.csv)")
        return chosen_path(save_dialog(FileQuestion(title, start, kinds), self._parent))

    def markdown_to_save(self, start: Path) -> Path | None:
        """Where to save highlights and notes?"""
        title = QCoreApplication.translate("Dialogs", "Save Highlights and Notes")
        kinds = QCoreApplication.translate("Dialogs", "Markdown (*.md)")
        return chosen_path(save_dialog(FileQuestion(title, start, kinds), self._parent))

    def file_to_save(self, start: Path) -> Path | None:
        """Where to save a file of a post?"""
        title = QCoreApplication.translate("Dialogs", "Save the File")
        return chosen_path(save_dialog(FileQuestion(title, start), self._parent))

    def pdf_to_save(self, start: Path) -> Path | None:
        """Where to save an article as PDF? ``.pdf`` is added when it is missing."""
        title = QCoreApplication.translate("Dialogs", "Save as PDF")
        kinds = QCoreApplication.translate("Dialogs", "PDF files (*.pdf)")
        path = chosen_path(save_dialog(FileQuestion(title, start, kinds), self._parent))
        return path if path is None or path.suffix.lower() == ".pdf" else Path(f"{path}.pdf")

    def set_up_printer(self, printer: QPrinter) -> bool:
        """Which printer, how many copies? False when the user thinks better of it."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - rarely asked for

        dialog = QPrintDialog(printer, self._parent)
        dialog.setWindowTitle(QCoreApplication.translate("Dialogs", "Print the Article"))
        try:
            return dialog.exec() == QPrintDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    def confirm(self, question: str, yes: str) -> bool:
        """Ask a question; the button that goes on is called ``yes``."""
        box = QMessageBox(QMessageBox.Icon.Question, app_name(), question, parent=self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is go_on

    def only_what_is_listed(self, count: str) -> bool | None:
        """Export the posts in the list (True) or all posts (False)? None: neither. *count* are the
        words for how many there are in the list."""
        text = QCoreApplication.translate("Dialogs", "Export only what the list shows ({count})?")
        box = QMessageBox(
            QMessageBox.Icon.Question, app_name(), text.format(count=count), parent=self._parent
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        found = box.addButton(
            QCoreApplication.translate("Dialogs", "Only These"), QMessageBox.ButtonRole.AcceptRole
        )
        everything = box.addButton(
            QCoreApplication.translate("Dialogs", "All Posts"), QMessageBox.ButtonRole.AcceptRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        clicked = box.clickedButton()
        if clicked is found:
            return True
        return False if clicked is everything else None

    def show_error(self, sentence: str) -> None:
        """Say what did not work and what to do."""
        box = QMessageBox(QMessageBox.Icon.Warning, app_name(), sentence, parent=self._parent)
        # It may name a file, and files come from anybody: no markup.
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.exec()

    @staticmethod
    def _filters() -> str:
        archives = QCoreApplication.translate("Dialogs", "Microfiche archives (*.fiche)")
        everything = QCoreApplication.translate("Dialogs", "All files (*)")
        return f"{archives};;{everything}"


def app_name() -> str:
    """The program's name, the same in every language."""
    return QCoreApplication.applicationName() or "Microfiche"


class AboutDialog(QDialog):
    """What this is, which version, where the data lies, and which archive is open, if one is."""

    def __init__(
        self,
        version: str,
        archive: Path | None,
        data_folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(QCoreApplication.translate("Dialogs", "About Microfiche"))
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(ABOUT_ICON_SIZE, ABOUT_ICON_SIZE))
        title = QLabel(f"{app_name()} {version}".strip())
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        title.setFont(font)
        text = QLabel(
            QCoreApplication.translate(
                "Dialogs",
                "A reader and archive for folders of posts. It keeps the original files, finds "
                "every word in them, and never uses the network by itself.",
            )
        )
        text.setWordWrap(True)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(16)
        if archive is not None:
            # It may lie anywhere: the data folder alone would send people to the wrong place.
            self.add_fact(QCoreApplication.translate("Dialogs", "Open archive"), archive)
        self.add_fact(QCoreApplication.translate("Dialogs", "Data folder"), data_folder)
        self.add_fact(QCoreApplication.translate("Dialogs", "Licence"), LICENCE)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 22, 24, 16)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.addWidget(picture, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        for row, label in enumerate((title, text)):
            label.setMinimumWidth(ABOUT_WIDTH)
            grid.addWidget(label, row, 1)
        grid.addLayout(self._facts, 2, 1)
        grid.addWidget(box, 3, 0, 1, 2)

    def add_fact(self, name: str, value: object) -> None:
        """One more line; the value may be copied."""
        label = QLabel(str(value))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.addRow(name, label)


class CrashDialog(QDialog):
    """A defect of ours: the report that we would like to have, ready to be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle(QCoreApplication.translate("Dialogs", "Something Went Wrong"))
        self.resize(CRASH_SIZE)
        text = QLabel(
            QCoreApplication.translate(
                "Dialogs",
                "This is a defect of Microfiche, not of your files. Your archive is safe. "
                "Please copy this report and send it to the makers; it holds no text of your "
                "posts.",
            )
        )
        text.setWordWrap(True)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        copy = QPushButton(QCoreApplication.translate("Dialogs", "Copy Report"))
        copy.clicked.connect(self.copy_report)
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(self._report, 1)
        layout.addWidget(box)

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report.toPlainText())
