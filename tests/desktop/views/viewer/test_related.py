"""The list of related posts below an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from desktop.views.viewer.address import OwnLink, OwnLinkKind, read_own_link, readable
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.profile import ViewerProfile
from desktop.views.viewer.related import (
    RelatedLabels,
    RelatedPost,
    post_of_link,
    related_html,
)
from desktop.views.viewer.viewer import PostViewer

LABELS = RelatedLabels("Related posts", "en")
ODD = "</script>\"'%s 😀 \ud800 <b>武清</b>"


@pytest.fixture(params=["web", "text"])
def viewer(request: pytest.FixtureRequest, profile: ViewerProfile) -> Iterator[PostViewer]:
    """A viewer on the screen, with Chromium and without."""
    made = PostViewer(profile if request.param == "web" else None)
    made.resize(640, 480)
    made.show()
    yield made
    shiboken6.delete(made)


def words_of(qtbot: QtBot, viewer: PostViewer) -> str:
    """All words of the article and below it."""
    answers: list[str] = []
    (viewer.web_view or viewer.text_view).ask_text(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]


def test_it_stands_below_its_own_article_only(
    qtbot: QtBot, viewer: PostViewer, make_document: Callable[..., ArticleDocument]
) -> None:
    document = make_document("<p>The end.</p>")
    with qtbot.waitSignal(viewer.article_painted, timeout=20_000):
        viewer.show_article(document)
    posts = [RelatedPost(5, ODD, "Harbour · 1 May"), RelatedPost(6, "Another", "")]
    html = related_html(document.post_id, posts, LABELS)
    viewer.show_related(document.post_id + 1, html)
    assert "Another" not in words_of(qtbot, viewer)
    for _twice in range(2):
        viewer.show_related(document.post_id, html)
    words = words_of(qtbot, viewer)
    assert words.count("Related posts") == words.count("Another") == 1
    assert words.index("The end.") < words.index("Related posts") < words.index("<b>武清</b>")
    viewer.show_related(document.post_id, "")
    assert "Related posts" not in words_of(qtbot, viewer)


def test_a_link_says_the_title_and_leads_to_the_id() -> None:
    html = related_html(7, [RelatedPost(5, ODD, "")], LABELS)
    address = html.partition('href="')[2].partition('"')[0]
    found = read_own_link(QUrl(address))
    assert found is not None
    assert found.kind is OwnLinkKind.POST
    assert post_of_link(found.value) == 5
    assert readable(address) == ODD.replace("\ud800", "?")
    assert related_html(7, [], LABELS) == ""
    assert found == OwnLink(7, OwnLinkKind.POST, found.value)


@pytest.mark.parametrize("value", ["", " ", "x", "-1", "٣", "9" * 19, "1.5"])
def test_what_is_no_post(value: str) -> None:
    assert post_of_link(value) is None
