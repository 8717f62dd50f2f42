"""Dates of posts in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication

from desktop.dates import full_date, long_date, short_date, spoken_date
from desktop.i18n import Translations

TODAY = QDate(2022, 6, 15)
SHANGHAI = timezone(timedelta(hours=8))


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[Translations]:
    """A window that speaks Chinese."""
    made = Translations(qapp)
    made.use("zh_CN")
    yield made
    made.use("en")


def test_this_year_s_posts_have_the_time_and_others_the_year() -> None:
    assert short_date(datetime(2022, 2, 28, 8, 31, tzinfo=SHANGHAI), TODAY) == "28 Feb 08:31"
    assert short_date(datetime(2021, 12, 31, 23, 59, tzinfo=SHANGHAI), TODAY) == "31 Dec 2021"
    assert short_date(datetime(2023, 1, 1, tzinfo=SHANGHAI), TODAY) == "1 Jan 2023"


def test_the_wall_clock_of_the_post_is_shown() -> None:
    for zone in (UTC, SHANGHAI, timezone(timedelta(hours=-11)), None):
        assert short_date(datetime(2022, 2, 28, 0, 5, tzinfo=zone), TODAY) == "28 Feb 00:05"


def test_a_date_in_an_article_is_in_words() -> None:
    moment = datetime(2022, 2, 28, 8, 31, 37, tzinfo=SHANGHAI)
    assert long_date(moment) == "Monday, 28 February 2022 08:31"


def test_a_day_without_a_time_gets_none() -> None:
    day = datetime(2022, 2, 28, tzinfo=SHANGHAI)
    assert long_date(day) == "Monday, 28 February 2022"
    assert short_date(day, TODAY) == "28 Feb"
    assert long_date(day.replace(second=1)) == "Monday, 28 February 2022 00:00"


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
def test_no_date_is_too_far_away(moment: datetime) -> None:
    assert str(moment.year) in short_date(moment, TODAY)
    assert str(moment.year) in long_date(moment)


def test_today_is_asked_for_when_it_is_not_given() -> None:
    year = QDate.currentDate().year()
    assert ":" in short_date(datetime(year, 1, 2, 3, 4, tzinfo=UTC))
    assert str(year - 1) in short_date(datetime(year - 1, 1, 2, tzinfo=UTC))


def test_the_names_of_months_are_those_of_the_language() -> None:
    QLocale.setDefault(QLocale("de"))
    assert "Februar" in long_date(datetime(2022, 2, 28, tzinfo=UTC))


def test_chinese_dates(chinese: Translations) -> None:
    assert chinese.language == "zh_CN"
    moment = datetime(2022, 2, 8, 8, 31, tzinfo=SHANGHAI)
    assert short_date(moment, TODAY) == "2月8日 08:31"
    assert short_date(moment, QDate(2024, 1, 1)) == "2022年2月8日"
    assert long_date(moment) == "2022年2月8日 星期二 08:31"


NOW = datetime(2022, 6, 15, 12, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("moment", "words", "chinese_words"),
    [
        ((2022, 6, 15, 11, 59, 30), "just now", "刚刚"),
        ((2022, 6, 15, 12, 0, 40), "just now", "刚刚"),
        ((2022, 6, 15, 11, 59), "1 minute ago", "1 分钟前"),
        ((2022, 6, 15, 11, 1), "59 minutes ago", "59 分钟前"),
        ((2022, 6, 15, 11, 0), "1 hour ago", "1 小时前"),
        ((2022, 6, 15, 0, 1), "11 hours ago", "11 小时前"),
        ((2022, 6, 15), "today", "今天"),
        ((2022, 6, 14, 23, 59), "yesterday 23:59", "昨天 23:59"),
        ((2022, 6, 14), "yesterday", "昨天"),
        ((2022, 6, 13, 12, 0), "2 days ago", "2 天前"),
        ((2022, 6, 9), "6 days ago", "6 天前"),
        ((2022, 6, 8, 12, 1), "Wednesday, 8 June 2022 12:01", "2022年6月8日 星期三 12:01"),
        ((2022, 6, 8), "Wednesday, 8 June 2022", "2022年6月8日 星期三"),
        ((2022, 6, 15, 12, 2), "Wednesday, 15 June 2022 12:02", "2022年6月15日 星期三 12:02"),
        ((2022, 6, 16), "Thursday, 16 June 2022", "2022年6月16日 星期四"),
    ],
)  # fmt: skip
def test_recent_dates_are_said_as_people_say_them(
    qapp: QApplication, moment: tuple[int, ...], words: str, chinese_words: str
) -> None:
    when = datetime(*moment, tzinfo=SHANGHAI)  # type: ignore[misc, arg-type]
    assert spoken_date(when, NOW) == words
    assert spoken_date(when.replace(tzinfo=None), NOW.replace(tzinfo=None)) == words
    translations = Translations(qapp)
    translations.use("zh_CN")
    try:
        assert spoken_date(when, NOW) == chinese_words
    finally:
        translations.use("en")


def test_days_are_those_of_the_post_s_own_place() -> None:
    late = datetime(2022, 6, 14, 23, 30, tzinfo=SHANGHAI)
    assert spoken_date(late, datetime(2022, 6, 14, 16, 0, tzinfo=UTC)) == "30 minutes ago"
    assert spoken_date(late, datetime(2022, 6, 14, 20, 0, tzinfo=UTC)) == "4 hours ago"
    assert spoken_date(late, datetime(2022, 6, 15, 1, 0, tzinfo=UTC)) == "yesterday 23:30"


@pytest.mark.parametrize("moment", [datetime.min, datetime.max, datetime.min.replace(tzinfo=UTC)])
def test_no_date_is_too_far_away_to_be_said(moment: datetime) -> None:
    assert str(moment.year) in spoken_date(moment)
    assert str(moment.year) in full_date(moment)


def test_today_s_posts_by_the_clock_of_now() -> None:
    assert spoken_date(datetime.now(UTC)) == "just now"


@pytest.mark.parametrize(
    ("offset", "zone"),
    [(0, "UTC"), (480, "UTC+08:00"), (-210, "UTC-03:30"), (345, "UTC+05:45"), (-720, "UTC-12:00")],
)
def test_the_exact_date_has_seconds_and_its_zone(offset: int, zone: str) -> None:
    moment = datetime(2022, 2, 28, 8, 31, 7, tzinfo=timezone(timedelta(minutes=offset)))
    assert full_date(moment) == f"Monday, 28 February 2022 08:31:07 ({zone})"
    assert full_date(moment.replace(hour=0, minute=0, second=0)) == "Monday, 28 February 2022"


def test_the_exact_date_in_chinese(chinese: Translations) -> None:
    assert chinese.language == "zh_CN"
    moment = datetime(2022, 2, 8, 8, 31, 7, tzinfo=SHANGHAI)
    assert full_date(moment) == "2022年2月8日 星期二 08:31:07（UTC+08:00）"
