"""Folders that are kept up to date: chosen in the menu, imported without a word too many."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from desktop import watching
from desktop.action_ids import ActionId, MenuId
from desktop.paths import default_archive
from tests.e2e.reader import Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
CONTROL = Qt.KeyboardModifier.ControlModifier
POST = "---\nlayout: post\ntitle: {}\ndate: 2031-04-0{} 08:00:00 +0800\n---\nThe ferry is back.\n"
BROKEN = '---\ntitle: "他说"好""\ndate: 2031-05-01 08:00:00 +0800\n---\n正文\n'


def entries(reader: Reader) -> list[QAction]:
    """File → Keep Up to Date."""
    return reader.window.registry.menu(MenuId.KEEP_UP_TO_DATE).actions()


def message(reader: Reader) -> str:
    """What the status bar says."""
    return reader.window.status_line.text()


def write(site: Path, number: int, title: str) -> Path:
    """A new post, or another text of it."""
    file = site / "_posts" / f"2031-04-0{number}-new.md"
    file.write_text(POST.format(title, number), "utf-8")
    return file


def watching_threads() -> list[str]:
    """The threads that watch folders."""
    return [one.name for one in threading.enumerate() if one.name.startswith("watch ")]


@pytest.fixture
def kept(full: Reader, site: Path) -> Reader:
    """A window that keeps the one folder of its archive up to date, and has looked at it once."""
    done: list[object] = []
    full.desktop.quiet.finished.connect(done.append)
    full.wait(lambda: len(entries(full)) == 1)
    (entry,) = entries(full)
    assert entry.text() == str(site) and not entry.isChecked()
    entry.trigger()
    assert full.desktop.keeping.watched() == [site]
    full.wait(lambda: len(done) == 1)
    full.wait(full.desktop.quiet.is_idle)
    return full


def test_what_is_written_is_there_soon(kept: Reader, site: Path) -> None:
    write(site, 1, "The first new one")
    kept.wait(lambda: "The first new one" in kept.rows())
    kept.wait(lambda: message(kept) == "news: 1 added")
    write(site, 1, "The first, rewritten")
    kept.wait(lambda: "The first, rewritten" in kept.rows())
    kept.wait(lambda: message(kept) == "news: 1 updated")
    (site / "_posts" / "2031-05-01-broken.md").write_text(BROKEN, "utf-8")
    kept.wait(lambda: kept.window.problems_folder.count() == 1)
    dialog = kept.desktop.imports.reports.dialog
    assert dialog is None or not dialog.isVisible(), "no dialog, whatever comes"
    assert kept.answers.errors == kept.answers.questions == []
    (entry,) = entries(kept)
    entry.trigger()
    assert kept.desktop.keeping.watched() == watching_threads() == []


def test_it_is_remembered_with_the_archive(
    kept: Reader, site: Path, make_reader: Callable[[], Reader]
) -> None:
    kept.close()
    assert watching_threads() == [], "quitting ends the watching"
    write(site, 2, "Written meanwhile")
    again = make_reader()
    again.start(default_archive())
    again.wait(lambda: again.desktop.keeping.watched() == [site])
    again.wait(lambda: "Written meanwhile" in again.rows())
    assert [entry.isChecked() for entry in entries(again)] == [True]
    again.choose(ActionId.CLOSE_ARCHIVE)
    assert again.desktop.keeping.watched() == watching_threads() == entries(again) == []


def test_a_folder_that_lost_most_of_its_posts_waits(kept: Reader, site: Path) -> None:
    files = sorted((site / "_posts").iterdir())
    texts = {file: file.read_bytes() for file in files}
    for file in files[:50]:
        file.unlink()
    kept.wait(lambda: "50 of 62 posts are gone" in message(kept))
    kept.desktop.browse.search("is:missing")
    kept.wait_for_rows(0)
    for file in files[:50]:
        file.write_bytes(texts[file])
    write(site, 3, "All is well")
    kept.desktop.browse.search("")
    kept.wait(lambda: "All is well" in kept.rows())
    (site / "_posts" / "2031-04-03-new.md").unlink()
    kept.wait(lambda: message(kept) == "news: 1 missing")
    kept.desktop.browse.search("is:missing")
    kept.wait_for_rows(1)


def test_a_folder_that_goes_and_comes_back(
    kept: Reader, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "ABSENT_SECONDS", 0.05)
    kept.wait(kept.desktop.quiet.is_idle)
    away = site.rename(site.with_name("away"))
    kept.wait(lambda: "is not there" in message(kept))
    kept.wait_for_rows(62)
    write(away, 4, "Back again")
    away.rename(site)
    kept.wait(lambda: "Back again" in kept.rows())


def test_an_import_by_hand_goes_on_beside_it(kept: Reader, site: Path, tmp_path: Path) -> None:
    write(site, 5, "Beside it")
    other = tmp_path / "other" / "_posts"
    other.mkdir(parents=True)
    text = POST.format("By hand", 1).replace("2031", "2021")  # a site shows no future posts
    (other / "2021-04-01-a.md").write_text(text, "utf-8")
    report = kept.import_folder(other.parent)
    assert report.added == 1
    kept.wait(lambda: {"Beside it", "By hand"} <= set(kept.rows()))
    kept.wait(lambda: len(entries(kept)) == 2)
    assert [entry.isChecked() for entry in entries(kept)] == [True, False]


def test_the_archive_may_lie_in_the_folder(reader: Reader, site: Path) -> None:
    """What the import writes is no reason to import."""
    reader.answers.archive = site / "own.fiche"
    reader.press(Key.Key_N, CONTROL)
    reader.wait(lambda: reader.desktop.archives.path == site / "own.fiche")
    reader.wait(lambda: reader.desktop.archives.reader is not None)
    reader.import_folder(site)
    reader.wait(lambda: len(entries(reader)) == 1)
    entries(reader)[0].trigger()
    done: list[object] = []
    reader.desktop.quiet.finished.connect(done.append)
    reader.wait(lambda: len(done) == 1)
    write(site, 6, "Only this")
    reader.wait(lambda: "Only this" in reader.rows())
    reader.wait(reader.desktop.quiet.is_idle)
    assert len(done) == 2, "one at the start, one for the file"
