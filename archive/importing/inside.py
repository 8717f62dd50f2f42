"""Open a file below a folder, and nothing else: no link on the way is followed, nothing blocks.

Between a look at a folder and the opening of a file in it somebody may put a link there. So each
part of the path is opened by itself, from the one before, and refused where it is a link.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from archive.errors import PostFileError, TooLargeError

MAX_ASSET_BYTES = 32 << 20
"""A larger file is not kept, and its post says so."""

_ONE = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _ONE
_FILE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | _ONE
_STEP_BY_STEP = os.open in os.supports_dir_fd


def read_inside(root: bytes, path: bytes, limit: int = MAX_ASSET_BYTES) -> bytes:
    """The bytes of the regular file at *path* (relative, with ``/``) below *root*.

    :raises OSError: it is gone, may not be read, or a part of its path is a link
    :raises TooLargeError: it has more than *limit* bytes
    :raises PostFileError: it is no regular file, or the path leads out of *root*
    """
    descriptor = open_inside(root, path)
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):  # asked first: of a folder no file object can be made
        os.close(descriptor)
        raise PostFileError("it is no regular file")
    with os.fdopen(descriptor, "rb") as opened:
        data = b"" if status.st_size > limit else opened.read(limit + 1)
        if status.st_size > limit or len(data) > limit:
            size = max(status.st_size, len(data)) / (1 << 20)
            raise TooLargeError(f"it has {size:,.0f} MB, and {limit >> 20} MB are the limit")
        return data


def open_inside(root: bytes, path: bytes) -> int:
    """A descriptor of what is at *path* below *root*; what it is, is for the caller to see.

    :raises OSError: there is nothing, it may not be read, or a part of the path is a link
    :raises PostFileError: the path leads out of *root*
    """
    parts = path.split(b"/")
    if any(part in (b"", b".", b"..") or b"\0" in part for part in parts):
        raise PostFileError("its path leads out of the folder")
    if not _STEP_BY_STEP:  # pragma: no cover - Windows
        return _open_checked(root, parts)
    at = os.open(root, _FOLDER & ~getattr(os, "O_NOFOLLOW", 0))  # the user named it: a link is fine
    try:
        for part in parts[:-1]:
            below = os.open(part, _FOLDER, dir_fd=at)
            os.close(at)
            at = below
        return os.open(parts[-1], _FILE, dir_fd=at)
    finally:
        os.close(at)


def _open_checked(root: bytes, parts: list[bytes]) -> int:  # pragma: no cover - Windows
    """Where folders cannot be opened: look at each part first."""
    at = Path(os.fsdecode(root))
    for part in parts:
        at /= os.fsdecode(part)
        if at.is_symlink() or at.stat(follow_symlinks=False).st_reparse_tag:  # type: ignore[attr-defined,unused-ignore]
            raise PostFileError("a part of its path is a link")
    return os.open(at, _FILE)
