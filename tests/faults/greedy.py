"""Work that needs more memory than there is; here, since a worker process must find it by name."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from archive.importing.workers import MEMORY_BYTES, At

GREEDY, FATAL = 70, 130  # in the second and third chunk


class GreedyWork:
    """Doubles numbers. Over one it asks for more than it may have; over another the system ends it,
    as it does where the whole machine has no more."""

    def __call__(
        self, items: Sequence[int], at: At, *, plain: Collection[int] = ()
    ) -> list[tuple[int, str]]:
        results = []
        for index, item in enumerate(items):
            at(index)
            results.append(self._one(item, is_plain=index in plain))
        return results

    def _one(self, item: int, *, is_plain: bool) -> tuple[int, str]:
        if item == GREEDY and not is_plain:
            try:
                bytearray(MEMORY_BYTES)
            except MemoryError:
                os._exit(9)  # quietly: a traceback on the screen is no part of this
        if item == FATAL:
            os.kill(os.getpid(), 9)
        return item * 2, "plain" if is_plain else "full"

    def given_up(self, item: int) -> tuple[int, str]:
        """Kept as it is."""
        return item * 2, "given up"
