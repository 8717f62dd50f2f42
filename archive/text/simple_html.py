"""The visible text of bodies that need no rendering: HTML of known tags, and plain paragraphs.

Nearly all news is such. Anything that may mean more is left to the renderer, so that both ways
always give the same text (tests hold that).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import lru_cache

from archive.text.html_text import (
    finished_text,
    is_block,
    without_breaks,
    without_simple_hidden,
)
from archive.text.limits import MAX_NESTING
from archive.text.rules import BodyRules

_AUTOLINK = re.compile(r"<((?:https?)://[^<>\s]{1,2000})>")
_STRICT_TAG = re.compile(
    r"<(/?(?:a|abbr|b|big|blockquote|br|caption|center|cite|code|dd|del|div|dl|dt|em|figcaption|"
    r"figure|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|s|small|span|strong|sub|sup|table|tbody|td|"
    r"tfoot|th|thead|tr|u|ul))(?:\s+[a-zA-Z][\w:.-]*(?:=\"[^\"<>]*\")?)*\s*/?>"
    r"|<!--[^<>]*-->"
)
_SIMPLE_LINK = re.compile(r"(?<!!)\[([^\[\]\n`*_\\<>!]{0,200})\]\((?:[^()\s<>\\]{1,500})\)")
_MARKDOWN = re.compile(
    r"[`*_\\\[\]~|]|^(?:[ ]{4}|[ ]{0,3}\t)|^ {0,3}(?:#|[-+=:>]|\d{1,9}[.)])"
    r"|&(?:[^#a-zA-Z]|$)|(?<! ) {2,}$",
    re.MULTILINE,
)
_HTML_TAG = (
    r" {0,3}</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|"
    r"h[1-6]|hr|li|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:[\s/>]|$)"
)
_HTML_START = re.compile(_HTML_TAG, re.IGNORECASE)
_HTML_LINE = re.compile(
    rf"^(?: {{0,3}}> ?)*(?:{_HTML_TAG}| {{0,3}}<!)", re.IGNORECASE | re.MULTILINE
)
_LONE_TAG = re.compile(r" {0,3}</?[a-zA-Z][a-zA-Z0-9-]*(?:[^\S\n][^<>\n]*)?/?>[ \t]*(?:\n|$)")
_QUOTE_AFTER_TEXT = re.compile(r"^(?! {0,3}>)[^\n]*\n {0,3}>", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_FIRST_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_CONTAINERS = frozenset(
    "blockquote caption center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol table tbody"
    " td tfoot th thead tr ul".split()
)  # fmt: skip
_ADDED_BY_SOME = (("$", "$$"), ("{", "{:"), ("^", "\n^"))
_ADDED_MARKS = {
    "jekyll": _ADDED_BY_SOME,
    "hugo": (("$", "$$"),),
    "hexo": (("$", "$$"),),
    "obsidian": (("$", "$"), ("=", "=="), ("^", "^")),
}
"""What the generators add to Markdown, as far as none of Markdown's own marks is in it, after the
rarest character of each: one is found sooner than two."""

_LONG_TAG = 200
"""Characters of a tag that is not remembered."""


def simple_text(prepared: str, rules: BodyRules) -> str | None:
    """The visible text of *prepared* where nothing of Markdown is in it but paragraphs, a quote's
    ``>``, autolinks and simple links; else None. It must not be too complex.

    A block that begins with a block element's tag, or with a line that is one tag, is HTML up
    to the next blank line, and whatever looks like Markdown in it is none (CommonMark 0.31,
    HTML blocks, kinds 6 and 7).
    """
    if prepared.startswith("^"):
        return None
    for sign, mark in _ADDED_MARKS.get(rules.generator, _ADDED_BY_SOME):
        if sign in prepared and mark in prepared:
            return None
    blocks = []
    blank = _FIRST_BLANK_LINES.match(prepared)
    for block in _BLANK_LINES.split(prepared[blank.end() :] if blank else prepared):
        is_html = _HTML_START.match(block) or _LONE_TAG.match(block)
        simple = _html_block(block) if is_html else _lone_link(block) or _paragraph(block, rules)
        if simple is None:
            return None
        blocks.append(simple)
    text = _without_known_tags("\n".join(blocks))
    return None if text is None else finished_text(text)


def _without_known_tags(fragment: str) -> str | None:
    """*fragment* with a line break for each tag of a block and for each line break a blank. None
    where there is a ``<`` of no known tag, an end tag without its beginning, which browsers pass
    over, or a nesting that will not be shown."""
    # The commonest tags first: a fourth of the time. Within another tag that leaves a break.
    rest = without_breaks(fragment).replace("<p>", "\n").replace("</p>", "\n")
    first, *pieces = rest.split("<")
    out = [first]
    opened: Counter[str] = Counter()
    depth = 0
    for piece in pieces:
        inside, end, text = piece.partition(">")
        tag = (_tag if len(inside) <= _LONG_TAG else _tag.__wrapped__)(inside) if end else None
        if tag is None:
            return None
        shown, step, name = tag
        if step:
            opened[name] += step
            depth += step
            if opened[name] < 0 or depth > MAX_NESTING:
                return None
        out.append(shown)
        out.append(text)
    return "".join(out)


@lru_cache(maxsize=2_000)
def _tag(inside: str) -> tuple[str, int, str] | None:
    """What a tag, *inside* its brackets, is to the text: (the break or nothing that stands for it,
    1 where it opens something that has to be closed and -1 where it closes it, its name). None for
    a tag that is not known."""
    found = _STRICT_TAG.fullmatch(f"<{inside}>")
    if found is None or "\n" in inside:
        return None
    if found[1] is None:  # a comment
        return "", 0, ""
    name = found[1].removeprefix("/")
    step = (-1 if found[1] != name else 1) if name in _CONTAINERS else 0
    return "\n" if is_block(name) else "", step, name


def _html_block(block: str) -> str | None:
    if "display" in block:
        block = without_simple_hidden(block)
        if "display" in block:
            return None
    return block


def _lone_link(block: str) -> str | None:
    """The address of the source, as it stands below most news."""
    found = None if "display" in block else _AUTOLINK.fullmatch(block)
    return None if found is None else f"<p>{_address(found)}</p>"


def _address(found: re.Match[str]) -> str:
    """The text of an autolink as HTML; nothing in it is taken for a link of Markdown."""
    return html.escape(found[1], quote=False).replace("[", "&#91;")


def _paragraph(block: str, rules: BodyRules) -> str | None:
    if "display" in block or (rules.hard_wrap and "\n" in block):
        return None
    if _QUOTE_AFTER_TEXT.search(block):
        return None
    if "<" in block:
        if _HTML_LINE.search(block):
            return None  # HTML begins in the middle, and links in it are none
        bare = _STRICT_TAG.sub("", _AUTOLINK.sub("", block))
        block = _AUTOLINK.sub(_address, block)
        if "<" in bare:
            return None
    else:
        bare = block
    bare = _QUOTE_MARK.sub("", _SIMPLE_LINK.sub(r"\1", bare))
    if _MARKDOWN.search(bare):
        return None
    text = _QUOTE_MARK.sub("", _SIMPLE_LINK.sub(r"\1", block))
    return f"<p>{text}</p>"
