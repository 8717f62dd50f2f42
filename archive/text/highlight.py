"""Find the hits of a query in original text and mark them, as plain ranges or in safe HTML."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Protocol

from archive.text.fold import SLICE, Check, fold_with_map, unchecked
from archive.text.unfolded import LONGEST_CLEAR, Unfolded

Span = tuple[int, int]

MAX_MARKS = 10_000
"""Hits of a term that are marked in one article: a book of five million letters has as many hits of
one, and no viewer shows them."""

HITS_BETWEEN_CHECKS = 256

# Elements that stand on lines of their own in the visible text: no hit crosses their borders.
_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li"
    " main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_MARKUP = re.compile(
    r"<!--.*?(?:-->|$)|</?(?P<name>[a-zA-Z][^\s/>]*)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>", re.DOTALL
)
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")


class Finder(Protocol):
    """Something that is looked for; such as :class:`archive.text.phrase.Phrase`. ``unfolded`` is
    true of Han characters alone."""

    unfolded: Unfolded

    def needs_no_folding(self, text: str) -> bool:
        """Whether it stands in *text*, in lower case but not folded, where it does folded."""

    def spans(self, text: str) -> Iterator[Span]:
        """Where it stands in a folded text, in order."""


class Matcher:
    """The hits of a query: what any of some finders finds in folded text.

    *check* is called between two steps of the search, and may raise.
    """

    def __init__(self, finders: Sequence[Finder], check: Check = unchecked) -> None:
        self._finders = tuple(finders)
        self._is_han = bool(finders) and all(finder.unfolded for finder in finders)
        self.check = check

    def spans(self, text: str, most: int = MAX_MARKS) -> list[Span]:
        """(start, end) ranges of the original *text*, in order; what touches is one range.

        Of each finder only the first *most* hits.
        """
        self.check()
        if not self._finders or most <= 0:
            return []
        plain = self._plain(text) if len(text) <= SLICE else None
        if plain is not None:
            hits = (islice(finder.spans(plain), most) for finder in self._finders)
            return _merged(list(chain.from_iterable(hits)))
        folded, offsets = fold_with_map(text, self.check)
        found: list[Span] = []
        for finder in self._finders:
            for start, end in islice(finder.spans(folded), most):
                if not len(found) % HITS_BETWEEN_CHECKS:
                    self.check()
                found.append(offsets.span(start, end))
        return _merged(found)

    def _plain(self, text: str) -> str | None:
        """*text* for all finders, where none of them needs it folded."""
        if not all(finder.needs_no_folding(text) for finder in self._finders):
            return None
        return text if self._is_han else text.lower()

    def first(self, text: str) -> Span | None:
        """The (start, end) of the first hit in the original *text*, and of those the longest."""
        self.check()
        if not self._finders:
            return None
        folded, offsets = fold_with_map(text, self.check)
        found = self._first_of_all(folded)
        return offsets.span(*found) if found else None

    def first_written(self, text: str) -> Span | None:
        """The (start, end) of the first place in *text* that is likely a hit: it is written as it
        is looked for, or but for capitals. Found in a tenth of the time of :meth:`first`."""
        self.check()
        found = self._first_of_all(text)
        if found is not None or len(text) > LONGEST_CLEAR:
            return found
        lowered = text.lower()
        return self._first_of_all(lowered) if len(lowered) == len(text) else None

    def is_surely_not_in(self, text: str) -> bool:
        """Whether it is known without folding *text* that there is no hit."""
        if not self._finders or len(text) > LONGEST_CLEAR:
            return not self._finders
        plain = self._plain(text)
        return plain is not None and not self.finds_in(plain)

    def _first_of_all(self, folded: str) -> Span | None:
        firsts = [next(finder.spans(folded), None) for finder in self._finders]
        found = [span for span in firsts if span is not None]
        return min(found, key=lambda span: (span[0], -span[1])) if found else None

    def finds_in(self, folded: str) -> bool:
        """Whether there is any hit in a *folded* text."""
        return any(next(finder.spans(folded), None) is not None for finder in self._finders)


def _merged(spans: list[Span]) -> list[Span]:
    if len(spans) <= 1:
        return spans
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def mark_html(safe_html: str, matcher: Matcher) -> str:
    """*safe_html* with each hit in ``<mark>``.

    Only text between tags is touched, and only by adding ``<mark>`` and ``</mark>`` around
    characters and whole entities, so the result is as safe as what came in. A hit that crosses
    inline elements is marked in each of them; no hit crosses the border of a block. So what is
    found in the visible text (:mod:`archive.text.visible`) is marked in the article. After
    ``MAX_MARKS`` no further block is marked.
    """
    parts: list[str] = []
    left = MAX_MARKS
    block = _Block()
    position = 0
    for tag in _MARKUP.finditer(safe_html):
        matcher.check()
        block.add_text(safe_html[position : tag.start()])
        block.add_tag(tag[0])
        position = tag.end()
        if tag["name"] and tag["name"].lower() in _BLOCKS:
            parts.append(block.marked(matcher, left))
            left -= block.marks
            block = _Block()
    block.add_text(safe_html[position:])
    parts.append(block.marked(matcher, left))
    return "".join(parts)


@dataclass(slots=True)
class _Block:
    """A stretch of HTML without the border of a block: pieces of markup and of its text.

    ``pieces`` are (source, text): a tag has no text, an entity has what it stands for, and
    plain text has itself. ``marks`` counts the ranges that were marked.
    """

    pieces: list[tuple[str, str]] = field(default_factory=list)
    marks: int = 0

    def add_tag(self, source: str) -> None:
        self.pieces.append((source, ""))

    def add_text(self, source: str) -> None:
        position = 0
        for entity in _ENTITY.finditer(source):
            self._add_plain(source[position : entity.start()])
            self.pieces.append((entity[0], unescape(entity[0])))
            position = entity.end()
        self._add_plain(source[position:])

    def _add_plain(self, source: str) -> None:
        if source:
            self.pieces.append((source, source))

    def marked(self, matcher: Matcher, most: int) -> str:
        """The source, with the hits of its text marked: of each term *most*."""
        # A line break in HTML is a blank.
        text = "".join(text for _, text in self.pieces).replace("\n", " ")
        spans = matcher.spans(text, most) if text.strip() else []
        self.marks = len(spans)
        if not spans:
            return "".join(source for source, _ in self.pieces)
        parts = (part for part in self._cut_at(spans) if part[0])
        runs = (
            (is_hit, "".join(source for source, _ in group))
            for is_hit, group in groupby(parts, key=itemgetter(1))
        )
        return "".join(f"<mark>{run}</mark>" if is_hit else run for is_hit, run in runs)

    def _cut_at(self, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
        """The source in parts, each with whether it is in a hit; markup never is."""
        position = 0
        waiting = deque(spans)
        for source, text in self.pieces:
            end = position + len(text)
            while waiting and waiting[0][1] <= position:
                waiting.popleft()
            if not text:
                yield source, False
            elif source != text:  # an entity, marked whole or not at all
                yield source, bool(waiting) and waiting[0][0] < end
            else:
                yield from _cut_plain(text, position, waiting)
            position = end


def _cut_plain(text: str, position: int, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Plain text that begins at *position*; *spans* end after that, in order."""
    done = 0
    for start, stop in spans:
        first, last = max(start - position, 0), min(stop - position, len(text))
        if first >= len(text):
            break
        yield text[done:first], False
        yield text[first:last], True
        done = last
    yield text[done:], False
