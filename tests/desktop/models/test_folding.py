"""Which rows of a sidebar are seen, with branches folded and unfolded."""

from __future__ import annotations

from archive import FacetCount, FacetKind
from desktop.models.facet_order import in_order, outside
from desktop.models.folding import FacetRow, in_tree, outer_branches, shown_rows, ways_to


def branch(name: str, count: int = 1) -> FacetCount:
    label = name[:-1].rpartition("/")[2]
    return FacetCount(FacetKind.CATEGORY_BRANCH, name, label, count, f"{label} {name}")


def flat(name: str, count: int = 1) -> FacetCount:
    return FacetCount(FacetKind.CATEGORY, name, name, count, name)


TREE = [
    branch("a/", 5),
    branch("a/b/", 3),
    branch("a/b/c/"),
    branch("a/d/"),
    flat("x"),
    branch("z/"),
]


def names(rows: list[FacetRow]) -> list[str]:
    return [row.count.name for row in rows]


def test_folded_branches_hide_what_is_inside() -> None:
    rows = shown_rows(TREE, frozenset())
    assert [(row.count.name, row.level, row.is_open) for row in rows] == [
        ("a/", 0, False), ("x", 0, None), ("z/", 0, None),
    ]  # fmt: skip
    rows = shown_rows(TREE, frozenset({"a/"}))
    assert [(row.count.name, row.level, row.is_open) for row in rows] == [
        ("a/", 0, True), ("a/b/", 1, False), ("a/d/", 1, None), ("x", 0, None), ("z/", 0, None),
    ]  # fmt: skip
    assert names(shown_rows(TREE, frozenset({"a/b/"}))) == ["a/", "x", "z/"], (
        "inside of a folded one"
    )
    assert len(shown_rows(TREE, frozenset({"a/", "a/b/"}))) == len(TREE)


def test_what_is_looked_for_is_shown_with_the_way_there() -> None:
    rows = shown_rows(TREE, frozenset(), "c")
    assert names(rows) == ["a/", "a/b/", "a/b/c/"]
    assert [row.is_open for row in rows] == [True, True, None]
    assert names(shown_rows(TREE, frozenset(), "x")) == ["x"]
    assert shown_rows(TREE, frozenset(), "nothing") == []


def test_which_branches_there_are_and_which_hide_something() -> None:
    assert outer_branches(TREE) == {"a/", "a/b/"}
    assert ways_to(["a/b/c/", "x", "z/"]) == {"a/b/", "a/"}


def test_each_level_is_in_order() -> None:
    mixed = [flat("m", 4), branch("z/", 9), branch("a/d/", 1), branch("a/", 5), branch("a/b/", 3)]
    assert [one.name for one in in_order(mixed, by_name=False)] == ["z/", "a/", "a/b/", "a/d/", "m"]
    assert [one.name for one in in_order(mixed, by_name=True)] == ["a/", "a/b/", "a/d/", "m", "z/"]
    assert [one.name for one in in_tree(reversed(mixed))] == ["a/", "a/b/", "a/d/", "z/", "m"]


def test_names_that_are_all_in_branches_are_no_rows_of_their_own() -> None:
    branches = [branch("a/", 5), branch("a/b/", 3), branch("c/b/", 2)]
    flats = [flat("a", 5), flat("b", 5), flat("m", 1)]
    assert [one.name for one in outside(flats, branches)] == ["m"]
    flats = [flat("a", 6), flat("b", 6)]
    assert outside(flats, branches) == flats, "another generator has posts of these names"
    assert outside(flats, []) == flats


def test_a_million_levels_and_a_lost_parent_do_no_harm() -> None:
    deep = branch("x/" * 5_000)
    assert names(shown_rows([deep], frozenset())) == [deep.name]
    assert in_tree([branch("lost/child/"), flat("a")]) == [flat("a")]
