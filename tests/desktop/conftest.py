"""What the window's tests share: a real archive with workers on it, and one Chromium for all."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive import Archive, Importer, ImportOptions, open_archive
from desktop.i18n import Translations
from desktop.jobs import Worker
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.viewer import make_viewer_profile
from tests.desktop.browser import Browser
from tests.desktop.library import Library
from tests.factories import corpus

if TYPE_CHECKING:
    from desktop.views.viewer.profile import ViewerProfile
    from desktop.views.viewer.web_view import WebArticleView

POSTS = 300
NUMBERS = itertools.count(1)

# This must come before the first QApplication, which a fixture makes later.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


@pytest.fixture(scope="session")
def made_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The archive that tests get copies of."""
    folder = tmp_path_factory.mktemp("library")
    posts = corpus(POSTS, folder / "site")
    path = folder / "made.fiche"
    with open_archive(path, create=True) as archive:
        report = Importer(archive, ImportOptions(workers=0)).run([folder / "site"])
    assert (report.added, report.problems) == (POSTS, [])
    return Library(path, posts)


@pytest.fixture
def library(made_library: Library, archive_path: Path) -> Library:
    """An archive of 300 posts that is this test's own."""
    shutil.copy(made_library.path, archive_path)
    return Library(archive_path, made_library.posts)


@pytest.fixture
def make_worker(qapp: QApplication) -> Iterator[Callable[..., Worker]]:
    """A maker of workers, which are closed when the test ends."""
    made: list[Worker] = []

    def make(open_it: Callable[[], Archive], name: str = "test-worker") -> Worker:
        made.append(Worker(open_it, name, qapp))
        return made[-1]

    yield make
    for worker in made:
        assert worker.close(), "a worker did not stop in time"
        worker.deleteLater()


@pytest.fixture
def worker(library: Library, make_worker: Callable[..., Worker]) -> Worker:
    """A worker that reads the library."""
    return make_worker(lambda: open_archive(library.path, read_only=True), "archive-reader")


@pytest.fixture
def writer(library: Library, make_worker: Callable[..., Worker]) -> Worker:
    """A worker that may write into the library."""
    return make_worker(lambda: open_archive(library.path), "archive-writer")


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> Translations:
    """English needs its translator too: for the words that change with a number."""
    made = Translations(qapp)
    made.use("en")
    return made


@pytest.fixture(autouse=True)
def one_look_for_all(qapp: QApplication) -> Iterator[None]:
    """Whatever a test does to the application's language, colours and font ends with the test."""
    palette, sheet, locale = QPalette(qapp.palette()), qapp.styleSheet(), QLocale()
    font = qapp.font()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(locale)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture(scope="session")
def profile(qapp: QApplication) -> ViewerProfile:
    """The one profile of the process: Chromium takes a second to start."""
    made = make_viewer_profile(qapp)
    assert made is not None
    return made


@pytest.fixture
def web_view(profile: ViewerProfile) -> Iterator[WebArticleView]:
    """A viewer of articles on the screen."""
    from desktop.views.viewer.web_view import WebArticleView  # noqa: PLC0415

    view = WebArticleView(profile)
    view.resize(640, 480)
    view.show()
    yield view
    shiboken6.delete(view)  # at once: a page must go before its profile


@pytest.fixture
def browser(qtbot: QtBot, web_view: WebArticleView) -> Browser:
    """The same, with the means to look into it."""
    return Browser(qtbot, web_view)


@pytest.fixture
def make_document() -> Callable[..., ArticleDocument]:
    """A maker of articles: ``make_document(body, title=…)``; each has a number of its own."""

    def make(body: str = "<p>本文</p>", **fields: object) -> ArticleDocument:
        values: dict[str, object] = {"post_id": next(NUMBERS), "title": "港湾图书馆", **fields}
        return ArticleDocument(body_html=body, **values)  # type: ignore[arg-type]

    return make
