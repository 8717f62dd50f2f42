"""Where the highlights of a post are in its article as it is today.

Nothing of this is stored: an article that is rewritten, or rendered better by a later version, is
looked through anew, and a quotation that comes back has its place back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from archive.highlights import Highlight, Placed
from archive.text.anchors import article_letters, find_anchor


def place_highlights(
    highlights: Sequence[Highlight],
    article_html: str,
    check: Callable[[], object] = lambda: None,
) -> tuple[Placed, ...]:
    """The *highlights* of a post with their places in its article, in the order that they came.

    *check* is called before each, and may raise.
    """
    text = article_letters(article_html) if highlights else ""
    placed = []
    for one in highlights:
        check()
        found = find_anchor(text, one.anchor)
        placed.append(Placed(one) if found is None else Placed(one, *found, text[slice(*found)]))
    return tuple(placed)
