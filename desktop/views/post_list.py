"""The list of posts. A table of one column: the only Qt view that takes a million rows."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.day_headings import Neighbours, day_title
from desktop.models.post_list import DAYS_ROLE, PostListModel
from desktop.views.day_bar import DayBar
from desktop.views.post_delegate import PostDelegate, row_height
from desktop.views.row_ranges import (
    RangeEdges,
    RowRange,
    edges_of,
    found_again,
    ranges_of,
    row_count,
    selection_of,
)

MANY_ROWS = 10_000
"""From so many rows on Qt's own look at what was just chosen, for screen readers, takes seconds."""


class ListPlace(NamedTuple):
    """Where a list is scrolled to: a post, and how far below the upper edge its row begins."""

    post_id: int
    y: int


class PostListView(QTableView):
    """Signals: ``post_activated(int)``: the id of the post that became the current one;
    ``selection_changed(int)``: so many rows are chosen now; ``painted()`` after rows were painted,
    for measuring. Of several chosen rows one is the current one, and its article is on show.

    Setters: :meth:`set_posts`, :meth:`select_post`, :meth:`select_row`, :meth:`select_none`,
    :meth:`select_next`, :meth:`select_previous`, :meth:`start_at_top`, :meth:`go_to_place`,
    :meth:`return_to_place`, :meth:`set_empty_text`, :meth:`set_compact`.
    """

    post_activated = Signal(int)
    selection_changed = Signal(int)
    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_text = ""
        self._kept: int | None = None
        self._place: ListPlace | None = None
        self._is_refresh = self._wants_top = False
        self._quiet = False
        self._told = -1  # the row whose post was activated last, while any is chosen
        self._kept_ranges: list[RangeEdges] = []
        self._delegate = PostDelegate(self)
        self._day_bar = DayBar(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setHorizontalHeader(self._day_bar)
        self._day_bar.setVisible(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()
        self._retranslate()

    def set_posts(self, model: PostListModel) -> None:
        """Show the rows of *model*."""
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._before_reset)
        model.modelReset.connect(self._after_reset)

    def model_of_posts(self) -> PostListModel | None:
        """The model on show."""
        model = self.model()
        return model if isinstance(model, PostListModel) else None

    def current_post(self) -> int | None:
        """The id of the current post."""
        model = self.model_of_posts()
        return model.id_at(self.current_row()) if model is not None else None

    def current_row(self) -> int:
        """The current row, or -1."""
        # Qt makes the first row "current" as soon as the list gets the cursor. Only where a row is
        # selected as well somebody chose one.
        index = self.currentIndex()
        is_chosen = index.isValid() and self.selectionModel().hasSelection()
        return index.row() if is_chosen else -1

    def selected_rows(self) -> list[RowRange]:
        """The chosen rows, from the top down."""
        chosen = self.selectionModel()
        return [] if chosen is None else ranges_of(chosen.selection())

    def selected_count(self) -> int:
        """How many rows are chosen."""
        return row_count(self.selected_rows())

    def set_compact(self, compact: bool) -> None:
        """One line a row, or two; the list stays where it is."""
        if compact == self._delegate.compact:
            return
        place = self.place()
        self._delegate.compact = compact
        self._measure()
        if place is not None:
            self.go_to_place(place._replace(y=max(0, place.y)))
        self.viewport().update()

    def is_at_top(self) -> bool:
        """Whether nobody has scrolled down."""
        return self.verticalScrollBar().value() == 0

    def select_post(self, post_id: int, *, quiet: bool = False) -> bool:
        """Make a post the current one, in view; whether it is in the list. With *quiet* without
        saying so."""
        model = self.model_of_posts()
        row = None if model is None else model.row_of(post_id)
        if row is None:
            return False
        self.select_row(row, quiet=quiet)
        return True

    def select_row(self, row: int, *, quiet: bool = False) -> None:
        """Make a row the current one, in view."""
        model = self.model()
        if model is None or not 0 <= row < model.rowCount():
            return
        index = model.index(row, 0)
        self._quiet = quiet
        try:
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        finally:
            self._quiet = False
        self.scrollTo(index)

    def select_none(self) -> None:
        """No row is the current one, and the keys begin at the top."""
        self.selectionModel().clear()

    def select_next(self) -> None:
        """The post below."""
        self.select_row(self.current_row() + 1)

    def select_previous(self) -> None:
        """The post above."""
        self.select_row(max(0, self.current_row() - 1))

    def start_at_top(self) -> None:
        """The next list is another one, which is read from its first post on: it is not scrolled
        to the current post, where that is in it. A list that is only read again keeps its place."""
        self._wants_top = True

    def set_empty_text(self, text: str) -> None:
        """What to say where there are no rows."""
        self._empty_text = text
        self.viewport().update()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last post; Qt would stay within the row."""
        model = self.model()
        if model is not None and action == QAbstractItemView.CursorAction.MoveHome:
            return model.index(0, 0)
        if model is not None and action == QAbstractItemView.CursorAction.MoveEnd:
            return model.index(model.rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a search in titles: reading a million titles to find
        one that begins with "j" would stand still for minutes."""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say how many rows are chosen now, and which post is the current one, if that is news."""
        if row_count(ranges_of(selected)) + row_count(ranges_of(deselected)) > MANY_ROWS:
            self.viewport().update()
        else:
            super().selectionChanged(selected, deselected)
        count, row = self.selected_count(), self.current_row()
        told, self._told = self._told, row
        if self._delegate.several != (count > 1):
            self._delegate.several = count > 1
            self.viewport().update()
        self.selection_changed.emit(count)
        post_id = self.current_post()
        if post_id is not None and row != told and not self._quiet:
            self.post_activated.emit(post_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go of all rows but the current one."""
        if event.key() == Qt.Key.Key_Escape and self.selected_count() > 1:
            self.select_row(self.current_row(), quiet=True)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the sentence that says why there are none."""
        super().paintEvent(event)
        model = self.model()
        if model is not None and model.rowCount():
            self._say_day()
            self.painted.emit()
        elif self._empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            place = self.viewport().rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(place, flags | Qt.TextFlag.TextWordWrap, self._empty_text)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font and the language."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.viewport().update()
        super().changeEvent(event)

    def _measure(self) -> None:
        height = row_height(self.font(), compact=self._delegate.compact)
        self.verticalHeader().setDefaultSectionSize(height)

    def _say_day(self) -> None:
        """Have the bar name the day of the first row on the screen."""
        model = self.model_of_posts()
        row = self.rowAt(0)
        days = None if model is None or row < 0 else model.data(model.index(row, 0), DAYS_ROLE)
        if isinstance(days, Neighbours):
            self._day_bar.say(*day_title(days.day, self._delegate.today))

    def _retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("PostList", "Posts"))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """As Qt has it; the row height is kept."""
        super().setModel(model)
        self._measure()

    # Its place ------------------------------------------------------------------------------

    def place(self) -> ListPlace | None:
        """What stays where it is when the list is read again: the current post where it is on
        the screen, else the uppermost one. None for a list at its top with neither."""
        model = self.model_of_posts()
        if model is None:
            return None
        row = self.current_row()
        if row < 0 or not self._sees_current():
            row = self.rowAt(0) if self.verticalScrollBar().value() else -1
        post_id = model.id_at(row)
        return None if post_id is None else ListPlace(post_id, self.rowViewportPosition(row))

    def return_to_place(self, place: ListPlace) -> bool:
        """The same as :meth:`go_to_place`, but the current post is brought into view where it was
        not: somebody comes back for it."""
        is_there = self.go_to_place(place)
        if is_there and self.current_row() >= 0 and not self._sees_current():
            self.scrollTo(self.currentIndex())
        return is_there

    def _sees_current(self) -> bool:
        return self.visualRect(self.currentIndex()).intersects(self.viewport().rect())

    def go_to_place(self, place: ListPlace) -> bool:
        """Put a post where it was in the viewport; whether the list has it."""
        model = self.model_of_posts()
        row = None if model is None else model.row_of(place.post_id)
        if row is not None:
            self.doItemsLayout()  # the scroll bar must know how long the new list is
            self.verticalScrollBar().setValue(row * self.rowHeight(row) - place.y)
        return row is not None

    def _before_reset(self) -> None:
        model = self.model_of_posts()
        assert model is not None
        self._kept = self.current_post()
        self._is_refresh = model.is_refresh()
        self._place = self.place() if self._is_refresh else None
        ranges = self.selected_rows() if self._is_refresh else []
        is_several = row_count(ranges) > 1
        self._kept_ranges = edges_of(ranges, model.ids()) if is_several else []
        self._told = -1

    def _after_reset(self) -> None:
        """The post that was the current one stays it, where it is still in the list; in a list
        that was only read again, the same rows stay on the screen."""
        model = self.model_of_posts()
        assert model is not None
        self._day_bar.say("", "")
        self._day_bar.setVisible(model.is_by_date() and model.rowCount() > 0)
        kept, self._kept = self._kept, None
        is_kept = kept is not None and self.select_post(kept, quiet=True)
        self._choose_again(model)
        if self._place is None:
            at_top = self._is_refresh or self._wants_top or not is_kept
        else:
            at_top = not self.go_to_place(self._place) and not is_kept
        if not self._is_refresh:
            self._wants_top = False
        if at_top:
            self.scrollToTop()

    def _choose_again(self, model: PostListModel) -> None:
        """Several rows that were chosen in a list that was read again stay chosen."""
        edges, self._kept_ranges = self._kept_ranges, []
        found = found_again(edges, model.ids())
        was_quiet, self._quiet = self._quiet, True
        if found:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(selection_of(model, found), flags.Select | flags.Rows)
        self._quiet = was_quiet
        self.selection_changed.emit(self.selected_count())
