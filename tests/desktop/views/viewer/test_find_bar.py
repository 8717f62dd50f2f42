"""The bar for finding words within the article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.viewer.find_bar import FindBar

Key = Qt.Key


@pytest.fixture
def bar(qtbot: QtBot) -> FindBar:
    made = FindBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def asked(bar: FindBar) -> list[tuple[str, bool]]:
    """What was asked for: (words, forward)."""
    heard: list[tuple[str, bool]] = []
    bar.find_requested.connect(lambda text, forward: heard.append((text, forward)))
    return heard


def test_it_opens_with_the_cursor_in_it(
    bar: FindBar, asked: list[tuple[str, bool]], qtbot: QtBot
) -> None:
    assert not bar.isVisible()
    bar.open_bar("ferry")
    qtbot.waitExposed(bar)
    bar.activateWindow()
    qtbot.waitUntil(bar.field.hasFocus)
    assert bar.field.selectedText() == "ferry"
    assert asked[-1] == ("ferry", True)
    bar.open_bar()
    assert bar.field.selectedText() == "ferry", "what was looked for last is offered again"


def test_every_letter_asks_anew(bar: FindBar, asked: list[tuple[str, bool]], qtbot: QtBot) -> None:
    bar.open_bar()
    asked.clear()
    qtbot.keyClicks(bar.field, "fe")
    assert asked == [("f", True), ("fe", True)]
    assert bar.count.text() == "", "nothing is said before there is an answer"
    qtbot.keyClick(bar.field, Key.Key_Backspace)
    qtbot.keyClick(bar.field, Key.Key_Backspace)
    assert asked[2:] == [("f", True), ("", True)]


def test_keys_and_buttons_walk_through_the_hits(
    bar: FindBar, asked: list[tuple[str, bool]], qtbot: QtBot
) -> None:
    bar.open_bar("ferry")
    bar.show_count(1, 3)
    asked.clear()
    qtbot.keyClick(bar.field, Key.Key_Return)
    qtbot.keyClick(bar.field, Key.Key_Enter)
    qtbot.keyClick(bar.field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(bar.next_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.previous_button, Qt.MouseButton.LeftButton)
    bar.find_next()
    bar.find_previous()
    forward = [direction for _text, direction in asked]
    assert forward == [True, True, False, True, False, True, False]
    assert {text for text, _direction in asked} == {"ferry"}


def test_asking_for_the_next_opens_the_bar(bar: FindBar, asked: list[tuple[str, bool]]) -> None:
    bar.find_next()
    assert bar.isVisible()
    bar.find_previous()
    assert [text for text, _direction in asked] == [""], "no words, nothing to walk through"


def test_counts(bar: FindBar) -> None:
    bar.open_bar("ferry")
    bar.show_count(2, 17)
    assert bar.count.text() == "2 of 17"
    assert bar.next_button.isEnabled()
    bar.show_count(0, 0)
    assert bar.count.text() == "Not found"
    assert not bar.next_button.isEnabled()
    bar.field.clear()
    bar.show_count(0, 0)
    assert bar.count.text() == ""


def test_it_closes_by_escape_and_by_its_cross(bar: FindBar, qtbot: QtBot) -> None:
    bar.open_bar("ferry")
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.field, Key.Key_Escape)
    assert not bar.isVisible()
    bar.open_bar()
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(bar.closed):
        bar.close_bar()


def test_typing_in_a_closed_bar_asks_for_nothing(
    bar: FindBar, asked: list[tuple[str, bool]]
) -> None:
    bar.field.setText("ferry")
    assert asked == []


def test_words_for_screen_readers_follow_the_language(bar: FindBar) -> None:
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    for widget in (bar.field, bar.previous_button, bar.next_button, bar.close_button):
        assert widget.accessibleName()
    assert bar.field.placeholderText() == "Find in article"


def test_its_buttons_are_drawn_in_the_colours_of_the_theme(bar: FindBar) -> None:
    buttons = (bar.previous_button, bar.next_button, bar.close_button)
    assert all(one.text() == "" and not one.icon().isNull() for one in buttons)
    before = [one.icon().cacheKey() for one in buttons]
    QApplication.sendEvent(bar, QEvent(QEvent.Type.PaletteChange))
    assert all(one.icon().cacheKey() not in before for one in buttons)
