"""Counts as the sidebars list them: of branches and of names that are in none, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCollator, QLocale

from archive import FacetCount, FacetKind, Facets, last_name
from desktop.language_names import language_name
from desktop.models.facets import fold_typed
from desktop.models.folding import in_tree, is_branch

PINYIN = QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedHanScript)


def counts_of(facets: Facets, kind: FacetKind) -> Sequence[FacetCount]:
    """The counts of one kind; years from the last to the first."""
    if kind is FacetKind.YEAR:
        return sorted(facets.years, key=lambda one: -int(one.name))
    if kind is FacetKind.LANGUAGE:
        return [_named_language(one) for one in facets.languages]
    if kind is FacetKind.CATEGORY:
        return [*facets.category_branches, *outside(facets.categories, facets.category_branches)]
    if kind is FacetKind.TAG:
        return [*facets.tag_branches, *outside(facets.tags, facets.tag_branches)]
    return {
        FacetKind.PUBLISHER: facets.publishers,
        FacetKind.SOURCE: facets.sources,
    }[kind]


def outside(names: Sequence[FacetCount], branches: Sequence[FacetCount]) -> Sequence[FacetCount]:
    """The names that have posts in no branch: those of generators that know none."""
    if not branches:
        return names
    inside = {one.name: one.count for one in branches}
    ends: Counter[str] = Counter()
    for one in branches:
        ends[last_name(one.name)] += one.count
    return [one for one in names if one.count > max(inside.get(f"{one.name}/", 0), ends[one.name])]


def _named_language(count: FacetCount) -> FacetCount:
    label = language_name(count.name)
    return replace(count, label=label, name_key=f"{count.name_key} {fold_typed(label)}")


def in_order(counts: Sequence[FacetCount], *, by_name: bool) -> Sequence[FacetCount]:
    """By name: Chinese by pinyin, numbers by their value. Else by count, years as they are.
    Branches follow the one that they stand in."""
    if by_name:
        collator = QCollator(PINYIN)
        collator.setNumericMode(True)
        counts = sorted(counts, key=lambda one: collator.sortKey(one.label))
    if not any(map(is_branch, counts)):
        return counts
    return in_tree(counts if by_name else sorted(counts, key=lambda one: -one.count))
