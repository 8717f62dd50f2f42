"""Look for the end of something that may not have one, without looking twice."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

_SEARCHES = "ends that were looked for"


def find_once(text: str, mark: str, start: int, env: MutableMapping[str, Any]) -> int:
    """``text.find(mark, start)``, linear over all calls for one *text* with rising *start*.

    A body may begin something a hundred thousand times and end it once, or never. *env* is
    markdown-it's, which lives as long as one body is read.
    """
    known: dict[tuple[str, str], tuple[int, int]] = env.setdefault(_SEARCHES, {})
    key = (text, mark)
    begun, found = known.get(key, (len(text) + 1, -1))
    if start < begun or 0 <= found < start:
        found = text.find(mark, start)
        known[key] = (start, found)
    return found
