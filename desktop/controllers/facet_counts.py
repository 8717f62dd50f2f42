"""Counts for the sidebars, made in the reader's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive import Archive, FacetCount, FacetKind, Facets, PostFilter
from desktop.jobs import Job
from desktop.models.facet_order import counts_of, in_order


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


def total_of(facets: Facets) -> int:
    """How many posts were counted: each has exactly one year."""
    return sum(year.count for year in facets.years)
