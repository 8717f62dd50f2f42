"""The tokens of many posts as sorted numbers: which posts have which term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from archive.text.token_codes import CHARACTER_BITS, TokenCodes, code_of
from archive.text.token_table import Numbers, distinct

_BLOCK = 1 << 17  # postings
_POST_BITS = 12
MAX_POSTS = 1 << _POST_BITS
_POST = MAX_POSTS - 1
_CHARACTER = (1 << CHARACTER_BITS) - 1
TERM_BREAK = "\n"
"""No token has one."""


@dataclass(frozen=True, slots=True)
class Postings:
    """``terms``: in the order of their code points, which is that of their UTF-8 bytes too, each
    after a TERM_BREAK. For each posting, in the order of terms and then of posts: ``term_of``, its
    term's place, and ``post_of``, its post's."""

    terms: str
    term_of: Numbers
    post_of: Numbers


class SortedTokens:
    """The tokens of at most MAX_POSTS posts, in order.

    Tokens of one or two characters are numbers already, and the order of these is the order of the
    terms. The others are numbered by a table, and then put among them.
    """

    def __init__(self, posts: Sequence[TokenCodes]) -> None:
        self._short = _short_postings(posts)
        numbers: dict[str, int] = {}
        long = distinct(np.fromiter(_numbered(posts, numbers), np.int64))
        self._words = sorted(numbers)
        self._begins = np.array([code_of(word[:2]) for word in self._words], np.int64)
        place = np.empty(len(numbers), np.int64)
        place[[numbers[word] for word in self._words]] = np.arange(len(numbers))
        self._long = place[long >> _POST_BITS] << _POST_BITS | long & _POST
        self._long.sort()
        parts = (self._short & _POST, self._long & _POST)
        counted = sum(np.bincount(part, minlength=len(posts)) for part in parts)
        self.counts: list[int] = np.asarray(counted).tolist()

    def blocks(self) -> Iterator[Postings]:
        """All postings, in blocks of whole terms: what is small stays in the processor's cache."""
        done = words_done = 0
        while done < len(self._short) or words_done < len(self._words):
            if done + _BLOCK >= len(self._short):
                until, words_until = len(self._short), len(self._words)
            else:
                code = int(self._short[done + _BLOCK]) >> _POST_BITS
                until = int(np.searchsorted(self._short, code + 1 << _POST_BITS))
                words_until = int(np.searchsorted(self._begins, code))
            yield self._block(self._short[done:until], words_done, words_until)
            done, words_done = until, words_until

    def _block(self, short: Numbers, first_word: int, end_word: int) -> Postings:
        ends = np.searchsorted(self._long, [first_word << _POST_BITS, end_word << _POST_BITS])
        long = self._long[ends[0] : ends[1]] - (first_word << _POST_BITS)
        codes = short >> _POST_BITS
        begins = np.ones(len(codes), np.bool_)
        np.not_equal(codes[1:], codes[:-1], out=begins[1:])
        group = np.cumsum(begins) - 1
        codes = codes[begins]
        # A longer term comes after all short ones that are not greater than how it begins.
        before = np.searchsorted(codes, self._begins[first_word:end_word], side="right")
        place_of_word = before + np.arange(len(before))
        is_short = np.ones(len(codes) + len(before), np.bool_)
        is_short[place_of_word] = False
        place_of_group = np.flatnonzero(is_short)
        postings = _merged(
            place_of_group[group] << _POST_BITS | short & _POST,
            place_of_word[long >> _POST_BITS] << _POST_BITS | long & _POST,
        )
        terms = _terms(codes, self._words[first_word:end_word], before)
        return Postings(terms, postings >> _POST_BITS, postings & _POST)


def _short_postings(posts: Sequence[TokenCodes]) -> Numbers:
    """Five million numbers: each array that is not needed any more makes room for the next."""
    codes = np.frombuffer(b"".join(post.codes for post in posts), np.int64)
    counts = [len(post.codes) // codes.itemsize for post in posts]
    postings = codes << _POST_BITS
    del codes
    postings |= np.repeat(np.arange(len(posts), dtype=np.int16), counts)
    return distinct(postings)


def _numbered(posts: Sequence[TokenCodes], numbers: dict[str, int]) -> Iterator[int]:
    """Each word's place in *numbers* with its post's."""
    number_of = numbers.setdefault
    for place, post in enumerate(posts):
        for word in post.words:
            yield number_of(word, len(numbers)) << _POST_BITS | place


def _terms(codes: Numbers, words: Sequence[str], before: Numbers) -> str:
    """The terms of *codes* with *words* between them: *before* each so many of the others."""
    characters = np.empty((len(codes), 3), np.uint32)
    characters[:, 0] = ord(TERM_BREAK)
    characters[:, 1] = codes >> CHARACTER_BITS
    characters[:, 2] = codes & _CHARACTER
    lengths = np.where(characters[:, 2] == 0, 2, 3)
    ends = np.concatenate(([0], np.cumsum(lengths)))
    flat = characters.ravel()
    text = flat[flat != 0].astype("<u4").tobytes().decode("utf-32-le")
    places = ends[before].tolist()
    parts: list[str] = []
    done = 0
    for word, place in zip(words, places, strict=True):
        parts += (text[done:place], TERM_BREAK, word)
        done = place
    parts.append(text[done:])
    return "".join(parts)


def _merged(one: Numbers, other: Numbers) -> Numbers:
    """Two sorted arrays as one."""
    places = np.searchsorted(one, other) + np.arange(len(other))
    merged = np.empty(len(one) + len(other), np.int64)
    is_one = np.ones(len(merged), np.bool_)
    is_one[places] = False
    merged[is_one] = one
    merged[places] = other
    return merged
