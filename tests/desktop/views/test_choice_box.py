"""The box to choose from: keys, clicks, what it says, where it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.choice_box import SHOWN_ROWS, ChoiceBox
from desktop.views.choice_rows import ChoiceModel, ChoiceRow

Key = Qt.Key
ROWS = [ChoiceRow(f"row {number}", f"detail {number}", "tag") for number in range(40)]


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[ChoiceBox]:
    window = QWidget()
    window.resize(800, 600)
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(window)
    made = ChoiceBox(window)
    made.set_words("Type here", "Jump to", "Nothing is called so.")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.open_box()
    qtbot.waitUntil(made.field.hasFocus)
    yield made  # the window stays as long


def current(box: ChoiceBox) -> int:
    return box.list.currentIndex().row()


def test_the_model_is_sound() -> None:
    model = ChoiceModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(ROWS)
    model.set_rows(ROWS[:2])
    said = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (model.rowCount(), said) == (2, "row 1, detail 1")


def test_typing_is_told_and_return_chooses(box: ChoiceBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.typed) as told:
        qtbot.keyClick(box.field, "x")
    assert told.args == ["x"]
    box.set_rows(ROWS[:3])
    assert current(box) == 0
    qtbot.keyClick(box.field, Key.Key_Down)
    assert box.field.accessibleDescription() == "row 1, detail 1"
    told_at_the_end: list[object] = []
    box.left.connect(lambda: told_at_the_end.append("left"))
    box.chosen.connect(told_at_the_end.append)
    qtbot.keyClick(box.field, Key.Key_Return)
    assert told_at_the_end == ["left", 1]
    assert box.isHidden()


def test_arrows_walk_around_the_end_and_pages_stop_there(box: ChoiceBox, qtbot: QtBot) -> None:
    box.set_rows(ROWS)
    qtbot.keyClick(box.field, Key.Key_Up)
    assert current(box) == len(ROWS) - 1
    qtbot.keyClick(box.field, Key.Key_Down)
    assert current(box) == 0
    for _time in range(9):
        qtbot.keyClick(box.field, Key.Key_PageDown)
    assert current(box) == len(ROWS) - 1
    qtbot.keyClick(box.field, Key.Key_PageUp)
    assert current(box) == len(ROWS) - SHOWN_ROWS


def test_rows_that_come_later_leave_the_chosen_one(box: ChoiceBox, qtbot: QtBot) -> None:
    box.set_rows(ROWS[:4])
    qtbot.keyClick(box.field, Key.Key_Down)
    box.set_rows(ROWS[:9])
    assert current(box) == 1
    qtbot.keyClick(box.field, "a")
    box.set_rows(ROWS[:9])
    assert current(box) == 0, "something else was typed"


def test_a_click_chooses(box: ChoiceBox, qtbot: QtBot) -> None:
    box.set_rows(ROWS[:3])
    place = box.list.visualRect(box.model.index(2, 0)).center()
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [2]


def test_escape_leaves_and_nothing_is_chosen(box: ChoiceBox, qtbot: QtBot) -> None:
    box.set_rows(ROWS[:3])
    with qtbot.assertNotEmitted(box.chosen), qtbot.waitSignal(box.left):
        qtbot.keyClick(box.field, Key.Key_Escape)
    box.open_box()
    assert box.text() == ""
    with qtbot.assertNotEmitted(box.chosen):
        qtbot.keyClick(box.field, Key.Key_Return)


def test_it_goes_with_the_focus(box: ChoiceBox, qtbot: QtBot) -> None:
    other = box.parentWidget().findChild(
        QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    with qtbot.assertNotEmitted(box.left):
        other.setFocus()
        qtbot.waitUntil(box.isHidden)
    assert other.hasFocus()


def test_it_stays_within_a_small_window(box: ChoiceBox) -> None:
    box.set_rows(ROWS)
    window = box.parentWidget()
    window.resize(300, 240)
    assert window.rect().contains(box.geometry())


def test_that_nothing_fits_is_said_only_of_what_was_typed(box: ChoiceBox, qtbot: QtBot) -> None:
    hint = box.findChild(QLabel)
    box.set_rows(())
    assert not hint.isVisible()
    qtbot.keyClick(box.field, "x")
    box.set_rows(())
    assert hint.isVisible() and hint.text() == "Nothing is called so."
    box.set_rows(ROWS[:1])
    assert not hint.isVisible()
