"""Which archive is open, and what is remembered of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from archive import ImportOptions, open_archive
from desktop.action_ids import ActionId
from desktop.settings import LAST_ARCHIVE, RECENT_ARCHIVES, RECENT_FOLDERS, Settings
from tests.e2e.reader import Key, Reader

pytestmark = pytest.mark.e2e


def test_paths_are_remembered_for_starts_in_other_folders(
    make_reader: Callable[[], Reader], site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_archive(Path("own.fiche"), create=True):
        pass
    reader = make_reader()
    reader.start(Path("own.fiche"))
    reader.wait_for_rows(0)
    reader.desktop.imports.on_confirmed(Path(site.name), ImportOptions())
    reader.wait_for_import(1)
    settings = Settings()
    assert settings.get(LAST_ARCHIVE) == str(tmp_path / "own.fiche")
    assert settings.get(RECENT_ARCHIVES) == [str(tmp_path / "own.fiche")]
    assert settings.get(RECENT_FOLDERS) == [str(site)]
    reader.close()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    again = make_reader()
    again.start()
    again.wait_for_rows(62)


def test_a_file_that_is_no_archive_leaves_everything_as_it_was(
    full: Reader, tmp_path: Path
) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    before = Settings().get(LAST_ARCHIVE)
    full.answers.archive = tmp_path / "page.fiche"
    full.answers.archive.write_bytes(b"<html>")
    full.choose(ActionId.OPEN_ARCHIVE)
    full.wait(lambda: bool(full.answers.errors))
    assert "is not a Microfiche archive" in full.answers.errors[0]
    assert full.window.is_reading() and full.window.post_list.current_row() == 0
    assert full.window.windowTitle() == "library — Microfiche"
    assert Settings().get(LAST_ARCHIVE) == before
    full.press(Key.Key_J)
    full.wait_for_article("Winter on the pier")


def test_the_other_archive_takes_the_place_of_the_first(
    full: Reader, site: Path, tmp_path: Path
) -> None:
    closed: list[bool] = []
    full.desktop.archives.archive_closed.connect(lambda: closed.append(True))
    panel = full.window.import_panel
    full.desktop.imports.on_confirmed(site, ImportOptions())
    full.wait(lambda: panel.text != "Importing news…")
    full.answers.archive = tmp_path / "other.fiche"
    full.choose(ActionId.NEW_ARCHIVE)
    full.wait(lambda: full.window.windowTitle() == "other — Microfiche")
    full.wait_for_rows(0)
    assert closed == [True]
    assert not panel.isVisible(), "what the import says belongs to the first"
    assert not full.desktop.imports.is_running()
    full.answers.archive = tmp_path / "library.fiche"
    full.answers.archive.symlink_to(tmp_path / "other.fiche")
    full.choose(ActionId.OPEN_ARCHIVE)  # the same by another name: it can be written to
    full.wait(lambda: full.window.windowTitle() == "library — Microfiche")
    assert full.desktop.archives.writer is not None and closed == [True, True]


def test_the_last_one_asked_for_is_opened(imported: Reader, tmp_path: Path) -> None:
    imported.answers.archive = tmp_path / "other.fiche"
    imported.choose(ActionId.OPEN_SAMPLE)
    imported.choose(ActionId.NEW_ARCHIVE)
    imported.wait(lambda: imported.window.windowTitle() == "other — Microfiche")
    imported.wait_for_rows(0)
    assert not imported.desktop.imports.is_running(), "the sample goes into no other archive"
    imported.press(Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    imported.confirm_import()
    imported.wait_for_import(2)
    assert imported.reports[-1].archive == str(tmp_path / "other.fiche")


def test_an_archive_whose_work_ends_late_can_be_opened_again(full: Reader) -> None:
    path, writer = full.desktop.archives.path, full.desktop.archives.writer
    assert path is not None and writer is not None
    may_end = threading.Event()
    writer.run(lambda _archive, _job: may_end.wait(60))  # an import at the edge of no batch
    full.choose(ActionId.CLOSE_ARCHIVE)
    assert not full.window.is_reading()
    full.desktop.archives.open(path)
    assert full.desktop.archives.path is None, "it waits for the end of that work"
    may_end.set()
    full.wait_for_rows(62)
    assert full.desktop.archives.writer is not None
    assert not full.window.banner.isVisible()
