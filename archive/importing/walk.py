"""Walk a folder of other people's files without following links or ever blocking.

Links are never followed: not to files, not to folders, so nothing outside the folder is read and
no loop is possible. FIFOs, devices and sockets are named and never opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from archive.importing.gently import sort_names

MAX_DEPTH = 64
MAX_ENTRIES = 20_000_000
HEAD_BYTES = 2_048
LOOK_EVERY = 64
"""Entries between two looks at whether to go on."""

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


def _go_on() -> None:
    """Nobody wants to stop."""


@dataclass(slots=True)
class Walk:
    """One walk below ``root``; iterate once. Order: by name, a folder's files before its folders.

    Folders whose names are in ``without`` are passed over. ``look`` is called now and then, also
    while a folder is listed, which may take minutes on a slow drive; it may raise. Yields
    (relative path with ``/``, name, kind). Paths come as the system gives them, with surrogate
    escapes where a name is not UTF-8.
    """

    root: str
    without: frozenset[str] = frozenset()
    look: Callable[[], None] = _go_on
    troubles: list[Trouble] = field(default_factory=list)
    _beginning: str = field(init=False)

    def __post_init__(self) -> None:
        self._beginning = os.path.join(self.root, "")  # noqa: PTH118  (with its slash)

    def __iter__(self) -> Iterator[tuple[str, str, EntryKind]]:
        stack = [("", 0)]
        seen = 0
        while stack:
            folder, depth = stack.pop()
            names, kinds, folders = self._list(folder)
            seen += len(names) + len(folders)
            if seen > MAX_ENTRIES:
                reason = f"there are more than {MAX_ENTRIES:,} files; the rest was left out"
                self.troubles.append(Trouble(folder, None, reason))
                return
            for at, name in enumerate(names):
                if not at % LOOK_EVERY:
                    self.look()
                yield folder + name, name, kinds.get(name, EntryKind.FILE)
            below = [folder + name + "/" for name in folders if self._is_wanted(folder, name)]
            if below and depth >= MAX_DEPTH:
                reason = f"it is more than {MAX_DEPTH} folders deep"
                self.troubles.append(Trouble(below[0].rstrip("/"), None, reason))
                continue
            stack.extend((path, depth + 1) for path in reversed(below))

    def full(self, path: str) -> str:
        """The path of an entry as it can be opened."""
        return self._beginning + path

    def _is_wanted(self, folder: str, name: str) -> bool:
        return name not in self.without and not is_skipped(folder + name, name)

    def _list(self, folder: str) -> tuple[list[str], dict[str, EntryKind], list[str]]:
        """The names in *folder* that are no folders, which of them are no files, and its folders.

        Names alone: an entry of the system's takes three times the memory, and there may be a
        million in one folder.
        """
        names: list[str] = []
        kinds: dict[str, EntryKind] = {}
        folders: list[str] = []
        try:
            with os.scandir(self.full(folder)) as found:
                for at, entry in enumerate(found):
                    if not at % LOOK_EVERY:
                        self.look()
                    name = entry.name
                    if entry.is_file(follow_symlinks=False):
                        names.append(name)
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append(name)
                    else:
                        names.append(name)
                        is_link = entry.is_symlink()
                        kinds[name] = EntryKind.LINK if is_link else EntryKind.SPECIAL
        except OSError as error:
            reason = error.strerror or "it cannot be listed"
            self.troubles.append(Trouble(folder.rstrip("/"), error, reason))
            return [], {}, []
        sort_names(names)
        folders.sort()
        return names, kinds, folders


def is_skipped(path: str, name: str) -> bool:
    """Folders that hold no sources: version control, caches, packages, built sites."""
    return name[0] == "." or name in _SKIPPED_FOLDERS or path.endswith("vendor/bundle")


def read_head(path: str | bytes, size: int = HEAD_BYTES) -> bytes:
    """The first bytes of a regular file; ``OSError`` for everything else, without blocking."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    number = os.open(path, flags | getattr(os, "O_BINARY", 0))
    with open(number, "rb") as file:  # noqa: PTH123  (a descriptor, not a path)
        if not stat.S_ISREG(os.fstat(number).st_mode):
            message = "not a regular file"
            raise OSError(message)
        return file.read(size)
