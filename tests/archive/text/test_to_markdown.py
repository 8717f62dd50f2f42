"""Markdown of articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from archive.text.html_text import html_to_text
from archive.text.to_markdown import html_to_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("", ""),
        ("<p>One</p>\n<p>two\nlines</p>", "One\n\ntwo lines\n"),
        ("<h2>Head</h2><p>text</p>", "## Head\n\ntext\n"),
        ("<p>a <strong>b </strong>c <em>d</em></p>", "a **b** c *d*\n"),
        ('<p><a href="https://x.org/a">here</a></p>', "[here](https://x.org/a)\n"),
        ('<p><a href="wiki:Home">home</a></p>', "home\n"),
        ('<p><img src="/a.png" alt="gate"></p>', "gate\n"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n\n  - b\n- c\n"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b\n"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
        ("<pre><code>x = `1`\n  y\n</code></pre>", "```\nx = `1`\n  y\n```\n"),
        ("<p>say <code>a`b</code></p>", "say ``a`b``\n"),
        ("<p>2 * 3 * 4 [x] &lt;b&gt;</p>", "2 \\* 3 \\* 4 \\[x\\] \\<b\\>\n"),
        ("<p># no heading</p><p>1. no list</p><p>- none</p>", None),
        ("<p>a<br>b</p>", "a\\\nb\n"),
        (
            "<table><thead><tr><th><p>a</p></th><th>b</th></tr></thead><tr><td>1|2</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1\\|2 |  |\n",
        ),
        ("<hr><p>武清区</p>", "---\n\n武清区\n"),
        ("</ul></li><li>a</b></i></table>", "- a\n"),
    ],
)
def test_one(html: str, markdown: str | None) -> None:
    made = html_to_markdown(html)
    if markdown is not None:
        assert made == markdown
    else:
        assert made == "\\# no heading\n\n1\\. no list\n\n\\- none\n"


def test_a_deep_and_a_long_body_are_bounded() -> None:
    assert html_to_markdown("<blockquote>" * 100 + "a").endswith("> a\n")
    assert len(html_to_markdown("<b>" * 200 + "a" + "</b>" * 200)) < 1_000


@given(st.text(alphabet="ab *_`[]<>#-+1.|\\\n武", max_size=60))
def test_what_is_said_stays(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    html = f"<p>{escaped}</p>"
    again = MarkdownIt("commonmark").render(html_to_markdown(html))
    assert html_to_text(again).split() == html_to_text(html).split()
