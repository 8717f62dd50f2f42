"""The page that stays: each next article is as it would be in a page of its own, and of the one
before nothing is left."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.profile import ViewerProfile
from desktop.views.viewer.scheme import CONTENT_SECURITY_POLICY, STANDING_POLICY
from desktop.views.viewer.standing import MAX_CHARACTERS, standing_script
from desktop.views.viewer.store import Asset, AssetAnswer
from tests.desktop.browser import LIMIT_MS, Browser

Make = Callable[..., ArticleDocument]
LONG = "".join(f"<p>Line {number} of the ferry.</p>" for number in range(300))
BLANKS = " " * MAX_CHARACTERS


@pytest.fixture
def files(profile: ViewerProfile) -> Iterator[list[tuple[int, str]]]:
    """The files of articles that were asked for; each is a sound of a minute."""
    rate, seconds = 8_000, 60
    data = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + rate * seconds, b"WAVE", b"fmt ", 16, 1, 1, rate,
        rate, 1, 8, b"data", rate * seconds,
    ) + bytes(rate * seconds)  # fmt: skip
    sound: Asset = ("audio/wav", data)
    asked: list[tuple[int, str]] = []

    def look_up(post_id: int, path: str, answer: AssetAnswer) -> None:
        asked.append((post_id, path))
        answer(sound)

    profile.scheme_handler.set_asset_lookup(look_up)
    yield asked
    profile.scheme_handler.set_asset_lookup(None)


def test_articles_follow_one_another_without_a_load(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: browser.view._standing.is_ready, timeout=LIMIT_MS)
    loads: list[None] = []
    browser.view.loadStarted.connect(lambda: loads.append(None))
    for number in range(5):
        browser.put(make_document(f"<p>article {number}</p>", title=f"The {number}th"))
        assert browser.ask("document.querySelector('.body').innerText") == f"article {number}"
        assert browser.ask("document.title") == browser.view.title() == f"The {number}th"
    assert loads == []


WRITTEN = (
    "x.html", "./x/../y.html?a=b#c", "../up.html", "/top.html", "//other.example/x", "?only=query",
    "#u-place", "#", "", " spaced.html ", "post.html#u-place", "/news/2022/post.html#u-place",
    "/news/2022/post.html", "http://例子.测试/a b?c", "mailto:a@example.org", "wiki:%E7%AC%94#x",
    "post-url:2024-01-01-a", "javascript:x()", "a%20b/ä é.html", "http://", "//", "\\\\odd\\x",
    "post://a999/x", "data:text/plain,x", "http:x.html", "x:y",
)  # fmt: skip
ADDRESSES = """
JSON.stringify([...document.querySelectorAll(".body a")].map((one) => one.href)
    .concat([...document.querySelectorAll(".body img")]
        .map((one) => one.src.replace(/^(post:[^#]*)[?&]\\d+(?=#|$)/, "$1")))
    .map((one) => one.startsWith(document.URL) ? "here" + one.slice(document.URL.length) : one))
"""


@pytest.mark.parametrize("permalink", ["/", "/news/2022/post.html", "/新闻/a b/it's|{x}.html"])
def test_addresses_lead_where_they_lead_from_a_page_of_its_own(
    browser: Browser, make_document: Make, permalink: str
) -> None:
    links = "".join(f'<p><a href="{one}">x</a><img src="{one}"></p>' for one in WRITTEN)
    alone = make_document(links + BLANKS, permalink=permalink)
    browser.show(alone)
    assert not browser.is_standing()
    wanted = json.loads(str(browser.ask(ADDRESSES)))
    browser.put(make_document(links, permalink=permalink, post_id=alone.post_id))
    found = json.loads(str(browser.ask(ADDRESSES)))
    assert len(found) == 2 * len(WRITTEN)
    own = bytes(alone.url.toEncoded().data()).decode()
    for written, here, there in zip(WRITTEN * 2, found, wanted, strict=True):
        # Of the article itself a page of its own says "here" with and without a place in it.
        assert here in (there, there.replace("here", own, 1)), written
    assert browser.ask("document.querySelector('.body a[href^=http]').getAttribute('href')") == (
        "http://例子.测试/a b?c"
    ), "what is whole is printed as it was written"


def test_a_jump_within_the_article_scrolls(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    jumps = (
        '<p><a id="u-1" href="#u-far">1</a> <a id="u-2" href="/a/post.html#u-far">2</a></p>'
        f'{LONG}<p id="u-far"><a id="u-back" href="#u-1">back</a></p>{LONG}'
    )
    for _twice in range(2):
        browser.put(make_document(jumps, permalink="/a/post.html"))
        for name in ("u-1", "u-2"):
            browser.click(f"#{name}")
            qtbot.waitUntil(lambda: browser.ask("scrollY") > 1_000, timeout=LIMIT_MS)
            browser.click("#u-back")
            qtbot.waitUntil(lambda: browser.ask("scrollY") < 500, timeout=LIMIT_MS)
            browser.ask("scrollTo(0, 0)")
    assert browser.activated == []
    assert browser.is_standing()


def test_the_pointer_on_a_jump_tells_the_place_in_the_article(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    document = make_document('<p><a href="#u-x">jump</a></p>', permalink="/a/b.html")
    browser.put(document)
    place = browser.middle_of(".body a")
    with qtbot.waitSignal(browser.view.link_hovered, timeout=LIMIT_MS) as hovered:
        # From elsewhere: Chromium takes no notice of a pointer that did not move.
        qtbot.mouseMove(browser.view.focusProxy(), QPoint(1, 1))
        qtbot.mouseMove(browser.view.focusProxy(), place)
    assert hovered.args == [f"{document.url.toString()}#u-x"]


MESS = """
<style id="s">p { color: red }</style><base href="http://127.0.0.1:9/"><title>mine</title>
<meta name="color-scheme" content="dark"><meta http-equiv="refresh" content="0; url=post://blank/">
<link rel="stylesheet" href="post://a1/-/article.css"><script id="sc">x = 1</script>
<html class="mine" dir="rtl" lang="tlh" style="zoom: 2" id="h" onclick="x()">
<body class="mine" style="zoom: 2" background="x.png" onload="x()" id="b" dir="rtl">
<p id="p"><marquee>moves</marquee><video muted autoplay></video><mark>hit</mark></p>
<svg><animate attributeName="x" dur="9s" repeatCount="indefinite"/></svg><dialog open>x</dialog>
<template shadowrootmode="open"><p>x</p></template><details open name="x">y</details>
"""
LEFT = """
JSON.stringify([
    [...document.documentElement.attributes].map((one) => one.name + "=" + one.value),
    [...document.body.attributes].map((one) => one.name),
    [...document.head.children].map((one) => one.outerHTML),
    [...document.body.querySelectorAll("*")].map((one) => one.tagName + one.className),
    document.getAnimations().length, CSS.highlights.size, getSelection().toString(), scrollX,
    scrollY, document.baseURI === document.URL, document.styleSheets.length, "fiche" in globalThis,
    document.activeElement.tagName, document.adoptedStyleSheets.length, document.dir, document.title,
])
"""


def test_an_article_leaves_nothing_behind(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    clean = make_document("<p>clean</p>", language="zh")
    browser.put(clean)
    before = json.loads(str(browser.ask(LEFT)))
    browser.put(make_document(MESS + LONG, language="en", title="A mess"))
    browser.ask(
        "(() => { scrollTo(0, 900); getSelection().selectAllChildren(document.body);"
        "CSS.highlights.set('fiche-pink', new Highlight(new Range())); globalThis.fiche = 1; })()"
    )
    browser.put(make_document("<p>clean</p>", language="zh", post_id=clean.post_id))
    after = json.loads(str(browser.ask(LEFT)))
    qtbot.waitUntil(lambda: not browser.view.selected_text(), timeout=LIMIT_MS)
    without_number = [
        [one for one in found[0] if not one.startswith("data-show")] for found in (before, after)
    ]
    assert without_number[0] == without_number[1]
    assert after[1:] == before[1:]


def test_a_sound_stops_with_its_article(
    browser: Browser, make_document: Make, files: list[tuple[int, str]], qtbot: QtBot
) -> None:
    browser.put(make_document('<p id="p">x</p><audio controls muted src="/a.wav"></audio>'))
    qtbot.waitUntil(lambda: bool(files), timeout=LIMIT_MS)
    browser.click("#p")  # without a person's hand nothing plays
    browser.ask("globalThis.sound = document.querySelector('audio'); 0")
    begin = "if (sound.paused) sound.play(); sound.paused"
    qtbot.waitUntil(lambda: browser.ask(begin) is False, timeout=LIMIT_MS)
    browser.put(make_document("<p>quiet</p>"))
    qtbot.waitUntil(lambda: browser.ask("sound.paused") is True, timeout=LIMIT_MS)


def test_each_showing_asks_for_its_own_pictures(browser: Browser, make_document: Make) -> None:
    """An article that is shown anew must not share the fate of a question that was given up."""
    document = make_document('<img src="/p.png"><img src="q.png?a=b#c">')
    asked = set()
    for _ in range(2):
        browser.put(document)
        asked.add(browser.ask("[...document.images].map((one) => one.src).join(' ')"))
    assert len(asked) == 2
    assert all("p.png?" in str(one) and "q.png?a=b&" in str(one) for one in asked)


def test_the_files_of_the_article_before_are_refused(
    browser: Browser, make_document: Make, files: list[tuple[int, str]]
) -> None:
    first = make_document("<p>the first</p>", permalink="/a/b.html")
    browser.put(first)
    browser.put(make_document("<p>the second</p>"))
    others = "".join(
        f'<img src="{address}"><audio preload="auto" src="{address}"></audio>'
        for address in (f"post://{first.host}/x", "post://a999999/x", f"{browser.view.url().toString()}x")
    )  # fmt: skip
    last = make_document(f'{others}<img src="own.png">', permalink="/c/d.html")
    browser.put(last)
    assert browser.ask("document.images[0].naturalWidth") == 0
    assert files == [(last.post_id, "/c/own.png")]


def test_the_policy_differs_in_where_pictures_may_be_alone() -> None:
    one, other = (set(each.split("; ")) for each in (CONTENT_SECURITY_POLICY, STANDING_POLICY))
    assert one - other == {"img-src 'self' data:", "media-src 'self'"}
    assert other - one == {"img-src post: data:", "media-src post:"}


def test_two_views_do_not_share_an_article(
    browser: Browser, profile: ViewerProfile, make_document: Make
) -> None:
    browser.put(make_document())
    articles, page = profile.scheme_handler.articles, browser.view.url().host()
    assert articles.may_ask(page, page)
    assert not articles.may_ask("r0", page)
    assert not articles.may_ask(page, "a999999")
    browser.view.clear()
    assert not articles.may_ask(page, "")


def test_words_are_counted_in_the_article_on_show(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    for body, count in (("ferry ferry ferry", 3), ("ferry", 1), ("bus", 0), ("ferry ferry", 2)):
        browser.put(make_document(f"<p>{body}</p>"))
        with qtbot.waitSignal(browser.view.find_finished, timeout=LIMIT_MS) as finished:
            browser.view.find_text("ferry", True)
        assert finished.args == [min(count, 1), count]


def test_what_is_no_text_does_not_end_the_script(browser: Browser, make_document: Make) -> None:
    odd = "</script>\u2028\u2029\x00\ud800`${1}\\'\"<!-- "
    browser.put(make_document("<p>body</p>", title=odd, permalink="/\ud800"))
    assert "body" in str(browser.ask("document.body.innerText"))
    script = standing_script("rx", make_document(odd, permalink="/a'b\"c"), 7)
    script.encode("utf-8")
