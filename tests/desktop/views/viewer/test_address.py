"""The viewer's own addresses, and which links may be followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from desktop.views.viewer.address import (
    MAX_PERMALINK,
    OwnLink,
    OwnLinkKind,
    after_path,
    article_host,
    article_url,
    is_external,
    is_link,
    own_link,
    read_own_link,
    readable,
    without_fragment,
)

NAMES = "beifangwang|北方网新闻|a b|a/b|?x#y|%2F|..|.||a\\b|é|😀|-|~".split("|")


@pytest.mark.parametrize("kind", [OwnLinkKind.CATEGORY, OwnLinkKind.TAG, OwnLinkKind.PLACE])
@pytest.mark.parametrize("name", NAMES)
def test_links_to_categories_and_tags_come_back(kind: OwnLinkKind, name: str) -> None:
    url = QUrl(own_link(17, kind, name))
    assert read_own_link(url) == OwnLink(17, kind, name)
    assert is_link(url)
    assert not is_external(url)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_name_comes_back(name: str) -> None:
    found = read_own_link(QUrl(own_link(1, OwnLinkKind.TAG, name)))
    assert found == OwnLink(1, OwnLinkKind.TAG, name)


def test_paths_are_read_as_their_authors_wrote_them() -> None:
    link = read_own_link(QUrl("post://a17/category/bei%20fang.html?page=2#top"))
    assert link == OwnLink(17, OwnLinkKind.PATH, "/category/bei%20fang.html?page=2#top")
    assert read_own_link(QUrl("post://a17/")) == OwnLink(17, OwnLinkKind.PATH, "/")


@pytest.mark.parametrize(
    "address",
    [
        "http://a17/", "post://17/", "post://b17/", "post://a/", "post://a1x/",
        "post://blank/", "post:a17", "file:///a17/", "", "post://a-1/",
    ],
)  # fmt: skip
def test_what_is_not_ours(address: str) -> None:
    assert read_own_link(QUrl(address)) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org", "https://example.org/a?b=c#d", "HTTPS://EXAMPLE.ORG/",
        "https://例子.测试/", "http://127.0.0.1:8080/", "mailto:someone@example.org",
        "https://xn--fsqu00a.xn--0zwm56d/",
    ],
)  # fmt: skip
def test_what_may_leave(address: str) -> None:
    assert is_external(QUrl(address))
    assert is_link(QUrl(address))


@pytest.mark.parametrize("address", ["wiki:a%20b#c", "post-url:x", "link:_posts/x.md", "ref:/a"])
def test_names_of_posts_may_leave_the_article_but_not_the_app(address: str) -> None:
    assert is_link(QUrl(address))
    assert not is_external(QUrl(address))
    assert not is_link(QUrl(address.partition(":")[0] + ":"))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "data:text/html,x",
        "ftp://example.org/", "tel:123", "ms-msdt:/id", "about:blank", "chrome://gpu",
        "view-source:http://example.org", "http://user@example.org/",
        "http://example.com:x@example.org/", "http://user:password@example.org/", "http:///path",
        "http:", "https://", "mailto:", "qrc:/x", "blob:http://example.org/1", "", "relative/path",
        "//example.org/", "vbscript:x", "smb://host/share", "\\\\host\\share", "ws://example.org/",
    ],
)  # fmt: skip
def test_what_may_not(address: str) -> None:
    assert not is_external(QUrl(address))
    assert not is_link(QUrl(address))


def test_every_article_is_a_host_of_its_own() -> None:
    assert article_host(17) == "a17"
    assert article_url(1).host() != article_url(2).host()
    for post_id in (1, 9_999_999_999, (1 << 63) - 1):
        assert article_url(post_id).toString() == f"post://a{post_id}/"


@pytest.mark.parametrize(
    ("permalink", "path"),
    [
        ("/news/2022/02/28/a.html", "/news/2022/02/28/a.html"),
        ("/北方网/新闻/", "/北方网/新闻/"),
        ("/a b/", "/a b/"),
        ("/50%/?x#y", "/50%/?x#y"),
        ("/%2e%2e/...", "/%2e%2e/..."),
        ("/a\\b\tc", "/a\\b\tc"),
        ("/", "/"),
        ("", "/"),
        ("relative/path", "/"),
        ("//example.org/x", "/"),
        ("/-/article.css", "/"),
        ("http://example.org/x", "/"),
    ],
)
def test_the_path_of_an_article_is_its_permalink(permalink: str, path: str) -> None:
    assert article_url(17, permalink).path() == path
    assert article_url(17, permalink).host() == "a17"


@pytest.mark.parametrize(
    "permalink",
    [
        "/a/../../b", "/./a", "/a/..", "/a/.", "/\udc80", "/" + "a" * 3_000_000, "/" + "a" * MAX_PERMALINK,
    ],
)  # fmt: skip
def test_a_permalink_that_a_browser_would_change_is_not_used(permalink: str) -> None:
    """The page would be asked for under an address that it does not have."""
    assert article_url(17, permalink).path() == "/"


def test_a_permalink_may_be_so_long() -> None:
    longest = "/" + "a" * (MAX_PERMALINK - 1)
    assert article_url(17, longest).path() == longest


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (own_link(7, OwnLinkKind.CATEGORY, "北方网"), "北方网"),
        ("post://a7/news/%E5%8C%97.html?x=1#y", "/news/北.html?x=1#y"),
        ("http://xn--fsqu00a.xn--0zwm56d/%41", "http://xn--fsqu00a.xn--0zwm56d/%41"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("", ""),
    ],
)
def test_people_see_where_a_link_leads(address: str, shown: str) -> None:
    assert readable(address) == shown


def test_fragments_and_queries() -> None:
    url = QUrl("post://a17/a%20b?q=%E4%BA%AC#x%20y")
    assert without_fragment(url) == QUrl("post://a17/a%20b?q=%E4%BA%AC")
    assert after_path(url) == "?q=%E4%BA%AC#x%20y"
    assert after_path(QUrl("post://a17/")) == ""
