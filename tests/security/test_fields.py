"""Markup in the front matter is text: on the article's page, in what is copied and exported."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from archive import Archive, Post, html_to_markdown, open_archive
from archive.highlight_export import highlights_markdown
from archive.highlights import Anchor, Colour, Highlight, ListedHighlight
from archive.importing.reading import ReadingRules
from archive.text.rules import BodyRules
from desktop.controllers.article_data import ArticleData, make_document
from desktop.copied_texts import as_link, as_markdown, as_rich_text
from desktop.views.viewer.article import STYLE_SHEETS, build_page
from tests.archive.library import import_into
from tests.security.hostile_markup import hostile_markup
from tests.security.looking import wrong_with

EVERY, SOME = 11, 3
FIELDS = (
    "title",
    "author",
    "source",
    "link",
    "lang",
    "slug",
    "permalink",
    "cover",
    "image",
    "description",
)
LISTS = ("categories", "tags", "authors", "aliases")
HEADER = "header, title"
OWN = frozenset({"header", "nav", "title", "h1", "p", "a", "span", "time"})


def written() -> list[str]:
    """Post files, each with one hostile text in every field."""
    found = []
    for _, markup in list(hostile_markup().values())[::EVERY]:
        said = json.dumps(" ".join(markup.split()).replace("\x00", ""))
        lines = [f"{name}: {said}" for name in FIELDS] + [f"{name}: [{said}, x]" for name in LISTS]
        found.append("---\n" + "\n".join(lines) + "\n---\nThe ferry.\n")
    return found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("fields")
    posts = folder / "site" / "_posts"
    posts.mkdir(parents=True)
    for number, text in enumerate(written()):
        (posts / f"2024-01-01-{number}.md").write_text(text, "utf-8", "replace")
    report = import_into(folder / "a.fiche", folder / "site", generator="jekyll")
    assert report.failed == 0 and report.added >= 100
    return open_archive(folder / "a.fiche", read_only=True)


def each(archive: Archive) -> list[tuple[Post, str]]:
    """Every post with the page that the viewer shows of it."""
    found = []
    for post_id in range(1, archive.post_count() + 1):
        post, html = archive.post(post_id), archive.article_html(post_id)
        head = archive.article_head(post_id, html)
        title = min(5, len(post.title))
        data = ArticleData(post, html, ((0, title),), head.authors, head.cover_html)
        found.append((post, build_page(make_document(data), "light", 1.0).decode("utf-8")))
    return found


def test_the_head_of_an_article_holds_text_alone(archive: Archive) -> None:
    for post, page in each(archive):
        tree = LexborHTMLParser(page)
        sheets = [node.attributes["href"] or "" for node in tree.css("link")]
        assert [one.rpartition("/")[2] for one in sheets] == list(STYLE_SHEETS)
        assert not tree.css("script, img, iframe, style, svg, form, object, embed, base, video"), (
            page
        )
        assert tree.css_first("title").text() == post.title
        assert "".join(tree.css_first("h1").text().split()) == "".join(post.title.split())
        for node in (one for part in tree.css(HEADER) for one in part.traverse()):
            if node.tag == "-text":
                continue
            assert node.tag in OWN | {"mark"}, page
            names = set(node.attributes)
            assert not any(name.startswith("on") for name in names), page
            href = node.attributes.get("href") or ""
            assert href.startswith(("post:", "http://", "https://")) or not href, href


def elsewhere(markdown: str) -> str:
    """What another program makes of Markdown, which lets HTML pass."""
    return str(MarkdownIt("commonmark", {"html": True}).render(markdown))


def test_a_forged_title_of_megabytes_is_cut(archive: Archive) -> None:
    """An import keeps no such title, but an archive may come from anybody."""
    long = "港湾 & <b>" * 300_000
    names = (long, *map(str, range(200_000)))
    forged = replace(
        archive.post(1),
        title=long,
        publisher=long,
        tags=names,
        categories=names,
        category_labels=names,
    )
    data = ArticleData(forged, "<p>x</p>", ((5, 9), (2_000_000, 2_000_009)), (long,), "")
    assert len(build_page(make_document(data), "light", 1.0)) < 1_000_000


COPIED: dict[str, Callable[[Post, str], str]] = {
    "rich text": lambda post, html: as_rich_text(post, html, "").html,
    "link": lambda post, _html: as_link(post).html,
    "Markdown": lambda post, html: elsewhere(as_markdown(post, html).text),
}


@pytest.mark.parametrize("name", COPIED)
def test_what_is_copied_holds_text_alone(archive: Archive, name: str) -> None:
    for post_id in range(1, archive.post_count() + 1):
        post = archive.post(post_id)
        copied = COPIED[name](post, archive.article_html(post_id))
        assert wrong_with(copied) == [], post.title


def test_a_body_in_markdown_holds_text_alone() -> None:
    """What is pasted elsewhere is not cleaned again there."""
    rules = ReadingRules(rules=BodyRules(generator="jekyll"))
    for name, body in list(hostile_markup().values())[::SOME]:
        safe = rules.html(f"---\ntitle: x\n---\n{body}\n".encode("utf-8", "replace"))
        assert wrong_with(elsewhere(html_to_markdown(safe))) == [], name


def test_highlights_in_markdown_hold_text_alone() -> None:
    now = datetime(2024, 1, 1, tzinfo=UTC)
    for name, body in list(hostile_markup().values())[::SOME]:
        said = " ".join(body.split())
        highlight = Highlight(1, Colour.PINK, Anchor(said, "", "", 0), "", now, now)
        one = ListedHighlight(highlight, 1, said, now)
        markdown = highlights_markdown([one])
        assert wrong_with(elsewhere(markdown)) == [], name
