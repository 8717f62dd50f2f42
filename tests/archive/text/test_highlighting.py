"""Colours and numbers of lines in code, and the last step of an article."""

from __future__ import annotations

import html as html_module
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.reading import ReadingRules
from archive.text import code_colours
from archive.text.code_colours import MAX_BLOCK, with_colours
from archive.text.code_languages import LANGUAGES, LEXER_MODULES, lexer_for
from archive.text.finishing import finished
from archive.text.rules import BodyRules
from archive.text.visible import visible_text

ROOT = Path(__file__).resolve().parents[3]
VIEWER = ROOT / "resources" / "viewer"
STYLE = (VIEWER / "article.css").read_text(encoding="utf-8")
COLOURS = (VIEWER / "themes.css").read_text(encoding="utf-8")
READING = ReadingRules(rules=BodyRules(generator="jekyll"))


def _block(code: str, classes: str) -> str:
    return f'<pre><code class="{classes}">{html_module.escape(code, quote=False)}</code></pre>'


def _text(html: str) -> str:
    return html_module.unescape(re.sub(r"<[^>]*>", "", html))


def test_words_of_code_get_the_classes_of_their_kinds() -> None:
    code = 'def f(x):  # why\n    return "a" + 1\n'
    assert with_colours(_block(code, "language-python")) == (
        '<pre><code class="language-python"><span class="k">def</span> <span class="f">f</span>(x):'
        '  <span class="c"># why</span>\n    <span class="k">return</span> <span class="s">"</span>'
        '<span class="s">a</span><span class="s">"</span> + <span class="m">1</span>\n</code></pre>'
    )


def test_lines_are_numbered_where_they_should_be() -> None:
    html = with_colours(_block('a = """x\ny"""\n\nb\n', "language-py linenos"))
    assert html.count('<span class="line">') == 4
    assert _text(html) == 'a = """x\ny"""\n\nb\n'
    for line in re.findall(r'<span class="line">(.*?)\n</span>', html):
        assert line.count("<span") == line.count("</span>"), "no colour goes over a line's end"
    plain = with_colours(_block("a\nb\n", "linenos"))
    assert plain == (
        '<pre><code class="linenos"><span class="line">a\n</span><span class="line">b\n</span>'
        "</code></pre>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>language-python linenos</p>",
        _block("def f(): pass", "language-nothing"),
        "<pre><code>def f(): pass</code></pre>",
        '<pre><code class="language-python"><b>def</b></code></pre>',
        _block("x = 1\n" * (MAX_BLOCK // 6 + 1), "language-python"),
        '<p><code class="language-python">def</code></p>',
    ],
)
def test_what_stays_as_it_is(html: str) -> None:
    assert with_colours(html) == html


@pytest.mark.slow
def test_an_article_full_of_code_has_colours_up_to_a_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(code_colours, "MAX_SECONDS", 100.0)
    block = _block("x = 1\n" * 8_000, "language-python")
    html = with_colours(block * 6)
    assert html.count("<span") == 4 * 8_000
    assert _text(html) == "x = 1\n" * 48_000


def test_a_clock_ends_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_colours, "MAX_SECONDS", -1.0)
    html = with_colours(_block("x = 1\n" * 100, "language-python"))
    assert "<span" not in html
    assert _text(html) == "x = 1\n" * 100


@given(st.text(max_size=200), st.sampled_from(sorted(LANGUAGES)), st.booleans())
def test_any_code_stays_the_same_text(code: str, language: str, numbered: bool) -> None:
    classes = f"language-{language} linenos" if numbered else f"language-{language}"
    html = with_colours(_block(code, classes))
    wanted = code + "\n" if numbered and code and not code.endswith("\n") else code
    assert _text(html) == wanted
    tags = set(re.findall(r"<[^>]*>", html)) - {f'<code class="{classes}">'}
    assert tags <= {"<pre>", "</pre>", "</code>", "</span>", '<span class="line">'} | {
        f'<span class="{name}">' for name, _ in code_colours._CLASSES
    }


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_its_lexer(language: str) -> None:
    lexer = lexer_for(language.upper(), "")
    assert lexer is not None
    assert type(lexer).__module__ in LEXER_MODULES


