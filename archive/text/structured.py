"""Read TOML and JSON as data, within bounds.

Both are other people's text, and the parsers of the standard library trust it: a dotted TOML key
of 40 KB costs seconds and gigabytes, and brackets in brackets end in a RecursionError. So the
text is measured first, in linear time: its length, how deep its brackets go, how many parts its
longest key has. Only what is within the bounds is parsed.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable

from archive.errors import FrontMatterError

MAX_CHARACTERS = 65_536
"""The longest front matter that is read; configuration has a bound of its own."""

MAX_DEPTH = 32
MAX_KEY_PARTS = 32
MAX_VALUES = 20_000

Duplicates = list[str]
"""Keys that came more than once in one JSON object; the last value counts."""

# A string that is never closed goes to the end of its line or of the text, so that no character
# is looked at twice. The quantifiers never give back what they took.
_TOML_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)|\'\'\'(?:[^\']|\'(?!\'\'))*+(?:\'\'\'|\Z)'
    r'|"(?:[^"\\\n]|\\.)*+"?|\'[^\'\n]*+\'?|#[^\n]*+',
    re.DOTALL,
)
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|[{}\[\]]', re.DOTALL)
_BRACKET = re.compile(r"[{}\[\]]")
_BLANKS_AROUND_DOT = re.compile(r"(?<![ \t])[ \t]*+\.[ \t]*+")
_BETWEEN_KEYS = re.compile(r"[\s=,{}\[\]]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TOML_LINE = re.compile(r"at line (\d+)")


def read_toml(text: str, *, max_characters: int = MAX_CHARACTERS) -> dict[str, object]:
    """The table that *text* is: str, int, float, bool, dates, lists and tables.

    Raises :class:`FrontMatterError` for text that is no TOML or past the bounds, with its line
    where that is known.
    """
    _check_length(text, max_characters)
    bare = _TOML_STRING.sub("_", text)
    _check_depth(_BRACKET.findall(bare))
    longest = max((key.count(".") for key in _keys(bare)), default=0)
    if longest >= MAX_KEY_PARTS:
        raise FrontMatterError(f"A key has more than {MAX_KEY_PARTS} parts")
    if bare.count("=") + bare.count(",") + bare.count("[") > MAX_VALUES:
        raise FrontMatterError("It has too many values")
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, OverflowError, RecursionError) as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found is not None else None
        raise FrontMatterError(f"It is not TOML ({_reason(error)})", line=line) from error


def read_json(
    text: str, duplicates: Duplicates | None = None, *, max_characters: int = MAX_CHARACTERS
) -> dict[str, object]:
    """The object that *text* is. Keys that come again are added to *duplicates*.

    Raises :class:`FrontMatterError` for text that is no JSON object or past the bounds.
    """
    _check_length(text, max_characters)
    _check_depth(found for found in _JSON_TOKEN.findall(text) if found[0] != '"')
    if text.count(",") > MAX_VALUES:
        raise FrontMatterError("It has too many values")

    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, value in found:
            if key in values and duplicates is not None:
                duplicates.append(_scrubbed(key))
            values[_scrubbed(key)] = _scrubbed_value(value)
        return values

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise FrontMatterError(f"It is not JSON ({error.msg})", line=error.lineno) from error
    except (ValueError, OverflowError, RecursionError) as error:
        raise FrontMatterError(f"It is not JSON ({_reason(error)})") from error
    if not isinstance(value, dict):
        raise FrontMatterError("It is no object of keys and values")
    return value


def end_of_object(text: str) -> int | None:
    """Where the JSON object that *text* begins with ends; None where it is never closed.

    Looks no further than front matter may be long.
    """
    depth = 0
    for found in _JSON_TOKEN.finditer(text, 0, MAX_CHARACTERS):
        sign = found[0]
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
            if depth <= 0:
                return found.end()
    return None


def _check_length(text: str, most: int) -> None:
    if len(text) > most:
        raise FrontMatterError(f"The front matter is longer than {most:,} characters")


def _check_depth(brackets: Iterable[str]) -> None:
    depth = 0
    for sign in brackets:
        depth += 1 if sign in "{[" else -1
        if depth > MAX_DEPTH:
            raise FrontMatterError("It is nested too deeply")


def _keys(bare: str) -> list[str]:
    return _BETWEEN_KEYS.split(_BLANKS_AROUND_DOT.sub(".", bare))


def _no_number(name: str) -> object:
    message = f"{name} is no number"
    raise ValueError(message)


def _reason(error: Exception) -> str:
    text = _TOML_LINE.sub("", str(error)).partition(" (")[0].strip()
    return text[:100] or type(error).__name__


def _scrubbed(text: str) -> str:
    """JSON can write half a character, which nothing can store."""
    return _SURROGATE.sub("\ufffd", text)


def _scrubbed_value(value: object) -> object:
    if isinstance(value, str):
        return _scrubbed(value)
    if isinstance(value, list):
        return [_scrubbed_value(item) for item in value]
    return value
