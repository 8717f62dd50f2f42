"""The list of posts on the screen, with a real model on a real archive."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive import PostFilter, SortOrder, open_archive
from desktop.jobs import Worker
from desktop.models.post_list import PostListModel
from desktop.views.day_bar import DayBar
from desktop.views.post_delegate import DOT_COLOR
from desktop.views.post_list import ListPlace, PostListView
from tests.desktop.library import Library

LIMIT_MS = 10_000
Load = Callable[..., None]


@pytest.fixture
def view(qtbot: QtBot, worker: Worker) -> PostListView:
    """The list on the screen, still empty, with its model on a reader."""
    made = PostListView()
    qtbot.addWidget(made)
    model = PostListModel(made)
    model.set_reader(worker)
    made.set_posts(model)
    made.resize(400, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def load(view: PostListView, qtbot: QtBot, worker: Worker) -> Load:
    """Load and wait until everything that is asked for is here."""
    model = view.model_of_posts()
    assert model is not None

    def loaded(post_filter: PostFilter, *more: SortOrder, keep: bool = False) -> None:
        with qtbot.waitSignal(model.loaded, check_params_cb=lambda _count, whole: whole):
            model.load(post_filter, *more, keep=keep)
        view.viewport().repaint()
        qtbot.waitUntil(lambda: not worker.is_busy(), timeout=LIMIT_MS)

    return loaded


def top_of(view: PostListView) -> tuple[int | None, int]:
    """The post at the upper edge and how far it is cut."""
    row = view.rowAt(0)
    model = view.model_of_posts()
    assert model is not None
    return model.id_at(row), view.rowViewportPosition(row)


def shot(view: PostListView) -> QImage:
    return view.viewport().grab().toImage()


def test_rows_are_painted_when_they_come(view: PostListView, load: Load, qtbot: QtBot) -> None:
    load(PostFilter())
    with qtbot.waitSignal(view.painted):
        view.viewport().update()
    image = shot(view)
    dots = {
        y
        for y in range(image.height())
        for x in range(14)
        if image.pixelColor(x, y).rgb() == DOT_COLOR.rgb()
    }
    assert dots, "all posts are unread"


def test_an_empty_list_says_why(view: PostListView, load: Load) -> None:
    load(PostFilter(query="无此词无此词"))
    nothing = shot(view)
    view.set_empty_text("Nothing was found for “无此词无此词”. " * 9)
    said = shot(view)
    assert said != nothing
    load(PostFilter())
    assert view.model().rowCount() == 300
    assert shot(view) != said


def test_the_post_that_is_clicked_becomes_the_current_one(
    view: PostListView, load: Load, qtbot: QtBot
) -> None:
    load(PostFilter())
    place = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(view.post_activated) as activated:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert activated.args == [298]
    assert (view.current_post(), view.current_row()) == (298, 2)
    with qtbot.assertNotEmitted(view.post_activated):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_another_list_starts_at_its_top_where_that_is_wanted(
    view: PostListView, load: Load
) -> None:
    load(PostFilter())
    view.select_post(100, quiet=True)
    load(PostFilter(), SortOrder.OLDEST)
    assert not view.is_at_top(), "the same posts in another order: the current one is in view"
    view.start_at_top()
    load(PostFilter(), SortOrder.NEWEST)
    assert view.is_at_top() and view.current_post() in (100, None)
    view.select_post(100, quiet=True)
    view.start_at_top()
    load(PostFilter(), SortOrder.OLDEST)
    assert view.is_at_top() and view.current_post() == 100, "it stays the current one"
    view.select_post(100)
    load(PostFilter(), SortOrder.OLDEST, keep=True)
    assert not view.is_at_top(), "a refresh keeps the place, and it was wanted only once"


def test_arrow_keys_walk(view: PostListView, load: Load, qtbot: QtBot) -> None:
    load(PostFilter())
    heard: list[int] = []
    view.post_activated.connect(heard.append)
    view.select_row(0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    assert heard == [300, 299, 298, 299]


def test_home_and_end_go_to_the_first_and_the_last_post(
    view: PostListView, load: Load, qtbot: QtBot
) -> None:
    load(PostFilter())
    for key, post_id in ((Qt.Key.Key_End, 1), (Qt.Key.Key_Home, 300)):
        qtbot.keyClick(view, key)
        assert view.current_post() == post_id
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    load(PostFilter(query="无此词无此词"))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_post() is None


def test_next_and_previous_stay_in_the_list(view: PostListView, load: Load) -> None:
    load(PostFilter())
    heard: list[int] = []
    view.post_activated.connect(heard.append)
    view.select_next()
    view.select_next()
    view.select_previous()
    view.select_previous()
    assert heard == [300, 299, 300]
    view.select_row(299)
    view.select_next()
    view.select_row(300)
    view.select_row(-1)
    assert view.current_post() == 1


def test_selecting_from_outside_can_be_quiet(view: PostListView, load: Load, qtbot: QtBot) -> None:
    load(PostFilter())
    with qtbot.assertNotEmitted(view.post_activated):
        assert view.select_post(7, quiet=True)
    assert view.current_post() == 7
    rect = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(rect), "it was scrolled into view"
    with qtbot.waitSignal(view.post_activated):
        assert view.select_post(8)
    assert not view.select_post(4_000)
    assert view.current_post() == 8


def test_letters_are_no_search_in_titles(view: PostListView, load: Load, qtbot: QtBot) -> None:
    load(PostFilter())
    view.select_row(3)
    for letter in "jg5":
        qtbot.keyClick(view, letter)
    view.keyboardSearch("港")
    assert view.current_row() == 3


def test_the_current_post_stays_the_current_one_in_another_list(
    view: PostListView, load: Load, qtbot: QtBot
) -> None:
    load(PostFilter())
    view.select_post(5)
    with qtbot.assertNotEmitted(view.post_activated):
        load(PostFilter(), SortOrder.OLDEST)
    assert (view.current_post(), view.current_row()) == (5, 4)
    load(PostFilter(query="无此词无此词"))
    assert (view.current_post(), view.current_row()) == (None, -1)


def test_another_list_begins_at_its_top(view: PostListView, load: Load) -> None:
    load(PostFilter())
    view.scrollToBottom()
    load(PostFilter(), SortOrder.OLDEST)
    assert top_of(view) == (1, 0)


def test_a_refresh_leaves_everything_where_it_is(view: PostListView, load: Load) -> None:
    """While an import runs the list is read again every few seconds."""
    load(PostFilter())
    view.select_post(250, quiet=True)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 13)
    before = top_of(view)
    assert before[1] < 0, "the uppermost row is cut"
    load(PostFilter(), keep=True)
    assert (top_of(view), view.current_post()) == (before, 250)


def test_one_comes_back_to_the_place_that_one_left(view: PostListView, load: Load) -> None:
    load(PostFilter())
    view.select_post(290, quiet=True)
    view.verticalScrollBar().setValue(37)
    place, before = view.place(), top_of(view)
    assert place is not None
    view.select_post(5, quiet=True)
    view.select_post(290, quiet=True)
    assert view.return_to_place(place)
    assert top_of(view) == before
    view.select_post(5, quiet=True)
    assert view.return_to_place(place)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert not view.return_to_place(ListPlace(999_999, 0))


def test_new_posts_push_nothing_away(view: PostListView, load: Load) -> None:
    """A refresh that brings new posts at the top, as an import of today's news does."""
    load(PostFilter(before="2022-01-05"))
    model = view.model_of_posts()
    assert model is not None
    few = model.rowCount()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before = top_of(view)
    load(PostFilter(), keep=True)
    assert model.rowCount() > few
    assert top_of(view) == before