def test_php_without_its_tag_is_php() -> None:
    assert '<span class="k">echo</span>' in with_colours(_block("echo 1;", "language-php"))
    assert '<span class="k">echo</span>' in with_colours(_block("<?php echo 1;", "language-php"))


HOSTILE = ['"', "'", "(", "[", "{", "<", "/*", "<!--", '"""', "${", "#{", "\\", "a.", "$(", "<<A\n",
           "\\begin{", "%q(", "`", "0", " ", "\n", "r#\"", "--[[", "/a", "@a(", "a<"]  # fmt: skip


ONE_OF_EACH = sorted({type(lexer_for(name, "")): name for name in sorted(LANGUAGES)}.values())


@pytest.mark.parametrize("language", ONE_OF_EACH)
def test_hostile_code_stays_the_same_text(language: str) -> None:
    for piece in HOSTILE:
        code = piece * (600 // len(piece))
        assert _text(with_colours(_block(code, f"language-{language}"))) == code


def test_colours_come_with_the_article_and_not_with_the_text() -> None:
    data = b"```ruby\nputs 1\n```\n"
    assert '<span class="m">1</span>' in READING.html(data)
    assert visible_text(data.decode(), READING.rules) == "puts 1"


def test_importing_does_not_load_pygments() -> None:
    program = (
        "import sys, archive, archive.cli, archive.importing.prepare, archive.importing.reading\n"
        "from archive.importing.reading import ReadingRules\n"
        "from archive.text.visible import visible_text\n"
        "visible_text('```ruby\\nputs 1\\n```', ReadingRules().rules)\n"
        "print(*[name for name in sys.modules if name.startswith('pygments')])\n"
        "ReadingRules().html(b'```ruby\\nputs 1\\n```')\n"
        "print('pygments.lexers.ruby' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["", "True"]


# Colours


def _theme(name: str) -> dict[str, str]:
    block = COLOURS[COLOURS.index(f"html.{name} {{") :]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[: block.index("}")]))


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
def test_every_kind_of_word_can_be_read(theme: str) -> None:
    colours = _theme(theme)
    paper = _luminance(colours["tint"])
    names = [name for name in colours if name.startswith("code-")]
    assert len(names) == len(code_colours._CLASSES)
    for name in (*names, "faint", "ink"):
        ink = _luminance(colours[name])
        contrast = (max(paper, ink) + 0.05) / (min(paper, ink) + 0.05)
        assert contrast >= 4.5, f"{name} in {theme}: {contrast:.2f}"


def test_every_class_has_a_colour() -> None:
    for name, _ in code_colours._CLASSES:
        assert re.search(rf"\.body pre \.{name} {{ color: var\(--code-[a-z]+\)", STYLE)


# The last step


def test_what_is_added_last_is_no_part_of_what_is_safe_html_already() -> None:
    assert finished("<p>a</p>") == "<p>a</p>"
    assert finished("") == ""


def test_only_the_first_of_many_contents_is_filled() -> None:
    data = ("* x\n{:toc}\n\n" * 50 + "# A\n\n" * 50).encode()
    html = READING.html(data)
    assert html.count('class="toc"') == 1
    assert html.count("<a href=") == 50


@pytest.mark.parametrize(
    ("levels", "lists"),
    [("1", 1), ("12", 2), ("121", 2), ("31", 1), ("1424", 3), ("654321", 1), ("123456", 6),
     ("2312", 3)],
)  # fmt: skip
def test_contents_are_well_formed_for_any_order_of_levels(levels: str, lists: int) -> None:
    body = "* x\n{:toc}\n\n" + "".join(f"{'#' * int(level)} h\n\n" for level in levels)
    html = READING.html(body.encode())
    contents = html[html.index('<div class="toc">') : html.index("</div>")]
    assert contents.count("<ul>") == contents.count("</ul>") == lists
    assert contents.count("<li>") == contents.count("</li>") == len(levels)
    depth = 0
    for tag in re.findall(r"</?(?:ul|li)>", contents):
        depth += -1 if tag[1] == "/" else 1
        assert depth >= 0
    assert depth == 0
