"""The limits of texts, each by its name: all is kept up to one, and what is past it is not lost
where it can be kept. What each of them does is in docs/notes/limits.md."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.errors import EncodingError
from archive.search_match import matcher_for
from archive.search_query import parse_query
from archive.search_tree import TextField
from archive.text import code_colours, inline_tags, limits, other_markup
from archive.text.chips import MAX_SAID, chip, show_chips
from archive.text.code_colours import MAX_ALL, with_colours
from archive.text.encoding import MAX_BAD_SHARE, MAX_DAMAGED_SHARE, decode
from archive.text.hexo_slug import MAX_OPEN_TOKENS, MAX_READ, pattern_reader
from archive.text.highlight import MAX_MARKS, Matcher, mark_html
from archive.text.html_text import as_written, without_tags
from archive.text.limits import (
    MAX_ADDRESS_CHARACTERS,
    MAX_PLAIN_CHARACTERS,
    MAX_PLAIN_LINE,
    MAX_STYLE_CHARACTERS,
)
from archive.text.rules import BodyRules
from archive.text.sanitize import image_address, plain_html, safe_address, safe_style, sanitize

RULES = BodyRules()


def _matcher(query: str) -> Matcher:
    return matcher_for(parse_query(query), TextField.TEXT)


# Tags and titles


def test_tags_are_looked_for_in_the_beginning_of_a_very_long_note() -> None:
    most = inline_tags.MAX_SEARCHED
    body = "#first " + "x" * (most - 13) + " #last"
    assert len(body) == most
    assert inline_tags.inline_tags(body) == ["first", "last"]
    assert inline_tags.inline_tags(body + " #past") == ["first", "last"]


def test_of_a_tag_at_the_limit_no_half_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline_tags, "MAX_SEARCHED", 12)
    assert inline_tags.inline_tags("#one #harbou") == ["one", "harbou"]
    assert inline_tags.inline_tags("#one #harbour") == ["one"]
    assert inline_tags.inline_tags("#one #harbou #two") == ["one", "harbou"]
    assert inline_tags.inline_tags("#one  #three#") == ["one"]
    assert inline_tags.inline_tags("#one  three #two") == ["one"]


@pytest.mark.parametrize(
    ("ending", "heading"),
    [(".adoc", "= Port"), (".adoc", "== Port"), (".rst", "Port\n===="), (".org", "* Port")],
)
def test_a_title_is_looked_for_in_the_beginning(ending: str, heading: str) -> None:
    before = "x" * 99 + "\n"
    rest = other_markup.MAX_SEARCHED - len(heading)
    above = (before * (rest // 100 + 1))[-rest:]
    assert other_markup.title_in_markup(above + heading, ending) == "Port"
    assert other_markup.title_in_markup(f"{above}{heading}\nmore", ending) == "Port"
    assert other_markup.title_in_markup(f"x{above}{heading}\nmore", ending) == ""
    assert other_markup.title_in_markup(f"\n{heading}\n{above}", ending) == "Port"


# Plain text


@pytest.mark.parametrize("taken", [as_written, without_tags])
def test_plain_text_is_the_beginning_of_a_huge_body(taken: Callable[[str], str]) -> None:
    body = "港" * (MAX_PLAIN_CHARACTERS - 1) + "尾"
    assert taken(body) == body
    assert taken(f"{body}more") == body


@pytest.mark.parametrize("taken", [as_written, without_tags])
def test_plain_text_has_the_limit_of_all_bodies(
    taken: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_PLAIN_CHARACTERS", 5)
    assert taken("abcde") == "abcde"
    assert taken("abcdef") == "abcde"


def test_a_page_of_plain_text_shows_the_beginning() -> None:
    body = "港" * (MAX_PLAIN_CHARACTERS - 1) + "尾"
    whole = plain_html(body, "it is long")
    assert whole.endswith("港尾</pre>")
    assert plain_html(f"{body}more", "it is long") == whole


def test_a_long_line_of_plain_text_goes_on_in_the_next() -> None:
    for text in ("", "a", "\n\n", "a\n\nb\n", "港" * MAX_PLAIN_LINE):
        assert plain_html(text, "why").endswith(f'<pre class="plain">{text}</pre>')
    text = "港" * (2 * MAX_PLAIN_LINE + 1)
    shown = plain_html(f"one\n{text}\ntwo", "why").partition('<pre class="plain">')[2]
    assert list(map(len, shown.split("\n"))) == [
        3,
        MAX_PLAIN_LINE,
        MAX_PLAIN_LINE,
        1,
        len("two</pre>"),
    ]
    assert shown.replace("\n", "") == f"one{text}two</pre>"


# Attributes


def test_a_style_that_is_too_long_is_dropped_and_its_text_is_kept() -> None:
    style = "color:red" + ";" * (MAX_STYLE_CHARACTERS - len("color:red"))
    assert len(style) == MAX_STYLE_CHARACTERS
    assert safe_style(style) == "color:var(--ink-red)"
    assert safe_style(f"{style};") is None
    assert sanitize(f'<p style="{style}">x</p>', RULES) == ('<p style="color:var(--ink-red)">x</p>')
    assert sanitize(f'<p style="{style};">x</p>', RULES) == "<p>x</p>"


def test_a_link_with_an_address_that_is_too_long_is_only_its_text() -> None:
    address = "https://port.example/".ljust(MAX_ADDRESS_CHARACTERS, "a")
    assert safe_address(address) == address
    assert safe_address(f"{address}a") is None
    assert sanitize(f'<a href="{address}">x</a>', RULES) == f'<a href="{address}">x</a>'
    assert sanitize(f'<a href="{address}a">x</a>', RULES) == "<a>x</a>"


def test_of_the_address_of_a_picture_the_beginning_is_asked_for() -> None:
    address = "/pictures/".ljust(MAX_ADDRESS_CHARACTERS, "a")
    assert image_address(address) == address
    assert image_address(f"{address}b") == address
    asked: list[str] = []

    def asset_of(written: str) -> None:
        asked.append(written)

    shown = sanitize(f'<img src="{address}b" alt="A gate">', RULES, asset_of)
    assert set(asked) == {address}
    assert "A gate" in shown


# What an article is shown with


def test_a_chip_says_the_beginning_of_a_long_tag() -> None:
    said = "a" * (MAX_SAID - 1) + "z"
    assert show_chips(chip(said)) == f'<span class="chip">{said}</span>'
    assert show_chips(chip(f"{said}b")) == f'<span class="chip">{said[:-1]}…</span>'


def _block(code: str) -> str:
    return f'<pre><code class="language-python">{code}</code></pre>'


def test_code_has_colours_up_to_so_many_characters_of_an_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(code_colours, "MAX_ALL", 12)
    coloured = _block('<span class="k">pass</span>')
    assert MAX_ALL >= code_colours.MAX_BLOCK
    assert with_colours(_block("pass") * 3) == coloured * 3
    assert with_colours(_block("pass") * 5) == coloured * 3 + _block("pass") * 2
    longer = _block("pass") * 2 + _block("pass#")
    assert with_colours(longer) == coloured * 2 + _block("pass#")


def test_the_first_hits_are_marked_and_all_text_is_kept() -> None:
    text = "港 " * MAX_MARKS
    assert len(_matcher("港").spans(text)) == MAX_MARKS
    spans = _matcher("港").spans(f"{text}港")
    assert len(spans) == MAX_MARKS
    assert spans[-1] == (len(text) - 2, len(text) - 1)
    marked = mark_html(f"<p>{text}港</p>", _matcher("港"))
    assert marked == f"<p>{'<mark>港</mark> ' * MAX_MARKS}港</p>"


def test_the_first_hits_are_marked_of_all_blocks_together() -> None:
    block = f"<p>{'港 ' * (MAX_MARKS // 2)}</p>"
    marked = block.replace("港", "<mark>港</mark>")
    assert mark_html(block * 2, _matcher("港")) == marked * 2
    assert mark_html(f"{block * 2}<p>港</p>", _matcher("港")) == f"{marked * 2}<p>港</p>"


# Names of files


def test_a_pattern_of_file_names_with_too_many_open_names_reads_nothing() -> None:
    names = [f":n{number}" for number in range(MAX_OPEN_TOKENS)]
    values = {f"n{number}": f"v{number}" for number in range(MAX_OPEN_TOKENS)}
    text = "/".join(values.values())
    assert pattern_reader("/".join(names))(text) == values
    assert pattern_reader("/".join([":year", *names]))(f"2024/{text}") == {
        "year": "2024", **values,
    }  # fmt: skip
    assert pattern_reader("/".join([*names, ":more"]))(f"{text}/more") is None


def test_a_file_name_that_is_too_long_is_not_read() -> None:
    read = pattern_reader(":year-:title")
    title = "a" * (MAX_READ - len("2024-"))
    assert read(f"2024-{title}") == {"year": "2024", "title": title}
    assert read(f"2024-{title}a") is None


# Encodings


def _quotes_in_two_encodings(damaged: int, of: int) -> bytes:
    """Of so many signs beyond ASCII, some in cp1252 and the others in UTF-8."""
    signs = [b"caf\xe9"] * damaged + ["\u00abport".encode()] * (of - damaged)
    return b" and ".join(signs)


def test_utf8_with_more_damage_is_taken_for_another_encoding() -> None:
    most = int(100 * MAX_DAMAGED_SHARE)
    decoded = decode(_quotes_in_two_encodings(most, 100))
    assert (decoded.encoding, decoded.repaired, decoded.guessed) == ("utf-8", True, False)
    assert (decoded.text.count("«port"), decoded.text.count("caf\ufffd")) == (100 - most, most)
    decoded = decode(_quotes_in_two_encodings(most + 1, 100))
    assert (decoded.encoding, decoded.repaired, decoded.guessed) == ("cp1252", False, True)
    assert (decoded.text.count("«port"), decoded.text.count("café")) == (99 - most, most + 1)


def test_ascii_with_more_damage_is_no_text() -> None:
    most = int(1_000 * MAX_BAD_SHARE)
    decoded = decode(b"\x81 " * most + b"x" * (1_000 - 2 * most))
    assert (decoded.encoding, decoded.repaired) == ("utf-8", True)
    assert decoded.text == "\ufffd " * most + "x" * (1_000 - 2 * most)
    with pytest.raises(EncodingError, match="no text in any known encoding"):
        decode(b"\x81 " * (most + 1) + b"x" * (998 - 2 * most))
