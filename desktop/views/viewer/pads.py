"""The blanks that many authors begin a paragraph with, in elements of their own.

They are shown as they were written, until the reader wants first lines indented: then they go, or
such paragraphs would begin twice as far right as the others.
"""

from __future__ import annotations

import re

BLANKS = ("\u3000", "\u2003", "&emsp;", "\u00a0", "&nbsp;")
_ATTRIBUTES = r"(?: [a-z]+=\"[^\"]*\")*"
_PADDED = re.compile(
    rf"(<p{_ATTRIBUTES}>[ \n]*(?:<(?:a|b|em|i|mark|span|strong){_ATTRIBUTES}>[ \n]*){{0,3}})"
    rf"((?:{'|'.join(BLANKS)}){{1,8}})"
)


def with_pads(body: str) -> str:
    """Safe HTML with each such run as ``<span class="pad">``, which article.css knows."""
    if not any(blank in body for blank in BLANKS):
        return body
    return _PADDED.sub(r'\1<span class="pad">\2</span>', body)
