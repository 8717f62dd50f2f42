"""Find the hits of a query in original text and mark them, as plain ranges or in safe HTML."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby
from operator import itemgetter

from archive.text.fold import fold, fold_with_map

Span = tuple[int, int]

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


class Matcher:
    """The hits of a query: what any of some patterns finds in folded text."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)

    def spans(self, text: str) -> list[Span]:
        """(start, end) ranges of the original *text*, in order; what touches is one range."""
        if not self._patterns or not self.finds_in(fold(text)):
            return []  # the way back from what is folded costs more than to fold it
        folded, offsets = fold_with_map(text)
        found = [
            offsets.span(start, end)
            for pattern in self._patterns
            for start, end in _overlapping(pattern, folded)
        ]
        return _merged(found)

    def finds_in(self, folded: str) -> bool:
        """Whether there is any hit in a *folded* text."""
        return any(pattern.search(folded) for pattern in self._patterns)


def _overlapping(pattern: re.Pattern[str], folded: str) -> Iterator[Span]:
    """All hits, also those that begin inside another: both ``哈哈`` of ``哈哈哈``."""
    match = pattern.search(folded)
    while match is not None:
        yield match.span()
        match = pattern.search(folded, match.start() + 1)


def _merged(spans: list[Span]) -> list[Span]:
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
    found in the visible text (:mod:`archive.text.visible`) is marked in the article.
    """
    parts: list[str] = []
    block = _Block()
    position = 0
    for tag in _MARKUP.finditer(safe_html):
        block.add_text(safe_html[position : tag.start()])
        block.add_tag(tag[0])
        position = tag.end()
        if tag["name"] and tag["name"].lower() in _BLOCKS:
            parts.append(block.marked(matcher))
            block = _Block()
    block.add_text(safe_html[position:])
    parts.append(block.marked(matcher))
    return "".join(parts)


@dataclass(slots=True)
class _Block:
    """A stretch of HTML without the border of a block: pieces of markup and of its text.

    ``pieces`` are (source, text): a tag has no text, an entity has what it stands for, and
    plain text has itself.
    """

    pieces: list[tuple[str, str]] = field(default_factory=list)

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

    def marked(self, matcher: Matcher) -> str:
        """The source, with the hits of its text marked."""
        # A line break in HTML is a blank.
        text = "".join(text for _, text in self.pieces).replace("\n", " ")
        spans = matcher.spans(text) if text.strip() else []
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
