"""The smart folders: which there are, how many posts each has, which one is on show.

A folder is a query. Choosing one asks for it as if it had been typed; why so is in
docs/notes/list.md. Counting is for when the reader has nothing else to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QTimer, Signal

from archive import (
    Archive,
    PostCount,
    PostFilter,
    SavedSearch,
    SearchQueryError,
    asks_for_marks,
    has_query,
    query_of,
    validate_query,
)
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.states import StatesController
from desktop.jobs import Job
from desktop.messages import describe_error
from desktop.reasons import describe_reason
from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.views.main_window import MainWindow
from desktop.views.smart_folders import FolderLine

SECONDS = 2.0
"""A query whose posts must be opened is counted for so long; then so many and more will do."""
PAUSE_MS = 300
"""From a change, or from when the reader was wanted for something else, to the next count."""
TIP_CHARACTERS = 300  # of a query: it may have two thousand

TODAY, UNREAD, STARRED, NOTES, MISSING = "today", "unread", "starred", "notes", "missing"
QUERIES = {
    UNREAD: "is:unread",
    STARRED: "is:starred",
    NOTES: "has:note",
    MISSING: "is:missing",
}
ICONS = {
    TODAY: "today",
    UNREAD: "unread",
    STARRED: "star",
    NOTES: "note",
    MISSING: "missing",
}
LABELS = {
    TODAY: QT_TRANSLATE_NOOP("SmartFolders", "Today"),
    UNREAD: QT_TRANSLATE_NOOP("SmartFolders", "Unread"),
    STARRED: QT_TRANSLATE_NOOP("SmartFolders", "Starred"),
    NOTES: QT_TRANSLATE_NOOP("SmartFolders", "With notes"),
    MISSING: QT_TRANSLATE_NOOP("SmartFolders", "Missing at source"),
}
KEPT = (TODAY, UNREAD, STARRED)
"""These stay with nothing in them: nothing is to move while somebody marks posts."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What an archive has: its saved searches, why some of them cannot be read, which queries ask
    for marks, and the day of its newest post."""

    searches: Sequence[SavedSearch] = ()
    faults: dict[int, SearchQueryError] | None = None
    with_marks: frozenset[str] = frozenset()
    day: date | None = None


def list_task(archive: Archive, _job: Job) -> Listing:
    """Read the saved searches and the newest day."""
    searches = archive.saved_searches.all()
    faults: dict[int, SearchQueryError] = {}
    for one in searches:
        try:
            validate_query(one.query)
        except SearchQueryError as error:
            faults[one.id] = error
    with_marks = frozenset(one.query for one in searches if asks_for_marks(one.query))
    return Listing(searches, faults, with_marks, archive.counter.newest_day())


class CountTask:
    """Counts the posts of queries, one after the other; each count comes as ``job.partial``."""

    def __init__(self, queries: Sequence[str], *, hidden: bool) -> None:
        self._queries, self._hidden = queries, hidden

    def __call__(self, archive: Archive, job: Job) -> None:
        """Give (query, count) for each.

        :raises Cancelled: the reader is wanted for something else
        """
        for query in self._queries:
            wanted = PostFilter(query=query, hidden=self._hidden)
            job.give((query, archive.counter.count(wanted, SECONDS)))


class SmartFoldersController(QObject):
    """``listed()`` when it is known which saved searches there are. ``browse`` lists the posts."""

    listed = Signal()

    def __init__(
        self,
        window: MainWindow,
        archives: ArchivesController,
        browse: BrowseController,
        states: StatesController,
    ) -> None:
        super().__init__(window)
        self._window, self._archives, self.browse = window, archives, browse
        self._folders = window.smart_folders
        self._listing = Listing()
        self._left_out: set[int] = set()
        self._counts: dict[str, PostCount] = {}
        self._stale: set[str] = set()
        self._has_news = False
        self._job: Job | None = None
        self._clicked: str | int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self._folders.folder_clicked.connect(self.on_folder_clicked)
        states.changed.connect(self.on_marks_changed)
        browse.list_asked.connect(self.on_list_asked)
        archives.archive_opened.connect(self.on_archive_changed)
        archives.archive_closed.connect(self.on_archive_changed)
        window.registry.action(ActionId.HIDDEN_POSTS).triggered.connect(self.refresh)
        window.language_changed.connect(self.show_lines)
        self.on_archive_changed()

    @property
    def searches(self) -> Sequence[SavedSearch]:
        """The saved searches, as far as they are known, without those that are being deleted."""
        return [one for one in self._listing.searches if one.id not in self._left_out]

    def shown(self) -> list[tuple[str, str, str]]:
        """(icon, label, query) of each folder."""
        queries = self._queries()
        built_in = [self._built_in(key) for key in LABELS if key in queries]
        lines = [(one.icon, one.label, queries[one.key]) for one in built_in]
        return [*lines, *(("search", one.name, one.query) for one in self.searches)]

    @property
    def asked(self) -> str:
        """The search of now as it would be saved: with the category and tag of the sidebars; empty
        where a query cannot say it."""
        wanted = self.browse.post_filter()
        return " ".join(query_of(wanted).split()) if has_query(wanted) else ""

    def is_settled(self) -> bool:
        """Whether every folder has its count."""
        return not self._stale and self._job is None

    # Which folders there are

    def on_archive_changed(self) -> None:
        """Another archive has other folders."""
        self._pause.stop()
        self._stale.clear()
        self._counts.clear()
        self._job = self._clicked = None
        self._listing = Listing()
        self._left_out.clear()
        self._folders.set_lines(())
        self._folders.allow_changes(self._archives.writer is not None)
        self.refresh()

    def refresh(self) -> None:
        """The archive may have changed: read and count everything anew."""
        self._has_news = True
        self.read_again()

    def read_again(self) -> None:
        """The saved searches have changed, and no post: only what is new is counted."""
        reader = self._archives.reader
        if reader is not None:
            job = reader.run_latest("smart-folders", list_task)
            job.succeeded.connect(self.on_listed)
            job.failed.connect(self.on_failed)

    def leave_out(self, search_id: int) -> None:
        """A saved search is being deleted, which may wait for an import: do not show it."""
        self._left_out.add(search_id)
        self.show_lines()

    def take_back(self, *search_ids: int) -> None:
        """Show these again, if they are there; without numbers, all."""
        self._left_out -= set(search_ids or self._left_out)
        self.show_lines()

    def on_listed(self, listing: Listing) -> None:
        """The folders are known; now their counts."""
        self._listing = listing
        self._left_out &= {one.id for one in listing.searches}
        self.show_lines()
        if self._has_news:
            self._has_news = False
            self._counts.clear()
        queries = self._queries()
        self._stale = (self._stale & set(queries.values())) | (
            set(queries.values()) - self._counts.keys()
        )
        for key, query in queries.items():
            if query in self._counts:
                self._folders.set_count(key, self._counts[query])
        self.listed.emit()
        self._count()

    def show_lines(self) -> None:
        """Say which folders there are, in the language of now."""
        keys = [] if self._listing.day is None else list(LABELS)
        lines = [self._built_in(key) for key in keys]
        self._folders.set_lines([*lines, *map(self._saved, self.searches)])
        self.on_list_asked()

    def _built_in(self, key: str) -> FolderLine:
        label = QCoreApplication.translate("SmartFolders", LABELS[key])
        tip, day = "", self._listing.day
        if key == TODAY and day is not None:
            text = QCoreApplication.translate(
                "SmartFolders", "{date}: the newest day in this archive"
            )
            form = QLocale.FormatType.LongFormat
            tip = text.format(date=QLocale().toString(QDate(day.year, day.month, day.day), form))
        return FolderLine(key, ICONS[key], label, tip, is_kept=key in KEPT)

    def _saved(self, one: SavedSearch) -> FolderLine:
        tip = f"{one.name}\n{one.query[:TIP_CHARACTERS]}"
        error = (self._listing.faults or {}).get(one.id)
        if error is None:
            return FolderLine(one.id, "search", one.name, tip)
        text = QCoreApplication.translate(
            "SmartFolders", "This search cannot be read any more: {reason}"
        )
        fault = text.format(reason=describe_reason(error.reason))
        return FolderLine(one.id, "search", one.name, f"{tip}\n{fault}", fault)

    def _queries(self) -> dict[str | int, str]:
        """Key -> query of every folder that can be counted."""
        faults, day = self._listing.faults or {}, self._listing.day
        found: dict[str | int, str] = {}
        if day is not None:
            found[TODAY] = f"on:{day.isoformat()}"
            found.update(QUERIES)
        return found | {one.id: one.query for one in self.searches if one.id not in faults}

    # How many posts they have

    def on_marks_changed(self, _post_ids: list[int]) -> None:
        """Stars, read marks or notes were set: some counts are others now."""
        job, self._job = self._job, None
        if job is not None:  # what it has counted is of before
            job.cancel()
        marked = {QUERIES[one] for one in (UNREAD, STARRED, NOTES)} | self._listing.with_marks
        self._stale |= marked & set(self._queries().values())
        self._pause.start()

    def _count(self) -> None:
        """Count what is stale, in the order of the folders."""
        reader = self._archives.reader
        wanted = list(dict.fromkeys(q for q in self._queries().values() if q in self._stale))
        if reader is None or not wanted:
            return
        hidden = self.browse.post_filter().hidden
        self._job = reader.run_aside("folder-counts", CountTask(wanted, hidden=hidden))
        self._job.partial.connect(self.on_counted)
        self._job.cancelled.connect(self.on_cancelled)
        self._job.failed.connect(self.on_failed)
        self._job.finished.connect(self.on_finished)

    def on_counted(self, counted: tuple[str, PostCount]) -> None:
        """One count is here; unless the posts were marked otherwise since it was asked for."""
        if self.sender() is self._job:
            query, count = counted
            self._stale.discard(query)
            self._counts[query] = count
            for key, one in self._queries().items():
                if one == query:
                    self._folders.set_count(key, count)

    def on_cancelled(self) -> None:
        """The reader had something else to do: again, when it has not."""
        if self.sender() is self._job:
            self._pause.start()

    def on_finished(self) -> None:
        """This round is over."""
        if self.sender() is self._job:
            self._job = None

    def on_failed(self, error: Exception) -> None:
        """They cannot be read or counted."""
        self._stale.clear()
        self._window.banner.show_message(describe_error(error))

    # Which one is on show

    def on_folder_clicked(self, key: str | int, checked: bool) -> None:
        """Show its posts, or where these are on show all posts again."""
        self._clicked = key
        saved = next((one.query for one in self._listing.searches if one.id == key), "")
        query = self._queries().get(key, saved)
        if checked:
            self.browse.show_search(query)
        else:
            self.browse.show_all()
        self.on_list_asked()

    def on_list_asked(self) -> None:
        """Something is listed: is it what a folder lists?"""
        typed = " ".join(self.browse.query.split())
        queries = self._queries()
        # A category or tag narrows a folder, unless there is one that has just these posts.
        same = [key for key, one in queries.items() if one == self.asked]
        same = same or [key for key, one in queries.items() if one == typed]
        chosen = self._clicked if self._clicked in same else next(iter(same), None)
        self._folders.set_chosen(chosen)
