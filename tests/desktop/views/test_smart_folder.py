"""The line of a smart folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.smart_folder import SmartFolder

LEFT = Qt.MouseButton.LeftButton


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
    rule = folder.palette().color(QPalette.ColorRole.Mid).rgb()
    assert with_seven.pixel(2, 0) == rule != with_seven.pixel(2, 2), "a rule, a gap"
    folder.set_count(8)
    assert folder.grab().toImage() != with_seven
    folder.set_count(7)
    folder.set_label("Proβlems")
    assert folder.grab().toImage() != with_seven
