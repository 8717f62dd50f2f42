"""Files under passing names: what is made beside its place gets its own name when it is complete.

A process that is killed leaves such a file behind. It has the number of that process in its name,
so the next one that makes the same file knows it for a leftover.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ENDINGS = ("new", "copy", "repair")
"""What is made: an empty archive, a copy, what could be saved of a damaged one."""

_PASSING = re.compile(rf"-passing-(?:{'|'.join(ENDINGS)})-(\d{{1,10}})")
_LEFT = re.compile(rf"(?:{_PASSING.pattern})+(?:-(?:journal|wal|shm|lock))?")
"""What stands behind the name of what was made: a word that people do not write there."""


@contextmanager
def passing_file(path: Path, ending: str) -> Iterator[Path]:
    """A name beside *path* for what is to become it; there is no file of that name yet, and none
    any more in the end. The errors are the system's own."""
    remove_leftovers(path)
    passing = path.with_name(f"{path.name}-passing-{ending}-{os.getpid()}")
    remove_with_companions(passing)
    try:
        yield passing
    finally:
        remove_with_companions(passing)


def remove_leftovers(path: Path) -> None:
    """Remove what processes left that were killed while they made *path*."""
    if not path.parent.is_dir():
        return
    for file in list(path.parent.iterdir()):
        if not file.name.startswith(f"{path.name}-"):
            continue
        rest = file.name[len(path.name) :]
        if _LEFT.fullmatch(rest) and not any(_runs(int(one)) for one in _PASSING.findall(rest)):
            file.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether there is such a process, as far as can be told."""
    if sys.platform == "win32":  # pragma: no cover - there the question would end it
        return process != os.getpid()
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True  # somebody else's
    return True


def give_its_name(passing: Path, path: Path) -> bool:
    """Let the finished file *passing* be *path* too; false where there is a file of that name,
    which stays. The caller takes *passing* away.

    :raises OSError: it cannot be
    """
    try:
        os.link(passing, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if path.exists():
            return False
        passing.rename(path)
    return True


def remove_with_companions(passing: Path, *, but: Path | None = None) -> None:
    """Remove *passing* and what SQLite and whoever worked on it put beside it; *but* stays."""
    if not passing.parent.is_dir():
        return
    for file in list(passing.parent.iterdir()):
        is_ours = file.name == passing.name or file.name.startswith(f"{passing.name}-")
        if is_ours and file != but:
            file.unlink(missing_ok=True)


def put_on_the_disk(file: Path) -> None:
    """Wait until the bytes of *file* are on the disk.

    :raises OSError: they cannot be written
    """
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_name_on_the_disk(file: Path) -> None:
    """The same for the name of *file*, where the system knows how."""
    # Windows opens no folders, and some file systems on other machines do not know the question.
    with suppress(OSError):
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
