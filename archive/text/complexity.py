"""Can a body be rendered in bounded time? Told in one look, before any parser sees it."""

from __future__ import annotations

import re

from archive.text import limits

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>?")
_WHOLE_TAG = re.compile(r"<[a-zA-Z][^>]*")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)  # fmt: skip
_OPTIONAL_END = frozenset("p li dt dd td th tr option thead tbody tfoot rp rt".split())
_ENTITY = re.compile(r"&[#\w]")
_BRACKET = re.compile(r"[\[\]]")
_COUNTED = (
    ("<", ("<![", "<?"), limits.MAX_CDATA, "unfinished marks"),
    ("", ("|",), limits.MAX_TABLE_CELLS, "table cells"),
    ("", ("<",), limits.MAX_TAGS, "tags"),
    ("", ("\n",), limits.MAX_LINES, "lines"),
    ("{", ("{%", "{{", "{#"), limits.MAX_LIQUID_TAGS, "template tags"),
    ("", (*"*_`[]~$\\", "=="), limits.MAX_MARKERS, "Markdown marks"),
    ("{", ("{:",), limits.MAX_ATTRIBUTE_LISTS, "attribute lists"),
    ("\n", ("\n#", "\n:"), limits.MAX_HEADINGS_AND_TERMS, "headings"),
)
"""(how all of them begin, marks, how many there may be, what they are). One character is counted
sooner than two, and most bodies have too few of it. The empty text is before every character."""

_QUOTES = rf"[ \t]*(?:(?:>|[-*+]|\d{{1,9}}[.)])[ \t]*){{{limits.MAX_QUOTES}}}"
_DEEP_QUOTE_FIRST = re.compile(_QUOTES)
_DEEP_QUOTE_LATER = re.compile(rf"\n{_QUOTES}")  # ``^`` would be asked at each character


def too_complex(body: str) -> str | None:
    """Why *body* cannot be rendered in bounded time, as half a sentence, or None where it can.

    Linear in the length of *body*.
    """
    if len(body) > limits.MAX_BODY_CHARACTERS:
        return f"it is longer than {limits.MAX_BODY_CHARACTERS:,} characters"
    for beginning, marks, most, what in _COUNTED:
        if len(body) <= most or body.count(beginning) <= most:
            continue
        if sum(map(body.count, marks)) > most:
            return f"it has more than {most:,} {what}"
    if _open_brackets(body) > limits.MAX_UNCLOSED:
        return f"it has more than {limits.MAX_UNCLOSED:,} open brackets"
    if body.count("&") > limits.MAX_ENTITIES and len(_ENTITY.findall(body)) > limits.MAX_ENTITIES:
        return f"it has more than {limits.MAX_ENTITIES:,} character references"
    if len(body) > limits.MAX_QUOTES and (
        _DEEP_QUOTE_FIRST.match(body) or _DEEP_QUOTE_LATER.search(body)
    ):
        return f"quotes or lists are nested more than {limits.MAX_QUOTES} deep"
    return None


def _open_brackets(body: str) -> int:
    """How many ``[`` are open at once, at most."""
    if len(body) <= limits.MAX_UNCLOSED or body.count("[") <= limits.MAX_UNCLOSED:
        return 0
    depth = deepest = 0
    for bracket in _BRACKET.findall(body):
        depth = depth + 1 if bracket == "[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def html_too_complex(fragment: str) -> str | None:
    """The same for HTML that is to be sanitised: nesting and attributes cost it most."""
    if fragment.count("<") > limits.MAX_TAGS:
        return f"it has more than {limits.MAX_TAGS:,} tags"
    entities = fragment.count("&")
    if entities > limits.MAX_ENTITIES:
        return f"it has more than {limits.MAX_ENTITIES:,} character references"
    return _too_wide(fragment) or _too_nested(fragment)


def _too_nested(body: str) -> str | None:
    """Tags that stay open, counted without pairing: never less than the true depth."""
    depth = 0
    for closing, name, rest in _TAG.findall(body):
        lower = name.lower()
        if lower in _VOID or lower in _OPTIONAL_END or rest.endswith("/"):
            pass
        elif closing:
            depth = max(0, depth - 1)
        else:
            depth += 1
            if depth > limits.MAX_NESTING:
                return f"tags are nested more than {limits.MAX_NESTING} deep"
    return None


def _too_wide(body: str) -> str | None:
    """One tag with very many attributes. A ``<`` inside a tag does not end it."""
    for tag in _WHOLE_TAG.findall(body):
        if len(tag) > 2 * limits.MAX_ATTRIBUTES:
            words = _QUOTED.sub("", tag).split()
            if len(words) > limits.MAX_ATTRIBUTES:
                return f"a tag has more than {limits.MAX_ATTRIBUTES} attributes"
    return None
