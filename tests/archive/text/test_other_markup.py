"""Titles and pictures of AsciiDoc, reStructuredText and Org."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.other_markup import OTHER_MARKUP, pictures_in_markup, title_in_markup


@pytest.mark.parametrize(
    ("ending", "body", "title"),
    [
        (".adoc", "// words\n= The Port\nAn Author\n\n== Gates\n", "The Port"),
        (".adoc", "text\n\n== Gates \ntext", "Gates"),
        (".adoc", "no title", ""),
        (".rst", "========\nThe Port\n========\n\nGates\n-----\n", "The Port"),
        (".rst", "港口\n~~~~\n", "港口"),
        (".rst", ".. note: x\n---\n", ""),
        (".rst", "- one\n- two\n", ""),
        (".org", "* Gates\n#+title: The Port\n", "The Port"),
        (".org", "text\n** Gates\n", "Gates"),
    ],
)
def test_titles(ending: str, body: str, title: str) -> None:
    assert title_in_markup(body, ending) == title


def test_pictures() -> None:
    body = """:imagesdir: pictures/
image::gate.png[A gate] and image:/port.jpg[] and image:https://port.example/a.png[]
.. figure:: ship.svg
   :alt: a ship
[[file:boat.gif]] [[./quay.webp]] [[https://port.example/b.png]] image::gate.png[again]
"""
    assert pictures_in_markup(body) == (
        "pictures/gate.png", "/port.jpg", "https://port.example/a.png", "ship.svg", "boat.gif",
        "quay.webp",
    )  # fmt: skip


@given(st.text("=-~* \n.:ab[]#+titlemage/", max_size=300), st.sampled_from(sorted(OTHER_MARKUP)))
def test_any_text_has_a_title_on_one_line_or_none(body: str, ending: str) -> None:
    assert "\n" not in title_in_markup(body, ending)
    assert all(pictures_in_markup(body))
