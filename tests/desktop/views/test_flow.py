"""Buttons that go on in a second row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.flow import FlowLayout

SPACE = 6


@pytest.fixture
def buttons() -> list[QPushButton]:
    made = [QPushButton(f"Button number {number}") for number in range(4)]
    for one in made:
        one.setFixedSize(100, 20)
    return made


@pytest.fixture
def row(qtbot: QtBot, buttons: list[QPushButton]) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addLayout(FlowLayout(tuple(buttons), SPACE))
    layout.addStretch(1)
    return widget


def places(row: QWidget, buttons: list[QPushButton], width: int) -> list[tuple[int, int]]:
    """Where they are in a window of a width."""
    row.resize(width, 200)
    row.show()
    row.layout().activate()
    return [(one.x(), one.y()) for one in buttons]


def test_as_many_in_a_row_as_there_is_room_for(row: QWidget, buttons: list[QPushButton]) -> None:
    assert places(row, buttons, 418) == [(0, 0), (106, 0), (212, 0), (318, 0)]
    assert places(row, buttons, 417) == [(0, 0), (106, 0), (212, 0), (0, 26)]
    assert places(row, buttons, 100) == [(0, 0), (0, 26), (0, 52), (0, 78)]
    assert row.minimumSizeHint().width() == 100


def test_what_is_hidden_needs_no_room(row: QWidget, buttons: list[QPushButton]) -> None:
    row.show()
    buttons[0].hide()
    assert places(row, buttons, 310)[1:] == [(0, 0), (106, 0), (0, 26)]


def test_from_right_to_left(row: QWidget, buttons: list[QPushButton]) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places(row, buttons, 212) == [(112, 0), (6, 0), (112, 26), (6, 26)]


def test_widgets_can_leave(row: QWidget, buttons: list[QPushButton]) -> None:
    flow = row.layout().itemAt(0).layout()
    assert isinstance(flow, FlowLayout) and flow.count() == 4
    assert flow.takeAt(4) is None and flow.itemAt(-1) is None
    assert flow.takeAt(3) is not None
    flow.removeWidget(buttons[0])
    assert flow.count() == 2
    assert flow.sizeHint().width() == 206
