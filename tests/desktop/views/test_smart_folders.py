"""The smart folders: what is shown, in which order, and what keys and clicks ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from archive import PostCount
from desktop.views.smart_folder import SmartFolder
from desktop.views.smart_folders import PROBLEMS, FolderLine, SmartFolders

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LINES = (
    FolderLine("unread", "unread", "Unread"),
    FolderLine("missing", "missing", "Missing", is_kept=False),
    FolderLine(7, "search", "Film", "Film\nfilm"),
    FolderLine(3, "search", "R&D", "R&D\nr d"),
    FolderLine(9, "search", "Bad", "Bad\n(", fault="cannot be read"),
)


@pytest.fixture
def folders(qtbot: QtBot) -> Iterator[SmartFolders]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SmartFolders()
    layout = QVBoxLayout(parent)
    layout.addWidget(QLineEdit())
    layout.addWidget(made)
    layout.addWidget(QListWidget(), 1)
    made.problems.set_label("Problems")
    made.set_lines(LINES)
    made.allow_changes(True)
    parent.resize(220, 500)
    parent.show()
    qtbot.waitExposed(parent)
    parent.activateWindow()
    yield made
    parent.close()


def there(folders: SmartFolders) -> list[str]:
    """The labels from top to bottom."""
    found = [one for one in folders.findChildren(SmartFolder) if one.isVisible()]
    found.sort(key=lambda one: one.mapTo(folders.widget(), QPoint()).y())
    return [one.label() for one in found]


def line(folders: SmartFolders, key: str | int) -> SmartFolder:
    found = folders.folder(key)
    assert found is not None
    return found


def test_built_in_ones_then_problems_then_saved_ones(folders: SmartFolders) -> None:
    assert there(folders) == ["Unread", "Film", "R&D", "Bad"]
    folders.set_count("missing", PostCount(2))
    folders.problems.set_count(1)
    folders.set_count(7, PostCount(50, exact=False))
    folders.set_count("no such folder", PostCount(3))
    QApplication.processEvents()
    assert there(folders) == ["Unread", "Missing", "Problems", "Film", "R&D", "Bad"]
    assert line(folders, 7).count_text() == "50+"
    assert folders.height() == folders.sizeHint().height() >= 6 * line(folders, 7).height()


def test_without_anything_to_show_it_is_not_there(folders: SmartFolders) -> None:
    folders.set_lines(())
    assert not folders.isVisible()
    folders.problems.set_count(1)
    folders.set_lines(())
    assert folders.isVisible() and there(folders) == ["Problems"]


def test_new_lines_leave_the_old_ones_as_they_were(folders: SmartFolders) -> None:
    folders.set_count(3, PostCount(5))
    folders.set_chosen(3)
    line(folders, 3).setFocus()
    kept = line(folders, 3)
    folders.set_lines([LINES[0], FolderLine(3, "search", "Research"), FolderLine(8, "search", "N")])
    assert line(folders, 3) is kept and kept.hasFocus() and kept.isChecked()
    assert (kept.label(), kept.count_text()) == ("Research", "5")
    QApplication.processEvents()
    assert there(folders) == ["Unread", "Research", "N"]


@pytest.mark.parametrize(("gone", "then"), [(7, "R&D"), (3, "Bad"), (9, "R&D")])
def test_the_cursor_goes_to_the_neighbour(folders: SmartFolders, gone: int, then: str) -> None:
    line(folders, gone).setFocus()
    folders.set_lines([one for one in LINES if one.key != gone])
    focus = QApplication.focusWidget()
    assert isinstance(focus, SmartFolder) and focus.label() == then


def test_one_of_them_is_chosen_unless_something_else_is_on_show(folders: SmartFolders) -> None:
    def checked() -> list[str]:
        return [one.label() for one in folders.findChildren(SmartFolder) if one.isChecked()]

    folders.set_chosen("missing")
    assert checked() == ["Missing"]
    assert "Missing" in there(folders), "open, it stays with nothing in it"
    folders.show_choice(False)
    folders.problems.setChecked(True)
    assert checked() == ["Problems"]
    folders.set_chosen(7)
    assert checked() == ["Problems"]
    folders.problems.setChecked(False)
    folders.show_choice(True)
    assert checked() == ["Film"]
    folders.set_chosen(None)
    assert checked() == []


def test_tab_stops_once_and_arrows_walk(folders: SmartFolders, qtbot: QtBot) -> None:
    box = folders.parentWidget().findChild(QLineEdit)
    box.setFocus()

    def press(key: Qt.Key) -> str:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)
        now = QApplication.focusWidget()
        return now.label() if isinstance(now, SmartFolder) else type(now).__name__

    assert press(Key.Key_Tab) == "Unread"
    assert press(Key.Key_Down) == "Film", "what is not there is passed over"
    assert press(Key.Key_End) == "Bad"
    assert press(Key.Key_Down) == "Bad"
    assert press(Key.Key_Up) == "R&D"
    assert press(Key.Key_Home) == "Unread"
    assert press(Key.Key_Tab) == "QListWidget"
    folders.set_chosen(3)
    box.setFocus()
    assert press(Key.Key_Tab) == "R&D"
    folders.setFocus()
    assert QApplication.focusWidget() is line(folders, 3)


def test_clicks_say_which_and_whether(folders: SmartFolders, qtbot: QtBot) -> None:
    heard: list[tuple[object, bool]] = []
    folders.folder_clicked.connect(lambda key, checked: heard.append((key, checked)))
    qtbot.mouseClick(line(folders, "unread"), LEFT)
    qtbot.keyClick(line(folders, 7), Key.Key_Space)
    folders.set_chosen(7)
    qtbot.keyClick(line(folders, 7), Key.Key_Return)
    assert heard == [("unread", True), (7, True), (7, False)]


def test_keys_ask_for_changes_of_saved_ones_only(folders: SmartFolders, qtbot: QtBot) -> None:
    heard: list[tuple[object, ...]] = []
    folders.rename_requested.connect(lambda key: heard.append(("rename", key)))
    folders.remove_requested.connect(lambda key: heard.append(("remove", key)))
    folders.move_requested.connect(lambda key, by: heard.append(("move", key, by)))

    def press_all(folder: SmartFolder) -> None:
        for key in (Key.Key_F2, Key.Key_Delete):
            qtbot.keyClick(folder, key)
        qtbot.keyClick(folder, Key.Key_Down, ALT)

    press_all(line(folders, "unread"))
    press_all(folders.problems)
    assert heard == []
    press_all(line(folders, 7))
    assert heard == [("rename", 7), ("remove", 7), ("move", 7, 1)]
    folders.allow_changes(False)
    press_all(line(folders, 3))
    assert len(heard) == 3


def test_the_menu_of_a_saved_search(folders: SmartFolders) -> None:
    heard: list[tuple[object, ...]] = []
    folders.rename_requested.connect(lambda key: heard.append(("rename", key)))
    folders.edit_requested.connect(lambda key: heard.append(("edit", key)))
    folders.remove_requested.connect(lambda key: heard.append(("remove", key)))
    folders.move_requested.connect(lambda key, by: heard.append(("move", key, by)))

    def menu() -> QMenu:
        assert folders.menu is not None
        return folders.menu

    def menu_of(key: int) -> dict[str, bool]:
        line(folders, key).menu_requested.emit(folders.mapToGlobal(QPoint(5, 5)))
        return {one.text(): one.isEnabled() for one in menu().actions()}

    def choose(key: int, text: str) -> None:
        menu_of(key)
        next(one for one in menu().actions() if one.text() == text).trigger()
        menu().close()

    assert menu_of(7) == {
        "&Rename…": True, "&Edit Query…": True, "Move &Up": False, "Move &Down": True,
        "De&lete": True,
    }  # fmt: skip
    menu().close()
    assert menu_of(9)["Move &Up"] and not menu_of(9)["Move &Down"]
    menu().close()
    for text in ("&Rename…", "&Edit Query…", "Move &Up", "Move &Down", "De&lete"):
        choose(3, text)
    assert heard == [("rename", 3), ("edit", 3), ("move", 3, -1), ("move", 3, 1), ("remove", 3)]
    folders.allow_changes(False)
    assert not any(menu_of(3).values())
    menu().close()


def test_many_scroll_and_leave_room(folders: SmartFolders, qtbot: QtBot) -> None:
    folders.set_lines(
        [FolderLine(number, "search", f"Search {number}") for number in range(1, 200)]
    )
    other = folders.parentWidget().findChild(QListWidget)
    qtbot.waitUntil(lambda: other.height() > 50)
    assert folders.height() < 500
    line(folders, 1).setFocus()
    qtbot.keyClick(line(folders, 1), Key.Key_End)
    last = line(folders, 199)
    assert last.hasFocus()
    assert folders.viewport().rect().contains(last.mapTo(folders.viewport(), last.rect().center()))


def test_a_screen_reader_hears_names_and_counts(folders: SmartFolders) -> None:
    folders.set_count(7, PostCount(1_234))
    assert folders.accessibleName() == "Smart folders"
    assert line(folders, 7).accessibleName() == "Film, 1,234"
    assert line(folders, 9).accessibleDescription() == "cannot be read"
    assert PROBLEMS == "problems"
