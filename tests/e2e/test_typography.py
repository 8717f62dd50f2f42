"""The panel "Aa" in the whole window: by keys, seen at once, kept, and an archive's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QToolButton

from desktop.action_ids import ActionId
from desktop.settings import FACE, FONT_SCALE, LEADING, MEASURE, THEME
from tests.e2e.reader import Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
CONTROL = Qt.KeyboardModifier.ControlModifier
TYPE = "document.documentElement.dataset.type"
VARIABLE = "document.documentElement.style.getPropertyValue('--{}')"


def open_panel(reader: Reader) -> None:
    reader.window.post_list.setFocus()
    reader.press(Key.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    reader.wait(reader.desktop.typography.panel.isVisible)
    reader.wait(lambda: reader.desktop.typography.panel.isAncestorOf(reader.focus()))


def tick(reader: Reader, box: QCheckBox) -> None:
    box.setFocus()
    reader.press(Key.Key_Space)


def test_everything_by_keys_and_seen_at_once(full: Reader) -> None:
    full.click_row(1)
    full.wait_for_article("Winter on the pier")
    full.script("document.body.dataset.kept = 'yes'")
    open_panel(full)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right):  # system, light, sepia, dark
        full.press(key)
    full.wait(lambda: full.script("document.documentElement.className") == "dark")
    assert full.window.registry.action(ActionId.THEME_DARK).isChecked()
    full.press(Key.Key_Tab)
    full.press(Key.Key_Right)
    full.wait(lambda: full.script(TYPE) == "serif")
    full.press(Key.Key_Tab)
    full.press(Key.Key_Tab)
    full.press(Key.Key_Space)
    full.wait(lambda: full.script(VARIABLE.format("scale")) == "1.100")
    full.press(Key.Key_Tab)
    full.press(Key.Key_Left)
    full.wait(lambda: full.script(VARIABLE.format("airy")) == "0.87")
    full.press(Key.Key_Tab)
    full.press(Key.Key_Right)
    full.wait(lambda: full.script(VARIABLE.format("measure")) == "50em")
    assert full.script("document.body.dataset.kept") == "yes", "nothing was loaded again"
    full.press(Key.Key_Escape)
    assert not full.desktop.typography.panel.isVisible()
    settings = full.desktop.settings
    kept = [settings.get(one) for one in (THEME, FACE, FONT_SCALE, LEADING, MEASURE)]
    assert kept == ["dark", "serif", 1.1, "tight", "wide"]
    open_panel(full)
    full.click(full.desktop.typography.panel.reset)
    full.wait(lambda: full.script(TYPE) == "sans")
    assert settings.get(THEME) == "dark", "the theme is the window's"


def test_the_button_above_the_article(full: Reader) -> None:
    button = full.window.article_tool(ActionId.TYPOGRAPHY)
    assert isinstance(button, QToolButton)
    full.click(button)
    panel = full.desktop.typography.panel
    assert panel.isVisible()
    assert panel.parent() is full.window
    panel.close()
    full.window.resize(640, 480)
    full.press(Key.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert panel.isVisible(), "where the button has no room, in the middle"


def test_an_archive_keeps_its_own(
    full: Reader, make_reader: Callable[[], Reader], tmp_path: Path
) -> None:
    full.click_row(1)
    full.wait_for_article("Winter on the pier")
    panel = full.desktop.typography.panel
    open_panel(full)
    tick(full, panel.own)
    full.click(panel.row(FACE).button("serif"))
    full.wait(lambda: full.script(TYPE) == "serif")
    assert full.desktop.settings.get(FACE) == "sans", "of all archives"
    panel.close()
    first = full.desktop.archives.path
    assert first is not None

    full.answers.archive = tmp_path / "other.fiche"
    full.press(Key.Key_N, CONTROL)
    full.wait(lambda: full.desktop.archives.path == tmp_path / "other.fiche")
    assert panel.row(FACE).value() == "sans"
    assert not panel.own.isChecked()
    full.close()

    again = make_reader()
    again.start(first)
    again.wait_for_rows(62)
    again.click_row(1)
    again.wait_for_article("Winter on the pier")
    again.wait(lambda: again.script(TYPE) == "serif")
    open_panel(again)
    panel = again.desktop.typography.panel
    assert panel.own.isChecked()
    tick(again, panel.own)
    again.wait(lambda: again.script(TYPE) == "sans")


def test_the_preferences_show_the_text_size_that_holds(full: Reader) -> None:
    open_panel(full)
    panel = full.desktop.typography.panel
    tick(full, panel.own)
    full.click(panel.larger)
    panel.close()
    full.press(Key.Key_Comma, CONTROL)
    dialog = full.desktop.late.preferences.dialog
    assert dialog is not None
    box = dialog.row(FONT_SCALE.key).field
    assert isinstance(box, QComboBox)
    assert box.currentData() == 1.1
    box.setCurrentIndex(box.findData(2.0))
    box.activated.emit(box.currentIndex())
    assert full.desktop.settings.get(FONT_SCALE) == 1.0
    assert panel.size_label.text() == "200%"
