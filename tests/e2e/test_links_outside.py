"""S9: a click leads outside only to http, https and mailto, without credentials, in punycode."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest

from desktop.views.viewer.article import ArticleDocument
from tests.e2e.reader import Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier
CASES = {
    "http://example.org/": "http://example.org/",
    "https://example.org:8443/a?b=c#d": "https://example.org:8443/a?b=c#d",
    "HTTPS://EXAMPLE.ORG/Big": "https://example.org/Big",
    "http://例子.测试/路 径": "http://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%20%E5%BE%84",
    "https://exаmple.org/": "https://xn--exmple-4nf.org/",  # a Cyrillic а
    "mailto:someone@example.org?subject=x": "mailto:someone@example.org?subject=x",
    "java&#9;script:document.title=1": "",
    "javascript:location='http://example.net/'": "",
    "vbscript:x": "",
    "data:text/html,<script>1</script>": "",
    "file:///etc/hostname": "",
    "file://127.0.0.1/share": "",
    "\\\\127.0.0.1\\share": "",
    "smb://127.0.0.1/share": "",
    "ftp://example.org/": "",
    "tel:123": "",
    "ssh://example.org": "",
    "ms-msdt:/id": "",
    "search-ms:query=x": "",
    "x-apple.systempreferences:": "",
    "view-source:http://example.org/": "",
    "chrome://settings/": "",
    "blob:http://example.org/1": "",
    "http://user:word@example.org/": "",
    "http://example.org@example.net/": "",
    "http:///": "",
    "http://[::1": "",
    "about:blank": "",
    "mailto:": "",
    "qrc:/x": "",
}
CLICKS = {
    "left": (Button.LeftButton, Modifier.NoModifier),
    "middle": (Button.MiddleButton, Modifier.NoModifier),
    "ctrl": (Button.LeftButton, Modifier.ControlModifier),
    "shift": (Button.LeftButton, Modifier.ShiftModifier),
}
LAST = "https://example.org/the-last"
PLACE = """
(() => {
    const link = document.querySelectorAll(".body a")[%d];
    link.scrollIntoView({block: "center", behavior: "instant"});
    const box = link.getClientRects()[0];
    return [box.left + box.width / 2, box.top + box.height / 2].join(" ");
})()
"""


def as_given(address: str) -> str:
    """An address as the system gets it."""
    return bytes(QUrl(address).toEncoded().data()).decode()


@pytest.mark.parametrize("how", CLICKS)
def test_clicks_in_the_real_window(full: Reader, how: str) -> None:
    """The raw links, as if the sanitiser were broken."""
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    viewer = full.window.viewer
    assert viewer is not None and viewer.web_view is not None
    links = [*CASES, LAST]
    body = "".join(f'<p><a href="{address}">a link</a></p>' for address in links)
    painted: list[int] = []
    viewer.article_painted.connect(painted.append)
    viewer.show_article(ArticleDocument(7, "Links", body))
    full.wait(lambda: 7 in painted)
    for number, wanted in enumerate([*CASES.values(), LAST]):
        full.wait(lambda: full.script("document.links.length") == len(links))
        x, y = (round(float(one)) for one in str(full.script(PLACE % number)).split())
        QTest.mouseClick(viewer.web_view.focusProxy(), *CLICKS[how], QPoint(x, y))
        full.script("1")  # Chromium's answers come in order
        full.wait(lambda one=wanted: not one or [*map(as_given, full.opened[-1:])] == [one])
    assert [as_given(one) for one in full.opened] == [*filter(None, CASES.values()), LAST]
    assert viewer.web_view.title() == "Links", "the article is still there"


def test_the_window_opens_nothing_else_whoever_asks(full: Reader) -> None:
    """As if the viewer handed on what it must not."""
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    for address in (one for one in CASES if "\\" not in one):
        full.desktop.articles.on_link_activated(QUrl(address.replace("&#9;", "\t")))
        full.wait(lambda: not (full.desktop.archives.reader or pytest.fail()).is_busy())
    assert {as_given(one) for one in full.opened} == set(filter(None, CASES.values()))
