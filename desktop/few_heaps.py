"""Keep the memory of the process small where the C library would spread it over many heaps.

glibc gives each thread a heap of its own, up to eight for each core, and what is free at the end
of any but the first never goes back to the system. After one backup the window held 296 MB so; with
two heaps it holds 196 (measured). Threads wait for one another a little more; most of the time it
is Python's own lock that they wait for.
"""

from __future__ import annotations

import ctypes
import sys

HEAPS = 2
_M_ARENA_MAX = -8  # mallopt(3)


def use_few_heaps() -> bool:
    """Call it before threads are started. Whether the C library takes it; others need it not."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(_M_ARENA_MAX, HEAPS))
    except AttributeError:  # a C library without it
        return False
