"""Small things that GitHub's Markdown and others add: boxes of task lists, bare addresses as
links, and the info line of a code block, which may say more than a language."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml, unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MAX_ADDRESSES = 5_000
"""Bare addresses of one body that become links."""

_COUNT = "bare addresses"
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_ADDRESS = re.compile(r"://[^\s<>\"'`\\^{}|（）()，。；：、！？“”‘’《》【】「」\[\]\u3000]{1,2000}")
_SCHEME = re.compile(r"(?:^|[^a-zA-Z0-9])(https?)$", re.IGNORECASE)
_REFERENCE = re.compile(r"&[#\w]{1,40};$")
_LANGUAGE = re.compile(r"[\s{.]*([\w+#-][\w+#.-]{0,30})")
_LANGUAGE_CLASS = re.compile(r"(?:^|\s)(?:language-|lang-)([\w+#.-]{1,30})(?=\s|$)")
_TOKENS_SEARCHED = 50
_NUMBERED = re.compile(r"\blinenos\b(?!\s*[=:]\s*[\"']?(?:false|0))", re.IGNORECASE)


def use_task_lists(markdown: MarkdownIt) -> None:
    """Show ``- [ ]`` and ``- [x]`` as boxes."""
    markdown.core.ruler.after("block", "task_lists", _task_lists)


def use_bare_addresses(markdown: MarkdownIt) -> None:
    """Make links of addresses that begin with ``http://`` or ``https://``."""
    markdown.inline.ruler.before("escape", "bare_address", _bare_address)


def use_code_languages(markdown: MarkdownIt) -> None:
    """Tell the language of code from its info line or its attribute list."""
    markdown.add_render_rule("fence", _render_code)
    markdown.add_render_rule("code_block", _render_code)


def _task_lists(state: StateCore) -> None:
    tokens = state.tokens
    for place in range(2, len(tokens)):
        token = tokens[place]
        if token.type == "inline" and tokens[place - 2].type == "list_item_open":
            found = _TASK.match(token.content)
            if found is not None:
                box = "☐" if found[1] == " " else "☑"
                token.content = f"{box} {token.content[found.end() :]}"
                tokens[place - 2].attrJoin("class", "task")


def _bare_address(state: StateInline, silent: bool) -> bool:
    """At the ``:`` of an address: its scheme has been taken for text already."""
    if state.src[state.pos] != ":" or silent or state.linkLevel > 0:
        return False
    count = state.env.get(_COUNT, 0)
    scheme = _SCHEME.search(state.src[max(0, state.pos - 6) : state.pos])
    if count >= MAX_ADDRESSES or scheme is None or not state.pending.endswith(scheme[1]):
        return False
    found = _ADDRESS.match(state.src, state.pos, state.posMax)
    if found is None or _is_in_html_link(state):
        return False
    rest = _REFERENCE.sub("", found[0].rstrip("?!.,:*_~"))
    if len(rest) <= len("://"):
        return False
    state.pending = state.pending[: -len(scheme[1])]
    address = unescapeAll(scheme[1] + rest)
    state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(address)}
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)
    state.pos += len(rest)
    state.env[_COUNT] = count + 1
    return True


def _is_in_html_link(state: StateInline) -> bool:
    """Whether the last ``<a>`` written in HTML is still open."""
    for token in reversed(state.tokens[-_TOKENS_SEARCHED:]):
        if token.type == "html_inline":
            start = token.content[:3].lower()
            if start in ("<a ", "<a>"):
                return True
            if start == "</a":
                return False
    return False


def _render_code(_renderer: object, tokens: list[Token], place: int, *_: object) -> str:
    token = tokens[place]
    classes = str(token.attrGet("class") or "")
    of_class = _LANGUAGE_CLASS.search(classes)
    of_info = _LANGUAGE.match(unescapeAll(token.info))
    language = of_class[1] if of_class else of_info[1] if of_info else ""
    names = [f"language-{escapeHtml(language)}"] if language else []
    if _NUMBERED.search(token.info) or _NUMBERED.search(classes):
        names.append("linenos")
    attribute = f' class="{" ".join(names)}"' if names else ""
    return f"<pre><code{attribute}>{escapeHtml(token.content)}</code></pre>\n"
