"""The timeline above the list, by keys and clicks: it always adds up to the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.action_ids import ActionId
from desktop.settings import TIMELINE_VISIBLE, Settings
from desktop.views.timeline import TimelineView
from tests.e2e.reader import LEFT, Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def strip_of(reader: Reader) -> TimelineView:
    return reader.window.timeline


def wait_for_counts(reader: Reader) -> None:
    strip, model = strip_of(reader), reader.desktop.browse.model
    reader.wait(lambda: not strip.is_stale() and strip.timeline.total == model.rowCount())
    assert sum(bar.count for bar in strip.bars) == model.rowCount()


def test_the_timeline_adds_up_whatever_is_listed(full: Reader) -> None:
    wait_for_counts(full)
    full.click_facet(full.window.categories, "北山快讯")
    wait_for_counts(full)
    full.choose(ActionId.SORT_TITLE)
    wait_for_counts(full)
    full.choose(ActionId.ALL_POSTS)
    full.window.search_bar.focus_box()
    full.type("pier")
    full.wait(lambda: full.desktop.browse.model.rowCount() < 60)
    wait_for_counts(full)


@pytest.mark.parametrize("sort", [ActionId.SORT_NEWEST, ActionId.SORT_OLDEST, ActionId.SORT_TITLE])
def test_a_click_shows_the_newest_post_of_a_month(full: Reader, sort: ActionId) -> None:
    full.choose(sort)
    wait_for_counts(full)
    strip = strip_of(full)
    row = next(row for row, bar in enumerate(strip.bars) if bar.count > 1)
    bar = strip.bars[row]
    QTest.mouseClick(strip.viewport(), LEFT, NONE, strip.place_of(row).center())
    view, model = full.window.post_list, full.desktop.browse.model
    full.wait(lambda: view.current_row() >= 0 and bar.first <= day_of(full) < bar.end)
    full.wait(lambda: all(model.summary_at(row) is not None for row in range(model.rowCount())))
    days = [model.summary_at(row).published for row in range(model.rowCount())]  # type: ignore[union-attr]
    inside = [day for day in days if bar.first <= day.date() < bar.end]
    assert len(inside) == bar.count
    assert days[view.current_row()] == max(inside)


def day_of(reader: Reader) -> object:
    summary = reader.desktop.browse.model.summary_at(reader.window.post_list.current_row())
    return None if summary is None else summary.published.date()


def test_a_range_is_searched_for_and_escape_takes_it_back(full: Reader) -> None:
    wait_for_counts(full)
    strip = strip_of(full)
    strip.setFocus()
    QTest.keyClick(strip, Key.Key_End)
    QTest.keyClick(strip, Key.Key_Left, SHIFT)
    assert len(strip.chosen_rows()) == 2
    QTest.keyClick(strip, Key.Key_Return)
    assert full.window.search_bar.text().startswith("after:")
    full.wait_for_rows(2)
    wait_for_counts(full)
    assert full.desktop.browse.model.rowCount() == 2
    QTest.keyClick(strip, Key.Key_Escape)
    full.wait_for_rows(62)
    assert full.window.search_bar.text() == ""
    wait_for_counts(full)


def test_days_are_counted_when_they_are_looked_at(full: Reader) -> None:
    wait_for_counts(full)
    strip = strip_of(full)
    row = next(row for row, bar in enumerate(strip.bars) if bar.count > 1)
    count = strip.bars[row].count
    QTest.mouseDClick(strip.viewport(), LEFT, NONE, strip.place_of(row).center())
    full.wait(lambda: len(strip.bars) >= 28)
    assert sum(bar.count for bar in strip.bars) == count


def test_it_can_be_hidden_for_good(full: Reader) -> None:
    full.choose(ActionId.TIMELINE)
    assert strip_of(full).isHidden()
    assert Settings().get(TIMELINE_VISIBLE) is False
    full.click_facet(full.window.categories, "北山快讯")
    full.choose(ActionId.TIMELINE)
    wait_for_counts(full)
