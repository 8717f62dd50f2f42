"""The composition root: makes every part once and joins them; nothing else knows them all.

The order of a start: Chromium's switches before the application object, then theme and language,
then the window with its list, and only when the list is on the screen the article viewer, since
Chromium takes longer to start than the list to be read.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QApplication

from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.density import DensityController
from desktop.controllers.exports import ExportsController
from desktop.controllers.finding import FindingController
from desktop.controllers.help import version
from desktop.controllers.imports import ImportsController
from desktop.controllers.keeping import KeepingController
from desktop.controllers.long_work import LongWork
from desktop.controllers.look import LookController, dress
from desktop.controllers.optimizing import OptimizeController
from desktop.controllers.problems import ProblemsController
from desktop.controllers.quiet_imports import QuietImportsController
from desktop.controllers.sandbox import SandboxNote
from desktop.controllers.saved_searches import SavedSearchesController
from desktop.controllers.search_form import SearchFormController
from desktop.controllers.selection import SelectionController
from desktop.controllers.smart_folders import SmartFoldersController
from desktop.controllers.states import StatesController
from desktop.controllers.timeline import TimelineController
from desktop.controllers.typography import TypographyController
from desktop.controllers.versions import VersionsController
from desktop.controllers.walking import WalkingController
from desktop.i18n import Translations
from desktop.icons import app_icon
from desktop.qt_log import install_message_handler
from desktop.settings import GEOMETRY, LAST_ARCHIVE, PANES, SIDEBARS, Settings
from desktop.views.dialogs import Asker, CrashDialog
from desktop.views.main_window import MainWindow
from desktop.views.viewer.chromium import configure_chromium, sandbox_in_use
from desktop.views.viewer.graphics import choose_graphics
from desktop.views.viewer.sandbox import find_sandbox

if TYPE_CHECKING:
    from desktop.late_parts import LateParts
    from desktop.views.viewer.profile import ViewerProfile

log = logging.getLogger("microfiche")

ProfileMaker = Callable[[QObject], "ViewerProfile | None"]

LONGEST_WAIT_MS = 2000
"""For the rows of the list, until the article viewer is made without waiting any longer."""

Excepthook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application object, with everything done that must be done before it is there."""
    configure_chromium(find_sandbox())
    choose_graphics()
    install_message_handler()
    # Qt WebEngine itself is loaded when the list is on the screen: 200 MB of library.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(list(arguments))
    app.setApplicationName("Microfiche")
    app.setOrganizationName("Microfiche")
    app.setDesktopFileName("microfiche")
    app.setWindowIcon(app_icon())
    return app


