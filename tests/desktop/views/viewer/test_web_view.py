"""Articles in Chromium: shown, found in, scrolled, and shown again after a crash."""

from __future__ import annotations

import json
import logging
import os
import signal
from collections.abc import Callable
from contextlib import suppress

import pytest
from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.profile import ViewerProfile
from desktop.views.viewer.standing import MAX_CHARACTERS
from desktop.views.viewer.web_view import MAX_LOADS, WebArticleView
from tests.desktop.browser import LIMIT_MS, Browser

Make = Callable[..., ArticleDocument]
NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
TOO_LONG_TO_STAND = f"<p>The ferry</p>{' ' * MAX_CHARACTERS}"
LONG = "".join(f"<p>Line {number} of the ferry.</p>" for number in range(300))
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


def test_an_article_is_shown(browser: Browser, make_document: Make) -> None:
    browser.show(make_document("<p>The ferry leaves at nine.</p>", title="灯塔"))
    assert browser.ask("document.title") == "灯塔"
    assert "ferry" in str(browser.ask("document.body.innerText"))


FACTS = """
(() => {
    const left = (one) => Math.round(one.getBoundingClientRect().left);
    const byline = document.querySelector(".byline"), facts = [...byline.children];
    const gap = parseFloat(getComputedStyle(facts[0]).marginLeft);
    const lines = new Map(facts.toReversed().map((one) => [one.offsetTop, left(one)]));
    const strip = `inset(0px 0px 0px ${gap}px)`;
    return JSON.stringify([getComputedStyle(byline).clipPath, strip,
        Math.round(byline.getBoundingClientRect().left + gap),
        left(document.querySelector(".title")), ...lines.values()]);
})()
"""


def test_no_line_of_facts_begins_or_ends_with_a_separator(
    browser: Browser, make_document: Make
) -> None:
    """Those before the first fact of a line lie in the strip that is cut away."""
    facts = make_document(
        publisher="The Harbour Weekly of the North",
        published="Wednesday, 28 September 2022 09:00",
        reading="1,580 words · 7 min",
        source_link="http://source.example.org/1",
    )
    browser.view.resize(420, 480)
    browser.show(facts)
    cut, strip, *places = json.loads(str(browser.ask(FACTS)))
    assert cut == strip
    assert len(places) > 3, "there is more than one line"
    assert len(set(places)) == 1, places


def test_articles_follow_one_another(browser: Browser, make_document: Make) -> None:
    for number in range(4):
        browser.show(make_document(f"<p>article {number}</p>"))
        assert f"article {number}" in str(browser.ask("document.body.innerText"))


def test_the_newest_wish_wins(browser: Browser, make_document: Make, qtbot: QtBot) -> None:
    """As when a key is held down in the list."""
    documents = [make_document(f"<p>article {number}</p>") for number in range(20)]
    painted: list[int] = []
    browser.view.article_painted.connect(painted.append)
    for document in documents:
        browser.view.show_article(document)
    last = documents[-1].post_id
    qtbot.waitUntil(lambda: last in painted, timeout=LIMIT_MS)
    assert "article 19" in str(browser.ask("document.body.innerText"))
    assert painted[-1] == last


def test_the_same_article_again(browser: Browser, make_document: Make) -> None:
    """With other hits marked, for example."""
    document = make_document("<p>one</p>")
    browser.show(document)
    again = make_document("<p>one <mark>two</mark></p>", post_id=document.post_id)
    browser.show(again)
    assert browser.ask("document.querySelectorAll('mark').length") == 1


def test_the_first_hit_is_in_view(browser: Browser, make_document: Make) -> None:
    browser.show(make_document(f"{LONG}<p><mark>here</mark></p>{LONG}<mark>there</mark>"))
    box = "document.querySelector('mark').getBoundingClientRect()"
    assert browser.ask(f"0 < {box}.top && {box}.bottom < innerHeight")
    browser.show(make_document(LONG))
    assert browser.ask("scrollY") == 0, "without hits an article begins at its top"


def test_a_hidden_view_gives_no_trouble(
    web_view: WebArticleView, make_document: Make, qtbot: QtBot
) -> None:
    web_view.hide()
    with qtbot.waitSignal(web_view.page().laid_out, timeout=LIMIT_MS):
        web_view.show_article(make_document())
    with qtbot.waitSignal(web_view.article_painted, timeout=LIMIT_MS):
        web_view.show()


