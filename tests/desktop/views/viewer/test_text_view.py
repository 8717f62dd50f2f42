"""The article without Chromium: the same methods and signals, no network, no local files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.theme import apply_theme
from desktop.views.viewer.address import OwnLink, OwnLinkKind, read_own_link
from desktop.views.viewer.article import PAPER, THEMES, ArticleDocument, ArticleLabels
from desktop.views.viewer.text_markup import read_text
from desktop.views.viewer.text_view import (
    MAX_BODY,
    MAX_DEPTH,
    MAX_TAGS,
    TextArticleView,
)
from tests.security.recorder import Recorder

Make = Callable[..., ArticleDocument]
LIMIT_MS = 10_000
LONG = "".join(f"<p>Line {number} of the ferry.</p>" for number in range(300))
GAP = " " * 3  # blanks, so that no separator is left over at the end of a line
RED = QColor("#fe0102")


@pytest.fixture
def view(qtbot: QtBot) -> TextArticleView:
    made = TextArticleView()
    qtbot.addWidget(made)
    made.set_look("light", 1.0)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def show(view: TextArticleView, qtbot: QtBot) -> Callable[..., None]:
    """Show an article and wait until it is painted."""

    def shown(document: ArticleDocument, *, as_text: bool = False) -> None:
        with qtbot.waitSignal(view.article_painted, timeout=LIMIT_MS) as painted:
            view.show_article(document, as_text=as_text)
        assert painted.args == [document.post_id]

    return shown


def has_color(view: QTextBrowser, color: QColor) -> bool:
    image = view.viewport().grab().toImage()
    return any(
        image.pixelColor(x, y).rgb() == color.rgb()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def test_everything_of_an_article_is_there(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    show(
        make_document(
            "<p>The <mark>ferry</mark></p>",
            publisher="港湾日报",
            published="28 February 2022",
            categories=(("gangwan", "港湾日报新闻"),),
            tags=("春天",),
            source_link="http://source.example.org/1",
            notice="This is a draft.",
        )
    )
    lines = view.toPlainText().splitlines()
    assert lines[0] == f"港湾日报{GAP}28 February 2022{GAP}Source: source.example.org"
    assert lines[1:4] == ["港湾图书馆", "This is a draft.", "The ferry"]
    assert lines[4].split() == ["港湾日报新闻", "春天"]


def test_the_exact_date_and_the_publisher_s_posts_are_at_hand(
    view: TextArticleView, show: Callable[..., None], make_document: Make, qtbot: QtBot
) -> None:
    exact = "28 February 2022 08:31:37 (UTC+08:00)"
    values = {"published_exact": exact, "published_iso": "2022-02-28T08:31:37+08:00"}
    show(make_document(post_id=7, publisher="港湾日报", published="3 days ago", **values))
    assert view.toPlainText().splitlines()[0] == f"港湾日报{GAP}3 days ago"
    link = view.document().find("港湾日报").charFormat().anchorHref()
    with qtbot.waitSignal(view.link_activated) as activated:
        view.anchorClicked.emit(QUrl(link))
    assert read_own_link(activated.args[0]) == OwnLink(7, OwnLinkKind.PUBLISHER, "港湾日报")


def test_a_byline_has_no_loose_ends(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    show(make_document(published="28 February 2022"))
    assert view.toPlainText().splitlines()[0] == "28 February 2022"
    show(make_document(publisher="港湾日报", source_link="file:///x"))
    assert view.toPlainText().splitlines()[0] == f"港湾日报{GAP}file:///x"


def test_an_article_without_its_markup(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    show(make_document("<div><p>one &lt;b&gt;</p><p>two</p></div>"), as_text=True)
    text = view.toPlainText()
    assert ArticleLabels().not_shown in text
    assert "one <b>\ntwo" in text


def test_nothing_is_kept_after_clearing(
    view: TextArticleView, show: Callable[..., None], make_document: Make, qtbot: QtBot
) -> None:
    show(make_document())
    view.clear()
    assert view.toPlainText() == ""
    view.set_look("dark", 1.0)
    assert view.toPlainText() == ""
    with qtbot.assertNotEmitted(view.article_painted):
        view.viewport().repaint()


@pytest.mark.parametrize("theme", THEMES)
def test_the_paper_is_that_of_the_theme(
    view: TextArticleView,
    show: Callable[..., None],
    make_document: Make,
    qapp: QApplication,
    theme: str,
) -> None:
    """With the application's style sheet in force, too, which has a word in it."""
    apply_theme(qapp, "light")
    show(make_document("<p>The ferry</p>"))
    view.set_look(theme, 1.0)
    image = view.grab().toImage()
    for place in (QPoint(3, 3), QPoint(300, 300)):
        assert image.pixelColor(place) == QColor(PAPER[theme])


