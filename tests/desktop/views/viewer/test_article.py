"""The page around an article: every field escaped, hits marked, huge bodies cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from desktop.views.viewer.address import OwnLink, OwnLinkKind, read_own_link
from desktop.views.viewer.article import (
    MAX_BODY,
    MAX_PLACES,
    THEMES,
    ArticleDocument,
    ArticleLabels,
    article_labels,
    build_page,
    mark_title,
    page_files,
    shorten,
)

Make = Callable[..., ArticleDocument]
HOSTILE = "\"><script>alert(1)</script>'$body ${folder} &amp; <b>"


def parse(document: ArticleDocument, theme: str = "light", show: int = 1) -> BeautifulSoup:
    return BeautifulSoup(build_page(document, theme, 1.0, show).decode(), "html.parser")


def text_of(page: BeautifulSoup, selector: str) -> str:
    found = page.select_one(selector)
    assert isinstance(found, Tag), selector
    return found.get_text()


def test_everything_is_on_the_page(make_document: Make) -> None:
    page = parse(
        make_document(
            "<p>本文</p>",
            publisher="港湾日报",
            published="28 February 2022",
            reading="1,890 characters",
            categories=(("gangwan", "港湾日报新闻"),),
            tags=("春天",),
            source_link="http://source.example.org/1?a=b&c=d",
            language="zh-CN",
            notice="This is a draft.",
        ),
        show=7,
    )
    assert text_of(page, "title") == text_of(page, "h1.title") == "港湾图书馆"
    assert text_of(page, ".publisher") == "港湾日报"
    assert text_of(page, ".published") == "28 February 2022"
    assert text_of(page, ".reading") == "1,890 characters"
    assert text_of(page, "p.notice") == "This is a draft."
    assert text_of(page, "article.body").strip() == "本文"
    html = page.select_one("html")
    assert html is not None
    assert (html["lang"], html["class"], html["data-show"]) == ("zh-CN", ["light"], "7")
    links = {link["class"][0]: link["href"] for link in page.select("a")}
    assert links["source-link"] == "http://source.example.org/1?a=b&c=d"
    assert links["category"].endswith("/-/category/~gangwan")
    assert links["tag"].endswith("/-/tag/~%E6%98%A5%E5%A4%A9")


def test_the_window_s_own_words_are_in_its_language(make_document: Make) -> None:
    page = parse(
        make_document(
            language="en",
            publisher="Harbour Daily",
            published="2022年2月28日",
            reading="约 1 分钟",
            source_link="http://source.example.org/",
            notice="这是草稿。",
            other_paths=("a.md",),
            labels=ArticleLabels(language="zh-CN"),
        )
    )
    for selector in (".published", ".reading", ".source-link", ".notice", ".places"):
        assert [one["lang"] for one in page.select(selector)] == ["zh-CN"], selector
    for selector in ("h1", ".publisher", "article"):
        assert not any(one.has_attr("lang") for one in page.select(selector)), selector


def test_the_publisher_leads_to_its_posts(make_document: Make) -> None:
    link = parse(make_document(post_id=7, publisher="省报 & <b>")).select_one("a.publisher")
    assert isinstance(link, Tag)
    assert read_own_link(QUrl(str(link["href"]))) == OwnLink(7, OwnLinkKind.PUBLISHER, "省报 & <b>")
    assert link["title"] == ArticleLabels().publisher


def test_the_date_has_the_exact_one_with_it(make_document: Make) -> None:
    exact = "Monday, 28 February 2022 08:31:37 (UTC+08:00)"
    iso = "2022-02-28T08:31:37+08:00"
    values = {"published_exact": exact, "published_iso": iso}
    recent = parse(make_document(published="3 days ago", **values)).select_one("time.published")
    assert isinstance(recent, Tag)
    assert (recent.get_text(), recent["title"], recent["datetime"]) == ("3 days ago", exact, iso)
    assert recent["aria-label"] == f"3 days ago, {exact}"
    old = parse(make_document(published="Monday, 28 February 2022", **values)).select_one("time")
    assert isinstance(old, Tag)
    assert old["aria-label"] == exact, "nothing is read twice"


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("http://www.example.org/a?b=c", "Source: example.org"),
        ("https://news.example.org:8080/", "Source: news.example.org"),
        ("mailto:desk@example.org", "Source: desk@example.org"),
        ("https://xn--fsq.example/", "Source: xn--fsq.example"),
    ],
)
def test_the_source_link_shows_its_host(make_document: Make, link: str, said: str) -> None:
    page = parse(make_document(source_link=link))
    assert text_of(page, "a.source-link") == said
    found = page.select_one("a.source-link")
    assert isinstance(found, Tag)
    assert found["href"] == found["title"] == link


def test_what_is_not_there_leaves_no_trace(make_document: Make) -> None:
    page = parse(make_document(""))
    for selector in (".publisher", ".published", ".reading", "nav", ".notice", ".source-link"):
        assert page.select(selector) == []
    html = page.select_one("html")
    assert html is not None
    assert html["lang"] == "und"


FIELDS = [
    "title",
    "publisher",
    "author",
    "published",
    "published_exact",
    "published_iso",
    "reading",
    "source_link",
    "language",
    "notice",
]


@pytest.mark.parametrize("field", [*FIELDS, "categories", "tags", "labels", "permalink"])
def test_every_field_is_escaped(make_document: Make, field: str) -> None:
    values: dict[str, object] = {
        "categories": ((HOSTILE, HOSTILE),),
        "tags": (HOSTILE,),
        "labels": ArticleLabels(*[HOSTILE] * 6, language=HOSTILE),
    }
    more = {
        "categories": (("a", "b"),), "tags": ("c",), "source_link": "http://example.org/",
        "published": "today", "published_exact": "1 May 2024",
    }  # fmt: skip
    document = make_document("<p>本文</p>", **{**more, field: values.get(field, HOSTILE)})
    page = parse(document)
    assert page.select("script, b") == []
    assert len(page.select("article")) == 1
    assert text_of(page, "article").strip() == "本文", "no $word of a field is replaced"
    plain = parse(make_document("<p>本文</p>", **more))
    allowed = {tag.name for tag in plain.find_all()} | {"p", "span", "nav", "a", "time"}
    assert {tag.name for tag in page.find_all()} <= allowed


def test_the_body_goes_in_as_it_is(make_document: Make) -> None:
    """It is safe HTML already, with the hits in it; a second escaping would show the tags."""
    body = '<p>$title <mark>港湾</mark> ${body} $$ <a href="#u-x">x</a></p>'
    assert body in build_page(make_document(body), "light", 1.0).decode()


def test_a_lone_surrogate_does_not_stop_the_page(make_document: Make) -> None:
    document = make_document("<p>a\udc80b</p>", title="x\ud800y", tags=())
    assert b"a?b" in build_page(document, "light", 1.0)


@pytest.mark.parametrize("theme", THEMES)
def test_theme_and_size_are_on_the_page(make_document: Make, theme: str) -> None:
    page = build_page(make_document(""), theme, 1.25).decode()
    assert f'class="{theme}"' in page
    assert "--scale: 1.250" in page
    assert 'class="light"' in build_page(make_document(""), "no such theme", 1.0).decode()


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "http://user:pw@example.org/", "x y"]
)
def test_a_source_link_that_may_not_be_followed_is_only_shown(
    make_document: Make, link: str
) -> None:
    page = parse(make_document("", source_link=link))
    assert page.select("a") == []
    assert text_of(page, "span.source-link") == link


@pytest.mark.parametrize(
    ("title", "marks", "html"),
    [
        ("abc", (), "abc"),
        ("abc", ((0, 1),), "<mark>a</mark>bc"),
        ("abc", ((0, 1), (2, 3)), "<mark>a</mark>b<mark>c</mark>"),
        ("a<b", ((1, 2),), "a<mark>&lt;</mark>b"),
        ("😀港", ((1, 2),), "😀<mark>港</mark>"),
        ("abc", ((1, 99),), "a<mark>bc</mark>"),
        ("", ((0, 0),), "<mark></mark>"),
    ],
)
def test_hits_in_the_title(title: str, marks: tuple[tuple[int, int], ...], html: str) -> None:
    assert mark_title(title, marks) == html


@given(st.text(), st.lists(st.integers(0, 30), max_size=6).map(sorted))
def test_marking_loses_no_letter(title: str, places: list[int]) -> None:
    marks = tuple(zip(places[::2], places[1::2], strict=False))
    html = mark_title(title, marks)
    plain = re.sub("</?mark>", "", html)
    assert plain == mark_title(title, ())
    assert unescape(plain) == title


def test_a_body_of_the_usual_length_is_left_alone() -> None:
    assert shorten("<p>abc</p>") == ("<p>abc</p>", False)
    assert shorten("x" * MAX_BODY) == ("x" * MAX_BODY, False)


@pytest.mark.parametrize(
    ("body", "limit", "kept"),
    [
        ("<p>abcdef</p>", 6, "<p>abc"),
        ("<p>abc</p>", 8, "<p>abc"),
        ("<p>abc</p>", 9, "<p>abc"),
        ("<p>ab&amp;cd</p>", 8, "<p>ab"),
        ("<p>ab&amp;cd</p>", 10, "<p>ab&amp;"),
        ("abcdef", 3, "abc"),
        ("<p class='x'>", 5, ""),
        ("a & b & c and more text than that", 20, "a & b & c and more t"),
    ],
)
def test_a_cut_is_never_within_a_tag_or_a_reference(body: str, limit: int, kept: str) -> None:
    assert shorten(body, limit) == (kept, True)


def test_a_huge_plain_text_is_shown_up_to_the_limit(make_document: Make) -> None:
    """The core shows what it cannot read as one piece without any tag to cut at."""
    body = '<p class="label">Shown as plain text.</p><pre class="plain">' + "港" * (MAX_BODY + 9)
    page = build_page(make_document(f"{body}</pre>"), "light", 1.0).decode()
    assert page.count("港") > MAX_BODY - 1_000
    assert ArticleLabels().too_long in page
    assert page.rstrip().endswith("</html>")


def test_the_files_of_an_article(make_document: Make) -> None:
    document = make_document("", permalink="/2022/a b.html")
    files = page_files(document.url.path(), b"page")
    assert set(files) == {
        "/2022/a b.html", "/-/themes.css", "/-/article.css", "/-/print.css",
    }  # fmt: skip
    assert files["/2022/a b.html"].data == b"page"
    assert files["/-/article.css"].media_type.startswith("text/css")
    page = parse(document)
    sheets = [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert set(sheets) <= set(files)


def test_labels_are_those_of_the_window() -> None:
    assert article_labels() == ArticleLabels()


def test_the_other_files_of_a_post(make_document: Make) -> None:
    assert parse(make_document()).select(".places") == []
    odd = f"old_post/{HOSTILE}.md"
    page = parse(make_document(post_id=7, other_paths=("old_post/春天.md", odd)))
    assert text_of(page, ".places") == f"Also as: old_post/春天.md · {odd}"
    links = [str(link["href"]) for link in page.select("a.place")]
    assert [read_own_link(QUrl(link)) for link in links] == [
        OwnLink(7, OwnLinkKind.PLACE, "old_post/春天.md"), OwnLink(7, OwnLinkKind.PLACE, odd),
    ]  # fmt: skip
    assert page.select("script") == []


def test_many_files_of_a_post_are_counted(make_document: Make) -> None:
    paths = tuple(f"{number}.md" for number in range(MAX_PLACES + 30))
    page = parse(make_document(other_paths=paths))
    assert len(page.select("a.place")) == MAX_PLACES
    assert text_of(page, ".places").endswith(" · 30 more")


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("zh", "It’s spring", "und"),
        ("zh", "“春天”来了", None),
        ("zh", "“春天”, it’s", None),
        ("en", "It’s spring", None),
        ("en", "“春天”来了", "zh"),
        (None, "“春天”来了", "zh"),
        (None, "Spring", None),
        ("ja", "It’s", "und"),
    ],
)
def test_the_title_says_whose_quotation_marks_it_has(
    make_document: Make, language: str | None, title: str, said: str | None
) -> None:
    heading = parse(make_document(title=title, language=language)).select_one("h1")
    assert isinstance(heading, Tag)
    assert heading.get("lang") == said
