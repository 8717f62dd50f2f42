"""Notes: wiki links, embeds, callouts, marks, comments."""

from __future__ import annotations

import re

import pytest

from archive.text.finishing import finished
from archive.text.markdown.headings import heading_id
from archive.text.markup import prepare, render
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize
from archive.text.visible import visible_text

RULES = BodyRules(generator="obsidian", hard_wrap=True)


def _html(body: str, rules: BodyRules = RULES) -> str:
    return re.sub(r"(?<=>)\n(?=<|$)", "", render(body, rules))


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("[[Note]]", '<a href="wiki:Note">Note</a>'),
        ("[[a b]]", '<a href="wiki:a%20b">a b</a>'),
        ("[[笔记]]", '<a href="wiki:%E7%AC%94%E8%AE%B0">笔记</a>'),
        ("[[folder/Note|words *here*]]", '<a href="wiki:folder/Note">words *here*</a>'),
        ("[[Note#A Part]]", '<a href="wiki:Note#a-part">Note &gt; A Part</a>'),
        ("[[Note#A#B|c]]", '<a href="wiki:Note#b">c</a>'),
        ("[[#A Part]]", '<a href="#a-part">A Part</a>'),
        ("[[Note#^block]]", '<a href="wiki:Note">Note &gt; ^block</a>'),
        ("[[a]][[b]]", '<a href="wiki:a">a</a><a href="wiki:b">b</a>'),
        ("[[a_b*c]] *d*", '<a href="wiki:a_b%2Ac">a_b*c</a> <em>d</em>'),
        ("[[a]](b)", '<a href="b">[a]</a>'),
        ("`[[a]]`", "<code>[[a]]</code>"),
        ("[[]] [[ ]] [[#]]", "[[]] [[ ]] [[#]]"),
        ("[[a\nb]]", "[[a<br />\nb]]"),
        ("[[javascript:alert(1)]]",
         '<a href="wiki:javascript%3Aalert%281%29">javascript:alert(1)</a>'),
        # embeds
        ("![[a b.png]]", '<img src="a%20b.png" alt="" />'),
        ("![[a.PNG|300]]", '<img src="a.PNG" alt="" width="300" />'),
        ("![[a.png|the words|30x40]]", '<img src="a.png" alt="the words" width="30" height="40" />'),
        ("![[a.mp3]]", '<audio src="a.mp3"></audio>'),
        ("![[a.mp4]]", '<video src="a.mp4"></video>'),
        ("![[Note]]", '<a href="wiki:Note">Note</a>'),
        ("![[a.pdf#page=3]]", '<a href="wiki:a.pdf#page3">a.pdf &gt; page=3</a>'),
    ],
)  # fmt: skip
def test_links_and_embeds(body: str, html: str) -> None:
    assert _html(body) == f"<p>{html}</p>"


def test_a_link_in_a_table() -> None:
    html = _html("| [[a\\|b]] | c |\n|---|---|\n| [[d]] | e |")
    assert '<th><a href="wiki:a">b</a></th>' in html
    assert '<td><a href="wiki:d">d</a></td>' in html


def test_a_link_to_a_heading_of_the_same_note_finds_it() -> None:
    body = "[[#Über “uns” 2]]\n\n## Über “uns” 2\n"
    html = sanitize(render(body, RULES), RULES)
    place = re.search(r'<h2 id="([^"]*)"', html)
    assert place is not None
    assert place[1] == "u-" + heading_id("Über “uns” 2")
    assert 'href="#u-%C3%BCber-uns-2"' in html


@pytest.mark.parametrize("generator", ["jekyll", "hugo", "hexo"])
def test_double_brackets_are_text_elsewhere(generator: str) -> None:
    assert _html("[[a]]", BodyRules(generator=generator)) == "<p>[[a]]</p>"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("> [!note] The *title*\n> a\n>\n> b",
         '<p class="callout-title">The <em>title</em></p><p>a</p><p>b</p>'),
        ("> [!warning]\n> a", '<p class="callout-title">Warning</p><p>a</p>'),
        ("> [!tip]- closed\n> - a",
         '<p class="callout-title">closed</p><ul><li>a</li></ul>'),
        ("> [!quote|x]+\n> a", '<p class="callout-title">Quote</p><p>a</p>'),
        ("> [!info] alone", '<p class="callout-title">alone</p>'),
        ("> [!a]\n> > [!b]\n> > c", '<p class="callout-title">A</p><blockquote class="callout">'
         '<p class="callout-title">B</p><p>c</p></blockquote>'),
    ],
)  # fmt: skip
def test_callouts(body: str, html: str) -> None:
    assert _html(body) == f'<blockquote class="callout">{html}</blockquote>'
    assert 'class="callout"' not in _html(body, BodyRules(generator="jekyll"))


def test_a_quotation_is_no_callout() -> None:
    assert _html("> a [!note]") == "<blockquote><p>a [!note]</p></blockquote>"
    assert _html("[!note] a") == "<p>[!note] a</p>"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("==a *b*==", "<mark>a <em>b</em></mark>"),
        ("a==b==c", "a<mark>b</mark>c"),
        ("a == b == c", "a == b == c"),
        ("====", "===="),
        ("==a", "==a"),
        ("`==a==`", "<code>==a==</code>"),
        ("$a_1*b*$ c", '<code class="math">a_1*b*</code> c'),
        ("$5 and $6", "$5 and $6"),
        ("a ^name-1", "a"),
        ("2^10", "2^10"),
    ],
)
def test_marks(body: str, html: str) -> None:
    assert _html(body) == f"<p>{html}</p>"
    assert "<mark>" not in _html(body, BodyRules(generator="plain"))


@pytest.mark.parametrize(
    ("body", "prepared"),
    [
        ("a %%b%% c", "a  c"),
        ("a\n\n%%\nb\n\n- c\n%%\n\nd", "a\n\n\n\nd"),
        ("`%%a%%` %%b%%", "`%%a%%` "),
        ("```\n%%a%%\n```\n%%b%%", "```\n%%a%%\n```\n"),
        ("100%% sure", "100%% sure"),
        ("a % b %% c", "a % b %% c"),
    ],
)
def test_comments(body: str, prepared: str) -> None:
    assert prepare(body, RULES) == prepared
    assert prepare(body, BodyRules(generator="plain")) == body


def test_what_readers_see_is_what_search_sees() -> None:
    body = (
        "[[Note|words]] ==marked== %%hidden%% ![[p.png|a picture]] ![[s.mp3]] end ^id\n\n"
        "> [!tip] Title\n> text[^1] and ^[inline]\n\n[^1]: note\n"
    )
    assert visible_text(body, RULES).splitlines() == [
        "words marked end", "Title", "text[1] and [2]", "note", "inline",
    ]  # fmt: skip
    html = finished(sanitize(render(body, RULES), RULES))
    assert 'class="remote-image"' in html
    assert "a picture" in html
    assert "Embedded sound, open at source" in html
