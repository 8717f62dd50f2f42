"""Many texts cut together have the tokens that each of them has by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.fold import SLICE
from archive.text.indexed import indexed_texts, indexed_together
from archive.text.token_codes import TokenCodes, code_of, token_codes
from archive.text.token_table import cut
from archive.text.tokenizer import WORD_LIMIT, index_tokens, joined

_CHARACTERS = (
    "武清区臺灣𠮷〇ｶﾞカ゛가각\u1100\u1161\u11a8ไทย\u0e34ﾞ"  # runs, and what melts into them
    "abcXYZ019éÉe\u0301ßﬁ㎡①Ａ２ا\u064eд"  # words
    " \n_-…。，（“\u3000\u200b\u00ad\ufe0f\ue000\ue001\ud800\x00<&"  # neither
)
_TEXTS = st.lists(st.text(st.one_of(st.sampled_from(_CHARACTERS), st.characters())), max_size=5)


@given(_TEXTS)
def test_cutting_together_is_cutting_each(texts: list[str]) -> None:
    for text, together in zip(texts, cut(texts), strict=True):
        assert _tokens(together) == set(index_tokens("", text).split(" ")) - {""}


@given(st.lists(st.tuples(st.text(max_size=9), st.text()), min_size=1, max_size=4))
def test_titles_and_keys_are_the_same_too(posts: list[tuple[str, str]]) -> None:
    for (title, text), together in zip(posts, indexed_together(posts), strict=True):
        alone = indexed_texts(title, text)
        assert _tokens(together.tokens) == _tokens(alone.tokens)
        assert (together.title_tokens, together.title_key) == (alone.title_tokens, alone.title_key)


def test_pairs_do_not_reach_into_the_next_text() -> None:
    first, second = cut(["武", "清"])
    assert (first.text(), second.text()) == ("武", "清")


def test_one_text_to_be_composed_leaves_the_others_alone() -> None:
    plain, composed, last = cut(["武清", "ｶﾞe\u0301", "区a"])
    assert _tokens(plain) == {"武清", "武", "清"}
    assert _tokens(composed) == {"ガ", "e"}
    assert _tokens(last) == {"区", "a"}


def test_long_words_are_cut() -> None:
    (tokens,) = cut(["x" * 1000])
    assert tokens.words == ("x" * WORD_LIMIT,)


@pytest.mark.parametrize("joining", ["\u3099\u309a", "\u1161", "\u05b0\u05b1", "\u0e34\u0e35"])
def test_marks_without_end_are_dropped_alike(joining: str) -> None:
    text = "武" * (SLICE - 3) + "か" + joining * 200 + "が清"
    (together,) = cut([joined("", text)])
    assert _tokens(together) == set(index_tokens("", text).split())


def test_nothing_gives_nothing() -> None:
    assert cut([""]) == [TokenCodes(b"", ())]


@pytest.mark.parametrize("token", ["武", "武清", "a", "ab", "\ue0001", "𠮷𠮷"])
def test_short_tokens_are_numbers_and_come_back(token: str) -> None:
    codes = token_codes(f"{token} {token}")
    assert codes.codes == code_of(token).to_bytes(8, _byteorder())
    assert codes.text() == token


def test_the_order_of_codes_is_that_of_the_tokens() -> None:
    tokens = sorted(["武", "武清", "a", "ab", "b", "𠮷", "\uffee"])
    assert sorted(tokens, key=code_of) == tokens


def _byteorder() -> str:
    import sys  # noqa: PLC0415

    return sys.byteorder


def _tokens(codes: TokenCodes) -> set[str]:
    return set(codes.text().split(" ")) - {""}
