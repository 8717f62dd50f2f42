"""Hugo's shortcodes: its own ones are translated, others are chips."""

from __future__ import annotations

import pytest

from archive.text.chips import show_chips
from archive.text.finishing import finished
from archive.text.markup import render
from archive.text.rules import BodyRules
from archive.text.sanitize import sanitize
from archive.text.templates import translate_templates
from archive.text.visible import visible_text

RULES = BodyRules(generator="hugo", values=(("author", "A. Writer"), ("year", "2024")))


def _translated(body: str) -> str:
    return show_chips(translate_templates(body, RULES))


@pytest.mark.parametrize(
    ("body", "translated"),
    [
        ("{{< unknown a b >}}x{{< /unknown >}}", '<span class="chip">unknown a b</span>x'),
        ("{{% unknown %}}*x*{{% /unknown %}}", '<span class="chip">unknown</span>*x*'),
        ("{{< a />}}", '<span class="chip">a</span>'),
        ("{{</* figure src=x */>}}", "{{< figure src=x >}}"),
        ("{{%/* ref x */%}}", "{{% ref x %}}"),
        ("`{{</* a */>}}`", "`{{< a >}}`"),
        ("{{ .Title }} {% x %}", "{{ .Title }} {% x %}"),
        ("{{< never closed", "{{< never closed"),
        ("{{< >}}", ""),
        ("{{< comment >}}gone{{< /comment >}}x", "x"),
        ('{{< param author >}} {{< param "Year" >}}', "A. Writer 2024"),
        ("{{< param other >}}", '<span class="chip">param other</span>'),
        ("{{< theme/box >}}", '<span class="chip">theme/box</span>'),
        ("```\n{{< a >}}\n```", "```\n{{< a >}}\n```"),
    ],
)
def test_shortcodes(body: str, translated: str) -> None:
    assert _translated(body) == translated


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ('[a]({{< ref "posts/a b.md" >}})', "ref:posts/a%20b.md"),
        ('[a]({{< relref path="/posts/a" lang="en" >}})', "ref:/posts/a"),
        ('[a]({{< ref "a.md#part" >}})', "ref:a.md#part"),
        ('[a]({{% relref "#part one" %}})', "#part%20one"),
        ("[a]({{< ref `a.md` >}})", "ref:a.md"),
    ],
)
def test_references(body: str, address: str) -> None:
    assert _translated(body) == f"[a]({address})"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('{{< figure src="/a.jpg" alt="A" title="T" caption="C < D" >}}',
         '<figure><img src="/a.jpg" alt="A"><figcaption><strong>T</strong> C &lt; D</figcaption>'
         "</figure>"),
        ('{{< figure src="a.jpg" link="/b" attr="me" attrlink="https://me.example" >}}',
         '<figure><a href="/b"><img src="a.jpg" alt=""></a>'
         '<figcaption><a href="https://me.example">me</a></figcaption></figure>'),
        ("{{< figure >}}", '<span class="chip">figure</span>'),
        ("{{< youtube w7Ft2ymGmfc >}}",
         '<div><iframe src="https://www.youtube.com/watch?v=w7Ft2ymGmfc"></iframe></div>'),
        ('{{< youtube id="x_y" autoplay="true" >}}',
         '<div><iframe src="https://www.youtube.com/watch?v=x_y"></iframe></div>'),
        ("{{< vimeo 1 >}}", '<div><iframe src="https://vimeo.com/1"></iframe></div>'),
        ("{{< gist me 12 >}}", '<div><iframe src="https://gist.github.com/me/12"></iframe></div>'),
        ('{{< tweet user="a" id="5" >}}',
         '<div><iframe src="https://twitter.com/i/status/5"></iframe></div>'),
        ("{{< x 5 >}}", '<div><iframe src="https://twitter.com/i/status/5"></iframe></div>'),
        ("{{< instagram B_x >}}",
         '<div><iframe src="https://www.instagram.com/p/B_x/"></iframe></div>'),
        ("{{< youtube \"<b>\" >}}", '<span class="chip">youtube "&lt;b&gt;"</span>'),
    ],
)  # fmt: skip
def test_pictures_and_embedded_things(body: str, html: str) -> None:
    assert _translated(body).rstrip("\n") == html


def test_an_embedded_thing_is_a_box_that_search_does_not_see() -> None:
    body = "before {{< youtube abc >}} after\n\n{{< gist me 12 >}}\n"
    html = finished(sanitize(render(body, RULES), RULES))
    assert html.count('<span class="embedded">') == 2
    assert "Embedded video, open at source" in html
    assert 'href="https://www.youtube.com/watch?v=abc"' in html
    assert "<iframe" not in html
    assert visible_text(body, RULES) == "before after"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('{{< highlight go "linenos=table" >}}\nx := `{{ y }}`\n{{< /highlight >}}',
         '<pre><code class="language-go linenos">x := `{{ y }}`\n</code></pre>\n'),
        ("{{< highlight html >}}<b>{{< /highlight >}}",
         '<pre><code class="language-html">&lt;b&gt;\n</code></pre>\n'),
        ('{{< highlight sh "linenos=false" >}}\nx\n{{< /highlight >}}',
         '<pre><code class="language-sh">x\n</code></pre>\n'),
        ('{{< details summary="More & less" >}}\n*a*\n\n- b\n{{< /details >}}',
         "<details><summary>More &amp; less</summary>\n<p><em>a</em></p>\n<ul>\n<li>b</li>\n</ul>\n"
         "</details>\n"),
        ("# A {#b}\n\n[x](#b)", '<h1 id="b">A</h1>\n<p><a href="#b">x</a></p>\n'),
        ("# A {#b .c k=v}", '<h1 id="b">A</h1>\n'),
        ("> [!NOTE]\n> a", '<blockquote class="callout">\n<p class="callout-title">Note</p>\n'
         "<p>a</p>\n</blockquote>\n"),
    ],
)  # fmt: skip
def test_blocks(body: str, html: str) -> None:
    assert render(body, RULES) == html


def test_folders_of_no_generator_know_all_languages() -> None:
    body = '{{< youtube a >}} {% youtube b %} {{ c }} {{< d >}} [[e]] [f]({{< ref "g.md" >}})'
    translated = show_chips(translate_templates(body, BodyRules()))
    assert translated.count("<iframe") == 2
    assert translated.count('class="chip"') == 2
    assert "(ref:g.md)" in translated
