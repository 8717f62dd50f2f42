"""One session of the window: ``session.py ARCHIVE PDF``. Start, read, search, save a PDF, quit.

Run as a program of its own, to see what it writes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop.action_ids import ActionId
from desktop.app import Desktop, install_excepthook, make_application
from desktop.errands import SilentAsker
from desktop.settings import Settings

LIMIT_MS = 90_000
LOOK_MS = 50


class Answers(SilentAsker):
    """A person who knows where the PDF file goes."""

    def __init__(self, pdf: Path) -> None:
        super().__init__()
        self._pdf = pdf

    def pdf_to_save(self, start: Path) -> Path | None:
        """There."""
        del start
        return self._pdf


class Session(QObject):
    """The person: looks now and then whether the next step can be taken."""

    def __init__(self, desktop: Desktop, pdf: Path) -> None:
        super().__init__()
        self._desktop, self._pdf = desktop, pdf
        self._steps = [self._read, self._search, self._print, self._quit]
        self._painted = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        if self._steps[0]():
            self._steps.pop(0)
            if not self._steps:
                self._timer.stop()

    def _read(self) -> bool:
        viewer, posts = self._desktop.window.viewer, self._desktop.browse.model
        if viewer is None or not posts.rowCount() or not posts.has_summaries():
            return False
        viewer.article_painted.connect(self._on_painted)
        self._desktop.window.post_list.select_row(0)
        return True

    def _on_painted(self, _post: int) -> None:
        self._painted = True

    def _search(self) -> bool:
        if self._painted:
            self._desktop.browse.search("shown")
        return self._painted

    def _print(self) -> bool:
        post = self._desktop.articles.post
        if self._desktop.browse.query and post is not None:
            self._desktop.window.registry.action(ActionId.SAVE_PDF).trigger()
            return True
        return False

    def _quit(self) -> bool:
        if self._pdf.is_file():
            self._desktop.window.close()
            return True
        return False


def main() -> int:
    """Run it; 0 when all of it was done."""
    archive, pdf = Path(sys.argv[1]), Path(sys.argv[2])
    app = make_application(sys.argv[:1])
    desktop = Desktop(app, Settings(), asker=Answers(pdf))
    install_excepthook(desktop)
    session = Session(desktop, pdf)
    QTimer.singleShot(LIMIT_MS, app, app.quit)
    desktop.start(archive)
    app.exec()
    desktop.dispose()
    return 0 if not session._steps else 1


if __name__ == "__main__":
    sys.exit(main())
