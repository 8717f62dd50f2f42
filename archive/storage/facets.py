"""Categories, tags, publishers, sources, languages: their rows, their sets, their counts.

A post has one *facet set*: the ordered list of what it is filed under. There are a few thousand
different sets in a million posts, so a post row carries one small number, and counting a result
is counting these numbers. The counts of the whole archive are kept up to date by whoever writes;
nothing is grouped on the way to the screen.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.query import BRANCHES_OF, FacetCount, FacetKind
from archive.storage.connection import as_written
from archive.text.nested_names import last_name
from archive.text.pinyin import name_key

MAX_SETS_KEPT = 50_000
_KINDS_IN_ORDER = (
    FacetKind.CATEGORY,
    FacetKind.TAG,
    FacetKind.PUBLISHER,
    FacetKind.SOURCE,
    FacetKind.LANGUAGE,
    FacetKind.CATEGORY_BRANCH,
    FacetKind.TAG_BRANCH,
)
_KINDS = {kind.value: kind for kind in FacetKind}
_BRANCHES = tuple(BRANCHES_OF.values())


@dataclass(frozen=True, slots=True)
class FacetNames:
    """What one post is filed under, in the generator's own order; repeats are kept."""

    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    publisher: str | None = None
    source: str = ""
    language: str | None = None
    category_branches: tuple[str, ...] = ()
    tag_branches: tuple[str, ...] = ()

    def pairs(self) -> list[tuple[FacetKind, str]]:
        """(kind, name) of each, in the order in which a facet set keeps them."""
        found = [(FacetKind.CATEGORY, name) for name in self.categories]
        found += [(FacetKind.TAG, name) for name in self.tags]
        if self.publisher:
            found.append((FacetKind.PUBLISHER, self.publisher))
        if self.source:
            found.append((FacetKind.SOURCE, self.source))
        if self.language:
            found.append((FacetKind.LANGUAGE, self.language))
        found += [(FacetKind.CATEGORY_BRANCH, name) for name in self.category_branches]
        found += [(FacetKind.TAG_BRANCH, name) for name in self.tag_branches]
        return found


class FacetWriter:
    """Finds or makes facets and facet sets, and keeps the counts. For the writing connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._facets: dict[tuple[str, str], int] = {
            (kind, name): facet_id
            for facet_id, kind, name in connection.execute("SELECT id, kind, name FROM facet")
        }
        self._sets: dict[FacetNames, tuple[int, tuple[int, ...]]] = {}
        self._changes: Counter[int] = Counter()
        self._months: Counter[int] = Counter()

    def set_of(self, names: FacetNames, labels: Mapping[str, str]) -> tuple[int, tuple[int, ...]]:
        """(facet set id, facet ids) of *names*, made where they are new.

        *labels* gives categories the name that people read.
        """
        known = self._sets.get(names)
        if known is not None:
            return known
        facet_ids = tuple(self._facet(kind, name, labels) for kind, name in names.pairs())
        key = ",".join(map(str, facet_ids))
        row = self._connection.execute("SELECT id FROM facet_set WHERE key = ?", (key,)).fetchone()
        if row is None:
            cursor = self._connection.execute("INSERT INTO facet_set(key) VALUES (?)", (key,))
            set_id = int(cursor.lastrowid or 0)
            self._connection.executemany(
                "INSERT INTO facet_set_item(facet_set_id, position, facet_id) VALUES (?, ?, ?)",
                [(set_id, position, facet_id) for position, facet_id in enumerate(facet_ids)],
            )
        else:
            set_id = row[0]
        if len(self._sets) > MAX_SETS_KEPT:  # a folder in which every post has tags of its own
            self._sets.clear()
        self._sets[names] = (set_id, facet_ids)
        return set_id, facet_ids

    def _facet(self, kind: FacetKind, name: str, labels: Mapping[str, str]) -> int:
        found = self._facets.get((kind, name))
        if found is not None:
            return found
        label = last_name(name) if kind in _BRANCHES else name
        if kind is FacetKind.CATEGORY:
            label = labels.get(name, name)
        cursor = self._connection.execute(
            "INSERT INTO facet(kind, name, label, name_key) VALUES (?, ?, ?, ?)",
            (kind.value, name, label, name_key(label, name)),
        )
        facet_id = int(cursor.lastrowid or 0)
        self._facets[(kind, name)] = facet_id
        return facet_id

    def relabel(self, labels: Mapping[str, str]) -> None:
        """Give categories that exist already the labels of the site's category pages."""
        rows = self._connection.execute("SELECT name, label FROM facet WHERE kind = 'category'")
        changed = [name for name, label in rows if labels.get(name, label) != label]
        self._connection.executemany(
            "UPDATE facet SET label = ?, name_key = ? WHERE kind = 'category' AND name = ?",
            [(labels[name], name_key(labels[name], name), name) for name in changed],
        )

    def count(self, facet_ids: Iterable[int], month: int, change: int) -> None:
        """Note that a visible post came (+1) or went (-1). *month* is like 202202."""
        for facet_id in set(facet_ids):
            self._changes[facet_id] += change
        self._months[month] += change

    def flush(self) -> None:
        """Write the noted changes of counts, inside the caller's transaction."""
        self._connection.executemany(
            "UPDATE facet SET count = count + ? WHERE id = ?",
            [(change, facet_id) for facet_id, change in self._changes.items() if change],
        )
        self._connection.executemany(
            "INSERT INTO month_count(month, count) VALUES (?, ?)"
            " ON CONFLICT(month) DO UPDATE SET count = count + excluded.count",
            [(month, change) for month, change in self._months.items() if change],
        )
        self._changes.clear()
        self._months.clear()


