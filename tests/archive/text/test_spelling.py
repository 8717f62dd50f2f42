"""Words as a text spells them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import spelling_in


@pytest.mark.parametrize(
    ("text", "typed", "spelled"),
    [
        ("港灣圖書館開放", "图书馆", "圖書館"),
        ("港湾图书馆开放", "圖書館", "图书馆"),
        ("港湾图书馆，圖書館", "圖書館", "圖書館"),
        ("The 圖書館 Reader", "圖書館 reader", "圖書館 reader"),
        ("The 圖書館 Reader", "图书馆 reader", "圖書館 Reader"),
        ("nothing", "图书馆", "图书馆"),
        ("İ圖書館", "图书馆", "图书馆"),
        ("text", "", ""),
    ],
)
def test_the_other_script_is_found(text: str, typed: str, spelled: str) -> None:
    assert spelling_in(text, typed) == spelled


@given(st.text(), st.text())
def test_it_is_what_was_typed_or_stands_in_the_text(text: str, typed: str) -> None:
    found = spelling_in(text, typed)
    assert found == typed or found in text
