"""Saved searches: a query gets a name, another one, another place, or goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from archive import Archive, ArchiveError, SavedSearch, query_of
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.smart_folders import SmartFoldersController
from desktop.controllers.states import StatesController
from desktop.messages import describe_error, one_line
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow
from desktop.views.saved_search import SavedSearchDialog

NEW = 0  # the number of a search that is not saved yet
NAME_CHARACTERS = 60


class SearchChange:
    """A change on its way to the archive. What comes of it is told; it never stops an import."""

    def __init__(
        self, write: Callable[[Archive], object], controller: SavedSearchesController
    ) -> None:
        self._write, self._controller = write, controller

    def __call__(self, archive: Archive) -> None:
        """Write it, in the writer's thread."""
        try:
            self._write(archive)
        except ArchiveError as error:
            self._controller.refused.emit(error)
        else:
            self._controller.written.emit()


class SavedSearchesController(QObject):
    """Asks for names and has changes written, between two batches where an import runs.

    Signals, from the writer's thread: ``written()``; ``refused(ArchiveError)``.
    """

    written = Signal()
    refused = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        archives: ArchivesController,
        states: StatesController,
        folders: SmartFoldersController,
    ) -> None:
        super().__init__(window)
        self._window, self._asker, self._archives = window, asker, archives
        self._states, self._folders, self._browse = states, folders, folders.browse
        self.dialog: SavedSearchDialog | None = None
        window.registry.bind(ActionId.SAVE_SEARCH, self.save)
        window.search_bar.save_requested.connect(self.save)
        panel = window.smart_folders
        panel.rename_requested.connect(self.rename)
        panel.edit_requested.connect(self.edit)
        panel.remove_requested.connect(self.remove)
        panel.move_requested.connect(self.move)
        self._browse.list_asked.connect(self.show_state)
        folders.listed.connect(self.show_state)
        archives.archive_opened.connect(self.on_archive_changed)
        archives.archive_closed.connect(self.on_archive_changed)
        window.language_changed.connect(self.show_state)
        self.written.connect(folders.read_again)
        self.refused.connect(self.on_refused)
        self.on_archive_changed()

    def on_archive_changed(self) -> None:
        """Another archive has other searches."""
        if self.dialog is not None:
            self.dialog.reject()
        self.show_state()

    def show_state(self) -> None:
        """Offer to save what is asked for, or say how it is saved."""
        wanted = self._browse.post_filter()
        can_save = self._archives.writer is not None
        is_something = bool(wanted.query or wanted.categories or wanted.tags)
        self._window.registry.set_enabled((ActionId.SAVE_SEARCH,), can_save and is_something)
        saved = self._saved(self._folders.asked)
        words = ""
        if can_save and wanted.query and saved is not None:
            words = QCoreApplication.translate("SavedSearches", "Saved as “{name}”")
            words = words.format(name=saved.name)
        elif can_save and wanted.query:
            keys = self._window.registry.action(ActionId.SAVE_SEARCH).shortcut()
            words = QCoreApplication.translate("SavedSearches", "Save this search ({keys})")
            words = words.format(keys=keys.toString(QKeySequence.SequenceFormat.NativeText))
        self._window.search_bar.show_bookmark(words, is_saved=saved is not None)

    def _saved(self, query: str) -> SavedSearch | None:
        return next((one for one in self._folders.searches if one.query == query), None)

    # What the user asks for

    def save(self) -> None:
        """Edit → Save Search…: what the box says and the sidebars say; one that is saved already
        is shown as it is."""
        query = " ".join(query_of(self._browse.post_filter()).split())
        saved = self._saved(query)
        if saved is not None:
            self._open(saved, at_query=False)
        elif query:
            name = one_line(query)
            if len(name) > NAME_CHARACTERS:
                name = name[: NAME_CHARACTERS - 1].rstrip() + "…"
            self._open(SavedSearch(NEW, name, query), at_query=False)

    def rename(self, search_id: int) -> None:
        """Another name for a search."""
        self._open(self._by_id(search_id), at_query=False)

    def edit(self, search_id: int) -> None:
        """Another query for a search."""
        self._open(self._by_id(search_id), at_query=True)

    def remove(self, search_id: int) -> None:
        """Forget a search, if that is meant."""
        search = self._by_id(search_id)
        if search is None:
            return
        question = QCoreApplication.translate(
            "SavedSearches", "Delete the saved search “{name}”? Its posts stay."
        )
        yes = QCoreApplication.translate("SavedSearches", "Delete")
        if self._asker.confirm(question.format(name=search.name), yes):
            self._write(lambda archive: archive.saved_searches.remove(search_id))

    def move(self, search_id: int, by: int) -> None:
        """Another place for a search."""
        self._write(lambda archive: archive.saved_searches.move(search_id, by))

    def _by_id(self, search_id: int) -> SavedSearch | None:
        return next((one for one in self._folders.searches if one.id == search_id), None)

    def _open(self, draft: SavedSearch | None, *, at_query: bool) -> None:
        if draft is None or self._archives.writer is None or self.dialog is not None:
            return
        title = (
            QCoreApplication.translate("SavedSearches", "Save Search")
            if draft.id == NEW
            else QCoreApplication.translate("SavedSearches", "Saved Search")
        )
        others = [one for one in self._folders.searches if one.id != draft.id]
        self.dialog = SavedSearchDialog(
            title, draft, others, at_query=at_query, parent=self._window
        )
        self.dialog.accepted.connect(self.on_accepted)
        self.dialog.finished.connect(self.on_finished)
        self.dialog.open()

    def on_accepted(self) -> None:
        """Save was pressed."""
        if self.dialog is None:
            return
        search = self.dialog.result_search()
        if search.id == NEW:
            self._write(lambda archive: archive.saved_searches.add(search.name, search.query))
        else:
            self._write(
                lambda archive: archive.saved_searches.change(search.id, search.name, search.query)
            )

    def on_finished(self) -> None:
        """The dialog is closed."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    # What comes of it

    def _write(self, write: Callable[[Archive], object]) -> None:
        self._states.add(SearchChange(write, self))

    def on_refused(self, error: ArchiveError) -> None:
        """It was not written; the list is read again, since it may be another than was thought."""
        self._asker.show_error(describe_error(error))
        self._folders.read_again()
