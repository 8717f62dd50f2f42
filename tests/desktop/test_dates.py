"""Dates of posts in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication

from desktop.dates import long_date, short_date
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
