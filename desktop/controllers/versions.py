"""The former texts of the article on show, compared line by line with the text of today."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from PySide6.QtCore import QObject

from archive import Archive, PostVersion
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.jobs import Job
from desktop.messages import describe_error
from desktop.views.file_text import text_of
from desktop.views.main_window import MainWindow
from desktop.views.versions import ADDED, SAME, TAKEN, DiffLine, VersionsDialog

MAX_LINES = 4_000
"""Longer texts are shown one after the other: comparing them would take minutes."""


class VersionsTask:
    """Finds the former texts of a post."""

    def __init__(self, post_id: int) -> None:
        self._post_id = post_id

    def __call__(self, archive: Archive, _job: Job) -> list[PostVersion]:
        """The last one first."""
        return archive.versions(self._post_id)


class CompareTask:
    """Compares a former text with the text of today."""

    def __init__(self, post_id: int, version_id: int) -> None:
        self._post_id, self._version_id = post_id, version_id

    def __call__(self, archive: Archive, job: Job) -> list[DiffLine]:
        """The lines of both."""
        before = text_of(archive.version_bytes(self._version_id)).splitlines()
        now = text_of(archive.source_bytes(self._post_id)).splitlines()
        job.check()
        return list(compared(before, now))


def compared(before: list[str], now: list[str]) -> Iterator[DiffLine]:
    """The lines of two texts in one list."""
    if max(len(before), len(now)) > MAX_LINES:
        yield from (DiffLine(TAKEN, line) for line in before)
        yield from (DiffLine(ADDED, line) for line in now)
        return
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    for kind, start, end, now_start, now_end in matcher.get_opcodes():
        if kind == "equal":
            yield from (DiffLine(SAME, line) for line in before[start:end])
        else:
            yield from (DiffLine(TAKEN, line) for line in before[start:end])
            yield from (DiffLine(ADDED, line) for line in now[now_start:now_end])


class VersionsController(QObject):
    """Answers Article → Versions…, which is there for posts that were rewritten."""

    def __init__(
        self, window: MainWindow, archives: ArchivesController, articles: ArticlesController
    ) -> None:
        super().__init__(window)
        self._window, self._archives, self._articles = window, archives, articles
        self._versions: list[PostVersion] = []
        self._post_id = self._compared_id = 0
        self.dialog: VersionsDialog | None = None
        window.registry.bind(ActionId.VERSIONS, self.show)
        articles.post_changed.connect(self.on_post_changed)
        archives.archive_closed.connect(self.on_archive_closed)
        self._set([])

    def on_post_changed(self) -> None:
        """Another article, or the same anew: has it been rewritten?"""
        post = self._articles.post
        if post is None or post.id != self._post_id:
            self._post_id = 0 if post is None else post.id
            self._set([])
        if post is not None and self._archives.reader is not None:
            job = self._archives.reader.run_latest("versions", VersionsTask(post.id))
            job.succeeded.connect(self._set)

    def on_archive_closed(self) -> None:
        """No article, no versions."""
        self._set([])
        if self.dialog is not None:
            self.dialog.close()

    def show(self) -> None:
        """Article → Versions…"""
        post = self._articles.post
        if post is None or not self._versions:
            return
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
        self._compared_id = post.id  # it stays open while other articles are read
        self.dialog = VersionsDialog(post.title, self._versions, self._window)
        self.dialog.version_chosen.connect(self.compare)
        self.dialog.show()
        self.dialog.choose_last()

    def compare(self, version_id: int) -> None:
        """Fetch a comparison."""
        if self._archives.reader is not None:
            task = CompareTask(self._compared_id, version_id)
            job = self._archives.reader.run_latest("compare", task)
            job.succeeded.connect(self.on_compared)
            job.failed.connect(self.on_failed)

    def on_compared(self, lines: list[DiffLine]) -> None:
        """Show it."""
        if self.dialog is not None:
            self.dialog.show_lines(lines)

    def on_failed(self, error: Exception) -> None:
        """Say why there is none."""
        if self.dialog is not None:
            self.dialog.show_failure(describe_error(error))

    def _set(self, versions: list[PostVersion]) -> None:
        self._versions = versions
        self._window.registry.set_enabled((ActionId.VERSIONS,), bool(versions))
