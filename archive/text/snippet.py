"""Cut the piece of a text that shows its first hit."""

from __future__ import annotations

from collections.abc import Callable

from archive.post import Snippet
from archive.text.fold import fold
from archive.text.highlight import Matcher

SNIPPET_CHARACTERS = 120
_BEFORE_HIT = 30  # enough to see the hit in its sentence, and the hit stays in a narrow column
_LONGEST_HIT = 2_000  # as long as a query may be; ``哈哈`` in a book of nothing else is longer
_LONGEST_WORD = 12  # how far the cut may move so as not to fall into a word


def marked_text(text: str, matcher: Matcher) -> Snippet:
    """All of *text*, a title, on one line with its hits."""
    line = _one_line(text)
    return Snippet(line, tuple(matcher.spans(line)))


def make_snippet(
    text: str,
    matcher: Matcher,
    limit: int = SNIPPET_CHARACTERS,
    *,
    folded: Callable[[], str] | None = None,
) -> Snippet:
    """About *limit* characters of *text* on one line around a hit, with its hits: the first that
    is written as it is looked for (capitals aside), or else the first. *folded* gives the whole
    text folded, where somebody keeps it.

    Where there is no hit, the beginning of *text*. "…" stands where something was cut off.
    """
    written = matcher.first_written(text)
    if written is not None:
        snippet = _around(text, *written, matcher, limit)
        if snippet.marks:  # or it was a part of another word, such as one with accents
            return snippet
    if matcher.is_surely_not_in(text):
        return _around(text, 0, 0, matcher, limit)
    whole = fold(text, matcher.check) if folded is None else folded()
    return _around(text, *_first_hit(text, whole, matcher), matcher, limit)


def _around(text: str, hit: int, hit_end: int, matcher: Matcher, limit: int) -> Snippet:
    start = 0 if hit <= _BEFORE_HIT else _word_start(text, hit - _BEFORE_HIT)
    limit = max(limit, min(hit_end, hit + _LONGEST_HIT) - start + 1)
    rest = _one_line(text[start : start + 2 * limit])
    cut_off = len(rest) > limit or start + 2 * limit < len(text)
    line, before = rest[:limit].rstrip(), "…" if start else ""
    marks = [(at + len(before), end + len(before)) for at, end in matcher.spans(line)]
    return Snippet(before + line + ("…" if cut_off else ""), tuple(marks))


def _first_hit(text: str, folded: str, matcher: Matcher) -> tuple[int, int]:
    """The (start, end) of the first hit, or (0, 0). No hit crosses a line, and folding leaves
    lines what they are, so only in the line that has it the way back from *folded* is needed."""
    begin = 0
    for line, folded_line in zip(text.split("\n"), folded.split("\n"), strict=True):
        matcher.check()
        span = matcher.first(line) if matcher.finds_in(folded_line) else None
        if span is not None:
            return begin + span[0], begin + span[1]
        begin += len(line) + 1
    return 0, 0


def _word_start(text: str, position: int) -> int:
    """*position*, moved to the beginning of a word where one is near."""
    for start in range(position, min(position + _LONGEST_WORD, len(text))):
        if not (text[start - 1].isalnum() and text[start - 1].isascii()):
            return start
    return position


def _one_line(text: str) -> str:
    return " ".join(text.split())
