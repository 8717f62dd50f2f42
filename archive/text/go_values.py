"""Values of front matter as Hugo turns them into text, truth and lists (spf13/cast 1.5)."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal

_TRUE = frozenset({"1", "t", "T", "true", "TRUE", "True"})
_FALSE = frozenset({"0", "f", "F", "false", "FALSE", "False"})


def go_text(value: object) -> str:
    """``cast.ToString``: 1.50 is ``1.5``, true is ``true``; a list or a table is nothing."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, int | date) else ""


def go_bool(value: object, *, whole_numbers: bool = True) -> bool | None:
    """``cast.ToBoolE``: None where *value* is neither true nor false.

    ``whole_numbers``: those of YAML count; those of TOML are of another type, which does not.
    """
    if value is None or isinstance(value, bool):
        return bool(value)
    if isinstance(value, str):
        return True if value in _TRUE else False if value in _FALSE else None
    if isinstance(value, int) and whole_numbers:
        return value != 0
    return None


def go_list(value: object) -> list[str]:
    """``types.ToStringSlicePreserveString``: text is one value and is never split, as is a number;
    a list has one text for each of its values; a table is nothing."""
    if isinstance(value, list):
        return [go_text(item) for item in value]
    return [] if value is None or isinstance(value, dict) else [go_text(value)]


def _float_text(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    if value == int(value) and abs(value) < 1e15:  # noqa: PLR2004
        return str(int(value))
    return format(Decimal(repr(value)), "f")
