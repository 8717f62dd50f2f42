"""Stop what runs on an archive, from another thread, wherever it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from archive.errors import Cancelled


class Interruption:
    """A wish to stop, heard between two steps of the work that was running when it came.

    Where nothing runs it is forgotten, as SQLite does: what is asked next was not meant.
    """

    def __init__(self) -> None:
        self._running = 0
        self._requested = False

    def request(self) -> None:
        """Ask whatever runs to stop. From any thread."""
        self._requested = self._running > 0

    def is_requested(self) -> bool:
        """Whether somebody asked. For SQLite, which asks now and then in a long statement."""
        return self._requested

    def check(self) -> None:
        """Called between two steps.

        :raises Cancelled: somebody asked to stop
        """
        if self._requested:
            raise Cancelled

    @contextmanager
    def running(self) -> Iterator[None]:
        """While this lasts a wish is kept; such times may overlap."""
        self._running += 1
        try:
            yield
        finally:
            self._running -= 1
            if not self._running:
                self._requested = False
