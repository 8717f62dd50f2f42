"""The pictures of the article on show: fetched from the archive in the reader's thread."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject

from archive import Archive
from desktop.jobs import Job, Worker
from desktop.views.viewer.viewer import Asset, AssetAnswer

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


class AssetsController(QObject):
    """Answers the viewer's questions for pictures; none is left without an answer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
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
                _Question(self._reader.run(AssetTask(post_id, path)), answer, self._open)
            )

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
