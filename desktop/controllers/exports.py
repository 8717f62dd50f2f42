"""What leaves the archive: every post file back into a folder, byte for byte, or a whole copy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, Qt

from archive import Archive, PostFilter, back_up
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.long_work import LongWork, Words
from desktop.jobs import Job
from desktop.messages import number
from desktop.translatable import PLURAL, translate
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow


class ExportTask:
    """Writes the files of chosen posts, or all."""

    def __init__(
        self, folder: Path, chosen: PostFilter | None, post_ids: Sequence[int] | None = None
    ) -> None:
        self._folder, self._chosen, self._post_ids = folder, chosen, post_ids

    def __call__(self, archive: Archive, job: Job) -> int:
        """How many files were written.

        :raises ExportError: the folder cannot be used
        """
        return archive.export_sources(
            self._folder, chosen=self._chosen, post_ids=self._post_ids, progress=job.report
        )


class BackupTask:
    """Copies the archive; a file that was there of the copy's name goes when that is complete."""

    def __init__(self, copy: Path) -> None:
        self._copy = copy

    def __call__(self, archive: Archive, job: Job) -> int:
        """The size of the copy in bytes.

        :raises StorageError: the copy cannot be written
        """
        return back_up(archive.path, self._copy, job.report, replace=True)


class ExportsController(QObject):
    """Answers File → Export… and File → Back Up Archive…."""

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        archives: ArchivesController,
        browse: BrowseController,
        work: LongWork,
    ) -> None:
        super().__init__(window)
        self._window, self._asker = window, asker
        self._archives, self._browse = archives, browse
        self._work = work
        window.registry.bind(ActionId.EXPORT, self.ask_for_folder)
        window.registry.bind(ActionId.BACK_UP, self.ask_for_copy)

    def ask_for_folder(self) -> None:
        """File → Export…: all posts, or where the list has not all of them, those."""
        archive = self._archives.path
        if archive is None or self._work.is_busy():
            return
        listed, chosen = self._browse.post_filter(), None
        if listed.query or listed.categories or listed.tags:
            only = self._asker.only_what_is_listed(self._window.count_text())
            if only is None:
                return
            chosen = listed if only else None
        folder = self._asker.folder_to_export_to(Path.home())
        if folder is not None:
            self._export(archive, folder, ExportTask(folder, chosen))

    def export_posts(self, post_ids: Sequence[int]) -> None:
        """Article → Selected Posts → Export Selected…: the files of these posts."""
        archive = self._archives.path
        if archive is None or self._work.is_busy():
            return
        folder = self._asker.folder_to_export_to(Path.home())
        if folder is not None:
            self._export(archive, folder, ExportTask(folder, None, post_ids))

    def _export(self, archive: Path, folder: Path, task: ExportTask) -> None:
        running = QCoreApplication.translate("Exports", "Exporting to {folder}…")
        stopped = QCoreApplication.translate("Exports", "Stopped; the folder is not complete")
        words = Words(running.format(folder=folder.name), partial(_exported, folder.name), stopped)
        self._work.start(archive, task, words)

    def ask_for_copy(self) -> None:
        """File → Back Up Archive…: to a file that has today's date in its name."""
        archive = self._archives.path
        if archive is None or self._work.is_busy():
            return
        today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        copy = self._asker.copy_to_make(archive.with_name(f"{archive.stem}-{today}.fiche"))
        if copy is not None:
            running = QCoreApplication.translate("Exports", "Copying to {file}…")
            done = QCoreApplication.translate("Exports", "Copied to {file} ({size})")
            stopped = QCoreApplication.translate("Exports", "Stopped; there is no copy")
            words = Words(
                running.format(file=copy.name),
                lambda size: done.format(
                    file=copy.name, size=QLocale().formattedDataSize(int(size))
                ),
                stopped,
            )
            self._work.start(archive, BackupTask(copy), words)


def _exported(folder: str, files: int) -> str:
    text = translate("Exports", "{count} files were exported to {folder}", "", PLURAL, files)
    return text.format(count=number(files), folder=folder)
