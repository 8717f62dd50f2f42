"""What the program does for scripts, without a person: a picture of its window, a self-test.

Both run the real window, off screen, with settings of their own that are thrown away.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from archive import ImportOptions, ImportReport
from desktop.app import Desktop, install_excepthook, make_application
from desktop.messages import describe_error
from desktop.paths import resource
from desktop.settings import LANGUAGE, LAST_ARCHIVE, LAST_QUERY, THEME, Settings
from desktop.views.dialogs import Asker

LIMIT_MS = 60_000
FRAMES_MS = 150
SELF_TEST_QUERY = "缩微"


@dataclass(frozen=True, slots=True)
class ScreenshotOptions:
    """What the picture is to show; None: as it comes."""

    file: Path
    size: QSize
    archive: Path | None = None
    post: int | None = None
    query: str = ""
    theme: str | None = None
    language: str | None = None


class SilentAsker(Asker):
    """Nobody is there to answer: errors are remembered and end the errand."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def confirm(self, question: str, yes: str) -> bool:
        """Never."""
        del question, yes
        return False

    def show_error(self, sentence: str) -> None:
        """Remember it."""
        self.errors.append(sentence)


class Errand(QObject):
    """The window, and the end of the errand: :meth:`finish` or a time limit."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self._app = app
        self.asker = SilentAsker()
        self.desktop = Desktop(app, settings, asker=self.asker, open_external=refuse)
        self.status = 1
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LIMIT_MS)
        self._limit.timeout.connect(self.on_too_late)

    def run(self) -> int:
        """Run until the end; the exit status."""
        install_excepthook(self.desktop)
        self._limit.start()
        self._app.exec()
        self.desktop.shut_down()
        self.desktop.dispose()
        return self.status

    def finish(self, status: int, complaint: str = "") -> None:
        """The errand is done, or cannot be."""
        self.status = status
        if complaint:
            print(f"microfiche: {complaint}", file=sys.stderr)
        self._app.quit()

    def complain(self) -> None:
        """End with what the user would have been told."""
        self.finish(1, " ".join(self.asker.errors) or "the archive cannot be used")

    def on_too_late(self) -> None:
        """Something never came."""
        self.finish(1, f"the window was not ready after {LIMIT_MS // 1000} seconds")


class Screenshot(Errand):
    """Draws the window and saves it when list and article are painted."""

    def __init__(self, app: QApplication, settings: Settings, options: ScreenshotOptions) -> None:
        super().__init__(app, settings)
        self._options = options
        self._list_complete = False
        self._wanted: int | None = options.post
        self.desktop.browse.listing.complete.connect(self.on_list_complete)
        self.desktop.viewer_ready.connect(self.on_viewer_ready)
        self.desktop.archives.archive_failed.connect(self.on_failed)
        self.desktop.browse.model.failed.connect(self.on_list_failed)
        self.desktop.articles.post_changed.connect(self.on_post_changed)

    def start(self) -> None:
        """Open the window."""
        self.desktop.start(self._options.archive)
        self.desktop.window.resize(self._options.size)

    def on_viewer_ready(self) -> None:
        """The viewer tells when an article is painted; the welcome page has none to wait for."""
        viewer = self.desktop.window.viewer
        assert viewer is not None
        viewer.article_painted.connect(self.on_painted)
        if not self.desktop.window.is_reading():
            self._save_soon()
        else:
            self._choose()

    def on_list_complete(self) -> None:
        """The list is whole: choose the article."""
        self._list_complete = True
        self._choose()

    def on_list_failed(self, error: Exception) -> None:
        """The list cannot be read, mostly because the query cannot."""
        if not self._list_complete:
            self.finish(1, describe_error(error))

    def on_post_changed(self) -> None:
        """The article is here, or cannot be read."""
        error = self.desktop.articles.error
        if error is not None:
            self.finish(1, describe_error(error))

    def _choose(self) -> None:
        if not self._list_complete or self.desktop.window.viewer is None:
            return
        browse, posts = self.desktop.browse, self.desktop.window.post_list
        if self._wanted is None and browse.model.rowCount():
            self._wanted = browse.model.id_at(0)
        if self._wanted is None:
            self._save_soon()
        elif not posts.select_post(self._wanted, quiet=True):
            self.finish(1, f"the list has no post with the id {self._wanted}")
        else:
            self.desktop.articles.show(self._wanted, browse.query)

    def on_painted(self, post_id: int) -> None:
        """An article is on the screen."""
        if post_id == self._wanted:
            self._save_soon()

    def _save_soon(self) -> None:
        # A picture holds Chromium's frame before the one on the way: give that one its time.
        QTimer.singleShot(FRAMES_MS, self, self.save)

    def save(self) -> None:
        """Save the picture, once the reader has nothing left to say."""
        # Counts of the sidebars and rows of the list come from the reader's thread, which
        # answers in order: when it is idle, all of them are here.
        reader = self.desktop.archives.reader
        if reader is not None and (reader.is_busy() or not self.desktop.folders.is_settled()):
            QTimer.singleShot(20, self, self.save)
            return
        window = self.desktop.window
        self._options.file.parent.mkdir(parents=True, exist_ok=True)
        if window.grab().save(str(self._options.file), "PNG"):
            self.finish(0)
        else:
            self.finish(1, f"the picture cannot be written to {self._options.file}")

    def on_failed(self) -> None:
        """The archive cannot be opened; the reason is about to be told to the user."""
        QTimer.singleShot(0, self, self.complain)


class SelfTest(Errand):
    """Imports the sample, searches it, shows an article: the whole program in a few seconds."""

    def __init__(self, app: QApplication, settings: Settings, folder: Path) -> None:
        super().__init__(app, settings)
        self._archive = folder / "self-test.fiche"
        self._report: ImportReport | None = None
        self._hits = 0
        self.desktop.archives.archive_opened.connect(self.on_opened)
        self.desktop.archives.archive_failed.connect(self.on_failed)
        self.desktop.imports.import_finished.connect(self.on_imported)
        self.desktop.imports.import_stopped.connect(self.on_import_stopped)
        self.desktop.browse.listing.complete.connect(self.on_list_complete)

    def start(self) -> None:
        """Make an archive."""
        self.desktop.window.show()
        self.desktop.archives.open(self._archive, create=True, remember=False)

    def on_opened(self, _path: object) -> None:
        """Import the sample."""
        self.desktop.start_viewer()
        self.desktop.imports.on_confirmed(resource("sample"), ImportOptions())

    def on_imported(self, report: object) -> None:
        """Keep the report for the end."""
        assert isinstance(report, ImportReport)
        self._report = report

    def on_import_stopped(self) -> None:
        """Search."""
        if self._report is None:
            self.on_failed()
            return
        viewer = self.desktop.window.viewer
        assert viewer is not None
        viewer.article_painted.connect(self.on_painted)
        self.desktop.browse.search(SELF_TEST_QUERY)

    def on_list_complete(self) -> None:
        """Show the first hit."""
        if self._report is not None and self.desktop.browse.query:
            self._hits = self.desktop.browse.model.rowCount()
            if not self._hits:
                self.finish(1, f"the search for {SELF_TEST_QUERY} found nothing")
            self.desktop.window.post_list.select_row(0)

    def on_painted(self, post_id: int) -> None:
        """Done."""
        assert self._report is not None
        viewer = self.desktop.window.viewer
        values = {
            "ok": self._report.added > 0 and not self.asker.errors,
            "posts": self._report.found,
            "problems": len(self._report.problems),
            "hits": self._hits,
            "article": post_id,
            "viewer": "web" if viewer is not None and viewer.web_view else "text",
        }
        print(json.dumps(values), flush=True)
        self.finish(0 if values["ok"] else 1)

    def on_failed(self) -> None:
        """Something of it does not work here."""
        QTimer.singleShot(0, self, self.complain)


def refuse(_url: object) -> bool:
    """An errand opens nothing outside."""
    return True


def take_screenshot(options: ScreenshotOptions) -> int:
    """Save a picture of the window; the exit status."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(Path(scratch) / "settings.ini")
        for setting, value in ((THEME, options.theme), (LANGUAGE, options.language)):
            if value is not None:
                settings.set(setting, value)
        settings.set(LAST_QUERY, options.query)
        settings.set(LAST_ARCHIVE, Settings().get(LAST_ARCHIVE))
        errand = Screenshot(make_application(sys.argv[:1]), settings, options)
        return _run(errand, errand.start)


def self_test() -> int:
    """Try the whole program on the sample; the exit status."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(Path(scratch) / "settings.ini")
        errand = SelfTest(make_application(sys.argv[:1]), settings, Path(scratch))
        return _run(errand, errand.start)


def _run(errand: Errand, start: Callable[[], None]) -> int:
    QTimer.singleShot(0, start)
    return errand.run()
