"""Hits in plain text, in snippets and in safe HTML."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search_match import matcher_for
from archive.search_query import parse_query
from archive.search_tree import TextField, positive_terms
from archive.text.fold import fold, fold_with_map
from archive.text.highlight import Matcher, mark_html
from archive.text.html_text import html_to_text
from archive.text.phrase import Phrase
from archive.text.snippet import make_snippet, marked_text


def _matcher(query: str) -> Matcher:
    return matcher_for(parse_query(query), TextField.TEXT)


def _marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in _matcher(query).spans(text)]


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("在臺灣發布", "台湾", ["臺灣"]),
        ("CAFE\u0301 cafés", "café", ["CAFE\u0301"]),
        ("哈哈哈", "哈哈", ["哈哈哈"]),
        ("武清高铁", "武清 高铁", ["武清高铁"]),
        ("武清，高铁", "武清 -高铁", ["武清"]),
        ("武清，高铁", "武清 -(-高铁)", ["武清", "高铁"]),
        ("going to go", "go", ["go"]),
        ("release reload", "rel*", ["rel", "rel"]),
        ("5G 手机，5G手机", "5G手机", ["5G 手机", "5G手机"]),
        ("ｶﾞｽ", "ガス", ["ｶﾞｽ"]),
        ("甲", "title:甲", []),
        ("甲", "text:甲 OR tag:甲", ["甲"]),
        ("", "甲", []),
        ("甲", "is:read", []),
    ],
)
def test_spans_are_original_characters(text: str, query: str, marked: list[str]) -> None:
    assert _marked(text, query) == marked


def test_terms_under_not_within_or_are_turned() -> None:
    assert _marked("甲乙", "-(甲 OR -乙)") == ["乙"]


def test_a_title_is_marked_on_one_line() -> None:
    snippet = marked_text("武\n清", matcher_for(parse_query("title:武 text:清"), TextField.TITLE))
    assert snippet.text == "武 清"
    assert snippet.marks == ((0, 1),)


def test_a_snippet_shows_the_first_hit() -> None:
    snippet = make_snippet("前" * 500 + "武清" + "后" * 500, _matcher("武清"))
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["武清"]
    assert snippet.text.startswith("…前") and snippet.text.endswith("后…")
    assert len(snippet.text) <= 122


def test_a_snippet_without_a_hit_is_the_beginning() -> None:
    assert make_snippet("第一行\n第二行", _matcher("无")).text == "第一行 第二行"
    assert make_snippet("", _matcher("无")).text == ""


def test_a_snippet_is_found_deep_in_a_long_text() -> None:
    text = "word " * 50_000 + "武清 end"
    snippet = make_snippet(text, _matcher("武清"))
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["武清"]
    assert not snippet.text.endswith("…")
    assert make_snippet(text, _matcher("ord")).marks == ()


def test_a_snippet_does_not_begin_inside_a_word() -> None:
    snippet = make_snippet("abcdefgh " * 20 + "hit", _matcher("hit"))
    assert snippet.text.startswith("…abcdefgh")


def test_a_snippet_begins_inside_a_word_without_blanks() -> None:
    snippet = make_snippet("a" * 100 + "武清", _matcher("武清"))
    assert snippet.text == "…" + "a" * 30 + "武清"


def test_a_long_hit_is_shown_whole() -> None:
    hit = "长" * 300
    snippet = make_snippet(f"前，{hit}，后", _matcher(hit))
    assert [snippet.text[a:b] for a, b in snippet.marks] == [hit]


@pytest.mark.parametrize(
    ("html", "query", "marked"),
    [
        ("<p>武清区</p>", "武清", "<p><mark>武清</mark>区</p>"),
        (
            '<p>武<b>清</b><a href="武清">区</a></p>',
            "武清区",
            '<p><mark>武</mark><b><mark>清</mark></b><a href="武清"><mark>区</mark></a></p>',
        ),
        ("<p>武</p><p>清</p>", "武清", "<p>武</p><p>清</p>"),
        ("武<br>清", "武清", "武<br>清"),
        ("<p>a\nb</p>", '"a b"', "<p><mark>a\nb</mark></p>"),
        ("<mark>a</mark><mark>b</mark>", "x", "<mark>a</mark><mark>b</mark>"),
        ("<td>武</td><td>清</td>", "武清", "<td>武</td><td>清</td>"),
        ("a &amp; b", "a", "<mark>a</mark> &amp; b"),
        ("AT&amp;T", "at-t", "<mark>AT&amp;T</mark>"),
        ("caf&eacute;s", "caf*", "<mark>caf</mark>&eacute;s"),
        ("&#27494;&#x6E05;", "武清", "<mark>&#27494;&#x6E05;</mark>"),
        ("a&lt;b&gt;c", "b", "a&lt;<mark>b</mark>&gt;c"),
        ("a &unknown; & b&", "b", "a &unknown; & <mark>b</mark>&"),
        ('<img alt="a>b" src="x">b', "b", '<img alt="a>b" src="x"><mark>b</mark>'),
        ("<!-- b --> b", "b", "<!-- b --> <mark>b</mark>"),
        ("1 < 2 b", "b", "1 < 2 <mark>b</mark>"),
        ("<p title='b'>x</p>", "b", "<p title='b'>x</p>"),
        ("", "b", ""),
    ],
)
def test_html_is_marked_in_text_only(html: str, query: str, marked: str) -> None:
    assert mark_html(html, _matcher(query)) == marked


def test_entities_are_marked_whole() -> None:
    assert mark_html("x&eacute;", _matcher("xe")) == "<mark>x&eacute;</mark>"
    assert mark_html("e&#769;t", _matcher("et")) == "<mark>e&#769;t</mark>"


_TEXT_PARTS = ["武", "清", "a", "é", "臺", "\u0301", " ", "&amp;", "&#27494;", "&", "<", '"']
_TAGS = ["<b>", "</b>", "<p>", "</p>", "<br>", '<a href="武清&quot;a">', "</a>", "<!-- 武清 -->"]
_HTML = st.lists(st.sampled_from(_TEXT_PARTS + _TAGS), max_size=20).map("".join)


_ELEMENTS = [
    "a",
    "b",
    "br",
    "code",
    "div",
    "h2",
    "img",
    "kbd",
    "li",
    "mark",
    "p",
    "pre",
    "q",
    "ruby",
    "rt",
    "span",
    "strong",
    "td",
    "th",
    "tr",
    "u",
    "wbr",
]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["武", "清", "a", "b", " ", "\n", "，", "&amp;", "&#27494;", "臺"]),
            st.sampled_from(_ELEMENTS).map(lambda name: f"<{name}>"),
        ),
        max_size=12,
    ).map("".join),
    st.sampled_from(["武清", "清a", '"a b"', "台 OR b*", "武-a"]),
)
def test_what_is_found_in_the_visible_text_is_marked(html: str, query: str) -> None:
    found = _marked(html_to_text(html), query)
    marked = mark_html(html, _matcher(query))
    assert marked != html if found else marked == html or "<pre>" in html


@given(_HTML, st.sampled_from(["武清", "a", "武 清 a", "a* OR 台", "清a"]))
def test_marking_changes_nothing_but_marks(html: str, query: str) -> None:
    html = re.sub("<(?![^<>]*>)", "&lt;", html)  # safe HTML has no sign that opens nothing
    marked = mark_html(html, _matcher(query))
    assert re.sub("</?mark>", "", marked) == html
    assert marked.count("<mark>") == marked.count("</mark>")
    assert not re.search(r"<mark>[^<]*<(?!/mark>)[a-zA-Z!/]", marked)


@given(st.text("武清a ，é", max_size=20), st.sampled_from(["武清", "a", "清a"]))
def test_html_and_text_have_the_same_hits(text: str, query: str) -> None:
    marked = mark_html(f"<p>{text}</p>", _matcher(query))
    hits = [unescape(hit) for hit in re.findall("<mark>(.*?)</mark>", marked)]
    assert hits == _marked(text, query)


WRITTEN = st.text("Ferry ferry-_.武清，…（）・。ﬁＦé\u200b\u0301İ〇③", max_size=24)


@given(
    WRITTEN, st.sampled_from(["ferry", "fe*", "武清", "ferry 武", "武 OR f*", "ferry-ferry", "3"])
)
def test_the_same_hits_with_and_without_folding(text: str, query: str) -> None:
    node = parse_query(query)
    quick = matcher_for(node, TextField.TEXT)
    folded, offsets = fold_with_map(text)
    phrases = [Phrase(term.pieces) for term in positive_terms(node)]
    found = {offsets.span(*span) for phrase in phrases for span in phrase.spans(folded)}
    covered = {place for start, end in found for place in range(start, end)}
    spans = quick.spans(text)
    assert {place for start, end in spans for place in range(start, end)} == covered
    assert not (quick.is_surely_not_in(text) and spans)


@given(st.text(max_size=40), st.text("武清a", min_size=1, max_size=3))
def test_spans_are_in_order_and_apart(text: str, term: str) -> None:
    spans = _matcher(term).spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))


def test_a_text_that_is_folded_already_gives_the_same_snippet() -> None:
    text = "…Ａ line\nbefore\n" + "前文" * 40 + "ＨＦＯ武清" + "後文" * 60
    matcher = _matcher("hfo武清 OR 武清")
    snippet = make_snippet(text, matcher, folded=lambda: fold(text))
    assert snippet == make_snippet(text, matcher)
    assert snippet.marks


def test_what_is_written_as_it_is_looked_for_is_shown_first() -> None:
    text = "ＦＥＲＲＹ" + " x" * 300 + " a Ferry"
    snippet = make_snippet(text, _matcher("ferry"))
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["Ferry"]


@pytest.mark.parametrize("text", ["前文 " * 50, "前文 " * 50 + "軌道", "前文 " * 60_000])
@pytest.mark.parametrize("query", ["title:轨道", "text:轨道", "text:ferry"])
def test_without_a_hit_the_beginning_is_shown(text: str, query: str) -> None:
    found = query == "text:轨道" and "軌道" in text
    snippet = make_snippet(text, _matcher(query))
    assert bool(snippet.marks) == found
    assert snippet.text.startswith("…" if found else "前文")


def test_a_part_of_another_word_is_not_taken_for_a_hit() -> None:
    text = "ferryé" + " x" * 300 + " ＦＥＲＲＹ"
    snippet = make_snippet(text, _matcher("ferry"))
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["ＦＥＲＲＹ"]
