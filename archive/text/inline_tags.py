"""``#tags`` in the text of a note, as Obsidian finds them.

A tag begins a line or follows a blank; it has letters, digits, ``_``, ``-``, ``/``, emoji, and at
least one that is no digit. In code, comments, formulas and links there are none.
"""

from __future__ import annotations

import re

MAX_SEARCHED = 1_000_000
MAX_TAGS = 1_000

# One alternative for each thing that has no tags in it; what is never closed goes to the end of
# its line or of the text, so that nothing is looked at twice.
_NO_TAGS = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:(?![ \t>]*(?P=fence))[^\n]*\n)*+[^\n]*"
    r"|(?P<ticks>`+)(?:(?!(?P=ticks))[^\n])*(?P=ticks)?|%%(?:(?!%%).)*+(?:%%)?"
    r"|<!--(?:(?!-->).)*+(?:-->)?|\$\$(?:(?!\$\$).)*+(?:\$\$)?|\[\[[^\]\n]*\]?\]?|<[^<>\n]{1,500}>"
    r"|\]\([^()\n]{0,1000}\)",
    re.MULTILINE | re.DOTALL,
)
_TAG = re.compile(
    r"(?:^|(?<=[\s\u3000]))#([^\s#!@$%^&*(),.:;'\"?|{}\[\]<>=+~`\\\u2000-\u206f\u2e00-\u2e7f"
    r"\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufffc]+)",
    re.MULTILINE,
)


_INDENTS = ("    ", "\t")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")


def inline_tags(body: str) -> list[str]:
    """The tags of *body* without their sign, in order, each as often as it comes."""
    if "#" not in body:
        return []
    text = _NO_TAGS.sub("\ufffc", _without_indented_code(_beginning(body)))
    found = (tag.strip("/") for tag in _TAG.findall(text)[:MAX_TAGS])
    return [tag for tag in found if tag and not tag.replace("/", "").isdigit()]


def _beginning(body: str) -> str:
    """What is searched of *body*: its first words, of which none is cut in two."""
    text = body[:MAX_SEARCHED]
    if text == body or body[MAX_SEARCHED].isspace() or text[-1].isspace():
        return text
    return text[: len(text) - len(text.rsplit(maxsplit=1)[-1])]


def _without_indented_code(text: str) -> str:
    """*text* without lines that are code by their indent: after an empty line and in no list."""
    if "\n    " not in text and "\n\t" not in text and not text.startswith(_INDENTS):
        return text
    kept: list[str] = []
    after_empty, in_code, in_list = True, False, False
    for line in text.split("\n"):
        empty, indented = not line.strip(), line.startswith(_INDENTS)
        if not empty:
            in_code = indented and not in_list and (after_empty or in_code)
            in_list = in_list if indented else _ITEM.match(line) is not None
        kept.append("" if in_code else line)
        after_empty = empty
    return "\n".join(kept)
