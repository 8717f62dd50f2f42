"""One attempt to open an archive, beside the one that is being read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from archive import (
    Archive,
    ArchiveLockedError,
    ArchiveReadOnlyError,
    NewFile,
    make_archive,
    open_archive,
    take_back,
)
from desktop.jobs import Job, Worker


class Opening:
    """Opens one archive; called in the thread of the worker that will use it. ``made`` is its
    file, if it was made just now."""

    def __init__(self, path: Path, *, read_only: bool = False, create: bool = False) -> None:
        self._path, self._read_only, self._create = path, read_only, create
        self.made: NewFile | None = None

    def __call__(self) -> Archive:
        """The open archive.

        :raises StorageError: it cannot be opened
        """
        if self._create:
            self.made = make_archive(self._path)
        return open_archive(self._path, read_only=self._read_only)


class TakeBackTask:
    """Closes an archive that was made for nothing and removes its file, if nothing is in it."""

    def __init__(self, made: NewFile) -> None:
        self._made = made

    def __call__(self, archive: Archive, _job: Job) -> Path | None:
        """Its path, if it had to stay.

        :raises StorageError: it cannot be removed
        """
        return None if take_back(archive, self._made) else archive.path


def touch_task(archive: Archive, _job: Job) -> Path:
    """Nothing but the archive's path: the worker has opened it when this succeeds."""
    return archive.path


class Attempt(QObject):
    """Makes the two workers of an archive: ``reader``, and ``writer`` unless it can only be
    read, for the reason in ``error_of_writer``.

    Signals: ``ready()``: both can be used, and belong to whoever asked; ``failed(Exception)``:
    there is nothing to use. Neither comes after :meth:`drop`. ``made`` is the file of an archive
    that was not there before.
    """

    ready = Signal()
    failed = Signal(object)

    def __init__(self, path: Path, parent: QObject, *, create: bool, remember: bool) -> None:
        super().__init__(parent)
        self.path, self.remember = path, remember
        self.error_of_writer: Exception | None = None
        self.reader: Worker | None = None
        self._opening = Opening(path, create=create)
        self.writer: Worker | None = Worker(self._opening, "archive-writer", self.parent())
        self._is_dropped = self.is_started = False

    @property
    def made(self) -> NewFile | None:
        """Known when it is ready."""
        return self._opening.made

    def start(self) -> None:
        """Begin; a signal follows."""
        self.is_started = True
        if self.writer is not None:
            job = self.writer.run(touch_task)
            job.succeeded.connect(self.on_writer_ready)
            job.failed.connect(self.on_writer_failed)

    def drop(self) -> None:
        """Nobody wants this archive any more."""
        self._is_dropped = True
        close_workers(self.reader, self.writer)
        self.reader = self.writer = None
        self.deleteLater()

    def on_writer_ready(self, _path: object) -> None:
        """It can be written to."""
        self._open_reader()

    def on_writer_failed(self, error: Exception) -> None:
        """It cannot be written to: perhaps it can be read."""
        if self._is_dropped:
            return
        close_workers(self.writer)
        self.writer, self.error_of_writer = None, error
        if isinstance(error, ArchiveLockedError | ArchiveReadOnlyError):
            self._open_reader()
        else:
            self.failed.emit(error)

    def on_reader_ready(self, _path: object) -> None:
        """Open, at last."""
        if not self._is_dropped:
            self.ready.emit()

    def on_reader_failed(self, error: Exception) -> None:
        """It cannot even be read."""
        if not self._is_dropped:
            self.failed.emit(self.error_of_writer or error)

    def _open_reader(self) -> None:
        if self._is_dropped:
            return
        opening = Opening(self.path, read_only=True)
        self.reader = Worker(opening, "archive-reader", self.parent())
        job = self.reader.run(touch_task)
        job.succeeded.connect(self.on_reader_ready)
        job.failed.connect(self.on_reader_failed)


def close_workers(*workers: Worker | None) -> None:
    """Close those that are there, and forget them."""
    for worker in workers:
        if worker is not None:
            worker.close()
            worker.deleteLater()


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever links."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other
