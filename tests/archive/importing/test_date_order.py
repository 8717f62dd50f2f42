"""Posts that come roughly in the order of their dates leave in exact order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing import date_order
from archive.importing.date_order import in_date_order
from archive.importing.file_ref import FileKind, FileRef
from archive.importing.prepare import ReadItem, ReadResult

DAY = 86_400


@dataclass
class _Post:
    """As much of a prepared post as an order needs."""

    published: int


def _results(*found: tuple[int, int | None]) -> list[ReadResult]:
    """Results of files with a day in their name, and the second at which the post was published."""
    return [
        ReadResult(
            ReadItem(0, FileRef(str(number), 1, 1, FileKind.POST, hint)),
            None if published is None else _Post(published),  # type: ignore[arg-type]
        )
        for number, (hint, published) in enumerate(found)
    ]


def _order(results: list[ReadResult]) -> list[Any]:
    ordered = in_date_order(results, [result.item for result in results])
    return [None if one.post is None else one.post.published for one in ordered]


def test_posts_of_a_day_are_put_in_order() -> None:
    found = _results((19700102, 2 * DAY), (19700102, DAY), (19700103, 2 * DAY + 5))
    assert _order(found) == [DAY, 2 * DAY, 2 * DAY + 5]


def test_what_gave_no_post_does_not_wait() -> None:
    assert _order(_results((19700102, DAY), (19700102, None))) == [None, DAY]


def test_posts_leave_as_soon_as_nothing_older_can_come() -> None:
    results = _results(*((19700101 + day, day * DAY) for day in range(20)))
    taken = 0

    def counted() -> Any:
        nonlocal taken
        for result in results:
            taken += 1
            yield result

    ordered = in_date_order(counted(), [result.item for result in results])
    first = next(ordered)
    assert first.post is not None
    assert first.post.published == 0
    assert taken == 2, "one file ahead, whose name is a day later than another zone may make it"
    assert len(list(ordered)) == 19


def test_names_that_are_no_days_hold_everything_back(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _results((19701399, 3), (19701399, 2), (19701399, 1))
    assert _order(found) == [1, 2, 3]
    monkeypatch.setattr(date_order, "MAX_HELD_BACK", 1)
    assert sorted(_order(found)) == [1, 2, 3]
    assert _order(found)[0] == 2, "no more than so many are held back"


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(-DAY, 2 * DAY - 1)), max_size=30))
def test_dates_a_day_away_from_the_name_are_put_in_order(found: list[tuple[int, int]]) -> None:
    days = sorted(found)
    published = [(19700100 + day, (day - 1) * DAY + seconds) for day, seconds in days]
    assert _order(_results(*published)) == sorted(second for _, second in published)
