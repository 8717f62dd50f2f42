"""The article on show: fetched, marked as read, starred, followed to its source and its links."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from archive import Archive, ArchiveCorruptError, LinkKind, LinkTarget, Post
from desktop.action_ids import ActionId
from desktop.controllers.article_data import ArticleData, ArticleTask, make_document
from desktop.controllers.assets import AssetsController
from desktop.controllers.marks import MarksController
from desktop.controllers.places import PlacesController
from desktop.controllers.states import StatesController
from desktop.jobs import Job, Worker
from desktop.messages import describe_error
from desktop.views.dialogs import Asker
from desktop.views.file_text import FileTextDialog, text_of
from desktop.views.main_window import MainWindow
from desktop.views.viewer.address import OwnLinkKind, is_external, read_own_link
from desktop.views.viewer.headings import Heading
from desktop.views.viewer.related import post_of_link

if TYPE_CHECKING:
    from desktop.views.viewer.viewer import PostViewer

log = logging.getLogger("microfiche.articles")

LINK_ACTIONS = (ActionId.OPEN_SOURCE, ActionId.COPY_LINK)


class LinkTask:
    """Asks the archive where a link leads."""

    def __init__(self, post_id: int, url: str) -> None:
        self._post_id, self._url = post_id, url

    def __call__(self, archive: Archive, _job: Job) -> LinkTarget:
        """Where it leads."""
        return archive.resolve_link(self._post_id, self._url)


class FileTask:
    """Fetches the original bytes of a post; its files all hold the same."""

    def __init__(self, post: Post, path: str) -> None:
        self._post, self._path = post, path

    def __call__(self, archive: Archive, _job: Job) -> tuple[str, bytes]:
        """(the file's place on this machine, bytes)."""
        folders = {source.name: source.folder for source in archive.sources()}
        place = Path(folders.get(self._post.source, "")) / self._path
        return str(place), archive.source_bytes(self._post.id)


class ArticlesController(QObject):
    """Signals: ``article_shown(post_id)``; ``post_changed()``: :attr:`post` may be another, or
    none; and where a click on a link leads inside the archive:
    ``post_requested(id)``, ``category_requested(name)``, ``tag_requested(name)``,
    ``publisher_requested(name)``, ``home_requested()``. ``open_external(QUrl) -> bool`` hands an
    address to the system.
    """

    article_shown = Signal(int)
    post_changed = Signal()
    post_requested = Signal(int)
    category_requested = Signal(str)
    tag_requested = Signal(str)
    publisher_requested = Signal(str)
    home_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        states: StatesController,
        open_external: Callable[[QUrl], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._asker = window, asker
        self._marks = MarksController(window, states)
        self.places = PlacesController(self, states)
        self._open_external = open_external
        self._reader: Worker | None = None
        self._assets = AssetsController(self, asker)
        self._assets.saved.connect(self.on_asset_saved)
        self._post: Post | None = None
        self._waiting: ArticleData | None = None
        self._wanted: int | None = None
        self._scroll: int | None = None
        self._query = ""
        self._how_to_begin = ""
        self._is_fetching = False
        self._error: Exception | None = None
        registry = window.registry
        registry.bind(ActionId.OPEN_SOURCE, self.open_source)
        registry.bind(ActionId.COPY_LINK, self.copy_link)
        registry.bind(ActionId.SHOW_FILE, self.show_file)
        window.language_changed.connect(self.on_language_changed)
        self._show_actions()

    # Showing

    def set_workers(self, reader: Worker | None, *, can_mark: bool) -> None:
        """Read from this archive from now on; nothing is shown until something is asked for."""
        self._reader = reader
        self._marks.set_reader(reader, can_mark=can_mark)
        self._how_to_begin = ""
        self.places.forget()
        self._assets.set_reader(reader)
        self.clear()

    def use_viewer(self, viewer: PostViewer) -> None:
        """The viewer is here; show what waits for it."""
        viewer.use_assets(self._assets.look_up)
        viewer.link_activated.connect(self.on_link_activated)
        viewer.article_painted.connect(self._marks.on_painted)
        viewer.place_changed.connect(self.places.on_changed)
        if self._waiting is not None:
            self._show_in(viewer, self._waiting, self._scroll)
        else:
            self._say_why_there_is_none()

    def _show_in(self, viewer: PostViewer, data: ArticleData, scroll: int | None) -> None:
        viewer.show_article(make_document(data), scroll, self.places.of(data.post.id, data.place))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the article on show."""
        return self._waiting.headings if self._waiting is not None else ()

    def show(self, post_id: int, query: str = "", scroll: int | None = None) -> None:
        """Fetch an article and show it, from *scroll* pixels on; an older request that still runs
        is dropped."""
        if self._reader is None:
            return
        self._marks.stop()
        self._assets.drop()
        if self._window.viewer is not None:
            self._window.viewer.look_where()  # the last time for what is left now
        self._wanted, self._query, self._scroll = post_id, query, scroll
        self._is_fetching, self._error = True, None
        job = self._reader.run_latest("article", ArticleTask(post_id, query), urgent=True)
        job.succeeded.connect(self.on_fetched)
        job.failed.connect(self.on_failed)

    def refresh(self, query: str) -> None:
        """Show the same article with other hits marked."""
        if self._post is not None and query != self._query:
            # With the search gone, there is no hit to go to either.
            self.show(self._post.id, query, None if query else self.scroll())

    def scroll(self) -> int | None:
        """How many pixels down the article on show is scrolled."""
        viewer = self._window.viewer
        if viewer is None or self._post is None:
            return None
        return viewer.scroll_of(self._post.id)

    def look_again(self) -> None:
        """The archive has changed: perhaps the post on show as well."""
        if self._reader is not None and self._post is not None and not self._is_fetching:
            task = ArticleTask(self._post.id, self._query)
            job = self._reader.run_latest("article", task, urgent=True)
            job.succeeded.connect(self.on_fetched_again)
            job.failed.connect(self.on_not_fetched_again)

    def on_fetched_again(self, data: ArticleData) -> None:
        """Show what is new, at the same place; the marks are those that the user sees."""
        shown, viewer = self._waiting, self._window.viewer
        if shown is None or self._post is None or self._is_fetching:
            return
        starred, read = self._marks.shown()
        self._post, self._waiting = replace(data.post, starred=starred, read=read), data
        self._show_actions()
        if viewer is not None and make_document(data) != make_document(shown):
            self._show_in(viewer, data, self.scroll())

    def on_not_fetched_again(self, error: Exception) -> None:
        """What is on show stays: it was asked for, and this was not."""
        log.info("The article on show could not be read again: %s", error)

    def clear(self) -> None:
        """Show no article."""
        self._marks.stop()
        self._post = self._waiting = self._wanted = None
        self._is_fetching, self._error = False, None
        self._show_actions()
        self._say_why_there_is_none()

    @property
    def marks(self) -> MarksController:
        """The star and the read mark of the post on show."""
        return self._marks

    @property
    def post(self) -> Post | None:
        """The post on show."""
        return self._post

    def on_fetched(self, data: ArticleData) -> None:
        """The article is here."""
        if data.post.id != self._wanted:
            return
        self._is_fetching = False
        self._post, self._waiting = data.post, data
        if self._window.viewer is not None:  # first: Chromium works while the window does the rest
            self._show_in(self._window.viewer, data, self._scroll)
        self._show_actions()
        self._marks.begin()
        self.article_shown.emit(data.post.id)

    def on_failed(self, error: Exception) -> None:
        """The article cannot be read."""
        self._is_fetching, self._error = False, error
        self._post = self._waiting = None
        self._show_actions()
        self._say_why_there_is_none()

    def on_language_changed(self) -> None:
        """Say everything around the article anew."""
        viewer = self._window.viewer
        if viewer is not None and self._waiting is not None:
            self._show_in(viewer, self._waiting, self.scroll())
        elif self._reader is not None:
            self._say_why_there_is_none()

    def say_how_to_begin(self, text: str) -> None:
        """In the article's place, while the archive has no posts to choose; "" where it has."""
        is_news, self._how_to_begin = text != self._how_to_begin, text
        if is_news and self._post is None and not self._is_fetching:
            self._say_why_there_is_none()

    def _say_why_there_is_none(self) -> None:
        if self._window.viewer is None:
            return
        if self._error is not None:
            title = QCoreApplication.translate("Article", "This article cannot be shown")
            text = _reason(self._error)
        elif self._how_to_begin:
            title = QCoreApplication.translate("Article", "There are no posts yet")
            text = self._how_to_begin
        else:
            title = QCoreApplication.translate("Article", "No post is chosen")
            text = QCoreApplication.translate(
                "Article",
                "Choose one in the list, or press J for the next and K for the one before.",
            )
        self._window.viewer.show_message(title, text)

    def _show_actions(self) -> None:
        post, registry = self._post, self._window.registry
        registry.set_enabled(LINK_ACTIONS, post is not None and bool(post.source_link))
        registry.set_enabled((ActionId.SHOW_FILE,), post is not None)
        registry.action(ActionId.CONTENTS).setVisible(bool(self.headings))
        self._marks.show(post)
        self.post_changed.emit()

    @property
    def error(self) -> Exception | None:
        """Why the article that was asked for cannot be shown."""
        return self._error

    # Links

    def open_source(self) -> None:
        """Article → Open Source Link."""
        if self._post is not None and self._post.source_link:
            self._go_outside(QUrl(self._post.source_link))

    def copy_link(self) -> None:
        """Article → Copy Source Link."""
        if self._post is not None and self._post.source_link:
            QGuiApplication.clipboard().setText(self._post.source_link)
            text = QCoreApplication.translate("Article", "The source link was copied.")
            self._window.statusBar().showMessage(text, 3000)

    def on_link_activated(self, url: QUrl) -> None:
        """A link in the article was clicked."""
        own = read_own_link(url)
        if own is not None and own.kind is OwnLinkKind.CATEGORY:
            self.category_requested.emit(own.value)
        elif own is not None and own.kind is OwnLinkKind.TAG:
            self.tag_requested.emit(own.value)
        elif own is not None and own.kind is OwnLinkKind.PUBLISHER:
            self.publisher_requested.emit(own.value)
        elif own is not None and own.kind is OwnLinkKind.POST:
            wanted = post_of_link(own.value)
            if wanted is not None:
                self.post_requested.emit(wanted)
        elif own is not None and own.kind is OwnLinkKind.PLACE:
            if self._post is not None and own.value in self._post.other_paths:
                self._show_file(self._post, own.value)
        elif self._post is not None and self._reader is not None:
            encoded = QUrl.ComponentFormattingOption.FullyEncoded
            address = own.value if own is not None else url.toString(encoded)
            job = self._reader.run_latest("link", LinkTask(self._post.id, address), urgent=True)
            job.succeeded.connect(self.on_link_resolved)

    def on_link_resolved(self, target: LinkTarget) -> None:
        """Go where the link leads; of refused ones say that they lead nowhere."""
        if target.kind is LinkKind.POST and target.post_id is not None:
            self.post_requested.emit(target.post_id)
        elif target.kind is LinkKind.CATEGORY and target.category is not None:
            self.category_requested.emit(target.category)
        elif target.kind is LinkKind.ASSET and self._post is not None:
            self._assets.save(self._post.id, target.url)
        elif target.kind is LinkKind.HOME:
            self.home_requested.emit()
        elif target.kind is LinkKind.EXTERNAL:
            self._go_outside(QUrl(target.url))
        else:
            text = QCoreApplication.translate("Article", "Nothing in this archive is “{address}”.")
            address = unquote(target.url.removeprefix("wiki:"))
            self._window.statusBar().showMessage(text.format(address=address), 5000)

    def on_asset_saved(self, path: Path) -> None:
        """An attachment is on the disk."""
        text = QCoreApplication.translate("Article", "“{path}” was saved.")
        self._window.statusBar().showMessage(text.format(path=path), 3000)

    def _go_outside(self, url: QUrl) -> None:
        if is_external(url) and not self._open_external(url):
            text = QCoreApplication.translate(
                "Article", "No program would open this address. You can copy it: {address}"
            )
            self._asker.show_error(text.format(address=url.toString()))

    # The file

    def show_file(self) -> None:
        """Article → Show Original File."""
        if self._post is not None:
            self._show_file(self._post, self._post.path)

    def _show_file(self, post: Post, path: str) -> None:
        if self._reader is not None:
            job = self._reader.run_latest("file", FileTask(post, path))
            job.succeeded.connect(self.on_file_read)
            job.failed.connect(self.on_failed)

    def on_file_read(self, found: tuple[str, bytes]) -> None:
        """The file is here."""
        path, data = found
        FileTextDialog(path, text_of(data), self._window).show()


def _reason(error: Exception) -> str:
    """Why an article cannot be shown: what is wrong with one is no matter of the others."""
    if isinstance(error, ArchiveCorruptError):
        return QCoreApplication.translate(
            "Article",
            "Its file is damaged in the archive. Other articles can be read. File → Check Archive "
            "finds whatever else is damaged.",
        )
    return describe_error(error)
