"""The table of what is wrong with files, and the same for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
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


class ProblemTableModel(QAbstractTableModel):
    """One row a problem: severity, as an icon before the file; its line; what was wrong.

    The core's own English words, which may hold a piece of the file, are the tool tip. Whoever is
    derived from it has the problems, and asks for the words of each by :meth:`cell`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = {severity: icon(name) for severity, name in ICONS.items()}

    def refresh_icons(self) -> None:
        """Tint the icons anew from the palette of now."""
        self._icons = {severity: icon(name) for severity, name in ICONS.items()}

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """File, line, what."""
        return 0 if parent.isValid() else 3

    def cell(self, problem: Problem, path: str, column: int, role: int) -> Any:
        """The words of a cell, and what belongs to them; *path* is how the file is called here."""
        if role == Qt.ItemDataRole.DisplayRole:
            line = "" if problem.line is None else str(problem.line)
            return (path, line, describe_problem(problem))[column]
        if role == Qt.ItemDataRole.DecorationRole and column == FILE:
            return self._icons[problem.severity]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(path if column == FILE else problem.message)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == FILE:
            return f"{describe_severity(problem.severity)}, {path}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return header_names()[section]
        return None


class ProblemModel(ProblemTableModel):
    """The problems of one report, all of them at hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: Sequence[Problem] = ()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show these, errors first."""
        self.beginResetModel()
        self._problems = sorted(problems, key=lambda one: one.severity is not Severity.ERROR)
        self.endResetModel()

    def problem_at(self, row: int) -> Problem | None:
        """The problem of a row."""
        return self._problems[row] if 0 <= row < len(self._problems) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        problem = self.problem_at(index.row()) if index.isValid() else None
        return problem and self.cell(problem, problem.path, index.column(), role)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many problems there are."""
        return 0 if parent.isValid() else len(self._problems)

    def as_csv(self) -> str:
        """The whole table with everything that is known, for spreadsheets."""
        return problems_as_text(self._problems)

    def as_lines(self) -> str:
        """The same for the clipboard, with tabs between the cells."""
        return problems_as_text(self._problems, "\t", "\n")


def problems_as_text(
    problems: Iterable[Problem], delimiter: str = ",", line_end: str = "\r\n"
) -> str:
    """A table with everything that is known of *problems*, and a line of names above it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(["severity", "code", "source", "path", "line", "message"])
    for one in problems:
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
