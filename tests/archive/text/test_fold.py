"""Folding: one form for the index and the query, and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.fold import fold, fold_with_map

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


@given(_TEXTS)
def test_folding_leaves_lines_what_they_are(text: str) -> None:
    assert fold(text).split("\n") == [fold(line) for line in text.split("\n")]
