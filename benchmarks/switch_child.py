"""The windows of ``bench_switch``: the real one, or a bare web view, with a clock beside it.

Called as ``python -m benchmarks.switch_child ARCHIVE WAY SWITCHES``; WAY is ``standing`` (as it
is), ``alone`` (each article is a page of its own) or ``bare`` (``QWebEngineView.setHtml`` and
nothing else). Prints the seconds from the key to painted pixels for each switch, what work all
processes did for one, and their memory at the beginning and at the end.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from archive import PostFilter, open_archive
from benchmarks.processes import memory_bytes, tree, work_seconds
from desktop.__main__ import load_app
from desktop.settings import Settings
from desktop.views.viewer import standing
from desktop.views.viewer.chromium import configure_chromium
from desktop.views.viewer.painting import FrameWatch
from desktop.views.viewer.sandbox import find_sandbox

PAUSE_MS = 60  # a person's fingers, and time for the frame after the painted one
WARM = 3  # switches that do not count
FRAME_SCRIPT = "requestAnimationFrame(() => requestAnimationFrame(() => console.log('frame')))"


class Clock(QObject):
    """Goes on to the next article whenever one is painted, until there are enough."""

    def __init__(
        self, go_on: Callable[[], None], switches: int, finish: Callable[[], None]
    ) -> None:
        super().__init__()
        self._go_on, self._left, self._finish = go_on, switches + WARM, finish
        self._began = 0.0
        self._work = self._memory = 0.0
        self.seconds: list[float] = []

    def begin(self) -> None:
        """Ask for the next article."""
        if len(self.seconds) == WARM:
            processes = tree(os.getpid())
            self._work, self._memory = work_seconds(processes), memory_bytes(processes)
        self._began = time.perf_counter()
        self._go_on()

    def on_painted(self) -> None:
        """It is on the screen."""
        self.seconds.append(time.perf_counter() - self._began)
        self._left -= 1
        QTimer.singleShot(PAUSE_MS, self, self.begin if self._left else self._end)

    def _end(self) -> None:
        processes = tree(os.getpid())
        counted = self.seconds[WARM:]
        work = work_seconds(processes) - self._work
        memory = [self._memory, memory_bytes(processes)]
        print(json.dumps({"seconds": counted, "work": work / len(counted), "memory": memory}))
        self._finish()


class BarePage(QWebEnginePage):
    """Says when the frame of what was loaded is on its way. Signal: ``frame_ready()``."""

    frame_ready = Signal()

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line_number: int,
        source_id: str,
    ) -> None:
        """The script's word."""
        del level, line_number, source_id
        if message == "frame":
            self.frame_ready.emit()


def run_bare(archive_path: Path, switches: int) -> None:
    """Give a web view one article after the other."""
    configure_chromium(find_sandbox())  # as root nothing starts without
    app = QApplication(sys.argv[:1])
    with open_archive(archive_path, read_only=True) as archive:
        ids = next(iter(archive.iter_post_ids(PostFilter())))[: switches + WARM]
        articles = [archive.article_html(one) for one in ids]
    view = QWebEngineView()
    page = BarePage(view)
    view.setPage(page)
    frame = FrameWatch(view)

    class Drawing(QObject):
        """Shows the watch what the widget gets that Chromium draws on."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            frame.notice(event)
            return super().eventFilter(watched, event)

    drawing = Drawing()

    def on_loaded() -> None:
        place = view.focusProxy()  # a new one for each process
        assert place is not None
        place.installEventFilter(drawing)
        page.runJavaScript(FRAME_SCRIPT)

    page.loadFinished.connect(on_loaded)
    page.frame_ready.connect(frame.begin)
    clock = Clock(lambda: view.setHtml(articles.pop()), len(articles) - WARM, app.quit)
    frame.painted.connect(clock.on_painted)
    view.resize(760, 760)
    view.show()
    clock.begin()
    app.exec()
    view.setPage(None)  # type: ignore[arg-type]  # the stub is wrong


def run_window(archive_path: Path, switches: int) -> None:
    """Press ``j`` in the real window."""
    with tempfile.TemporaryDirectory() as scratch:
        start = load_app()
        app = start.make_application(sys.argv[:1])
        desktop = start.Desktop(app, Settings(Path(scratch) / "settings.ini"))
        window = desktop.window

        def press() -> None:
            QTest.keyClick(window.post_list, Qt.Key.Key_J)

        clock = Clock(press, switches, window.close)

        def on_viewer_ready() -> None:
            assert window.viewer is not None
            window.viewer.article_painted.connect(clock.on_painted)
            clock.begin()

        desktop.viewer_ready.connect(on_viewer_ready)
        desktop.start(archive_path)
        app.exec()
        desktop.dispose()


def main() -> None:
    """Run until everything is measured."""
    archive_path, way, switches = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    if way == "bare":
        run_bare(archive_path, switches)
        return
    if way == "alone":
        standing.MAX_CHARACTERS = -1
    run_window(archive_path, switches)


if __name__ == "__main__":
    main()
