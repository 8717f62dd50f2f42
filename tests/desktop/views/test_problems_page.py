"""The page of all problems: what can be chosen, and what is asked for then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from archive import Problem, ProblemCode, Severity
from desktop.models.problems import ProblemModel
from desktop.views.problems_page import ProblemsPage

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def _problem(number: int) -> Problem:
    path = f"_posts/{number}.md"
    return Problem(path, number, Severity.WARNING, ProblemCode.TITLE_MISSING, "No title.")


@pytest.fixture
def model() -> ProblemModel:
    return ProblemModel()


@pytest.fixture
def page(qtbot: QtBot, model: ProblemModel) -> ProblemsPage:
    made = ProblemsPage()
    qtbot.addWidget(made)
    model.setParent(made)
    made.set_problems(model)
    model.set_problems([_problem(number) for number in range(10)])
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def table(page: ProblemsPage) -> QTableView:
    assert page.problems is not None
    return page.problems.table


@pytest.fixture
def click(table: QTableView) -> Callable[..., None]:
    def on_row(row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = table.visualRect(table.model().index(row, 2)).center()
        QTest.mouseClick(table.viewport(), LEFT, keys, place)

    return on_row


def test_one_row_shows_its_file(
    page: ProblemsPage, click: Callable[..., None], qtbot: QtBot
) -> None:
    rows: list[int] = []
    page.problem_selected.connect(rows.append)
    click(2)
    click(5, CONTROL)
    assert rows == [2, 5] and page.chosen_rows() == [2, 5]
    assert page.retry.text() == "Try These Files Again"
    page.show_file("_posts/5.md", "one\ntwo\n", 2)
    assert page.problems is not None and page.problems.file_view.isVisible()
    page.reset()
    assert not page.problems.file_view.isVisible()
    del qtbot


def test_the_post_of_one_row(
    page: ProblemsPage, table: QTableView, click: Callable[..., None], qtbot: QtBot
) -> None:
    assert not page.show_post.isEnabled()
    click(3)
    with qtbot.waitSignal(page.post_requested) as wanted:
        qtbot.mouseClick(page.show_post, LEFT)
    assert wanted.args == [3]
    with qtbot.waitSignal(page.post_requested) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == [3]
    click(4, CONTROL)
    assert not page.show_post.isEnabled(), "two are chosen"


def test_buttons(page: ProblemsPage, qtbot: QtBot) -> None:
    for button, signal in (
        (page.retry, page.retry_requested), (page.copy, page.copy_requested),
        (page.save, page.save_requested),
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, LEFT)


def test_what_cannot_be_written_is_not_tried_again(page: ProblemsPage) -> None:
    page.allow_retry(False)
    assert not page.retry.isEnabled() and page.copy.isEnabled()
    page.allow_retry(True)
    assert page.retry.isEnabled()


def test_an_empty_table_offers_nothing(page: ProblemsPage, model: ProblemModel) -> None:
    model.set_problems([])
    buttons = (page.show_post, page.retry, page.copy, page.save)
    assert [one.isEnabled() for one in buttons] == [False] * 4


def test_the_filter(page: ProblemsPage, table: QTableView, qtbot: QtBot) -> None:
    page.filter.setFocus()
    with qtbot.waitSignal(page.filter_changed) as typed:
        qtbot.keyClicks(page.filter, "abc")
    assert typed.args == ["abc"], "one pause, one search"
    assert page.retry.text() == "Try All Listed Again"
    with qtbot.waitSignal(page.filter_changed):
        qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert page.filter.text() == ""
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert table.hasFocus()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(table, Qt.Key.Key_Escape)


@pytest.mark.slow
def test_all_rows_are_chosen_in_one_piece(
    page: ProblemsPage, table: QTableView, model: ProblemModel
) -> None:
    model.set_problems([_problem(number) for number in range(100_000)])
    table.selectAll()
    assert page.chosen_rows() == list(range(100_000))
