"""A table of problems above the file that one of them is in."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.views.file_text import FileTextView

PATH_COLUMN, LINE_COLUMN = 0, 1
PATH_SHARE = 0.48  # of the table's width, at most
LOOKED_AT = 100  # rows that decide how wide a column is


Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time


class _PathDelegate(QStyledItemDelegate):
    """A path that is too long keeps both its ends: the folder and the file's name."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """See the class."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class ProblemTable(QSplitter):
    """Signals: ``problem_selected(row)`` when a single row is chosen: show its file by
    :meth:`show_file`; ``problem_activated(row)`` at Return or a double click."""

    problem_selected = Signal(int)
    problem_activated = Signal(int)

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.table = self._make_table(model)
        self.file_view = FileTextView()
        self.file_view.hide()
        self.addWidget(self.table)
        self.addWidget(self.file_view)
        self.setChildrenCollapsible(False)

    def fit_columns(self) -> None:
        """Paths are shown whole as long as they leave room for what was wrong."""
        for column in (PATH_COLUMN, LINE_COLUMN):
            self.table.resizeColumnToContents(column)
        # A table that is not shown yet has no width of its own.
        whole = self.width() if self.isVisible() else self.window().width()
        widest = round(whole * PATH_SHARE)
        self.table.setColumnWidth(PATH_COLUMN, min(self.table.columnWidth(PATH_COLUMN), widest))

    def selected_rows(self) -> list[int]:
        """The chosen rows, from the top."""
        chosen = self.table.selectionModel().selection()
        ranges = [chosen.at(number) for number in range(chosen.count())]
        return sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})

    def show_file(self, path: str, text: str, line: int | None) -> None:
        """Show a file's own text below the table, with one line marked."""
        if self.file_view.isHidden():  # its place first: a line in no place cannot be in view
            self.file_view.show()
            self.setSizes([self.height() // 2] * 2)
        self.file_view.show_text(path, text, line)

    def hide_file(self) -> None:
        """Show the table alone."""
        self.file_view.hide()

    def on_selection_changed(self, selected: QItemSelection, _gone: QItemSelection) -> None:
        """Answer a click or an arrow key in the table."""
        if selected.count() == 1 and selected.first().height() == 1:
            self.problem_selected.emit(selected.first().top())

    def on_row_activated(self, index: QModelIndex) -> None:
        """Answer Return and a double click."""
        self.problem_activated.emit(index.row())

    def _make_table(self, model: QAbstractTableModel) -> QTableView:
        table = QTableView()
        table.setModel(model)
        table.setObjectName("problems")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setItemDelegateForColumn(PATH_COLUMN, _PathDelegate(table))
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setResizeContentsPrecision(LOOKED_AT)
        table.selectionModel().selectionChanged.connect(self.on_selection_changed)
        table.activated.connect(self.on_row_activated)
        self._name(table)
        return table

    def _name(self, table: QTableView) -> None:
        table.setAccessibleName(QCoreApplication.translate("Problems", "Problems"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name(self.table)
        super().changeEvent(event)
