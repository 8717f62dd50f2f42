"""The viewer that windows use: articles, messages, zoom, find, and the way out of trouble."""

from __future__ import annotations

import builtins
import os
import signal
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme import palette_of
from desktop.views.viewer.article import PAPER, ArticleDocument
from desktop.views.viewer.profile import ViewerProfile
from desktop.views.viewer.viewer import ZOOM_STEPS, PostViewer, make_viewer_profile

Make = Callable[..., ArticleDocument]
LIMIT_MS = 30_000
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
LONG = "".join(f"<p>Line {number} of the ferry.</p>" for number in range(300))


@pytest.fixture(params=["web", "text"])
def viewer(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[PostViewer]:
    """A viewer on the screen: with Chromium, and without."""
    profile = request.getfixturevalue("profile") if request.param == "web" else None
    made = PostViewer(profile)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    shiboken6.delete(made)


@pytest.fixture
def show(viewer: PostViewer, qtbot: QtBot) -> Callable[[ArticleDocument], None]:
    """Show an article and wait until it is painted."""

    def shown(document: ArticleDocument) -> None:
        with qtbot.waitSignal(viewer.article_painted, timeout=LIMIT_MS) as painted:
            viewer.show_article(document)
        assert painted.args == [document.post_id]

    return shown


def on_show(viewer: PostViewer) -> str:
    """Which of its views is seen."""
    return next(
        name
        for name in ("web_view", "text_view", "message_view")
        if getattr(viewer, name) is not None and getattr(viewer, name).isVisible()
    )


def test_an_article_then_a_message_then_nothing(
    viewer: PostViewer, show: Callable[[ArticleDocument], None], make_document: Make
) -> None:
    document = make_document()
    show(document)
    assert viewer.current_post_id() == document.post_id
    assert on_show(viewer) == ("text_view" if viewer.web_view is None else "web_view")
    viewer.show_message("Nothing is chosen", "Choose one in the list.")
    assert on_show(viewer) == "message_view"
    assert viewer.message_view.title.text() == "Nothing is chosen"
    assert viewer.current_post_id() is None
    viewer.clear()
    assert not viewer.message_view.title.isVisible()
    show(make_document())


def test_messages_are_never_markup(viewer: PostViewer) -> None:
    viewer.show_message("<b>x</b>", "<img src='file:///etc/hostname'>")
    for label in (viewer.message_view.title, viewer.message_view.text):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_zoom_goes_by_steps_and_stops_at_the_ends(viewer: PostViewer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(viewer.zoom_changed) as changed:
        viewer.zoom_in()
    assert changed.args == [viewer.zoom()] == [1.1]
    for _ in ZOOM_STEPS:
        viewer.zoom_in()
    assert viewer.zoom() == ZOOM_STEPS[-1]
    with qtbot.assertNotEmitted(viewer.zoom_changed):
        viewer.zoom_in()
    for _ in ZOOM_STEPS:
        viewer.zoom_out()
    assert viewer.zoom() == ZOOM_STEPS[0]
    viewer.zoom_reset()
    assert viewer.zoom() == 1.0
    viewer.set_zoom(99)
    assert viewer.zoom() == ZOOM_STEPS[-1]
    viewer.set_zoom(1.15)
    viewer.zoom_out()
    assert viewer.zoom() == 1.1


def test_ctrl_and_the_wheel_zoom(viewer: PostViewer) -> None:
    if viewer.web_view is not None:
        viewer.web_view.zoom_requested.emit(1)
        assert viewer.zoom() == 1.1
        viewer.web_view.zoom_requested.emit(-1)
    assert viewer.zoom() == 1.0


def test_the_theme_is_the_chosen_one_or_the_window_s(
    viewer: PostViewer, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.setPalette(palette_of("dark"))
    qtbot.waitUntil(lambda: viewer.current_theme() == "dark")
    viewer.set_theme("sepia")
    assert viewer.current_theme() == "sepia"
    paper = viewer.message_view.palette().color(QPalette.ColorRole.Window)
    assert paper == QColor(PAPER["sepia"])
    qapp.setPalette(palette_of("light"))
    assert viewer.current_theme() == "sepia"
    viewer.set_theme("system")
    qtbot.waitUntil(lambda: viewer.current_theme() == "light")
    qtbot.waitUntil(
        lambda: (
            viewer.message_view.palette().color(QPalette.ColorRole.Window) == QColor(PAPER["light"])
        )
    )


def test_finding_in_the_article(
    viewer: PostViewer,
    show: Callable[[ArticleDocument], None],
    make_document: Make,
    qtbot: QtBot,
) -> None:
    show(make_document("<p>ferry ferry ferry</p>"))
    viewer.open_find()
    bar = viewer.find_bar
    assert bar.isVisible()
    bar.field.setText("ferry")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 3", timeout=LIMIT_MS)
    viewer.find_next()
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 3", timeout=LIMIT_MS)
    viewer.find_previous()
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 3", timeout=LIMIT_MS)
    bar.field.setText("lighthouse")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found", timeout=LIMIT_MS)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    viewer.open_find()
    show(make_document())
    assert not bar.isVisible(), "the next article closes it"


def test_finding_in_the_other_chinese_script(
    viewer: PostViewer,
    show: Callable[[ArticleDocument], None],
    make_document: Make,
    qtbot: QtBot,
) -> None:
    show(make_document("<p>港灣圖書館，圖書館</p>", title="x"))
    viewer.open_find()
    bar = viewer.find_bar
    bar.field.setText("图书馆")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 2", timeout=LIMIT_MS)
    viewer.find_next()
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 2", timeout=LIMIT_MS)
    viewer.find_next()
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 2", timeout=LIMIT_MS)
    bar.field.setText("灯塔")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found", timeout=LIMIT_MS)


def test_without_an_article_there_is_nothing_to_find_or_scroll(viewer: PostViewer) -> None:
    viewer.show_message("Nothing is chosen")
    viewer.open_find()
    viewer.find_next()
    viewer.find_previous()
    assert not viewer.find_bar.isVisible()
    assert viewer.selected_text() == ""
    ends: list[bool] = []
    viewer.scroll_page(1, ends.append)
    assert ends == [True]


def test_scrolling(
    viewer: PostViewer,
    show: Callable[[ArticleDocument], None],
    make_document: Make,
    qtbot: QtBot,
) -> None:
    show(make_document(LONG))
    ends: list[bool] = []
    viewer.scroll_page(1, ends.append)
    qtbot.waitUntil(lambda: ends == [False], timeout=LIMIT_MS)


def test_where_a_link_leads_is_said_in_words(viewer: PostViewer, qtbot: QtBot) -> None:
    view = viewer.web_view or viewer.text_view
    with qtbot.waitSignal(viewer.link_hovered) as hovered:
        view.link_hovered.emit("post://a7/-/category/~%E5%8C%97")
    assert hovered.args == ["北"]


def test_an_article_that_chromium_cannot_show_is_shown_as_text(
    qtbot: QtBot, profile: ViewerProfile, make_document: Make
) -> None:
    viewer = PostViewer(profile)
    viewer.resize(640, 480)
    viewer.show()
    document = make_document("<p>The <b>ferry</b></p>")
    with qtbot.waitSignal(viewer.article_painted, timeout=LIMIT_MS):
        viewer.show_article(document)
    for is_given_up in (False, True):
        with qtbot.waitSignal(viewer.article_painted, timeout=LIMIT_MS) as painted:
            os.kill(viewer.web_view.page().renderProcessPid(), KILL)
        assert painted.args == [document.post_id]
        assert viewer.text_view.isVisible() == is_given_up
    assert "The ferry" in viewer.text_view.toPlainText()
    assert viewer.current_post_id() == document.post_id
    with qtbot.waitSignal(viewer.article_painted, timeout=LIMIT_MS):
        viewer.show_article(make_document("<p>the next one</p>"))
    assert viewer.web_view.isVisible(), "the next article has its layout again"
    shiboken6.delete(viewer)


def test_the_text_view_can_be_asked_for(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MICROFICHE_TEXT_VIEW", "1")
    assert make_viewer_profile(qapp) is None


def test_without_chromium_there_is_still_a_viewer(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real_import = builtins.__import__

    def refuse(name: str, *args: object) -> object:
        if name.startswith("desktop.views.viewer.profile"):
            raise ImportError("libnss3.so: cannot open shared object file")
        return real_import(name, *args)

    monkeypatch.setattr(builtins, "__import__", refuse)
    assert make_viewer_profile(qapp) is None
    assert "plain" in caplog.messages[0]
