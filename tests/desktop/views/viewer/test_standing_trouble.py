"""The page that stays: where an article is scrolled to, and the ways out of trouble."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.place import ReadingPlace
from desktop.views.viewer.profile import ViewerProfile
from desktop.views.viewer.standing import MAX_CHARACTERS
from desktop.views.viewer.store import Asset, AssetAnswer
from desktop.views.viewer.web_view import LOAD_LIMIT_MS
from tests.desktop.browser import LIMIT_MS, Browser

Make = Callable[..., ArticleDocument]
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
LONG = "".join(f"<p>Line {number} of the ferry.</p>" for number in range(300))
BLANKS = " " * MAX_CHARACTERS


def test_an_article_is_where_it_was_scrolled_to_at_once(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    """The place of the one before must not be taken for its own, however soon one asks."""
    browser.put(make_document(LONG))
    browser.ask("scrollTo({top: 900, behavior: 'instant'})")
    qtbot.waitUntil(lambda: browser.view.scroll_position() == 900, timeout=LIMIT_MS)
    asked: list[int] = []
    browser.view.page().laid_out.connect(lambda *_all: asked.append(browser.view.scroll_position()))
    for wanted in (0, 700):
        with qtbot.waitSignal(browser.view.article_painted, timeout=LIMIT_MS):
            browser.view.show_article(make_document(LONG), wanted or None)
        assert browser.view.scroll_position() == wanted
    assert asked == [0, 700]


def test_what_was_just_scrolled_stays_there_when_it_is_shown_again(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    """The place that was found out before is not where the reader is by now."""
    first = make_document(LONG)
    browser.put(first)
    height = float(str(browser.ask("document.documentElement.scrollHeight")))
    before = ReadingPlace(0.0, -1, round(height))

    def show_again() -> None:
        browser.view.page().scrollPositionChanged.disconnect(show_again)
        again = replace(first, notice="The folder does not have this post any more.")
        browser.view.show_article(again, 900, before)
        browser.view.show_article(again, browser.view.scroll_position(), before)

    browser.view.page().scrollPositionChanged.connect(show_again)
    with qtbot.waitSignal(browser.view.article_painted, timeout=LIMIT_MS):
        browser.ask("scrollTo({top: 900, behavior: 'instant'})")
    assert browser.ask("document.querySelector('.notice') !== null")
    qtbot.waitUntil(lambda: browser.view.scroll_position() == 900, timeout=LIMIT_MS)
    assert browser.ask("scrollY") == 900


@pytest.fixture
def pictures(profile: ViewerProfile) -> Iterator[list[AssetAnswer]]:
    """Who waits for a picture, which is 300 pixels high."""
    waiting: list[AssetAnswer] = []
    profile.scheme_handler.set_asset_lookup(lambda _post, _path, answer: waiting.append(answer))
    yield waiting
    profile.scheme_handler.set_asset_lookup(None)


def tall_picture() -> Asset:
    """Its type and bytes."""
    image, data = QImage(20, 300, QImage.Format.Format_RGB32), QByteArray()
    image.fill(0)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return "image/png", data.data()


HIT, LINE = "<p><mark>the hit</mark></p>", "p:nth-of-type(158)"


@pytest.mark.parametrize(
    ("first", "seen", "place"),
    [(HIT, "mark", None), ("", LINE, ReadingPlace(0.5)), ("", LINE, ReadingPlace(0.5, 0, 10))],
)
def test_pictures_that_come_late_do_not_move_the_place(  # noqa: PLR0913, PLR0917
    browser: Browser,
    make_document: Make,
    pictures: list[AssetAnswer],
    qtbot: QtBot,
    first: str,
    seen: str,
    place: ReadingPlace | None,
) -> None:
    browser.put(make_document())
    document = make_document(f'<img src="a.png"><br><img src="b.png">{first}{LONG}')
    scroll = 900 if place is not None and place.height else None
    with qtbot.waitSignal(browser.view.article_painted, timeout=LIMIT_MS):
        browser.view.show_article(document, scroll, place)
    qtbot.waitUntil(lambda: len(pictures) == 2, timeout=LIMIT_MS)
    while pictures:
        pictures.pop()(tall_picture())
    heights = "[...document.images].every((one) => one.height === 300)"
    qtbot.waitUntil(lambda: browser.ask(heights) is True, timeout=LIMIT_MS)
    box = f"document.querySelector('.body {seen}').getBoundingClientRect()"
    in_view = f"{box}.top > -4 && {box}.bottom < innerHeight"
    qtbot.waitUntil(lambda: browser.ask(in_view) is True, timeout=LIMIT_MS)


# Trouble


def test_where_our_script_fails_the_article_has_a_page_of_its_own(
    browser: Browser, make_document: Make
) -> None:
    browser.put(make_document())
    browser.ask("globalThis.DOMParser = undefined")
    document = make_document("<p>The ferry</p>")
    browser.show(document)
    assert browser.view.url() == document.url
    assert "ferry" in str(browser.ask("document.body.innerText"))
    browser.put(make_document("<p>the next one</p>"))


def test_a_very_long_article_has_a_page_of_its_own(browser: Browser, make_document: Make) -> None:
    for _twice in range(2):
        document = make_document(f"<p>long</p>{BLANKS}")
        browser.show(document)
        assert browser.view.url() == document.url
        browser.put(make_document("<p>short</p>"))
        assert browser.ask("document.querySelector('.body').innerText") == "short"


def test_clearing_an_article_with_a_page_of_its_own_keeps_nothing(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    """Even while that page is on its way."""
    browser.view.show_article(make_document(f"<p>long</p>{BLANKS}"))
    browser.view.clear()
    qtbot.waitUntil(lambda: browser.view._standing.is_ready, timeout=LIMIT_MS)
    assert browser.ask("document.body.innerText") == ""
    browser.put(make_document())


def test_the_page_is_loaded_again_for_a_new_renderer(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    document = make_document("<p>The ferry</p>")
    browser.put(document)
    with qtbot.waitSignal(browser.view.article_painted, timeout=LIMIT_MS):
        os.kill(browser.view.page().renderProcessPid(), KILL)
    assert browser.is_standing()
    assert "ferry" in str(browser.ask("document.body.innerText"))


def test_an_article_is_not_blamed_for_the_one_before_it(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    """While one keeps the renderer busy for ever, the next one waits, and is then shown."""
    browser.put(make_document())
    view = browser.view
    view._watchdog.setInterval(500)
    view.page().renderProcessTerminated.connect(
        lambda *_all: view._watchdog.setInterval(LOAD_LIMIT_MS)
    )
    view.run_ours("for (;;);", lambda _answer: None)
    view.show_article(make_document("<p>one</p>"))
    document = make_document("<p>two</p>")
    with qtbot.waitSignal(view.article_painted, timeout=LIMIT_MS) as painted:
        view.show_article(document)
    assert painted.args == [document.post_id]
    assert "two" in str(browser.ask("document.body.innerText"))
