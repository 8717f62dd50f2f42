"""Folding: one form for the index and the query, and the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import fold as fold_module
from archive.text.fold import MOST_MARKS, SLICE, fold, fold_with_map

# All planes, with what folds oddly drawn often.
_ODD = (
    "eéＡｶﾞﾊﾟ…①ßİſ㎡臺灣瞭\u0301\u0308\u3099\u309a\u200b\ufe0f\u1112\u1161\u11ab한ﬃǅﷺ\u0345ᾳ각\u11a8"
)
_TEXTS = st.text(st.one_of(st.sampled_from(_ODD), st.characters()), max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ｃａｆé", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("臺灣發佈", "台湾发布"),
        ("瞭解", "了解"),
        ("乾隆", "干隆"),
        ("ｶﾞｷﾞ", "ガギ"),
        ("か\u3099", "が"),
        ("한글", "한글"),
        ("武\u200b清\ufeff", "武清"),
        ("①㎡…", "1m2..."),
        ("Ёлка", "елка"),
        ("", ""),
        ("\ud800", "\ud800"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_character_folds_to_something_that_stays() -> None:
    folded = fold("".join(map(chr, range(0x20000))))
    assert fold(folded) == folded


@given(_TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(_TEXTS)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(_TEXTS)
def test_the_map_leads_back_to_where_each_character_came_from(text: str) -> None:
    folded, offsets = fold_with_map(text)
    assert folded == fold(text)
    last = 0
    for place in range(len(folded)):
        start, end = offsets.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last
        last = start
        assert folded[place] in fold(text[start:end])


def test_the_map_covers_accents_and_ligatures() -> None:
    folded, offsets = fold_with_map("cafe\u0301 o\ufb03ce…")
    assert folded == "cafe office..."
    assert offsets.span(3, 4) == (3, 5)
    assert offsets.span(6, 8) == (7, 8)  # "ff" of the ligature
    assert offsets.span(0, 4) == (0, 5)


@given(st.text(st.sampled_from("ab臺灣c "), max_size=20))
def test_text_that_folds_one_to_one_keeps_its_offsets(text: str) -> None:
    folded, offsets = fold_with_map(text)
    assert len(folded) == len(text)
    assert all(offsets.span(i, i + 1) == (i, i + 1) for i in range(len(text)))


def test_the_character_table_is_one_to_one_and_closed() -> None:
    traditional = "發髮乾幹臺灣薴衞裏裡"
    once = fold(traditional)
    assert len(once) == len(traditional)
    assert fold(once) == once
    assert fold("衛衞卫") == "卫卫卫"
    assert fold("裏裡里") == "里里里"


# --- against Unicode's own rules ------------------------------------------------------------


def _table() -> dict[int, str]:
    lines = Path(fold_module.__file__).with_name("simplified.txt").read_text("utf-8").split()
    return {ord(one): other for one, other in zip(*lines, strict=True)}


TABLE = _table()
# Unicode's Default_Ignorable_Code_Point, as its file of derived properties has them.
IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a]"
)


def _by_the_rules(text: str) -> str:
    """The whole text at once, by NFKC, case folding and the table, until nothing changes."""
    before = None
    while text != before:
        before = text
        text = unicodedata.normalize("NFKC", text).casefold()
        text = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", IGNORABLE.sub("", text)).translate(TABLE)
    return text


@given(_TEXTS)
def test_folding_is_what_the_rules_say(text: str) -> None:
    assert fold(text) == _by_the_rules(text)


def test_every_character_folds_as_the_rules_say() -> None:
    codes = (*range(0x18000), *range(0x1B000, 0x20000), *range(0x2F800, 0x2FA20), 0x30000, 0xE0020)
    wrong = [code for code in codes if fold(chr(code)) != _by_the_rules(chr(code))]
    assert list(map(hex, wrong)) == []


def test_each_pair_of_the_table_is_one_character() -> None:
    for traditional, simplified in TABLE.items():
        assert fold(chr(traditional)) == fold(simplified)
        assert len(fold(simplified)) == 1


# --- long texts -----------------------------------------------------------------------------


@given(_TEXTS, _TEXTS, st.integers(0, 40))
def test_a_text_in_slices_folds_as_in_one(text: str, more: str, before: int) -> None:
    long = text + "x" * (SLICE - before) + more + "武" * SLICE + more + text
    assert fold(long) == _by_the_rules(long)
    folded, offsets = fold_with_map(long)
    assert folded == fold(long)
    last = 0
    for place in (
        *range(60),
        *range(SLICE - 60, SLICE + 60),
        *range(len(folded) - 60, len(folded)),
    ):
        start, end = offsets.span(place, place + 1)
        assert last <= start < end <= len(long)
        assert folded[place] in fold(long[start:end])
        last = start


def test_korean_in_jamo_is_not_torn_apart() -> None:
    text = unicodedata.normalize("NFD", "한국말" * SLICE)
    assert fold(text) == "한국말" * SLICE


def test_a_long_text_is_looked_after_between_slices() -> None:
    looks: list[int] = []
    fold("武清" * 10 * SLICE, lambda: looks.append(1))
    assert len(looks) == 20


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u0591\u05b0", "\u05b0\u0591\u200b"])
def test_marks_without_end_are_cut_off(marks: str) -> None:
    """To sort n marks takes n² steps: of a million, hours."""
    text = "a" + marks * 300_000 + "b"
    folded = fold(text)
    assert folded[0] == "a"
    assert folded[-1] == "b"
    assert fold(folded) == folded
    few = "a" + marks * (MOST_MARKS // len(marks)) + "b"
    assert fold(few) == _by_the_rules(few)


@given(_TEXTS)
def test_folding_leaves_lines_what_they_are(text: str) -> None:
    assert fold(text).split("\n") == [fold(line) for line in text.split("\n")]
