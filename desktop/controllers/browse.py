"""Browsing: what is chosen in the sidebars and searched for makes the list; a row, the article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from archive import FacetKind, PostFilter, SearchQueryError, SortOrder, validate_query
from desktop.action_ids import SORT_ACTIONS, ActionId
from desktop.choice import Choice
from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.controllers.facets import FacetsController
from desktop.controllers.history import History, Place
from desktop.controllers.last_place import keep_place, take_place
from desktop.controllers.listing import ListingController
from desktop.controllers.states import StatesController
from desktop.models.post_list import PostListModel
from desktop.reasons import describe_reason
from desktop.settings import SHOW_HIDDEN, SORT, Settings
from desktop.views.main_window import MainWindow
from desktop.views.side_buttons import SideButtons


class BrowseController(QObject):
    """Knows what the list is asked for, and where the reader was before. ``listing`` reads it;
    ``list_asked()`` when a list is asked for."""

    list_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        archives: ArchivesController,
        articles: ArticlesController,
        states: StatesController,
    ) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._archives, self._articles, self._states = archives, articles, states
        self._facets = FacetsController(window, settings)
        self._history = History()
        self.side_buttons = SideButtons(window)
        self.listing = ListingController(window, articles)
        self._query = ""
        self._listed = Place()
        self._return_to: tuple[Place, History] | None = None
        self._connect()
        self._bind()

    def _connect(self) -> None:
        window = self._window
        self._archives.archive_opened.connect(self.on_archive_opened)
        self._archives.archive_closed.connect(self.on_archive_closed)
        self._archives.archive_failed.connect(self.on_archive_failed)
        self._facets.chosen.connect(self.on_filter_chosen)
        self._states.changed.connect(self.model.refresh_posts)
        self.listing.behind.connect(self.refresh)
        self._articles.post_requested.connect(self.show_post)
        self._articles.category_requested.connect(self.show_category)
        self._articles.tag_requested.connect(self.show_tag)
        self._articles.publisher_requested.connect(self.show_publisher)
        self._articles.home_requested.connect(self.show_all)
        self._articles.article_shown.connect(self.on_article_shown)
        window.search_bar.search_requested.connect(self.search)
        window.search_bar.left.connect(self.focus_list)
        window.post_list.post_activated.connect(self.on_post_activated)
        self.side_buttons.back.connect(self.go_back)
        self.side_buttons.forward.connect(self.go_forward)

    def _bind(self) -> None:
        registry = self._window.registry
        registry.bind(ActionId.SEARCH, self._window.search_bar.focus_box)
        registry.bind(ActionId.BACK, self.go_back)
        registry.bind(ActionId.FORWARD, self.go_forward)
        registry.bind(ActionId.ALL_POSTS, self.show_all)
        registry.bind(ActionId.NEXT_FACET, self._facets.step_forward)
        registry.bind(ActionId.PREVIOUS_FACET, self._facets.step_back)
        registry.bind(ActionId.HIDDEN_POSTS, self.on_hidden_triggered)
        registry.set_checked(ActionId.HIDDEN_POSTS, self._settings.get(SHOW_HIDDEN))
        for action in SORT_ACTIONS.values():
            registry.bind(action, self.on_sort_triggered)
        registry.set_checked(SORT_ACTIONS[self.sort], True)

    # What is asked for

    @property
    def model(self) -> PostListModel:
        """The posts that are listed."""
        return self.listing.model

    @property
    def query(self) -> str:
        """The search of now."""
        return self._query

    @property
    def sort(self) -> SortOrder:
        """The order of now."""
        return SortOrder(self._settings.get(SORT))

    def post_filter(self) -> PostFilter:
        """Everything that the list is asked for, but its order."""
        return self._facets.choice.filter(self._query, hidden=self._settings.get(SHOW_HIDDEN))

    def narrowed_to(self) -> list[str]:
        """What is chosen in the sidebars, as people call it."""
        return self._facets.chosen_labels()

    def search(self, query: str) -> None:
        """Show what a query finds; one that cannot be read leaves the list as it is."""
        try:
            validate_query(query)
        except SearchQueryError as error:
            self._window.search_bar.set_error(error, describe_reason(error.reason))
            return
        self._window.search_bar.set_error(None)
        self.listing.wants_first = False
        self._query = query.strip()
        self.reload()
        self._remember_list()
        self._articles.refresh(self._query)

    def show_all(self) -> None:
        """All posts: no category, no tag, no search."""
        self._visit(Place(post_id=self._window.post_list.current_post()))

    def show_category(self, name: str) -> None:
        """All posts of a category."""
        self._visit(Place(Choice.of(FacetKind.CATEGORY, name)))

    def show_tag(self, name: str) -> None:
        """All posts with a tag."""
        self._visit(Place(Choice.of(FacetKind.TAG, name)))

    def show_publisher(self, name: str) -> None:
        """All posts of a publisher."""
        self._visit(Place(Choice.of(FacetKind.PUBLISHER, name)))

    def show_search(self, query: str) -> None:
        """All posts that a query finds, in every category; one that cannot be read stands in the
        box, which says why, and the list stays as it is."""
        try:
            validate_query(query)
        except SearchQueryError:
            self._window.search_bar.set_text(query)
            self._window.search_bar.focus_box()
            self.search(query)
        else:
            self._visit(Place(query=query.strip()))

    def show_post(self, post_id: int) -> None:
        """Make a post the current one; where the list does not have it, all posts are listed."""
        self._leave()
        self.listing.forget_post()
        if not self.listing.open_post(post_id):
            self._go_to(Place(post_id=post_id))

    def on_filter_chosen(self) -> None:
        """Something was chosen in a sidebar: its newest posts are what is wanted."""
        self.listing.wants_first = False
        self._window.post_list.start_at_top()
        self.reload()
        self._remember_list()

    def on_sort_triggered(self) -> None:
        """View → Sort → one of them."""
        registry = self._window.registry
        for sort, action in SORT_ACTIONS.items():
            if registry.action(action).isChecked() and sort != self.sort:
                self._settings.set(SORT, sort.value)
                self.reload()

    def on_hidden_triggered(self, checked: bool) -> None:
        """View → Drafts and Hidden Posts."""
        self._settings.set(SHOW_HIDDEN, checked)
        self.reload()

    # The list

    def reload(self) -> None:
        """Ask for the list and the counts anew, because something else is wanted."""
        self._leave()
        self.listing.forget_place()
        self._load(keep=False)

    def refresh(self) -> None:
        """The archive has more posts now: the same list again, without a flicker, and the same
        article where it is another one now."""
        if not self.listing.wait_for_news():
            self._load(keep=True)
        self._articles.look_again()

    def _load(self, *, keep: bool) -> None:
        if self._archives.reader is None:
            return
        self._listed = self._place(None)
        if not keep:
            self._window.show_address("")  # of the link that was clicked: the count stands there
        self.listing.load(self.post_filter(), self.sort, keep=keep)
        self._facets.count(self._query, hidden=self._settings.get(SHOW_HIDDEN))
        self.list_asked.emit()

    def on_post_activated(self, post_id: int) -> None:
        """A row became the current one."""
        self._leave()
        self.listing.forget_post()
        self._articles.show(post_id, self._query)

    def focus_list(self) -> None:
        """Go from the search box to the list; the first hit becomes the current one."""
        view = self._window.post_list
        view.setFocus()
        if view.current_row() < 0:
            view.select_row(0)

    # Archives

    def on_archive_opened(self, _path: Path) -> None:
        """Another archive: what was chosen in it last time is chosen again."""
        reader = self._archives.reader
        self.listing.set_reader(reader)
        self._facets.set_reader(reader)
        self._articles.set_workers(reader, can_mark=self._archives.writer is not None)
        self._states.set_writer(self._archives.writer)
        self._window.show_reader()
        self._window.post_list.setFocus()
        self._restore()

    def on_archive_closed(self) -> None:
        """Show nothing."""
        self.listing.set_reader(None)
        self._facets.set_reader(None)
        self._articles.set_workers(None, can_mark=False)
        self._states.set_writer(None)
        self._query = ""
        self._window.search_bar.set_text("")

    def on_archive_failed(self) -> None:
        """The archive to return to is not there: the next one is another."""
        self._return_to = None

    def place(self) -> Place:
        """What is listed and read now, and how far down both are."""
        here = self._place(self._articles.post.id if self._articles.post else None)
        list_place = self._window.post_list.place()
        return replace(here, scroll=self._articles.scroll(), list_place=list_place)

    @property
    def history(self) -> History:
        """Where the reader was before."""
        return self._history

    def return_to(self, place: Place, history: History) -> None:
        """Show this of the archive that is opened next, and know these places before and after."""
        self._return_to = place, history

    def remember(self) -> None:
        """Keep filter and article for the next start."""
        keep_place(self._settings, self.place())

    def _restore(self) -> None:
        returned, self._return_to = self._return_to, None
        place, self._history = returned or (take_place(self._settings), History())
        if place.post_id is None:
            self._history.visit(replace(place, list_place=None))
        self._show_history()
        self._go_to(place)
        self.listing.wants_first = place.post_id is None

    def go_back(self) -> None:
        """Go → Back."""
        self._leave()
        self._go_to(self._history.back())
        self._show_history()

    def go_forward(self) -> None:
        """Go → Forward."""
        self._leave()
        self._go_to(self._history.forward())
        self._show_history()

    def on_article_shown(self, post_id: int) -> None:
        """Remember the place."""
        self.listing.wants_first = False
        self._history.visit(self._place(post_id))
        self._show_history()

    def _place(self, post_id: int | None) -> Place:
        return Place(self._facets.choice, self._query, post_id)

    def _leave(self) -> None:
        """Something else is about to be shown: keep where this is scrolled to."""
        here, post = self._history.here(), self._articles.post
        if here is None or post is None or here.post_id != post.id:
            return
        is_listed = here.has_same_list(self._listed) and not self.listing.is_loading
        list_place = self._window.post_list.place() if is_listed else here.list_place
        self._history.leave(self._articles.scroll(), list_place)

    def _visit(self, place: Place) -> None:
        self._leave()
        self._go_to(place)
        if place.post_id is None:
            self._remember_list()

    def _remember_list(self) -> None:
        """A list is a place too, until an article of it is read."""
        if self._archives.reader is not None:
            self._history.visit(self._place(None))
            self._show_history()

    def _go_to(self, place: Place | None) -> None:
        if place is None or self._archives.reader is None:
            return
        self.listing.wants_first = False
        same_list = place.has_same_list(self._place(None)) and not self.listing.is_first_load
        if same_list and place.post_id is not None:
            self.listing.go_to(place)
            return
        self._facets.select(place.choice)
        self._query = place.query
        self._window.search_bar.set_text(place.query)
        self.listing.expect(place)
        self._load(keep=False)

    def _show_history(self) -> None:
        registry = self._window.registry
        registry.set_enabled((ActionId.BACK,), self._history.can_go_back())
        registry.set_enabled((ActionId.FORWARD,), self._history.can_go_forward())
