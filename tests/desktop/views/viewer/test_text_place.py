"""Where the plain view is read: by its text, whatever its size, and its headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.place import ReadingPlace, read_answer
from desktop.views.viewer.text_view import TextArticleView

BODY = "".join(f"<h3>Pier {n}</h3><p>{f'Words about pier {n}. ' * 40}</p>" for n in range(20))


@pytest.fixture
def view(qtbot: QtBot, make_document: Callable[..., ArticleDocument]) -> TextArticleView:
    made = TextArticleView()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    with qtbot.waitSignal(made.article_painted):
        made.show_article(make_document(BODY))
    return made


def place_of(view: TextArticleView, qtbot: QtBot) -> ReadingPlace:
    with qtbot.waitSignal(view.place_changed) as told:
        view.look_where()
    return told.args[1]


def first_line(view: TextArticleView) -> str:
    cursor = view.textCursor()
    cursor.setPosition(view._first_seen())
    return cursor.block().text()


def test_headings_are_gone_to_and_known(view: TextArticleView, qtbot: QtBot) -> None:
    assert place_of(view, qtbot).heading < 1
    assert place_of(view, qtbot).share == 0
    view.go_to_heading(12)
    assert place_of(view, qtbot).heading == 12
    view.go_to_heading(99)
    assert place_of(view, qtbot).heading == 12, "there is no such one"


def test_scrolling_is_told(view: TextArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.place_changed) as told:
        view.verticalScrollBar().setValue(2_000)
    assert 0 < told.args[1].share < 1


def test_the_text_stays_where_its_size_changes_and_when_it_is_shown_again(
    view: TextArticleView, qtbot: QtBot, make_document: Callable[..., ArticleDocument]
) -> None:
    view.go_to_heading(7)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 60)
    place = place_of(view, qtbot)
    assert "pier 7" in first_line(view)
    view.set_look("dark", 1.6)
    assert "pier 7" in first_line(view)
    view.show_article(make_document("<p>short</p>"))
    view.show_article(make_document(BODY), None, place)
    assert "pier 7" in first_line(view)
    view.show_article(make_document(BODY), 10, place)  # pixels of another size
    assert "pier 7" in first_line(view)
    here = view.scroll_position()
    view.show_article(make_document(BODY), here + 5, place_of(view, qtbot))
    assert view.scroll_position() == here + 5, "pixels of this one"
    view.show_article(make_document(BODY.replace("Pier 2", "<mark>Pier 2</mark>", 1)), None, place)
    assert "pier 7" not in first_line(view), "the first hit is wanted"


def test_what_was_just_scrolled_stays_there_when_it_is_shown_again(
    view: TextArticleView, qtbot: QtBot, make_document: Callable[..., ArticleDocument]
) -> None:
    """The place that was found out before is not where the reader is by now."""
    article = make_document(BODY)
    view.show_article(article)
    before = place_of(view, qtbot)
    view.verticalScrollBar().setValue(900)
    again = replace(article, notice="The folder does not have this post any more.")
    view.show_article(again, view.scroll_position(), before)
    assert view.scroll_position() == 900
    view.show_article(make_document(BODY), 700, replace(before, height=1))
    assert view.scroll_position() == 0, "the place of another post is not that of this one"


@pytest.mark.parametrize("answer", [None, "", 7, "1 2 3", "x y z w", "1 0.5 2 nan"])
def test_answers_that_are_none(answer: object) -> None:
    assert read_answer(answer) is None


def test_an_answer() -> None:
    assert read_answer("3 0.25 -1 1200") == (3, ReadingPlace(0.25, -1, 1200))
