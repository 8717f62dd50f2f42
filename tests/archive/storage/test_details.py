"""Slug, permalink and source link: stored without repeating each other, read as they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.storage import details
from archive.storage.details import Detail, DetailWriter, PostValues, read_detail, row_sum
from archive.storage.migrations import migrate
from archive.storage.schema import FLAG_DRAFT, FLAG_MISSING

POST = PostValues(1, 1, 5, 1_600_000_000, 28800, "标题", 3, "zh", 7, 0, 2)
LINK = "http://finews.example/NewsShare.html?infoCode=NW1"


def _connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, ":memory:")  # type: ignore[arg-type]
    return connection


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = _connection()
    yield connection
    connection.close()


def _store(connection: sqlite3.Connection, *found: Detail) -> list[tuple[object, ...]]:
    writer = DetailWriter(connection)
    rows = [writer.row(POST._replace(id=number), one) for number, one in enumerate(found, start=1)]
    connection.executemany(f"INSERT INTO post_detail VALUES ({', '.join('?' * 9)})", rows)
    return rows


@pytest.mark.parametrize(
    "detail",
    [
        Detail("NW1", "/beifangwang/2022/02/28/NW1.html", LINK),
        Detail("NW1", "/a/NW1/", "http://x.example/NW1", 1_600_000_000, 3600),
        Detail("other", "/a/NW1.html", LINK),
        Detail("", "/", None),
        Detail("", "", "x"),
        Detail("a", "/a.html", "http://x.example/"),
        Detail("a", "/a", "http://x.example/b="),
        Detail("中文", "/%E4%B8%AD.html", "https://x.example/中文"),
        Detail("a\nb", "/a\nb.html", "http://x.example/a\nb"),
    ],
)
def test_what_went_in_comes_out(connection: sqlite3.Connection, detail: Detail) -> None:
    _store(connection, detail)
    assert read_detail(connection, 1) == detail
    assert read_detail(connection, 2) is None


TEXTS = st.text(alphabet="ab/=.html中\n?", max_size=12)


@given(st.lists(st.builds(Detail, TEXTS, TEXTS, st.none() | TEXTS), max_size=5))
def test_any_details_come_out_as_they_went_in(found: list[Detail]) -> None:
    connection = _connection()
    _store(connection, *found)
    assert [read_detail(connection, n + 1) for n in range(len(found))] == found
    connection.close()


def test_beginnings_of_links_are_shared(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(details, "MAX_PREFIXES_KEPT", 1)
    links = [f"http://{site}.example/{number}" for number in (1, 2) for site in "abca"]
    _store(connection, *(Detail("x", "/x", link) for link in links))
    assert connection.execute("SELECT count(*) FROM link_prefix").fetchone() == (3,)
    assert [read_detail(connection, n) for n in range(1, 9)] == [
        Detail("x", "/x", link) for link in links
    ]


def test_the_sum_changes_with_everything_but_missing() -> None:
    detail = Detail("a", "/a", None)
    whole = row_sum(POST, detail)
    assert row_sum(POST._replace(flags=FLAG_MISSING), detail) == whole
    others = [
        row_sum(POST._replace(**{name: 99}), detail)  # type: ignore[arg-type]
        for name in POST._fields
        if name not in ("title", "language", "flags")
    ]
    others += [
        row_sum(POST._replace(title="x"), detail),
        row_sum(POST._replace(language=None), detail),
        row_sum(POST._replace(flags=FLAG_DRAFT), detail),
        row_sum(POST, Detail("b", "/a", None)),
        row_sum(POST, Detail("a", "/b", None)),
        row_sum(POST, Detail("a", "/a", "")),
        row_sum(POST, Detail("a", "/a", None, 0, 0)),
        row_sum(POST, detail, [("/x.png", None)]),
        row_sum(POST, detail, [("/x.png", 1)]),
        row_sum(POST, detail, [("/x.png", None), ("/y.png", None)]),
    ]
    assert len({whole, *others}) == len(others) + 1
