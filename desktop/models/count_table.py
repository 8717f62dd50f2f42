"""A table of counts, as people read it: the same figures that a chart is painted of.

A chart is nothing that a screen reader could say, so each has its table, and some are one: the
view of a table that paints itself as bars or squares.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time

Cell = Callable[[int, int], str | int]
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CountTable(QAbstractTableModel):
    """Words are made when they are asked for: a row may be a day of many years."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._head: Sequence[str] = ("", "")
        self._rows = 0
        self._cell: Cell = _nothing

    def show(self, head: Sequence[str], rows: int, cell: Cell) -> None:
        """Have so many *rows* under these headings; ``cell(row, column)`` gives words or a number.
        All columns but the first are figures."""
        self.beginResetModel()
        self._head, self._rows, self._cell = head, rows, cell
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        if not index.isValid() or index.row() >= self._rows:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return said(self._cell(index.row(), index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            # Whoever walks through the rows hears the figures, too.
            return ", ".join(self.words(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return RIGHT
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The headings of the columns."""
        if orientation == Qt.Orientation.Horizontal and section < len(self._head):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._head[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if section else LEFT
        return None

    def words(self, row: int) -> list[str]:
        """The cells of a row, as people read them."""
        return [said(cell) for cell in self._cells(row)]

    def _cells(self, row: int) -> list[str | int]:
        return [self._cell(row, column) for column in range(len(self._head))]

    def as_csv(self) -> str:
        """The whole table for a spreadsheet: lines of comma-separated values, headings first,
        numbers as digits alone."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self._head)
        for row in range(self._rows):
            writer.writerow(map(_harmless, self._cells(row)))
        return out.getvalue()


def said(cell: str | int) -> str:
    """A cell in the user's language."""
    return cell if isinstance(cell, str) else QLocale().toString(cell)


def _harmless(cell: str | int) -> str | int:
    """A name that a spreadsheet would take for a formula gets a ' before it."""
    is_risky = isinstance(cell, str) and cell.startswith(FORMULA_STARTS)
    return f"'{cell}" if is_risky else cell


def _nothing(_row: int, _column: int) -> str:
    return ""


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
