"""The inks of an article in each theme, for the view without Chromium.

A coloured word of an article names its ink (``color:var(--ink-red)``), which themes.css knows in
the colours of each theme. Qt's rich text knows no variables, so there the names are replaced.
"""

from __future__ import annotations

import re

INKS: dict[str, dict[str, str]] = {
    "light": {
        "red": "#b3261e", "orange": "#8a4600", "green": "#1a6632", "teal": "#0b5f6d",
        "blue": "#1d4fa8", "purple": "#6139a0", "pink": "#9b1c63",
    },
    "dark": {
        "red": "#f0a094", "orange": "#e2b07a", "green": "#a3cf93", "teal": "#7fc9c1",
        "blue": "#8ab4e8", "purple": "#c8a6ef", "pink": "#eb9ec8",
    },
    "sepia": {
        "red": "#97301a", "orange": "#7a4708", "green": "#33602a", "teal": "#1d5c5a",
        "blue": "#264c88", "purple": "#5f3d95", "pink": "#812158",
    },
    "light high": {
        "red": "#8a0f0a", "orange": "#6a3500", "green": "#0f4a22", "teal": "#06474f",
        "blue": "#0f3a85", "purple": "#4a2680", "pink": "#7a0f4a",
    },
    "dark high": {
        "red": "#ffb9ae", "orange": "#ffd09a", "green": "#c4f0b4", "teal": "#a4ece4",
        "blue": "#a8d0ff", "purple": "#dcc4ff", "pink": "#ffb8de",
    },
}  # fmt: skip
"""The same colours stand in themes.css."""

_INK_OR_MARK = re.compile(r"(<mark\b)|(</mark>)|color:var\(--ink-([a-z]+)\);?")


def with_inks(body: str, theme: str) -> str:
    """Safe HTML with the colours of *theme* for its inks; what is marked is in no colour."""
    if "--ink-" not in body:
        return body
    depth = 0

    def replace(found: re.Match[str]) -> str:
        nonlocal depth
        if found[3] is not None:
            color = None if depth > 0 else INKS[theme].get(found[3])
            return f"color:{color};" if color else ""
        depth += 1 if found[1] else -1
        return found[0]

    return _INK_OR_MARK.sub(replace, body)
