"""Chips: what a template would have put into an article, shown by its own words, small and grey.

While a body is Markdown, a chip is a run of private characters, so that Markdown has no meaning
for it wherever it stands (in code, in a table, in an address), and the visible text leaves it
out with everything else that cannot be seen. It becomes HTML when an article is shown.
"""

from __future__ import annotations

import html
import re

CHIP_CLASS = "chip"
MAX_SAID = 60

CONTENTS_MARK = "\U00100000"
"""A private character where the table of contents goes when an article is shown. Until then it
is nothing to be seen, so that search does not find each heading twice."""

_BASE = 0xF0000
_START = chr(_BASE)
_UNKNOWN = 0xFFFD
_CHIPS = re.compile("[\U000f0000-\U000fffff]+")
_TAG_OR_CHIPS = re.compile("(<[^<>]*>)|([\U000f0000-\U000fffff]+)")


def chip(said: str) -> str:
    """A chip that says *said*, on one line and not too long; nothing where that is empty."""
    words = " ".join(said.split())
    if len(words) > MAX_SAID:
        words = words[: MAX_SAID - 1] + "…"
    if not words:
        return ""
    codes = (ord(character) for character in words)
    return _START + "".join(chr(_BASE + (c if 0 < c < _UNKNOWN else _UNKNOWN)) for c in codes)


def without_chips(text: str) -> str:
    """*text*, an address for instance, with the chips in it left out."""
    return _CHIPS.sub("", text)


def show_chips(safe_html: str) -> str:
    """*safe_html* with its chips as elements; in attributes they are left out."""
    if _CHIPS.search(safe_html) is None:
        return safe_html
    return _TAG_OR_CHIPS.sub(_shown, safe_html)


def _shown(found: re.Match[str]) -> str:
    if found[1] is not None:
        return without_chips(found[1])
    words = (run.translate(_SHIFTED_BACK) for run in found[2].split(_START))
    return "".join(
        f'<span class="{CHIP_CLASS}">{html.escape(said, quote=False)}</span>'
        for said in words
        if said
    )


class _ShiftedBack(dict[int, int]):
    """For :meth:`str.translate`: a private character to what it stands for."""

    def __missing__(self, code: int) -> int:
        return code - _BASE


_SHIFTED_BACK = _ShiftedBack()
