"""Bodies that somebody wrote to hang the reader: they are read, or taken as plain text."""

from __future__ import annotations

import pytest

from archive.importing.reading import ReadingRules
from archive.text.rules import BodyRules
from archive.text.visible import visible_text

MEGABYTE = 1_000_000

PIECES = [
    "{{", "{%", "{{ ", "{% x ", "{{<", "{{% ", "{#", "[[", "![[", "[a](", "[^", "^[", "$$", "$a ",
    "\\\\(", "{:", "{: a ", "{::comment}", "{::nomarkdown}\n", "`", "``` ", "```\n", "*a ", "_a", "**a",
    "==", "==a ", "%%", "%%a", "<div>", "<div markdown=1>", "<iframe ", "<!--", "> ", "- ", "| ", "|a|\n",
    "|-|\n", "a\n: b\n", "x\ny\n: z\n", "^\n", "*[a]: b\n", "[a]: b\n", "[a] [b] ", "[^1]: a\n", "> [!a]\n\n",
    "* x\n{:toc}\n\n", "# a\n", "://", "https://a.example/b ", "{% raw %}", "{% highlight x %}",
    "{% quote %}", "{% comment %}", "{{< details >}}", "{{ 'a' | append: ", "- [ ] a\n", "&amp;", "\n",
    "\U000f0001", "\U00100000", "**“重”**", "中",
]  # fmt: skip

NESTED = {
    "elements": "<div>" * 10_000 + "x" + "</div>" * 10_000,
    "elements with Markdown": "<div markdown=1>" * 10_000 + "x" + "</div>" * 10_000,
    "quotations": ">" * 10_000 + " x",
    "lists": "".join(f"{'  ' * depth}- x\n" for depth in range(900)),
    "emphasis": "*a " * 10_000 + "x" + " b*" * 10_000,
    "brackets": "[" * 10_000 + "x" + "]" * 10_000,
    "tags": "{% quote %}\n" * 900 + "x\n" + "{% endquote %}\n" * 900,
    "shortcodes": "{{< details >}}" * 900 + "x" + "{{< /details >}}" * 900,
    "braces": "{{" * 10_000 + " x " + "}}" * 10_000,
}


@pytest.mark.parametrize(
    "generator",
    ["plain", *(pytest.param(name, marks=pytest.mark.slow) for name in ("jekyll", "obsidian"))],
)
@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_one_thing(piece: str, generator: str) -> None:
    rules = BodyRules(generator=generator)
    body = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
    text = visible_text(body, rules)
    html = ReadingRules(rules=rules).html(f"---\n---\n{body}".encode())
    assert len(text) <= MEGABYTE
    assert '<div class="toc"' not in html or html.count("toc") == 1


@pytest.mark.parametrize("generator", ["jekyll", "hexo", "hugo", "obsidian", "plain"])
@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_very_deep(name: str, generator: str) -> None:
    rules = BodyRules(generator=generator)
    text = visible_text(NESTED[name], rules)
    html = ReadingRules(rules=rules).html(f"---\n---\n{NESTED[name]}".encode())
    assert "x" in text
    assert "x" in html


@pytest.mark.parametrize("piece", PIECES)
def test_as_much_as_is_still_read(piece: str) -> None:
    body = (piece * (20_000 // len(piece) + 1))[:20_000]
    rules = BodyRules()
    assert len(visible_text(body, rules)) <= 10 * len(body)
