"""The corner of the status bar that shows long work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from archive import Progress
from desktop.theme import DARK, LIGHT, SEPIA, apply_theme, palette_of
from desktop.views.work_panel import WorkPanel


@pytest.fixture
def panel(qtbot: QtBot) -> WorkPanel:
    made = WorkPanel("export")
    qtbot.addWidget(made)
    return made


def bar_of(panel: WorkPanel) -> QProgressBar:
    return panel.findChild(QProgressBar)


def cancel_of(panel: WorkPanel) -> QPushButton:
    return panel.findChild(QPushButton, "export_cancel")


def test_it_is_hidden_until_there_is_work(panel: WorkPanel) -> None:
    assert not panel.isVisible()
    panel.show_running("Exporting…")
    assert panel.isVisible()
    assert (panel.text, bar_of(panel).maximum()) == ("Exporting…", 0)
    assert cancel_of(panel).isVisible()


def test_progress_moves_the_bar(panel: WorkPanel) -> None:
    panel.show_running("Exporting…")
    panel.show_progress(Progress("export", 300, 1_200, "_posts/a.md"))
    assert (bar_of(panel).value(), bar_of(panel).maximum()) == (300, 1_200)
    assert panel.text == "300 of 1,200"
    panel.show_progress(Progress("scan", 12))
    assert bar_of(panel).maximum() == 0, "how much there is to do is not known"


def test_cancelling_is_asked_for_once(panel: WorkPanel, qtbot: QtBot) -> None:
    panel.show_running("Exporting…")
    with qtbot.waitSignal(panel.cancel_requested):
        qtbot.mouseClick(cancel_of(panel), Qt.MouseButton.LeftButton)
    panel.show_stopping()
    assert panel.text == "Stopping…"
    with qtbot.assertNotEmitted(panel.cancel_requested):
        qtbot.mouseClick(cancel_of(panel), Qt.MouseButton.LeftButton)
    panel.show_running("Exporting again…")
    assert cancel_of(panel).isEnabled()


def test_the_result_can_be_put_away(panel: WorkPanel, qtbot: QtBot) -> None:
    panel.show_running("Exporting…")
    panel.show_progress(Progress("export", 1, 2, "a.md"))
    panel.show_idle("Done")
    assert panel.text == "Done"
    assert panel.findChild(QLabel).toolTip() == ""
    assert not cancel_of(panel).isVisible()
    assert not bar_of(panel).isVisible()
    cross = panel.findChild(QToolButton)
    assert not cross.icon().isNull()
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()


def test_names_of_files_are_never_markup(panel: WorkPanel) -> None:
    panel.show_running("Importing <b>news</b>…")
    label = panel.findChild(QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
    panel.show_progress(Progress("read", 1, 2, '<img src="file:///etc/hostname">.md'))
    assert "<img" not in label.toolTip()


def test_a_change_of_language_is_followed(panel: WorkPanel) -> None:
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert cancel_of(panel).text() == "Cancel"
    assert panel.findChild(QToolButton).toolTip() == "Close"
    assert bar_of(panel).accessibleName()


def test_the_cross_can_be_seen_in_every_theme(panel: WorkPanel, qapp: QApplication) -> None:
    panel.show_idle("Done")
    for theme in (LIGHT, SEPIA, DARK):
        apply_theme(qapp, theme)
        image = panel.findChild(QToolButton).icon().pixmap(QSize(16, 16)).toImage()
        places = [(x, y) for x in range(image.width()) for y in range(image.height())]
        seen = [image.pixelColor(*place) for place in places]
        ink = palette_of(theme).color(QPalette.ColorRole.WindowText)
        assert ink in [color for color in seen if color.alpha() == 255]
