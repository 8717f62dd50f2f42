"""Reading places: where each article was left, for this session and for the next ones."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from archive import Archive, ArchiveError
from desktop.controllers.states import StatesController
from desktop.views.viewer.place import ReadingPlace

log = logging.getLogger("microfiche.places")

KEPT = 500
"""Places of this session. The archive has one number for each post that was read on."""
WRITE_AFTER_MS = 2_000
LEAST_STEP = 0.000_5  # of the text: less is no other place


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A place on its way to the archive. That it cannot be written stops nobody: it is nothing
    that the user asked to have kept."""

    post_id: int
    share: float

    def __call__(self, archive: Archive) -> None:
        """Write it, in the writer's thread."""
        try:
            archive.set_reading_place(self.post_id, self.share or None)
        except ArchiveError as error:
            log.info("A reading place was not kept: %s", error)


class PlacesController(QObject):
    """Remembers at once, and writes when the reader has stayed for a moment."""

    def __init__(self, parent: QObject, states: StatesController) -> None:
        super().__init__(parent)
        self._states = states
        self._places: OrderedDict[int, ReadingPlace] = OrderedDict()
        self._written: dict[int, float] = {}
        self._unwritten: dict[int, float] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(WRITE_AFTER_MS)
        self._pause.timeout.connect(self.keep)

    def forget(self) -> None:
        """Other posts have these ids from now on."""
        self._pause.stop()
        for known in (self._places, self._written, self._unwritten):
            known.clear()

    def of(self, post_id: int, stored: float | None) -> ReadingPlace | None:
        """Where an article was left; *stored* is what the archive says."""
        if post_id in self._places:
            return self._places[post_id]
        self._written[post_id] = stored or 0.0
        return ReadingPlace(stored) if stored else None

    def on_changed(self, post_id: int, place: ReadingPlace) -> None:
        """The article is read here now."""
        self._places[post_id] = place
        self._places.move_to_end(post_id)
        if len(self._places) > KEPT:
            self._written.pop(self._places.popitem(last=False)[0], None)
        if abs(place.share - self._written.get(post_id, 0.0)) >= LEAST_STEP:
            self._unwritten[post_id] = place.share
            self._pause.start()
        else:
            self._unwritten.pop(post_id, None)

    def keep(self) -> None:
        """Have the archive know, now."""
        for post_id, share in self._unwritten.items():
            self._written[post_id] = share
            self._states.add(PlaceChange(post_id, share), is_shown=False)
        self._unwritten.clear()
