"""The timeline under mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.timeline import TimelineView
from desktop.views.timeline_paint import BAR_HEIGHT, TOP

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[TimelineView]:
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(600, view.sizeHint().height())
    view.show()
    view.set_months({202201: 10, 202202: 20, 202204: 12_345, 202206: 5})
    view.setFocus()
    yield view


def middle(strip: TimelineView, index: int) -> QPoint:
    return strip.place_of(index).center()


def press(strip: TimelineView, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(strip, key, modifier)


def wheel(strip: TimelineView, turn: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    place = QPointF(middle(strip, 3))
    event = QWheelEvent(
        place,
        strip.mapToGlobal(place),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip.viewport(), event)


def test_a_click_jumps_to_the_posts_of_a_month(qtbot: QtBot, strip: TimelineView) -> None:
    with qtbot.waitSignal(strip.jump_requested) as asked:
        QTest.mouseClick(strip.viewport(), LEFT, NONE, middle(strip, 1))
    assert asked.args[0].first == date(2022, 2, 1)
    with qtbot.assertNotEmitted(strip.jump_requested):
        QTest.mouseClick(strip.viewport(), LEFT, NONE, middle(strip, 2))  # it has no posts


def test_a_drag_chooses_a_range(qtbot: QtBot, strip: TimelineView) -> None:
    with qtbot.waitSignal(strip.range_chosen) as asked:
        QTest.mousePress(strip.viewport(), LEFT, NONE, middle(strip, 4))
        QTest.mouseMove(strip.viewport(), middle(strip, 2))
        QTest.mouseMove(strip.viewport(), middle(strip, 1))
        QTest.mouseRelease(strip.viewport(), LEFT, NONE, middle(strip, 1))
    assert asked.args == [date(2022, 2, 1), date(2022, 6, 1)]


def test_keys_walk_choose_and_jump(qtbot: QtBot, strip: TimelineView) -> None:
    press(strip, Key.Key_Home, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert strip.accessibleDescription() == "April 2022 · 12,345 posts"
    with qtbot.waitSignal(strip.jump_requested):
        press(strip, Key.Key_Return)
    press(strip, Key.Key_Left, Key.Key_Left, modifier=SHIFT)
    with qtbot.waitSignal(strip.range_chosen) as asked:
        press(strip, Key.Key_Return)
    assert asked.args == [date(2022, 2, 1), date(2022, 5, 1)]
    press(strip, Key.Key_End)
    assert strip.accessibleDescription() == "June 2022 · 5 posts"


def test_escape_leaves_one_thing_after_the_other(qtbot: QtBot, strip: TimelineView) -> None:
    press(strip, Key.Key_End, Key.Key_Plus)
    press(strip, Key.Key_Left, modifier=SHIFT)
    assert strip.timeline.is_zoomed()
    assert strip.chosen_rows()
    with qtbot.assertNotEmitted(strip.clear_requested):
        press(strip, Key.Key_Escape)
        assert not strip.chosen_rows()
        press(strip, Key.Key_Escape)
        assert not strip.timeline.is_zoomed()
    with qtbot.waitSignal(strip.clear_requested):
        press(strip, Key.Key_Escape)
    with qtbot.waitSignal(strip.left):
        press(strip, Key.Key_Down)


def test_a_double_click_shows_days_and_another_everything(
    qtbot: QtBot, strip: TimelineView
) -> None:
    with qtbot.waitSignal(strip.days_wanted) as wanted:
        QTest.mouseDClick(strip.viewport(), LEFT, NONE, middle(strip, 3))
    strip.set_days(*wanted.args, {date(2022, 4, 30): 12_345})
    assert len(strip.bars) == 30
    press(strip, Key.Key_End)
    assert strip.accessibleDescription() == "30 April 2022 · 12,345 posts"
    QTest.mouseDClick(strip.viewport(), LEFT, NONE, middle(strip, 3))
    assert len(strip.bars) == 6


def test_the_wheel_zooms_with_ctrl_and_scrolls_without(strip: TimelineView) -> None:
    wheel(strip, 60, CTRL)
    assert not strip.timeline.is_zoomed()  # half a step
    wheel(strip, 60, CTRL)
    assert strip.timeline.is_zoomed()
    window = strip.timeline.window()
    wheel(strip, -120)
    assert strip.timeline.window() != window
    wheel(strip, -120, CTRL)
    wheel(strip, -120, CTRL)
    assert not strip.timeline.is_zoomed()


def test_nothing_is_asked_of_a_list_that_is_not_there(qtbot: QtBot, strip: TimelineView) -> None:
    strip.set_stale()
    with qtbot.assertNotEmitted(strip.jump_requested):
        QTest.mouseClick(strip.viewport(), LEFT, NONE, middle(strip, 1))
    strip.set_months({})
    press(strip, Key.Key_Left, Key.Key_Return, Key.Key_Plus)
    QTest.mouseClick(strip.viewport(), LEFT, NONE, QPoint(50, 10))
    assert strip.current_bar() is None


def test_what_can_be_seen_in_the_list_is_marked(strip: TimelineView) -> None:
    strip.clearFocus()
    palette = strip.palette()

    def color(index: int) -> int:
        place = strip.place_of(index)
        image = strip.viewport().grab().toImage()
        return image.pixelColor(place.left() + 5, TOP + BAR_HEIGHT - 1).rgb()

    strip.mark_rows(range(0, 5), True)  # the newest: all of June
    assert color(5) == palette.color(QPalette.ColorRole.Highlight).rgb()
    assert color(3) == palette.color(QPalette.ColorRole.Dark).rgb()
    strip.mark_rows(range(0, 5), False)
    assert color(0) == palette.color(QPalette.ColorRole.Highlight).rgb()
    strip.mark_rows(range(0, 5), None)
    assert color(0) == palette.color(QPalette.ColorRole.Dark).rgb()


def test_it_is_a_table_for_a_screen_reader(strip: TimelineView) -> None:
    interface = QAccessible.queryAccessibleInterface(strip)
    assert interface.role() == QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name).startswith("Timeline")
    table = strip.table
    assert table.words(3) == ["April 2022", "12,345"]
    assert strip.visualRect(table.index(3, 0)) == strip.place_of(3)
    assert strip.indexAt(middle(strip, 3)).row() == 3


def test_narrow_bars_are_years(strip: TimelineView) -> None:
    strip.set_months({199001: 1, 202206: 5})
    assert strip.table.words(0) == ["1990", "1"]
    assert len(strip.bars) == 33
