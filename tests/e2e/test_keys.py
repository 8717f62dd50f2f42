"""Keys in the real window: the list of them, and other keys for commands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from desktop.action_ids import ActionId
from desktop.settings import KEYS
from desktop.views.choice_rows import ROW_ROLE
from desktop.views.key_editor import KeyEditor
from tests.e2e.reader import Key, Reader

pytestmark = pytest.mark.e2e
SPRING, WINTER = "Spring at the harbour", "Winter on the pier"


def choose_command(reader: Reader, text: str) -> KeyEditor:
    """Help → Change Keys…, and search for a command."""
    reader.choose(ActionId.CHANGE_KEYS)
    editor = reader.desktop.late.keys.editor
    assert editor is not None
    reader.wait(editor.search.hasFocus)
    reader.type(text)
    return editor


def press_in(reader: Reader, editor: KeyEditor, key: Key) -> None:
    editor.field.setFocus()
    reader.wait(lambda: editor.field.isAncestorOf(reader.focus()) or editor.field.hasFocus())
    reader.press(key)
    reader.wait(lambda: bool(editor.words.text()))


def test_another_key_works_at_once_and_over_a_restart(
    full: Reader, make_reader: Callable[[], Reader]
) -> None:
    full.wait_for_article(SPRING)
    editor = choose_command(full, "next post")
    press_in(full, editor, Key.Key_X)
    assert editor.words.text() == "X is free."
    full.click(editor.add_button)
    assert full.desktop.settings.get(KEYS) == ["next-post\tJ\tX"]
    press_in(full, editor, Key.Key_S)
    assert editor.words.text() == "“Star” has S. It will be taken from there."
    full.click(editor.replace_button)
    row = editor.model.index(0, 0).data(ROW_ROLE)
    assert (row.label, row.detail) == ("Go: Next Post", "S (changed)")
    editor.close()
    full.window.activateWindow()
    full.window.post_list.setFocus()
    full.wait(full.window.post_list.hasFocus)
    full.press(Key.Key_J)
    full.press(Key.Key_S)
    full.wait_for_article(WINTER)
    post = full.desktop.articles.post
    assert post is not None and not post.starred
    assert full.window.post_list.current_row() == 1, "J is nobody's key now"
    full.close()

    again = make_reader()
    again.start()
    registry = again.window.registry
    assert registry.action(ActionId.NEXT_POST).shortcut().toString() == "S"
    assert registry.action(ActionId.STAR).shortcuts() == []
    editor = choose_command(again, "next post")
    again.click(editor.reset_button)
    assert registry.action(ActionId.NEXT_POST).shortcut().toString() == "J"
    assert not editor.reset_all_button.isEnabled(), "all is as it was"
    assert registry.action(ActionId.STAR).shortcut().toString() == "S"
    assert again.desktop.settings.get(KEYS) == []


def test_what_moves_and_leaves_everywhere_stays(full: Reader) -> None:
    editor = choose_command(full, "next post")
    press_in(full, editor, Key.Key_Home)
    assert "needed everywhere" in editor.words.text()
    assert not editor.replace_button.isEnabled() and not editor.add_button.isEnabled()
    full.click(editor.clear_button)
    assert full.window.registry.action(ActionId.NEXT_POST).shortcuts() == []
    assert not editor.clear_button.isEnabled()


def test_the_list_of_keys_is_searched_and_shows_changed_ones(full: Reader) -> None:
    full.wait_for_article(SPRING)
    full.desktop.late.keys.on_replaced("star", "F7")
    full.press(Key.Key_Question)  # without a screen nobody takes Shift away
    dialog = full.desktop.late.keys.dialog
    assert dialog is not None
    full.wait(dialog.search.hasFocus)
    full.type("star")

    def words() -> list[str]:
        return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]

    full.wait(lambda: words() == ["Article", "Star", "F7"])
    full.click(dialog.change_button)
    assert not dialog.isVisible()
    assert full.desktop.late.keys.editor is not None and full.desktop.late.keys.editor.isVisible()


def test_the_keys_work_with_the_cursor_in_the_article(full: Reader) -> None:
    full.wait_for_article(SPRING)
    viewer = full.window.viewer
    assert viewer is not None and viewer.web_view is not None
    viewer.web_view.setFocus()
    full.wait(lambda: viewer.isAncestorOf(full.focus()))
    full.press(Key.Key_Question)
    full.wait(lambda: full.desktop.late.keys.dialog is not None)
    full.desktop.late.keys.dialog.close()  # type: ignore[union-attr]
    full.window.activateWindow()
    viewer.web_view.setFocus()
    full.wait(lambda: viewer.isAncestorOf(full.focus()))
    full.press(Key.Key_J)
    full.wait_for_article(WINTER)
