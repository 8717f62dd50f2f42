"""A few words in the middle of an empty viewer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import PAPER
from desktop.views.viewer.message_view import MessageView


@pytest.fixture
def view(qtbot: QtBot) -> MessageView:
    made = MessageView()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_empty_takes_no_room(view: MessageView) -> None:
    view.say("No post is chosen", "")
    assert view.title.isVisible()
    assert not view.text.isVisible()
    view.say("", "Choose one.")
    assert not view.title.isVisible()
    assert view.text.text() == "Choose one."


def test_words_are_never_markup(view: MessageView) -> None:
    for label in (view.title, view.text):
        assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("theme", PAPER)
def test_the_ink_can_be_read_on_the_paper(view: MessageView, theme: str) -> None:
    paper = QColor(PAPER[theme])
    view.set_paper(paper)
    palette = view.palette()
    assert palette.color(QPalette.ColorRole.Window) == paper
    ink = palette.color(QPalette.ColorRole.WindowText)
    assert abs(ink.lightness() - paper.lightness()) > 100
