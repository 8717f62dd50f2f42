"""The report of an import: the counts, every problem, and the file that a problem is in."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archive import ImportReport
from desktop.large_text import resize_for_text
from desktop.messages import number
from desktop.views.problem_table import ProblemTable

SIZE = (860, 620)
COUNTS_PER_ROW = 4


class ImportReportDialog(QDialog):
    """Shows a report. The model of its problems is given from outside.

    Signals: ``problem_selected(row)``: show its file by :meth:`show_file`;
    ``copy_requested()`` and ``save_requested()``: the whole table, with tabs or as CSV.
    """

    problem_selected = Signal(int)
    copy_requested = Signal()
    save_requested = Signal()

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_report")
        self.setWindowTitle(QCoreApplication.translate("ImportReport", "Import Report"))
        resize_for_text(self, *SIZE)
        self._headline = QLabel()
        self._headline.setWordWrap(True)
        self._headline.setTextFormat(Qt.TextFormat.PlainText)
        font = self._headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self._headline.setFont(font)
        self._counts = QGridLayout()
        self._counts.setHorizontalSpacing(28)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self.problems = ProblemTable(model)
        self.problems.problem_selected.connect(self.problem_selected)
        # Return shows the file again, when the row was chosen before.
        self.problems.problem_activated.connect(self.problem_selected)
        self.table, self.file_view = self.problems.table, self.problems.file_view
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._headline)
        layout.addLayout(self._counts)
        layout.addWidget(self._hint)
        layout.addWidget(self.problems, 1)
        layout.addStretch()  # where there is no problem, the words stay together at the top
        layout.addWidget(self._make_buttons())

    def show_report(self, report: ImportReport, headline: str) -> None:
        """Put the counts of a report on show; its problems are in the model already."""
        self._headline.setText(headline)
        while (item := self._counts.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for position, (label, count) in enumerate(count_rows(report)):
            row, column = divmod(position, COUNTS_PER_ROW)
            self._counts.addWidget(count_cell(label, count), row, column)
        self._counts.setColumnStretch(COUNTS_PER_ROW, 1)
        self.problems.fit_columns()
        has_problems = bool(report.problems)
        self.problems.setVisible(has_problems)
        for button in (self._copy, self._save):
            button.setVisible(has_problems)
        if has_problems:
            text = QCoreApplication.translate(
                "ImportReport",
                "The archive keeps every file as it was; repairs are for reading only. "
                "Choose a line to see the file.",
            )
        else:
            text = QCoreApplication.translate("ImportReport", "There were no problems.")
        self._hint.setText(text)

    def show_file(self, path: str, text: str, line: int | None) -> None:
        """Show a file's own text below the table, with one line marked."""
        self.problems.show_file(path, text, line)

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        # Return in the table shows a file; it must not close the window.
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._copy = QPushButton(QCoreApplication.translate("ImportReport", "Copy"))
        self._copy.clicked.connect(self.copy_requested)
        self._save = QPushButton(QCoreApplication.translate("ImportReport", "Save as CSV…"))
        self._save.clicked.connect(self.save_requested)
        for button in (self._copy, self._save):
            button.setAutoDefault(False)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        copy_key = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        copy_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy_key.activated.connect(self.copy_requested)
        return box


def count_rows(report: ImportReport) -> list[tuple[str, int]]:
    """The counts worth showing: those that every import has, and others where they are not 0."""
    translate = QCoreApplication.translate
    always = [
        (translate("ImportReport", "Found"), report.found),
        (translate("ImportReport", "Added"), report.added),
        (translate("ImportReport", "Updated"), report.updated),
        (translate("ImportReport", "Unchanged"), report.unchanged),
    ]
    sometimes = [
        (translate("ImportReport", "Moved"), report.moved),
        (translate("ImportReport", "Not readable"), report.failed),
        (translate("ImportReport", "Not yet read"), report.not_read),
        (translate("ImportReport", "Missing in the folder"), report.missing),
        (translate("ImportReport", "Images and files"), report.assets),
        (translate("ImportReport", "Other files"), report.ignored),
    ]
    return always + [(label, count) for label, count in sometimes if count]


def count_cell(label: str, count: int) -> QLabel:
    """A count behind its name."""
    text = QCoreApplication.translate("ImportReport", "{label}:  {count}")
    cell = QLabel(text.format(label=label, count=f"<b>{number(count)}</b>"))
    cell.setTextFormat(Qt.TextFormat.RichText)
    return cell
