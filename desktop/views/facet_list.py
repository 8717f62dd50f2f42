"""The list within a sidebar: how its rows are painted, and how they are chosen."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.choice import Pick
from desktop.messages import one_line
from desktop.models.facets import COUNT_ROLE, LEVEL_ROLE, OPEN_ROLE, TREE_ROLE, UNWANTED_ROLE
from desktop.views.fold_marks import FOLD_WIDTH, fold_place, paint_fold_mark

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time

PADDING = 8
LEAST_ROWS = 2
PICK_KEYS = {
    Qt.Key.Key_Return: Pick.ONLY,
    Qt.Key.Key_Enter: Pick.ONLY,
    Qt.Key.Key_Space: Pick.ONLY,
    Qt.Key.Key_Plus: Pick.ALSO,
    Qt.Key.Key_Minus: Pick.NOT,
}


class FacetList(QListView):
    """Return and Space choose the row that the arrow keys went to; Ctrl goes to a row without
    choosing it. Where ``is_filtered`` left no row, it says so.

    Of a branch, → shows what is inside and ← hides it; where there is nothing to show or hide they
    go to the first inside, and to the branch that a row stands in. A click on its mark does either.

    Signals: ``chosen(index, pick)``; ``menu_wanted(index, place on the screen)``;
    ``fold_wanted(index, unfold)``.
    """

    fold_wanted = Signal(QModelIndex, bool)
    chosen = Signal(QModelIndex, object)
    menu_wanted = Signal(QModelIndex, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.is_filtered = False
        self._empty_text = ""
        self._pick = Pick.ONLY
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)  # who listens selects
        self.clicked.connect(self._on_clicked)

    def minimumSizeHint(self) -> QSize:
        """Two rows: six sections have room in a low window, and each can be scrolled."""
        return QSize(0, LEAST_ROWS * (self.fontMetrics().height() + PADDING))

    def set_empty_text(self, text: str) -> None:
        """What to say where the filter lets nothing through."""
        self._empty_text = text
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the sentence that says that there are none."""
        super().paintEvent(event)
        if self.is_filtered and self._empty_text and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            place = self.viewport().rect().adjusted(PADDING, PADDING // 2, -PADDING, 0)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(place, flags | Qt.TextFlag.TextWordWrap, self._empty_text)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note how the row is to be chosen; on the mark of a branch, fold or unfold it."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and fold_place(self.visualRect(index), index).contains(place):
            self.fold_wanted.emit(index, not index.data(OPEN_ROLE))
            return
        self._pick = pick_of(event.modifiers())
        super().mousePressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index, self._pick)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or of the one that the keys went to."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        if index.isValid():
            below = self.visualRect(index).bottomLeft()
            place = self.viewport().mapToGlobal(below) if is_by_key else event.globalPos()
            self.menu_wanted.emit(index, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        before, pick = self.currentIndex(), PICK_KEYS.get(Qt.Key(event.key()))
        is_bound = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if pick is Pick.ONLY and is_bound:
            pick = Pick.ALSO
        if pick is not None and before.isValid():
            self.chosen.emit(before, pick)
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._go_in_or_out(
            before, inwards=event.key() == Qt.Key.Key_Right
        ):
            return
        super().keyPressEvent(event)
        if self.currentIndex() != before and self.currentIndex().isValid() and not is_bound:
            self.chosen.emit(self.currentIndex(), Pick.ONLY)

    def _go_in_or_out(self, index: QModelIndex, *, inwards: bool) -> bool:
        """Whether an arrow key meant something there."""
        is_open, level = index.data(OPEN_ROLE), index.data(LEVEL_ROLE) or 0
        if is_open is not None and bool(is_open) is not inwards:
            self.fold_wanted.emit(index, inwards)
            return True
        target = index.row() + 1 if inwards and is_open else -1
        if not inwards and level:
            rows = range(index.row() - 1, -1, -1)
            model = self.model()
            target = next(row for row in rows if model.index(row, 0).data(LEVEL_ROLE) < level)
        if target < 0:
            return False
        self.chosen.emit(self.model().index(target, 0), Pick.ONLY)
        return True


def pick_of(modifiers: Qt.KeyboardModifier) -> Pick:
    """How a click with these keys held down chooses."""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return Pick.NOT
    return Pick.ALSO if modifiers & Qt.KeyboardModifier.ControlModifier else Pick.ONLY


class FacetDelegate(QStyledItemDelegate):
    """Paints a label at the left and its count, paler, at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One comfortable line."""
        return QSize(80, option.fontMetrics.height() + PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See the class."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        group = QPalette.ColorGroup.Active
        painter.save()
        # What was chosen where the cursor is not: there, but quieter than where it is.
        strong = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        if selected:
            role = QPalette.ColorRole.Highlight if strong else QPalette.ColorRole.Mid
            painter.fillRect(option.rect, palette.color(group, role))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, palette.color(group, QPalette.ColorRole.AlternateBase))
        inside = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        inside.setLeft(inside.left() + index.data(LEVEL_ROLE) * FOLD_WIDTH)
        text = QPalette.ColorRole.HighlightedText if strong else QPalette.ColorRole.Text
        pale = QPalette.ColorRole.HighlightedText if strong else QPalette.ColorRole.PlaceholderText
        if selected and not strong:
            pale = QPalette.ColorRole.Text
        count = QLocale().toString(int(index.data(COUNT_ROLE) or 0))
        width = option.fontMetrics.horizontalAdvance(count)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(palette.color(group, pale))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(palette.color(group, text))
        if index.data(UNWANTED_ROLE):
            font = QFont(option.font)
            font.setStrikeOut(True)
            painter.setFont(font)
            painter.setPen(palette.color(group, pale))
        if index.data(OPEN_ROLE) is not None:
            paint_fold_mark(painter, fold_place(option.rect, index), is_open=index.data(OPEN_ROLE))
        if index.data(TREE_ROLE):
            inside.setLeft(inside.left() + FOLD_WIDTH)
        place = QRect(
            inside.left(), inside.top(), inside.width() - width - PADDING, inside.height()
        )
        label = option.fontMetrics.elidedText(
            one_line(str(index.data() or "")), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, label)
        if option.state & QStyle.StateFlag.State_HasFocus and not selected:
            painter.setPen(palette.color(group, pale))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()
