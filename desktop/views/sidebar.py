"""One sidebar: a heading, a filter box, and the values of one facet with their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from archive import FacetCount, FacetKind
from desktop.choice import Pick
from desktop.models.facets import NAME_ROLE, FacetModel
from desktop.views.facet_list import FacetDelegate, FacetList
from desktop.views.sidebar_heading import SidebarHeading

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time

FILTER_FROM = 8
"""Fewer values than this need no filter box."""


class Sidebar(QWidget):
    """Signals: ``picked(kind, name, pick)``: the value that the user chose, None for all, and how
    (:class:`desktop.choice.Pick`); ``order_wanted(kind, by_name)``; ``filter_finished()`` after a
    value was chosen by Return in the filter box: whoever did so wants to go on with what it lists;
    ``folded(kind)`` when the user folded or unfolded branches.

    Setters: :meth:`set_titles`, :meth:`set_counts`, :meth:`select`, :meth:`step`,
    :meth:`show_choice`, :meth:`show_order`, :meth:`set_unfolded`.
    """

    picked = Signal(object, object, object)
    order_wanted = Signal(object, bool)
    filter_finished = Signal()
    folded = Signal(object)

    def __init__(self, kind: FacetKind, *, can_sort: bool = True) -> None:
        super().__init__()
        self._kind = kind
        self._filter = _FilterBox()
        self._model = FacetModel(self)
        self._list = FacetList()
        self._heading = SidebarHeading(self._list, can_sort=can_sort and kind is not FacetKind.YEAR)
        self._wanted: tuple[str, ...] = ()
        self._unwanted: tuple[str, ...] = ()
        self._is_choice_shown = True
        self._list.setModel(self._model)
        self._list.setItemDelegate(FacetDelegate(self._list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._heading)
        box = QVBoxLayout()
        box.setContentsMargins(6, 0, 6, 2)
        box.addWidget(self._filter)
        layout.addLayout(box)
        layout.addWidget(self._list, 1)
        self.setFocusProxy(self._list)
        self._heading.order_wanted.connect(self._on_order_wanted)
        self._filter.textChanged.connect(self._on_filter)
        self._filter.returnPressed.connect(self._choose_first)
        self._filter.left.connect(self._list.setFocus)
        self._list.chosen.connect(self._choose)
        self._list.menu_wanted.connect(self._on_menu_wanted)
        self._list.fold_wanted.connect(self._on_fold_wanted)
        self._heading.folding_wanted.connect(self._on_fold_all_wanted)
        self._retranslate()

    def set_titles(self, title: str, all_label: str = "", nothing: str = "") -> None:
        """The heading, the name of the row for everything (none without it), and what is said
        where the filter lets nothing through."""
        self._heading.set_title(title)
        self._list.setAccessibleName(title)
        self._list.set_empty_text(nothing)
        self._model.set_all_label(all_label)
        self._show_selected()

    def set_counts(self, counts: Sequence[FacetCount], total: int = 0) -> None:
        """Show these values; what is selected stays selected, and in view unless somebody has
        scrolled away from it: while an import runs, new counts come every few seconds."""
        self._filter.setVisible(len(counts) >= FILTER_FROM or bool(self._filter.text()))
        self._change_rows(partial(self._model.set_counts, counts, total))
        self._heading.offer_folding(self._model.has_branches())

    def _change_rows(self, change: Callable[[], None], *, stay: bool = False) -> None:
        """Do what makes other rows of the list, and go on from where it was. *stay*: also where
        what is selected is out of view afterwards."""
        bar = self._list.verticalScrollBar()
        place, is_away = bar.value(), stay or self._is_scrolled_away()
        current = self._list.currentIndex()
        name = current.data(NAME_ROLE)
        change()
        row = self._model.row_of(name) if current.isValid() else None
        if row is not None:  # the keys go on from where they were
            self._go_to(self._model.index(row, 0))
        self._show_selected()
        if is_away:
            self._list.doItemsLayout()  # the scroll bar must know how long the new list is
            bar.setValue(place)

    def set_unfolded(self, names: Iterable[str]) -> None:
        """Show what is inside of these branches, without telling anybody."""
        self._change_rows(partial(self._model.set_unfolded, names))

    def unfolded(self) -> frozenset[str]:
        """The branches of which the inside is shown."""
        return self._model.unfolded

    def _on_fold_wanted(self, index: QModelIndex, unfold: bool) -> None:
        name = index.data(NAME_ROLE)
        names = self._model.unfolded | {name} if unfold else self._model.unfolded - {name}
        row = index.row()
        self._fold(names)
        self._go_to(self._model.index(row, 0))

    def _on_fold_all_wanted(self, unfold: bool) -> None:
        self._fold(self._model.branches() if unfold else ())

    def _fold(self, names: Iterable[str]) -> None:
        self._change_rows(partial(self._model.set_unfolded, names), stay=True)
        self.folded.emit(self._kind)

    def _is_scrolled_away(self) -> bool:
        row = self._model.row_of(self.selected())
        if row is None:
            return False
        there = self._list.visualRect(self._model.index(row, 0))
        return not there.intersects(self._list.viewport().rect())

    def select(self, *wanted: str, unwanted: Sequence[str] = ()) -> None:
        """Mark values as selected and as unwanted without saying so; none: all is selected."""
        self._wanted, self._unwanted = wanted, tuple(unwanted)
        self._model.set_unwanted(unwanted)
        self._model.reveal((*wanted, *unwanted))
        self._show_selected()

    def show_choice(self, shown: bool) -> None:
        """Whether the selected value looks chosen: not while something else is on show."""
        self._is_choice_shown = shown
        self._show_selected()

    def show_order(self, *, by_name: bool) -> None:
        """Mark the order of the values in the menu of orders."""
        self._heading.show_order(by_name=by_name)

    def selected(self) -> str | None:
        """The first selected value, or None for all."""
        return self._wanted[0] if self._wanted else None

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) value, and choose it."""
        row = self._list.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self._choose(self._model.index(row, 0), Pick.ONLY)

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

    def _on_order_wanted(self, by_name: bool) -> None:
        self.order_wanted.emit(self._kind, by_name)

    def _on_filter(self, text: str) -> None:
        self._model.set_filter(text)
        self._list.is_filtered = bool(text.strip())
        self._show_selected()

    def _choose_first(self) -> None:
        if self._model.rowCount():
            self._choose(self._model.index(0, 0), Pick.ONLY)
            self.filter_finished.emit()

    def _choose(self, index: Index, pick: Pick) -> None:
        name = index.data(NAME_ROLE)
        if pick is Pick.ONLY:
            self._wanted, self._unwanted = () if name is None else (name,), ()
            self._list.setCurrentIndex(index)
        self.picked.emit(self._kind, name, pick)

    def _on_menu_wanted(self, index: QModelIndex, place: QPoint) -> None:
        """What can be done with a value, for who has no third hand for Ctrl and Alt."""
        translate = QCoreApplication.translate
        name = index.data(NAME_ROLE)
        if name is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for pick, words, is_so in (
            (Pick.ONLY, translate("Sidebar", "&Only This"), self._wanted == (name,)),
            (Pick.ALSO, translate("Sidebar", "&Also This"), name in self._wanted),
            (Pick.NOT, translate("Sidebar", "&Not This"), name in self._unwanted),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(is_so)
            action.triggered.connect(partial(self._choose, QPersistentModelIndex(index), pick))
        menu.addSeparator()
        copy = menu.addAction(translate("Sidebar", "&Copy Name"))
        copy.triggered.connect(partial(QGuiApplication.clipboard().setText, str(index.data())))
        menu.popup(place)

    def _show_selected(self) -> None:
        wanted: tuple[str | None, ...] = self._wanted
        if not (self._wanted or self._unwanted):
            wanted = (None,)
        shown, struck = self._indexes(wanted), self._indexes(self._unwanted)
        selection = self._list.selectionModel()
        selection.clearSelection()
        if not shown and not struck:
            selection.clear()
            return
        if self._list.currentIndex() not in (*shown, *struck):
            self._go_to((*shown, *struck)[0])
        if self._is_choice_shown:  # else the arrow keys still start from there
            for index in shown:
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)
        self._list.scrollTo(self._list.currentIndex())

    def _indexes(self, names: Sequence[str | None]) -> list[QModelIndex]:
        rows = [self._model.row_of(name) for name in names]
        return [self._model.index(row, 0) for row in rows if row is not None]

    def _go_to(self, index: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self._list.selectionModel().setCurrentIndex(index, flag)


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
