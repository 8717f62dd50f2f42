"""The text of an article with a table's cells side by side, for people who read it as text.

What search searches has each cell on a line of its own: there a table's layout means nothing.
"""

from __future__ import annotations

import re

from archive.text.display_width import padded, width_of
from archive.text.html_text import html_to_text

COLUMN_CELLS = 32
"""A column is made no wider for its longest cell."""

_INNERMOST_TABLE = re.compile(
    r"<table\b[^<>]*>((?:[^<]|<(?!/?table\b))*)</table>", re.DOTALL | re.IGNORECASE
)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)</tr>", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<(t[dh])\b[^<>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)


def text_with_rows(fragment: str) -> str:
    """The visible text of a well-formed *fragment*: as :func:`html_to_text` gives it, but each
    row of a table is one line, in columns. A table of tables or of code stays as it was."""
    parts = _INNERMOST_TABLE.split(fragment)
    texts = [_table(part) if index % 2 else html_to_text(part) for index, part in enumerate(parts)]
    return "\n".join(text for text in texts if text)


def _table(inside: str) -> str:
    if "<pre" in inside:
        return html_to_text(inside)
    caption = html_to_text(_ROW.sub("\n", inside))
    rows = [
        [html_to_text(cell).replace("\n", " ") for _, cell in _CELL.findall(row)]
        for row in _ROW.findall(inside)
    ]
    widths: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            widths[column] = min(COLUMN_CELLS, max(widths.get(column, 0), width_of(cell)))
    lines = [
        "  ".join(padded(cell, widths[column]) for column, cell in enumerate(row)).rstrip()
        for row in rows
    ]
    return "\n".join(line for line in [caption, *lines] if line)
