"""Navigation, windows and permissions: what an article may not do, and what a click does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.page import ArticlePage, NavigationType
from desktop.views.viewer.profile import ViewerProfile
from tests.desktop.browser import LIMIT_MS, WAYS, Browser, shown_by

Make = Callable[..., ArticleDocument]
OURS = QUrl("post://a17/post.html")
Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier


@pytest.fixture(params=WAYS)
def make_document(request: pytest.FixtureRequest, make_document: Make) -> Make:
    return shown_by(request.param, make_document)


@pytest.fixture
def page(profile: ViewerProfile) -> Iterator[ArticlePage]:
    made = ArticlePage(profile, profile)
    yield made
    shiboken6.delete(made)


@pytest.mark.parametrize("kind", list(NavigationType), ids=lambda one: one.name)
@pytest.mark.parametrize("address", ["http://example.org/", "file:///etc/passwd", "post://a18/"])
def test_nothing_is_loaded_that_we_did_not_ask_for(
    page: ArticlePage, kind: NavigationType, address: str
) -> None:
    for is_main_frame in (True, False):
        assert not page.acceptNavigationRequest(QUrl(address), kind, is_main_frame)


def test_what_we_ask_for_is_loaded_once(page: ArticlePage) -> None:
    typed = NavigationType.NavigationTypeTyped
    page.open_article(OURS)
    assert not page.acceptNavigationRequest(OURS, typed, False), "frames never"
    assert not page.acceptNavigationRequest(OURS, NavigationType.NavigationTypeRedirect, True)
    assert page.acceptNavigationRequest(OURS, typed, True)
    assert not page.acceptNavigationRequest(OURS, typed, True), "a reload is not ours"


def test_jumps_within_the_article_are_allowed(page: ArticlePage) -> None:
    page.open_article(OURS)
    clicked = NavigationType.NavigationTypeLinkClicked
    assert page.acceptNavigationRequest(QUrl("post://a17/post.html#u-note"), clicked, True)
    assert not page.acceptNavigationRequest(QUrl("post://a17/post.html"), clicked, True)
    assert not page.acceptNavigationRequest(QUrl("post://a17/other.html#x"), clicked, True)
    assert not page.acceptNavigationRequest(QUrl("post://a18/post.html#x"), clicked, True)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a?b#c", "https://例子.测试/", "mailto:someone@example.org",
        "post://a17/-/category/~x", "post://a17/other.html",
    ],
)  # fmt: skip
def test_a_click_on_a_link_is_handed_on(page: ArticlePage, qtbot: QtBot, address: str) -> None:
    page.open_article(OURS)
    with qtbot.waitSignal(page.link_activated) as activated:
        kind = NavigationType.NavigationTypeLinkClicked
        assert not page.acceptNavigationRequest(QUrl(address), kind, True)
        assert activated.signal_triggered is False, "not from within Chromium's question"
    assert activated.args == [QUrl(address)]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://e.org/"]
)
def test_a_click_on_anything_else_is_nothing(page: ArticlePage, qtbot: QtBot, address: str) -> None:
    page.open_article(OURS)
    clicked = NavigationType.NavigationTypeLinkClicked
    heard: list[QUrl] = []
    page.link_activated.connect(heard.append)
    with qtbot.waitSignal(page.link_activated):
        assert not page.acceptNavigationRequest(QUrl(address), clicked, True)
        page.acceptNavigationRequest(QUrl("http://example.org/"), clicked, True)
    assert heard == [QUrl("http://example.org/")]


def test_no_dialog_and_no_file_is_ever_chosen(page: ArticlePage) -> None:
    assert page.javaScriptConfirm(OURS, "Really?") is False
    assert page.javaScriptAlert(OURS, "Hello") is None
    assert page.chooseFiles(QWebEnginePage.FileSelectionMode.FileSelectOpen, [], []) == []


def test_what_an_article_writes_to_the_console_is_no_report(page: ArticlePage) -> None:
    level = QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel
    heard: list[int] = []
    page.frame_ready.connect(heard.append)
    for text in ("7", "microfiche-7", "microfiche--7", "", f"x{page._password}7"):
        page.javaScriptConsoleMessage(level, text, 1, "")
    page.javaScriptConsoleMessage(level, f"{page._password}x", 1, "")
    page.javaScriptConsoleMessage(level, f"{page._password}8", 1, "")
    assert heard == [8]


LINKS = """
<p><a id="web" href="http://例子.测试/a b">web</a></p>
<p><a id="mail" href="mailto:someone@example.org">mail</a></p>
<p><a id="blank" target="_blank" href="https://example.org/blank">blank</a></p>
<p><a id="post" href="/other/post.html?x=1#y">post</a></p>
<p><a id="note" href="wiki:%E7%AC%94%E8%AE%B0%20a#part">note</a></p>
<p><a id="name" href="post-url:2024-01-01-a">name</a></p>
<p><a id="jump" href="#u-far">jump</a></p>
<p><a id="script" href="javascript:document.title='changed'">script</a></p>
<p><a id="file" href="file:///etc/hostname">file</a></p>
<p><a id="data" href="data:text/html,x">data</a></p>
<p><a id="tel" href="tel:123">tel</a></p>
<p><a id="user" href="http://user:word@example.org/">user</a></p>
<p><a id="download" download href="/x.zip">download</a></p>
<form action="http://127.0.0.1:9/"><input type="submit" id="form"></form>
<div style="height: 3000px"></div><p id="u-far">far</p>
"""


@pytest.fixture
def shown(browser: Browser, make_document: Make) -> ArticleDocument:
    """An article with every kind of link, on the screen."""
    document = make_document(LINKS, permalink="/news/post.html")
    browser.show(document)
    return document


def test_real_clicks_go_where_they_may(
    browser: Browser, shown: ArticleDocument, qtbot: QtBot
) -> None:
    for name in ("web", "mail", "post", "note", "name"):
        with qtbot.waitSignal(browser.view.link_activated, timeout=LIMIT_MS):
            browser.click(f"#{name}")
    assert browser.activated == [
        "http://xn--fsqu00a.xn--0zwm56d/a%20b",
        "mailto:someone@example.org",
        f"post://a{shown.post_id}/other/post.html?x=1#y",
        "wiki:%E7%AC%94%E8%AE%B0%20a#part",
        "post-url:2024-01-01-a",
    ]
    assert browser.ask("document.links.length") == 13, "the article is still there"


@pytest.mark.parametrize(
    ("button", "modifier"),
    [(Button.MiddleButton, Modifier.NoModifier), (Button.LeftButton, Modifier.ControlModifier)],
)
@pytest.mark.usefixtures("shown")
def test_a_click_for_a_new_window_is_a_click(
    browser: Browser, qtbot: QtBot, button: Button, modifier: Modifier
) -> None:
    with qtbot.waitSignal(browser.view.link_activated, timeout=LIMIT_MS):
        browser.click("#web", button, modifier)
    assert len(browser.activated) == 1


@pytest.mark.usefixtures("shown")
def test_other_links_and_forms_do_nothing(browser: Browser, qtbot: QtBot) -> None:
    for name in ("script", "file", "data", "tel", "user", "form", "blank"):
        browser.click(f"#{name}")
    with qtbot.waitSignal(browser.view.link_activated, timeout=LIMIT_MS):
        browser.click("#mail")
    allowed = {"mailto:someone@example.org", "https://example.org/blank"}
    assert set(browser.activated) <= allowed
    assert browser.ask("document.title") == "港湾图书馆"


@pytest.mark.usefixtures("shown")
def test_a_jump_scrolls_and_stays(browser: Browser, qtbot: QtBot) -> None:
    browser.click("#jump")
    qtbot.waitUntil(lambda: browser.ask("scrollY") > 1_000, timeout=LIMIT_MS)
    assert browser.activated == []


@pytest.mark.parametrize(
    "body",
    [
        '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/">',
        '<meta http-equiv="refresh" content="0; url=post://blank/">',
        '<iframe src="http://127.0.0.1:9/"></iframe><object data="http://127.0.0.1:9/"></object>',
        "<body onload=\"location = 'http://127.0.0.1:9/'\">",
        "<img src=x onerror=\"open('http://127.0.0.1:9/')\">",
        "<svg onload=\"location = 'post://blank/'\"></svg>",
        "<script>location = 'http://127.0.0.1:9/'</script>",
        "</article></main></body></html><script>document.write('')</script>",
    ],
)
def test_an_article_stays_where_it_is(
    browser: Browser, make_document: Make, qtbot: QtBot, body: str
) -> None:
    document = make_document(f'<p><a id="way" href="http://example.org/">way</a></p>{body}')
    browser.show(document)
    # A click and its answer: time enough for what the article had in mind.
    with qtbot.waitSignal(browser.view.link_activated, timeout=LIMIT_MS):
        browser.click("#way")
    assert browser.view.url() in (document.url, browser.view._standing.url)
    assert browser.ask("document.title") == "港湾图书馆"
    assert browser.activated == ["http://example.org/"]
