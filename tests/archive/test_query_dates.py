"""The dates of a query, taken out and put in."""

from __future__ import annotations

from datetime import date

import pytest

from archive import SearchQueryError, has_dates, validate_query, within_dates, without_dates

MARCH = (date(2022, 3, 1), date(2022, 4, 1))


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("", ""),
        ("  ", ""),
        ("武清", "武清"),
        ("武清 on:2022", "武清"),
        ("after:2022-01 before:2023", ""),
        ("ruby after:2022 -高铁", "ruby -高铁"),
        ('"hello  world" before:2022 tag:"a b"', '"hello  world" tag:"a b"'),
        ("-on:2022", "-on:2022"),
        ("on:2021 OR on:2022", "on:2021 OR on:2022"),
        ("(a OR b) on:2022", "a OR b"),
        ("标题 （before:2022-02）", "标题"),
    ],
)
def test_dates_are_taken_out(query: str, rest: str) -> None:
    assert without_dates(query) == rest
    assert has_dates(query) == (rest != query.strip())


@pytest.mark.parametrize(
    ("query", "first", "end", "found"),
    [
        ("", *MARCH, "on:2022-03"),
        ("武清", *MARCH, "武清 on:2022-03"),
        ("武清 after:1999 before:2001", *MARCH, "武清 on:2022-03"),
        ("a OR b", *MARCH, "(a OR b) on:2022-03"),
        ("(a | b) after:2022", *MARCH, "(a OR b) on:2022-03"),
        ("", date(2022, 3, 5), date(2022, 3, 6), "on:2022-03-05"),
        ("", date(2022, 1, 1), date(2023, 1, 1), "on:2022"),
        ("", date(2022, 3, 1), date(2022, 6, 1), "after:2022-03 before:2022-06"),
        ("", date(2022, 3, 5), date(2022, 3, 8), "after:2022-03-05 before:2022-03-08"),
        ("", date(1, 1, 1), date(3, 1, 1), "after:0001 before:0003"),
    ],
)
def test_dates_are_put_in(query: str, first: date, end: date, found: str) -> None:
    assert within_dates(query, first, end) == found
    validate_query(found)


def test_what_cannot_be_read_is_an_error() -> None:
    with pytest.raises(SearchQueryError):
        within_dates("(a", *MARCH)
    with pytest.raises(SearchQueryError):
        has_dates("before:nonsense")
