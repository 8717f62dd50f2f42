"""Excerpts that are marked: everything before ``<!--more-->``; else the beginning."""

from __future__ import annotations

import re

MAX_BEGINNING = 2_000
_MORE = re.compile(r"<!-- ?more ?-->|^# more[ \t]*$", re.IGNORECASE | re.MULTILINE)
_BLANK_LINES = re.compile(r"\n[ \t]*\r?\n")
_HEADING_ONLY = re.compile(r"#{1,6}[ \t][^\n]*|<h[1-6]\b[^\n]*</h[1-6]>", re.IGNORECASE)


def marked_excerpt(body: str) -> str:
    """The markup before the mark; without one the first paragraph, with the heading above it."""
    found = _MORE.search(body)
    if found is not None:
        return body[: found.start()].strip()
    paragraphs = _BLANK_LINES.split(body.strip()[:MAX_BEGINNING], maxsplit=2)
    count = 2 if _HEADING_ONLY.fullmatch(paragraphs[0].strip()) else 1
    return "\n\n".join(paragraphs[:count])
