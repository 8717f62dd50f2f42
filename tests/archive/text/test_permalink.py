"""Slugs, titles from slugs, and permalinks as Jekyll makes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.permalink import (
    STYLES,
    UrlParts,
    permalink,
    slugify,
    template_for,
    titleize,
)
from archive.text.values import flatten, is_true, text_of, words

PARTS = UrlParts(
    slug="Spring-in_the.Port",
    basename="2024-03-01-Spring-in_the.Port",
    path="/en/2024-03-01-Spring-in_the.Port",
    extension=".html",
    date=datetime(2024, 3, 1, 8, 5, 9, tzinfo=UTC),
    categories=("News", "港口", "news", "C++ x"),
)


@pytest.mark.parametrize(
    ("mode", "cased", "slug"),
    [
        ("default", False, "the-config-yml-file-港口-2"),
        ("default", True, "The-config-yml-File-港口-2"),
        ("pretty", False, "the-_config.yml-file-港口-2"),
        ("ascii", False, "the-config-yml-file-2"),
        ("raw", False, "-the-_config.yml-file-港口！-2 ".strip("- ") ),
        ("none", True, " The _config.yml  File 港口！ 2 "),
        ("none", False, " the _config.yml  file 港口！ 2 "),
    ],
)  # fmt: skip
def test_slugs(mode: str, cased: bool, slug: str) -> None:
    assert slugify(" The _config.yml  File 港口！ 2 ", mode, cased=cased) == slug


@pytest.mark.parametrize(
    ("text", "mode", "slug"),
    [
        ("Crème brûlée ßtraße", "latin", "creme-brulee-sstrasse"),
        ("港口 a", "latin", "a"),
        ("हिन्दी में", "default", "हिन्दी-में"),
        ("½ a", "default", "a"),
        ("a~b!c$d", "pretty", "a~b!c$d"),
        ("a - b", "default", "a-b"),
        ("--", "default", ""),
        ("", "default", ""),
    ],
)
def test_slugs_of_other_scripts(text: str, mode: str, slug: str) -> None:
    assert slugify(text, mode) == slug


@given(st.text(max_size=50), st.sampled_from(["raw", "default", "pretty", "ascii", "latin"]))
def test_slugging_twice_changes_little(text: str, mode: str) -> None:
    slug = slugify(text, mode)
    assert not any(char in slug for char in " \t\n\r")


@pytest.mark.parametrize(
    ("slug", "title"),
    [("spring-in-the-PORT", "Spring In The Port"), ("", ""), ("-a--b-", " A  B"), ("港口", "港口")],
)
def test_titles_from_slugs(slug: str, title: str) -> None:
    assert titleize(slug) == title


@pytest.mark.parametrize(
    ("style", "address"),
    [
        ("date", "/news/%E6%B8%AF%E5%8F%A3/c++%20x/2024/03/01/Spring-in_the.Port.html"),
        ("pretty", "/news/%E6%B8%AF%E5%8F%A3/c++%20x/2024/03/01/Spring-in_the.Port/"),
        ("ordinal", "/news/%E6%B8%AF%E5%8F%A3/c++%20x/2024/061/Spring-in_the.Port.html"),
        ("weekdate", "/news/%E6%B8%AF%E5%8F%A3/c++%20x/2024/W09/Fri/Spring-in_the.Port.html"),
        ("none", "/news/%E6%B8%AF%E5%8F%A3/c++%20x/Spring-in_the.Port.html"),
        (":pretty", "/news/%E6%B8%AF%E5%8F%A3/c++%20x/2024/03/01/Spring-in_the.Port/"),
    ],
)
def test_named_styles(style: str, address: str) -> None:
    assert permalink(template_for(style), PARTS) == address


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("/blog/:title", "/blog/Spring-in_the.Port"),
        ("blog/:slug.html", "/blog/spring-in-the-port.html"),
        ("/:name/", "/2024-03-01-spring-in-the-port/"),
        ("/:basename:output_ext", "/2024-03-01-Spring-in_the.Port.html"),
        ("/:collection/:path", "/posts/en/2024-03-01-Spring-in_the.Port"),
        ("/:year_:month-:i_month/:i_day", "/2024_03-3/1"),
        ("/:short_year/:short_month/:long_month", "/24/Mar/March"),
        ("/:hour:minute:second", "/080509"),
        ("/:w_year/:week/:w_day/:long_day/:y_day", "/2024/09/5/Friday/061"),
        ("/:slugified_categories/", "/news/%E6%B8%AF%E5%8F%A3/c-x/"),
        ("/:nothing/:title", "/:nothing/Spring-in_the.Port"),
        ("//a/../b/./c", "/a/b/c"),
        ("/港口/:i_day", "/港口/1"),
        ("", "/"),
    ],
)
def test_templates(template: str, address: str) -> None:
    assert permalink(template, PARTS) == address


@given(st.text(max_size=80))
def test_any_template_gives_a_site_relative_address(template: str) -> None:
    address = permalink(template, PARTS)
    assert address.startswith("/")
    assert "//" not in address


def test_every_style_is_a_template() -> None:
    assert all(template_for(style) == STYLES[style] for style in STYLES)
    assert template_for("/:title") == "/:title"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "a"), ("a\0b", "a\ufffdb"), (None, ""), (True, "true"), (False, "false"),
        (2020, "2020"), (3.1, "3.1"), (1e20, "1.0e+20"), (1.5e16, "1.5e+16"), (1e-5, "1.0e-05"),
        (100000.0, "100000.0"), (0.0, "0.0"), (float("inf"), "Infinity"),
        (float("-inf"), "-Infinity"), (float("nan"), "NaN"), (["a", 1, None], '["a", 1, nil]'),
        ({"\0": None}, '{"\ufffd"=>nil}'), ({"a": 'b"c'}, '{"a"=>"b\\"c"}'),
    ],
)  # fmt: skip
def test_values_as_ruby_shows_them(value: object, text: str) -> None:
    assert text_of(value) == text


def test_lists_in_lists() -> None:
    assert flatten([["a", None, ["b"]], 1]) == ["a", "b", 1]


def test_rubys_truth_and_blanks() -> None:
    assert [is_true(value) for value in (None, False, 0, "", [], {})] == [False] * 2 + [True] * 4
    assert words(" a\tb\u3000c\u00a0d \n e ") == ["a", "b\u3000c\u00a0d", "e"]
