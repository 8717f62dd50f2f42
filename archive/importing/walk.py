"""Walk a folder of other people's files without following links or ever blocking.

Links are never followed: not to files, not to folders, so nothing outside the folder is read and
no loop is possible. FIFOs, devices and sockets are named and never opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

MAX_DEPTH = 64
MAX_ENTRIES = 20_000_000
HEAD_BYTES = 2_048

_SKIPPED_FOLDERS = frozenset({"node_modules", "_site", "bower_components", "__pycache__"})


class EntryKind(Enum):
    """What a name in a folder is."""

    FILE = "file"
    LINK = "link"
    SPECIAL = "special"  # FIFO, device, socket


@dataclass(slots=True)
class Trouble:
    """A folder that could not be listed, or was left out. ``path`` is relative to the root."""

    path: str
    error: OSError | None
    reason: str


@dataclass(slots=True)
class Walk:
    """One walk below ``root``; iterate once. Order: by name, a folder's files before its folders.

    Folders whose names are in ``without`` are passed over. Yields (relative path with ``/``,
    directory entry, kind). Paths come as the system gives them, with surrogate escapes where a
    name is not UTF-8.
    """

    root: str
    without: frozenset[str] = frozenset()
    troubles: list[Trouble] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[str, os.DirEntry[str], EntryKind]]:
        stack = [("", 0)]
        seen = 0
        while stack:
            folder, depth = stack.pop()
            entries = self._list(folder)
            seen += len(entries)
            if seen > MAX_ENTRIES:
                reason = f"there are more than {MAX_ENTRIES:,} files; the rest was left out"
                self.troubles.append(Trouble(folder, None, reason))
                return
            below: list[str] = []
            for entry in entries:
                path = folder + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if not is_skipped(path, entry.name) and entry.name not in self.without:
                        below.append(path + "/")
                else:
                    yield path, entry, _kind(entry)
            if below and depth >= MAX_DEPTH:
                reason = f"it is more than {MAX_DEPTH} folders deep"
                self.troubles.append(Trouble(below[0].rstrip("/"), None, reason))
                continue
            stack.extend((path, depth + 1) for path in reversed(below))

    def _list(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self.root, folder)) as found:  # noqa: PTH118  (speed)
                return sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            reason = error.strerror or "it cannot be listed"
            self.troubles.append(Trouble(folder.rstrip("/"), error, reason))
            return []


def is_skipped(path: str, name: str) -> bool:
    """Folders that hold no sources: version control, caches, packages, built sites."""
    return name[0] == "." or name in _SKIPPED_FOLDERS or path.endswith("vendor/bundle")


def _kind(entry: os.DirEntry[str]) -> EntryKind:
    if entry.is_file(follow_symlinks=False):
        return EntryKind.FILE
    return EntryKind.LINK if entry.is_symlink() else EntryKind.SPECIAL


def read_head(path: str | bytes, size: int = HEAD_BYTES) -> bytes:
    """The first bytes of a regular file; ``OSError`` for everything else, without blocking."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    number = os.open(path, flags | getattr(os, "O_BINARY", 0))
    with open(number, "rb") as file:  # noqa: PTH123  (a descriptor, not a path)
        if not stat.S_ISREG(os.fstat(number).st_mode):
            message = "not a regular file"
            raise OSError(message)
        return file.read(size)
