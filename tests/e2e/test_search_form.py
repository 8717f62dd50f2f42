"""The search form in the real window: opened by key and button, filled in, counted, searched."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from archive import Archive
from desktop.action_ids import ActionId
from desktop.jobs import Job
from desktop.views.name_field import NameField
from desktop.views.search_form import SearchForm
from tests.e2e.reader import Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


def opened(reader: Reader) -> SearchForm:
    """The form, when it is there and has the cursor."""
    controller = reader.desktop.search_form
    reader.wait(lambda: controller.form is not None and controller.form.isVisible())
    form = controller.form
    assert form is not None
    reader.wait(form.grid.fields["all_words"].hasFocus)
    return form


def go_to(form: SearchForm, name: str) -> None:
    form.grid.fields[name].setFocus()


def test_from_the_search_box_to_the_list(full: Reader) -> None:
    full.press(Key.Key_Slash)
    full.type("pier -ferry")
    full.wait_for_rows(1)
    full.press(Key.Key_F4)
    form = opened(full)
    assert (form.grid.fields["all_words"].text(), form.grid.fields["no_words"].text()) == (
        "pier",
        "ferry",
    )
    full.wait(lambda: form.count.text() == "1 post")

    form.grid.fields["no_words"].clear()
    full.press(Key.Key_End)
    full.type(" OR")
    full.press(Key.Key_Tab)
    full.type("long night")
    assert form.grid.fields["query"].text() == '"long night" pier "OR"'
    full.wait(lambda: form.count.text() == "0 posts")
    form.grid.fields["all_words"].setText("pier")
    full.wait(lambda: form.count.text() == "1 post")
    full.press(Key.Key_Return)
    assert not form.isVisible()
    assert full.window.search_bar.text() == '"long night" pier'
    full.wait_for_rows(1)
    full.wait_for_article("Winter on the pier")
    full.wait(full.window.post_list.hasFocus)


def test_the_button_the_names_and_the_count_of_the_category(full: Reader) -> None:
    button = next(
        one
        for one in full.window.findChildren(QToolButton)
        if one.defaultAction() is full.window.registry.action(ActionId.SEARCH_FORM)
    )
    assert "Search Form" in button.toolTip()
    full.click(button)
    form = opened(full)
    full.wait(lambda: form.count.text() == "62 posts")
    field = form.grid.fields["categories"]
    assert isinstance(field, NameField)
    go_to(form, "categories")
    full.type("gwgdx")
    full.wait(field.is_offering)
    QTest.keyClick(field.popup, Key.Key_Return)
    assert form.grid.fields["query"].text() == "category:港湾滚动新闻"
    go_to(form, "tags")
    full.type("harbour")
    full.wait(lambda: form.count.text() == "2 posts")
    full.press(Key.Key_Return)
    full.wait_for_rows(2)
    assert full.window.search_bar.text() == "category:港湾滚动新闻 tag:harbour"


def test_tab_takes_a_name_and_then_goes_on(full: Reader) -> None:
    full.press(Key.Key_F4)
    form = opened(full)
    field = form.grid.fields["categories"]
    assert isinstance(field, NameField)
    full.wait(lambda: field.unknown() == [] and bool(field._keys))
    go_to(form, "categories")
    full.type("gwgdx")
    full.wait(field.is_offering)
    QTest.keyClick(field.popup, Key.Key_Tab)
    assert field.text() == "港湾滚动新闻"
    assert field.hasFocus() and not field.is_offering()
    full.press(Key.Key_Tab)
    full.wait(form.grid.fields["tags"].hasFocus)


def test_the_count_says_what_it_is_within(full: Reader) -> None:
    full.click_facet(full.window.categories, "港湾滚动新闻")
    full.wait(lambda: full.desktop.browse.post_filter().categories == ("gundong",))
    full.press(Key.Key_F4)
    form = opened(full)
    full.type("pier")
    full.wait(lambda: form.count.text() == "1 post within 港湾滚动新闻")
    full.press(Key.Key_Return)
    full.wait_for_rows(1)
    assert full.window.categories.selected() == "gundong"


def test_escape_leaves_everything_as_it_is(full: Reader) -> None:
    full.press(Key.Key_Slash)
    full.type("pier")
    full.wait_for_rows(1)
    full.choose(ActionId.SEARCH_FORM)
    form = opened(full)
    full.type("ferry")
    full.choose(ActionId.SEARCH_FORM)
    assert form.grid.fields["all_words"].text() == "ferry", "it is there already"
    full.press(Key.Key_Escape)
    assert not form.isVisible()
    assert full.window.search_bar.text() == "pier"
    full.wait_for_rows(1)
    full.choose(ActionId.SEARCH_FORM)
    assert opened(full).grid.fields["all_words"].text() == "pier", "it is read anew"


def test_what_cannot_be_read_is_not_searched(full: Reader) -> None:
    full.press(Key.Key_Slash)
    full.type('pier "')
    full.press(Key.Key_F4)
    form = opened(full)
    assert form.grid.fields["also"].text() == 'pier "'
    assert form.grid.error_text("also") == "This quotation mark is never closed"
    full.press(Key.Key_Return)
    assert form.isVisible()
    assert form.grid.fields["also"].hasFocus()
    form.grid.fields["also"].setText("pier")
    full.press(Key.Key_Return)
    full.wait_for_rows(1)


def test_a_count_is_late_and_never_in_the_way(full: Reader) -> None:
    """While the reader is busy, the form takes what is typed and searches at once."""
    full.press(Key.Key_F4)
    form = opened(full)
    full.wait(lambda: form.count.text() == "62 posts")
    go = threading.Event()

    def busy(_archive: Archive, _job: Job) -> None:
        go.wait()

    reader = full.desktop.archives.reader
    assert reader is not None
    reader.run(busy)
    try:
        full.type("pier")
        assert form.grid.fields["query"].text() == "pier"
        assert form.count.text() == ""
        full.wait(lambda: form.count.text() == "Not counted: it takes long")
        full.press(Key.Key_Return)
        assert not form.isVisible()
    finally:
        go.set()
    full.wait_for_rows(1)


def test_it_goes_with_its_archive(full: Reader) -> None:
    full.press(Key.Key_F4)
    form = opened(full)
    full.type("pier")
    full.choose(ActionId.CLOSE_ARCHIVE)
    full.wait(lambda: not full.window.is_reading())
    assert full.desktop.search_form.form is None
    assert not full.window.registry.action(ActionId.SEARCH_FORM).isEnabled()
    full.wait(lambda: form not in QApplication.topLevelWidgets())


def test_it_leaves_the_page_of_problems(full: Reader) -> None:
    full.desktop.problems.open()
    assert full.window.is_showing_problems()
    full.choose(ActionId.SEARCH_FORM)
    opened(full)
    full.type("pier")
    full.press(Key.Key_Return)
    full.wait_for_rows(1)
    assert not full.window.is_showing_problems()


def test_it_speaks_chinese_at_once(full: Reader) -> None:
    full.press(Key.Key_F4)
    form = opened(full)
    full.choose(ActionId.LANGUAGE_ZH_CN)
    full.wait(lambda: form.windowTitle() == "搜索表单")
    full.choose(ActionId.LANGUAGE_EN)
    full.wait(lambda: form.windowTitle() == "Search Form")
