"""The fast way to a visible text: it says what the long way says, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.post_file import body_of
from archive.text.limits import MAX_NESTING
from archive.text.markup import prepare
from archive.text.rules import BodyRules
from archive.text.simple_html import simple_text
from archive.text.visible import _text_by_rendering

RULES = BodyRules(generator="jekyll", hosts=("news.example.com",), language="zh-CN")
CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpora"

NEWS = """> 据官网消息，5月24日宣布提供HFO-1234yf(制冷剂)。

<p style="display:none;height:1px;overflow:hidden;"><br /></p><!-- Img_Start --><p style="text-align:center;"><a href="http://q.example/r" data-code="A|1"><img src="https://pics.example/p?a=1&b=2" border="0" alt="K图" /></a></p><!-- Img_End --><p>国内<span id="bk"><a href="http://q.example/x" class="keytip">新能源</a></span>汽车&lt;来&gt;了！<br /></p><center><img src="https://pics.example/a.jpg" alt="Image" /></center>

<http://finance.example.com/news/1351,20211208.html>
"""


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", ""),
        (NEWS, "据官网消息，5月24日宣布提供HFO-1234yf(制冷剂)。\n国内新能源汽车<来>了！\n"
               "http://finance.example.com/news/1351,20211208.html"),
        ("<p>a\n b</p>\n <p>c</p>", "a b\nc"),
        ("<p>a<!-- x\ny -->b</p>", "ab"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<http://a.example/?x=1&y>", "http://a.example/?x=1&y"),
        ("<http://a.example/[b](c)>", "http://a.example/[b](c)"),
        ("see <http://a.example/[b](c)>", "see http://a.example/[b](c)"),
    ],
)  # fmt: skip
def test_what_takes_the_fast_way(body: str, text: str) -> None:
    assert simple_text(body, RULES) == text
    assert _text_by_rendering(body, RULES)[0] == text


@pytest.mark.parametrize(
    "body",
    [
        "**bold**",
        "a {:x}",
        "$$x$$",
        "^",
        "<script>x</script>",
        "<P>x</P>",
        "<p>x</p></div>",
        "<p>a < b</p>",
        "<b\n>",
        "<p>a <!--> b</p>",
        '<p><a href="<p>">x</a></p>',
        '<p style="display:none"><b>x</b></p>',
        "<div>" * (MAX_NESTING + 1) + "</div>" * (MAX_NESTING + 1),
    ],
)
def test_what_is_left_to_the_renderer(body: str) -> None:
    assert simple_text(body, RULES) is None


def test_a_long_tag_is_read_as_a_short_one_is() -> None:
    assert simple_text(f'<p title="{"x" * 1_000}">a</p><br class="{"y" * 999}">b', RULES) == "a\nb"


PIECES = st.sampled_from(
    ["<p>", "</p>", "武清", "区 ", "<br/>", "\n\n", "\n", "> ", "<b>x</b>", "a&amp;b", "（来源：北方网）",
     "<http://x.example/a_b>", "[返回](//news.example.com/)", "*", "_", "1. ", "- ", "<!-- c -->",
     '<span class="k">y</span>', "<table><tr><td>1</td></tr></table>", "&lt;", "\\", "`", "   ",
     "<div>", "</div>", '<p style="display:none">x</p>', "<P>", '<a href="<p>">', "<b\n>", "\x1e", "<!-->"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_fast_way_says_what_the_long_way_says(body: str) -> None:
    prepared = prepare(body, RULES)
    simple = simple_text(prepared, RULES)
    if simple is not None:
        assert simple == _text_by_rendering(prepared, RULES)[0]


@pytest.mark.parametrize("folder", ["finews", "mazhuang", "ruby-lang"])
def test_both_ways_agree_on_real_posts(folder: str) -> None:
    if not CORPORA.is_dir():
        pytest.skip("the corpora are not here")
    paths = sorted((CORPORA / folder).rglob("*.md"))[:400]
    for path in paths:
        prepared = prepare(body_of(path.read_bytes()), RULES)
        simple = simple_text(prepared, RULES)
        if simple is not None:
            assert simple == _text_by_rendering(prepared, RULES)[0], path
