"""What languages are called."""

from __future__ import annotations

import pytest

from desktop.language_names import language_name


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("zh", "Chinese"),
        ("ja", "Japanese"),
        ("eo", "Esperanto"),
        ("xx", "xx"),
        ("klingonish", "klingonish"),
        ("", ""),
    ],
)
def test_by_name_where_somebody_knows_one(short: str, name: str) -> None:
    assert language_name(short) == name
