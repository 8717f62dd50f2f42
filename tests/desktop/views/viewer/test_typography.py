"""How articles are set: in the real viewer, by what Chromium made of it, and without Chromium."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.settings import FACES, LEADINGS, MEASURES
from desktop.views.viewer import typography as values
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.text_view import TextArticleView
from desktop.views.viewer.typography import Typography
from tests.desktop.browser import LIMIT_MS, Browser

Make = Callable[..., ArticleDocument]
OURS = Typography()
CHINESE = "<p>港湾图书馆今天开放了新的阅览室，很多人从早上八点就在门口排队等候。</p>"
PADDED = "<p>\u3000\u3000两个空格开头的一段。</p><p style=\"text-align:center\">居中</p>"  # fmt: skip
WIDE_TABLE = (
    "<table><tr>" + "".join(f"<td>column {number}</td>" for number in range(30)) + "</tr></table>"
)
STYLE = "getComputedStyle(document.querySelector({!r})).{}"


def style(browser: Browser, selector: str, name: str) -> str:
    return str(browser.ask(STYLE.format(selector, name)))


def set_to(browser: Browser, qtbot: QtBot, kind: Typography) -> None:
    """Set the article on show like that, and wait until it is."""
    browser.view.set_look("light", 1.0, kind)
    wanted = kind.style(1.0).rpartition(": ")[2]
    qtbot.waitUntil(
        lambda: (
            browser.ask("document.documentElement.dataset.type") == kind.words()
            and browser.ask("document.documentElement.style.getPropertyValue('--measure')")
            == wanted
        ),
        timeout=LIMIT_MS,
    )


def test_every_choice_of_the_settings_is_known() -> None:
    assert tuple(values.LEADINGS) == LEADINGS
    assert tuple(values.MEASURES) == MEASURES
    assert FACES == (values.SANS, values.SERIF)


def test_letters_and_lines_change_without_a_reload(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    browser.view.resize(1200, 480)
    browser.show(make_document(CHINESE, language="zh"))
    browser.ask("document.body.dataset.kept = 'yes'")
    height = float(style(browser, "body", "lineHeight").removesuffix("px"))
    set_to(browser, qtbot, replace(OURS, face="serif", leading="loose", measure="narrow"))
    assert "Serif" in style(browser, "body", "fontFamily")
    assert float(style(browser, "body", "lineHeight").removesuffix("px")) == pytest.approx(
        1.18 * height, rel=0.01
    )
    assert style(browser, "main", "maxWidth") == f"{30 * 17}px"
    set_to(browser, qtbot, replace(OURS, measure="full", spaces=False, scale=1.5))
    assert style(browser, "main", "maxWidth") == "none"
    assert style(browser, "body", "textAutospace") == "no-autospace"
    assert style(browser, "html", "fontSize") == "25.5px"
    assert "Sans" in style(browser, "body", "fontFamily").split(",")[2]
    assert browser.ask("document.body.dataset.kept") == "yes"
    browser.show(make_document(CHINESE))
    assert style(browser, "main", "maxWidth") == "none", "the next one too"


def test_first_lines_are_indented_once(browser: Browser, make_document: Make, qtbot: QtBot) -> None:
    body = f"{CHINESE}{PADDED}<ul><li><p>item</p></li></ul><p><img src='/x.png' alt=''></p>"
    browser.show(make_document(body, language="zh"))
    assert style(browser, ".body p", "textIndent") == "0px"
    assert browser.ask("document.querySelector('.pad').offsetWidth > 0"), "as the author has it"
    set_to(browser, qtbot, replace(OURS, indents=True))
    indents = "[...document.querySelectorAll('.body p')].map(p => getComputedStyle(p).textIndent)"
    assert browser.ask(f"{indents}.join()") == "34px,34px,0px,0px,0px"
    assert browser.ask("document.querySelector('.pad').offsetWidth") == 0


def test_the_text_at_the_top_stays_there(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    body = "".join(f"<p id='p{number}'>{number} {CHINESE[3:]}" for number in range(200))
    browser.show(make_document(body, language="zh"))
    browser.ask("document.querySelector('#p120').scrollIntoView({block: 'start'})")
    set_to(browser, qtbot, replace(OURS, leading="loose", scale=1.5))
    there = "document.elementFromPoint(innerWidth / 2, 60).id"
    assert browser.ask(there) in ("p119", "p120", "p121")


def test_what_is_too_wide_scrolls_by_itself(
    browser: Browser, make_document: Make, qtbot: QtBot
) -> None:
    long = "https://example.org/" + "a" * 300
    code = "<pre><code>" + "x = 1; " * 60 + "</code></pre>"
    browser.show(make_document(f"{WIDE_TABLE}<p>{long}</p>{code}<h2>{'字' * 99}</h2>"))
    for kind in (OURS, replace(OURS, scale=2.0), replace(OURS, measure="full")):
        set_to(browser, qtbot, kind)
        assert browser.ask("document.documentElement.scrollWidth <= innerWidth")
        for selector in (".body table", ".body pre"):
            assert browser.ask(
                f"(() => {{ const one = document.querySelector('{selector}');"
                " return one.scrollWidth > one.clientWidth; })()"
            ), selector
        assert browser.ask("document.querySelector('.body td').offsetWidth") > 60, "words are whole"


def test_titles_are_balanced(browser: Browser, make_document: Make) -> None:
    browser.show(make_document())
    assert style(browser, "h1", "textWrap") == "balance"


def test_the_view_without_chromium_follows(qtbot: QtBot, make_document: Make) -> None:
    view = TextArticleView()
    qtbot.addWidget(view)
    view.resize(1200, 480)
    view.show()
    view.show_article(make_document(CHINESE))

    def first_line() -> tuple[float, float, int, str]:
        block = view.document().find("港湾图书馆今天").block()
        form = block.blockFormat()
        family = view.document().defaultFont().families()[0]
        return form.textIndent(), form.lineHeight(), view.viewport().width(), family

    before = first_line()
    kind = Typography(face="serif", leading="loose", measure="narrow", indents=True)
    view.set_look("light", 1.0, kind)
    after = first_line()
    assert before[0] == 0
    assert after[0] == 34
    assert after[1] > before[1]
    assert after[2] < before[2]
    assert "Serif" in after[3]
