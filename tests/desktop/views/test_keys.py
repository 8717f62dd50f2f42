"""The list of keys: where every group stands, and that it fits the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.i18n import Translations
from desktop.views.key_editor import KeyEditor
from desktop.views.keys import OF_SCREEN, KeyGroup, KeysDialog, in_columns

NATIVE = QKeySequence.SequenceFormat.NativeText


def groups(word: str) -> list[KeyGroup]:
    return [(f"menu {n}", [(f"{word} {m}", ["Ctrl+Shift+F"]) for m in range(n)]) for n in (3, 2, 4)]


def test_each_group_stands_in_one_column() -> None:
    columns = in_columns(groups("does"), 2)
    assert len(columns) == 2
    assert sorted(title for column in columns for title, _rows in column) == [
        "menu 2", "menu 3", "menu 4"
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["does", "does something that takes many words to be said"])
def test_it_is_not_wider_than_the_screen_and_nothing_is_cut_off(qtbot: QtBot, word: str) -> None:
    dialog = KeysDialog(groups(word))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() <= dialog.screen().availableSize().width() * OF_SCREEN
    area = dialog.findChild(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0


def test_keys_have_the_names_of_the_guide_in_chinese(qapp: QApplication, qtbot: QtBot) -> None:
    translations = Translations(qapp)
    translations.use("zh_CN")
    try:
        editor = KeyEditor()
        qtbot.addWidget(editor)
        (line,) = editor.field.findChildren(QLineEdit)
        assert line.placeholderText() == line.accessibleName() == "按下快捷键"
        names = [QKeySequence(key).toString(NATIVE) for key in ("Alt+Left", "Shift+Space")]
        assert names == ["Alt+←", "Shift+空格"]
        assert QKeySequence("Alt+Left")[0].key() == Qt.Key.Key_Left, "our own tables are read"
    finally:
        translations.use("en")
