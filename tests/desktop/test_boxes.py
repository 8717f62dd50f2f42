"""What the core says inside of articles is said in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from archive.text import limits
from archive.text.complexity import html_too_complex, too_complex
from archive.text.rules import BodyRules
from archive.text.sanitize import plain_html, sanitize
from desktop.boxes import EMBEDDED, with_own_words
from desktop.i18n import Translations

EMBEDS = {
    '<iframe src="https://one.example/"></iframe>': "嵌入的网页，请到原文查看",
    '<iframe src="https://www.youtube.com/embed/x"></iframe>': "嵌入的视频，请到原文查看",
    '<video src="https://one.example/a.mp4"></video>': "嵌入的视频，请到原文查看",
    '<audio src="https://one.example/a.mp3"></audio>': "嵌入的音频，请到原文查看",
    '<object data="https://one.example/a.swf"></object>': "嵌入的对象，请到原文查看",
    '<img src="https://one.example/a.png">': "图片",
}
LARGE = {"/img/large.png": ("/img/large.png", "application/octet-stream")}
HTML_BODIES = (
    "<b>" * (limits.MAX_TAGS + 1),
    "&amp;" * (limits.MAX_ENTITIES + 1),
    "<div>" * (limits.MAX_NESTING + 1),
    "<b" + " a" * (limits.MAX_ATTRIBUTES + 1) + ">",
)
BODIES = (
    "a" * (limits.MAX_BODY_CHARACTERS + 1),
    "<?" * (limits.MAX_CDATA + 1),
    "|" * (limits.MAX_TABLE_CELLS + 1),
    "<" * (limits.MAX_TAGS + 1),
    "\n" * (limits.MAX_LINES + 1),
    "{{" * (limits.MAX_LIQUID_TAGS + 1),
    "*" * (limits.MAX_MARKERS + 1),
    "{:" * (limits.MAX_ATTRIBUTE_LISTS + 1),
    "\n#" * (limits.MAX_HEADINGS_AND_TERMS + 1),
    "[" * (limits.MAX_UNCLOSED + 1),
    "&a" * (limits.MAX_ENTITIES + 1),
    "> " * (limits.MAX_QUOTES + 1),
)


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translations = Translations(qapp)
    translations.use("zh_CN")
    yield
    translations.use("en")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("embed", EMBEDS)
def test_a_box_is_labelled_in_chinese(embed: str) -> None:
    shown = with_own_words(sanitize(f"<p>before {embed} after</p>", BodyRules()))
    assert f'<span class="label">{EMBEDS[embed]}</span>' in shown
    assert "Embedded" not in shown


@pytest.mark.usefixtures("chinese")
def test_the_author_s_words_are_left_alone() -> None:
    body = f"<p>Image: {EMBEDDED[0]}</p>" + sanitize(
        '<img src="https://a.example/b" alt="Boat">', BodyRules()
    )
    assert with_own_words(body) == body.replace("Of another site", "其他网站的图片")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://a.example/b.png", "其他网站的图片"),
        ("//a.example/b.png", "其他网站的图片"),
        ("/img/b.png", "档案中没有这张图片"),
        ("/img/large.png", "档案中有这张图片，但不显示"),
    ],
)
def test_a_box_says_why_there_is_no_picture(address: str, why: str) -> None:
    for written in (f'<img src="{address}">', f'<a href="/"><img src="{address}"></a>'):
        shown = with_own_words(sanitize(written, BodyRules(), LARGE.get))
        assert f'<span class="why">{why}</span></span>' in shown


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("number", range(len(BODIES) + len(HTML_BODIES)))
def test_why_a_post_is_shown_as_text_is_said_in_chinese(number: int) -> None:
    bodies = [*BODIES, *HTML_BODIES]
    reason = (too_complex if number < len(BODIES) else html_too_complex)(bodies[number])
    assert reason is not None
    shown = with_own_words(plain_html("one & two", reason))
    note, mark, rest = shown.partition("</p>")
    assert note.startswith('<p class="label">以纯文本显示：')
    assert reason not in note
    assert mark + rest == '</p><pre class="plain">one &amp; two</pre>'


@pytest.mark.usefixtures("qapp")
def test_english_stays_as_it_is() -> None:
    body = sanitize("".join(EMBEDS), BodyRules())
    assert with_own_words(body) == body
    plain = plain_html("text", "it has more than 10 <tags> & others")
    assert with_own_words(plain) == plain
