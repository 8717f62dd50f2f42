"""Names one inside of the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.text.nested_names import (
    MAX_BRANCHES,
    MAX_LEVELS,
    branches_of,
    last_name,
    level_of,
    parent_of,
    split_name,
)


def test_every_branch_on_the_way_once_the_outer_ones_first() -> None:
    assert branches_of([("a", "b"), ("a", "c"), ("a", "b", "d")]) == (
        "a/", "a/b/", "a/c/", "a/b/d/",
    )  # fmt: skip
    assert branches_of([]) == branches_of([()]) == ()


def test_a_slash_in_a_name_makes_no_branch() -> None:
    assert [level_of(branch) for branch in branches_of([("TCP/IP", "RFC")])] == [0, 1]
    assert split_name("/projects//ships/ /") == ["projects", "ships"]


def test_what_is_nested_without_end_ends() -> None:
    deep = branches_of([["x"] * 5_000])
    assert len(deep) == MAX_LEVELS
    assert len(branches_of([(str(number),) for number in range(5_000)])) == MAX_BRANCHES


@given(st.lists(st.lists(st.text(min_size=1), max_size=5), max_size=5))
def test_each_stands_in_the_one_before_it(paths: list[list[str]]) -> None:
    found = branches_of(paths)
    for branch in found:
        outer = parent_of(branch)
        assert branch == f"{outer}{last_name(branch)}/"
        assert level_of(branch) == (level_of(outer) + 1 if outer else 0)
        assert not outer or found.index(outer) < found.index(branch)
