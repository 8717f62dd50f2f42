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
from desktop.models.folding import FacetRow, outer_branches, shown_rows, ways_to

COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
NAME_ROLE = Qt.ItemDataRole.UserRole + 2
UNWANTED_ROLE = Qt.ItemDataRole.UserRole + 3
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 4
OPEN_ROLE = Qt.ItemDataRole.UserRole + 5
TREE_ROLE = Qt.ItemDataRole.UserRole + 6

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time


class FacetModel(QAbstractListModel):
    """Rows are facet counts that pass the filter text and that no folded branch hides, in the order
    they came.

    With a ``all_label`` the first row stands for everything; its NAME_ROLE is None.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[FacetCount] = ()
        self._shown: list[FacetRow] = []
        self._unfolded: frozenset[str] = frozenset()
        self._filter = ""
        self._all_label = ""
        self._total = 0
        self._has_branches = False
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
        self._has_branches = bool(self.branches())
        self._apply()

    @property
    def unfolded(self) -> frozenset[str]:
        """The branches of which the inside is shown."""
        return self._unfolded

    def set_unfolded(self, names: Iterable[str]) -> None:
        """Show the inside of these branches, and of no others."""
        unfolded = frozenset(names)
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self._apply()

    def reveal(self, names: Iterable[str]) -> None:
        """Unfold what hides these."""
        self.set_unfolded(self._unfolded | ways_to(names))

    def branches(self) -> set[str]:
        """Every branch that has something inside."""
        return outer_branches(self._all)

    def has_branches(self) -> bool:
        """Whether some value has others inside, so that all need room for a mark."""
        return self._has_branches

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
        self._shown = shown_rows(self._all, self._unfolded, self._filter)
        self.endResetModel()

    def _has_all_row(self) -> int:
        return 1 if self._all_label and not self._filter else 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._shown) + self._has_all_row()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label, the count under COUNT_ROLE, the facet's own name under NAME_ROLE, whether
        posts must not have it under UNWANTED_ROLE; how far in it stands under LEVEL_ROLE, and
        whether its inside is shown (None: it has none) under OPEN_ROLE; whether any row
        has an inside under TREE_ROLE."""
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        row = index.row() - self._has_all_row()
        shown = self._shown[row] if row >= 0 else None
        one = shown.count if shown else None
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
            Qt.ItemDataRole.AccessibleTextRole: said + _said_of_branch(shown),
            LEVEL_ROLE: shown.level if shown else 0,
            OPEN_ROLE: shown.is_open if shown else None,
            TREE_ROLE: self._has_branches,
            COUNT_ROLE: count,
            NAME_ROLE: name,
            UNWANTED_ROLE: is_unwanted,
        }.get(role)

    def row_of(self, name: str | None) -> int | None:
        """The row of a facet, or of everything for None."""
        if name is None:
            return 0 if self._has_all_row() else None
        names = [row.count.name for row in self._shown]
        # A name may be that of a branch (Obsidian), or the last one of a branch (Hexo).
        place = next((names.index(one) for one in (name, f"{name}/") if one in names), None)
        if place is None:
            ends = [row for row, one in enumerate(names) if one.endswith(f"/{name}/")]
            place = ends[0] if len(ends) == 1 else None
        return None if place is None else place + self._has_all_row()


def _said_of_branch(row: FacetRow | None) -> str:
    """What a reader of screens says of a branch behind its name and its count."""
    if row is None or (row.is_open is None and not row.level):
        return ""
    translate = QCoreApplication.translate
    words = []
    if row.level:
        words.append(translate("Facets", "level {level}").format(level=row.level + 1))
    if row.is_open is not None:
        words.append(
            translate("Facets", "unfolded") if row.is_open else translate("Facets", "folded")
        )
    return ", " + ", ".join(words)


def fold_typed(text: str) -> str:
    """What was typed, folded as :attr:`FacetCount.name_key` is."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
