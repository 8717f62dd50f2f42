"""The line of a smart folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.smart_folder import SmartFolder

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def folder(qtbot: QtBot) -> Iterator[SmartFolder]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SmartFolder("warning")
    QVBoxLayout(parent).addWidget(made)
    made.set_label("Problems")
    parent.resize(220, 60)
    parent.show()
    qtbot.waitExposed(parent)
    yield made
    parent.close()


def test_it_is_there_only_with_something_in_it(folder: SmartFolder) -> None:
    assert not folder.isVisible()
    folder.set_count(3)
    assert folder.isVisible() and folder.count() == 3
    folder.set_count(0)
    assert not folder.isVisible()


def test_while_it_is_open_it_stays(folder: SmartFolder) -> None:
    folder.set_count(1)
    folder.setChecked(True)
    folder.set_count(0)
    assert folder.isVisible()
    folder.setChecked(False)
    folder.set_count(0)
    assert not folder.isVisible()


def test_it_is_pressed_by_mouse_and_space(folder: SmartFolder, qtbot: QtBot) -> None:
    folder.set_count(1)
    with qtbot.waitSignal(folder.clicked):
        qtbot.mouseClick(folder, LEFT)
    with qtbot.waitSignal(folder.clicked):
        qtbot.keyClick(folder, Qt.Key.Key_Space)


def test_it_is_read_aloud_with_its_count(folder: SmartFolder) -> None:
    folder.set_count(1_234)
    assert folder.accessibleName() == "Problems, 1,234"


@pytest.mark.parametrize("checked", [False, True])
def test_label_and_count_are_painted(folder: SmartFolder, checked: bool) -> None:
    folder.set_count(7)
    folder.setChecked(checked)
    folder.setFocus()
    with_seven = folder.grab().toImage()
    folder.set_count(8)
    assert folder.grab().toImage() != with_seven
    folder.set_count(7)
    folder.set_label("Proβlems")
    assert folder.grab().toImage() != with_seven


def test_one_that_is_kept_stays_empty(folder: SmartFolder) -> None:
    folder.set_kept(True)
    assert folder.isVisible() and folder.count_text() == ""
    folder.set_count(0)
    assert folder.isVisible() and folder.count_text() == "0"
    folder.set_kept(False)
    assert not folder.isVisible()


def test_a_count_may_be_so_many_and_more(folder: SmartFolder) -> None:
    folder.set_count(12_345, exact=False)
    assert folder.count_text() == "12,345+"
    assert folder.accessibleName() == "Problems, 12,345+"


def test_a_fault_takes_the_place_of_the_count(folder: SmartFolder) -> None:
    folder.set_count(7)
    before = folder.grab().toImage()
    folder.set_fault("This search cannot be read any more")
    assert folder.count_text() == ""
    assert folder.grab().toImage() != before
    assert folder.accessibleName() == "Problems"
    assert folder.accessibleDescription() == "This search cannot be read any more"
    folder.set_fault("")
    assert folder.grab().toImage() == before


@pytest.mark.parametrize(
    "label", ["R&D", "<img src=x><b>bold</b>", "a\nb\x00c", "x" * 100_000, "שלום 世界", ""]
)
def test_any_label_is_painted_as_it_is(folder: SmartFolder, label: str) -> None:
    folder.set_count(1)
    folder.set_label(label, f"{label}\ntip")
    assert "\n" not in folder.label() and len(folder.label()) <= 1_000
    assert folder.label() == label.replace("\n", " ").replace("\x00", " ")[:1_000]
    assert folder.shortcut().isEmpty(), "no mnemonic"
    assert "<b>" not in folder.toolTip()
    assert folder.sizeHint().width() < 200
    assert not folder.grab().isNull()


@pytest.mark.parametrize(
    ("key", "by"), [(Key.Key_Up, -1), (Key.Key_Down, 1), (Key.Key_Home, -9999), (Key.Key_End, 9999)]
)
def test_arrows_go_on_and_take_along(
    folder: SmartFolder, qtbot: QtBot, key: Qt.Key, by: int
) -> None:
    folder.set_count(1)
    with qtbot.waitSignal(folder.stepped) as stepped:
        qtbot.keyClick(folder, key)
    with qtbot.waitSignal(folder.move_requested) as moved:
        qtbot.keyClick(folder, key, Qt.KeyboardModifier.AltModifier)
    assert stepped.args == moved.args == [by]


def test_other_keys(folder: SmartFolder, qtbot: QtBot) -> None:
    folder.set_count(1)
    with qtbot.waitSignal(folder.clicked):
        qtbot.keyClick(folder, Key.Key_Return)
    with qtbot.waitSignal(folder.rename_requested):
        qtbot.keyClick(folder, Key.Key_F2)
    for key in (Key.Key_Delete, Key.Key_Backspace):
        with qtbot.waitSignal(folder.remove_requested):
            qtbot.keyClick(folder, key)


@pytest.mark.parametrize("reason", QContextMenuEvent.Reason)
def test_a_menu_by_pointer_and_by_key(
    folder: SmartFolder, qtbot: QtBot, reason: QContextMenuEvent.Reason
) -> None:
    folder.set_count(1)
    middle = folder.rect().center()
    event = QContextMenuEvent(reason, middle, folder.mapToGlobal(middle))
    with qtbot.waitSignal(folder.menu_requested) as asked:
        QApplication.sendEvent(folder, event)
    place = folder.mapFromGlobal(asked.args[0])
    is_pointer = reason is QContextMenuEvent.Reason.Mouse
    assert place == (middle if is_pointer else folder.rect().bottomLeft())