class FacetReader:
    """Reads names and counts. For any connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def names_of_sets(self, set_ids: Iterable[int]) -> dict[int, list[tuple[FacetKind, str, str]]]:
        """The (kind, name, label) list of each facet set, in its own order."""
        found: dict[int, list[tuple[FacetKind, str, str]]] = {set_id: [] for set_id in set_ids}
        with as_written("a category or tag"):
            rows = self._connection.execute(
                "SELECT i.facet_set_id, f.kind, f.name, f.label FROM json_each(?) wanted"
                " CROSS JOIN facet_set_item i ON i.facet_set_id = wanted.value"
                " CROSS JOIN facet f ON f.id = i.facet_id ORDER BY i.facet_set_id, i.position",
                (json.dumps(list(found)),),
            )
            for set_id, kind, name, label in rows:
                found[set_id].append((FacetKind(kind), name, label))
        return found

    def kept_counts(self) -> dict[FacetKind, list[FacetCount]]:
        """The counts of the whole archive: every kind, visible posts only."""
        found: dict[FacetKind, list[FacetCount]] = {kind: [] for kind in FacetKind}
        rows = self._connection.execute(
            "SELECT kind, name, label, count, name_key FROM facet WHERE count > 0"
        )
        years = self._connection.execute(
            "SELECT month / 100, sum(count) FROM month_count GROUP BY 1 HAVING sum(count) > 0"
        )
        with as_written("a count of posts"):
            for row in rows:
                one = _facet_count(*row)
                found[one.kind].append(one)
            found[FacetKind.YEAR] = [_year_count(year, count) for year, count in years]
            return {kind: _largest_first(counts) for kind, counts in found.items()}

    def counts_of(
        self, sets: Mapping[int, int], years: Mapping[int, int]
    ) -> dict[FacetKind, list[FacetCount]]:
        """Counts of a result: *sets* says how often each facet set occurs, *years* each year."""
        totals: Counter[int] = Counter()
        with as_written("a category or tag"):
            rows = self._connection.execute(
                "SELECT DISTINCT facet_set_id, facet_id FROM json_each(?) wanted"
                " CROSS JOIN facet_set_item ON facet_set_id = wanted.value",
                (json.dumps(list(sets)),),
            )
            for set_id, facet_id in rows:
                totals[facet_id] += sets[set_id]
        found: dict[FacetKind, list[FacetCount]] = {kind: [] for kind in _KINDS_IN_ORDER}
        facets = self._connection.execute("SELECT id, kind, name, label, name_key FROM facet")
        with as_written("a category or tag"):
            for facet_id, kind, name, label, key in facets:
                if count := totals.get(facet_id):
                    one = _facet_count(kind, name, label, count, key)
                    found[one.kind].append(one)
        found[FacetKind.YEAR] = [_year_count(year, count) for year, count in years.items()]
        return {kind: _largest_first(counts) for kind, counts in found.items()}


def facets_of_sets(connection: sqlite3.Connection, database: str = "main") -> dict[int, list[int]]:
    """The facet ids of every facet set, in its own order."""
    found: dict[int, list[int]] = {
        set_id: [] for (set_id,) in connection.execute(f"SELECT id FROM {database}.facet_set")
    }
    rows = connection.execute(
        f"SELECT facet_set_id, facet_id FROM {database}.facet_set_item"
        " ORDER BY facet_set_id, position"
    )
    for set_id, facet_id in rows:
        found.setdefault(set_id, []).append(facet_id)
    return found


def _facet_count(kind: str, name: str, label: str, count: int, key: str) -> FacetCount:
    """:raises TypeError: one of the values is not of its kind
    :raises ValueError: there is no such kind
    """
    # A few thousand are read at every search: no calls that can be done without.
    if not (type(name) is type(label) is type(key) is str and type(count) is int):
        raise TypeError(f"{name!r}, {label!r}, {count!r}")
    return FacetCount(_KINDS.get(kind) or FacetKind(kind), name, label, count, key)


def _year_count(year: int, count: int) -> FacetCount:
    return FacetCount(FacetKind.YEAR, str(year), str(year), count, str(year))


def _largest_first(counts: Sequence[FacetCount]) -> list[FacetCount]:
    return sorted(counts, key=lambda one: (-one.count, one.name))