class Desktop(QObject):
    """The window with all its controllers: those for the list, and :attr:`late` all others.

    ``viewer_ready()`` is sent when the article viewer joined the window. *asker* and
    *open_external* are the two ways out of the program: questions that stop the user, and
    addresses for the system. There is one Chromium profile in a process: who makes several
    windows has *make_profile* give the same one.
    """

    viewer_ready = Signal()

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        *,
        asker: Asker | None = None,
        open_external: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        make_profile: ProfileMaker | None = None,
    ) -> None:
        super().__init__()
        self._make_profile = make_profile
        self._app, self.settings = app, settings
        self.translations = Translations(app)
        dress(app, settings, self.translations)
        self.window = window = MainWindow()
        self.asker = asker or Asker(window)
        self.look = LookController(app, window, settings, self.translations)
        self.archives = ArchivesController(window, settings, self.asker)
        self.density = DensityController(window, settings)
        self.typography = TypographyController(window, settings, self.archives, self.look)
        self.states = StatesController(window)
        self.articles = ArticlesController(window, self.asker, self.states, open_external)
        self.browse = BrowseController(window, settings, self.archives, self.articles, self.states)
        self.imports = ImportsController(window, settings, self.asker, self.archives, self.states)
        self.work = LongWork(window, self.asker, self.archives)
        self.exports = ExportsController(window, self.asker, self.archives, self.browse, self.work)
        self.selection = SelectionController(
            window, self.archives, self.browse, self.articles, self.states
        )
        self.selection.export_wanted.connect(self.exports.export_posts)
        self.optimizing = OptimizeController(
            window, self.asker, self.archives, self.browse, self.work
        )
        self.walking = WalkingController(window, self.archives, self.browse)
        self.timeline = TimelineController(window, settings, self.archives, self.browse)
        self.finding = FindingController(window, self.articles)
        self.search_form = SearchFormController(window, self.archives, self.browse)
        self.versions = VersionsController(window, self.archives, self.articles)
        self.quiet = QuietImportsController(window, self.archives, self.states)
        self.problems = ProblemsController(
            window, self.asker, self.archives, self.browse, self.quiet
        )
        self.folders = SmartFoldersController(window, self.archives, self.browse, self.states)
        self.searches = SavedSearchesController(
            window, self.asker, self.archives, self.states, self.folders
        )
        self.keeping = KeepingController(window, settings, self.archives, self.imports, self.quiet)
        self._is_closing = False
        self._viewer_timer = QTimer(self)
        self._viewer_timer.setSingleShot(True)
        self._viewer_timer.timeout.connect(self.start_viewer)
        self._late: LateParts | None = None
        self._connect()

    def _connect(self) -> None:
        window = self.window
        window.registry.bind(ActionId.QUIT, window.close)
        window.close_requested.connect(self.on_close_requested)
        self.optimizing.ask_before(lambda: self.imports.is_running() or not self.quiet.is_idle())
        for imports in (self.imports, self.quiet):
            imports.refresh_wanted.connect(self.browse.refresh)
            imports.refresh_wanted.connect(self.problems.refresh)
            self.optimizing.busy_changed.connect(imports.hold)
            imports.refresh_wanted.connect(self.folders.refresh)
        self.imports.import_started.connect(self.browse.listing.on_import_started)
        self.imports.import_stopped.connect(self.browse.listing.on_import_stopped)
        self.imports.import_stopped.connect(self.on_import_stopped)
        self.browse.listing.shown.connect(self.on_list_shown)
        self.archives.archive_failed.connect(self.start_viewer_soon)

    # The start

    def start(self, archive: Path | None = None) -> None:
        """Show the window and open *archive*, or the one of last time."""
        state = [self.settings.get(one) for one in (GEOMETRY, PANES, SIDEBARS)]
        self.window.restore(state)
        self.window.expect_viewer()
        self.window.show()
        last = self.settings.get(LAST_ARCHIVE)
        if archive is not None:
            self.archives.open(archive)
        elif last and Path(last).is_file():
            self.archives.open(Path(last))
        else:
            self.start_viewer_soon()

    def on_list_shown(self) -> None:
        """The list knows its rows. Chromium may start once the words of the first of them are on
        the screen, or when they take too long."""
        if not self.browse.model.rowCount():
            self.start_viewer_soon()
            return
        self.window.post_list.painted.connect(self.on_list_painted)
        if not self._viewer_timer.isActive():
            self._viewer_timer.start(LONGEST_WAIT_MS)

    def on_list_painted(self) -> None:
        """Rows are on the screen, with their words or still without."""
        if self.browse.model.has_summaries():
            self.window.post_list.painted.disconnect(self.on_list_painted)
            self.start_viewer_soon()

    def start_viewer_soon(self) -> None:
        """Make the article viewer once what is waiting to be painted is painted."""
        self._viewer_timer.start(0)

    @property
    def late(self) -> LateParts:
        """The parts that nobody needs to see the first rows: made when they are first asked for,
        and before the article viewer at the latest."""
        if self._late is None:
            from desktop.late_parts import LateParts  # noqa: PLC0415

            self._late = LateParts(self)
        return self._late

    def start_viewer(self) -> None:
        """Make the article viewer, unless it is there."""
        if self.window.viewer is not None or self._is_closing:
            return
        # As the late parts: what nobody needs to see the first rows.
        from desktop.views.viewer.viewer import PostViewer, make_viewer_profile  # noqa: PLC0415

        late = self.late
        viewer = PostViewer((self._make_profile or make_viewer_profile)(self._app))
        self.window.install_viewer(viewer)
        self.look.use_viewer(viewer)
        self.typography.apply()
        self.articles.use_viewer(viewer)
        late.use_viewer(viewer)
        viewer.side_button_pressed.connect(self.browse.side_buttons.step)
        self.viewer_ready.emit()

    # The end

    def on_close_requested(self, event: QCloseEvent) -> None:
        """Close, unless an import runs that the user would rather wait for."""
        if self.imports.is_running() and not self._is_closing:
            question = QCoreApplication.translate(
                "App",
                "An import is running. Quit and stop it? What was read so far is kept, and the "
                "next import goes on from there.",
            )
            if not self.asker.confirm(question, QCoreApplication.translate("App", "Quit")):
                event.ignore()
                return
            self._is_closing = True
            self.imports.cancel()
            event.ignore()  # on_import_stopped closes the window
            return
        self.shut_down()

    def on_import_stopped(self) -> None:
        """The import that the user did not want to wait for is over."""
        if self._is_closing:
            self.window.close()

    def shut_down(self) -> None:
        """Keep what is to be kept and close the archive: in this order."""
        self._is_closing = True
        self.browse.remember()
        self.articles.places.keep()
        for setting, value in zip((GEOMETRY, PANES, SIDEBARS), self.window.state(), strict=True):
            self.settings.set(setting, value)
        self.settings.sync()
        self.archives.close()
        self.optimizing.close()

    def dispose(self) -> None:
        """Delete the window, when the event loop is over."""
        self._viewer_timer.stop()
        # Chromium's page must go before its profile, which goes with the application.
        shiboken6.delete(self.window)

    # Defects

    def report_crash(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """An exception that nobody caught: log it, and offer the report. For ``sys.excepthook``."""
        if issubclass(kind, KeyboardInterrupt):
            self.window.close()
            return
        log.critical("An unexpected error.", exc_info=(kind, error, trace))
        # An exception may come from the middle of a paint event, where no window can be made.
        QTimer.singleShot(0, self, CrashReport(self, crash_report(kind, trace)).show)


class CrashReport(QObject):
    """One report, shown when the event loop is back; while one is on show others only log."""

    on_show: CrashDialog | None = None

    def __init__(self, desktop: Desktop, text: str) -> None:
        super().__init__(desktop)
        self._window, self._text = desktop.window, text

    def show(self) -> None:
        """Show it."""
        shown = CrashReport.on_show
        if shown is None or not shown.isVisible():
            CrashReport.on_show = CrashDialog(self._text, self._window)
            CrashReport.on_show.show()
        self.deleteLater()


def crash_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What we would like to have of a crash: versions and places in the code, no text of posts.

    The message of an exception may quote a post, so only its type is in the report.
    """
    frames = traceback.extract_tb(trace)
    lines = [f"  {Path(one.filename).name}:{one.lineno} in {one.name}" for one in frames]
    head = f"Microfiche {version()}, Python {sys.version.split()[0]}, {sys.platform}"
    return "\n".join([head, *lines, f"{kind.__module__}.{kind.__qualname__}"])


def install_excepthook(desktop: Desktop) -> None:
    """Send exceptions that nobody caught to *desktop*, from every thread."""
    sys.excepthook = desktop.report_crash
    threading.excepthook = log_thread_error


def log_thread_error(arguments: threading.ExceptHookArgs) -> None:
    """A defect in another thread: jobs report theirs by themselves, so only log it."""
    log.critical(
        "An unexpected error in thread %s.",
        arguments.thread,
        exc_info=(arguments.exc_type, arguments.exc_value, arguments.exc_traceback),  # type: ignore[arg-type]
    )


def run(archive: Path | None) -> int:
    """Run the window until it is closed; the exit status."""
    app = make_application(sys.argv[:1])
    desktop = Desktop(app, Settings())
    install_excepthook(desktop)
    note = SandboxNote(desktop.window, sandbox_in_use())
    desktop.viewer_ready.connect(note.on_viewer_ready)
    desktop.start(archive)
    status = app.exec()
    desktop.dispose()
    return status
