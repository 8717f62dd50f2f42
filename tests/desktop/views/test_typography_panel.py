"""The panel "Aa": what it shows, what it asks for, with the mouse and with keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import FACE, FONT_SCALE, INDENTS, LEADING, MEASURE, SPACES, THEME
from desktop.views.segments import Segments
from desktop.views.typography_panel import TypographyPanel

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
DEFAULTS: dict[str, Any] = {
    setting.key: setting.default
    for setting in (THEME, FACE, FONT_SCALE, LEADING, MEASURE, INDENTS, SPACES)
}


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def panel(window: QWidget) -> TypographyPanel:
    made = TypographyPanel(window)
    made.show_values(DEFAULTS, own=False, can_be_own=True)
    made.open_below(window)
    return made


@pytest.fixture
def changes(panel: TypographyPanel) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    panel.changed.connect(lambda setting, value: found.append((setting.key, value)))
    return found


def test_it_shows_what_holds_and_tells_nobody(
    panel: TypographyPanel, changes: list[tuple[str, object]]
) -> None:
    values = {**DEFAULTS, MEASURE.key: "full", FONT_SCALE.key: 1.25, INDENTS.key: True}
    panel.show_values(values, own=True, can_be_own=True)
    assert panel.row(MEASURE).value() == "full"
    assert panel.size_label.text() == "125%"
    assert panel.boxes[INDENTS.key].isChecked()
    assert panel.own.isChecked()
    assert changes == []
    panel.show_values(values, own=False, can_be_own=False)
    assert not panel.own.isEnabled()


def test_clicks(panel: TypographyPanel, changes: list[tuple[str, object]], qtbot: QtBot) -> None:
    for setting, value in ((THEME, "dark"), (FACE, "serif"), (LEADING, "tight"), (MEASURE, "wide")):
        qtbot.mouseClick(panel.row(setting).button(value), LEFT)
        assert changes.pop() == (setting.key, value)
    for button, scale in ((panel.larger, 1.1), (panel.smaller, 0.9)):
        qtbot.mouseClick(button, LEFT)
        assert changes.pop() == (FONT_SCALE.key, scale)
    for setting, wanted in ((INDENTS, True), (SPACES, False)):
        box = panel.boxes[setting.key]
        qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
        assert changes.pop() == (setting.key, wanted)
    with qtbot.waitSignal(panel.own_changed) as own:
        qtbot.mouseClick(panel.own, LEFT, pos=QPoint(8, panel.own.height() // 2))
    assert own.args == [True]
    with qtbot.waitSignal(panel.reset_requested):
        qtbot.mouseClick(panel.reset, LEFT)


@pytest.mark.parametrize(("scale", "smaller", "larger"), [(0.5, 0, 1), (0.8, 0, 1), (2.0, 1, 0)])
def test_the_smallest_and_the_largest_size(
    panel: TypographyPanel, scale: float, smaller: int, larger: int
) -> None:
    panel.show_values({**DEFAULTS, FONT_SCALE.key: scale}, own=False, can_be_own=True)
    assert panel.smaller.isEnabled() == bool(smaller)
    assert panel.larger.isEnabled() == bool(larger)


def test_everything_is_reached_by_keys(
    panel: TypographyPanel, changes: list[tuple[str, object]], qtbot: QtBot
) -> None:
    def focus() -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    qtbot.waitUntil(lambda: focus() is panel.row(THEME).button("system"))
    qtbot.keyClick(focus(), Key.Key_Left)
    assert changes == [], "at the end it stops"
    for wanted in ("light", "sepia", "dark"):
        qtbot.keyClick(focus(), Key.Key_Right)
        assert changes.pop() == (THEME.key, wanted)
    passed = []
    for _ in range(10):
        qtbot.keyClick(focus(), Key.Key_Tab)
        passed.append(focus())
    assert passed[0] is panel.row(FACE).button("sans"), "a row is one stop"
    assert passed[:3][1:] == [panel.smaller, panel.larger]
    assert passed[3:9] == [
        panel.row(LEADING).button("normal"), panel.row(MEASURE).button("normal"),
        panel.boxes[INDENTS.key], panel.boxes[SPACES.key], panel.own, panel.reset,
    ]  # fmt: skip
    qtbot.keyClick(panel, Key.Key_Escape)
    assert not panel.isVisible()


def test_every_choice_has_a_name(panel: TypographyPanel) -> None:
    for row in panel.findChildren(Segments):
        assert row.accessibleName()
    for button in panel.findChildren(QPushButton):
        assert button.text()
        assert button.accessibleName() or button is panel.reset


def test_it_stays_on_the_screen(panel: TypographyPanel, qtbot: QtBot) -> None:
    corner = QWidget()
    qtbot.addWidget(corner)
    room = panel.screen().availableGeometry()
    corner.setGeometry(room.right() - 20, room.bottom() - 20, 20, 20)
    corner.show()
    panel.close()
    panel.open_below(corner)
    assert room.contains(panel.geometry())
    assert panel.isVisible()
