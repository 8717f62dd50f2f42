"""Give the folder back: every post file byte for byte, under its original name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from archive.errors import ArchiveCorruptError, ExportError, PostNotFoundError
from archive.progress import Progress, ProgressCallback
from archive.storage.bodies import BodyReader
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


def export_files(
    archive_path: Path,
    folder: Path,
    files: Sequence[tuple[str, str | bytes, int]],
    bodies: BodyReader,
    progress: ProgressCallback,
) -> int:
    """Write *files*, a list of (source name, stored path, post id), to ``folder/source/path``.

    :returns: how many files were written
    :raises ExportError: a file cannot be written, or its path leads out of the folder
    :raises ArchiveCorruptError: some are damaged; all others were written
    """
    root = os.fsencode(folder.resolve())
    damaged: list[str] = []
    for done, (source, stored, post_id) in enumerate(files):
        if done % REPORT_EVERY == 0:
            progress(Progress("export", done, len(files), shown_path(stored)))
        target = _target(root, source, raw_path(stored), folder)
        try:
            data = bodies.read_checked(post_id, archive_path)
        except (ArchiveCorruptError, PostNotFoundError):
            damaged.append(shown_path(stored))
            continue
        _write(target, data, folder)
    progress(Progress("export", len(files), len(files)))
    if damaged:
        names = ", ".join(damaged[:MAX_NAMED]) + (" …" if len(damaged) > MAX_NAMED else "")
        detail = f"{len(files) - len(damaged)} files were written, {len(damaged)} not: {names}"
        raise ArchiveCorruptError(archive_path, detail)
    return len(files)


def _target(root: bytes, source: str, path: bytes, folder: Path) -> bytes:
    """Where a file goes. The archive may come from anybody: no path may lead out of *folder*."""
    parts = [*os.fsencode(source).split(b"/"), *path.split(b"/")]
    if any(part in (b"", b".", b"..") or b"\0" in part for part in parts):
        raise ExportError(folder, f"the path {shown_path(path)!r} leads out of it")
    if os.sep != "/" and any(b"\\" in part or b":" in part for part in parts):
        raise ExportError(folder, f"the path {shown_path(path)!r} cannot be written here")
    return os.path.join(root, *parts)  # noqa: PTH118  (bytes)


def _write(target: bytes, data: bytes, folder: Path) -> None:
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120  (bytes)
        # Never through a link that somebody left there.
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        flags |= getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(target, flags, 0o666), "wb") as opened:
            opened.write(data)
    except OSError as error:
        raise ExportError(folder, f"{shown_path(target)}: {error.strerror or error}") from error
