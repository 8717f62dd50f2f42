"""Where another day begins in a list, and its name."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale

from desktop.day_headings import Neighbours, day_title, row_heading

TODAY = QDate(2024, 3, 15)  # a Friday


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale("en"))


@pytest.mark.parametrize(
    ("day", "above", "below", "heading"),
    [
        (date(2024, 3, 15), date(2024, 3, 16), None, "Today"),
        (date(2024, 3, 14), date(2024, 3, 15), None, "Yesterday"),
        (date(2024, 3, 9), date(2024, 3, 10), None, "Saturday, 9 Mar"),
        (date(2024, 3, 8), date(2024, 3, 9), date(2024, 3, 8), "Fri, 8 Mar"),
        (date(2024, 3, 8), date(2024, 3, 9), date(2024, 3, 7), ""),
        (date(2024, 3, 8), date(2024, 3, 9), None, ""),
        (date(2024, 2, 29), date(2024, 3, 1), None, "February 2024"),
        (date(2023, 2, 3), date(2022, 2, 3), None, "February 2023"),
        (date(2030, 1, 1), date(2030, 1, 2), date(2030, 1, 1), "Tue, 1 Jan"),
        (date(2024, 3, 14), date(2024, 3, 14), date(2024, 3, 14), ""),
        (date(2024, 3, 14), None, date(2024, 3, 14), ""),
        (date(1, 1, 1), date(1, 2, 1), None, "January 0001"),
    ],
)
def test_a_heading_where_another_day_begins(
    day: date, above: date | None, below: date | None, heading: str
) -> None:
    assert row_heading(Neighbours(day, above, below), TODAY) == heading


def test_the_bar_names_the_whole_day() -> None:
    assert day_title(date(2024, 3, 15), TODAY) == ("Today", "Friday, 15 March 2024")
    assert day_title(date(2024, 3, 14), TODAY) == ("Yesterday", "Thursday, 14 March 2024")
    assert day_title(date(2022, 2, 28), TODAY) == ("Monday, 28 February 2022", "")
