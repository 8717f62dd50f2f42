"""A tour of the whole program without a mouse: every place is reached by keys, and the cursor can
be seen wherever it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget

from desktop.settings import SORT, THEME
from desktop.views.preferences.lists import PAGE as LISTS
from tests.e2e.reader import Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NOTHING = Qt.KeyboardModifier.NoModifier
MOST_TABS = 60


class Keyboard:
    """Somebody who has nothing else."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
        """Press a key; afterwards the cursor is somewhere that can be seen."""
        self.reader.press(key, modifiers)
        focus = QApplication.focusWidget()
        assert focus is not None and focus.isVisible(), f"the cursor is lost after {key.name}"

    def tab_to(self, is_there: Callable[[QWidget], bool], key: Key = Key.Key_Tab) -> QWidget:
        """Go on until the cursor is where it is wanted."""
        for _ in range(MOST_TABS):
            if is_there(self.reader.focus()):
                return self.reader.focus()
            self.press(key)
        raise AssertionError(f"no way there; the cursor is in {self.reader.focus()}")

    def jump(self, words: str) -> None:
        """Ctrl+J, some letters, Return."""
        self.press(Key.Key_J, CONTROL)
        box = self.reader.desktop.late.jumping.box
        self.reader.wait(box.field.hasFocus)
        self.reader.type(words)
        self.reader.wait(lambda: words.lower() in first_row(box.list).lower())
        self.press(Key.Key_Return)


def first_row(view: QListView) -> str:
    """What the uppermost row says."""
    model = view.model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return str(model.index(0, 0).data(spoken) or "") if model.rowCount() else ""


def open_the_sample(reader: Reader) -> Keyboard:
    """From the page for people who have nothing yet."""
    hands = Keyboard(reader)
    hands.tab_to(lambda one: isinstance(one, QPushButton) and "sample" in one.text().lower())
    hands.press(Key.Key_Space)
    reader.wait(lambda: len(reader.reports) == 1)
    reader.wait(lambda: len(reader.rows()) > 5)
    return hands


def test_sidebars_search_and_article_without_a_mouse(reader: Reader) -> None:
    hands = open_the_sample(reader)
    window, desktop = reader.window, reader.desktop
    all_rows = desktop.browse.model.rowCount()

    # The sidebars: the first category, then all posts again
    hands.tab_to(window.categories.isAncestorOf, Key.Key_F6)
    hands.press(Key.Key_Down)
    reader.wait(lambda: 0 < desktop.browse.model.rowCount() < all_rows)
    hands.press(Key.Key_Up)
    reader.wait(lambda: desktop.browse.model.rowCount() == all_rows)

    # Search, and into the list
    hands.press(Key.Key_Slash)
    reader.type("the")
    reader.wait(lambda: 0 < desktop.browse.model.rowCount() < all_rows)
    hands.press(Key.Key_Return)
    reader.wait(window.post_list.hasFocus)
    hands.press(Key.Key_J)
    hands.press(Key.Key_Return)
    row = window.post_list.current_row()
    reader.wait(lambda: reader.summary(row) is not None)
    chosen = reader.summary(row)
    assert chosen is not None
    reader.wait(lambda: desktop.articles.post is not None and desktop.articles.post.id == chosen.id)
    reader.wait_for_article(chosen.title.text)

    # In the article: find, highlight
    hands.press(Key.Key_F, CONTROL)
    viewer = window.viewer
    assert viewer is not None
    reader.wait(viewer.find_bar.field.hasFocus)
    reader.type("the")
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_H)
    hands.press(Key.Key_3, CONTROL)
    reader.wait(window.is_showing_highlights)
    hands.press(Key.Key_1, CONTROL)
    reader.wait(lambda: window.page() is None)


def test_times_and_figures_without_a_mouse(reader: Reader) -> None:
    hands = open_the_sample(reader)
    window = reader.window
    hands.tab_to(window.timeline.isAncestorOf, Key.Key_F6)
    hands.press(Key.Key_Right)
    hands.press(Key.Key_F8)
    reader.wait(lambda: not window.timeline.isVisible())
    hands.press(Key.Key_F8)
    reader.wait(window.timeline.isVisible)

    # Calendar and statistics have no keys of their own: a jump leads there
    hands.jump("Calendar")
    reader.wait(lambda: window.page() is not None)
    calendar = window.page()
    assert calendar is not None
    hands.tab_to(calendar.isAncestorOf, Key.Key_F6)
    hands.press(Key.Key_Down)
    hands.jump("Statistics")
    reader.wait(lambda: window.page() is not None and window.page() is not calendar)
    hands.press(Key.Key_1, CONTROL)
    reader.wait(lambda: window.page() is None)


def test_preferences_and_quit_without_a_mouse(reader: Reader) -> None:
    hands = open_the_sample(reader)
    desktop = reader.desktop
    hands.press(Key.Key_Comma, CONTROL)
    dialog = desktop.late.preferences.dialog
    assert dialog is not None
    reader.wait(dialog.search.hasFocus)
    reader.type("theme")
    theme = dialog.row(THEME.key)
    hands.tab_to(lambda one: one is theme.field)
    hands.press(Key.Key_Down)
    assert desktop.settings.get(THEME) == "light"
    hands.tab_to(lambda one: one is theme.reset_button)
    hands.press(Key.Key_Space)
    assert desktop.settings.get(THEME) == "system" and theme.field.hasFocus()
    hands.tab_to(lambda one: one is dialog.search, Key.Key_Backtab)
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_Down)
    for _ in range(2):
        hands.press(Key.Key_Down)
    assert dialog.row(LISTS.rows[0].key).isVisible()
    hands.tab_to(lambda one: one is dialog.row(SORT.key).field)
    hands.press(Key.Key_Down)
    assert desktop.settings.get(SORT) == "oldest"
    reader.press(Key.Key_Escape)  # without a window manager nobody makes the main window active
    assert not dialog.isVisible()
    reader.window.activateWindow()
    reader.wait(lambda: QApplication.activeWindow() is reader.window)
    assert QApplication.focusWidget() is not None
    QTest.keyClick(reader.focus(), Key.Key_Q, CONTROL)
    reader.wait(lambda: not reader.window.isVisible())
