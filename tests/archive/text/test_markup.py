"""Bodies as HTML, whatever made them: what is common to all, and what each dialect has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.markup import prepare, render
from archive.text.rules import BodyRules

GENERATORS = ("jekyll", "hexo", "hugo", "obsidian", "plain")
RULES = BodyRules(generator="jekyll", hosts=("news.example.com",))


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>\n"),
        ("a\r\nb\rc", "<p>a\nb\nc</p>\n"),
        ("~~gone~~", "<p><s>gone</s></p>\n"),
        ("```py\nx < 1\n```", '<pre><code class="language-py">x &lt; 1\n</code></pre>\n'),
        ("Term\n: meaning", "<dl>\n<dt>Term</dt>\n<dd>meaning</dd>\n</dl>\n"),
        ("# A b!\n\n# A b\n\n# 中文", '<h1 id="a-b">A b!</h1>\n<h1 id="a-b-1">A b</h1>\n'
         '<h1 id="中文">中文</h1>\n'),
        ("# !?", '<h1 id="section">!?</h1>\n'),
        ("text\n\n<>\n", "<p>text</p>\n"),
        ("text\n\n[返回首页](//news.example.com/)", "<p>text</p>\n"),
        ("- [ ] a\n- [X] b\n- [y] c", '<ul>\n<li class="task">☐ a</li>\n<li class="task">☑ b</li>\n'
         "<li>[y] c</li>\n</ul>\n"),
        ("| x | y |\n|---|--:|\n| 1 | 2 |", '<table>\n<thead>\n<tr>\n<th>x</th>\n'
         '<th style="text-align:right">y</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n'
         '<td style="text-align:right">2</td>\n</tr>\n</tbody>\n</table>\n'),
    ],
)  # fmt: skip
def test_what_all_have(body: str, html: str) -> None:
    assert render(body, RULES) == html


def test_footnotes() -> None:
    html = render("a[^1] b[^long]\n\n[^1]: note\n[^long]: first\n\n    second\n", RULES)
    assert 'class="footnotes"' in html
    assert html.count('class="footnote-item"') == 2
    assert "second" in html.partition('class="footnotes"')[2]


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("这是**“重点”**内容", "<p>这是<strong>“重点”</strong>内容</p>\n"),
        ("见**《书名》**。", "<p>见<strong>《书名》</strong>。</p>\n"),
        ("他说*（小声）*好", "<p>他说<em>（小声）</em>好</p>\n"),
        ("日本語**「強調」**です", "<p>日本語<strong>「強調」</strong>です</p>\n"),
        ("한국어**(강조)**는", "<p>한국어<strong>(강조)</strong>는</p>\n"),
        ("中_文_字", "<p>中_文_字</p>\n"),
        ("a * b * c", "<p>a * b * c</p>\n"),
        ("2*3*4", "<p>2<em>3</em>4</p>\n"),
        ("snake_case_name", "<p>snake_case_name</p>\n"),
        ('a**"b"**c', "<p>a**&quot;b&quot;**c</p>\n"),
    ],
)
def test_emphasis_beside_chinese_punctuation(body: str, html: str) -> None:
    assert render(body, RULES) == html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("see http://a.example/b_c_d.", '<p>see <a href="http://a.example/b_c_d">'
         "http://a.example/b_c_d</a>.</p>\n"),
        ("见https://a.example/x，好", '<p>见<a href="https://a.example/x">'
         "https://a.example/x</a>，好</p>\n"),
        ("**http://a.example/x**", '<p><strong><a href="http://a.example/x">'
         "http://a.example/x</a></strong></p>\n"),
        ("http://a.example/?a=1&amp;b=2&amp;", '<p><a href="http://a.example/?a=1&amp;b=2">'
         "http://a.example/?a=1&amp;b=2</a>&amp;</p>\n"),
        ("[x http://a.example](/y)", '<p><a href="/y">x http://a.example</a></p>\n'),
        ('<a href="/y">http://a.example</a>', '<p><a href="/y">http://a.example</a></p>\n'),
        ("`http://a.example`", "<p><code>http://a.example</code></p>\n"),
        ("xhttp://a.example", "<p>xhttp://a.example</p>\n"),
        ("http://", "<p>http://</p>\n"),
    ],
)  # fmt: skip
def test_bare_addresses_are_links_but_not_for_jekyll(body: str, html: str) -> None:
    for generator in ("hexo", "hugo", "obsidian", "plain"):
        assert render(body, BodyRules(generator=generator)) == html
    if "](" not in body and "<a" not in body:
        assert "<a" not in render(body, RULES)


def test_line_breaks_are_kept_only_where_the_site_says_so() -> None:
    assert render("a\nb", RULES) == "<p>a\nb</p>\n"
    assert render("a\nb", BodyRules(generator="hexo", hard_wrap=True)) == "<p>a<br />\nb</p>\n"


def test_headings_of_hexo_keep_their_capitals() -> None:
    html = render("# Hello, World (1)\n# Hello World 1", BodyRules(generator="hexo"))
    assert html == (
        '<h1 id="Hello-World-1">Hello, World (1)</h1>\n<h1 id="Hello-World-1-1">Hello World 1</h1>\n'
    )


def test_deep_lists_lose_nothing() -> None:
    body = "".join("  " * depth + f"- w{depth}x\n" for depth in range(60))
    html = render(body, RULES)
    assert all(f"w{depth}x" in html for depth in range(60))


PIECES = st.sampled_from(
    ["{{", "}}", "{%", "%}", " raw ", " endraw ", " highlight x ", " endhighlight ", "`", "```\n",
     "\n", "a", "\U000f0001", "0", " comment ", " endcomment ", "{:", "}", "markdown=1", "<div ",
     ">", "'", "|", "relative_url", "{::", "/}", "comment", "nomarkdown", "$$", "[[", "]]", "==",
     "%%", "^", "*[", "]:", "{{<", ">}}", "details", "{{< /details >}}", "- ", "> [!note]", ": "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(GENERATORS))
def test_any_marks_are_read_or_left(body: str, generator: str) -> None:
    rules = BodyRules(generator=generator)
    assert isinstance(render(body, rules), str)
    assert prepare(body, rules) == prepare(body, rules)


@given(st.text(max_size=200), st.sampled_from(GENERATORS))
def test_any_body_is_rendered(body: str, generator: str) -> None:
    assert isinstance(render(body, BodyRules(generator=generator)), str)
