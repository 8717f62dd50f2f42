"""Highlights in real articles: painted, found under the pointer, read from what is selected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip
from pytestqt.qtbot import QtBot

from archive import Anchor, Colour, Highlight, Placed, anchor_of, place_highlights
from archive.text.anchors import article_letters
from desktop.views.viewer.article import PAPER, RESOURCES, THEMES, ArticleDocument
from desktop.views.viewer.highlight_colours import INK, PAINT
from desktop.views.viewer.selected import Revealed, Selected, read_revealed, read_selected
from desktop.views.viewer.text_view import TextArticleView
from tests.desktop.browser import LIMIT_MS, Browser

Make = Callable[..., ArticleDocument]
BODY = (
    "<h2>First</h2><p>The <b>fer</b>ry leaves at <a href='/x'>seven</a>. \U0001f6a2</p>\n"
    "<p>春天的<mark>图书</mark>馆开门了。</p><ul><li>one<li>two</ul><p>The ferry comes back.</p>"
)
LONG = BODY + "<p>line</p>" * 300 + "<p>A word at the end.</p>"
NOW = datetime(2026, 1, 5, tzinfo=UTC)
ESCAPES = "</script><img src=x onerror=alert(1)>\u2028`${1}'\"\\"


def placed(
    body: str, *quotes: str, colour: Colour = Colour.GREEN, note: str = ""
) -> tuple[Placed, ...]:
    text = article_letters(body)
    marks = []
    for number, quote in enumerate(quotes, start=1):
        anchor = anchor_of(quote, text, text.find(re.sub(r"\s", "", quote)))
        marks.append(Highlight(number, colour, anchor, note, NOW, NOW))
    return place_highlights(marks, body)


def selected(browser: Browser, qtbot: QtBot) -> Selected | None:
    answers: list[Selected | None] = []
    browser.view.highlights.ask(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LIMIT_MS)
    return answers[0]


def drawn(browser: Browser, colour: str) -> list[str]:
    """The texts that are painted in a colour."""
    found = browser.ask(f"[...(CSS.highlights.get('fiche-{colour}') ?? [])].map(String).join('|')")
    return str(found).split("|") if found else []


def choose(browser: Browser, start: str, end: str) -> None:
    """Select from the beginning of one element to the end of another."""
    browser.ask(
        f"getSelection().setBaseAndExtent(document.querySelector({start!r}), 0,"
        f" document.querySelector({end!r}), document.querySelector({end!r}).childNodes.length)"
    )


def test_they_are_painted_where_they_are(browser: Browser, make_document: Make) -> None:
    browser.show(make_document(BODY))
    browser.view.highlights.set_placed(placed(BODY, "ferry leaves", "图书馆开", "comes"))
    assert drawn(browser, "green") == ["ferry leaves", "图书馆开", "comes"]
    browser.sees(PAINT["light"][Colour.GREEN])
    assert drawn(browser, "noted") == []
    browser.view.highlights.set_placed(placed(BODY, "two", colour=Colour.PINK, note="mine"))
    assert (drawn(browser, "green"), drawn(browser, "pink")) == ([], ["two"])
    assert drawn(browser, "noted") == ["two"]
    browser.view.highlights.set_placed(())
    assert drawn(browser, "pink") == []


def test_what_is_selected_can_be_found_again(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    browser.show(make_document(BODY))
    assert selected(browser, qtbot) is None
    choose(browser, ".body p b", ".body p + p")
    found = selected(browser, qtbot)
    assert found is not None and found.ids == ()
    assert found.anchor.quote == "ferry leaves at seven. \U0001f6a2\n\n春天的图书馆开门了。"
    text = article_letters(BODY)
    assert found.anchor == anchor_of(found.anchor.quote, text, text.index("ferry"))
    browser.view.highlights.set_placed(placed(BODY, "leaves", "comes"))
    again = selected(browser, qtbot)
    assert again is not None and again.ids == (1,)


def test_what_is_selected_around_the_article_is_cut(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    browser.show(make_document(BODY, title="Title"))
    choose(browser, ".title", ".body")
    found = selected(browser, qtbot)
    assert found is not None
    assert found.anchor.quote.startswith("First") and found.anchor.place == 0
    choose(browser, ".title", ".title")
    assert selected(browser, qtbot) is None


def test_what_is_hidden_between_is_part_of_the_quotation(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    """Else the words would not be found in the article again."""
    body = (
        "<p id='a'>one</p><details><summary>more</summary><p>hidden</p></details>"
        "<p id='b' style='text-transform: uppercase'>two</p>"
    )
    browser.show(make_document(body))
    choose(browser, ".body p", ".body details + p")
    found = selected(browser, qtbot)
    assert found is not None
    assert "".join(found.anchor.quote.split()) == "onemorehiddentwo"


def test_nothing_of_an_article_is_run(browser: Browser, make_document: Make, qtbot: QtBot) -> None:
    """Words that would end a script, a string or a tag are words."""
    from html import escape  # noqa: PLC0415

    body = f"<p id='it'>{escape(ESCAPES)}</p>"
    browser.show(make_document(body))
    browser.view.highlights.set_placed(placed(body, ESCAPES, note=ESCAPES))
    choose(browser, "#user-it, .body p", ".body p")
    found = selected(browser, qtbot)
    assert found is not None and found.ids == (1,)
    assert "onerror=alert(1)" in found.anchor.quote
    assert browser.ask("document.querySelectorAll('img').length") == 0


def test_a_click_on_one_is_told_and_on_a_link_is_not(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    browser.show(make_document(BODY))
    browser.view.highlights.set_placed(placed(BODY, "leaves at seven", "two"))
    assert drawn(browser, "green")
    with qtbot.waitSignal(browser.view.highlights.clicked, timeout=LIMIT_MS) as clicked:
        place = browser.ask(
            "(() => { const box = [...CSS.highlights.get('fiche-green')][1]"
            ".getBoundingClientRect(); return `${box.x + box.width / 2},${box.y + 8}`; })()"
        )
        x, y = (round(float(one)) for one in str(place).split(","))
        left = Qt.MouseButton.LeftButton
        qtbot.mouseClick(browser.view.focusProxy(), left, pos=QPoint(x, y))
    assert clicked.args == [2]
    with qtbot.assertNotEmitted(browser.view.highlights.clicked, wait=0):
        browser.click(".body a")
        qtbot.waitUntil(lambda: bool(browser.activated), timeout=LIMIT_MS)


def test_keys_go_from_one_to_the_next(browser: Browser, make_document: Make, qtbot: QtBot) -> None:
    browser.show(make_document(LONG))
    highlights = browser.view.highlights
    highlights.set_placed(placed(LONG, "word at the end", "ferry", note="mine"))
    seen: list[Revealed] = []
    highlights.revealed.connect(seen.append)
    for count, number in enumerate((2, 1, 2), start=1):
        highlights.step(forward=True)
        qtbot.waitUntil(lambda count=count: len(seen) == count, timeout=LIMIT_MS)  # type: ignore[misc]
        assert seen[-1].id == number
        found = selected(browser, qtbot)
        assert found is not None and found.ids == (number,)
        assert 0 <= seen[-1].y <= browser.view.height()
    assert QToolTip.text() == "mine"
    QToolTip.hideText()
    highlights.step(forward=False)
    qtbot.waitUntil(lambda: len(seen) == 4, timeout=LIMIT_MS)
    assert seen[-1].id == 1
    assert browser.ask("scrollY > 1000") is True
    QToolTip.hideText()


def test_the_menu_of_a_highlight_has_its_actions(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    """The highlight under the pointer is selected first, so that the actions are about it."""
    browser.show(make_document(BODY))
    offered = QMenu()
    action = offered.addAction("Green")
    browser.view.highlight_menu = offered
    browser.view.highlights.set_placed(placed(BODY, "First"))
    assert drawn(browser, "green") == ["First"]
    place = browser.middle_of("h2")
    place.setX(round(float(str(browser.ask("document.querySelector('h2').offsetLeft")))) + 12)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    browser.view.contextMenuEvent(event)
    qtbot.waitUntil(lambda: browser.view.findChild(QMenu) is not None, timeout=LIMIT_MS)
    menu = browser.view.findChild(QMenu)
    assert action in menu.actions()
    menu.close()
    found = selected(browser, qtbot)
    assert found is not None and found.ids == (1,)


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_every_colour_can_be_read(theme: str) -> None:
    css = (RESOURCES / "article.css").read_text("utf-8")
    for colour in Colour:
        paint = PAINT[theme][colour]
        rule = f"html.{theme.replace(' ', '.')} ::highlight(fiche-{colour})"
        assert f"{rule} {{ background-color: {paint}; color: {INK[theme]}; }}" in css
        assert contrast(paint, INK[theme]) >= 4.5
        assert paint != PAPER[theme]


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, as WCAG counts it."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize(
    "answer",
    [None, 7, "", "[]", "{", '{"quote": 1}', '{"quote": "a", "before": "", "after": "", "ids": []}',
     '{"quote": "a", "before": "", "after": "", "ids": [], "place": 1e99}'],
)  # fmt: skip
def test_odd_answers_are_none(answer: object) -> None:
    assert read_selected(answer) is None
    assert read_revealed(answer) is None


def test_the_script_is_a_file_of_ours() -> None:
    assert Path(RESOURCES, "highlights.js").is_file()


# Without Chromium


@pytest.fixture
def text_view(qtbot: QtBot, make_document: Make) -> TextArticleView:
    view = TextArticleView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.show_article(make_document(LONG, title="The ferry"))
    return view


def test_the_text_view_shows_them_too(text_view: TextArticleView) -> None:
    text_view.highlights.set_placed(placed(LONG, "ferry leaves", "图书馆", note="mine"))
    marks = text_view.extraSelections()
    assert [one.cursor.selectedText() for one in marks] == ["ferry leaves", "图书馆"]
    assert marks[0].format.background().color() == QColor(PAINT["light"][Colour.GREEN])
    text_view.set_look("dark", 1.2)
    marks = text_view.extraSelections()
    assert [one.cursor.selectedText() for one in marks] == ["ferry leaves", "图书馆"]
    assert marks[0].format.background().color() == QColor(PAINT["dark"][Colour.GREEN])


def test_the_text_view_says_what_is_selected(text_view: TextArticleView) -> None:
    answers: list[Selected | None] = []
    text_view.highlights.ask(answers.append)
    assert answers == [None]
    cursor = text_view.document().find("ferry leaves")
    text_view.setTextCursor(cursor)
    text_view.highlights.ask(answers.append)
    text = article_letters(LONG)
    anchor = anchor_of("ferry leaves", text, text.index("ferryleaves"))
    assert answers[1] == Selected(anchor)
    text_view.highlights.set_placed(placed(LONG, "leaves"))
    text_view.highlights.ask(answers.append)
    assert answers[2] == Selected(anchor, (1,))


def test_the_text_view_goes_from_one_to_the_next(text_view: TextArticleView) -> None:
    text_view.highlights.set_placed(placed(LONG, "ferry leaves", "word at the end"))
    seen: list[Revealed] = []
    text_view.highlights.revealed.connect(seen.append)
    text_view.moveCursor(QTextCursor.MoveOperation.Start)
    for forward in (True, True, True, False):
        text_view.highlights.step(forward=forward)
    assert [one.id for one in seen] == [1, 2, 1, 2]
    assert text_view.scroll_position() > 1000
    assert text_view.selected_text() == "word at the end"


def test_lost_ones_are_not_painted(text_view: TextArticleView) -> None:
    lost = Placed(Highlight(1, Colour.BLUE, Anchor("gone"), "", NOW, NOW))
    text_view.highlights.set_placed([lost, Placed(lost.highlight, 3, 7, "gone")])
    assert text_view.extraSelections() == []
