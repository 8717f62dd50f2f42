"""The excerpt of a post as Jekyll cuts it from the markup (``lib/jekyll/excerpt.rb``)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from archive.text.values import text_of

MAX_SEARCHED = 200_000
"""Liquid tags and link definitions are looked for in that many characters."""

_LIQUID_TAG = re.compile(r"\{%-?\s*(\w+)")
_LINK_DEFINITION = re.compile(r"^ {0,3}(\[[^\]\n]{1,300}\])(:.+)$", re.MULTILINE)
_LIQUID_BLOCKS = frozenset(
    ("block", "capture", "case", "comment", "for", "highlight", "if", "ifchanged", "raw",
     "tablerow", "unless")
)  # fmt: skip


def excerpt_of(values: Mapping[str, object], body: str, separator: str) -> str:
    """The ``excerpt`` key, else everything before the separator (a blank line by default).

    Definitions of reference links that the excerpt uses are put after it, and Liquid blocks
    that it leaves open are closed, so that it can be rendered by itself.
    """
    written = values.get("excerpt")
    if written is not None and written is not False:
        return text_of(written)
    own = values.get("excerpt_separator")
    separator = text_of(own) if own is not None and own is not False else separator
    if not separator:
        return ""
    end = body.find(separator)
    if end < 0:
        return body
    head, rest = body[:end], end + len(separator)
    if rest == len(body):
        return head
    if "{%" in head:
        head = _close_liquid(head)
    if "[" not in head:
        return head
    tail = body[rest : rest + MAX_SEARCHED]
    definitions = [
        name + address for name, address in _LINK_DEFINITION.findall(tail) if name in head
    ]
    return head + "\n\n" + "\n".join(definitions) if definitions else head


def _close_liquid(head: str) -> str:
    searched = head[:MAX_SEARCHED]
    for tag in reversed(_LIQUID_TAG.findall(searched)[:100]):
        if tag in _LIQUID_BLOCKS and not re.search(rf"\{{%-?\s*end{tag}\s*-?%\}}", searched):
            head += f"\n{{% end{tag} %}}"
    return head
