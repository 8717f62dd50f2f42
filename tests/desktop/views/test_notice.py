"""What was done, and the button that takes it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.views.notice import Notice

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    made = Notice()
    qtbot.addWidget(made)
    return made


def test_it_takes_no_room_until_it_says_something(notice: Notice) -> None:
    assert (notice.isVisible(), notice.text) == (False, "")
    notice.say("“Film” was deleted.")
    assert (notice.isVisible(), notice.text) == (True, "“Film” was deleted.")
    notice.clear()
    assert (notice.isVisible(), notice.text) == (False, "")


def test_its_buttons_are_heard(notice: Notice, qtbot: QtBot) -> None:
    notice.say("“Film” was deleted.")
    with qtbot.waitSignal(notice.undo_requested):
        qtbot.mouseClick(notice.findChild(QPushButton), LEFT)
    assert notice.isVisible(), "whoever takes it back says what comes next"
    with qtbot.waitSignal(notice.put_away):
        qtbot.mouseClick(notice.findChild(QToolButton), LEFT)
    assert not notice.isVisible()


def test_it_goes_by_itself(notice: Notice, qtbot: QtBot) -> None:
    notice.say("“Film” was deleted.")
    notice._end.setInterval(0)
    with qtbot.waitSignal(notice.put_away):
        notice.say("“Film” was deleted.")
    assert not notice.isVisible()


def test_the_cursor_is_given_away_before_its_button_goes(notice: Notice, qtbot: QtBot) -> None:
    notice.say("“Film” was deleted.")
    with qtbot.waitActive(notice):
        notice.activateWindow()
    undo = notice.findChild(QPushButton)
    undo.setFocus()
    qtbot.waitUntil(undo.hasFocus)
    with qtbot.waitSignal(notice.left):
        notice.clear()


def test_a_long_name_leaves_room_and_is_no_markup(notice: Notice) -> None:
    name = "<b>很长</b>\n" * 200
    notice.say(f"“{name}” was deleted.")
    label = notice.findChild(QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() < 400 and "…" in label.text() and "\n" not in label.text()
    tip = QTextDocument()
    tip.setHtml(label.toolTip())
    assert tip.toPlainText().startswith("“<b>很长</b>")


def test_the_language_is_followed(notice: Notice) -> None:
    notice.say("“Film” was deleted.")
    QApplication.sendEvent(notice, QEvent(QEvent.Type.LanguageChange))
    assert notice.findChild(QPushButton).text() == "&Undo"
    assert notice.findChild(QToolButton).toolTip() == "Close"
