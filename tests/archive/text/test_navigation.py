"""The site's own links below a post are left out, and nothing else ever is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.navigation import MAX_LINES, without_navigation
from archive.text.rules import BodyRules

RULES = BodyRules(generator="jekyll", hosts=("news.example.com", "www.news.example.com"))
HOME = "[返回首页](//news.example.com/)"


@pytest.mark.parametrize(
    "tail",
    [
        HOME,
        f"[返回北方网新闻](//news.example.com/category/b.html)｜{HOME}",
        f"[返回北方网新闻](//news.example.com/category/b.html) | {HOME}  ",
        f"{HOME}\n\n[Back to top](#top)\n",
        "[back](../emnews/)",
        "[返回](<//news.example.com/a b/>)",
        "[Home](https://NEWS.example.com/)",
        "[Return to the list](/)",
        f"{HOME}\r\n\r\n",
        "\n".join([HOME] * MAX_LINES),
    ],
)
def test_navigation_is_left_out(tail: str) -> None:
    assert without_navigation(f"text\n\n{tail}", RULES) == "text"


@pytest.mark.parametrize(
    "tail",
    [
        "[返回](//elsewhere.example/)",
        "[返回](http://[bad/)",
        "[A story](//news.example.com/a.html)",
        f"See {HOME}",
        f"{HOME} for more",
        "返回首页",
        "[返回首页]",
        f"![返回](//news.example.com/){'x' * 1300}",
        "![返回](//news.example.com/)",
        "",
    ],
)
def test_what_is_not_navigation_stays(tail: str) -> None:
    body = f"text\n\n{tail}"
    assert without_navigation(body, RULES) == body


def test_only_the_end_is_looked_at() -> None:
    assert without_navigation(f"{HOME}\n\ntext", RULES) == f"{HOME}\n\ntext"
    assert without_navigation(f"text\n\n{HOME}\n\nmore\n\n{HOME}", RULES) == (
        f"text\n\n{HOME}\n\nmore"
    )
    many = "\n".join(["text", *[HOME] * (MAX_LINES + 2)])
    assert without_navigation(many, RULES) == f"text\n{HOME}\n{HOME}"


def test_a_post_of_nothing_but_navigation() -> None:
    assert without_navigation(HOME, RULES) == ""
    assert without_navigation(f"\n{HOME}\n", RULES) == ""


def test_without_a_known_host_any_way_back_counts() -> None:
    assert without_navigation("text\n\n[返回](//elsewhere.example/)", BodyRules()) == "text"


@given(st.text(alphabet="返回x [](/)\n｜", max_size=80))
def test_what_is_left_is_the_beginning(body: str) -> None:
    left = without_navigation(body, RULES)
    assert body.startswith(left)
    assert without_navigation(left, RULES) == left or left.count("\n") >= MAX_LINES
