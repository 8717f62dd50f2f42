"""Parts of addresses as Hexo makes them (package hexo-util: ``slugize``, ``Permalink``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import quote, unquote

_CONTROL = re.compile("[\x00-\x1f]")
_SPECIAL = re.compile(
    r"[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
    r"~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+"
)
_TOKEN = re.compile(r":(\w*[^_\W])", re.ASCII)
_KEPT = ";,/?:@&=+$-_.!~*'()#"
_LATIN_NAME = re.compile(r"LATIN (CAPITAL|SMALL) LETTER ([A-Z]{1,2})(?: WITH .*)?")
_SPECIAL_LETTERS = {
    "Œ": "OE", "œ": "oe", "ß": "s", "ı": "i", "ŉ": "n", "ſ": "l", "ǝ": "e",
    "Ɔ": "O", "Ɛ": "E", "Ǝ": "E", "ƕ": "hv",
    "\x8c": "OE", "\x9c": "oe",
}  # fmt: skip
_ACCENTED = ((0xC0, 0x24F), (0x1E00, 0x1EFF), (0x24B6, 0x24E9), (0x2C60, 0x2C7F),
             (0xA720, 0xA7A9), (0xFF21, 0xFF5A))  # fmt: skip


def slugize(text: str, case: int = 0) -> str:
    """Letters and digits of *text* with hyphens between, Latin letters without their accents.

    ``case``: 1 for lower case, 2 for upper case.
    """
    plain = "".join(map(_without_accent, text)) if not text.isascii() else text
    slug = _SPECIAL.sub("-", _CONTROL.sub("", plain)).strip("-")
    return slug.lower() if case == 1 else slug.upper() if case == 2 else slug  # noqa: PLR2004


def _without_accent(char: str) -> str:
    """The letter that a Latin letter with something added is made of, by its name in Unicode."""
    if char in _SPECIAL_LETTERS:
        return _SPECIAL_LETTERS[char]
    if not any(first <= ord(char) <= last for first, last in _ACCENTED):
        return char
    letter = unicodedata.normalize("NFKC", char)  # of a letter in a circle, or a wide one
    found = _LATIN_NAME.fullmatch(unicodedata.name(letter[0], ""))
    if found is None or len(letter) > 1:
        return char
    return found[2] if found[1] == "CAPITAL" else found[2].lower()


def fill_pattern(pattern: str, values: Mapping[str, str]) -> str:
    """*pattern* with each ``:name`` replaced; ``undefined`` stands for one without a value."""
    return _TOKEN.sub(lambda found: values.get(found[1], "undefined"), pattern)


_SEGMENTS = {
    "year": r"(\d{4})", "month": r"(\d\d)", "day": r"(\d\d)", "i_month": r"(\d\d?)",
    "i_day": r"(\d\d?)", "hash": "([0-9a-f]{12})",
}  # fmt: skip
MAX_OPEN_TOKENS = 3
MAX_READ = 300


@lru_cache(maxsize=16)
def pattern_reader(pattern: str) -> Callable[[str], dict[str, str] | None]:
    """A function that reads the values of ``:name`` in a text that *pattern* gave.

    It says None for a text that the pattern cannot have given. A pattern with more than three
    names that may be anything reads nothing, since that could take for ever.
    """
    names = _TOKEN.findall(pattern)
    if sum(name not in _SEGMENTS for name in names) > MAX_OPEN_TOKENS:
        return lambda _text: None
    parts = _TOKEN.split(pattern)
    texts = (_SEGMENTS.get(part, "(.+?)") if number % 2 else re.escape(part)
             for number, part in enumerate(parts))  # fmt: skip
    whole = re.compile("".join(texts), re.ASCII | re.DOTALL)

    def read(text: str) -> dict[str, str] | None:
        found = whole.fullmatch(text) if len(text) <= MAX_READ else None
        return None if found is None else dict(zip(names, found.groups(), strict=True))

    return read


def encoded(path: str) -> str:
    """A path as an address (``encodeURL``)."""
    return quote(unquote(path), safe=_KEPT)
