"""What kramdown adds to Markdown. The expectations were compared with kramdown 2.4 by hand."""

from __future__ import annotations

import re

import pytest

from archive.text.finishing import finished
from archive.text.markup import render
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize
from archive.text.visible import visible_text

RULES = BodyRules(generator="jekyll", hosts=("news.example.com",))


def _html(body: str, generator: str = "jekyll") -> str:
    """The rendered body on one line, without the breaks between elements."""
    html = render(body, BodyRules(generator=generator))
    return re.sub(r"(?<=>)\n(?=<|$)", "", html)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        # after and before a block, with a blank line and without
        ('a\n{: .x #y k="v"}', '<p class="x" id="y" k="v">a</p>'),
        ("{: .x}\na", '<p class="x">a</p>'),
        ("a\n\n{: .x}\n\nb", "<p>a</p><p>b</p>"),
        ("a\n{: .x}\n{: .y}", '<p class="x y">a</p>'),
        ("# a\n{: .x}", '<h1 class="x" id="a">a</h1>'),
        ("> a\n{: .x}", '<blockquote class="x"><p>a</p></blockquote>'),
        ("* a\n* b\n{: .x}", '<ul class="x"><li>a</li><li>b</li></ul>'),
        ("* {:.x} a\n* b", '<ul><li class="x">a</li><li>b</li></ul>'),
        ("| a |\n{: .x}", '<table class="x"><tbody><tr><td>a</td></tr></tbody></table>'),
        ("---\n{: .x}", '<hr class="x" />'),
        # named lists
        ("{:n: .x title='t'}\n\na\n{: n .y}", '<p class="x y" title="t">a</p>'),
        ("{:n: .x}\n{:m: n .y}\n\na\n{: m}", '<p class="x y">a</p>'),
        ("a\n{: nothing}", "<p>a</p>"),
        # spans
        ("*a*{: .x} b", '<p><em class="x">a</em> b</p>'),
        ("**a**{:.x}", '<p><strong class="x">a</strong></p>'),
        ("`a`{:.x}", '<p><code class="x">a</code></p>'),
        ("[a](/b){:\n.x}", '<p><a href="/b" class="x">a</a></p>'),
        ("![a](/b){:width='10'}", '<p><img src="/b" alt="a" width="10" /></p>'),
        ("a {:ok, 1} b", "<p>a {:ok, 1} b</p>"),
        ("a{: .x}", "<p>a{: .x}</p>"),
        ("*a* {: .x}", "<p><em>a</em> {: .x}</p>"),
        # code is never touched
        ("`{: .x}`", "<p><code>{: .x}</code></p>"),
        ("```\n{: .x}\n```", "<pre><code>{: .x}\n</code></pre>"),
        ("    {: .x}", "<pre><code>{: .x}\n</code></pre>"),
        # the ids of headings
        ("# a b {#c}", '<h1 id="c">a b</h1>'),
        ("a {#c}\n====", '<h1 id="c">a</h1>'),
        ("# a {#c}\n{: .x}", '<h1 id="c" class="x">a</h1>'),
        ("# a {c}", '<h1 id="a-c">a {c}</h1>'),
    ],
)
def test_attribute_lists(body: str, html: str) -> None:
    assert _html(body) == html


