"""The page of the calendar: filled year by year, the newest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from archive import Archive
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.pages import PageController
from desktop.jobs import Job
from desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.views.calendar_page import CalendarPage

MONTHS_PLACE = 100  # of a month such as 202203


class YearOfDays(NamedTuple):
    """The posts per day of a year, and how many years are still to be read."""

    year: int
    counts: dict[date, int]
    left: int


def years_task(archive: Archive, job: Job) -> None:
    """Give the days of each year with posts, the newest first."""
    months = archive.dates.kept_months()
    years = sorted({month // MONTHS_PLACE for month in months}, reverse=True)
    for left, year in zip(range(len(years) - 1, -1, -1), years, strict=True):
        job.give(YearOfDays(year, archive.dates.days_of_year(year), left))
        job.make_way()


class CalendarController(PageController):
    """View → Calendar."""

    def __init__(
        self, window: MainWindow, archives: ArchivesController, browse: BrowseController
    ) -> None:
        super().__init__(window, ActionId.CALENDAR, archives, self.make_page, self.ask)
        self._browse = browse
        self.page: CalendarPage | None = None

    def make_page(self) -> QWidget:
        """The page of the calendar."""
        from desktop.views.calendar_page import CalendarPage  # noqa: PLC0415

        self.page = CalendarPage()
        self.page.day_requested.connect(self.on_day_requested)
        self.page.left.connect(self.leave)
        return self.page

    def ask(self) -> Job | None:
        """All years anew."""
        if self._archives.reader is None or self.page is None:
            return None
        self.page.clear()
        self.page.show_progress(1)
        job = self._archives.reader.run_latest("calendar", years_task)
        job.partial.connect(self.on_year)
        job.succeeded.connect(self.on_all)
        return job

    def on_year(self, days: YearOfDays) -> None:
        """One more year is here."""
        if self.is_news() and self.page is not None:
            self.page.add_year(days.year, days.counts)
            self.page.show_progress(days.left)

    def on_all(self) -> None:
        """All years are here, if there were any."""
        if self.is_news() and self.page is not None:
            self.page.show_progress(0)

    def on_day_requested(self, day: date) -> None:
        """List the posts of a day, of all categories."""
        self.leave()
        self._browse.show_search(f"on:{day.isoformat()}")
