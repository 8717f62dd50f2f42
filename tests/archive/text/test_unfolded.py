"""Han characters are looked for in texts that are not folded, with the same answer."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.fold import fold
from archive.text.unfolded import LONGEST_CLEAR, Unfolded

HAN = range(0x3400, 0xA000)
CHARACTERS = [
    "京",
    "津",
    "台",
    "臺",
    "湾",
    "灣",
    "㊗",
    "祝",
    "祝",
    "a",
    " ",
    "\n",
    "，",
    "か",
    "\u3099",
]
DROPPED = ["\u200b", "\u0301", "\ufe0f", "\u00ad", "\U000e0100", "𠮷"]
TEXTS = st.text(st.sampled_from(CHARACTERS + DROPPED), max_size=30)


@given(TEXTS, st.text(st.sampled_from(["京", "津", "台", "湾", "祝"]), min_size=1, max_size=3))
def test_what_is_told_without_folding_is_so(text: str, wanted: str) -> None:
    unfolded = Unfolded(wanted)
    assert unfolded.is_in(text) in (None, wanted in fold(text))
    if unfolded.is_clear(text):
        places = [at for at in range(len(text)) if text.startswith(wanted, at)]
        folded = fold(text)
        assert len(places) == sum(folded.startswith(wanted, at) for at in range(len(folded)))


@pytest.mark.parametrize(
    ("text", "is_in"),
    [
        ("在台湾", True),
        ("在臺灣", None),
        ("在台\u200b湾", None),
        ("在台\U000e0100湾", None),
        ("在京津", False),
        ("", False),
    ],
)
def test_traditional_and_invisible_characters_are_left_to_folding(
    text: str, is_in: bool | None
) -> None:
    assert Unfolded("台湾").is_in(text) is is_in


def test_a_long_text_is_left_to_folding_which_can_be_stopped() -> None:
    assert Unfolded("台湾").is_in("前" * LONGEST_CLEAR) is False
    assert Unfolded("台湾").is_in("前" * (LONGEST_CLEAR + 1)) is None


@pytest.mark.parametrize("wanted", ["", "a", "台a", "か", "台 湾", "𠮷"])
def test_other_characters_are_left_to_folding(wanted: str) -> None:
    assert not Unfolded(wanted)


def test_every_character_that_folds_to_han_is_known() -> None:
    """Each character of Unicode by itself: a text of it is clear of what it folds to, or not."""
    for code in range(sys.maxunicode + 1):
        written = chr(code)
        if 0xD800 <= code < 0xE000 or (code > 0x3FFFF and code < 0xE0000) or code >= 0xE1000:
            continue
        folded = fold(written)
        if folded == written:
            continue
        for character in folded or "京":
            if not folded or ord(character) in HAN:
                assert not Unfolded(character).is_clear(written), hex(code)
