"""Where the keys go is to be seen, in every theme."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.contrast import contrast
from desktop.strong_theme import DARK_HIGH, LIGHT_HIGH
from desktop.theme import DARK, LIGHT, SEPIA, apply_theme
from desktop.views.focus_ring import FocusRing

THEMES = (LIGHT, SEPIA, DARK, LIGHT_HIGH, DARK_HIGH)
VISIBLE = 3.0  # WCAG 2.2, 1.4.11 and 2.4.13


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("make", [QPushButton, QLineEdit, QToolButton, QCheckBox, QComboBox])
def test_where_the_keys_go_is_to_be_seen(
    qapp: QApplication, qtbot: QtBot, theme: str, make: type[QWidget]
) -> None:
    word, *high = theme.split(" ")
    apply_theme(qapp, word, "high" if high else "normal")
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    widget, other, last = make(), QPushButton("other"), QLineEdit()
    for name, value in (("text", "Text"), ("autoRaise", True), ("cursorFlashTime", 0)):
        if widget.metaObject().indexOfProperty(name) >= 0:
            widget.setProperty(name, value)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(other)
    layout.addWidget(widget)
    layout.addWidget(last)
    ring = FocusRing(qapp, window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(other.hasFocus)
    without = window.grab(around(widget)).toImage()
    qtbot.keyClick(other, Qt.Key.Key_Tab)
    qtbot.waitUntil(widget.hasFocus)
    assert strongest_change(without, window.grab(around(widget)).toImage()) >= VISIBLE
    qtbot.keyClick(widget, Qt.Key.Key_Tab)
    qtbot.waitUntil(last.hasFocus)
    assert window.grab(around(widget)).toImage() == without, "it goes when the focus goes"
    assert ring.parent() is window


def around(widget: QWidget) -> QRect:
    """Where a widget and its ring are."""
    return widget.geometry().adjusted(-4, -2, 4, 2)


def test_a_ring_survives_what_it_was_around(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    FocusRing(qapp, window)
    inner, first = QWidget(), QLineEdit()
    inside = QVBoxLayout(inner)
    box = QCheckBox("Gone soon")
    inside.addWidget(box)
    for one in (first, inner, QCheckBox("Next")):
        layout.addWidget(one)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(box.hasFocus)
    shiboken6.delete(inner)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert isinstance(qapp.focusWidget(), QCheckBox)


def strongest_change(before: QImage, after: QImage) -> float:
    """The contrast between what was and what is, where it is strongest."""
    places = ((x, y) for x in range(before.width()) for y in range(before.height()))
    changed = {(before.pixel(x, y), after.pixel(x, y)) for x, y in places}
    return max(contrast(QColor(one), QColor(other)) for one, other in changed)