def test_a_list_at_its_top_shows_what_is_new(view: PostListView, load: Load) -> None:
    load(PostFilter(before="2022-01-05"))
    load(PostFilter(), keep=True)
    assert top_of(view) == (300, 0)
    view.select_post(5, quiet=True)
    view.scrollToTop()
    load(PostFilter(), keep=True)
    assert top_of(view) == (300, 0), "no jump to the current post"


def test_new_posts_do_not_push_the_current_one_away(view: PostListView, load: Load) -> None:
    load(PostFilter(before="2022-01-05"))
    view.select_row(1)
    before = view.visualRect(view.currentIndex())
    load(PostFilter(), keep=True)
    assert view.current_row() > 1
    assert view.visualRect(view.currentIndex()) == before


def test_a_refresh_in_which_the_uppermost_post_is_gone_keeps_the_current_one_in_view(
    view: PostListView, load: Load
) -> None:
    load(PostFilter())
    view.verticalScrollBar().setValue(view.rowHeight(0) * 3)
    view.select_post(290, quiet=True)
    load(PostFilter(before="2022-01-05"), keep=True)
    assert view.current_post() is None
    assert view.verticalScrollBar().value() == 0


def test_the_rows_follow_the_font(view: PostListView, load: Load) -> None:
    load(PostFilter())
    before = view.rowHeight(0)
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.rowHeight(0) > 1.5 * before


