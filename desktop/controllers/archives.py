"""Which archive is open: opening, making, closing it, and what was open before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction

from archive import (
    Archive,
    ArchiveLockedError,
    ArchiveReadOnlyError,
    open_archive,
)
from desktop.action_ids import ActionId, MenuId
from desktop.jobs import Job, Worker
from desktop.messages import describe_error
from desktop.paths import data_folder, default_archive
from desktop.settings import LAST_ARCHIVE, RECENT_ARCHIVES, Settings
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow

WRITING_ACTIONS = (ActionId.STAR, ActionId.READ)


class Opening:
    """Opens one archive; called in the thread of the worker that will use it."""

    def __init__(self, path: Path, *, read_only: bool = False, create: bool = False) -> None:
        self._path, self._read_only, self._create = path, read_only, create

    def __call__(self) -> Archive:
        """The open archive.

        :raises StorageError: it cannot be opened
        """
        return open_archive(self._path, read_only=self._read_only, create=self._create)


def touch_task(archive: Archive, _job: Job) -> Path:
    """Nothing but the archive's path: the worker has opened it when this succeeds."""
    return archive.path


class ArchivesController(QObject):
    """Holds the two workers of the open archive: ``reader``, and ``writer`` unless it is
    read-only.

    Signals: ``archive_opened(path)`` when both can be used; ``archive_closed()``;
    ``archive_failed()`` when an archive that was asked for could not be opened.
    """

    archive_opened = Signal(Path)
    archive_closed = Signal()
    archive_failed = Signal()

    def __init__(self, window: MainWindow, settings: Settings, asker: Asker) -> None:
        super().__init__(window)
        self._window, self._settings, self._asker = window, settings, asker
        self.path: Path | None = None
        self.reader: Worker | None = None
        self.writer: Worker | None = None
        self._remember = True
        self._error_of_writer: Exception | None = None
        registry = window.registry
        registry.bind(ActionId.NEW_ARCHIVE, self.ask_for_new)
        registry.bind(ActionId.OPEN_ARCHIVE, self.ask_for_old)
        registry.bind(ActionId.CLOSE_ARCHIVE, self.close_by_user)
        window.welcome.open_requested.connect(self.ask_for_old)
        window.welcome.recent_requested.connect(self.open)
        window.banner.activated.connect(self.open_again)
        window.language_changed.connect(self.on_language_changed)
        registry.menu(MenuId.OPEN_RECENT).triggered.connect(self.on_recent_triggered)
        self._show_recent()
        self._show_state()

    # What the user asks for

    def ask_for_new(self) -> None:
        """File → New Archive…"""
        path = self._asker.archive_to_create(data_folder())
        if path is not None:
            self.open(path, create=True)

    def ask_for_old(self) -> None:
        """File → Open Archive…"""
        start = self.path.parent if self.path else data_folder()
        path = self._asker.archive_to_open(start)
        if path is not None:
            self.open(path)

    def on_recent_triggered(self, action: QAction) -> None:
        """File → Open Recent → one of them."""
        self.open(Path(action.data()))

    def close_by_user(self) -> None:
        """File → Close Archive: the next start shows the welcome page."""
        self.close()
        self._settings.reset(LAST_ARCHIVE)
        self._show_recent()
        self._window.show_welcome()

    def open_default(self) -> None:
        """Open the archive in the user's data folder; it is made when it is not there."""
        self.open(default_archive(), create=True)

    def open_again(self) -> None:
        """Try to open for writing what could only be read."""
        if self.path is not None:
            self.open(self.path)

    # Opening and closing

    def open(self, path: Path, *, create: bool = False, remember: bool = True) -> None:
        """Open an archive; ``archive_opened`` or ``archive_failed`` follows.

        What was open is closed first. With ``remember`` it is opened again at the next start,
        which may be in another folder: so the path is made absolute.
        """
        path = path.absolute()
        self.close()
        self._remember = remember
        self.path = path
        self._error_of_writer = None
        self.writer = Worker(Opening(path, create=create), "archive-writer", self)
        job = self.writer.run(touch_task)
        job.succeeded.connect(self.on_writer_ready)
        job.failed.connect(self.on_writer_failed)

    def on_writer_ready(self, _path: object) -> None:
        """It can be written to."""
        self._open_reader()

    def on_writer_failed(self, error: Exception) -> None:
        """It cannot be written to: perhaps it can be read."""
        self._drop_writer()
        if isinstance(error, ArchiveLockedError | ArchiveReadOnlyError):
            self._error_of_writer = error
            self._open_reader()
        else:
            self._fail(error)

    def on_reader_ready(self, _path: object) -> None:
        """Open, at last."""
        path = self.path
        if path is None:
            return
        if self._remember:
            self._settings.set(LAST_ARCHIVE, str(path))
            self._settings.add_recent(RECENT_ARCHIVES, str(path))
            self._show_recent()
        self._window.show_archive_name(path.stem)
        self._show_state()
        self.archive_opened.emit(path)

    def on_reader_failed(self, error: Exception) -> None:
        """It cannot even be read."""
        self._fail(self._error_of_writer or error)

    def close(self) -> None:
        """Close what is open; nothing happens when nothing is."""
        was_open = self.path is not None
        self.path = None
        for worker in (self.reader, self.writer):
            if worker is not None:
                worker.close()
                worker.deleteLater()
        self.reader = self.writer = None
        if was_open:
            self._window.show_archive_name("")
            self._window.banner.clear()
            self._show_state()
            self.archive_closed.emit()

    def _open_reader(self) -> None:
        if self.path is None:
            return
        self.reader = Worker(Opening(self.path, read_only=True), "archive-reader", self)
        job = self.reader.run(touch_task)
        job.succeeded.connect(self.on_reader_ready)
        job.failed.connect(self.on_reader_failed)

    def _drop_writer(self) -> None:
        if self.writer is not None:
            self.writer.close()
            self.writer.deleteLater()
            self.writer = None

    def _fail(self, error: Exception) -> None:
        path = self.path
        self.close()
        if path is not None and str(path) == self._settings.get(LAST_ARCHIVE):
            self._settings.reset(LAST_ARCHIVE)
        self._window.show_welcome()
        self.archive_failed.emit()
        self._asker.show_error(describe_error(error))

    # What is shown of it

    def on_language_changed(self) -> None:
        """Say the banner anew."""
        self._show_state()

    def _show_state(self) -> None:
        is_open = self.reader is not None
        registry = self._window.registry
        registry.set_enabled((ActionId.CLOSE_ARCHIVE, ActionId.EXPORT), is_open)
        registry.set_enabled(WRITING_ACTIONS, self.writer is not None)
        can_import = not is_open or self.writer is not None
        registry.set_enabled((ActionId.IMPORT_FOLDER,), can_import)
        registry.menu(MenuId.IMPORT_RECENT).setEnabled(can_import)
        if is_open and self.writer is None:
            self._window.banner.show_message(*self._banner())

    def _banner(self) -> tuple[str, str]:
        translate = QCoreApplication.translate
        if isinstance(self._error_of_writer, ArchiveLockedError):
            text = translate(
                "Archives",
                "This archive is open in another window. You can read and search it here; "
                "importing, stars and read marks wait until it is closed there.",
            )
            return text, translate("Archives", "Try Again")
        text = translate(
            "Archives",
            "This archive is read-only. You can read and search it; nothing can be imported, "
            "and stars and read marks are not kept.",
        )
        return text, ""

    def _show_recent(self) -> None:
        paths = [Path(path) for path in self._settings.get(RECENT_ARCHIVES)]
        paths = [path for path in paths if path.is_file()]
        menu = self._window.registry.menu(MenuId.OPEN_RECENT)
        menu.clear()
        for path in paths:
            action = menu.addAction(str(path).replace("&", "&&"))
            action.setData(str(path))
        menu.setEnabled(bool(paths))
        self._window.welcome.set_recent(paths)