@pytest.mark.parametrize("generator", ["hexo", "obsidian"])
def test_attribute_lists_are_text_elsewhere(generator: str) -> None:
    assert _html("*a*{: .x}", generator) == "<p><em>a</em>{: .x}</p>"
    assert 'id="a-c"' in _html("# a {#c}", generator) or 'id="a-c' in _html("# a {#c}", generator)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("~~~ ruby\nx\n~~~", "language-ruby"),
        ('```js title="a"\nx\n```', "language-js"),
        ("```{.python .x}\nx\n```", "language-python"),
        ("```c++\nx\n```", "language-c++"),
        ("    x\n{: .language-py}", "language-py"),
        ("~~~\nx\n~~~\n{:.lang-go .x}", "language-go"),
        ("```rb linenos\nx\n```", "language-rb linenos"),
        ("```rb {linenos=false}\nx\n```", "language-rb"),
    ],
)
def test_the_language_of_code(body: str, language: str) -> None:
    assert _html(body) == f'<pre><code class="{language}">x\n</code></pre>'


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("a\n: b\n: c", "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>"),
        ("a\nb\n: c", "<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>"),
        ("a\n\n: b", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("*a*\nb\n: c\n\n  d", "<dl><dt><em>a</em></dt><dt>b</dt><dd><p>c</p><p>d</p></dd></dl>"),
        ("a\n:b", "<p>a\n:b</p>"),
        ("a\n- b\n: c", "<p>a</p><ul><li>b\n: c</li></ul>"),
    ],
)
def test_definition_lists(body: str, html: str) -> None:
    assert _html(body) == html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("| a | b |\n| c | d |", "<table><tbody><tr><td>a</td><td>b</td></tr>"
         "<tr><td>c</td><td>d</td></tr></tbody></table>"),
        ("|---+---|\n| a | b |\n|---+--:|\n| c | d |\n|===|\n| e | f |",
         "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr>"
         "</tbody><tfoot><tr><td>e</td><td>f</td></tr></tfoot></table>"),
        ("| a |\n|:-:|\n| b |\n|---|\n| c |", '<table><thead><tr><th style="text-align:center">a'
         '</th></tr></thead><tbody><tr><td style="text-align:center">b</td></tr></tbody><tbody><tr>'
         '<td style="text-align:center">c</td></tr></tbody></table>'),
        ("| `a|b` | c\\|d |", "<table><tbody><tr><td><code>a|b</code></td><td>c|d</td></tr>"
         "</tbody></table>"),
        ("| *a* |\ntext", "<table><tbody><tr><td><em>a</em></td></tr></tbody></table><p>text</p>"),
        ("|---|", "<p>|---|</p>"),
        ("a | b", "<p>a | b</p>"),
    ],
)  # fmt: skip
def test_tables(body: str, html: str) -> None:
    assert _html(body) == html


def test_a_very_wide_row_loses_nothing() -> None:
    body = "|" + "|".join(f"w{n}x" for n in range(500)) + "|"
    text = visible_text(body, RULES)
    assert all(f"w{n}x" in text for n in range(500))


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("The HTML.\n\n*[HTML]: Hyper *Text*",
         '<p>The <abbr title="Hyper *Text*">HTML</abbr>.</p>'),
        ("*[A]: x\n*[A B]: y\n\nA B and A",
         '<p><abbr title="y">A B</abbr> and <abbr title="x">A</abbr></p>'),
        ("XHTML HTML5\n\n*[HTML]: x", "<p>XHTML HTML5</p>"),
        ("在中国经济\n\n*[中国]: China", '<p>在<abbr title="China">中国</abbr>经济</p>'),
        ("`HTML` [HTML](/HTML)\n\n*[HTML]: x",
         '<p><code>HTML</code> <a href="/HTML"><abbr title="x">HTML</abbr></a></p>'),
        ("A\n\n*[A]:", "<p><abbr>A</abbr></p>"),
        ("```\n*[A]: x\n```", "<pre><code>*[A]: x\n</code></pre>"),
    ],
)  # fmt: skip
def test_abbreviations(body: str, html: str) -> None:
    assert _html(body) == html


def test_a_table_of_contents_leads_to_the_headings() -> None:
    body = "* TOC\n{:toc}\n\n# One *x*\n\n## Two\n\n## Not\n{: .no_toc}\n\n### Three\n\n# Four\n"
    html = finished(sanitize(render(body, RULES), RULES))
    contents = html[html.index('<div class="toc">') : html.index("</div>")]
    assert re.findall(r'href="#([^"]*)">(.*?)</a>', contents) == [
        ("u-one-x", "One <em>x</em>"),
        ("u-two", "Two"),
        ("u-three", "Three"),
        ("u-four", "Four"),
    ]
    assert contents.count("<ul>") == contents.count("</ul>") == 3
    assert contents.count("<li>") == contents.count("</li>") == 4
    for place in re.findall(r'href="#([^"]*)"', contents):
        assert f'id="{place}"' in html
    assert visible_text(body, RULES).splitlines() == ["One x", "Two", "Not", "Three", "Four"]


@pytest.mark.parametrize(
    "body", ["1. x\n{:toc}\n\n# A\n", "{:toc}\n* x\n\n# A\n", "# A\n\n- x\n{:toc .y #z}\n"]
)
def test_a_table_of_contents_may_be_written_so(body: str) -> None:
    html = finished(sanitize(render(body, RULES), RULES))
    assert html.count('<a href="#u-a">A</a>') == 1
    assert "x" not in visible_text(body, RULES)


