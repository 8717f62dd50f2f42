"""The calendar: a day is found by keys or pointer, and its posts are listed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from desktop.action_ids import ActionId
from desktop.views.calendar_blocks import GAP
from desktop.views.calendar_grid import CalendarGrid
from desktop.views.post_delegate import smaller
from tests.e2e.reader import LEFT, Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
NONE = Qt.KeyboardModifier.NoModifier
SPRING = date(2031, 3, 1)


@pytest.fixture
def grid(full: Reader) -> CalendarGrid:
    """The page of the calendar, with all years."""
    full.choose(ActionId.CALENDAR)
    page = full.desktop.late.calendar.page
    assert page is not None
    full.wait(lambda: page.title.text() == "Calendar · 62 posts")
    return page.grid


def test_every_post_has_its_day(full: Reader, grid: CalendarGrid) -> None:
    calendar = grid.calendar
    assert sum(calendar.count(calendar.day_of(row)) for row in range(grid.rows())) == 62
    assert full.window.page() is full.desktop.late.calendar.page
    assert grid.table.words(calendar.row_of(SPRING)) == ["Saturday, 1 March 2031", "1"]


def test_a_click_lists_a_day(full: Reader, grid: CalendarGrid) -> None:
    place = grid.place_of(grid.calendar.row_of(SPRING)).center()
    assert grid.row_at(place) == grid.calendar.row_of(SPRING)
    QTest.mouseMove(grid.viewport(), place)
    QTest.mouseClick(grid.viewport(), LEFT, NONE, place)
    full.wait_for_rows(1)
    assert full.window.page() is None
    assert full.window.search_bar.text() == "on:2031-03-01"


def test_keys_walk_from_day_to_day_and_year_to_year(full: Reader, grid: CalendarGrid) -> None:
    QTest.keyClick(grid, Key.Key_Home)
    assert grid.accessibleDescription() == "Wednesday, 1 January 2031 · 0 posts"
    QTest.keyClick(grid, Key.Key_Right)
    QTest.keyClick(grid, Key.Key_Down)
    assert grid.accessibleDescription().startswith("Thursday, 9 January 2031")
    QTest.keyClick(grid, Key.Key_Return)  # nothing to list
    assert full.window.page() is full.desktop.late.calendar.page
    QTest.keyClick(grid, Key.Key_End)
    row = next(row for row in range(grid.rows()) if grid.calendar.count(grid.calendar.day_of(row)))
    day = grid.calendar.day_of(row)
    grid.go_to(row)
    QTest.keyClick(grid, Key.Key_Return)
    full.wait_for_rows(grid.calendar.count(day))
    assert full.window.search_bar.text() == f"on:{day.isoformat()}"


@pytest.mark.parametrize("action", [ActionId.ALL_POSTS, ActionId.SEARCH, ActionId.CLOSE_ARCHIVE])
def test_it_is_left(full: Reader, grid: CalendarGrid, action: ActionId) -> None:
    assert grid.isVisible()
    full.choose(action)
    assert full.window.page() is None


def test_escape_leaves_and_the_focus_is_in_the_list(full: Reader, grid: CalendarGrid) -> None:
    QTest.keyClick(grid, Key.Key_Escape)
    assert full.window.page() is None
    assert full.window.post_list.hasFocus()


def test_the_names_of_weekdays_have_room(full: Reader, grid: CalendarGrid) -> None:
    """However small the squares are, and however large the text is."""
    for pixels in (9, 12, 24, 48):
        font = grid.font()
        font.setPixelSize(pixels)
        grid.setFont(font)
        for width in (640, 1400):
            full.window.resize(width, 600)
            line = QFontMetrics(smaller(grid.font())).height()
            squares = grid.place_of(0).height() + GAP
            assert grid.weekday_step() * squares >= line
            assert grid.grab().width() > 0
