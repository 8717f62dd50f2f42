"""Terms in folded text, against regular expressions made of them, and how much is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.phrase import MAX_GAP, STEPS, Phrase
from archive.text.tokenizer import LETTER, SEPARATOR, Piece, pieces

ALPHABET = "武清哈ab1 ,_.\n，é\u0939\u093fÅ가"


def _pattern(wanted: Sequence[Piece]) -> re.Pattern[str]:
    """What a term means, said once more: borders, pieces and what may stand between them."""
    parts: list[str] = []
    for number, piece in enumerate(wanted):
        before = wanted[number - 1] if number else None
        if before is not None:
            parts.append(f"{SEPARATOR}{{{int(before.is_run == piece.is_run)},{MAX_GAP}}}")
        if not piece.is_run and before is None:
            parts.append(f"(?<!{LETTER})")
        parts.append(re.escape(piece.text))
        if not piece.is_run and not piece.prefix:
            parts.append(f"(?!{LETTER})")
    return re.compile("".join(parts))


def _covered(spans: Sequence[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _all_matches(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    found = []
    match = pattern.search(text)
    while match is not None:
        found.append(match.span())
        match = pattern.search(text, match.start() + 1)
    return found


def _assert_same(wanted: Sequence[Piece], text: str) -> None:
    expected = _all_matches(_pattern(wanted), text)
    phrase = Phrase(wanted)
    found = list(phrase.spans(text))
    assert found == sorted(found)
    assert _covered(found) == _covered(expected)
    assert phrase.is_in(text) is bool(expected)
    if len(wanted) > 1 or not wanted[0].is_run:
        assert found == expected
        assert phrase.count(text) == len(expected)


@given(st.text(ALPHABET, max_size=60), st.text(ALPHABET, min_size=1, max_size=8), st.booleans())
def test_what_is_found_is_what_a_pattern_finds(text: str, query: str, starred: bool) -> None:
    wanted = pieces(query)
    if starred and wanted and not wanted[-1].is_run:
        wanted[-1] = Piece(wanted[-1].text, is_run=False, gap=wanted[-1].gap, prefix=True)
    if wanted:
        folded = "".join(pieces_and_gaps(text))
        _assert_same(wanted, folded)


def pieces_and_gaps(text: str) -> list[str]:
    """*text* as it is: these characters fold to themselves, but for the letters with accents."""
    return [character for character in text if character not in "éÅ"]


@given(st.text("ab ", max_size=40), st.text("ab ", min_size=1, max_size=14))
def test_phrases_that_follow_themselves_are_all_found(text: str, query: str) -> None:
    if wanted := pieces(query):
        _assert_same(wanted, text)


@given(st.text("武清a,", max_size=40), st.text("武清a,", min_size=1, max_size=14))
def test_runs_that_end_and_begin_phrases_are_all_found(text: str, query: str) -> None:
    if wanted := pieces(query):
        _assert_same(wanted, text)


@pytest.mark.parametrize(
    ("query", "text", "spans"),
    [
        ("a b a", "a b a b a", [(0, 5), (4, 9)]),
        ("武 a 武", "京武a武 a武", [(1, 4), (3, 7)]),
        ("a b", "a" + " " * MAX_GAP + "b", [(0, 2 + MAX_GAP)]),
        ("a b", "a" + " " * (MAX_GAP + 1) + "b", []),
        ("a b", "a\nb", []),
        ("5g手机", "5g 手机，5g手机", [(0, 5), (6, 10)]),
        ("哈哈", "哈哈哈 哈哈", [(0, 3), (4, 6)]),
        ("a", "aa a_a", [(3, 4), (5, 6)]),
    ],
)
def test_spans(query: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert list(Phrase(pieces(query)).spans(text)) == spans


# --- how much is looked at ------------------------------------------------------------------

LENGTH = 60_000


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("a " * 900 + "b", "a "),
        ("a " * 500, "a " * 499 + "," * 9),
        ("a" + "，a" * 900, "a，"),
        ("a" + " " * MAX_GAP + "a", "a" + " " * MAX_GAP),
        ("武a" * 900, "武a" * 899 + "武"),
        ("武 " * 900 + "清", "武 "),
        ("哈" * 1_900, "哈"),
        ("哈" * 1_900 + "好", "哈"),
        ("a", "a"),
        ("a" * 1_900, "a"),
        ("ab" * 900, "ab"),
    ],
)
def test_each_character_is_looked_at_a_bounded_number_of_times(query: str, text: str) -> None:
    looks = 0

    def look() -> None:
        nonlocal looks
        looks += 1

    whole = text * (LENGTH // len(text)) + " b 清 好"
    assert len(list(Phrase(pieces(query), look).spans(whole))) <= LENGTH
    assert looks * STEPS <= 4 * LENGTH + 8 * STEPS


class StopError(Exception):
    pass


@pytest.mark.parametrize("query", ["哈", "a", "a b c", "xxxxxxxxx y"])
def test_a_search_stops_where_it_is_told_to(query: str) -> None:
    looks = 0

    def stop() -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            raise StopError

    text = {"哈": "哈", "a": "aa"}.get(query, "a b xxxxxxxxx ") * LENGTH
    with pytest.raises(StopError):
        list(Phrase(pieces(query), stop).spans(text))
    assert looks == 2
