"""About the text of a post file."""

from __future__ import annotations

import pytest

from archive.text.rough import rough_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("---\ntitle: A\n---\nOne <b class='x'>Two</b>", "One Two"),
        ("---\na: b\n---\n<p>One</p><p>\u3000Two<BR/>Three</p>\n\n", "One\nTwo\nThree"),
        ("No front matter", "No front matter"),
        ("---\nnever closed", "---\nnever closed"),
        ("---\n---\nempty", "empty"),
        ("a < b and c > d", "a  d"),
        ("<prefix>a</prefix>", "a"),
        ("", ""),
    ],
)
def test_front_matter_and_tags_are_left_out(source: str, text: str) -> None:
    assert rough_text(source.encode()) == text


def test_bytes_that_are_no_text_are_left_out() -> None:
    assert rough_text(b"a\xff\xfeb") == "ab"


@pytest.mark.parametrize("data", [b"<" * 200_000, b"<p " * 70_000])
def test_many_opening_marks_take_no_time(data: bytes) -> None:
    assert rough_text(data) == data.decode().strip()
