"""Several posts chosen in the list, and what is done with all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.action_ids import ActionId
from tests.e2e.reader import Reader
from tests.e2e.test_marks import set_writable

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def click(reader: Reader, row: int, modifier: Qt.KeyboardModifier) -> None:
    view = reader.window.post_list
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def choose_three(reader: Reader) -> None:
    """The first three rows, with the article of the third on show."""
    reader.click_row(0)
    reader.wait_for_article("Spring at the harbour")
    reader.wait(lambda: is_read(reader, 0))
    click(reader, 2, SHIFT)
    reader.wait(lambda: is_read(reader, 2))


def is_read(reader: Reader, row: int) -> bool:
    summary = reader.summary(row)
    return summary is not None and summary.read


def stars(reader: Reader) -> list[bool]:
    found = [reader.summary(row) for row in range(5)]
    return [one is not None and one.starred for one in found]


def test_shift_and_ctrl_choose_and_the_article_is_of_the_current_row(full: Reader) -> None:
    view, label = full.window.post_list, full.desktop.selection.label
    choose_three(full)
    assert (view.selected_rows(), view.current_row()) == ([(0, 3)], 2)
    assert label.isVisible() and label.text() == "3 selected"
    assert full.desktop.articles.post is not None
    assert full.desktop.articles.post.id == view.current_post()
    click(full, 4, CTRL)
    assert view.selected_rows() == [(0, 3), (4, 5)]
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.current_row() == 5
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert view.selected_rows() == [(0, 62)] and label.text() == "62 selected"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_rows() == [(5, 6)] and label.text() == ""


def test_a_star_is_for_all_chosen_posts_and_can_be_taken_back(full: Reader) -> None:
    selection, star = full.desktop.selection, full.window.registry.action(ActionId.STAR)
    full.click_row(1)
    full.wait_for_article("Winter on the pier")
    full.choose(ActionId.STAR)
    full.wait(lambda: stars(full)[1])
    choose_three(full)
    full.choose(ActionId.STAR)
    full.wait(lambda: stars(full) == [True, True, True, False, False])
    full.wait(lambda: selection.notice.text == "2 posts were starred.")
    assert star.isChecked()
    selection.notice.undo_requested.emit()
    full.wait(lambda: stars(full) == [False, True, False, False, False])
    full.wait(lambda: not star.isChecked() and not selection.notice.isVisible())
    full.wait(full.desktop.folders.is_settled)


def test_marking_unread_stays_so_while_the_article_is_on_show(full: Reader) -> None:
    choose_three(full)
    full.choose(ActionId.MARK_UNREAD)
    full.wait(lambda: not is_read(full, 0) and not is_read(full, 2))
    full.wait(lambda: not full.window.registry.action(ActionId.READ).isChecked())
    full.choose(ActionId.SELECT_ALL)
    full.choose(ActionId.MARK_READ)
    full.wait(lambda: full.desktop.selection.notice.text == "62 posts were marked read.")
    full.wait(full.desktop.folders.is_settled)


def test_how_many_are_chosen_is_not_written_over_a_message(full: Reader) -> None:
    label, bar = full.desktop.selection.label, full.window.statusBar()
    full.click_row(0)
    bar.showMessage("A word from somebody else")
    click(full, 2, SHIFT)
    assert label.text() == "3 selected" and not label.isVisible()
    bar.clearMessage()
    assert label.isVisible()


def test_posts_without_a_source_link(full: Reader) -> None:
    QGuiApplication.clipboard().setText("what was copied before")
    full.desktop.selection.on_links([])
    assert full.window.statusBar().currentMessage() == "No chosen post has a source link."
    assert QGuiApplication.clipboard().text() == "what was copied before"


def test_the_links_and_files_of_chosen_posts(full: Reader, tmp_path: Path) -> None:
    choose_three(full)
    full.choose(ActionId.COPY_LINKS)
    full.wait(lambda: "http://source.example.org/spring" in QGuiApplication.clipboard().text())
    full.answers.folder = tmp_path / "out"
    full.choose(ActionId.EXPORT_SELECTED)
    full.wait(lambda: full.window.export_panel.text == "3 files were exported to out")
    files = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert len(files) == 3


def test_marks_that_cannot_be_written_are_told(full: Reader) -> None:
    choose_three(full)
    set_writable(full, False)
    full.choose(ActionId.ADD_STARS)
    full.wait(full.window.banner.isVisible)
    assert full.window.banner.text.startswith("Not all marks were kept. ")
    full.wait(lambda: not full.desktop.selection.marking.is_busy())
    assert stars(full) == [False] * 5
    set_writable(full, True)


def test_the_chosen_rows_stay_when_the_list_is_read_again(full: Reader) -> None:
    choose_three(full)
    model = full.desktop.browse.model
    with full._qtbot.waitSignal(model.loaded, check_params_cb=lambda _count, whole: whole):
        full.desktop.browse.refresh()
    assert full.window.post_list.selected_rows() == [(0, 3)]
    assert full.desktop.selection.label.text() == "3 selected"


def test_one_line_a_row_is_remembered(full: Reader) -> None:
    view = full.window.post_list
    high = view.rowHeight(0)
    full.choose(ActionId.DENSITY_COMPACT)
    assert view.rowHeight(0) < high
    full.choose(ActionId.DENSITY_COMFORTABLE)
    assert view.rowHeight(0) == high
