"""The scheme's answers, as Chromium takes them: pages, assets, and the policy around them."""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.profile import ViewerProfile
from desktop.views.viewer.scheme import Asset, AssetAnswer, asset_path, is_own_initiator
from tests.desktop.browser import LIMIT_MS, WAYS, Browser, shown_by

Make = Callable[..., ArticleDocument]
RED = "#fe0102"


def picture(color: str) -> bytes:
    """A PNG of one colour."""
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return data.data()


class Assets:
    """The asset lookup of an archive: notes what it is asked for, and answers later."""

    def __init__(self, found: Asset | None) -> None:
        self.found = found
        self.asked: list[tuple[int, str]] = []
        self.answers: list[AssetAnswer] = []
        self.threads: set[threading.Thread] = set()

    def __call__(self, post_id: int, path: str, answer: AssetAnswer) -> None:
        self.asked.append((post_id, path))
        self.answers.append(answer)
        self.threads.add(threading.current_thread())

    def answer(self) -> None:
        """Answer everything that is open."""
        while self.answers:
            self.answers.pop(0)(self.found)


@pytest.fixture(params=WAYS)
def make_document(request: pytest.FixtureRequest, make_document: Make) -> Make:
    return shown_by(request.param, make_document)


@pytest.fixture
def use(profile: ViewerProfile) -> Callable[[Assets], Assets]:
    """Use an asset lookup for one test."""

    def give(assets: Assets) -> Assets:
        profile.scheme_handler.set_asset_lookup(assets)
        return assets

    yield give
    profile.scheme_handler.set_asset_lookup(None)


def test_the_article_s_own_style_is_used(browser: Browser, make_document: Make) -> None:
    browser.show(make_document())
    assert browser.ask("document.styleSheets.length") == 3
    assert browser.ask("getComputedStyle(document.querySelector('main')).maxWidth") != "none"


def test_a_picture_of_the_article_is_shown_when_its_bytes_come(
    browser: Browser, make_document: Make, use: Callable[[Assets], Assets], qtbot: QtBot
) -> None:
    assets = use(Assets(("image/png", picture(RED))))
    document = make_document('<img src="img/a%20b.png">', permalink="/2022/post.html")
    browser.view.show_article(document)
    qtbot.waitUntil(lambda: bool(assets.answers))
    assert assets.asked == [(document.post_id, "/2022/img/a b.png")]
    assert assets.threads == {threading.main_thread()}
    assets.answer()
    browser.sees(RED)


@pytest.mark.parametrize(
    "found",
    [None, ("text/html", b"<b>x</b>"), ("application/pdf", b"%PDF"), ("image/png", b"no picture")],
)
def test_what_is_no_picture_leaves_a_gap(
    browser: Browser,
    make_document: Make,
    use: Callable[[Assets], Assets],
    qtbot: QtBot,
    found: Asset | None,
) -> None:
    assets = use(Assets(found))
    browser.view.show_article(make_document('<p>x</p><img src="/a.png">'))
    qtbot.waitUntil(lambda: bool(assets.answers))
    assets.answer()
    picture = "document.images[0]"
    qtbot.waitUntil(lambda: browser.ask(f"{picture}?.complete") is True, timeout=LIMIT_MS)
    assert browser.ask(f"{picture}.naturalWidth") == 0


def test_an_answer_that_comes_too_late_does_no_harm(
    browser: Browser, make_document: Make, use: Callable[[Assets], Assets], qtbot: QtBot
) -> None:
    assets = use(Assets(("image/png", picture(RED))))
    browser.view.show_article(make_document('<img src="/a.png">'))
    qtbot.waitUntil(lambda: bool(assets.answers))
    browser.show(make_document("<p>another</p>"))
    assets.answer()
    browser.show(make_document("<p>and another</p>"))


