"""Moving around in the real window: Space and back, reading places, contents, history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.action_ids import ActionId
from desktop.views.choice_rows import ROW_ROLE
from tests.e2e.reader import Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
SHIFT = Qt.KeyboardModifier.ShiftModifier
SPRING, WINTER = "Spring at the harbour", "Winter on the pier"


def top(reader: Reader) -> float:
    return float(str(reader.script("String(scrollY)")))


def test_space_and_shift_space_are_each_others_way_back(full: Reader) -> None:
    full.wait_for_article(SPRING)
    full.press(Key.Key_Space, SHIFT)  # nothing was read before it
    assert full.window.post_list.current_row() == 0
    full.wait(lambda: full.script("!!document.querySelector('.related')") is True)
    full.press(Key.Key_Space)  # past the related posts
    full.wait(lambda: top(full) > 100)
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


ATLAS = """---
title: "An atlas of piers"
date: 2031-03-02 08:00:00 +0800
categories: gundong
---
Before all headings.

""" + "\n\n".join(
    f"{'#' * (2 + number % 2)} Pier {number}\n\n" + f"Words about pier {number}. " * 60
    for number in range(20)
)


@pytest.fixture
def atlas(reader: Reader, site: Path) -> Reader:
    """A window that shows a long article with headings."""
    (site / "_posts" / "2031-03-02-atlas.md").write_text(ATLAS, "utf-8")
    reader.import_folder(site)
    reader.wait_for_rows(63)
    reader.wait_for_article("An atlas of piers")
    return reader


def go_to_text(reader: Reader, words: str) -> None:
    """Scroll until a paragraph stands at the upper edge, and wait until that is known."""
    y = reader.script(
        "(() => { const one = [...document.querySelectorAll('.body p')]"
        f".find(one => one.textContent.includes({words!r}));"
        "return Math.round(scrollY + one.getBoundingClientRect().top); })()"
    )
    reader.scroll_to(int(float(str(y))))
    post = reader.desktop.articles.post
    assert post is not None
    places, shown = reader.desktop.articles.places, post.id
    reader.wait(lambda: (place := places.of(shown, None)) is not None and place.share > 0)
    before = places.of(shown, None)
    reader.window.viewer.look_where()  # type: ignore[union-attr]
    reader.wait(lambda: places.of(shown, None) is not before)


def first_text(reader: Reader) -> str:
    """The paragraph at the upper edge."""
    return str(
        reader.script(
            "(() => { const box = document.querySelector('main').getBoundingClientRect();"
            "const caret = document.caretRangeFromPoint(box.left + box.width / 2, 12);"
            "return caret ? caret.startContainer.textContent.slice(0, 24) : ''; })()"
        )
    )


def test_the_reading_place_outlives_other_articles_text_size_and_a_restart(
    atlas: Reader, make_reader: Callable[[], Reader]
) -> None:
    go_to_text(atlas, "about pier 12")
    assert first_text(atlas).startswith("Words about pier 12")
    atlas.press(Key.Key_J)
    atlas.wait_for_article(SPRING)
    assert top(atlas) == 0
    for action in (ActionId.ZOOM_IN, ActionId.ZOOM_IN):
        atlas.choose(action)
    atlas.press(Key.Key_K)
    atlas.wait_for_article("An atlas of piers")
    assert first_text(atlas).startswith("Words about pier 12")

    go_to_text(atlas, "about pier 7")
    atlas.press(Key.Key_J)
    atlas.wait_for_article(SPRING)
    for _step in range(4):
        atlas.choose(ActionId.ZOOM_OUT)
    atlas.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)  # it knows pixels of another size
    atlas.wait_for_article("An atlas of piers")
    assert first_text(atlas).startswith("Words about pier 7")
    atlas.choose(ActionId.ZOOM_RESET)
    atlas.wait(lambda: first_text(atlas).startswith("Words about pier 7"))

    atlas.close()
    again = make_reader()
    again.start()
    again.wait_for_article("An atlas of piers")
    assert first_text(again).startswith("Words about pier 7")
    again.press(Key.Key_Slash)
    again.type("pier")
    again.wait(lambda: top(again) < 1)  # the first hit is wanted, not the place


def test_contents_lead_to_headings_and_know_where_one_is(atlas: Reader) -> None:
    box = atlas.desktop.late.contents.box
    atlas.press(Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    atlas.wait(box.field.hasFocus)
    rows = [box.model.index(row, 0).data(ROW_ROLE) for row in range(box.model.rowCount())]
    assert [row.label for row in rows] == [f"Pier {number}" for number in range(20)]
    assert [row.level for row in rows[:3]] == [0, 1, 0]
    assert not any(row.detail for row in rows), "nothing but the beginning was read"
    atlas.type("pier 1")
    assert box.model.rowCount() == 11
    atlas.press(Key.Key_Down)
    atlas.press(Key.Key_Return)
    atlas.wait(lambda: top(atlas) > 1_000)
    heading = "[...document.querySelectorAll('.body :is(h2, h3)')][10].getBoundingClientRect().top"
    atlas.wait(lambda: abs(float(str(atlas.script(f"String({heading})"))) - 16) < 2)
    atlas.wait(lambda: atlas.desktop.late.contents._here() is not None)
    atlas.choose(ActionId.CONTENTS)
    assert box.list.currentIndex().data() == "Pier 10"
    assert "here" in box.list.currentIndex().data(ROW_ROLE).detail
    atlas.press(Key.Key_Escape)
    atlas.press(Key.Key_J)
    atlas.wait_for_article(SPRING)
    assert not atlas.window.registry.action(ActionId.CONTENTS).isVisible(), "it has no headings"


def press_side_button(reader: Reader, widget: QWidget, button: Qt.MouseButton) -> None:
    QTest.mouseClick(widget, button, pos=widget.rect().center())
    reader.wait(lambda: reader.desktop.archives.reader is not None)


def test_back_and_forward_lead_through_searches_and_categories(full: Reader) -> None:
    browse, alt = full.desktop.browse, Qt.KeyboardModifier.AltModifier
    full.wait_for_article(SPRING)
    full.click_facet(full.window.categories, "海岸晚报新闻")
    full.wait(lambda: browse.post_filter().categories == ("haianwanbao",))
    full.click_facet(full.window.categories, "港湾滚动新闻")
    full.wait(lambda: browse.post_filter().categories == ("gundong",))
    full.press(Key.Key_Slash)
    full.type("harbour")
    full.wait(lambda: browse.query == "harbour" and not browse.listing.is_loading)
    full.window.post_list.setFocus()
    full.press(Key.Key_Left, alt)
    full.wait(lambda: not browse.query and browse.post_filter().categories == ("gundong",))
    full.press(Key.Key_Left, alt)
    full.wait(lambda: browse.post_filter().categories == ("haianwanbao",))
    full.press(Key.Key_Left, alt)
    full.wait(lambda: not browse.post_filter().categories)
    full.wait_for_article(SPRING)
    assert not full.window.registry.action(ActionId.BACK).isEnabled()

    viewport = full.window.post_list.viewport()
    row = full.window.post_list.current_row()
    press_side_button(full, viewport, Qt.MouseButton.ForwardButton)
    full.wait(lambda: browse.post_filter().categories == ("haianwanbao",))
    viewer = full.window.viewer
    assert viewer is not None and viewer.web_view is not None
    drawing = viewer.web_view.focusProxy()
    assert drawing is not None
    press_side_button(full, drawing, Qt.MouseButton.BackButton)
    full.wait(lambda: not browse.post_filter().categories)
    full.wait_for_article(SPRING)
    assert full.window.post_list.current_row() == row


def test_no_row_is_the_current_one_where_the_article_is_not_in_the_list(full: Reader) -> None:
    view, alt = full.window.post_list, Qt.KeyboardModifier.AltModifier
    full.click_row(1)
    full.wait_for_article(WINTER)
    full.press(Key.Key_Slash)
    full.type("title:spring")
    full.wait_for_rows(1)
    full.press(Key.Key_Return)
    full.wait_for_article(SPRING)
    full.press(Key.Key_Left, alt)  # the list of the search, as it was before Return
    full.wait_for_article(WINTER)
    assert full.desktop.browse.query == "title:spring" and view.current_row() == -1
    full.press(Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    full.wait_for_rows(62)
    full.click_row(0)
    full.wait_for_article(SPRING)
    full.press(Key.Key_Left, alt)  # to a list that has the row of now, but not the article
    full.wait_for_article(WINTER)
    full.wait_for_rows(1)
    assert full.desktop.browse.query == "title:spring" and view.current_row() == -1
    full.press(Key.Key_J)
    full.wait_for_article(SPRING)
