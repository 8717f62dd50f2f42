"""The memory of a process and of all that it has started: its share of what they have in common
counts once."""

from __future__ import annotations

import os
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")


def processes() -> list[int]:
    """This process and all below it, by their numbers; none where the system does not tell."""
    children: dict[int, list[int]] = defaultdict(list)
    for entry in _PROC.glob("[0-9]*"):
        with suppress(OSError, IndexError):  # it ended meanwhile
            # The name of a program may hold blanks and brackets: what follows it does not.
            after_name = (entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            children[int(after_name[1])].append(int(entry.name))
    found, waiting = [], [os.getpid()] if _PROC.is_dir() else []
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += children[one]
    return found


def tree_memory() -> int:
    """Bytes in memory of this process and all below it (PSS); 0 where the system does not tell."""
    return sum(map(_share, processes()))


def _share(process: int) -> int:
    with suppress(OSError):
        lines = (_PROC / str(process) / "smaps_rollup").read_text("ascii").splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
    return 0
