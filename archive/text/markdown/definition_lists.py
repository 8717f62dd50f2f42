"""Definition lists with several terms before one definition, as kramdown has them: each line of
the paragraph before ``: …`` is a term."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.deflist import deflist_plugin

MAX_TERMS = 20


class _Catcher:
    """Takes the rule that a plug-in would add."""

    rule: Any = None

    def before(self, _name: str, _own_name: str, rule: Any, _options: object) -> None:
        self.rule = rule


def use_definition_lists(markdown: MarkdownIt) -> None:
    """Add the plug-in's rule, and ours around it."""
    markdown.use(deflist_plugin)
    catcher = _Catcher()
    block = SimpleNamespace(ruler=catcher)
    deflist_plugin(cast("MarkdownIt", SimpleNamespace(block=block)))
    one_term = catcher.rule

    def several_terms(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
        last = None if silent else _last_term(state, line, end_line)
        if last is None:
            return False
        place = len(state.tokens)
        if not one_term(state, last, end_line, False):
            return False
        following = state.tokens[place + 1 :]
        del state.tokens[place + 1 :]
        state.tokens[place].map = [line, state.line]
        state.level += 1
        for number in range(line, last):
            _push_term(state, number)
        state.level -= 1
        state.tokens += following
        return True

    markdown.block.ruler.before("deflist", "several_terms", several_terms, {"alt": []})


def _last_term(state: StateBlock, line: int, end_line: int) -> int | None:
    """The last line of a paragraph of two lines and more that a definition follows."""
    endings = state.md.block.ruler.getRules("paragraph")
    for number in range(line + 1, min(line + MAX_TERMS, end_line)):
        if state.isEmpty(number) or state.sCount[number] < state.blkIndent:
            return None
        begin = state.bMarks[number] + state.tShift[number]
        if state.src[begin] in ":~" and state.src[begin + 1 : begin + 2] in (" ", "\t"):
            return number - 1 if number - line > 1 else None
        if any(rule(state, number, end_line, True) for rule in endings):
            return None
    return None


def _push_term(state: StateBlock, line: int) -> None:
    state.push("dt_open", "dt", 1).map = [line, line]
    inline = state.push("inline", "", 0)
    inline.map = [line, line]
    inline.content = state.getLines(line, line + 1, state.blkIndent, False).strip()
    inline.children = []
    state.push("dt_close", "dt", -1)