@pytest.mark.parametrize("theme", THEMES)
def test_the_paper_stays_when_the_window_changes_its_colours(
    qtbot: QtBot, make_document: Make, qapp: QApplication, theme: str
) -> None:
    """A view that waits behind another one gets its colours before it is first shown."""
    apply_theme(qapp, "light")
    window = QStackedWidget()
    qtbot.addWidget(window)
    window.addWidget(QLabel("Nothing is chosen."))
    window.resize(640, 480)
    window.show()
    qtbot.waitExposed(window)
    view = TextArticleView(window)
    window.addWidget(view)
    view.set_look("light", 1.0)
    apply_theme(qapp, theme)
    view.set_look(theme, 1.0)
    with qtbot.waitSignal(view.article_painted, timeout=LIMIT_MS):
        window.setCurrentWidget(view)
        view.show_article(make_document("<p>The ferry</p>"))
    apply_theme(qapp, theme)
    image = view.grab().toImage()
    for place in (QPoint(3, 3), QPoint(300, 300)):
        assert image.pixelColor(place) == QColor(PAPER[theme])


def test_all_sizes_follow_the_scale(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    body = "<h3>Head</h3><blockquote>said</blockquote><p>text</p><pre>code</pre><li>item</li>"
    show(make_document(body, publisher="港湾日报", notice="A draft."))

    def sizes() -> list[int]:
        found = []
        block = view.document().begin()
        while block.isValid():
            found += [part.fragment().charFormat().font().pixelSize() for part in block.begin()]
            block = block.next()
        return found

    before = sizes()
    assert min(before) > 10
    assert max(before) < 40
    view.set_look("light", 2.0)
    assert all(abs(large - 2 * small) <= 2 for small, large in zip(before, sizes(), strict=True))


def test_another_size_keeps_the_place(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    show(make_document(LONG))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.set_look("light", 2.0)
    assert abs(bar.value() / bar.maximum() - 0.5) < 0.05


def test_the_first_hit_is_in_view(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    show(make_document(f"{LONG}<p><mark>lantern</mark></p>{LONG}"))
    assert view.verticalScrollBar().value() > 0
    assert view.viewport().rect().intersects(view.cursorRect())
    assert not view.textCursor().hasSelection()
    show(make_document(LONG))
    assert view.verticalScrollBar().value() == 0


def test_finding_goes_around(
    view: TextArticleView, show: Callable[..., None], make_document: Make, qtbot: QtBot
) -> None:
    show(make_document("<p>港湾 ferry 港湾 Ferry</p>"))
    found = []
    for text, forward in [("港湾", True)] * 4 + [("港湾", False), ("FERRY", True), ("none", True)]:
        with qtbot.waitSignal(view.find_finished) as finished:
            view.find_text(text, forward)
        found.append(tuple(finished.args))
    # The title, which is 港湾图书馆, counts too.
    assert found == [(1, 3), (2, 3), (3, 3), (1, 3), (3, 3), (2, 2), (0, 0)]
    for stop in (view.stop_finding, lambda: view.find_text("", True)):
        with qtbot.waitSignal(view.find_finished) as finished:
            stop()
        assert finished.args == [0, 0]
        assert not view.textCursor().hasSelection()


def test_all_hits_of_a_long_article_are_counted(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    hits = 3_000
    show(make_document("<p>" + "ferry&nbsp;tram 🚢 " * hits + "</p>", title="A day"))
    said: list[tuple[int, int]] = []
    view.find_finished.connect(lambda active, total: said.append((active, total)))
    for forward in (True, False, False):  # around the end: the last, and that before it
        view.find_text("Ferry tram", forward)
    assert said == [(1, hits), (hits, hits), (hits - 1, hits)]


def test_scrolling_by_screens_to_the_end(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    show(make_document(LONG))
    answers: list[bool] = []
    view.scroll_page(-1, answers.append)
    while not answers[1:] or not answers[-1]:
        view.scroll_page(1, answers.append)
    assert answers[0] is True, "it was at its top"
    assert len(answers) > 10
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


LINKS = [
    ("http://example.org/a", "http://example.org/a"),
    ("mailto:someone@example.org", "mailto:someone@example.org"),
    ("/other.html", "post://a{id}/other.html"),
    ("other.html?x=1", "post://a{id}/news/other.html?x=1"),
    ("javascript:alert(1)", None),
    ("file:///etc/passwd", None),
    ("http://user:word@example.org/", None),
    ("#u-far", None),
]


@pytest.mark.parametrize(("href", "target"), LINKS)
def test_links(
    view: TextArticleView,
    show: Callable[..., None],
    make_document: Make,
    href: str,
    target: str | None,
) -> None:
    document = make_document(
        f'<p><a href="{href}">link</a></p>{LONG}<p id="u-far">far</p>', permalink="/news/a.html"
    )
    show(document)
    heard: list[str] = []
    view.link_activated.connect(lambda url: heard.append(url.toString()))
    view.anchorClicked.emit(QUrl(href))
    wanted = [] if target is None else [target.format(id=document.post_id)]
    assert heard == wanted
    assert view.toPlainText().startswith("港湾图书馆") or "Line 1" in view.toPlainText()


def test_a_real_click_and_hover(
    view: TextArticleView, show: Callable[..., None], make_document: Make, qtbot: QtBot
) -> None:
    show(make_document('<p><a href="http://example.org/">a link of some length</a></p>'))
    cursor = view.document().find("of some")
    place = view.cursorRect(cursor).center()
    with qtbot.waitSignal(view.link_hovered) as hovered:
        qtbot.mouseMove(view.viewport(), QPoint(1, 1))
        qtbot.mouseMove(view.viewport(), place)
    assert hovered.args == ["http://example.org/"]
    with qtbot.waitSignal(view.link_activated) as activated:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert activated.args == [QUrl("http://example.org/")]
    assert "a link" in view.toPlainText(), "it stays on the article"


# What it must not do


# Everything in Qt's rich text that has an address, and whether a plain QTextBrowser reads it.
HOSTILE = [
    ('<img src="{u}">', True),
    ('<body background="{u}">', True),
    ('<table background="{u}"><tr><td>some text</td></tr></table>', True),
    ('<p style="background-image: url({u})">some text</p>', True),
    ('<link rel="stylesheet" href="{u}">', False),
    ('<style>@import url("{u}"); p {{ background: url("{u}") }}</style><p>x</p>', True),
    ('<ul style="list-style-image: url({u})"><li>x</li></ul>', False),
    ('<object data="{u}"></object><iframe src="{u}"></iframe>', False),
]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A red picture."""
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(RED)
    assert image.save(str(tmp_path / "red.png"))
    return tmp_path / "red.png"


@pytest.fixture
def plain(qtbot: QtBot) -> QTextBrowser:
    """A browser as Qt has it, to see what there is to be read."""
    made = QTextBrowser()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    return made


@pytest.mark.parametrize(("markup", "is_read"), HOSTILE)
def test_no_local_file_is_read(
    view: TextArticleView, plain: QTextBrowser, picture: Path, markup: str, is_read: bool
) -> None:
    for address in (picture.as_uri(), str(picture)):
        plain.setHtml(markup.format(u=address))
        assert has_color(plain, RED) == is_read
        view.show_article(ArticleDocument(1, "title", markup.format(u=address)))
        assert not has_color(view, RED)


def test_no_connection_is_made(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    with Recorder() as recorder:
        address = recorder.address("text-view")
        show(make_document("".join(markup.format(u=address) for markup, _ in HOSTILE)))
        show(make_document("<p>the next one</p>"))
        assert "next one" in view.toPlainText()
        assert recorder.is_listening()
        assert recorder.hits() == set()


# Bodies that cost too much


def test_elements_without_an_end_are_not_nested(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    lines = "<br>".join(f"line {number}" for number in range(2 * MAX_DEPTH))
    assert read_text(f"<p>{lines}<img><hr><wbr></p>")[1] == 1
    show(make_document(f"<p>{lines} <b>bold</b></p>"))
    bold = view.document().find("bold")
    assert bold.charFormat().font().bold(), "its markup is kept"


def test_what_is_nested_too_deeply_is_shown_as_text(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    show(make_document("<div>" * 40_000 + "<b>deep</b>"))
    assert "deep" in view.toPlainText()
    assert not view.document().find("deep").charFormat().font().bold()


def test_very_many_tags_are_left_out(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    show(make_document("<b>x</b> " * MAX_TAGS))
    assert not view.document().find("x x").charFormat().font().bold()


def test_a_huge_body_is_cut_and_says_so(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    show(make_document(f'<pre class="plain">{"港湾 lines" * 200_000}</pre>'))
    text = view.toPlainText()
    assert ArticleLabels().too_long in text
    assert len(text) < MAX_BODY + 1_000


def test_a_huge_word_is_broken_anywhere(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    """Breaking between words only, this takes Qt half a minute."""
    show(make_document("<p>" + "x" * MAX_BODY + "</p>"))
    assert view.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    show(make_document("<p>short words</p>"))
    assert view.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@pytest.mark.parametrize("body", ["", "&", "<", "<p", "</div>" * 999, "\0", "<!--", "&#xD800;"])
def test_no_body_is_too_odd(
    view: TextArticleView, show: Callable[..., None], make_document: Make, body: str
) -> None:
    show(make_document(body))
    show(make_document(body), as_text=True)
    assert "港湾图书馆" in view.toPlainText()


def test_pictures_are_named_in_their_place(
    view: TextArticleView, show: Callable[..., None], make_document: Make
) -> None:
    body = (
        '<p>one <img src="/a/b.png" alt="the &lt;gate&gt;" width="30"> two'
        ' <img src="/a/c%20d.png" alt=""> <video controls preload="metadata" src="/f.mp4"></video></p>'
    )
    show(make_document(body))
    assert "one [the <gate>] two [c d.png] [f.mp4]" in view.toPlainText()
    show(make_document(body), as_text=True)
    assert "one [the <gate>] two [c d.png] [f.mp4]" in view.toPlainText()
