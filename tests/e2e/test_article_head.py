"""The head of an article in the whole window: the publisher to click on, the date, the source."""

from __future__ import annotations

import pytest

from archive import FacetKind, PostFilter
from desktop.action_ids import ActionId
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e


def test_a_click_on_the_publisher_chooses_it_in_its_section(full: Reader) -> None:
    publishers = full.window.sidebars[FacetKind.PUBLISHER]
    section = full.window.registry.action(ActionId.SECTION_PUBLISHERS)
    assert not (publishers.isVisible() or section.isChecked())
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    full.click_link("Harbour Weekly")
    full.wait_for_rows(1)
    assert full.desktop.browse.post_filter() == PostFilter(publishers=("Harbour Weekly",))
    assert publishers.isVisible() and section.isChecked()
    full.wait(lambda: full.facets(publishers).get("Harbour Weekly") == 1)
    assert publishers.selected() == "Harbour Weekly"
    assert full.rows() == ["Spring at the harbour"]
    full.choose(ActionId.BACK)
    full.wait(lambda: len(full.rows()) > 1)


def test_a_publisher_that_an_author_made_up_does_no_harm(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    for name in ('"..."', "x" * 100_000, ""):
        full.desktop.browse.show_publisher(name)
        full.wait(lambda: full.rows() == [])
    full.desktop.browse.show_all()
    full.wait(lambda: len(full.rows()) > 1)


def test_the_exact_date_and_the_host_are_there(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    words = full.article_text()
    assert "Saturday, 1 March 2031" in words
    assert "Source: source.example.org" in words
    title = full.script("document.querySelector('time').title")
    assert title == "Saturday, 1 March 2031 08:00:00 (UTC+08:00)"
    full.click_link("Source:")
    full.wait(lambda: full.opened == ["http://source.example.org/spring"])
