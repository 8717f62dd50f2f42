"""The list while it is read: how many posts, which one is shown, what an empty list says."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from archive import PostFilter, SearchQueryError, SortOrder
from desktop.controllers.articles import ArticlesController
from desktop.controllers.history import Place
from desktop.controllers.list_words import count_text, empty_text, how_to_begin
from desktop.jobs import Worker
from desktop.messages import describe_error
from desktop.models.post_list import PostListModel
from desktop.reasons import describe_reason
from desktop.views.main_window import MainWindow
from desktop.views.post_list import ListPlace


class ListingController(QObject):
    """Owns the list's model. Signals: ``shown()``: the first list of an archive is complete on the
    screen's side; ``complete()`` after each load; ``behind()``: posts came while it was read.
    """

    shown = Signal()
    complete = Signal()
    behind = Signal()

    def __init__(self, window: MainWindow, articles: ArticlesController) -> None:
        super().__init__(window)
        self._window, self._articles = window, articles
        self._reader: Worker | None = None
        self._filter = PostFilter()
        self._pending: Place | None = None
        self._list_place: ListPlace | None = None
        self._is_behind = self._is_importing = False
        self.is_loading = self.is_first_load = False
        self.wants_first = False
        """Whether the first article is shown when the list is there and nobody has chosen one."""
        self.model = PostListModel(self)
        self.model.loaded.connect(self.on_loaded)
        self.model.failed.connect(self.on_failed)
        window.post_list.set_posts(self.model)
        window.language_changed.connect(self.on_language_changed)

    # Asking

    def set_reader(self, reader: Worker | None) -> None:
        """List posts of this archive from now on; nothing is listed until it is asked for."""
        self._reader = reader
        self._filter = PostFilter()
        self._pending = self._list_place = None
        self._is_behind = False
        self.model.set_reader(reader)
        if reader is not None:
            self.is_first_load = True
            self._window.post_list.set_empty_text("")
        else:
            self._window.show_count("")

    def load(self, post_filter: PostFilter, sort: SortOrder, *, keep: bool) -> None:
        """Read the list anew; with *keep* the rows on show stay until it is here."""
        self._filter = post_filter
        self.is_loading, self._is_behind = True, False
        self.model.load(post_filter, sort, keep=keep)

    def expect(self, place: Place) -> None:
        """Show the article of this place, and scroll there, when the list that comes has it."""
        self._pending = place
        self._list_place = None if place.list_place is None else ListPlace(*place.list_place)
        if place.post_id is None:
            self._window.post_list.start_at_top()

    def go_to(self, place: Place) -> None:
        """Show the article of this place, which the list on show has, or the one on its way; what
        was expected of that one before no longer counts."""
        self._pending = None
        if not self.open_post(place.post_id, place.scroll):
            if self.is_loading:
                self.expect(place)
                return
            self._show_unlisted(place)
        if place.list_place is not None:
            self._window.post_list.return_to_place(ListPlace(*place.list_place))

    def forget_post(self) -> None:
        """Another article was chosen before the list with the expected one was here."""
        self._pending = None

    def forget_place(self) -> None:
        """The list that comes is another one: nothing is to be scrolled to."""
        self._list_place = None

    def wait_for_news(self) -> bool:
        """Whether a list is being read: ``behind()`` is sent when it is here, since what is being
        read may be from before the news, and no other news may follow."""
        self._is_behind = self.is_loading
        return self._is_behind

    def open_post(self, post_id: int | None, scroll: int | None = None) -> bool:
        """Select a post and show its article, from *scroll* pixels on, if the list has it."""
        # Quiet, and then shown by hand: the row may be the current one already, while the
        # article of another post, reached by a link, is on show.
        if post_id is None or not self._window.post_list.select_post(post_id, quiet=True):
            return False
        self._articles.show(post_id, self._filter.query, scroll)
        return True

    def _show_unlisted(self, place: Place) -> None:
        """Show an article that the list does not have, a hidden post perhaps, all the same; no row
        of the list is the one that is read."""
        if place.post_id is not None:
            self._window.post_list.select_none()
            self._articles.show(place.post_id, self._filter.query, place.scroll)

    # What comes of it

    def on_loaded(self, count: int, is_complete: bool) -> None:
        """A part of the list, or all of it, is here."""
        self.is_loading = not is_complete
        self._window.show_count(count_text(count, is_complete=is_complete))
        pending = self._pending
        if pending is not None and self.open_post(pending.post_id, pending.scroll):
            self._pending = None
        back = self._list_place
        if back is not None and self._window.post_list.return_to_place(back):
            self._list_place = None
        if self.is_first_load and (count or is_complete):
            self.is_first_load = False
            self.shown.emit()
        if is_complete:
            self._end_of_load()

    def _end_of_load(self) -> None:
        pending, self._pending = self._pending, None
        self._list_place = None
        if pending is not None:
            self._show_unlisted(pending)
        self._choose_first()
        self._say_empty()
        self.complete.emit()
        if self._is_behind:
            self.behind.emit()

    def _choose_first(self) -> None:
        """Show the first article of an archive in which nobody has chosen anything yet."""
        # Not while an import runs: which post is the first one would change under the reader.
        if not self.wants_first or self._is_importing or not self.model.rowCount():
            return
        self.wants_first = False
        view, window = self._window.post_list, self._window
        if view.current_row() < 0 and view.is_at_top() and window.page() is None:
            view.select_row(0)

    def on_failed(self, error: Exception) -> None:
        """The list cannot be read."""
        self.is_loading = False
        if isinstance(error, SearchQueryError):
            self._window.search_bar.set_error(error, describe_reason(error.reason))
        else:
            self._window.banner.show_message(describe_error(error))

    def _say_empty(self) -> None:
        query, is_filed = self._filter.query, bool(self._filter.categories or self._filter.tags)
        text = empty_text(query, is_filed=is_filed, is_importing=self._is_importing)
        self._window.post_list.set_empty_text(text)
        is_empty = not (self.model.rowCount() or query or is_filed)
        begin = how_to_begin(is_importing=self._is_importing) if is_empty else ""
        self._articles.say_how_to_begin(begin)

    def on_language_changed(self) -> None:
        """Say the counts anew."""
        if self._reader is not None:
            text = count_text(self.model.rowCount(), is_complete=not self.is_loading)
            self._window.show_count(text)
            self._say_empty()

    # Imports

    def on_import_started(self) -> None:
        """Posts are on their way: an empty list says so."""
        self._is_importing = True
        self._say_empty()

    def on_import_stopped(self) -> None:
        """No more posts come; the list that is read now for the last time says the rest."""
        self._is_importing = False
