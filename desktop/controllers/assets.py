"""The assets of the article on show: fetched from the archive in the reader's thread, to be shown
or to be saved."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from archive import Archive, ExportError
from desktop.jobs import Job, Worker
from desktop.messages import describe_error
from desktop.views.dialogs import Asker
from desktop.views.viewer.store import Asset, AssetAnswer

log = logging.getLogger("microfiche.viewer")


class AssetTask:
    """Reads one asset of a post; None where the archive has none of that path."""

    def __init__(self, post_id: int, path: str) -> None:
        self._post_id, self._path = post_id, path

    def __call__(self, archive: Archive, _job: Job) -> Asset | None:
        """(media type, bytes).

        :raises PostNotFoundError: an import replaced the post meanwhile
        :raises ArchiveCorruptError: the stored bytes are damaged
        """
        return archive.asset(self._post_id, self._path)


class SaveTask:
    """Writes an asset to a file that the user chose."""

    def __init__(self, post_id: int, path: str, target: Path) -> None:
        self._post_id, self._path, self._target = post_id, path, target

    def __call__(self, archive: Archive, _job: Job) -> Path:
        """Where it was written.

        :raises ExportError: it cannot be written there
        :raises ArchiveCorruptError: the stored bytes are damaged
        """
        asset = archive.asset(self._post_id, self._path)
        if asset is None:
            raise ExportError(self._target, "there is no such file")
        try:
            self._target.write_bytes(asset[1])
        except OSError as error:
            raise ExportError(self._target, error.strerror or str(error)) from error
        return self._target


class AssetsController(QObject):
    """Answers the viewer's questions for pictures, none of which is left without an answer, and
    saves attachments. Signal: ``saved(Path)``."""

    saved = Signal(object)

    def __init__(self, parent: QObject, asker: Asker) -> None:
        super().__init__(parent)
        self._asker = asker
        self._reader: Worker | None = None
        self._open: set[_Question] = set()

    def set_reader(self, reader: Worker | None) -> None:
        """Read from this archive from now on."""
        self.drop()
        self._reader = reader

    def look_up(self, post_id: int, path: str, answer: AssetAnswer) -> None:
        """Fetch an asset; *answer* is called later, in the GUI thread."""
        if self._reader is None:
            answer(None)
        else:
            self._open.add(
                _Question(
                    self._reader.run(AssetTask(post_id, path), urgent=True), answer, self._open
                )
            )

    def save(self, post_id: int, path: str) -> None:
        """Ask where to save an asset, and do so."""
        name = path.rpartition("/")[2].encode("utf-8", "replace").decode("utf-8")
        target = self._asker.file_to_save(Path.home() / name)
        if target is not None and self._reader is not None:
            job = self._reader.run(SaveTask(post_id, path, target), must_run=True)
            job.succeeded.connect(self.saved)
            job.failed.connect(self.on_not_saved)

    def on_not_saved(self, error: Exception) -> None:
        """Say why it is not there."""
        self._asker.show_error(describe_error(error))

    def drop(self) -> None:
        """Another article is wanted: what waits for the pictures of this one would delay it."""
        for question in list(self._open):
            question.job.cancel()


class _Question(QObject):
    """One job and the way back to who asked. Goes with its job."""

    def __init__(self, job: Job, answer: AssetAnswer, among: set[_Question]) -> None:
        super().__init__(job)
        self.job, self._answer, self._among = job, answer, among
        job.succeeded.connect(self.on_found)
        job.failed.connect(self.on_failed)
        job.cancelled.connect(self.on_cancelled)

    def on_found(self, asset: Asset | None) -> None:
        """The archive has answered."""
        self._among.discard(self)
        self._answer(asset)

    def on_failed(self, error: Exception) -> None:
        """A picture that cannot be read is a gap in its article."""
        log.warning("A picture of an article cannot be read: %s", error)
        self.on_found(None)

    def on_cancelled(self) -> None:
        """Nobody wants it any more."""
        self.on_found(None)
