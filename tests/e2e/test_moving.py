"""Moving around in the real window: Space and back, reading places, contents, history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.e2e.reader import Key, Reader

pytestmark = pytest.mark.e2e
SHIFT = Qt.KeyboardModifier.ShiftModifier
SPRING, WINTER = "Spring at the harbour", "Winter on the pier"


def top(reader: Reader) -> float:
    return float(str(reader.script("String(scrollY)")))


def test_space_and_shift_space_are_each_others_way_back(full: Reader) -> None:
    full.wait_for_article(SPRING)
    full.press(Key.Key_Space, SHIFT)  # nothing was read before it
    assert full.window.post_list.current_row() == 0
    full.press(Key.Key_Space)
    full.wait_for_article(WINTER)
    full.press(Key.Key_Space)
    full.wait(lambda: top(full) > 100)
    line = "Math.max(innerHeight - 56, innerHeight * 0.8)"
    assert full.script(f"innerHeight > {line}"), "some lines stay in view"
    full.press(Key.Key_Space, SHIFT)
    full.wait(lambda: top(full) < 1)
    full.press(Key.Key_Space, SHIFT)
    full.wait_for_article(SPRING)


def test_next_unread_in_a_list_that_is_read(full: Reader) -> None:
    full.wait_for_article(SPRING)
    full.click_row(60)
    full.wait(lambda: (row := full.summary(60)) is not None and row.read)
    full.press(Key.Key_N)
    full.wait(lambda: full.window.post_list.current_row() == 61)
    full.wait(lambda: (row := full.summary(61)) is not None and row.read)
    full.press(Key.Key_N)
    full.wait(lambda: "read" in full.window.statusBar().currentMessage())
    assert full.window.post_list.current_row() == 61
