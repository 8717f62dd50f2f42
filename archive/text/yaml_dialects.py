"""What a plain YAML scalar means to Hugo and to Hexo, which do not read it as Ruby does.

Hugo 0.111 reads with go-yaml 2: ``yes`` and ``y`` are true, ``0777`` is 511, a time of day and a
date stay text (``resolve.go``). Hexo reads with js-yaml 4 (YAML 1.2): ``yes`` is text, ``0777`` is
777 and ``1_000`` text (``lib/type/*.js``). Dates stay text here in both, since the generators'
own rules read them.
"""

from __future__ import annotations

import re

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_GO_TRUE = _TRUE | {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON"}
_GO_FALSE = _FALSE | {"n", "N", "no", "No", "NO", "off", "Off", "OFF"}
_SPECIAL = {
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_GO_INTEGER = re.compile(
    r"[-+]?(?:0[bB][01_]+|0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]*|[1-9][0-9_]*)", re.ASCII
)
_JS_INTEGER = re.compile(r"[-+]?(?:0b[01]+|0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+)", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_MAX_NUMBER = 300  # characters; longer digit strings stay text
_MAX_GO_INTEGER = 1 << 64  # what is larger is a float there
_LONGEST_WORD = 5


def resolve_go(raw: str) -> object:
    """The value of a plain scalar to Hugo: str, int, float, bool or None."""
    return _resolve(raw, (_GO_TRUE, _GO_FALSE), go=True)


def resolve_js(raw: str) -> object:
    """The value of a plain scalar to Hexo: str, int, float, bool or None."""
    return _resolve(raw, (_TRUE, _FALSE), go=False)


def _resolve(raw: str, words: tuple[frozenset[str], frozenset[str]], *, go: bool) -> object:
    if len(raw) <= _LONGEST_WORD:
        if raw in _NULLS:
            return None
        if raw in words[0] or raw in words[1]:
            return raw in words[0]
    if raw[0] not in "0123456789+-." or len(raw) > _MAX_NUMBER:
        return raw
    if raw in _SPECIAL:
        return _SPECIAL[raw]
    number = _integer(raw, _GO_INTEGER if go else _JS_INTEGER)
    if number is not None and not (go and abs(number) >= _MAX_GO_INTEGER):
        return number
    digits = raw.replace("_", "") if go else raw
    return float(digits) if _FLOAT.fullmatch(digits) and raw != "." else raw


def _integer(raw: str, pattern: re.Pattern[str]) -> int | None:
    if pattern.fullmatch(raw) is None:
        return None
    sign = -1 if raw[0] == "-" else 1
    digits = raw.lstrip("+-").replace("_", "")
    base = {"0b": 2, "0o": 8, "0x": 16}.get(digits[:2].lower(), 10)
    if pattern is _GO_INTEGER and base == 10 and digits[0] == "0":  # noqa: PLR2004
        base = 8
    try:
        return sign * int(digits[2:] if digits[1:2].isalpha() else digits, base)
    except ValueError:  # nothing but a sign, or underscores
        return None
