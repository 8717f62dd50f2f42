"""File → Optimise Archive…: made beside the reading, then put in the archive's place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer, Signal

from archive import Archive, OptimizeReport
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.history import History, Place
from desktop.controllers.long_work import LongWork, Words
from desktop.controllers.opening import Opening, close_workers
from desktop.jobs import Job, Worker
from desktop.messages import describe_error, number
from desktop.translatable import PLURAL, translate
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from archive import Optimized

NAMED = 10
"""So many damaged files are named; the others are counted."""


class PrepareTask:
    """Writes what the archive is to become; for a reader of its own."""

    def __init__(self) -> None:
        self.made: Optimized | None = None

    def __call__(self, archive: Archive, job: Job) -> Optimized:
        """The file, complete.

        :raises StorageError: it cannot be made
        """
        from archive import prepare_optimized  # noqa: PLC0415  (not needed to start)

        self.made = prepare_optimized(archive, job.report)
        return self.made

    def discard(self) -> None:
        """Nobody wants it: it may have been complete when Cancel was pressed."""
        if self.made is not None:
            self.made.discard()


@dataclass(frozen=True, slots=True)
class Result:
    """What was done, and the new id of each post that was asked for."""

    report: OptimizeReport
    new_ids: dict[int, int]


class TakeOverTask:
    """Gives the archive the pages that were made for it; nothing else has it open."""

    def __init__(self, made: Optimized, post_ids: tuple[int, ...]) -> None:
        self._made, self._post_ids = made, post_ids
        self.result: Result | None = None

    def __call__(self, archive: Archive, job: Job) -> Result:
        """What came of it.

        :raises StorageError: the archive is in use, was changed, or cannot be written
        """
        from archive import take_over  # noqa: PLC0415

        new_ids = self._made.ids_of(archive, self._post_ids)
        self.result = Result(take_over(archive, self._made, job.report), new_ids)
        return self.result


class OptimizeController(QObject):
    """``busy_changed(bool)``: no import may begin meanwhile, or from now on may again."""

    busy_changed = Signal(bool)

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        archives: ArchivesController,
        browse: BrowseController,
        work: LongWork,
    ) -> None:
        super().__init__(window)
        self._asker, self._archives, self._browse, self._work = asker, archives, browse, work
        self._panel = window.export_panel
        self._task: PrepareTask | None = None
        self._path: Path | None = None
        self._place, self._history = Place(), History()
        self._switching: TakeOverTask | None = None
        self._worker: Worker | None = None
        self._job: Job | None = None
        self._said = ""
        self._is_importing: Callable[[], bool] = lambda: False
        window.registry.bind(ActionId.OPTIMIZE, self.ask)
        self._panel.cancel_requested.connect(self.cancel)
        archives.archive_opened.connect(self.on_archive_opened)

    # Asking

    def ask(self) -> None:
        """File → Optimise Archive…: say what it takes, and begin."""
        path = self._archives.path
        if path is None or self._work.is_busy() or self._is_refused():
            return
        from archive import has_room_for_copy, room_needed  # noqa: PLC0415

        question = QCoreApplication.translate("Optimizing", "Optimise “{name}”?")
        gain = QCoreApplication.translate(
            "Optimizing", "It becomes smaller and faster to search; nothing in it is lost."
        )
        cost = QCoreApplication.translate(
            "Optimizing",
            "That takes longer than an import, and for a while up to {size} of free space on its "
            "disk. You can go on reading; imports have to wait. Afterwards posts may have other "
            "numbers (ids) on the command line.",
        )
        size = QLocale().formattedDataSize(room_needed(path))
        kept = _about_copy(path, has_room_for_copy(path))
        parts = (question.format(name=path.stem), gain, cost.format(size=size), kept)
        yes = QCoreApplication.translate("Optimizing", "Optimise")
        if self._asker.confirm("\n\n".join(parts), yes):
            self._prepare(path)

    def ask_before(self, is_importing: Callable[[], bool]) -> None:
        """Not to begin while this says that an import runs."""
        self._is_importing = is_importing

    def _is_refused(self) -> bool:
        if not self._is_importing():
            return False
        text = QCoreApplication.translate(
            "Optimizing", "An import is running. Wait until it is done, or cancel it first."
        )
        self._asker.show_error(text)
        return True

    # First beside the reading

    def _prepare(self, path: Path) -> None:
        running = QCoreApplication.translate("Optimizing", "Optimising…")
        stopped = QCoreApplication.translate("Optimizing", "Stopped; the archive is as it was")
        words = Words(running, lambda _: running, stopped)
        self._path, self._task = path, PrepareTask()
        self.busy_changed.emit(True)
        job = self._work.start(path, self._task, words)
        job.succeeded.connect(self.on_prepared)
        job.failed.connect(self.on_not_prepared)
        job.cancelled.connect(self.on_not_prepared)

    def on_prepared(self, _made: object) -> None:
        """Go on when that job has said its last."""
        QTimer.singleShot(0, self, self._switch)

    def on_not_prepared(self, _error: Exception | None = None) -> None:
        """Whoever ran it has said why."""
        self._end()

    def _end(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.discard()
            self.busy_changed.emit(False)

    # Then alone

    def _switch(self) -> None:
        task, path = self._task, self._path
        if task is None or task.made is None or path is None or self._archives.path != path:
            self._end()
            return
        self._place, self._history = self._browse.place(), self._browse.history
        wanted = tuple(self._place.post_ids() | self._history.post_ids())
        # All that is kept of posts by their ids is forgotten with the archive.
        self._archives.close()
        self._panel.show_running(QCoreApplication.translate("Optimizing", "Optimising…"))
        self._worker = Worker(Opening(path), "archive-optimizer", self)
        self._switching = TakeOverTask(task.made, wanted)
        self._job = self._worker.run(self._switching)
        self._job.progressed.connect(self._panel.show_progress)
        self._job.succeeded.connect(self.on_switched)
        self._job.failed.connect(self.on_failed)
        self._job.cancelled.connect(self.on_cancelled)
        self._job.finished.connect(self.on_finished)

    def cancel(self) -> None:
        """Stop, if it is not too late; before, that is for the work beside the reading."""
        if self._job is not None:
            self._panel.show_stopping()
            self._job.cancel()

    def on_switched(self, result: Result) -> None:
        """It is done: remember what to say, and where the reader was."""
        self._place = self._place.with_ids(result.new_ids)
        self._history = self._history.with_ids(result.new_ids)
        text = QCoreApplication.translate("Optimizing", "Optimised: {before} before, {after} now")
        before, after = map(
            QLocale().formattedDataSize, (result.report.before, result.report.after)
        )
        self._said = text.format(before=before, after=after)
        if result.report.damaged:
            self._asker.show_error(_damage(result.report))

    def on_failed(self, error: Exception) -> None:
        """The archive is as it was."""
        self._said = QCoreApplication.translate("Optimizing", "The archive is as it was")
        self._asker.show_error(describe_error(error))

    def on_cancelled(self) -> None:
        """The same, as the user wanted, unless that came too late."""
        result = self._switching.result if self._switching is not None else None
        if result is not None:
            self.on_switched(result)
            return
        self._said = QCoreApplication.translate("Optimizing", "Stopped; the archive is as it was")

    def on_finished(self) -> None:
        """Whatever came of it, open the archive again, unless another one was opened meanwhile."""
        self._job = self._switching = None
        self.close()
        self._end()
        if self._path is not None and self._archives.path is None:
            self._browse.return_to(self._place, self._history)
            self._archives.open(self._path)
        else:
            self._panel.hide()

    def close(self) -> None:
        """Leave the archive; at the end of the program, too."""
        worker, self._worker = self._worker, None
        close_workers(worker)

    def on_archive_opened(self, _path: Path) -> None:
        """Say what came of it beside the list that is there again."""
        said, self._said = self._said, ""
        if said:
            self._panel.show_idle(said)


def _about_copy(path: Path, has_room: bool) -> str:
    if not has_room:
        return QCoreApplication.translate(
            "Optimizing",
            "There is no room on the disk for a copy of it as it is now, so none is kept.",
        )
    text = QCoreApplication.translate(
        "Optimizing",
        "A copy of it as it is now stays beside it ({size}); the last two of these are kept.",
    )
    return text.format(size=QLocale().formattedDataSize(path.stat().st_size))


def _damage(report: OptimizeReport) -> str:
    count = len(report.damaged)
    text = translate(
        "Optimizing",
        "{count} files in the archive were damaged before. They were kept as they are:",
        "", PLURAL, count
    )  # fmt: skip
    named = list(report.damaged[:NAMED])
    if count > NAMED:
        named.append("…")
    return "\n".join([text.format(count=number(count)), *named])
