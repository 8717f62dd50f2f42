"""Folders that are kept up to date: which they are, and what is done when they change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction

from archive import Archive, Source
from desktop.action_ids import MenuId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.imports import ImportsController
from desktop.controllers.quiet_imports import (
    QuietImport,
    QuietImportsController,
    QuietResult,
)
from desktop.jobs import Job
from desktop.messages import describe_error, number
from desktop.settings import KEPT_UP_TO_DATE, Settings
from desktop.translatable import PLURAL, translate
from desktop.views.import_panel import describe_result
from desktop.views.main_window import MainWindow
from desktop.watching import FolderWatcher


def sources_task(archive: Archive, _job: Job) -> list[Source]:
    """The folders of an archive."""
    return archive.sources()


class KeepingController(QObject):
    """Watches the chosen folders of the open archive and imports them quietly when they change.

    What is chosen is a setting, not in the archive: an archive that comes from somebody else
    shall not say which folders of this machine are read. ``shown()``: the menu was filled, or
    something was chosen in it.
    """

    shown = Signal()

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        archives: ArchivesController,
        imports: ImportsController,
        quiet: QuietImportsController,
    ) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._archives, self._quiet = archives, quiet
        self._watchers: dict[Path, FolderWatcher] = {}
        self._menu = window.registry.menu(MenuId.KEEP_UP_TO_DATE)
        self._menu.triggered.connect(self.on_triggered)
        archives.archive_opened.connect(self.refresh)
        archives.archive_closed.connect(self.on_archive_closed)
        imports.import_stopped.connect(self.refresh)
        quiet.finished.connect(self.on_imported)
        quiet.failed.connect(self.on_failed)
        self._fill(())

    def watched(self) -> list[Path]:
        """The folders that are watched now."""
        return list(self._watchers)

    # Which folders

    def refresh(self) -> None:
        """The archive may have other folders now."""
        if self._archives.reader is not None:
            job = self._archives.reader.run_latest("sources", sources_task)
            job.succeeded.connect(self.on_sources)

    def on_sources(self, sources: Sequence[Source]) -> None:
        """The archive's folders are known: offer them, and watch those that were chosen."""
        if self._archives.writer is None or self._archives.path is None:
            sources = ()  # nothing can be imported
        self._fill(sources)
        folders = {Path(source.folder) for source in sources}
        wanted = {folder for folder in folders if self._is_kept(folder)}
        self._stop([folder for folder in self._watchers if folder not in wanted])
        for folder in sorted(wanted - self._watchers.keys()):
            self._start(folder)

    def on_triggered(self, action: QAction) -> None:
        """File → Keep Up to Date → one of the folders."""
        folder = Path(action.data())
        entries = [one for one in self._settings.get(KEPT_UP_TO_DATE) if one != self._entry(folder)]
        if action.isChecked():
            entries.append(self._entry(folder))
            self._start(folder)
        else:
            self._stop([folder])
        self._settings.set(KEPT_UP_TO_DATE, entries)
        self.shown.emit()

    def on_archive_closed(self) -> None:
        """Nothing to import into."""
        self._window.status_line.clear()
        self._stop(list(self._watchers))
        self._fill(())

    def _entry(self, folder: Path) -> str:
        return f"{self._archives.path}\n{folder}"

    def _is_kept(self, folder: Path) -> bool:
        return self._entry(folder) in self._settings.get(KEPT_UP_TO_DATE)

    def _fill(self, sources: Sequence[Source]) -> None:
        self._menu.clear()
        for source in sources:
            action = self._menu.addAction(source.folder.replace("&", "&&"))
            action.setData(source.folder)
            action.setCheckable(True)
            action.setChecked(self._is_kept(Path(source.folder)))
        self._menu.menuAction().setEnabled(not self._menu.isEmpty())
        self.shown.emit()

    # Watching

    def _start(self, folder: Path) -> None:
        path = self._archives.path
        if path is None or folder in self._watchers:
            return
        watcher = self._watchers[folder] = FolderWatcher(folder, path, self)
        watcher.changed.connect(self.on_changed)
        watcher.gone.connect(self.on_gone)
        watcher.start()

    def _stop(self, folders: Sequence[Path]) -> None:
        stopping = [self._watchers.pop(folder) for folder in folders if folder in self._watchers]
        for watcher in stopping:  # all at once, so that the waiting is one
            watcher.ask_to_stop()
        for watcher in stopping:
            watcher.wait()
            watcher.deleteLater()

    def on_changed(self, folder: Path) -> None:
        """Import it, when it is its turn."""
        if folder in self._watchers:
            self._quiet.add(QuietImport(folder))

    def on_gone(self, folder: Path) -> None:
        """Say so; the watcher waits for it."""
        text = QCoreApplication.translate(
            "Keeping", "{folder} is not there. It is kept up to date again when it comes back."
        )
        self._window.status_line.say(text.format(folder=folder), stays=True)

    # What came of it

    def on_imported(self, result: QuietResult) -> None:
        """One line, and none at all where nothing was new."""
        if result.wanted.by_hand:
            return
        if result.was_held_back:
            lost = result.lost
            text = translate(
                "Keeping",
                "{name}: {lost} of {known} posts are gone from the folder. Nothing was done; "
                "import it by hand if that is right.",
                "", PLURAL, lost
            )  # fmt: skip
            values = {"lost": number(lost), "known": number(result.known)}
            self._window.status_line.say(text.format(name=result.name, **values), stays=True)
            return
        report, gone = result.report, result.gone
        if report.added or report.updated or report.moved or gone:
            text = QCoreApplication.translate("Keeping", "{name}: {result}")
            said = describe_result(report, gone)
            self._window.status_line.say(text.format(name=result.name, result=said))

    def on_failed(self, wanted: QuietImport, error: Exception) -> None:
        """It is tried again at the next change."""
        if not wanted.by_hand:
            self._window.status_line.say(describe_error(error), stays=True)
