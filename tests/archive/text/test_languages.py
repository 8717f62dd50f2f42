"""Languages by script, and words of every script."""

from __future__ import annotations

import numpy  # noqa: F401  (with it words are counted by tables)
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.text.html_text import html_to_text, tidy_lines, without_simple_hidden, without_tags
from archive.text.languages import (
    _count_by_patterns,
    _language_by_counts,
    count_words,
    language_of,
)


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("武清区实施方案", "", "zh"),
        ("武清 5G HFO-1234yf", "en", "zh"),
        ("港の春は来た", "", "ja"),
        ("東京都港区", "ja", "ja"),
        ("東京都港区", "zh-TW", "zh"),
        ("부산항 소식", "", "ko"),
        ("Новости порта", "", "ru"),
        ("Новини порту", "uk", "uk"),
        ("Новости порта", "de", "ru"),
        ("The harbour is open", "", "en"),
        ("Der Hafen ist offen", "de_DE", "de"),
        ("The harbour is open", "zh-CN", "en"),
        ("The news of 武 in English words and more of them", "", "en"),
        ("123 …", "fr", "fr"),
        ("", "", None),
    ],
)
def test_language(text: str, hint: str, language: str | None) -> None:
    assert language_of(text, hint) == language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("武清区", 3),
        ("ruby release", 2),
        ("武清 ruby_release 3.1", 6),
        ("don't", 2),
        ("…—！", 0),
        ("ภาษา", 4),
    ],
)
def test_words(text: str, words: int) -> None:
    assert count_words(text) == words == _count_by_patterns(text)


SCRIPTS = st.text(
    "武區㐀a_1 é5ａ。、ё５カーの한々ภ·²ª\u0301\ud800\U00020000\U0001d400", max_size=40
)


@given(SCRIPTS | st.text())
@example("".join(map(chr, range(0x10000))))
@example(" ".join(map(chr, range(0x10000))))
def test_words_are_counted_alike_by_tables_and_by_patterns(text: str) -> None:
    assert count_words(text) == _count_by_patterns(text)


@given(SCRIPTS | st.text(), st.sampled_from(["", "zh", "ja", "ko", "uk", "de"]))
def test_a_quick_look_at_the_script_changes_nothing(text: str, hint: str) -> None:
    assert language_of(text, hint) == _language_by_counts(text, hint)


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("", ""),
        ("a<b>b</b>c", "abc"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<div>a\nb</div>", "a b"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("a<!-- <p>x</p> -->b", "ab"),
        ("a&#10;b&nbsp;c&lt;d", "a\nb c<d"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("a<hr/>b<BR>c", "a\nb\nc"),
        ("a\x00b\ufeffc\u200bd\ue000e", "abcde"),
    ],
)
def test_text_of_html(fragment: str, text: str) -> None:
    assert html_to_text(fragment) == text


def test_lines_are_tidied() -> None:
    assert tidy_lines(" a\u3000\u00a0b \n\n \n c ") == "a b\nc"


@pytest.mark.parametrize(
    ("fragment", "left"),
    [
        ('<p style="display:none">x</p>y', "y"),
        ('<p>a</p><p style="display: none;height:1px"><br /></p>y', "<p>a</p>y"),
        ('a<span style="display:none">x</span>b', "ab"),
        ('a<p style="display:none">x</p>b', 'a<p style="display:none">x</p>b'),
        ('<div style="display:none"><b>x</b></div>', '<div style="display:none"><b>x</b></div>'),
    ],
)
def test_simple_hidden_elements(fragment: str, left: str) -> None:
    assert without_simple_hidden(fragment) == left


def test_tags_without_parsing() -> None:
    assert without_tags("<p>a</p><script>b</script> < c") == "a b < c"
    assert len(without_tags("x" * 6_000_000)) == 5_000_000


def test_files_within_a_body_are_no_text() -> None:
    noise = "iVBORw0KGgo/+A=" * 400_000  # past the bound for text
    picture = f"data:image/png;base64,{noise}"
    body = f'<p>before</p><img alt="" src="{picture}"> ![a]({picture}) <p>after</p>'
    assert without_tags(body) == "before ![a]() after"
    named = f"data:image/png;name=a.png;base64,{noise}"
    assert (
        without_tags(f"<p>{named}</p> data:, text;base64, is left") == "data:, text;base64, is left"
    )
