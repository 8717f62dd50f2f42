"""What notes add to Markdown: ``==marked==``, ``%%comments%%``, the ``^name`` of a block."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

_COMMENT_OR_CODE = re.compile(
    r"^[ \t>]*(`{3,}+|~{3,}+)[^\n]*\n(?:.*?^[ \t>]*\1[`~]*[ \t]*$|.*)"
    r"|(?<!`)(`++)[^\n]{0,1000}?(?<!`)\2(?!`)|%%.*?%%",
    re.DOTALL | re.MULTILINE,
)
_MARKED = re.compile(r"==(?![=\s])([^\n]{1,1000}?)(?<![=\s])==(?!=)")
_BLOCK_NAME = re.compile(r"(?:^|[ \t\n])\^[a-zA-Z0-9-]{1,60}[ \t]*$")


def use_note_marks(markdown: MarkdownIt) -> None:
    """Add the rules but for comments, which may go over many blocks: :func:`without_comments`."""
    markdown.inline.ruler.before("emphasis", "marked", _marked)
    markdown.core.ruler.after("block", "block_names", _block_names)


def without_comments(body: str) -> str:
    """*body* without ``%%…%%``, except in code."""
    if "%%" not in body:
        return body
    return _COMMENT_OR_CODE.sub(lambda found: "" if found[0].startswith("%%") else found[0], body)


def _marked(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("==", state.pos):
        return False
    found = _MARKED.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        maximum, state.posMax = state.posMax, found.end(1)
        state.pos = found.start(1)
        state.push("marked_open", "mark", 1)
        state.md.inline.tokenize(state)
        state.push("marked_close", "mark", -1)
        state.posMax = maximum
    state.pos = found.end()
    return True


def _block_names(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and "^" in token.content:
            token.content = _BLOCK_NAME.sub("", token.content)
