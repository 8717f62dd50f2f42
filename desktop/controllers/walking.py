"""Walking through the list by keys: next, previous, next unread, and a screenful further."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QCoreApplication, QObject, Qt

from archive import Archive
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.jobs import Job
from desktop.views.main_window import MainWindow

MESSAGE_MS = 3_000
FIRST_BLOCK, LAST_BLOCK = 64, 16_384
"""Rows that are looked at at once: few at first, since most often the next one is near."""


class UnreadTask:
    """Finds the next unread post among rows of the list, the nearest first."""

    def __init__(self, post_ids: array[int]) -> None:
        self._post_ids = post_ids

    def __call__(self, archive: Archive, job: Job) -> int | None:
        """Its id, or None where everything that way is read.

        :raises Cancelled: another key was pressed meanwhile
        """
        done, block = 0, FIRST_BLOCK
        while done < len(self._post_ids):
            job.check()
            found = archive.first_unread(self._post_ids[done : done + block])
            if found is not None:
                return self._post_ids[done + found]
            done, block = done + block, min(block * 4, LAST_BLOCK)
        return None


class WalkingController(QObject):
    """Answers the keys of the Go menu that move within the list and the article."""

    def __init__(
        self, window: MainWindow, archives: ArchivesController, browse: BrowseController
    ) -> None:
        super().__init__(window)
        self._window, self._archives, self._browse = window, archives, browse
        self._forward, self._awaits_rest = True, False
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
        """A screenful up; at the article's beginning, back to the one that was read before."""
        if self._window.viewer is not None:
            self._window.viewer.scroll_page(-1, self.on_scrolled_up)

    def on_scrolled_down(self, at_end: bool) -> None:
        """The viewer's answer: it could not go on."""
        if at_end:
            self.next_unread()

    def on_scrolled_up(self, at_end: bool) -> None:
        """The viewer's answer: it could not go on."""
        if at_end and self._browse.history.can_go_back():
            self._browse.go_back()

    # Unread posts

    def _find_unread(self, *, forward: bool) -> None:
        reader = self._archives.reader
        if reader is None:
            return
        self._forward, self._awaits_rest = forward, self._browse.listing.is_loading
        job = reader.run_latest("unread", UnreadTask(self._rows_that_way()), urgent=True)
        job.succeeded.connect(self.on_unread_found)

    def _rows_that_way(self) -> array[int]:
        """The posts below the current row, or above it, the nearest first."""
        model, row = self._browse.model, self._window.post_list.current_row()
        if self._forward:
            return model.ids_of_rows(row + 1, model.rowCount())
        found = model.ids_of_rows(0, max(row, 0))
        found.reverse()
        return found

    def on_unread_found(self, post_id: int | None) -> None:
        """Go there, or say that there is none; of a list that is still read the rest may have
        one."""
        if post_id is not None:
            self._window.post_list.select_post(post_id)
        elif self._forward and self._awaits_rest:
            self._awaits_rest = False
            if self._browse.listing.is_loading:
                self._browse.listing.complete.connect(
                    self.on_list_complete, Qt.ConnectionType.SingleShotConnection
                )
            else:
                self.on_list_complete()
        else:
            text = QCoreApplication.translate("Walking", "Everything that way is read.")
            self._window.statusBar().showMessage(text, MESSAGE_MS)

    def on_list_complete(self) -> None:
        """The rest of the list is here: look there too."""
        self._find_unread(forward=True)
