"""The timeline above the list: counted from the ids of the list, so that it always adds up."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from archive import (
    Archive,
    PostFilter,
    SearchQueryError,
    SortOrder,
    has_dates,
    within_dates,
    without_dates,
)
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.jobs import Job
from desktop.messages import describe_error
from desktop.models.timeline import Bar, rows_of
from desktop.periods import month_start
from desktop.settings import TIMELINE_VISIBLE, Settings
from desktop.views.main_window import MainWindow

DATE_ORDERS = (SortOrder.NEWEST, SortOrder.OLDEST)


class TimelineController(QObject):
    """Answers the timeline, and View → Timeline, which shows and hides it."""

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        archives: ArchivesController,
        browse: BrowseController,
    ) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._archives, self._browse = archives, browse
        self._strip = strip = window.timeline
        window.registry.bind(ActionId.TIMELINE, self.on_triggered)
        window.registry.set_checked(ActionId.TIMELINE, settings.get(TIMELINE_VISIBLE))
        strip.setVisible(settings.get(TIMELINE_VISIBLE))
        strip.jump_requested.connect(self.on_jump_requested)
        strip.range_chosen.connect(self.on_range_chosen)
        strip.days_wanted.connect(self.on_days_wanted)
        strip.clear_requested.connect(self.on_clear_requested)
        strip.left.connect(browse.focus_list)
        browse.list_asked.connect(self.on_list_asked)
        browse.listing.complete.connect(self.count)
        browse.model.loaded.connect(self.mark_visible)
        window.post_list.verticalScrollBar().valueChanged.connect(self.mark_visible)
        window.post_list.verticalScrollBar().rangeChanged.connect(self.mark_visible)
        archives.archive_opened.connect(self.on_archive_changed)
        archives.archive_closed.connect(self.on_archive_changed)

    def on_triggered(self, visible: bool) -> None:
        """View → Timeline."""
        self._settings.set(TIMELINE_VISIBLE, visible)
        self._strip.setVisible(visible)
        if visible and not self._browse.listing.is_loading:
            self.count()

    def on_archive_changed(self) -> None:
        """Another archive, other times."""
        self._strip.set_months({})

    # Counting

    def on_list_asked(self) -> None:
        """Another list is on its way. Of all posts it is known at once how many each month has."""
        reader = self._archives.reader
        if reader is None or self._strip.isHidden():
            return
        if self._browse.model.is_refresh():
            return  # what is shown is right until the same list is here again
        self._strip.set_stale()
        if self._browse.post_filter() == PostFilter():
            job = reader.run_latest("timeline", kept_task, urgent=True)
            job.succeeded.connect(self.on_kept)

    def on_kept(self, counts: dict[int, int]) -> None:
        """The counts of all posts, while their list is still being read: to be seen, but a row
        is found by them only when the list is whole."""
        self._strip.set_months(counts, stale=True)

    def count(self) -> None:
        """The list is complete: count its posts by month."""
        reader, browse = self._archives.reader, self._browse
        if reader is not None and not self._strip.isHidden():
            task = MonthsTask(browse.model.ids(), by_date=browse.sort in DATE_ORDERS)
            job = reader.run_latest("timeline", task)
            job.succeeded.connect(self.on_counted)
            job.failed.connect(self.on_failed)

    def on_counted(self, counted: Counted) -> None:
        """The counts are here; of the list of now, unless another one came meanwhile."""
        if counted.ids is self._browse.model.ids() and not self._browse.listing.is_loading:
            self._strip.set_months(counted.months)
            self.mark_visible()

    def on_days_wanted(self, first: int, end: int) -> None:
        """Somebody looks at a month or two."""
        reader, browse = self._archives.reader, self._browse
        if reader is not None:
            by_date = browse.sort in DATE_ORDERS
            task = DaysTask(browse.model.ids(), first, end, by_date=by_date)
            job = reader.run_latest("timeline-days", task)
            job.succeeded.connect(self.on_days_counted)
            job.failed.connect(self.on_failed)

    def on_days_counted(self, counted: CountedDays) -> None:
        """The counts of days are here."""
        if counted.ids is self._browse.model.ids() and not self._strip.is_stale():
            self._strip.set_days(counted.first, counted.end, counted.days)

    def on_failed(self, error: Exception) -> None:
        """They cannot be counted."""
        self._window.banner.show_message(describe_error(error))

    # The list

    def mark_visible(self) -> None:
        """Show which months the rows on the screen are of."""
        if self._strip.isHidden():
            return
        view, sort = self._window.post_list, self._browse.sort
        first = view.rowAt(0)
        last = view.rowAt(view.viewport().height() - 1)
        rows = self._browse.model.rowCount()
        seen = range(first, last + 1 if last >= 0 else rows) if first >= 0 else range(0)
        self._strip.mark_rows(seen, sort is SortOrder.NEWEST if sort in DATE_ORDERS else None)

    def on_jump_requested(self, bar: Bar) -> None:
        """Show the newest post of a period in the list, and with it the rest of the period."""
        browse, reader = self._browse, self._archives.reader
        if self._strip.timeline.total != browse.model.rowCount():
            return  # posts came this very moment
        if browse.sort in DATE_ORDERS:
            newest_first = browse.sort is SortOrder.NEWEST
            rows = rows_of(bar, browse.model.rowCount(), newest_first=newest_first)
            self._show_row(rows[0] if newest_first else rows[-1])
        elif reader is not None:
            task = NewestTask(browse.model.ids(), bar)
            job = reader.run_latest("timeline-jump", task)
            job.succeeded.connect(self.on_newest_found)
            job.failed.connect(self.on_failed)

    def on_newest_found(self, found: tuple[array[int], int | None]) -> None:
        """The row in a list that is in no order of dates."""
        ids, row = found
        if ids is self._browse.model.ids() and row is not None:
            self._show_row(row)

    def _show_row(self, row: int) -> None:
        view = self._window.post_list
        view.select_row(row)
        view.scrollTo(view.currentIndex(), view.ScrollHint.PositionAtTop)

    # The query: what is chosen here is searched for, and can be read and changed in the box

    def on_range_chosen(self, first: date, end: date) -> None:
        """List only posts from *first* on and before *end*."""
        try:
            query = within_dates(self._browse.query, first, end)
        except SearchQueryError:  # it could be read before: only its length can be at fault
            query = within_dates("", first, end)
        self._search(query)

    def on_clear_requested(self) -> None:
        """Take the dates out of the search, or go to the list where it has none."""
        if has_dates(self._browse.query):
            self._search(without_dates(self._browse.query))
        else:
            self._browse.focus_list()

    def _search(self, query: str) -> None:
        self._window.search_bar.set_text(query)
        self._window.post_list.start_at_top()
        self._browse.search(query)


@dataclass(frozen=True, slots=True)
class Counted:
    """The posts per month of the list with these ids."""

    ids: array[int]
    months: dict[int, int]


@dataclass(frozen=True, slots=True)
class CountedDays:
    """The posts per day in the months from ``first`` on and before ``end``."""

    ids: array[int]
    first: int
    end: int
    days: dict[date, int]


def kept_task(archive: Archive, _job: Job) -> dict[int, int]:
    """The posts per month of the whole archive."""
    return archive.dates.kept_months()


class MonthsTask:
    """Counts the posts of a list by month."""

    def __init__(self, ids: array[int], *, by_date: bool) -> None:
        self._ids, self._by_date = ids, by_date

    def __call__(self, archive: Archive, job: Job) -> Counted:
        """Of which list, and the counts."""
        ids, by_date = self._ids, self._by_date
        return Counted(ids, archive.dates.months_of(ids, by_date=by_date, between=job.make_way))


class DaysTask:
    """Counts the posts of a list by day, in some months."""

    def __init__(self, ids: array[int], first: int, end: int, *, by_date: bool) -> None:
        self._ids, self._first, self._end, self._by_date = ids, first, end, by_date

    def __call__(self, archive: Archive, job: Job) -> CountedDays:
        """Of which list and months, and the counts."""
        days = archive.dates.days_of(
            self._ids,
            month_start(self._first),
            month_start(self._end),
            by_date=self._by_date,
            between=job.make_way,
        )
        return CountedDays(self._ids, self._first, self._end, days)


class NewestTask:
    """Finds the newest post of a period in a list of any order."""

    def __init__(self, ids: array[int], bar: Bar) -> None:
        self._ids, self._bar = ids, bar

    def __call__(self, archive: Archive, job: Job) -> tuple[array[int], int | None]:
        """Of which list, and the row."""
        bar = self._bar
        row = archive.dates.newest_row(self._ids, bar.first, bar.end, job.make_way)
        return self._ids, row
