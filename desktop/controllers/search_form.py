"""The search form: filled from the search box, counted while it is filled in, and searched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer, SignalInstance

from archive import Archive, Facets, PostFilter
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.list_words import count_text
from desktop.jobs import Job
from desktop.messages import describe_error, one_line
from desktop.views.main_window import MainWindow
from desktop.views.search_form import SearchForm

COUNT_AFTER_MS = 300
COUNT_MS = 1_500
"""One thread reads the archive: a count that takes longer would keep articles waiting."""


class CountTask:
    """Counts the posts that pass, and says now and then how many there are so far."""

    def __init__(self, post_filter: PostFilter) -> None:
        self._filter = post_filter

    def __call__(self, archive: Archive, job: Job) -> int:
        """All of them."""
        count = 0
        for chunk in archive.iter_post_ids(self._filter):
            count += len(chunk)
            job.give(count)
        return count


def names_task(archive: Archive, _job: Job) -> Facets:
    """The names to offer: they are kept with their counts."""
    return archive.facets()


class SearchFormController(QObject):
    """Answers Edit → Search Form…. The form is there once at most."""

    def __init__(
        self, window: MainWindow, archives: ArchivesController, browse: BrowseController
    ) -> None:
        super().__init__(window)
        self._window, self._archives, self._browse = window, archives, browse
        self.form: SearchForm | None = None
        self._count = 0
        self._job: Job | None = None
        self._soon = self._make_timer(COUNT_AFTER_MS)
        self._soon.timeout.connect(self.count)
        self._limit = self._make_timer(COUNT_MS)
        self._limit.timeout.connect(self.stop_counting)
        window.registry.bind(ActionId.SEARCH_FORM, self.show)
        archives.archive_closed.connect(self.on_archive_closed)

    def _make_timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def show(self) -> None:
        """Edit → Search Form…: with what stands in the search box; one that is there already
        keeps what was filled in."""
        if self._archives.reader is None:
            return
        if self.form is None:
            self.form = SearchForm(self._window)
            self.form.query_changed.connect(self.on_query_changed)
            self.form.search_requested.connect(self.on_search_requested)
            self.form.finished.connect(self.stop_counting)
        if not self.form.isVisible():
            names = self._archives.reader.run_latest("form-names", names_task)
            names.succeeded.connect(self.form.grid.set_facets)
            names.failed.connect(self.on_failed)
            self.form.set_query(self._window.search_bar.text())
            self.form.show()
            self.form.grid.focus_first()
        self.form.raise_()
        self.form.activateWindow()

    def on_query_changed(self, query: str | None) -> None:
        """Something else is asked for: count when typing pauses."""
        self.stop_counting()
        if self.form is not None:
            self.form.set_count("")
        if query is not None:
            self._soon.start()

    def count(self) -> None:
        """Count what the form asks for, within the category and tag of the list, since that is
        what a search would show."""
        query = None if self.form is None else self.form.query()
        if query is None or self._archives.reader is None:
            return
        self._count = 0
        task = CountTask(replace(self._browse.post_filter(), query=query))
        self._job = self._archives.reader.run_latest("form-count", task)
        for signal, slot in self._slots(self._job):
            signal.connect(slot)
        self._limit.start()

    def _slots(self, job: Job) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        return (
            (job.partial, self.on_counting),
            (job.succeeded, self.on_counted),
            (job.failed, self.on_failed),
            (job.finished, self.on_finished),
        )

    def on_counting(self, count: int) -> None:
        """So many so far."""
        self._count = count

    def on_counted(self, count: int) -> None:
        """So many they are."""
        self._count = count
        self._say_count(is_complete=True)

    def on_failed(self, error: Exception) -> None:
        """They cannot be counted."""
        self._say(describe_error(error))

    def on_finished(self) -> None:
        """Nothing is being counted any more."""
        self._job = None
        self._limit.stop()

    def stop_counting(self) -> None:
        """It takes too long, or nobody wants to know any more."""
        self._soon.stop()
        if self._job is None:
            return
        for signal, slot in self._slots(self._job):
            signal.disconnect(slot)
        self._job.cancel()
        self.on_finished()
        if self._count:
            self._say_count(is_complete=False)
        else:
            self._say(QCoreApplication.translate("SearchForm", "Not counted: it takes long"))

    def _say_count(self, *, is_complete: bool) -> None:
        """How many, and within what: the form has no field for what is chosen at the side."""
        text, within = count_text(self._count, is_complete=is_complete), self._browse.narrowed_to()
        if within:
            words = QCoreApplication.translate("SearchForm", "{count} within {names}")
            text = words.format(count=text, names=" · ".join(map(one_line, within)))
        self._say(text)

    def _say(self, text: str) -> None:
        if self.form is not None:
            self.form.set_count(text)

    def on_search_requested(self, query: str) -> None:
        """Search, and go to what is found."""
        if self.form is not None:
            self.form.close()
        self._window.activateWindow()
        self._window.search_bar.set_text(query)
        self._browse.search(query)
        self._browse.focus_list()

    def on_archive_closed(self) -> None:
        """Its names and counts are gone with it."""
        if self.form is not None:
            self.form.close()
            self.form.deleteLater()
            self.form = None
