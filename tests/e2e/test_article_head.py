"""The head of an article in the whole window: the publisher to click on, the date, the source."""

from __future__ import annotations

import pytest

from archive import PostFilter, query_of
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e


def of_publisher(name: str) -> str:
    return query_of(PostFilter(publishers=(name,)))


def test_a_click_on_the_publisher_lists_its_posts(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    full.click_link("Harbour Weekly")
    full.wait_for_rows(1)
    assert full.window.search_bar.text() == 'publisher:"Harbour Weekly"'
    assert full.rows() == ["Spring at the harbour"]


def test_a_publisher_that_an_author_made_up_does_no_harm(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    assert of_publisher('"..."') == 'publisher:"..."'
    assert of_publisher("x" * 100_000).startswith('publisher:"x')
    full.desktop.browse.show_search(of_publisher(""))
    assert full.window.search_bar.text() == 'publisher:""'
    assert len(full.rows()) > 1, "the list stays"


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
