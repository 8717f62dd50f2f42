"""Dates: every spelling of the field, one rule for what is wall time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.dates import (
    date_in_code,
    date_in_name,
    day_hint,
    in_zone,
    parse_date,
    zone_named,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("written", "wall"),
    [
        # with an offset
        ("2022-02-28 08:31:37 +0800", "2022-02-28T08:31:37"),
        ("2022-02-28 08:31:37 +08:00", "2022-02-28T08:31:37"),
        ("2022-02-28T08:31:37+08:00", "2022-02-28T08:31:37"),
        ("2022-02-28T08:31:37Z", "2022-02-28T16:31:37"),
        ("2022-02-28 08:31:37 UTC", "2022-02-28T16:31:37"),
        ("2022-02-28 08:31:37 GMT", "2022-02-28T16:31:37"),
        ("2022-02-28 08:31:37.25 +08", "2022-02-28T08:31:37"),
        ("2022-02-28 23:30:00 +0000", "2022-03-01T07:30:00"),
        ("2022-02-28 08:31:37 -5", "2022-02-28T21:31:37"),
        ("2022-02-28 08:31:37 A", "2022-02-28T15:31:37"),
        ("2022-02-28 08:31:37 EST", "2022-02-28T21:31:37"),
        ("2022-02-28 08:31:37 -0530", "2022-02-28T22:01:37"),
        ("2022-02-28 00:00:00 +05:30:15", "2022-02-28T02:29:45"),
        ("Mon, 28 Feb 2022 10:00:00 +0000", "2022-02-28T18:00:00"),
        ("20220228T083137Z", "2022-02-28T16:31:37"),
        # without: wall time in the site's zone, with seconds too
        ("2022-02-28 23:30:00", "2022-02-28T23:30:00"),
        ("2022-02-28T23:30:00", "2022-02-28T23:30:00"),
        ("2022-02-28 23:30", "2022-02-28T23:30:00"),
        ("2013/7/13 20:46:25", "2013-07-13T20:46:25"),
        ("2013.7.13", "2013-07-13T00:00:00"),
        ("2022-2-8", "2022-02-08T00:00:00"),
        ("04-03-2020", "2020-03-04T00:00:00"),
        ("04/03/2020 10:00", "2020-03-04T10:00:00"),
        ("20-01-02", "2020-01-02T00:00:00"),
        ("70-01-02", "1970-01-02T00:00:00"),
        ("20220228", "2022-02-28T00:00:00"),
        ("20220228083137", "2022-02-28T08:31:37"),
        ("2022-02-28 10:00 JST", "2022-02-28T10:00:00"),
        ("2022-02-28 08:31 -5", "2022-02-28T08:31:00"),  # no offset to Ruby, nor is the next
        ("Mon Feb 28 2022 10:00:00 GMT+0800 (China Standard Time)", "2022-02-28T10:00:00"),
        ("2022-02-30", "2022-03-02T00:00:00"),  # as Ruby counts on
        ("2022-059", "2022-02-28T00:00:00"),
        ("220228", "2022-02-28T00:00:00"),
        ("2022-Feb-28", "2022-02-28T00:00:00"),
        ("Feb-28-2022", "2022-02-28T00:00:00"),
        ("2022 February 28", "2022-02-28T00:00:00"),
        ("February 2022", "2022-02-01T00:00:00"),
        ("1st of February 2022", "2022-02-01T00:00:00"),
        ("'22-2-8", "2022-02-08T00:00:00"),
        ("28/2/2022 5", "2022-02-28T05:00:00"),
        ("2022-02-28 10h30", "2022-02-28T10:30:00"),
        ("2022022810", "2022-02-28T10:00:00"),
        ("2022-02-28 24:00", "2022-03-01T00:00:00"),
        ("2022-02-28 8:5", "2022-02-28T08:05:00"),
        ("2022-02-28 10:00 pm", "2022-02-28T22:00:00"),
        ("2022-02-28 12:05 a.m.", "2022-02-28T00:05:00"),
        ("2022-02-28 5pm", "2022-02-28T17:00:00"),
        ("February 28, 2022", "2022-02-28T00:00:00"),
        ("Feb 28 2022 08:31", "2022-02-28T08:31:00"),
        ("28 Feb 2022", "2022-02-28T00:00:00"),
        ("28th February, 2022", "2022-02-28T00:00:00"),
        ("2022年2月28日 8:31", "2022-02-28T08:31:00"),
        (date(2022, 2, 28), "2022-02-28T00:00:00"),
        (20220228, "2022-02-28T00:00:00"),
    ],
)
def test_spellings(written: object, wall: str) -> None:
    found = parse_date(written, SHANGHAI)
    assert found is not None
    assert found.isoformat() == wall + "+08:00"


@pytest.mark.parametrize(
    "written",
    ["", "   ", "+0800", " +0800", "someday", "2001-99-99", "2022-02-32", "0000-01-01",
     "2020-13-01 10:00", "2022-02-28 25:00:00", "2022-02-28 10:61", "2022-02-28 10:00:00 +99:99",
     "2022-02-28 10:00:00 +08:75", "9999-12-31 23:59:59 -1200", "12:30", "1583279400", None, True,
     "2022-400", "4 March", "2022-02-28 24:01", [], ["2022-02-28"] * 40, "2022-02-28" + " " * 200 + "x", "٢٠٢٢-٠٢-٢٨", "20221399"],
)  # fmt: skip
def test_no_dates(written: object) -> None:
    assert parse_date(written, SHANGHAI) is None


def test_an_hour_that_clocks_leave_out_is_the_next() -> None:
    found = parse_date("2020-03-08 02:30", NEW_YORK)
    assert found is not None
    assert found.isoformat() == "2020-03-08T03:30:00-04:00"


def test_an_hour_that_comes_twice_is_the_later_as_with_ruby() -> None:
    found = parse_date("2020-11-01 01:30", NEW_YORK)
    assert found is not None
    assert found.isoformat() == "2020-11-01T01:30:00-05:00"


def test_the_name_of_the_sites_own_zone_counts() -> None:
    found = parse_date("2020-03-04 10:00:00 BST", ZoneInfo("Europe/London"))
    assert found is not None
    assert found.isoformat() == "2020-03-04T09:00:00+00:00"


def test_moments() -> None:
    assert in_zone(0, SHANGHAI).isoformat() == "1970-01-01T08:00:00+08:00"
    assert in_zone(-86_400, NEW_YORK).isoformat() == "1969-12-30T19:00:00-05:00"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2022-02-28-x.md", "2022-02-28"),
        ("2022-2-8-x.md", "2022-02-08"),
        ("22-02-28-x.md", "2022-02-28"),
        ("99-02-28-.md", "1999-02-28"),
        ("2022-02-30-x.md", "2022-03-02"),
        ("123-02-28-x.md", "0123-02-28"),
        ("2020-13-45-x.md", None),
        ("2022-02-28.md", None),
        ("x-2022-02-28-y.md", None),
        ("20222-02-28-x.md", None),
        ("0000-01-01-x.md", None),
    ],
)
def test_dates_in_names(name: str, day: str | None) -> None:
    found = date_in_name(name, SHANGHAI)
    assert (found and found.date().isoformat()) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("-202205262391921712.md", "2022-05-26"),
        ("NW202202282590582074.md", "2022-02-28"),
        ("NW202213992590582074.md", None),
        ("id-99202205261.md", None),
        ("a20210230b20210301.md", "2021-03-01"),
        ("1234567890123.md", None),
        ("notes.md", None),
    ],
)
def test_dates_in_codes(name: str, day: str | None) -> None:
    found = date_in_code(name, SHANGHAI)
    assert (found and found.date().isoformat()) == day


def test_hints_to_sort_by() -> None:
    assert day_hint("2022-02-28-x.md", 0) == 20220228
    assert day_hint("22-2-8-x.md", 0) == 20220208
    assert day_hint("NW202202282590.md", 0) == 20220228
    assert day_hint("x.md", 0) == 19700101
    assert day_hint("x.md", 10**30) == 99991231
    assert day_hint("x.md", -(10**30)) == 10101


def test_zones_by_name() -> None:
    assert zone_named("Asia/Shanghai") == SHANGHAI
    for name in ("", "Nowhere/Town", "../../etc/passwd", "/etc/localtime", "a\0b", "Asia"):
        assert zone_named(name) is None


MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(MOMENTS, st.integers(-12 * 60, 14 * 60), st.sampled_from([SHANGHAI, NEW_YORK]))
def test_an_offset_keeps_the_moment(moment: datetime, minutes: int, zone: ZoneInfo) -> None:
    moment = moment.replace(microsecond=0)
    sign, size = ("-" if minutes < 0 else "+"), abs(minutes)
    local = (moment + timedelta(minutes=minutes)).strftime("%Y-%m-%d %H:%M:%S")
    for colon in ("", ":"):
        written = f"{local} {sign}{size // 60:02d}{colon}{size % 60:02d}"
        found = parse_date(written, zone)
        assert found == moment
        assert found is not None
        assert found.utcoffset() == moment.astimezone(zone).utcoffset()


@given(st.text(max_size=60), st.sampled_from([SHANGHAI, NEW_YORK]))
def test_any_text_is_a_date_or_none(text: str, zone: ZoneInfo) -> None:
    found = parse_date(text, zone)
    assert found is None or found.utcoffset() is not None
    date_in_name(text, zone)
    date_in_code(text, zone)
    day_hint(text, 0)


@given(st.text(alphabet="0123456789-/:.+ TZapmJanFeb年月日", max_size=40))
def test_anything_like_a_date_is_a_date_or_none(text: str) -> None:
    parse_date(text, SHANGHAI)
