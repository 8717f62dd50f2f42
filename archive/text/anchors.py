"""Find a quotation again in a text that may have been rewritten since.

Texts are compared without blanks: a browser, our own reading of HTML and a widget disagree about
little else. What stood around the quotation tells its place from others with the same words; where
that is no help, the nearest is taken. All of it takes time in proportion to the text, whatever the
text is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from archive.highlights import Anchor

CONTEXT = 128
"""Characters that are kept of what stands before and after a quotation."""
MAX_PLACES = 2_000
"""So many occurrences of a quotation are compared, on both sides of its old place."""
FARTHEST = 1_000_000
"""Characters before its old place in which it is looked for."""

_BLANK = re.compile(
    "[\t\n\v\f\r \u0085\u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060"
    "\u3000\ufeff\0]+"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

_LONE_QUOTE = 12  # characters by which a quotation is known without anything around it
_ENOUGH = 4  # characters around a shorter one that must be as they were
_REWRITTEN = 12  # characters on both sides that find a quotation whose own words were changed


def letters(text: str) -> str:
    """*text* without blanks and without characters of no width."""
    return _BLANK.sub("", text)


def article_letters(article_html: str) -> str:
    """The letters of an article, whose safe HTML this is, as a page shows it."""
    text = _COMMENT.sub("", article_html) if "<!--" in article_html else article_html
    return letters(html.unescape(_TAG.sub("", text)))


def anchor_of(quote: str, text: str, start: int) -> Anchor:
    """The anchor of *quote*, whose letters begin at *start* of *text*, which has no blanks."""
    end = start + len(letters(quote))
    return Anchor(quote, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


def find_anchor(text: str, anchor: Anchor) -> tuple[int, int] | None:
    """(start, end) in *text*, which has no blanks, of what *anchor* quotes; None where it is lost.

    Where the quotation itself was changed and both sides of it were not, what is between them is
    taken, unless it has become much longer or shorter.
    """
    quote = letters(anchor.quote)
    if not quote:
        return None
    best, best_score = None, (-1, 0)
    for start in _places(text, quote, anchor.place):
        around = _alike_before(text, start, anchor.before)
        around += _alike_after(text, start + len(quote), anchor.after)
        score = (around, -abs(start - anchor.place))
        if score > best_score:
            best, best_score = start, score
    if best is not None and _is_known(quote, anchor, best, best_score[0]):
        return best, best + len(quote)
    return _between(text, anchor, len(quote))


def _places(text: str, quote: str, near: int) -> list[int]:
    """Where *quote* stands in *text*: so many from its old place on, and so many before it."""
    near = min(max(0, near), len(text))
    found = list(_occurrences(text, quote, near))
    # Turned around: to look backwards takes Python time in proportion to both lengths.
    before = text[max(0, near - FARTHEST) : near + len(quote) - 1]
    end = max(0, near - FARTHEST) + len(before)
    backwards = _occurrences(before[::-1], quote[::-1], 0)
    return found + [end - start - len(quote) for start in backwards]


def _occurrences(text: str, quote: str, start: int) -> Iterator[int]:
    for _ in range(MAX_PLACES):
        start = text.find(quote, start)
        if start < 0:
            return
        yield start
        start += 1


def _is_known(quote: str, anchor: Anchor, start: int, around: int) -> bool:
    """Whether it can be that very quotation: a short word stands in many places."""
    possible = len(anchor.before) + len(anchor.after)
    return len(quote) >= _LONE_QUOTE or start == anchor.place or around >= min(_ENOUGH, possible)


def _alike_before(text: str, start: int, before: str) -> int:
    """How many characters before *start* are as they were."""
    count = 0
    while count < min(start, len(before)) and text[start - count - 1] == before[-count - 1]:
        count += 1
    return count


def _alike_after(text: str, end: int, after: str) -> int:
    count = 0
    while count < min(len(text) - end, len(after)) and text[end + count] == after[count]:
        count += 1
    return count


def _between(text: str, anchor: Anchor, length: int) -> tuple[int, int] | None:
    before, after = anchor.before[-_REWRITTEN:], anchor.after[:_REWRITTEN]
    if min(len(before), len(after)) < _REWRITTEN:
        return None
    starts = [one + len(before) for one in _places(text, before, anchor.place - len(before))]
    for start in sorted(starts, key=lambda one: abs(one - anchor.place))[:_REWRITTEN]:
        end = text.find(after, start + length // 2, start + 2 * length + len(after))
        if end > start:
            return start, end
    return None
