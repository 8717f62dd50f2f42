"""One tag of a template language, and how its arguments are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from archive.text.rules import BodyRules

MAX_ARGUMENTS = 100

_ARGUMENT = re.compile(
    r"(?:(?P<key>[\w-]+)\s*[=:]\s*)?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|`(?P<raw>[^`]*)`"
    r"|(?P<bare>[^\s\"'`]\S*))"
)
_ESCAPED_QUOTE = re.compile(r"\\([\"'\\])")


@dataclass(frozen=True, slots=True)
class Arguments:
    """What stands in a tag after its name: words in their order, and ``key="value"`` pairs."""

    words: tuple[str, ...] = ()
    named: dict[str, str] = field(default_factory=dict)

    def first_of(self, *keys: str) -> str:
        """The first of these pairs that is there and not empty; else an empty text."""
        return next((self.named[key] for key in keys if self.named.get(key)), "")

    def word(self, number: int) -> str:
        """The word of that number, from 0; else an empty text."""
        return self.words[number] if number < len(self.words) else ""


def read_arguments(written: str) -> Arguments:
    """Take arguments apart. ``http://…`` is a word and no pair."""
    words: list[str] = []
    named: dict[str, str] = {}
    for count, found in enumerate(_ARGUMENT.finditer(written)):
        if count >= MAX_ARGUMENTS:
            break
        key, value = found["key"], _value_of(found)
        if key is not None and value.startswith("//"):
            words.append(found[0])
        elif key is not None:
            named.setdefault(key, value)
        else:
            words.append(value)
    return Arguments(tuple(words), named)


def _value_of(found: re.Match[str]) -> str:
    if found["bare"] is not None:
        return found["bare"]
    if found["raw"] is not None:
        return found["raw"]
    quoted = found["double"] if found["double"] is not None else found["single"]
    return _ESCAPED_QUOTE.sub(r"\1", quoted)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a body. ``written`` are its arguments as they stand there, ``said`` is what its
    chip says. ``alone``: nothing else is on its lines. ``indent``: the blanks before it there."""

    name: str
    written: str
    said: str
    alone: bool = True
    indent: str = ""

    @property
    def arguments(self) -> Arguments:
        """The arguments, taken apart."""
        return read_arguments(self.written)


class Content(Enum):
    """What may stand between a tag and its end."""

    NONE = "none"  # it has no end
    MARKDOWN = "markdown"
    VERBATIM = "verbatim"  # tags in it are none


Translate = Callable[[Tag, str, BodyRules], str | None]
"""Markdown or HTML for a tag and what stands between it and its end; None for a chip."""


@dataclass(frozen=True, slots=True)
class Known:
    """A tag that is translated."""

    translate: Translate
    content: Content = Content.NONE
