"""Highlights and notes as Markdown: a heading for each post, a quotation for each highlight."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from archive.highlights import ListedHighlight

LOST_POST = "(a post that is lost)"
_SYNTAX = re.compile(r"([\\`*_\[\]<>#])")


def highlights_markdown(
    listed: Sequence[ListedHighlight], unplaced: Collection[int] = frozenset()
) -> str:
    """A Markdown document of *listed*, in its order; *unplaced* are the ids of those that have
    lost their place. Quotations and titles are made plain text; notes stand as they were written.
    """
    pieces = ["# Highlights and notes\n"]
    shown: tuple[int | None, str] | None = None
    for one in listed:
        post = one.post_id, one.title
        if post != shown:
            shown = post
            title = " ".join(one.title.split()) or LOST_POST
            pieces.append(f"## {_plain(title)}\n")
            if one.published is not None:
                pieces.append(f"{one.published.date().isoformat()}\n")
        pieces.append(_entry(one, is_unplaced=one.highlight.id in unplaced))
    return "\n".join(pieces)


def _entry(one: ListedHighlight, *, is_unplaced: bool) -> str:
    highlight = one.highlight
    lines = [f"> {_plain(line)}".rstrip() for line in highlight.anchor.quote.splitlines()]
    facts = [] if highlight.is_on_post else [highlight.colour.value]
    facts.append(highlight.created.date().isoformat())
    if is_unplaced:
        facts.append("unplaced")
    note = [highlight.note, ""] if highlight.note else []
    return "\n".join([*lines, *([""] if lines else []), *note, f"*{', '.join(facts)}*", ""])


def _plain(text: str) -> str:
    return _SYNTAX.sub(r"\\\1", text)
