"""Files that nobody may open, and the system's own word on who did. Linux only."""

from __future__ import annotations

import ctypes
import os
import struct
from pathlib import Path
from typing import Self

IN_OPEN = 0x20  # <sys/inotify.h>
EVENT = struct.Struct("iIII")
READ_BYTES = 65_536
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


class Canary:
    """``with Canary(folder) as canary``: make files, and see which of them were opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._opened: set[str] = set()

    def __enter__(self) -> Self:
        self.folder.mkdir()
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert self._watch >= 0
        return self

    def __exit__(self, *_error: object) -> None:
        os.close(self._watch)

    def put(self, name: str, text: str = PICTURE) -> str:
        """Make a file; its path."""
        file = self.folder / name
        file.write_text(text, "utf-8")
        return str(file)

    def watch(self) -> None:
        """From now on whoever opens one is noticed."""
        path = os.fsencode(self.folder)
        assert self._libc.inotify_add_watch(self._watch, path, IN_OPEN) >= 0

    def opened(self) -> set[str]:
        """The names of the files that were opened since."""
        while True:
            try:
                data = os.read(self._watch, READ_BYTES)
            except BlockingIOError:
                return set(self._opened)
            at = 0
            while at < len(data):
                _watch, _mask, _cookie, length = EVENT.unpack_from(data, at)
                at += EVENT.size
                self._opened.add(data[at : at + length].rstrip(b"\0").decode())
                at += length
