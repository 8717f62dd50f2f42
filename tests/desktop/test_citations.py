"""Citations, and the other texts that an article is copied as."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from archive import Post
from desktop.citations import citation
from desktop.copied_texts import as_link, as_markdown, as_rich_text, as_text

TODAY = date(2026, 11, 26)
POST = Post(
    id=1,
    source="site",
    path="a.md",
    title="On *film*",
    published=datetime(2024, 3, 1, 8, 30, tzinfo=UTC),
    updated=None,
    categories=(),
    tags=("film", "long life"),
    slug="a",
    permalink="/a",
    source_link="https://example.org/a",
    publisher="Harbour Weekly",
    language="en",
    excerpt="",
    draft=False,
    hidden=False,
    missing=False,
    words=3,
)


@pytest.mark.parametrize(
    ("fields", "cited"),
    [
        ({}, "Harbour Weekly. “On *film*”. 1 March 2024. https://example.org/a"),
        ({"publisher": None, "source_link": None}, "“On *film*”. 1 March 2024."),
        (
            {"language": "zh", "title": "武清区\n先行", "publisher": "北方网"},
            "北方网. 武清区 先行[EB/OL]. (2024-03-01)[2026-11-26]. https://example.org/a.",
        ),
        (
            {"language": "zh-Hant", "title": "書", "publisher": None, "source_link": None},
            "書. (2024-03-01).",
        ),
    ],
)
def test_citations(fields: dict[str, object], cited: str) -> None:
    assert citation(replace(POST, **fields), TODAY) == cited  # type: ignore[arg-type]


def test_the_forms() -> None:
    html = '<p>Words &amp; <a href="wiki:B">more</a><img src="/p.png" alt="gate"></p>'
    head = "Harbour Weekly · 2024-03-01 08:30 · https://example.org/a"
    assert as_text(POST, "Words").text == f"On *film*\n{head}\n\nWords\n"
    assert as_markdown(POST, html).text == (
        "# On \\*film\\*\n\nHarbour Weekly · 2024-03-01 08:30 · <https://example.org/a>"
        " · #film #long-life\n\nWords & moregate\n"
    )
    rich = as_rich_text(POST, html, "Words")
    assert rich.text == as_text(POST, "Words").text
    assert "<h1>On *film*</h1>" in rich.html
    assert "wiki:" not in rich.html
    assert "<img" not in rich.html
    assert as_link(POST).text == "On *film* https://example.org/a"
    assert as_link(POST).html == '<a href="https://example.org/a">On *film*</a>'
    assert as_link(replace(POST, source_link=None)).html == ""
