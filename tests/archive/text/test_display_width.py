"""Room in a terminal: wide characters are two cells, combining marks none."""

from __future__ import annotations

import pytest

from archive.text.display_width import padded, width_of


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("film", 4), ("缩微", 4), ("（a）", 5), ("ｱ", 1), ("e\u0301", 1), ("a\u200bb", 2)],
)
def test_width(text: str, width: int) -> None:
    assert width_of(text) == width


def test_padding() -> None:
    assert padded("缩微", 6) == "缩微  "
    assert padded("film", 6) == "film  "
    assert padded("newspaper", 6) == "newspaper"
