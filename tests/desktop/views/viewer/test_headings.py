"""Headings out of the HTML of an article."""

from __future__ import annotations

from desktop.views.viewer.headings import Heading, headings_of
from desktop.views.viewer.place import MAX_HEADINGS


def test_levels_begin_with_the_highest_and_markup_goes() -> None:
    body = '<p>x</p><h3 id="a">One <em>more</em>\n time</h3><h4></h4><h4>A &lt; B</h4><h2>Last</h2>'
    assert headings_of(body) == (
        Heading(0, 1, "One more time"),
        Heading(2, 2, "A < B"),
        Heading(3, 0, "Last"),
    )


def test_without_headings_there_is_nothing() -> None:
    assert headings_of("<p>h1</p><hr><header>no</header>") == ()


def test_very_many_and_very_long_ones_end_somewhere() -> None:
    found = headings_of(f"<h1>{'x' * 9_000}</h1>" * (MAX_HEADINGS + 9))
    assert len(found) == MAX_HEADINGS and len(found[0].text) == 200
