"""The dates of Hugo and of Hexo, and the hours that clocks leave out or repeat."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.go_dates import parse_go_date
from archive.text.hexo_dates import parse_hexo_date
from archive.text.hexo_slug import fill_pattern, pattern_reader, slugize
from archive.text.hugo_paths import PathRules, sanitize

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-03-01", "2024-03-01T00:00:00+01:00"),
        ("2024-03-01 8:05:00", "2024-03-01T08:05:00+01:00"),
        ("2024-03-01T08:05:00Z", "2024-03-01T08:05:00+00:00"),
        ("2024-03-01T08:05:00+09:00", "2024-03-01T08:05:00+09:00"),
        ("2024-03-01T08:05:00.123-0730", "2024-03-01T08:05:00-07:30"),
        ("2024-03-01 08:05:00 +0900 JST", "2024-03-01T08:05:00+09:00"),
        ("2024-03-01  08:05:00", "2024-03-01T08:05:00+01:00"),
        ("Fri, 01 Mar 2024 08:05:00 JST", "2024-03-01T08:05:00+01:00"),  # a name means nothing
        ("01 Mar 69 08:05 +0900", "1969-03-01T08:05:00+09:00"),
        ("Fri Mar  1 08:05:00 2024", "2024-03-01T08:05:00+01:00"),
        ("2024-03-31 02:30:00", "2024-03-31T03:30:00+02:00"),  # there is no such hour
        ("2024-10-27 02:30:00", "2024-10-27T02:30:00+01:00"),  # it comes twice
        (1_709_251_500, "2024-03-01T00:05:00+00:00"),
        (date(2024, 3, 1), "2024-03-01T00:00:00+01:00"),
        (datetime(2024, 3, 1, 8), "2024-03-01T08:00:00+01:00"),
        (datetime(2024, 3, 1, 8, tzinfo=BERLIN), "2024-03-01T08:00:00+01:00"),
    ],
)
def test_dates_of_hugo(written: object, read: str) -> None:
    found = parse_go_date(written, BERLIN)
    assert found is not None and found.isoformat() == read


@pytest.mark.parametrize(
    "written",
    ["2024-03-01 23:30", "2024/03/01", "2024-3-1", "2024-02-30", "2024-13-01", "someday", "", " ",
     "2024-03-01t08:05:00z", "2024-03-01T08:05:00 +09:00", "1 Mar 2024", "2024-03-01T24:00:00",
     "0000-01-01", "2024-03-01T08:05:00+25:00", "x" * 5000, True, None, [1], 1.5, 10**30],
)  # fmt: skip
def test_what_is_no_date_to_hugo(written: object) -> None:
    assert parse_go_date(written, BERLIN) is None


@pytest.mark.parametrize("written", ["", None, True, 0, "2024-99-99", "x", [1], 1e300, -1e300])
def test_what_is_no_date_to_hexo(written: object) -> None:
    plain = written if isinstance(written, str) else None
    assert parse_hexo_date(written, plain, BERLIN) is None


@given(st.text(alphabet="0123456789-+:/TZ. MarFi,年", max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    for found in (parse_go_date(text, BERLIN), parse_hexo_date(text, text, BERLIN)):
        assert found is None or found.utcoffset() is not None


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Two  Words!", "Two-Words"), ("Été à Ørsted", "Ete-a-Orsted"), ("港口，开航", "港口，开航"),
     ("C++ & C#", "C-C"), ("ＦＵＬＬ Ⓐ", "FULL-A"), ("Straße æon Œuvre", "Strase-aeon-OEuvre"),
     ("--a--", "a"), ("", ""), ("Ðð Ħ Ł", "Ðð-H-L"), ("a\x01b", "ab")],
)  # fmt: skip
def test_slugs_of_hexo(text: str, slug: str) -> None:
    assert slugize(text) == slug
    assert (slugize(text, 1), slugize(text, 2)) == (slug.lower(), slug.upper())


def test_patterns_of_hexo() -> None:
    assert fill_pattern("a/:b-:c_d/:e", {"b": "1", "c_d": "2"}) == "a/1-2/undefined"
    read = pattern_reader(":year-:month-:title")
    assert read("2024-03-x-y") == {"year": "2024", "month": "03", "title": "x-y"}
    assert read("2024-3-x") is None
    assert pattern_reader(":a:b:c:d:e:f:g:h")("x" * 250) is None  # could take for ever
    assert pattern_reader(":a:b:c")("x" * 400) is None


@given(st.text(max_size=60))
def test_addresses_of_hugo_are_clean(text: str) -> None:
    for rules in (PathRules(), PathRules(keep_case=True, plain_letters=True)):
        clean = sanitize(text, rules)
        assert not any(char.isspace() or char in "?&=\"'<>" for char in clean)
        assert sanitize(clean, rules) == clean
