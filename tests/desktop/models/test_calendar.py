"""The calendar: every day has one row, one place and one strength."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.calendar import Calendar, Place, quantiles

COUNTS = {date(2024, 2, 29): 1, date(2024, 3, 1): 2, date(2024, 12, 31): 3, date(2024, 1, 1): 100}


@pytest.fixture(params=[0, 6])
def calendar(request: pytest.FixtureRequest) -> Calendar:
    made = Calendar(request.param)
    made.add(2021, {date(2021, 12, 31): 7})
    made.add(2024, COUNTS)
    return made


def test_rows_and_places_and_days_are_the_same(calendar: Calendar) -> None:
    assert calendar.years == [2024, 2021]
    assert calendar.days() == 366 + 365
    days = [calendar.day_of(row) for row in range(calendar.days())]
    assert days[0] == date(2024, 1, 1)
    assert days[366] == date(2021, 1, 1)
    assert [calendar.row_of(day) for day in days] == list(range(731))
    places = [calendar.place_of(day) for day in days]
    assert [calendar.day_at(place) for place in places] == days
    assert len(set(places)) == len(days)
    assert all(place.week < 54 for place in places)


def test_weekdays_are_rows(calendar: Calendar) -> None:
    sunday = date(2024, 3, 3)
    assert calendar.place_of(sunday).weekday == (6 - calendar.first_weekday) % 7
    assert (
        calendar.place_of(sunday + timedelta(days=7)).weekday == calendar.place_of(sunday).weekday
    )


def test_there_is_no_day_beside_the_years(calendar: Calendar) -> None:
    for place in (Place(2, 0, 3), Place(-1, 0, 3), Place(0, 60, 0), Place(0, 1, 7)):
        assert calendar.day_at(place) is None
    assert calendar.row_of(date(2022, 1, 1)) == -1


def test_strengths_are_quarters_of_the_days_with_posts(calendar: Calendar) -> None:
    strengths = {calendar.count(day): calendar.strength(day) for day in COUNTS}
    assert strengths == {1: 1, 2: 1, 3: 2, 100: 4}
    assert calendar.strength(date(2021, 12, 31)) == 3
    assert calendar.strength(date(2024, 5, 5)) == 0
    assert calendar.total(2024) == 106


@pytest.mark.parametrize(
    ("counts", "borders"), [([], []), ([5], [5, 5, 5]), ([1, 1, 1, 9], [1, 1, 1])]
)
def test_quantiles(counts: list[int], borders: list[int]) -> None:
    assert quantiles(counts) == borders


def test_an_empty_calendar_has_nothing() -> None:
    assert Calendar().days() == 0
    assert Calendar().day_at(Place(0, 0, 0)) is None
