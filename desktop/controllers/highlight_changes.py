"""Highlights on their way to the archive and back: what is written, read, deleted and put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from archive import Anchor, Archive, Colour, Highlight, Placed, place_highlights
from desktop.controllers.states import StatesController
from desktop.jobs import Job
from desktop.messages import number
from desktop.translatable import PLURAL, translate
from desktop.views.main_window import MainWindow


class PlacesTask:
    """Reads the highlights of a post, with their places in its article."""

    def __init__(self, post_id: int) -> None:
        self._post_id = post_id

    def __call__(self, archive: Archive, job: Job) -> tuple[int, tuple[Placed, ...]]:
        """(post id, highlights).

        :raises PostNotFoundError: an import renumbered the post meanwhile
        """
        found = archive.highlights.of_post(self._post_id)
        has_quotes = any(not one.is_on_post for one in found)
        html = archive.article_html(self._post_id) if has_quotes else ""
        return self._post_id, place_highlights(found, html, job.check)


def said_over_article(placed: Sequence[Placed]) -> str:
    """What stands over an article: notes on the whole post, and how many highlights lost their
    place; a line each."""
    notes = [one.highlight.note for one in placed if one.highlight.is_on_post]
    lost = sum(one.is_unplaced for one in placed)
    if lost:
        text = translate(
            "Highlights", "{count} highlights are unplaced: their words are gone.", "", PLURAL, lost
        )
        notes.append(text.format(count=number(lost)))
    return "\n".join(note for note in notes if note)


@dataclass(frozen=True, slots=True)
class Removed:
    """Highlights of posts that were deleted."""

    highlights: tuple[tuple[int, Highlight], ...]


class HighlightChanges(QObject):
    """Writes highlights in the writer's thread; ``states.changed`` follows. What is deleted can be
    put back by the notice in the status bar, one after the other."""

    def __init__(self, window: MainWindow, states: StatesController) -> None:
        super().__init__(window)
        self._notice, self._states = window.highlight_notice, states
        self._removed: list[Removed] = []
        self._notice.undo_requested.connect(self.undo)
        self._notice.put_away.connect(self._removed.clear)
        window.language_changed.connect(self._say_removed)

    def forget(self) -> None:
        """Another archive has other highlights."""
        self._removed.clear()
        self._say_removed()

    def add(self, post_id: int, colour: Colour, anchor: Anchor, note: str = "") -> None:
        """Highlight words of a post, or without a quotation note something on all of it."""
        self._write(lambda archive: archive.highlights.add(post_id, colour, anchor, note))

    def change(
        self, numbers: Sequence[int], *, colour: Colour | None = None, note: str | None = None
    ) -> None:
        """Give highlights another colour or another note."""

        def write(archive: Archive) -> None:
            for one in numbers:
                archive.highlights.change(one, colour=colour, note=note)

        self._write(write)

    def remove(self, highlights: Sequence[tuple[int, Highlight]]) -> None:
        """Delete highlights, each given with the id of its post; that can be taken back."""
        numbers = [one.id for _, one in highlights]
        self._write(lambda archive: archive.highlights.remove(numbers))
        self._removed.append(Removed(tuple(highlights)))
        self._say_removed()

    def undo(self) -> None:
        """Put back what was deleted last."""
        if not self._removed:
            return
        last = self._removed.pop()

        def write(archive: Archive) -> None:
            for post_id, one in last.highlights:
                archive.highlights.put_back(post_id, one)

        self._write(write)
        self._say_removed()

    def _say_removed(self) -> None:
        if not self._removed:
            self._notice.clear()
            return
        deleted = [one for _, one in self._removed[-1].highlights]
        if len(deleted) == 1 and deleted[0].is_on_post:
            text = QCoreApplication.translate("Highlights", "The note was deleted.")
        else:
            text = translate(
                "Highlights", "{count} highlights were deleted.", "", PLURAL, len(deleted)
            )
        self._notice.say(text.format(count=len(deleted)))

    def _write(self, write: Callable[[Archive], object]) -> None:
        self._states.add(HighlightChange(write))


class HighlightChange:
    """One change, for :class:`StatesController`."""

    def __init__(self, write: Callable[[Archive], object]) -> None:
        self._write = write

    def __call__(self, archive: Archive) -> None:
        """Write it, in the writer's thread."""
        self._write(archive)
