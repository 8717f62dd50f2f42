"""The tokens of many texts at once: what :func:`archive.text.tokenizer.index_tokens` makes, by one
look-up in a table and a few passes over arrays, in a fraction of the time.

For each character the table has its folded form and whether it belongs to runs or to words. It
fills itself from the functions that define both. What one look-up cannot fold goes through
:func:`archive.text.fold.fold` first: characters that fold to none or to several, and texts that
must be composed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.text.fold import fold, is_cut
from archive.text.token_codes import CHARACTER_BITS, SHORT, TokenCodes
from archive.text.tokenizer import RUN, WORD, WORD_LIMIT

Entries: TypeAlias = "NDArray[np.uint32]"
Numbers: TypeAlias = "NDArray[np.int64]"
Codes: TypeAlias = "tuple[Numbers, Numbers]"
"""Codes of tokens, text by text, and where those of each text end."""

_RUN, _WORD, _BORDER, _UNEVEN = 1, 2, 3, 4  # 0: not looked at yet
_CLASS_SHIFT = 24
_CODE = (1 << CHARACTER_BITS) - 1
_BETWEEN = "\n"  # separates tokens, and composes with nothing

_run, _word = re.compile(RUN), re.compile(WORD)
_table: Entries = np.zeros(0x110000, np.uint32)


def cut(texts: Sequence[str]) -> list[TokenCodes]:
    """The tokens of each text."""
    if not texts:
        return []
    folded = _FoldedTexts(list(texts))
    short = [
        np.split(codes, ends[:-1])
        for codes, ends in (folded.pairs(), folded.characters(), folded.short_words())
    ]
    return [
        TokenCodes(b"".join(codes.tobytes() for codes in parts), words)
        for *parts, words in zip(*short, folded.long_words(), strict=True)
    ]


class _FoldedTexts:
    """The texts, one after another, as the entries of their characters."""

    def __init__(self, texts: list[str]) -> None:
        found = _look_up(texts)
        if not _is_whole(texts, found):
            parts = np.split(found, _ends(texts)[:-1])
            texts = [
                text if _is_whole([text], part) else fold(text)
                for text, part in zip(texts, parts, strict=True)
            ]
            found = _look_up(texts)
        self._ends = _ends(texts)
        self._text = _text_of(found)
        self._codes = (found & _CODE).astype(np.int64)
        classes = found >> _CLASS_SHIFT
        self._is_run = classes == _RUN
        is_word = np.concatenate(([False], classes == _WORD, [False]))
        borders = np.flatnonzero(is_word[1:] != is_word[:-1])
        self._word_starts, self._word_ends = borders[::2], borders[1::2]
        self._is_short = self._word_ends - self._word_starts <= SHORT

    def pairs(self) -> Codes:
        """The overlapping pairs of the runs."""
        first = np.flatnonzero(self._is_run[:-1] & self._is_run[1:])
        codes = self._codes[first] << CHARACTER_BITS | self._codes[first + 1]
        return codes, np.searchsorted(first, self._ends)

    def characters(self) -> Codes:
        """The characters of the runs, each once a text."""
        places = np.flatnonzero(self._is_run)
        counts = np.diff(np.searchsorted(places, self._ends), prepend=0)
        number = np.repeat(np.arange(len(self._ends)) << CHARACTER_BITS, counts)
        found = distinct(number | self._codes[places])
        ends = np.searchsorted(found, np.arange(1, len(self._ends) + 1) << CHARACTER_BITS)
        return (found & _CODE) << CHARACTER_BITS, ends

    def short_words(self) -> Codes:
        """The words of one or two characters."""
        starts, ends = self._word_starts[self._is_short], self._word_ends[self._is_short]
        second = np.where(ends - starts == SHORT, self._codes[ends - 1], 0)
        codes = self._codes[starts] << CHARACTER_BITS | second
        return codes, np.searchsorted(starts, self._ends)

    def long_words(self) -> list[tuple[str, ...]]:
        """The other words, each once a text."""
        starts, ends = self._word_starts[~self._is_short], self._word_ends[~self._is_short]
        ends = np.minimum(ends, starts + WORD_LIMIT)
        text = self._text
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        words = [text[start:end] for start, end in spans]
        until = np.searchsorted(starts, self._ends).tolist()
        return [
            tuple(dict.fromkeys(words[start:end]))
            for start, end in zip([0, *until], until, strict=False)
        ]


def distinct(numbers: Numbers) -> Numbers:
    """Sorted, each once; ``np.unique`` takes ten times as long. It sorts *numbers* itself."""
    numbers.sort()
    is_first = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=is_first[1:])
    return numbers[is_first]


def _ends(texts: list[str]) -> Numbers:
    return np.cumsum([len(text) + len(_BETWEEN) for text in texts])


def _look_up(texts: list[str]) -> Entries:
    text = _BETWEEN.join([*texts, ""])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found = _table[codes]
    if not found.all():
        for code in np.unique(codes[found == 0]).tolist():
            _table[code] = _entry(chr(code))
        found = _table[codes]
    return found


def _entry(character: str) -> int:
    folded = fold(character)
    classes = {_class_of(one) for one in folded}
    if classes == {_BORDER}:  # an ellipsis becomes three dots: one border is as good as three
        return ord(folded[0]) | _BORDER << _CLASS_SHIFT
    if len(folded) == 1:
        return ord(folded) | classes.pop() << _CLASS_SHIFT
    return _UNEVEN << _CLASS_SHIFT


def _class_of(character: str) -> int:
    if _run.fullmatch(character):
        return _RUN
    return _WORD if _word.fullmatch(character) else _BORDER


def _text_of(found: Entries) -> str:
    return (found & _CODE).astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def _is_whole(texts: list[str], found: Entries) -> bool:
    """Whether the look-up is all that it takes to fold the texts."""
    return (
        not (found >> _CLASS_SHIFT == _UNEVEN).any()
        and all(unicodedata.is_normalized("NFC", text) and not is_cut(text) for text in texts)
        and unicodedata.is_normalized("NFC", _text_of(found))
    )
