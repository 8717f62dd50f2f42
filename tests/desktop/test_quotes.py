"""Which quotation marks stand in Chinese text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.quotes import quotation_marks


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ""),
        ("It's plain", ""),
        ("It’s “spring” at the harbour’s gate", "aaaa"),
        ("“十四五”规划的‘春天’来了", "中中中中"),
        ("渡轮“没有人”迟到", "中中"),
        ("他说“OK”吗，it’s late", "中中a"),
        ("“APP上线”", "中中"),
        ("2024年4月1日 · Short’s “x”", "aaa"),
        ("今天。“Spring”", "中中"),
        ("「春」‘はる’", "中中"),
        ("“‘春天’来了”", "中中中中"),
        ("“‘It’s’”", "aaaaa"),
        ("“부산”항", "aa"),
        ("“ 单", "a"),
        ("”“", "aa"),
    ],
)
def test_marks_belong_to_the_text_that_they_touch(text: str, kinds: str) -> None:
    assert "".join("中" if chinese else "a" for _, chinese in quotation_marks(text)) == kinds


@given(st.text(alphabet="’“”‘a中 。"))
def test_each_mark_is_found_once_and_in_order(text: str) -> None:
    places = [place for place, _ in quotation_marks(text)]
    assert places == [place for place, one in enumerate(text) if one in "‘’“”"]
