"""The model of the post list: a million ids, and the few pages of rows that are looked at.

The ids come from the reader in chunks: the first resets the model at once, later ones are added
at its end, so the place in the list and the selection stay. A refresh gathers all of them first.
A row that is not here yet is an empty row and a request for its page; the answer fills it in.
What was known of a post in the list before is shown until then, so that a refresh is not seen.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from archive import Archive, PostFilter, PostSummary, SortOrder
from desktop.dates import short_date
from desktop.day_headings import Neighbours
from desktop.jobs import Job, Worker
from desktop.models.row_cache import RowCache
from desktop.translatable import PLURAL, translate

SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2
DAYS_ROLE = Qt.ItemDataRole.UserRole + 3
FIRST_IDS = 256
MAX_KNOWN = 4_096

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time


class PostListModel(QAbstractTableModel):
    """Signals: ``loaded(count, is_complete)`` after each chunk of ids, ``failed(error)`` where
    they cannot be read. ``data()`` never waits."""

    loaded = Signal(int, bool)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: Worker | None = None
        self._ids: array[int] = array("q")
        self._cache: RowCache[PostSummary] = RowCache()
        self._known: dict[int, PostSummary] = {}  # of lists before, for the same query
        self._known_query = ""
        self._filter = PostFilter()
        self._sort = SortOrder.NEWEST
        self._epoch = 0
        self._fresh = False
        self._kept: array[int] | None = None  # the ids of a refresh, while they come
        self._wanted: int | None = None
        self._asked: int | None = None
        self._asked_too_early = False

    # Loading -------------------------------------------------------------------------------

    def set_reader(self, reader: Worker | None) -> None:
        """Read from this worker from now on; without one the list is empty."""
        self._reader = reader
        self._epoch += 1
        self._kept = None
        self._reset(array("q"))
        self._known.clear()

    def load(
        self, post_filter: PostFilter, sort: SortOrder = SortOrder.NEWEST, *, keep: bool = False
    ) -> None:
        """Show what passes *post_filter*. With *keep* the rows on show stay until all the new
        ones are here, which is what a refresh wants: the reader keeps the place in the list."""
        self._filter, self._sort = post_filter, sort
        self._epoch += 1
        self._fresh = True
        self._kept = array("q") if keep else None
        if self._reader is None:
            self._reset(array("q"))
            self.loaded.emit(0, True)
            return
        task = _IdsTask(self._epoch, post_filter, sort)
        job = self._reader.run_latest("ids", task)
        job.partial.connect(self._take_ids)
        job.succeeded.connect(self._take_end)
        job.failed.connect(self.failed)

    def ids_of_rows(self, first: int, end: int) -> array[int]:
        """The posts of the rows from *first* to before *end*."""
        return self._ids[first:end]

    def is_by_date(self) -> bool:
        """Whether the posts stand in the order of their dates."""
        by_match = self._sort is SortOrder.RELEVANCE and bool(self._filter.query)
        return self._sort is not SortOrder.TITLE and not by_match

    def is_refresh(self) -> bool:
        """Whether the list that comes is the one on show, read again."""
        return self._kept is not None

    def _take_ids(self, part: object) -> None:
        assert isinstance(part, _Ids)
        ids = part.ids
        if part.epoch != self._epoch:
            return
        if self._kept is not None:
            self._kept.extend(ids)
            return
        if self._fresh:
            self._fresh = False
            self._reset(ids)
        else:
            first = len(self._ids)
            self.beginInsertRows(QModelIndex(), first, first + len(ids) - 1)
            self._ids.extend(ids)
            self.endInsertRows()
        self.loaded.emit(len(self._ids), False)

    def _take_end(self, epoch: object) -> None:
        if epoch != self._epoch:
            return
        if self._fresh:  # a refresh, or no chunk came: nothing passes
            self._fresh = False
            self._reset(self._kept or array("q"))
            self._kept = None
        self.loaded.emit(len(self._ids), True)

    def _reset(self, ids: array[int]) -> None:
        self.beginResetModel()
        self._ids = array("q", ids)
        self._remember_rows()
        self._cache.clear()
        self._wanted = self._asked = None
        self.endResetModel()

    def _remember_rows(self) -> None:
        """Other hits are marked for another query, so then nothing known is of use."""
        if self._known_query != self._filter.query:
            self._known_query = self._filter.query
            self._known.clear()
            return
        for summary in self._cache.rows():
            self._known.pop(summary.id, None)  # the newest stand at the end
            self._known[summary.id] = summary
        for post_id in list(self._known)[:-MAX_KNOWN]:
            del self._known[post_id]

    # Rows ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many posts pass."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column, painted by the delegate: selecting a million rows of three columns takes
        Qt half a minute."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's summary under SUMMARY_ROLE, its id under ID_ROLE, its day and those beside it
        under DAYS_ROLE, words for the rest."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == DAYS_ROLE:
            return self._days_around(index.row())
        if role not in _ROLES:
            return self._ids[index.row()] if role == ID_ROLE else None
        summary = self.summary_at(index.row())
        if role == SUMMARY_ROLE or summary is None:
            return summary if role == SUMMARY_ROLE else "…"
        return summary.title.text if role == Qt.ItemDataRole.DisplayRole else spoken(summary)

    def summary_at(self, row: int) -> PostSummary | None:
        """The summary of a row, or None; and a request for it where it is missing or old."""
        if not self._cache.is_fresh(row):
            self._ask(self._cache.page_of(row))
        found = self._cache.get(row)
        return self._known.get(self._ids[row]) if found is None else found

    def _days_around(self, row: int) -> Neighbours | None:
        """None where nothing is known, and in a list that is not in the order of dates."""
        here = self._day_of(row) if self.is_by_date() else None
        if here is None:
            return None
        return Neighbours(here, self._day_of(row - 1), self._day_of(row + 1))

    def _day_of(self, row: int) -> date | None:
        """Of rows that were read: nothing is asked for."""
        if not 0 <= row < len(self._ids):
            return None
        found = self._cache.get(row) or self._known.get(self._ids[row])
        return None if found is None else found.published.date()

    def _ask(self, page: int) -> None:
        """Request a page. One request is on its way at most; of those that wait the newest wins,
        since it is what is on the screen now."""
        if self._reader is None or page == self._asked:
            return
        if self._asked is not None:
            self._wanted = page
            return
        self._asked, self._asked_too_early = page, False
        first = page * self._cache.page_rows
        ids = self._ids[first : first + self._cache.page_rows].tolist()
        task = _PageTask(self._reader, page, ids, self._filter.query)
        job = self._reader.run(task, urgent=True)
        job.succeeded.connect(self._take_page)
        job.failed.connect(self._page_failed)
        job.cancelled.connect(self._page_cancelled)

    def _take_page(self, answer: object) -> None:
        assert isinstance(answer, _Page)
        if answer.reader is not self._reader:
            return
        self._asked = None
        first = answer.page * self._cache.page_rows
        # Rows of an earlier list are of no use, unless the same posts stand there still.
        if self._ids[first : first + len(answer.ids)].tolist() == answer.ids:
            by_id = {summary.id: summary for summary in answer.summaries}
            self._cache.put(answer.page, [by_id.get(post_id) for post_id in answer.ids])
            if self._asked_too_early:
                self._cache.expire(answer.page)
            last = self.index(first + len(answer.ids) - 1, 0)
            self.dataChanged.emit(self.index(first, 0), last)
        self._ask_next()

    def _page_failed(self, error: object) -> None:
        self._asked = None
        self.failed.emit(error)
        self._ask_next()

    def _page_cancelled(self) -> None:
        self._asked = None
        self._ask_next()

    def _ask_next(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._ask(wanted)

    # Finding -------------------------------------------------------------------------------

    def id_at(self, row: int) -> int | None:
        """The post of a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def ids(self) -> array[int]:
        """The ids of a complete list. Nobody changes them any more: another list has others."""
        return self._ids

    def has_summaries(self) -> bool:
        """Whether rows have been read since the list was asked for."""
        return not self._cache.is_empty()

    def row_of(self, post_id: int) -> int | None:
        """The row of a post, or None where it does not pass the filter."""
        try:
            return self._ids.index(post_id)
        except ValueError:
            return None

    def refresh_rows(self) -> None:
        """Any post may have changed: read what is on the screen again, and the rest when it is
        looked at. The old rows stay on show until then."""
        if self._ids:
            self._cache.expire_all()
            self._asked_too_early = self._asked is not None
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def refresh_posts(self, post_ids: Sequence[int]) -> None:
        """These posts changed (a star, a read mark): read their rows again, keeping the old ones
        on show until then."""
        for post_id in post_ids:
            row = self.row_of(post_id)
            if row is not None:
                page = self._cache.page_of(row)
                self._cache.expire(page)
                self._asked_too_early |= page == self._asked
                self._ask(page)


