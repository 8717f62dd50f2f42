"""kramdown's other marks: ``{::comment}``, ``{::nomarkdown}``, ``{::options /}``, the ``^`` on a
line of its own that ends a block, and two backslashes that break a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from archive.text.markdown.searches import find_once

_START = re.compile(r"\{::(comment|nomarkdown|options)((?:\s[^{}\n]{0,500}?)?)(/?)\}")


def use_kramdown_marks(markdown: MarkdownIt) -> None:
    """Add the rules."""
    everywhere = ["paragraph", "reference", "blockquote", "list", "deflist"]
    markdown.block.ruler.before("table", "extension", _block, {"alt": []})
    markdown.block.ruler.before("table", "end_of_block", _end_of_block, {"alt": everywhere})
    markdown.inline.ruler.before("escape", "extension", _span)
    markdown.inline.ruler.before("escape", "double_backslash", _double_backslash)


def _end(text: str, name: str, start: int, env: MutableMapping[str, Any]) -> tuple[int, int] | None:
    """(start, end) of the nearer of the two marks that may end an extension."""
    marks = ("{:/}", f"{{:/{name}}}")
    places = [(find_once(text, mark, start, env), len(mark)) for mark in marks]
    found = [(at, at + length) for at, length in places if at >= 0]
    return min(found) if found else None


def _block(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """An extension that begins on a line of its own and ends at the end of one."""
    begin = state.bMarks[line] + state.tShift[line]
    if silent or state.is_code_block(line) or not state.src.startswith("{::", begin):
        return False
    found = _START.match(state.src, begin, state.eMarks[line])
    if found is None:
        return False
    end = (found.end(), found.end())
    if not found[3]:
        place = _end(state.src, found[1], found.end(), state.env)
        if place is None:
            return False
        end = place
    last = bisect_right(state.bMarks, end[0]) - 1
    if last >= end_line or state.src[end[1] : state.eMarks[last]].strip():
        return False
    state.line = last + 1
    if found[1] == "nomarkdown":
        content = _between(state, (line, found.end()), (last, end[0]))
        state.push("html_block", "", 0).content = content.strip("\n") + "\n"
    return True


def _between(state: StateBlock, start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text between two (line, place in the source), without what indents its block."""
    (first, after), (last, before) = start, end
    if first == last:
        return state.src[after:before]
    lines = state.getLines(first + 1, last, state.blkIndent, True)
    begin = state.bMarks[last] + state.tShift[last]
    return f"{state.src[after : state.eMarks[first]]}\n{lines}{state.src[begin:before]}"


def _span(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{::", state.pos):
        return False
    found = _START.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    end, content = found.end(), ""
    if not found[3]:
        place = _end(state.src, found[1], found.end(), state.env)
        if place is None or place[1] > state.posMax:
            return False
        end, content = place[1], state.src[found.end() : place[0]]
    if found[1] == "nomarkdown" and not silent:
        state.push("html_inline", "", 0).content = content
    state.pos = end
    return True


def _end_of_block(state: StateBlock, line: int, _end_line: int, silent: bool) -> bool:
    """``^`` alone: it ends the list or paragraph before it and is nothing itself."""
    begin = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("^", begin) or state.tShift[line]:
        return False
    if state.src[begin + 1 : state.eMarks[line]].strip():
        return False
    if not silent:
        state.line = line + 1
    return True


def _double_backslash(state: StateInline, silent: bool) -> bool:
    r"""``\\`` at the end of a line."""
    if not state.src.startswith("\\\\\n", state.pos) or state.pos + 3 > state.posMax:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 3
    while state.pos < state.posMax and state.src[state.pos] == " ":
        state.pos += 1
    return True
