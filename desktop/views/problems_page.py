"""The page of all problems of an archive: a filter, the table, the file, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.flow import FlowLayout
from desktop.views.problem_table import ProblemTable

SPACE = 6  # pixels between buttons
TYPING_MS = 150
"""A pause in typing after which the list is narrowed."""


class ProblemsPage(QWidget):
    """Signals: ``filter_changed(str)``; ``problem_selected(row)``: show its file by
    :meth:`show_file`; ``post_requested(row)``: show its post; ``retry_requested()``,
    ``copy_requested()``, ``save_requested()``: the chosen rows, or all where none is chosen;
    ``left()`` at Escape.

    Setters: :meth:`set_problems`, :meth:`show_count`, :meth:`show_file`, :meth:`hide_file`,
    :meth:`keep_choice`, :meth:`allow_retry`.
    """

    filter_changed = Signal(str)
    problem_selected = Signal(int)
    post_requested = Signal(int)
    retry_requested = Signal()
    copy_requested = Signal()
    save_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problems_page")
        self._title = QLabel()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self.filter = _Filter()
        self.problems: ProblemTable | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self.show_post, self.retry, self.copy, self.save = (QPushButton() for _ in range(4))
        self._can_retry = True
        self._is_fitted = self._had_one_chosen = False
        self._layout = self._build()
        self._connect()
        self._retranslate()

    def set_problems(self, model: QAbstractTableModel) -> None:
        """Show the rows of this model, which is given once."""
        self.problems = ProblemTable(model)
        table = self.problems.table
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problems.problem_selected.connect(self.problem_selected)
        self.problems.problem_activated.connect(self.post_requested)
        table.selectionModel().selectionChanged.connect(self.on_chosen)
        model.modelAboutToBeReset.connect(self.on_reset)
        model.modelReset.connect(self.on_chosen)
        model.dataChanged.connect(self.on_rows_read)
        self._layout.insertWidget(2, self.problems, 1)
        self.setFocusProxy(table)
        self.on_chosen()

    def show_count(self, text: str) -> None:
        """Put a sentence over the table."""
        self._title.setText(text)

    def show_file(self, path: str, text: str, line: int | None) -> None:
        """Show a file's own text below the table, with one line marked."""
        if self.problems is not None:
            self.problems.show_file(path, text, line)

    def hide_file(self) -> None:
        """Show no file: its row is gone."""
        if self.problems is not None:
            self.problems.hide_file()

    def keep_choice(self, row: int) -> None:
        """The list was read again, and this is where the row of the file on show is now: choose
        it as before, if it was the one that was chosen."""
        if self._had_one_chosen and self.problems is not None:
            self.problems.table.selectRow(row)

    def on_reset(self) -> None:
        """The list is about to be another one, in which Qt chooses nothing."""
        self._had_one_chosen = len(self.chosen_rows()) == 1

    def reset(self) -> None:
        """Empty the filter, and show no file."""
        self.filter.clear()
        self._typing.stop()
        self._is_fitted = False
        self.hide_file()

    def chosen_rows(self) -> list[int]:
        """The chosen rows, from the top."""
        return [] if self.problems is None else self.problems.selected_rows()

    def allow_retry(self, allowed: bool) -> None:
        """Whether files can be read again: not in an archive that cannot be written."""
        self._can_retry = allowed
        self.on_chosen()

    def on_chosen(self) -> None:
        """Other rows are chosen: what can be done with them?"""
        rows = self.chosen_rows()
        self.show_post.setEnabled(len(rows) == 1)
        has_rows = self.problems is not None and self.problems.table.model().rowCount() > 0
        self.retry.setEnabled(self._can_retry and has_rows)
        self.copy.setEnabled(has_rows)
        self.save.setEnabled(has_rows)
        self._label_retry(len(rows))

    def _label_retry(self, chosen: int) -> None:
        """Say what the button does: all of the table is a lot where one file was meant."""
        translate = QCoreApplication.translate
        if chosen == 1:
            text = translate("ProblemsPage", "Try This File Again")
        elif chosen:
            text = translate("ProblemsPage", "Try These Files Again")
        elif self.filter.text().strip():
            text = translate("ProblemsPage", "Try All Listed Again")
        else:
            text = translate("ProblemsPage", "Try All Again")
        self.retry.setText(text)

    def on_rows_read(self) -> None:
        """The first rows have words: give the columns the widths that they need."""
        if not self._is_fitted and self.problems is not None:
            self._is_fitted = True
            self.problems.fit_columns()

    def on_show_post(self) -> None:
        """The button for the post."""
        rows = self.chosen_rows()
        if len(rows) == 1:
            self.post_requested.emit(rows[0])

    def on_typed(self) -> None:
        """The pause in typing is over."""
        self._typing.stop()
        self.on_chosen()
        self.filter_changed.emit(self.filter.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> QVBoxLayout:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.filter)
        self.filter.setMinimumWidth(260)
        below = QHBoxLayout()
        below.addLayout(FlowLayout((self.show_post, self.retry), SPACE), 1)
        below.addWidget(self.copy)
        below.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addLayout(below)
        return layout

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._typing.start)
        self.filter.returnPressed.connect(self.on_typed)
        self.filter.finished.connect(self.setFocus)
        self._typing.timeout.connect(self.on_typed)
        self.show_post.clicked.connect(self.on_show_post)
        self.retry.clicked.connect(self.retry_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.save.clicked.connect(self.save_requested)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        words = translate("ProblemsPage", "Filter")
        self.filter.setPlaceholderText(words)
        self.filter.setAccessibleName(words)
        self._hint.setText(
            translate(
                "ProblemsPage",
                "Choose a line to see the file; a double click shows its post. Mend the file in "
                "its folder, then try again.",
            )
        )
        self.show_post.setText(translate("ProblemsPage", "Show Post"))
        self._label_retry(len(self.chosen_rows()))
        self.retry.setToolTip(
            translate("ProblemsPage", "Reads the chosen files again, or all without a choice")
        )
        self.copy.setText(translate("ProblemsPage", "Copy"))
        self.save.setText(translate("ProblemsPage", "Save as CSV…"))


class _Filter(QLineEdit):
    """Escape clears the text, then goes back to the table; so does the down key."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problems_filter")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.finished.emit()
        else:
            super().keyPressEvent(event)
