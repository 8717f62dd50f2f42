"""Walking through the list by keys: next, previous, next unread, and a screenful further."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from PySide6.QtCore import QCoreApplication, QObject

from archive import Archive, PostFilter, SortOrder
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.jobs import Job
from desktop.views.main_window import MainWindow

UNREAD = "is:unread"
MESSAGE_MS = 3_000


class UnreadTask:
    """Finds the row of the next unread post, below a row or above it."""

    def __init__(
        self, post_filter: PostFilter, sort: SortOrder, *, row: int, forward: bool
    ) -> None:
        self._filter, self._sort = post_filter, sort
        self._row, self._forward = row, forward

    def __call__(self, archive: Archive, job: Job) -> int | None:
        """The row, or None where everything that way is read.

        :raises Cancelled: another key was pressed meanwhile
        """
        query = f"({self._filter.query}) {UNREAD}" if self._filter.query else UNREAD
        everything = flat(archive.iter_post_ids(self._filter, self._sort), job)
        unread = flat(archive.iter_post_ids(replace(self._filter, query=query), self._sort), job)
        if self._sort is SortOrder.RELEVANCE:  # not the same order in a part of the list
            ids = set(unread)
            rows = iter([row for row, post_id in enumerate(everything) if post_id in ids])
        else:
            rows = rows_of(unread, everything)
        if self._forward:
            return next((row for row in rows if row > self._row), None)
        before = takewhile(lambda row: row < self._row, rows)
        return next(iter(deque(before, maxlen=1)), None)


def rows_of(part: Iterator[int], whole: Iterator[int]) -> Iterator[int]:
    """The places in *whole* of the ids of *part*, which are in the same order: one walk through
    both, however long they are."""
    wanted = next(part, None)
    for row, post_id in enumerate(whole):
        if wanted is None:
            return
        if post_id == wanted:
            yield row
            wanted = next(part, None)


def flat(chunks: Iterator[array[int]], job: Job) -> Iterator[int]:
    """The ids of all chunks, one after the other."""
    for chunk in chunks:
        job.check()
        yield from chunk


class WalkingController(QObject):
    """Answers the keys of the Go menu that move within the list and the article."""

    def __init__(
        self, window: MainWindow, archives: ArchivesController, browse: BrowseController
    ) -> None:
        super().__init__(window)
        self._window, self._archives, self._browse = window, archives, browse
        registry = window.registry
        registry.bind(ActionId.NEXT_POST, window.post_list.select_next)
        registry.bind(ActionId.PREVIOUS_POST, window.post_list.select_previous)
        registry.bind(ActionId.NEXT_UNREAD, self.next_unread)
        registry.bind(ActionId.PREVIOUS_UNREAD, self.previous_unread)
        registry.bind(ActionId.SCROLL_DOWN, self.scroll_down)
        registry.bind(ActionId.SCROLL_UP, self.scroll_up)
        registry.bind(ActionId.NEXT_PANE, window.focus_next_pane)

    def next_unread(self) -> None:
        """Go → Next Unread."""
        self._find_unread(forward=True)

    def previous_unread(self) -> None:
        """Go → Previous Unread."""
        self._find_unread(forward=False)

    def scroll_down(self) -> None:
        """A screenful down; at the article's end, the next unread."""
        viewer = self._window.viewer
        if viewer is None or viewer.current_post_id() is None:
            self.next_unread()
        else:
            viewer.scroll_page(1, self.on_scrolled_down)

    def scroll_up(self) -> None:
        """A screenful up."""
        if self._window.viewer is not None:
            self._window.viewer.scroll_page(-1, self.on_scrolled_up)

    def on_scrolled_down(self, at_end: bool) -> None:
        """The viewer's answer: it could not go on."""
        if at_end:
            self.next_unread()

    def on_scrolled_up(self, at_end: bool) -> None:
        """The viewer's answer; there is nothing to do at the top."""

    def on_unread_found(self, row: int | None) -> None:
        """Go there, or say that there is none."""
        if row is not None:
            self._window.post_list.select_row(row)
            return
        text = QCoreApplication.translate("Walking", "Everything that way is read.")
        self._window.statusBar().showMessage(text, MESSAGE_MS)

    def _find_unread(self, *, forward: bool) -> None:
        reader = self._archives.reader
        if reader is None:
            return
        task = UnreadTask(
            self._browse.post_filter(),
            self._browse.sort,
            row=self._window.post_list.current_row(),
            forward=forward,
        )
        reader.run_latest("unread", task).succeeded.connect(self.on_unread_found)
