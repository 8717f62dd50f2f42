r"""Maths, left as it was written: ``$$…$$``, ``\\(…\\)``, ``\\[…\\]``, in some notes ``$…$``.

We set no formulas. What counts is that Markdown takes no ``_`` and ``*`` out of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from archive.text.markdown.searches import find_once

MAX_MATHS = 20_000
"""Characters of one formula; what is longer is text."""

_BRACKETS = {"$$": "$$", "\\\\(": "\\\\)", "\\\\[": "\\\\]"}
_DOLLAR = re.compile(r"\$(?![\s$])((?:[^$\\\n]|\\.){1,1000})(?<![\s\\])\$(?!\d)")


def use_maths(markdown: MarkdownIt, *, with_dollars: bool = False) -> None:
    """Add the rules; *with_dollars* takes single ones, too."""
    everywhere = ["paragraph", "reference", "blockquote", "list"]
    markdown.block.ruler.before("table", "maths_block", _block, {"alt": everywhere})
    markdown.inline.ruler.before("escape", "maths", _inline)
    if with_dollars:
        markdown.inline.ruler.after("maths", "maths_dollars", _dollars)
    markdown.add_render_rule("maths_block", _render_block)
    markdown.add_render_rule("maths_inline", _render_inline)


def _block(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """``$$`` at the beginning of a line up to the ``$$`` at the end of one."""
    begin = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("$$", begin) or state.is_code_block(line):
        return False
    end = find_once(state.src, "$$", begin + 2, state.env)
    if end < 0 or end - (begin + 2) > MAX_MATHS:
        return False
    last = bisect_right(state.bMarks, end) - 1
    if last >= end_line or state.src[end + 2 : state.eMarks[last]].strip():
        return False
    if last == line and end == begin + 2:
        return False
    if silent:
        return True
    state.line = last + 1
    token = state.push("maths_block", "", 0)
    token.map = [line, last + 1]
    text = state.getLines(line, last + 1, state.blkIndent, False).strip()
    token.content = text[2:-2].strip()
    return True


def _inline(state: StateInline, silent: bool) -> bool:
    character = state.src[state.pos]
    if character not in "$\\":
        return False
    mark = state.src[state.pos : state.pos + (2 if character == "$" else 3)]
    closing = _BRACKETS.get(mark)
    if closing is None:
        return False
    start = state.pos + len(mark)
    end = find_once(state.src, closing, start, state.env)
    if end < 0 or end + len(closing) > state.posMax or end - start > MAX_MATHS:
        return False
    content = state.src[start:end].strip()
    if not content:
        return False
    _push(state, content, silent=silent)
    state.pos = end + len(closing)
    return True


def _dollars(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    found = _DOLLAR.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    _push(state, found[1], silent=silent)
    state.pos = found.end()
    return True


def _push(state: StateInline, content: str, *, silent: bool) -> None:
    if not silent:
        state.push("maths_inline", "", 0).content = content


def _render_block(_renderer: object, tokens: list[Token], place: int, *_: object) -> str:
    return f'<pre><code class="math">{escapeHtml(tokens[place].content)}\n</code></pre>\n'


def _render_inline(_renderer: object, tokens: list[Token], place: int, *_: object) -> str:
    return f'<code class="math">{escapeHtml(tokens[place].content)}</code>'
