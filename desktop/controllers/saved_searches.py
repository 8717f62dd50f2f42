"""Saved searches: a query gets a name, another one, another place, or goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from archive import Archive, ArchiveError, SavedSearch, has_query
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


@dataclass(frozen=True, slots=True)
class Removed:
    """A search that was deleted, and how many stood before it."""

    search: SavedSearch
    place: int


class SearchChange:
    """A change on its way to the archive. What comes of it is told; it never stops an import."""

    def __init__(
        self,
        write: Callable[[Archive], object],
        controller: SavedSearchesController,
        tell: Callable[[], object] | None = None,
    ) -> None:
        self._write, self._controller, self._tell = write, controller, tell

    def __call__(self, archive: Archive) -> None:
        """Write it, in the writer's thread."""
        try:
            self._write(archive)
        except ArchiveError as error:
            self._controller.refused.emit(error)
        else:
            self._controller.written.emit()
            if self._tell is not None:
                self._tell()


class SavedSearchesController(QObject):
    """Asks for names and has changes written, between two batches where an import runs.

    Signals, from the writer's thread: ``written()``; ``refused(ArchiveError)``;
    ``removed(Removed)``, which can be taken back, and ``restored(Removed)``.
    """

    written = Signal()
    removed = Signal(object)
    restored = Signal(object)
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
        self._removed: list[Removed] = []  # the last one is taken back first
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
        window.language_changed.connect(self.on_language_changed)
        window.notice.undo_requested.connect(self.undo)
        window.notice.put_away.connect(self._removed.clear)
        self.removed.connect(self.on_removed)
        self.restored.connect(self.on_restored)
        self.written.connect(folders.read_again)
        self.refused.connect(self.on_refused)
        self.on_archive_changed()

    def on_archive_changed(self) -> None:
        """Another archive has other searches."""
        if self.dialog is not None:
            self.dialog.reject()
        self._removed.clear()
        self._say_removed()
        self.show_state()

    def on_language_changed(self) -> None:
        """Say everything anew."""
        self._say_removed()
        self.show_state()

    def show_state(self) -> None:
        """Offer to save what is asked for, or say how it is saved."""
        wanted = self._browse.post_filter()
        can_save = self._archives.writer is not None and has_query(wanted)
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
        query = self._folders.asked
        saved = self._saved(query)
        if saved is not None:
            self._open(saved, at_query=False)
        elif query:
            said = [self._browse.query, *self._browse.narrowed_to()]
            name = one_line(" · ".join(one for one in said if one))
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
        """Forget a search; that can be taken back."""
        search = self._by_id(search_id)
        if search is not None:
            removed = Removed(search, list(self._folders.searches).index(search))
            self._folders.leave_out(search_id)
            self._write(
                lambda archive: archive.saved_searches.remove(search_id),
                lambda: self.removed.emit(removed),
            )

    def undo(self) -> None:
        """Put back the search that was deleted last."""
        if self._removed:
            last = self._removed[-1]
            self._window.notice.clear()
            self._folders.take_back(last.search.id)  # its number may be given again
            self._write(
                lambda archive: archive.saved_searches.put_back(last.search, last.place),
                lambda: self.restored.emit(last),
            )

    def on_removed(self, removed: Removed) -> None:
        """It is gone: say so, and offer to put it back."""
        self._removed.append(removed)
        self._say_removed()

    def on_restored(self, removed: Removed) -> None:
        """It is there again; the one that was deleted before it can still be put back."""
        if removed in self._removed:
            self._removed.remove(removed)
        self._say_removed()

    def _say_removed(self) -> None:
        if not self._removed:
            self._window.notice.clear()
            return
        text = QCoreApplication.translate("SavedSearches", "The search “{name}” was deleted.")
        self._window.notice.say(text.format(name=self._removed[-1].search.name))

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

    def _write(
        self, write: Callable[[Archive], object], tell: Callable[[], object] | None = None
    ) -> None:
        self._states.add(SearchChange(write, self, tell))

    def on_refused(self, error: ArchiveError) -> None:
        """It was not written; the list is read again, since it may be another than was thought."""
        self._asker.show_error(describe_error(error))
        self._say_removed()
        self._folders.take_back()
        self._folders.read_again()
