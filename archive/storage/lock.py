"""One process writes an archive at a time: a lock file beside it says who.

SQLite's own locks last for one transaction. Before 3.51.3 two processes that write and
checkpoint the same WAL database can damage it (sqlite.org/wal.html, "WAL-reset bug"), and the
system's SQLite may be that old. So whoever opens an archive for writing holds this lock until
the archive is closed. The lock is not taken on the database file itself: closing any other
descriptor of that file would silently drop SQLite's own POSIX locks.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from archive.errors import ArchiveLockedError, StorageError
from archive.storage.connection import storage_errors

if sys.platform == "win32":  # pragma: no cover - exercised on Windows only
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


def lock_name(archive_path: Path) -> Path:
    """The lock file of an archive, which is no link."""
    return archive_path.with_name(archive_path.name + "-lock")


class WriteLock:
    """The right to write to one archive. Released by :meth:`release` or when the process ends.

    ``was_left``: its file was there already, so whoever wrote last never gave the lock back: the
    process was killed, or the machine went down.
    """

    def __init__(self, archive_path: Path) -> None:
        """Take the lock now.

        :raises ArchiveLockedError: another process, or another writer of this one, holds it
        :raises ArchiveReadOnlyError: the folder of the archive cannot be written
        :raises StorageError: the file system knows no locks
        """
        with storage_errors(archive_path):
            self._path = lock_name(archive_path.resolve())  # one lock, whatever links lead to it
        self.was_left = False
        self._descriptor: int | None = None
        while self._descriptor is None:
            self._descriptor = self._open(archive_path)

    def _open(self, archive_path: Path) -> int | None:
        with storage_errors(archive_path):
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
                self.was_left = False
            except FileExistsError:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
                self.was_left = True
        try:
            _try_lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _HELD:
                raise ArchiveLockedError(archive_path) from error
            raise StorageError(archive_path, f"no lock can be taken: {error.strerror}") from error
        # The holder before us removes its file while it leaves: make sure that ours is the
        # one that the next process will find.
        try:
            found = self._path.stat()
        except FileNotFoundError:
            found = None
        if found is None or not os.path.samestat(found, os.fstat(descriptor)):
            os.close(descriptor)
            return None
        return descriptor

    def release(self) -> None:
        """Give the lock back. Calling it twice is harmless."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        if sys.platform == "win32":  # pragma: no cover - an open file cannot be removed there
            os.close(descriptor)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(descriptor)
