"""Categories and tags of a post of Hexo (``lib/models/post.ts``).

A list of categories is one path, each inside the one before; a list that has lists in it is
several paths, and a bare text among these is a path by itself. Text is never split.
"""

from __future__ import annotations

import math

from archive.text.values import text_of

_FIRST_WITH_EXPONENT = 1e21
"""JavaScript writes whole numbers from here on with an exponent."""


def category_paths(written: object) -> list[tuple[str, ...]]:
    """A path for every category of the post, the parents first: ``(("a",), ("a", "b"))``.

    The last part is the category's own name. Each category comes once, in the order written.
    """
    items = written if isinstance(written, list) else [written]
    items = [item for item in items if isinstance(item, list) or _is_name(item)]
    several = any(isinstance(item, list) for item in items)
    found: dict[tuple[str, ...], None] = {}
    for one in items if several else [items]:
        names = [
            js_text(name) for name in (one if isinstance(one, list) else [one]) if _is_name(name)
        ]
        for end in range(1, len(names) + 1):
            found.setdefault(tuple(names[:end]))
    return list(found)


def distinct_names(written: object) -> tuple[str, ...]:
    """Tags: each once, in the order written."""
    items = written if isinstance(written, list) else [written]
    return tuple(dict.fromkeys(js_text(item) for item in items if _is_name(item)))


def _is_name(value: object) -> bool:
    return value is not None and value != ""


def _js_number(value: float) -> str:
    """As ECMAScript's Number::toString has it for what is no number, endless, or whole."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value.is_integer() and abs(value) < _FIRST_WITH_EXPONENT:
        return str(int(value))
    return text_of(value)


def js_text(value: object) -> str:
    """A value as the text that JavaScript makes of it; a list has commas between its items."""
    if isinstance(value, list):
        return ",".join(map(js_text, value))
    if isinstance(value, dict):
        return "[object Object]"
    if isinstance(value, float):
        return _js_number(value)
    return text_of(value)
