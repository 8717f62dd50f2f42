"""What was chosen beside the box, said in the language of the box."""

from __future__ import annotations

import pytest

from archive import PostFilter, SearchQueryError, open_archive, query_of
from tests.archive.library import Library


@pytest.mark.parametrize(
    ("query", "categories", "tags", "said"),
    [
        ("", (), (), ""),
        (" film ", (), (), "film"),
        ("", ("gundong",), (), "category:gundong"),
        ("film", ("a b",), ("(x) | -y",), 'film category:"a b" tag:"(x) | -y"'),
        ("film OR 胶片", (), ("x",), "(film OR 胶片) tag:x"),
        ("film OR 胶片", (), (), "film OR 胶片"),
        ("(a|b) c", ("x",), (), "(a|b) c category:x"),
        ("film", ('5"',), ("“quoted” one",), 'film category:"5" tag:"quoted one"'),
    ],
)
def test_one_query(
    query: str, categories: tuple[str, ...], tags: tuple[str, ...], said: str
) -> None:
    assert query_of(PostFilter(query=query, categories=categories, tags=tags)) == said


def test_it_finds_the_same_posts(library: Library) -> None:
    with open_archive(library.path, read_only=True) as archive:
        facets = archive.facets()
    for query in ("", "图书馆", "图书馆 OR 灯塔", "-图书馆"):
        for category in facets.categories:
            for tag in facets.tags[:5]:
                chosen = {"categories": (category.name,), "tags": (tag.name,)}
                wanted = library.ids(query, **chosen)
                assert library.ids(query_of(PostFilter(query=query, **chosen))) == wanted


def test_a_query_that_cannot_be_read(library: Library) -> None:
    assert library.path.exists()
    with pytest.raises(SearchQueryError):
        query_of(PostFilter(query="(", tags=("x",)))
