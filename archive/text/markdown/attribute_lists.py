"""kramdown's attribute lists: ``{: .class #id key="value"}`` after a block or a span, ``{#id}``
after a heading, and ``{:name: …}``, a list with a name that others refer to.

They are taken off the text. What they say goes to the element; most of it the sanitiser drops.
"""

from __future__ import annotations

import itertools
import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from archive.text.markdown.searches import find_once

MAX_LIST = 500
"""Characters of one attribute list."""

MAX_DEPTH = 3
"""Named lists that refer to named lists."""

_ANY = rf"(?:[^\\}}\n]|\\.){{0,{MAX_LIST}}}"
_LINE = re.compile(rf"\{{:(?![:/])({_ANY})\}}[ \t]*$")
_DEFINITION = re.compile(rf"([\w-]+):({_ANY})$")
_SPAN = re.compile(rf"\{{:(?![:/])((?:[^\\}}]|\\.){{0,{MAX_LIST}}})\}}", re.DOTALL)
_HEADING_ID = re.compile(r"(?<![ \t])[ \t]+\{#([^\s{}]{1,200})(?:[ \t][^{}\n]{0,300})?\}[ \t]*$")
_IN_ITEM = re.compile(rf"\{{:(?![:/])({_ANY})\}}[ \t]*")
_PART = re.compile(
    r"([\w:-]+)=(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)')"
    r"|([#.][^\s.#]+(?:[.#][^\s.#]+)*)|([\w-]+)"
)
_NAMED = "attribute_definitions"
_LIST_TYPES = ("bullet_list_open", "ordered_list_open")

CONTENTS = "contents"
"""Type of the token that stands where a table of contents is wanted."""


def use_attribute_lists(markdown: MarkdownIt) -> None:
    """Add the rules."""
    everywhere = ["paragraph", "reference", "blockquote", "list", "deflist"]
    markdown.block.ruler.before("table", "attribute_line", _attribute_line, {"alt": everywhere})
    markdown.core.ruler.after("block", "attributes_of_blocks", _attributes_of_blocks)
    use_heading_attributes(markdown)
    markdown.core.ruler.after("inline", "attributes_of_spans", _attributes_of_spans)
    markdown.inline.ruler.before("escape", "span_attributes", _span_attributes)


def read_attributes(written: str, named: dict[str, str], depth: int = 0) -> dict[str, str]:
    """What a list says, classes joined; names are looked up in *named*."""
    found: dict[str, str] = {}
    for key, double, single, marks, name in _PART.findall(written):
        if key:
            found[key.lower()] = double or single
        for mark in re.findall(r"[#.][^.#]+", marks):
            _add(found, "id" if mark[0] == "#" else "class", mark[1:])
        if name and name in named and depth < MAX_DEPTH:
            for other, value in read_attributes(named[name], named, depth + 1).items():
                _add(found, other, value)
        elif name:
            _add(found, "refers", name)
    return found


def _add(found: dict[str, str], key: str, value: str) -> None:
    joins = key in ("class", "refers") and key in found
    found[key] = f"{found[key]} {value}" if joins else value


