"""Where the highlights of a post are in its article as it is today.

Nothing of this is stored: an article that is rewritten, or rendered better by a later version, is
looked through anew, and a quotation that comes back has its place back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from archive.errors import ArchiveError
from archive.highlights import Highlight, ListedHighlight, Placed
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


def unplaced_ids(
    listed: Sequence[ListedHighlight],
    html_of: Callable[[int], str],
    check: Callable[[], object] = lambda: None,
) -> Iterator[int]:
    """The ids of those of *listed*, which stand by posts, whose quotation is not in its post any
    more, or whose post is lost. *html_of* gives the article of a post; one that cannot be read
    tells nothing about its highlights.
    """
    for post_id, group in groupby(listed, lambda one: one.post_id):
        marks = [one.highlight for one in group]
        if post_id is None:
            yield from (one.id for one in marks)
        elif any(not one.is_on_post for one in marks):
            try:
                html = html_of(post_id)
            except ArchiveError:  # said by whoever opens the post
                continue
            placed = place_highlights(marks, html, check)
            yield from (one.highlight.id for one in placed if one.is_unplaced)
