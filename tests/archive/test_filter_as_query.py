"""What was chosen beside the box, said in the language of the box."""

from __future__ import annotations

import pytest

from archive import (
    FacetKind,
    PostFilter,
    SearchQueryError,
    has_query,
    open_archive,
    query_of,
)
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


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (PostFilter(publishers=("晚报",)), "publisher:晚报"),
        (PostFilter(publishers=("晚报", "A B")), 'publisher:(晚报 OR "A B")'),
        (PostFilter(sources=("site",), query="a OR b"), "(a OR b) source:site"),
        (PostFilter(years=("2024",)), "on:2024"),
        (PostFilter(years=("2022", "2024")), "on:(2022 OR 2024)"),
        (PostFilter(after="2022-02", before="2023"), "after:2022-02 before:2023"),
        (
            PostFilter(without=((FacetKind.TAG, "x"), (FacetKind.YEAR, "2024"))),
            "-tag:x -on:2024",
        ),
    ],
)
def test_everything_else_as_fields(beside: PostFilter, said: str) -> None:
    assert query_of(beside) == said


@pytest.mark.parametrize("hidden", [False, True])
def test_years_and_what_is_left_out_find_the_same_as_their_query(
    library: Library, hidden: bool
) -> None:
    with open_archive(library.path, read_only=True) as archive:
        facets = archive.facets()
    year = facets.years[0].name
    tag, category = facets.tags[0].name, facets.categories[0].name
    everything = set(library.ids("", hidden=hidden))
    seen = []
    for chosen in (
        {"years": (year,)},
        {"years": (year, "1971")},
        {"without": ((FacetKind.TAG, tag),)},
        {"without": ((FacetKind.YEAR, year),)},
        {"without": ((FacetKind.YEAR, year), (FacetKind.CATEGORY, category))},
        {"categories": (category,), "without": ((FacetKind.TAG, tag),)},
        {"publishers": tuple(one.name for one in facets.publishers[:2])},
    ):
        for query in ("", "图书馆", "title:图书馆"):
            found = library.ids(query, hidden=hidden, **chosen)
            asked = query_of(PostFilter(query=query, **chosen))
            assert found == library.ids(asked, hidden=hidden)
            assert set(found) <= everything
            seen.append(len(found))
    assert len(set(seen)) > 5


def test_languages_are_nothing_that_a_query_can_say(library: Library) -> None:
    assert has_query(PostFilter(query="a", years=("2024",), without=((FacetKind.TAG, "x"),)))
    assert not has_query(PostFilter(languages=("zh",)))
    assert not has_query(PostFilter(without=((FacetKind.LANGUAGE, "zh"),)))
    with open_archive(library.path, read_only=True) as archive:
        counts = {one.name: one.count for one in archive.facets().languages}
    assert counts
    for name, count in counts.items():
        found = library.ids("", languages=(name,))
        assert len(found) == count
        others = library.ids("", without=((FacetKind.LANGUAGE, name),))
        assert sorted([*found, *others]) == sorted(library.ids(""))


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
