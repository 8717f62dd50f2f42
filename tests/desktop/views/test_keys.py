"""The list of keys: where every group stands, and that it fits the screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from desktop.views.keys import OF_SCREEN, KeyGroup, KeysDialog, in_columns


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
