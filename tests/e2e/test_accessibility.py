"""What a screen reader is told of every place of the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible

from desktop.action_ids import ActionId
from tests.e2e.places import on_show, places, settle
from tests.e2e.reader import Reader
from tests.e2e.spoken import name_of, nameless, walk

pytestmark = pytest.mark.e2e


def test_the_cursor_goes_nowhere_without_a_name(full: Reader, site: Path) -> None:
    full.wait_for_article("Spring at the harbour")
    found = []
    for place in places(full, site):
        settle()
        found += [f"{place}: {one}" for top in on_show() for one in nameless(top)]
    assert found == []


def test_rows_say_title_publisher_date_and_marks(full: Reader) -> None:
    full.wait_for_article("Spring at the harbour")
    full.wait(lambda: full.summary(0) is not None and full.summary(0).read)  # type: ignore[union-attr]
    full.choose(ActionId.STAR)
    full.wait(lambda: bool(full.summary(0)) and full.summary(0).starred)  # type: ignore[union-attr]
    said = [
        name_of(part)
        for part in walk(full.window.post_list)
        if part.role() == QAccessible.Role.Cell
    ]
    first, second = full.summary(0), full.summary(1)
    assert first is not None and second is not None
    mine = next(one for one in said if one.startswith(f"{first.title.text}, {first.publisher}, "))
    other = next(one for one in said if one.startswith(second.title.text))
    assert mine.endswith(", starred") and "unread" not in mine
    assert other.endswith(", unread")