def _attribute_line(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """A line that is nothing but an attribute list."""
    if state.is_code_block(line):
        return False
    begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if not state.src.startswith("{:", begin):
        return False
    found = _LINE.match(state.src[begin:end])
    if found is None:
        return False
    if silent:
        return True
    state.line = line + 1
    definition = _DEFINITION.match(found[1])
    if definition is not None:
        state.env.setdefault(_NAMED, {}).setdefault(definition[1], definition[2])
        return True
    token = state.push("attribute_line", "", 0)
    token.content = found[1]
    token.hidden = True
    after = line > 0 and not state.isEmpty(line - 1)
    before = line + 1 < state.lineMax and not state.isEmpty(line + 1)
    token.meta = {"after": after, "before": before}
    return True


def _attributes_of_blocks(state: StateCore) -> None:
    """Hand the attribute lines on to the blocks that they belong to."""
    named: dict[str, str] = state.env.get(_NAMED, {})
    _attributes_of_items(state, named)
    if not any(token.type == "attribute_line" for token in state.tokens):
        return
    kept: list[Token] = []
    waiting: dict[int, dict[str, str]] = {}
    openings: dict[int, int] = {}
    for token in state.tokens:
        if token.type == "attribute_line":
            attributes = read_attributes(token.content, named)
            place = openings.get(token.level) if kept and kept[-1].level == token.level else None
            if token.meta["after"] and place is not None:
                _give_to_block(kept, place, attributes)
            elif token.meta["before"]:
                waiting[token.level] = attributes
            continue
        kept.append(token)
        if waiting and token.nesting < 0:  # what waited in a list item does not wait after it
            waiting = {level: waiting[level] for level in waiting if level <= token.level}
        if token.nesting >= 0 and token.type != "inline":
            openings[token.level] = len(kept) - 1
        elif token.nesting < 0 and token.level in waiting:
            _give_to_block(kept, openings[token.level], waiting.pop(token.level))
        if token.nesting == 0 and token.type != "inline" and token.level in waiting:
            _give_to_block(kept, len(kept) - 1, waiting.pop(token.level))
    state.tokens = kept


def _give_to_block(kept: list[Token], place: int, attributes: dict[str, str]) -> None:
    """Give attributes to the block that begins at *place* and ends *kept*."""
    token = kept[place]
    if "toc" in attributes.get("refers", "").split() and token.type in _LIST_TYPES:
        kept[place:] = [Token(CONTENTS, "", 0, block=True, level=token.level)]
    else:
        _set_all(token, attributes)


def use_heading_attributes(markdown: MarkdownIt) -> None:
    """Take ``{#id}`` off headings, nothing else."""
    markdown.core.ruler.after("block", "attributes_of_headings", _attributes_of_headings)


def _attributes_of_headings(state: StateCore) -> None:
    for opening, inline in itertools.pairwise(state.tokens):
        if opening.type == "heading_open":
            found = _HEADING_ID.search(inline.content)
            if found is not None:
                opening.attrSet("id", found[1])
                inline.content = inline.content[: found.start()]


def _attributes_of_items(state: StateCore, named: dict[str, str]) -> None:
    """``* {:.class} text`` gives an item its attributes."""
    tokens = state.tokens
    for place in range(2, len(tokens)):
        token = tokens[place]
        if token.type == "inline" and tokens[place - 2].type == "list_item_open":
            found = _IN_ITEM.match(token.content)
            if found is not None:
                _set_all(tokens[place - 2], read_attributes(found[1], named))
                token.content = token.content[found.end() :]


def _set_all(token: Token, attributes: dict[str, str]) -> None:
    for key, value in attributes.items():
        if key == "class":
            token.attrJoin(key, value)
        elif key != "refers":
            token.attrSet(key, value)


def _span_attributes(state: StateInline, silent: bool) -> bool:
    """``{: …}`` within a line; whether it follows an element is seen later."""
    if not state.src.startswith("{:", state.pos):
        return False
    found = None
    if find_once(state.src, "}", state.pos, state.env) >= 0:
        found = _SPAN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("span_attributes", "", 0)
        token.content = found[1]
        token.markup = found[0]
    state.pos = found.end()
    return True


def _attributes_of_spans(state: StateCore) -> None:
    named: dict[str, str] = state.env.get(_NAMED, {})
    for token in state.tokens:
        children = token.children or ()
        if any(child.type == "span_attributes" for child in children):
            token.children = _given_to_spans(list(children), named)


def _given_to_spans(children: list[Token], named: dict[str, str]) -> list[Token]:
    """The tokens of a line with each list handed to the element before it; one that follows
    text is text itself, as in kramdown."""
    kept: list[Token] = []
    open_at: list[int] = []
    last: int | None = None  # the element that has just ended
    for child in children:
        if child.type == "span_attributes":
            if last is None:
                kept.append(_text(child.markup, child.level))
            else:
                _set_all(kept[last], read_attributes(child.content, named))
            continue
        if child.type == "text" and not child.content:
            continue  # what is left of the marks of emphasis
        last = None
        if child.nesting > 0:
            open_at.append(len(kept))
        elif child.nesting < 0:
            last = open_at.pop() if open_at else None
        elif child.type in ("code_inline", "image"):
            last = len(kept)
        kept.append(child)
    return kept


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)
