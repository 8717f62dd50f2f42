"""Text between marks, taken in long pieces.

markdown-it stops at every sign that some addition could have a use for, and asks all rules at each
stop. Here it stops only where a rule that is in use can begin. Nothing else changes.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_ALWAYS = r"[\n&*<\[\\\]_`~]|!(?=\[)"


def use_long_text(markdown: MarkdownIt, *beginnings: str) -> None:
    """Stop at CommonMark's marks and where one of *beginnings*, regular expressions, is."""
    stop = re.compile("|".join((_ALWAYS, *beginnings)))

    def text(state: StateInline, silent: bool) -> bool:
        found = stop.search(state.src, state.pos, state.posMax)
        end = state.posMax if found is None else found.start()
        if end == state.pos:
            return False
        if not silent:
            _append(state, state.src[state.pos : end])
        state.pos = end
        return True

    markdown.inline.ruler.at("text", text)


def _append(state: StateInline, text: str) -> None:
    append = getattr(state, "append_pending", None)
    if append is not None:  # newer ones of markdown-it-py collect the pieces
        append(text)
    else:
        state.pending += text
