"""The mark before a branch in a sidebar, which says whether what is inside of it is shown."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.models.facets import LEVEL_ROLE, OPEN_ROLE

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time

FOLD_WIDTH = 14
"""Room for the mark, and how much further in what is inside of a branch stands."""

ARM = 3.5
LINE = 1.5


def fold_place(row: QRect, index: Index) -> QRect:
    """Where the mark of a row is, as high as the row; nowhere where it has none."""
    if not index.isValid() or index.data(OPEN_ROLE) is None:
        return QRect()
    left = row.left() + 4 + index.data(LEVEL_ROLE) * FOLD_WIDTH
    return QRect(left, row.top(), FOLD_WIDTH + 4, row.height())


def paint_fold_mark(painter: QPainter, place: QRect, *, is_open: bool) -> None:
    """An angle that points down where the inside is shown, else to the right, in the pen's ink."""
    middle = QPointF(place.center())
    half = ARM / 2
    corners = (
        (QPointF(-ARM, -half), QPointF(0, half), QPointF(ARM, -half))
        if is_open
        else (QPointF(-half, -ARM), QPointF(half, 0), QPointF(-half, ARM))
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(painter.pen().color(), LINE))
    painter.drawPolyline(QPolygonF([middle + corner for corner in corners]))
    painter.restore()
