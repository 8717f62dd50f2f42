"""About the text of a post file."""

from __future__ import annotations

import pytest

from archive.text.rough import rough_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("---\ntitle: A\n---\nOne <b class='x'>Two</b>", "\n---\none two"),
        ("No front matter", "no front matter"),
        ("---\nnever closed", "---\nnever closed"),
        ("---\n---\nempty", "\n---\nempty"),
        ("a < b and c > d", "a  d"),
        ("", ""),
    ],
)
def test_front_matter_and_tags_are_left_out(source: str, text: str) -> None:
    assert rough_text(source.encode()) == text


def test_bytes_that_are_no_text_are_left_out() -> None:
    assert rough_text(b"a\xff\xfeb") == "ab"


def test_many_opening_marks_take_no_time() -> None:
    assert rough_text(b"<" * 200_000) == "<" * 200_000