_ROLES = (
    SUMMARY_ROLE,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class _IdsTask:
    """Reads ids in the reader's thread and hands them over in chunks."""

    def __init__(self, epoch: int, post_filter: PostFilter, sort: SortOrder) -> None:
        self._epoch, self._filter, self._sort = epoch, post_filter, sort

    def __call__(self, archive: Archive, job: Job) -> int:
        """The epoch, when everything was handed over."""
        for chunk in archive.iter_post_ids(self._filter, self._sort, first=FIRST_IDS):
            if chunk:
                job.give(_Ids(self._epoch, chunk))
            job.make_way()  # for the rows of those that are on the screen already
        return self._epoch


class _PageTask:
    """Reads one page of rows in the reader's thread."""

    def __init__(self, reader: Worker, page: int, ids: list[int], query: str) -> None:
        self._reader, self._page, self._ids, self._query = reader, page, ids, query

    def __call__(self, archive: Archive, _job: Job) -> _Page:
        """What was asked for, and the rows."""
        summaries = archive.summaries(self._ids, self._query)
        return _Page(self._reader, self._page, self._ids, summaries)


@dataclass(frozen=True, slots=True)
class _Ids:
    """A chunk of ids of the list that was asked for as number ``epoch``."""

    epoch: int
    ids: array[int]


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of one page; ``ids`` are those that were asked for, of ``reader``."""

    reader: Worker
    page: int
    ids: list[int]
    summaries: list[PostSummary]


def spoken(summary: PostSummary) -> str:
    """A row as a screen reader says it: title, publisher, date, what is special."""
    parts = [summary.title.text, summary.publisher, short_date(summary.published)]
    if not summary.read:
        parts.append(QCoreApplication.translate("PostList", "unread"))
    if summary.starred:
        parts.append(QCoreApplication.translate("PostList", "starred"))
    if summary.missing:
        parts.append(QCoreApplication.translate("PostList", "missing at source"))
    if summary.other_places:
        places = summary.other_places
        text = translate("PostList", "in {count} more places", "", PLURAL, places)
        parts.append(text.format(count=summary.other_places))
    return ", ".join(part for part in parts if part)
