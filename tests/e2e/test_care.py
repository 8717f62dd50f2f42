"""Check, repair, and the look after a crash: what is said, and that reading goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from archive import open_archive
from archive.storage.connection import PAGE_SIZE
from archive.storage.lock import lock_name
from desktop.action_ids import ActionId
from desktop.app import Desktop
from desktop.paths import default_archive
from desktop.views.verdict import VerdictDialog
from tests.e2e.reader import Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
AfterCrash = Callable[..., tuple[Reader, list[str]]]


def damage_body(path: Path, post_id: int) -> None:
    with open_archive(path) as archive:
        archive.connection.execute(
            "UPDATE post_source SET bytes = zeroblob(9) WHERE post_id = ?", (post_id,)
        )


def newest(path: Path) -> int:
    with open_archive(path, read_only=True) as archive:
        (number,) = archive.connection.execute("SELECT max(id) FROM post").fetchone()
    return int(number)


def verdict(reader: Reader) -> VerdictDialog:
    care = reader.desktop.late.care
    reader.wait(lambda: care.dialog is not None and care.dialog.isVisible())
    assert care.dialog is not None
    return care.dialog


def press(dialog: VerdictDialog, name: str) -> QPushButton:
    button = dialog.findChild(QPushButton, f"verdict_{name}")
    assert button is not None
    return button


def test_a_whole_archive(full: Reader) -> None:
    full.choose(ActionId.CHECK)
    panel = full.window.export_panel
    full.wait(lambda: panel.text == "No damage: 62 posts were checked")
    assert full.desktop.late.care.dialog is None
    assert full.answers.errors == []


def test_checking_can_be_cancelled(full: Reader) -> None:
    full.choose(ActionId.CHECK)
    full.window.export_panel.cancel_requested.emit()
    full.wait(
        lambda: full.window.export_panel.text == "Stopped; not all of the archive was checked"
    )


def test_damage_is_named_and_the_rest_is_saved(full: Reader, tmp_path: Path) -> None:
    path = default_archive()
    full.choose(ActionId.CLOSE_ARCHIVE)
    damage_body(path, 2)
    full.desktop.archives.open(path)
    full.wait_for_rows(62)
    full.choose(ActionId.CHECK)
    dialog = verdict(full)
    assert dialog.headline.text() == f"“{path.stem}” is damaged"
    assert dialog.findings.toPlainText().startswith("The file of post 2 is damaged: “_posts/")
    assert full.window.export_panel.text == "The archive is damaged"
    full.click(press(dialog, "copy"))
    full.answers.file = tmp_path / "saved.fiche"
    full.click(press(dialog, "action"))
    full.wait(lambda: full.window.export_panel.text == "61 posts are saved")
    dialog = verdict(full)
    assert dialog.headline.text() == "61 posts are saved; 1 post is lost"
    assert dialog.findings.toPlainText().startswith("The file “_posts/")
    assert dialog.findings.toPlainText().endswith("” is lost")
    assert full.answers.suggested == path.with_name(f"{path.stem}-repaired.fiche")
    full.click(press(dialog, "action"))
    full.wait_for_rows(61)
    assert full.desktop.archives.path == tmp_path / "saved.fiche"
    assert full.answers.errors == []


def test_a_damaged_body_hides_no_other(full: Reader) -> None:
    """In the list, in a search, and in the article: only its own words are missing."""
    path = default_archive()
    full.choose(ActionId.CLOSE_ARCHIVE)
    damage_body(path, newest(path))
    full.desktop.archives.open(path)
    full.wait_for_rows(62)
    assert full.rows()[:2] == ["Spring at the harbour", "Winter on the pier"]
    summary = full.summary(0)
    assert summary is not None and summary.excerpt.text == ""
    full.click_row(0)
    viewer = full.window.viewer
    assert viewer is not None
    full.wait(lambda: "Other articles can be read" in viewer.message_view.text.text())
    full.click_row(1)
    full.wait_for_article("Winter on the pier")
    full.window.search_bar.focus_box()
    full.type("tag:harbour")
    full.wait_for_rows(2)
    full.desktop.browse.search("pier")
    full.wait_for_rows(1)


def test_an_archive_that_was_cut_off_is_saved_without_being_opened(
    full: Reader, tmp_path: Path
) -> None:
    path = default_archive()
    full.choose(ActionId.CLOSE_ARCHIVE)
    cut = tmp_path / "cut.fiche"
    cut.write_bytes(path.read_bytes()[: -5 * PAGE_SIZE])
    full.answers.archive, full.answers.file = cut, tmp_path / "saved.fiche"
    full.choose(ActionId.REPAIR)
    dialog = verdict(full)
    full.click(press(dialog, "action"))
    full.wait(lambda: full.desktop.archives.path == tmp_path / "saved.fiche")


def test_what_cannot_be_repaired_is_said(full: Reader, tmp_path: Path) -> None:
    full.choose(ActionId.CLOSE_ARCHIVE)
    page = tmp_path / "page.fiche"
    page.write_text("<html>not an archive</html>", "utf-8")
    full.answers.archive, full.answers.file = page, tmp_path / "saved.fiche"
    full.choose(ActionId.REPAIR)
    full.wait(lambda: bool(full.answers.errors))
    assert "is not a Microfiche archive" in full.answers.errors[0]
    assert not (tmp_path / "saved.fiche").exists()


def test_the_article_of_last_time_that_is_damaged_says_so_at_the_start(
    full: Reader, make_reader: Callable[[], Reader]
) -> None:
    """It fails before there is a viewer to say it in."""
    full.close()
    damage_body(default_archive(), newest(default_archive()))
    reader = make_reader()
    reader.start(default_archive())
    reader.wait_for_rows(62)
    viewer = reader.window.viewer
    assert viewer is not None
    reader.wait(lambda: viewer.message_view.title.text() == "This article cannot be shown")
    reader.click_row(1)
    reader.wait_for_article("Winter on the pier")


# --- after a crash --------------------------------------------------------------------------


def crash(path: Path) -> None:
    """What a killed writer leaves: the file of its lock, which the system let go of."""
    lock_name(path).write_bytes(b"")


@pytest.fixture
def after_crash(full: Reader, make_reader: Callable[[], Reader]) -> AfterCrash:
    """A window that starts with what a killed writer left, and what is told of the look at it."""

    def start(harm: Callable[[Path], None] = lambda _path: None) -> tuple[Reader, list[str]]:
        path = default_archive()
        full.close()
        harm(path)
        crash(path)
        reader = make_reader()
        looked = watch(reader.desktop)
        reader.start(path)
        return reader, looked

    return start


def test_after_a_crash_a_whole_archive_is_looked_at_in_silence(
    after_crash: AfterCrash, make_reader: Callable[[], Reader]
) -> None:
    reader, looked = after_crash()
    reader.wait_for_rows(62)
    reader.wait(lambda: looked == ["began", "over"])
    assert reader.desktop.late.care.dialog is None
    assert not reader.window.export_panel.isVisible()
    reader.close()
    assert not lock_name(default_archive()).exists()
    again = make_reader()
    looked = watch(again.desktop)
    again.start(default_archive())
    again.wait_for_rows(62)
    again.choose(ActionId.CHECK)
    again.wait(lambda: again.window.export_panel.text.startswith("No damage"))
    assert looked == [], "it was closed properly"


def cut_off_import(path: Path) -> None:
    with open_archive(path) as archive:
        archive.connection.execute("UPDATE import_run SET finished = NULL")


def test_after_a_crash_in_an_import_one_is_told_to_go_on(after_crash: AfterCrash) -> None:
    reader, _looked = after_crash(cut_off_import)
    reader.wait_for_rows(62)
    panel = reader.window.export_panel
    reader.wait(lambda: panel.text.startswith("The last import was cut off"))
    assert reader.desktop.late.care.dialog is None


def watch(desktop: Desktop) -> list[str]:
    looked: list[str] = []
    check = desktop.late.crash_check
    check.began.connect(lambda: looked.append("began"))
    check.over.connect(lambda: looked.append("over"))
    return looked


def test_after_a_crash_damage_is_said(after_crash: AfterCrash) -> None:
    reader, _looked = after_crash(lambda path: damage_body(path, newest(path)))
    reader.wait_for_rows(62)
    dialog = verdict(reader)
    path = default_archive()
    said = f"The file of post {newest(path)} is damaged: “_posts/2031-03-01-spring.md”"
    assert dialog.findings.toPlainText() == said
    dialog.close()
    reader.click_row(1)
    reader.wait_for_article("Winter on the pier")


def test_what_the_user_wants_comes_before_the_look(after_crash: AfterCrash) -> None:
    reader, looked = after_crash()
    reader.wait(lambda: looked[:1] == ["began"])
    reader.choose(ActionId.CHECK)
    assert looked == ["began", "over"]
    reader.wait(lambda: reader.window.export_panel.text.startswith("No damage"))
