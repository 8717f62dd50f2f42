"""The table of what an import found wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from archive import Problem, Severity
from desktop.icons import icon
from desktop.messages import describe_problem, describe_severity, plain_tip

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time

FILE, LINE, WHAT = range(3)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


class ProblemModel(QAbstractTableModel):
    """One row a problem: severity, as an icon before the file; its line; what was wrong.

    The core's own English words, which may hold a piece of the file, are the tool tip.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: Sequence[Problem] = ()
        self._icons = {severity: icon(name) for severity, name in ICONS.items()}

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show these, errors first."""
        self.beginResetModel()
        self._problems = sorted(problems, key=lambda one: one.severity is not Severity.ERROR)
        self.endResetModel()

    def problem_at(self, row: int) -> Problem | None:
        """The problem of a row."""
        return self._problems[row] if 0 <= row < len(self._problems) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many problems there are."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """File, line, what."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and what belongs to them."""
        problem = self.problem_at(index.row()) if index.isValid() else None
        if problem is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            line = "" if problem.line is None else str(problem.line)
            return (problem.path, line, describe_problem(problem))[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == FILE:
            return self._icons[problem.severity]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(problem.path if index.column() == FILE else problem.message)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == FILE:
            return f"{describe_severity(problem.severity)}, {problem.path}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return header_names()[section]
        return None

    def as_csv(self) -> str:
        """The whole table with everything that is known, for spreadsheets."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(["severity", "code", "source", "path", "line", "message"])
        for one in self._problems:
            line = "" if one.line is None else one.line
            cells = (one.severity.value, one.code.value, one.source, one.path, line, one.message)
            writer.writerow(map(harmless, cells))
        return text.getvalue()


def harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; file names come from anybody."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def header_names() -> tuple[str, str, str]:
    """The names of the columns in the user's language."""
    translate = QCoreApplication.translate
    return (
        translate("ProblemModel", "File"),
        translate("ProblemModel", "Line"),
        translate("ProblemModel", "What was wrong"),
    )
