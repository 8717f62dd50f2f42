"""Fold text to the one form that search compares: both the index and the query go through here.

Folding is Unicode's own NFKC and case folding, without accents and invisible characters, and
with traditional Chinese characters written as their simplified ones. ``Ｃａｆé`` becomes ``cafe``,
``臺灣`` becomes ``台湾``. It is idempotent. What is shown and highlighted is always the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

Check = Callable[[], None]
"""Raises ``Cancelled`` when nobody wants the answer any more."""

SLICE = 4_096
"""Characters of a long text that are folded at a time: less than a millisecond."""

MOST_MARKS = 64
"""Marks on one letter; what is more is dropped. Unicode's own bound for streams is 30."""

_MANY_MARKS = re.compile(rf"[^\w\s]{{{MOST_MARKS + 1},}}")  # no mark is a letter or a blank
_ACCENTS = range(0x0300, 0x0370)
# Default-ignorable code points (Unicode, DerivedCoreProperties.txt): nobody sees them, so they
# must not come between the characters of a word. NFKC_Casefold drops them too.
_INVISIBLE = frozenset(
    chain(
        (0x00AD, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
        range(0x180B, 0x1810),
        range(0x200B, 0x2010),
        range(0x202A, 0x202F),
        range(0x2060, 0x2070),
        range(0xFE00, 0xFE10),
        range(0xFFF0, 0xFFF9),
        range(0x1BCA0, 0x1BCA4),
        range(0x1D173, 0x1D17B),
        range(0xE0000, 0xE1000),
    )
)
DROPPED = _INVISIBLE.union(_ACCENTS)
"""The code points of which folding leaves nothing."""

_VOWELS_AND_FINALS = range(0x1160, 0x1200)  # jamo that compose with the one before them


@cache
def simplified() -> dict[int, int]:
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
    return unicodedata.normalize("NFC", kept).translate(simplified())


_TABLE = _FoldTable()


def unchecked() -> None:
    """For who cannot be stopped."""


def fold(text: str, check: Check = unchecked) -> str:
    """*text* as search compares it. Never raises; lone surrogates stay what they are.

    *check* is called between two slices of a long text, and may raise.
    """
    if len(text) <= SLICE:
        return _fold_slice(text)
    return "".join([_fold_slice(text[start:end]) for start, end in _slices(text, check)])


def is_cut(text: str) -> bool:
    """Whether folding drops marks of *text* because they are too many, besides those that it drops
    when it composes."""
    if len(text) <= SLICE:
        return False
    return sum(end - start for start, end in _slices(text, unchecked)) < len(text)


def _slices(text: str, check: Check) -> Iterator[tuple[int, int]]:
    """The (start, end) of slices of *text* that fold by themselves. Nothing is between them but
    marks that are too many."""
    start = 0
    while start < len(text):
        check()
        end = following = min(start + SLICE, len(text))
        while following < len(text) and _joins(text[following]):
            following += 1
            if not following % SLICE:
                check()
        yield start, min(following, end + MOST_MARKS)
        start = following


def _fold_slice(text: str) -> str:
    folded = _composed(text).translate(_TABLE)
    # Half-width kana and single jamo only compose once they are folded.
    while not unicodedata.is_normalized("NFC", folded):
        folded = _composed(folded).translate(_TABLE)
    return folded


def _composed(text: str) -> str:
    """*text* in NFC. Sorting the marks of one letter takes the square of their number."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_fewer_marks, text))


def _fewer_marks(found: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in found[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


class _SliceMap:
    """Leads from characters of one folded slice back to the original."""

    def __init__(self, text: str, folded: str) -> None:
        self._starts: Sequence[int] = range(len(text))
        self._ends: Sequence[int] = range(1, len(text) + 1)
        if not unicodedata.is_normalized("NFC", text):
            self._fill(text, _clusters(text))
        elif len(folded) != len(text) or not _TABLE.uneven.isdisjoint(text):
            if text.translate(_TABLE) == folded:
                self._starts = _starts(text)
                self._ends = [start + 1 for start in self._starts]
            else:
                self._fill(text, _clusters(text))

    def _fill(self, text: str, clusters: list[tuple[int, int]]) -> None:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in clusters:
            length = len(_fold_slice(text[start:end]))
            starts += [start] * length
            ends += [end] * length
        self._starts, self._ends = starts, ends

    def span_of(self, place: int) -> tuple[int, int]:
        """The original (start, end) of one folded character."""
        return self._starts[place], self._ends[place]


def _starts(text: str) -> list[int]:
    """Where each character of the folded text comes from, if each of *text* folds by itself."""
    starts: list[int] = []
    done = 0
    for place, character in enumerate(text):
        if character in _TABLE.uneven:
            starts += range(done, place)
            starts += [place] * len(_TABLE.text_of(ord(character)))
            done = place + 1
    starts += range(done, len(text))
    return starts


class OffsetMap:
    """Leads from characters of a folded text back to the original.

    Worked out one slice at a time, where it is asked for: most texts have no hit.
    """

    def __init__(self, text: str, slices: Sequence[tuple[int, int, int, str]]) -> None:
        """*slices* of the original *text*: where each begins and ends there, where it begins in the
        folded text, and what it is there."""
        self._text = text
        self._slices = slices
        self._begins = [begin for _, _, begin, _ in slices]
        self._maps: dict[int, _SliceMap] = {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original (start, end) of the non-empty folded range *start* to *end*."""
        return self._span_of(start)[0], self._span_of(end - 1)[1]

    def _span_of(self, place: int) -> tuple[int, int]:
        number = bisect_right(self._begins, place) - 1
        origin, end, begin, folded = self._slices[number]
        if number not in self._maps:
            if len(self._maps) > 1:  # a hit lies in two at the most, mostly
                del self._maps[next(iter(self._maps))]
            self._maps[number] = _SliceMap(self._text[origin:end], folded)
        start, stop = self._maps[number].span_of(place - begin)
        return origin + start, origin + stop


def fold_with_map(text: str, check: Check = unchecked) -> tuple[str, OffsetMap]:
    """``fold(text)`` and the way back from its characters to those of *text*."""
    if len(text) <= SLICE:
        folded = _fold_slice(text)
        return folded, OffsetMap(text, [(0, len(text), 0, folded)])
    slices: list[tuple[int, int, int, str]] = []
    begin = 0
    for start, end in _slices(text, check):
        folded = _fold_slice(text[start:end])
        slices.append((start, end, begin, folded))
        begin += len(folded)
    return "".join([folded for _, _, _, folded in slices]), OffsetMap(text, slices)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Ranges of *text* that fold by themselves: a character and what composes with it."""
    borders = [i for i, character in enumerate(text) if not i or not _joins(character)]
    return list(zip(borders, [*borders[1:], len(text)], strict=True))


@cache
def _joins(character: str) -> bool:
    """Whether *character* can melt into the one before it (or vanishes)."""
    folded = _TABLE.text_of(ord(character))
    return not folded or any(
        unicodedata.category(one).startswith("M") or ord(one) in _VOWELS_AND_FINALS
        for one in (character, folded[0])
    )
