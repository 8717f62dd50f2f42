"""How much memory the window takes with all its processes, after some hours of reading.

``python -m benchmarks.bench_memory ARCHIVE [ARTICLES]`` opens ARCHIVE and walks through so many
articles by ``j``; prints the memory of the whole tree of processes after 1, 50, 250 … of them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from benchmarks.bench_window import run_child
from benchmarks.figures import Figure
from benchmarks.processes import memory_bytes, tree
from desktop.__main__ import load_app
from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.app import Desktop

ARTICLES = 500
STOPS = (1, 50, 250, 500, 1000, 2000)
PAUSE_MS = 30
REST_MS = 1_500  # for what Chromium does after the last picture of an article
WANTED = "< 450 MB after 500"


def measure(archive_path: Path, articles: int = ARTICLES) -> list[Figure]:
    """The row of the table."""
    said = json.loads(
        run_child("-m", "benchmarks.bench_memory", str(archive_path), str(articles), timeout=900)
    )
    at = ", ".join(f"{count:,}: {size >> 20} MB" for count, size in said["memory"])
    what = f"Memory of all {said['processes']} processes after so many articles (PSS)"
    return [Figure(what, at, "", WANTED)]


class Walker(QObject):
    """Presses ``j`` whenever an article is painted, and rests now and then to look."""

    def __init__(self, desktop: Desktop, articles: int) -> None:
        super().__init__(desktop)
        self._desktop, self._articles = desktop, articles
        self._read = self._looked = 0
        self.memory: list[tuple[int, int]] = []
        self.processes = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.go_on)
        desktop.viewer_ready.connect(self.on_viewer_ready)

    def on_viewer_ready(self) -> None:
        """The first article."""
        viewer = self._desktop.window.viewer
        assert viewer is not None
        viewer.article_painted.connect(self.on_article_painted)
        self._pause.start(REST_MS)

    def on_article_painted(self, _post_id: int) -> None:
        """Count it, and let it rest where it is one to look after."""
        self._read += 1
        self._pause.start(REST_MS if self._is_due() else PAUSE_MS)

    def go_on(self) -> None:
        """Look if it is time; end, or press the key for the next post."""
        if self._is_due():
            processes = tree(os.getpid())
            self.memory.append((self._read, memory_bytes(processes)))
            self.processes, self._looked = len(processes), self._read
        if self._read < self._articles:
            QTest.keyClick(self._desktop.window.post_list, Qt.Key.Key_J)
        else:
            self._desktop.window.close()

    def _is_due(self) -> bool:
        """Whether it is time to look. The first article may come twice: by itself, and by key."""
        return any(self._looked < stop <= self._read for stop in (*STOPS, self._articles))


def main() -> None:
    """Run until everything is measured; as a child, with the time of its start as the last word."""
    archive = Path(sys.argv[1])
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES
    with tempfile.TemporaryDirectory() as scratch:
        start = load_app()
        app = start.make_application(sys.argv[:1])
        desktop = start.Desktop(app, Settings(Path(scratch) / "settings.ini"))
        walker = Walker(desktop, articles)
        desktop.start(archive)
        app.exec()
        said = {"memory": walker.memory, "processes": walker.processes}
        print(json.dumps(said))
        desktop.dispose()


if __name__ == "__main__":
    main()
