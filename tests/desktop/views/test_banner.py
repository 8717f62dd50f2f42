"""The line across the top of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.theme import palette_of
from desktop.views.banner import Banner

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


def text_label(banner: Banner) -> QLabel:
    return next(label for label in banner.findChildren(QLabel) if label.text())


def test_it_takes_no_room_until_it_says_something(banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_message("This archive can only be read.")
    assert banner.isVisible()
    assert banner.text == banner.accessibleName() == "This archive can only be read."
    assert not banner.findChild(QPushButton).isVisible()


def test_its_button_has_a_name_and_is_heard(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("It is open in another window.", "Try Again")
    button = banner.findChild(QPushButton)
    assert (button.isVisible(), button.text()) == (True, "Try Again")
    with qtbot.waitSignal(banner.activated):
        qtbot.mouseClick(button, LEFT)
    banner.show_message("Something else.")
    assert not button.isVisible()


def test_it_can_be_put_away(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("Something.")
    qtbot.mouseClick(banner.findChild(QToolButton), LEFT)
    assert (banner.isVisible(), banner.text) == (False, "")


def test_names_of_files_are_never_markup(banner: Banner) -> None:
    banner.show_message("“/tmp/<img src=x>.fiche” is damaged.")
    assert text_label(banner).textFormat() == Qt.TextFormat.PlainText


def test_language_and_colours_are_followed(
    banner: Banner, qapp: QApplication, qtbot: QtBot
) -> None:
    banner.show_message("Something.")
    icon = next(label for label in banner.findChildren(QLabel) if not label.pixmap().isNull())
    before = icon.pixmap().toImage()
    qapp.setPalette(palette_of("dark"))
    qtbot.waitUntil(lambda: icon.pixmap().toImage() != before)
    QApplication.sendEvent(banner, QEvent(QEvent.Type.LanguageChange))
    assert banner.findChild(QToolButton).toolTip() == "Close"
