"""Where links inside articles lead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.links import LinkPlace, resolve_link
from archive.post import LinkKind

POSTS = {"/beifangwang/2022/02/28/NW1.html": 7, "/news/one/": 8}
CATEGORIES = {"beifangwang", "emnews", "a b"}


def _place(hosts: tuple[str, ...] = ("news.example.com",), base_url: str = "") -> LinkPlace:
    return LinkPlace(
        permalink="/emnews/2021/12/08/NW3.html",
        hosts=hosts,
        base_url=base_url,
        find_post=POSTS.get,
        find_file={"2022-02-28-NW1": 7, "_posts/a b.md": 9}.get,
        find_note={"笔记": 10}.get,
        find_category=lambda name: name if name in CATEGORIES else None,
    )


@pytest.mark.parametrize(
    ("url", "kind", "value"),
    [
        ("//news.example.com/category/beifangwang.html", LinkKind.CATEGORY, "beifangwang"),
        ("https://news.example.com/category/a%20b.html", LinkKind.CATEGORY, "a b"),
        ("//news.example.com/emnews/", LinkKind.CATEGORY, "emnews"),
        ("../emnews/", LinkKind.CATEGORY, "emnews"),
        ("//NEWS.example.com/", LinkKind.HOME, None),
        ("/index.html", LinkKind.HOME, None),
        ("/beifangwang/2022/02/28/NW1.html", LinkKind.POST, 7),
        ("https://news.example.com/beifangwang/2022/02/28/NW1", LinkKind.POST, 7),
        ("http://news.example.com/news/one", LinkKind.POST, 8),
        ("/news/one/index.html", LinkKind.POST, 8),
        ("post-url:2022-02-28-NW1", LinkKind.POST, 7),
        ("post-url:nothing", LinkKind.REFUSED, None),
        ("post-url:2022-02-28-NW1#part", LinkKind.POST, 7),
        ("link:_posts/a%20b.md", LinkKind.POST, 9),
        ("link:about.md", LinkKind.EXTERNAL, None),
        ("ref:2022-02-28-NW1", LinkKind.POST, 7),
        ("ref:nothing", LinkKind.REFUSED, None),
        ("wiki:%E7%AC%94%E8%AE%B0#x", LinkKind.POST, 10),
        ("wiki:nothing", LinkKind.REFUSED, None),
        ("wiki:", LinkKind.REFUSED, None),
        ("https://elsewhere.example/x", LinkKind.EXTERNAL, None),
        ("//elsewhere.example/x", LinkKind.EXTERNAL, None),
        ("mailto:a@b.example", LinkKind.EXTERNAL, None),
        ("https://news.example.com/unknown/page", LinkKind.EXTERNAL, None),
        ("/unknown/page", LinkKind.EXTERNAL, None),
        ("////[", LinkKind.REFUSED, None),
        ("https://news.example.com//[", LinkKind.REFUSED, None),
        ("javascript:alert(1)", LinkKind.REFUSED, None),
        ("java\tscript:alert(1)", LinkKind.REFUSED, None),
        ("file:///etc/passwd", LinkKind.REFUSED, None),
        ("ftp://a.example/", LinkKind.REFUSED, None),
        ("https://u:p@elsewhere.example/", LinkKind.REFUSED, None),
        ("https://a.example\\@b.example", LinkKind.REFUSED, None),
        ("https://[bad", LinkKind.REFUSED, None),
        ("https://a.example:99999999/", LinkKind.REFUSED, None),
    ],
)
def test_targets(url: str, kind: LinkKind, value: object) -> None:
    target = resolve_link(url, _place())
    assert target.kind is kind
    if kind is LinkKind.POST:
        assert target.post_id == value
    if kind is LinkKind.CATEGORY:
        assert target.category == value


def test_external_addresses_are_complete() -> None:
    assert resolve_link("//elsewhere.example/x", _place()).url == "https://elsewhere.example/x"
    assert resolve_link("/unknown", _place()).url == "https://news.example.com/unknown"
    assert resolve_link("/unknown", _place(hosts=())).kind is LinkKind.REFUSED


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("about.md", "/about.html"),
        ("en/index.html", "/en/"),
        ("index.md", "/"),
        ("files/a.zip", "/files/a.zip"),
        ("reindex.md", "/reindex.html"),
    ],
)
def test_a_page_that_is_no_post_is_outside(name: str, address: str) -> None:
    assert resolve_link(f"link:{name}", _place()).url == f"https://news.example.com{address}"
    assert resolve_link(f"link:{name}", _place(hosts=())).kind is LinkKind.REFUSED


def test_a_base_url_is_taken_off() -> None:
    target = resolve_link("/blog/news/one/", _place(base_url="/blog"))
    assert target.post_id == 8


@given(st.text(max_size=60))
def test_any_text_is_answered_and_only_known_schemes_leave(url: str) -> None:
    target = resolve_link(url, _place())
    if target.kind is LinkKind.EXTERNAL:
        assert target.url.lower().startswith(("http://", "https://", "mailto:"))


ADDRESSES = st.text("/[]:@?#.%\\ax1", max_size=12)


@given(ADDRESSES, ADDRESSES, ADDRESSES, ADDRESSES)
def test_addresses_that_are_none_are_no_error(url: str, host: str, base: str, own: str) -> None:
    """Neither the link nor what the site and the post say of themselves need be an address."""
    for link in (url, f"//{host}{url}", f"https://{host}/{url}"):
        place = replace(_place((host,), base), permalink=own)
        assert resolve_link(link, place).kind in LinkKind
