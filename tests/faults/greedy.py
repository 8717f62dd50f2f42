"""Work that needs more memory than there is; here, since a worker process must find it by name."""

from __future__ import annotations

import os

from archive.importing.workers import MEMORY_BYTES
from tests.archive.importing.doubling import Doubling

GREEDY, FATAL = 70, 130  # in the second and third chunk


class GreedyWork(Doubling):
    """Doubles numbers. Over one it asks for more than it may have; over another the system ends it,
    as it does where the whole machine has no more."""

    def stumble(self, item: int, *, is_plain: bool) -> None:
        """Ask for too much, or end."""
        if item == GREEDY and not is_plain:
            try:
                bytearray(MEMORY_BYTES)
            except MemoryError:
                os._exit(9)  # quietly: a traceback on the screen is no part of this
        if item == FATAL:
            os.kill(os.getpid(), 9)
