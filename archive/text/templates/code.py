"""Where the code of a Markdown body is, told before any tag in it is looked at."""

from __future__ import annotations

import re
from bisect import bisect_left

_FENCE_END = re.compile(r"^[ \t>]*(`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_TICKS = re.compile("`+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MAX_INDENT = 3


def fence_end(body: str, fence: str, indent: int, start: int) -> int | None:
    """Where the code block of *fence* ends that begins before *start*, the end of its line.

    One without an end goes to the end of *body*; None if it stands too far in to be one.
    """
    for found in _FENCE_END.finditer(body, start):
        if found[1][0] == fence[0] and len(found[1]) >= len(fence):
            return found.end()
    return len(body) if indent <= _MAX_INDENT else None


class CodeSpans:
    """The code between backticks in the paragraphs of a body; linear in its length."""

    def __init__(self, body: str) -> None:
        blank_lines = [found.start() for found in _BLANK_LINE.finditer(body)]
        nearest: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        for run in reversed([found.span() for found in _TICKS.finditer(body)]):
            start, length = run[0], run[1] - run[0]
            end = nearest.get(length)
            if end is not None:
                at = bisect_left(blank_lines, start)
                if at == len(blank_lines) or blank_lines[at] > end:
                    self._ends[start] = end + length
            nearest[length] = start

    def end_of(self, start: int) -> int | None:
        """Where the code ends that begins with the backticks at *start*; None if none does."""
        return self._ends.get(start)
