"""The page (wall 4): it loads what we load, and nothing that an article asks for."""

from __future__ import annotations

import os
import secrets
import signal

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDesktopMediaRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineScript,
    QWebEngineWebAuthUxRequest,
)

from desktop.views.viewer.address import is_link, without_fragment
from desktop.views.viewer.place import ReadingPlace, read_report, report_script
from desktop.views.viewer.profile import ViewerProfile, harden

NavigationType = QWebEnginePage.NavigationType
# Our few scripts run in a world of their own: the article's JavaScript stays off.
OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld


class ArticlePage(QWebEnginePage):
    """Navigation, windows, permissions: everything an article could ask for is refused here.

    Signals: ``link_activated(url)`` a real click on a link that may leave the viewer (the page
    itself stays); ``laid_out(show, pixels)`` the article with that ``data-show`` number has its
    layout, and is scrolled so far; ``not_laid_out()`` our script did not get to its end, or what
    is loaded is no article; ``frame_ready(show)`` it is about to appear (never while the window is
    hidden).
    """

    link_activated = Signal(QUrl)
    laid_out = Signal(int, int)
    not_laid_out = Signal()
    frame_ready = Signal(int)
    _link_clicked = Signal(QUrl)

    def __init__(self, profile: ViewerProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        harden(self.settings())
        self._expected = QUrl()
        # What we asked for and Chromium has not asked us about yet. There may be two: refusing
        # the older one would now and then stop the newer one as well.
        self._to_load: set[QUrl] = set()
        # Nobody but us can write this into the console.
        self._password = f"microfiche-{secrets.token_hex(16)}-"
        # Queued: a receiver may load the next article, which must not happen inside Chromium's
        # own question about this one.
        self._link_clicked.connect(self.link_activated, Qt.ConnectionType.QueuedConnection)
        self.newWindowRequested.connect(self.refuse_window)
        self.permissionRequested.connect(self.refuse_permission)
        self.fullScreenRequested.connect(self.refuse_full_screen)
        self.fileSystemAccessRequested.connect(self.refuse_files)
        self.registerProtocolHandlerRequested.connect(self.refuse_protocol)
        self.desktopMediaRequested.connect(self.refuse_desktop_media)
        self.webAuthUxRequested.connect(self.refuse_authentication)
        self.certificateError.connect(self.refuse_certificate)

    def open_article(self, url: QUrl) -> None:
        """Load one of our own addresses. This is the only way to load anything."""
        self._expected = QUrl(url)
        self._to_load.add(self._expected)
        self.load(url)

    def report_frame(
        self, scroll: int | None = None, place: ReadingPlace | None = None, first: str = ""
    ) -> None:
        """Have ``laid_out`` and then ``frame_ready`` sent for the article that is loaded, or is put
        there by the script *first*; scrolled *scroll* pixels down; None: to its first search hit,
        or to *place*."""
        script = report_script(scroll, place, self._password)
        self.runJavaScript(f"{first};{script}", OUR_WORLD, self._on_answer)

    def _on_answer(self, answer: object) -> None:
        report = read_report(answer)
        if report is None:
            self.not_laid_out.emit()
        else:
            self.laid_out.emit(*report)

    def kill_renderer(self) -> None:
        """End the process that draws the page; it is our own child."""
        process = self.renderProcessPid()
        if process > 0:
            os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))

    def run_ours(self, script: str) -> None:
        """Run a script of ours beside the article, whose own scripts stay off."""
        self.runJavaScript(script, OUR_WORLD)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: NavigationType, is_main_frame: bool
    ) -> bool:
        """Allow the one load that we asked for, and jumps within the article; hand on clicks."""
        url = QUrl(url)
        same_article = without_fragment(url) == self._expected
        if not is_main_frame:
            return False
        if kind == NavigationType.NavigationTypeTyped and url in self._to_load:
            self._to_load.discard(url)
            if same_article:  # what was asked for before it was overtaken
                self._to_load.clear()
            return True
        if kind != NavigationType.NavigationTypeLinkClicked:
            return False
        if same_article and url.hasFragment():
            return True
        self._offer(url)
        return False

    def _offer(self, url: QUrl) -> None:
        if is_link(url):
            self._link_clicked.emit(url)

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line_number: int,
        source_id: str,
    ) -> None:
        """Read our own report; what Chromium says about an article's markup interests nobody."""
        del level, line_number, source_id
        number = message.removeprefix(self._password)
        if number != message and number.isdecimal():
            self.frame_ready.emit(int(number))

    # Doors. Each is refused by name, because Qt's default for some is to ask or to allow.

    def refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        """Open no window; a middle click or Ctrl+click on a link counts as a click."""
        if request.isUserInitiated():
            self._offer(request.requestedUrl())

    def refuse_permission(self, permission: QWebEnginePermission) -> None:
        """Deny camera, microphone, position, notifications, clipboard, fonts."""
        permission.deny()

    def refuse_full_screen(self, request: QWebEngineFullScreenRequest) -> None:
        """Stay in our window."""
        request.reject()

    def refuse_files(self, request: QWebEngineFileSystemAccessRequest) -> None:
        """Let no article near the file system."""
        request.reject()

    def refuse_protocol(self, request: QWebEngineRegisterProtocolHandlerRequest) -> None:
        """Let no article become the handler of a scheme."""
        request.reject()

    def refuse_desktop_media(self, request: QWebEngineDesktopMediaRequest) -> None:
        """Let no article watch the screen."""
        request.cancel()

    def refuse_authentication(self, request: QWebEngineWebAuthUxRequest) -> None:
        """Let no article ask for security keys."""
        request.cancel()

    def refuse_certificate(self, error: QWebEngineCertificateError) -> None:
        """There are no connections, so there is no certificate to trust."""
        error.rejectCertificate()

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:
        """Show no dialog."""

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:
        """Show no dialog."""
        del origin, message
        return False

    def chooseFiles(self, mode: object, old_files: object, media_types: object) -> list[str]:
        """Choose no file."""
        del mode, old_files, media_types
        return []
