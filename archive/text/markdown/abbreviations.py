"""Abbreviations: ``*[HTML]: HyperText Markup Language`` on a line of its own, wherever it is."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

MAX_ABBREVIATIONS = 200
MAX_MARKED = 5_000
"""Places in one body that are marked as abbreviations."""

_DEFINITION = re.compile(r"\*\[([^\]\n]{1,100})\]:[ \t]*([^\n]{0,500})$")
_WORD = re.compile(r"\w+", re.ASCII)
_KNOWN = "abbreviations"


def use_abbreviations(markdown: MarkdownIt) -> None:
    """Add the rules."""
    markdown.block.ruler.before("reference", "abbreviation", _abbreviation, {"alt": ["reference"]})
    markdown.core.ruler.after("inline", "abbreviations", _mark)


def _abbreviation(state: StateBlock, line: int, _end_line: int, silent: bool) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    if state.is_code_block(line) or not state.src.startswith("*[", begin):
        return False
    found = _DEFINITION.match(state.src[begin : state.eMarks[line]])
    if found is None:
        return False
    if not silent:
        known = state.env.setdefault(_KNOWN, {})
        if len(known) < MAX_ABBREVIATIONS:
            known.setdefault(found[1], found[2].strip())
        state.line = line + 1
    return True


def _mark(state: StateCore) -> None:
    known: dict[str, str] = state.env.get(_KNOWN, {})
    if not known:
        return
    marking = _Marking(known)
    for token in state.tokens:
        children = token.children or ()
        if any(child.type == "text" and child.content for child in children):
            token.children = [
                part
                for child in children
                for part in (marking.parts(child) if child.type == "text" else [child])
            ]


class _Marking:
    """Finds the names in the texts of one body: words as words, others one by one, long first.

    As in kramdown, Chinese characters are no letters of a word: a name is found among them.
    """

    def __init__(self, known: dict[str, str]) -> None:
        others = [re.escape(name) for name in known if not _WORD.fullmatch(name)]
        others.sort(key=len, reverse=True)
        patterns = [rf"(?<!\w){name}(?!\w)" for name in others]
        self.known = known
        self.pattern = re.compile("|".join([*patterns, r"\w+"]), re.ASCII)
        self.left = MAX_MARKED

    def parts(self, text: Token) -> list[Token]:
        parts: list[Token] = []
        done = 0
        for found in self.pattern.finditer(text.content):
            if self.left <= 0:
                break
            if found[0] not in self.known:
                continue
            self.left -= 1
            opening = Token("abbr_open", "abbr", 1, level=text.level)
            if self.known[found[0]]:
                opening.attrSet("title", self.known[found[0]])
            parts += [
                _text(text.content[done : found.start()], text.level),
                opening,
                _text(found[0], text.level),
                Token("abbr_close", "abbr", -1, level=text.level),
            ]
            done = found.end()
        return [*parts, _text(text.content[done:], text.level)]


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)