def test_one_can_jump_within_a_sound(
    browser: Browser, make_document: Make, use: Callable[[Assets], Assets], qtbot: QtBot
) -> None:
    """It is far too long to be fetched whole: its end is asked for by itself."""
    rate, seconds = 48_000, 300
    data = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + rate * seconds, b"WAVE", b"fmt ", 16, 1, 1, rate,
        rate, 1, 8, b"data", rate * seconds,
    ) + bytes(rate * seconds)  # fmt: skip
    assets = use(Assets(("audio/wav", data)))
    document = make_document('<audio controls preload="metadata" src="/a.wav"></audio>')
    browser.view.show_article(document)
    qtbot.waitUntil(lambda: bool(assets.answers))
    assets.answer()
    sound = "document.querySelector('audio')"
    qtbot.waitUntil(lambda: browser.ask(f"{sound}.readyState") != 0, timeout=30_000)
    assert browser.ask(f"{sound}.seekable.end(0)") == seconds
    browser.ask(f"{sound}.currentTime = {seconds - 1}")
    qtbot.waitUntil(lambda: len(assets.asked) == 2, timeout=30_000)
    assets.answer()
    there = f"{sound}.seeking ? 0 : {sound}.currentTime"
    qtbot.waitUntil(lambda: browser.ask(there) == seconds - 1, timeout=30_000)


@pytest.mark.parametrize(
    "source",
    [
        "post://a999999/a.png", "post://a999999/-/article.css", "post://blank/", "post://b1/x.png",
        "file:///etc/hostname", "qrc:/x.png", "http://127.0.0.1:9/a.png", "blob:null/1",
        "chrome://version", "view-source:post://a1/", "filesystem:post://a1/x",
    ],
)  # fmt: skip
def test_nothing_but_the_article_s_own_is_even_looked_for(
    browser: Browser, make_document: Make, use: Callable[[Assets], Assets], source: str
) -> None:
    assets = use(Assets(("image/png", picture(RED))))
    browser.show(make_document(f'<p>x</p><img src="{source}"><iframe src="{source}"></iframe>'))
    assert assets.asked == []
    assert browser.ask("document.images[0].naturalWidth") == 0


def test_the_policy_is_in_force(browser: Browser, make_document: Make) -> None:
    """Each of these would show if the headers did not arrive; our style sheets do."""
    browser.show(
        make_document(
            "<style>p { color: rgb(1, 2, 3) !important }</style>"
            "<p style='text-align: right' onclick='x()'>text</p>"
            "<script>document.title = 'changed'</script>"
            "<base href='http://127.0.0.1:9/'><a href='x'>link</a>"
            "<iframe srcdoc='<p>inner</p>'></iframe>"
        )
    )
    assert browser.ask("self.origin") == "null", "sandbox: an origin of nobody"
    assert browser.ask("getComputedStyle(document.querySelector('p.byline')).color") != (
        "rgb(1, 2, 3)"
    )
    style = "getComputedStyle(document.querySelector('article p'))"
    assert browser.ask(f"{style}.color") != "rgb(1, 2, 3)"
    assert browser.ask(f"{style}.textAlign") == "right", "attributes passed the sanitiser"
    assert browser.ask("document.title") == "港湾图书馆"
    assert str(browser.ask("document.links[0].href")).startswith("post://a"), "no other base"


def test_data_pictures_are_shown(browser: Browser, make_document: Make) -> None:
    import base64  # noqa: PLC0415

    data = base64.b64encode(picture(RED)).decode()
    browser.show(make_document(f'<img src="data:image/png;base64,{data}">'))
    browser.sees(RED)


@pytest.mark.parametrize(
    ("initiator", "is_own"),
    [
        ("", True), ("null", True), ("post://a1/", True), ("post://a1/other/page", True),
        ("post://a2/", False), ("http://example.org/", False), ("file:///", False),
        ("data:text/html,x", False), ("https://a1/", False),
    ],
)  # fmt: skip
def test_only_the_article_itself_may_ask(initiator: str, is_own: bool) -> None:
    assert is_own_initiator(QUrl(initiator), QUrl("post://a1/a.png")) is is_own


def test_the_path_of_an_asset_keeps_bytes_that_are_no_text() -> None:
    assert asset_path(QUrl("post://a1/a%20b/%CD%BC.png")) == "/a b/ͼ.png"
    assert asset_path(QUrl("post://a1/%D6%D0.png")) == "/\udcd6\udcd0.png"
