"""The statistics: figures that add up, as charts and as tables, that lead to posts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from archive import open_archive
from desktop.action_ids import ActionId
from desktop.views.chart_section import ChartSection
from desktop.views.statistics_page import StatisticsPage
from tests.e2e.reader import LEFT, Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(full: Reader) -> StatisticsPage:
    """The page of statistics, with all figures."""
    full.choose(ActionId.STATISTICS)
    page = full.desktop.late.statistics.page
    assert page is not None
    full.wait(lambda: page.title.text().startswith("62 posts ·") and page.stop.isHidden())
    return page


def row_of(section: ChartSection, name: str) -> int:
    table = section.chart.table
    return next(row for row in range(table.rowCount()) if table.words(row)[0] == name)


def numbers(section: ChartSection) -> list[int]:
    rows = list(csv.reader(section.chart.table.as_csv().splitlines()))[1:]
    return [int(row[1]) for row in rows]


def test_the_figures_add_up(full: Reader, page: StatisticsPage) -> None:
    for section in (page.years, page.weekdays, page.hours, page.categories):
        assert sum(numbers(section)) == 62
    assert page.dates.text().endswith("newest: 1 March 2031")
    assert numbers(page.longest) == sorted(numbers(page.longest), reverse=True)
    assert numbers(page.shortest) == sorted(numbers(page.shortest))
    assert full.window.page() is page


def test_a_click_on_a_year_lists_it(full: Reader, page: StatisticsPage) -> None:
    chart = page.years.chart
    place = chart.place_of(row_of(page.years, "2031")).center()
    QTest.mouseMove(chart.viewport(), place)
    QTest.mouseClick(chart.viewport(), LEFT, NONE, place)
    full.wait_for_rows(2)
    assert full.window.search_bar.text() == "on:2031"
    assert full.window.page() is None


def test_keys_choose_a_category(full: Reader, page: StatisticsPage) -> None:
    chart = page.categories.chart
    QTest.keyClick(chart, Key.Key_Down)
    name, count = chart.table.words(0)
    assert chart.accessibleDescription() == f"{name} · {count}"
    QTest.keyClick(chart, Key.Key_Return)
    full.wait_for_rows(int(count))
    assert full.desktop.browse.narrowed_to() == [name]


def test_a_publisher_is_chosen(full: Reader, page: StatisticsPage) -> None:
    name, count = page.publishers.chart.table.words(0)
    page.publishers.rows.activated.emit(page.publishers.chart.table.index(0, 0))
    full.wait_for_rows(int(count))
    assert full.desktop.browse.narrowed_to() == [name]


@pytest.mark.parametrize("which", ["longest", "shortest"])
def test_a_long_post_is_shown(full: Reader, page: StatisticsPage, which: str) -> None:
    chart = getattr(page, which).chart
    title = chart.table.words(0)[0]
    QTest.mouseClick(chart.viewport(), LEFT, NONE, chart.place_of(0).center())
    full.wait_for_article(title)


def test_tables_are_there_for_a_screen_reader(page: StatisticsPage) -> None:
    QTest.mouseClick(page.as_tables, LEFT)
    assert page.hours.rows.isVisible()
    interface = QAccessible.queryAccessibleInterface(page.hours.rows)
    assert interface.role() == QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "Hours of the day"
    assert page.as_tables.text() == "As Charts"
    QTest.mouseClick(page.as_tables, LEFT)
    assert page.hours.chart.isVisible()


def test_a_table_is_copied(full: Reader, page: StatisticsPage) -> None:
    QTest.mouseClick(page.years.copy, LEFT)
    copied = list(csv.reader(QGuiApplication.clipboard().text().splitlines()))
    assert copied[0] == ["Year", "Posts", "Words"]
    assert sum(int(row[1]) for row in copied[1:]) == 62
    assert full.window.statusBar().currentMessage() == "The table was copied."


def test_escape_leaves_it_and_another_page_takes_its_place(
    full: Reader, page: StatisticsPage
) -> None:
    full.choose(ActionId.CALENDAR)
    assert page.isHidden()
    assert full.window.page() is full.desktop.late.calendar.page
    full.choose(ActionId.STATISTICS)
    QTest.keyClick(page.hours.chart, Key.Key_Escape)
    assert full.window.page() is None
    assert full.window.post_list.hasFocus()


def test_counting_can_be_stopped(full: Reader, page: StatisticsPage) -> None:
    full.choose(ActionId.STATISTICS)  # again, from the beginning
    assert not page.stop.isHidden()
    QTest.mouseClick(page.stop, LEFT)
    assert page.stop.isHidden()
    full.choose(ActionId.CLOSE_ARCHIVE)
    assert full.window.page() is None


def place_of(page: StatisticsPage, section: ChartSection) -> QRect:
    return QRect(section.mapTo(page, QPoint()), section.size())


def test_a_narrow_window_has_the_charts_below_each_other(
    full: Reader, page: StatisticsPage
) -> None:
    area = page.findChild(QScrollArea)
    full.window.resize(1024, 700)
    full.wait(lambda: page.columns() == 2)
    left, right = place_of(page, page.categories), place_of(page, page.publishers)
    assert right.left() > left.right()
    assert left.top() < place_of(page, page.hours).bottom(), "no gap below the days of the week"
    full.choose(ActionId.ALL_POSTS)
    full.window.resize(680, 480)
    full.choose(ActionId.STATISTICS)
    full.wait(lambda: page.columns() == 1 and page.stop.isHidden())
    full.wait(lambda: area.horizontalScrollBar().maximum() == 0)
    left, right = place_of(page, page.categories), place_of(page, page.publishers)
    assert right.left() == left.left() and right.top() > left.bottom()
    full.wait(lambda: all(one.height() >= one.minimumSizeHint().height() for one in page.sections))


def test_an_archive_without_posts_says_how_they_come(reader: Reader, archive_path: Path) -> None:
    open_archive(archive_path, create=True).close()
    reader.answers.archive = archive_path
    reader.choose(ActionId.OPEN_ARCHIVE)
    reader.wait(reader.window.is_reading)
    for action in (ActionId.STATISTICS, ActionId.CALENDAR):
        reader.choose(action)
    late = reader.desktop.late
    assert late.statistics.page is not None and late.calendar.page is not None
    calendar, statistics = late.calendar.page, late.statistics.page
    reader.wait(lambda: calendar.hint.text().startswith("There are no posts yet."))
    reader.choose(ActionId.STATISTICS)
    reader.wait(lambda: statistics.dates.text().startswith("There are no posts yet."))