def test_clearing_shows_nothing_and_keeps_nothing(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    document = make_document("<p>The ferry</p>")
    browser.show(document)
    browser.view.clear()
    browser.view.clear()
    qtbot.waitUntil(lambda: browser.ask("document.body.innerText") == "", timeout=LIMIT_MS)
    assert not browser.view._store.holds(document.host)
    browser.show(make_document("<p>after</p>"))


# Finding and scrolling


def test_finding_counts_and_walks(browser: Browser, make_document: Make, qtbot: QtBot) -> None:
    browser.show(make_document("<p>港湾 ferry 港湾 Ferry 港湾</p>"))
    steps = [("港湾", True), ("港湾", True), ("港湾", True), ("港湾", True), ("港湾", False)]
    found = []
    for text, forward in steps:
        with qtbot.waitSignal(browser.view.find_finished, timeout=LIMIT_MS) as finished:
            browser.view.find_text(text, forward)
        found.append(tuple(finished.args))
    # The title, which is 港湾图书馆, counts too.
    assert found == [(1, 4), (2, 4), (3, 4), (4, 4), (3, 4)]
    with qtbot.waitSignal(browser.view.find_finished, timeout=LIMIT_MS) as finished:
        browser.view.find_text("FERRY", True)
    assert finished.args[1] == 2, "capitals do not matter"
    with qtbot.waitSignal(browser.view.find_finished, timeout=LIMIT_MS) as finished:
        browser.view.find_text("lighthouse", True)
    assert finished.args == [0, 0]
    browser.view.stop_finding()


def test_scrolling_by_screens_to_the_end(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    browser.show(make_document(LONG))

    def scroll(direction: int) -> bool:
        answers: list[bool] = []
        browser.view.scroll_page(direction, answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=LIMIT_MS)
        return answers[0]

    assert scroll(-1) is True, "it is at its top"
    assert scroll(1) is False
    first = browser.ask("scrollY")
    assert 200 < first < browser.ask("innerHeight"), "some lines are seen twice"
    steps = 1
    while not scroll(1):
        steps += 1
    assert steps > 10
    assert browser.ask("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    assert scroll(-1) is False


def test_selected_words_can_be_had(browser: Browser, make_document: Make, qtbot: QtBot) -> None:
    browser.show(make_document("<p>The ferry</p>"))
    browser.view.page().triggerAction(QWebEnginePage.WebAction.SelectAll)
    qtbot.waitUntil(lambda: "ferry" in browser.view.selected_text(), timeout=LIMIT_MS)


# How it looks


def test_theme_and_size_change_without_a_reload(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    browser.show(make_document(LONG))
    browser.ask("window.scrollTo(0, 500)")
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    before = browser.ask(size)
    browser.view.set_look("dark", 2.0)
    qtbot.waitUntil(lambda: browser.ask(size) == 2 * before, timeout=LIMIT_MS)
    assert browser.ask("document.documentElement.className") == "dark"
    assert browser.ask("scrollY") > 0
    browser.sees("#1d1f21")
    browser.show(make_document(LONG))
    assert browser.ask("document.documentElement.className") == "dark", "the next one too"
    assert browser.ask(size) == 2 * before


def test_ctrl_and_the_wheel_ask_for_another_size(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    browser.show(make_document(LONG))
    steps: list[int] = []
    browser.view.zoom_requested.connect(steps.append)
    for turn, modifier in (
        (120, Qt.KeyboardModifier.ControlModifier),
        (-120, Qt.KeyboardModifier.ControlModifier),
        (0, Qt.KeyboardModifier.ControlModifier),
        (-120, NO_KEY),
    ):
        middle = QPointF(300, 200)
        event = QWheelEvent(
            middle, middle, QPoint(), QPoint(0, turn), NO_BUTTON, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(browser.view.focusProxy(), event)
    assert steps == [1, -1]
    assert browser.view.zoomFactor() == 1.0, "our own sizes, not Chromium's"
    qtbot.waitUntil(lambda: browser.ask("scrollY") > 0, timeout=LIMIT_MS)


def test_the_menu_offers_copying_only(browser: Browser, make_document: Make, qtbot: QtBot) -> None:
    browser.show(make_document('<p><a href="http://example.org/">link</a></p>'))
    middle = browser.view.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, middle)
    browser.view.contextMenuEvent(event)
    menu = browser.view.findChild(QMenu)
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    assert len(offered) == 1
    assert not any("ource" in text or "eload" in text or "ave" in text for text in offered)
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_hovering_tells_the_address(browser: Browser, make_document: Make, qtbot: QtBot) -> None:
    browser.show(make_document('<p><a href="http://example.org/x">a link</a></p>'))
    place = browser.middle_of("article a")
    with qtbot.waitSignal(browser.view.link_hovered, timeout=LIMIT_MS) as hovered:
        qtbot.mouseMove(browser.view.focusProxy(), QPoint(1, 1))
        qtbot.mouseMove(browser.view.focusProxy(), place)
    assert hovered.args == ["http://example.org/x"]


# Trouble


def test_a_renderer_that_is_killed_comes_back(
    browser: Browser, make_document: Make, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "microfiche.viewer")
    document = make_document("<p>The ferry</p>")
    browser.show(document)
    with qtbot.waitSignal(browser.view.article_painted, timeout=LIMIT_MS) as painted:
        os.kill(browser.view.page().renderProcessPid(), KILL)
    assert painted.args == [document.post_id]
    assert "ferry" in str(browser.ask("document.body.innerText"))
    assert any("ended" in text for text in caplog.messages)


def test_an_article_whose_renderer_ends_twice_is_given_up(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    document = make_document("<p>The ferry</p>")
    browser.show(document)
    with qtbot.waitSignal(browser.view.article_painted, timeout=LIMIT_MS):
        os.kill(browser.view.page().renderProcessPid(), KILL)
    with qtbot.waitSignal(browser.view.broken, timeout=LIMIT_MS) as broken:
        os.kill(browser.view.page().renderProcessPid(), KILL)
    assert broken.args == [document.post_id]
    assert not browser.view._store.holds(document.host)
    browser.show(make_document("<p>the next one is fine</p>"))


def test_a_renderer_that_ends_after_the_article_was_cleared_is_nobody_s_trouble(
    browser: Browser, make_document: Make
) -> None:
    browser.show(make_document())
    process = browser.view.page().renderProcessPid()
    browser.view.clear()
    with suppress(ProcessLookupError):  # Chromium may have ended it by itself already
        os.kill(process, KILL)
    browser.show(make_document("<p>after</p>"))


def test_a_load_that_fails_is_tried_again(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    """Chromium drops a load when a renderer ends at the wrong moment."""
    browser.show(make_document())
    document = make_document(TOO_LONG_TO_STAND)
    with qtbot.waitSignal(browser.view.article_painted, timeout=LIMIT_MS) as painted:
        browser.view.show_article(document)
        browser.view._store.drop(document.host)
    assert painted.args == [document.post_id]
    assert "ferry" in str(browser.ask("document.body.innerText"))


def test_a_load_that_never_begins_is_tried_again(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    browser.show(make_document())
    document = make_document(TOO_LONG_TO_STAND)
    with qtbot.waitSignal(browser.view.article_painted, timeout=LIMIT_MS) as painted:
        browser.view.show_article(document)
        browser.view._page._to_load.clear()  # so the page refuses it
    assert painted.args == [document.post_id]
    assert browser.view._loads > 1


def test_the_article_on_screen_keeps_its_style_until_the_next_is_there(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    first, second = make_document(TOO_LONG_TO_STAND), make_document("<p>two</p>")
    browser.show(first)
    store = browser.view._store
    with qtbot.waitSignal(browser.view.article_painted, timeout=LIMIT_MS):
        browser.view.show_article(second)
        assert store.holds(first.host)
    assert not store.holds(first.host)
    assert store.holds(second.host)
    browser.view.clear()
    assert not store.holds(second.host)


def test_an_article_that_cannot_be_loaded_is_given_up(
    browser: Browser, make_document: Make, profile: ViewerProfile, qtbot: QtBot
) -> None:
    """Whatever the reason: the reader gets the text, and the next article works."""
    browser.show(make_document())
    document = make_document(TOO_LONG_TO_STAND)
    profile.removeUrlSchemeHandler(profile.scheme_handler)
    try:
        with qtbot.waitSignal(browser.view.broken, timeout=LIMIT_MS) as broken:
            browser.view.show_article(document)
    finally:
        profile.installUrlSchemeHandler(QByteArray(b"post"), profile.scheme_handler)
    assert broken.args == [document.post_id]
    assert browser.view._loads == MAX_LOADS, "it was tried more than once, but not for ever"
    browser.show(make_document("<p>the next one is fine</p>"))


@pytest.mark.slow
def test_a_hundred_thousand_nested_elements_are_given_up(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    document = make_document("<div>" * 100_000 + "deep")
    with qtbot.waitSignal(browser.view.broken, timeout=3 * LIMIT_MS) as broken:
        browser.view.show_article(document)
    assert broken.args == [document.post_id]
    browser.show(make_document("<p>the next one is fine</p>"))
