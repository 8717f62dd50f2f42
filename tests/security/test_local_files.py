"""S5: no article opens a file of this machine, and none reaches a privileged page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.viewer import PostViewer
from tests.e2e.conftest import one_profile
from tests.security.canary import Canary
from tests.security.hand import Hand
from tests.security.recorder import Recorder
from tests.security.showing import ROOT_FLAGS, Crew, run_apart
from tests.security.vectors import marked

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="inotify is Linux's"),
]

SEEN_AT_LEAST = 10
VECTORS = {
    "img": '<img src="{f}">',
    "img-host": '<img src="file://localhost{n}">',
    "img-address": '<img src="file://127.0.0.1{n}">',
    "img-share": '<img src="\\\\127.0.0.1{n}"><img src="//127.0.0.1{n}">',
    "img-relative": '<img src="../../../../../../../../..{n}">',
    "srcset": '<img srcset="{f} 1x">',
    "object": '<object data="{f}"></object>',
    "embed": '<embed src="{f}">',
    "iframe": '<iframe src="{f}"></iframe>',
    "iframe-source": '<iframe src="view-source:{f}"></iframe>',
    "stylesheet": '<link rel="stylesheet" href="{f}">',
    "import": "<style>@import url({f});</style>",
    "background": '<p style="background: url({f})">x</p>',
    "font": "<style>@font-face {{ font-family: f; src: url({f}) }} p {{ font: 9px f }}</style><p>x",
    "script": '<script src="{f}"></script>',
    "fetch": "<script>fetch('{f}')</script>",
    "xhr": "<script>x = new XMLHttpRequest(); x.open('GET', '{f}'); x.send()</script>",
    "location": "<script>location = '{f}'</script>",
    "refresh": '<meta http-equiv="refresh" content="0; url={f}">',
    "base": '<base href="{f}"><img src="base">',
    "video": '<video autoplay muted src="{f}"></video>',
    "audio": '<audio autoplay src="{f}"></audio>',
    "svg-image": '<svg><image href="{f}" width="9" height="9"/></svg>',
    "svg-use": '<svg><use href="{f}#x"/></svg>',
    "input": '<input type="image" src="{f}">',
    "form": '<form id="f" action="{f}"></form><script>f.submit()</script>',
    "link": '<a id="a" href="{f}">x</a><script>a.click()</script>',
    "link-blank": '<a target="_blank" href="{f}">x</a>',
    "link-download": '<a download href="{f}">x</a>',
    "archive": '<iframe src="jar:{f}!/x"></iframe><img src="filesystem:{f}"><img src="content:{f}">',
}
PRIVILEGED = """
<iframe src="chrome://settings"></iframe><a href="chrome://version">x</a>
<a href="qrc:/qtwebchannel/qwebchannel.js">x</a><iframe src="qrc:/"></iframe>
<a href="devtools://devtools/bundled/inspector.html">x</a><a href="view-source:about:blank">x</a>
<a href="about:blank">x</a><a href="chrome-extension://x/">x</a>
"""


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    """A file for each way, none of them opened yet."""
    with Canary(tmp_path / "secrets") as made:
        for name in VECTORS:
            made.put(name)
        made.watch()
        yield made


@pytest.fixture
def vectors(canary: Canary) -> dict[str, str]:
    """Name and markup of each way to a file, which has its name."""
    paths = {name: str(canary.folder / name) for name in VECTORS}
    return marked(
        {
            name: text.format(f=f"file://{paths[name]}", n=paths[name])
            for name, text in VECTORS.items()
        }
    )


@pytest.mark.slow
def test_a_plain_viewer_opens_them(canary: Canary, vectors: dict[str, str], tmp_path: Path) -> None:
    with Recorder() as recorder:
        run_apart(recorder, vectors, tmp_path, ROOT_FLAGS, f"--base=file://{tmp_path}/page.html")
    assert len(canary.opened()) >= SEEN_AT_LEAST, canary.opened()


@pytest.mark.parametrize("kind", ["web", "text"])
def test_our_viewer_opens_none(
    kind: str, canary: Canary, vectors: dict[str, str], qapp: QApplication, qtbot: QtBot
) -> None:
    crew = Crew(one_profile(qapp) if kind == "web" else None, 2)  # type: ignore[arg-type]
    crew.show(vectors, qtbot)
    assert crew.not_shown(set(vectors)) == set()
    assert canary.opened() == set()
    for viewer in crew.viewers:
        shiboken6.delete(viewer)


@pytest.mark.parametrize("kind", ["web", "text"])
def test_clicks_lead_to_no_file_and_to_no_page_of_chromium_s(
    kind: str, canary: Canary, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    viewer = PostViewer(one_profile(qapp) if kind == "web" else None)  # type: ignore[arg-type]
    hand = Hand(viewer, qtbot, tmp_path)
    links = [f"file://{canary.folder}/{name}" for name in ("link", "img")]
    links += [f"file://127.0.0.1{canary.folder}/link", f"view-source:file://{canary.folder}/link"]
    hand.show(ArticleDocument(1, "Files", "".join(f'<p><a href="{a}">x</a></p>' for a in links)))
    hand.click()
    hand.show(ArticleDocument(2, "Pages", PRIVILEGED))
    hand.click()
    assert hand.is_showing(2)
    hand.show(ArticleDocument(3, "The end", '<p><a href="https://example.org/">x</a></p>'))
    hand.click()
    qtbot.waitUntil(lambda: bool(hand.followed), timeout=20_000)
    assert set(hand.followed) == {"https://example.org/"}
    assert canary.opened() == set()
    shiboken6.delete(viewer)
