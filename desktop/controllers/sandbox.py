"""Says, once a start, that Chromium's sandbox is missing, and why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.views.main_window import MainWindow
from desktop.views.viewer.sandbox import Sandbox

MESSAGE_MS = 15_000

# What can be done about it comes with it.
SENTENCES = {
    Sandbox.ROOT: QT_TRANSLATE_NOOP(
        "Sandbox",
        "One of the walls around articles is missing: as root, Chromium's sandbox cannot start. "
        "Start Microfiche as an ordinary user to have it.",
    ),
    Sandbox.NO_NAMESPACES: QT_TRANSLATE_NOOP(
        "Sandbox",
        "One of the walls around articles is missing: this system lets users make no "
        "namespaces, and Chromium's sandbox is built of them.",
    ),
}
FACTS = {
    Sandbox.ON: QT_TRANSLATE_NOOP("Sandbox", "On"),
    Sandbox.ROOT: QT_TRANSLATE_NOOP("Sandbox", "Off, because Microfiche runs as root"),
    Sandbox.NO_NAMESPACES: QT_TRANSLATE_NOOP(
        "Sandbox", "Off, because this system lets users make no namespaces"
    ),
}


def sandbox_fact(sandbox: Sandbox) -> str:
    """A few words for Help → About: whether the sandbox is on, and if not, why."""
    return QCoreApplication.translate("Sandbox", FACTS[sandbox])


class SandboxNote(QObject):
    """One sentence in the banner; in the status bar where the banner has something to say."""

    def __init__(self, window: MainWindow, sandbox: Sandbox) -> None:
        super().__init__(window)
        self._window, self._sandbox = window, sandbox
        self._said = ""
        window.language_changed.connect(self.on_language_changed)

    def on_viewer_ready(self) -> None:
        """Articles are about to be shown. In the plain text view there is nothing to confine."""
        viewer = self._window.viewer
        if viewer is None or viewer.web_view is None or self._sandbox not in SENTENCES:
            return
        text = self._sentence()
        if self._window.banner.text:
            self._window.statusBar().showMessage(text, MESSAGE_MS)
        else:
            self._say(text)

    def on_language_changed(self) -> None:
        """The banner says the same in another language, where it still says it."""
        if self._said and self._window.banner.text == self._said:
            self._say(self._sentence())

    def _say(self, text: str) -> None:
        self._said = text
        self._window.banner.show_message(text)

    def _sentence(self) -> str:
        return QCoreApplication.translate("Sandbox", SENTENCES[self._sandbox])
