"""References with a blank or line break in them, as old Markdown had them: ``[text] [id]``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

_SPACED = re.compile(r"\[([^\[\]\n]{1,500})\][ \n]\[([^\[\]\n]{0,200})\]")


def use_spaced_references(markdown: MarkdownIt) -> None:
    """Add the rule; it only takes what has a definition."""
    markdown.inline.ruler.before("link", "spaced_reference", _spaced_reference)


def _spaced_reference(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or state.linkLevel > 0:
        return False
    known = state.env.get("references")
    found = _SPACED.match(state.src, state.pos, state.posMax) if known else None
    if found is None or not known:
        return False
    definition = known.get(normalizeReference(found[2] or found[1]))
    if definition is None or normalizeReference(found[1]) in known:
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": definition["href"]}
        if definition.get("title"):
            opening.attrSet("title", definition["title"])
        maximum, state.posMax = state.posMax, found.end(1)
        state.pos = found.start(1)
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
        state.posMax = maximum
    state.pos = found.end()
    return True
