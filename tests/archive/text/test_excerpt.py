"""The excerpt of a post: the same, whether its text is used for it or its markup read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.excerpt import excerpt_of
from archive.text.html_text import Shown
from archive.text.rules import BodyRules
from archive.text.shorten import EXCERPT_CHARACTERS, shortened
from archive.text.visible import excerpt_text, visible_text

RULES = BodyRules()
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<br/>", "<center>", "</center>", "<table>", "<tr>", "<td>", "</td>", "</table>",
        '<p style="display:none;height:1px"><br /></p>', '<span style="display:none">', "</span>",
        '<img src="https://x.example/a.png" alt="sea">', "<!-- x -->", "<script>", "</script>",
        "<b>", "</b>", "京津冀" * 40, "harbour " * 20, "\n", "\n\n", " ", "　　", "&amp;", "[a](b)",
        "<https://x.example>", "- ", "1. ", "> ", "{% raw %}", "`", "*", "<", ">", "<p hidden>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
def test_the_beginning_of_a_body(body: str) -> None:
    text = visible_text(body, RULES)
    for markup in {body, body.partition("\n\n")[0]}:
        assert excerpt_of(markup, body, text, RULES) == excerpt_text(markup, RULES)


def test_what_is_no_beginning_is_read_by_itself() -> None:
    body = "<p>" + "京津冀" * 200 + "</p>"
    text = visible_text(body, RULES)
    assert excerpt_of("own *words*", body, text, RULES) == "own words"
    assert excerpt_of(body, body, text, RULES) == shortened(text)


@pytest.mark.parametrize(
    ("shown", "excerpt"),
    [(Shown.PLAIN, "a *b* c"), (Shown.AS_WRITTEN, "a *b* c"), (Shown.LAID_OUT, "a b c")],
)
def test_excerpts_are_shown_as_their_posts_are(shown: Shown, excerpt: str) -> None:
    assert excerpt_of("a *b*\nc", "", "", RULES, shown) == excerpt


@given(st.text("ab \n。", max_size=2 * EXCERPT_CHARACTERS), st.integers(1, EXCERPT_CHARACTERS))
def test_a_shorter_one_can_be_made_of_a_longer_one(text: str, limit: int) -> None:
    line = " ".join(text.split())
    assert shortened(shortened(line), limit) == shortened(line, limit)
    assert len(shortened(line, limit)) <= limit
