"""The beginning of a text on one line, as a list shows it."""

from __future__ import annotations

EXCERPT_CHARACTERS = 300
"""Of an excerpt no more is ever asked for."""


def shortened(text: str, limit: int = EXCERPT_CHARACTERS) -> str:
    """The beginning of a visible *text*, on one line; "…" where it was cut."""
    line = text[: limit + 1].replace("\n", " ")
    return line if len(text) <= limit else line[: limit - 1].rstrip() + "…"
