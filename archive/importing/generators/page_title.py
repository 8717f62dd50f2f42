"""The title that a page without front matter gives itself."""

from __future__ import annotations

import html
import re

MAX_SEARCHED = 50_000
MAX_TITLE = 500

_HTML_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})</title", re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n)*+[^\n]*", re.MULTILINE)
_COMMENT = re.compile(r"<!--(?:(?!-->).)*+(?:-->)?", re.DOTALL)
_HEADING = re.compile(
    r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<marked>[^\n]{1,1000})"
    r"|^ {0,3}(?P<underlined>(?![-*+>#|]|\d+[.)] )\S[^\n]{0,1000})\n {0,3}(?P<line>=+|-{2,})[ \t]*$"
    r"|<h(?P<level>[1-6])\b[^<>]{0,300}>(?P<tagged>.{1,1000}?)</h(?P=level)\b",
    re.MULTILINE | re.IGNORECASE | re.DOTALL,
)
_CLOSING_MARKS = re.compile(r"(?<=[ \t])#+[ \t]*$")
_TAG = re.compile(r"<[^<>]{0,1000}>")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()]{0,1000}\)")
_EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_BLANKS = re.compile(r"\s+")


def title_in_body(body: str) -> str:
    """``<title>``, else the first heading of the first level, else the first of any; "" without.

    Without markup, on one line.
    """
    searched = body[:MAX_SEARCHED]
    found = _HTML_TITLE.search(searched) if "<" in searched else None
    if found is not None and (title := _plain(found[1])):
        return title
    first = ""
    for heading in _HEADING.finditer(_COMMENT.sub("", _FENCE.sub("", searched))):
        text = heading["marked"] or heading["underlined"] or heading["tagged"]
        is_markdown = heading["tagged"] is None
        title = _plain(_bare(text) if is_markdown else text)
        if title and _level(heading) == 1:
            return title
        first = first or title
    return first


def _level(heading: re.Match[str]) -> int:
    if heading["marks"]:
        return len(heading["marks"])
    if heading["line"]:
        return 1 if heading["line"][0] == "=" else 2
    return int(heading["level"])


def _bare(text: str) -> str:
    return _EMPHASIS.sub("", _LINK.sub(r"\1", _CLOSING_MARKS.sub("", text)))


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", html.unescape(_TAG.sub("", text))).strip()[:MAX_TITLE]
