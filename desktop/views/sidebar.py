"""One sidebar: a heading, a filter box, and the values of one facet with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archive import FacetCount
from desktop.messages import one_line
from desktop.models.facets import COUNT_ROLE, NAME_ROLE, FacetModel

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time

FILTER_FROM = 8
"""Fewer values than this need no filter box."""

PADDING = 8


class Sidebar(QWidget):
    """Signals: ``facet_selected(object)``: the name of the value that the user chose, or None
    for all; ``filter_finished()`` after one was chosen by Return in the filter box: whoever did
    so wants to go on with what it lists.

    Setters: :meth:`set_titles`, :meth:`set_counts`, :meth:`select`, :meth:`step`,
    :meth:`show_choice`.
    """

    facet_selected = Signal(object)
    filter_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._filter = _FilterBox()
        self._model = FacetModel(self)
        self._list = _FacetList()
        self._selected: str | None = None
        self._is_choice_shown = True
        self._list.setModel(self._model)
        self._list.setItemDelegate(_FacetDelegate(self._list))
        font = QFont(self._title.font())
        font.setBold(True)
        self._title.setFont(font)
        self._title.setContentsMargins(PADDING, 6, PADDING, 2)
        self._title.setBuddy(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        box = QVBoxLayout()
        box.setContentsMargins(6, 0, 6, 2)
        box.addWidget(self._filter)
        layout.addLayout(box)
        layout.addWidget(self._list, 1)
        self.setFocusProxy(self._list)
        self._filter.textChanged.connect(self._on_filter)
        self._filter.returnPressed.connect(self._choose_first)
        self._filter.left.connect(self._list.setFocus)
        self._list.clicked.connect(self._on_clicked)
        self._list.chosen.connect(self._on_chosen)
        self._retranslate()

    def set_titles(self, title: str, all_label: str = "", nothing: str = "") -> None:
        """The heading, the name of the row for everything (none without it), and what is said
        where the filter lets nothing through."""
        self._title.setText(title)
        self._list.setAccessibleName(title)
        self._list.set_empty_text(nothing)
        self._model.set_all_label(all_label)
        self._show_selected()

    def set_counts(self, counts: Sequence[FacetCount], total: int = 0) -> None:
        """Show these values; what is selected stays selected, and in view unless somebody has
        scrolled away from it: while an import runs, new counts come every few seconds."""
        bar = self._list.verticalScrollBar()
        place, is_away = bar.value(), self._is_scrolled_away()
        self._model.set_counts(counts, total)
        self._filter.setVisible(len(counts) >= FILTER_FROM or bool(self._filter.text()))
        self._show_selected()
        if is_away:
            self._list.doItemsLayout()  # the scroll bar must know how long the new list is
            bar.setValue(place)

    def _is_scrolled_away(self) -> bool:
        row = self._model.row_of(self._selected)
        if row is None:
            return False
        there = self._list.visualRect(self._model.index(row, 0))
        return not there.intersects(self._list.viewport().rect())

    def select(self, name: str | None) -> None:
        """Mark a value as selected without saying so."""
        self._selected = name
        self._show_selected()

    def show_choice(self, shown: bool) -> None:
        """Whether the selected value looks chosen: not while something else is on show."""
        self._is_choice_shown = shown
        self._show_selected()

    def selected(self) -> str | None:
        """The selected value, or None for all."""
        return self._selected

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) value, and choose it."""
        row = self._list.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self._choose(self._model.index(row, 0))

    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = QCoreApplication.translate("Sidebar", "Filter")
        self._filter.setPlaceholderText(words)
        self._filter.setAccessibleName(words)

    def _on_filter(self, text: str) -> None:
        self._model.set_filter(text)
        self._list.is_filtered = bool(text.strip())
        self._show_selected()

    def _choose_first(self) -> None:
        if self._model.rowCount():
            self._choose(self._model.index(0, 0))
            self.filter_finished.emit()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _on_chosen(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        self._selected = index.data(NAME_ROLE)
        self._list.setCurrentIndex(index)
        self.facet_selected.emit(self._selected)

    def _show_selected(self) -> None:
        row = self._model.row_of(self._selected)
        selection = self._list.selectionModel()
        if row is None:
            selection.clear()
            return
        index = self._model.index(row, 0)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if not self._is_choice_shown:
            selection.clearSelection()  # the arrow keys still start from there
        self._list.scrollTo(index)


class _FacetList(QListView):
    """Return and Space choose the row that the arrow keys went to. Where ``is_filtered`` left no
    row, it says so."""

    chosen = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.is_filtered = False
        self._empty_text = ""
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        before = self.currentIndex()
        if event.key() in keys and before.isValid():
            self.chosen.emit(before)
            return
        super().keyPressEvent(event)
        if self.currentIndex() != before and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())


class _FilterBox(QLineEdit):
    """Escape clears the text, then goes back to the list."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _FacetDelegate(QStyledItemDelegate):
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
