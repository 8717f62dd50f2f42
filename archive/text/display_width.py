"""How much room a text takes where every character has one cell or two, as in a terminal."""

from __future__ import annotations

import unicodedata


def width_of(text: str) -> int:
    """The width of *text* in cells: two for a wide character, none for a combining mark."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def padded(text: str, width: int) -> str:
    """*text* with blanks after it, up to *width* cells; a longer text stays as it is."""
    return text + " " * (width - width_of(text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
