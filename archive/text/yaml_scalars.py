"""What a plain scalar of YAML 1.1 means, as Ruby's Psych 4 reads it for Jekyll.

``yes`` is true, ``0777`` is 511, ``1_000`` is 1000, ``3.10`` is 3.1, ``12:30`` is 45000 and
``2020-1-2`` is a date. Times stay text, since the dates module reads them itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "yes": True, "true": True, "on": True,
    "no": False, "false": False, "off": False,
}  # fmt: skip
_SPECIAL_FLOATS = {
    ".inf": float("inf"), "+.inf": float("inf"), "-.inf": float("-inf"), ".nan": float("nan"),
}  # fmt: skip
_DATE = re.compile(r"(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)", re.ASCII)
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(\.[0-9_]*)?")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][+-][0-9]+)?")
_INTEGER = re.compile(
    r"[-+]?(?:0b[01_,]+|0[0-7_,]+|0|[1-9](?:[0-9]|,[0-9]|_[0-9])*|0x[0-9a-fA-F_,]+)", re.ASCII
)
_LONGEST_WORD = 5
_MAX_NUMBER = 300  # characters; longer digit strings stay text


def resolve(raw: str) -> object:
    """The value of a plain scalar: str, int, float, bool, None or a date."""
    if len(raw) <= _LONGEST_WORD:
        word = raw.lower()
        if word in _WORDS:
            return _WORDS[word]
    if raw[0] not in "0123456789+-." or " " in raw or len(raw) > _MAX_NUMBER:
        return raw
    return _number(raw)


def _number(raw: str) -> object:
    if found := _DATE.fullmatch(raw):
        return _date(found)
    if _INTEGER.fullmatch(raw):
        return _integer(raw)
    if found := _SEXAGESIMAL.fullmatch(raw):
        places = raw.replace("_", "").split(":")
        read: Callable[[str], float] = float if found[1] is not None else int
        return sum(read(n) * 60 ** (2 - place) for place, n in enumerate(places))
    digits = raw.replace(",", "").replace("_", "")
    if _FLOAT.fullmatch(raw) and any(sign.isdigit() for sign in digits.lower().partition("e")[0]):
        return float(digits)
    return _SPECIAL_FLOATS.get(raw.lower(), raw)


def _date(found: re.Match[str]) -> date | str:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:  # no such day
        return found[0]


def _integer(raw: str) -> int | str:
    sign = -1 if raw[0] == "-" else 1
    digits = raw.lstrip("+-").replace(",", "").replace("_", "")
    base = {"0b": 2, "0x": 16}.get(digits[:2], 8 if digits[0] == "0" else 10)
    try:
        return sign * int(digits[2:] if base in (2, 16) else digits, base)
    except ValueError:
        return raw
