"""What is done to a million names or files at once, in steps: while one step runs no other thread
of this process can do anything, and one of them may be a window.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STEP = 1 << 16
"""Names or files that are dealt with at once: some hundredths of a second."""

_SELDOM = 1_000_000


def sort_names(names: list[str]) -> None:
    """Sort *names* in place: pieces, then two and two of them merged."""
    runs = [sorted(names[at : at + STEP]) for at in range(0, len(names), STEP)]
    while len(runs) > 1:
        merged = [_merged(*runs[at : at + 2]) for at in range(0, len(runs), 2)]
        runs = merged
    if runs:
        names[:] = runs[0]


def _merged(first: list[str], second: list[str] | None = None) -> list[str]:
    if second is not None:
        first += second
        first.sort()  # two sorted runs: they are merged, no more
    return first


def empty(things: list[Any]) -> None:
    """Let go of all *things*, which the caller needs no longer."""
    while things:
        del things[-STEP:]


@contextmanager
def no_long_collections() -> Iterator[None]:
    """While this lasts Python looks for garbage only among what is new. A list of a million files
    has it look at all of them again and again otherwise, for a second each time."""
    before = gc.get_threshold()
    gc.set_threshold(before[0], before[1], _SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
