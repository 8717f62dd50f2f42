"""Which rows of a sidebar are seen: those that pass the filter, and of the branches those that no
folded one hides. Plain Python, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive import BRANCHES_OF, FacetCount, level_of, parent_of

_CATEGORY, _TAG = BRANCHES_OF.values()


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value, how many steps it stands further in, and whether what is inside of it is shown;
    None where there is nothing inside."""

    count: FacetCount
    level: int = 0
    is_open: bool | None = None


def is_branch(one: FacetCount) -> bool:
    """Whether a value may have others inside of it."""
    return one.kind is _CATEGORY or one.kind is _TAG


def in_tree(counts: Iterable[FacetCount]) -> list[FacetCount]:
    """Branches behind the one that they stand in, otherwise in the order in which they came."""
    inside: dict[str, list[FacetCount]] = {}
    for one in counts:
        inside.setdefault(parent_of(one.name) if is_branch(one) else "", []).append(one)
    found: list[FacetCount] = []
    waiting = list(reversed(inside.pop("", [])))
    while waiting:
        one = waiting.pop()
        found.append(one)
        if is_branch(one):
            waiting += reversed(inside.pop(one.name, []))
    return found


def shown_rows(
    counts: Sequence[FacetCount], unfolded: frozenset[str], wanted: str = ""
) -> list[FacetRow]:
    """The rows of *counts*, which come as :func:`in_tree` has them. *unfolded* are the names of
    branches. Where *wanted* is looked for, those that have it and the branches on the way there."""
    if wanted:
        counts = _with_branches([one for one in counts if wanted in one.name_key], counts)
    rows: list[FacetRow] = []
    folded_at = None  # the level of the folded branch that what follows may stand in
    for place, one in enumerate(counts):
        if not is_branch(one):
            rows.append(FacetRow(one))
            folded_at = None
            continue
        level = level_of(one.name)
        if folded_at is not None and level > folded_at:
            continue
        following = counts[place + 1] if place + 1 < len(counts) else None
        has_inside = (
            following is not None and is_branch(following) and parent_of(following.name) == one.name
        )
        is_open = (bool(wanted) or one.name in unfolded) if has_inside else None
        folded_at = level if is_open is False else None
        rows.append(FacetRow(one, level, is_open))
    return rows


def _with_branches(found: list[FacetCount], counts: Sequence[FacetCount]) -> list[FacetCount]:
    names = {one.name for one in found if is_branch(one)}
    if not names:
        return found
    for name in list(names):
        outer = parent_of(name)
        while outer and outer not in names:
            names.add(outer)
            outer = parent_of(outer)
    kept = set(map(id, found))
    return [one for one in counts if id(one) in kept or (is_branch(one) and one.name in names)]


def outer_branches(counts: Iterable[FacetCount]) -> set[str]:
    """The branches that have others inside."""
    return {parent_of(one.name) for one in counts if is_branch(one)} - {""}


def ways_to(names: Iterable[str]) -> set[str]:
    """The branches that must be unfolded for these to be seen."""
    found = set()
    for name in names:
        outer = parent_of(name) if name.endswith("/") else ""
        while outer and outer not in found:
            found.add(outer)
            outer = parent_of(outer)
    return found
