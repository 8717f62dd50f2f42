"""Quotation marks and apostrophes: which of them stand in Chinese text, and which in other text.

‘ ’ “ ” are the same characters in both, and as wide as a Chinese one in a Chinese font: "It’s" has
a hole in it there, and “春天” looks pinched in a Latin font.
"""

from __future__ import annotations

import re

_MARKS = re.compile("[‘’“”]")
_PAIR = re.compile("“[^“”]*”")
_WIDE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffe6\U00020000-\U0003ffff]"
)  # Han, kana, and their punctuation; Korean has the marks of Latin text


def quotation_marks(text: str) -> list[tuple[int, bool]]:
    """(its place, whether it belongs to Chinese text) for each quotation mark and apostrophe: those
    do that touch a Chinese character, and those whose other half does."""
    found = {match.start(): _touches_wide(text, match.start()) for match in _MARKS.finditer(text)}
    for pair in _PAIR.finditer(text):
        first, last = pair.start(), pair.end() - 1
        found[first] = found[last] = found[first] or found[last]
    return list(found.items())


def _touches_wide(text: str, place: int) -> bool:
    before, after = text[:place][-3:].rstrip("‘’“”")[-1:], text[place + 1 :][:3].lstrip("‘’“”")[:1]
    return _WIDE.search(before + after) is not None
