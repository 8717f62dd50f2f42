"""The bars of the timeline: they add up, and name the rows that they stand for."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from desktop.models.timeline import Timeline, months_of, rows_of
from desktop.periods import month_number

COUNTS = {202111: 3, 202112: 1, 202203: 5, 202301: 2}
FIRST = month_number(date(2021, 11, 1))


@pytest.fixture
def timeline() -> Timeline:
    made = Timeline()
    made.set_months(COUNTS)
    return made


@pytest.mark.parametrize("most", [1, 2, 5, 14, 15, 100])
def test_bars_add_up_to_the_list(timeline: Timeline, most: int) -> None:
    bars = timeline.bars(most)
    assert sum(bar.count for bar in bars) == timeline.total == 11
    assert [bar.older for bar in bars] == [sum(b.count for b in bars[:n]) for n in range(len(bars))]
    assert all(one.end == other.first for one, other in pairwise(bars))


def test_a_month_is_a_bar_where_there_is_room_else_a_year(timeline: Timeline) -> None:
    months = timeline.bars(15)
    assert [bar.count for bar in months] == [3, 1, 0, 0, 5, *[0] * 9, 2]
    assert (months[0].first, months[-1].end) == (date(2021, 11, 1), date(2023, 2, 1))
    assert [(bar.first.year, bar.count) for bar in timeline.bars(14)] == [
        (2021, 4),
        (2022, 5),
        (2023, 2),
    ]


@pytest.mark.parametrize("newest_first", [True, False])
def test_rows_of_bars_are_all_rows(timeline: Timeline, newest_first: bool) -> None:
    rows = [rows_of(bar, 11, newest_first=newest_first) for bar in timeline.bars(50)]
    assert sorted(row for one in rows for row in one) == list(range(11))
    assert list(rows[-1]) == ([0, 1] if newest_first else [9, 10])


def test_dates_at_both_ends_of_the_calendar_make_few_bars() -> None:
    timeline = Timeline()
    timeline.set_months({101: 1, 202203: 5, 999912: 2})
    bars = timeline.bars(100)
    assert len(bars) <= 101
    assert sum(bar.count for bar in bars) == 8
    timeline.look_at(months_of(bars[-1]))
    assert sum(bar.count for bar in timeline.bars(10_000)) == 2


def test_zooming_goes_down_to_days_and_back(timeline: Timeline) -> None:
    march = month_number(date(2022, 3, 1))
    for _ in range(6):
        timeline.zoom((march - FIRST + 0.5) / 15, closer=True)
    assert timeline.shows_days()
    timeline.look_at((march, march + 1))
    assert timeline.wanted_days() == (march, march + 1)
    assert [bar.count for bar in timeline.bars(9)] == [5]  # the days are not known yet
    timeline.set_days((march, march + 1), {date(2022, 3, 5): 4, date(2022, 3, 31): 1})
    assert timeline.wanted_days() is None
    bars = timeline.bars(9)
    assert sum(bar.count for bar in bars) == 5
    assert (bars[0].older, bars[-1].older) == (4, 8)
    while timeline.is_zoomed():
        timeline.zoom(0.5, closer=False)
    assert timeline.window() == timeline.whole()


def test_scrolling_stays_within_the_list(timeline: Timeline) -> None:
    timeline.look_at((FIRST + 4, FIRST + 8))
    timeline.scroll(-1)
    assert timeline.window() == (FIRST + 3, FIRST + 7)
    for _ in range(50):
        timeline.scroll(1)
    assert timeline.window() == (FIRST + 11, FIRST + 15)


def test_a_window_without_posts_of_the_next_list_is_left(timeline: Timeline) -> None:
    timeline.look_at((FIRST, FIRST + 2))
    timeline.set_months({202301: 2})
    assert not timeline.is_zoomed()
    timeline.set_months({})
    assert timeline.bars(10) == []
    timeline.zoom(0.5, closer=True)
    assert timeline.wanted_days() is None
