"""The line of the status bar."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.views import status_line
from desktop.views.status_line import StatusLine


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    made = StatusLine()
    qtbot.addWidget(made)
    made.resize(300, 24)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_says_something_for_a_while(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(status_line, "SHOWN_MS", 1)
    line = StatusLine()
    qtbot.addWidget(line)
    line.say("3 added")
    assert line.text() == "3 added"
    qtbot.waitUntil(lambda: line.text() == "")


def test_what_stays_goes_when_something_else_is_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_line, "SHOWN_MS", 1)
    line, other = StatusLine(), StatusLine()
    for one in (line, other):
        qtbot.addWidget(one)
    line.say("3 added")
    line.say("gone", stays=True)
    other.say("later")
    qtbot.waitUntil(lambda: other.text() == "")
    assert line.text() == "gone"
    line.say("4 added")
    qtbot.waitUntil(lambda: line.text() == "")


def test_long_and_odd_words_make_no_window_wider(line: StatusLine) -> None:
    line.say("<b>" + "long\nname " * 200, stays=True)
    assert line.minimumSizeHint().width() == 0
    assert "\n" not in line.text() and "<b>" not in line.toolTip()
    empty = StatusLine()
    empty.resize(line.size())
    assert line.grab().toImage() != empty.grab().toImage()
    empty.deleteLater()
