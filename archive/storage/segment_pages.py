"""Make a whole segment of the full-text index at once, in the form in which FTS5 keeps it.

FTS5 puts each token of each post into a hash table, which is most of the time of an import. For
thousands of posts at once there is a shorter way: number all tokens, sort the numbers, write the
terms in their order. numpy does that in a few passes over arrays. What comes out is a segment like
those that FTS5 writes, and FTS5 merges it with others, searches it and takes posts out of it as
usual. How a segment is put into the index is :mod:`archive.storage.segment_writer`.

The form is described at the top of SQLite's ``fts5_index.c``; it has been the same since FTS5
exists, since files of any age must be read. Of it we need the simplest part: one column,
``detail=none`` (no positions: a list of posts is nothing but the distances between their ids), no
list that reaches over the end of a page.

::

    page   = 0:u16, end of the entries:u16, entry+, footer
    entry  = kept:varint, new:varint, the new bytes, id:varint, distance:varint*
    footer = offset of the first entry:varint, size of each entry but the last:varint*

*kept* is how many bytes the term shares with the one before it; the first term of a page is written
in full, without *kept*. A varint has seven bits a byte, the highest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.storage.token_numbers import MAX_POSTS, TERM_BREAK, Postings, SortedTokens
from archive.text.token_codes import TokenCodes
from archive.text.token_table import Numbers

Bytes: TypeAlias = "NDArray[np.uint8]"

_HEADER_BYTES = 4
_VARINT_LIMITS = tuple(1 << 7 * size for size in range(1, 8))
_MAIN = "0"  # FTS5 puts this before each term of its main index


@dataclass(frozen=True, slots=True)
class Segment:
    """``pages`` in their order; ``first_terms``: for each page but the first, the shortest
    beginning of its first term that comes after the last term of the page before;
    ``token_counts``: how many terms each post has."""

    pages: list[bytes]
    first_terms: list[bytes]
    token_counts: list[int]


def build_segment(rows: Sequence[tuple[int, TokenCodes]], page_bytes: int) -> Segment:
    """The segment of *rows*: (post id, tokens), ids growing, tokens in each. A page may be larger
    than *page_bytes* where a single entry is.

    :raises ValueError: there are more than MAX_POSTS rows, or none
    """
    if not 0 < len(rows) <= MAX_POSTS:
        raise ValueError(f"{len(rows)} posts do not fit one segment")
    ids = np.fromiter((post_id for post_id, _ in rows), np.int64, len(rows))
    tokens = SortedTokens([tokens for _, tokens in rows])
    segment = Segment([], [], tokens.counts)
    before = b""
    for block in tokens.blocks():
        entries = _Entries(block, ids, before)
        entries.put_on_pages(segment, page_bytes)
        before = entries.term(-1)
    del segment.first_terms[0]
    return segment


class _Entries:
    """Entries as one stream of bytes, as if they were on one page, and where each begins."""

    def __init__(self, block: Postings, ids: Numbers, before: bytes) -> None:
        """*ids* of the posts; *before*: the term before those of the block."""
        term_of, ids = block.term_of, ids[block.post_of]
        text = block.terms.replace(TERM_BREAK, TERM_BREAK + _MAIN)
        self.terms = np.frombuffer(text.encode(), np.uint8)
        self.term_starts = np.flatnonzero(self.terms == ord(TERM_BREAK)) + 1
        self.term_ends = np.append(self.term_starts[1:] - 1, len(self.terms))
        self.kept = self._shared()
        self.kept[0] = _shared_bytes(before, self.term(0))
        new = self.term_ends - self.term_starts - self.kept
        kept_bytes, new_bytes = _varint_sizes(self.kept), _varint_sizes(new)
        self.heads = kept_bytes + new_bytes + new
        numbers = _distances(term_of, ids)
        sizes = _varint_sizes(numbers)
        lists = np.bincount(term_of, sizes).astype(np.int64)
        self.sizes = self.heads + lists
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.stream = np.empty(int(self.sizes.sum()), np.uint8)
        _put_varints(self.stream, self.starts, self.kept, kept_bytes)
        _put_varints(self.stream, self.starts + kept_bytes, new, new_bytes)
        self._put_terms(self.starts + kept_bytes + new_bytes, new)
        heads_before = np.cumsum(self.heads)
        _put_varints(self.stream, np.cumsum(sizes) - sizes + heads_before[term_of], numbers, sizes)

    def _shared(self) -> Numbers:
        """How many bytes each term shares with the one before it."""
        shared = np.zeros(len(self.term_ends), np.int64)
        lengths = self.term_ends - self.term_starts
        shorter = np.minimum(lengths[1:], lengths[:-1])
        still = np.arange(1, len(lengths))
        at = 0
        while len(still):
            still = still[shorter[still - 1] > at]
            bytes_here = self.terms[self.term_starts[still] + at]
            still = still[bytes_here == self.terms[self.term_starts[still - 1] + at]]
            at += 1
            shared[still] = at
        return shared

    def _put_terms(self, places: Numbers, new: Numbers) -> None:
        within = np.arange(int(new.sum())) - np.repeat(np.cumsum(new) - new, new)
        from_places = np.repeat(self.term_starts + self.kept, new) + within
        self.stream[np.repeat(places, new) + within] = self.terms[from_places]

    def term(self, place: int, length: int | None = None) -> bytes:
        """The bytes of a term, or its first ones."""
        start, end = int(self.term_starts[place]), int(self.term_ends[place])
        return self.terms[start : end if length is None else start + length].tobytes()

    def put_on_pages(self, segment: Segment, page_bytes: int) -> None:
        """Cut the stream into pages of *segment*."""
        sizes, size_bytes = self.sizes, _varint_sizes(self.sizes)
        footers, footer_ends = _varints(sizes, size_bytes), np.cumsum(size_bytes).tolist()
        # What an entry takes of a page: itself and its size in the footer.
        needed = np.cumsum(sizes + size_bytes)
        first, before = 0, 0
        while first < len(needed):
            whole_term = self.term(first)
            begin = varint(len(whole_term)) + whole_term
            more = len(begin) - int(self.heads[first])
            room = page_bytes - _HEADER_BYTES - 1 - more
            end = max(first + 1, int(np.searchsorted(needed, before + room, side="right")))
            rest = self.starts[first] + self.heads[first]
            stream = self.stream[rest : self.starts[end - 1] + sizes[end - 1]]
            end_of_entries = _HEADER_BYTES + len(begin) + len(stream)
            header = bytes(2) + end_of_entries.to_bytes(2, "big")
            footer = bytes([_HEADER_BYTES])
            if end - first > 1:
                footer += varint(int(sizes[first]) + more)
                footer += footers[footer_ends[first] : footer_ends[end - 2]]
            segment.pages.append(b"".join((header, begin, stream.tobytes(), footer)))
            segment.first_terms.append(self.term(first, int(self.kept[first]) + 1))
            first, before = end, int(needed[end - 1])


def _shared_bytes(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _distances(term_of: Numbers, ids: Numbers) -> Numbers:
    """What a list says: its first id, then how far each is from the one before."""
    numbers = ids.copy()
    numbers[1:] -= np.where(term_of[1:] == term_of[:-1], ids[:-1], 0)
    return numbers


def _varint_sizes(numbers: Numbers) -> Numbers:
    sizes = np.ones(len(numbers), np.int64)
    largest = int(numbers.max(initial=0))
    for limit in _VARINT_LIMITS:
        if limit > largest:
            break
        sizes += numbers >= limit
    return sizes


def _put_varints(stream: Bytes, places: Numbers, numbers: Numbers, sizes: Numbers) -> None:
    for size in range(1, int(sizes.max(initial=0)) + 1):
        chosen = np.flatnonzero(sizes == size)
        at, values = places[chosen], numbers[chosen]
        for index in range(size):
            more = 0x80 if index < size - 1 else 0
            stream[at + index] = (values >> 7 * (size - 1 - index)) & 0x7F | more


def _varints(numbers: Numbers, sizes: Numbers) -> bytes:
    stream = np.empty(int(sizes.sum()), np.uint8)
    _put_varints(stream, np.cumsum(sizes) - sizes, numbers, sizes)
    return stream.tobytes()


def varint(number: int) -> bytes:
    """SQLite's form of one number that is not negative and below 2**56."""
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))
