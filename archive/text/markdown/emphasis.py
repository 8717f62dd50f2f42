"""Emphasis beside Chinese punctuation.

CommonMark's rule wants a blank where a mark of emphasis stands between punctuation and a letter.
Chinese has no blanks, so ``这是**“重点”**内容`` would keep its asterisks. Here a Chinese,
Japanese or Korean character at either side counts as a blank does. Nothing else changes.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3040-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffee\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)


def use_asian_emphasis(markdown: MarkdownIt) -> None:
    """Put our rule in the place of markdown-it's."""
    markdown.inline.ruler.at("emphasis", _emphasis)


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    length = end - state.pos
    can_open, can_close = _sides(state, end, splits_words=marker == "*")
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos = end
    return True


def _sides(state: StateInline, end: int, *, splits_words: bool) -> tuple[bool, bool]:
    """Whether the marks from the state's position to *end* can open and close emphasis."""
    before = state.src[state.pos - 1] if state.pos > 0 else " "
    after = state.src[end] if end < state.posMax else " "
    blank_before, blank_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    point_before, point_after = _is_punctuation(before), _is_punctuation(after)
    asian_before, asian_after = _ASIAN.match(before), _ASIAN.match(after)
    edge_before = blank_before or point_before or asian_before
    edge_after = blank_after or point_after or asian_after
    left = not blank_after and (not point_after or bool(edge_before))
    right = not blank_before and (not point_before or bool(edge_after))
    if splits_words:
        return left, right
    return left and (not right or point_before), right and (not left or point_after)


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
