"""The last step of an article: colours, table of contents and chips, on HTML that is safe.

None of these are words of the author that search should find, so they are no part of the visible
text, and are only made when an article is shown.
"""

from __future__ import annotations

import re

from archive.text.chips import CONTENTS_MARK, show_chips
from archive.text.code_colours import with_colours

MAX_CONTENTS = 1_000
"""Headings that a table of contents lists."""

_HEADING = re.compile(r"<h([1-6])((?: [a-z]+=\"[^\"]*\")*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_NOT_LISTED = re.compile(r' class="(?:[^"]* )?no_toc[ "]')
_NOTE = re.compile(r'<sup class="footnote-ref">.*?</sup>', re.DOTALL)
_LINK_OR_ID = re.compile(r"</?a\b[^<>]*>|<img\b[^<>]*>|(?<=[a-z\"]) id=\"[^\"]*\"")
_CONTENTS = re.compile(rf"<div>{CONTENTS_MARK}</div>|{CONTENTS_MARK}")


def finished(safe_html: str) -> str:
    """*safe_html* as it is shown. What is added is as safe as what came in."""
    shown = with_colours(safe_html)
    if CONTENTS_MARK in shown:
        contents = _contents(shown)
        shown = _CONTENTS.sub(lambda _: contents, shown, count=1)  # one of many is enough
        shown = shown.replace(CONTENTS_MARK, "")
    return show_chips(shown)


def _contents(safe_html: str) -> str:
    """The headings as lists within lists, each a link to its place; nothing for none."""
    headings = []
    for level, attributes, words in _HEADING.findall(safe_html):
        place = _ID.search(attributes)
        if place is not None and not _NOT_LISTED.search(attributes):
            bare = _LINK_OR_ID.sub("", _NOTE.sub("", words))
            headings.append((int(level), f'<a href="#{place[1]}">{bare}</a>'))
    return f'<div class="toc">{_nested(headings[:MAX_CONTENTS])}</div>' if headings else ""


def _nested(headings: list[tuple[int, str]]) -> str:
    pieces: list[str] = []
    levels: list[int] = []
    for level, link in headings:
        while len(levels) > 1 and level <= levels[-2]:
            levels.pop()
            pieces.append("</li></ul>")
        if not levels or level > levels[-1]:
            levels.append(level)
            pieces.append("<ul><li>")
        else:
            levels[-1] = level
            pieces.append("</li><li>")
        pieces.append(link)
    return "".join(pieces) + "</li></ul>" * len(levels)
