"""Every word of an ugly post can be read in each theme, by the colours that are really there."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from archive import Importer, ImportOptions, PostFilter, open_archive
from desktop.views.viewer.article import PAPER, THEMES, ArticleDocument
from desktop.views.viewer.inks import INKS
from desktop.views.viewer.text_style import INK, MARK
from desktop.views.viewer.text_view import TextArticleView
from tests.desktop.browser import LIMIT_MS, Browser
from tests.desktop.test_theme import LEAST, READABLE, contrast
from tests.desktop.ugly_posts import UGLY

pytestmark = pytest.mark.slow

Make = Callable[..., ArticleDocument]
Articles = dict[str, ArticleDocument]

# Of each piece of text: its colour over everything behind it, up to the paper. A hit has its
# colour in a gradient, which covers the characters but not the line: --mark.
CONTRASTS = """
(() => {
    const parse = (value) => {
        const srgb = value.startsWith("color(srgb");
        const numbers = value.replace("color(srgb", "").match(/[\\d.e-]+/g).map(Number);
        const [r, g, b] = numbers.slice(0, 3).map((one) => srgb ? one : one / 255);
        return [r, g, b, numbers.length > 3 ? numbers[3] : 1];
    };
    const over = ([r, g, b, a], [R, G, B]) =>
        [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
    const probe = document.createElement("i");
    document.body.append(probe);
    const known = (value) => { probe.style.color = value; return parse(getComputedStyle(probe).color); };
    const luminance = (color) => {
        const [r, g, b] = color.map((part) =>
            part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        const papers = [];
        for (let one = element; one; one = one.parentElement) {
            const style = getComputedStyle(one);
            if (one.localName === "mark") papers.push(known(style.getPropertyValue("--mark")));
            else if (style.backgroundImage !== "none") throw Error("a picture behind " + one.localName);
            papers.push(parse(style.backgroundColor));
        }
        return papers.reverse().reduce((under, paper) => over(paper, under), [1, 1, 1, 1]);
    };
    const opacity = (element) => {
        let share = 1;
        for (let one = element; one; one = one.parentElement) {
            const style = getComputedStyle(one);
            if (style.filter !== "none" || style.mixBlendMode !== "normal") throw Error("a filter");
            share *= Number(style.opacity);
        }
        return share;
    };
    const found = [];
    const measure = (element, said, pseudo) => {
        const style = getComputedStyle(element, pseudo);
        const [r, g, b, a] = parse(style.webkitTextFillColor);
        const share = opacity(element) * (pseudo ? Number(style.opacity) : 1);
        const paper = behind(element);
        const ink = luminance(over([r, g, b, a * share], paper)), ground = luminance(paper);
        const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        found.push([said, ratio, style.color]);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const said = texts.currentNode.data.trim();
        if (said) measure(texts.currentNode.parentElement, said.slice(0, 20));
    }
    for (const element of document.body.querySelectorAll("*"))
        for (const pseudo of ["::before", "::after"])
            if (/^["c]/.test(getComputedStyle(element, pseudo).content))
                measure(element, pseudo, pseudo);
    probe.remove();
    return JSON.stringify(found);
})();
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Articles:
    """The ugly posts as the archive shows them when they are searched."""
    folder = tmp_path_factory.mktemp("ugly")
    (folder / "_posts").mkdir()
    for number, (name, body) in enumerate(UGLY.items()):
        text = f'---\ntitle: "{name}"\ntags: [ferry, 渡轮]\ncategory: ugly\n---\n{body}\n'
        (folder / "_posts" / f"2024-01-{number + 1:02}-ugly.html").write_text(text, "utf-8")
    found = {}
    with open_archive(folder / "ugly.fiche", create=True) as archive:
        report = Importer(archive, ImportOptions(generator="jekyll", workers=0)).run([folder])
        assert report.added == len(UGLY)
        ids = chain.from_iterable(archive.iter_post_ids(PostFilter(hidden=True)))
        for post_id in ids:
            post = archive.post(post_id)
            found[post.title] = ArticleDocument(
                post_id=post_id,
                title=post.title,
                body_html=archive.article_html(post_id, "ferry OR 渡轮"),
                publisher="The Harbour",
                published="yesterday",
                reading="9 words",
                categories=(("ugly", "ugly"),),
                tags=post.tags,
                source_link="http://source.example.org/1",
                notice="This is a draft.",
                other_paths=("b.md",),
                title_marks=((0, 2),),
            )
    assert list(found) and set(found) == set(UGLY)
    return found


@pytest.mark.parametrize("name", UGLY)
def test_an_ugly_post_can_be_read(
    name: str, articles: Articles, browser: Browser, qtbot: QtBot
) -> None:
    browser.show(articles[name])
    shown = "document.documentElement.className"
    for theme in THEMES:
        browser.view.set_look(theme, 1.0)
        qtbot.waitUntil(lambda theme=theme: browser.ask(shown) == theme, timeout=LIMIT_MS)
        measured = json.loads(str(browser.ask(CONTRASTS)))
        assert len(measured) > 10
        bad = [one for one in measured if one[1] < LEAST[theme]]
        assert not bad, (theme, bad)


def test_the_hues_of_an_author_are_kept(browser: Browser, articles: Articles) -> None:
    browser.show(articles["font tags"])
    color = "getComputedStyle(document.querySelector('.body span')).color"
    assert browser.ask(color) == f"rgb{QColor(INKS['light']['red']).getRgb()[:3]}"


def test_the_test_sees_what_cannot_be_read(browser: Browser, make_document: Make) -> None:
    """With no sanitiser before it: pale on white, and half gone."""
    pale = (
        '<p style="color:#999">a</p><p style="opacity:.5">b</p><div style="background:#222">c</div>'
    )
    browser.show(make_document(pale))
    bad = [said for said, ratio, _ in json.loads(str(browser.ask(CONTRASTS))) if ratio < READABLE]
    assert bad == ["a", "b", "c"]


@pytest.mark.parametrize("theme", THEMES)
def test_the_inks_can_be_read_without_chromium(
    theme: str, articles: Articles, qtbot: QtBot
) -> None:
    view = TextArticleView()
    qtbot.addWidget(view)
    view.set_look(theme, 1.0)
    view.show()
    colors = set()
    for name, article in articles.items():
        view.show_article(article)
        block = view.document().begin()
        while block.isValid():
            for part in block.begin():
                form = part.fragment().charFormat()
                behind = form.background()
                paper = behind.color() if behind.style().value else QColor(PAPER[theme])
                written = form.foreground()
                ink = written.color() if written.style().value else QColor(INK[theme])
                assert contrast(ink, paper) >= LEAST[theme], (name, part.fragment().text())
                colors.add(ink.name())
            block = block.next()
    assert set(INKS[theme].values()) & colors, "some of them are there"


@pytest.mark.parametrize("theme", THEMES)
def test_both_views_know_the_same_inks(theme: str, path_of_sheet: Path) -> None:
    sheet = (
        path_of_sheet.read_text("utf-8")
        .split(f"html.{theme.replace(' ', '.')} {{")[1]
        .split("}")[0]
    )
    for name, color in INKS[theme].items():
        assert f"--ink-{name}: {color};" in sheet
        assert contrast(QColor(color), QColor(PAPER[theme])) >= LEAST[theme]
    assert MARK[theme] in sheet


@pytest.fixture
def path_of_sheet() -> Path:
    from desktop.paths import resource  # noqa: PLC0415

    return resource("viewer", "themes.css")
