"""Fold text to the one form that search compares: both the index and the query go through here.

Folding is Unicode's own NFKC and case folding, without accents and invisible characters, and
with traditional Chinese characters written as their simplified ones. ``Ｃａｆé`` becomes ``cafe``,
``臺灣`` becomes ``台湾``. It is idempotent. What is shown and highlighted is always the original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path

_ACCENTS = range(0x0300, 0x0370)
# Default-ignorable code points (Unicode, DerivedCoreProperties.txt): nobody sees them, so they
# must not come between the characters of a word. NFKC_Casefold drops them too.
_INVISIBLE = frozenset(
    chain(
        (0x00AD, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
        range(0x180B, 0x180F),
        range(0x200B, 0x2010),
        range(0x202A, 0x202F),
        range(0x2060, 0x2070),
        range(0xFE00, 0xFE10),
        range(0xE0000, 0xE1000),
    )
)
_HANGUL_JAMO = range(0x1100, 0x1200)


@cache
def _simplified() -> dict[int, int]:
    """Traditional to simplified, one code point to one, from ``simplified.txt``: two lines, the
    n-th character of the first becomes the n-th of the second."""
    table = Path(__file__).with_name("simplified.txt").read_text(encoding="utf-8")
    traditional, simplified = table.split()
    return dict(zip(map(ord, traditional), map(ord, simplified), strict=True))


class _FoldTable(dict[int, int | str]):
    """For :meth:`str.translate`: code point to its folded form, worked out when first met.

    ``uneven`` are those so far whose folded form is not one character.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> int | str:
        folded = _fold_character(code)
        if len(folded) == 1:
            self[code] = ord(folded)
        else:
            self[code] = folded
            self.uneven.add(chr(code))
        return self[code]

    def text_of(self, code: int) -> str:
        """The folded form as text."""
        value = self[code]
        return value if isinstance(value, str) else chr(value)


def _fold_character(code: int) -> str:
    before, folded = "", chr(code)
    while folded != before:
        before, folded = folded, _fold_once(folded)
    return folded


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    parts = unicodedata.normalize("NFD", text)
    kept = "".join(c for c in parts if ord(c) not in _ACCENTS and ord(c) not in _INVISIBLE)
    return unicodedata.normalize("NFC", kept).translate(_simplified())


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """*text* as search compares it. Never raises; lone surrogates stay what they are."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    folded = text.translate(_TABLE)
    # Half-width kana and single jamo only compose once they are folded.
    while not unicodedata.is_normalized("NFC", folded):
        folded = unicodedata.normalize("NFC", folded).translate(_TABLE)
    return folded


class OffsetMap:
    """Leads from characters of a folded text back to the original."""

    def __init__(
        self, starts: Sequence[int] | None = None, ends: Sequence[int] | None = None
    ) -> None:
        """For each folded character the original (start, end) that it comes from; None where
        they are one to one."""
        self._starts = starts
        self._ends = ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original (start, end) of the non-empty folded range *start* to *end*."""
        if self._starts is None or self._ends is None:
            return start, end
        return self._starts[start], self._ends[end - 1]


_SAME_OFFSETS = OffsetMap()


def fold_with_map(text: str) -> tuple[str, OffsetMap]:
    """``fold(text)`` and the way back from its characters to those of *text*."""
    folded = fold(text)
    if not unicodedata.is_normalized("NFC", text):
        return folded, _map_of(text, _clusters(text))
    if len(folded) == len(text) and _TABLE.uneven.isdisjoint(text):
        return folded, _SAME_OFFSETS
    if "".join(parts := [_TABLE.text_of(ord(character)) for character in text]) == folded:
        starts = [i for i, part in enumerate(parts) for _ in part]
        return folded, OffsetMap(starts, [start + 1 for start in starts])
    return folded, _map_of(text, _clusters(text))


def _map_of(text: str, clusters: list[tuple[int, int]]) -> OffsetMap:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in clusters:
        length = len(fold(text[start:end]))
        starts += [start] * length
        ends += [end] * length
    return OffsetMap(starts, ends)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Ranges of *text* that fold by themselves: a character and what composes with it."""
    borders = [i for i, character in enumerate(text) if not i or not _joins(character)]
    return list(zip(borders, [*borders[1:], len(text)], strict=True))


@cache
def _joins(character: str) -> bool:
    """Whether *character* can melt into the one before it (or vanishes)."""
    folded = _TABLE.text_of(ord(character))
    return not folded or any(
        unicodedata.category(one).startswith("M") or ord(one) in _HANGUL_JAMO
        for one in (character, folded[0])
    )
