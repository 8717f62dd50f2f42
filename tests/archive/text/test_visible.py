"""The visible text: what stands on the screen, no more and no less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.rules import BodyRules
from archive.text.visible import (
    excerpt_text,
    plain_text,
    publisher_of,
    read_body,
    source_link_of,
    visible_text,
)

RULES = BodyRules(generator="jekyll", hosts=("news.example.com",), language="zh-CN")

NEWS = """> 据官网消息，5月24日宣布提供HFO-1234yf(制冷剂)。（上海证券报）

<p style="display:none;height:1px;overflow:hidden;"><br /></p><!-- EM_StockImg_Start --><p style="text-align:center;"><a href="http://q.example/r" data-code="A|1"><img src="https://pics.example/p?a=1&b=2" border="0" alt="K图" /></a></p><!-- EM_StockImg_End --><p>国内<span id="bk"><a href="http://q.example/x" class="keytip">新能源</a></span>汽车&lt;来&gt;了！<br /></p><center><img src="https://pics.example/a.jpg" alt="Image" /></center><p class="em_media">（文章来源：上海<span><a href="http://q.example/y">证券</a></span>报）</p>

<http://finance.example.com/news/1351,20211208.html>

[返回滚动新闻](//news.example.com/emnews/)｜[返回首页](//news.example.com/)
"""


def test_a_news_body() -> None:
    facts = read_body(NEWS, RULES)
    assert facts.text.splitlines() == [
        "据官网消息，5月24日宣布提供HFO-1234yf(制冷剂)。（上海证券报）",
        "国内新能源汽车<来>了！",
        "（文章来源：上海证券报）",
        "http://finance.example.com/news/1351,20211208.html",
    ]
    assert facts.publisher == "上海证券报"
    assert facts.source_link == "http://finance.example.com/news/1351,20211208.html"
    assert facts.has_image
    assert facts.language == "zh"
    assert facts.words > 30


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", ""),
        ("祝贺开站\n", "祝贺开站"),
        ("one\ntwo\n\nthree", "one two\nthree"),
        ("**bold** and `code`", "bold and code"),
        ("# Title\n\ntext", "Title\ntext"),
        ("a [link](http://x.example/) b", "a link b"),
        ("a [ref][1] b\n\n[1]: http://x.example/", "a ref b"),
        ("- one\n- two", "one\ntwo"),
        ("<p>上海<span>证券</span>报</p>", "上海证券报"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>a&nbsp;&amp;&#x4e00;</p>", "a &一"),
        ("<script>alert(1)</script><p>x</p>", "x"),
        ("<style>p{}</style><p>x</p>", "x"),
        ('<p>a</p><div style="display: none"><p>secret <b>x</b></p></div>', "a"),
        ("<!-- comment --><p>x</p>", "x"),
        ("![alt text](pic.png) after", "after"),
        ("```\nx < y\n  z\n```", "x < y\nz"),
        ("*a*{: .note}\n{: #id}\n", "a"),
        ("a {:ok, 1}", "a {:ok, 1}"),
        ("* TOC\n{:toc}\n\ntext", "text"),
        ("text {% include x.html %} more", "text more"),
        ("<p>{{ site.title }}x</p>", "x"),
        ("a\r\nb\r\n\r\nc", "a b\nc"),
        ("x\ue000y", "xy"),
        ("Term\n: meaning", "Term\nmeaning"),
        ("<iframe src='https://v.example/1'></iframe><p>x</p>", "x"),
    ],
)
def test_small_bodies(body: str, text: str) -> None:
    found = visible_text(body, RULES)
    if "iframe" in body:
        found = found.replace("Embedded page\n", "").replace("Embedded page", "")
    assert found == text


@pytest.mark.slow
@given(st.text(max_size=300))
def test_any_text_gives_text_without_markup_or_control_characters(body: str) -> None:
    text = visible_text(body, RULES)
    assert not any(ord(character) < 32 and character != "\n" for character in text)
    assert "\n\n" not in text
    assert text == text.strip()


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("正文\n（文章来源：北方网）", "北方网"),
        ("正文\n（文章來源：中央社）", "中央社"),
        ("(来源: 新华网)", "新华网"),
        ("（文章来源：甲）中间（文章来源：乙）", "乙"),
        ("没有", None),
        ("（文章来源：）", None),
    ],
)
def test_publishers(text: str, publisher: str | None) -> None:
    assert publisher_of(text) == publisher


def test_the_source_link_is_the_last_autolink_on_its_own_line() -> None:
    assert source_link_of("<http://a.example/>\n\n<https://b.example/?c=1>\n") == (
        "https://b.example/?c=1"
    )
    assert source_link_of("see <http://a.example/> here") is None
    assert source_link_of("<>\n") is None


def test_an_excerpt_is_one_line_and_bounded() -> None:
    assert excerpt_text("one\n\ntwo", RULES) == "one two"
    long = excerpt_text("字" * 1000, RULES, limit=50)
    assert len(long) == 50
    assert long.endswith("…")


def test_what_is_too_complex_is_plain_text() -> None:
    body = "<p>武清</p>" + "*" * 50_000
    assert visible_text(body, RULES) == plain_text(body)
