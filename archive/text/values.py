"""Values of front matter as the text that Ruby, and so Jekyll, makes of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

_WORD = re.compile(r"[^ \t\n\v\f\r]+")
_MAX_PLAIN_FLOAT = 1e16
_MIN_PLAIN_FLOAT = 1e-4


def text_of(value: object) -> str:
    """One value as text: ``True`` is ``true``, 3.1 is ``3.1``, a list is ``["a", "b"]``."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")  # a YAML escape can write NUL, search cannot take it
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, list):
        return "[" + ", ".join(_inner_text(item) for item in value) + "]"
    if isinstance(value, dict):
        pairs = (f"{_inner_text(key)}=>{_inner_text(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    return str(value)


def is_true(value: object) -> bool:
    """Ruby's truth: everything but null and false; zero and an empty text are true."""
    return value is not None and value is not False


def words(text: str) -> list[str]:
    """*text* split at blanks as Ruby splits: only at those of ASCII, a wide blank is none."""
    return _WORD.findall(text)


def flatten(values: Iterable[object]) -> list[object]:
    """Lists within lists as one flat list, without nulls."""
    flat: list[object] = []
    for value in values:
        if isinstance(value, list):
            flat.extend(flatten(value))
        elif value is not None:
            flat.append(value)
    return flat


def _inner_text(value: object) -> str:
    if value is None:
        return "nil"
    text = text_of(value)
    return '"' + text.replace('"', '\\"') + '"' if isinstance(value, str) else text


def _float_text(value: float) -> str:
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if math.isnan(value):
        return "NaN"
    if value and not _MIN_PLAIN_FLOAT <= abs(value) < _MAX_PLAIN_FLOAT:
        digits, _, power = f"{value!r}".partition("e")
        return f"{digits if '.' in digits else digits + '.0'}e{power[0]}{power[1:].zfill(2)}"
    return repr(value)
