"""The viewer's questions for pictures are answered from the archive, each once, in the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from archive import Importer, ImportOptions, open_archive
from desktop.controllers.assets import AssetsController
from desktop.jobs import Worker
from desktop.views.dialogs import Asker
from tests.archive.pictures import numbered, post, write_site

Asset = tuple[str, bytes]


class Answers:
    """What came back, and in which threads."""

    def __init__(self) -> None:
        self.came: list[Asset | None] = []
        self.threads: set[threading.Thread] = set()

    def __call__(self, asset: Asset | None) -> None:
        self.came.append(asset)
        self.threads.add(threading.current_thread())


class Chooser(Asker):
    """A person who saves to *target*."""

    def __init__(self, target: Path | None) -> None:
        self.target = target
        self.starts: list[Path] = []
        self.errors: list[str] = []

    def file_to_save(self, start: Path) -> Path | None:
        self.starts.append(start)
        return self.target

    def show_error(self, sentence: str) -> None:
        self.errors.append(sentence)


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """An archive of one post with a picture."""
    folder = write_site(tmp_path / "album", {"a.md": post("![a](a.png)"), "a.png": numbered(1)})
    with open_archive(tmp_path / "album.fiche", create=True) as archive:
        assert Importer(archive, ImportOptions(workers=0)).run([folder]).assets == 1
    return tmp_path / "album.fiche"


@pytest.fixture
def assets(qapp: QObject) -> QObject:
    return AssetsController(qapp, Chooser(None))


@pytest.fixture
def reading(
    album: Path, assets: AssetsController, make_worker: Callable[..., Worker]
) -> AssetsController:
    assets.set_reader(make_worker(lambda: open_archive(album, read_only=True)))
    return assets


def test_a_picture_comes_in_the_gui_thread(reading: AssetsController, qtbot: QtBot) -> None:
    answers = Answers()
    reading.look_up(1, "/a.png", answers)
    reading.look_up(1, "/no.png", answers)
    assert answers.came == [], "later, not at once"
    qtbot.waitUntil(lambda: len(answers.came) == 2)
    assert answers.came == [("image/png", numbered(1)), None]
    assert answers.threads == {threading.main_thread()}


def test_without_an_archive_there_is_no_picture(assets: AssetsController) -> None:
    answers = Answers()
    assets.look_up(1, "/a.png", answers)
    assert answers.came == [None]


def test_what_cannot_be_read_is_no_picture_and_stands_in_the_log(
    album: Path, reading: AssetsController, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with open_archive(album) as archive:
        archive.connection.execute("UPDATE asset SET bytes = CAST('x' AS BLOB)")
    answers = Answers()
    reading.look_up(1, "/a.png", answers)
    reading.look_up(99, "/a.png", answers)
    qtbot.waitUntil(lambda: len(answers.came) == 2)
    assert answers.came == [None, None]
    assert "its bytes are damaged" in caplog.text
    assert "no post 99" in caplog.text


def test_another_article_drops_the_questions_of_the_one_before(
    reading: AssetsController, qtbot: QtBot
) -> None:
    answers, other = Answers(), Answers()
    for _ in range(50):
        reading.look_up(1, "/a.png", answers)
    reading.drop()
    reading.look_up(1, "/a.png", other)
    qtbot.waitUntil(lambda: len(answers.came) == 50 and len(other.came) == 1)
    assert answers.came.count(None) == 50
    assert other.came == [("image/png", numbered(1))]


def test_saving_an_attachment(
    album: Path, qapp: QObject, make_worker: Callable[..., Worker], qtbot: QtBot, tmp_path: Path
) -> None:
    chooser = Chooser(tmp_path / "saved.png")
    assets = AssetsController(qapp, chooser)
    assets.set_reader(make_worker(lambda: open_archive(album, read_only=True)))
    with qtbot.waitSignal(assets.saved) as saved:
        assets.save(1, "a.png")
    assert saved.args == [tmp_path / "saved.png"]
    assert (tmp_path / "saved.png").read_bytes() == numbered(1)
    assert [start.name for start in chooser.starts] == ["a.png"]

    chooser.target = tmp_path / "no" / "such" / "folder.png"
    assets.save(1, "a.png")
    qtbot.waitUntil(lambda: len(chooser.errors) == 1)
    assert "No such file or directory" in chooser.errors[0]
    chooser.target = tmp_path / "other.png"
    assets.save(1, "deep/gone\udcff.png")
    qtbot.waitUntil(lambda: len(chooser.errors) == 2)
    assert chooser.starts[-1].name == "gone?.png"
    chooser.target = None
    assets.save(1, "a.png")
    assert not (tmp_path / "other.png").exists()
