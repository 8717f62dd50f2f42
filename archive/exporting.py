"""Give the folder back: every post file and asset byte for byte, under its original name."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from archive.errors import ArchiveCorruptError, ExportError, PostNotFoundError
from archive.progress import Progress, ProgressCallback
from archive.storage.keys import raw_path, shown_path

REPORT_EVERY = 200
MAX_NAMED = 5  # damaged files; the rest is counted


def prepare_folder(folder: Path, *, overwrite: bool) -> None:
    """Make *folder*, or make sure that it may be written into.

    :raises ExportError: it is no folder, or not empty and *overwrite* is not set
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not overwrite and any(folder.iterdir()):
            raise ExportError(folder, "the folder is not empty")
    except FileExistsError as error:
        raise ExportError(folder, "there is a file of that name") from error
    except OSError as error:
        raise ExportError(folder, error.strerror or str(error)) from error


class FilesToExport(NamedTuple):
    """``rows`` are (source name, stored path, id); ``read`` gives the bytes of an id."""

    rows: Sequence[tuple[str, str | bytes, int]]
    read: Callable[[int], bytes]


def export_files(
    archive_path: Path,
    folder: Path,
    groups: Sequence[FilesToExport],
    progress: ProgressCallback,
    *,
    overwrite: bool,
) -> int:
    """Write files to ``folder/source/path``.

    :returns: how many files were written
    :raises ExportError: a file cannot be written, or its path leads out of the folder; or some
        paths are one and the same on this disk, and all others were written
    :raises ArchiveCorruptError: some are damaged; all others were written
    """
    root = os.fsencode(folder.resolve())
    total = sum(len(group.rows) for group in groups)
    damaged: list[str] = []
    clashing: list[str] = []
    files = ((row, group.read) for group in groups for row in group.rows)
    for done, ((source, stored, number), read) in enumerate(files):
        if done % REPORT_EVERY == 0:
            progress(Progress("export", done, total, shown_path(stored)))
        target = _target(root, source, raw_path(stored), folder)
        try:
            data = read(number)
        except (ArchiveCorruptError, PostNotFoundError):
            damaged.append(shown_path(stored))
            continue
        if not _write(target, data, folder, overwrite=overwrite):
            clashing.append(shown_path(stored))
    progress(Progress("export", total, total))
    if damaged:
        written = total - len(damaged) - len(clashing)
        detail = f"{written} files were written, {len(damaged)} not: {_named(damaged)}"
        raise ArchiveCorruptError(archive_path, detail)
    if clashing:
        names = _named(clashing)
        raise ExportError(folder, f"but for files whose names are others' here: {names}")
    return total


def _named(paths: Sequence[str]) -> str:
    return ", ".join(paths[:MAX_NAMED]) + (" …" if len(paths) > MAX_NAMED else "")


def _target(root: bytes, source: str, path: bytes, folder: Path) -> bytes:
    """Where a file goes. The archive may come from anybody: no path may lead out of *folder*."""
    parts = [*os.fsencode(source).split(b"/"), *path.split(b"/")]
    if any(part in (b"", b".", b"..") or b"\0" in part for part in parts):
        raise ExportError(folder, f"the path {shown_path(path)!r} leads out of it")
    if os.sep != "/" and any(b"\\" in part or b":" in part for part in parts):
        raise ExportError(folder, f"the path {shown_path(path)!r} cannot be written here")
    return os.path.join(root, *parts)  # noqa: PTH118  (bytes)


def _write(target: bytes, data: bytes, folder: Path, *, overwrite: bool) -> bool:
    """Whether the file was written: not where a file is there already that we may not replace,
    such as one of the same name but for capital letters, on a disk where these do not count."""
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120  (bytes)
        # Never through a link that somebody left there.
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        flags |= os.O_TRUNC if overwrite else os.O_EXCL
        flags |= getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(target, flags, 0o666), "wb") as opened:
            opened.write(data)
    except FileExistsError as error:
        if not overwrite and error.filename == target:
            return False
        raise ExportError(folder, f"{shown_path(target)}: {error.strerror or error}") from error
    except OSError as error:
        raise ExportError(folder, f"{shown_path(target)}: {error.strerror or error}") from error
    return True
