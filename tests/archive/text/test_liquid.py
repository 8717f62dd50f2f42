"""Tags of Jekyll and Hexo in bodies: translated where that is plain, else a chip, never run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.chips import chip, show_chips, without_chips
from archive.text.finishing import finished
from archive.text.markup import render
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize
from archive.text.templates import translate_templates
from archive.text.templates.tags import read_arguments
from archive.text.visible import visible_text

SITE = {"site_url": "https://news.example.com", "base_url": "/blog"}
JEKYLL = BodyRules(
    generator="jekyll", hosts=("news.example.com",), values=(("title", "The News"),), **SITE
)
HEXO = BodyRules(generator="hexo", **SITE)


def _jekyll(body: str) -> str:
    """The translated body, its chips in HTML."""
    return show_chips(translate_templates(body, JEKYLL))


def _hexo(body: str) -> str:
    return show_chips(translate_templates(body, HEXO))


def _shown(body: str, rules: BodyRules) -> str:
    return finished(sanitize(render(body, rules), rules))


@pytest.mark.parametrize(
    ("body", "translated"),
    [
        ("no tags { here }", "no tags { here }"),
        ("{% comment %}x{% endcomment %}y", "y"),
        ("{%- comment -%}{{ x }}{%- endcomment -%}y", "y"),
        ("{% raw %}{{ kept }}{% endraw %}", "{{ kept }}"),
        ("{% raw %}{% a %}{% endraw %}{{ b }}", '{% a %}<span class="chip">b</span>'),
        ("{%if x%}a{%elsif y%}b{% else %}c{%endif%}", "abc"),
        ("{% for x in y %}a{% endfor %}", "a"),
        ("{% assign a = 'b' %}c{% capture d %}e{% endcapture %}", "ce"),
        ("{% unknown a %}b{% endunknown %}", '<span class="chip">unknown a</span>b'),
        ("{{ page.title }}", '<span class="chip">page.title</span>'),
        ("{{ a | upcase }}", '<span class="chip">a | upcase</span>'),
        ("{{a}}{{b}}", '<span class="chip">a</span><span class="chip">b</span>'),
        ("<{{ release.url }}>", '<span class="chip">release.url</span>'),
        ("{% include <b> %}", '<span class="chip">include &lt;b&gt;</span>'),
        ("{{ " + "x" * 100 + " }}", f'<span class="chip">{"x" * 59}…</span>'),
        ("{{ }}{% %}", ""),
        ("{{ never closed", "{{ never closed"),
        ("{% never closed", "{% never closed"),
        ("{% raw %}never closed", '<span class="chip">raw</span>never closed'),
        ("{% quote %}a", '<span class="chip">quote</span>a'),
        ("a{% endraw %}b", "ab"),
        ("{% include\n  a.html\n%}", '<span class="chip">include a.html</span>'),
        ("{{ 'x'\n| y }}", "<span class=\"chip\">'x' | y</span>"),
    ],
)
def test_tags(body: str, translated: str) -> None:
    assert _jekyll(body) == translated


@pytest.mark.parametrize(
    ("body", "translated"),
    [
        ("[a]({% post_url 2022-01-01-x %})", "[a](post-url:2022-01-01-x)"),
        ("[a]({%post_url /sub/2022-01-01-x%}#b)", "[a](post-url:/sub/2022-01-01-x#b)"),
        ("[a]({% link _posts/x y.md %})", "[a](link:_posts/x%20y.md)"),
        ("[a]({% link assets/a b.zip %})", "[a](/assets/a%20b.zip)"),
        ("{{ site.baseurl }}{% link index.html %}", "link:index.html"),
        ("{{ site.url }}{{ site.baseurl }}/x", "/x"),
        ("{{ site.baseurl }}/x", "/x"),
        ("{{ site.baseurl }}", "/blog"),
        ("{{ site.url }}", "https://news.example.com"),
        ("{{ site.title }}", "The News"),
        ("{{ site.nothing }}", '<span class="chip">site.nothing</span>'),
        ("{{ '/a b.png' | relative_url }}", "/a%20b.png"),
        ('{{ "/a.png" | absolute_url }}', "/a.png"),
        ('{{ "/a" | prepend: site.baseurl | prepend: site.url }}', "/a"),
        ("{{ site.url | append: '/a' }}", "/a"),
        ("{{ '/a' | append: page.x }}", "<span class=\"chip\">'/a' | append: page.x</span>"),
        ('{{ "{{ x }" }}', "{{ x }"),
    ],
)
def test_addresses(body: str, translated: str) -> None:
    if body == "{{ site.url | append: '/a' }}":
        translated = "https://news.example.com/a"
    assert _jekyll(body) == translated


@pytest.mark.parametrize(
    "body",
    ["`{{ kept }}`", "``{% ` %}``", "```\n{% kept %}\n```", "~~~~\n{{ a }}\n~~~\n{{ b }}\n~~~~",
     "- x\n\n  ```\n  {{ a }}\n  ```", "> ```\n> {{ a }}\n> ```", "1. ```\n   {{ a }}\n   ```",
     "```\n{{ to the end }}"],
)  # fmt: skip
def test_code_keeps_its_braces(body: str) -> None:
    assert _jekyll(body) == body


def test_code_ends_where_markdown_says() -> None:
    assert _jekyll("`a\n\n{{ b }}`") == '`a\n\n<span class="chip">b</span>`'
    assert _jekyll("``a` {{ b }}") == '``a` <span class="chip">b</span>'
    assert _jekyll("```\na\n```\n{{ b }}") == '```\na\n```\n<span class="chip">b</span>'


def test_raw_marks_within_code_are_not_shown() -> None:
    assert _jekyll("```\n{% raw %}\n{{ a }}\n{% endraw %}\n```") == "```\n{{ a }}\n```"
    assert _jekyll("`{% raw %}{{ a }}{% endraw %}`") == "`{{ a }}`"
    highlighted = "{% highlight x %}\n{% raw %}{{ a }}{% endraw %}\n{% endhighlight %}"
    assert _jekyll(highlighted) == "```x\n{{ a }}\n```"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("{% highlight ruby linenos %}\nputs `x`\n{% endhighlight %}",
         '<pre><code class="language-ruby linenos">puts `x`\n</code></pre>\n'),
        ("{% highlight c++ %}\n```\n{% endhighlight %}",
         '<pre><code class="language-c++">```\n</code></pre>\n'),
        ("a {% highlight js %}b{% endhighlight %} c",
         '<p>a</p>\n<pre><code class="language-js">b\n</code></pre>\n<p>c</p>\n'),
        ("1. a\n\n   {% highlight sh %}\n   b\n\n     c\n   {% endhighlight %}\n\n2. d",
         '<ol>\n<li>\n<p>a</p>\n<pre><code class="language-sh">b\n\n  c\n</code></pre>\n</li>\n'
         "<li>\n<p>d</p>\n</li>\n</ol>\n"),
        ("{% highlight %}\n<b>{{ x }}</b>\n{% endhighlight %}",
         "<pre><code>&lt;b&gt;{{ x }}&lt;/b&gt;\n</code></pre>\n"),
    ],
)  # fmt: skip
def test_highlighted_code(body: str, html: str) -> None:
    assert render(body, JEKYLL) == html


@pytest.mark.parametrize(
    ("tag", "html"),
    [
        ('include figure.html src="/a.jpg" alt="A" caption="C & D"',
         '<figure><img src="/a.jpg" alt="A"><figcaption>C &amp; D</figcaption></figure>'),
        ("include figure image_path='/a.jpg'", '<figure><img src="/a.jpg" alt=""></figure>'),
        ('include video id="x_1" provider="vimeo"',
         '<div><iframe src="https://vimeo.com/x_1"></iframe></div>'),
        ('include youtube.html id="x"',
         '<div><iframe src="https://www.youtube.com/watch?v=x"></iframe></div>'),
        ("youtube abc", '<div><iframe src="https://www.youtube.com/watch?v=abc"></iframe></div>'),
        ("gist me/1234", '<div><iframe src="https://gist.github.com/me/1234"></iframe></div>'),
        ('include youtube.html id="a b"', '<span class="chip">include youtube.html id="a b"</span>'),
        ("include figure.html", '<span class="chip">include figure.html</span>'),
        ("include toc.html", '<span class="chip">include toc.html</span>'),
    ],
)  # fmt: skip
def test_includes(tag: str, html: str) -> None:
    assert _jekyll(f"{{% {tag} %}}").rstrip("\n") == html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('{% asset_img a.png 10 20 "the title" "the alt" %}',
         '<img src="a.png" alt="the alt" title="the title">'),
        ("{% asset_img left picture %}", '<img src="left" alt="picture" title="picture">'),
        ("{% img left /a.png 10 20 \"t 'al' t\" %}",
         '<img src="/a.png" alt="t &#x27;al&#x27; t" title="t &#x27;al&#x27; t">'),
        ("{% asset_path a.png %}", "a.png"),
        ('{% asset_link a.pdf "the file" %}', '<a href="a.pdf">the file</a>'),
        ("{% post_link 2024-01-01-a %}", '<a href="post-url:2024-01-01-a">2024-01-01-a</a>'),
        ("{% post_link a#b 'see [this]' true %}", '<a href="post-url:a#b">see [this]</a>'),
        ("[x]({% post_path a %})", "[x](post-url:a)"),
        ("{% link Some text https://a.example true T %}",
         '<a href="https://a.example" title="T">Some text</a>'),
        ("{% link only %}", '<span class="chip">link only</span>'),
        ("{# nothing {{ x }} #}y", "y"),
        ("{% iframe https://a.example/x 100% 300 %}",
         '<div><iframe src="https://a.example/x"></iframe></div>\n'),
        ("{% post_link %}{% img %}", '<span class="chip">post_link</span><span class="chip">img</span>'),
    ],
)  # fmt: skip
def test_tags_of_hexo(body: str, html: str) -> None:
    assert _hexo(body) == html


def test_quotations_of_hexo_hold_markdown() -> None:
    body = (
        "{% blockquote A Writer, a book https://a.example/x The Page %}\nIt *is*.\n\n- so\n"
        "{% endblockquote %}"
    )
    assert render(body, HEXO) == (
        "<blockquote>\n<p>It <em>is</em>.</p>\n<ul>\n<li>so</li>\n</ul>\n"
        '<p><cite>A Writer, a book <a href="https://a.example/x">The Page</a></cite></p>\n'
        "</blockquote>\n"
    )
    nested = "{% quote %}a{% pullquote %}b{% endpullquote %}{% note %}c{% endquote %}"
    assert render(nested, HEXO).count("<blockquote>") == 2
    assert visible_text(nested, HEXO).splitlines() == ["a", "b", "c"]


def test_code_blocks_of_hexo_have_titles() -> None:
    body = (
        "{% codeblock a title https://a.example/x the link lang:js line_number:true %}\n"
        "{{ x }}\n{% endcodeblock %}"
    )
    assert render(body, HEXO) == (
        '<p>a title <a href="https://a.example/x">the link</a></p>\n'
        '<pre><code class="language-js linenos">{{ x }}\n</code></pre>\n'
    )


@pytest.mark.parametrize("generator", ["obsidian", "hugo"])
def test_braces_are_text_where_they_mean_nothing(generator: str) -> None:
    body = "{{ x }} {% y %} {% raw %}{# z #}"
    assert translate_templates(body, BodyRules(generator=generator)) == body


def test_a_chip_stays_whole_wherever_it_stands() -> None:
    body = "*{{ a_b*c }}* | `x`\n\n    code {{ in }}\n\n| {{ t }} |\n|---|\n| [l]({{ u }}) |\n"
    html = _shown(body, JEKYLL)
    for said in ("a_b*c", "in", "t"):
        assert html.count(f'<span class="chip">{said}</span>') == 1
    assert html.count("chip") == 3, "an address has none"
    assert visible_text(body, JEKYLL).splitlines() == ["| x", "code", "l"]


def test_tags_in_attributes_leave_clean_attributes() -> None:
    body = '<a href="{{ page.url }}/x" title="{{ t }}">go</a> <img src="{{ i }}.png" alt="{{ t }}">'
    html = _shown(body, JEKYLL)
    assert '<a href="/x" title="">go</a>' in html
    assert "chip" not in html
    assert not any(ord(character) >= 0xF0000 for character in html)


def test_nobody_forges_a_chip_that_is_more_than_text() -> None:
    forged = chip("<script>alert(1)</script>")
    assert "<script" not in _shown(forged, JEKYLL)
    assert _shown('<span class="chip">words</span>', JEKYLL) == "<p><span>words</span></p>\n"
    assert visible_text('<span class="chip">words</span>', JEKYLL) == "words"


@given(st.text(max_size=80))
def test_chips_come_back(said: str) -> None:
    shown = show_chips(chip(said))
    assert without_chips(f"a{chip(said)}b") == "ab"
    assert ("<span" in shown) == bool(said.split())


@pytest.mark.parametrize(
    ("written", "words", "named"),
    [
        ("", (), {}),
        ("a 'b c' \"d\"", ("a", "b c", "d"), {}),
        ("a=1 b='2 3' c:\"4\"", (), {"a": "1", "b": "2 3", "c": "4"}),
        ("http://a.example/b x", ("http://a.example/b", "x"), {}),
        (r'"a \" b"', ('a " b',), {}),
        ("`a b`", ("a b",), {}),
        ("a='' b", ("b",), {"a": ""}),
        ("a=1 a=2", (), {"a": "1"}),
        ('"never closed', ("never", "closed"), {}),
    ],
)
def test_arguments(written: str, words: tuple[str, ...], named: dict[str, str]) -> None:
    arguments = read_arguments(written)
    assert arguments.words == words
    assert arguments.named == named
