"""What search searches is what readers see: the visible text and the shown HTML say the same words,
whatever a body mixes. And the fast way says what the long way says, in every dialect."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.importing.reading import ReadingRules
from archive.text.markup import prepare
from archive.text.rules import BodyRules
from archive.text.simple_html import simple_text
from archive.text.visible import _text_by_rendering, visible_text

NOT_READ = (
    ".toc, .chip, span.remote-image, span.embedded, a.footnote-backref, [style*='display:none']"
)
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufeff\u200b\U000f0000-\U0010ffff\\s]+"
)
RULES = {
    generator: BodyRules(
        generator=generator,
        site_url="https://news.example.com",
        base_url="/blog",
        hosts=("news.example.com",),
        hard_wrap=generator in ("hexo", "obsidian"),
        values=(("title", "网站 Title"),),
    )
    for generator in ("jekyll", "hexo", "hugo", "obsidian", "plain")
}

LINES = st.sampled_from(
    ["", "", "武清区*实施*“轨道”。", "**“重点”**内容 and `code_1` here", "# Head *one* {#id}", "Setext", "===", "---",
     "- item", "  - deeper", "1. first", "* [ ] task", "> quoted", "> [!note] Title", "> ",
     "| a | b |", "|---|--:|", "| c | `d|e` |", "|===|", "```python", "```", "~~~", "    indented",
     "Term", ": meaning", "word[^1] more", "[^1]: the note", "*[HTML]: Hyper Text", "HTML here",
     "* TOC", "{:toc}", "{: .x #y}", "*a*{: .z}", "{::comment}", "{:/}", "{::nomarkdown}", "^",
     "$$", "$$a_1*b*$$", "\\\\(x_1\\\\)", "$y_1$", "==marked==", "%%", "%%gone%%", "[[Note|words]]",
     "![[a.png|alt]]", "![[Other#Part]]", "[text](/x_y_z)", "[a] [b]", "[b]: /c 'title'",
     "![pic](https://p.example/a.png)", "<https://a.example/x_y>", "https://a.example/?a=1&b_c=2",
     "<p>block <b>html</b></p>", "<p style='display:none'>hidden</p>", "<div markdown='1'>", "</div>",
     '<iframe src="https://v.example/1"></iframe>', "<video src=x>no</video>", "a &amp; b &lt; c",
     "<span class='chip'>mine</span>", "{% raw %}", "{{ kept }}", "{% endraw %}", "{{ page.x }}",
     "{% if x %}", "{% else %}", "{% highlight rb %}", "{% endhighlight %}", "{% note %}",
     "{% quote %}", "{% endquote %}", "{% post_url a %}", "[u]({% post_url a %})", "{{ site.title }}",
     '{% include figure.html src="a" caption="cap" %}', "{% youtube abc %}", '{{< details "sum" >}}',
     "{{< /details >}}", '{{< figure src="a.png" caption="cap" >}}', "{{< unknown >}}", "{{< highlight js >}}",
     "{{< /highlight >}}", "{{< youtube abc >}}", "two  ", "back\\", "back\\\\", "a\tb", "\ufeffbom"]
)  # fmt: skip
BODIES = st.lists(LINES, max_size=18).map("\n".join)


def _words(text: str) -> str:
    return UNSEEN.sub("", text)


def _words_of_html(html: str) -> str:
    """What a browser shows of an article, without what is ours or hidden."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(NOT_READ):
        element.decompose()
    return _words(soup.get_text())


@pytest.mark.parametrize("generator", RULES)
@settings(max_examples=150)
@given(body=BODIES)
def test_readers_and_search_see_the_same_words(generator: str, body: str) -> None:
    rules = RULES[generator]
    reading = ReadingRules(rules=rules)
    html = reading.html(("---\n---\n" + body).encode("utf-8", "replace"))
    assert _words_of_html(html) == _words(visible_text(body, rules))


@pytest.mark.parametrize("generator", RULES)
@settings(max_examples=150)
@given(body=BODIES)
def test_both_ways_to_the_text_agree(generator: str, body: str) -> None:
    rules = RULES[generator]
    prepared = prepare(body, rules)
    simple = simple_text(prepared, rules)
    if simple is not None:
        assert simple == _text_by_rendering(prepared, rules)[0]


@pytest.mark.parametrize("generator", RULES)
def test_text_that_only_looks_marked_takes_the_fast_way(generator: str) -> None:
    rules = RULES[generator]
    body = "价格 5% 、A: b（c=d）。\n\n<p>第二段 + more</p>\n"
    assert simple_text(prepare(body, rules), rules) is not None
    assert visible_text(body, rules) == "价格 5% 、A: b（c=d）。\n第二段 + more"


def test_each_break_is_a_new_line_where_the_site_keeps_breaks() -> None:
    assert visible_text("a\nb", RULES["hexo"]) == "a\nb"
    assert visible_text("a\nb", RULES["jekyll"]) == "a b"
