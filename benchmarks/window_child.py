"""The window of ``bench_window``: the real one, with a clock beside it.

Called as ``python -m benchmarks.window_child ARCHIVE STARTED``; prints the seconds from STARTED
to the painted list, and those of each switch to the next article by the key ``j``.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from desktop.__main__ import load_app
from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.app import Desktop

SWITCHES = 50
PAUSE_MS = 60  # a person's fingers, and time for the frame after the painted one


class Clock(QObject):
    """Presses ``j`` whenever an article is painted, until there are enough."""

    def __init__(self, desktop: Desktop, started: float) -> None:
        super().__init__(desktop)
        self._desktop, self._started = desktop, started
        self.list_seconds: float | None = None
        self.switches: list[float] = []
        self._pressed = 0.0
        desktop.window.post_list.painted.connect(self.on_list_painted)
        desktop.viewer_ready.connect(self.on_viewer_ready)

    def on_list_painted(self) -> None:
        """The first rows are on the screen."""
        posts = self._desktop.browse.model
        if self.list_seconds is None and posts.summary_at(0) is not None:
            self.list_seconds = time.time() - self._started

    def on_viewer_ready(self) -> None:
        """Begin with the first article; it starts Chromium's process and does not count."""
        viewer = self._desktop.window.viewer
        assert viewer is not None
        viewer.article_painted.connect(self.on_article_painted)
        self.press()

    def press(self) -> None:
        """The key for the next post."""
        self._pressed = time.perf_counter()
        QTest.keyClick(self._desktop.window.post_list, Qt.Key.Key_J)

    def on_article_painted(self, _post_id: int) -> None:
        """Note how long it took, and go on."""
        self.switches.append(time.perf_counter() - self._pressed)
        if len(self.switches) <= SWITCHES:
            QTimer.singleShot(PAUSE_MS, self, self.press)
        else:
            print(json.dumps({"list": self.list_seconds, "switches": self.switches[1:]}))
            self._desktop.window.close()


def main() -> None:
    """Run until everything is measured."""
    archive, started = Path(sys.argv[1]), float(sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        start = load_app()
        app = start.make_application(sys.argv[:1])
        desktop = start.Desktop(app, Settings(Path(scratch) / "settings.ini"))
        clock = Clock(desktop, started)
        desktop.start(archive)
        app.exec()
        assert clock.list_seconds is not None
        desktop.dispose()


if __name__ == "__main__":
    main()
