"""What can be jumped to, and which of it fits what was typed. The tasks run in the reader's
thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from archive import Archive, FacetCount, PostFilter, PostSummary, SortOrder, name_key, title_query
from desktop.jobs import Job
from desktop.models.facets import fold_typed

MAX_OF_A_KIND = 6
MAX_TITLES = 24
MAX_NAMES = 2_000
"""Names whose pinyin is remembered: commands and saved searches, in two languages."""

key_of = lru_cache(maxsize=MAX_NAMES)(name_key)


class TargetKind(StrEnum):
    """What a target is. Their order is that in which equally good ones are shown."""

    COMMAND = "command"
    SEARCH = "search"
    CATEGORY = "category"
    TAG = "tag"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to go to. ``key`` is what it is by its kind: the name of a command, category or
    tag, a query, the id of a post. ``name_key`` is what is searched, folded; without one it is
    made of the label when it is needed."""

    kind: TargetKind
    key: str
    label: str
    detail: str = ""
    icon: str = ""
    name_key: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What fits *typed*: names (commands, searches, categories, tags), or posts by their titles."""

    typed: str
    targets: Sequence[Target]
    are_posts: bool


class Names:
    """Everything with a name that one opening of the box can lead to. The archive's part is read
    once, by the first task that needs it; only the reader's thread touches it."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self._given = tuple(targets)
        self._of_archive: tuple[Target, ...] | None = None

    def of(self, archive: Archive) -> Iterable[Target]:
        """All of them, with the categories and tags of *archive*."""
        if self._of_archive is None:
            facets = archive.facets()
            self._of_archive = (
                *(_facet(TargetKind.CATEGORY, "folder", one) for one in facets.categories),
                *(_facet(TargetKind.TAG, "tag", one) for one in facets.tags),
            )
        return (*self._given, *self._of_archive)


def _facet(kind: TargetKind, icon: str, one: FacetCount) -> Target:
    return Target(kind, one.name, one.label, str(one.count), icon, one.name_key)


def matching(targets: Iterable[Target], typed: str) -> list[Target]:
    """The targets that *typed* is found in (label, name, pinyin, initials), the best first, a few
    of each kind: what begins so comes before what has it inside."""
    wanted = fold_typed(typed)
    if not wanted:
        return []
    ranked: dict[TargetKind, list[tuple[int, Target]]] = {kind: [] for kind in TargetKind}
    for one in targets:
        key = one.name_key or key_of(one.label, one.label)
        place = key.find(wanted)
        if place >= 0:
            begins = 0 if place == 0 else 1 if f" {wanted}" in key else 2
            ranked[one.kind].append((begins, one))
    kept: list[tuple[int, Target]] = []
    for found in ranked.values():
        found.sort(key=lambda pair: pair[0])  # stable: the order they came in, by count
        kept += found[:MAX_OF_A_KIND]
    kept.sort(key=lambda pair: pair[0])
    return [one for _rank, one in kept]


def post_target(summary: PostSummary) -> Target:
    """A post as something to go to; its detail is still to be said."""
    title = summary.title.text
    return Target(TargetKind.POST, str(summary.id), title, summary.published.isoformat(), "file")


class JumpTask:
    """Finds what fits *typed*: the names come first, as a part, the posts at last."""

    def __init__(self, typed: str, names: Names, *, hidden: bool) -> None:
        self._typed, self._names, self._hidden = typed, names, hidden

    def __call__(self, archive: Archive, job: Job) -> Found:
        """The posts, newest first; each search for titles stops at the first few.

        :raises Cancelled: something else was typed meanwhile
        """
        job.give(Found(self._typed, matching(self._names.of(archive), self._typed), False))
        query = title_query(self._typed)
        if not query:
            return Found(self._typed, (), True)
        wanted = PostFilter(query=query, hidden=self._hidden)
        chunks = archive.iter_post_ids(wanted, SortOrder.NEWEST, first=MAX_TITLES)
        ids = list(next(chunks, ()))[:MAX_TITLES]
        del chunks  # of the rest nothing is wanted
        job.check()
        found = [post_target(one) for one in archive.summaries(ids)]
        return Found(self._typed, found, True)


class RecentTask:
    """Reads what the box shows before anything is typed: the things that were jumped to, as far as
    the archive has them, then the posts that were read."""

    def __init__(
        self, recent: Sequence[tuple[str, str]], post_ids: Sequence[int], names: Names
    ) -> None:
        self._recent, self._post_ids, self._names = recent, post_ids, names

    def __call__(self, archive: Archive, job: Job) -> Found:
        """Both, newest first; they come as a part, before the pinyin of all names is made ready
        for what is typed next.

        :raises Cancelled: something was typed meanwhile
        """
        known = {(one.kind.value, one.key): one for one in self._names.of(archive)}
        found = [known[one] for one in self._recent if one in known]
        found += [post_target(one) for one in archive.summaries(self._post_ids)]
        recent = Found("", found, False)
        job.give(recent)
        matching(self._names.of(archive), "a")
        return recent
