"""Imports that nobody sees: files that are read again, folders that are kept up to date."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from archive import Archive, ImportOptions, ImportReport, PostFilter, Source
from desktop.controllers.archives import ArchivesController
from desktop.controllers.import_task import run_import
from desktop.controllers.previews import MOST
from desktop.controllers.states import StatesController
from desktop.jobs import Job


@dataclass(frozen=True, slots=True)
class QuietImport:
    """What to import. With ``only`` nothing but these files; ``by_hand``: the user asked for it
    just now, so it is done even where most posts of the folder are gone."""

    folder: Path
    only: frozenset[str] | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class QuietResult:
    """What came of it. ``report`` says what was done; where ``lost`` of the ``known`` posts are
    gone, which is most of them, nothing was done and it says what would be. ``gone``: so many
    more posts than before have no file now; only known of what was not asked for by hand."""

    wanted: QuietImport
    name: str
    report: ImportReport
    lost: int = 0
    known: int = 0
    gone: int = 0

    @property
    def was_held_back(self) -> bool:
        """Whether nothing was written, because too much was gone."""
        return self.lost > 0


class QuietImportTask:
    """Imports by the rules of last time, in the writer's thread."""

    def __init__(self, wanted: QuietImport, states: StatesController) -> None:
        self._wanted, self._states = wanted, states

    def __call__(self, archive: Archive, job: Job) -> QuietResult:
        """The result.

        :raises ImportFolderError: the folder is not there
        """
        wanted = self._wanted
        sources = archive.sources()
        source = next((one for one in sources if Path(one.folder) == wanted.folder), None)
        name = source.name if source is not None else wanted.folder.name
        before: int | None = None
        if not wanted.by_hand and source is not None:
            before = _count_missing(archive, source)
            preview = self._import(archive, job, source, dry_run=True)
            job.check()
            lost = preview.missing - before
            known = lost + preview.unchanged + preview.updated + preview.moved
            if lost > known * MOST:
                return QuietResult(wanted, name, preview, lost, known)
        report = self._import(archive, job, source, dry_run=False)
        # The report counts all that are missing, also those that were so already.
        gone = 0 if before is None else max(0, report.missing - before)
        return QuietResult(wanted, name, report, gone=gone)

    def _import(
        self, archive: Archive, job: Job, source: Source | None, *, dry_run: bool
    ) -> ImportReport:
        # Whoever chose another kind of site or time zone in the preview has it kept.
        options = ImportOptions(
            generator="auto" if source is None else source.generator,
            timezone=None if source is None else source.timezone,
            dry_run=dry_run,
            only=self._wanted.only,
        )
        return run_import(archive, job, self._wanted.folder, options, self._states)


def _count_missing(archive: Archive, source: Source) -> int:
    """How many posts of a source were gone before."""
    gone = PostFilter(query="is:missing", sources=(source.name,), hidden=True)
    return sum(map(len, archive.iter_post_ids(gone)))


class QuietImportsController(QObject):
    """Does one after the other, and each after an import that runs already.

    Signals: ``finished(QuietResult)``; ``failed(QuietImport, Exception)``; ``refresh_wanted()``
    when the archive may have changed.
    """

    finished = Signal(object)
    failed = Signal(object, object)
    refresh_wanted = Signal()

    def __init__(
        self, parent: QObject, archives: ArchivesController, states: StatesController
    ) -> None:
        super().__init__(parent)
        self._archives, self._states = archives, states
        self._waiting: deque[QuietImport] = deque()
        self._running: QuietImport | None = None
        self._job: Job | None = None
        self._is_held = False
        archives.archive_closed.connect(self.on_archive_closed)

    def add(self, wanted: QuietImport) -> None:
        """Import this when it is its turn; what waits already is not done twice."""
        if wanted not in self._waiting:
            self._waiting.append(wanted)
            self._start()

    def hold(self, is_held: bool) -> None:
        """Begin none from now on, while the archive is optimised, or again."""
        self._is_held = is_held
        self._start()

    def is_idle(self) -> bool:
        """Whether nothing runs or waits."""
        return self._job is None and not self._waiting

    def _start(self) -> None:
        writer = self._archives.writer
        if self._job is not None or self._is_held or writer is None or not self._waiting:
            return
        self._running = self._waiting.popleft()
        # The writer does one thing at a time: an import of the user's goes first, if it runs.
        self._job = writer.run(QuietImportTask(self._running, self._states))
        self._job.succeeded.connect(self.on_succeeded)
        self._job.failed.connect(self.on_failed)
        self._job.finished.connect(self.on_finished)

    def on_succeeded(self, result: QuietResult) -> None:
        """One is done."""
        if self.sender() is self._job:
            self.finished.emit(result)

    def on_failed(self, error: Exception) -> None:
        """One could not be done."""
        if self.sender() is self._job:
            self.failed.emit(self._running, error)

    def on_finished(self) -> None:
        """Whatever came of it, the next one."""
        if self.sender() is self._job:
            self._job = self._running = None
            self.refresh_wanted.emit()
            self._start()

    def on_archive_closed(self) -> None:
        """What was asked for was asked of another archive."""
        self._waiting.clear()
        self._job = self._running = None
