"""Quotations that are callouts: ``> [!note] Title``. Their kind becomes a class."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_FIRST_LINE = re.compile(
    r"\[!([a-zA-Z][\w-]{0,30})(?:\|[^\]\n]{0,60})?\][+-]?[ \t]*([^\n]*)(?:\n|$)"
)


def use_callouts(markdown: MarkdownIt) -> None:
    """Add the rule."""
    markdown.core.ruler.after("block", "callouts", _callouts)


def _callouts(state: StateCore) -> None:
    tokens = state.tokens
    if not any(token.type == "blockquote_open" for token in tokens):
        return
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        is_first = place > 1 and tokens[place - 2].type == "blockquote_open"
        found = _FIRST_LINE.match(token.content) if is_first and token.type == "inline" else None
        if found is None:
            kept.append(token)
            continue
        tokens[place - 2].attrJoin("class", "callout")
        title = found[2].strip() or found[1].capitalize()
        kept[-1].attrJoin("class", "callout-title")
        kept.append(_inline(title, token))
        token.content = token.content[found.end() :]
        if token.content.strip():
            closing = Token("paragraph_close", "p", -1, level=token.level - 1, block=True)
            opening = Token("paragraph_open", "p", 1, level=token.level - 1, block=True)
            kept += [closing, opening, token]
    state.tokens = kept


def _inline(content: str, like: Token) -> Token:
    return Token("inline", "", 0, content=content, level=like.level, map=like.map, children=[])
