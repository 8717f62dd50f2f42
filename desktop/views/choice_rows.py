"""The rows of a box to choose from: what they say, and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.icons import icon
from desktop.messages import one_line

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_SIZE = 16
SIDE = 12
GAP = 10
INDENT = 18
ROOM_ABOVE = 6
DETAIL_SHARE = 0.45
"""A detail gets no more of the width: what a row is called matters more."""


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One row: what it is called, a paler ``detail`` at the right, the name of an icon, and how
    many steps it stands further in."""

    label: str
    detail: str = ""
    icon: str = ""
    level: int = 0


class ChoiceModel(QAbstractListModel):
    """The rows, in the order that they are given in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ChoiceRow] = []

    def set_rows(self, rows: Sequence[ChoiceRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label, all of the row as it is read aloud, the row itself under ROW_ROLE."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.label, row.detail)))
        return {Qt.ItemDataRole.DisplayRole: row.label, ROW_ROLE: row}.get(role)


class ChoiceDelegate(QStyledItemDelegate):
    """Paints icon and label at the left, the detail at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[str, QIcon] = {}

    def forget_icons(self) -> None:
        """The colours of the window are others now."""
        self._icons.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One comfortable line."""
        return QSize(80, option.fontMetrics.height() + 2 * ROOM_ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See the class."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ChoiceRow):
            return
        palette, role = option.palette, QPalette.ColorRole
        group = QPalette.ColorGroup.Active
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, palette.color(group, role.Highlight))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, palette.color(group, role.Midlight))
        place = option.rect.adjusted(SIDE + row.level * INDENT, 0, -SIDE, 0)
        if row.icon:
            self._paint_icon(painter, place, row.icon, is_chosen=is_chosen)
            place.setLeft(place.left() + ICON_SIZE + GAP)
        metrics, middle = option.fontMetrics, Qt.AlignmentFlag.AlignVCenter
        detail = metrics.elidedText(
            one_line(row.detail), Qt.TextElideMode.ElideRight, round(place.width() * DETAIL_SHARE)
        )
        painter.setPen(
            palette.color(group, role.HighlightedText if is_chosen else role.PlaceholderText)
        )
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, detail)
        if detail:
            place.setRight(place.right() - metrics.horizontalAdvance(detail) - 2 * GAP)
        label = metrics.elidedText(
            one_line(row.label), Qt.TextElideMode.ElideRight, max(place.width(), 0)
        )
        painter.setPen(palette.color(group, role.HighlightedText if is_chosen else role.Text))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, label)

    def _paint_icon(self, painter: QPainter, place: QRect, name: str, *, is_chosen: bool) -> None:
        if name not in self._icons:
            self._icons[name] = icon(name)
        top = place.top() + (place.height() - ICON_SIZE) // 2
        mode = QIcon.Mode.Selected if is_chosen else QIcon.Mode.Normal
        self._icons[name].paint(
            painter,
            QRect(place.left(), top, ICON_SIZE, ICON_SIZE),
            Qt.AlignmentFlag.AlignCenter,
            mode,
        )
