"""The headings of an article, read out of its HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from desktop.views.viewer.place import MAX_HEADINGS

LONGEST = 200  # characters of one
# Safe HTML is well formed, and headings hold no headings.
_HEADING = re.compile(r"<h([1-6])(?: [^>]*)?>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile("<[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """``number`` counts all headings of the body from 0, ``level`` is 0 for the highest that the
    article has."""

    number: int
    level: int
    text: str


def headings_of(body_html: str) -> tuple[Heading, ...]:
    """The headings that say something, in order; of very many the first."""
    found = []
    for number, match in enumerate(_HEADING.finditer(body_html)):
        if number == MAX_HEADINGS:
            break
        text = " ".join(unescape(_TAG.sub("", match[2])).split())[:LONGEST]
        if text:
            found.append((number, int(match[1]), text))
    highest = min((level for _number, level, _text in found), default=0)
    return tuple(Heading(number, level - highest, text) for number, level, text in found)
