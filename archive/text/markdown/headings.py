"""Ids of headings as the generators give them, so that links inside an article find them, and the
place of a table of contents."""

from __future__ import annotations

import itertools
import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from archive.text.chips import CONTENTS_MARK
from archive.text.markdown.attribute_lists import CONTENTS

_NO_WORD = re.compile(r"[^\w\- \t]")
_HEXO_BREAKS = re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")


def use_heading_ids(markdown: MarkdownIt, *, as_hexo: bool = False) -> None:
    """Give each heading an id; *as_hexo* keeps capitals and joins words by one hyphen."""
    id_of = hexo_id if as_hexo else heading_id

    def heading_ids(state: StateCore) -> None:
        used: dict[str, int] = {}
        for opening, inline in itertools.pairwise(state.tokens):
            if opening.type == "heading_open" and opening.attrGet("id") is None:
                opening.attrSet("id", _unused(id_of(inline.content) or "section", used))

    markdown.core.ruler.push("heading_ids", heading_ids)


def use_contents(markdown: MarkdownIt) -> None:
    """Have ``{:toc}`` leave the mark of a table of contents."""
    markdown.add_render_rule(CONTENTS, _contents)


def heading_id(text: str) -> str:
    """The id that GitHub, kramdown and Hugo give a heading."""
    return _NO_WORD.sub("", text.lower()).strip().replace(" ", "-").replace("\t", "-")


def hexo_id(text: str) -> str:
    """The id that Hexo gives a heading."""
    return _HEXO_BREAKS.sub("-", text).strip("-")


def _unused(base: str, used: dict[str, int]) -> str:
    count = used.get(base, 0)
    used[base] = count + 1
    return f"{base}-{count}" if count else base


def _contents(*_: object) -> str:
    return f"<div>{CONTENTS_MARK}</div>\n"
