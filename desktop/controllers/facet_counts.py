"""Counts for the sidebars, in the order in which they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCollator, QLocale

from archive import Archive, FacetCount, FacetKind, Facets, PostFilter, last_name
from desktop.jobs import Job
from desktop.language_names import language_name
from desktop.models.facets import fold_typed
from desktop.models.folding import in_tree, is_branch

PINYIN = QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedHanScript)


@dataclass(frozen=True, slots=True)
class Section:
    """What one sidebar shows: its values, and how many posts its row for all stands for."""

    counts: Sequence[FacetCount]
    total: int


class FacetsTask:
    """Counts for every section, each under its own filter; equal filters are counted once."""

    def __init__(
        self, filters: Mapping[FacetKind, PostFilter], by_name: frozenset[FacetKind]
    ) -> None:
        self._filters, self._by_name = filters, by_name

    def __call__(self, archive: Archive, job: Job) -> dict[FacetKind, Section]:
        """What each section shows."""
        counted: dict[PostFilter, Facets] = {}
        sections = {}
        for kind, wanted in self._filters.items():
            if wanted not in counted:
                job.make_way()
                counted[wanted] = archive.facets(wanted)
            facets = counted[wanted]
            counts = in_order(counts_of(facets, kind), by_name=kind in self._by_name)
            sections[kind] = Section(counts, total_of(facets))
        return sections


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


def total_of(facets: Facets) -> int:
    """How many posts were counted: each has exactly one year."""
    return sum(year.count for year in facets.years)
