"""The dialog for a saved search says what is wrong before anything is saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive import SavedSearch
from desktop.views.saved_search import SavedSearchDialog

OTHERS = [SavedSearch(1, "Film", "film"), SavedSearch(2, "Paper", "paper")]


def make(qtbot: QtBot, draft: SavedSearch, *, at_query: bool = False) -> SavedSearchDialog:
    dialog = SavedSearchDialog("Save Search", draft, OTHERS, at_query=at_query)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil((dialog.query if at_query else dialog.name).hasFocus)
    return dialog


def test_what_was_searched_for_is_the_name(qtbot: QtBot) -> None:
    dialog = make(qtbot, SavedSearch(0, "film OR 胶片", "film OR 胶片"))
    assert dialog.name.selectedText() == "film OR 胶片"
    qtbot.keyClicks(dialog.name, "Both")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.result_search() == SavedSearch(0, "Both", "film OR 胶片")


def test_escape_saves_nothing(qtbot: QtBot) -> None:
    dialog = make(qtbot, SavedSearch(0, "a", "a"))
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "A saved search needs a name"),
        ("  ", "A saved search needs a name"),
        ("fILM", "There is a saved search “fILM” already"),
        ("x" * 101, "The name is too long; 100 characters is the limit"),
    ],
)
def test_names_that_cannot_be_used(qtbot: QtBot, name: str, said: str) -> None:
    dialog = make(qtbot, SavedSearch(0, "a", "a"))
    dialog.name.setText(name)
    assert dialog.fault.text() == said
    assert not dialog.save_button.isEnabled()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Return does not save it either"
    dialog.name.setText("b")
    assert dialog.fault.text() == "" and dialog.save_button.isEnabled()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "There is nothing to search for"),
        ("a (b", "This parenthesis is never closed\na ▸(b"),
        ("<b>is:new</b>", ""),
    ],
)
def test_queries_that_cannot_be_read(qtbot: QtBot, query: str, said: str) -> None:
    dialog = make(qtbot, SavedSearch(5, "a", "a"), at_query=True)
    dialog.query.setText(query)
    assert dialog.fault.text() == said
    assert dialog.save_button.isEnabled() == (not said)


def test_words_with_markup_stay_words(qtbot: QtBot) -> None:
    dialog = make(qtbot, SavedSearch(5, "a", "is:<b>new</b>"))
    assert "“is:<b>new</b>”" in dialog.fault.text()
    assert dialog.fault.textFormat() == Qt.TextFormat.PlainText
