"""Categories, tags, publishers and sources: their combinations and their counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from archive.query import FacetKind
from archive.storage import facets
from archive.storage.connection import DamagedError
from archive.storage.facets import FacetNames, FacetReader, FacetWriter
from archive.storage.migrations import migrate
from archive.text.pinyin import name_key

NEWS = FacetNames(("beifangwang",), ("北方网新闻",), "北方网", "finews")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, ":memory:")  # type: ignore[arg-type]
    yield connection
    connection.close()


def test_the_same_names_are_the_same_set(connection: sqlite3.Connection) -> None:
    writer = FacetWriter(connection)
    set_id, facet_ids = writer.set_of(NEWS, {"beifangwang": "北方网新闻"})
    assert writer.set_of(NEWS, {}) == (set_id, facet_ids)
    assert FacetWriter(connection).set_of(NEWS, {}) == (set_id, facet_ids)
    assert FacetReader(connection).names_of_sets([set_id, 99]) == {
        set_id: [
            (FacetKind.CATEGORY, "beifangwang", "北方网新闻"),
            (FacetKind.TAG, "北方网新闻", "北方网新闻"),
            (FacetKind.PUBLISHER, "北方网", "北方网"),
            (FacetKind.SOURCE, "finews", "finews"),
        ],
        99: [],
    }


def test_a_language_comes_last_and_is_counted(connection: sqlite3.Connection) -> None:
    writer = FacetWriter(connection)
    set_id, ids = writer.set_of(FacetNames(("news",), source="s", language="zh"), {"zh": "no"})
    writer.count(ids, 202202, 1)
    writer.flush()
    reader = FacetReader(connection)
    assert reader.names_of_sets([set_id])[set_id][-1] == (FacetKind.LANGUAGE, "zh", "zh")
    for found in (reader.kept_counts(), reader.counts_of({set_id: 1}, {2022: 1})):
        assert [(one.name, one.count) for one in found[FacetKind.LANGUAGE]] == [("zh", 1)]


def test_order_and_repeats_are_kept(connection: sqlite3.Connection) -> None:
    writer = FacetWriter(connection)
    sets = [FacetNames(("b", "a", "b")), FacetNames(("a", "b")), FacetNames((), ("b", "a", "b"))]
    ids = [writer.set_of(names, {})[0] for names in sets]
    assert len(set(ids)) == 3
    found = FacetReader(connection).names_of_sets(ids)
    assert [name for _, name, _ in found[ids[0]]] == ["b", "a", "b"]
    assert [kind for kind, _, _ in found[ids[2]]] == [FacetKind.TAG] * 3


def test_nothing_at_all_is_a_set_too(connection: sqlite3.Connection) -> None:
    set_id, facet_ids = FacetWriter(connection).set_of(FacetNames(), {})
    assert facet_ids == ()
    assert FacetReader(connection).names_of_sets([set_id]) == {set_id: []}


def test_a_folder_in_which_every_post_has_tags_of_its_own(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "MAX_SETS_KEPT", 2)
    writer = FacetWriter(connection)
    sets = [FacetNames((), (str(number % 5),)) for number in range(20)]
    assert len({writer.set_of(names, {})[0] for names in sets}) == 5


def test_counts_are_of_the_whole_archive(connection: sqlite3.Connection) -> None:
    writer = FacetWriter(connection)
    _, ids = writer.set_of(FacetNames(("a", "b", "a"), (), None, "s"), {})
    writer.count(ids, 202202, 1)
    writer.count(ids, 202112, 1)
    writer.flush()
    writer.count(ids[1:2], 202112, -1)
    writer.flush()
    kept = FacetReader(connection).kept_counts()
    assert [(one.name, one.count) for one in kept[FacetKind.CATEGORY]] == [("a", 2), ("b", 1)]
    assert [(one.name, one.count) for one in kept[FacetKind.YEAR]] == [("2022", 1)]
    assert kept[FacetKind.TAG] == []


def test_counts_of_a_result(connection: sqlite3.Connection) -> None:
    writer = FacetWriter(connection)
    one, _ = writer.set_of(FacetNames(("a", "a"), ("t",)), {})
    two, _ = writer.set_of(FacetNames(("b", "a")), {})
    writer.set_of(FacetNames(("never",)), {})
    found = FacetReader(connection).counts_of({one: 2, two: 3}, {2022: 4, 2021: 1})
    assert [(c.name, c.count) for c in found[FacetKind.CATEGORY]] == [("a", 5), ("b", 3)]
    assert [(c.name, c.count) for c in found[FacetKind.TAG]] == [("t", 2)]
    assert [(c.name, c.count) for c in found[FacetKind.YEAR]] == [("2022", 4), ("2021", 1)]


def test_categories_get_the_labels_of_their_pages(connection: sqlite3.Connection) -> None:
    writer = FacetWriter(connection)
    _, ids = writer.set_of(FacetNames(("bfw", "other"), ("bfw",)), {})
    writer.count(ids, 202202, 1)
    writer.flush()
    writer.relabel({"bfw": "北方网", "unknown": "x"})
    kept = FacetReader(connection).kept_counts()
    assert [(one.name, one.label, one.name_key) for one in kept[FacetKind.CATEGORY]] == [
        ("bfw", "北方网", "北方网 bfw beifangwang"),
        ("other", "other", "other"),
    ]
    assert [one.label for one in kept[FacetKind.TAG]] == ["bfw"], "tags are what they are"


def test_a_kind_that_no_version_writes_is_damage(connection: sqlite3.Connection) -> None:
    set_id, _ = FacetWriter(connection).set_of(NEWS, {})
    connection.execute("UPDATE facet SET kind = 'odd', count = 1")
    reader = FacetReader(connection)
    for ask in (
        reader.kept_counts,
        lambda: reader.names_of_sets([set_id]),
        lambda: reader.counts_of({set_id: 1}, {}),
    ):
        with pytest.raises(DamagedError, match="odd"):
            ask()


@pytest.mark.parametrize(
    ("label", "name", "key"),
    [
        ("北方网新闻", "beifangwang", "北方网新闻 beifangwang beifangwangxinwen bfwxw"),
        ("北方网", "北方网", "北方网 beifangwang bfw"),
        ("Ｎｅｗｓ　Ｄａｙ", "news day", "newsday"),
        ("ABC", "abc", "abc"),
        ("吉林", "jl", "吉林 jl jilin"),
        ("", "x", " x"),
        ("5G手机", "5g", "5g手机 5g 5gshouji 5gsj"),
    ],
)
def test_what_a_filter_box_searches(label: str, name: str, key: str) -> None:
    assert name_key(label, name) == key
