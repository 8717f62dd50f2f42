"""What stands behind a word in angle brackets is not lost."""

from __future__ import annotations

import nh3
import pytest

from archive.text.foreign import NAMES, without_foreign_tags
from archive.text.html_text import html_to_text
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize
from archive.text.visible import visible_text

RULES = BodyRules(generator="jekyll")
OTHER_NAMES = (
    "name file dir url host port user token key value id type class version number int string T K V"
    " header footer nav label input output data keygen command content shadow slot dialog menu picture"
    " source frame legend fieldset meter progress datalist x-own animatetransform clippath lineargradient"
    " foreignobject fegaussianblur image textpath"
).split()  # fmt: skip


@pytest.mark.parametrize("name", sorted(NAMES))
def test_the_words_behind_a_name_stay(name: str) -> None:
    assert "bb" not in nh3.clean(f"<p>a <{name}> bb</p>"), "the parser drops it: that is why"
    for markup in (f"<p>a <{name}> bb</p>cc", f"<p>a <{name.upper()} x='y'>bb</{name}></p>cc"):
        assert "".join(html_to_text(sanitize(markup, RULES)).split()) == "abbcc"


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_the_words_behind_any_other_name_stay_too(name: str) -> None:
    assert "bb" in html_to_text(sanitize(f"<p>a <{name}> bb</p>", RULES))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("| -e <pattern> | leave out <pattern> files |\n|--|--|\n| x | y |", "files"),
        ("Use `cp <path>` or cp <path> and more words.", "more words"),
        ("A vector<list> of <text> is fine", "is fine"),
    ],
)
def test_search_and_the_article_have_the_same_words(body: str, text: str) -> None:
    assert text in visible_text(body, RULES)


def test_what_is_no_tag_of_these_stays() -> None:
    for markup in (
        "a < path > b",
        "<pathological>x",
        "<path",
        "&lt;path&gt;",
        "<p title='x'>x</p>",
        "<text-x>",
    ):
        assert without_foreign_tags(markup) == markup


def test_drawings_and_formulas_go_as_a_whole() -> None:
    markup = "a<svg><path d='M0'/><text>b</text></svg><math><mi>c</mi></math>d"
    assert html_to_text(sanitize(markup, RULES)) == "ad"
