"""Which archive is open: opening, making, closing it, and what was open before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction

from archive import ArchiveLockedError, NewFile
from desktop.action_ids import ActionId, MenuId
from desktop.controllers.opening import Attempt, TakeBackTask, close_workers, is_same_file
from desktop.jobs import Worker
from desktop.messages import describe_error
from desktop.paths import data_folder
from desktop.settings import LAST_ARCHIVE, RECENT_ARCHIVES, Settings
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow

READING_ACTIONS = (
    ActionId.CLOSE_ARCHIVE,
    ActionId.EXPORT,
    ActionId.BACK_UP,
    ActionId.CHECK,
    ActionId.SEARCH_FORM,
)
WRITING_ACTIONS = (ActionId.STAR, ActionId.READ, ActionId.OPTIMIZE)


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
        self._error_of_writer: Exception | None = None
        self._attempt: Attempt | None = None
        self._made: NewFile | None = None
        self._leaving: Worker | None = None
        self._closing: list[tuple[Path, Worker]] = []
        registry = window.registry
        registry.bind(ActionId.NEW_ARCHIVE, self.ask_for_new)
        registry.bind(ActionId.OPEN_ARCHIVE, self.ask_for_old)
        registry.bind(ActionId.CLOSE_ARCHIVE, self.close_by_user)
        window.welcome.open_requested.connect(self.ask_for_old)
        window.welcome.recent_requested.connect(self.open)
        window.banner.activated.connect(self.open_again)
        window.language_changed.connect(self.on_language_changed)
        registry.menu(MenuId.OPEN_RECENT).triggered.connect(self.on_recent_triggered)
        self.show_recent()
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
        self._leave_archive()
        self._settings.reset(LAST_ARCHIVE)
        self.show_recent()
        self._window.show_welcome()

    def take_back(self) -> None:
        """Close an archive that was made when it was opened, and remove its file while nothing is
        in it: whatever it was made for is not wanted. One that was there before is left open."""
        made, writer, path = self._made, self.writer, self.path
        if made is None or writer is None:
            return
        # The writer may take seconds to end what it does now, so nobody waits for it here.
        self.writer = None
        recent = self._settings.get(RECENT_ARCHIVES)
        self._settings.set(RECENT_ARCHIVES, [one for one in recent if one != str(path)])
        self.close_by_user()
        self._leaving = writer
        job = writer.run(TakeBackTask(made), must_run=True)
        job.succeeded.connect(self.on_taken_back)
        job.failed.connect(self.on_not_taken_back)
        job.finished.connect(self.on_left)

    def on_taken_back(self, kept: Path | None) -> None:
        """It is gone, or had to stay after all."""
        if kept is not None:
            self._settings.add_recent(RECENT_ARCHIVES, str(kept))
            self.show_recent()

    def on_not_taken_back(self, error: Exception) -> None:
        """The empty file stays."""
        self._asker.show_error(describe_error(error))

    def on_left(self) -> None:
        """Now whatever was asked for meanwhile, which may be the same file again."""
        self._leave()
        self._start_attempt()

    def _leave(self) -> None:
        leaving, self._leaving = self._leaving, None
        close_workers(leaving)

    def open_again(self) -> None:
        """Try to open for writing what could only be read."""
        if self.path is not None:
            self.open(self.path)

    # Opening and closing

    def open(self, path: Path, *, create: bool = False, remember: bool = True) -> None:
        """Open an archive; ``archive_opened`` or ``archive_failed`` follows.

        What is open stays until the other one can be used. With ``remember`` that is opened
        again at the next start, which may be in another folder: so the path is made absolute.
        """
        path = path.absolute()
        self._drop_attempt()
        if self.path is not None and is_same_file(path, self.path):
            self._leave_archive()  # nobody can write to it twice
        self._attempt = Attempt(path, self, create=create, remember=remember)
        self._attempt.ready.connect(self.on_ready)
        self._attempt.failed.connect(self.on_failed)
        self._start_attempt()

    def _start_attempt(self) -> None:
        """Go on with what was asked for, once what is done with that very file has ended."""
        attempt = self._attempt
        if attempt is None or attempt.is_started or self._leaving is not None:
            return
        if not any(is_same_file(attempt.path, path) for path, _worker in self._closing):
            attempt.start()

    def on_ready(self) -> None:
        """The other archive can be used: leave what was open for it."""
        attempt, self._attempt = self._attempt, None
        if attempt is None:
            return
        self._leave_archive()
        self.path, self.reader, self.writer = attempt.path, attempt.reader, attempt.writer
        self._error_of_writer, self._made = attempt.error_of_writer, attempt.made
        if attempt.remember:
            self._settings.set(LAST_ARCHIVE, str(attempt.path))
            self._settings.add_recent(RECENT_ARCHIVES, str(attempt.path))
            self.show_recent()
        attempt.deleteLater()
        self._window.show_archive_name(attempt.path.stem)
        self._show_state()
        self.archive_opened.emit(attempt.path)

    def on_failed(self, error: Exception) -> None:
        """It cannot be used; what is open stays so."""
        attempt = self._attempt
        if attempt is None:
            return
        self._drop_attempt()
        if str(attempt.path) == self._settings.get(LAST_ARCHIVE):
            self._settings.reset(LAST_ARCHIVE)
        if self.path is None:
            self._window.show_welcome()
        self.archive_failed.emit()
        self._asker.show_error(describe_error(error))

    def close(self) -> None:
        """Close what is open or about to be, and wait until it is closed; nothing happens when
        nothing is."""
        self._drop_attempt()
        self._leave()
        self._leave_archive()
        for _path, worker in self._closing:
            worker.close()

    def _leave_archive(self) -> None:
        """Close what is open. An import or a look at a folder may run on for seconds, until it can
        stop: nobody waits for that but who opens the same archive again."""
        path, reader, writer = self.path, self.reader, self.writer
        self.path = self.reader = self.writer = self._made = None
        if path is None:
            return
        close_workers(reader)  # first: a writer that is the last to leave tidies up
        if writer is not None and writer.is_busy():
            self._closing.append((path, writer))
            writer.closed.connect(self.on_writer_closed)
            writer.begin_to_close()
        else:
            close_workers(writer)
        self._window.show_archive_name("")
        self._window.banner.clear()
        self._show_state()
        self.archive_closed.emit()

    def on_writer_closed(self) -> None:
        """It is done with its archive: whoever waits for that may open it."""
        done = self.sender()
        self._closing = [one for one in self._closing if one[1] is not done]
        if isinstance(done, Worker):
            done.deleteLater()
        self._start_attempt()

    def _drop_attempt(self) -> None:
        attempt, self._attempt = self._attempt, None
        if attempt is not None:
            attempt.drop()

    # What is shown of it

    def on_language_changed(self) -> None:
        """Say the banner anew."""
        self._show_state()

    def _show_state(self) -> None:
        is_open = self.reader is not None
        registry = self._window.registry
        registry.set_enabled(READING_ACTIONS, is_open)
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

    def show_recent(self) -> None:
        """File → Open Recent, as the settings have it."""
        paths = [Path(path) for path in self._settings.get(RECENT_ARCHIVES)]
        paths = [path for path in paths if path.is_file()]
        menu = self._window.registry.menu(MenuId.OPEN_RECENT)
        menu.clear()
        for path in paths:
            action = menu.addAction(str(path).replace("&", "&&"))
            action.setData(str(path))
        menu.setEnabled(bool(paths))
        self._window.welcome.set_recent(paths)