def test_no_headings_give_no_contents() -> None:
    html = finished(sanitize(render("* x\n{:toc}\n\ntext", RULES), RULES))
    assert html.strip() == "<p>text</p>"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("$$a_b*c*$$ d", '<p><code class="math">a_b*c*</code> d</p>'),
        ("x $$ a $$ y", '<p>x <code class="math">a</code> y</p>'),
        ("\\\\(a_1*b*\\\\)", '<p><code class="math">a_1*b*</code></p>'),
        ("\\\\[a < b\\\\]", '<p><code class="math">a &lt; b</code></p>'),
        ("$$\na\n- b\n\n= c\n$$", '<pre><code class="math">a\n- b\n\n= c\n</code></pre>'),
        (
            "text\n$$\nx_1\n$$\nmore",
            '<p>text</p><pre><code class="math">x_1\n</code></pre><p>more</p>',
        ),
        ("`$$a$$`", "<p><code>$$a$$</code></p>"),
        ("$$ never", "<p>$$ never</p>"),
        ("$$$$", "<p>$$$$</p>"),
        ("$5 and $6, \\$$x", "<p>$5 and $6, $$x</p>"),
    ],
)
def test_maths_is_left_as_it_is(body: str, html: str) -> None:
    assert _html(body) == html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('<div markdown="1">\n*a*\n</div>', "<div><p><em>a</em></p></div>"),
        ("<div markdown='block' class=x>*a*</div>", "<div class=x><p><em>a</em></p></div>"),
        ("<div markdown=1>\n# a\n<div>\n*b*\n</div>\n</div>",
         '<div><h1 id="a">a</h1><div>\n*b*\n</div></div>'),
        ('<p markdown="1">*a*</p>', "<div><p><em>a</em></p></div>"),
        ('<td markdown="1">', "<td>"),
        ('<span markdown="1">*a*</span>', "<p><span><em>a</em></span></p>"),
        ('<div markdown="0">\n*a*\n</div>', "<div>\n*a*\n</div>"),
        ('```\n<div markdown="1">\n```', '<pre><code>&lt;div markdown="1"&gt;\n</code></pre>'),
        ("{::options parse_block_html=\"true\" /}\n<div>*a*</div>", "<div><p><em>a</em></p></div>"),
    ],
)  # fmt: skip
def test_markdown_in_html(body: str, html: str) -> None:
    assert _html(body).replace("&quot;", '"') == html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("a\n\n{::comment}\n*b*\n\nc\n{:/comment}\n\nd", "<p>a</p><p>d</p>"),
        ("a {::comment}b{:/} c", "<p>a  c</p>"),
        ("{::nomarkdown}\n<b>*a*</b>\n{:/nomarkdown}\n\nb", "<b>*a*</b><p>b</p>"),
        ("a {::nomarkdown}*b*{:/} c", "<p>a *b* c</p>"),
        ('{::options toc_levels="1" /}\n\na', "<p>a</p>"),
        ("> {::comment}\n> a\n> {:/}\n> b", "<blockquote><p>b</p></blockquote>"),
        ("{::comment}\na", "<p>{::comment}\na</p>"),
        ("{::unknown}a{:/}", "<p>{::unknown}a{:/}</p>"),
        ("`{::comment}a{:/}`", "<p><code>{::comment}a{:/}</code></p>"),
        # the end of a block
        ("* a\n^\n* b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("a\n^\nb", "<p>a</p><p>b</p>"),
        ("a ^ b", "<p>a ^ b</p>"),
        # breaks
        ("a\\\\\nb", "<p>a<br />b</p>"),
        ("a\\\nb", "<p>a<br />b</p>"),
        # references of old
        ("[a] [b]\n\n[b]: /c 't'", '<p><a href="/c" title="t">a</a></p>'),
        ("[*a*]\n[b]\n\n[b]: /c", '<p><a href="/c"><em>a</em></a></p>'),
        ("[a] [x]\n\n[b]: /c", "<p>[a] [x]</p>"),
        ("[a] [b]\n\n[a]: /a\n[b]: /b", '<p><a href="/a">a</a> <a href="/b">b</a></p>'),
    ],
)
def test_other_marks(body: str, html: str) -> None:
    assert _html(body).replace("<br />\n", "<br />") == html


def test_what_is_no_word_of_the_author_is_not_searched() -> None:
    body = "word[^1] {::comment}secret{:/}\n\n[^1]: note\n"
    assert visible_text(body, RULES).splitlines() == ["word[1]", "note"]
