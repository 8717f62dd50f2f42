"""The model of one sidebar: the values of one facet kind with their counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from archive import FacetCount
from desktop.messages import plain_tip

COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
NAME_ROLE = Qt.ItemDataRole.UserRole + 2
UNWANTED_ROLE = Qt.ItemDataRole.UserRole + 3

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time


class FacetModel(QAbstractListModel):
    """Rows are facet counts that pass the filter text, in the order they came.

    With a ``all_label`` the first row stands for everything; its NAME_ROLE is None.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[FacetCount] = ()
        self._shown: list[FacetCount] = []
        self._filter = ""
        self._all_label = ""
        self._total = 0
        self._unwanted: frozenset[str] = frozenset()

    def set_unwanted(self, names: Iterable[str]) -> None:
        """Which values posts must not have."""
        unwanted = frozenset(names)
        if unwanted != self._unwanted:
            self._unwanted = unwanted
            last = self.index(self.rowCount() - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [UNWANTED_ROLE])

    def set_counts(self, counts: Sequence[FacetCount], total: int = 0) -> None:
        """Show these; *total* is the count of the row that stands for everything."""
        self._all = counts
        self._total = total
        self._apply()

    def set_all_label(self, label: str) -> None:
        """Name the row that stands for everything; none without a name."""
        self._all_label = label
        self._apply()

    def set_filter(self, text: str) -> None:
        """Show only what *text* is found in: label, name, pinyin or initials."""
        self._filter = fold_typed(text)
        self._apply()

    def _apply(self) -> None:
        self.beginResetModel()
        wanted = self._filter
        self._shown = (
            [one for one in self._all if wanted in one.name_key] if wanted else list(self._all)
        )
        self.endResetModel()

    def _has_all_row(self) -> int:
        return 1 if self._all_label and not self._filter else 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._shown) + self._has_all_row()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label, the count under COUNT_ROLE, the facet's own name under NAME_ROLE, whether
        posts must not have it under UNWANTED_ROLE."""
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        row = index.row() - self._has_all_row()
        one = self._shown[row] if row >= 0 else None
        label = one.label if one else self._all_label
        count = one.count if one else self._total
        name = one.name if one else None
        is_unwanted = name in self._unwanted
        said = f"{label}, {count}"
        if is_unwanted:
            said = QCoreApplication.translate("Facets", "not {name}").format(name=said)
        return {
            Qt.ItemDataRole.DisplayRole: label,
            Qt.ItemDataRole.ToolTipRole: None if name in (None, label) else plain_tip(name),
            Qt.ItemDataRole.AccessibleTextRole: said,
            COUNT_ROLE: count,
            NAME_ROLE: name,
            UNWANTED_ROLE: is_unwanted,
        }.get(role)

    def row_of(self, name: str | None) -> int | None:
        """The row of a facet, or of everything for None."""
        if name is None:
            return 0 if self._has_all_row() else None
        for row, one in enumerate(self._shown):
            if one.name == name:
                return row + self._has_all_row()
        return None


def fold_typed(text: str) -> str:
    """What was typed, folded as :attr:`FacetCount.name_key` is."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
