"""The page for people who have nothing to read yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.theme import palette_of
from desktop.views.welcome import RECENT_SHOWN, RecentButton, WelcomePage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    made = WelcomePage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def button(page: WelcomePage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if text in one.text())


def recent(page: WelcomePage) -> list[RecentButton]:
    return [one for one in page.findChildren(RecentButton) if one.isVisible()]


def test_the_ways_to_begin(page: WelcomePage, qtbot: QtBot) -> None:
    for text, signal in (
        ("Import a Folder", page.import_requested),
        ("Open the Sample", page.sample_requested),
        ("Open an Archive", page.open_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button(page, text), LEFT)
    assert recent(page) == []


def test_archives_used_before_are_offered(page: WelcomePage, qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number} A&B.fiche" for number in range(9)]
    page.set_recent(paths)
    qtbot.waitUntil(lambda: len(recent(page)) == RECENT_SHOWN)
    first = recent(page)[0]
    assert first.text() == "0 A&&B", "the name, with its ampersand shown"
    assert first.toolTip() == str(paths[0])
    elsewhere = RecentButton(tmp_path / "far" / paths[0].name)
    elsewhere.resize(first.size())
    assert elsewhere.grab().toImage() != first.grab().toImage(), "its folder can be seen"
    with qtbot.waitSignal(page.recent_requested) as requested:
        qtbot.mouseClick(first, LEFT)
    assert requested.args == [paths[0]]
    page.set_recent([])
    qtbot.waitUntil(lambda: recent(page) == [])


def test_names_of_archives_are_never_markup(page: WelcomePage, qtbot: QtBot) -> None:
    page.set_recent([Path("<img src=x>.fiche")])
    qtbot.waitUntil(lambda: len(recent(page)) == 1)
    assert "<img" not in recent(page)[0].toolTip()


def test_every_button_can_be_reached_by_keys(page: WelcomePage) -> None:
    for one in page.findChildren(QPushButton):
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_language_and_colours_are_followed(
    page: WelcomePage, qapp: QApplication, qtbot: QtBot
) -> None:
    def drawn() -> QImage:
        return button(page, "Import").icon().pixmap(20, 20).toImage()

    before = drawn()
    qapp.setPalette(palette_of("dark"))
    qtbot.waitUntil(lambda: drawn() != before)
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert button(page, "Open the Sample")
