"""Find the pieces of a term, one after the other, in folded text.

A run of Han characters is found anywhere inside a run, a word as a whole word. Between two pieces
there may be a few characters that are neither (``HFO-1234yf``, ``5G 手机``); two runs that the
query separates must be separated. A piece between two others is a whole run or a whole word.

No regular expression is made of a query: to compile one took up to 12 seconds (measured, of 2,000
characters), and one over a long text cannot be stopped. Here each character of a text is looked
at a bounded number of times, whatever the query.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from archive.text.fold import Check, unchecked
from archive.text.highlight import Span
from archive.text.tokenizer import PIECES, RUNS, SEPARATOR, Piece
from archive.text.unfolded import Unfolded

MAX_GAP = 8
"""Characters that may stand between two pieces of a phrase, such as the five of ``a” + “b``."""

STEPS = 1_024
"""Places that are looked at between two checks."""

_PLAIN = re.compile(
    r"[\x00-\x7f\u2010-\u2027\u3001-\u3003\u3008-\u3011\u3014-\u301b\u3400-\u4dbf"
    r"\u4e00-\u9fef\uff01-\uff0f\uff1a-\uff20]*"
)
"""ASCII, Han and their punctuation: what folding leaves a letter, or no letter, as it was."""

_GAP = re.compile(f"{SEPARATOR}{{0,{MAX_GAP}}}")


class Phrase:
    """What one term looks for. *check* is called now and then, and may raise."""

    def __init__(self, pieces: Sequence[Piece], check: Check = unchecked) -> None:
        """At least one of *pieces*, as a query has them."""
        self._pieces = tuple(pieces)
        only = pieces[0]
        self._check = check
        self._last = len(pieces) - 1
        self._rest = only.text[-_period(only.text) :]
        self._texts = sorted({piece.text for piece in pieces}, key=len, reverse=True)
        self._fallbacks = _fallbacks(self._pieces) if self._last else []
        self.unfolded = Unfolded("" if self._last else only.text)
        """Looks for it in a text that is not folded, where it is a few Han characters."""
        self._is_plain_word = not self._last and not only.is_run and only.text.isascii()

    def needs_no_folding(self, text: str) -> bool:
        """Whether *text*, not folded but in lower case, says this where it does folded, and nowhere
        else."""
        if self.unfolded:
            return self.unfolded.is_clear(text)
        return self._is_plain_word and _PLAIN.fullmatch(text) is not None

    def is_in(self, text: str) -> bool:
        """Whether it stands somewhere in *text*, which is folded."""
        if any(part not in text for part in self._texts):
            return False
        return next(self.spans(text), None) is not None

    def count(self, text: str) -> int:
        """How often it stands in *text*, which is folded."""
        first = self._pieces[0]
        if self._last == 0 and first.is_run:
            return text.count(first.text)
        return sum(1 for _ in self.spans(text))

    def spans(self, text: str) -> Iterator[Span]:
        """Where it stands in *text*, which is folded: (start, end), in order.

        Hits inside others are found as well; a run that follows itself (``哈哈`` in ``哈哈哈``)
        is one span.
        """
        if self._last:
            return self._of_phrase(text)
        first = self._pieces[0]
        return self._of_run(text, first.text) if first.is_run else self._of_word(text, first)

    def _of_run(self, text: str, run: str) -> Iterator[Span]:
        start = text.find(run)
        rest = self._rest
        steps = 0
        while start >= 0:
            end = start + len(run)
            goes_on = True
            while goes_on:
                steps += 1
                if not steps % STEPS:
                    self._check()
                goes_on = text.startswith(rest, end)
                end += len(rest) * goes_on
            yield start, end
            start = text.find(run, end - len(run) + 1)

    def _of_word(self, text: str, word: Piece) -> Iterator[Span]:
        steps = 0
        start = text.find(word.text)
        while start >= 0:
            steps += 1
            if not steps % STEPS:
                self._check()
            end = start + len(word.text)
            if not _is_letter(text, start - 1) and (word.prefix or not _is_letter(text, end)):
                yield start, end
            start = text.find(word.text, start + 1)

    def _of_phrase(self, text: str) -> Iterator[Span]:
        """Goes through *text* once: where the pieces no longer fit, the longest beginning of the
        phrase that still fits is gone on with (Knuth, Morris and Pratt)."""
        first = len(self._pieces[0].text)
        start = self._first_from(text, 0)
        steps = 0
        while start >= 0:
            position = start + first
            ends = deque([position], self._last)  # of the pieces that were met
            met = 1
            while met:
                steps += 1
                if not steps % STEPS:
                    self._check()
                position = self._after_gap(text, position)
                if met == self._last and self._fits(met, text, position):
                    yield ends[0] - first, position + len(self._pieces[met].text)
                    met = self._fallbacks[met]
                while met and not self._fits(met, text, position):
                    met = self._fallbacks[met]
                if met:
                    position += len(self._pieces[met].text)
                    ends.append(position)
                    met += 1
            start = self._first_from(text, position)

    @staticmethod
    def _after_gap(text: str, position: int) -> int:
        gap = _GAP.match(text, position)
        return gap.end() if gap else position

    def _first_from(self, text: str, position: int) -> int:
        """Where the first piece stands next, as the end of a run or a whole word; -1: nowhere."""
        piece = self._pieces[0]
        steps = 0
        while True:
            steps += 1
            if not steps % STEPS:
                self._check()
            start = text.find(piece.text, position)
            if start < 0 or self._begins(piece, text, start):
                return start
            position = start + 1

    @staticmethod
    def _begins(piece: Piece, text: str, start: int) -> bool:
        if not piece.is_run and _is_letter(text, start - 1):
            return False
        return _is_whole(piece, text, start + len(piece.text))

    def _fits(self, number: int, text: str, start: int) -> bool:
        """Whether a piece that is not the first stands at *start*, where a run or word begins."""
        piece = self._pieces[number]
        if not text.startswith(piece.text, start):
            return False
        if number == self._last and (piece.is_run or piece.prefix):
            return True
        return _is_whole(piece, text, start + len(piece.text))


def _is_letter(text: str, position: int) -> bool:
    """Whether the character there belongs to a word."""
    found = PIECES.match(text, position, position + 1) if position >= 0 else None
    return found is not None and found["run"] is None


def _is_whole(piece: Piece, text: str, end: int) -> bool:
    if piece.is_run:
        return RUNS.match(text, end, end + 1) is None
    return not _is_letter(text, end)


def _fallbacks(pieces: Sequence[Piece]) -> list[int]:
    """For each number of pieces that were met, all but the last: how many of them, at the most, the
    end of what was met is the beginning of."""
    found = [0, 0]
    length = 0
    for number in range(1, len(pieces) - 1):
        while length and not _is_alike(pieces, length, number):
            length = found[length]
        length += _is_alike(pieces, length, number)
        found.append(length)
    return found


def _is_alike(pieces: Sequence[Piece], number: int, other: int) -> bool:
    """Whether one piece stands where the *other*, a whole run or word, does."""
    piece, whole = pieces[number], pieces[other]
    if piece.is_run != whole.is_run:
        return False
    if number == 0 and piece.is_run:
        return whole.text.endswith(piece.text)
    return piece.text == whole.text


def _period(run: str) -> int:
    """The smallest number of characters after which *run* goes on like itself."""
    found = [0, 0]
    length = 0
    for character in run[1:]:
        while length and run[length] != character:
            length = found[length]
        length += run[length] == character
        found.append(length)
    return len(run) - found[-1]
