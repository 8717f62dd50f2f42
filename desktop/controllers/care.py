"""File → Check Archive and File → Repair Archive…: is it whole, and what of it can be saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from archive import Archive, CheckReport, RepairReport
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.long_work import LongWork, Words
from desktop.findings import describe_finding
from desktop.jobs import Job
from desktop.messages import number
from desktop.paths import data_folder
from desktop.translatable import PLURAL, translate
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow
from desktop.views.verdict import Verdict, VerdictDialog


def check_task(archive: Archive, job: Job) -> CheckReport:
    """Looks at everything."""
    return archive.check(job.report)


class RepairTask:
    """Saves what can be read of *damaged* into the new archive *new*."""

    def __init__(self, damaged: Path, new: Path) -> None:
        self._damaged, self._new = damaged, new

    def __call__(self, _archive: Archive, job: Job) -> RepairReport:
        """What was saved, and what was not.

        :raises StorageError: nothing can be read, or the new one cannot be written
        """
        from archive import repair_archive  # noqa: PLC0415  (not needed to start)

        return repair_archive(self._damaged, self._new, job.report)


class DamagedOpening:
    """Opens a damaged archive; called in the thread of the worker that saves what is in it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> Archive:
        """The archive, of which perhaps nothing can be read.

        :raises StorageError: it is none, or its very beginning is lost
        """
        from archive import open_damaged  # noqa: PLC0415

        return open_damaged(self._path)


class CareController(QObject):
    """Runs both and shows the verdict."""

    def __init__(
        self, window: MainWindow, asker: Asker, archives: ArchivesController, work: LongWork
    ) -> None:
        super().__init__(window)
        self._window, self._asker = window, asker
        self._archives, self._work = archives, work
        self.dialog: VerdictDialog | None = None
        self._path = self._new = Path()
        window.registry.bind(ActionId.CHECK, self.check)
        window.registry.bind(ActionId.REPAIR, self.ask_to_repair)
        archives.archive_opened.connect(self.on_archive_opened)

    # Checking

    def check(self) -> None:
        """File → Check Archive."""
        path = self._archives.path
        if path is None or self._work.is_busy():
            return
        words = Words(
            QCoreApplication.translate("Care", "Checking…"),
            _checked,
            QCoreApplication.translate("Care", "Stopped; not all of the archive was checked"),
        )
        self._path = path
        job = self._work.start(path, check_task, words)
        job.succeeded.connect(self.on_checked)

    def on_checked(self, report: CheckReport) -> None:
        """All is well and the panel says so, or not: then it is said in full."""
        if not report.ok:
            self.show_damage(self._path, report)

    def show_damage(self, path: Path, report: CheckReport) -> None:
        """What was found in *path*, and what can be done about it."""
        headline = QCoreApplication.translate("Care", "“{name}” is damaged").format(name=path.stem)
        advice = QCoreApplication.translate(
            "Care",
            "What is not damaged can be read and searched as before. If you have a copy from "
            "before, use it. Otherwise let Microfiche save all that can be read into a new "
            "archive; this one is left as it is.",
        )
        findings = [describe_finding(one) for one in report.problems]
        action = QCoreApplication.translate("Care", "Repair…")
        self._path = path
        title = QCoreApplication.translate("Care", "Check Archive")
        self._show(title, Verdict(headline, advice, findings, action), self.repair_path)

    # Repairing

    def ask_to_repair(self) -> None:
        """File → Repair Archive…: the open one, or where none is, one that is chosen."""
        if self._work.is_busy():
            return
        path = self._archives.path or self._asker.archive_to_repair(data_folder())
        if path is not None:
            self._path = path
            self.repair_path()

    def repair_path(self) -> None:
        """Ask where to, and begin."""
        path = self._path
        if self._work.is_busy():
            return
        new = self._asker.repaired_to_make(path.with_name(f"{path.stem}-repaired{path.suffix}"))
        if new is None:
            return
        self._new = new
        running = QCoreApplication.translate("Care", "Saving to {file}…")
        words = Words(
            running.format(file=new.name),
            _saved,
            QCoreApplication.translate("Care", "Stopped; there is no new archive"),
        )
        opening = DamagedOpening(path)
        job = self._work.start(path, RepairTask(path, new), words, opening=opening)
        job.succeeded.connect(self.on_repaired)

    def on_repaired(self, report: RepairReport) -> None:
        """Exactly what was saved and what was not."""
        headline = _saved(report)
        if report.lost:
            count = report.lost
            lost = translate("Care", "{count} posts are lost", "", PLURAL, count)
            both = QCoreApplication.translate("Care", "{saved}; {lost}")
            headline = both.format(saved=headline, lost=lost.format(count=number(count)))
        if report.problems:
            advice = QCoreApplication.translate(
                "Care",
                "The new archive “{file}” is whole. What could not be saved is named below. Import "
                "your folders into it to complete it: what it has already is not read again.",
            )
        else:
            advice = QCoreApplication.translate(
                "Care", "The new archive “{file}” is whole, and nothing is missing in it."
            )
        action = QCoreApplication.translate("Care", "Open It")
        findings = [describe_finding(one) for one in report.problems]
        verdict = Verdict(headline, advice.format(file=self._new.name), findings, action)
        self._show(QCoreApplication.translate("Care", "Repair Archive"), verdict, self.open_new)

    def open_new(self) -> None:
        """What came of it instead of the damaged one."""
        self._archives.open(self._new)

    # What is shown

    def _show(self, title: str, verdict: Verdict, act: Callable[[], None]) -> None:
        self._close_dialog()
        self.dialog = VerdictDialog(title, verdict, self._window)
        self.dialog.action_requested.connect(act)
        self.dialog.show()

    def _close_dialog(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()

    def on_archive_opened(self, _path: Path) -> None:
        """What was said of another one is over."""
        self._close_dialog()


def _checked(report: CheckReport) -> str:
    if not report.ok:
        return QCoreApplication.translate("Care", "The archive is damaged")
    count = report.posts
    text = translate("Care", "No damage: {count} posts were checked", "", PLURAL, count)
    return text.format(count=number(count))


def _saved(report: RepairReport) -> str:
    count = report.posts
    text = translate("Care", "{count} posts are saved", "", PLURAL, count)
    return text.format(count=number(count))
