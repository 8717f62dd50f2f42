"""The star and the read mark of the post on show: set by hand, or by reading it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from archive import Archive, Mark, Post
from desktop.action_ids import ActionId
from desktop.controllers.states import StatesController
from desktop.jobs import Job, Worker
from desktop.messages import describe_error
from desktop.views.main_window import MainWindow

READ_AFTER_MS = 800
"""A post that is passed by with ``j`` in less than this was not read."""


TakeMark = Callable[[Mark, bool], bool]
"""Marks all chosen posts, where there are several: whether it did."""


def for_one_post(_mark: Mark, _on: bool) -> bool:
    """No list has several chosen posts."""
    return False


class MarksTask:
    """Reads the marks of a post as they are in the archive."""

    def __init__(self, post_id: int) -> None:
        self._post_id = post_id

    def __call__(self, archive: Archive, _job: Job) -> Post:
        """The post."""
        return archive.post(self._post_id)


class MarksController(QObject):
    """Article → Star and Article → Read. They show a mark at once, and what the archive has where
    it could not be written."""

    def __init__(self, window: MainWindow, states: StatesController) -> None:
        super().__init__(window)
        self._window, self._states = window, states
        self._reader: Worker | None = None
        self._take_mark: TakeMark = for_one_post
        self._can_mark = self._awaits_reading = False
        self._post_id: int | None = None
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(READ_AFTER_MS)
        self._reading.timeout.connect(self.on_was_read)
        window.registry.bind(ActionId.STAR, self.on_star_triggered)
        window.registry.bind(ActionId.READ, self.on_read_triggered)
        states.refused.connect(self.on_refused)

    def set_reader(self, reader: Worker | None, *, can_mark: bool) -> None:
        """Read from this archive from now on."""
        self._reader, self._can_mark = reader, can_mark

    def show(self, post: Post | None) -> None:
        """This post is on show, with these marks."""
        registry = self._window.registry
        self._post_id = None if post is None else post.id
        can_mark = post is not None and self._can_mark
        registry.set_enabled((ActionId.STAR, ActionId.READ), can_mark)
        registry.set_checked(ActionId.STAR, post is not None and post.starred)
        registry.set_checked(ActionId.READ, post is not None and post.read)

    def shown(self) -> tuple[bool, bool]:
        """(star, read mark) as the user sees them."""
        registry = self._window.registry
        star, read = (registry.action(one) for one in (ActionId.STAR, ActionId.READ))
        return star.isChecked(), read.isChecked()

    def hand_to(self, take_mark: TakeMark) -> None:
        """Ask this first when a mark is set by hand: it may be for several posts."""
        self._take_mark = take_mark

    # Reading

    def begin(self) -> None:
        """The post on show was just chosen: it is being read from when it is painted."""
        self._awaits_reading = True

    def stop(self) -> None:
        """Something else is about to be shown."""
        self._reading.stop()
        self._awaits_reading = False

    def on_painted(self, post_id: int) -> None:
        """Its pixels are on screen: from now on it is being read. Not once more where it is only
        drawn again: it may have been marked unread since."""
        if post_id != self._post_id or not self._awaits_reading:
            return
        self._awaits_reading = False
        if not self.shown()[1]:
            self._reading.start()

    def on_was_read(self) -> None:
        """It was on show for long enough."""
        if self._post_id is not None and self._can_mark:
            self._states.set_read(self._post_id, True)
            self._window.registry.set_checked(ActionId.READ, True)

    # By hand

    def on_star_triggered(self, checked: bool) -> None:
        """Article → Star; where several posts are chosen, of all of them."""
        if self._take_mark(Mark.STARRED, checked):
            return
        if self._post_id is not None:
            self._states.set_starred(self._post_id, checked)

    def on_read_triggered(self, checked: bool) -> None:
        """Article → Read; by hand, so the clock no longer decides."""
        self._reading.stop()
        if self._take_mark(Mark.READ, checked):
            return
        if self._post_id is not None:
            self._states.set_read(self._post_id, checked)

    # What cannot be written

    def on_refused(self, post_ids: list[int], error: Exception) -> None:
        """Say why, and show the marks that the archive has."""
        text = "{reason}"
        if post_ids:
            text = QCoreApplication.translate(
                "Article", "A star or read mark was not kept. {reason}"
            )
        self._window.banner.show_message(text.format(reason=describe_error(error)))
        if self._post_id in post_ids:
            self.read_again()

    def read_again(self) -> None:
        """Show the marks that the archive has."""
        if self._reader is not None and self._post_id is not None:
            job = self._reader.run_latest("marks", MarksTask(self._post_id), urgent=True)
            job.succeeded.connect(self.on_marks_read)
            job.failed.connect(self.on_marks_unknown)

    def on_marks_read(self, post: Post) -> None:
        """These are its marks, if it is still the one on show."""
        if post.id == self._post_id:
            self.show(post)

    def on_marks_unknown(self, error: Exception) -> None:
        """They cannot be read either."""
        self._window.banner.show_message(describe_error(error))
