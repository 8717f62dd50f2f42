"""Copies that are kept by themselves before an archive is changed as a whole.

They lie beside it: ``NAME-before-version-2-from-1.fiche``, ``NAME-before-optimise-….fiche``. The
last :data:`KEPT` stay, whatever they were made for. Why not before imports: docs/notes/storage.md.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from archive.errors import NoRoomError
from archive.progress import ProgressCallback, ignore_progress
from archive.storage.copying import write_copy

KEPT = 2
"""So many of them are kept of one archive; each is as large as the archive was."""

SPARE_BYTES = 32 * 1024 * 1024
"""Of the disk's room, what a copy must leave to others."""

OPTIMISE = "optimise"

_NAMES = re.compile(r"-before-(version-\d+-from-\d+|optimise-\d{4}-\d\d-\d\d-\d{6})\Z")


def keep_copy(
    connection: sqlite3.Connection,
    path: Path,
    before: str,
    progress: ProgressCallback = ignore_progress,
    *,
    more_room: int = 0,
) -> Path:
    """Copy the archive *path*, which *connection* has open, for the case that what comes now goes
    wrong; then older copies than the last :data:`KEPT` go. *more_room* are bytes that what comes
    will need besides.

    :raises NoRoomError: the copy would fill the disk
    :raises StorageError: it cannot be written
    """
    path = path.resolve()  # beside the file, whatever links lead to it
    require_room(path, more_room)
    copy = path.with_name(f"{path.stem}-before-{before}{path.suffix}")
    # One of this name was made by somebody who was stopped before what it was made for was done.
    write_copy(connection, copy, progress, stage="keep", replace=True)
    for old in sorted(_others(path, copy), key=_time_of)[: -(KEPT - 1) or None]:
        old.unlink(missing_ok=True)
    return copy


def keep_copy_before_optimising(
    connection: sqlite3.Connection, path: Path, progress: ProgressCallback, *, more_room: int
) -> Path:
    """As :func:`keep_copy`; each of these has its time in its name."""
    now = datetime.now()
    return keep_copy(
        connection, path, f"{OPTIMISE}-{now:%Y-%m-%d-%H%M%S}", progress, more_room=more_room
    )


def require_room(path: Path, more_room: int = 0) -> None:
    """Make sure that there is room for a copy beside *path*, and for so many bytes more.

    :raises NoRoomError: there is not
    """
    needed = path.stat().st_size + more_room + SPARE_BYTES
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise NoRoomError(path, needed=needed, free=free)


def _others(path: Path, copy: Path) -> Iterator[Path]:
    for file in path.parent.iterdir():
        if not (file.name.startswith(path.stem) and file.suffix == path.suffix) or file == copy:
            continue
        is_name = _NAMES.fullmatch(file.stem[len(path.stem) :])
        if is_name and file.is_file() and not file.is_symlink():
            yield file


def _time_of(file: Path) -> int:
    return file.stat().st_mtime_ns
