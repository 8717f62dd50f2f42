"""The window of the preferences: pages, search in every language, resets, keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.i18n import Translations
from desktop.settings import FACE, KEYS, SIDEBARS_VISIBLE, SORT, THEME, ZOOM
from desktop.views.preferences.dialog import PAGES, PreferencesDialog
from desktop.views.preferences.folders import folder_of, folder_row
from desktop.views.preferences.general import REMEMBERED

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot) -> PreferencesDialog:
    made = PreferencesDialog()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(dialog: PreferencesDialog) -> list[str]:
    keys = [row.key for page in PAGES for row in page.rows]
    return [key for key in keys if dialog.row(key).isVisible()]


def test_a_page_at_a_time(dialog: PreferencesDialog) -> None:
    for number, page in enumerate(PAGES):
        dialog.pages.setCurrentRow(number)
        assert shown(dialog) == [row.key for row in page.rows]
    keys = [row.key for page in PAGES for row in page.rows]
    assert len(set(keys)) == len(keys), "two rows share a key"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("typed", ["theme", "主题", "zhuti", "ZHUTI", "DARK", "深色"])
def test_the_search_knows_both_languages_and_pinyin(
    dialog: PreferencesDialog, qapp: QApplication, language: str, typed: str
) -> None:
    translations = Translations(qapp)
    translations.use(language)
    try:
        dialog.search.setText(typed)
        assert shown(dialog) == [THEME.key]
    finally:
        translations.use("en")


def test_the_search_narrows_all_pages_and_goes(dialog: PreferencesDialog) -> None:
    dialog.search.setText("order")
    assert SORT.key in shown(dialog) and THEME.key not in shown(dialog)
    dialog.search.setText("no such thing")
    assert shown(dialog) == [] and dialog._nothing.isVisible()
    QTest.keyClick(dialog.search, Key.Key_Escape)
    assert dialog.isVisible() and dialog.search.text() == ""
    assert THEME.key in shown(dialog)
    dialog.search.setText("order")
    item = dialog.pages.item(0)
    QTest.mouseClick(dialog.pages.viewport(), LEFT, pos=dialog.pages.visualItemRect(item).center())
    assert dialog.search.text() == "" and THEME.key in shown(dialog)


def test_choices_are_asked_for_and_shown_when_they_hold(
    dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    dialog.pages.setCurrentRow(1)
    row = dialog.row(FACE.key)
    assert isinstance(row.field, QComboBox)
    row.field.setFocus()
    with qtbot.waitSignal(dialog.changed) as asked:
        QTest.keyClick(row.field, Key.Key_Down)
        row.field.activated.emit(row.field.currentIndex())
    assert asked.args == [FACE.key, "serif"]
    assert not row.reset_button.isVisible()
    dialog.show_values({FACE.key: "serif"})
    assert row.reset_button.isVisible() and dialog.reset_all_button.isEnabled()
    assert "Sans-serif" in row.reset_button.toolTip()


def test_a_reset_keeps_the_cursor(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    dialog.pages.setCurrentRow(2)
    dialog.show_values({SIDEBARS_VISIBLE.key: False})
    row = dialog.row(SIDEBARS_VISIBLE.key)
    row.reset_button.setFocus()
    with qtbot.waitSignal(dialog.changed) as asked:
        QTest.keyClick(row.reset_button, Key.Key_Space)
    assert asked.args == [SIDEBARS_VISIBLE.key, True]
    dialog.show_values({SIDEBARS_VISIBLE.key: True})
    assert not row.reset_button.isVisible() and row.field.hasFocus()
    assert not dialog.reset_all_button.isEnabled()


def test_a_value_of_other_origin_has_its_place(dialog: PreferencesDialog) -> None:
    dialog.show_values({ZOOM.key: 0.67})
    field = dialog.row(ZOOM.key).field
    assert isinstance(field, QComboBox)
    assert field.currentText() == "67%" and field.currentIndex() == 0
    dialog.show_values({ZOOM.key: 1.0})
    assert field.findData(0.67) == -1


def test_buttons(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    forget, keys = dialog.row(REMEMBERED).field, dialog.row(KEYS.key).field
    assert isinstance(forget, QPushButton) and isinstance(keys, QPushButton)
    assert not forget.isEnabled()
    dialog.show_values({REMEMBERED: True, KEYS.key: True})
    assert forget.isEnabled()
    for button, key in ((forget, REMEMBERED), (keys, KEYS.key)):
        with qtbot.waitSignal(dialog.pressed) as asked:
            button.click()
        assert asked.args == [key]
    with qtbot.waitSignal(dialog.reset_all_requested):
        dialog.reset_all_button.click()


def test_folders(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    dialog.pages.setCurrentRow(PAGES.index(PAGES[-1]))
    long = "/home/me/" + "very long name & more/" * 8
    dialog.set_folders([long, "/news"])
    key = folder_row(long).key
    assert folder_of(key) == long and folder_of(THEME.key) is None
    field = dialog.row(key).field
    assert isinstance(field, QCheckBox)
    assert "…" in field.text() and field.toolTip() == long and field.accessibleName() == long
    with qtbot.waitSignal(dialog.changed) as asked:
        field.click()
    assert asked.args == [key, True]
    dialog.search.setText("news")
    assert dialog.row(folder_row("/news").key).isVisible() and not field.isVisible()
    dialog.set_folders([])
    with pytest.raises(KeyError):
        dialog.row(key)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_keyboard_reaches_every_row(dialog: PreferencesDialog) -> None:
    dialog.show_values({SORT.key: "title"})
    dialog.search.setFocus()
    QTest.keyClick(dialog.search, Key.Key_Down)
    assert dialog.pages.hasFocus()
    QTest.keyClick(dialog.pages, Key.Key_Down)
    QTest.keyClick(dialog.pages, Key.Key_Down)
    seen = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        QTest.keyClick(focus, Key.Key_Tab)
    for spec in PAGES[2].rows:
        assert dialog.row(spec.key).field in seen
    assert dialog.row(SORT.key).reset_button in seen
    assert dialog.reset_all_button in seen and dialog.search in seen
