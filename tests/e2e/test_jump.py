"""Jump To… in the real window: commands, categories by initials, titles, what was gone to last."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from desktop.settings import THEME
from desktop.views.choice_rows import ROW_ROLE
from tests.e2e.reader import Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
CTRL = Qt.KeyboardModifier.ControlModifier
SPRING, WINTER = "Spring at the harbour", "Winter on the pier"


def labels(reader: Reader) -> list[str]:
    model = reader.desktop.late.jumping.box.model
    rows = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    return [row.label for row in rows]


def jump(reader: Reader, text: str, *, to: str) -> None:
    """Open the box, type, wait for the row, walk there, press Return."""
    reader.press(Key.Key_J, CTRL)
    box = reader.desktop.late.jumping.box
    reader.wait(box.field.hasFocus)
    reader.type(text)
    reader.wait(lambda: to in labels(reader))
    for _row in range(labels(reader).index(to)):
        reader.press(Key.Key_Down)
    reader.press(Key.Key_Return)
    assert box.isHidden()


def test_jumping_to_everything(full: Reader) -> None:
    browse = full.desktop.browse
    full.wait_for_article(SPRING)
    jump(full, "wint", to=WINTER)
    full.wait_for_article(WINTER)
    assert full.focus() is full.window.post_list
    jump(full, "hawb", to="海岸晚报新闻")
    full.wait(lambda: browse.post_filter().categories == ("haianwanbao",))
    jump(full, "harb", to="harbour")
    full.wait(lambda: browse.post_filter().tags == ("harbour",))
    full.wait(lambda: full.window.count_text() == "2 posts")
    jump(full, "unread", to="Unread")
    full.wait(lambda: browse.query == "is:unread")
    jump(full, "sepia", to="Theme: Sepia")
    full.wait(lambda: full.desktop.settings.get(THEME) == "sepia")

    full.press(Key.Key_J, CTRL)
    recent = ["Theme: Sepia", "Unread", "harbour", "海岸晚报新闻"]
    full.wait(lambda: labels(full)[:4] == recent)
    assert SPRING in labels(full), "a post that was read before"
    full.press(Key.Key_Escape)
    assert full.focus() is full.window.post_list


def test_letters_are_typed_and_nothing_else_is_done(full: Reader) -> None:
    full.wait_for_article(SPRING)
    full.press(Key.Key_J, CTRL)
    full.type("jkn s/?")
    assert full.desktop.late.jumping.box.text() == "jkn s/?"
    post = full.desktop.articles.post
    assert post is not None and post.title == SPRING and not post.starred


def test_problems_give_way_to_posts(full: Reader) -> None:
    full.wait_for_article(SPRING)
    full.window.show_problems(True)
    jump(full, "wint", to=WINTER)
    full.wait_for_article(WINTER)
    assert not full.window.is_showing_problems()


def test_without_an_archive_there_are_commands(reader: Reader) -> None:
    jump(reader, "dark", to="Theme: Dark")
    assert reader.desktop.settings.get(THEME) == "dark"


def test_it_remembers_over_a_restart(make_reader: Callable[[], Reader]) -> None:
    first = make_reader()
    first.start()
    jump(first, "dark", to="Theme: Dark")
    first.close()
    second = make_reader()
    second.start()
    second.press(Key.Key_J, CTRL)
    assert labels(second) == ["Theme: Dark"]
