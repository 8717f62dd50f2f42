"""Tokens of the index, and the same rules for queries."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from archive.text import tokenizer
from archive.text.fold import fold
from archive.text.tokenizer import (
    RUN_CHARACTERS,
    WORD_LIMIT,
    Piece,
    index_tokens,
    match_tokens,
    phrase_tokens,
    pieces,
    title_tokens,
)

_TEXTS = st.text(
    st.one_of(
        st.sampled_from("武清臺a1B_- ，。\n\ue000\ue001か한ไเह\u093fेé\u0301"), st.characters()
    ),
    max_size=30,
)


def _tokens(title: str, text: str = "") -> set[str]:
    return set(index_tokens(title, text).split())


def test_runs_become_pairs_and_characters() -> None:
    assert _tokens("武清区") == {"武", "清", "区", "武清", "清区"}


def test_words_are_whole_and_folded() -> None:
    assert _tokens("Ｃafé x_y Über-2022") == {"cafe", "x", "y", "uber", "2022"}


def test_scripts_are_cut_at_their_border() -> None:
    assert _tokens("5G手机") == {"5g", "手", "机", "手机"}
    assert _tokens("한글abc") == {"한", "글", "한글", "abc"}
    assert "カー" in _tokens("カー")
    assert _tokens("ไทย") == {"ไ", "ท", "ย", "ไท", "ทย"}


def test_marks_stay_inside_their_words() -> None:
    assert _tokens("हिन्दी मराठी") == {"हिन्दी", "मराठी"}
    assert _tokens("كِتَاب") == {"كِتَاب"}


def test_pairs_do_not_cross_punctuation_lines_or_the_title() -> None:
    tokens = _tokens("武，清", "区\n高")
    assert tokens == {"武", "清", "区", "高"}


def test_no_text_makes_a_filter_token() -> None:
    assert _tokens("\ue000a1 \ue001hidden \ue0ff", "武\ue000清") == {"a1", "hidden", "武", "清"}


def test_long_words_are_cut_alike_in_index_and_query() -> None:
    word = "a" * (WORD_LIMIT + 10)
    assert _tokens(word) == {"a" * WORD_LIMIT}
    assert match_tokens(pieces(word)[0]) == ["a" * WORD_LIMIT]
    assert phrase_tokens(pieces(word)[0]) == ["a" * WORD_LIMIT]


def test_titles_keep_their_order() -> None:
    assert title_tokens("武清区5G，天 a") == "武 武清 清 清区 区 5g 天 a"
    assert title_tokens("") == ""


def test_pieces_know_their_gaps() -> None:
    assert pieces("5G手机，a") == [
        Piece("5g", is_run=False),
        Piece("手机", is_run=True),
        Piece("a", is_run=False, gap=True),
    ]
    assert pieces("，。") == []


def test_match_tokens_are_the_fewest_that_say_it() -> None:
    assert match_tokens(Piece("武", is_run=True)) == ["武"]
    assert match_tokens(Piece("武清", is_run=True)) == ["武清"]
    assert match_tokens(Piece("武清武清", is_run=True)) == ["武清", "清武"]


@given(_TEXTS, _TEXTS)
def test_what_a_query_asks_for_is_in_the_index(title: str, text: str) -> None:
    tokens = _tokens(title, text)
    for piece in pieces(title) + pieces(text):
        assert set(match_tokens(piece)) <= tokens
        assert set(phrase_tokens(piece)) <= tokens


@given(_TEXTS)
def test_the_index_holds_nothing_else(text: str) -> None:
    expected: set[str] = set()
    for piece in pieces(text):
        expected |= set(piece.text) if piece.is_run else set()
        expected |= set(match_tokens(piece))
    assert _tokens("", text) == expected


@given(_TEXTS)
def test_tokens_are_safe_for_the_index(text: str) -> None:
    for token in _tokens(text):
        assert not any("\ue000" <= character <= "\uf8ff" for character in token)
        assert token == fold(token)
        assert '"' not in token
        assert not any(c.isascii() and not c.isalnum() for c in token)


@given(_TEXTS)
def test_folded_text_has_the_same_tokens(text: str) -> None:
    assert _tokens(fold(text)) == _tokens(text)


def test_marks_are_those_of_unicode() -> None:
    """All combining marks of the blocks that have them, but those of runs."""
    run = re.compile(f"[{RUN_CHARACTERS}]")
    mark = re.compile(f"[{tokenizer._MARKS}]")
    blocks = (range(0x0483, 0x2E80), range(0xA66F, 0xAC00), range(0xFB1E, 0xFE30))
    for character in (chr(code) for block in blocks for code in block):
        is_mark = unicodedata.category(character)[0] == "M" and not run.match(character)
        # A later Unicode has more of them; an archive keeps to those that it was made with.
        assert bool(mark.match(character)) == is_mark or unicodedata.unidata_version > "14.0.0"


def test_letters_of_runs_are_letters_to_expressions_too() -> None:
    """A separator is told from them by that alone."""
    letters = re.compile(f"[{tokenizer._LETTERS_OF_RUNS}]")
    separator = re.compile(tokenizer.SEPARATOR)
    for character in map(chr, range(0x3400, 0xD7FF)):
        if letters.match(character):
            assert character.isalnum()
            assert not separator.match(character)