def test_a_change_of_language_is_followed(view: PostListView, load: Load) -> None:
    load(PostFilter())
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.accessibleName() == "Posts"


def test_pointing_at_a_row_colours_it(view: PostListView, load: Load, qtbot: QtBot) -> None:
    load(PostFilter())
    place = view.visualRect(view.model().index(1, 0))
    qtbot.mouseMove(view.viewport(), place.center())
    corner = QPoint(place.right() - 1, place.top() + 2)
    wanted = view.palette().color(QPalette.ColorRole.AlternateBase)
    qtbot.waitUntil(lambda: shot(view).pixelColor(corner) == wanted)


def test_without_a_model_nothing_breaks(qtbot: QtBot) -> None:
    view = PostListView()
    qtbot.addWidget(view)
    view.set_empty_text("Nothing here")
    view.show()
    view.select_row(0)
    assert (view.current_post(), view.model_of_posts()) == (None, None)
    assert not view.select_post(1)
    assert not shot(view).isNull()


def test_a_star_shows_when_it_is_in_the_archive(
    view: PostListView, load: Load, qtbot: QtBot, library: Library
) -> None:
    load(PostFilter())
    before = shot(view)
    with open_archive(library.path) as archive:
        archive.set_starred([300], True)
    model = view.model_of_posts()
    assert model is not None
    with qtbot.waitSignal(model.dataChanged, timeout=LIMIT_MS):
        model.refresh_posts([300])
    assert shot(view) != before


def test_the_bar_names_the_day_of_the_first_row(view: PostListView, load: Load) -> None:
    bar = view.horizontalHeader()
    assert isinstance(bar, DayBar)
    load(PostFilter())
    view.viewport().repaint()
    first = bar.text
    assert bar.isVisible() and first
    view.select_row(299)
    view.viewport().repaint()
    view.viewport().grab()
    load(PostFilter(), SortOrder.TITLE)
    assert not bar.isVisible(), "titles have no day"
    load(PostFilter(query="无此词无此词"))
    assert not bar.isVisible()


def test_narrow_rows_keep_the_place(view: PostListView, load: Load) -> None:
    load(PostFilter())
    view.select_row(150, quiet=True)
    high = view.rowHeight(0)
    view.set_compact(True)
    assert view.rowHeight(0) < high
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))
    view.viewport().grab()
    view.set_compact(True)
    view.set_compact(False)
    assert view.rowHeight(0) == high


def test_all_of_a_long_list_is_one_range(view: PostListView, load: Load, qtbot: QtBot) -> None:
    load(PostFilter())
    heard: list[int] = []
    view.select_row(3)
    view.post_activated.connect(heard.append)
    with qtbot.waitSignal(view.selection_changed, check_params_cb=lambda count: count == 300):
        qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_rows() == [(0, 300)] and heard == [], "the article stays"
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_rows() == [(3, 300)] and heard == [1]
